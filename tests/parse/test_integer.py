"""Layers in whole numbers: close to the float ones, and the same for a row in any company."""

from pathlib import Path

import pytest
import torch
from torch import nn

from graphbuilder.errors import ParseError
from graphbuilder.parse.joint import integer, weights
from graphbuilder.parse.joint.model import JointModel

needs_exact = pytest.mark.skipif(not integer.exact(), reason="this processor's product of bytes saturates")


def layers() -> tuple[nn.Linear, integer.IntegerLinear]:
    torch.manual_seed(3)
    plain = nn.Linear(96, 64)
    packed = weights.pack({"weight": plain.weight, "bias": plain.bias})
    plain.load_state_dict(weights.unpack(packed))
    return plain, integer.IntegerLinear(packed["weight"], packed["weight" + weights.SCALE], packed["bias"])


@needs_exact
@torch.inference_mode()
def test_an_integer_layer_is_close_to_the_float_one() -> None:
    plain, whole = layers()
    x = torch.randn(5, 7, 96)
    assert whole(x).shape == (5, 7, 64)
    assert (whole(x) - plain(x)).abs().mean() < plain(x).abs().mean() * 0.015


@needs_exact
@torch.inference_mode()
def test_a_row_alone_is_bit_for_bit_what_it_is_among_others() -> None:
    _, whole = layers()
    x = torch.randn(40, 96)
    assert all(torch.equal(whole(x[i : i + 1]), whole(x)[i : i + 1]) for i in range(40))
    assert torch.equal(whole(torch.zeros(1, 96))[0], whole.bias)


@needs_exact
@torch.inference_mode()
def test_a_layer_says_the_same_to_the_bit_once_its_matrix_is_laid_out() -> None:
    _, whole = layers()
    x = torch.randn(700, 96)
    before = whole(x)
    assert torch.equal(whole(x), before)  # laid out by now
    assert torch.equal(whole(x[:3]), before[:3])
    assert whole(x[:0]).shape == (0, 64)
    weight = torch.randint(-127, 128, (64, 1536), dtype=torch.int8)
    rows = torch.full((5, 1536), 127, dtype=torch.int8)
    assert torch.equal(integer.quickest()(weight)(rows), integer.plain(weight)(rows))


@torch.inference_mode()
def test_an_integer_embedding_has_the_values_of_the_unpacked_one() -> None:
    packed = weights.pack({"weight": torch.randn(200, 48)})
    whole = integer.IntegerEmbedding(packed["weight"], packed["weight" + weights.SCALE])
    assert bool((whole(torch.arange(200)) == weights.unpack(packed)["weight"]).all())


def test_both_ways_of_computing_say_the_same(model_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said = []
    for arithmetic in ("int8", "float32"):
        monkeypatch.setenv("GRAPHBUILDER_ARITHMETIC", arithmetic)
        model = JointModel.load(model_folder)
        said.append(model.annotate([("Иванов", "прибыл", "в", "Москве", ".")], "ru")[0])
        kind = integer.IntegerLinear if arithmetic == "int8" and integer.exact() else nn.Linear
        assert isinstance(model.network.encoder.layers[0].qkv, kind)
    assert said[0].upos == said[1].upos
    assert said[0].tag_probabilities == pytest.approx(said[1].tag_probabilities, abs=0.05)


def test_another_arithmetic_is_refused(model_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GRAPHBUILDER_ARITHMETIC", "int4")
    with pytest.raises(ParseError, match="expected int8 or float32"):
        JointModel.load(model_folder)
