"""Memory and speed over large containers: `python -m benchmarks.containers --lines-mb 2000 --warc-mb 500`.

Writes JSON lines and a web archive of its own sentences into a temporary folder, then passes each through
the containers (`read_records`), through the readers of texts behind them, or through the reading and the
segmenting stage with revisions numbered (`stages`), each in a process of its own, and prints the peak of its
resident memory and megabytes per second.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

from pipeline.annotate import raw_objects
from pipeline.readers.containers.records import read_records
from pipeline.readers.draft import Record
from pipeline.readers.recognise import read_text
from pipeline.readers.revisions import Numbering
from pipeline.readers.stage import read_stage
from pipeline.segment.stage import segment_stage
from pipeline.tables import TABLES, empty

_WHO = (
    "The ferry office",
    "A pilot of the harbour",
    "The keeper of the lighthouse",
    "Ada Ek",
    "Hamnkontoret",
)
_SAYS = ("said", "told the meeting", "wrote to the islanders", "repeated", "meddelade i dag")
_WHAT = (
    "that the ferry sails again from the fifth of May",
    "that the water has risen by two metres since Monday",
    "that nobody waits longer than an hour at the pier",
    "att färjan går igen och att biljetterna kostar mindre",
    "that tickets cost less in autumn, which is news to most",
)
_STEPS = ("containers", "readers", "stages")


def sentence(chance: random.Random) -> str:
    """Return one of a few hundred sentences."""
    words = (chance.choice(_WHO), chance.choice(_SAYS), chance.choice(_WHAT))
    return " ".join(words) + chance.choice((".", ", and more will follow.", "!"))


def statement(chance: random.Random) -> str:
    """Return a statement of some paragraphs, about two thousand characters."""
    paragraphs = (" ".join(sentence(chance) for _ in range(5)) for _ in range(4))
    return "\n\n".join(paragraphs)


def write_lines(path: Path, size: int, seed: int = 1) -> None:
    """Write at least `size` bytes of JSON lines."""
    chance = random.Random(seed)
    texts = [statement(chance) for _ in range(500)]
    _write(path, size, (_line(number, texts[number % 500]) for number in range(size)))


def write_warc(path: Path, size: int, seed: int = 1) -> None:
    """Write at least `size` bytes of a web archive: pages with navigation, and a picture for each fourth."""
    chance = random.Random(seed)
    texts = [statement(chance) for _ in range(500)]
    _write(path, size, (_answer(number, texts[number % 500]) for number in range(size)))


def _write(path: Path, size: int, pieces: Iterable[bytes]) -> None:
    with path.open("wb") as out:
        for piece in pieces:
            out.write(piece)
            if out.tell() >= size:
                return


def _line(number: int, text: str) -> bytes:
    record = {"id": number, "text": f"{text}\n\nNo. {number}", "published_at": "2024-05-02T10:00:00Z"}
    return json.dumps(record, ensure_ascii=False).encode() + b"\n"


def _answer(number: int, text: str) -> bytes:
    if number % 4 == 3:
        return _warc(number, b"image/png", b"\x89PNG" + bytes(4000))
    paragraphs = "".join(f"<p>{one}</p>\n" for one in text.split("\n\n"))
    page = (
        f"<!doctype html><html><head><title>Notice {number}</title></head>"
        "<body><nav><ul><li>Home</li></ul></nav>"
        f"<article><h1>Notice {number}</h1>\n{paragraphs}</article><footer>Harbour</footer></body></html>"
    )
    return _warc(number, b"text/html; charset=utf-8", page.encode())


def _warc(number: int, media_type: bytes, body: bytes) -> bytes:
    block = b"HTTP/1.1 200 OK\r\nContent-Type: %s\r\n\r\n%s" % (media_type, body)
    head = (
        b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://harbour.example/%d\r\n"
        b"Content-Type: application/http\r\nContent-Length: %d\r\n\r\n"
    )
    return head % (number, len(block)) + block + b"\r\n\r\n"


def pass_through(path: Path, step: str) -> tuple[float, int, Counter[str]]:
    """Read a file up to a step; return seconds, the peak of memory in bytes, and what came out."""
    began = time.perf_counter()
    found = _through_stages(path) if step == "stages" else _through_readers(path, step)
    return time.perf_counter() - began, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024, found


def _through_stages(path: Path) -> Counter[str]:
    """Read, number and segment as a night does, part by part."""
    found: Counter[str] = Counter()
    numbering, stage = Numbering(empty(TABLES["documents"])), segment_stage()
    for part in read_stage().pieces({"raw_objects": raw_objects([(path.name, path)], datetime.now(UTC))}):
        numbered = numbering.assign(part)
        made = numbered | stage.run(numbered)
        found.update({name: made[name].num_rows for name in ("documents", "sentences", "rejects")})
    return found


def _through_readers(path: Path, step: str) -> Counter[str]:
    found: Counter[str] = Counter()
    for item in read_records(path):
        found["records" if isinstance(item, Record) else "refusals"] += 1
        if step == "readers" and isinstance(item, Record):
            found["documents"] += len(read_text(item).drafts)
    return found


def _measure(path: Path, steps: Iterable[str]) -> Iterator[str]:
    for step in steps:
        with get_context("spawn").Pool(1) as pool:
            took, peak, found = pool.apply(pass_through, (path, step))
        size = path.stat().st_size / 1e6
        counted = ", ".join(f"{number:,} {name}" for name, number in found.items())
        figures = f"{size:7.0f} MB {size / took:8.1f} MB/s {peak / 1e6:7.0f} MB peak"
        yield f"{path.name:12} {step:10} {figures}  {counted}"


def main() -> None:
    """Print a line per file and step."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--lines-mb", type=int, default=2000, help="megabytes of JSON lines")
    options.add_argument("--warc-mb", type=int, default=500, help="megabytes of web archive")
    options.add_argument("--steps", nargs="*", default=_STEPS, choices=_STEPS, help="how far to read")
    chosen = options.parse_args()
    with TemporaryDirectory() as folder:
        for name, size, write in (
            ("lines.jsonl", chosen.lines_mb, write_lines),
            ("crawl.warc", chosen.warc_mb, write_warc),
        ):
            path = Path(folder) / name
            write(path, size * 1_000_000)
            for line in _measure(path, chosen.steps):
                print(line, flush=True)
            path.unlink()


if __name__ == "__main__":
    main()
