"""How well web pages are read: `python -m benchmarks.pages [../shared/data]`.

1. Speaker labels of `pages/kremlin`, per kind of page, against a gold of another make: of each `p` in lxml's
   tree, without what is hidden, the words before its first colon where all of them are in `b`, `strong`, `i`
   or `em`. The gold was compared by eye with all 40 pages that have labels. The reader's rules were made
   looking at these pages (the data is given for tuning), so the figure is no forecast for other sites.
2. Titles, dates and languages found; how well page and print twin agree (F1 of their words).
3. Every row of every table proven by `pipeline.positions`, and megabytes (of characters) read a second.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import lxml.html
import pyarrow.compute as pc
import regex

from pipeline.annotate import annotate_tables
from pipeline.positions import verify
from pipeline.readers.draft import Draft, Record
from pipeline.readers.recognise import read_text
from pipeline.stage import Tables
from pipeline.tables import TABLES

_MARKED = frozenset({"b", "strong", "i", "em"})
_HIDDEN = '//*[contains(concat(" ", @class, " "), " hidden ")]'
_LETTER = regex.compile(r"[\p{L}\p{N}]")
_WORD = regex.compile(r"\w+")
_AT = datetime(2026, 1, 1, tzinfo=UTC)


def main(data: Path) -> None:
    """Print the figures."""
    files = sorted(path for path in (data / "pages").rglob("*") if path.is_file())
    pages = {path: path.read_bytes().decode() for path in files if path.suffix == ".html"}
    started = time.process_time()
    drafts = {path: read_text(Record(raw, "utf-8")).drafts[0] for path, raw in pages.items()}
    seconds = time.process_time() - started
    for kind in ("page", "print"):
        print(
            kind, labels({path: pages[path] for path in pages if is_print(path) == (kind == "print")}, drafts)
        )
    print("found:", found(drafts), "of", len(drafts))
    agree = twins(drafts)
    mean = sum(agree) / len(agree)
    print(f"twins: F1 {mean:.4f} on average, {min(agree):.4f} at least, {len(agree)} pairs")
    print("positions:", positions(files))
    print(f"speed: {sum(map(len, pages.values())) / seconds / 1e6:.1f} MB/s")


def is_print(path: Path) -> bool:
    """Whether a file is the print version of a page."""
    return path.name.endswith(".print.html")


def labels(pages: dict[Path, str], drafts: dict[Path, Draft]) -> str:
    """Labels of the gold, how many of them are found, and how many are found that the gold does not have."""
    gold = {path: Counter(gold_labels(raw)) for path, raw in pages.items()}
    own = {path: Counter(map(str, own_labels(drafts[path]))) for path in pages}
    total = sum(map(Counter.total, gold.values()))
    hits = sum((gold[path] & own[path]).total() for path in pages)
    invented = sum((own[path] - gold[path]).total() for path in pages)
    return f"labels {total}, found {hits} ({hits / total:.4f}), invented {invented}"


def own_labels(draft: Draft) -> Iterator[str]:
    """The labels of a document as printed, without the colon."""
    for label in draft.labels:
        yield " ".join(draft.text.text[label.start : label.end].split()).rstrip(": ")


def gold_labels(raw: str) -> Iterator[str]:
    """The labels of a page by its elements alone."""
    tree = lxml.html.document_fromstring(raw.encode(), parser=lxml.html.HTMLParser(encoding="utf-8"))
    for element in tree.xpath(_HIDDEN):
        element.drop_tree()
    for paragraph in tree.iter("p"):
        label = _gold_label(paragraph)
        if label:
            yield label


def _gold_label(paragraph: lxml.html.HtmlElement) -> str | None:
    words = ""
    for text in paragraph.xpath(".//text()"):
        holder = text.getparent().getparent() if text.is_tail else text.getparent()
        within = {element.tag for element in (holder, *holder.iterancestors())}
        head, colon, _ = str(text).partition(":")
        if _LETTER.search(head) and not within & _MARKED:
            return None
        words += head
        if colon:
            return " ".join(words.split())
    return None


def found(drafts: dict[Path, Draft]) -> str:
    """How many documents have a title printed in them, a date and a language."""
    facts = [draft.facts for draft in drafts.values()]
    printed = sum(draft.blocks[0].value == "title" for draft in drafts.values())
    dated, languages = sum(f.published is not None for f in facts), sum(f.language is not None for f in facts)
    titled = sum(f.title is not None for f in facts)
    return f"title {titled} (printed {printed}), date {dated}, language {languages}"


def twins(drafts: dict[Path, Draft]) -> list[float]:
    """How well the words of each page and of its print version agree (F1)."""
    scores = []
    for path, draft in drafts.items():
        if not is_print(path):
            one, other = _words(draft), _words(drafts[path.with_suffix(".print.html")])
            scores.append(2 * (one & other).total() / (one.total() + other.total()))
    return scores


def _words(draft: Draft) -> Counter[str]:
    return Counter(_WORD.findall(draft.text.text.casefold()))


def positions(files: list[Path]) -> str:
    """How many rows are proven, of all tables."""
    tables = annotate_tables([(path.name, path) for path in files], _AT)
    texts = {sha256(path.read_bytes()).hexdigest(): path.read_bytes() for path in files}
    rows = wrong = 0
    for name, table in TABLES.items():
        if table.is_span and name in tables and name != "source_map":
            proven = _proven(tables, name, texts)
            rows, wrong = rows + tables[name].num_rows, wrong + tables[name].num_rows - proven
    return f"{rows} rows of {len(files)} files, {wrong} wrong, {tables['rejects'].num_rows} rejects"


def _proven(tables: Tables, name: str, texts: dict[str, bytes]) -> int:
    def raw_text(raw_id: str, record_no: int | None, encoding: str) -> str:
        return texts[raw_id].decode(encoding)

    proof = verify(tables[name], tables["documents"], tables["source_map"], raw_text, TABLES[name].surface)
    return int(pc.sum(pc.and_(proof["text_matches"], proof["raw_matches"])).as_py() or 0)


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/data"))
