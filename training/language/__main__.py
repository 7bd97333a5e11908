"""Train the model: see the package."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final
from zipfile import ZipFile

import numpy as np

from pipeline.language.lexicon import Lexicon
from pipeline.language.model import FILE, OTHER, Alphabet
from training.language.languages import CYRILLIC, LATIN, Script, counts
from training.language.store import as_alphabet, store
from training.language.tune import heat, prior, texts
from training.language.weigh import weigh

_MOST: Final = {"lat": 250_000, "cyr": 150_000}


def main(wheel: Path, data: Path) -> None:
    """Weigh both alphabets, tune their heat and write the model."""
    with ZipFile(wheel) as opened:
        found = [
            _tuned(_weighed(opened, data, script, _MOST[name]), data / "langid")
            for name, script in (("lat", LATIN), ("cyr", CYRILLIC))
        ]
    store(FILE, **dict(zip(_MOST, found, strict=True)))
    print(f"{FILE.name}: {FILE.stat().st_size:,} bytes")


def _weighed(wheel: ZipFile, data: Path, script: Script, most: int) -> Alphabet:
    languages = (*script.languages, OTHER)
    seen, weights = weigh(counts(wheel, data, script), script.letters, most)
    return Alphabet(languages, *script.letters, seen, weights, prior(languages), (1.0, 0.0))


def _tuned(alphabet: Alphabet, folder: Path) -> Alphabet:
    stored = as_alphabet(alphabet)
    rows = list(texts(folder, stored))
    sums = Lexicon((stored,)).sums([text for _, text in rows])
    width = len(stored.languages)
    true = np.array([stored.languages.index(language) for language, _ in rows])
    some = sums[:, width] > 0
    found = heat(sums[some, :width], sums[some, width], true[some], stored.prior)
    print(" ".join(stored.languages), "heat", found)
    return alphabet._replace(heat=found)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
