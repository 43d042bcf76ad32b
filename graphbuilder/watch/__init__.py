"""Standing work: sources looked at again and again, what is new in them read in, and told of where somebody asked to be."""

from graphbuilder.watch.alerts import Alert, Sink, sink
from graphbuilder.watch.state import State, state_of
from graphbuilder.watch.watcher import Watcher

__all__ = ["Alert", "Sink", "State", "Watcher", "sink", "state_of"]
