"""The trained network as an ONNX file for the CPU: whole, with its layers' matrices as bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from training.encoders import Arrays

__all__ = ["merge", "to_onnx"]

_MICROSOFT = "com.microsoft"


def merge(trained: Arrays, whole: Arrays) -> Arrays:
    """Return the trained weights with the rows of all pieces: those that no article held are the encoder's own."""
    row = {int(piece): number for number, piece in enumerate(whole["pieces"])}
    word = np.asarray(whole["word"], np.float32).copy()
    word[[row[int(piece)] for piece in trained["pieces"]]] = trained["word"]
    return trained | {"word": word, "pieces": whole["pieces"]}


class _Graph:
    """Nodes and constants of a graph as they come."""

    def __init__(self, arrays: Arrays, *, whole: Sequence[str]) -> None:
        self.nodes: list[Any] = []
        self.constants: list[Any] = []
        self._arrays, self._whole = arrays, set(whole)
        self._count = 0

    def put(self, name: str, array: NDArray[Any]) -> str:
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(array), name))
        return name

    def node(
        self, operation: str, inputs: Sequence[str], *, outputs: int = 1, domain: str = "", **settings: Any
    ) -> Any:
        self._count += 1
        names = [f"{operation.lower()}{self._count}.{number}" for number in range(outputs)]
        self.nodes.append(helper.make_node(operation, list(inputs), names, domain=domain, **settings))
        return names[0] if outputs == 1 else names

    def linear(self, states: str, parts: Sequence[str]) -> str:
        """Multiply by the matrices of `parts` side by side; as bytes, unless they are to stay whole."""
        weight = np.concatenate([self._arrays[f"{part}.w"] for part in parts]).astype(np.float32).T
        bias = self.put(
            f"{parts[0]}.b", np.concatenate([self._arrays[f"{part}.b"] for part in parts]).astype(np.float32)
        )
        if parts[0] in self._whole or parts[0].split(".")[-1] in self._whole or parts[0].endswith(".3"):
            found = self.node("MatMul", [states, self.put(f"{parts[0]}.w", weight)])
            return str(self.node("Add", [found, bias]))
        # One scale for each column, so that a column with small weights keeps them.
        scale = np.maximum(np.abs(weight).max(0) / 127, 1e-8).astype(np.float32)
        quantised = np.rint(weight / scale).clip(-127, 127).astype(np.int8)
        inputs = [
            states,
            self.put(f"{parts[0]}.q", quantised),
            self.put(f"{parts[0]}.s", scale),
            self.put(f"{parts[0]}.z", np.zeros(len(scale), np.int8)),
            bias,
        ]
        return str(self.node("DynamicQuantizeMatMul", inputs, domain=_MICROSOFT))

    def norm(self, states: str, other: str, part: str, epsilon: float) -> str:
        weights = [self.put(f"{part}.{which}", self._arrays[f"{part}.{which}"]) for which in ("w", "b")]
        return str(
            self.node("LayerNormalization", [self.node("Add", [states, other]), *weights], epsilon=epsilon, axis=-1)
        )


