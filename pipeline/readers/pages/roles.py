"""What the runs of a page are: title, lead and byline, the words of the article, and what is none of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

import regex

from pipeline.readers.pages.runs import Run
from pipeline.text.lines import is_hashtag_line

Picked = list[tuple[Run, str]]

_HEADINGS: Final = frozenset("h1 h2 h3 h4 h5 h6".split())
_PROSE: Final = frozenset("p li blockquote pre dd td th".split())
_AROUND: Final = frozenset("nav header footer aside".split())
_LONGEST_BYLINE: Final = 200
_LONGEST: Final = 5_000
_MOST_ABOVE: Final = 40
"""Runs above the article in which its title is looked for: share buttons and pictures may stand between."""

_WORD: Final = regex.compile(r"[\p{L}\p{N}]+")


def picked(
    raw: str, runs: Sequence[Run], chosen: Sequence[int], titles: Iterable[str], leads: Iterable[str]
) -> Picked:
    """Return the runs that make the document, in order, with their roles.

    From the first run chosen to the last all runs are kept, so that a speech that goes on after a picture is
    one: what was not chosen is boilerplate, or body where it is prose beside the prose that was chosen.
    Above them stand title, lead and byline, where the page prints them.
    """
    if not chosen:
        return []
    inside = set(_outside(runs, chosen) or chosen)
    names = {_key(text) for text in titles}
    summaries = {_key(text) for text in leads} - names
    title = _title(raw, runs, chosen, names)
    words = [
        number for number in inside if number != title and _key(_text(raw, runs[number])) not in summaries
    ]
    body = min(words, default=chosen[0])
    found: Picked = []
    for number in range(body if title is None else min(title, body), max(inside) + 1):
        run = runs[number]
        above = None if number > body else "title" if number == title else _above(raw, run, summaries)
        if role := above or (_within(raw, run, runs[body], number in inside) if number >= body else None):
            found.append((run, role))
    return found


def _within(raw: str, run: Run, first: Run, is_chosen: bool) -> str:
    is_beside = run.tag in _PROSE and run.regions == first.regions and not _is_linked(run)
    return _role(raw, run) if is_chosen or is_beside else "boilerplate"


def around(runs: Sequence[Run]) -> list[int]:
    """Return the numbers of the runs outside navigation, headers and footers; all where none is outside."""
    return _outside(runs, range(len(runs))) or list(range(len(runs)))


def _outside(runs: Sequence[Run], numbers: Iterable[int]) -> list[int]:
    return [number for number in numbers if _AROUND.isdisjoint(runs[number].regions)]


def _title(raw: str, runs: Sequence[Run], chosen: Sequence[int], titles: set[str]) -> int | None:
    """The run that prints the title: the last above the article's words, a heading before other runs.

    A page that names no title, such as a piece of one, has the heading straight above its words.
    """
    above = chosen[0] - 1
    if not titles and above >= 0 and runs[above].tag in _HEADINGS and _outside(runs, [above]):
        return above
    near = range(chosen[0], max(-1, chosen[0] - _MOST_ABOVE), -1)
    equal = [number for number in near if _is_title(_key(_text(raw, runs[number])), titles)]
    headings = [number for number in equal if runs[number].tag in _HEADINGS]
    return next(iter(headings or equal), None)


def _is_title(key: str, titles: set[str]) -> bool:
    return bool(key) and key in titles


def _key(text: str) -> str:
    return " ".join(_WORD.findall(text)).casefold()


def _text(raw: str, run: Run) -> str:
    """The words of a run, or nothing where they are too many for a title, a byline or hashtags."""
    return run.text(raw) if run.end - run.start <= _LONGEST else ""


def _above(raw: str, run: Run, summaries: set[str]) -> str | None:
    text = _text(raw, run)
    if _key(text) in summaries:
        return "description"
    return "byline" if _is_byline(run, text) else None


def _role(raw: str, run: Run) -> str:
    text = _text(raw, run)
    if run.tag in _HEADINGS:
        return "heading"
    if is_hashtag_line(text):
        return "hashtags"
    if _is_linked(run):
        return "related_links"
    return "byline" if _is_byline(run, text) else "body"


def _is_byline(run: Run, text: str) -> bool:
    return "byline" in run.regions and 0 < len(text) <= _LONGEST_BYLINE


def _is_linked(run: Run) -> bool:
    """Whether all its words are links."""
    return all(piece.href for piece in run.pieces if piece.kind == "text")
