"""Claims laid beside the speech of other documents: the tables of `events` in, rows of evidence out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import duckdb

from pipeline.claims import Claim, Said, check_in, heard
from pipeline.claims.speech import SENTENCE, TURN, evidence, said, spoken

Row = dict[str, Any]
_Speech = tuple[list[Row], list[Said]]
_NAME = ("start_char", "end_char", "type", "entity_id")


def with_evidence(connection: duckdb.DuckDBPyConnection) -> list[int]:
    """Return the numbers of the documents that hold evidence, in order."""
    found = connection.execute("SELECT DISTINCT evidence FROM pairs ORDER BY evidence").fetchall()
    return [row[0] for row in found]


def rows(connection: duckdb.DuckDBPyConnection, numbers: Sequence[int]) -> Iterator[Row]:
    """Yield the rows of all claims against some documents, but for who makes them."""
    speeches = _speeches(connection, numbers)
    pairs = _asked(connection, "SELECT * FROM pairs WHERE evidence IN $numbers ORDER BY ALL", numbers)
    claims = _claims(connection, sorted({pair["claim"] for pair in pairs}))
    keys = _keys(connection, sorted({pair[side] for pair in pairs for side in ("claim", "evidence")}))
    by_evidence: dict[int, list[Row]] = defaultdict(list)
    for pair in pairs:
        by_evidence[pair["evidence"]].append(pair)
    for number, own in by_evidence.items():
        sentences, spoken_here = speeches.get(number, ([], []))
        transcript = heard(spoken_here)
        for pair in own:
            for quote_no, claim in claims.get(pair["claim"], []):
                yield {
                    **keys[pair["claim"]],
                    "quote_no": quote_no,
                    **{f"evidence_{name}": value for name, value in keys[number].items()},
                    "event_score": pair["event_score"],
                    **evidence(check_in(claim, transcript), sentences),
                }


def _speeches(connection: duckdb.DuckDBPyConnection, numbers: Sequence[int]) -> dict[int, _Speech]:
    """Return what is said in each document: rows of `sentences`, and the same as it is compared."""
    columns = ", ".join(f"s.{name}" for name in SENTENCE)
    query = f"""
    SELECT c.number, {columns}, b.role = 'transcript' AS is_transcript
    FROM sentences s
    JOIN compared c USING (document_id, revision)
    JOIN blocks b USING (document_id, revision, block_no)
    WHERE c.number IN $numbers
    ORDER BY c.number, s.sentence_no
    """
    sentences = _by_number(_asked(connection, query, numbers))
    turns = _by_number(_of(connection, "turns", TURN, "turn_no", numbers))
    names = _names(connection, numbers)
    return {number: _speech(rows, turns[number], names[number]) for number, rows in sentences.items()}


def _speech(rows: list[Row], turns: list[Row], names: list[Row]) -> _Speech:
    own = spoken(rows, [row["is_transcript"] for row in rows])
    entities = [(row["start_char"], row["entity_id"]) for row in names if row["entity_id"]]
    return own, said(own, {row["turn_no"]: row for row in turns}, entities)


def _claims(
    connection: duckdb.DuckDBPyConnection, numbers: Sequence[int]
) -> dict[int, list[tuple[int, Claim]]]:
    rows = _asked(connection, "SELECT * FROM claims WHERE number IN $numbers ORDER BY ALL", numbers)
    names = _names(connection, numbers)
    found: dict[int, list[tuple[int, Claim]]] = defaultdict(list)
    for row in rows:
        found[row["number"]].append((row["quote_no"], _claim(row, names[row["number"]])))
    return found


def _claim(row: Row, names: list[Row]) -> Claim:
    """A claim as it is compared; a body or a country is nobody who could be heard."""
    inside = [one for one in names if row["start_char"] <= one["start_char"] < row["end_char"]]
    is_person = _is_person(row, names)
    return Claim(
        row["surface"],
        row["is_quoted"],
        row["speaker_name"] if is_person else None,
        row["speaker_entity_id"] if is_person else None,
        row["language"],
        tuple(dict.fromkeys(one["entity_id"] for one in inside if one["entity_id"])),
    )


def _is_person(row: Row, names: list[Row]) -> bool:
    if row["speaker_start_char"] is None:
        return True
    first, last = row["speaker_start_char"], row["speaker_end_char"]
    at = [one for one in names if one["start_char"] < last and first < one["end_char"]]
    return not at or any(one["type"] == "PER" for one in at)


def _names(connection: duckdb.DuckDBPyConnection, numbers: Sequence[int]) -> Mapping[int, list[Row]]:
    return _by_number(_of(connection, "mentions", _NAME, "mention_no", numbers))


def _keys(connection: duckdb.DuckDBPyConnection, numbers: Sequence[int]) -> dict[int, Row]:
    query = "SELECT number, document_id, revision FROM compared WHERE number IN $numbers"
    return {row.pop("number"): row for row in _asked(connection, query, numbers)}


def _of(
    connection: duckdb.DuckDBPyConnection,
    table: str,
    columns: Sequence[str],
    order: str,
    numbers: Sequence[int],
) -> list[Row]:
    query = f"""
    SELECT c.number, {", ".join(f"t.{name}" for name in columns)}
    FROM {table} t JOIN compared c USING (document_id, revision)
    WHERE c.number IN $numbers
    ORDER BY c.number, t.{order}
    """
    return _asked(connection, query, numbers)


def _asked(connection: duckdb.DuckDBPyConnection, query: str, numbers: Sequence[int]) -> list[Row]:
    found = connection.execute(query, {"numbers": list(numbers)})
    names = [column[0] for column in found.description or ()]
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


def _by_number(rows: list[Row]) -> Mapping[int, list[Row]]:
    found: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        found[row.pop("number")].append(row)
    return found
