"""CrossNER: English encyclopedia of five domains, their types brought to ours."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from training.names.corpora.columns import blocks
from training.names.corpora.forms import UNKNOWN, Document, Sentence, bio, sentence
from training.names.corpora.spacing import by_habit

_KINDS = {
    "PER": "person writer musicalartist scientist researcher politician",
    "LOC": "country location",
    "ORG": "organisation politicalparty band university",
    "EVENT": "election event conference",
    "MISC": "misc album song book poem award product",
    # Journals are bodies in one convention and works in another; the rest are mostly common nouns.
    UNKNOWN: "magazine academicjournal musicgenre literarygenre musicalinstrument field task metrics "
    "algorithm programlang discipline chemicalcompound chemicalelement protein enzyme theory "
    "astronomicalobject",
}
_TYPES = {kind: name for name, kinds in _KINDS.items() for kind in kinds.split()}
_ANNOTATED = frozenset({"PER", "LOC", "ORG", "EVENT", "MISC"})
_DOMAINS = ("politics", "science", "literature", "music", "ai")
_BLOCK = 10


def documents(data: Path) -> Iterator[Document]:
    """Yield ten sentences each; of the politics training part every fifth ten are `dev`.

    The official development part of politics is a set by itself (`crossner-politics-official`, dev); those of
    the other domains train.
    """
    for domain in _DOMAINS:
        for part in ("train", "dev"):
            is_official = domain == "politics" and part == "dev"
            source = f"crossner-{domain}{'-official' if is_official else ''}"
            found = _sentences(data / "ner" / "crossner" / f"{domain}-{part}.txt")
            for start in range(0, len(found), _BLOCK):
                is_dev = is_official or (domain == "politics" and start // _BLOCK % 5 == 2)
                split = "dev" if is_dev else "train"
                yield Document("en", source, split, _ANNOTATED, tuple(found[start : start + _BLOCK]))


def _sentences(path: Path) -> list[Sentence]:
    out: list[Sentence] = []
    for block in blocks(path):
        words = [row[0] for row in block.rows]
        found = sentence(words, bio([row[-1] for row in block.rows], _TYPES), by_habit(words))
        out += [found] if found else []
    return out
