"""Standing lines around statements, told by what recurs at the same edge of a source's documents.

A call to subscribe, a pointer to the whole text or a footer stands in many documents of one source, always
first or always last; what somebody said does not. So each document keeps fingerprints of its outer lines
(`edge_lines`), those that enough documents of its source share recur (`recurring`), and a second pass gives
them the role `boilerplate` (`mark`). What recurs depends on documents alone, in whatever order or parts they
come, and marking twice is marking once.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from math import isqrt
from typing import Any, Final

import pyarrow as pa
import pyarrow.compute as pc
import regex

from pipeline.readers.draft import Span
from pipeline.stage import Tables
from pipeline.tables import TABLES, from_rows
from pipeline.text import MappedText, Stretch
from pipeline.text.lines import URL, WORD, is_terminated

Row = dict[str, Any]
ROLES: Final = frozenset({"body", "description", "boilerplate"})
"""Roles of the blocks whose lines are looked at: titles and headings may well recur."""

_FROM_AN_EDGE: Final = 3
_LONGEST: Final = 300
_SHORTEST_SENTENCE: Final = 8
"""Words from which on a whole sentence can be a standing line; shorter ones ("Thank you.") are courtesies."""

_FEWEST: Final = 4
"""Documents that must share a line, and no fewer than the square root of all documents of the source."""

_DIGITS: Final = regex.compile(r"\d+")
_BYTES: Final = 8

COLUMNS: Final = ("source_id", "document_id", "edge_lines")
"""What `recurring` has to know of each document."""


@dataclass(frozen=True, slots=True)
class EdgeLine:
    """A line of clean characters [start, end) near an edge of a document, with its fingerprint."""

    start: int
    end: int
    fingerprint: int


def edge_lines(text: str, blocks: Sequence[Span], labels: Collection[int] = ()) -> list[EdgeLine]:
    """Return the outer lines of a document that could be standing lines, in order.

    `labels` are the places at which somebody begins to speak: such lines are left out, and so are short
    sentences. A short document's lines count at both edges. Digits count alike, but for those of sentences.
    """
    own = [block for block in blocks if block.value in ROLES]
    first = list(islice((span for block in own for span in _lines(text, block)), _FROM_AN_EDGE))
    from_end = (span for block in reversed(own) for span in _lines_from_end(text, block))
    last = list(islice(from_end, _FROM_AN_EDGE))[::-1]
    found = [_edge_line(text, span, "first") for span in first if _can_stand(text, span)]
    found += [_edge_line(text, span, "last") for span in last if _can_stand(text, span)]
    return [line for line in found if line.start not in labels]


def recurring(documents: pa.Table) -> pa.Table:
    """Return the fingerprints that recur: source_id and fingerprint, sorted.

    `documents` has the columns source_id, document_id and edge_lines; revisions of one document count once.
    """
    sizes = documents.group_by("source_id").aggregate([("document_id", "count_distinct")])
    lines, parents = _flat(documents)
    flat = documents.select(["source_id", "document_id"]).take(parents).append_column("fingerprint", lines)
    counts = flat.group_by(["source_id", "fingerprint"]).aggregate([("document_id", "count_distinct")])
    often = counts.filter(pc.greater_equal(counts["document_id_count_distinct"], _FEWEST))
    needed = {row["source_id"]: isqrt(row["document_id_count_distinct"] - 1) + 1 for row in sizes.to_pylist()}
    enough = [row["document_id_count_distinct"] >= needed[row["source_id"]] for row in often.to_pylist()]
    found = often.filter(pa.array(enough, pa.bool_())).select(["source_id", "fingerprint"])
    return found.sort_by([("source_id", "ascending"), ("fingerprint", "ascending")])


def mark(read: Tables, known: pa.Table) -> Tables:
    """Give recurring lines blocks of their own with the role `boilerplate`; `known` comes from `recurring`.

    `read` holds whole documents with their blocks and source map. Blocks are numbered anew, and links,
    hashtags and blocks follow; the rows of documents without such a line stay as they are.
    """
    hit = _with_any(read["documents"], known)
    if not hit.num_rows:
        return read
    standing = set(zip(known["source_id"].to_pylist(), known["fingerprint"].to_pylist(), strict=True))
    blocks, stretches = _by_document(read["blocks"], hit), _by_document(read["source_map"], hit)
    made: list[Row] = []
    for row in hit.to_pylist():
        key = (row["document_id"], row["revision"])
        made += _split(row, blocks.get(key, []), stretches.get(key, []), standing)
    kept = _without(read["blocks"], hit)
    schema = TABLES["blocks"].schema
    tables = {**read, "blocks": pa.concat_tables([kept.cast(schema), from_rows(TABLES["blocks"], made)])}
    starts: dict[tuple[str, int], list[int]] = {}
    for row in made:
        starts.setdefault((row["document_id"], row["revision"]), []).append(row["start_char"])
    return tables | {name: _renumbered(read[name], starts) for name in ("links", "hashtags") if name in read}


def _lines(text: str, block: Span) -> Iterator[tuple[int, int]]:
    start = block.start
    while start < block.end:
        stop = text.find("\n", start, block.end)
        stop = block.end if stop < 0 else stop
        if text[start:stop].strip():
            yield start, stop
        start = stop + 1


def _lines_from_end(text: str, block: Span) -> Iterator[tuple[int, int]]:
    stop = block.end
    while stop > block.start:
        start = max(text.rfind("\n", block.start, stop) + 1, block.start)
        if text[start:stop].strip():
            yield start, stop
        stop = start - 1


def _can_stand(text: str, span: tuple[int, int]) -> bool:
    line = text[slice(*span)]
    if len(line) > _LONGEST:
        return False
    return not is_terminated(line) or bool(URL.search(line)) or len(WORD.findall(line)) >= _SHORTEST_SENTENCE


def _edge_line(text: str, span: tuple[int, int], edge: str) -> EdgeLine:
    line = text[slice(*span)]
    shape = " ".join(line.casefold().split())
    if not is_terminated(line) or URL.search(line):  # in a sentence the figures may be all that is said
        shape = _DIGITS.sub("0", shape)
    digest = hashlib.blake2b(f"{edge}\n{shape}".encode(), digest_size=_BYTES).digest()
    return EdgeLine(*span, int.from_bytes(digest, "big", signed=True))


def _with_any(documents: pa.Table, known: pa.Table) -> pa.Table:
    """The documents that have a recurring line, of any source, among their own."""
    documents = documents.combine_chunks()
    lines, parents = _flat(documents)
    return documents.take(pc.unique(parents.filter(pc.is_in(lines, known["fingerprint"].combine_chunks()))))


def _flat(documents: pa.Table) -> tuple[pa.Array, pa.Array]:
    """All fingerprints, and for each the row that holds it."""
    lists = documents["edge_lines"].combine_chunks()
    return pc.list_flatten(lists), pc.list_parent_indices(lists)


def _split(
    document: Row, blocks: list[Row], stretches: list[Row], standing: set[tuple[str, int]]
) -> Iterator[Row]:
    """The blocks of a document, standing lines apart, numbered anew."""
    text, source = document["text"], document["source_id"]
    spans = [Span(block["start_char"], block["end_char"], block["role"]) for block in blocks]
    own = set(document["edge_lines"])
    lines = sorted(
        {
            (line.start, line.end)
            for line in edge_lines(text, spans)
            if line.fingerprint in own and (source, line.fingerprint) in standing
        }
    )
    mapped = _mapped(text, stretches)
    pieces = [
        block | {"role": role} | (mapped.positions(start, end) if (start, end) != _place(block) else {})
        for block in blocks
        for start, end, role in _cut(text, block, lines)
    ]
    yield from (piece | {"block_no": number} for number, piece in enumerate(pieces))


def _place(block: Row) -> tuple[int, int]:
    return block["start_char"], block["end_char"]


def _cut(text: str, block: Row, lines: list[tuple[int, int]]) -> Iterator[tuple[int, int, str]]:
    """The parts of a block before, at and after each standing line in it, without the line ends between."""
    at, end = _place(block)
    for first, last in lines:
        if not (block["start_char"] <= first and last <= end):
            continue
        before = text[at:first].rstrip("\n")
        if before.strip():
            yield at, at + len(before), block["role"]
        yield first, last, "boilerplate"
        at = last
        while at < end and text[at] == "\n":
            at += 1
    if at < end:
        yield at, end, block["role"]


def _mapped(text: str, stretches: list[Row]) -> MappedText:
    return MappedText(
        text,
        tuple(
            Stretch(
                row["start_char"],
                row["end_char"],
                row["raw_start_char"],
                row["raw_end_char"],
                row["transform"],
            )
            for row in stretches
        ),
    )


def _by_document(table: pa.Table, documents: pa.Table) -> dict[tuple[str, int], list[Row]]:
    rows = table.filter(_is_of(table, documents)).to_pylist()
    order = "block_no" if "block_no" in table.column_names else "stretch_no"
    grouped: dict[tuple[str, int], list[Row]] = {}
    for row in sorted(rows, key=lambda row: row[order]):
        grouped.setdefault((row["document_id"], row["revision"]), []).append(row)
    return grouped


def _without(table: pa.Table, documents: pa.Table) -> pa.Table:
    return table.filter(pc.invert(_is_of(table, documents)))


def _is_of(table: pa.Table, documents: pa.Table) -> pa.ChunkedArray:
    return pc.is_in(_keys(table), _keys(documents).combine_chunks())


def _keys(table: pa.Table) -> pa.ChunkedArray:
    return pc.binary_join_element_wise(table["document_id"], pc.cast(table["revision"], pa.string()), "@")


def _renumbered(table: pa.Table, starts: dict[tuple[str, int], list[int]]) -> pa.Table:
    """Put the block in which each row of changed documents stands now."""
    keys = zip(table["document_id"].to_pylist(), table["revision"].to_pylist(), strict=True)
    numbers = [
        bisect_right(starts[key], place) - 1 if key in starts else number
        for key, place, number in zip(
            keys, table["start_char"].to_pylist(), table["block_no"].to_pylist(), strict=True
        )
    ]
    field = table.schema.field("block_no")
    return table.set_column(table.schema.get_field_index("block_no"), field, pa.array(numbers, field.type))
