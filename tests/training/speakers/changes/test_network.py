from __future__ import annotations

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="the extra `train` is not installed")
pytest.importorskip("onnxscript", reason="the extra `train` is not installed")

from pipeline.speakers.changes.network import Network, probabilities  # noqa: E402
from pipeline.speakers.changes.vectors import Vectors  # noqa: E402
from pipeline.speakers.spoken import Spoken  # noqa: E402
from training.speakers.changes.batches import encode, vocabulary  # noqa: E402
from training.speakers.changes.export import save  # noqa: E402
from training.speakers.changes.material import example  # noqa: E402
from training.speakers.changes.network import Chain  # noqa: E402
from training.speakers.changes.train import train  # noqa: E402
from training.speakers.scene import Said, Scene  # noqa: E402

SAID = [
    Said(text, "a" if number % 2 else "b")
    for number, text in enumerate(
        ["Who pays? And when?", "We do. In May.", "And who asks? Nobody?", "You do."] * 3
    )
]
SCENE = Scene("one", "own", "en", "call", None, None, None, (), tuple(SAID), {}, {})


def test_the_chain_counts_all_ways():
    chain = Chain()
    scores = torch.zeros(1, 3, 10)
    every = torch.ones(1, 3, 10, dtype=torch.bool)
    ways = 5 * 6 * 6  # a turn begins in five roles, or goes on
    assert float(chain.log_sum(scores, every, torch.ones(1, 3, dtype=torch.bool))) == pytest.approx(
        np.log(ways), abs=1e-4
    )


def test_what_ships_says_what_was_trained(tmp_path):
    one = example(SCENE)
    vectors, words = Vectors(), vocabulary([one])
    encoded = encode(one, words, vectors)
    trained = train([encoded], [1.0], len(words) + 2, vectors, steps=3, report=10)
    save(trained, words, tmp_path, 0)
    assert b".py" not in (tmp_path / "network-0.onnx").read_bytes()
    shipped = probabilities(
        [Spoken(row.text, "en", row.opens_line, row.pause_s) for row in one.sentences], [Network(tmp_path, 0)]
    )
    assert np.allclose(shipped, trained.begins(encoded), atol=5e-3)
