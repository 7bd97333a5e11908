"""Whether a full stop belongs to an abbreviation, an initial or an ordinal, by the words around it.

Small closed lists of facts about writing, and one order of questions. What a list does not know ends
the sentence.
"""

from __future__ import annotations

from typing import Final

import regex

_JOINING: Final = frozenset(
    "fr ggr hr ing kl m.fl Sen st sv tel tj vgl vs bzw ca ev bl г гг гос др ул им см тов св напр тзв "
    "т.е т.н e.g i.e z.b d.h u.a bl.a t.ex f.eks o.a i.d.r cf approx Jan Feb Aug Sept Oct Nov Dec Fa Nr Abt "
    "evtl ggf inkl zzgl jr кн пер пл просп обл дер акад доц англ лат вул обл смт див напр ім ред просп м "
    "MM Mlle Mme env Sr Sra Srta Dña Excmo Excma Ilmo Ilma aprox Avda pág EE avda Ul npr tzv gđa gđica "
    "св нпр тзв ул".split()
)
"""Before a name or in the middle of a sentence; with a capital where only that form is one."""

_BEFORE_NUMBER: Final = frozenset(
    "abs art bd ch chap env fig kap no nos nr nos p pp pág prop rn s st str tab vol čl t br tč гл п р "
    "рис ст стр табл с мал бр чл".split()
)
"""Only before a number: elsewhere they are words or ends ("No. We go on.")."""

_LETTERED: Final = frozenset(
    "block class form grade group hepatitis level option part plan point section series type vitamin "
    "war alternativ del grupp klass typ gruppe klasse typ teil bokstav buchstabe план группа группы "
    "тип витамин класс вариант пункт".split()
)
"""Things that bear a letter as their name, so that a letter after them is no initial."""

_OPENERS: Final = frozenset(
    "a an and are as at but did do does everyone for from he her here his how i if in is it its let "
    "many most my next no not now nobody on one or our she so some that the their then there these "
    "they this those to today was we were what when where which who why will with yes you your att "
    "den denna det detta de du efter en ett han hon hur här i ingen inte ja jag man men nej nu och om "
    "på så vad var varför vem vi vid är der die das dem den ein eine er es ich ihr im ja nein nicht "
    "sie und wann warum was wer wie wir wo jeg ikke og hvad hva hvem hvor elle elles il ils je le la "
    "les nous on un une vous а в вы да для его если ещё же и из их к как когда кто мы на не нет но "
    "о он она они оно от по поэтому с так там то тогда тут ты у что это этот эта эти я "
    "він вона воно вони ми ви це ця цей у й та але якщо коли де хто що як чому тут там тому "
    "el los las lo un una y pero no sí si cuando este esta esto que qué quién por para su en al nous vous ce "
    "cette cela mais et si quand dans pour par qui que quoi pourquoi au aux avec je tu on ja ne to ovo ono "
    "ali ako kad kada gdje gde tko ko što šta zašto kako mi vi oni one i u na za se "
    "det hun han vi men når".split()
)
"""Words that open sentences and are no names; after most abbreviations they show that one has ended."""

_TITLES: Final = frozenset("dr gen gov lt mr mrs ms prof rep rev sgt проф д-р".split())
"""Titles that never end a sentence: a name follows, whatever it looks like ("Mr. No")."""

_ENUMERATION: Final = frozenset("etc itd itn m.m osv т.д т.п".split())
"""Ends of an enumeration: what follows with a capital is another sentence."""

_BEFORE: Final = regex.compile(
    r"(?r)(?:(?P<previous>[^\s.!?…]*\.?)\s+|[(\[«\"'“„/–—-]|\A)"
    r"(?P<word>(?:\p{L}{1,3}\.){1,3}\p{L}{1,3}|(?:\p{L}\.\s){1,3}\p{L}|\p{L}(?:[\p{L}-]*\p{L})?)"
)
"""Matched backwards from the full stop."""

_NEXT: Final = regex.compile(r"\s*[\"'“”„«»‘(\[<–—-]*(?P<word>[\p{L}\p{N}\p{M}'’-]*)(?P<stop>\.?)")
_NUMBER: Final = regex.compile(r"(?:^|[^\p{N}.,])\p{Nd}{1,2}\Z")
_ORDINAL_DOT: Final = frozenset("bs cs da de fi hr nb nn no pl sk sl sr".split())
"""Languages that write ordinals with a full stop ("3. Oktober")."""

_LOOK: Final = 48
"""Characters looked at on either side: longer than a word and its neighbour."""


def continues(text: str, start: int, dot: int, end: int, language: str) -> bool:
    """Whether the full stop at `dot` in text[start:end] ends no sentence."""
    before = text[max(start, dot - _LOOK) : dot]
    if language in _ORDINAL_DOT and _NUMBER.search(before):
        return True
    return ends(text, start, dot, end) is False


def ends(text: str, start: int, dot: int, end: int) -> bool | None:
    """Whether the full stop at `dot` ends a sentence, as far as the lists know; None where they know nothing.

    They know that one ends before an opening word after an initial or a listed word ("Plan B. We go.").
    """
    before = text[max(start, dot - _LOOK) : dot]
    found = _BEFORE.match(before)
    following = _NEXT.match(text, dot + 1, min(end, dot + 1 + _LOOK))
    if found is None or following is None:
        return None
    word = "".join(found.group("word").split())
    if _stands_before(word, found.group("previous") or "", following):
        return False
    if word.casefold() in _ENUMERATION and following.group("word")[:1].isupper():
        return True
    is_opened = following.group("word").casefold() in _OPENERS and not following.group("stop")
    return True if is_opened and ("." in word or _is_initials(word) or is_listed(word)) else None


def is_listed(word: str) -> bool:
    """Whether a word is in one of the lists of abbreviations."""
    folded = word.casefold()
    return folded in _TITLES or folded in _BEFORE_NUMBER or not _JOINING.isdisjoint({word, folded})


def _stands_before(word: str, previous: str, following: regex.Match[str]) -> bool:
    folded, after = word.casefold(), following.group("word")
    if folded in _BEFORE_NUMBER and after[:1].isdigit():
        return True
    if folded in _TITLES:
        return True
    is_chain = len(after) == 1 and bool(following.group("stop"))
    if is_chain and len(word) == 1 and word != "I" and previous.casefold() not in _LETTERED:
        return True
    if after.casefold() in _OPENERS and not is_chain:
        return False
    if _is_initials(word):
        return _is_before_name(word, previous, following)
    return not _JOINING.isdisjoint({word, folded})


def _is_initials(word: str) -> bool:
    return word.isupper() and all(len(part) == 1 for part in word.split("."))


def _is_before_name(word: str, previous: str, following: regex.Match[str]) -> bool:
    """Whether initials ("J", "U.S") stand before a name: not as the name of a thing, nor the word "I"."""
    after = following.group("word")
    if not after[:1].isupper() or previous.casefold() in _LETTERED:
        return False
    return word != "I" or not previous or previous.endswith(".") or bool(following.group("stop"))
