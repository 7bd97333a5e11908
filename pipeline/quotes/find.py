"""Finds who is quoted in a document: drafts, scores, speakers, rows."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from pipeline.quotes.attribution import Draft, drafts
from pipeline.quotes.cues import with_negation
from pipeline.quotes.lexicon import SLAVIC, group_of
from pipeline.quotes.model import Model, chosen, model, probability
from pipeline.quotes.names import completed
from pipeline.quotes.people import Cast, Memory
from pipeline.quotes.ranking import Candidate
from pipeline.quotes.resolve import Meant, introduce, meant
from pipeline.quotes.speeches import Speech, speeches
from pipeline.quotes.tokens import Tokens, tokens, with_names
from pipeline.quotes.types import Asked, Kind, Mention, Quote, Span

_ACCEPTED = 0.5
_SHOWN = ("way_that", "way_bare", "way_before", "way_accord", "gap", "unattached", "cue", "colon", "alone")
"""Features of drafts that tell of whole rows too."""
_NAME = 3
"""Words in marks that may be a name."""


class Judged(NamedTuple):
    """A draft with how likely it is a quote, its speaker and how sure that is."""

    draft: Draft
    chance: float
    speaker: Candidate
    share: float


class _Row(NamedTuple):
    quote: Quote
    draft: int
    parent: int | None
    """Draft it stands in."""
    features: Mapping[str, float]


def quotes(asked: Asked) -> list[Quote]:
    """Return the quotes of a document by place; a clause comes before the words quoted in it."""
    return found(asked, model())


def found(asked: Asked, fitted: Model) -> list[Quote]:
    """Return what `quotes` returns, with given weights."""
    return [quote for quote, _ in traced(asked, fitted)]


def traced(asked: Asked, fitted: Model) -> list[tuple[Quote, Mapping[str, float]]]:
    """Return the quotes with the features that their scores come from."""
    parts, names = read(asked)
    slavic = any(group_of(one.language) in SLAVIC for one in asked.stretches)
    cast, memory = Cast(asked.text, names, slavic), Memory()
    for seen in parts:
        introduce(seen, cast)
    rows: list[tuple[Quote, Mapping[str, float]]] = []
    for seen in parts:
        held = speeches(seen)
        judged = judge(seen, held, names, cast, fitted)
        rows += _numbered(list(_rows(seen, held, judged, cast, memory, fitted)), len(rows))
    return rows


def read(asked: Asked) -> tuple[list[Tokens], list[Mention]]:
    """Return the stretches as tokens with their names, and all names by number."""
    parts: list[Tokens] = []
    names: list[Mention] = []
    for stretch in asked.stretches:
        bare = tokens(asked.text, stretch, asked.sentences)
        begin = bisect_left(asked.mentions, stretch.start, key=lambda one: one.start)
        end = bisect_left(asked.mentions, stretch.end, key=lambda one: one.start)
        more = completed(bare, asked.mentions[begin:end])
        parts.append(with_names(bare, more, len(names)))
        names += more
    return parts, names


def judge(
    seen: Tokens, held: Sequence[Speech], mentions: Sequence[Mention], cast: Cast, fitted: Model
) -> list[Judged]:
    """Return the drafts of a stretch with their scores and speakers."""
    genders = {number: cast.of[number].gender() for number in seen.mention.values()}
    found: list[Judged] = []
    for draft in drafts(seen, held, mentions, genders):
        speaker, share = chosen(draft.candidates, fitted.speaker)
        found.append(Judged(draft, probability(draft.features, fitted.quote), speaker, share))
    return found


class _Telling:
    """The names that the narrator gives, sentence by sentence; of a sentence the first comes last."""

    def __init__(self, seen: Tokens, held: Sequence[Speech]) -> None:
        inside = [
            (one.start, one.end)
            for one in held
            if one.parent is None and one.form == "marks" and one.end - one.start > _NAME
        ]
        self._names: list[tuple[int, int, int]] = []
        sentence, speech = 0, 0
        self._opens = opens = sorted(seen.opens)
        for token in sorted(seen.mention):
            while sentence < len(opens) and opens[sentence] <= token:
                sentence += 1
            while speech < len(inside) and inside[speech][1] <= token:
                speech += 1
            if speech == len(inside) or token < inside[speech][0]:
                self._names.append((sentence, token, seen.mention[token]))
        self._at = 0

    def sentence(self, token: int) -> int:
        """Return the number of the sentence in which a token stands."""
        return bisect_right(self._opens, token)

    def until(self, token: int) -> list[tuple[int, int]]:
        """Return (sentence, name) of those told before a token and not yet, as they are to be remembered."""
        start = self._at
        while self._at < len(self._names) and self._names[self._at][1] < token:
            self._at += 1
        here = sorted(self._names[start : self._at], key=lambda one: (one[0], -one[1]))
        return [(sentence, name) for sentence, _, name in here]


def _place(one: Judged) -> int:
    """The token at which it is told who speaks."""
    if one.speaker.source:
        return one.speaker.source.first
    return one.draft.cue[0] if one.draft.cue else one.draft.pieces[0][0]


def _rows(
    seen: Tokens, held: Sequence[Speech], judged: Sequence[Judged], cast: Cast, memory: Memory, fitted: Model
) -> Iterator[_Row]:
    """The rows of accepted drafts in the order of the text; names are remembered on the way."""
    order = sorted(
        (number for number, one in enumerate(judged) if one.draft.pieces and one.chance >= _ACCEPTED),
        key=lambda number: (judged[number].draft.pieces[0][0], -judged[number].draft.pieces[-1][1]),
    )
    told = _Telling(seen, held)
    last = -1
    spoken = {one.draft.speech: at for at, one in enumerate(judged) if one.draft.speech is not None}
    speaking: dict[int, Meant] = {}
    for number in order:
        one = judged[number]
        place = _place(one)
        for sentence, name in told.until(place):
            memory.names(cast.of[name], below=sentence == last)
        last = told.sentence(place)
        around = one.draft.clause
        shared = judged[around] if around is not None and around in speaking else None
        who = speaking[around] if shared and around is not None else _meant(seen, one, cast, memory)
        speaking[number] = who
        if who.somebody:
            memory.speaks(who.somebody)
        yield from _pieces(seen, judged, spoken, number, shared or one, who, fitted)


def _meant(seen: Tokens, one: Judged, cast: Cast, memory: Memory) -> Meant:
    word = seen.keys[one.draft.cue[0]] if one.draft.cue else ""
    source = one.speaker.source
    before = [
        other.source
        for other in one.draft.candidates
        if other.source and source and other.source.last <= source.first
    ]
    return meant(source, word, seen, cast, memory, sorted(before, key=lambda other: other.first))


def _pieces(
    seen: Tokens,
    judged: Sequence[Judged],
    spoken: Mapping[int, int],
    number: int,
    cued: Judged,
    who: Meant,
    fitted: Model,
) -> Iterator[_Row]:
    draft = judged[number].draft
    kind: Kind = "direct"
    if draft.speech is None:
        kind = "mixed" if _holds_quote(judged, draft, spoken) else "indirect"
    source = cued.speaker.source
    features = row_features(judged[number], cued, who, kind)
    score = probability(features, fitted.row) if fitted.row else None
    somebody = who.somebody
    for start, end in draft.pieces:
        span = _span(seen, start, end)
        quote = Quote(
            kind,
            draft.form,
            *span,
            _span(seen, *with_negation(seen, *cued.draft.cue)) if cued.draft.cue else None,
            _span(seen, source.first, source.last) if source else None,
            somebody.name() if somebody else None,
            somebody.entity_id if somebody else None,
            score,
            None,
            None,
        )
        yield _Row(quote, number, _parent(judged, number, spoken), features)


def row_features(one: Judged, cued: Judged, who: Meant, kind: str) -> dict[str, float]:
    """Return what tells whether a row is right in kind, span and speaker."""
    sort = cued.speaker.source.sort if cued.speaker.source else "none"
    return {
        "bias": 1.0,
        f"kind_{kind}": 1.0,
        "chance": one.chance,
        "share": cued.share,
        "product": one.chance * cued.share,
        f"way_{who.way}": 1.0,
        "nobody": float(who.somebody is None),
        f"sort_{sort}": 1.0,
        "pieces": float(len(one.draft.pieces) > 1),
        **{name: one.draft.features[name] for name in _SHOWN if name in one.draft.features},
    }


def _holds_quote(judged: Sequence[Judged], draft: Draft, spoken: Mapping[int, int]) -> bool:
    return any(number in spoken and judged[spoken[number]].chance >= _ACCEPTED for number in draft.holds)


def _parent(judged: Sequence[Judged], number: int, spoken: Mapping[int, int]) -> int | None:
    """The draft around a draft: the clause that holds it, else the speech."""
    draft = judged[number].draft
    if draft.clause is not None and judged[draft.clause].chance >= _ACCEPTED:
        return draft.clause
    around = spoken.get(draft.inside) if draft.inside is not None else None
    return around if around is not None and judged[around].chance >= _ACCEPTED else None


def _span(seen: Tokens, start: int, end: int) -> Span:
    return seen.starts[start], seen.ends[end - 1]


def _numbered(rows: Sequence[_Row], shift: int) -> list[tuple[Quote, Mapping[str, float]]]:
    """The rows by place, with the numbers of their parents and of the pieces that they continue."""
    order = sorted(range(len(rows)), key=lambda at: (rows[at].quote.start, -rows[at].quote.end, at))
    place = {at: shift + number for number, at in enumerate(order)}
    first: dict[int, int] = {}
    before: dict[int, int] = {}
    for at, row in enumerate(rows):
        if row.draft in first:
            before[at] = first[row.draft]
        first[row.draft] = at
    heads = {row.draft: at for at, row in reversed(list(enumerate(rows)))}
    numbered: list[tuple[Quote, Mapping[str, float]]] = []
    for at in order:
        parent = rows[at].parent
        around = place[heads[parent]] if parent is not None and parent in heads else None
        piece = place[before[at]] if at in before else None
        numbered.append((rows[at].quote._replace(parent=around, continues=piece), rows[at].features))
    return numbered
