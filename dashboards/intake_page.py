"""The page "What came in"."""

from __future__ import annotations

from itertools import groupby
from urllib.parse import urlencode

from dashboards.intake import Intake
from dashboards.markup import Html, bars, card, cut, empty, link, number, table, tag
from dashboards.watch import Row
from dashboards.words import KINDS, TYPES, language, moment, title
from warehouse.attempts import Attempt

TILES = ("documents", "words", "sentences", "mentions", "topics", "rejects")
STATES = {
    "published": "Published",
    "unchanged": "Nothing new",
    "blocked": "Stopped by a check",
    "failed": "Failed",
}


def render(intake: Intake, attempt: Attempt | None) -> Html:
    """Return the page for one publication and the last attempt at a run."""
    return tag(
        "main",
        tag("div", *(_tile(name, intake.totals[name]) for name in TILES), class_="tiles"),
        tag("div", attempted(attempt), _last_run(intake), class_="columns two"),
        tag("div", *_charts(intake), class_="columns three"),
        tag("div", *_named(intake), class_="columns two"),
        _latest(intake.latest, intake.totals["documents"]),
        _rejects(intake.rejects, intake.totals["rejects"]),
        _quality(intake.quality),
    )


def _tile(name: str, value: int) -> Html:
    alarm = "tile alarm" if name == "rejects" and value else "tile"
    return tag("div", tag("strong", number(value)), tag("span", name), class_=alarm)


def attempted(attempt: Attempt | None) -> Html:
    """Return how the last attempt at a run ended."""
    if attempt is None:
        return card("Last attempt", empty("No run has been noted yet."))
    status = attempt["status"]
    facts = [
        tag(
            "p",
            tag("span", STATES.get(status, status), class_=f"badge {status}"),
            " ",
            moment(attempt["ended_at"]),
        ),
        tag(
            "p",
            f"Statements received on {moment(attempt['partition_day'] + 'T00:00:00+00:00')}",
            class_="quiet",
        ),
    ]
    if attempt["detail"]:
        facts.append(tag("p", attempt["detail"], class_="detail"))
    return card("Last attempt", *facts)


def _last_run(intake: Intake) -> Html:
    run = intake.last_run
    if not run:
        return card("Last publication", empty("No run has published anything yet."))
    took = (run["ended_at"] - run["started_at"]).total_seconds()
    stages = sorted(run["seconds_by_stage"] or [], key=lambda stage: -stage["seconds"])
    counted = f"{number(run['document_count'])} documents and {number(run['word_count'])} words of that day"
    slow = ", ".join(f"{stage['stage']} {stage['seconds']:.1f} s" for stage in stages)
    return card(
        "Last publication",
        tag("p", moment(run["ended_at"]), " · snapshot ", tag("code", intake.snapshot)),
        tag("p", f"{counted}, in {took:.1f} s"),
        tag("p", slow, class_="quiet"),
    )


def _charts(intake: Intake) -> tuple[Html, ...]:
    days = [(f"{row['name']:%-d %b %Y}", row["count"]) for row in intake.by_day]
    kinds = [(KINDS.get(row["name"], row["name"]), row["count"]) for row in intake.by_kind]
    languages = [(language(row["name"]), row["count"]) for row in intake.by_language]
    charts = (
        ("By day of receipt", days, _cut(intake.by_day)),
        ("By form", kinds, ""),
        ("By language", languages, _cut(intake.by_language)),
    )
    return tuple(
        card(f"{name}{left}", bars(counted, f"Documents {name.lower()}")) for name, counted, left in charts
    )


def _cut(rows: list[Row]) -> str:
    return cut(len(rows), rows[0]["total"]) if rows else ""


def _named(intake: Intake) -> tuple[Html, Html]:
    entities = [
        (
            link(
                _wikidata(row),
                tag("span", row["name"], class_=f"name {row['type']}"),
                title=TYPES[row["type"]],
            ),
            row["count"],
        )
        for row in intake.by_entity
    ]
    topics = [(row["name"], row["count"]) for row in intake.by_topic]
    return (
        card(
            f"Named most{_cut(intake.by_entity)}",
            bars(entities, "Mentions by entity") if entities else empty("No name is linked yet."),
        ),
        card(
            f"Main topics{_cut(intake.by_topic)}",
            bars(topics, "Documents by topic") if topics else empty("No topic is sure enough yet."),
        ),
    )


def _wikidata(row: Row) -> str | None:
    return f"https://www.wikidata.org/wiki/{row['wikidata_id']}" if row["wikidata_id"] else None


def _latest(latest: list[Row], total: int) -> Html:
    lines = (
        (
            tag("a", title(row), href=f"?{urlencode({'document': row['document_id']})}", dir="auto"),
            KINDS.get(row["kind"], row["kind"]),
            language(row["language"]),
            moment(row["published_at"], "–"),
            number(row["word_count"]),
        )
        for row in latest
    )
    heads = ("Document", "Form", "Language", "Published", "Words")
    return card(
        f"Latest documents{cut(len(latest), total)}",
        table(heads, lines, numeric=[4], class_="tight") if latest else empty("Nothing came in yet."),
    )


def _rejects(rejects: list[Row], total: int) -> Html:
    if not rejects:
        return card("Refused", empty("Everything that arrived could be read."))
    lines = (
        (
            tag("code", row["uri"]),
            row["place"],
            row["reason"].replace("_", " "),
            row["detail"],
            moment(row["at"].date()),
        )
        for row in rejects
    )
    more = [empty(f"{number(total - len(rejects))} more in table rejects.")] if total > len(rejects) else []
    return card("Refused", table(("File", "Place", "Reason", "In words", "Received"), lines), *more)


def _quality(quality: list[Row]) -> Html:
    if not quality:
        return card("Checks", empty("No check has been recorded yet."))
    tables = groupby(quality, key=lambda row: row["table_name"])
    groups = [_checked(name, list(results)) for name, results in tables]
    return card("Checks", _verdict(quality), *groups)


def _verdict(quality: list[Row]) -> Html:
    missed = [row for row in quality if not row["succeeded"]]
    if not missed:
        return tag("p", f"All {len(quality)} expectations were met.", class_="met")
    grave = any(row["severity"] == "error" for row in missed)
    kind = "" if grave else ", none of which stops a publication"
    text = f"{len(missed)} of {len(quality)} expectations were not met{kind}."
    return tag("p", text, class_="missed" if grave else "warned")


def _checked(name: str, results: list[Row]) -> Html:
    met = sum(row["succeeded"] for row in results)
    lines = (
        (_state(row), *(row[key] for key in ("name", "observed", "threshold", "severity"))) for row in results
    )
    heading = tag("summary", tag("code", name), tag("span", f" {met} of {len(results)} met", class_="quiet"))
    shown = table(("", "Expectation", "Observed", "Asked for", "If not met"), lines)
    return tag("details", heading, shown, open="" if met < len(results) else None)


def _state(row: Row) -> Html:
    if row["succeeded"]:
        return tag("span", "met", class_="met")
    return tag("span", "not met", class_="missed" if row["severity"] == "error" else "warned")
