"""The index over names and words: compiled once by `make reference`, mapped into memory when it is opened.

One trie (MARISA: Yata, "Dictionary compression by nested prefix/patricia tries", 2011) holds all keys, and an
array the numbers that each key stands for. Keys, by what they start with:

- nothing: a folded name, its words joined by spaces → rows of names; after `~` the sounds of its words;
- `=`: a word that stands in a name, or its sound after `=~` → nothing, it is enough to be there;
- `^`: the folded last name of people → numbers of entities;
- `@`: a given name of several people → nothing;
- `%` language, space: a word of running text → share of lower case in percent × 256 + class of frequency.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import marisa_trie
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray

from pipeline.entities.normal import fold, key
from pipeline.entities.translit import sound

BY_SOUND, WORD, SURNAME, GIVEN, RUNNING = "~", "=", "^", "@", "%"
GIVEN_NAME_BEARERS = 4
TRIE, ROWS = "index.marisa", "index_rows.parquet"
_STEPS = 4
"""Classes of frequency to a doubling."""
# Scripts that put spaces between words; names in the others are kept in the tables but not searched.
_SCRIPTS = {"Latn", "Cyrl", "Grek", "Hebr", "Arab", "Geor", "Armn", "Deva", "Beng"}
# Where names reach Latin script from Cyrillic or from its Serbian twin, one name has many romanisations.
_ROMANISED = frozenset("ru ua by bg mk rs me ba kz kg tj uz am az ge md hr".split())


class Name(NamedTuple):
    """A name as the index sees it: its row, its text, and what its owner is."""

    row: int
    name: str
    kind: str
    language: str
    script: str
    owner: int
    type: str
    country: str | None


class Index(NamedTuple):
    """The trie, and the numbers of its key `i` in `values[starts[i]:starts[i + 1]]`."""

    trie: marisa_trie.Trie
    starts: NDArray[np.int32]
    values: NDArray[np.int32]
    sizes: NDArray[np.uint16]
    """How many rows of names each entity has; they stand in the order of the entities."""

    def get(self, wanted: str) -> tuple[int, ...]:
        """Return the numbers of a key, in order; none where it is not there."""
        number = self.trie.get(wanted)
        if number is None:
            return ()
        return tuple(self.values[self.starts[number] : self.starts[number + 1]].tolist())


def entries(names: Iterable[Name]) -> dict[str, list[int]]:
    """Return the keys of names and of surnames, with their rows and entities."""
    found: dict[str, list[int]] = defaultdict(list)
    seen: set[tuple[str, int, str]] = set()
    people: dict[str, set[int]] = defaultdict(set)
    for name in names:
        for form in _forms(name):
            entry = (form, name.owner, _apart(name))
            if entry not in seen:
                seen.add(entry)
                found[form].append(name.row)
        for surname in _surnames(name):
            people[surname].add(name.owner)
    return {**found, **{SURNAME + surname: sorted(owners) for surname, owners in people.items()}}


def _forms(name: Name) -> Iterator[str]:
    folded = key(name.name)
    if name.script in _SCRIPTS and folded:
        yield folded
        if name.type == "PER" and name.country in _ROMANISED:
            yield " ".join(BY_SOUND + sound(word) for word in folded.split(" "))


def _apart(name: Name) -> str:
    """What keeps names of one entity apart that fold alike.

    Of a person's spellings one is enough; of others each language's own is kept, and of short names each
    spelling: "Nato" and "NATO".
    """
    return "" if name.type == "PER" else f"{name.language} {name.name if len(name.name) < 7 else ''}"


def _surnames(name: Name) -> Iterator[str]:
    if name.type != "PER" or not (folded := key(name.name)):
        return
    if name.kind == "surname":
        yield folded
    elif name.kind == "primary" and " " in folded:
        yield folded.rsplit(" ", 1)[1]


def given_names(names: Iterable[Name]) -> set[str]:
    """Return the first words that the names of at least GIVEN_NAME_BEARERS people share."""
    first = Counter(
        key(name.name).split(" ", 1)[0]
        for name in names
        if name.kind == "primary" and name.type == "PER" and " " in name.name
    )
    return {word for word, count in first.items() if count >= GIVEN_NAME_BEARERS}


def words_of(keys: Iterable[str]) -> set[str]:
    """Return the words of the keys that are names."""
    return {word for one in keys if one[0] != SURNAME for word in one.split(" ")}


def running_words(table: pa.Table) -> dict[str, list[int]]:
    """Return the keys of the words of running text; `und` holds the highest share and frequency of any."""
    found: dict[str, list[int]] = {}
    for row in table.to_pylist():
        packed = round(row["lower_share"] * 100) * 256 + _class(row["per_ten_million"])
        word = fold(row["word"])
        found[f"{RUNNING}{row['language']} {word}"] = [packed]
        share, often = divmod(found.get(f"{RUNNING}und {word}", [0])[0], 256)
        found[f"{RUNNING}und {word}"] = [max(share, packed // 256) * 256 + max(often, packed % 256)]
    return found


def _class(count: int) -> int:
    return round(math.log2(max(1, count)) * _STEPS)


def unpacked(packed: int) -> tuple[float, int]:
    """Return the share of lower case and the occurrences in ten million words of a running word."""
    share, often = divmod(packed, 256)
    return share / 100, round(2 ** (often / _STEPS))


def build(names: list[Name], entities: int, common_words: pa.Table) -> Index:
    """Return the index over all names, those of one entity after those of another, and running words."""
    own = entries(names)
    found = {**own, **running_words(common_words)}
    found |= {WORD + word: [] for word in words_of(own)}
    found |= {GIVEN + word: [] for word in given_names(names)}
    trie = marisa_trie.Trie(sorted(found))
    rows: list[list[int]] = [[]] * len(found)
    for one, numbers in found.items():
        rows[trie[one]] = numbers
    values = np.array([number for own in rows for number in own], np.int32)
    sizes = np.bincount([name.owner for name in names], minlength=entities)
    return Index(trie, _starts(np.array([len(own) for own in rows])), values, sizes.astype(np.uint16))


def _starts(counts: NDArray[Any]) -> NDArray[np.int32]:
    return np.concatenate([np.zeros(1, np.int32), np.cumsum(counts, dtype=np.int32)])


def save(index: Index, folder: Path) -> list[Path]:
    """Write the index under `folder`; return its files."""
    index.trie.save(str(folder / TRIE))
    columns: dict[str, NDArray[Any]] = {
        "counts": np.diff(index.starts).astype(np.uint16),
        "values": index.values,
        "sizes": index.sizes,
    }
    arrays = {
        name: pa.ListArray.from_arrays(pa.array([0, len(column)], pa.int32()), pa.array(column))
        for name, column in columns.items()
    }
    pq.write_table(pa.table(arrays), folder / ROWS, compression="zstd", compression_level=19)
    return [folder / TRIE, folder / ROWS]


def open_index(folder: Path, names: int, entities: int) -> Index | None:
    """Map the index of `folder` into memory; None where there is none.

    Raises ValueError where it was made from other numbers of names or entities: `make reference` makes it.
    """
    if not (folder / TRIE).exists():
        return None
    table = pq.ParquetFile(folder / ROWS).read()
    counts, values, sizes = (
        table[column].chunk(0).flatten().to_numpy() for column in ("counts", "values", "sizes")
    )
    if sizes.sum() != names or len(sizes) != entities:
        raise ValueError(f"{folder / TRIE} is not made from the tables beside it: run `make reference`")
    return Index(marisa_trie.Trie().mmap(str(folder / TRIE)), _starts(counts), values, sizes)
