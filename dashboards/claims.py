"""Quotes and claims of a document as markup: what was said, when, and what was not."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlencode

from dashboards.document import Statement
from dashboards.markup import Html, card, cut, table, tag
from dashboards.watch import Row
from dashboards.words import clock, share, shortened

MOST_QUOTES = 60
VERDICTS = {
    "verbatim": "said in these words",
    "close": "said in other words",
    "partial": "said in part, or differently",
    "absent": "not said here",
}


def claims(statement: Statement) -> Html | None:
    """Return what title, description and text give as somebody's words, beside the speech compared with."""
    if not any(row["kind"] == "headline" for row in statement.quotes) and not statement.answers:
        return None
    answers: dict[int, list[Row]] = {}
    for row in statement.answers:
        answers.setdefault(row["quote_no"], []).append(row)
    lines = [
        line
        for row in statement.quotes
        if row["kind"] == "headline" or row["quote_no"] in answers
        for line in _lines(row, answers.get(row["quote_no"], []))
    ]
    heads = ("Claim", "By", "Was it said?", "Nearest words", "At")
    return card("What it claims was said", table(heads, lines, class_="claims"))


def _lines(row: Row, answers: list[Row]) -> Iterator[tuple[object, ...]]:
    words = tag("span", _marked(row), class_="words", dir="auto")
    by = row["speaker_name"] or tag("span", row["speaker_surface"] or "nobody named", class_="quiet")
    if not answers:
        yield words, by, tag("span", "nothing to compare with", class_="quiet"), "", ""
    for number, answer in enumerate(answers):
        first = (words, by) if not number else ("", "")
        faint = "quiet" if answer["verdict"] == "absent" else None
        at = tag("span", clock(answer["evidence_start_s"]), class_=faint)
        yield *first, _verdict(answer), _nearest(answer), at


def _marked(row: Row) -> str:
    return f"“{row['surface']}”" if row["form"] in ("marks", "dash") else str(row["surface"])


def _verdict(answer: Row) -> Html:
    verdict, differs = answer["verdict"], ", ".join(answer["disagreements"] or ())
    return tag(
        "span",
        tag("span", verdict, class_=f"badge {verdict}"),
        f" {share(answer['verdict_score'])}",
        tag("div", f"differs: {differs}", class_="about") if differs else None,
        class_="verdict",
        title=VERDICTS.get(verdict, verdict),
    )


def _nearest(answer: Row) -> Html:
    nearest = answer["nearest"] or []
    words = tag("span", shortened(nearest[0]["text"], 220), dir="auto") if nearest else "nothing near"
    where = tag("span", "in its own transcript", class_="about")
    if answer["other_id"]:
        address = f"?{urlencode({'document': answer['other_id']})}"
        where = tag("span", "in ", tag("a", answer["other_title"], href=address), class_="about")
    return tag("div", words, tag("div", where))


def quotes(statement: Statement) -> Html | None:
    """Return the quotes that are no headlines, folded away."""
    found = [row for row in statement.quotes if row["kind"] != "headline"]
    if not found:
        return None
    lines = [
        (
            row["speaker_name"] or tag("span", row["speaker_surface"] or "nobody named", class_="quiet"),
            tag("span", shortened(_marked(row), 300), dir="auto"),
            tag("span", row["cue"], dir="auto"),
            row["kind"],
            share(row["score"]),
        )
        for row in found[:MOST_QUOTES]
    ]
    shown = table(("Who", "Words", "Shown by", "Kind", "Score"), lines, numeric=[4])
    return card(f"Quotes{cut(len(lines), len(found))}", shown)
