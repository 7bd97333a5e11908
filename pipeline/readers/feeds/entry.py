"""Which elements of an entry hold its words, and in which way their HTML stands in the XML."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import regex

from pipeline.readers.feeds.scan import Element, Entry
from pipeline.readers.pages.runs import Run, runs
from pipeline.text.lines import WORD

_BODIES: Final = ("content", "encoded", "description", "summary", "itunes:summary", "media:description")
_SUBJECTS: Final = frozenset({"category", "dc:subject"})
_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_CDATA: Final = regex.compile(r"<!\[CDATA\[(.*?)(?:\]\]>|\Z)", regex.DOTALL)
_TAG: Final = regex.compile(r"</?[a-zA-Z][^<>]*+>")
_TEXTS: Final = frozenset(
    {"", "text", "html", "xhtml", "text/plain", "text/html", "application/xhtml+xml", "escaped", "xml"}
)
_EXCERPT: Final = 12

Picked = list[tuple[Run, str]]


def picked(raw: str, entry: Entry) -> Picked:
    """Return the runs of an entry with their roles, in raw order: title, description, body, categories."""
    title = _named(entry, "title")
    named = [element for name in _BODIES if (element := _named(entry, name))]
    found = [(run, "title") for run in _runs(raw, title, entry)] if title else []
    body: Picked = []
    for element in filter(_is_text, named):
        read = _runs(raw, element, entry)
        if not body:
            body = [(run, "heading" if run.tag in _HEADINGS else "body") for run in read]
        elif _is_other(raw, read, [run for run, _ in body]):
            found += [(run, "description") for run in read]
            break
    subjects = [child for child in entry.children if _own_name(child, entry) in _SUBJECTS]
    found += [(run, "category") for subject in subjects for run in _subject_runs(raw, subject)]
    return sorted([*found, *body], key=lambda one: one[0].start)


def _own_name(child: Element, entry: Entry) -> str:
    """Name of an element without the prefix that its entry has too."""
    prefix, colon, _ = entry.element.name.rpartition(":")
    return child.name.removeprefix(prefix + colon) if colon else child.name


def _named(entry: Entry, name: str) -> Element | None:
    """The first element of a name that is not empty; `encoded` stands in whatever prefix the feed has."""
    for child in entry.children:
        own = _own_name(child, entry)
        if child.end > child.start and (own == name or (name == "encoded" and own.endswith(":encoded"))):
            return child
    return None


def _is_text(element: Element) -> bool:
    kind = (element.attribute("type") or "").lower().partition(";")[0].strip()
    return kind in _TEXTS and (element.attribute("mode") or "").lower() in _TEXTS


def _runs(raw: str, element: Element, entry: Entry) -> list[Run]:
    """The runs of an element: of its CDATA sections and what stands between them, or of its HTML."""
    is_escaped = _is_escaped(raw, element, entry)
    return [
        run for start, end in _ranges(raw, element) for run in runs(raw, start, end, is_escaped=is_escaped)
    ]


def _ranges(raw: str, element: Element) -> Iterator[tuple[int, int]]:
    at = element.start
    for section in _CDATA.finditer(raw, element.start, element.end):
        yield at, section.start()
        yield section.span(1)
        at = section.end()
    yield at, element.end


def _is_escaped(raw: str, element: Element, entry: Entry) -> bool:
    """Whether the HTML of an element is escaped once more; in RSS, which does not tell, unless tags show."""
    if _CDATA.search(raw, element.start, element.end) or _TAG.search(raw, element.start, element.end):
        return False
    kind = (element.attribute("type") or "").lower()
    return "html" in kind if entry.element.name.endswith("entry") else True


def _subject_runs(raw: str, element: Element) -> list[Run]:
    """The words of a category: its content, or in Atom its label or term."""
    content = [run for start, end in _ranges(raw, element) for run in runs(raw, start, end)]
    place = element.place("label") or element.place("term")
    if content or place is None:
        return content
    start = element.outer_start + 1 + len(element.name) + place[1]
    return runs(raw, start, start + len(place[0]))


def _is_other(raw: str, one: list[Run], other: list[Run]) -> bool:
    """Whether runs say something else than others, of which a feed often gives the beginning twice."""
    words, among = (WORD.findall(" ".join(run.text(raw) for run in some).casefold()) for some in (one, other))
    return " ".join(words[:_EXCERPT]) not in " ".join(among)