def to_onnx(arrays: Arrays, *, whole: Sequence[str] = ()) -> bytes:
    """Return the network as an ONNX model for windows of one length each.

    In: `ids` (windows, pieces), `feat` (windows, pieces, 3). Out: `tag`, `U` (asks), `V` (answers), `rel` (distance).
    Matrices named in `whole` ("0.f2", or "f2" of every layer) stay float32; the heads' last ones always do.
    """
    graph = _Graph(arrays, whole=whole)
    layers = 1 + max(int(name.split(".")[0]) for name in arrays if name[0].isdigit())
    epsilon, heads = float(arrays["eps"]), int(arrays["heads"])
    word = np.asarray(arrays["word"], np.float32)
    scale = np.maximum(np.abs(word).max(1) / 127, 1e-8).astype(np.float32)
    rows = graph.node(
        "Cast",
        [graph.node("Gather", [graph.put("word.q", np.rint(word / scale[:, None]).astype(np.int8)), "ids"])],
        to=TensorProto.FLOAT,
    )
    scales = graph.node("Gather", [graph.put("word.s", scale[:, None]), "ids"])
    states = graph.node("Mul", [rows, scales])
    length = graph.node("Shape", ["ids"], start=1, end=2)
    zero, one = graph.put("zero", np.array([0])), graph.put("one", np.array([1]))
    position = graph.put("position", np.asarray(arrays["position"], np.float32))
    states = graph.node("Add", [states, graph.node("Slice", [position, zero, length, zero, one])])
    # The features' tables as one: row 4 is the second table's first, and so on.
    table = np.concatenate([np.asarray(arrays[f"features.{number}"], np.float32) for number in range(3)])
    starts = np.cumsum([0] + [len(arrays[f"features.{number}"]) for number in range(2)])
    places = graph.node("Add", ["feat", graph.put("starts", starts.astype(np.int64))])
    added = graph.node(
        "ReduceSum",
        [graph.node("Gather", [graph.put("features.w", table), places]), graph.put("two", np.array([2]))],
        keepdims=0,
    )
    states = graph.norm(states, added, "norm", epsilon)
    for layer in range(layers):
        joint = graph.linear(states, [f"{layer}.{part}" for part in "qkv"])
        q, k, v = graph.node("Split", [joint], outputs=3, axis=-1, num_outputs=3)
        attended = graph.node("MultiHeadAttention", [q, k, v], domain=_MICROSOFT, num_heads=heads)
        states = graph.norm(states, graph.linear(attended, [f"{layer}.o"]), f"{layer}.n1", epsilon)
        inner = graph.node("Gelu", [graph.linear(states, [f"{layer}.f1"])], domain=_MICROSOFT)
        states = graph.norm(states, graph.linear(inner, [f"{layer}.f2"]), f"{layer}.n2", epsilon)
    # The three heads' first matrices are one, and their answers are cut apart.
    joint = graph.node("Gelu", [graph.linear(states, ["tag.0", "ask.0", "answer.0"])], domain=_MICROSOFT)
    parts = graph.node("Split", [joint], outputs=3, axis=-1, num_outputs=3)
    outputs = {}
    for name, part in zip(("tag", "ask", "answer"), parts, strict=True):
        outputs[name] = graph.linear(part, [f"{name}.3"])
    width = arrays["ask.3.b"].shape[0] // 3
    outputs["ask"] = graph.node("Div", [outputs["ask"], graph.put("root", np.array(width**0.5, np.float32))])
    distance = graph.put("distance.w", np.asarray(arrays["distance"], np.float32))
    for name, ours in (("tag", "tag"), ("ask", "U"), ("answer", "V")):
        graph.nodes.append(helper.make_node("Identity", [outputs[name]], [ours]))
    graph.nodes.append(helper.make_node("Identity", [distance], ["rel"]))
    made = helper.make_graph(
        graph.nodes,
        "tagger",
        [
            helper.make_tensor_value_info("ids", TensorProto.INT64, ["windows", "pieces"]),
            helper.make_tensor_value_info("feat", TensorProto.INT64, ["windows", "pieces", 3]),
        ],
        [
            helper.make_tensor_value_info("tag", TensorProto.FLOAT, ["windows", "pieces", 7]),
            helper.make_tensor_value_info("U", TensorProto.FLOAT, ["windows", "pieces", 3 * width]),
            helper.make_tensor_value_info("V", TensorProto.FLOAT, ["windows", "pieces", 3 * width]),
            helper.make_tensor_value_info("rel", TensorProto.FLOAT, list(arrays["distance"].shape)),
        ],
        graph.constants,
    )
    model = helper.make_model(made, opset_imports=[helper.make_opsetid("", 18), helper.make_opsetid(_MICROSOFT, 1)])
    model.ir_version = 9
    data: bytes = onnx.ModelProto.SerializeToString(model)
    return data
