"""What is imported later is imported when something of it is used, and by whoever asks for it by name."""

import importlib
import subprocess
import sys
from pathlib import Path

import pytest

from graphbuilder.later import absent, later


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A library that imports ``heavy_one`` and tries ``optional_one``."""
    (tmp_path / "heavy_one.py").write_text("NAME = 'heavy'\n")
    (tmp_path / "optional_one.py").write_text("")
    (tmp_path / "library_one.py").write_text(
        "import heavy_one\ntry:\n    import optional_one as optional\nexcept ImportError:\n    optional = None\n"
        "def name():\n    return heavy_one.NAME\n"
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    yield "library_one"
    for name in ("heavy_one", "optional_one", "library_one"):
        sys.modules.pop(name, None)


def test_a_module_is_imported_when_something_of_it_is_used(library: str) -> None:
    with later("heavy_one"):
        found = importlib.import_module(library)
    assert "heavy_one" not in sys.modules
    assert not hasattr(found.heavy_one, "__path__")  # who looks through all modules imports nothing
    assert "heavy_one" not in sys.modules
    assert found.name() == "heavy"
    assert sys.modules["heavy_one"].NAME == "heavy"


def test_a_module_used_within_is_there_after(library: str) -> None:
    with later("heavy_one"):
        assert importlib.import_module(library).name() == "heavy"
    assert sys.modules["heavy_one"].NAME == "heavy"


def test_what_is_imported_already_stays(library: str) -> None:
    before = importlib.import_module("heavy_one")
    with later("heavy_one"), absent("optional_one"):
        found = importlib.import_module(library)
    assert found.heavy_one is before
    assert found.optional is None
    assert importlib.import_module("optional_one")


OURS = """
import sys
from graphbuilder.later import import_torch, take_process
take_process()
torch = import_torch()
assert "torch._meta_registrations" not in sys.modules
"""


@pytest.mark.model
@pytest.mark.parametrize(
    "code",
    [
        "layer = torch.nn.Linear(4, 2)\noptimizer = torch.optim.AdamW(layer.parameters(), lr=.1, fused=True)\n"
        "layer(torch.ones(3, 4)).sum().backward()\noptimizer.step()",
        "from torch._subclasses.fake_tensor import FakeTensorMode\nwith FakeTensorMode():\n"
        "    assert torch.nn.functional.gelu(torch.empty(2, 3) @ torch.empty(3, 4)).shape == (2, 4)",
        "import torch._meta_registrations\nassert torch.empty(5, 2, device='meta').norm(dim=1).shape == (5,)",
        "import torch._decomp\nassert torch._decomp.core_aten_decompositions()",
        "import torch._refs.linalg\nassert torch._refs.linalg.norm(torch.ones(4)) == 2",
        "import torch._prims\nimport torch._dynamo",
        "from torch.func import vmap\nassert vmap(torch.dot)(torch.ones(2, 3), torch.ones(2, 3)).tolist() == [3, 3]",
    ],
)
def test_pytorch_in_a_process_of_ours_lacks_nothing_that_is_asked_for(code: str) -> None:
    subprocess.run([sys.executable, "-c", OURS + code], check=True)


@pytest.mark.model
def test_in_a_program_of_somebody_else_pytorch_is_whole() -> None:
    code = """
import sys
from graphbuilder.later import import_torch
import_torch()
assert "torch._meta_registrations" in sys.modules
"""
    subprocess.run([sys.executable, "-c", code], check=True)
