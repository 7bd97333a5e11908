"""Rolling captions made from words with times, in the ways in which platforms and broadcasters show them."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import pairwise

BRIEF_S = 0.01
"""How long the video platform shows a finished line before the next one begins."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word with the seconds at which it begins and ends."""

    text: str
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Setting:
    """How captions look: characters a line, lines on the screen, words added at a time.

    After a silence of `clear_s` the screen is cleared.
    """

    width: int = 32
    rows: int = 2
    chunk: int = 3
    clear_s: float = 4.0


@dataclass(frozen=True, slots=True)
class Cue:
    """What the screen shows from `start` to `end`; `times` of the words in its last line, if it tells."""

    start: float
    end: float
    lines: tuple[str, ...]
    times: tuple[float, ...] = ()


Row = tuple[Word, ...]
Style = Callable[[list[Word], Setting], tuple[str, int]]
"""Words and setting → text of a file, and how many cues it has."""


def hesitant(words: list[Word], seed: int, share: float = 0.02) -> list[Word]:
    """Return the words with stutters ("no no no") and with stretches that the speaker says twice."""
    rng, said = random.Random(seed), list[Word]()
    for number, word in enumerate(words):
        times = rng.randint(2, 4) if rng.random() < share else 1
        step = (word.end - word.start) / times
        said += [Word(word.text, word.start + n * step, word.start + (n + 1) * step) for n in range(times)]
        if rng.random() < share / 4 and number + 1 < len(words):
            said += _again(said[-rng.randint(2, 9) :], word.end, words[number + 1].start)
    return said


def _again(stretch: list[Word], start: float, end: float) -> list[Word]:
    step = max(end - start, 0) / len(stretch)
    return [Word(w.text, start + n * step, start + (n + 1) * step) for n, w in enumerate(stretch)]


def _rows(words: list[Word], width: int, clear_s: float) -> list[Row]:
    rows: list[list[Word]] = [[]]
    for word in words:
        row = rows[-1]
        is_late = bool(row) and word.start - row[-1].end >= clear_s
        if row and (is_late or sum(len(w.text) + 1 for w in row) + len(word.text) > width):
            rows.append([])
        rows[-1].append(word)
    return [tuple(row) for row in rows]


def _text(row: Row) -> str:
    return " ".join(word.text for word in row)


def _platform(words: list[Word], setting: Setting, *, brief: bool) -> list[Cue]:
    rows = _rows(words, setting.width, setting.clear_s)
    cues, above = [], " "
    ends = [row[0].start - BRIEF_S for row in rows[1:]] + [words[-1].end]
    for row, following in zip(rows, ends, strict=True):
        end = max(row[0].start, min(following, row[-1].end + setting.clear_s))
        cues.append(Cue(row[0].start, end, (above, _text(row)), tuple(word.start for word in row)))
        above = _text(row) if end == following else " "
        if brief:
            cues.append(Cue(end, end + BRIEF_S, (_text(row), " ")))
    return cues


def _broadcast(words: list[Word], setting: Setting) -> list[Cue]:
    screen: list[Row] = []
    cues = []
    rows = _rows(words, setting.width, setting.clear_s)
    for row, following in pairwise([*rows, (Word("", words[-1].end, 0),)]):
        is_clear = bool(screen) and row[0].start - screen[-1][-1].end >= setting.clear_s
        screen = [*([] if is_clear else screen[-setting.rows + 1 :]), row]
        end = min(following[0].start, row[-1].end + setting.clear_s)
        cues.append(Cue(row[0].start, end, tuple(map(_text, screen))))
    return cues


def _painted(words: list[Word], setting: Setting) -> list[Cue]:
    cues: list[Cue] = []
    for cue, row in zip(
        _broadcast(words, setting), _rows(words, setting.width, setting.clear_s), strict=True
    ):
        for begin in range(0, len(row), setting.chunk):
            stop = begin + setting.chunk
            end = row[stop].start if stop < len(row) else cue.end
            cues.append(Cue(row[begin].start, end, (*cue.lines[:-1], _text(row[:stop]))))
    return cues


