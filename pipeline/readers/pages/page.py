"""A web page as a document: the article with its title, its links and labels, and what the metadata says."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from typing import Final

import regex

from pipeline.readers.draft import Draft, Reading, Record, Refusal, Span
from pipeline.readers.pages import metadata
from pipeline.readers.pages.roles import Picked, around, picked
from pipeline.readers.pages.runs import runs
from pipeline.readers.pages.select import selected
from pipeline.readers.pages.tokens import Token, tokens
from pipeline.readers.pages.write import Written, first_place, write
from pipeline.readers.statements.labels import printed
from pipeline.readers.statements.layout import links
from pipeline.text import Builder, MappedText

_HEAD: Final = 4096
_PAGE: Final = regex.compile(
    r"[\s\ufeff]*+(?:<\?xml[^>]*+>\s*+)?(?:<!--.*?-->\s*+)*+<(?:!doctype\s++html|html|head|body)\b",
    regex.IGNORECASE | regex.DOTALL,
)
_ELEMENT: Final = regex.compile(
    r"<(?:p|div|h[1-6]|ul|ol|li|table|section|article|main|br|meta|title|blockquote)\b[^<>]*+>",
    regex.IGNORECASE,
)
_FIRST: Final = regex.compile(
    rf"[\s\ufeff]*+(?:<!--.*?-->\s*+)*+{_ELEMENT.pattern}", regex.IGNORECASE | regex.DOTALL
)
_FEWEST_ELEMENTS: Final = 3
_CLOSED: Final = regex.compile(
    r"</(?:p|div|h[1-6]|ul|ol|table|section|article|main|blockquote)>\s*+$", regex.IGNORECASE
)
_TAIL: Final = 200
_MOST_TAGS: Final = 500_000
_TOO_MANY: Final = f"It has more than {_MOST_TAGS:,} tags and references. Send the article alone."


def is_page(raw: str) -> bool:
    """Whether a text is HTML: it says so first, or opens with an element and has more or ends with one."""
    head = raw[:_HEAD]
    if _PAGE.match(head):
        return True
    if _FIRST.match(head) is None:
        return False
    return len(_ELEMENT.findall(head)) >= _FEWEST_ELEMENTS or _CLOSED.search(raw[-_TAIL:]) is not None


def read(record: Record) -> Reading:
    """Read a web page. Where no article is found, all that it shows beside its navigation is the document."""
    raw = record.raw
    if raw.count("<") + raw.count("&") > _MOST_TAGS:
        return Reading(refusals=[Refusal("whole text", "too_large", _TOO_MANY)])
    found = list(tokens(raw))
    said = metadata.said(raw, found)
    facts = metadata.facts(said, record.facts.uri)
    chosen = _chosen(raw, found, said, [title for title in (record.facts.title, facts.title) if title])
    if not chosen:
        return Reading(refusals=[Refusal("whole text", "empty", "The page shows nothing to read.")])
    builder = Builder(raw, first_place(raw, chosen[0][0]))
    written = write(builder, chosen, metadata.base(said, record.facts.uri or facts.uri))
    text = builder.build()
    labels = printed(text, written.blocks, written.bold)
    return Reading([Draft("page", text, tuple(written.blocks), _links(text, written), labels, facts)])


def _chosen(raw: str, found: list[Token], said: metadata.Said, titles: list[str]) -> Picked:
    shown = runs(raw, found=found)
    numbers = selected(raw, shown) or around(shown)
    if not numbers:  # all is hidden until a script shows it
        shown = runs(raw, found=found, shows_all=True)
        numbers = around(shown)
    return picked(raw, shown, numbers, titles + metadata.titles(said), metadata.descriptions(said))


def _links(text: MappedText, written: Written) -> tuple[Span, ...]:
    """Linked words with their addresses, and addresses that are printed without a link."""
    linked = [replace(link, title=text.text[link.start : link.end]) for link in written.links]
    starts = [link.start for link in linked]

    def is_linked(place: int) -> bool:
        before = bisect_right(starts, place) - 1
        return before >= 0 and place < linked[before].end

    bare = [link for link in links(text.text, tuple(written.blocks)) if not is_linked(link.start)]
    return tuple(sorted([*linked, *bare], key=lambda link: link.start))
