"""`python -m training.names.corpora DATA OUT`: the sets as JSON lines, and a table of what is in them."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from training.names.corpora import Document, documents, mentions

_TYPES = ("PER", "LOC", "ORG", "MISC", "NORP", "EVENT", "LAW", "?")


def main(arguments: list[str]) -> int:
    """Write `<source>.<split>.jsonl` for every set."""
    data, out = Path(arguments[0]), Path(arguments[1])
    out.mkdir(parents=True, exist_ok=True)
    counts: dict[tuple[str, str], Counter[str]] = {}
    lines: dict[tuple[str, str], list[str]] = {}
    for document in documents(data):
        key = (document.source, document.split)
        lines.setdefault(key, []).append(json.dumps(_row(document), ensure_ascii=False))
        counts.setdefault(key, Counter()).update(_counted([document]))
    for (source, split), rows in lines.items():
        (out / f"{source}.{split}.jsonl").write_text("\n".join(rows) + "\n", encoding="utf-8")
    columns = ("documents", "sentences", "words", *_TYPES)
    print(f"{'set':32}" + "".join(f"{name:>10}" for name in columns))
    for (source, split), count in counts.items():
        print(f"{source + ' ' + split:32}" + "".join(f"{count[name]:10,}" for name in columns))
    return 0


def _row(document: Document) -> dict[str, object]:
    return {
        "lang": document.language,
        "source": document.source,
        "types": sorted(document.types),
        "is_speech": document.is_speech,
        "sentences": [
            {"w": list(one.words), "t": list(one.tags), "s": [int(space) for space in one.spaces]}
            for one in document.sentences
        ],
    }


def _counted(found: Iterable[Document]) -> Counter[str]:
    out: Counter[str] = Counter()
    for document in found:
        out["documents"] += 1
        for one in document.sentences:
            out.update(sentences=1, words=len(one.words))
            out.update(kind for _, _, kind in mentions(one))
            out["?"] += one.tags.count("?")
    return out


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
