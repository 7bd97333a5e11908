"""The head of what is counted in Slavic languages, where adjectives before it agree with it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from pipeline.facts.amounts.heads import LONGEST, compound_end, is_content
from pipeline.facts.amounts.lists import endings, words
from pipeline.facts.tokens import Token

_MANY: Final = 5
"""What the words after a collective numeral agree with as they do with this: četvorica generala."""
_SHORT: Final = 3
"""Letters of the longest word that is no adjective."""


def slavic(found: Sequence[Token], start: int, lexicon: str, value: float) -> int | None:
    """Return where the phrase ends whose first word is at `start`; None where a verb follows the number."""
    place = start
    if found[start - 1].folded.endswith(endings(lexicon, "collective")):
        value = _MANY
    for _ in range(LONGEST):
        end = compound_end(found, place)
        if _is_joined(found, end, lexicon):
            place = end + 1
        elif _goes_on(found, end, lexicon, value) and _leads_on(found, place, end, lexicon, value):
            place = end
        else:
            is_verb = end == start + 1 and _is_verb(found, start, lexicon) and not _is_few(value)
            return None if is_verb else end
    return None


def _goes_on(found: Sequence[Token], end: int, lexicon: str, value: float) -> bool:
    """Whether a word that is no verb follows; after two to four nouns look like verbs: две новые модели."""
    if not is_content(found, end, lexicon):
        return False
    alike = endings(lexicon, "few_end")
    is_noun = _is_few(value) and found[end].folded.endswith(alike) if alike else False
    is_noun = is_noun and found[end - 1].folded.endswith(endings(lexicon, "few_adj"))
    return is_noun or not _is_verb(found, end, lexicon)


def _is_joined(found: Sequence[Token], end: int, lexicon: str) -> bool:
    """Whether "and" joins the adjective before `end` with another: пять старых и новых школ."""
    if end + 2 >= len(found) or found[end].folded not in words(lexicon, "and"):
        return False
    several = (found[end - 1].folded, found[end + 1].folded)
    return all(_is_adjective(word, lexicon) for word in several) and is_content(found, end + 2, lexicon)


def _leads_on(found: Sequence[Token], place: int, end: int, lexicon: str, value: float) -> bool:
    """Whether a word stands before the head: an adjective, an adverb of one, or a name in capitals."""
    word = found[end - 1].folded
    if _is_adjective(word, lexicon) or _is_paired(found, end, word, lexicon, value):
        return True
    return (
        _is_single(found, end, lexicon, value)
        or _is_adverb(found, end, lexicon)
        or _is_acronym(found, place, end, lexicon)
    )


def _is_single(found: Sequence[Token], end: int, lexicon: str, value: float) -> bool:
    """Whether an adjective stands before the one noun after 21 or 31: 31 новый автобус."""
    word, after = found[end - 1].folded, found[end]
    if value % 10 != 1 or value % 100 == 11 or len(word) <= _SHORT or after.text[0].isupper():
        return False
    is_adjective = word.endswith(endings(lexicon, "adj_single"))
    return is_adjective and not after.folded.endswith(endings(lexicon, "single_stop"))


def _is_adjective(word: str, lexicon: str) -> bool:
    return len(word) > _SHORT and word.endswith(endings(lexicon, "adj_end"))


def _is_adverb(found: Sequence[Token], end: int, lexicon: str) -> bool:
    """Whether a word is the adverb of the adjective after it: пять недавно построенных школ."""
    word = found[end - 1].folded
    is_adverb = len(word) > _SHORT and word.endswith(endings(lexicon, "adv_end"))
    return is_adverb and _is_adjective(found[end].folded, lexicon) and is_content(found, end + 1, lexicon)


def _is_acronym(found: Sequence[Token], place: int, end: int, lexicon: str) -> bool:
    """Whether a name in capitals stands before the noun, as South Slavic ones do: tri PCI utora."""
    own = found[place].text
    is_name = lexicon == "sh" and end == place + 1 and len(own) > 1 and own[:2].isupper()
    return is_name and found[end].text.islower()


def _is_paired(found: Sequence[Token], end: int, word: str, lexicon: str, value: float) -> bool:
    """Whether an adjective in the nominative agrees with the noun after two to four: tri nove škole."""
    if not _is_few(value) or not word.endswith(endings(lexicon, "agree")) or len(word) <= _SHORT:
        return False
    after = found[end].folded
    if lexicon != "sh":
        return after.endswith(("и", "і", "ї", "а", "я"))
    is_name = found[end].text[0].isupper() and not word.endswith(endings(lexicon, "land_end"))
    is_third = word.endswith("e") and len(after) > _SHORT and after.endswith(endings(lexicon, "third_end"))
    is_predicate = after.endswith("la") and after not in words(lexicon, "head")
    is_predicate = is_predicate and not word.endswith(endings(lexicon, "few_adj"))
    return not is_name and not is_predicate and (after.endswith(word[-1]) or is_third)


def _is_few(value: float) -> bool:
    return value % 10 in (2, 3, 4) and value % 100 not in (12, 13, 14)


def _is_verb(found: Sequence[Token], place: int, lexicon: str) -> bool:
    """Whether a word has the ending of a verb, and is no adverb before an adjective."""
    word = found[place].folded
    if not word.endswith(endings(lexicon, "verb_end")) or word in words(lexicon, "head"):
        return False
    return not (is_content(found, place + 1, lexicon) and _is_adverb(found, place + 1, lexicon))
