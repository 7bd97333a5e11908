"""Writes a trained network as the product reads it: an int8 table and an int8 ONNX graph."""

from __future__ import annotations

import tempfile
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from training.names.network import Network


class Graph(nn.Module):  # type: ignore[misc]
    """All that depends on context, for one window: word vectors in, log probabilities of tags out."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, vectors: Tensor, shapes: Tensor, flags: Tensor, language: Tensor) -> Tensor:
        """Return [steps, tags] for [steps, table], [steps], [steps, flags] and [1]."""
        assert self.network.names is not None
        style = torch.zeros_like(language)
        state = self.network.read(vectors[None], shapes[None], language, style, flags[None], None)
        out: Tensor = self.network.names(state)
        return torch.log_softmax(out[0], -1)


def save_table(table: NDArray[np.float32], path: Path) -> None:
    """Write the table [rows, width] as int8 with a scale for each row."""
    scale = np.abs(table).max(1, keepdims=True) / 127 + 1e-12
    np.savez_compressed(path, table=np.round(table / scale).astype(np.int8), scale=scale.astype(np.float32))


def save_graph(network: Network, path: Path) -> None:
    """Write the graph with int8 weights; activations are quantised as they come, window by window."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    size = network.size
    example = (
        torch.zeros(16, size.table),
        torch.zeros(16, dtype=torch.long),
        torch.zeros(16, size.flags),
        torch.zeros(1, dtype=torch.long),
    )
    steps = {0: torch.export.Dim("steps")}
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "network.onnx"
        torch.onnx.export(
            Graph(network).eval(),
            example,
            str(whole),
            input_names=["vectors", "shapes", "flags", "language"],
            output_names=["scores"],
            dynamo=True,
            dynamic_shapes=(steps, steps, steps, None),
            external_data=False,
        )
        quantize_dynamic(str(whole), str(path), weight_type=QuantType.QInt8, per_channel=True)
    _bare(path)


def _bare(path: Path) -> None:
    """Take the remarks out of a graph: torch's exporter notes there where its code lies on this machine."""
    import onnx

    model = onnx.load(str(path))
    graph = model.graph
    for part in (
        *graph.node,
        *graph.initializer,
        *graph.value_info,
        *graph.input,
        *graph.output,
        graph,
        model,
    ):
        part.doc_string = ""
        del part.metadata_props[:]
    onnx.save(model, str(path))
