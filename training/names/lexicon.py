"""Compiles the lexicon beside the network from the knowledge base and counts of plain text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import marisa_trie
import pyarrow.parquet as pq

from pipeline.entities.normal import fold
from pipeline.entities.recognise import lexicon as flags
from pipeline.entities.recognise.words import cut
from pipeline.entities.translit import sound
from seeds import REFERENCE

_SORTS = {"PER": flags.PERSON, "LOC": flags.PLACE, "ORG": flags.BODY}
_WORDS = {"LOC": flags.PLACE_WORD, "ORG": flags.BODY_WORD}
_FEWEST_BEARERS = 2
_OFTEN, _HARDLY = 0.5, 0.05


def compile_lexicon(folder: Path, lower: dict[str, tuple[int, int]]) -> None:
    """Write words.marisa and phrases.marisa.

    `lower` counts each word as (in lower case, all) where no sentence opens.
    """
    names = [
        (sort, parts)
        for sort, name in _known()
        if _readable(name) and (parts := [word.text.lower() for word in cut(name) if word.text[0].isalnum()])
    ]
    words, phrases = _names(names)
    for flag, found in ((flags.GIVEN, 0), (flags.SURNAME, -1)):
        bearers = Counter(parts[found] for sort, parts in names if sort == "PER" and len(parts) > 1)
        for word in _borne(bearers, flag):
            words[word] |= flag
    for word, (small, seen) in lower.items():
        words[word] |= _usage(small / seen)
    for title in _titles():
        words[title] |= flags.TITLE
    _save("<H", words, folder / "words.marisa")
    _save("<B", phrases, folder / "phrases.marisa")


def _names(names: Iterable[tuple[str, list[str]]]) -> tuple[Counter[str], Counter[str]]:
    """Flags of single words and sorts of phrases, as written and without diacritics."""
    words: Counter[str] = Counter()
    phrases: Counter[str] = Counter()
    for sort, parts in names:
        for form in {tuple(parts), tuple(map(fold, parts))}:
            if len(form) > 1:
                phrases[" ".join(form) + " "] |= _SORTS[sort]
                words[form[0]] |= flags.OPENS
            elif sort in _WORDS:
                words[form[0]] |= _WORDS[sort]
    return words, phrases


def _borne(bearers: Counter[str], flag: int) -> Iterator[str]:
    """Given names and surnames, as written, without diacritics and by sound."""
    least = _FEWEST_BEARERS if flag == flags.GIVEN else 1
    for word, count in bearers.items():
        if len(word) > 1 and count >= least:
            yield from (word, fold(word), "~" + sound(word))


def _usage(share: float) -> int:
    """The flag of a word by its share of lower case."""
    return flags.ORDINARY if share > _OFTEN else flags.SELDOM if share > _HARDLY else flags.NEVER


def _save(record: str, values: Counter[str], path: Path) -> None:
    marisa_trie.RecordTrie(record, [(word, (value,)) for word, value in sorted(values.items())]).save(
        str(path)
    )


def _known() -> Iterator[tuple[str, str]]:
    entities = pq.read_table(REFERENCE / "entities.parquet", columns=["entity_id", "type"])
    sorts = dict(zip(*(column.to_pylist() for column in entities.columns), strict=True))
    names = pq.read_table(REFERENCE / "entity_names.parquet", columns=["entity_id", "name", "kind"])
    for owner, name, kind in zip(*(column.to_pylist() for column in names.columns), strict=True):
        if kind != "surname" and sorts.get(owner) in _SORTS:
            yield sorts[owner], name


def _readable(name: str) -> bool:
    """Whether a name is in Latin or Cyrillic letters."""
    return all(char < "\u0530" or "\u1e00" <= char < "\u2030" for char in name)


def _titles() -> Iterable[str]:
    for line in (REFERENCE / "titles.csv").read_text(encoding="utf-8").splitlines()[1:]:
        if line and not line.startswith("#"):
            yield from line.split(",")[1].split()
