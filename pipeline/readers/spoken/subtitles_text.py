"""One clean text from the cues of subtitles; words that roll on are written once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice, pairwise
from typing import Final

import regex

from pipeline.readers.spoken.rolling import Screen, carried, end_of_words
from pipeline.readers.spoken.subtitles_bits import Bit, Text, Voice, bits
from pipeline.readers.spoken.subtitles_cues import Caption
from pipeline.text import Builder
from pipeline.text.between import Between, write_between
from pipeline.text.marks import INLINE
from pipeline.text.transforms import spoken_each

_BRIEF_S: Final = 0.05
_INLINE: Final = regex.compile(INLINE)


@dataclass
class Script:
    """Subtitles while they are written.

    `starts` are the clean places at which a cue or another speaker's line begins; `voices` those from which
    another voice speaks, with its name ("" for nobody). `voice` speaks now; `waiting` stands after the last
    words and waits for the next.
    """

    builder: Builder
    starts: list[int] = field(default_factory=list)
    voices: list[tuple[int, str]] = field(default_factory=list)
    voice: str = ""
    waiting: list[Between] = field(default_factory=list)


def write(raw: str, captions: Sequence[Caption], sound: Sequence[bool]) -> Script:
    """Write the words of cues in order; times only of those that are sound."""
    script = Script(Builder(raw, captions[0].start))
    words = iter(spoken_each([raw[a:b] for caption in captions for a, b, shown in caption.parts if shown]))
    screens = [list(islice(words, sum(shown for *_, shown in caption.parts))) for caption in captions]
    counts = carried(screens, _proofs(raw, captions))
    for caption, is_sound, screen, count in zip(captions, sound, screens, counts, strict=True):
        again = _shown_again(script.builder, caption, screen, count) if count else 0
        _write(script, bits(raw, caption, again, is_sound=is_sound))
    write_between(script.builder, script.waiting, "", before_text=False)
    return script


def _proofs(raw: str, captions: Sequence[Caption]) -> list[bool]:
    """Whether a cue is too brief to speak, or shows words that the cue before gave times one by one."""
    told = [_INLINE.search(raw, c.head_end, c.parts[-1][1]) if c.parts else None for c in captions]
    brief = [
        c.seconds is not None and c.end_s is not None and c.end_s - c.seconds <= _BRIEF_S for c in captions
    ]
    after_told = [False, *(bool(a) and not b for a, b in pairwise(told))]
    return [a or b for a, b in zip(brief, after_told, strict=True)]


def _write(script: Script, cue: Iterator[Bit]) -> None:
    is_first = True
    for bit in cue:
        if isinstance(bit, Between):
            script.waiting.append(bit)
        elif isinstance(bit, Voice):
            script.voice = bit.name
        else:
            _write_text(script, bit, is_first=is_first)
            is_first = False


def _write_text(script: Script, text: Text, *, is_first: bool) -> None:
    builder = script.builder
    speaks = script.voices[-1][1] if script.voices else ""
    opens = text.opens or speaks != script.voice
    joiner = ("break" if opens else "space") if len(builder) else ""
    write_between(builder, script.waiting, joiner, before_text=True)
    script.waiting.clear()
    if speaks != script.voice:
        script.voices.append((len(builder), script.voice))
    if opens or is_first:
        script.starts.append(len(builder))
    builder.clean(text.end)


def _shown_again(builder: Builder, caption: Caption, screen: Screen, count: int) -> int:
    """Where in the raw text the first `count` words of a cue end, punctuation and all; 0 if they do not."""
    shown = [(start, end) for start, end, is_shown in caption.parts if is_shown]
    stop = end_of_words(builder.raw, shown, screen, count)
    return stop if stop and builder.repeats(shown[0][0], stop) else 0
