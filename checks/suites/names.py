"""Mentions, entities and their names."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc

from checks.columns import matches, not_empty, rows_at_least
from checks.fact import Context, Fact, Rules
from checks.find import either_null, say
from checks.spans import in_order, inside


def _linked(rows: pa.Table, _: Context) -> pa.Array:
    wrong = either_null(rows.column("entity_id"), rows.column("link_method"))
    return say(wrong, "only one of entity_id and link_method is given")


def _valid(rows: pa.Table, _: Context) -> pa.Array:
    return say(
        pc.greater(rows.column("valid_from"), rows.column("valid_to")), "valid_to lies before valid_from"
    )


def _merged(rows: pa.Table, _: Context) -> pa.Array:
    return say(
        pc.is_in(rows.column("merged_into"), rows.column("entity_id").combine_chunks()), "is merged on"
    )


RULES: Rules = {
    "mentions": (
        in_order("mention_no", overlap=True),
        inside("sentences", "sentence_no", whole=False),
        Fact("link_explained", "A link says how it was made.", _linked),
        not_empty("surface", "No mention is empty."),
    ),
    "entities": (
        Fact(
            "valid_in_order", "No period ends before it starts.", _valid, severity="warn"
        ),  # a fault of a source
        rows_at_least(1, "The knowledge base is not empty."),
        not_empty("name", "Each entity has a name."),
        matches("wikidata_id", r"^Q[1-9][0-9]*$", "Wikidata ids are a Q and a number."),
        matches("country", r"^[a-z]{2}$", "Countries are ISO 3166-1 alpha-2 codes in lower case."),
    ),
    "entity_merges": (Fact("merged_away", "No id is merged into one that is merged itself.", _merged),),
    "entity_names": (
        not_empty("name", "No name is empty."),
        matches("script", r"^[A-Z][a-z]{3}$", "Scripts are ISO 15924 codes."),
    ),
}