def _sliding(words: list[Word], setting: Setting) -> list[Cue]:
    """The last words, broken into lines anew each time."""
    shown = setting.rows * setting.width // 6
    cues = []
    for begin in range(0, len(words), setting.chunk):
        window = words[max(begin + setting.chunk - shown, 0) : begin + setting.chunk]
        lines = tuple(map(_text, _rows(window, setting.width, 1e9)))
        cues.append(Cue(words[begin].start, words[min(begin + setting.chunk, len(words)) - 1].end, lines))
    return cues


def _clock(seconds: float, mark: str = ".") -> str:
    thousandths = round(seconds * 1000)
    minutes, rest = divmod(thousandths, 60_000)
    return f"{minutes // 60:02}:{minutes % 60:02}:{rest // 1000:02}{mark}{rest % 1000:03}"


def _told(cue: Cue) -> str:
    """The cue's lines, with the times of the words of the last."""
    if not cue.times:
        return "\n".join(cue.lines)
    first, *rest = cue.lines[-1].split(" ")
    inline = (f"<{_clock(time)}><c> {word}</c>" for word, time in zip(rest, cue.times[1:], strict=True))
    return "\n".join((*cue.lines[:-1], first + "".join(inline)))


def vtt(cues: list[Cue], *, told: bool = False) -> tuple[str, int]:
    """Return the cues as WebVTT, with the times of words where `told`, and their number."""
    body = (
        f"{_clock(cue.start)} --> {_clock(cue.end)} align:start position:0%\n"
        f"{_told(cue) if told else chr(10).join(cue.lines)}\n"
        for cue in cues
    )
    return "WEBVTT\nKind: captions\nLanguage: en\n\n" + "\n".join(body), len(cues)


def srt(cues: list[Cue], end: str = "\n") -> tuple[str, int]:
    """Return the cues as SRT, and their number; lines without words are left empty."""
    body = (
        end.join(
            (
                str(n),
                f"{_clock(c.start, ',')} --> {_clock(c.end, ',')}",
                *(line.strip() for line in c.lines),
                "",
            )
        )
        for n, c in enumerate(cues, start=1)
    )
    return end.join(body), len(cues)


def sbv(cues: list[Cue]) -> tuple[str, int]:
    """Return the cues as SBV, and their number."""
    body = (f"{_clock(c.start)[1:]},{_clock(c.end)[1:]}\n" + "\n".join(c.lines) + "\n" for c in cues)
    return "\n".join(body), len(cues)


def page(cues: list[Cue]) -> tuple[str, int]:
    """Return the cues as a transcript copied from a video page, and their number."""
    body = (f"{int(c.start) // 60}:{int(c.start) % 60:02}\n{' '.join(c.lines).strip()}" for c in cues)
    return "Transcript\n" + "\n".join(body) + "\n", len(cues)


def _upper(cues: list[Cue]) -> list[Cue]:
    return [replace(cue, lines=tuple(line.upper() for line in cue.lines)) for cue in cues]


def _popping(words: list[Word], setting: Setting) -> list[Cue]:
    """Captions that do not roll: each shows new words only."""
    rows = _rows(words, setting.width, setting.clear_s)
    shown = [rows[begin : begin + setting.rows] for begin in range(0, len(rows), setting.rows)]
    return [Cue(few[0][0].start, few[-1][-1].end, tuple(map(_text, few))) for few in shown]


STYLES: dict[str, Style] = {
    "platform, word times": lambda w, s: vtt(_platform(w, s, brief=True), told=True),
    "platform, no word times": lambda w, s: vtt(_platform(w, s, brief=True)),
    "platform as SRT": lambda w, s: srt(_platform(w, s, brief=True)),
    "platform as SRT, CRLF, no brief cues": lambda w, s: srt(_platform(w, s, brief=False), "\r\n"),
    "broadcast roll-up, SRT": lambda w, s: srt(_upper(_broadcast(w, s))),
    "broadcast roll-up, SBV": lambda w, s: sbv(_broadcast(w, s)),
    "painted on, WebVTT": lambda w, s: vtt(_painted(w, s)),
    "sliding, broken anew, SRT": lambda w, s: srt(_sliding(w, s)),
    "not rolling, SRT": lambda w, s: srt(_popping(w, s)),
    "platform as cued page": lambda w, s: page(_platform(w, s, brief=False)),
    "broadcast as cued page": lambda w, s: page(_broadcast(w, s)),
}
