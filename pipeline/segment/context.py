"""The chunks around open gaps, for the network to score."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from pipeline.segment.chunks import Features, clip, features
from pipeline.segment.model import LEFT, RIGHT, language_number, rule, scores, steps
from pipeline.segment.sorting import Gaps

_BATCH = 64
"""Gaps scored at once."""


def scored(chunks: Sequence[str], language: str, gaps: Gaps) -> Iterator[int]:
    """Yield the open gaps that end a sentence, by the network."""
    number = language_number(language)
    for at in range(0, len(gaps.open), _BATCH):
        batch = gaps.open[at : at + _BATCH]
        windows = [_window(chunks, gap, language == "de") for gap in batch]
        extra = [
            (*_steps(gap, gaps.strong, len(chunks)), rule(chunks, gap, language), number) for gap in batch
        ]
        yield from (gap for gap, score in zip(batch, scores(windows, extra), strict=True) if score > 0)


def _window(chunks: Sequence[str], gap: int, is_german: bool) -> list[Features]:
    """The features of LEFT chunks before and RIGHT chunks after a gap; of "" where there are no more."""
    before, after = chunks[max(0, gap + 1 - LEFT) : gap + 1], chunks[gap + 1 : gap + 1 + RIGHT]
    padded = (*[""] * (LEFT - len(before)), *before, *after, *[""] * (RIGHT - len(after)))
    return [features(clip(chunk), is_german) for chunk in padded]


def _steps(gap: int, strong: Sequence[int], count: int) -> tuple[int, int]:
    """Chunks since the last strong mark before a gap, and up to the next one, as classes."""
    at = bisect_left(strong, gap)
    last = strong[at - 1] if at else -1
    at += at < len(strong) and strong[at] == gap
    following = strong[at] if at < len(strong) else count
    return steps(gap - last), steps(following - gap)
