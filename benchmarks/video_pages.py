"""How video pages copied as text are read: roles of lines and cues, over languages, layouts and cue styles.

Run `python -m benchmarks.video_pages`. The pages are made here; languages and layouts that were not looked
at while the reader was written are reported apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from benchmarks.video_samples import SAMPLES, TUNED, Sample
from pipeline.readers.draft import Draft, Record
from pipeline.readers.recognise import read_text

Lines = list[tuple[str, str]]
"""Lines of a page with the role that each has; "" where nothing is to be read."""

TUNED_LAYOUTS: Final = ("portal", "portal_bare", "platform", "pane", "bare")
_STEP_S: Final = 4
_WORDS: Final = 5


@dataclass(frozen=True)
class Result:
    """What was read of one page: lines with the right role, lines in all, whether each cue was found."""

    right: int
    lines: int
    has_cues: bool
    wrong: tuple[tuple[str, str, str], ...]


def _times(sample: Sample) -> list[tuple[int, str]]:
    words = sample.speech.split()
    return [
        (_STEP_S * number + (57 if number > 2 else 0), " ".join(words[at : at + _WORDS]))
        for number, at in enumerate(range(0, len(words), _WORDS))
    ]


def _clock(seconds: int) -> str:
    return f"{seconds // 60}:{seconds % 60:02d}"


def _in_words(sample: Sample, seconds: int) -> str:
    long, short = sample.unit
    return long.format(seconds // 60, seconds % 60) if seconds >= 60 else short.format(seconds)


STYLES: Final[dict[str, Callable[[Sample, int, str], list[str]]]] = {
    "glued": lambda _, at, text: [f"0{_clock(at)}{text}"],
    "hours": lambda _, at, text: [f"1:0{_clock(at)}{text}"],
    "spaced": lambda _, at, text: [f"{_clock(at)} {text}"],
    "brackets": lambda _, at, text: [f"[0{_clock(at)}] {text}"],
    "own_line": lambda _, at, text: [_clock(at), text],
    "said": lambda sample, at, text: [_clock(at), _in_words(sample, at), text],
    "said_glued": lambda sample, at, text: [f"{_clock(at)}{_in_words(sample, at)}{text}"],
    "chevrons": lambda _, at, text: [_clock(at), f">> {text}" if at == 0 else text],
}


def _spoken(sample: Sample, style: str) -> Lines:
    made = [line for at, text in _times(sample) for line in STYLES[style](sample, at, text)]
    return [(line, "transcript") for line in made]


def _links(sample: Sample) -> Lines:
    return [
        (sample.links, "interface"),
        (f"{sample.title} :: https://news.example.org/1.html", "related_links"),
        (f"{sample.description[1][:-1]} :: https://news.example.org/2.html", "related_links"),
    ]


def _described(sample: Sample) -> Lines:
    return [(line, "description") for line in sample.description]


def portal(sample: Sample) -> Lines:
    """A portal's page with links, a category with a picture, and the glued heading."""
    return [
        (" ".join(sample.description), "description"),
        ("#ferry #islands", "hashtags"),
        *_links(sample),
        (sample.category[0], "interface"),
        ("🗞", "category"),
        (f"{sample.category[1]}{sample.heading}", "category"),
    ]


def portal_bare(sample: Sample) -> Lines:
    """A title, a date, a description, a category without picture, and the heading."""
    return [
        (sample.title, "title"),
        (sample.date, "byline"),
        *_described(sample),
        (sample.category[0], "interface"),
        (sample.category[1], "category"),
        (sample.heading, "interface"),
    ]


def platform(sample: Sample) -> Lines:
    """A platform's page: channel, counts, buttons, a description with chapters, and the heading."""
    return [
        (sample.title, "title"),
        (sample.channel[0], "byline"),
        (sample.channel[1], "byline"),
        (sample.buttons[0], "interface"),
        (sample.buttons[1], "interface"),
        (f"{sample.views}  {sample.date}", "byline"),
        *_described(sample),
        (f"0:00 {sample.category[1]}", "description"),
        (f"1:30 {sample.links}", "description"),
        (f"4:45 {sample.buttons[1]}", "description"),
        (sample.heading, "interface"),
    ]


