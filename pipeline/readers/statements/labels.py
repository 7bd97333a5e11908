"""Printed speaker labels: "💬 Name:", "**Name:**", "Name (Role):", "Question:" where a speech may begin."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

import regex

from pipeline.readers.draft import Label, Span
from pipeline.readers.statements.label_forms import Found, ends_full, is_full, label_at
from pipeline.readers.statements.words import FIELD
from pipeline.text import MappedText
from pipeline.text.lines import is_terminated

SPOKEN: Final = frozenset({"body", "heading", "transcript"})
"""Roles of the blocks in which a label may stand."""

_FIELD: Final = frozenset(word.casefold() for word in FIELD)
_FIRST_PICTURE: Final = "\u203c"
"""No letter before this character is an emoji."""

_FEWEST_OF_ONE_WORD: Final = 3
_GIVEN_AND_FAMILY: Final = 2


def printed(text: MappedText, blocks: Sequence[Span], bold: Sequence[Span] = ()) -> tuple[Label, ...]:
    """Return the labels printed in a document, in order. `bold` are its stretches in bold type, in order."""
    spoken = [block for block in blocks if block.value in SPOKEN]
    if not spoken:
        return ()
    starts = {start for block in spoken for start in _lines_of(text.text, block)}
    starts.update(_cues_within(text, spoken))
    return find_labels(text.text, sorted(starts), spoken[-1].end, bold)


def find_labels(text: str, starts: Iterable[int], end: int, bold: Sequence[Span] = ()) -> tuple[Label, ...]:
    """Return the speaker labels among the places `starts` (in order) at which one may begin.

    One colon alone proves nothing ("Note: …"), nor does bold type ("**Next steps:** …"). A label counts when
    a picture of speech marks it, when all bold ones look like names that speak, or when the text shows that
    it is a dialogue: a question label, or a name that comes back. A name that another label prints with an
    office before it ("Minister Ada Ek", "Ada Ek") is the name of both.
    """
    if ":" not in text:
        return ()
    bold_starts = [span.start for span in bold]
    found: list[Found] = []
    for start in starts if bold else _before_colons(text, starts):
        is_within = (found and start < found[-1].label.end) or text.startswith("\n", start)
        if not is_within and (one := label_at(text, start, end, bold, bold_starts)):
            found.append(one)
    named = _with_names(found)
    evidence = _Evidence.of(text, named)
    return tuple(one.label for number, one in enumerate(named) if evidence.speaks_for(text, named, number))


def _before_colons(text: str, starts: Iterable[int]) -> Iterator[int]:
    """Those places after which a label may stand in plain type: where a colon comes before two lines begin.

    Once a name has begun, nothing but white space and marks of bold type may part it from a colon further on.
    """
    colon = -1
    for start in starts:
        if colon < start:
            colon = text.find(":", start)
            if colon < 0:
                return
        is_letter = text[start : start + 1].isalnum() and text[start] < _FIRST_PICTURE
        line_end = text.find("\n", start, colon) if is_letter else -1
        if line_end < 0 or not text[line_end + 1].isalnum():
            yield start


def is_labelled(text: str) -> bool:
    """Whether a line opens with a speaker label that needs no other evidence."""
    if ":" not in text:
        return False
    found = label_at(text, 0, len(text))
    return found is not None and found.is_marked and not _is_field(found.label.name)


def _with_names(found: list[Found]) -> list[Found]:
    """Labels with offices before a name cut down to the name, where another label prints it alone."""
    names = {one.label.name for one in found if one.label.name and is_full(one.label.name)}
    return [replace(one, label=replace(one.label, name=_shortest(one.label.name, names))) for one in found]


def _shortest(name: str | None, names: set[str]) -> str | None:
    if name is None:
        return None
    words = name.split()
    tails = (" ".join(words[number:]) for number in range(len(words) - 2, 0, -1))
    return next((tail for tail in tails if tail in names), name)


@dataclass(frozen=True)
class _Evidence:
    """What a text shows about its labels: how often each name stands, and whether people speak in turn."""

    counts: Counter[str]
    bold: Counter[str]
    asked: int
    is_dialogue: bool
    has_leads: bool

    @staticmethod
    def of(text: str, found: list[Found]) -> _Evidence:
        people = [one for one in found if not _is_field(one.label.name)]
        counts = Counter(one.label.name for one in people if one.label.name)
        bold = Counter(one.label.name for one in people if one.label.name and one.label.kind == "bold")
        asked = [one for one in found if one.label.name is None]
        names = {name for name in bold if name and ends_full(name) and is_name(text, name)}
        recurs = any(count > 1 and (not bold[name] or names) for name, count in counts.items())
        recurs |= sum(one.is_trade for one in asked) > 1
        is_dialogue = recurs or any(one.is_marked for one in asked)
        return _Evidence(counts, bold, len(asked), is_dialogue, has_leads=len(names) < len(bold))

    def speaks_for(self, text: str, found: list[Found], number: int) -> bool:
        """Whether the label `number` is believed."""
        one = found[number]
        name = one.label.name
        if name is None:
            return one.is_marked or self.is_dialogue or self.asked > 1
        if _is_field(name):
            return False
        if one.label.kind == "picture":
            return True
        if one.label.kind == "bold":
            return self._is_bold_speaker(text, found, number, name)
        return self._is_text_speaker(one, name)

    def _is_bold_speaker(self, text: str, found: list[Found], number: int, name: str) -> bool:
        """A bold name: in a dialogue any; else one that speaks sentences, where all look like names."""
        if self.is_dialogue:
            return self.counts[name] > 1 or ends_full(name) or " " not in name
        following = found[number + 1].label.start if number + 1 < len(found) else len(text)
        return not self.has_leads and is_said(text, found[number].label.end, following)

    def _is_text_speaker(self, one: Found, name: str) -> bool:
        if not self.is_dialogue or (one.has_loose_role and self.counts[name] == 1):
            return False
        if self.bold and not self.bold[name] and self.counts[name] == 1:
            return False  # where labels are in bold type, a lone colon in plain type is none
        is_whole = " " in name.replace("\u00a0", " ")
        needed = 1 if is_whole else 2 if name.isupper() else _FEWEST_OF_ONE_WORD
        return self.counts[name] >= needed


def is_said(text: str, start: int, end: int) -> bool:
    """Whether what follows a label is speech: its first paragraph ends as a sentence does."""
    paragraph = text.find("\n\n", start, end)
    said = text[start : paragraph if paragraph >= 0 else end].rstrip()
    return bool(said) and is_terminated(said)


def is_name(text: str, words: str) -> bool:
    """Whether a label is no phrase: the text never has its last word, nor either of two, in small letters."""
    own = words.casefold().split()
    telling = own if len(own) == _GIVEN_AND_FAMILY else own[-1:]
    return not any(_in_small(word, text) for word in telling)


def _in_small(word: str, text: str) -> bool:
    return regex.search(rf"(?<![\p{{L}}\p{{M}}]){regex.escape(word)}(?![\p{{L}}\p{{M}}])", text) is not None


def _is_field(name: str | None) -> bool:
    return name is not None and (name.casefold() in _FIELD or name.split()[0].casefold() in _FIELD)


def _lines_of(text: str, block: Span) -> Iterator[int]:
    """Where the lines of a block begin."""
    position = block.start
    while position < block.end:
        yield position
        line_end = text.find("\n", position, block.end)
        position = line_end + 1 if line_end >= 0 else block.end


def _cues_within(text: MappedText, spoken: list[Span]) -> Iterator[int]:
    """Where the words after the time marks of a transcript begin; recognisers start speakers there."""
    ends = [block.end for block in spoken]
    for stretch in text.stretches:
        if stretch.transform != "cue" or stretch.start >= ends[-1]:
            continue
        block = spoken[bisect_left(ends, stretch.start + 1)]
        if block.value == "transcript" and block.start <= stretch.start:
            yield stretch.start
