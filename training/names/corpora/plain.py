"""Sets of one word and one tag a line: tweets, encyclopedia, Swedish and German and Norwegian news."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from training.names.corpora.columns import Block, blocks
from training.names.corpora.forms import UNKNOWN, Document, Sentence, bio, sentence
from training.names.corpora.spacing import by_habit

_SAME = {"PER": "PER", "LOC": "LOC", "ORG": "ORG", "MISC": "MISC"}
_WNUT = {
    "person": "PER",
    "location": "LOC",
    "group": "ORG",
    "corporation": "ORG",
    "product": "MISC",
    "creative-work": "MISC",
}
_PARTS = {f"{name}part": UNKNOWN for name in ("PER", "LOC", "ORG", "OTH")}
_GERMEVAL = {**_SAME, **_PARTS, "OTH": "MISC", "LOCderiv": "NORP"} | {
    f"{name}deriv": UNKNOWN for name in ("PER", "ORG", "OTH")
}
# A country that acts is its territory here, as in the treebanks: who is meant is the linker's question.
_NORNE = {**_SAME, "GPE_LOC": "LOC", "GPE_ORG": "LOC", "PROD": "MISC", "EVT": "EVENT", "DRV": UNKNOWN}
_NAMES = frozenset({"PER", "LOC", "ORG"})
_WITH_MISC = _NAMES | {"MISC"}


def documents(data: Path) -> Iterator[Document]:
    """Yield the documents of all these sets."""
    folder = data / "ner"
    yield from _tweets(folder)
    yield from _wikigold(folder / "wikigold" / "wikigold.conll.txt")
    yield from _swedish(folder / "swedish-ner-corpus" / "train_corpus.txt")
    yield from _german(folder / "germeval2014")
    yield from _norwegian(folder / "norne")


def _tweets(folder: Path) -> Iterator[Document]:
    for section in "abefgh":
        found = _sentences(blocks(folder / "btc" / f"{section}.conll"), _SAME, users=True)
        yield from _split(found, "en", "btc", _NAMES, lambda place: place // 50 % 10 == 4)
    for part, name in (("train", "wnut17train"), ("dev", "emerging.dev")):
        found = _sentences(blocks(folder / "wnut17" / f"{name}.conll", comment="\0"), _WNUT, users=True)
        yield from _split(found, "en", "wnut17", _WITH_MISC, _always(part == "dev"))


def _wikigold(path: Path) -> Iterator[Document]:
    rows = [block for block in blocks(path, None, "\0") if block.rows[0][0] != "-DOCSTART-"]
    found = _sentences(rows, _SAME)
    yield from _split(found, "en", "wikigold", _WITH_MISC, lambda place: place // 20 % 10 == 4, 20)


def _swedish(path: Path) -> Iterator[Document]:
    found = _sentences(blocks(path, None, "\0"), _SAME)
    last = len(found) * 4 // 5
    yield from _split(found, "sv", "swedish-ner-corpus", _WITH_MISC, _from(last))


def _german(folder: Path) -> Iterator[Document]:
    for part, split in (("test", "train"), ("dev", "dev")):
        rows = [
            Block((), tuple(row[1:3] for row in block.rows if row[0] != "#"))
            for block in blocks(folder / f"NER-de-{part}.tsv", comment="#\t")
        ]
        found = _sentences(rows, _GERMEVAL)
        types = _WITH_MISC | {"NORP"}
        yield from _split(found, "de", "germeval", types, _always(split == "dev"))


def _norwegian(folder: Path) -> Iterator[Document]:
    for written in ("nob", "nno"):
        # A bar stands where a heading ends; nobody prints it.
        rows = [
            Block((), tuple((row[1], row[-1].removeprefix("name=")) for row in block.rows if row[1] != "|"))
            for block in blocks(folder / f"{written}.conll", comment="\0")
        ]
        found = _sentences([block for block in rows if block.rows], _NORNE)
        last = len(found) * 9 // 10 // 20 * 20
        types = _WITH_MISC | {"EVENT"}
        yield from _split(found, "no", f"norne-{written}", types, _from(last), 20)


def _always(is_dev: bool) -> Callable[[int], bool]:
    return lambda _: is_dev


def _from(first: int) -> Callable[[int], bool]:
    return lambda place: place >= first


def _split(
    found: Sequence[Sentence],
    language: str,
    source: str,
    types: frozenset[str],
    is_dev: Callable[[int], bool],
    size: int = 1,
) -> Iterator[Document]:
    """Yield documents of `size` neighbouring sentences; the place of the first decides the split."""
    for start in range(0, len(found), size):
        split = "dev" if is_dev(start) else "train"
        yield Document(language, source, split, types, tuple(found[start : start + size]))


def _sentences(found: Iterable[Block], types: Mapping[str, str], *, users: bool = False) -> list[Sentence]:
    out: list[Sentence] = []
    for block in found:
        words = [row[0] for row in block.rows]
        tags = bio([row[-1] if len(row) > 1 else "O" for row in block.rows], types)
        if users:
            tags = _without_users(words, tags)
        one = sentence(words, tags, by_habit(words))
        out += [one] if one else []
    return out


def _without_users(words: Sequence[str], tags: Sequence[str]) -> list[str]:
    """Return the tags with user names unknown: one set takes them for persons, the other does not."""
    before = ["", *words]
    return [
        UNKNOWN if word.startswith("@") or before[place] == "@" else tag
        for place, (word, tag) in enumerate(zip(words, tags, strict=True))
    ]
