"""A correction holds in every later night and reaches every table and mart: nights and corrections at random."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow as pa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.entities.normal import key
from pipeline.entities.overrides import Corrections, corrections
from pipeline.entities.reference import override
from pipeline.stage import Annotator, Stage, Tables
from pipeline.tables import TABLES, from_rows
from tests.warehouse.kit import DAY, READ, land, moment, next_day, query
from warehouse import current, staging
from warehouse.entities import stage_entities
from warehouse.marts import build_marts
from warehouse.paths import Home
from warehouse.publish import publish, stage_operations
from warehouse.receive import receipts, sources
from warehouse.work import read_day, run_stage

Row = dict[str, str]
KNOWN = {
    "Q1": ("PER", "Anna Berg"),
    "Q2": ("LOC", "Oslo"),
    "Q3": ("PER", "Siv Lind"),
    "Q4": ("ORG", "Ferry Office"),
}
ALIASES = [("Q4", "FO"), ("Q2", "Christiania")]
UNKNOWN = {"Bo Ek": "PER", "Nyhamn": "LOC"}
NAMES = [*(name for _, name in KNOWN.values()), *(name for _, name in ALIASES), *UNKNOWN]
COLUMNS = ("action", "entity_id", "name", "language", "kind", "type", "country", "target", "note")


def local(name: str) -> str:
    return f"local:{UNKNOWN.get(name, 'misc').lower()}:{hashlib.sha256(name.encode()).hexdigest()[:12]}"


def row(action: str, entity_id: str, name: str = "", **more: str) -> Row:
    return {**dict.fromkeys(COLUMNS, ""), "action": action, "entity_id": entity_id, "name": name, **more}


POOL = [
    row("add", "local:harbour", "Nyhamn", type="LOC"),
    row("alias", "Q1", "Bo Ek"),
    row("alias", local("Nyhamn"), "Nyhamn"),
    row("split", "Q4", "FO", target="local:fo"),
    row("merge", "Q3", target="Q1"),
    row("merge", local("Bo Ek"), target="Q3"),
    row("merge", "Q4", target="Q2"),
    row("forbid", "Q2", "Oslo"),
    row("forbid", "Q1", "Anna Berg"),
]
TEXTS = st.lists(st.sampled_from(NAMES), min_size=1, max_size=5).map(", ".join)
DAYS = st.permutations([0, 1, 2])


def _agree(rows: list[Row]) -> bool:
    try:
        knowledge(rows)
    except ValueError:
        return False
    return True


RULES = st.lists(st.sampled_from(POOL), max_size=4, unique_by=json.dumps).filter(_agree)


def knowledge(rows: list[Row]) -> tuple[Tables, Corrections]:
    """The knowledge base as a user's corrections leave it."""
    entities = [
        {"entity_id": one, "name": name, "type": kind, "source": "test"}
        for one, (kind, name) in KNOWN.items()
    ]
    names = [(one, name, "primary") for one, (_, name) in KNOWN.items()] + [
        (*pair, "alias") for pair in ALIASES
    ]
    listed = [
        {"entity_id": one, "name": name, "language": "en", "script": "Latn", "kind": kind}
        for one, name, kind in names
    ]
    compiled = {
        "entities": from_rows(TABLES["entities"], entities),
        "entity_names": from_rows(TABLES["entity_names"], listed),
        "posts": pa.table({"entity_id": pa.array([], pa.string()), "post": pa.array([], pa.string())}),
        "ranks": pa.table({"entity_id": pa.array([], pa.string()), "rank": pa.array([], pa.int8())}),
    }
    return override(compiled, rows), corrections(rows, set(KNOWN))


def linked(text: str, rows: list[Row]) -> list[tuple[str, str]]:
    """Surfaces and ids of the names in a text: those of one entity, else under a local id."""
    tables, fixed = knowledge(rows)
    owners: dict[str, set[str]] = defaultdict(set)
    for name in tables["entity_names"].to_pylist():
        owners[key(name["name"])].add(name["entity_id"])
    surfaces = re.findall("|".join(NAMES), text)
    return [
        (one, next(iter(owners[key(one)])) if len(owners[key(one)]) == 1 else fixed.canonical(local(one)))
        for one in surfaces
    ]


def stage(rows: list[Row]) -> Stage:
    """Finds names as `linked` does; its fingerprint covers the corrections, as that of the real stage."""

    def run(tables: Tables) -> Tables:
        found = [made for document in tables["documents"].to_pylist() for made in _mentions(document, rows)]
        return {"mentions": from_rows(TABLES["mentions"], found)}

    model = hashlib.sha256(json.dumps(rows, sort_keys=True).encode()).hexdigest()
    annotator = Annotator("mentions", "1", "b" * 64, model)
    return Stage("mentions", ("documents", "blocks"), ("mentions",), annotator, run)


def _mentions(document: Mapping, rows: list[Row]) -> Iterable[dict]:
    places = [match.span() for match in re.finditer("|".join(NAMES), document["text"])]
    for number, ((start, end), (surface, entity_id)) in enumerate(
        zip(places, linked(document["text"], rows), strict=True)
    ):
        yield {
            **{name: document[name] for name in ("document_id", "revision", "partition_day")},
            **{"start_char": start, "end_char": end, "raw_start_char": start, "raw_end_char": end},
            **{"mention_no": number, "sentence_no": 0, "surface": surface, "entity_id": entity_id},
            "type": UNKNOWN.get(surface) or "MISC",
            "link_method": "name",
            "link_candidates": [{"entity_id": entity_id, "score": 0.5, "reading": "rival"}],
            "is_repair": False,
            "annotator": "mentions@1",
        }


