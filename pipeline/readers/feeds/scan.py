"""Entries of a feed and their elements, each with its place in the raw XML.

Feeds are often no valid XML, so the scan asks no more than that the elements which matter are closed.
Time is linear in the length of the text.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

import regex

from pipeline.readers.draft import Refusal

_TAG: Final = regex.compile(
    r"<!--.*?(?:-->|\Z)|<!\[CDATA\[.*?(?:\]\]>|\Z)|<\?.*?(?:\?>|\Z)"
    r"|<(?P<close>/)?(?P<name>[\p{L}_][^\s<>/]*+)(?P<attributes>(?:[^\"'<>]++|\"[^\"<]*+\"|'[^'<]*+')*+)>",
    regex.DOTALL,
)
_PROLOGUE: Final = r"\s*+(?:<\?xml\b[^>]*+>)?+\s*+(?:<!--(?:(?!-->).)*+-->\s*+|<\?[^>]*+>\s*+)*+"
_DOCTYPE: Final = (
    r"(?:<!DOCTYPE\b[^<>\[]*+(?:\[(?:(?!\]\s*+>).)*+\]\s*+)?+>\s*+(?:<!--(?:(?!-->).)*+-->\s*+)*+)?+"
)
_ROOT: Final = regex.compile(
    rf"\ufeff?+{_PROLOGUE}(?P<doctype>{_DOCTYPE})<(?:[\w.-]++:)?+(?P<name>[\w.-]++)",
    regex.DOTALL | regex.IGNORECASE,
)
_XML: Final = regex.compile(r"\ufeff?+\s*+<\?xml\b")
_FEEDS: Final = frozenset({"rss", "feed", "rdf", "channel"})
_PAGES: Final = frozenset({"html"})
_ENTITY: Final = regex.compile(r"<!ENTITY\b", regex.IGNORECASE)
_ATTRIBUTE: Final = regex.compile(r"([\w:.-]++)\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)')")
_ENTRIES: Final = frozenset({"item", "entry"})


@dataclass(frozen=True, slots=True)
class Element:
    """An element: its name and attributes as written, and the raw places of its content and of its tags."""

    name: str
    attributes: str
    start: int
    end: int
    outer_start: int
    outer_end: int

    def attribute(self, name: str) -> str | None:
        """Return an attribute as written; null where it has none of that name."""
        found = self.place(name)
        return found and found[0]

    def place(self, name: str) -> tuple[str, int] | None:
        """Return an attribute as written and how far into `attributes` it begins."""
        for match in _ATTRIBUTE.finditer(self.attributes):
            if match[1] == name:
                number = 2 if match[2] is not None else 3
                return match[number], match.start(number)
        return None


@dataclass(frozen=True)
class Entry:
    """An entry and the elements right inside of it, in order."""

    element: Element
    children: tuple[Element, ...]


@dataclass
class Scan:
    """The entries of a feed, and what is wrong with others."""

    entries: list[Entry] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)


def root_of(raw: str) -> str | None:
    """Return the local name, in small letters, of the root of XML; null for what is none or a web page."""
    found = _ROOT.match(raw)
    name = found["name"].lower() if found else None
    if name in _FEEDS or (name not in _PAGES and _XML.match(raw)):
        return name or ""
    return None


def is_feed(root: str) -> bool:
    """Whether the root of XML is that of a feed: RSS, Atom or RDF."""
    return root in _FEEDS


def declares_entities(raw: str) -> bool:
    """Whether XML declares entities, with which a few bytes can stand for very many."""
    found = _ROOT.match(raw)
    return bool(_ENTITY.search(raw, 0, found.end() if found else None))


def opening(raw: str) -> str:
    """Return the start tag of the root as written; the empty text where there is none."""
    found = next((tag for tag in _TAG.finditer(raw) if tag["name"]), None)
    return found.group() if found else ""


def local_name(name: str) -> str:
    """Return a name without its prefix."""
    return name.rpartition(":")[2]


def scan(raw: str) -> Scan:
    """Return the entries of a feed. An entry that is not closed, or one of its elements, is refused."""
    walk = _Walk(raw)
    for tag in _TAG.finditer(raw):
        if tag["name"]:
            walk.take(tag)
    walk.close()
    return walk.found


class _Walk:
    """A walk over the tags of a feed."""

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.found = Scan()
        self._entry: regex.Match[str] | None = None
        self._child: regex.Match[str] | None = None
        self._depth = 0
        self._lines = (0, 1)
        self._children: list[Element] = []

    def take(self, tag: regex.Match[str]) -> None:
        """Take the next tag."""
        if self._entry is None:
            if not tag["close"] and local_name(tag["name"]) in _ENTRIES and not _is_alone(tag):
                self._entry, self._children = tag, []
        elif tag["close"] and tag["name"] == self._entry["name"]:
            self._end_entry(tag)
        elif self._child is not None:
            self._inside(self._child, tag)
        elif not tag["close"] and tag["name"] == self._entry["name"]:
            self.close()
            self.take(tag)
        elif _is_alone(tag):
            self._children.append(_element(tag, tag))
        elif not tag["close"]:
            self._child, self._depth = tag, 1

    def _inside(self, child: regex.Match[str], tag: regex.Match[str]) -> None:
        if tag["name"] == child["name"] and not _is_alone(tag):
            self._depth += -1 if tag["close"] else 1
            if self._depth == 0:
                self._children.append(_element(child, tag))
                self._child = None

    def _end_entry(self, tag: regex.Match[str]) -> None:
        assert self._entry is not None
        if self._child is not None:
            self._refuse(self._child, f"its element <{self._child['name']}> is not closed")
        else:
            self.found.entries.append(Entry(_element(self._entry, tag), tuple(self._children)))
        self._entry = self._child = None

    def close(self) -> None:
        """End an entry that has no end."""
        if self._entry is not None:
            self._refuse(self._entry, "it is not closed")
        self._entry = self._child = None

    def _refuse(self, tag: regex.Match[str], why: str) -> None:
        place, line = self._lines
        line += self.raw.count("\n", place, tag.start())
        self._lines = tag.start(), line
        detail = f"This entry of the feed cannot be read: {why}. Fetch the feed again; the others are read."
        self.found.refusals.append(Refusal(f"line {line}", "broken_xml", detail))


def _element(opening: regex.Match[str], closing: regex.Match[str]) -> Element:
    end = closing.start() if closing is not opening else opening.end()
    return Element(opening["name"], opening["attributes"], opening.end(), end, opening.start(), closing.end())


def _is_alone(tag: regex.Match[str]) -> bool:
    return bool(tag["attributes"]) and tag["attributes"].endswith("/")
