"""Names in the text and what they stand for."""

from __future__ import annotations

import pyarrow as pa

from pipeline.tables.common import ANNOTATOR, DOCUMENT_KEY, OF_DOCUMENT, PARTITION_DAY, SPAN
from pipeline.tables.schema import COUNT, DAY, FLAG, REAL, TEXT, Column, Reference, Table

MENTION_TYPES = ("PER", "ORG", "LOC", "NORP", "EVENT", "LAW", "MISC")

MENTIONS = Table(
    name="mentions",
    grain="mention",
    description="Names in the text, with the entity they stand for.",
    key=("document_id", "revision", "mention_no"),
    columns=(
        *DOCUMENT_KEY,
        Column("mention_no", COUNT, "Number of the mention in the document, from 0.", minimum=0),
        Column(
            "sentence_no",
            COUNT,
            "Sentence it stands in; null in blocks that have no sentences.",
            nullable=True,
            minimum=0,
            made_from=("sentences.sentence_no",),
        ),
        *SPAN,
        Column("surface", TEXT, "The name as written.", made_from=("documents.text",)),
        Column("type", TEXT, "What kind of name it is.", values=MENTION_TYPES),
        Column(
            "score",
            REAL,
            "Probability that this is a name of that type; null where the annotator gives none.",
            nullable=True,
            minimum=0,
            maximum=1,
        ),
        Column(
            "entity_id",
            TEXT,
            "What it stands for: an entity of the knowledge base, or under a local id a name that only texts "
            "know; null where in doubt.",
            nullable=True,
        ),
        Column(
            "link_score",
            REAL,
            "Probability of the link; null where the method gives none.",
            nullable=True,
            minimum=0,
            maximum=1,
        ),
        Column("link_method", TEXT, "How the link was made; null without a link.", nullable=True),
        Column(
            "link_candidates",
            pa.list_(pa.struct([("entity_id", TEXT), ("score", REAL), ("reading", TEXT)])),
            "What else it may mean, best first: a `rival` of the same name, the `government` whose seat is "
            "named, the `country` of a people. A score is a probability; null where none was measured.",
        ),
        Column("is_repair", FLAG, "Whether a mangled name was put right to make the link."),
        ANNOTATOR,
        PARTITION_DAY,
    ),
    layer="stage",
    maker="mentions",
    references=(OF_DOCUMENT, Reference(("entity_id",), "entities", ("entity_id",), is_made_later=True)),
    surface="surface",
)

ENTITIES = Table(
    name="entities",
    grain="entity",
    description="What names stand for: the knowledge base, and what only texts name.",
    key=("entity_id",),
    columns=(
        Column(
            "entity_id",
            TEXT,
            "Wikidata id where a source gives one, a local id otherwise.",
            made_from=("mentions.entity_id",),
        ),
        Column(
            "name",
            TEXT,
            "Name for display, in English where known; of what only texts name, its most frequent form.",
            made_from=("mentions.surface",),
        ),
        Column(
            "type",
            TEXT,
            "What kind of thing it is.",
            values=MENTION_TYPES,
            made_from=("mentions.type",),
        ),
        Column("wikidata_id", TEXT, "Wikidata id, only where a source gives it.", nullable=True),
        Column(
            "country",
            TEXT,
            "Country (ISO 3166-1 alpha-2, lower case); null where none applies.",
            nullable=True,
        ),
        Column(
            "description", TEXT, "What it is in a few words; null where the source gives none.", nullable=True
        ),
        Column(
            "valid_from",
            DAY,
            "First day for which the source attests it; null where not known.",
            nullable=True,
        ),
        Column("valid_to", DAY, "Last such day; null where open or not known.", nullable=True),
        Column(
            "source",
            TEXT,
            "Source of the facts, as named in the attribution file; `mentions` of what only texts name.",
        ),
    ),
    layer="reference",
    maker="reference",
)

ENTITY_NAMES = Table(
    name="entity_names",
    grain="name",
    description="Names of entities in many languages and scripts.",
    key=("entity_id", "name", "language", "kind"),
    columns=(
        Column("entity_id", TEXT, "The entity.", made_from=("entities.entity_id",)),
        Column("name", TEXT, "A name of it.", made_from=("mentions.surface",)),
        Column("language", TEXT, "Language of the name (BCP 47), or und."),
        Column("script", TEXT, "Script of the name (ISO 15924)."),
        Column(
            "kind",
            TEXT,
            "What sort of name it is.",
            values=("primary", "alias", "official", "abbreviation", "surname", "variant"),
        ),
    ),
    layer="reference",
    maker="reference",
    references=(Reference(("entity_id",), "entities", ("entity_id",)),),
)

ENTITY_MERGES = Table(
    name="entity_merges",
    grain="merged entity",
    description="Ids that were found to stand for the same as another. No other table holds them any more.",
    key=("entity_id",),
    columns=(
        Column("entity_id", TEXT, "The id as it was."),
        Column("merged_into", TEXT, "The id that stands for it now, after all merges."),
    ),
    layer="reference",
    maker="reference",
)
