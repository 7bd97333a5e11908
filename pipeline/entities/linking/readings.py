"""What a mention may mean besides what it says: a capital the government, a people its country.

"Moscow" stays the city. The reading is a candidate without a probability: none has been measured. A place
with a preposition of place in front ("in Moscow") has no such reading.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipeline.entities.knowledge import KnowledgeBase
from pipeline.entities.linking.candidates import ARTICLES
from pipeline.entities.linking.countries import country, people_of
from pipeline.entities.linking.forms import forms
from pipeline.entities.linking.types import Page, Reading, Spot
from pipeline.entities.normal import fold, key
from pipeline.entities.reference import read_rows
from seeds import REFERENCE

_PLACING = frozenset(
    "in at near from via outside around to i på från till utanför nära fra til aus nach bei à en dans vers "
    "desde hacia в во из под до у з із від iz u do kod из код".split()
)
_COUNTRY_CODE = 2
_CAPITAL_RANK = 3


def readings(page: Page, spot: Spot, entity: int | None, kb: KnowledgeBase) -> tuple[Reading, ...]:
    """Return the readings of a mention that its name and the words around allow."""
    language = spot.hit.language if spot.hit else page.language
    folded = [fold(word.text) for word in page.words[spot.first : spot.last]]
    if spot.span and spot.span.type == "NORP":
        return _reading(people_of(folded, language, kb), "country", kb)
    if entity is not None and kb.type[entity] == "PER":
        return ()
    bare = folded[1:] if len(folded) > 1 and folded[0] in ARTICLES else folded
    owner = _seat(bare, language)
    if owner is None and entity is not None:
        owner = capitals().get(kb.entity_id[entity])
    if owner is None or (spot.first and fold(page.words[spot.first - 1].text) in _PLACING):
        return ()
    return _reading(_owner(owner, kb), "government", kb)


def _reading(entity: int | None, sort: str, kb: KnowledgeBase) -> tuple[Reading, ...]:
    return () if entity is None else (Reading(kb.entity_id[entity], None, sort),)


def _seat(bare: list[str], language: str) -> str | None:
    """Whose seat the words name, in any case of the last one."""
    known, front = seats(), " ".join((*bare[:-1], ""))
    return next((known[front + form] for form in forms(bare[-1], language) if front + form in known), None)


def _owner(owner: str, kb: KnowledgeBase) -> int | None:
    if len(owner) == _COUNTRY_CODE:
        return country(owner, kb)
    bodies = {kb.owner[row] for row in kb.rows(key(owner)) if kb.kind[row] == "primary"}
    return bodies.pop() if len(bodies) == 1 else None


@cache
def seats(folder: Path = REFERENCE) -> dict[str, str]:
    """Return the names of seats (`normal.key`) and whose they are, from `seats.csv`."""
    return {key(row["seat"]): row["owner"] for row in read_rows(folder / "seats.csv")}


@cache
def capitals(folder: Path = REFERENCE) -> dict[str, str]:
    """Return entity ids of capitals and the codes of their countries.

    The tables call a city "capital of" its country; one that is a part of the country in its own right, as
    Moscow, is known by its rank, which only capitals among the parts have.
    """
    table = pq.ParquetFile(folder / "entities.parquet").read(columns=["entity_id", "country", "description"])
    ranked = pq.ParquetFile(folder / "ranks.parquet").read()
    high = ranked["entity_id"].filter(pc.equal(ranked["rank"], _CAPITAL_RANK))
    part = pc.and_(pc.starts_with(table["description"], "part of"), pc.is_in(table["entity_id"], high))
    rows = table.filter(pc.or_(pc.starts_with(table["description"], "capital of"), part))
    pairs = zip(rows["entity_id"].to_pylist(), rows["country"].to_pylist(), strict=True)
    return {entity_id: code for entity_id, code in pairs if code}
