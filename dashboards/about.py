"""What a document is about as markup: topics with what carried them, keyphrases, dates and figures."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from dashboards.document import Statement
from dashboards.markup import Html, card, cut, empty, join, number, table, tag
from dashboards.watch import Row
from dashboards.words import moment, share, shortened

MOST_FACTS: Final = 60
SCHEMES: Final = {
    "iptc": "IPTC Media Topics",
    "cap": "Comparative Agendas",
    "discovered": "Themes found here",
}
QUALIFIERS: Final = {
    "about": "about", "more_than": "more than", "at_least": "at least", "less_than": "less than",
    "at_most": "at most",
}  # fmt: skip
BOUNDS: Final = {"more_than": "after", "at_least": "from", "less_than": "before", "at_most": "until"}
"""How the same bounds are said of a date."""


def topics(statement: Statement) -> Html:
    """Return the topics of the whole document by scheme, each with the phrases that carried it."""
    found = [row for row in statement.topics if row["unit"] == "document"]
    parts = [_scheme(name, [row for row in found if row["scheme"] == name]) for name in SCHEMES]
    return card("Topics", *parts) if found else card("Topics", empty("None was looked for."))


def _scheme(name: str, found: Sequence[Row]) -> Html | None:
    if not found:
        return None
    heading = tag("p", SCHEMES[name], class_="about")
    sure = [row for row in found if not row["is_abstained"]]
    if not sure:
        reasons = sorted({row["reason"].replace("_", " ") for row in found if row["reason"]})
        return join((heading, tag("p", f"None is sure enough ({', '.join(reasons)}).", class_="quiet")))
    return join((heading, tag("ul", *(_topic(row) for row in sure), class_="plain")))


def _topic(row: Row) -> Html:
    surfaces = dict.fromkeys(" ".join(each["surface"].split()) for each in row["evidence"] or ())
    because = tag("div", " · ".join(surfaces), class_="about", dir="auto") if surfaces else None
    score = tag("span", share(row["score"]), class_="quiet")
    return tag("li", score, row["label"], because, title=row["code"])


def keyphrases(statement: Statement) -> Html | None:
    """Return the keyphrases, strongest first, with how often each stands."""
    chips = [
        tag(
            "span",
            row["phrase"],
            tag("small", number(row["count"])) if row["count"] > 1 else None,
            class_="chip",
            dir="auto",
            title=f"strength {row['score']:.2f}",
        )
        for row in statement.keyphrases
    ]
    return card("Keyphrases", tag("p", join(chips, " "))) if chips else None


def facts(statement: Statement) -> Html | None:
    """Return dates, amounts, percentages and counts with their values; places are among the names."""
    found = [row for row in statement.facts if row["kind"] != "place"]
    if not found:
        return None
    sentences = {row["sentence_no"]: row["text"] for row in statement.sentences}
    lines = [
        (
            row["kind"],
            tag("span", row["surface"], class_="chip", dir="auto"),
            _read(row),
            tag("span", shortened(sentences.get(row["sentence_no"], ""), 160), class_="about", dir="auto"),
        )
        for row in found[:MOST_FACTS]
    ]
    heads = ("Kind", "Words", "Read as", "Sentence")
    return card(f"Dates and figures{cut(len(lines), len(found))}", table(heads, lines, class_="figures"))


def _read(row: Row) -> Html:
    is_date = row["kind"] == "date"
    if is_date and row["date_from"] is None:
        return tag("span", "day not known", class_="quiet", title=row["date_method"])
    bounds = QUALIFIERS | BOUNDS if is_date else QUALIFIERS
    value = _days(row["date_from"], row["date_to"]) if is_date else _value(row)
    said = " ".join(part for part in (bounds.get(row["qualifier"], ""), value) if part)
    return tag("span", "not " if row["is_negated"] else "", said, title=row["date_method"])


def _days(first: date, last: date) -> str:
    return moment(first) if first == last else f"{moment(first)} – {moment(last)}"


def _value(row: Row) -> str:
    ends = [_figure(row[name]) for name in ("value", "value_to") if row[name] is not None]
    return f"{'–'.join(ends)} {row['unit'] or ''}".strip()


def _figure(value: float) -> str:
    return number(int(value)) if value.is_integer() else f"{value:,.10g}".replace(",", "\u202f")
