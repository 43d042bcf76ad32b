"""Linear layers in whole numbers, for processors that multiply bytes faster than floats.

Weights stay as they are stored (rows of 8 bits with a scale each); each row of the input gets 8 bits and a scale of its
own. The products are sums of integers, which are exact in any order, so a row's result depends on that row alone and
not on the batch, the number of threads or the processor.
"""

from collections.abc import Callable, Mapping
from functools import cache

import torch
from torch import Tensor, nn

from graphbuilder.parse.joint.weights import SCALE

#: Rows of bytes (rows, in) → their products with a matrix as whole numbers in float32 (rows, out).
Product = Callable[[Tensor], Tensor]
#: Rows that a matrix is laid out for; any number may come. Rows after which laying it out, some milliseconds, has paid.
_ROWS, _PAYS = 64, 1000


@cache
def exact() -> bool:
    """Tell whether this processor's product of bytes is exact: some saturate where pairs of products overflow 16 bits."""
    return _is_exact(plain)


@cache
def quickest() -> Callable[[Tensor], Product]:
    """Return the quickest product of bytes that is exact here: with the matrix laid out once (oneDNN), or the plain one."""
    return laid_out if _is_exact(laid_out) else plain


def plain(weight: Tensor) -> Product:
    """Return the product with *weight* (out, in) as it is."""
    columns = weight.t()  # a view: the product wants rows by columns
    return lambda rows: torch._int_mm(rows, columns).float()


def laid_out(weight: Tensor) -> Product:
    """Return the product with a copy of *weight* (out, in) in the order the processor multiplies in."""
    out, width = weight.shape
    ones, zeros = torch.ones(out), torch.zeros(out, dtype=torch.int32)
    packed = torch.ops.onednn.qlinear_prepack(weight, [_ROWS, width])

    def product(rows: Tensor) -> Tensor:
        found: Tensor = torch.ops.onednn.qlinear_pointwise(
            rows, 1.0, 0, packed, ones, zeros, None, 1.0, 0, torch.float32, "none", [], ""
        )
        return found

    return product


def _is_exact(make: Callable[[Tensor], Product]) -> bool:
    rows = torch.tensor([[127, -127], [127, 127]], dtype=torch.int8).repeat(16, 32)
    weight = torch.full((32, 64), 127, dtype=torch.int8)
    try:
        return bool((make(weight)(rows).double() == rows.double() @ weight.double().t()).all())
    except (AttributeError, RuntimeError, TypeError):
        return False


class IntegerLinear(nn.Module):
    """``x @ weight.T + bias`` with *weight* (out, in) as int8 rows, *scale* (out, 1) and *bias* (out) in float32."""

    scale: Tensor
    bias: Tensor

    def __init__(self, weight: Tensor, scale: Tensor, bias: Tensor) -> None:
        super().__init__()
        self._weight: Tensor | None = weight
        self._product, self._seen = plain(weight), 0
        # Not persistent: these are no parameters to be loaded or saved.
        self.register_buffer("scale", scale.float().flatten(), persistent=False)
        self.register_buffer("bias", bias.float(), persistent=False)

    def forward(self, x: Tensor) -> Tensor:
        """(…, in) → (…, out)."""
        flat = x.reshape(-1, x.shape[-1])
        # Fresh memory costs more than what is computed in it: no copy is made that can be done without.
        most = torch.maximum(flat.amax(-1, keepdim=True), flat.amin(-1, keepdim=True).neg_())
        step = most.clamp_(min=1e-8).div_(127)
        whole = (flat / step).round_().to(torch.int8)
        summed = self._multiplied(whole).mul_(step)
        torch.addcmul(self.bias, summed, self.scale, out=summed)
        return summed.view(*x.shape[:-1], summed.shape[-1])

    def _multiplied(self, rows: Tensor) -> Tensor:
        """Multiply *rows*; once there were many, in the quicker way, which says the same."""
        self._seen += len(rows)
        if (weight := self._weight) is not None and self._seen > _PAYS:
            self._product, self._weight = quickest()(weight), None
        return self._product(rows)


class IntegerEmbedding(nn.Module):
    """Rows of *weight* (rows, width) as int8 times *scale* (rows, 1): the same values as when unpacked, in a quarter."""

    weight: Tensor
    scale: Tensor

    def __init__(self, weight: Tensor, scale: Tensor) -> None:
        super().__init__()
        self.register_buffer("weight", weight, persistent=False)
        self.register_buffer("scale", scale.float(), persistent=False)

    def forward(self, ids: Tensor) -> Tensor:
        """(…) → (…, width)."""
        return self.weight[ids].float().mul_(self.scale[ids])


def place(network: nn.Module, packed: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """Make the encoder and the linear layers of *network* compute in whole numbers with the weights in *packed*.

    Returns the other weights.
    """
    left = dict(packed)
    for parent, module in list(network.named_modules()):
        for child, layer in list(module.named_children()):
            name = f"{parent}.{child}"
            name = name.removeprefix(".")
            wanted = isinstance(layer, nn.Linear) or name.startswith("encoder.")
            if not wanted or f"{name}.weight{SCALE}" not in left:
                continue
            if child == "positions":
                continue  # a slice of the matrix is taken
            weight, scale = left.pop(f"{name}.weight"), left.pop(f"{name}.weight{SCALE}")
            if isinstance(layer, nn.Linear):
                setattr(module, child, IntegerLinear(weight, scale, left.pop(f"{name}.bias")))
            else:
                setattr(module, child, IntegerEmbedding(weight, scale))
    return left
