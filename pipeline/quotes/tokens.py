"""The words and marks of a stretch, and where its lines and sentences part."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.entities.spans import Stretch
from pipeline.quotes.lexicon import Lexicon, group_of, key, lexicon, tokens_of
from pipeline.quotes.types import Mention, Span

FINAL = frozenset(".!?…")
DASHES = frozenset("–—―-")


class Tokens(NamedTuple):
    """A stretch as columns: words, marks and line ends, by place."""

    text: str
    words: Lexicon
    language: str
    said: list[str]
    keys: list[str]
    """As the lexicon has them."""
    starts: list[int]
    ends: list[int]
    mention: dict[int, int]
    """First token of a name → number of the name."""
    mention_end: dict[int, int]
    """First token of a name → the token behind it."""
    opens: frozenset[int]
    """Tokens that begin a sentence."""
    is_spoken: bool = False
    """Whether full stops may be missing."""
    epithets: frozenset[str] = frozenset()
    """How nouns begin that stand right in front of or behind names of persons: "posrednik Idris Belkić"."""


def tokens(text: str, stretch: Stretch, sentences: Sequence[Span]) -> Tokens:
    """Return the tokens of a stretch, without names. Sentences are the document's, by place."""
    group = group_of(stretch.language)
    said: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for match in tokens_of(group).finditer(text, stretch.start, stretch.end):
        said.append(match.group())
        starts.append(match.start())
        ends.append(match.end())
    keys = [key(word, group) for word in said]
    opens = frozenset(_opening(starts, said, stretch, sentences))
    return Tokens(
        text, lexicon(group), stretch.language, said, keys, starts, ends, {}, {}, opens, stretch.is_spoken
    )


def with_names(seen: Tokens, mentions: Sequence[Mention], shift: int) -> Tokens:
    """Return the tokens with the names that begin in them, numbered from `shift`."""
    starts = seen.starts
    first: dict[int, int] = {}
    behind: dict[int, int] = {}
    for number, one in enumerate(mentions, shift):
        at = bisect_right(starts, one.start) - 1
        at = at if at >= 0 and starts[at] == one.start else at + 1
        last = bisect_left(starts, one.end)
        if at < last:
            first[at], behind[at] = number, last
    named = seen._replace(mention=first, mention_end=behind)
    people = [at for at, number in first.items() if mentions[number - shift].type == "PER"]
    return named._replace(epithets=frozenset(stem for at in people for stem in epithets(named, at)))


def epithets(seen: Tokens, name: int) -> list[str]:
    """Return how the nouns around the name at a token begin: the word in front, the words behind a comma."""
    found = [stem(seen.keys[name - 1])] if name and _may_be_noun(seen, name - 1) else []
    behind = seen.mention_end[name]
    if seen.said[behind : behind + 1] != [","]:
        return found
    closing = next(
        (at for at in range(behind + 1, min(behind + 6, len(seen.said))) if not seen.said[at].isalnum()), None
    )
    if closing is None or seen.said[closing] not in ",.):":
        return found
    small = seen.words.small
    verbs = small.get("finite", frozenset()) | small.get("have", frozenset()) | small.get("stop", frozenset())
    if any(seen.keys[at] in verbs for at in range(behind + 1, closing)):
        return found
    return found + [stem(seen.keys[at]) for at in range(behind + 1, closing) if _may_be_noun(seen, at)]


def stem(word: str) -> str:
    """Return how a noun begins, whatever its ending."""
    return word[: max(4, len(word) - 2)]


def _may_be_noun(seen: Tokens, at: int) -> bool:
    word = seen.keys[at]
    if len(word) < 4 or not word.isalpha() or word in seen.words.cues or at in seen.mention:
        return False
    return not any(word in some for some in seen.words.small.values())


def _opening(
    starts: Sequence[int], said: Sequence[str], stretch: Stretch, sentences: Sequence[Span]
) -> list[int]:
    """The tokens at which a sentence begins: as told, else behind a mark that ends one."""
    begin = bisect_left(sentences, stretch.start, key=lambda one: one[0])
    inside = []
    for number in range(begin, len(sentences)):
        if sentences[number][0] >= stretch.end:
            break
        inside.append(bisect_left(starts, sentences[number][0]))
    if inside:
        return inside
    return [at for at in range(len(said)) if at == 0 or (said[at - 1] in FINAL and said[at] not in FINAL)]
