"""Measure the dates of publication: `python -m benchmarks.dates [DATA_DIR]`.

Prints, for each part of the project's own gold (tests/gold/dates.jsonl), by method and by language: precision
(share of given dates that are right to the day, with their precision), recall (share of gold dates given) and
exactness (share of the right ones that are right in moment, precision and method). Then formats that Unicode
CLDR, not we, prints: each language's long, medium and full date with words for publication, drawn at random
over 30 years. With DATA_DIR (default ../shared/data) it adds real pages whose metadata tell the day: the
printed lines alone are read, and what is found is compared; texts that print no date, where anything found is
wrong; and the speed.

The gold was written by the hand that wrote the finder. `dev` was looked at while the finder was made, and
grew then; `held-out` was written before it, and neither looked at nor changed. `blind` and `fresh` were
written after it, one after the other, and run once before what they showed was mended; the figures of those
first runs stand in docs/quality.md and are the honest ones.
"""

from __future__ import annotations

import gzip
import html
import json
import random
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from math import nan
from pathlib import Path
from typing import Any, NamedTuple

import regex
from babel.dates import format_date

from pipeline.readers.dates import published
from pipeline.readers.draft import Draft, Published, Record
from pipeline.readers.recognise import read_text
from pipeline.readers.statements import post
from pipeline.text.lines import lines

PARTS = ("dev", "held-out", "blind", "fresh")
GOLD = Path(__file__).parents[1] / "tests" / "gold" / "dates.jsonl"
RECEIVED = datetime(2026, 11, 22, 12, tzinfo=UTC)
MARKED = {
    "en": "Published: {}", "sv": "Publicerad {}", "nb": "Publisert {}", "da": "Offentliggjort {}",
    "de": "Veröffentlicht am {}", "fr": "Publié le {}", "es": "Publicado el {}", "ru": "Опубликовано {}",
    "uk": "Опубліковано {}", "sr": "Објављено {}", "sr_Latn": "Objavljeno {}", "hr": "Objavljeno {}",
    "bs": "Objavljeno {}", "pl": "Opublikowano {}", "bg": "Публикувано на {}", "mk": "Објавено на {}",
    "be": "Апублікавана {}", "cs": "Zveřejněno {}", "it": "Pubblicato il {}", "pt": "Publicado em {}",
    "fi": "Julkaistu {}",
}  # fmt: skip
"""A printed line by CLDR locale."""
PROSE = ("en", "sv", "de", "es", "ru")
_PROSE_TEXTS = 3000


class Item(NamedTuple):
    """A text with its date, or null, and what was found."""

    language: str
    gold: Published | None
    found: Published | None

    @property
    def method(self) -> str:
        """The method of the gold, or of what was found where there is no gold."""
        return (self.gold or self.found or Published(RECEIVED, "none", "")).method

    @property
    def is_right(self) -> bool:
        """Whether the day is right, and a coarser gold is not given as a finer date."""
        if self.found is None or self.gold is None:
            return False
        return self.found.at.date() == self.gold.at.date() and (self.found.precision in _UNITS) == (
            self.gold.precision in _UNITS
        )

    @property
    def is_exact(self) -> bool:
        """Whether moment, precision and method are right."""
        return self.found == self.gold and self.gold is not None


class Score(NamedTuple):
    """Figures of a group, between 0 and 1; NaN where there is nothing to measure on."""

    precision: float
    recall: float
    exactness: float


_UNITS = ("day", "hour", "minute", "second")


def gold_rows(part: str) -> list[dict[str, Any]]:
    """Return the rows of one part of the own gold; see `PARTS`."""
    rows = [json.loads(line) for line in GOLD.read_text("utf-8").splitlines()]
    return [row for row in rows if row["part"] == part]


def gold_item(row: dict[str, Any]) -> Item:
    """Read the text of a row as a file would be read, and date its first document."""
    found = dated(row["text"], row.get("uri"), row["language"], row.get("received"))
    if row["at"] is None:
        return Item(row["language"], None, found)
    at = datetime.fromisoformat(row["at"])
    at = at if at.tzinfo else at.replace(tzinfo=UTC)
    method = row.get("method") or (found.method if found else "text")
    return Item(row["language"], Published(at, method, row["precision"]), found)


def dated(text: str, uri: str | None, language: str, received: str | None = None) -> Published | None:
    """Return the date of the first document of a text."""
    draft = read_text(Record(text, "utf-8")).drafts[0]
    at = datetime.fromisoformat(received) if received else RECEIVED
    return published(draft.facts, uri, draft, language, at)


def score(items: Sequence[Item]) -> Score:
    """Return the figures of a group of items."""
    given = [item for item in items if item.found]
    right = [item for item in items if item.is_right]
    asked = [item for item in items if item.gold]
    return Score(
        _mean(item.is_right for item in given),
        _mean(item.is_right for item in asked),
        _mean(item.is_exact for item in right),
    )


def cldr_items(count: int, seed: int = 11) -> Iterator[Item]:
    """Yield dates drawn at random, as CLDR prints them in each language, alone or with a word."""
    draw = random.Random(seed)
    for locale, marked in MARKED.items():
        language = locale.partition("_")[0]
        for number in range(count):
            day = date(1996, 1, 1) + timedelta(days=draw.randrange(365 * 30))
            form = ("long", "medium", "full")[number % 3]
            line = (marked if number % 2 else "{}").format(format_date(day, form, locale))
            at = datetime(day.year, day.month, day.day, tzinfo=UTC)
            text = f"Nr. 1\n{line}\n\n{'a b c ' * 30}.\n"
            yield Item(language, Published(at, "page", "day"), dated(text, None, language))


