"""Themes and their members."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc

from checks.columns import not_after, not_empty
from checks.fact import Context, Fact, Rules
from checks.find import beside, joined, say, words


def _standing(rows: pa.Table, _: Context) -> pa.Array:
    status = rows.column("status")
    merged = pc.and_(pc.is_valid(rows.column("merged_into")), pc.not_equal(status, "retired"))
    first = pc.equal(rows.column("first_week"), rows.column("week"))
    seen = pc.equal(rows.column("last_seen_week"), rows.column("week"))
    return joined(
        rows,
        [
            say(merged, "has merged and is not retired"),
            say(pc.xor(first, pc.equal(status, "new")), "is new in another week than its first"),
            say(pc.and_(pc.equal(status, "quiet"), seen), "is quiet in a week that speaks of it"),
        ],
    )


def _merged(rows: pa.Table, _: Context) -> pa.Array:
    known = beside(rows, rows, {"merged_into": "theme_id", "week": "week"}).column("found")
    lost = pc.and_(pc.is_valid(rows.column("merged_into")), pc.invert(known))
    return say(lost, words("merged into ", rows.column("merged_into"), ", which has no row that week"))


def _single(rows: pa.Table, _: Context) -> pa.Array:
    keys = {name: name for name in ("document_id", "revision", "sentence_no")}
    current = rows.filter(rows.column("is_current"))
    return say(pc.invert(beside(rows, current, keys).column("found")), "none of the passage's rows holds")


RULES: Rules = {
    "themes": (
        Fact("standing", "Status, weeks and merges agree.", _standing),
        Fact("merged_exists", "What a theme merged into lives that week.", _merged),
        not_empty("label", "Every theme can be called something."),
        not_after("first_week", "last_seen_week", "A theme is not seen before it is found."),
        not_after("last_seen_week", "week", "It is not seen later than the week of its row."),
        not_after("new_member_count", "member_count", "Who joined is among the members."),
        not_after("document_count", "member_count", "Each document counted has a member."),
    ),
    "theme_members": (
        Fact("one_holds", "One row of each passage holds.", _single),
        not_after("sentence_no", "last_sentence_no", "A passage does not end before it begins."),
    ),
}
