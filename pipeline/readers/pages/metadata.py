"""What the metadata of a page says of it: title, author, language, address, dates; nothing of it is guessed.

Read from `meta` and `link` elements, JSON-LD (schema.org) and `time` elements, by their published meaning.
The library htmldate is not asked: it gives days without their time zone, and guesses where none is said.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from html import unescape
from typing import Any, Final
from urllib.parse import urljoin

import orjson
import regex

from pipeline.language import language_code
from pipeline.readers.draft import Facts, Published
from pipeline.readers.pages.moment import moment
from pipeline.readers.pages.tokens import START, TEXT, Token
from pipeline.text.markup import attributes

_TITLE: Final = ("og:title", "ld:headline", "twitter:title", "dc.title", "title")
_AUTHOR: Final = ("ld:author", "author", "article:author", "dc.creator", "parsely-author", "sailthru.author")
_LANGUAGE: Final = ("html", "ld:inlanguage", "inlanguage", "content-language", "og:locale", "dc.language")
_PUBLISHED: Final = (
    "ld:datepublished",
    "article:published_time",
    "og:article:published_time",
    "time:datepublished",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "publish_date",
    "publication_date",
    "pubdate",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "dcterms.created",
    "citation_publication_date",
    "date",
    "time:only",
)
_EDITED: Final = (
    "ld:datemodified",
    "article:modified_time",
    "og:updated_time",
    "time:datemodified",
    "datemodified",
    "dcterms.modified",
    "last-modified",
)
_DESCRIPTION: Final = ("description", "og:description", "ld:description", "twitter:description")
_PUBLISHED_CLASS: Final = ("publish", "entry-date", "post-date")
_ADDRESS: Final = ("http://", "https://")
_DEEPEST: Final = 32

Said = dict[str, list[str]]
"""What a page says, by the name under which it says it, in its order."""


def said(raw: str, tokens: Iterable[Token]) -> Said:
    """Collect what the elements of a page say of it."""
    found: Said = defaultdict(list)
    element = None
    for token in tokens:
        if token.kind == TEXT and element:
            _content(found, element, raw[token.start : token.end])
        element = None
        if token.kind == START and token.name in _READ:
            element = _element(found, token)
    if len(set(found["time"])) == 1:
        found["time:only"] = found["time"][:1]
    return found


def facts(found: Said, uri: str | None = None) -> Facts:
    """Return the facts of a page at the address `uri`, if it is known."""
    published = moment(_first(found, _PUBLISHED))
    edited = moment(_first(found, _EDITED))
    author = _first(found, _AUTHOR)
    return Facts(
        title=_first(found, _TITLE),
        author=None if author and author.startswith(_ADDRESS) else author,
        language=next(filter(None, map(language_code, _all(found, _LANGUAGE))), None),
        uri=_address(found, uri),
        published=Published(published[0], "metadata", published[1]) if published else None,
        edited_at=edited[0] if edited else None,
    )


def descriptions(found: Said) -> list[str]:
    """Return the summaries that a page gives of itself."""
    return _all(found, _DESCRIPTION)


_BEFORE_SITE: Final = regex.compile(r"\s++(?:[|–—·»-]|::)\s")


def titles(found: Said) -> list[str]:
    """Return all titles that a page gives itself, each also without the name of the site after it."""
    own = _all(found, _TITLE)
    return own + [head for title in own if (head := _BEFORE_SITE.split(title, maxsplit=1)[0]) != title]


def base(found: Said, uri: str | None) -> str | None:
    """Return the address to which the links of a page are relative, if it is known."""
    own = _first(found, ("base",))
    if not own:
        return uri
    try:
        return urljoin(uri or "", own)
    except ValueError:
        return uri


_READ: Final = frozenset(("html", "meta", "link", "base", "time", "title", "script"))


def _element(found: Said, token: Token) -> str | None:
    """Note what a start tag says; return what the text after it is, if anything."""
    own = attributes(token.source)
    if token.name == "meta":
        for key in ("property", "name", "itemprop", "http-equiv"):
            if own.get(key):
                found[own[key].lower()].append(own.get("content", ""))
    elif token.name == "html":
        found["html"].append(own.get("lang") or own.get("xml:lang", ""))
    elif token.name in ("link", "base"):
        found["base" if token.name == "base" else f"link:{own.get('rel', '').lower()}"].append(
            own.get("href", "")
        )
    elif token.name == "time":
        _time(found, own)
    elif token.name == "title" or own.get("type", "").lower() == "application/ld+json":
        return "ld" if token.name == "script" else "title"
    return None


def _time(found: Said, own: dict[str, str]) -> None:
    value, classes = own.get("datetime", ""), own.get("class", "").lower()
    kind = own.get("itemprop", "").lower()
    if not kind and ("pubdate" in own or any(word in classes for word in _PUBLISHED_CLASS)):
        kind = "datepublished"
    found["time"].append(value)
    if kind:
        found[f"time:{kind}"].append(value)


def _content(found: Said, element: str, text: str) -> None:
    if element == "title":
        found["title"].append(unescape(text))
        return
    try:
        value = orjson.loads(text.strip().removeprefix("<!--").removesuffix("-->"))
    except orjson.JSONDecodeError:
        return
    for thing in sorted(_things(value), key=_is_article, reverse=True):
        for name in ("headline", "datePublished", "dateModified", "inLanguage", "description", "author"):
            found[f"ld:{name.lower()}"] += _names(thing.get(name))


def _things(value: object, depth: int = 0) -> Iterator[dict[str, Any]]:
    """The objects of a JSON-LD script that a page is about: itself, its graph and its main entity."""
    if isinstance(value, list):
        for item in value if depth < _DEEPEST else ():
            yield from _things(item, depth + 1)
    elif isinstance(value, dict) and depth < _DEEPEST:
        yield value
        yield from _things(value.get("@graph"), depth + 1)
        yield from _things(value.get("mainEntity"), depth + 1)


def _is_article(thing: dict[str, Any]) -> bool:
    return any(
        word in str(thing.get("@type")) for word in ("Article", "Posting", "Report", "Event", "Speech")
    )


def _names(value: object) -> list[str]:
    """The words of a property: a text, or the names of one or more things, together."""
    values = value if isinstance(value, list) else [value]
    names = [item.get("name") if isinstance(item, dict) else item for item in values]
    joined = ", ".join(name for name in names if isinstance(name, str) and name.strip())
    return [joined] if joined else []


def _all(found: Said, names: Iterable[str]) -> list[str]:
    words = (" ".join(value.split()) for name in names for value in found.get(name, ()))
    return [value for value in words if value]


def _first(found: Said, names: Iterable[str]) -> str | None:
    return next(iter(_all(found, names)), None)


def _address(found: Said, uri: str | None) -> str | None:
    """The canonical address, where the page's own address or a full one makes it known."""
    for name in ("link:canonical", "og:url"):
        for value in _all(found, (name,)):
            try:
                address = urljoin(uri or "", value)
            except ValueError:
                continue
            if address.startswith(_ADDRESS) and " " not in address:
                return address
    return None
