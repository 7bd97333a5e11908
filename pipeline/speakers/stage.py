"""The stage that says who speaks: sentences numbered by turn and names in; turns with speakers out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby
from typing import Any, Final

import pipeline.documents
import pipeline.entities.speakers
import pipeline.segment.cut
import pipeline.segment.timing
import pipeline.segment.turns
import pipeline.speakers
from pipeline.documents import Document, by_document, documents
from pipeline.entities import reference
from pipeline.entities.knowledge import knowledge
from pipeline.entities.linking import Link
from pipeline.entities.speakers import resolve
from pipeline.segment import turns as labelled
from pipeline.segment.cut import times
from pipeline.segment.timing import clock_of
from pipeline.speakers import cues
from pipeline.speakers.naming import FILES, Named, Sentence, Speech, Turn, name
from pipeline.stage import Annotator, Stage, Tables, code_hash, file_hash, uncollected
from pipeline.tables import TABLES, from_rows

NAME, VERSION = "speakers", "1"
_SENTENCE: Final = ("sentence_no", "turn_no", "start_char", "end_char", "is_question", "change_score")
_MENTION: Final = (
    "start_char",
    "end_char",
    "type",
    "score",
    "entity_id",
    "link_score",
    "link_method",
    "is_repair",
)

Row = dict[str, Any]


@cache
def speakers_stage() -> Stage:
    """Return the stage."""
    code = code_hash(
        pipeline.speakers,
        pipeline.documents,
        pipeline.entities.speakers,
        pipeline.segment.cut,
        pipeline.segment.timing,
        pipeline.segment.turns,
    )
    annotator = Annotator(NAME, VERSION, code, file_hash(*reference.files(), *FILES, *cues.FILES))
    inputs = ("documents", "blocks", "source_map", "labels", "sentences", "mentions")
    return Stage("speakers", inputs, ("turns",), annotator, run, "Says who speaks in each turn.")


def run(tables: Tables) -> Tables:
    """Return the turns of all documents of the shard."""
    with uncollected():
        sentences = by_document(tables["sentences"], "sentence_no", _SENTENCE)
        mentions = by_document(tables["mentions"], "mention_no", _MENTION)
        label = speakers_stage().annotator.label
        rows = [
            row
            for one in documents(tables)
            for row in _rows(one, sentences.get(one.key, []), mentions.get(one.key, []), label)
        ]
    return {"turns": from_rows(TABLES["turns"], rows)}


def _rows(document: Document, sentences: list[Row], mentions: list[Row], label: str) -> Iterator[Row]:
    printed = labelled.turns(document) if document.labels else list(_inferred(sentences))
    if not printed:
        return
    clock = clock_of(document, {turn.label_start: turn.start for turn in printed} if document.labels else {})
    found = _named(document, printed, sentences, mentions)
    numbers = [row["sentence_no"] for row in sentences if row["turn_no"] is not None]
    scores = {row["turn_no"]: row["change_score"] for row in reversed(sentences)}
    for number, (turn, named) in enumerate(zip(printed, found, strict=True)):
        start_s, end_s, _, _ = times(clock, (turn.start, turn.end))
        yield {
            **document.shared,
            **document.mapped.positions(turn.start, turn.end),
            "turn_no": number,
            "start_s": start_s,
            "end_s": end_s,
            **(_printed(document, turn) if turn.speaker else _guessed(turn, named, numbers)),
            "change_score": scores.get(number),
            "annotator": label,
        }


def _inferred(sentences: list[Row]) -> Iterator[labelled.Turn]:
    """The turns that the sentences were numbered by."""
    spoken = [row for row in sentences if row["turn_no"] is not None]
    for _, run in groupby(spoken, key=lambda row: int(row["turn_no"])):
        own = list(run)
        start = own[0]["start_char"]
        yield labelled.Turn(start, start, own[-1]["end_char"], None, "unknown")


def _printed(document: Document, turn: labelled.Turn) -> Row:
    return {
        "speaker_name": turn.speaker,
        "speaker_entity_id": resolve(str(turn.speaker), document.row["language"], document.day),
        "speaker_role": turn.role,
        "speaker_method": "label",
        "speaker_candidates": [],
    }


def _guessed(turn: labelled.Turn, named: Named, numbers: Sequence[int]) -> Row:
    """What naming says of a turn; a role that is printed stays."""
    is_printed = turn.role != "unknown"
    return {
        "speaker_name": named.name,
        "speaker_entity_id": named.entity_id if named.name else None,
        "speaker_role": turn.role if is_printed else named.role,
        "role_score": None if is_printed else named.role_score,
        "speaker_score": named.score if named.name else None,
        "speaker_method": "inferred" if named.name else "none",
        "evidence_sentence_no": _numbered(named.evidence if named.name else None, numbers),
        "speaker_candidates": [
            {
                "name": guess.name,
                "entity_id": guess.entity_id,
                "score": guess.score,
                "evidence_sentence_no": _numbered(guess.evidence, numbers),
            }
            for guess in named.candidates
        ],
    }


def _numbered(index: int | None, numbers: Sequence[int]) -> int | None:
    return None if index is None else numbers[index]


def _named(
    document: Document, printed: list[labelled.Turn], sentences: list[Row], mentions: list[Row]
) -> list[Named]:
    """What naming says of all turns; where every turn has its label there is nothing to say."""
    if all(turn.speaker for turn in printed):
        return [Named(turn.role, 1.0, None, None, None, None, ()) for turn in printed]
    spoken = [row for row in sentences if row["turn_no"] is not None]
    turns, first = [], 0
    for number, turn in enumerate(printed):
        last = first
        while last < len(spoken) and spoken[last]["turn_no"] <= number:
            last += 1
        turns.append(Turn(turn.start, turn.end, first, last, turn.speaker))
        first = last
    heads = {block["role"]: (block["start_char"], block["end_char"]) for block in reversed(document.blocks)}
    speech = Speech(
        document.text,
        str(document.row["language"]),
        tuple(turns),
        tuple(Sentence(row["start_char"], row["end_char"], row["is_question"]) for row in spoken),
        tuple(_link(row) for row in mentions),
        document.day,
        heads.get("title"),
        heads.get("description"),
        tuple((b["start_char"], b["end_char"]) for b in document.blocks if b["role"] == "hashtags"),
    )
    return name(speech, knowledge())


def _link(row: Row) -> Link:
    return Link(
        row["start_char"],
        row["end_char"],
        row["type"],
        row["score"],
        row["entity_id"],
        row["link_score"],
        row["link_method"],
        (),
        row["is_repair"],
    )
