"""The network: an encoder, a head that tags pieces, and a head by which a cue asks the pieces around it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812 - as everybody writes it
from torch import nn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from training.encoders import Arrays

__all__ = ["FARTHEST", "LINK_WIDTH", "Network", "weights_of"]

TAGS, LINKS, LINK_WIDTH, FARTHEST = 7, 3, 96, 128
_FEATURES = (4, 3, 2)
_MASKED = -1e4


class Layer(nn.Module):
    """One layer of a transformer, norms after the sums."""

    def __init__(self, width: int, inner: int, heads: int, eps: float, dropout: float) -> None:
        super().__init__()
        self.heads, self.dropout = heads, dropout
        self.q, self.k, self.v, self.o = (nn.Linear(width, width) for _ in range(4))
        self.f1, self.f2 = nn.Linear(width, inner), nn.Linear(inner, width)
        self.n1, self.n2 = nn.LayerNorm(width, eps=eps), nn.LayerNorm(width, eps=eps)

    def forward(self, x: Any, bias: Any) -> Any:
        """Return the layer's states; `bias` is added to the scores of attention."""
        batch, length, width = x.shape

        def split(states: Any) -> Any:
            return states.view(batch, length, self.heads, width // self.heads).transpose(1, 2)

        q, k, v = split(self.q(x)), split(self.k(x)), split(self.v(x))
        attended = F.scaled_dot_product_attention(
            q, k, v, attn_mask=bias.to(q.dtype), dropout_p=self.dropout if self.training else 0.0
        )
        attended = self.o(attended.transpose(1, 2).reshape(batch, length, width))
        x = self.n1(x + F.dropout(attended, self.dropout, self.training))
        return self.n2(x + F.dropout(self.f2(F.gelu(self.f1(x))), self.dropout, self.training))


def _head(width: int, out: int, dropout: float) -> nn.Sequential:
    return nn.Sequential(nn.Linear(width, width), nn.GELU(), nn.Dropout(dropout), nn.Linear(width, out))


class Network(nn.Module):
    """An encoder's layers (all, or those named) with the two heads."""

    def __init__(self, arrays: Arrays, *, layers: Sequence[int] | None = None, dropout: float = 0.1) -> None:
        super().__init__()
        numbers = sorted({int(name.split(".")[0]) for name in arrays if name[0].isdigit()})
        chosen = list(numbers if layers is None else layers)
        rows, width = arrays["word"].shape
        heads, eps = int(arrays["heads"]), float(arrays["eps"])
        inner = len(arrays[f"{chosen[0]}.f1.b"])
        self.dropout, self.heads, self.eps = dropout, heads, eps
        self.word, self.position = nn.Embedding(rows, width), nn.Embedding(len(arrays["position"]), width)
        self.norm = nn.LayerNorm(width, eps=eps)
        self.layers = nn.ModuleList(Layer(width, inner, heads, eps, dropout) for _ in chosen)
        self.relative = nn.Embedding(*arrays["relative"].shape) if "relative" in arrays else None
        self.features = nn.ModuleList(nn.Embedding(count, width) for count in _FEATURES)
        self.tag = _head(width, TAGS, dropout)
        self.ask, self.answer = (_head(width, LINKS * LINK_WIDTH, dropout) for _ in range(2))
        distance = torch.zeros(2 * FARTHEST + 1, LINKS)
        distance[:, 1:] = (-torch.arange(-FARTHEST, FARTHEST + 1).abs().float() / 30)[:, None]
        self.distance = nn.Parameter(distance)
        self._take(arrays, chosen)

    def _take(self, arrays: Arrays, chosen: Sequence[int]) -> None:
        def put(parameter: Any, name: str) -> None:
            parameter.data.copy_(torch.from_numpy(np.asarray(arrays[name], np.float32)))

        put(self.word.weight, "word")
        put(self.position.weight, "position")
        if self.relative is not None:
            put(self.relative.weight, "relative")
        for feature in self.features:
            nn.init.normal_(feature.weight, std=0.01)
        put(self.norm.weight, "norm.w")
        put(self.norm.bias, "norm.b")
        for layer, number in zip(self.layers, chosen, strict=True):
            for part in ("q", "k", "v", "o", "f1", "f2", "n1", "n2"):
                module = getattr(layer, part)
                put(module.weight, f"{number}.{part}.w")
                put(module.bias, f"{number}.{part}.b")

    def forward(self, ids: Any, features: Any, lengths: Any) -> tuple[Any, Any, Any]:
        """Score (batch, pieces): tags, and what each piece asks and answers as a cue and to one."""
        length = ids.shape[1]
        x = self.word(ids) + self.position.weight[:length]
        for number, feature in enumerate(self.features):
            x = x + feature(features[..., number])
        x = F.dropout(self.norm(x), self.dropout, self.training)
        places = torch.arange(length, device=ids.device)
        bias = torch.where(places[None] < lengths[:, None], 0.0, _MASKED)[:, None, None, :]
        if self.relative is None:
            bias = bias.expand(-1, 1, length, -1)
        else:
            # Left as the encoder has it: asking for its gradient takes attention's slow way, with ten times the memory.
            with torch.no_grad():
                bias = (bias + self.relative(_buckets(places)).permute(2, 0, 1)[None]).contiguous()
        for layer in self.layers:
            x = layer(x, bias)
        return self.tag(x), self.ask(x) / LINK_WIDTH**0.5, self.answer(x)


def _buckets(places: Any, buckets: int = 32, farthest: int = 128) -> Any:
    """Return MPNet's bucket for each pair of places: exact nearby, by logarithm farther off."""
    offset = places[:, None] - places[None, :]
    half = buckets // 2
    found = (offset < 0).long() * half
    offset = offset.abs()
    exact = half // 2
    far = exact + (torch.log(offset.float().clamp(min=1) / exact) / math.log(farthest / exact) * (half - exact)).long()
    return found + torch.where(offset < exact, offset, far.clamp(max=half - 1))


def weights_of(network: Network) -> Arrays:
    """Return the network's weights under the names of `training.encoders`, and the heads' beside them."""
    arrays: Arrays = {}
    names = {"weight": "w", "bias": "b"}
    for name, parameter in network.state_dict().items():
        parts = name.removeprefix("layers.").split(".")
        if parts[0] in ("word", "position", "relative"):
            parts = parts[:1]
        elif parts[0] == "features":
            parts = parts[:2]
        elif parts[-1] in names:
            parts[-1] = names[parts[-1]]
        arrays[".".join(parts)] = parameter.detach().float().cpu().numpy()
    return arrays | {"heads": np.array(network.heads), "eps": np.array(network.eps, np.float32)}
