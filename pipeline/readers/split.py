"""Where one file holds several statements: a post and its copies in other languages, or several posts."""

from __future__ import annotations

from pipeline.language import identify
from pipeline.readers.post import is_closing
from pipeline.text.lines import PICTURES, Line

_LEAST_LETTERS = 40


def split(lines: list[Line]) -> list[list[Line]]:
    """Cut lines into statements, each with its own title line.

    A statement may begin after an empty line, with a line that opens with a picture as the file's first
    line does. It does begin there when the statement before has come to its end (a closing pointer such
    as "Read in full") or when the two sides are in different languages.
    """
    starts = [index for index in _candidates(lines) if _begins(lines, index)]
    bounds = [0, *starts, len(lines)]
    return [lines[a:b] for a, b in zip(bounds, bounds[1:], strict=False)]


def _candidates(lines: list[Line]) -> list[int]:
    filled = [index for index, line in enumerate(lines) if not line.is_blank]
    if not filled or PICTURES.match(lines[filled[0]].text) is None:
        return []
    return [i for i in filled[1:] if lines[i - 1].is_blank and PICTURES.match(lines[i].text)]


def _begins(lines: list[Line], index: int) -> bool:
    before = next(line for line in reversed(lines[:index]) if not line.is_blank)
    return is_closing(before) or _language(lines[:index][::-1]) != _language(lines[index:])


def _language(lines: list[Line]) -> str:
    """Language of the paragraphs nearest to the cut, which are given first."""
    text = ""
    for line in lines:
        text = f"{text}\n{line.body}"
        if sum(map(str.isalpha, text)) >= 10 * _LEAST_LETTERS:
            break
    return identify(text).language
