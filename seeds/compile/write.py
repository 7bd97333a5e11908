"""Writes the compiled facts as Parquet, byte for byte the same from the same facts."""

from __future__ import annotations

import csv
import datetime
import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.entities.normal import fold
from pipeline.tables import TABLES, conform, from_rows
from seeds.compile.facts import Entity, Facts, Post
from seeds.compile.frequency import common_words

POSTS = pa.schema(
    [
        ("entity_id", pa.string()),
        ("post", pa.string()),
        ("kind", pa.string()),
        ("level", pa.int8()),
        ("country", pa.string()),
        ("start", pa.date32()),
        ("end", pa.date32()),
    ]
)
_EVERYDAY_SHARE, _EVERYDAY = 0.5, 300
"""A share of lower case, and occurrences in ten million words."""
_SCRIPTS = {
    "LATIN": "Latn",
    "CYRILLIC": "Cyrl",
    "GREEK": "Grek",
    "ARABIC": "Arab",
    "HEBREW": "Hebr",
    "CJK": "Hani",
    "HANGUL": "Hang",
    "HIRAGANA": "Jpan",
    "KATAKANA": "Jpan",
    "GEORGIAN": "Geor",
    "ARMENIAN": "Armn",
    "DEVANAGARI": "Deva",
    "THAI": "Thai",
    "BENGALI": "Beng",
}


def write(facts: Facts, folder: Path) -> list[Path]:
    """Write entities, names, posts, ranks and common words under `folder`; return the files."""
    held: dict[str, list[Post]] = defaultdict(list)
    for post in facts.posts:
        held[post.entity_id].append(post)
    kept = [entity for entity in facts.entities.values() if entity.type != "PER" or held[entity.entity_id]]
    ids = {entity.entity_id for entity in kept}
    common = common_words(facts)
    lost = _everyday(common)
    names = [
        _name_row(*key)
        for key in facts.names
        if key[0] in ids and not (fold(key[1]) in lost and _is_obscure(facts.entities[key[0]]))
    ]
    posts = sorted(
        (post for post in facts.posts if post.entity_id in ids and post.level >= 2), key=_post_order
    )
    tables = {
        "entities": conform(
            TABLES["entities"], from_rows(TABLES["entities"], [_row(e, held[e.entity_id]) for e in kept])
        ),
        "entity_names": conform(TABLES["entity_names"], from_rows(TABLES["entity_names"], names)),
        "posts": pa.Table.from_pylist([post._asdict() for post in posts], schema=POSTS),
        "ranks": _ranks(kept, held),
        "common_words": common,
    }
    written = [_write(folder / f"{name}.parquet", table) for name, table in tables.items()]
    return [*written, _renamed(folder / "renamed.csv", facts.renamed)]


def _renamed(path: Path, pairs: Mapping[str, str]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(("entity_id", "target"))
        rows.writerows(sorted(pairs.items()))
    return path


def _everyday(common: pa.Table) -> set[str]:
    """The words that running text is full of in small letters."""
    return {
        row["word"]
        for row in common.to_pylist()
        if row["lower_share"] >= _EVERYDAY_SHARE and row["per_ten_million"] >= _EVERYDAY
    }


def _is_obscure(entity: Entity) -> bool:
    """Whether an everyday word does not mean the entity: a chain of shops, a small town."""
    return entity.type != "PER" and entity.rank <= 1


def _write(path: Path, table: pa.Table) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    pq.write_table(table, path, compression="zstd", compression_level=19, store_schema=False)
    return path


def _name_row(entity_id: str, name: str, language: str, kind: str) -> dict[str, object]:
    return {
        "entity_id": entity_id,
        "name": name,
        "language": language,
        "script": script_of(name),
        "kind": kind,
    }


def script_of(name: str) -> str:
    """Return the ISO 15924 code of the first letter's script; Zyyy where it is not one of those known."""
    first = next((char for char in name if char.isalpha()), "")
    return _SCRIPTS.get(unicodedata.name(first, "").split()[0] if first else "", "Zyyy")


def _post_order(post: Post) -> tuple[str, ...]:
    return (post.entity_id, str(post.start), str(post.end), post.post, post.kind, post.country or "")


def _row(entity: Entity, posts: list[Post]) -> dict[str, object]:
    starts = [post.start for post in posts if post.start]
    open_ended = any(post.start and not post.end for post in posts)
    ends = [post.end for post in posts if post.end]
    return {
        "entity_id": entity.entity_id,
        "name": entity.name,
        "type": entity.type,
        "wikidata_id": entity.entity_id if entity.entity_id.startswith("Q") else None,
        "country": entity.country or (_best(posts).country if posts else None),
        "description": _described(_best(posts)) if posts else entity.description,
        "valid_from": _earliest(starts, ends),
        "valid_to": None if open_ended else max(ends, default=None),
        "source": entity.source,
    }


def _earliest(starts: list[datetime.date], ends: list[datetime.date]) -> datetime.date | None:
    """The first start; null where a post of unknown start had ended before it."""
    first = min(starts, default=None)
    return None if first and ends and min(ends) < first else first


def _best(posts: list[Post]) -> Post:
    """The highest post, the latest of them."""
    return max(posts, key=lambda post: (post.level, post.start or datetime.date.min, post.post))


def _described(post: Post) -> str:
    where = f" ({post.country})" if post.country else ""
    return post.post + where


def _ranks(kept: list[Entity], held: dict[str, list[Post]]) -> pa.Table:
    rows = {
        entity.entity_id: max([entity.rank, *(post.level for post in held[entity.entity_id])])
        for entity in kept
    }
    pairs = sorted((entity_id, rank) for entity_id, rank in rows.items() if rank != 1)
    return pa.table(
        {"entity_id": [pair[0] for pair in pairs], "rank": pa.array([pair[1] for pair in pairs], pa.int8())}
    )
