"""The suites: for every declared table what its declaration says, then what is known of it besides."""

from __future__ import annotations

from collections.abc import Mapping

from checks import declared, spans
from checks.fact import Fact, Rules
from checks.suite import Expectation, Suite
from checks.suites import (
    documents,
    facts,
    intake,
    keyphrases,
    marts,
    names,
    operations,
    quotes,
    speech,
    themes,
    topics,
)
from pipeline.tables import TABLES, Table

RULES: Rules = {
    **intake.RULES,
    **documents.RULES,
    **speech.RULES,
    **names.RULES,
    **quotes.RULES,
    **topics.RULES,
    **keyphrases.RULES,
    **facts.RULES,
    **themes.RULES,
    **operations.RULES,
    **marts.RULES,
}


def _facts(table: Table) -> tuple[Fact, ...]:
    proof = spans.facts(table) if table.is_span else ()
    return (*declared.facts(table), *proof, *(rule for rule in RULES[table.name] if isinstance(rule, Fact)))


def _suite(table: Table) -> Suite:
    facts = FACTS[table.name]
    own = (rule for rule in RULES[table.name] if isinstance(rule, Expectation))
    schema = declared.columns(table, tuple(fact.column for fact in facts))
    return Suite(
        table.name,
        (schema, declared.key(table), *(fact.expectation for fact in facts), *own),
        identify=table.key,
    )


FACTS: Mapping[str, tuple[Fact, ...]] = {name: _facts(table) for name, table in TABLES.items()}
"""Facts of each table, each of them one column of its frame."""

SUITES: Mapping[str, Suite] = {name: _suite(table) for name, table in TABLES.items()}
"""The suite of each declared table."""


def needs(table: str) -> tuple[str, ...]:
    """Return the other tables that must be staged before this one can be examined."""
    asked = (name for fact in FACTS[table] for name in fact.needs)
    return tuple(dict.fromkeys(name for name in asked if name != table))
