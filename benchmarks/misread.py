"""How text that was read in a wrong encoding is repaired: `python -m benchmarks.misread ../shared/data`.

Text as it is must not change: what does change is counted and shown, to be judged by eye. The same text,
misread on purpose, must come back.
"""

from __future__ import annotations

import gzip
import sys
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Final

from pipeline.text.broken import broken, recode

_LINES: Final = 2_000
MISREADINGS: Final = {
    "latin-1": ("latin-1",),
    "windows-1252": ("sloppy-windows-1252",),
    "windows-1251": ("sloppy-windows-1251",),
    "twice": ("sloppy-windows-1252", "sloppy-windows-1252"),
}
"""Encodings in which UTF-8 is misread, one after the other."""


def misread(text: str, encodings: Iterable[str]) -> str | None:
    """Return the text as it looks when its UTF-8 is read in these encodings; None where it cannot be."""
    try:
        for encoding in encodings:
            text = text.encode().decode(encoding)
    except UnicodeDecodeError:
        return None
    return text


def mended(text: str) -> str:
    """Return the text with its broken stretches repaired and nothing else done."""
    pieces, at = [], 0
    for start, end in broken(text, 0, len(text)):
        pieces += [text[at:start], recode(text[start:end]) or ""]
        at = end
    return "".join(pieces) + text[at:]


def samples(folder: Path) -> Iterator[tuple[str, list[str]]]:
    """Yield names of samples and their lines: long texts and single sentences."""
    for place in sorted(folder.glob("text/*.txt.gz")):
        with gzip.open(place, "rt", encoding="utf-8") as file:
            yield place.name.removesuffix(".txt.gz"), [line.rstrip("\n") for line in islice(file, _LINES)]
    for place in sorted(folder.glob("langid/*-sentences.txt")):
        yield place.stem, place.read_text(encoding="utf-8").splitlines()


def repaired(lines: Iterable[str], encodings: Iterable[str]) -> tuple[int, int]:
    """Return how many misread lines come back as they were, but for white space, and how many there are."""
    right = count = 0
    for line in lines:
        if line.isascii() or mended(line) != line or any("\x80" <= char <= "\x9f" for char in line):
            continue
        bad = misread(line, encodings)
        if bad is not None and bad != line:
            count += 1
            right += "".join(mended(bad).split()) == "".join(line.split())
    return right, count


def main(folder: Path) -> None:
    """Print a line per sample."""
    print("sample  lines  changed as they are  repaired after misreading in", *MISREADINGS)
    for name, lines in samples(folder):
        changed = [line for line in lines if mended(line) != line]
        shares = [repaired(lines, encodings) for encodings in MISREADINGS.values()]
        figures = "  ".join(f"{right / count:.3f} of {count}" if count else "-" for right, count in shares)
        print(f"{name:16} {len(lines):6} {len(changed):4}  {figures}")
        for line in changed[:3]:
            start, end = next(broken(line, 0, len(line)))
            print(f"    {line[max(start - 20, 0) : end + 20]!r}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
