"""Turns and sentences."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc

from checks.columns import not_after, not_empty
from checks.fact import Context, Fact, Rules
from checks.find import either_null, say
from checks.spans import holds, in_order, inside
from checks.suites.documents import LANGUAGE

_SECONDS = not_after("start_s", "end_s", "Nothing ends before it starts.")


def _both_seconds(rows: pa.Table, _: Context) -> pa.Array:
    return say(
        either_null(rows.column("start_s"), rows.column("end_s")), "only one of start_s and end_s is given"
    )


def _speaker(rows: pa.Table, _: Context) -> pa.Array:
    unknown = pc.equal(rows.column("speaker_method"), "none")
    return say(
        pc.xor(unknown, pc.is_null(rows.column("speaker_name"))),
        "a name without a method, or a method without a name",
    )


def _scored(rows: pa.Table, _: Context) -> pa.Array:
    inferred = pc.equal(rows.column("speaker_method"), "inferred")
    return say(
        pc.xor(inferred, pc.is_valid(rows.column("speaker_score"))),
        "only a speaker who is inferred has a score, and has one",
    )


def _timed(rows: pa.Table, _: Context) -> pa.Array:
    method = rows.column("time_method")
    others = [either_null(method, rows.column(name)) for name in ("start_s", "end_s", "time_error_s")]
    wrong = pc.or_(pc.or_(others[0], others[1]), others[2])
    return say(wrong, "of time_method, start_s, end_s and time_error_s only some are given")


RULES: Rules = {
    "turns": (
        in_order("turn_no"),
        holds("sentences", "turn_no"),
        Fact("seconds_paired", "start_s and end_s are both known or both not.", _both_seconds),
        Fact("speaker_explained", "A speaker who is named says how that is known.", _speaker),
        Fact("speaker_scored", "An inferred speaker has a probability, a printed one has none.", _scored),
        _SECONDS,
    ),
    "sentences": (
        in_order("sentence_no"),
        inside("blocks", "block_no"),
        Fact("seconds_explained", "Seconds come with their method and error, or not at all.", _timed),
        not_empty("text", "No sentence is empty."),
        _SECONDS,
        LANGUAGE,
    ),
}
