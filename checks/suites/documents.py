"""Documents, blocks, the source map, links and hashtags."""

from __future__ import annotations

import hashlib
from collections import defaultdict

import pyarrow as pa
import pyarrow.compute as pc

from checks.columns import matches, not_after, not_empty
from checks.fact import Context, Fact, Rules
from checks.find import beside, either_null, joined, previous, say, words
from checks.spans import in_order, inside
from checks.suites.intake import received_that_day

LANGUAGE = matches("language", r"^(?:[a-z]{2}|und)$", "Languages are ISO 639-1 codes, or und.")
_KEY = ("document_id", "revision")
_SAID = ("title", "author", "forwarded_from", "reply_to")
_SPEECH = ("body", "transcript")


def _counted(rows: pa.Table, _: Context) -> pa.Array:
    length = pc.utf8_length(rows.column("text"))
    return say(pc.not_equal(length, rows.column("char_count")), words("the text has ", length, " characters"))


def _hashed(rows: pa.Table, _: Context) -> pa.Array:
    sums = pa.array(
        [
            None if text is None else hashlib.sha256(text.encode()).hexdigest()
            for text in rows.column("text").to_pylist()
        ],
        pa.string(),
    )
    return say(pc.not_equal(sums, rows.column("text_sha256")), words("the text has ", sums))


def _currency(rows: pa.Table, _: Context) -> pa.Array:
    wrong = pc.not_equal(rows.column("is_current"), pc.is_null(rows.column("superseded_at")))
    return say(wrong, "is_current and superseded_at contradict each other")


def _dated(rows: pa.Table, _: Context) -> pa.Array:
    method = either_null(rows.column("published_at"), rows.column("published_method"))
    precision = either_null(rows.column("published_at"), rows.column("published_precision"))
    wrong = pc.or_(method, precision)
    return say(wrong, "of published_at, published_method and published_precision only some are given")


def _mapped(rows: pa.Table, context: Context) -> pa.Array:
    ends = context.table("source_map").group_by(list(_KEY)).aggregate([("end_char", "max")])
    end = beside(rows, ends, dict(zip(_KEY, _KEY, strict=True)), ("end_char_max",)).column("end_char_max")
    wrong = pc.fill_null(pc.not_equal(end, rows.column("char_count")), True)
    return say(wrong, words("the source map ends at ", end))


def _seamless(rows: pa.Table, _: Context) -> pa.Array:
    end = pc.fill_null(previous(rows, _KEY, "stretch_no", "end_char"), 0)
    raw_end = previous(rows, _KEY, "stretch_no", "raw_end_char")
    return joined(
        rows,
        [
            say(pc.not_equal(rows.column("start_char"), end), words("the stretch before ends at ", end)),
            say(
                pc.not_equal(rows.column("raw_start_char"), raw_end),
                words("the stretch before ends at raw ", raw_end),
            ),
        ],
    )


def _cues(rows: pa.Table, _: Context) -> pa.Array:
    is_begun, is_ended = (pc.is_valid(rows.column(name)) for name in ("cue_s", "cue_end_s"))
    is_timed = pc.and_(pc.or_(is_begun, is_ended), pc.not_equal(rows.column("transform"), "cue"))
    return joined(
        rows,
        [
            say(is_timed, "has a time but is no cue"),
            say(pc.and_(is_ended, pc.invert(is_begun)), "ends without a beginning"),
        ],
    )


def _voices(rows: pa.Table, _: Context) -> pa.Array:
    is_empty = pc.equal(rows.column("start_char"), rows.column("end_char"))
    is_voice = pc.equal(rows.column("kind"), "voice")
    return say(pc.xor(is_empty, is_voice), "only the span of a voice tag is empty, and it always is")


def _in_speech(rows: pa.Table, context: Context) -> pa.Array:
    ids = rows.column("document_id").unique()
    blocks = context.table("blocks").select([*_KEY, "role", "start_char", "end_char"])
    spoken: dict[tuple[str, int], list[tuple[int, int]]] = defaultdict(list)
    for block in blocks.filter(pc.is_in(blocks.column("document_id"), ids)).to_pylist():
        if block["role"] in _SPEECH:
            spoken[block["document_id"], block["revision"]].append((block["start_char"], block["end_char"]))
    is_lost = [
        not any(start <= row["start_char"] and row["end_char"] <= end for start, end in spoken[key])
        for row in rows.select([*_KEY, "start_char", "end_char"]).to_pylist()
        for key in [(row["document_id"], row["revision"])]
    ]
    return say(pa.array(is_lost, pa.bool_()), "stands in no block that holds speech")


def _tag(rows: pa.Table, _: Context) -> pa.Array:
    bare = pc.utf8_slice_codeunits(rows.column("surface"), 1)
    return say(pc.not_equal(bare, rows.column("tag")), words("the surface without its sign is ", bare))


RULES: Rules = {
    "documents": (
        Fact("char_count_right", "char_count is the length of the text.", _counted),
        Fact("text_sha256_right", "text_sha256 is the SHA-256 of the text.", _hashed),
        Fact("received_that_day", "received_at falls on the day of the partition.", received_that_day),
        Fact("currency", "A revision is current or has been superseded, not both.", _currency),
        Fact("published_explained", "A date of publication says how it is known, and how exactly.", _dated),
        Fact("mapped_to_end", "The source map reaches the end of the text.", _mapped, needs=("source_map",)),
        not_empty("text", "No document is empty."),
        not_after("first_seen_at", "received_at", "The first revision arrived no later than this one."),
        not_after("published_at", "received_at", "Nothing is published after it arrived.", severity="warn"),
        not_after("edited_at", "received_at", "Nothing is edited after it arrived.", severity="warn"),
        not_after("published_at", "edited_at", "Nothing is edited before it is published.", severity="warn"),
        *(not_empty(name, f"A document without {name} has a null.", severity="warn") for name in _SAID),
        LANGUAGE,
    ),
    "blocks": (
        in_order("block_no"),
        LANGUAGE,
    ),
    "source_map": (
        Fact(
            "seamless",
            "Stretches follow each other without gap or overlap, in clean text from 0 and in raw text.",
            _seamless,
        ),
        Fact("cue_s_of_cues", "Only cues carry times, and none ends that does not begin.", _cues),
        not_after("cue_s", "cue_end_s", "No cue ends before it begins."),
    ),
    "labels": (
        in_order("label_no"),
        Fact("voice_empty", "A voice tag has an empty span, every other label shows.", _voices),
        Fact(
            "in_speech",
            "A label stands in a block that holds speech.",
            _in_speech,
            ("blocks",),
            severity="warn",
        ),
        not_empty("name", "A label that names nobody has a null.", severity="warn"),
    ),
    "links": (
        in_order("position", overlap=True),
        inside("blocks", "block_no"),
        not_empty("surface", "The words of a link show."),
        matches("url", r"^\S+$", "Addresses have no white space.", severity="warn"),
    ),
    "hashtags": (
        in_order("position"),
        inside("blocks", "block_no"),
        Fact("tag_of_surface", "The tag is the surface without its sign.", _tag),
        matches("surface", r"^[#＃]\S+$", "A hashtag starts with its sign and has no white space."),
    ),
}
