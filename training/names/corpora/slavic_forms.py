"""The forms that the BSNLP documents of Tilde list for each text, and where they are to be doubted."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from training.names.corpora.forms import UNKNOWN

_TYPES = {"PER": "PER", "LOC": "LOC", "ORG": "ORG", "PRO": "MISC", "EVT": "EVENT"}
ANNOTATED = frozenset(_TYPES.values())
_USUAL, _SURE, _LIKELY = 3, 10, 0.9

Counts = Mapping[str, Counter[str]]


def forms(folder: Path, path: Path) -> dict[str, str]:
    """Return the type of each form of a text; one that stands for two types in one text is unknown."""
    topic, language = path.parts[-3:-1]
    peoples = _peoples(folder, language)
    out: dict[str, str] = {}
    for form, lemma, kind in _rows(_annotation(folder, topic, language, path.stem)):
        name = _TYPES.get(kind, UNKNOWN)
        # Members of a people or a party are persons in this set.
        if name == "PER" and " " not in form and (lemma.lower() in peoples or form.islower()):
            name = "NORP"
        out[form] = name if out.get(form, name) == name else UNKNOWN
    return out


def counted(several: Iterable[Mapping[str, str]]) -> Counts:
    """Return in how many texts each form stands for which type."""
    out: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for marked in several:
        for form, name in marked.items():
            out[form][name] += 1
    return out


def doubted(marked: Mapping[str, str], usual: Counts) -> dict[str, str]:
    """Return the forms of a text with those unknown that other texts contradict.

    The lists have gaps ("Россия" is missing in a quarter of the texts that say it) and slips (a president as
    an event). What three texts list and this one does not is unknown in it, and so is a type that nine of ten
    others, ten at least, have otherwise.
    """
    out = {form: UNKNOWN for form, names in usual.items() if names.total() >= _USUAL}
    for form, name in marked.items():
        names = usual[form] if form in usual else Counter({name: 1})
        most, count = names.most_common(1)[0]
        is_slip = most != name and names.total() >= _SURE and count >= _LIKELY * names.total()
        out[form] = UNKNOWN if is_slip else name
    return out


def _annotation(folder: Path, topic: str, language: str, stem: str) -> Path:
    return folder / "annotations" / topic / language / (stem.replace(".txt_", ".out_") + ".out")


@cache
def _peoples(folder: Path, language: str) -> frozenset[str]:
    """Return the lemmas of all persons of a language that are written small somewhere."""
    return frozenset(
        lemma.lower()
        for path in folder.glob(f"annotations/*/{language}/*.out")
        for form, lemma, kind in _rows(path)
        if kind == "PER" and form.islower()
    )


def _rows(path: Path) -> list[tuple[str, str, str]]:
    """Return form, lemma and type of each line that has a form with a letter or digit in it."""
    lines = [line.split("\t") for line in path.read_text(encoding="utf-8-sig").splitlines()]
    rows = [[cell.strip() for cell in row] for row in lines if len(row) >= 3]
    return [(row[0], row[1], row[2]) for row in rows if any(map(str.isalnum, row[0]))]
