"""What an element means for the text in it: block, part of the page, whether hidden, bold or linked."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from pipeline.readers.pages.tokens import Token
from pipeline.text.markup import UNREAD, attributes, hides

BLOCK: Final = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav "
    "ol optgroup option p pre section summary table tbody td tfoot th thead title tr ul".split()
)
"""Elements that begin and end a paragraph of their own."""

_REGION: Final = {"navigation": "nav", "banner": "header", "contentinfo": "footer", "complementary": "aside"}
_REGIONS: Final = frozenset("nav header footer aside article main figure blockquote table form".split())
_ARTICLE: Final = frozenset({"article", "main"})
_WHOLE: Final = frozenset("html body main article".split())
"""Elements that are never taken for hidden: scripts show them once the page is loaded."""

_TELLING: Final = re.compile(
    r"hid|display|visib|bold|strong|weight|tooltip|sr-only|screen-reader|d-none|role"
    r"|author|byline|date|publish|time|meta",
    re.IGNORECASE,
)
_BYLINE: Final = re.compile(
    r"(?:^|[\s_-])(?:author|byline|dateline|date|datepublished|datemodified|pubdate|published|time|timestamp|meta)s?"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
_NAMING: Final = ("class", "itemprop", "rel")
_BOLD_STYLE: Final = re.compile(r"font-weight\s*:\s*(?:(bold|bolder|[6-9]00)|\w+)", re.IGNORECASE)
_BOLD_CLASS: Final = re.compile(r"(?:^|[\s_-])(?:bold|strong|semibold)(?:$|[\s_-])", re.IGNORECASE)
_MEANING: Final = _REGIONS | UNREAD | {"a", "b", "strong", "time"}
"""Elements that mean something without attributes."""

_ELSE_SHOWN: Final = frozenset({"noscript", "noframes"})
"""Elements that are shown where scripts or frames are not."""


class Frame(NamedTuple):
    """An open element, with what holds inside it."""

    name: str
    block: str = "body"
    regions: frozenset[str] = frozenset()
    is_hidden: bool = False
    is_bold: bool = False
    href: str | None = None


def opened(token: Token, parent: Frame, *, shows_all: bool) -> Frame:
    """Return the element that a start tag opens within `parent`; no attribute hides it with `shows_all`."""
    name = token.name
    is_telling = name == "a" or (token.source and _TELLING.search(token.source))
    if not is_telling and name not in _MEANING:
        return parent._replace(name=name, block=name) if name in BLOCK else parent._replace(name=name)
    own = attributes(token.source) if is_telling else {}
    region = _region(name, own, parent)
    return Frame(
        name,
        name if name in BLOCK else parent.block,
        parent.regions | {region} if region and region not in parent.regions else parent.regions,
        parent.is_hidden or _is_hidden(name, own, shows_all),
        _is_bold(name, own, parent.is_bold),
        own.get("href") if name == "a" else parent.href,
    )


def _is_hidden(name: str, own: dict[str, str], shows_all: bool) -> bool:
    if name in UNREAD:
        return not (shows_all and name in _ELSE_SHOWN)
    return bool(own) and not shows_all and name not in _WHOLE and hides(own)


def _region(name: str, own: dict[str, str], parent: Frame) -> str | None:
    if name == "header" and not _ARTICLE.isdisjoint(parent.regions):
        return None  # the head of an article, not of the page
    if name in _REGIONS:
        return name
    if name == "time" or (own and _BYLINE.search(" ".join(own.get(key, "") for key in _NAMING))):
        return "byline"
    return _REGION.get(own.get("role", ""))


def _is_bold(name: str, own: dict[str, str], inherited: bool) -> bool:
    style = _BOLD_STYLE.search(own["style"]) if "style" in own else None
    if style:
        return style[1] is not None
    return inherited or name in ("b", "strong") or ("class" in own and bool(_BOLD_CLASS.search(own["class"])))
