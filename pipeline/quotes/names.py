"""The names of a stretch for quoting: those recognised, made whole, and those that only their place shows.

A recogniser of names misses rare ones and halves some ("Рута" of "Рута Окелова"). A run of capitalised words
that holds a person is that person's name; one behind a title or next to a verb of saying is a name too, of
type PER or ORG by its words.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from pipeline.quotes.cues import cue_at
from pipeline.quotes.genders import is_given
from pipeline.quotes.lexicon import role_of
from pipeline.quotes.marks import MARKS
from pipeline.quotes.tokens import FINAL, Tokens
from pipeline.quotes.types import Mention

_LONGEST = 4
_JOINTS = frozenset({" ", "-", "\u00a0"})
_OPENING = frozenset({":", "—", "–", "-", "(", "\n", "•"}) | MARKS | FINAL
_LOOSE = frozenset({"LOC", "ORG", "NORP", "MISC"})
"""Types that a person's name may have been mistaken for."""


def completed(seen: Tokens, mentions: Sequence[Mention]) -> list[Mention]:
    """Return the names of the stretch by place, without overlaps: `mentions` mended, and more."""
    at = {
        one.start: one
        for one in (_unmarked(seen, one) for one in mentions if seen.starts and _inside(seen, one))
    }
    covered = {place for one in at.values() for place in range(one.start, one.end)}
    known: set[str] = set()
    for one in at.values():
        known |= _beginnings(seen.text[one.start : one.end]) if one.type == "PER" else set()
    for first, last in _runs(seen):
        found = _name(seen, first, last, at, covered)
        if found:
            known |= _beginnings(seen.text[found.start : found.end])
        elif last - first == 1 and seen.starts[first] not in covered and not _is_common(seen, first):
            again = bool(_beginnings(seen.said[first]) & known)
            found = Mention(seen.starts[first], seen.ends[first], "PER") if again else None
        if found:
            for token in range(first, last):
                at.pop(seen.starts[token], None)
            at[found.start] = found
    checked = [_checked(seen, at[start]) for start in sorted(at)]
    return sorted({one.start: one for one in checked if one}.values())


def _inside(seen: Tokens, one: Mention) -> bool:
    return seen.starts[0] <= one.start and one.end <= seen.ends[-1]


def _unmarked(seen: Tokens, one: Mention) -> Mention:
    """A name without what stands in front of a mark in it: "Глеб" of "«Севера» Глеб"."""
    surface = seen.text[one.start : one.end]
    cut = max(surface.rfind(mark) for mark in '«»“”„"') + 1
    cut += len(surface[cut:]) - len(surface[cut:].lstrip())
    return one._replace(start=one.start + cut) if 0 < cut < len(surface) else one


def _beginnings(name: str) -> set[str]:
    """How the last word of a name may begin, without the ending that a case may give it."""
    last = name.rsplit(maxsplit=1)[-1].lower() if name.strip() else ""
    return {last[:size] for size in range(max(4, len(last) - 2), len(last) + 1)}


def _checked(seen: Tokens, one: Mention) -> Mention | None:
    """A name as its words and the noun in front show it: "компания «Волк»" is a body, a pronoun none."""
    first, last = bisect_left(seen.starts, one.start), bisect_left(seen.starts, one.end)
    if last - first == 1 and any(seen.keys[first] in some for some in seen.words.small.values()):
        return None  # "Mon" at the beginning of a sentence
    if (one.entity_id or "").startswith("Q") or first == last:
        return one
    if _is_noun(seen, one, first, last):
        return None
    later = last - first > 2 and not is_given(seen.said[first]) and is_given(seen.said[first + 1])
    if one.type == "PER" and later:
        one = one._replace(start=seen.starts[first + 1])  # "Oceanolog Sergej Orsić"
    alone = last - first == 1 or (first > 0 and seen.said[first - 1] in MARKS)
    if one.type == "PER" and alone and not is_given(seen.said[first]) and _behind_body(seen, first):
        return one._replace(type="ORG")
    return one


def _is_noun(seen: Tokens, one: Mention, first: int, last: int) -> bool:
    """Whether a name is none: "rust", "docker", "Міністерка транспорту"."""
    role = role_of(seen.keys[first], seen.words)
    if role and role.sort == "person" and all(seen.said[at].islower() for at in range(first + 1, last)):
        return True
    if one.type in ("LOC", "NORP") and seen.text[one.start].islower():
        return True
    common = all(_is_common(seen, at) or seen.said[at].islower() for at in range(first, last))
    return common and not (one.type == "ORG" and last - first > 1)


def _behind_body(seen: Tokens, first: int) -> bool:
    """Whether the noun for a body stands right in front, an opening mark between or not."""
    at = first - 2 if first > 1 and seen.said[first - 1] in MARKS else first - 1
    role = role_of(seen.keys[at], seen.words) if at >= 0 else None
    return role is not None and role.sort == "body" and seen.said[first - 1] != ","


def _runs(seen: Tokens) -> Iterator[tuple[int, int]]:
    """The runs of capitalised words, in tokens."""
    start = None
    for at, word in enumerate(seen.said):
        capital = word[0].isupper() and len(word) > 1
        joined = start is not None and seen.text[seen.ends[at - 1] : seen.starts[at]] in _JOINTS
        if start is not None and not (capital and joined):
            if not (word == "-" and at + 1 < len(seen.said) and seen.said[at + 1][0].isupper()):
                yield start, at
                start = None
            continue
        if capital and start is None:
            start = at
    if start is not None:
        yield start, len(seen.said)


