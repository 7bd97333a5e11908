"""The stage that finds who is quoted, and whether what a headline says was said: documents in, quotes out."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, Final

import pipeline.claims
import pipeline.documents
import pipeline.quotes
import pipeline.speakers.spoken
from pipeline.claims import Checked, check_all
from pipeline.claims.find import Block, Made, as_claim, claims_made
from pipeline.claims.speech import SENTENCE, TURN, evidence, said, spoken
from pipeline.documents import Document, by_document, documents
from pipeline.quotes import Asked, Mention, Quote, quotes
from pipeline.quotes.rows import Entry, entries, numbered
from pipeline.quotes.speakers import of_turns
from pipeline.quotes.stretches import SPOKEN, stretches
from pipeline.stage import Annotator, Stage, Tables, code_hash, file_hash, uncollected
from pipeline.tables import TABLES, from_rows

NAME, VERSION = "quotes", "1"
_MENTION: Final = ("start_char", "end_char", "type", "entity_id")
_CODE: Final = frozenset({".py", ".pyc", ".md"})

Row = dict[str, Any]


@cache
def quotes_stage() -> Stage:
    """Return the stage; its fingerprint covers code, lists and fitted weights of quotes and claims."""
    code = code_hash(pipeline.quotes, pipeline.claims, pipeline.documents, pipeline.speakers.spoken)
    annotator = Annotator(NAME, VERSION, code, file_hash(*model_files()))
    inputs = ("documents", "blocks", "source_map", "labels", "turns", "sentences", "mentions")
    return Stage(
        "quotes", inputs, ("quotes",), annotator, run, "Finds quotes, and checks what headlines say."
    )


def model_files() -> list[Path]:
    """Return the lists and weights that quotes and claims hang on beside the code."""
    folders = [Path(package.__file__ or "").parent for package in (pipeline.quotes, pipeline.claims)]
    return sorted(
        path
        for folder in folders
        for path in folder.rglob("*")
        if path.is_file() and path.suffix not in _CODE
    )


def run(tables: Tables) -> Tables:
    """Return the quotes and headline claims of all documents of the shard."""
    label = quotes_stage().annotator.label
    with uncollected():
        sentences = by_document(tables["sentences"], "sentence_no", (*SENTENCE, "block_no"))
        mentions = by_document(tables["mentions"], "mention_no", _MENTION)
        turns = by_document(tables["turns"], "turn_no", TURN)
        rows = [
            {**row, "annotator": label}
            for one in documents(tables)
            for row in _rows(
                one, sentences.get(one.key, []), mentions.get(one.key, []), turns.get(one.key, [])
            )
        ]
    return {"quotes": from_rows(TABLES["quotes"], rows)}


def _rows(document: Document, sentences: list[Row], mentions: list[Row], turns: list[Row]) -> list[Row]:
    names = [Mention(*(row[name] for name in _MENTION)) for row in mentions]
    found = of_turns(_found(document, sentences, names, turns), document.text, turns)
    made = claims_made(document.text, _blocks(document), found, names)
    several = entries(found, made)
    rows = numbered(document, several, sentences)
    return _checked(document, several, rows, sentences, names, turns)


def _found(document: Document, sentences: list[Row], names: list[Mention], turns: list[Row]) -> list[Quote]:
    places = [(row["start_char"], row["end_char"]) for row in sentences]
    return quotes(Asked(document.text, stretches(document, turns), places, names))


def _blocks(document: Document) -> list[Block]:
    return [
        Block(block["role"], block["start_char"], block["end_char"], document.language_of(block))
        for block in document.blocks
    ]


def _checked(
    document: Document,
    several: list[Entry],
    rows: list[Row],
    sentences: list[Row],
    names: list[Mention],
    turns: list[Row],
) -> list[Row]:
    """The rows with what became of the claims among them; other quotes are not compared with anything."""
    claims = [number for number, one in enumerate(several) if one.made]
    own = _speech(document, sentences) if claims else []
    outcomes = _outcomes([several[number].made for number in claims], document, own, names, turns)
    nothing = evidence(Checked(), own)
    found = {number: evidence(one, own) for number, one in zip(claims, outcomes, strict=True)}
    return [
        {
            **row,
            **found.get(number, nothing),
            "evidence_document_id": row["document_id"] if found.get(number, nothing).get("verdict") else None,
        }
        for number, row in enumerate(rows)
    ]


def _outcomes(
    claims: list[Made | None], document: Document, own: list[Row], names: list[Mention], turns: list[Row]
) -> list[Checked]:
    if not own:
        return [Checked()] * len(claims)
    entities = [(one.start, one.entity_id) for one in names if one.entity_id]
    heard = said(own, {turn["turn_no"]: turn for turn in turns}, entities)
    asked = [as_claim(one, document.text, names) for one in claims if one]
    return check_all(asked, heard)


def _speech(document: Document, sentences: list[Row]) -> list[Row]:
    roles = {block["block_no"]: block["role"] for block in document.blocks}
    return spoken(sentences, [roles.get(row["block_no"]) == SPOKEN for row in sentences])
