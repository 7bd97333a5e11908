"""Fitting what tells a body with several speakers from one with a single voice, or with none."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Final

import numpy as np
from scipy.optimize import minimize

from pipeline.readers.draft import Record
from pipeline.readers.recognise import read_text
from pipeline.speakers.changes import changes
from pipeline.speakers.changes.exchange import FILE, signs
from pipeline.speakers.spoken import Spoken
from training.speakers.changes.material import example
from training.speakers.changes.sets import without_lines
from training.speakers.corpora import calls, kremlin, own, plain, qmsum
from training.speakers.scene import Said, Scene

_QUOTES: Final = Path(__file__).parent.parent.parent / "quotes" / "texts"
_SINGLE: Final = Path(__file__).parent.parent / "single_voices.jsonl"
"""Our own lists of questions with answers, essays that ask and answer, letters: nobody else speaks there."""
_WINDOWS: Final = (12, 40, 120)
_PENALTY: Final = 1e-2
_THRESHOLD: Final = 0.5
_QUESTION: Final = frozenset("?？؟;")


def fit(data: Path, folder: Path) -> None:
    """Write `exchange.json`: a logistic regression over `signs`; print how often it is right by part."""
    rows = [(signs(one, changes(one)), several, is_test) for one, several, is_test in bodies(data)]
    x = np.array([row[0] for row in rows])
    y = np.array([row[1] for row in rows], float)
    tests = np.array([row[2] for row in rows])
    weights = _logistic(x[~tests], y[~tests])
    for name, part in (("train", ~tests), ("test", tests)):
        said = x[part] @ weights[:-1] + weights[-1] > 0
        several, single = said[y[part] == 1], ~said[y[part] == 0]
        print(
            f"exchange, {name}: several found {several.mean():.3f} of {len(several)}, "
            f"single kept {single.mean():.3f} of {len(single)}"
        )
    stored = {"weights": weights[:-1].tolist(), "bias": weights[-1], "threshold": _THRESHOLD}
    (folder / FILE.name).write_text(json.dumps(stored), encoding="utf-8")


def _logistic(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Weights and bias; both classes count the same."""
    share = np.where(y == 1, 0.5 / y.mean(), 0.5 / (1 - y.mean()))
    middle, spread = x.mean(0), x.std(0) + 1e-9

    def loss(w: np.ndarray) -> float:
        z = (x - middle) / spread @ w[:-1] + w[-1]
        return float((share * (np.logaddexp(0, z) - y * z)).mean() + _PENALTY * (w[:-1] ** 2).sum())

    found = minimize(loss, np.zeros(x.shape[1] + 1)).x
    scaled = found[:-1] / spread
    return np.append(scaled, found[-1] - scaled @ middle)


def bodies(data: Path) -> Iterator[tuple[tuple[Spoken, ...], bool, bool]]:
    """Yield bodies with a question, whether several people speak, and whether they are held out."""
    for scene, several in _scenes(data):
        sentences = example(scene).sentences
        if len(sentences) >= 4 and any(one.text[-1:] in _QUESTION for one in sentences):
            yield sentences, several, scene.part == "test"


def _scenes(data: Path) -> Iterator[tuple[Scene, bool]]:
    for scene in (*own.scenes(), *kremlin.scenes(data), *qmsum.scenes(data), *calls.scenes(data)):
        if len({one.speaker for one in scene.said}) > 1:
            for number, size in enumerate(_WINDOWS):
                part = _part_of(scene, size, number)
                if len({one.speaker for one in part.said}) > 1:
                    yield part if number % 2 else without_lines(part), True
    for scene in (*plain.scenes(data), *_pages(data), *_texts()):
        yield scene, False


def _part_of(scene: Scene, size: int, number: int) -> Scene:
    start = (len(scene.said) // 3 * number) % max(1, len(scene.said) - size)
    said = scene.said[start : start + size]
    return Scene(**{**scene.__dict__, "said": said})


def _pages(data: Path) -> Iterator[Scene]:
    """Official pages without labels: reports, one person's statement."""
    for number, path in enumerate(sorted((data / "pages" / "kremlin").glob("*.html"))):
        draft = read_text(Record(path.read_bytes().decode(), "utf-8")).drafts[0]
        if not draft.labels:
            said = tuple(
                Said(" ".join(draft.text.text[block.start : block.end].split()), "one", opens_paragraph=True)
                for block in draft.blocks
                if block.value == "body"
            )
            if said:
                part = "test" if number // 2 % 4 == 0 else "train"
                yield Scene(path.stem, "kremlin", "en", "briefing", None, None, None, (), said, part=part)


def _texts() -> Iterator[Scene]:
    """Our own news texts with quotes, and texts of one voice with many questions."""
    for path in (*sorted(_QUOTES.glob("*.jsonl")), _SINGLE):
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]
        for number, row in enumerate(islice(rows, 200)):
            lines = [line for line in row["text"].split("\n") if line.strip()]
            said = tuple(Said(line, "one", opens_paragraph=True) for line in lines)
            part = "test" if number % 4 == 0 else "train"
            yield Scene(
                f"{path.stem}-{number}",
                "quotes",
                row["language"],
                "briefing",
                None,
                None,
                None,
                (),
                said,
                part=part,
            )