def pane(sample: Sample) -> Lines:
    """The transcript alone, with its heading."""
    return [(sample.heading, "interface")]


def bare(_: Sample) -> Lines:
    """The time marks and what is said, alone."""
    return []


def player(sample: Sample) -> Lines:
    """A player's time above, the date as days ago, hashtags between."""
    return [
        ("0:00 / 12:34", "interface"),
        (sample.title, "title"),
        (f"{sample.views} • {sample.ago}", "byline"),
        ("#ferry #islands", "hashtags"),
        *_described(sample),
        (sample.buttons[2], "interface"),
        (sample.heading, "interface"),
    ]


def dated(sample: Sample) -> Lines:
    """No description: a title, a date line with the channel, and the heading."""
    return [
        (sample.title, "title"),
        (f"{sample.channel[0]} | {sample.date}", "byline"),
        (sample.heading, "interface"),
    ]


def untitled(sample: Sample) -> Lines:
    """A description, links, and a glued heading without a label."""
    return [*_described(sample), *_links(sample), (f"{sample.category[1]}{sample.heading}", "category")]


LAYOUTS: Final[dict[str, Callable[[Sample], Lines]]] = {
    layout.__name__: layout for layout in (portal, portal_bare, platform, pane, bare, player, dated, untitled)
}


def page(language: str, layout: str, style: str) -> Lines:
    """Return one page, line by line, with the role of each line."""
    sample = SAMPLES[language]
    return LAYOUTS[layout](sample) + _spoken(sample, style)


def evaluate(language: str, layout: str, style: str) -> Result:
    """Read one page and compare."""
    sample, lines = SAMPLES[language], page(language, layout, style)
    drafts = read_text(Record("\n".join(line for line, _ in lines), "utf-8")).drafts
    expected = [float(at) + (3600 if style == "hours" else 0) for at, _ in _times(sample)]
    found = [s.cue_s for draft in drafts for s in draft.text.stretches if s.transform == "cue"]
    wrong = tuple(_wrong(drafts, lines))
    return Result(len(lines) - len(wrong), len(lines), found == expected, wrong)


def _wrong(drafts: list[Draft], lines: Lines) -> Iterator[tuple[str, str, str]]:
    at = 0
    for line, role in lines:
        got = next((r for draft in drafts for r in _roles_at(draft, at)), "")
        at += len(line) + 1
        if got != role and not (len(drafts) == 1 and role == got == "transcript"):
            yield line, role, got


def _roles_at(draft: Draft, raw_place: int) -> Iterator[str]:
    for block in draft.blocks:
        start, end = draft.text.to_raw(block.start, block.end)
        opens = next(
            (s.raw_start for s in draft.text.stretches if s.raw_end == start and s.transform == "cue"), start
        )
        if opens <= raw_place < end:
            yield block.value


def table() -> dict[str, Counter[str]]:
    """Return counts for what was looked at while the reader was written and for what was held out."""
    counts = {"tuned": Counter[str](), "held out": Counter[str]()}
    for number, language in enumerate(SAMPLES):
        for offset, layout in enumerate(LAYOUTS):
            for style in list(STYLES)[(number + offset) % 2 :: 2]:
                is_tuned = language in TUNED and layout in TUNED_LAYOUTS
                result = evaluate(language, layout, style)
                counts["tuned" if is_tuned else "held out"].update(
                    pages=1, lines=result.lines, right=result.right, cues=int(result.has_cues)
                )
    return counts


def main() -> None:
    """Print the shares."""
    for name, count in table().items():
        print(
            f"{name}: {count['pages']} pages, right role for {count['right'] / count['lines']:.4f} of "
            f"{count['lines']} lines, all cues found on {count['cues'] / count['pages']:.4f}"
        )


if __name__ == "__main__":
    main()
