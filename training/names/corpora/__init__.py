"""All sets of marked names under DATA in one form, split for training and tuning.

    python -m training.names.corpora DATA OUT

writes a file of JSON lines for each set and split and prints their counts.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from training.names.corpora import calls, crossner, newspapers, plain, russian, slavic, universal
from training.names.corpora.forms import Document, Sentence, mentions

__all__ = ["Document", "Sentence", "documents", "mentions"]

# Shorter sentences ("Read more:") are the same everywhere and give nothing away.
_SHORTEST = 5
_READERS = (universal, crossner, plain, newspapers, russian, slavic, calls)


def documents(data: Path) -> Iterator[Document]:
    """Yield every document of every set; sentences of `train` that a `dev` part holds too are left out."""
    found = [one for reader in _READERS for one in reader.documents(data)]
    held = {one.words for document in found if document.split == "dev" for one in document.sentences}
    for document in found:
        kept = tuple(one for one in document.sentences if document.split == "dev" or not _repeats(one, held))
        if kept:
            yield document._replace(sentences=kept)


def _repeats(one: Sentence, held: set[tuple[str, ...]]) -> bool:
    return len(one.words) >= _SHORTEST and one.words in held