def night(home: Home, day: date, rows: list[Row], run_id: str) -> None:
    """Do a night as the assets do, with the user's corrections as they are then."""
    staging.write(home, "sources", None, sources(home))
    staging.write(home, "receipts", day, receipts(home, day))
    read_day(home, day, stage=READ)
    run_stage(home, stage(rows), day)
    tables, fixed = knowledge(rows)
    stage_entities(home, day, tables, fixed.merged)
    build_marts(home, day)
    stage_operations(home, day, run_id, moment(day), stages=[READ, stage(rows)])
    publish(home, day, run_id, moment(day), audited=False)


Named = dict[date, list[tuple[str, str]]]
"""Surfaces and ids of each day, as they should be published."""


def compare(home: Home, named: Named, rows: list[Row]) -> None:
    """Compare everything published with what should be."""
    tables, fixed = knowledge(rows)
    for columns in ("surface, entity_id", "surface, link_candidates[1].entity_id"):
        published = query(
            home, f"SELECT partition_day, {columns} FROM mentions ORDER BY partition_day, mention_no"
        )
        assert published == [(day, *one) for day in sorted(named) for one in named[day]]
    shown = dict(query(home, "SELECT entity_id, name FROM entities"))
    assert shown == dict(tables["entities"].select(["entity_id", "name"]).to_pandas().values) | local_names(
        named, tables
    )
    assert dict(query(home, "SELECT * FROM entity_merges")) == fixed.merged
    assert not query(home, "FROM entity_names ANTI JOIN entities USING (entity_id)")
    assert query(
        home, "SELECT day, entity_id, name, mention_count FROM daily_mentions ORDER BY ALL"
    ) == sorted(
        (day, one, shown[one], count)
        for day, found in named.items()
        for one, count in Counter(entity_id for _, entity_id in found).items()
    )
    assert query(
        home, "SELECT day, entity_id, other_entity_id, other_name FROM entity_pairs ORDER BY ALL"
    ) == sorted(
        (day, one, other, shown[other])
        for day, found in named.items()
        for one, other in combinations(sorted({entity_id for _, entity_id in found}), 2)
    )


def local_names(named: Named, tables: Tables) -> dict[str, str]:
    """Names for display of the entities that only texts know, by the rule that the SQL describes."""
    known = set(tables["entities"]["entity_id"].to_pylist())
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    for surface, entity_id in (one for found in named.values() for one in found):
        if entity_id not in known:
            forms[entity_id][surface] += 1
    return {
        entity_id: min(counts, key=lambda form: (" " not in form, -counts[form], form))
        for entity_id, counts in forms.items()
    }


@settings(max_examples=3, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(TEXTS, min_size=3, max_size=3), st.lists(RULES, min_size=3, max_size=3), DAYS)
def test_a_correction_holds_in_later_nights_and_reaches_every_mart(texts, rules, order):
    with TemporaryDirectory() as folder:
        home, inbox = Home(Path(folder, "home")), Path(folder, "letters")
        named: Named = {}
        for number, (text, rows, place) in enumerate(zip(texts, rules, order, strict=True)):
            day = next_day(by=place)
            land(home, inbox, {f"{place}.txt": text}, moment(day))
            night(home, day, rows, f"run-{number}")
            merged = knowledge(rows)[1].canonical
            named = {other: [(name, merged(one)) for name, one in found] for other, found in named.items()}
            named[day] = linked(text, rows)
            compare(home, named, rows)
        for earlier in current.outdated(home, day):
            night(home, earlier, rows, f"again-{earlier}")
        assert current.outdated(home, day) == []
        again = {next_day(by=place): linked(text, rows) for text, place in zip(texts, order, strict=True)}
        compare(home, again, rows)


def test_the_same_night_again_after_a_correction_changes_nothing(home: Home, inbox: Path) -> None:
    rows = [POOL[4], POOL[5]]
    land(home, inbox, {"a.txt": "Bo Ek, Siv Lind, Nyhamn"}, moment())
    night(home, DAY, [], "run-1")
    night(home, DAY, rows, "run-2")
    before = query(home, "SELECT max(snapshot) FROM snapshot")
    night(home, DAY, rows, "run-3")
    assert query(home, "SELECT max(snapshot) FROM snapshot") == before


def test_a_merge_taken_back_is_taken_back_on_earlier_days(home: Home, inbox: Path) -> None:
    for number, rows in enumerate([[], [row("merge", local("Bo Ek"), target="Q1")], []]):
        land(home, inbox, {f"{number}.txt": "Bo Ek"}, moment(next_day(by=number)))
        night(home, next_day(by=number), rows, f"run-{number}")
    assert query(home, "SELECT DISTINCT entity_id FROM mentions ORDER BY 1") == [("Q1",), (local("Bo Ek"),)]
    for earlier in current.outdated(home, next_day(by=2)):
        night(home, earlier, [], f"again-{earlier}")
    assert query(home, "SELECT DISTINCT entity_id FROM mentions") == [(local("Bo Ek"),)]


def test_an_entity_that_left_the_knowledge_base_keeps_a_row(home: Home, inbox: Path) -> None:
    """Its mentions of earlier days still point at it, so it is shown by the name that texts use."""
    land(home, inbox, {"a.txt": "Nyhamn"}, moment())
    night(home, DAY, [POOL[0]], "run-1")
    assert query(home, "SELECT entity_id, source FROM entities WHERE name = 'Nyhamn'") == [
        ("local:harbour", "overrides")
    ]
    land(home, inbox, {"b.txt": "Bo Ek"}, moment(next_day()))
    night(home, next_day(), [], "run-2")
    assert query(home, "SELECT name, source FROM entities WHERE entity_id = 'local:harbour'") == [
        ("Nyhamn", "mentions")
    ]
    assert current.outdated(home, next_day()) == [DAY]
