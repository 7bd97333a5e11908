"""A tiny network learns, is written, and is read by the product; needs the extra `train`."""

from __future__ import annotations

import json
import shutil

import pytest

torch = pytest.importorskip("torch", reason="the extra `train` is not installed")
pytest.importorskip("onnxscript", reason="the extra `train` is not installed")

from pipeline.entities.recognise.lexicon import FLAGS, Lexicon  # noqa: E402
from pipeline.entities.recognise.network import FOLDER  # noqa: E402
from pipeline.entities.recognise.own import Own  # noqa: E402
from pipeline.entities.recognise.tags import TAGS, TYPES  # noqa: E402
from pipeline.entities.spans import Stretch  # noqa: E402
from training.names.batches import batches  # noqa: E402
from training.names.corpora import Document, Sentence  # noqa: E402
from training.names.examples import Coder  # noqa: E402
from training.names.export import save_graph, save_table  # noqa: E402
from training.names.languages import LANGUAGES  # noqa: E402
from training.names.material import lesson  # noqa: E402
from training.names.network import Network, Size  # noqa: E402
from training.names.plain import plain_texts  # noqa: E402
from training.names.pretrain import pretrain  # noqa: E402
from training.names.train import fit, outside, seeded  # noqa: E402

WORDS = ("we", "met", "Anna", "Berg", "in", "Oslo", "today", ".")
TAGGED = ("O", "O", "B-PER", "I-PER", "O", "B-LOC", "O", "O")
SIZE = Size(table=16, width=32, heads=2, layers=1, inner=32, flags=len(FLAGS), tags=len(TAGS))


@pytest.mark.filterwarnings("ignore")  # torch's exporter warns of its own changes
def test_a_tiny_network_learns_is_written_and_read(tmp_path):
    seeded(1)
    sentence = Sentence(WORDS, TAGGED, (True,) * 6 + (False, True))
    document = Document("en", "test", "train", frozenset({"PER", "LOC"}), (sentence,) * 40)
    taught = lesson([document])
    network = Network(SIZE)
    average = fit(
        network, batches(taught.material, Coder(Lexicon(FOLDER)), 512, 1), outside(taught.types), 60, 0.02
    )
    save_table(average.table.weight.detach().numpy(), tmp_path / "table.npz")
    save_graph(average, tmp_path / "network.onnx")
    assert b".py" not in (tmp_path / "network.onnx").read_bytes()
    for name in ("words.marisa", "phrases.marisa"):
        shutil.copy(FOLDER / name, tmp_path)
    settings = {"version": "t", "languages": LANGUAGES, "calibration": dict.fromkeys(TYPES, (1, 0))}
    (tmp_path / "model.json").write_text(json.dumps(settings))
    text = "we met Anna Berg in Oslo today."
    found = Own(tmp_path).recognise(text, [Stretch(text, 0, len(text), "en")])
    assert [(text[one.start : one.end], one.type) for one in found] == [("Anna Berg", "PER"), ("Oslo", "LOC")]


def test_hidden_words_are_told_better_after_reading(tmp_path, capsys, monkeypatch):
    seeded(1)
    coder = Coder(None)
    monkeypatch.setattr("training.names.plain.FILES", {})
    sentence = Sentence(WORDS, TAGGED, (True,) * 6 + (False, True))
    document = Document("en", "test", "train", frozenset({"PER"}), (sentence,) * 400)
    network = Network(SIZE)
    pretrain(network, plain_texts(tmp_path, [document], coder), coder, 100, 0.01, 1)
    assert "100 of 100 steps" in capsys.readouterr().out
