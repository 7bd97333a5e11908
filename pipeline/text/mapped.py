"""Clean text built from raw text, with a map between the two, stretch by stretch."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from pipeline.text.changes import Outlook, changes
from pipeline.text.transforms import apply, ends_with

_LOOK_BACK = 256
"""Pieces of clean text in which an overlap is looked for; a caption shows a few lines again, not pages."""


class Stretch(NamedTuple):
    """Clean characters [start, end) made from raw characters [raw_start, raw_end), in code points."""

    start: int
    end: int
    raw_start: int
    raw_end: int
    transform: str
    cue_s: float | None = None
    cue_end_s: float | None = None


_NEW: Final = tuple.__new__
"""Makes a named tuple in half the time."""


@dataclass(frozen=True)
class MappedText:
    """Clean text and the stretches that cover it, in order, without gap in clean or raw text."""

    text: str
    stretches: tuple[Stretch, ...]
    _starts: list[int] = field(init=False, repr=False, compare=False)
    _solid: list[Stretch] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        solid = [stretch for stretch in self.stretches if stretch.end > stretch.start]
        object.__setattr__(self, "_solid", solid)
        object.__setattr__(self, "_starts", [stretch.start for stretch in solid])

    def to_raw(self, start: int, end: int) -> tuple[int, int]:
        """Return the raw span (code points) of the clean span [start, end).

        Raises IndexError when the span does not lie in the text.
        """
        if not 0 <= start <= end <= len(self.text):
            raise IndexError(f"span [{start}, {end}) lies outside a text of {len(self.text)} characters")
        if not self._solid:
            return (0, 0)
        first = self._at(start)
        raw_start = first.raw_start + (
            min(start, first.end) - first.start if first.transform == "copy" else 0
        )
        if end == start:
            return raw_start, raw_start
        last = self._at(end - 1)
        raw_end = last.raw_start + (end - last.start) if last.transform == "copy" else last.raw_end
        return raw_start, raw_end

    def positions(self, start: int, end: int) -> dict[str, int]:
        """Return the four position columns of the clean span [start, end), as every span table has them."""
        raw_start, raw_end = self.to_raw(start, end)
        return {"start_char": start, "end_char": end, "raw_start_char": raw_start, "raw_end_char": raw_end}

    def _at(self, position: int) -> Stretch:
        return self._solid[max(bisect_right(self._starts, position) - 1, 0)]


class Builder:
    """Writes clean text from front to back of one raw text."""

    def __init__(self, raw: str, start: int = 0) -> None:
        self.raw = raw
        self._raw_position = start
        self._length = 0
        self._pieces: list[str] = []
        self._stretches: list[Stretch] = []
        self._outlook = Outlook(raw)

    def __len__(self) -> int:
        return self._length

    @property
    def raw_position(self) -> int:
        """The first raw character not yet dealt with."""
        return self._raw_position

    def put(
        self, transform: str, raw_end: int, cue_s: float | None = None, cue_end_s: float | None = None
    ) -> None:
        """Deal with the raw characters up to `raw_end` by one transform; ValueError where it may not."""
        taken = self.raw[self._raw_position : raw_end]
        made = taken if transform == "copy" else apply(transform, taken)
        if made is None or (transform == "overlap" and not self.repeats(self._raw_position, raw_end)):
            place = self._raw_position
            raise ValueError(f"{transform!r} may not be applied to {taken[:40]!r} at character {place}")
        start = self._length
        self._length += len(made)
        if made:
            self._pieces.append(made)
        last = self._stretches[-1] if self._stretches else None
        if transform == "copy" and last and last.transform == "copy":
            start = last.start
            self._stretches[-1] = Stretch(start, self._length, last.raw_start, raw_end, "copy")
        else:
            row = (start, self._length, self._raw_position, raw_end, transform, cue_s, cue_end_s)
            self._stretches.append(_NEW(Stretch, row))
        self._raw_position = raw_end

    def put_lines(self, spans: Sequence[tuple[int, int]]) -> None:
        """Copy the raw characters of spans, cleaned, with one line end for what stands before each."""
        raw, stretches, pieces, is_clean = self.raw, self._stretches, self._pieces, self._outlook.is_clean
        for start, end in spans:
            at, length = self._raw_position, self._length
            if raw[at:start] == "\n" and end > start and is_clean(start, end):
                stretches.append(_NEW(Stretch, (length, length + 1, at, start, "break", None, None)))
                self._length = length + 1 + end - start
                stretches.append(_NEW(Stretch, (length + 1, self._length, start, end, "copy", None, None)))
                pieces.append(raw[at:end])
                self._raw_position = end
            else:
                self.put("break", start)
                self.clean(end)

    def repeats(self, raw_start: int, raw_end: int) -> bool:
        """Whether raw characters hold the words with which the clean text ends: `overlap` may take them."""
        return ends_with("".join(self._pieces[-_LOOK_BACK:]), self.raw[raw_start:raw_end])

    def clean(self, raw_end: int) -> None:
        """Copy the raw characters up to `raw_end`, cleaned: see `pipeline.text.changes`."""
        if not self._outlook.is_clean(self._raw_position, raw_end):
            for start, end, transform in changes(self.raw, self._raw_position, raw_end):
                if start > self._raw_position:
                    self.put("copy", start)
                self.put(transform, end)
        if raw_end > self._raw_position:
            self.put("copy", raw_end)

    def build(self) -> MappedText:
        """Return the text written so far."""
        return MappedText("".join(self._pieces), tuple(self._stretches))
