"""Bold type and links that a messenger keeps beside a text, carried over to the clean text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import takewhile

from pipeline.readers.draft import Draft, Record, Span
from pipeline.readers.statements.labels import printed
from pipeline.text import MappedText


def marked(draft: Draft, record: Record) -> Draft:
    """Return a draft with the links of its record, and with the labels that its bold type makes sure of."""
    carried = tuple(_carried(draft, record.links))
    printed_alone = (link for link in draft.links if not _overlaps(link, carried))
    links = tuple(sorted((*carried, *printed_alone), key=lambda link: link.start))
    bold = tuple(_carried(draft, record.bold))
    labels = printed(draft.text, draft.blocks, bold) if bold else draft.labels
    return replace(draft, links=links, labels=labels)


def _overlaps(link: Span, others: tuple[Span, ...]) -> bool:
    place = bisect_right(others, link.start, key=lambda other: other.start)
    return any(
        other.end > link.start and other.start < link.end for other in others[max(place - 1, 0) : place + 1]
    )


def _carried(draft: Draft, spans: Iterable[Span]) -> Iterator[Span]:
    """Raw spans as clean ones, within one block each and without white space around."""
    starts = [block.start for block in draft.blocks]
    for span in spans:
        start, end = to_clean(draft.text, span.start, span.end)
        block = bisect_right(starts, start) - 1
        end = min(end, draft.blocks[block].end if block >= 0 else start)
        shown = draft.text.text[start:end]
        start += len(shown) - len(shown.lstrip())
        if shown.strip():
            yield replace(span, start=start, end=start + len(shown.strip()))


def to_clean(text: MappedText, raw_start: int, raw_end: int) -> tuple[int, int]:
    """Return the clean span (code points) that was made of the raw span; empty where nothing was."""
    first = bisect_right(text.stretches, raw_start, key=lambda stretch: stretch.raw_end)
    within = takewhile(lambda stretch: stretch.raw_start < raw_end, text.stretches[first:])
    spans = []
    for one in within:
        is_copy = one.transform == "copy"
        start = one.start + (max(raw_start - one.raw_start, 0) if is_copy else 0)
        end = one.end - (max(one.raw_end - raw_end, 0) if is_copy else 0)
        spans.append((start, end))
    return (spans[0][0], spans[-1][1]) if spans else (0, 0)
