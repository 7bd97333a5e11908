"""Who is who in a document: names that mean one person or body, their titles and genders, who spoke last.

All look-ups are dictionaries that grow with the text, so a document takes linear time.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.entities.normal import fold
from pipeline.quotes.genders import gender_of
from pipeline.quotes.lexicon import PARTS
from pipeline.quotes.types import Mention

PERSON, BODY = "PER", "ORG"
_RECENT = 8
_SURNAMES = (
    ("ова", "f"), ("ева", "f"), ("ёва", "f"), ("ина", "f"), ("ская", "f"), ("цкая", "f"), ("ська", "f"),
    ("цька", "f"),
    ("ов", "m"), ("ев", "m"), ("ин", "m"), ("ский", "m"), ("ський", "m"),
)  # fmt: skip
"""How Russian and Ukrainian surnames show a gender."""
_EDGES = ".,;:!?()«»“”„\"'"


@dataclass
class Somebody:
    """A person, body or place of the text."""

    number: int
    type: str
    entity_id: str | None
    forms: Counter[str] = field(default_factory=Counter)
    roles: set[str] = field(default_factory=set)
    genders: Counter[str] = field(default_factory=Counter)

    def name(self) -> str:
        """The fullest form, of equally full ones the most frequent, of these the shortest."""
        return min(self.forms, key=lambda form: (-len(form.split()), -self.forms[form], len(form), form))

    def gender(self) -> str:
        """`m`, `f`, or empty."""
        best = [one for one in self.genders.most_common() if one[0] in ("m", "f")]
        if best:
            return best[0][0]
        if self.type != PERSON or not self.forms:
            return ""
        first, *rest = self.name().split()
        surname = next(
            (gender for ending, gender in _SURNAMES if rest and rest[-1].lower().endswith(ending)), ""
        )
        return surname or gender_of(first)


class Cast:
    """Everybody named in a document, by name."""

    def __init__(self, text: str, mentions: Sequence[Mention], slavic: bool) -> None:
        """Tell the names apart; `slavic` for names that take endings."""
        self.all: list[Somebody] = []
        self.of: list[Somebody] = []
        self.described: dict[int, Somebody] = {}
        """Code point of a noun → the body that it describes."""
        self._by_entity: dict[str, Somebody] = {}
        self._by_word: dict[tuple[str, str], Somebody] = {}
        self._slavic = slavic
        surfaces = [" ".join(text[one.start : one.end].split()).strip(_EDGES) for one in mentions]
        full = sorted(range(len(mentions)), key=lambda number: -len(surfaces[number].split()))
        found = {number: self._somebody(mentions[number], surfaces[number]) for number in full}
        self.of = [found[number] for number in range(len(mentions))]

    def _somebody(self, mention: Mention, surface: str) -> Somebody:
        kind = mention.type if mention.type in (PERSON, BODY) else "other"
        stems = [self._stem(word) for word in PARTS.findall(surface) if word[0].isalnum()]
        whole = " ".join(stems)
        one = self._by_entity.get(mention.entity_id or "") or self._by_word.get((kind, whole))
        if (
            one is None
            and len(stems) == 1
            and (kind == PERSON or not (mention.entity_id or "").startswith("Q"))
        ):
            one = self._by_word.get((PERSON, "~" + whole))
        if one is None:
            one = Somebody(len(self.all), mention.type, mention.entity_id)
            self.all.append(one)
        one.forms[surface] += 1
        one.entity_id = one.entity_id or mention.entity_id
        if mention.entity_id:
            self._by_entity.setdefault(mention.entity_id, one)
        self._by_word.setdefault((kind, whole), one)
        if kind == PERSON:
            for stem in (stems[-1:] + stems[:1]) if stems else ():
                self._by_word.setdefault((kind, "~" + stem), one)
        return one

    def describe(self, place: int, surface: str, role: str) -> Somebody:
        """Return the body that a description at a code point means: "city council"; one for all alike."""
        one = self._by_word.get(("description", surface.lower()))
        if one is None:
            one = Somebody(len(self.all), BODY, None)
            self.all.append(one)
            self._by_word["description", surface.lower()] = one
        one.forms[surface] += 1
        one.roles.update((role, role.split(":", maxsplit=1)[0]))
        self.described[place] = one
        return one

    def _stem(self, word: str) -> str:
        folded = fold(word)
        if self._slavic and len(folded) > 3:
            bare = folded.rstrip("аеёиоуыэюяіїєйьaeiou")
            for ending in ("ом", "ем", "ым", "им", "ого", "ому", "ей", "ой", "om", "em", "im", "og"):
                if folded.endswith(ending) and len(folded) - len(ending) > 3:
                    bare = folded[: -len(ending)]
            return bare if len(bare) > 2 else folded[:3]
        return folded[:-1] if len(folded) > 4 and folded.endswith("s") else folded


@dataclass
class Memory:
    """What was said so far: who spoke and who was named last."""

    speakers: list[Somebody] = field(default_factory=list)
    """The latest last."""
    named: list[Somebody] = field(default_factory=list)
    by_role: dict[str, list[Somebody]] = field(default_factory=lambda: defaultdict(list))

    def names(self, one: Somebody, *, below: bool = False) -> None:
        """Somebody is named; `below` the last one where it is that one's sentence."""
        last = self.named[-1] if below and self.named else None
        _push(self.named, one)
        if last:
            _push(self.named, last)
        for role in one.roles:
            _push(self.by_role[role], one)

    def speaks(self, one: Somebody) -> None:
        """Somebody is quoted."""
        _push(self.speakers, one)
        _push(self.named, one)

    def with_role(self, role: str, gender: str) -> Somebody | None:
        """The last named bearer of a role."""
        return next((one for one in reversed(self.by_role.get(role, [])) if fits(one, gender)), None)

    def person(self, gender: str) -> Somebody | None:
        """Whom a pronoun means: the last speaker it fits, before others named."""
        recent = [*reversed(self.named)]
        people = [one for one in recent if one.type == PERSON]
        sure = next((one for one in people if gender and one.gender() == gender), None)
        return sure or next((one for one in people if fits(one, gender)), None)

    def latest(self) -> Somebody | None:
        """Whom the text was about last."""
        return next((one for one in reversed(self.named) if one.type in (PERSON, BODY)), None)

    def unexplained(self) -> Somebody | None:
        """The last named body of which the text does not say what it is."""
        return next((one for one in reversed(self.named) if one.type == BODY and not one.roles), None)

    def body(self) -> Somebody | None:
        """Which body "it" means."""
        recent = [*reversed(self.named)]
        return next((one for one in recent if one.type == BODY), None)


def fits(one: Somebody, gender: str) -> bool:
    """Whether a gender may be somebody's."""
    return gender not in ("m", "f") or one.gender() in ("", gender)


def _push(some: list[Somebody], one: Somebody) -> None:
    if one in some[-_RECENT:]:
        some.remove(one)
    some.append(one)
    del some[:-_RECENT]
