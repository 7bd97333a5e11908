"""How often the language identifier is right: `python -m benchmarks.language ../shared/data/langid`.

Reads files named <language>-<kind>.txt, one text a line, and prints accuracy per language and kind, with
Serbian, Croatian and Bosnian also taken as one.
"""

from __future__ import annotations

import sys
import time
from collections import defaultdict
from pathlib import Path

from pipeline.language import identify

_NEAR = {"hr": "hr/sr/bs", "sr": "hr/sr/bs", "bs": "hr/sr/bs"}


def main(folder: Path) -> None:
    """Print the table."""
    rows: dict[str, list[tuple[str, float, float, int]]] = defaultdict(list)
    began = time.perf_counter()
    for path in sorted(folder.glob("*-*.txt")):
        language, _, kind = path.stem.partition("-")
        texts = [line.strip() for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        found = [identify(text).language for text in texts]
        exact = sum(one == language for one in found) / len(found)
        near = sum(_NEAR.get(one, one) == _NEAR.get(language, language) for one in found) / len(found)
        rows[kind].append((language, exact, near, len(found)))
    for kind, results in rows.items():
        print(f"\n{kind}\nlanguage  exact   hr/sr/bs as one   texts")
        for language, exact, near, count in results:
            print(f"{language:8} {exact:6.3f} {near:12.3f} {count:11d}")
        exactly, nearly = (
            sum(values) / len(results) for values in zip(*(row[1:3] for row in results), strict=True)
        )
        print(f"mean     {exactly:6.3f} {nearly:12.3f}")
    print(f"\n{time.perf_counter() - began:.1f} s in all")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
