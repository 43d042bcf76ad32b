"""A quick shallow copy."""

from typing import TypeVar

_T = TypeVar("_T")


def twin(one: _T) -> _T:
    """Return a shallow copy of an object that keeps all it has in ``__dict__``; `copy.copy` takes ten times as long."""
    other = object.__new__(type(one))
    other.__dict__.update(one.__dict__)
    return other
