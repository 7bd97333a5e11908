"""How fast texts are read and split on one core: `python -m benchmarks.speed [FOLDER] [COPIES]`.

Prints megabytes of UTF-8 a second, by processor time and after a warm-up, for each form: prose of each
language, posts, labelled transcripts, video pages, subtitles, web pages, feeds. "opened" is taking the
records out of their files, "read" all of the reading stage (opened, cleaned, split into blocks, languages
told) and its numbering, "split" turns and sentences. The texts are generated from the sample's words. FOLDER
gives other text: prose as `<language>.txt.gz`, one sentence a line, or else any files, which are read as
they are. COPIES makes more of it: the forms are 100 kB times COPIES each (20), files are read COPIES times.
"""

from __future__ import annotations

import gzip
import html
import json
import random
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow as pa

import seeds
from pipeline.annotate import raw_objects
from pipeline.readers.containers.records import read_records
from pipeline.readers.draft import Record
from pipeline.readers.revisions import assign
from pipeline.readers.stage import read_stage
from pipeline.segment.stage import segment_stage
from pipeline.tables import TABLES

Sentences = list[str]
AT = datetime(2026, 1, 1, tzinfo=UTC)
FEWEST_SENTENCES = 20
MOST_SENTENCES = 20_000
BYTES_A_COPY = 100_000
PEOPLE = ("Ada Ek", "Bo Ros", "Cy Ahl")


def main(folder: Path | None, copies: int) -> None:
    """Print a line of figures for each form."""
    print(
        f"{'form':18} {'MB':>6} {'opened':>9} {'read':>9} {'split':>9} {'all':>9}   MB/s of UTF-8, one core"
    )
    with TemporaryDirectory() as scratch:
        for name, files in _inputs(folder, copies, Path(scratch)):
            _measure(name, raw_objects(files, AT))


def _inputs(folder: Path | None, copies: int, scratch: Path) -> Iterator[tuple[str, list[tuple[str, Path]]]]:
    given = sorted(folder.glob("*.txt.gz")) if folder else []
    if folder and not given:
        paths = [path for path in sorted(folder.rglob("*")) if path.is_file()]
        yield folder.name, [(f"{copy}/{path.name}", path) for copy in range(copies) for path in paths]
        return
    texts = _given(given) if given else _own()
    for language, sentences in texts.items():
        yield f"prose {language}", [_written(scratch, language, prose, [sentences], copies)]
    for form, make in FORMS.items():
        yield form, [_written(scratch, form, make, list(texts.values()), copies)]


def _measure(name: str, objects: pa.Table) -> None:
    tables, known = {"raw_objects": objects}, TABLES["documents"].schema.empty_table()
    items = [item for row in objects.to_pylist() for item in read_records(Path(row["path"]))]
    size = sum(len(item.raw.encode("utf-8", "replace")) for item in items if isinstance(item, Record)) / 1e6
    numbered = assign(read_stage().run(tables), known)
    segment_stage().run(numbered)
    opened = _seconds(
        lambda: [item for row in objects.to_pylist() for item in read_records(Path(row["path"]))]
    )
    read = _seconds(lambda: assign(read_stage().run(tables), known))
    split = _seconds(lambda: segment_stage().run(numbered))
    figures = "".join(f" {size / seconds:9.2f}" for seconds in (opened, read, split, read + split))
    print(f"{name:18} {size:6.2f}{figures}", flush=True)


def _seconds(work: Callable[[], object]) -> float:
    """Processor time of the better of two runs."""
    spent = []
    for _ in range(2):
        began = time.process_time()
        work()
        spent.append(time.process_time() - began)
    return max(min(spent), 1e-9)


def _given(paths: list[Path]) -> dict[str, Sentences]:
    found = {}
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8") as file:
            lines = (line.strip() for line in file)
            found[path.name.split(".")[0]] = list(islice(filter(None, lines), MOST_SENTENCES))
    return found


def _own() -> dict[str, Sentences]:
    """Sentences of the sample by language, the words of each put in many orders."""
    files = [(path.name, path) for path in sorted(seeds.SAMPLE.rglob("*")) if path.is_file()]
    read = assign(
        read_stage().run({"raw_objects": raw_objects(files, AT)}), TABLES["documents"].schema.empty_table()
    )
    found: dict[str, Sentences] = {}
    for row in segment_stage().run(read)["sentences"].to_pylist():
        if len(row["text"].split()) > len(PEOPLE):
            found.setdefault(row["language"], []).append(row["text"])
    chance = random.Random(1)
    enough = {language: own for language, own in sorted(found.items()) if len(own) >= FEWEST_SENTENCES}
    return {
        language: [_shuffled(chance, chance.choice(own)) for _ in range(2000)]
        for language, own in enough.items()
    }


