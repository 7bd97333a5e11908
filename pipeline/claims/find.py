"""The claims that a document makes about what was said: quotes in its title and description, and bare titles.

A title need not have a verb of saying with a clause: "Berg: no new taxes", "Berg warns of war", "Berg rejects
plan" all say what somebody said. "Berg on taxes" does not.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final, Literal, NamedTuple

import regex

from pipeline.claims.claim import Claim
from pipeline.claims.lexicon import FOLDER, family
from pipeline.claims.words import folded
from pipeline.quotes.types import Form, Mention, Quote, Span

ROLES: Final = frozenset({"title", "description"})
"""Roles of blocks in which claims are looked for."""
_FILE: Final = FOLDER / "headlines.csv"
_WORD: Final = regex.compile(r"[\p{L}\p{M}\p{N}]++(?:['’ʼ-][\p{L}\p{M}\p{N}]++)*+['’]?")
_LABEL: Final = regex.compile(r"\s*[:|]\s+|\s+[–—-]\s+")
_TAIL: Final = regex.compile(r"\s*(?:\||\s[–—-]\s|[.!…]+\s*$)")
_MARKS: Final = frozenset("\"'“”„‟«»‹›‘’‚")
_LONGEST_SUBJECT: Final = 8
_BESIDE_NAME: Final = " \u00a0,()[]\"“”„«»’'"
_LONGEST_TITLE: Final = 500
_LEAST_WORDS: Final = 2
_PEOPLE: Final = frozenset({"PER"})
_BODIES: Final = frozenset({"PER", "ORG", "LOC", "NORP"})


class Block(NamedTuple):
    """A stretch of a document's text with one role, in code points, and its language."""

    role: str
    start: int
    end: int
    language: str | None = None


class Made(NamedTuple):
    """A claim that a document makes: the words at `start` to `end` of its text, said by `speaker_name`.

    `quote` is the index of the quote that it is, null for a bare title; `score` the quote's.
    """

    start: int
    end: int
    form: Form | Literal["bare"]
    cue: Span | None
    speaker: Span | None
    speaker_name: str | None
    speaker_entity_id: str | None
    is_quoted: bool
    language: str | None
    quote: int | None
    score: float | None


class _Cue(NamedTuple):
    start: int
    end: int
    sort: str


def claims_made(
    text: str, blocks: Sequence[Block], quotes: Sequence[Quote], mentions: Sequence[Mention] = ()
) -> list[Made]:
    """Return the claims of a document's titles and descriptions by place, each with where it stands."""
    found: list[Made] = []
    for block in blocks:
        if block.role not in ROLES:
            continue
        own = [_quoted(number, one, block) for number, one in enumerate(quotes) if _within(one, block)]
        found += own
        if block.role == "title" and not own:
            found += _bare(text, block, mentions)
    return sorted(found, key=lambda one: (one.start, -one.end))


def as_claim(made: Made, text: str, mentions: Sequence[Mention] = ()) -> Claim:
    """Return a claim of a document as it is compared; entities are those linked in its words."""
    inside = (one for one in mentions if made.start <= one.start and one.end <= made.end)
    entities = tuple(dict.fromkeys(one.entity_id for one in inside if one.entity_id))
    is_person = made.speaker is None or _is_person(made.speaker, mentions)
    return Claim(
        text[made.start : made.end],
        made.is_quoted,
        made.speaker_name if is_person else None,
        made.speaker_entity_id if is_person else None,
        made.language,
        entities,
    )


def _is_person(speaker: Span, mentions: Sequence[Mention]) -> bool:
    """Return whether the words that name a source are no body's or country's name."""
    at = [one for one in mentions if one.start < speaker[1] and speaker[0] < one.end]
    return not at or any(one.type in _PEOPLE for one in at)


def _within(quote: Quote, block: Block) -> bool:
    return block.start <= quote.start and quote.end <= block.end


def _quoted(number: int, one: Quote, block: Block) -> Made:
    return Made(
        one.start,
        one.end,
        one.form,
        one.cue,
        one.speaker,
        one.speaker_name,
        one.speaker_entity_id,
        one.kind == "direct",
        block.language,
        number,
        one.score,
    )


