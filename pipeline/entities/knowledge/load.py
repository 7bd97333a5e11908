"""Opens the knowledge base of a folder: compiled tables and index, under the user's overrides."""

from __future__ import annotations

import gc
from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray

from pipeline.entities import reference
from pipeline.entities.knowledge.base import Held, KnowledgeBase, Overlay
from pipeline.entities.knowledge.index import (
    GIVEN,
    SURNAME,
    Index,
    Name,
    build,
    entries,
    open_index,
    words_of,
)
from pipeline.entities.normal import key
from pipeline.entities.overrides import Corrections, corrections
from seeds import REFERENCE


class Columns(NamedTuple):
    """The columns of a knowledge base before and while overrides change them."""

    name: list[str]
    owner: array[int]
    kind: list[str]
    language: list[str]
    script: list[str]
    entity_id: list[str]
    type: list[str]
    country: list[str | None]
    rank: array[int]
    posts: dict[int, list[Held]]
    numbers: dict[str, int]

    def names(self, rows: Iterable[int]) -> list[Name]:
        """Return the names of some rows as the index sees them."""
        return [
            Name(
                row,
                self.name[row],
                self.kind[row],
                self.language[row],
                self.script[row],
                self.owner[row],
                self.type[self.owner[row]],
                self.country[self.owner[row]],
            )
            for row in rows
        ]


@cache
def knowledge(folder: Path = REFERENCE) -> KnowledgeBase:
    """Open the knowledge base under `folder`, once per process; an index that is missing is made in memory.

    Raises ValueError where an override cannot be honoured or the index is not that of the tables.
    """
    collecting = gc.isenabled()
    gc.disable()  # half a million new objects, none of them garbage: looking for cycles doubles the time
    try:
        return opened(folder)
    finally:
        if collecting:
            gc.enable()


def opened(folder: Path) -> KnowledgeBase:
    """Open the knowledge base under `folder` anew; see `knowledge`."""
    sizes = [_file(folder, name).metadata.num_rows for name in ("entity_names", "entities")]
    index = open_index(folder, *sizes)
    columns = read_columns(folder, index.sizes if index else None)
    index = index or indexed(columns, folder)
    rows = reference.override_rows(folder)
    fixed = corrections(rows, columns.numbers)
    overlay = laid_over(columns, index, fixed, rows)
    pa.default_memory_pool().release_unused()
    return KnowledgeBase(
        columns.name,
        columns.owner,
        columns.kind,
        columns.language,
        columns.entity_id,
        columns.type,
        columns.country,
        columns.rank,
        columns.posts,
        frozenset(one[1:] for one in index.trie.iterkeys(GIVEN)),
        {key(row["title"]): row["kind"] for row in reference.read_rows(folder / "titles.csv")},
        columns.numbers,
        index,
        overlay,
    )


def indexed(columns: Columns, folder: Path) -> Index:
    """Return the index over `columns` and the common words of `folder`, made anew."""
    names = columns.names(range(len(columns.name)))
    return build(names, len(columns.entity_id), pq.read_table(folder / "common_words.parquet"))


def read_columns(folder: Path, sizes: NDArray[np.uint16] | None = None) -> Columns:
    """Return the columns of the compiled tables under `folder`.

    `sizes` says how many names each entity has; without it the ids of the names are looked up.
    """
    entities = _read(folder, "entities", ["entity_id", "type", "country"])
    names = _read(folder, "entity_names", ["name", "kind", "language", "script"])
    ids = entities["entity_id"].to_pylist()
    numbers = dict(zip(ids, range(len(ids)), strict=True))
    rank = array("b", bytes([1]) * len(ids))
    for entity_id, own in zip(*_lists(_read(folder, "ranks", ["entity_id", "rank"])), strict=True):
        rank[numbers[entity_id]] = own
    return Columns(
        name=names["name"].to_pylist(),
        owner=_owners(folder, numbers) if sizes is None else _repeated(sizes),
        kind=_shared(names["kind"]),
        language=_shared(names["language"]),
        script=_shared(names["script"]),
        entity_id=ids,
        type=_shared(entities["type"]),
        country=_shared(entities["country"]),
        rank=rank,
        posts=_posts(
            _read(folder, "posts", ["entity_id", "kind", "start", "end", "post", "country"]), numbers
        ),
        numbers=numbers,
    )


def _owners(folder: Path, numbers: dict[str, int]) -> array[int]:
    ids = _read(folder, "entity_names", ["entity_id"])["entity_id"].to_pylist()
    return array("i", [numbers[entity_id] for entity_id in ids])


def _repeated(sizes: NDArray[np.uint16]) -> array[int]:
    return array("i", np.repeat(np.arange(len(sizes), dtype=np.int32), sizes).tobytes())


