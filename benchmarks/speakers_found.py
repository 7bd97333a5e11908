"""Who speaks, at turns as the words tell them: `python -m benchmarks.speakers_found [../shared/data]`.

The same scenes as `benchmarks.gold_speakers`, but each sentence is judged by the turn that the product puts
it in. Per corpus: the share of words named, and of these the share named right.
"""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from benchmarks.gold_turns import GOLD
from pipeline.entities.knowledge import knowledge
from pipeline.speakers.changes import changes
from pipeline.speakers.naming import Sentence, Turn, name
from training.speakers.changes.material import Example as Cut
from training.speakers.changes.material import example
from training.speakers.corpora import calls, kremlin, own
from training.speakers.identity import forms, who
from training.speakers.scene import Scene, laid
from training.speakers.speeches import Example, examples

_QUESTION = ("?", "？", "؟")
_AFTER = "\"'»”)"


def main(data: Path) -> None:
    """Print a line per corpus."""
    words: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for one in examples(list(_scenes(data))):
        for count, is_named, is_right in _judged(one):
            row = words[one.scene.corpus]
            row[0], row[1], row[2] = row[0] + count, row[1] + count * is_named, row[2] + count * is_right
    for corpus, (spoken, named, right) in words.items():
        print(f"{corpus:20} words {spoken:6} named {named / spoken:.3f} right {right / max(named, 1):.3f}")


def _scenes(data: Path) -> Iterator[Scene]:
    for path in sorted(GOLD.glob("*.jsonl")):
        yield from own.read(path, "gold")
    if (data / "speech").is_dir():
        several = (*calls.scenes(data), *calls.scenes(data, "speechmatics"), *kremlin.scenes(data))
        yield from (scene for scene in several if scene.part == "test")


def _judged(one: Example) -> Iterator[tuple[int, bool, bool]]:
    """Yield words, whether they got a name, and whether it is right, sentence by sentence."""
    cut = example(one.scene)
    spans = [(place, place + len(row.text)) for place, row in zip(cut.places, cut.sentences, strict=True)]
    turns = _turns(cut, spans)
    sentences = tuple(
        Sentence(start, end, row.text.rstrip(_AFTER).endswith(_QUESTION))
        for (start, end), row in zip(spans, cut.sentences, strict=True)
    )
    found = name(replace(one.speech, turns=turns, sentences=sentences), knowledge())
    names, starts = forms(one.scene), [start for start, _ in laid(one.scene).said]
    for turn, named in zip(turns, found, strict=True):
        for number in range(turn.first, turn.last):
            key = one.scene.said[bisect_right(starts, spans[number][0]) - 1].speaker
            is_right = bool(named.name) and key in names and who(str(named.name), names) == key
            yield len(cut.sentences[number].text.split()), bool(named.name), is_right


def _turns(cut: Cut, spans: list[tuple[int, int]]) -> tuple[Turn, ...]:
    firsts = [number for number, one in enumerate(changes(cut.sentences)) if one.begins]
    edges = pairwise([*firsts, len(spans)])
    return tuple(Turn(spans[first][0], spans[last - 1][1], first, last) for first, last in edges)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path("../shared/data"))
