"""How well subtitles are read: `python -m benchmarks.captions [../shared/data]`.

1. Every file of `captions/`: read, or refused with a reason; rows proven by `pipeline.positions`; cues, their
   times and words compared with those of webvtt-py and pysubs2, where they accept the file.
2. Rolling captions made from recognisers' words with their times (`speech/earnings21/output`) in the ways of
   `benchmarks.rolled`, with stutters and repeated stretches put in: words off (word error of the clean text
   against the words that went in) and cue times kept. The thresholds of `pipeline/readers/spoken/rolling.py`
   were chosen on the first three calls of one recogniser with 24 characters in 2 lines and 40 in 3; the calls
   and settings printed here are others.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from hashlib import sha256
from io import StringIO
from pathlib import Path

import numpy as np
import pysubs2
import webvtt

from benchmarks.rolled import STYLES, Setting, Style, Word, hesitant
from pipeline.annotate import annotate_tables
from pipeline.positions import verify
from pipeline.readers.containers.decode import decode
from pipeline.readers.draft import Record, Refusal
from pipeline.readers.recognise import read_text
from pipeline.readers.spoken.subtitles_cues import captions
from pipeline.tables import TABLES
from pipeline.text.lines import lines
from pipeline.text.transforms import spoken

HELD_OUT = (Setting(28, 2, 2, 2.0), Setting(37, 2, 5, 8.0), Setting(32, 3, 3, 4.0), Setting(47, 4, 7, 5.0))
_TUNED_CALLS = 3
_SYSTEMS = ("amazon", "google", "speechmatics")

Told = tuple[float, float, tuple[str, ...]]
"""A cue as a library tells it: start, end, words."""


def main(data: Path) -> None:
    """Print the figures."""
    _files(data / "captions")
    print("\nstyle                                  words in  off     off %  cues  times kept")
    for name, style in STYLES.items():
        _roll(name, style, data / "speech" / "earnings21" / "output")


def _files(folder: Path) -> None:
    files = sorted(path for path in folder.rglob("*") if path.suffix in {".vtt", ".srt", ".sbv"})
    tables = annotate_tables([(str(path), path) for path in files], datetime.now(UTC))
    read, refused = (set(tables[name].column("uri").to_pylist()) for name in ("documents", "rejects"))
    print(f"files {len(files)}  read {len(read)}  refused whole {len(refused - read)}", end="  ")
    print(f"neither {len({str(path) for path in files} - read - refused)}")
    data = {sha256(content).hexdigest(): content for content in (path.read_bytes() for path in files)}
    for name, table in tables.items():
        if TABLES[name].is_span and name != "source_map":
            proof = verify(
                table,
                tables["documents"],
                tables["source_map"],
                lambda raw_id, _, encoding: data[raw_id].decode(encoding),
                TABLES[name].surface,
            )
            exact = sum(all(row.values()) for row in proof.to_pylist())
            print(f"  positions of {name}: {exact} of {table.num_rows} exact")
    for library in ("webvtt-py", "pysubs2"):
        print(f"  {library}: {_compared(library, files)}")


def _compared(library: str, files: list[Path]) -> str:
    found = [(path, agreement(library, path)) for path in files]
    accepted = [(path, same) for path, same in found if same is not None]
    apart = ", ".join(path.name.split("__", 1)[-1] for path, same in accepted if not same)
    same = sum(bool(is_same) for _, is_same in accepted)
    return f"accepts {len(accepted)}; same cues, times and words in {same}; not in {apart}"


def agreement(library: str, path: Path) -> bool | None:
    """Whether a library finds the same cues, times and words as we do; null where it refuses the file.

    Cues without words are not compared: webvtt-py leaves them out of SRT and SBV.
    """
    decoded = decode(path.read_bytes())
    if isinstance(decoded, Refusal):
        return None
    try:
        theirs = [cue for cue in _told(library, decoded[0], path.suffix[1:]) if cue[2]]
    except (webvtt.errors.MalformedFileError, webvtt.errors.MalformedCaptionError, pysubs2.Pysubs2Error):
        return None
    return theirs == _ours(decoded[0])


def _ours(raw: str) -> list[Told]:
    cues = []
    for caption in captions(list(lines(raw))):
        words = [word for start, end, shown in caption.parts if shown for word in spoken(raw[start:end])]
        if words and caption.seconds is not None and caption.end_s is not None:
            cues.append((caption.seconds, caption.end_s, tuple(words)))
    return cues


def _told(library: str, raw: str, form: str) -> Iterator[Told]:
    text = raw.replace("\r\n", "\n")
    if library == "pysubs2":
        for event in pysubs2.SSAFile.from_string(
            text, format_="srt" if form == "sbv" else form, keep_html_tags=True
        ):
            yield event.start / 1000, event.end / 1000, tuple(spoken(event.text.replace("\\N", "\n")))
        return
    for cue in webvtt.from_buffer(StringIO(text), format=form).captions:
        times = (time.in_seconds() + time.milliseconds / 1000 for time in (cue.start_time, cue.end_time))
        start, end = (round(time, 3) for time in times)
        yield start, end, tuple(spoken(cue.raw_text))


def _roll(name: str, style: Style, folder: Path) -> None:
    count = off = cues = kept = 0
    for number, (words, setting) in enumerate(_talks(folder)):
        raw, shown = style(hesitant(words, number), setting)
        expected = spoken(" ".join(word.text for word in hesitant(words, number)))
        found, times = _read(raw)
        count, off = count + len(expected), off + distance(expected, found)
        cues, kept = cues + shown, kept + times
    print(f"{name:38} {count:8} {off:5} {off / count:8.3%} {cues:6} {kept / cues:10.3%}")


def _read(raw: str) -> tuple[list[str], int]:
    """Words of the clean text, and how many cues kept their time."""
    drafts = read_text(Record(raw, "utf-8")).drafts
    stretches = [stretch for draft in drafts for stretch in draft.text.stretches]
    is_page = any(draft.kind != "subtitles" for draft in drafts)
    times = sum(s.cue_s is not None and (is_page or s.cue_end_s is not None) for s in stretches)
    return [word for draft in drafts for word in spoken(draft.text.text)], times


def _talks(folder: Path) -> Iterator[tuple[list[Word], Setting]]:
    for number, system in enumerate(_SYSTEMS):
        paths = sorted((folder / system).glob("*.nlp"))[_TUNED_CALLS + number :: 6]
        for path, setting in zip(paths, HELD_OUT, strict=False):
            yield _words(path), setting


def _words(path: Path) -> list[Word]:
    rows = [line.split("|") for line in path.read_text("utf-8").splitlines()[1:]]
    return [Word(row[0] + row[4], float(row[2]), float(row[3])) for row in rows if row[2] and row[0].split()]


def distance(expected: list[str], found: list[str]) -> int:
    """Words to insert, delete or replace (Levenshtein), row by row."""
    numbers = {word: number for number, word in enumerate({*expected, *found})}
    columns = np.array([numbers[word] for word in found])
    places = np.arange(len(found) + 1)
    row = places.copy()
    for word in expected:
        following = row + 1
        following[1:] = np.minimum(following[1:], row[:-1] + (columns != numbers[word]))
        row = np.minimum.accumulate(following - places) + places
    return int(row[-1])


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/data"))
