"""Who is quoted, and what became of what headlines say."""

from __future__ import annotations

import pyarrow as pa

from pipeline.tables.common import ANNOTATOR, DOCUMENT_KEY, OF_DOCUMENT, PARTITION_DAY, SPAN
from pipeline.tables.schema import COUNT, REAL, TEXT, Column, Reference, Table

VERDICTS = ("verbatim", "close", "partial", "absent")
DISAGREEMENTS = ("number", "negation", "speaker", "name", "words")

_VERDICT = (
    "verbatim: said in these words; close: the same in other words; partial: only part of it, or with a "
    "difference that matters; absent: nothing there says it"
)
_NEAREST = pa.list_(
    pa.struct([("sentence_no", COUNT), ("score", REAL), ("start_s", REAL), ("end_s", REAL), ("text", TEXT)])
)


def _probability(name: str, description: str) -> Column:
    return Column(name, REAL, description, nullable=True, minimum=0, maximum=1)


def _place(name: str, description: str, origin: str = "documents.text") -> Column:
    return Column(name, COUNT, description, "code points", nullable=True, minimum=0, made_from=(origin,))


def _evidence(whose: str) -> tuple[Column, ...]:
    """The columns that say how a claim fares against one document."""
    return (
        Column("verdict", TEXT, f"{_VERDICT}. Null {whose}.", nullable=True, values=VERDICTS),
        _probability(
            "verdict_score",
            "Probability of the verdict; null without one, for claims so long that they are checked "
            "in pieces, and where no word of the claim was said.",
        ),
        Column(
            "disagreements",
            pa.list_(TEXT),
            f"What differs between claim and evidence: some of {', '.join(DISAGREEMENTS)}.",
        ),
        Column(
            "evidence_sentence_no",
            COUNT,
            "Sentence nearest to the claim; null where nothing is near.",
            nullable=True,
            minimum=0,
            made_from=("sentences.sentence_no",),
        ),
        _place("evidence_start_char", "Where the words nearest to it start in the text of the evidence."),
        _place("evidence_end_char", "Where they end."),
        Column(
            "evidence_start_s",
            REAL,
            "When they are said.",
            "seconds",
            nullable=True,
            minimum=0,
            made_from=("sentences.start_s",),
        ),
        Column(
            "evidence_end_s",
            REAL,
            "When that ends.",
            "seconds",
            nullable=True,
            minimum=0,
            made_from=("sentences.end_s",),
        ),
        _probability("evidence_score", "How near that sentence is, from 0 to 1; no probability."),
        Column("nearest", _NEAREST, "Up to three nearest sentences, best first, with their seconds."),
    )


QUOTES = Table(
    name="quotes",
    grain="quote or claim",
    description="Words given as somebody's, and what headlines say that somebody said.",
    key=("document_id", "revision", "quote_no"),
    columns=(
        *DOCUMENT_KEY,
        Column("quote_no", COUNT, "Number of the quote in the document, from 0.", minimum=0),
        Column(
            "kind",
            TEXT,
            "direct: words as spoken; indirect: a clause that reports them; mixed: such a clause with words "
            "as spoken in it, which have a row of their own; headline: what a title or description says.",
            values=("direct", "indirect", "mixed", "headline"),
        ),
        Column(
            "form",
            TEXT,
            "What shows it: marks, a dash, a label in front, a said clause, a named source, or bare words of "
            "a title.",
            values=("marks", "dash", "label", "clause", "source", "bare"),
        ),
        *SPAN,
        Column("surface", TEXT, "The words.", made_from=("documents.text",)),
        Column(
            "sentence_no",
            COUNT,
            "Sentence it begins in; null in blocks that have no sentences.",
            nullable=True,
            minimum=0,
            made_from=("sentences.sentence_no",),
        ),
        Column(
            "cue",
            TEXT,
            "Verb or expression of saying; null without one.",
            nullable=True,
            made_from=("documents.text",),
        ),
        _place("cue_start_char", "Where the cue starts."),
        _place("cue_end_char", "Where it ends."),
        Column(
            "speaker_surface",
            TEXT,
            "The words that name the source; null where none do.",
            nullable=True,
            made_from=("documents.text",),
        ),
        _place("speaker_start_char", "Where they start."),
        _place("speaker_end_char", "Where they end."),
        Column(
            "speaker_name",
            TEXT,
            "Who is quoted, by the fullest name the document has; null where not known.",
            nullable=True,
        ),
        Column(
            "speaker_entity_id",
            TEXT,
            "The entity that is; null where not known.",
            nullable=True,
            made_from=("entities.entity_id",),
        ),
        _probability("score", "Probability that words and speaker are right; null where none was measured."),
        Column("parent_no", COUNT, "Quote it stands in.", nullable=True, minimum=0),
        Column("continues_no", COUNT, "Earlier quote it goes on from.", nullable=True, minimum=0),
        Column(
            "evidence_document_id",
            TEXT,
            "Document that was compared: this one; null where it holds no speech in the claim's language.",
            nullable=True,
            made_from=("documents.document_id",),
        ),
        *_evidence("where there is no claim or nothing to compare it with"),
        ANNOTATOR,
        PARTITION_DAY,
    ),
    layer="stage",
    maker="quotes",
    references=(OF_DOCUMENT,),
    surface="surface",
)

CLAIM_EVIDENCE = Table(
    name="claim_evidence",
    grain="claim × document of the same event",
    description="What other documents of the same event say of a quote or headline claim.",
    key=("document_id", "revision", "quote_no", "evidence_document_id", "evidence_revision"),
    columns=(
        Column("document_id", TEXT, "Document that claims.", made_from=("quotes.document_id",)),
        Column("revision", COUNT, "Its revision.", minimum=0, made_from=("quotes.revision",)),
        Column("quote_no", COUNT, "The quote or claim.", minimum=0, made_from=("quotes.quote_no",)),
        Column("evidence_document_id", TEXT, "Document compared.", made_from=("documents.document_id",)),
        Column("evidence_revision", COUNT, "Its revision.", minimum=0, made_from=("documents.revision",)),
        Column(
            "event_score",
            REAL,
            "How much speaks for one event, from 0 to 1; no probability.",
            minimum=0,
            maximum=1,
        ),
        *_evidence("where the languages differ"),
        ANNOTATOR,
    ),
    layer="reference",
    maker="claims",
    references=(
        Reference(("document_id", "revision", "quote_no"), "quotes", ("document_id", "revision", "quote_no")),
    ),
)
