"""The stage that gives documents their keyphrases."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final

import pipeline.claims.lexicon
import pipeline.claims.stems
import pipeline.claims.weights
import pipeline.documents
import pipeline.facts.dates.lexicon
import pipeline.facts.numerals
import pipeline.keyphrases as package
import pipeline.topics.concepts
import pipeline.topics.units
import pipeline.topics.words
from pipeline.documents import Document, by_document, documents
from pipeline.keyphrases import known, links, parts, shapes
from pipeline.keyphrases import rank as rules
from pipeline.keyphrases.candidates import candidates
from pipeline.keyphrases.rank import Keyphrase, rank
from pipeline.keyphrases.read import Name
from pipeline.stage import Annotator, Stage, Tables, code_hash, file_hash, uncollected
from pipeline.tables import TABLES, conform, from_rows
from pipeline.topics.concepts.read import dictionary_files
from pipeline.topics.schemes import reference_files
from pipeline.topics.units import SPOKEN_ROLES, spoken

Row = dict[str, Any]
_MENTION: Final = ("sentence_no", "start_char", "end_char", "type")
_SENTENCE: Final = ("sentence_no", "block_no", "text", "start_char", "language", "is_repeat")


@cache
def keyphrases_stage() -> Stage:
    """Return the stage: documents, blocks, sentences and names in, keyphrases out."""
    code = code_hash(
        package,
        pipeline.documents,
        pipeline.claims.stems,
        pipeline.claims.weights,
        pipeline.facts.dates.lexicon,
        pipeline.facts.numerals,
        pipeline.topics.concepts,
        pipeline.topics.units,
        pipeline.topics.words,
    )
    parameters = {
        "plain": known.PLAIN,
        "longest": shapes.LONGEST,
        "most": rules.MOST,
        "roles": list(SPOKEN_ROLES),
    }
    return Stage(
        name="keyphrases",
        inputs=("documents", "blocks", "source_map", "sentences", "mentions"),
        outputs=("keyphrases",),
        annotator=Annotator("keyphrases", "1", code, file_hash(*_model_files()), parameters=parameters),
        run=run,
        description="The phrases that say most of a document, with all their places.",
    )


def _model_files() -> list[Path]:
    """The models, lists of words, their frequencies, and the dictionary of concepts."""
    lists = [
        *pipeline.claims.lexicon.FOLDER.glob("*.txt"),
        *pipeline.facts.dates.lexicon.FOLDER.glob("*.tsv"),
        *Path(pipeline.facts.numerals.__file__).parent.glob("lexicon/*"),
    ]
    return [
        pipeline.claims.weights.FILE,
        parts.FILE,
        links.FILE,
        rules.FILE,
        *sorted(lists),
        *dictionary_files(),
        *reference_files(),
    ]


def run(tables: Tables) -> Tables:
    """Return the keyphrases of all documents of the shard; a recogniser's repeats are left out."""
    label = keyphrases_stage().annotator.label
    with uncollected():
        sentences = by_document(tables["sentences"], "sentence_no", _SENTENCE)
        names = by_document(tables["mentions"], "mention_no", _MENTION)
        rows = [
            {**row, "annotator": label}
            for document in documents(tables)
            for row in _rows(document, sentences.get(document.key, []), names.get(document.key, []))
        ]
    return {"keyphrases": conform(TABLES["keyphrases"], from_rows(TABLES["keyphrases"], rows))}


def _rows(document: Document, sentences: list[Row], mentions: list[Row]) -> Iterator[Row]:
    said = spoken(document, sentences)
    named = _names(mentions)
    found = [
        each
        for row in said
        for each in candidates(
            row["text"], _language(row, document), _inside(named, row), offset=row["start_char"]
        )
    ]
    phrases = rank(found, sum(len(row["text"].split()) for row in said), len(document.text))
    if phrases:
        firsts = [phrase.places[0] for phrase in phrases]
        places = document.places([start for start, _ in firsts], [end for _, end in firsts])
        for number, phrase in enumerate(phrases):
            span = {name: int(values[number]) for name, values in places.items()}
            yield {**document.shared, **_row(document, number, phrase), **span}


def _names(mentions: list[Row]) -> dict[int, list[Name]]:
    """Names of each sentence with their places; of two that begin together the longer is first."""
    named: dict[int, list[Name]] = {}
    for row in sorted(mentions, key=lambda row: (row["start_char"], -row["end_char"])):
        name = Name(row["start_char"], row["end_char"], row["type"] == "PER")
        named.setdefault(row["sentence_no"], []).append(name)
    return named


def _inside(named: dict[int, list[Name]], sentence: Row) -> list[Name]:
    first = sentence["start_char"]
    names = named.get(sentence["sentence_no"], ())
    return [Name(start - first, end - first, is_person) for start, end, is_person in names]


def _language(sentence: Row, document: Document) -> str:
    return str(document.row["language"] if sentence["language"] in (None, "und") else sentence["language"])


def _row(document: Document, number: int, phrase: Keyphrase) -> Row:
    start, end = phrase.places[0]
    return {
        "phrase_no": number,
        "surface": document.text[start:end],
        "phrase": _usual(document.text, phrase),
        "score": phrase.score,
        "count": len(phrase.places),
        "occurrences": [{"start_char": start, "end_char": end} for start, end in phrase.places],
    }


def _usual(text: str, phrase: Keyphrase) -> str:
    """The form in which the phrase stands most often; the earliest among equals."""
    forms: dict[str, int] = {}
    for start, end in phrase.places:
        form = " ".join(text[start:end].split())
        forms[form] = forms.get(form, 0) + 1
    return max(forms, key=lambda form: forms[form])
