"""The stores of `tests.store`."""

from tests.store.conftest import fresh

__all__ = ["fresh"]