_BLOCK = regex.compile(
    r"(?i)<(?:br|/?(?:p|div|h\d|li|ul|tr|td|section|article|header|footer|time|span))\b[^>]*>"
)
_HIDDEN = regex.compile(r"(?is)<head\b.*?</head>|<(script|style|nav|form)\b.*?</\1>|<!--.*?-->")
_DAY = regex.compile(r'datetime="(\d{4}-\d\d-\d\d)" itemprop="datePublished"')
_CONTENT = regex.compile(r'(?s)<h1\b.*|<div class="read__top".*')


def kremlin_items(folder: Path) -> Iterator[Item]:
    """Yield pages whose metadata tell the day. Only the words from their heading on are read, as lines."""
    for path in sorted(folder.glob("*.html")):
        page = path.read_text("utf-8")
        told = _DAY.search(page)
        content = _CONTENT.search(_HIDDEN.sub(" ", page))
        if told is None or content is None:
            continue
        plain = regex.sub(r"<[^>]+>", "", _BLOCK.sub("\n", content.group()))
        filled = [line.strip() for line in html.unescape(plain).replace("\xa0", " ").split("\n")]
        at = datetime.fromisoformat(told[1]).replace(tzinfo=UTC)
        yield Item("en", Published(at, "page", "day"), dated("\n".join(filter(None, filled)), None, "en"))


_ENTRY = regex.compile(r"name: '(.*)',[\s\S]*?text: `([\s\S]*?)`")


def statements(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield language and words of the statements of resistinua, title first. They print no date."""
    for path in sorted(folder.glob("*.js")):
        language = "en" if path.stem.endswith("-en") else "uk"
        for name, text in _ENTRY.findall(path.read_text("utf-8")):
            yield language, f"{name}\n\n{text}"


def prose(path: Path) -> Iterator[str]:
    """Yield texts of seven paragraphs of plain speech each; a date in one is told, not printed around it."""
    with gzip.open(path, "rt", encoding="utf-8") as paragraphs:
        for _ in range(_PROSE_TEXTS):
            text = "".join(islice(paragraphs, 7))
            if not text.strip():
                return
            yield text


def _mean(values: Iterable[float]) -> float:
    listed = list(values)
    return sum(listed) / len(listed) if listed else nan


def _print_group(name: str, items: Sequence[Item]) -> None:
    traps = sum(item.gold is None for item in items)
    figures = "".join(f"{value:11.3f}" for value in score(items))
    print(f"{name:12}{len(items):6}{traps:7}{figures}")


def _print_gold(part: str) -> None:
    items = [gold_item(row) for row in gold_rows(part)]
    print(f"\nown gold, {part}\n{'':12} texts  traps  precision     recall  exactness")
    _print_group("all", items)
    for method in ("page", "address", "text"):
        _print_group(method, [item for item in items if item.method == method])
    for language in sorted({item.language for item in items}):
        _print_group(language, [item for item in items if item.language == language])


def _print_cldr() -> None:
    items = list(cldr_items(30))
    print(f"\nCLDR's own formats\n{'':12} texts  traps  precision     recall  exactness")
    for language in ("all", *sorted({item.language for item in items})):
        _print_group(language, [item for item in items if language in ("all", item.language)])


def _print_shared(data: Path) -> None:
    if not data.is_dir():
        print(f"\nreal pages skipped: no {data}")
        return
    print(f"\nreal texts\n{'':12} texts  traps  precision     recall  exactness")
    _print_group("kremlin", list(kremlin_items(data / "pages" / "kremlin")))
    texts = [(text, language) for language, text in statements(data / "pairs" / "resistinua")]
    drafts = _drafts(texts)
    found = sum(published(draft.facts, None, draft, name, RECEIVED) is not None for draft, name in drafts)
    print(f"\nresistinua, which prints no date: {found} dates in {len(drafts):,} texts")
    _print_speed("speed on resistinua", drafts)
    for language in PROSE:
        _print_prose(language, data / "text" / f"{language}.txt.gz")


def _print_prose(language: str, path: Path) -> None:
    found = count = 0
    for text in prose(path):
        count += 1
        draft = post.read(text, list(lines(text)), "text", is_copied=False)
        found += published(draft.facts, None, draft, language, RECEIVED) is not None
    print(f"political speech without date lines, {language}: {found} dates in {count:,} texts")


def _print_speed(name: str, drafts: Sequence[tuple[Draft, str]]) -> None:
    size = sum(len(draft.text.text.encode()) for draft, _ in drafts)
    started = time.perf_counter()
    for draft, language in drafts:
        published(draft.facts, None, draft, language, RECEIVED)
    seconds = time.perf_counter() - started
    rate = f"{size / len(drafts):,.0f} bytes ({size / seconds / 1e6:.1f} MB/s)"
    print(f"{name}: {seconds / len(drafts) * 1e6:,.0f} µs a document of {rate}")


def _drafts(texts: Iterable[tuple[str, str]]) -> list[tuple[Draft, str]]:
    return [(draft, name) for text, name in texts for draft in read_text(Record(text, "utf-8")).drafts]


def main(arguments: Sequence[str]) -> None:
    """Print all figures; `arguments` may name the data folder."""
    for part in PARTS:
        _print_gold(part)
    _print_cldr()
    _print_shared(Path(arguments[0] if arguments else "../shared/data"))
    gold = [(row["text"], row["language"]) for part in PARTS for row in gold_rows(part)]
    _print_speed("\nspeed on the gold", _drafts(gold) * 10)


if __name__ == "__main__":
    main(sys.argv[1:])
