"""HTML out of plain values. All that was not made here is escaped, so that no text can become markup."""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import urlsplit


class Html(str):
    """Text that is markup already. Only the functions of this module make it."""

    __slots__ = ()


def escape(value: object) -> Html:
    """Return `value` as markup: unchanged when it is markup, escaped when it is not, empty when None."""
    if isinstance(value, Html):
        return value
    return Html("" if value is None else html.escape(str(value), quote=True))


def join(parts: Iterable[object], between: str = "") -> Html:
    """Put parts after each other, each escaped where needed."""
    return Html(escape(between).join(escape(part) for part in parts))


def tag(name: str, *children: object, **attributes: object) -> Html:
    """Return one element. Attributes that are None are left out; `class_` writes `class`, `_` becomes `-`."""
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{html.escape(str(value), quote=True)}"'
        for key, value in attributes.items()
        if value is not None
    )
    return Html(f"<{name}{written}>{join(children)}</{name}>")


def link(url: str | None, *children: object, **attributes: object) -> Html:
    """Return a link that leaves the dashboard; only http and https become one, anything else stays text."""
    if not url or not is_web(url):
        return tag("span", *children, **attributes)
    return tag("a", *children, href=url, target="_blank", rel="noopener noreferrer nofollow", **attributes)


def is_web(url: str) -> bool:
    """Whether the address is a plain web address with a host."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def table(
    heads: Sequence[str], rows: Iterable[Sequence[object]], numeric: Iterable[int] = (), class_: str = ""
) -> Html:
    """Return a table; `numeric` are the columns set flush right."""
    right = set(numeric)

    def line(cell: str, values: Sequence[object]) -> Html:
        return tag("tr", *(tag(cell, v, class_="num" if i in right else None) for i, v in enumerate(values)))

    body = tag("tbody", *(line("td", row) for row in rows))
    inside = tag("table", tag("thead", line("th", heads)), body)
    return tag("div", inside, class_=f"scroll {class_}".strip())


def bars(rows: Sequence[tuple[object, int]], label: str) -> Html:
    """Return a bar chart that is a table: a label, a bar and the number per row."""
    most = max((value for _, value in rows), default=0) or 1
    lines = (
        tag(
            "tr",
            tag("th", name, scope="row"),
            tag("td", tag("span", class_="bar", style=f"width:{100 * value / most:.1f}%"), class_="track"),
            tag("td", number(value), class_="num"),
        )
        for name, value in rows
    )
    return tag("table", tag("tbody", *lines), class_="bars", aria_label=label)


def card(title: str, *children: object, **attributes: Any) -> Html:
    """Return a titled part of a page."""
    extra = attributes.pop("class_", "")
    # No h2: marimo would hang an outline of all of them beside the page.
    heading = tag("div", title, role="heading", aria_level="2", class_="cardhead")
    return tag("section", heading, *children, class_=f"card {extra}".strip(), **attributes)


def number(value: object) -> str:
    """Write a whole number with thin spaces between thousands."""
    return f"{value:,}".replace(",", "\u202f") if isinstance(value, int) else str(value)


def cut(shown: int, total: int) -> str:
    """Say how much of a list is shown, after its title; nothing where it is all there."""
    return f" ({number(shown)} of {number(total)})" if shown < total else ""


def empty(message: str) -> Html:
    """Return the line shown where there is nothing to show."""
    return tag("p", message, class_="empty")
