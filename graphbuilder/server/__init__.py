"""A real Neo4j Community with Neo4j Browser on loopback, from pip alone: the support behind ``graphbuilder server``.

``Server(home).start()`` gives a `Running`; the command line and the tests use the same code.
"""

from graphbuilder.server.config import LTS, VERSION
from graphbuilder.server.managed import Running, Server, default_home

__all__ = ["LTS", "VERSION", "Running", "Server", "default_home"]
