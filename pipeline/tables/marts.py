"""Small tables for dashboards, made in SQL from the published ones."""

from __future__ import annotations

from pipeline.tables.schema import BIG, DAY, REAL, TEXT, Column, Table

_DAY = Column(
    "day",
    DAY,
    "UTC day of publication of the documents, or of receipt where that is not known.",
    made_from=("documents.published_at", "documents.received_at"),
)
_LANGUAGE = Column("language", TEXT, "Language of the documents.", made_from=("documents.language",))
_DOCUMENTS = Column(
    "document_count", BIG, "Documents counted.", minimum=0, made_from=("documents.document_id",)
)

DAILY_MENTIONS = Table(
    name="daily_mentions",
    grain="day × source × language × entity",
    description="How often each linked entity is mentioned, over current revisions.",
    key=("day", "source_id", "language", "entity_id"),
    columns=(
        _DAY,
        Column("source_id", TEXT, "Source.", made_from=("documents.source_id",)),
        _LANGUAGE,
        Column("entity_id", TEXT, "Entity.", made_from=("mentions.entity_id",)),
        Column("name", TEXT, "Its name.", made_from=("entities.name",)),
        Column("type", TEXT, "Its type.", made_from=("entities.type",)),
        Column("mention_count", BIG, "Mentions counted.", minimum=1, made_from=("mentions.mention_no",)),
        _DOCUMENTS,
    ),
    layer="mart",
    maker="marts",
)

DAILY_TOPICS = Table(
    name="daily_topics",
    grain="day × source × language × scheme × topic",
    description="How many current documents each topic was assigned to.",
    key=("day", "source_id", "language", "scheme", "code"),
    columns=(
        _DAY,
        Column("source_id", TEXT, "Source.", made_from=("documents.source_id",)),
        _LANGUAGE,
        Column("scheme", TEXT, "Scheme of the topic.", made_from=("topics.scheme",)),
        Column("code", TEXT, "Code of the topic.", made_from=("topics.code", "theme_members.theme_id")),
        Column("label", TEXT, "Its label.", made_from=("topics.label", "themes.label")),
        _DOCUMENTS,
    ),
    layer="mart",
    maker="marts",
)

DAILY_PLACES = Table(
    name="daily_places",
    grain="day × source × language × place",
    description="How often each place with coordinates is named, over current revisions: dots on a map.",
    key=("day", "source_id", "language", "entity_id"),
    columns=(
        _DAY,
        Column("source_id", TEXT, "Source.", made_from=("documents.source_id",)),
        _LANGUAGE,
        Column("entity_id", TEXT, "The place.", made_from=("facts.entity_id",)),
        Column("name", TEXT, "Its name.", made_from=("entities.name",)),
        Column(
            "latitude", REAL, "WGS 84.", "degrees", minimum=-90, maximum=90, made_from=("facts.latitude",)
        ),
        Column(
            "longitude", REAL, "WGS 84.", "degrees", minimum=-180, maximum=180, made_from=("facts.longitude",)
        ),
        Column("mention_count", BIG, "Times named.", minimum=1, made_from=("facts.fact_no",)),
        _DOCUMENTS,
    ),
    layer="mart",
    maker="marts",
)

ENTITY_PAIRS = Table(
    name="entity_pairs",
    grain="day × source × language × pair of entities",
    description="How often two linked entities are mentioned in one sentence, over current revisions.",
    key=("day", "source_id", "language", "entity_id", "other_entity_id"),
    columns=(
        _DAY,
        Column("source_id", TEXT, "Source.", made_from=("documents.source_id",)),
        _LANGUAGE,
        Column(
            "entity_id", TEXT, "The one whose id sorts before the other's.", made_from=("mentions.entity_id",)
        ),
        Column("name", TEXT, "Its name.", made_from=("entities.name",)),
        Column("type", TEXT, "Its type.", made_from=("entities.type",)),
        Column("other_entity_id", TEXT, "The other.", made_from=("mentions.entity_id",)),
        Column("other_name", TEXT, "Its name.", made_from=("entities.name",)),
        Column("other_type", TEXT, "Its type.", made_from=("entities.type",)),
        Column("sentence_count", BIG, "Sentences with both.", minimum=1, made_from=("mentions.sentence_no",)),
        _DOCUMENTS,
    ),
    layer="mart",
    maker="marts",
)

