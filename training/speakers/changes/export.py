"""The trained network as the files that ship."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import onnx
import torch

from pipeline.speakers.changes.network import SETTINGS
from pipeline.speakers.changes.words import NUMBERS, WIDTH
from pipeline.speakers.cues import CLASSES
from training.speakers.changes.network import EMBEDDED
from training.speakers.changes.train import Trained

_NAMES = ("words", "shapes", "classes", "numbers")


def save(trained: Trained, vocabulary: Mapping[str, int], folder: Path, number: int) -> None:
    """Write graph, vectors and chain to `folder`, as its network of that number."""
    folder.mkdir(parents=True, exist_ok=True)
    _graph(trained, folder / f"network-{number}.onnx")
    reader = trained.reader
    start, between = trained.chain.weights()
    np.savez_compressed(
        folder / f"words-{number}.npz",
        allow_pickle=False,
        words=np.array("\n".join(sorted(vocabulary, key=lambda word: vocabulary[word]))),
        own=reader.own.weight.detach().numpy().astype(np.float16),
        given=reader.given.weight.detach().numpy().T.astype(np.float16),
        start=start.detach().numpy(),
        between=between.detach().numpy(),
    )


def settle(networks: int, threshold: float, folder: Path) -> None:
    """Write how many networks there are and the threshold; files of more than that are taken away."""
    stored = {"networks": networks, "threshold": threshold}
    (folder / SETTINGS).write_text(json.dumps(stored), encoding="utf-8")
    for path in (*folder.glob("network-*.onnx"), *folder.glob("words-*.npz")):
        if int(path.stem.rpartition("-")[2]) >= networks:
            path.unlink()


def _graph(trained: Trained, path: Path) -> None:
    sentences = 7
    given = (
        torch.zeros(1, sentences, WIDTH, EMBEDDED),
        torch.ones(1, sentences, WIDTH, dtype=torch.int64),
        torch.zeros(1, sentences, WIDTH, len(CLASSES)),
        torch.zeros(1, sentences, NUMBERS),
    )
    torch.onnx.export(
        trained.reader,
        given,
        str(path),
        input_names=list(_NAMES),
        output_names=["scores"],
        dynamic_axes={name: {1: "sentences"} for name in (*_NAMES, "scores")},
        opset_version=17,
        dynamo=False,
    )
    graph = onnx.load(str(path))
    for node in graph.graph.node:  # the exporter notes where on this machine each step was written
        node.ClearField("doc_string")
        del node.metadata_props[:]
    graph.ClearField("doc_string")
    onnx.save(graph, str(path))
