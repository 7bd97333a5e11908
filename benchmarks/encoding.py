"""How often bytes in an older encoding are read rightly: `python -m benchmarks.encoding ../shared/data/text`.

Takes paragraphs of <language>.txt.gz that the encoding can write and that go beyond ASCII, encodes each and
decodes it with the reader. Right is the same text; refused is counted apart from wrong.
"""

from __future__ import annotations

import gzip
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from pipeline.readers.containers.decode import decode
from pipeline.readers.draft import Refusal

_TRIED = (
    *((language, encoding) for language in ("sv", "de", "es") for encoding in ("cp1252", "latin-1")),
    *(("ru", encoding) for encoding in ("cp1251", "koi8_r", "iso8859_5", "cp866")),
)
_PARAGRAPHS = 200
_LENGTHS = (20, 80, 400)


def main(folder: Path) -> None:
    """Print a line per language, encoding and length."""
    print("language encoding  characters  right  wrong  refused  texts")
    for language, encoding in _TRIED:
        for length in _LENGTHS:
            texts = list(islice(_paragraphs(folder / f"{language}.txt.gz", encoding, length), _PARAGRAPHS))
            count = Counter(_outcome(text, encoding) for text in texts)
            figures = f"{count['right']:6} {count['wrong']:6} {count['refused']:8} {len(texts):6}"
            print(f"{language:8} {encoding:9} {length:10} {figures}")


def _outcome(text: str, encoding: str) -> str:
    found = decode(text.encode(encoding))
    if isinstance(found, Refusal):
        return "refused"
    return "right" if found[0] == text else "wrong"


def _paragraphs(path: Path, encoding: str, length: int) -> Iterator[str]:
    """Paragraphs, cut at a space before `length` characters, from all over the first of the file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in islice(lines, None, None, 7):
            text = line.strip() if len(line) <= length else line[:length].rpartition(" ")[0].strip()
            if len(text) >= length // 2 and not text.isascii() and _writes(text, encoding):
                yield text


def _writes(text: str, encoding: str) -> bool:
    return text == text.encode(encoding, "ignore").decode(encoding)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
