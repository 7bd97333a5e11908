"""Languages of documents and their blocks, told for many documents at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from pipeline.language import UNKNOWN, Identified, identify_many, identify_many_within
from pipeline.readers.draft import Draft, Record, Span

PROSE = frozenset({"title", "description", "body", "heading", "transcript"})
"""Roles of blocks that hold a statement's own words."""

Read = tuple[Record, Draft]


def document_languages(read: Sequence[Read]) -> list[Identified]:
    """Return the language of each document: as its record declares it, else what its own words say.

    What a page or a feed declares holds for all that is in it, and is taken over unless the words of the
    document speak clearly for another language. Where the prose says nothing, the whole text is asked.
    """
    prose = ["\n".join(_text(draft, block) for block in _prose(draft)) for _, draft in read]
    found: dict[int, Identified] = {}
    for number, (record, _) in enumerate(read):
        if record.facts.language:
            found[number] = Identified(record.facts.language, None)
    hinted = {
        number: draft.facts.language
        for number, (_, draft) in enumerate(read)
        if number not in found and draft.facts.language
    }
    within = identify_many_within([prose[number] for number in hinted], list(hinted.values()))
    found |= dict(zip(hinted, within, strict=True))
    _tell(found, prose)
    unknown = [n for n, one in found.items() if one.language == UNKNOWN and n not in hinted]
    whole = identify_many([read[number][1].text.text for number in unknown])
    found |= dict(zip(unknown, whole, strict=True))
    return [found[number] for number in range(len(read))]


def block_languages(read: Sequence[Read], languages: Sequence[Identified]) -> Iterator[list[Identified]]:
    """Yield for each document the language of each of its blocks; without score for one that is no prose."""
    asked = [
        (_text(draft, block), language.language)
        for (_, draft), language in zip(read, languages, strict=True)
        for block in _prose(draft)
    ]
    told = iter(identify_many_within([text for text, _ in asked], [language for _, language in asked]))
    for (_, draft), language in zip(read, languages, strict=True):
        own = dict(zip((id(block) for block in _prose(draft)), islice(told, len(_prose(draft))), strict=True))
        yield [own.get(id(block), Identified(language.language, None)) for block in draft.blocks]


def _tell(found: dict[int, Identified], prose: list[str]) -> None:
    rest = [number for number in range(len(prose)) if number not in found]
    found |= dict(zip(rest, identify_many([prose[number] for number in rest]), strict=True))


def _prose(draft: Draft) -> list[Span]:
    return [block for block in draft.blocks if block.value in PROSE]


def _text(draft: Draft, block: Span) -> str:
    return draft.text.text[block.start : block.end]
