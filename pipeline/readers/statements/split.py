"""Where one file holds several statements: a post and its copies in other languages, or several posts."""

from __future__ import annotations

from pipeline.language import Identified, differ, identify_many
from pipeline.readers.statements.post import is_pointer, is_title
from pipeline.text.lines import PICTURES, Line, is_hashtag_line, is_terminated, opens_with_picture

_ENOUGH_LETTERS = 300
_SURE = 0.9
_WINDOW = 40
"""Lines looked at for a language, at most."""


def split(lines: list[Line]) -> list[list[Line]]:
    """Cut lines into statements, each with its own title line.

    A statement may begin, after an empty line or after the end of another (a pointer such as "Read in
    full", a line of hashtags), with a line that can be a title. It does begin there when the language
    changes for good, or when it opens with the file's own first picture and the one before is complete.
    Paragraphs in the language before, such as a short list above a longer copy, stay with what they end.
    """
    filled = [line for line in lines if not line.is_blank]
    starts = [0]
    candidates = [index for index in range(2, len(filled) - 1) if _may_begin(filled, index)]
    languages = _Languages(filled, candidates)
    for index in candidates:
        if index - starts[-1] >= 2 and _begins(filled, index, starts[-1], languages):
            starts.append(_after_remains(filled, index, starts[-1], languages))
    bounds = [*starts, len(filled)]
    return [filled[a:b] for a, b in zip(bounds, bounds[1:], strict=False)]


def _may_begin(filled: list[Line], index: int) -> bool:
    before, line = filled[index - 1], filled[index]
    is_apart = line.number - before.number > 1 or _ends(before)
    return is_apart and is_title(line) and not is_hashtag_line(line.text) and not is_pointer(line)


def _ends(line: Line) -> bool:
    return is_pointer(line) or is_hashtag_line(line.text)


def _begins(filled: list[Line], index: int, start: int, languages: _Languages) -> bool:
    line, before = filled[index], filled[index - 1]
    both_open = opens_with_picture(filled[0]) and opens_with_picture(line)
    repeats = both_open and _mark(line) == _mark(filled[0])
    if repeats and (_ends(before) or not is_terminated(line.text)):
        return True
    return differ(languages.of(start, index), languages.of(index, len(filled)))


def _after_remains(filled: list[Line], index: int, start: int, languages: _Languages) -> int:
    """Where the new language begins, from `index` on: after the paragraphs surely in the one before."""
    before = languages.of(start, index)
    while differ(before, languages.of(index, len(filled))):
        apart = (n for n in range(index + 1, len(filled)) if filled[n].number - filled[n - 1].number > 1)
        following = next(apart, len(filled))
        changes_later = following < len(filled) and differ(before, languages.of(following, len(filled)))
        if not changes_later or not languages.are_surely(index, following, before):
            break
        index = following
    return index


def _mark(line: Line) -> str:
    match = PICTURES.match(line.text)
    return match.group().strip().rstrip("\ufe0f") if match else ""


class _Languages:
    """Languages of stretches of lines, told for all places at once where a statement may begin."""

    def __init__(self, filled: list[Line], candidates: list[int]) -> None:
        self._filled = filled
        self._candidates = candidates
        self._told: dict[str, Identified] = {}

    def of(self, start: int, end: int) -> str:
        """Return the language of the lines from `start` on, up to `end` at most."""
        return self._tell(start, end).language

    def are_surely(self, start: int, end: int, language: str) -> bool:
        """Whether the lines from `start` up to `end` are in a language beyond doubt."""
        told = self._tell(start, end)
        return told.language == language and (told.score or 0.0) >= _SURE

    def _tell(self, start: int, end: int) -> Identified:
        text = self._text(start, end)
        if text not in self._told:
            texts = (
                [text]
                if self._told
                else [text, *(self._text(c, len(self._filled)) for c in self._candidates)]
            )
            self._told |= dict(zip(texts, identify_many(texts), strict=True))
        return self._told[text]

    def _text(self, start: int, end: int) -> str:
        """The first lines that together hold enough letters, taken from their beginning."""
        text = ""
        for line in self._filled[start : min(end, start + _WINDOW)]:
            text = f"{text}\n{line.body}"
            if len(text) > _ENOUGH_LETTERS:
                break
        return text
