"""A document's text as markup: blocks by role, timed sentences, names, hashtags and links marked.

Every character of the text is shown once and in order; positions are code points, as in the tables.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dashboards.document import Statement
from dashboards.markup import Html, join, link, tag
from dashboards.speech import heading
from dashboards.watch import Row
from dashboards.words import TYPES, clock, language, share

ROLES = {
    "title": "Title", "description": "Description", "body": "Text", "heading": "Heading",
    "hashtags": "Hashtags", "related_links": "Also read", "category": "Category",
    "transcript": "Transcript", "byline": "Date and author", "interface": "Page furniture",
    "boilerplate": "Boilerplate",
}  # fmt: skip


def body(statement: Statement) -> Html:
    """Return all blocks of a document."""
    return tag("div", *(_block(statement, block) for block in statement.blocks), class_="statement")


def _block(statement: Statement, block: Row) -> Html:
    role = block["role"]
    start, end = block["start_char"], block["end_char"]
    sentences = [row for row in statement.sentences if start <= row["start_char"] < end]
    timed = any(row["start_s"] is not None for row in sentences)
    parts = join(_stretches(statement, start, end, sentences))
    text = tag("div", parts, class_="timed" if timed else "flowing", lang=block["language"], dir="auto")
    return tag("div", tag("div", ROLES.get(role, role), class_="role"), text, class_=f"block {role}")


def _stretches(statement: Statement, start: int, end: int, sentences: Sequence[Row]) -> Iterator[Html]:
    """Yield the sentences of a stretch and what stands between them."""
    turns = {row["turn_no"]: row for row in statement.turns}
    at, turn_no = start, None
    for row in sentences:
        turn = turns.get(row["turn_no"]) if row["turn_no"] != turn_no else None
        if row["start_char"] > at:
            yield _between(statement, at, row["start_char"], turn)
        if turn and (line := heading(statement, turn)):
            yield line
        yield _sentence(statement, row)
        at, turn_no = max(at, row["end_char"]), row["turn_no"]
    if at < end:
        yield _between(statement, at, end, None)


def _between(statement: Statement, start: int, end: int, turn: Row | None) -> Html:
    """Return text outside sentences; the printed label of the turn that starts after it stands out."""
    text = statement.document["text"][start:end]
    if not text.strip():
        return tag("span", text, class_="gap")
    return tag(
        "span",
        inline(statement, start, end),
        class_="label" if turn and turn["start_char"] >= start else "between",
    )


def _sentence(statement: Statement, row: Row) -> Html:
    inside = inline(statement, row["start_char"], row["end_char"])
    foreign = row["language"] not in (statement.document["language"], "und")
    parts = [_seconds(row)] if row["start_s"] is not None else []
    if foreign:
        parts.append(
            tag(
                "span",
                row["language"],
                class_="lang",
                title=f"This sentence is in {language(row['language'])}",
            )
        )
    parts.append(tag("span", inside, class_="words"))
    said = "sentence repeat" if row["is_repeat"] else "sentence"
    return tag("span", *parts, class_=said, lang=row["language"], title=_about(row))


def _seconds(row: Row) -> Html:
    error = "" if row["time_error_s"] is None else f", at most {row['time_error_s']:.1f} s off"
    exact = f"{row['start_s']:.1f} s to {row['end_s']:.1f} s ({row['time_method']}{error})"
    return tag("time", f"{clock(row['start_s'])}–{clock(row['end_s'])}", title=exact)


def _about(row: Row) -> str:
    repeat = ", repeats the one before" if row["is_repeat"] else ""
    return f"Sentence {row['sentence_no']}, {language(row['language'])}{repeat}"


def inline(statement: Statement, start: int, end: int, *, within_tag: bool = False) -> Html:
    """Return a stretch of text with names, hashtags and links marked; of two that overlap the first wins.

    A hashtag may hold a name, so with `within_tag` names alone are marked.
    """
    text: str = statement.document["text"]
    parts: list[object] = []
    at = start
    for span_start, span_end, kind, row in _spans(statement, start, end, names_only=within_tag):
        first, last = max(span_start, at), min(span_end, end)
        if first < last:
            parts += [text[at:first], _marked(statement, kind, row, first, last)]
            at = last
    return join([*parts, text[at:end]])


def _spans(
    statement: Statement, start: int, end: int, *, names_only: bool
) -> list[tuple[int, int, str, Row]]:
    kinds = [("mention", statement.mentions)]
    if not names_only:
        kinds += [("hashtag", statement.hashtags), ("link", statement.links)]
    spans = [
        (row["start_char"], row["end_char"], kind, row)
        for kind, found in kinds
        for row in found
        if row["start_char"] < end and row["end_char"] > start
    ]
    return sorted(spans, key=lambda span: (span[0], -span[1]))


def _marked(statement: Statement, kind: str, row: Row, start: int, end: int) -> Html:
    text = statement.document["text"][start:end]
    if kind == "mention":
        return mention(row, text)
    if kind == "link":
        return link(row["url"], text, class_="url")
    return tag("span", inline(statement, start, end, within_tag=True), class_="hashtag")


def mention(row: Row, text: str) -> Html:
    """Return a marked name: its colour is its type, its link leads to the entity in Wikidata."""
    sure = share(row["link_score"]) or row["link_method"] or ""
    about = [
        TYPES.get(row["type"], row["type"]),
        row["entity_name"],
        row["description"],
        row["wikidata_id"],
        sure,
        "repaired" if row["is_repair"] else "",
    ]
    shown = tag("mark", text, class_=row["type"], title=" · ".join(str(part) for part in about if part))
    return link(wikidata(row), shown) if row["wikidata_id"] else shown


def wikidata(row: Row) -> str:
    """Return the address of the entity's page in Wikidata."""
    return f"https://www.wikidata.org/wiki/{row['wikidata_id']}"
