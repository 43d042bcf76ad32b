"""Modules that others import for what is never used here: they are imported when something of them is used, else not.

    with later("networkx"):
        import library                                    # its `networkx` is imported when it first asks for something

What is imported meanwhile must only bind the module (``import networkx as nx``); ``from networkx import Graph`` imports it
at once. Once left, the name is free: who imports it then gets the real one.
"""

import importlib
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any

#: What PyTorch knows of shapes of tensors without content, and what it imports with it.
_SHAPES, _AFTER_SHAPES = "torch._meta_registrations", ("torch._decomp", "torch._refs", "torch._prims")

#: Whether this process runs this program and nothing else, so that nobody else misses what is left out.
_own = False


def take_process() -> None:
    """Say that this process is ours: the command line's, or a worker's."""
    global _own
    _own = True


def import_torch() -> ModuleType:
    """Import and return PyTorch; in a process of ours without what only its compilers ask for, half of its imports.

    That is what becomes of the shapes of tensors that have no content. It comes as soon as anything asks for it.
    """
    if not _own or "torch" in sys.modules:
        return importlib.import_module("torch")
    # Large pages: fresh memory of tensors costs a third of the time of parsing in small ones.
    os.environ.setdefault("THP_MEM_ALLOC_ENABLE", "1")
    with later(_SHAPES):
        torch = importlib.import_module("torch")
    sys.meta_path.insert(0, _ShapesFirst())
    return torch


class _ShapesFirst(MetaPathFinder, Loader):
    """Imports `_SHAPES` before those that PyTorch imports after it: in another order they import each other in a circle."""

    def find_spec(self, name: str, path: object, target: object = None) -> ModuleSpec | None:
        if name not in _AFTER_SHAPES:
            return None
        sys.meta_path.remove(self)
        if _SHAPES in sys.modules:
            return None
        importlib.import_module(_SHAPES)
        spec = sys.modules[name].__spec__  # it is there by now, and must not be executed once more
        assert spec is not None
        self.loader, spec.loader = spec.loader, self
        return spec

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        """Return the module that is there."""
        return sys.modules[spec.name]

    def exec_module(self, module: ModuleType) -> None:
        """Give it its own loader back."""
        assert module.__spec__ is not None
        module.__spec__.loader = self.loader


class _Later(ModuleType):
    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # who looks through all modules, as `inspect` does, uses nothing of this one
            raise AttributeError(name)
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return getattr(importlib.import_module(self.__name__), name)


@contextmanager
def later(*names: str) -> Iterator[None]:
    """Put off the imports of the modules *names* within the context; those that are imported already stay."""
    held = {name: _Later(name) for name in names if name not in sys.modules}
    sys.modules.update(held)
    try:
        yield
    finally:
        for name, module in held.items():
            if sys.modules.get(name) is module:
                del sys.modules[name]


@contextmanager
def absent(*names: str) -> Iterator[None]:
    """Let modules that nothing here needs be as if not installed within the context: who tries them does without."""
    held = [name for name in names if name not in sys.modules]
    sys.modules.update(dict.fromkeys(held))  # type: ignore[arg-type]
    try:
        yield
    finally:
        for name in held:
            sys.modules.pop(name, None)