def _bare(text: str, block: Block, mentions: Sequence[Mention]) -> Iterator[Made]:
    """Yield what a title without a quote says that somebody said: at most one claim."""
    title = text[block.start : min(block.end, block.start + _LONGEST_TITLE)].partition("\n")[0]
    inside = [one for one in mentions if block.start <= one.start < block.end]
    made = _labelled(title, block, inside) or _with_verb(title, block, inside)
    if made and len(_WORD.findall(text, made.start, made.end)) >= _LEAST_WORDS:
        yield made


def _labelled(title: str, block: Block, mentions: Sequence[Mention]) -> Made | None:
    """Return the claim of "Name: words"."""
    mark = _LABEL.search(title)
    if mark is None or ":" not in mark.group():
        return None
    subject = _subject(title[: mark.start()], block.start, mentions)
    if subject is None or title[subject[1] - block.start : mark.start()].strip(_BESIDE_NAME):
        return None  # "Name on the port: press conference" is a topic, and nobody says it
    return _made(title, block, mark.end(), None, subject, mentions, "label")


def _with_verb(title: str, block: Block, mentions: Sequence[Mention]) -> Made | None:
    """Return the claim of "Name warns of words", and of "Name rejects words" with its verb."""
    cue = _cue(title, family(block.language))
    if cue is None:
        return None
    subject = _subject(title[: cue.start], block.start, mentions)
    if subject is None:
        return None
    start = cue.start if cue.sort == "stands" else _after_lead(title, cue.end, family(block.language))
    return _made(title, block, start, (cue.start, cue.end), subject, mentions, "bare")


def _cue(title: str, language: str | None) -> _Cue | None:
    """Return the first verb of headlines among the first words of a title; never the very first word."""
    words = list(_WORD.finditer(title))[: _LONGEST_SUBJECT + 2]
    forms = [folded(word.group(), language) for word in words]
    for place in range(1, len(words)):
        for size in (2, 1):
            form = " ".join(forms[place : place + size])
            sort = next((one for one in ("stands", "says") if form in _forms(language, one)), None)
            if sort and place + size <= len(words):
                return _Cue(words[place].start(), words[place + size - 1].end(), sort)
    return None


@cache
def _forms(language: str | None, sort: str) -> frozenset[str]:
    with _FILE.open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines) if (row["language"], row["sort"]) == (language, sort)]
    return frozenset(form for row in rows for form in row["forms"].split("|"))


def _after_lead(title: str, position: int, language: str | None) -> int:
    """Return where the words said start: behind "of", "that" and the like."""
    word = _WORD.search(title, position)
    if word is None:
        return len(title)
    leads = _forms(language, "lead")
    return word.end() if folded(word.group(), language) in leads else word.start()


def _subject(before: str, offset: int, mentions: Sequence[Mention]) -> Span | None:
    """Return who speaks by the words before a label's mark or a verb: a name in them, or a short phrase."""
    words = list(_WORD.finditer(before))
    if not 0 < len(words) <= _LONGEST_SUBJECT or not before.lstrip()[:1].isupper():
        return None
    named = [one for one in mentions if offset <= one.start and one.end <= offset + len(before)]
    named = [one for one in named if one.type in _BODIES]
    people = [one for one in named if one.type in _PEOPLE] or named
    if people:
        return people[-1].start, people[-1].end
    if mentions or not all(word.group()[0].isupper() for word in words[-2:]):
        return None
    return offset + words[0].start(), offset + words[-1].end()


def _made(
    title: str,
    block: Block,
    start: int,
    cue: Span | None,
    subject: Span,
    mentions: Sequence[Mention],
    form: Form | Literal["bare"],
) -> Made | None:
    tail = _TAIL.search(title, start)
    end = tail.start() if tail else len(title)
    while start < end and (title[start].isspace() or title[start] in _MARKS):
        start += 1
    while end > start and (title[end - 1].isspace() or title[end - 1] in _MARKS):
        end -= 1
    if start >= end:
        return None
    mention = next((one for one in mentions if (one.start, one.end) == subject), None)
    name = title[subject[0] - block.start : subject[1] - block.start]
    shift = block.start
    return Made(
        start + shift,
        end + shift,
        form,
        (cue[0] + shift, cue[1] + shift) if cue else None,
        subject,
        name,
        mention.entity_id if mention else None,
        False,
        block.language,
        None,
        None,
    )
