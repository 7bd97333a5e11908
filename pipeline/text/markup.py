"""The grammar of HTML and XML markup as far as a reader needs it: tags, comments, what a page hides."""

from __future__ import annotations

import re
from html import unescape
from typing import Final

import regex

COMMENT: Final = r"<!--(?:-?>|.*?(?:--!?>|\Z))|<[!?](?:[^<>]|<[!?][^<>]*+>)*+>|</[^a-zA-Z<>][^<>]*+>|</>"
"""A comment, declaration or processing instruction, as HTML takes it."""

_VALUE: Final = r"\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s<>\"'][^\s<>]*+)?+"
ATTRIBUTES: Final = rf"(?:[\s/]++|[^\s/<>][^\s/<>=]*+(?:{_VALUE})?+)*+"
"""The attributes of a tag (WHATWG HTML, tokenization): a > within quotes does not end it.

A < outside quotes ends the search, so that text full of < takes no longer than other text.
"""

UNREAD: Final = frozenset(
    "script style noscript template svg math iframe object audio video canvas map select datalist button "
    "textarea noframes noembed xmp head title".split()
)
"""Elements whose content nobody reads as part of a text."""

_UNREAD: Final = "|".join(sorted(UNREAD))
MARKUP: Final = re.compile(
    rf"<!\[CDATA\[|\]\]>|{COMMENT}"
    rf"|<(?P<tag>{_UNREAD})(?=[\s/>]){ATTRIBUTES}>"
    r"[^<]*+(?:<(?!/?(?P=tag)[\s/>])[^<]*+)*+"
    rf"</(?P=tag)(?=[\s/>]){ATTRIBUTES}>"
    rf"|</?[a-zA-Z][^\s/<>]*+{ATTRIBUTES}>|</?[a-zA-Z][^<>]*+>",
    re.DOTALL | re.IGNORECASE,
)
"""A tag, comment or declaration of HTML or XML, or an element whose content nobody reads."""

ENTITY: Final = regex.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")
"""A character reference of HTML."""

_ATTRIBUTE: Final = re.compile(
    r"([^\s/>][^\s/>=]*+)(?:\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s>\"'][^\s>]*+))?+)?+"
)
_ELEMENT: Final = re.compile(
    rf"<(?P<tag>[a-zA-Z][^\s/<>]*+)(?P<attributes>{ATTRIBUTES})>(?P<content>.*)", re.DOTALL | re.IGNORECASE
)
_HIDING_STYLE: Final = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_HIDING_CLASS: Final = frozenset(
    "hidden is-hidden visually-hidden visuallyhidden sr-only screen-reader-text d-none display-none hide "
    "tooltip tooltiptext".split()
)
_SHOWING_CLASS: Final = re.compile(r"\S:(?:block|flex|grid|inline|table|contents|not-sr-only)")


def attributes(source: str) -> dict[str, str]:
    """Return the attributes in the inside of a tag, after its name; of two with one name the first."""
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(source):
        value = match[2] or match[3] or match[4] or ""
        found.setdefault(match[1].lower(), unescape(value) if "&" in value else value)
    return found


def hides(own: dict[str, str]) -> bool:
    """Whether an element with these attributes says that it is not shown (by Mozilla's Readability).

    Classes are read by their common meaning: a page's style sheets are not at hand.
    """
    if "hidden" in own or own.get("aria-hidden") == "true" or _HIDING_STYLE.search(own.get("style", "")):
        return True
    classes = own.get("class", "")
    return not _HIDING_CLASS.isdisjoint(classes.split()) and not _SHOWING_CLASS.search(classes)


def is_hidden(raw: str) -> bool:
    """Whether `raw` is one element that is not shown, from its start tag to its end, which may be implied."""
    element = _ELEMENT.fullmatch(raw)
    if element is None:
        return False
    tag, content = element["tag"].lower(), element["content"].lower()
    last = content.rfind(f"</{tag}")
    is_whole = last < 0 or content.find(">", last) in (-1, len(content) - 1)
    return is_whole and (tag in UNREAD or hides(attributes(element["attributes"])))
