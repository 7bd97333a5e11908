"""What an entry of a feed says of itself, as feedparser understands the many dialects of RSS and Atom."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from io import BytesIO
from typing import Any, Final
from urllib.parse import urljoin

import feedparser
import regex

from pipeline.language import language_code
from pipeline.readers.draft import Facts, Published
from pipeline.readers.feeds.scan import Entry, local_name, opening

_AS_XML: Final = {"content-type": "application/xml; charset=utf-8"}
_TOLD: Final = frozenset(
    "id guid link pubdate date published updated modified issued created author creator language".split()
)
_LONGEST: Final = 4000
_HEAD: Final = 20_000
_PRECISIONS: Final = (
    (regex.compile(r"\d:\d\d:\d\d"), "second"),
    (regex.compile(r"\d:\d\d"), "minute"),
    (regex.compile(r"\s*\d{4}\s*"), "year"),
    (regex.compile(r"\s*\d{4}-?\d\d\s*"), "month"),
)


class Feed:
    """A feed whose entries can be asked for, one by one."""

    def __init__(self, raw: str, first: Entry) -> None:
        """Take the raw feed and its first entry, before which the feed tells of itself."""
        self._raw = raw
        root = opening(raw)
        self._is_atom = local_name(first.element.name) == "entry"
        self._open = f"{root}<channel>" if local_name(root[1:].split()[0].rstrip(">")) == "rss" else root
        told = _parsed(raw[raw.find(root) : first.element.outer_start][:_HEAD])["feed"]
        self._language = _word(told.get("language"))
        self._author = _word(told.get("author")) if self._is_atom else None
        self.base = _word(told.get("link"))

    def facts(self, entry: Entry) -> Facts:
        """Return what an entry says beside its text. Its elements with words are not looked at."""
        told = [child for child in entry.children if local_name(child.name).lower() in _TOLD]
        short = [child for child in told if child.outer_end - child.outer_start <= _LONGEST]
        inner = "".join(self._raw[child.outer_start : child.outer_end] for child in short)
        tag = self._raw[entry.element.outer_start : entry.element.start]
        entries = _parsed(f"{self._open}{tag}{inner}</{entry.element.name}>")["entries"]
        return self._facts(dict(entries[0]) if entries else {}, entry)

    def _facts(self, told: Mapping[str, Any], entry: Entry) -> Facts:
        published, edited = _moment(told, "published"), _moment(told, "updated")
        if published is None and not self._is_atom:
            published, edited = edited, None  # `dc:date` is all that RSS 1.0 has
        language = _word(told.get("language")) or entry.element.attribute("xml:lang") or self._language
        link = _word(told.get("link"))
        return Facts(
            external_id=_word(told.get("id")),
            uri=_joined(self.base, link),
            author=_word(dict(told.get("author_detail") or {}).get("name"))
            or _word(told.get("author"))
            or self._author,
            language=language_code(language or ""),
            published=published,
            edited_at=edited.at if edited and edited != published else None,
        )


def _joined(base: str | None, link: str | None) -> str | None:
    try:
        return urljoin(base, link) if base and link else link
    except ValueError:  # an address that cannot be taken apart
        return link


def _parsed(xml: str) -> dict[str, Any]:
    try:
        read = feedparser.parse(
            BytesIO(xml.encode("utf-8", "replace")),
            response_headers=_AS_XML,
            sanitize_html=False,
            resolve_relative_uris=False,
        )
    except Exception:  # on broken XML its parser raises whatever its parts do; facts are worth no document
        return {"feed": {}, "entries": []}
    return {"feed": dict(read["feed"]), "entries": list(read["entries"])}


def _moment(told: Mapping[str, Any], name: str) -> Published | None:
    parsed, written = told.get(f"{name}_parsed"), told.get(name)
    if not parsed or not isinstance(written, str):
        return None
    try:
        at = datetime(*parsed[:6]).replace(tzinfo=UTC)
    except ValueError:
        return None
    whole = (precision for pattern, precision in _PRECISIONS[2:] if pattern.fullmatch(written))
    clock = (precision for pattern, precision in _PRECISIONS[:2] if pattern.search(written))
    return Published(at, "record", next(clock, next(whole, "day")))


def _word(value: object) -> str | None:
    return " ".join(value.split()) or None if isinstance(value, str) else None
