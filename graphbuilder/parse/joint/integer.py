"""Linear layers in whole numbers, for processors that multiply bytes faster than floats.

Weights stay as they are stored (rows of 8 bits with a scale each); each row of the input gets 8 bits and a scale of its
own. The products are sums of integers, which are exact in any order, so a row's result depends on that row alone and
not on the batch, the number of threads or the processor.
"""

from collections.abc import Mapping
from functools import cache

import torch
from torch import Tensor, nn

from graphbuilder.parse.joint.weights import SCALE


@cache
def exact() -> bool:
    """Tell whether this processor's product of bytes is exact: some saturate where pairs of products overflow 16 bits."""
    rows = torch.tensor([[127, -127], [127, 127]], dtype=torch.int8).repeat(16, 32)
    columns = torch.full((64, 32), 127, dtype=torch.int8)
    wanted = rows.double() @ columns.double()
    try:
        return bool((torch._int_mm(rows, columns).double() == wanted).all())
    except (AttributeError, RuntimeError):
        return False


class IntegerLinear(nn.Module):
    """``x @ weight.T + bias`` with *weight* (out, in) as int8 rows, *scale* (out, 1) and *bias* (out) in float32."""

    weight: Tensor
    scale: Tensor
    bias: Tensor

    def __init__(self, weight: Tensor, scale: Tensor, bias: Tensor) -> None:
        super().__init__()
        # A view: the product wants rows by columns. Not persistent: these are no parameters to be loaded or saved.
        self.register_buffer("weight", weight.t(), persistent=False)  # (in, out)
        self.register_buffer("scale", scale.float().flatten(), persistent=False)
        self.register_buffer("bias", bias.float(), persistent=False)

    def forward(self, x: Tensor) -> Tensor:
        """(…, in) → (…, out)."""
        flat = x.reshape(-1, x.shape[-1])
        step = flat.abs().amax(-1, keepdim=True).clamp_(min=1e-8).div_(127)
        whole = (flat / step).round_().to(torch.int8)
        product = torch._int_mm(whole, self.weight).float().mul_(step)
        return torch.addcmul(self.bias, product, self.scale).view(*x.shape[:-1], -1)


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
