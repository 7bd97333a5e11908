"""Old newspapers with the reading errors of machines: Europeana (German, French) and NewsEye (Swedish)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from training.names.corpora.columns import blocks
from training.names.corpora.forms import UNKNOWN, Document, Sentence, bio, in_groups, sentence
from training.names.corpora.spacing import by_habit

_EUROPEANA = {"lft": "de", "onb": "de", "sbb": "de", "bnf": "fr"}
_TYPES = {"PER": "PER", "BER": "PER", "LOC": "LOC", "ORG": "ORG"}
_HIPE = {"PER": "PER", "LOC": "LOC", "ORG": "ORG", "HumanProd": "MISC"}
_NAMES = frozenset({"PER", "LOC", "ORG"})
_STOPS = frozenset(",.;:!?")
_HYPHENS = frozenset("-=¬")
_ENDS = frozenset(".!?")
_SHORTEST, _LONGEST = 4, 60

Row = tuple[str, ...]


def documents(data: Path) -> Iterator[Document]:
    """Yield the documents of both; every tenth run of sentences of Europeana is `dev`."""
    for library, language in _EUROPEANA.items():
        yield from _europeana(data / "ner" / "europeana", library, language)
    for part, split in (("train", "train"), ("dev", "dev"), ("dev2", "dev")):
        path = data / "ner" / "newseye-sv" / f"HIPE-2022-v2.1-newseye-{part}-sv.tsv"
        for block in blocks(path):
            # A page is one block; the header of the columns is the first row of the first.
            rows = [row for row in block.rows if row[0] != "TOKEN"]
            yield Document("sv", "newseye-sv", split, _NAMES | {"MISC"}, tuple(_page(rows)))


def _europeana(folder: Path, library: str, language: str) -> Iterator[Document]:
    path = next(folder.glob(f"enp_*.{library}.bio"))
    rows = [row for block in blocks(path, " ", "#") for row in block.rows if len(row) == 2]
    found = [one for part in _sentences(rows) if (one := _one(part)) is not None]

    def document(sentences: tuple[Sentence, ...]) -> Document:
        return Document(language, f"europeana-{library}", "train", _NAMES, sentences)

    for place, group in enumerate(in_groups(found, 20, document)):
        yield group._replace(split="dev" if place % 10 == 4 else "train")


def _one(rows: Sequence[Row]) -> Sentence | None:
    words = [row[0] for row in rows]
    tags = [row[1] if row[1][:2] in {"B-", "I-"} else "O" for row in rows]
    return sentence(words, bio([tag[:2] + tag[2:].upper() for tag in tags], _TYPES), by_habit(words))


def _sentences(rows: Sequence[Row]) -> Iterator[Sequence[Row]]:
    """Yield rows up to a full stop that a capital follows, or sixty where none comes."""
    start = 0
    for place, (word, _) in enumerate(rows):
        length = place + 1 - start
        following = rows[place + 1][0][:1] if place + 1 < len(rows) else "A"
        is_end = word in _ENDS and length >= _SHORTEST and following.isupper() and len(rows[place - 1][0]) > 2
        if is_end or (length >= _LONGEST and not rows[min(place + 1, len(rows) - 1)][1].startswith("I-")):
            yield rows[start : place + 1]
            start = place + 1
    if rows[start:]:
        yield rows[start:]


def _page(rows: Sequence[Row]) -> Iterator[Sentence]:
    ends = 0

    def number(row: Row) -> int:
        nonlocal ends
        mine = ends
        ends += "EndOfSentence" in row[-1]
        return mine

    for _, group in groupby(rows, number):
        part = _unbroken(list(group))
        words = [row[0] for row in part]
        tags = _untitled(words, bio([row[1] for row in part], _HIPE))
        found = sentence(words, tags, _by_line(words, ["NoSpaceAfter" in row[-1] for row in part]))
        if found:
            yield found


def _untitled(words: Sequence[str], tags: Sequence[str]) -> list[str]:
    """Return the tags with small words at the head of a person unknown: "herr" is part of it here."""
    out: list[str] = []
    for word, tag in zip(words, tags, strict=True):
        is_head = tag == "B-PER" or (tag == "I-PER" and out[-1] == UNKNOWN)
        if is_head and not word[:1].isupper():
            out.append(UNKNOWN)
        else:
            out.append("B-PER" if is_head else tag)
    return out


def _by_line(words: Sequence[str], glued: Sequence[bool]) -> list[bool]:
    """Return whether a space follows each word: ends of lines, which have none, are guessed."""
    following = [*words[1:], ""]
    return [
        not is_glued or ((word[-1:].isalnum() or word in _STOPS) and after[:1].isalpha())
        for word, after, is_glued in zip(words, following, glued, strict=True)
    ]


def _unbroken(rows: Sequence[Row]) -> list[Row]:
    """Return the rows with words that the end of a line parted ("ansla" "-" "gen") made whole."""
    out: list[Row] = []
    for place, row in enumerate(rows):
        if len(out) > 1 and out[-1][0] in _HYPHENS and _parted(rows, place):
            out.pop()
            out[-1] = (out[-1][0] + row[0], *out[-1][1:-1], row[-1])
        else:
            out.append(row)
    return out


def _parted(rows: Sequence[Row], place: int) -> bool:
    first, hyphen, last = rows[place - 2 : place + 1]
    is_glued = "NoSpaceAfter" in first[-1] and "NoSpaceAfter" in hyphen[-1]
    return is_glued and first[0].isalpha() and last[0][:1].islower()
