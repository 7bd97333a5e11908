"""The texts to learn from, as streams of tokens by name, and what is held back of each."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, TypeVar

import regex

from training.unpunctuated.calls import SYSTEMS, calls, gold, heard, projected
from training.unpunctuated.scripts import in_cyrillic
from training.unpunctuated.tokens import Token, of_text, of_treebank

Stream = list[Token]
Piece = TypeVar("Piece")

TREEBANKS: Final = {
    "ewt": "en_ewt",
    "da": "da_ddt",
    "hr": "hr_set",
    "sr": "sr_set",
    "talbanken": "sv_talbanken",
}
CONLL: Final = {
    "nb": ("ner/norne/nob.conll", 1, "\t"),
    "nn": ("ner/norne/nno.conll", 1, "\t"),
    "wikigold": ("ner/wikigold/wikigold.conll.txt", 0, " "),
}
"""Files with one word a line: the column it stands in and what stands between columns."""

LONG: Final = frozenset({"en", "de", "es", "sv", "ru"})
LANGUAGES: Final = {
    "ewt": "en", "en": "en", "de": "de", "es": "es", "sv": "sv", "talbanken": "sv", "ru": "ru", "da": "da",
    "hr": "hr", "sr": "sr", "sr-cyrl": "sr", "nb": "nb", "nn": "nn", "fr": "fr",
    "tilde-ru": "ru", "tilde-uk": "uk",
}  # fmt: skip
"""Streams of which a part is held back, and their languages."""

_LINK: Final = regex.compile(r"\[([^\]]*)\]\([^)]*\)|https?://\S+|\*\*|__")
_LETTER: Final = regex.compile(r"\p{L}")
_SENTENCE_END: Final = regex.compile(r"[.?!]”?$")


def speech(data: Path, part: str) -> dict[str, list[Stream]]:
    """Return the calls of a part: the gold words, what recognisers heard, what the poorest heard."""
    out: dict[str, list[Stream]] = {"gold": [], "heard": [], "poor": []}
    for call in calls(data, part):
        truth = gold(data, call)
        out["gold"].append(truth)
        for system in SYSTEMS:
            if words := heard(data, system, call):
                out["poor" if system == "kaldi-librispeech" else "heard"].append(projected(truth, words))
    return out


def written(data: Path, name: str, part: str = "train") -> Stream:
    """Return a part (train, dev or test) of a stream of written text by its name.

    Treebanks come with a part of their own for development, of which the first half is dev and the second
    test. Of other text the last paragraphs are held back, dev before test, and some between the parts go to
    none. What is not in LANGUAGES trains as a whole.
    """
    if name == "sr-cyrl":
        return in_cyrillic(written(data, "sr", part))
    if name in TREEBANKS:
        kind = "train" if part == "train" else "dev"
        whole = of_treebank(_columns(data / f"ner/uner/{TREEBANKS[name]}-{kind}.iob2", 1))
        half = len(whole) // 2
        return {"train": whole, "dev": whole[:half], "test": whole[half:]}[part]
    if name in CONLL:
        path, column, separator = CONLL[name]
        return of_treebank(_share(list(_columns(data / path, column, separator)), name, part))
    language = name.removeprefix("tilde-").replace("factru", "ru").replace("qmsum", "en")
    paragraphs = _share(list(_paragraphs(data, name)), name, part)
    return [row for paragraph in paragraphs for row in of_text(paragraph, language)]


def _share(pieces: list[Piece], name: str, part: str) -> list[Piece]:
    """Return the pieces of a part."""
    if name not in LANGUAGES:
        return pieces if part == "train" else []
    held = max(int(len(pieces) * (0.01 if name in LONG else 0.06)), 5)
    test = held * 2 // 5
    places = {"train": (None, -held), "dev": (-held, -held + test), "test": (-test, None)}
    return pieces[slice(*places[part])]


def _paragraphs(data: Path, name: str) -> Iterator[str]:
    if name == "qmsum":
        for line in (data / "turns/qmsum/train.jsonl").open(encoding="utf-8"):
            yield from (turn["content"] for turn in json.loads(line)["meeting_transcripts"])
    elif name == "fr":
        pieces = [row for rows in _columns(data / "ner/europeana/enp_FR.bnf.bio", 0, " ") for row in rows]
        yield from (regex.sub(r" ([.,;:?!])", r"\1", " ".join(some)) for some in _articles(pieces))
    elif name.startswith("tilde-"):
        for path in sorted((data / "ner/tilde-bsnlp/raw").glob(f"*/{name[-2:]}/*")):
            yield from (line for line in path.read_text("utf-8", "replace").split("\n")[4:] if len(line) > 40)
    elif name == "factru":
        for path in sorted((data / "ner/factrueval/devset").glob("*.txt")):
            yield from path.read_text("utf-8").split("\n")
    else:
        with gzip.open(data / f"text/{name}.txt.gz", "rt", encoding="utf-8") as lines:
            yield from _unwrapped(lines) if name == "en" else _once(lines)


def _once(lines: Iterator[str]) -> Iterator[str]:
    """Yield lines of some length without links and markup; a line that repeats the last is left out."""
    last = ""
    for line in lines:
        if len(line) > 20 and line != last:
            yield _LINK.sub(lambda match: match.group(1) or "", line.strip())
        last = line


def _unwrapped(lines: Iterator[str]) -> Iterator[str]:
    """Yield stretches of sixty lines or more of hard-wrapped text, cut where a line ends a sentence."""
    stretch: list[str] = []
    for line in map(str.strip, lines):
        if not _LETTER.search(line):
            continue
        if stretch and stretch[-1].endswith("-") and line[0].islower():
            stretch[-1] = stretch[-1][:-1] + line
        else:
            stretch.append(line)
        if len(stretch) >= 60 and _SENTENCE_END.search(line):
            yield " ".join(stretch)
            stretch = []


def _articles(pieces: Sequence[str]) -> Iterator[Sequence[str]]:
    """Yield stretches of two hundred words and marks or more, each up to a full stop."""
    first = 0
    for place, piece in enumerate(pieces, start=1):
        if (piece == "." and place - first >= 200) or place == len(pieces):
            yield pieces[first:place]
            first = place


def _columns(path: Path, column: int, separator: str = "\t") -> Iterator[list[str]]:
    """Yield the sentences of a file with one word a line, empty lines between them, and # before remarks."""
    sentence: list[str] = []
    for line in [*path.read_text("utf-8", "replace").splitlines(), ""]:
        fields = line.split(separator)
        if line.strip() and not line.startswith("# ") and len(fields) > column:
            sentence.append(fields[column])
        elif not line.strip() and sentence:
            yield sentence
            sentence = []
