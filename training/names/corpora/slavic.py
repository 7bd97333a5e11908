"""The BSNLP 2021 documents of Tilde: the forms of each text's names, found in its words again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from zlib import crc32

from training.names.corpora.forms import Document
from training.names.corpora.running import Stretch, sentences
from training.names.corpora.russian import outermost
from training.names.corpora.slavic_forms import ANNOTATED, counted, doubted, forms

_LANGUAGES = ("ru", "uk", "pl", "cs")
_HELD_OUT = ("ru", "uk")
_RUN = 5
_SAME, _NEAR = 0.3, 0.14


def documents(data: Path) -> Iterator[Document]:
    """Yield the texts of all four languages."""
    for language in _LANGUAGES:
        yield from of_language(data, language)


def of_language(data: Path, language: str) -> Iterator[Document]:
    """Yield the texts of one language; a fifth of the Russian and Ukrainian ones are `dev`.

    Texts that share three tenths of their runs of five words are one for the split, and what shares a seventh
    with a text of `dev` does not train either.
    """
    folder = data / "ner" / "tilde-bsnlp"
    paths = sorted(folder.glob(f"raw/*/{language}/*.txt"))
    texts = [_text(path) for path in paths]
    splits = _splits(paths, texts, language)
    marked = [forms(folder, path) for path in paths]
    usual = counted(one for one, split in zip(marked, splits, strict=True) if split == "train")
    for text, own, split in zip(texts, marked, splits, strict=True):
        if split:
            asked = doubted(own, usual) if split == "train" else own
            found = tuple(sentences(text, _found(text, asked)))
            yield Document(language, f"tilde-{language}", split, ANNOTATED, found)


def _splits(paths: Sequence[Path], texts: Sequence[str], language: str) -> list[str | None]:
    """Return `dev`, `train` or None (too near to `dev`) for each text."""
    firsts = [paths[group].stem for group in _groups(texts)]
    is_dev = [language in _HELD_OUT and crc32(stem.encode()) % 5 == 0 for stem in firsts]
    held = [text for text, one in zip(texts, is_dev, strict=True) if one]
    return [
        "dev" if one else None if any(_shared(text, other) >= _NEAR for other in held) else "train"
        for text, one in zip(texts, is_dev, strict=True)
    ]


def _text(path: Path) -> str:
    """Return a text without the four lines of facts before it."""
    return "\n".join(path.read_text(encoding="utf-8-sig").splitlines()[4:])


def _found(text: str, marked: Mapping[str, str]) -> list[Stretch]:
    """Return every place of a form in a text, the longest first, between the bounds of words."""
    out: list[Stretch] = []
    for form, name in marked.items():
        pattern = r"\s+".join(map(re.escape, form.split()))
        out += [(*match.span(), name) for match in re.finditer(rf"(?<!\w){pattern}(?!\w)", text)]
    return outermost(out)


def _groups(texts: Sequence[str]) -> list[int]:
    """Return for each text the place of the first of those that are (almost) the same article."""
    out: list[int] = []
    for place, text in enumerate(texts):
        same = (out[other] for other in range(place) if _shared(text, texts[other]) >= _SAME)
        out.append(next(same, place))
    return out


def _shared(one: str, other: str) -> float:
    """Return how much of the shorter text's runs of words the other has."""
    first, second = _runs(one), _runs(other)
    return len(first & second) / max(1, min(len(first), len(second)))


@cache
def _runs(text: str) -> frozenset[int]:
    words = re.findall(r"\w+", text.lower())
    return frozenset(
        crc32(" ".join(words[at : at + _RUN]).encode()) for at in range(max(1, len(words) - _RUN))
    )