def _name(seen: Tokens, first: int, last: int, at: dict[int, Mention], covered: set[int]) -> Mention | None:
    """The name that a run of capitalised words is, where it is not there already."""
    titles = [one for one in range(first, last) if _is_common(seen, one)]
    if titles and titles[-1] == last - 1 and (whole := _named_body(seen, first, last, at)):
        return whole
    inside = [at[seen.starts[one]] for one in range(first, last) if seen.starts[one] in at]
    if titles and not any(one.start <= seen.starts[titles[-1]] < one.end for one in inside):
        first = titles[-1] + 1
    if not 0 < last - first <= _LONGEST:
        return None
    if not inside and not any(place in covered for place in (seen.starts[first], seen.ends[last - 1] - 1)):
        return _new(seen, first, last)
    if len(inside) == 2 and last - first <= 3 and is_given(seen.said[first]) and inside[0].type == "PER":
        return Mention(seen.starts[first], seen.ends[last - 1], "PER", inside[1].entity_id)
    return _mended(seen, first, last, inside[0]) if len(inside) == 1 else None


def _named_body(seen: Tokens, first: int, last: int, at: dict[int, Mention]) -> Mention | None:
    """A body whose name ends with the noun for it: "Halvorsen Rederi", of which only a part was found."""
    role = role_of(seen.keys[last - 1], seen.words)
    while first < last and _is_common(seen, first):
        first += 1
    inside = [at[seen.starts[one]] for one in range(first, last) if seen.starts[one] in at]
    whole = any(one.end >= seen.ends[last - 1] for one in inside)
    if not role or role.sort != "body" or not 1 < last - first <= _LONGEST or len(inside) > 1 or whole:
        return None
    return Mention(seen.starts[first], seen.ends[last - 1], "ORG", None)


def _mended(seen: Tokens, first: int, last: int, one: Mention) -> Mention | None:
    """A name of a person that was found in part, or as a body or place."""
    while seen.starts[first] < one.start and not (is_given(seen.said[first]) or _is_titled(seen, first)):
        first += 1
    start, end = seen.starts[first], seen.ends[last - 1]
    if one.end > end or last - first > 3:
        return None
    surely = (
        (is_given(seen.said[first]) or _is_titled(seen, first))
        and last - first > 1
        and not _names_body(seen, first, last)
    )
    known = (one.entity_id or "").startswith("Q")
    if one.type == "PER":
        longer = end - start > one.end - one.start
        if not longer or (seen.words.group == "de" and not surely):
            return None
        return Mention(start, end, "PER", None if known else one.entity_id)
    return Mention(start, end, "PER", None) if surely and one.type in _LOOSE and not known else None


def _is_titled(seen: Tokens, first: int) -> bool:
    """Whether the noun for a person stands right in front."""
    role = role_of(seen.keys[first - 1], seen.words) if first else None
    return role is not None and role.sort in ("person", "title")


def _names_body(seen: Tokens, first: int, last: int) -> bool:
    roles = (role_of(seen.keys[one], seen.words) for one in range(first, last))
    return any(role is not None and role.sort == "body" for role in roles)


def _is_common(seen: Tokens, at: int) -> bool:
    """Whether a capitalised word is no part of a name: a title, a small word, a verb of saying."""
    word = seen.keys[at]
    if role_of(word, seen.words) or cue_at(seen, at):
        return True
    return any(word in some for some in seen.words.small.values())


def _title_place(seen: Tokens, first: int) -> int:
    """Where the title of a name must stand: right in front, or in front of a body's name in marks."""
    if seen.said[first - 1] not in '»“”"':
        return first - 1
    opening = next((at for at in range(first - 2, max(0, first - 7), -1) if seen.said[at] in '«„“"'), None)
    return opening - 1 if opening else first - 1


def _new(seen: Tokens, first: int, last: int) -> Mention | None:
    """A name that only its place shows: behind a title, next to a verb of saying, or by its given name."""
    size = last - first
    before = seen.said[first - 1] if first > 0 else "\n"
    after = seen.said[last] if last < len(seen.said) else "\n"
    if before in MARKS and after in MARKS:
        named = _behind_body(seen, first)
        return Mention(seen.starts[first], seen.ends[last - 1], "ORG", None) if named else None
    role = role_of(seen.keys[_title_place(seen, first)], seen.words) if first > 0 else None
    titled = role is not None and role.sort in ("person", "title")
    said = (first > 0 and cue_at(seen, first - 1) is not None) or (
        after != "\n" and cue_at(seen, last) is not None
    )
    given = size > 1 and is_given(seen.said[first])
    if size == 1 and (first in seen.opens or before in _OPENING or not (titled or said)):
        return None
    if seen.words.group in ("de", "") and not (titled or given):
        return None
    body = (
        _names_body(seen, first, last)
        or seen.keys[first - 1 : first] == ["the"]
        or (role and role.sort == "body")
    )
    return Mention(seen.starts[first], seen.ends[last - 1], "ORG" if body and not given else "PER", None)
