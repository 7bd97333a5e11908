"""The page "One document"."""

from __future__ import annotations

from collections import Counter
from urllib.parse import urlencode

from dashboards.about import facts, keyphrases, topics
from dashboards.claims import claims, quotes
from dashboards.document import Statement
from dashboards.marks import body, wikidata
from dashboards.markup import Html, card, cut, empty, join, link, number, tag
from dashboards.speech import speakers
from dashboards.watch import Row
from dashboards.words import KINDS, TYPES, language, moment, title

MOST_NAMES = 20


def render(statement: Statement | None) -> Html:
    """Return the page for one document; a plain line when there is none."""
    if statement is None:
        return tag("main", empty("No document was found. Pick another one."))
    aside = tag(
        "aside",
        speakers(statement),
        topics(statement),
        keyphrases(statement),
        _names(statement),
        _hashtags(statement),
        _links(statement),
    )
    reading = tag("div", body(statement), aside, class_="reading")
    return tag("main", _head(statement), claims(statement), reading, quotes(statement), facts(statement))


def label(row: Row) -> str:
    """Return a document's line in the picker; the end of its identifier keeps equal titles apart."""
    return f"{row['language']} · {title(row)} · {row['document_id'][-6:]}"


def _head(statement: Statement) -> Html:
    row = statement.document
    score = f" (score {row['language_score']:.2f})" if row["language_score"] is not None else ""
    about = {
        "Form": KINDS.get(row["kind"], row["kind"]),
        "Language": f"{language(row['language'])}{score}",
        "Published": moment(row["published_at"]),
        "Received": moment(row["received_at"]),
        "Source": row["source_name"] or row["source_id"],
        "Address": link(row["uri"], row["uri"]),
        "Size": f"{number(row['word_count'])} words, {number(len(statement.sentences))} sentences",
    }
    if len(statement.revisions) > 1:
        about["Revisions"] = _revisions(statement)
    if statement.copies:
        about["Same file"] = join((_other(copy) for copy in statement.copies), ", ")
    pairs = (tag("div", tag("dt", name), tag("dd", value)) for name, value in about.items())
    return tag(
        "header",
        tag(
            "div",
            row["title"] or title(row),
            role="heading",
            aria_level="1",
            class_="name1" if row["title"] else "name1 untitled",
            dir="auto",
            lang=row["language"],
        ),
        tag("dl", *pairs),
    )


def _revisions(statement: Statement) -> Html:
    shown, document_id = statement.document["revision"], statement.document["document_id"]
    return join(
        (
            tag("strong", row["revision"])
            if row["revision"] == shown
            else tag(
                "a",
                row["revision"],
                href=_here(document_id, row["revision"]),
                title=moment(row["received_at"]),
            )
            for row in statement.revisions
        ),
        " ",
    )


def _here(document_id: str, revision: int | None = None) -> str:
    wanted = {"document": document_id} | ({"revision": str(revision)} if revision else {})
    return f"?{urlencode(wanted)}"


def _other(copy: Row) -> Html:
    return tag(
        "a", f"{language(copy['language'])} copy", href=_here(copy["document_id"]), title=copy["title"]
    )


def _names(statement: Statement) -> Html:
    if not statement.mentions:
        return card("Names", empty("No name was found."))
    counted = Counter(_name_key(row) for row in statement.mentions)
    lines = (
        tag("li", _name(key), tag("span", number(count), class_="quiet"))
        for key, count in counted.most_common(MOST_NAMES)
    )
    kinds = sorted({row["type"] for row in statement.mentions}, key=list(TYPES).index)
    legend = tag("p", join((tag("mark", TYPES[kind], class_=kind) for kind in kinds), " "), class_="legend")
    heading = f"Names{cut(min(MOST_NAMES, len(counted)), len(counted))}"
    return card(heading, legend, tag("ul", *lines, class_="plain"))


def _name_key(row: Row) -> tuple[str, str, str | None]:
    return (row["entity_name"] or row["surface"], row["type"], row["wikidata_id"])


def _name(key: tuple[str, str, str | None]) -> Html:
    name, kind, wikidata_id = key
    shown = tag("span", name, class_=f"name {kind}")
    return link(wikidata({"wikidata_id": wikidata_id}), shown, title=wikidata_id) if wikidata_id else shown


def _hashtags(statement: Statement) -> Html | None:
    tags = (tag("span", row["surface"], class_="hashtag") for row in statement.hashtags)
    return card("Hashtags", tag("p", join(tags, " "))) if statement.hashtags else None


def _links(statement: Statement) -> Html | None:
    lines = (tag("li", link(row["url"], row["title"] or row["url"])) for row in statement.links)
    return card("Links", tag("ul", *lines, class_="plain")) if statement.links else None
