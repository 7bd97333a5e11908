"""Sentences in running order, from treebanks and name corpora: what teaches the splitter and judges it.

A corpus is a list of documents, a document a list of sentences as they were written. Where a corpus gives
tokens only, they are joined again by the rules of print (`training.punctuated.detokenise`). Each corpus has a
part `train` and a part `test`: the publisher's own where there are two, else blocks of 200 sentences of which
every fifth is held back. Nothing is chosen or tuned on a `test` part.

Left out, and why: `btc` and `wnut17` (tweets, not sentences), `europeana` (no sentence marks in the files),
`newseye-sv` (line ends of scanned columns stand for sentences), `tilde-bsnlp` (no sentence marks),
`swedish-ner-corpus` (cut by a machine after full stops and question marks only: of 6,900 sentences none ends
with an exclamation mark, an ellipsis or a quote). `crossner` (chosen sentences of encyclopedia pages) only
trains, for the sake of well edited English.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from training.punctuated.detokenise import join

Document = list[str]
_BLOCK, _HELD = 200, 5


class Corpus(NamedTuple):
    """One part of one corpus: its name, the language of its text, and its documents in running order."""

    name: str
    language: str
    documents: list[Document]


def training(data: Path) -> list[Corpus]:
    """Return the parts to learn from; `data` is the folder that holds `ner`."""
    return [corpus for corpus in _all(data / "ner", "train") if corpus.documents]


def held_out(data: Path) -> list[Corpus]:
    """Return the parts to report on, none of which is in `training`."""
    return [corpus for corpus in _all(data / "ner", "test") if corpus.documents]


def _all(ner: Path, part: str) -> Iterator[Corpus]:
    for name, language in _TREEBANKS.items():
        file = ner / "uner" / f"{name}-{'train' if part == 'train' else 'dev'}.iob2"
        yield Corpus(name, language, _treebank(file))
    for name, language in (("nob", "nb"), ("nno", "nn")):
        yield Corpus(f"norne_{name}", language, _part(_norne(ner / "norne" / f"{name}.conll"), part))
    germeval = "NER-de-dev.tsv" if part == "train" else "NER-de-test.tsv"
    yield Corpus("germeval2014", "de", [_columns(ner / "germeval2014" / germeval, 1)])
    yield Corpus("factrueval", "ru", _factrueval(ner / "factrueval" / "devset", part))
    wikigold = ner / "wikigold" / "wikigold.conll.txt"
    yield Corpus("wikigold", "en", _part(_columns(wikigold, 0), part))
    if part == "train":
        for domain in ("ai", "literature", "music", "politics", "science"):
            files = [ner / "crossner" / f"{domain}-{half}.txt" for half in ("train", "dev")]
            yield Corpus(f"crossner_{domain}", "en", [_columns(file, 0) for file in files])


_TREEBANKS = {"en_ewt": "en", "da_ddt": "da", "hr_set": "hr", "sr_set": "sr", "sv_talbanken": "sv"}


def _part(sentences: Document, part: str) -> list[Document]:
    blocks = [sentences[at : at + _BLOCK] for at in range(0, len(sentences), _BLOCK)]
    return [block for number, block in enumerate(blocks) if (number % _HELD == _HELD - 1) == (part == "test")]


def _lines(path: Path) -> Iterator[str]:
    with path.open(encoding="utf-8") as lines:
        yield from (line.rstrip("\n") for line in lines)


def _treebank(path: Path) -> list[Document]:
    documents: list[Document] = [[]]
    for line in _lines(path):
        if line.startswith("# newdoc"):
            documents.append([])
        elif line.startswith("# text = "):
            documents[-1].append(" ".join(line.removeprefix("# text = ").split()))
    return [document for document in documents if document]


def _norne(path: Path) -> Document:
    """Tokens with a mark `|` after a headline, which is no character of the text."""
    return [join([word for word in words if word != "|"]) for words in _tables(path, 1)]


def _columns(path: Path, column: int) -> Document:
    return [join(words) for words in _tables(path, column)]


def _tables(path: Path, column: int) -> Iterator[list[str]]:
    words: list[str] = []
    for line in (*_lines(path), ""):
        cells = line.split("\t") if "\t" in line else line.split(" ")
        if not line.strip():
            if words:
                yield words
            words = []
        elif not line.startswith(("#\t", "-DOCSTART-")) and len(cells) > column:
            words.append(cells[column].replace("­", ""))


def _factrueval(folder: Path, part: str) -> list[Document]:
    """Text with token offsets, cut into sentences; every second document is held back."""
    files = sorted(folder.glob("*.tokens"), key=lambda file: int(file.stem.split("_")[1]))
    chosen = files[0::2] if part == "train" else files[1::2]
    return [list(_sentences(file, file.with_suffix(".txt").read_text("utf-8"))) for file in chosen]


def _sentences(tokens: Path, text: str) -> Iterator[str]:
    start, end = 0, 0
    for line in (*_lines(tokens), ""):
        if line:
            _, at, length, _ = line.split(" ", 3)
            start = start if end else int(at)
            end = int(at) + int(length)
        elif end:
            yield " ".join(text[start:end].split())
            end = 0


def rejoined(documents: Iterable[Document]) -> tuple[str, list[int]]:
    """Join all sentences by one space; return the text and where each sentence but the last ends."""
    sentences = [sentence for document in documents for sentence in document if sentence]
    ends, at = [], 0
    for sentence in sentences:
        at += len(sentence)
        ends.append(at)
        at += 1
    return " ".join(sentences), ends[:-1]
