"""Compile the topic reference: the IPTC codes and the weighted terms that speak for them.

Two files are written, both read by `pipeline.topics`:

- `topics.parquet`: one row per current Media Topic (code, label, level, top, second, wikidata_id), where
  `top` and `second` are its ancestors of levels 1 and 2 or itself;
- `topics_lexicon.parquet`: one row per term and topic (language, term, code, weight, origin).

Terms come from our own lists (`seeds/reference/topics-lexicon/<language>.txt`) and from the labels of the
IPTC Media Topics (English) and Subject Codes (German, Spanish, French), which are facts: see
`seeds/reference/ATTRIBUTION-topics.md`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

LISTS = Path(__file__).parent / "reference" / "topics-lexicon"
STRENGTH = {"!": 3.0, "?": 1.0}
"""Weight by the sign before a term of our lists; 2 without a sign. See `en.txt` there for the notation."""
NO_TOPIC = "-"
"""Code of terms that look like evidence and are none; they keep shorter stems from matching."""
PHRASE, WORD = 3.0, 2.0
"""Weights of published labels: a phrase says more than a single word."""

Record = Mapping[str, Any]
Term = tuple[str, str, str, float, str]


def compile_topics(facts_dir: Path, out_dir: Path) -> None:
    """Write both reference files to `out_dir` from `facts_dir/topics/iptc` and our own lists."""
    topics = json.loads((facts_dir / "topics/iptc/iptc_mapping.json").read_text("utf-8"))
    subjects = json.loads((facts_dir / "topics/iptc/IPTC_subject_codes_multilingual.json").read_text("utf-8"))
    current = {code: record for code, record in topics.items() if _text(record, "RetiredDate") is None}
    codes = [_code_row(code, record) for code, record in sorted(current.items())]
    terms = [*own_terms(LISTS), *_published_terms(current, subjects)]
    pq.write_table(pa.Table.from_pylist(codes), out_dir / "topics.parquet")
    pq.write_table(
        _lexicon_table(terms, {str(row["code"]) for row in codes}), out_dir / "topics_lexicon.parquet"
    )


def own_terms(folder: Path) -> Iterator[Term]:
    """Yield (language, term, code, weight, "own") for each term of the hand-written lists in `folder`."""
    for path in sorted(folder.glob("*.txt")):
        for line in path.read_text("utf-8").splitlines():
            if line and not line.startswith("#"):
                code, terms = line.split(":", 1)
                topic = NO_TOPIC if code == NO_TOPIC else f"medtop:{code}"
                yield from (_own_term(path.stem, topic, term) for term in terms.split())


def _own_term(language: str, code: str, term: str) -> Term:
    weight = STRENGTH.get(term[0], 2.0)
    return language, term.lstrip("!?").replace("_", " "), code, weight, "own"


def _published_terms(topics: Mapping[str, Record], subjects: Record) -> Iterator[Term]:
    labels = {concept["uri"]: concept["prefLabel"] for concept in subjects["conceptSet"]}
    for record in topics.values():
        target = _path(record)[-1]
        yield from _label_terms("en", record["Name (en-GB)"], target, "iptc_media_topics")
        translations = labels.get(_text(record, "SubjectCode mapping") or "", {})
        for language in ("de", "es", "fr"):
            yield from _label_terms(language, translations.get(language, ""), target, "iptc_subject_codes")


def _label_terms(language: str, label: str, code: str, origin: str) -> Iterator[Term]:
    """Take a label of one to four words as a term; longer or listed ones are no phrases of running text."""
    words = re.findall(r"[^\W\d_]+", label.lower())
    plain = not re.search(r"[,;/()\d]", label)
    if plain and 1 <= len(words) <= 4 and not (len(words) == 1 and _is_vague(words[0])):
        yield language, " ".join(words), code, PHRASE if len(words) > 1 else WORD, origin


def _is_vague(word: str) -> bool:
    return len(word) < 4 or word in _vague_words()


@cache
def _vague_words() -> frozenset[str]:
    return frozenset((LISTS / "vague-labels.list").read_text("utf-8").split())


def _lexicon_table(terms: list[Term], codes: set[str]) -> pa.Table:
    """Keep one row per (language, term, code), our own judgement before a published label's."""
    rows: dict[tuple[str, str, str], Term] = {}
    judged = {(language, term) for language, term, _, _, origin in terms if origin == "own"}
    for row in terms:
        language, term, code, _, origin = row
        if code not in codes and code != NO_TOPIC:
            raise ValueError(f"{language}: {term!r} names {code}, which is no current topic")
        if origin == "own" or not _is_judged(language, term, judged):
            rows.setdefault((language, term, code), row)
    names = ("language", "term", "code", "weight", "origin")
    return pa.Table.from_pylist([dict(zip(names, rows[key], strict=True)) for key in sorted(rows)])


def _is_judged(language: str, term: str, judged: set[tuple[str, str]]) -> bool:
    """Tell whether our lists weigh a term, as it stands or by a stem of it."""
    stems = {f"{term[:length]}*" for length in range(1, len(term) + 1)}
    return (language, term) in judged or (
        " " not in term and any((language, stem) in judged for stem in stems)
    )


def _code_row(code: str, record: Record) -> dict[str, object]:
    path = _path(record)
    wikidata = _text(record, "Wikidata mapping")
    return {
        "code": code,
        "label": record["Name (en-GB)"],
        "level": len(path),
        "top": path[0],
        "second": path[1] if len(path) > 1 else None,
        "wikidata_id": wikidata.rsplit("/", 1)[-1] if wikidata else None,
    }


def _path(record: Record) -> list[str]:
    levels = (_text(record, f"Level{level}/NewsCode") for level in range(1, 7))
    return [code for code in levels if code]


def _text(record: Record, name: str) -> str | None:
    value = record.get(name)
    return value if isinstance(value, str) else None
