"""A recogniser's output of a call as the document that production would have."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple

from rapidfuzz.distance import Levenshtein

from pipeline.entities.annotate import Asked, linked
from pipeline.entities.knowledge import KnowledgeBase
from pipeline.entities.linking import link
from pipeline.entities.linking.types import Link, Page
from pipeline.entities.match import find
from pipeline.entities.normal import key, words
from pipeline.entities.recognise import recogniser
from pipeline.entities.repair.page import Survey
from pipeline.entities.repair.search import Candidate
from pipeline.entities.spans import NameType, Stretch
from training.repair.calls import UNHEARD, Block, Call, Name, blocks, heard
from training.repair.companies import COMPANIES

_ANCHORED: Final = 0.5
_UNANCHORED: Final = 0.8
_JOINED: Final = 4


class Document(NamedTuple):
    """What `repair` is called with."""

    page: Page
    links: list[Link]
    stretches: list[Stretch]


class Truth(NamedTuple):
    """How the words heard lie to the gold ones."""

    call: Call
    blocks: list[Block]
    starts: list[int]


def document(data: Path, system: str, call: Call) -> Document:
    """Return the head (the company, who speaks) and the transcript, with the names of the head."""
    head, links = "", []
    for name, kind in _head(call):
        start = len(head)
        head += f"{name}\n"
        links.append(Link(start, start + len(name), kind, None, f"local:{key(name)}", None, "cluster"))
    text = head + "\n" + " ".join(heard(data, system, call.number))
    at = len(head) + 1
    stretches = [Stretch(head, 0, len(head), "en"), Stretch(text[at:], at, len(text), "en", is_spoken=True)]
    return Document(Page(text, words(text), None, None, "en", None), links, stretches)


def with_links(made: Document, kb: KnowledgeBase) -> Document:
    """Return the document with the names that the product finds and links in its speech."""
    page, speech = made.page, made.stretches[1]
    asked = Asked(page.text, [speech], language=page.language)
    _, found = linked(asked, recogniser().recognise(page.text, [speech]), kb)
    return made._replace(links=[*made.links, *found])


def with_matches(made: Document, kb: KnowledgeBase) -> Document:
    """Return the document with the names that the knowledge base knows in its speech, linked.

    What training uses: it does not change with the recogniser.
    """
    page, start = made.page, made.stretches[1].start
    found = link(page, [], find(page.text, list(page.words), page.language, kb), kb)
    return made._replace(links=[*made.links, *(one for one in found if one.start >= start)])


def _head(call: Call) -> list[tuple[str, NameType]]:
    return [(COMPANIES[call.number], "ORG"), *((name, "PER") for name in call.speakers)]


def truth(call: Call, said: Sequence[str]) -> Truth:
    """Align the folded words of the spoken stretches with the gold."""
    found = blocks(call.gold, said)
    return Truth(call, found, [block.heard_start for block in found])


def said_at(place: int, known: Truth) -> tuple[int, int]:
    """Return the gold places (end exclusive) that a heard word may stand for.

    Where both agree that is one; in a stretch that differs, those about as far into it, and two more.
    """
    block = known.blocks[bisect_right(known.starts, place) - 1]
    offset = place - block.heard_start
    if block.is_equal:
        return block.gold_start + offset, block.gold_start + offset + 1
    scale = (block.gold_end - block.gold_start) / max(block.heard_end - block.heard_start, 1)
    middle = block.gold_start + offset * scale
    first = max(int(middle) - 2, block.gold_start)
    return first, min(int(middle + scale) + 3, block.gold_end)


def is_right(candidate: Candidate, seen: Survey, known: Truth) -> bool:
    """Whether the gold has the expected name where it is put.

    Either its changed words stand there; or, as the lists of speakers spell names otherwise than the
    transcribers,
    words much like them: half alike beside another word of the name that is heard exactly, else four fifths
    alike and heard as neither; or what the transcriber could not make out, beside a word of the name, or
    the full
    name of the one speaker with that given name; or one word alone that the gold tags as a name, four
    fifths alike.
    """
    form, folded = seen.scene.forms[candidate.form], seen.scene.heard.folded
    exact = set(form.words) & set(folded[candidate.first : candidate.last])
    changed = [at for at in range(candidate.first, candidate.last) if folded[at] not in exact]
    gold = {word for at in changed for word in known.call.gold[slice(*said_at(at, known))]}
    if exact and (UNHEARD in gold or _is_same_speaker(exact, gold, known)):
        return True
    if not exact and _is_called(form.words, changed, known):
        return True
    whole = "".join(form.words)
    places = [said_at(at, known) for at in range(candidate.first, candidate.last)]
    if len(whole) >= _JOINED and whole in "".join(known.call.gold[places[0][0] : places[-1][1]]):
        return True
    if not exact:
        least, gold_like = _UNANCHORED, gold - {folded[at] for at in changed}
    else:
        least, gold_like = _ANCHORED, gold
    return all(
        word in gold or any(Levenshtein.normalized_similarity(word, other) >= least for other in gold_like)
        for word in form.words
        if word not in exact
    )


def _is_same_speaker(exact: set[str], gold: set[str], known: Truth) -> bool:
    """Whether the gold has a full name here with a given name that only one speaker bears."""
    bearers = [name for name in known.call.speakers if key(name).split()[0] in exact]
    return len(bearers) == 1 and any(
        known.call.gold[name.first] == key(bearers[0]).split()[0]
        and gold & set(known.call.gold[name.first + 1 : name.last])
        for name in known.call.names
        if name.last - name.first > 1
    )


def _is_called(words: tuple[str, ...], changed: list[int], known: Truth) -> bool:
    """Whether the gold tags one word as a name that is much like the form's: "Thanks, Brendan", Brendon."""
    places = {at for place in changed for at in range(*said_at(place, known))}
    return len(words) == 1 and any(
        name.last - name.first == 1
        and name.first in places
        and Levenshtein.normalized_similarity(known.call.gold[name.first], words[0]) >= _UNANCHORED
        for name in known.call.names
    )


class Miss(NamedTuple):
    """A gold name that is not heard as written."""

    name: Name
    changed: tuple[str, ...]
    """The gold words that differ."""
    places: range
    """The heard words in its stead; empty where nothing was heard."""


def misses(known: Truth) -> list[Miss]:
    """Return the gold names that differ, with what was heard instead."""
    equal: set[int] = set()
    heard_of: dict[int, tuple[int, int]] = {}
    for block in known.blocks:
        for at in range(block.gold_start, block.gold_end):
            if block.is_equal:
                equal.add(at)
            heard_of[at] = (block.heard_start, block.heard_end)
    found = []
    for name in known.call.names:
        gone = [at for at in range(name.first, name.last) if at not in equal]
        if gone:
            places = range(min(heard_of[at][0] for at in gone), max(heard_of[at][1] for at in gone))
            found.append(Miss(name, tuple(known.call.gold[at] for at in gone), places))
    return found