_SPEAKER_KEY = Column(
    "speaker",
    TEXT,
    "The speaker's entity, the printed name where there is none, or the role of whoever is not known in "
    "angle brackets.",
    made_from=("turns.speaker_entity_id", "turns.speaker_name", "turns.speaker_role"),
)
_SPEAKER = (
    Column(
        "speaker_entity_id",
        TEXT,
        "Entity; null where not known.",
        nullable=True,
        made_from=("turns.speaker_entity_id",),
    ),
    Column(
        "speaker_name", TEXT, "Name; null where not known.", nullable=True, made_from=("turns.speaker_name",)
    ),
)

SPEAKER_SHARE = Table(
    name="speaker_share",
    grain="day × document × speaker",
    description="How much each speaker says in each current document. Who is not known is counted by role.",
    key=("day", "document_id", "speaker"),
    columns=(
        _DAY,
        Column("source_id", TEXT, "Source.", made_from=("documents.source_id",)),
        _LANGUAGE,
        Column("document_id", TEXT, "Document.", made_from=("documents.document_id",)),
        _SPEAKER_KEY,
        *_SPEAKER,
        Column("speaker_role", TEXT, "Part played in most of the words.", made_from=("turns.speaker_role",)),
        Column("turn_count", BIG, "Turns.", minimum=1, made_from=("turns.turn_no",)),
        Column("word_count", BIG, "Words.", "words", minimum=0, made_from=("sentences.text",)),
        Column(
            "seconds",
            REAL,
            "Time from start to end of the turns; null where the document has no times.",
            "seconds",
            nullable=True,
            minimum=0,
            made_from=("turns.start_s", "turns.end_s"),
        ),
        Column(
            "word_share",
            REAL,
            "Words as a share of all that is said in the document; null where nothing is counted.",
            nullable=True,
            minimum=0,
            maximum=1,
        ),
    ),
    layer="mart",
    maker="marts",
)

SPEAKER_MENTIONS = Table(
    name="speaker_mentions",
    grain="day × source × language × manner × speaker × entity",
    description="Who mentions whom: how often each known speaker names each linked entity, in what they say "
    "and in what they are quoted with.",
    key=("day", "source_id", "language", "manner", "speaker", "entity_id"),
    columns=(
        _DAY,
        Column("source_id", TEXT, "Source.", made_from=("documents.source_id",)),
        _LANGUAGE,
        Column("manner", TEXT, "Whether heard in a turn or quoted.", values=("said", "quoted")),
        Column(
            "speaker",
            TEXT,
            "The speaker's entity, or name where there is none.",
            made_from=(
                "turns.speaker_entity_id",
                "turns.speaker_name",
                "quotes.speaker_entity_id",
                "quotes.speaker_name",
            ),
        ),
        *_SPEAKER,
        Column("entity_id", TEXT, "Entity mentioned.", made_from=("mentions.entity_id",)),
        Column("name", TEXT, "Its name.", made_from=("entities.name",)),
        Column("type", TEXT, "Its type.", made_from=("entities.type",)),
        Column("mention_count", BIG, "Mentions counted.", minimum=1, made_from=("mentions.mention_no",)),
        _DOCUMENTS,
    ),
    layer="mart",
    maker="marts",
)

SOURCE_HEALTH = Table(
    name="source_health",
    grain="source × day of receipt",
    description="What each source delivered on each day and what became of it.",
    key=("source_id", "day"),
    columns=(
        Column("source_id", TEXT, "Source.", made_from=("sources.source_id",)),
        Column("day", DAY, "UTC day of receipt.", made_from=("receipts.partition_day",)),
        Column("receipt_count", BIG, "Arrivals.", minimum=0, made_from=("receipts.receipt_id",)),
        Column(
            "byte_count", BIG, "Size of the arrivals.", "bytes", minimum=0, made_from=("receipts.byte_count",)
        ),
        _DOCUMENTS,
        Column(
            "word_count",
            BIG,
            "Words in those documents.",
            "words",
            minimum=0,
            made_from=("documents.word_count",),
        ),
        Column("reject_count", BIG, "Refusals.", minimum=0, made_from=("rejects.reject_no",)),
    ),
    layer="mart",
    maker="marts",
)
