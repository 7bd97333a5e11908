"""Peoples, religions and political groups: which of the lexicon's words in a text mean one.

Left out are languages ("in Russian"), adjectives inside longer names ("the Russian Federation") and words
that only look alike ("polish"). Languages other than English tell most of these by capitals.
"""

from __future__ import annotations

from pipeline.entities.patterns.grammar import (
    INSTITUTIONS,
    JOINING,
    LANGUAGE_HEADS,
    LANGUAGE_PREPOSITIONS,
    PEOPLE_ARTICLES,
    ROMANCE,
    SPEAKING,
    SURE_INSTITUTIONS,
)
from pipeline.entities.patterns.lexicon import Term
from pipeline.entities.patterns.view import View, capital, gap, joined, opens, term_at
from pipeline.entities.spans import Span

_CAPITAL_ADJECTIVES = frozenset({"en"})
_CAPITAL_NOUNS = frozenset({"en", "de", "sh"})
_EITHER = frozenset({"fr"})
_LANGUAGE_ENDINGS = {"ru": ("ом", "ого"), "uk": ("ою", "ої", "ій"), "sh": ("om", "og")}
_SHORT = 3
_LONGEST_NAME = 5
_COUNTRY_ENDINGS = ("a", "e", "u", "oj", "om")


def is_people(seen: View, index: int, size: int, term: Term) -> bool:
    """Whether the `size` words of `term` at `index` mean a people or a persuasion."""
    return (
        _is_written_so(seen, index, size, term)
        and not _is_language(seen, index, size, term)
        and not _is_part_of_name(seen, index, size, term)
        and (term.part != "plural" or seen.keys[index - 1] in PEOPLE_ARTICLES)
        and not _is_country(seen, index)
        and term_at(seen, index, "state") <= size
        and not term_at(seen, index, "not")
    )


def _is_country(seen: View, index: int) -> bool:
    """Whether the form is also a country's name ("china", "Francuska") and nothing shows the adjective."""
    if not term_at(seen, index, "country") or not seen.keys[index].endswith(_COUNTRY_ENDINGS):
        return False
    if capital(seen, index):
        return True
    if not seen.spoken:
        return False
    if seen.group == "es":
        before = seen.keys[index - 1] if joined(seen, index) else ""
        return before in ("", "en", "a", "de", "con", "y", "por", "para", "que", "desde")
    return not _has_noun(seen, index + 1)


def _is_written_so(seen: View, index: int, size: int, term: Term) -> bool:
    """Whether capitals are where the language puts them; a speech recogniser's say little."""
    if size > 1 and seen.group == "de":
        return True
    wanted = _CAPITAL_ADJECTIVES if term.part == "adj" else _CAPITAL_NOUNS
    if not capital(seen, index):
        return seen.spoken or seen.group not in wanted or _is_own_lower(seen, index, term)
    if seen.group in wanted or seen.group in _EITHER or opens(seen, index):
        return True
    return _is_shouted(seen, index)


def _is_own_lower(seen: View, index: int, term: Term) -> bool:
    """Whether the lexicon itself writes this noun small: believers and party members in Serbian."""
    return (
        seen.group == "sh" and not term.code and seen.words[index].text[0].islower() and term.part == "noun"
    )


def _is_shouted(seen: View, index: int) -> bool:
    return seen.words[index].text.isupper() and len(seen.words[index].text) > _SHORT


def _is_language(seen: View, index: int, size: int, term: Term) -> bool:
    after = index + size
    if joined(seen, after) and seen.keys[after].startswith(LANGUAGE_HEADS[seen.group]):
        return True
    if (
        seen.group == "de"
        and term.part == "adj"
        and seen.keys[index].endswith("ch")
        and gap(seen, after) != "-"
    ):
        return True  # uninflected: "auf Deutsch", "(englisch)"
    if term.part == "adj" and _is_spoken_language(seen, index, after):
        return True
    endings = _LANGUAGE_ENDINGS.get(seen.group)
    if term.part != "adj" or (endings and not seen.keys[index].endswith(endings)):
        return False
    return _follows_preposition(seen, index) and not _has_noun(seen, after)


def _follows_preposition(seen: View, index: int) -> bool:
    """Whether "in", "på", "на" stands in front, also across "Russian and"."""
    if index == 0 or opens(seen, index):
        return False
    before = seen.keys[index - 1]
    if seen.group == "uk" and seen.keys[index].endswith("ою"):
        return True
    if before in LANGUAGE_PREPOSITIONS[seen.group]:
        return True
    if before not in JOINING[seen.group] or index == 1:
        return False
    another = any(term.role == "norp" for term in seen.lexicon[seen.keys[index - 2]])
    return another and _follows_preposition(seen, index - 2)


def _has_noun(seen: View, after: int) -> bool:
    """Whether a word follows that the adjective may belong to: none that joins, none at the end."""
    return joined(seen, after) and seen.keys[after] not in JOINING[seen.group]


def _is_spoken_language(seen: View, index: int, after: int) -> bool:
    """Whether somebody "speaks Russian": a verb in front, the bare form, an adverb behind at most."""
    verb = index > 0 and joined(seen, index) and seen.keys[index - 1].startswith(SPEAKING[seen.group])
    return verb and (not _has_noun(seen, after) or capital(seen, index))


def _is_part_of_name(seen: View, index: int, size: int, term: Term) -> bool:
    after = index + size
    if seen.spoken and not capital(seen, index):
        side = index - 1 if seen.group in ROMANCE else after
        beside = gap(seen, max(side, index)) == " " and 0 <= side < len(seen.words)
        return beside and seen.keys[side].startswith(SURE_INSTITUTIONS)
    if seen.group in ROMANCE:
        before = index > 0 and gap(seen, index) == " " and capital(seen, index - 1)
        return before and (not opens(seen, index - 1) or _is_institution(seen, index - 1))
    follows = gap(seen, after) == " " and after < len(seen.words)
    return follows and capital(seen, index) and _opens_name(seen, index, after, term)


def _opens_name(seen: View, index: int, after: int, term: Term) -> bool:
    """Whether a capitalised adjective makes a name with the words `after` it."""
    if seen.group == "en":
        return leads_to_institution(seen, after)
    if _is_institution(seen, after):
        return True
    if seen.group == "de":
        return term.code == "de" and not opens(seen, index) and capital(seen, after)  # "Deutsche Bahn"
    return term.part == "adj" and capital(seen, after)


def leads_to_institution(seen: View, index: int) -> bool:
    """Whether the capitals from `index` on end in what bodies are called: "Serbian Radical Party"."""
    at = index if gap(seen, index) == " " else len(seen.words)
    while at < index + _LONGEST_NAME and capital(seen, at) and (at == index or gap(seen, at) == " "):
        if _is_institution(seen, at):
            return True
        at += 1
    return False


def _is_institution(seen: View, index: int) -> bool:
    return seen.keys[index].startswith(INSTITUTIONS[seen.group])


def merged(seen: View, found: list[tuple[Span, Term]]) -> list[Span]:
    """Join "Bosnian" and "Serbs" into one people; other neighbours stay apart."""
    spans: list[Span] = []
    last: Term | None = None
    for span, term in found:
        if last is not None and _is_people_of(last, term) and seen.text[spans[-1].end : span.start] == " ":
            spans[-1] = spans[-1]._replace(end=span.end)
        else:
            spans.append(span)
        last = term
    return spans


def _is_people_of(adjective: Term, people: Term) -> bool:
    named = bool(adjective.code and people.code) and adjective.code != people.code
    return named and adjective.part == "adj" and people.part in ("noun", "people")