def _shuffled(chance: random.Random, sentence: str) -> str:
    words = " ".join(sentence.split()).rstrip(".!?").split()
    return " ".join([words[0], *chance.sample(words[1:], len(words) - 1)]) + "."


def _written(
    scratch: Path,
    name: str,
    make: Callable[[random.Random, Sentences], str],
    texts: list[Sentences],
    copies: int,
) -> tuple[str, Path]:
    """Write JSON lines with generated texts, about as many bytes as asked for."""
    chance, path, size, number = random.Random(name), scratch / f"{name}.jsonl", 0, 0
    with path.open("w", encoding="utf-8") as file:
        while size < BYTES_A_COPY * copies:
            text = make(chance, texts[number % len(texts)])
            size, number = size + len(text.encode()), number + 1
            file.write(json.dumps({"id": f"{name} {number}", "text": text}, ensure_ascii=False) + "\n")
    return path.name, path


def _some(chance: random.Random, sentences: Sentences, count: int) -> str:
    return " ".join(chance.choices(sentences, k=count))


def _heading(chance: random.Random, sentences: Sentences) -> str:
    return " ".join(chance.choice(sentences).split()[:7]).rstrip(".,:;")


def prose(chance: random.Random, sentences: Sentences) -> str:
    """Return paragraphs of a few sentences."""
    return "\n\n".join(_some(chance, sentences, chance.randint(2, 8)) for _ in range(8))


def post(chance: random.Random, sentences: Sentences) -> str:
    """Return a post: picture, title, paragraphs, items, hashtags."""
    body = [_some(chance, sentences, 3) for _ in range(chance.randint(2, 5))]
    items = "\n".join(f"• {one}" for one in chance.choices(sentences, k=3))
    return "\n\n".join(
        [f"🔹 {_heading(chance, sentences)}", *body, items, f"#harbour #year{chance.randint(1, 99)}"]
    )


def labelled(chance: random.Random, sentences: Sentences) -> str:
    """Return a transcript with the names of those who speak."""
    turns = (f"{chance.choice(PEOPLE)}: {_some(chance, sentences, chance.randint(1, 6))}" for _ in range(25))
    return "\n\n".join([_heading(chance, sentences), *turns])


def video_page(chance: random.Random, sentences: Sentences) -> str:
    """Return the copy of a video page with a cued transcript."""
    lines, second = [_heading(chance, sentences), "Harbour channel", "12K subscribers", "Transcript"], 0
    for words in _captions(chance, sentences):
        lines += [f"{second // 60}:{second % 60:02d}", words]
        second += chance.randint(2, 6)
    return "\n".join(lines)


def subtitles(chance: random.Random, sentences: Sentences) -> str:
    """Return a file of SRT."""
    return "\n".join(
        f"{number + 1}\n{_clock(4000 * number)} --> {_clock(4000 * number + 3500)}\n{words}\n"
        for number, words in enumerate(_captions(chance, sentences))
    )


def page(chance: random.Random, sentences: Sentences) -> str:
    """Return a web page with navigation around its text."""
    paragraphs = "".join(f"<p>{html.escape(_some(chance, sentences, 4))}</p>\n" for _ in range(8))
    links = "".join(f'<li><a href="/{number}">Harbour {number}</a></li>' for number in range(20))
    title = html.escape(_heading(chance, sentences))
    return (
        f"<!doctype html><html><head><title>{title}</title></head><body><nav><ul>{links}</ul></nav>"
        f"<article><h1>{title}</h1>{paragraphs}</article></body></html>"
    )


def feed(chance: random.Random, sentences: Sentences) -> str:
    """Return an RSS feed of ten entries."""
    entries = "".join(
        f"<item><guid>{chance.random()}</guid><title>{html.escape(_heading(chance, sentences))}</title>"
        f"<description>{html.escape('<p>' + _some(chance, sentences, 5) + '</p>')}</description></item>"
        for _ in range(10)
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour</title>{entries}</channel></rss>'


def _captions(chance: random.Random, sentences: Sentences) -> Iterator[str]:
    words = _some(chance, sentences, 120).split()
    yield from (" ".join(words[place : place + 9]) for place in range(0, len(words), 9))


def _clock(thousandths: int) -> str:
    seconds, rest = divmod(thousandths, 1000)
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d},{rest:03d}"


FORMS: dict[str, Callable[[random.Random, Sentences], str]] = {
    "post": post,
    "labelled": labelled,
    "video page": video_page,
    "subtitles": subtitles,
    "html page": page,
    "feed": feed,
}

if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else None, int(sys.argv[2]) if len(sys.argv) > 2 else 20)
