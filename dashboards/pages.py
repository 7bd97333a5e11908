"""Whole pages from the newest publication: what the marimo file shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from dashboards import document, document_page, intake, intake_page
from dashboards.markup import Html, cut, tag
from warehouse.attempts import last_attempt
from warehouse.connect import connect, current
from warehouse.paths import home

INTAKE, DOCUMENT = PAGES = ("What came in", "One document")
NOTHING = (
    "Nothing has been published yet. `make run` reads the sample, `make run SOURCE=path` your own texts."
)


@dataclass(frozen=True)
class Shown:
    """What an address asks for; revision 0 is the current one."""

    page: str
    document: str | None
    revision: int


def wanted(address: Mapping[str, object]) -> Shown:
    """Read the query part of an address; what it does not say, or says wrongly, is left to the page."""
    document_id, revision = str(address.get("document") or ""), str(address.get("revision") or "")
    page = str(address.get("page") or (DOCUMENT if document_id else INTAKE))
    return Shown(
        page if page in PAGES else INTAKE, document_id or None, int(revision) if revision.isdecimal() else 0
    )


def head() -> str:
    """Return the name at the top."""
    return str(tag("div", "Rostrum", class_="rostrum brand"))


def seen() -> str:
    """Return which publication is on show and since when."""
    text = f"Snapshot {current(home()) or 'none'}, shown since {datetime.now(UTC):%H:%M:%S} UTC"
    return str(tag("div", tag("span", text, class_="quiet", id="snapshot"), class_="rostrum"))


@dataclass(frozen=True)
class Choices:
    """Documents to pick from: identifiers by line of the picker, and what is written before it."""

    options: dict[str, str]
    label: str


def choices(words: str) -> Choices:
    """Return the documents to pick from; the label says where there are more than the picker holds."""
    try:
        with connect(home()) as reading:
            found = document.choices(reading, words)
    except FileNotFoundError:
        found = []
    left = cut(len(found), found[0]["total"]) if found else ""
    return Choices(
        {document_page.label(row): row["document_id"] for row in found},
        f"Document{left and f', newest{left}'}",
    )


def content(page: str, document_id: str | None, revision: int = 0) -> str:
    """Return a page of the newest publication as HTML; before the first one, say how to make it."""
    try:
        main = _document(document_id, revision) if page == DOCUMENT else _intake()
    except FileNotFoundError:
        main = tag("main", tag("p", NOTHING, class_="empty"), intake_page.attempted(last_attempt(home())))
    return str(tag("div", main, class_="rostrum"))


def _intake() -> Html:
    with connect(home()) as reading:
        return intake_page.render(intake.load(reading), last_attempt(home()))


def _document(document_id: str | None, revision: int) -> Html:
    with connect(home()) as reading:
        return document_page.render(document.load(reading, document_id, revision) if document_id else None)
