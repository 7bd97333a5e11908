"""Numbers behind the page "What came in", read from one publication."""

from __future__ import annotations

from dataclasses import dataclass

import duckdb

from dashboards.watch import Row, rows

TOTALS = """
with current as (select document_id, revision, word_count from documents where is_current)
select (select count(*) from current) as documents,
       (select coalesce(sum(word_count), 0) from current)::bigint as words,
       (select count(*) from sentences semi join current using (document_id, revision)) as sentences,
       (select count(*) from mentions semi join current using (document_id, revision)) as mentions,
       (select count(*) from topics semi join current using (document_id, revision)
         where not is_abstained) as topics,
       (select count(*) from rejects) as rejects
"""
BY_DAY = """
select partition_day as name, count(*) as count, count(*) over () as total
from documents group by partition_day order by name desc limit 14
"""
BY_KIND = """
select kind as name, count(*) as count from documents where is_current
group by all order by count desc, name
"""
BY_LANGUAGE = """
select language as name, count(*) as count, count(*) over () as total from documents where is_current
group by language order by count desc, name limit 14
"""
BY_ENTITY = """
select entity_id, any_value(name) as name, any_value(type) as type, any_value(wikidata_id) as wikidata_id,
       sum(mention_count)::bigint as count, count(*) over () as total
from daily_mentions left join (select entity_id, wikidata_id from entities) using (entity_id)
group by entity_id order by count desc, name limit 10
"""
BY_TOPIC = """
select label as name, sum(document_count)::bigint as count, count(*) over () as total from daily_topics
where scheme = 'iptc' group by label order by count desc, name limit 10
"""
LATEST = """
select document_id, title, left(text, 300) as opening, kind, language, word_count, published_at, received_at
from documents where is_current order by received_at desc, uri, part_no limit 20
"""
REJECTS = """
select uri, place, reason, detail, "at" from rejects order by "at" desc, uri, reject_no limit 50
"""
SNAPSHOT = "select any_value(snapshot) as snapshot from snapshot"
LAST_RUN = "select * from runs order by ended_at desc limit 1"
QUALITY = """
select table_name, name, severity, succeeded, observed, threshold, kind
from quality where run_id = ? order by table_name, succeeded, name
"""


@dataclass(frozen=True)
class Intake:
    """Everything the page shows: lists of rows, each a dictionary by column name.

    `total` in a row is how long its list would be, had the page room for all of it.
    """

    snapshot: str
    totals: Row
    by_day: list[Row]
    by_kind: list[Row]
    by_language: list[Row]
    by_entity: list[Row]
    by_topic: list[Row]
    latest: list[Row]
    rejects: list[Row]
    last_run: Row
    quality: list[Row]


def load(reading: duckdb.DuckDBPyConnection) -> Intake:
    """Read the page's numbers; all come from the publication that `reading` is open on."""
    last = next(iter(rows(reading, LAST_RUN)), {})
    return Intake(
        snapshot=rows(reading, SNAPSHOT)[0]["snapshot"],
        totals=rows(reading, TOTALS)[0],
        by_day=rows(reading, BY_DAY),
        by_kind=rows(reading, BY_KIND),
        by_language=rows(reading, BY_LANGUAGE),
        by_entity=rows(reading, BY_ENTITY),
        by_topic=rows(reading, BY_TOPIC),
        latest=rows(reading, LATEST),
        rejects=rows(reading, REJECTS),
        last_run=last,
        quality=rows(reading, QUALITY, [last.get("run_id", "")]),
    )