def _file(folder: Path, name: str) -> pq.ParquetFile:
    return pq.ParquetFile(folder / f"{name}.parquet")


def _read(folder: Path, name: str, columns: list[str]) -> pa.Table:
    return _file(folder, name).read(columns)


def _lists(table: pa.Table) -> list[list[Any]]:
    return [table[column].to_pylist() for column in table.column_names]


def _shared(column: pa.ChunkedArray) -> list[Any]:
    """The values of a column of few values, each held once."""
    coded = column.combine_chunks().dictionary_encode()
    values = np.array([*coded.dictionary.to_pylist(), None], dtype=object)
    codes: list[Any] = values[coded.indices.fill_null(len(values) - 1).to_numpy()].tolist()
    return codes


def _posts(table: pa.Table, numbers: dict[str, int]) -> dict[int, list[Held]]:
    held: dict[int, list[Held]] = defaultdict(list)
    ids, *posts = _lists(table)
    for entity_id, post in zip(ids, map(Held, *posts), strict=True):
        held[numbers[entity_id]].append(post)
    return dict(held)


def laid_over(columns: Columns, index: Index, fixed: Corrections, rows: list[dict[str, str]]) -> Overlay:
    """Change `columns` as the overrides say and return what that changes of the index.

    The rows of touched entities are emptied and written again behind the others.
    """
    touched = sorted(fixed.touched())
    numbers = [columns.numbers[one] for one in touched if one in columns.numbers]
    old = [row for number in numbers for row in _rows_of(number, columns.owner)]
    given = [_as_row(row, columns) for row in old]
    reference.refuse_missing_names(rows, given)
    before = entries(columns.names(old))
    _make(columns, fixed)
    first = len(columns.name)
    for row in reference.corrected_names(given, fixed):
        _append(columns, row)
    for number in old:
        columns.name[number], columns.kind[number] = "", "overridden"
    _merge(columns, fixed)
    after = entries(columns.names(range(first, len(columns.name))))
    gone, left = set(old), set(numbers)
    changed = {
        one: tuple(number for number in index.get(one) if number not in (left if one[0] == SURNAME else gone))
        + tuple(after.get(one, ()))
        for one in {**before, **after}
    }
    return Overlay(changed, _prefixes(after), frozenset(words_of(after)), dict(fixed.merged))


def _rows_of(number: int, owners: array[int]) -> range:
    return range(bisect_left(owners, number), bisect_left(owners, number + 1))


def _as_row(row: int, columns: Columns) -> dict[str, object]:
    return {
        "entity_id": columns.entity_id[columns.owner[row]],
        "name": columns.name[row],
        "language": columns.language[row],
        "script": columns.script[row],
        "kind": columns.kind[row],
    }


def _make(columns: Columns, fixed: Corrections) -> None:
    """Add the entities that overrides make behind the others."""
    sources = {*fixed.entities, *fixed.origins.values()} & columns.numbers.keys()
    known: list[dict[str, object]] = [
        {"entity_id": one, "type": columns.type[columns.numbers[one]]} for one in sorted(sources)
    ]
    for row in reference.corrected_entities(known, fixed):
        entity_id = str(row["entity_id"])
        if entity_id not in columns.numbers:
            columns.numbers[entity_id] = len(columns.entity_id)
            columns.entity_id.append(entity_id)
            columns.type.append(str(row["type"]))
            columns.country.append(str(row["country"]) if row["country"] else None)
            columns.rank.append(1)


def _append(columns: Columns, row: dict[str, object]) -> None:
    columns.name.append(str(row["name"]))
    columns.owner.append(columns.numbers[str(row["entity_id"])])
    columns.kind.append(str(row["kind"]))
    columns.language.append(str(row["language"]))
    columns.script.append(str(row["script"]))


def _merge(columns: Columns, fixed: Corrections) -> None:
    """Give posts and rank of merged entities to those that stand for them, and make their numbers read so."""
    pairs = [
        (columns.numbers.pop(one), columns.numbers[to])
        for one, to in sorted(fixed.merged.items())
        if one in columns.numbers
    ]
    for one, to in pairs:
        held = {*columns.posts.pop(one, ()), *columns.posts.get(to, ())}
        if held:
            columns.posts[to] = sorted(held, key=repr)
        columns.rank[to] = max(columns.rank[one], columns.rank[to])
    for one, to in pairs:
        columns.entity_id[one], columns.type[one] = columns.entity_id[to], columns.type[to]
        columns.country[one], columns.rank[one] = columns.country[to], columns.rank[to]


def _prefixes(keys: Iterable[str]) -> frozenset[str]:
    words = [one.split(" ") for one in keys if one[0] != SURNAME]
    return frozenset(" ".join(own[:size]) for own in words for size in range(1, len(own)))
