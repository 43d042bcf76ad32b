"""Time and numbers: when something was, how many and how much.

In: the words of a sentence, and the day its document was published. Out: `Clock.find` the times it tells (`Times`),
`time_of` the one that is a predicate's, `bounded` no later than the article; `Counter` the quantities a word has below or
beside it.
"""

from graphbuilder.extract.time.bounds import bounded
from graphbuilder.extract.time.clock import Clock, Times, time_of
from graphbuilder.extract.time.numbers import Counter

__all__ = ["Clock", "Counter", "Times", "bounded", "time_of"]
