"""Where one file holds several statements: a post and its copies in other languages, or several posts."""

from __future__ import annotations

from pipeline.language import differ, identify_many
from pipeline.readers.statements.post import is_pointer, is_title
from pipeline.text.lines import PICTURES, Line, is_hashtag_line, is_terminated, opens_with_picture

_ENOUGH_LETTERS = 300
_WINDOW = 40
"""Lines looked at for a language, at most."""


def split(lines: list[Line]) -> list[list[Line]]:
    """Cut lines into statements, each with its own title line.

    A statement may begin, after an empty line or after the end of another (a pointer such as "Read in
    full", a line of hashtags), with a line that can be a title. It does begin there when the language
    changes for good, or when it opens with the file's own first picture and the one before is complete.
    """
    filled = [line for line in lines if not line.is_blank]
    starts = [0]
    candidates = [index for index in range(2, len(filled) - 1) if _may_begin(filled, index)]
    languages = _Languages(filled, candidates)
    for index in candidates:
        if index - starts[-1] >= 2 and _begins(filled, index, starts[-1], languages):
            starts.append(index)
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


def _mark(line: Line) -> str:
    match = PICTURES.match(line.text)
    return match.group().strip().rstrip("\ufe0f") if match else ""


class _Languages:
    """Languages of stretches of lines, told for all places at once where a statement may begin."""

    def __init__(self, filled: list[Line], candidates: list[int]) -> None:
        self._filled = filled
        self._candidates = candidates
        self._told: dict[str, str] = {}

    def of(self, start: int, end: int) -> str:
        """Return the language of the lines from `start` on, up to `end` at most."""
        text = self._text(start, end)
        if text not in self._told:
            texts = (
                [text]
                if self._told
                else [text, *(self._text(c, len(self._filled)) for c in self._candidates)]
            )
            self._told |= {text: one.language for text, one in zip(texts, identify_many(texts), strict=True)}
        return self._told[text]

    def _text(self, start: int, end: int) -> str:
        """The first lines that together hold enough letters, taken from their beginning."""
        text = ""
        for line in self._filled[start : min(end, start + _WINDOW)]:
            text = f"{text}\n{line.body}"
            if len(text) > _ENOUGH_LETTERS:
                break
        return text
