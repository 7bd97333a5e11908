"""Small words and meanings of each language: negators, refusals, fillers, conjunctions, synonyms, opposites.

Our own lists, one file a language. In `[concepts]` a line has words of one meaning, and after "|" those of
the opposite. A hyphen stands for any further letters, an underscore for a space. Refusals ("reject") count as
a negation of the word beside which they stand in a concept ("accept").
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

FOLDER: Final = Path(__file__).parent
_SAME: Final = {"hr": "sh", "sr": "sh", "bs": "sh", "cnr": "sh", "no": "nb", "nn": "nb"}
_MAX_PREFIX: Final = 16


class Lexicon(NamedTuple):
    """The lists of one language. Phrases are written with an underscore.

    `concepts` gives for a word or a prefix ("accept-") its meanings: concept number and side (1 or -1).
    """

    negators: frozenset[str]
    ignored: frozenset[str]
    nearly: frozenset[str]
    refusals: frozenset[str]
    fillers: frozenset[str]
    shifts: frozenset[str]
    selves: frozenset[str]
    breaks: frozenset[str]
    variants: dict[str, tuple[str, ...]]
    concepts: dict[str, tuple[tuple[int, int], ...]]

    def meanings(self, word: str) -> tuple[tuple[int, int], ...]:
        """Return the concepts of a word with their side; of its longest prefix that has any."""
        if found := self.concepts.get(word):
            return found
        for size in range(min(len(word), _MAX_PREFIX), 0, -1):
            if found := self.concepts.get(word[:size] + "-"):
                return found
        return ()

    def refuses(self, word: str) -> bool:
        """Return whether a word says no to what follows."""
        return _listed(word, self.refusals)

    def is_self(self, word: str) -> bool:
        """Return whether a word can stand for "we" where somebody else reports it: "the country"."""
        return _listed(word, self.selves)


def _listed(word: str, words: frozenset[str]) -> bool:
    sizes = range(3, min(len(word), _MAX_PREFIX) + 1)
    return word in words or any(word[:size] + "-" in words for size in sizes)


def family(language: str | None) -> str | None:
    """Return the language under which a language's words are compared: Serbian, Croatian, Bosnian are one."""
    if language is None:
        return None
    base = language.split("-")[0].lower()
    return _SAME.get(base, base)


@cache
def lexicon(language: str | None) -> Lexicon:
    """Return the lists of a family of languages; empty ones for a language without a file."""
    path = FOLDER / f"{language}.txt"
    sections = _sections(path.read_text(encoding="utf-8")) if language and path.is_file() else {}
    plain = {
        name: frozenset(" ".join(sections.get(name, [])).split())
        for name in ("negators", "ignored", "nearly", "refusals", "fillers", "shifts", "selves", "breaks")
    }
    return Lexicon(
        **plain,
        variants=_variants(sections.get("variants", [])),
        concepts=_concepts(sections.get("concepts", [])),
    )


def _sections(text: str) -> dict[str, list[str]]:
    sections: dict[str, list[str]] = {}
    for line in filter(None, map(str.strip, text.splitlines())):
        if line.startswith("["):
            name, _, rest = line[1:].partition("]")
            lines = sections.setdefault(name, [])
            lines += [rest] if rest else []
        else:
            lines.append(line)
    return sections


def _variants(lines: list[str]) -> dict[str, tuple[str, ...]]:
    pairs = (line.split(" = ") for line in lines)
    return {written: tuple(meant.split()) for written, meant in pairs}


def _concepts(lines: list[str]) -> dict[str, tuple[tuple[int, int], ...]]:
    found: dict[str, tuple[tuple[int, int], ...]] = {}
    for number, line in enumerate(lines):
        for part, side in zip(line.split("|"), (1, -1), strict=False):
            for word in part.split():
                found[word] = (*found.get(word, ()), (number, side))
    return found
