"""What may be the source of a quote in a sentence: names, pronouns, nouns for persons and bodies."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.quotes.cues import cue_at
from pipeline.quotes.descriptions import complement
from pipeline.quotes.lexicon import Role, role_of
from pipeline.quotes.marks import MARKS
from pipeline.quotes.titles import Source, without_titles
from pipeline.quotes.tokens import Tokens, stem
from pipeline.quotes.types import Mention

NAMED = frozenset({"PER", "ORG", "LOC", "NORP"})
PRONOUNS = ("he", "she", "they", "it", "me")
_WORDS_BEFORE = 4
_ARTICLES = {
    "der": "m",
    "ein": "m",
    "die": "f",
    "eine": "f",
    "le": "m",
    "un": "m",
    "la": "f",
    "une": "f",
    "el": "m",
}
"""Articles that show a gender, of a subject."""
_OF_SEVERAL = frozenset({"of", "из", "із", "з", "od", "av", "des"})
"""What follows "one" in "one of the sailors"."""


def sources(
    seen: Tokens, items: Sequence[int], mentions: Sequence[Mention], inside: Sequence[int]
) -> list[Source]:
    """Return the possible sources in a frame, by place; `inside` is the first token in each speech."""
    found: list[Source] = []
    at = 0
    while at < len(items):
        one = (
            _at(seen, items, at, mentions)
            if items[at] >= 0
            else _marked(seen, inside[-items[at] - 1], at, mentions)
        )
        if one:
            found.append(one)
        at = max(at + 1, one.end if one else 0)
    return without_titles(seen, found)


def _marked(seen: Tokens, token: int, at: int, mentions: Sequence[Mention]) -> Source | None:
    """A body whose name stands in marks: "компания «Луч»"."""
    number = seen.mention.get(token)
    if number is None or mentions[number].type not in ("ORG", "PER"):
        return None
    last = seen.mention_end[token]
    closed = last < len(seen.said) and seen.said[last] in MARKS
    return Source(at, at + 1, token, last, "ORG", "", "", number) if closed else None


def _at(seen: Tokens, items: Sequence[int], at: int, mentions: Sequence[Mention]) -> Source | None:
    token = items[at]
    number = seen.mention.get(token)
    if number is not None and mentions[number].type in NAMED:
        last = seen.mention_end[token]
        return Source(at, at + last - token, token, last, mentions[number].type, "", "", number)
    role = role_of(seen.keys[token], seen.words)
    if role and role.sort != "title":
        return _role(seen, items, at, role)
    return None if role else _nameless(seen, items, at)


def _role(seen: Tokens, items: Sequence[int], at: int, role: Role) -> Source:
    """A noun for a person or body, with what stands around it."""
    token = items[at]
    before = _opened(seen, items, at)
    last = complement(seen, token) if role.sort == "body" else token + 1
    if at + last - token > len(items) or items[at + last - token - 1] != last - 1:
        last = token + 1
    end = at + last - token
    return Source(at - before, end, token - before, last, role.sort, role.gender, role.noun, None, token)


def _nameless(seen: Tokens, items: Sequence[int], at: int) -> Source | None:
    """A noun that stood at a name, any noun with its article, or a pronoun."""
    token, word = items[at], seen.keys[items[at]]
    if stem(word) in seen.epithets and _is_epithet(seen, token):
        before = _opened(seen, items, at)
        key = "epithet:" + stem(word)
        return Source(at - before, at + 1, token - before, token + 1, "person", "", key, None, token)
    if word in seen.words.small.get("det", ()) and (size := _noun(seen, items, at)):
        return Source(at, at + size, token, token + size, "noun", _ARTICLES.get(word, "c"), "", None)
    sort = next((one for one in (*PRONOUNS, "who") if word in seen.words.small.get(one, ())), None)
    if not sort or (sort == "who" and (at == 0 or items[at - 1] != token - 1 or not _joins(seen, token - 1))):
        return None
    return Source(at, at + 1, token, token + 1, sort, _gender(sort), "", None)


def _noun(seen: Tokens, items: Sequence[int], at: int) -> int:
    """How many items an article and its noun cover: "one docker", "eine Taucherin", "один из рабочих"."""
    token = items[at]
    following = seen.keys[token + 1 : token + 3]
    if len(following) == 2 and following[0] in _OF_SEVERAL and at + 4 <= len(items):
        return 4 if following[1] in ("the", "den", "les") else 3
    if len(following) == 2 and following[0] == "'":  # "l'édile"
        return 3 if at + 2 < len(items) and following[1].isalpha() and token + 2 not in seen.mention else 0
    german = seen.words.group == "de"
    for size in (2, 3):
        place = at + size - 1
        if place >= len(items) or items[place] != token + size - 1 or not _is_plain(seen, items[place]):
            return 0
        if seen.said[items[place]][0].isupper() or not german:
            return size
    return 0


def _is_plain(seen: Tokens, token: int) -> bool:
    """Whether a word may be part of a noun phrase that nothing else explains."""
    word = seen.keys[token]
    if not word.isalpha() or token in seen.mention or cue_at(seen, token) or role_of(word, seen.words):
        return False
    return not any(word in seen.words.small.get(sort, ()) for sort in ("finite", "prep", "stop", "that"))


def _is_epithet(seen: Tokens, token: int) -> bool:
    """Whether a noun that stood at a name stands alone here: next to a verb of saying or an article."""
    if token + 1 in seen.mention or len(seen.keys[token]) < 4 or token in seen.mention:
        return False
    if cue_at(seen, token) or any(seen.keys[token] in some for some in seen.words.small.values()):
        return False
    if token and seen.keys[token - 1] in seen.words.small.get("det", ()):
        return True
    near = (token - 1, token - 2, token + 1, token + 2)
    return any(
        0 <= at < len(seen.keys) and (cue_at(seen, at) or seen.keys[at] in seen.words.small.get("have", ()))
        for at in near
    )


def _joins(seen: Tokens, token: int) -> bool:
    """Whether a relative pronoun may follow a token: a comma, in English and Scandinavian any word."""
    return seen.said[token] == "," or seen.words.group in ("en", "sv", "da", "nb", "fr")


def _gender(sort: str) -> str:
    return {"he": "m", "she": "f", "they": "p", "it": "n", "me": "c"}.get(sort, "c")


def _opened(seen: Tokens, items: Sequence[int], at: int) -> int:
    """How many words in front belong to a noun: "the former energy" of "the former energy minister"."""
    articles, small = seen.words.small.get("det", frozenset()), seen.words.small
    for size in range(1, _WORDS_BEFORE + 1):
        place = at - size
        if place < 0 or items[place] != items[at] - size:
            return 0
        word = seen.keys[items[place]]
        if word in articles:
            return size
        if not (word.isalpha() or word == "-") or word in small.get("prep", ()) or cue_at(seen, items[place]):
            return 0
        if word in small.get("stop", ()) or word in small.get("finite", ()) or items[place] in seen.mention:
            return 0
    return 0
