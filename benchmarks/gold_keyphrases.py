"""`python -m benchmarks.gold_keyphrases [--set FOLDER] [--errors]`: keyphrases against chosen ones.

Each text goes through the product's own stages as a record that declares its language. A row is a language,
the last one the mean over all documents: F1 of the first five and of the first ten phrases, each exact in one
of its forms; precision of the first five; F1 of the first ten where phrases that share at least half their
stems count too; and the share of the first ten that the gold says are never keyphrases
(`benchmarks.gold_keyphrases_score` has the definitions). `--errors` prints what is right, added and missed.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final, NamedTuple

import pyarrow as pa

from benchmarks.gold_keyphrases_score import Forms, Judged, exact, figures
from pipeline.annotate import raw_objects
from pipeline.entities.stage import mentions_stage
from pipeline.keyphrases.stage import keyphrases_stage
from pipeline.readers.revisions import assign
from pipeline.readers.stage import read_stage
from pipeline.segment.stage import segment_stage
from pipeline.speakers.stage import speakers_stage
from pipeline.stage import Tables
from pipeline.tables import TABLES

GOLD: Final = Path("tests/gold/keyphrases")
_AT: Final = datetime(2026, 1, 1, tzinfo=UTC)
_HEAD: Final = f"{'lang':5}{'texts':>6}{'F1@5':>8}{'F1@10':>8}{'P@5':>8}{'partial':>9}{'never':>8}"


class Text(NamedTuple):
    """A text with its chosen keyphrases, strongest first, and phrases of it that are never any."""

    name: str
    language: str
    text: str
    chosen: tuple[Forms, ...]
    never: Forms


def main(arguments: Sequence[str]) -> int:
    """Print the table; 2 where there are no texts."""
    options = _options(arguments)
    texts = list(read(options.set))
    if not texts:
        print(f"no texts in {options.set}: keyphrases are not measured", file=sys.stderr)
        return 2
    judged = [
        Judged(text.language, text.chosen, found, text.never)
        for text, found in zip(texts, find(texts), strict=True)
    ]
    _table(judged)
    if options.errors:
        _errors(texts, judged)
    return 0


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="gold_keyphrases")
    parser.add_argument("--set", type=Path, default=GOLD)
    parser.add_argument("--errors", action="store_true", help="print what is right, added and missed")
    return parser.parse_args(arguments)


def read(folder: Path) -> Iterator[Text]:
    """Read the texts of all JSONL files of a folder; fails where a phrase is not in its text."""
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            yield _text(json.loads(line))


def _text(line: dict[str, Any]) -> Text:
    chosen = tuple(tuple(forms) for forms in line["keyphrases"])
    never = tuple(line["not"])
    for phrase in (*(form for forms in chosen for form in forms), *never):
        if phrase.casefold() not in line["text"].casefold():
            raise ValueError(f"{line['id']}: {phrase!r} is not in the text")
    return Text(line["id"], line["language"], line["text"], chosen, never)


def find(texts: Sequence[Text]) -> list[tuple[Forms, ...]]:
    """Return the keyphrases of each text, strongest first: the phrase itself, then its forms in the text."""
    tables = _tables(texts)
    for stage in (segment_stage(), mentions_stage(), speakers_stage(), keyphrases_stage()):
        tables |= stage.run({name: tables[name] for name in stage.inputs})
    clean = {row["document_id"]: row for row in tables["documents"].to_pylist()}
    found: dict[str, list[Forms]] = defaultdict(list)
    for row in _ordered(tables["keyphrases"]):
        document = clean[row["document_id"]]
        stands = (document["text"][one["start_char"] : one["end_char"]] for one in row["occurrences"])
        forms = dict.fromkeys((row["phrase"], row["surface"], *stands))
        found[document["external_id"]].append(tuple(forms))
    return [tuple(found[text.name]) for text in texts]


def _ordered(keyphrases: pa.Table) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = keyphrases.to_pylist()
    return sorted(rows, key=lambda row: (row["document_id"], row["phrase_no"]))


def _tables(texts: Sequence[Text]) -> Tables:
    """Read the texts as records of one file, each with its language."""
    records = ({"id": text.name, "language": text.language, "text": text.text} for text in texts)
    with TemporaryDirectory() as scratch:
        path = Path(scratch) / "texts.jsonl"
        path.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in records), "utf-8")
        objects = {"raw_objects": raw_objects([(path.name, path)], _AT)}
        return assign(read_stage().run(objects), TABLES["documents"].schema.empty_table())


def _table(judged: Sequence[Judged]) -> None:
    print(_HEAD)
    for language in [*dict.fromkeys(one.language for one in judged), "all"]:
        rows = [one for one in judged if language in {one.language, "all"}]
        at_5, at_10, precision, partly, never = figures(rows)
        shown = f"{at_5:>8.3f}{at_10:>8.3f}{precision:>8.3f}{partly:>9.3f}{never:>8.3f}"
        print(f"{language:5}{len(rows):>6}{shown}")


def _errors(texts: Sequence[Text], judged: Sequence[Judged]) -> None:
    for text, one in zip(texts, judged, strict=True):
        pairs = exact(one, 10)
        missed = [forms[0] for n, forms in enumerate(one.chosen) if n not in pairs.values()]
        shown = [("+ " if n in pairs else "- ") + forms[0] for n, forms in enumerate(one.found[:10])]
        print(f"{text.name}: {'; '.join(shown)}\n    missed: {'; '.join(missed)}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
