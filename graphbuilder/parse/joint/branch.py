"""Layers that only the reader of relations has, on top of the encoder's lower ones: parsing stays as it is, bit for bit.

The encoder's layers up to *below* are shared; what lies above them is learnt anew for relations. Growing a branch instead of
tuning the trunk is the idea of Houlsby et al. (2019) at the size of whole layers.
"""

import torch
from torch import Tensor, nn

from graphbuilder.parse.joint.network import Layer, Mix, Shape


class Branch(nn.Module):
    """Outputs of the encoder's layer *below* → word vectors (batch, words, width) for relations."""

    def __init__(self, shape: Shape, layers: int, below: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.below = below
        self.layers = nn.ModuleList(Layer(shape, dropout) for _ in range(layers))
        self.mix = Mix(layers + 1)

    def forward(self, x: Tensor, present: Tensor, average: Tensor) -> Tensor:
        """*x* (batch, pieces, width), *present* (batch, pieces), *average* (batch, words, pieces): the pieces of each word."""
        mask = torch.where(present, 0.0, -1e4)[:, None, None, :]
        outputs = [x]
        for layer in self.layers:
            x = layer(x, mask)
            outputs.append(x)
        words: Tensor = average @ self.mix(outputs)
        return words
