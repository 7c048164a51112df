"""Multiply in whole numbers what a model keeps in whole numbers: twice as fast on the processors of today.

The model that we have keeps its weights as 8-bit numbers, each column with a scale, and turns them into floats before
it multiplies (`Cast`, `Mul`, `MatMul`). Here its graph is rewritten so that what is multiplied is rounded to 8 bits too
(`DynamicQuantizeLinear`, `MatMulInteger`). Vectors change by a rounding: cosine .98 and more with what they were.

It is done on the file's bytes, as they are read: ONNX is protocol buffers, and a few of its fields are all we need.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["in_integers"]

_GRAPH, _NODE = 7, 1
"""The numbers of the fields `ModelProto.graph` and `GraphProto.node`."""
_INPUT, _OUTPUT, _NAME, _TYPE, _ATTRIBUTE = 1, 2, 3, 4, 5
"""The numbers of the fields of `NodeProto`."""
_VARINT, _FIXED64, _BYTES, _FIXED32 = 0, 1, 2, 5
_TO_FLOAT = b"\x0a\x02to\x18\x01\xa0\x01\x02"
"""The attribute `to`, an integer, 1: a `Cast` to 32-bit floats."""
_MANY, _LOW = 0x80, 0x7F

_Field: TypeAlias = tuple[int, int, int, int]
"""A field's number, where it starts, where its value starts, and where it ends."""


@dataclass(slots=True)
class _Node:
    type: str
    inputs: list[str]
    outputs: list[str]
    name: str = ""
    attributes: list[bytes] = field(default_factory=list)

    @classmethod
    def read(cls, data: memoryview) -> _Node:
        node = cls("", [], [])
        for number, _, value, end in _fields(data):
            held = bytes(data[value:end])
            if number == _INPUT:
                node.inputs.append(held.decode())
            elif number == _OUTPUT:
                node.outputs.append(held.decode())
            elif number == _NAME:
                node.name = held.decode()
            elif number == _TYPE:
                node.type = held.decode()
            elif number == _ATTRIBUTE:
                node.attributes.append(held)
        return node

    def written(self) -> bytes:
        parts = [_written(_INPUT, one.encode()) for one in self.inputs]
        parts += [_written(_OUTPUT, one.encode()) for one in self.outputs]
        parts += [_written(_NAME, self.name.encode()), _written(_TYPE, self.type.encode())]
        return b"".join([*parts, *(_written(_ATTRIBUTE, one) for one in self.attributes)])


def in_integers(model: bytes) -> bytes:
    """Return a model that multiplies by its 8-bit weights as they are; what has none comes back as it was.

    Raises `ValueError` for what is no ONNX.
    """
    whole = memoryview(model)
    parts = []
    for number, start, value, end in _fields(whole):
        parts.append(_written(_GRAPH, _graph(whole[value:end])) if number == _GRAPH else bytes(whole[start:end]))
    return b"".join(parts)


def _graph(data: memoryview) -> bytes:
    found = list(_fields(data))
    nodes = [_Node.read(data[value:end]) for number, _, value, end in found if number == _NODE]
    rest = (bytes(data[start:end]) for number, start, _, end in found if number != _NODE)
    return b"".join([*(_written(_NODE, node.written()) for node in _rewritten(nodes)), *rest])


def _rewritten(nodes: list[_Node]) -> Iterator[_Node]:
    """Yield the nodes of a graph, in their order; those that made floats of weights which nobody needs are left out."""
    made = {output: node for node in nodes for output in node.outputs}
    weights: dict[str, tuple[str, str]] = {}
    for node in nodes:
        if node.type == "MatMul":
            scaled = made.get(node.inputs[1])
            cast = made.get(scaled.inputs[0]) if scaled and scaled.type == "Mul" else None
            if scaled and cast and cast.type == "Cast" and cast.inputs[0] not in made:
                weights[node.inputs[1]] = (cast.inputs[0], scaled.inputs[1])
    others = {name for node in nodes for name in node.inputs if node.type != "MatMul"}
    spare = {name for name in weights if name not in others}
    spare |= {made[name].inputs[0] for name in spare}
    rounded: set[str] = set()
    for node in nodes:
        if node.type == "MatMul" and node.inputs[1] in weights:
            yield from _multiplied(node, *weights[node.inputs[1]], rounded)
        elif spare.isdisjoint(node.outputs):
            yield node


def _multiplied(node: _Node, weights: str, scales: str, rounded: set[str]) -> Iterator[_Node]:
    """Yield what takes the place of a multiplication; what it multiplies is rounded once for all who use it."""
    what, result = node.inputs[0], node.outputs[0]
    low, scale, zero = f"{what}:8bit", f"{what}:scale", f"{what}:zero"
    if what not in rounded:
        rounded.add(what)
        yield _Node("DynamicQuantizeLinear", [what], [low, scale, zero])
    yield _Node("MatMulInteger", [low, weights, zero], [f"{result}:sum"])
    yield _Node("Cast", [f"{result}:sum"], [f"{result}:float"], attributes=[_TO_FLOAT])
    yield _Node("Mul", [scale, scales], [f"{result}:scale"])
    yield _Node("Mul", [f"{result}:float", f"{result}:scale"], [result], node.name)


def _fields(data: memoryview) -> Iterator[_Field]:
    place = 0
    while place < len(data):
        start = place
        key, place = _number(data, place)
        kind, value = key & 7, place
        if kind == _VARINT:
            _, place = _number(data, place)
        elif kind == _BYTES:
            length, value = _number(data, place)
            place = value + length
        elif kind in {_FIXED64, _FIXED32}:
            place += 8 if kind == _FIXED64 else 4
        else:
            raise ValueError(f"no protocol buffer: a field of kind {kind}")
        if place > len(data):
            raise ValueError("no protocol buffer: it ends in the middle of a field")
        yield key >> 3, start, value, place


def _number(data: memoryview, place: int) -> tuple[int, int]:
    found = shift = 0
    while place < len(data):
        byte = data[place]
        place += 1
        found |= (byte & _LOW) << shift
        if not byte & _MANY:
            return found, place
        shift += 7
    raise ValueError("no protocol buffer: it ends in the middle of a number")


def _written(number: int, value: bytes) -> bytes:
    return _varint(number << 3 | _BYTES) + _varint(len(value)) + value


def _varint(value: int) -> bytes:
    found = bytearray()
    while value > _LOW:
        found.append(value & _LOW | _MANY)
        value >>= 7
    found.append(value)
    return bytes(found)
