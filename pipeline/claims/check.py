"""A claim against a transcript: verdict, probability, nearest sentences, what disagrees, the words said."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from pipeline.claims.align import Aligned, align, all_content_in_run
from pipeline.claims.claim import VERDICTS, Checked, Claim, Disagreement, Near, Said, Span, Verdict
from pipeline.claims.features import Differs, between, covered, in_order, measured
from pipeline.claims.heard import WIDTH, Heard, Index, heard, index_for, places
from pipeline.claims.model import Model, chances, model
from pipeline.claims.numerals import all_in_run, missing, values
from pipeline.claims.people import name_differs, speaker_agrees
from pipeline.claims.pieces import pieces, together
from pipeline.claims.polarity import as_often, mismatch
from pipeline.claims.words import Word, spoken

_NEAREST: Final = 3
_PER_SENTENCE: Final = 0.1
"""What each sentence of a window costs, as a share of the claim found."""
_IN_ORDER: Final = 0.5
"""What words in order are worth beside words found."""
_OTHER_SPEAKER: Final = 0.15
"""What a window by somebody else is set back by, as a share of the claim found."""
_MOSTLY: Final = 0.8
"""Share of a claim found, and of its words said in order, from which on it is not absent."""
NOTHING: Final = Checked()


class Seen(NamedTuple):
    """A claim beside one window; `agrees` tells whether the speaker does, null where unknown."""

    aligned: Aligned
    chunks: tuple[int, int]
    sentences: list[int]
    agrees: bool | None
    strength: float


class Evidence(NamedTuple):
    """The best window of a claim: its features, what disagrees, and whether "verbatim" may be said at all."""

    seen: Seen
    features: list[float]
    number: bool
    negation: bool
    name: bool
    strict: bool


def check(claim: Claim, said: Sequence[Said]) -> Checked:
    """Check one claim against the sentences of a transcript."""
    return check_in(claim, heard(said))


def check_all(claims: Sequence[Claim], said: Sequence[Said]) -> list[Checked]:
    """Check many claims against one transcript, which is indexed once."""
    transcript = heard(said)
    return [check_in(claim, transcript) for claim in claims]


def check_in(claim: Claim, transcript: Heard) -> Checked:
    """Check a claim against an indexed transcript. Nothing to compare with gives nulls."""
    index = index_for(claim.language, transcript)
    if index is None or not index.words:
        return NOTHING
    asked = spoken(claim.text, index.family)
    if not asked:
        return NOTHING
    checked = [_checked(one, transcript, index) for one in pieces(claim, asked)]
    return checked[0] if len(checked) == 1 else together(checked)


def _checked(claim: Claim, transcript: Heard, index: Index) -> Checked:
    best = evidence_for(claim, transcript)
    if best is None:
        return Checked("absent", None) if index.family else NOTHING  # in a language nobody knows
    verdict, score, shares = decided(best, model())
    return Checked(
        verdict, score, _near(best, index), _disagreements(best, verdict), _span(best, index), shares
    )


def evidence_for(claim: Claim, transcript: Heard) -> Evidence | None:
    """Return the evidence of the window that says most of a claim; null where none has a word of it."""
    index = index_for(claim.language, transcript)
    if index is None:
        return None
    asked = spoken(claim.text, index.family)
    near = places(asked, index)
    several = [_seen(claim, asked, window, index, transcript.said) for window in near.windows]
    best = max(several, key=_rank, default=None)
    return _evidence(claim, best, near.elsewhere(best.chunks), index, transcript.said) if best else None


def decided(best: Evidence, fitted: Model) -> tuple[Verdict, float, tuple[float, ...]]:
    """Return the verdict, its probability and those of all `VERDICTS`, within what the guards allow."""
    shares = chances([best.features], fitted)[0]
    kept = [float(share) * _allowed(verdict, best) for verdict, share in zip(VERDICTS, shares, strict=True)]
    total = sum(kept)
    kept = [share / total for share in kept]
    place = max(range(len(kept)), key=kept.__getitem__)
    return VERDICTS[place], kept[place], tuple(kept)


def _seen(
    claim: Claim, asked: Sequence[Word], chunks: tuple[int, int], index: Index, said: Sequence[Said]
) -> Seen:
    first, last = index.chunks[chunks[0]][1], index.chunks[chunks[1] - 1][2]
    aligned = align(asked, index.words[first:last], index.family)
    sentences = _sentences(aligned, chunks, index)
    agrees = _agrees([speaker_agrees(claim, said[number]) for number in sentences])
    width = min(chunks[1] - chunks[0], WIDTH)  # a claim of more sentences than that needs them
    strength = covered(aligned) + _IN_ORDER * in_order(aligned) - _PER_SENTENCE * width
    return Seen(aligned, chunks, sentences, agrees, strength - _OTHER_SPEAKER * (agrees is False))


def _evidence(claim: Claim, seen: Seen, elsewhere: float, index: Index, said: Sequence[Said]) -> Evidence:
    aligned, family = seen.aligned, index.family
    number = missing(aligned) > 0
    strict = all_in_run(aligned) and as_often(aligned, family) and all_content_in_run(aligned)
    negation = 0.0 if strict else mismatch(aligned, family)
    name = name_differs(aligned, claim, [said[one] for one in seen.sentences], family)
    offset = index.chunks[seen.chunks[0]][1]
    parts = [(first - offset, last - offset) for _, first, last in index.chunks[slice(*seen.chunks)]]
    differs = Differs(number, bool(values(aligned.claim)), negation, name, seen.agrees)
    features = measured(aligned, family, parts, elsewhere, claim.is_quoted, differs)
    return Evidence(seen, features, number, negation > 0.5, name, strict)


def _rank(one: Seen) -> tuple[float, int, int]:
    """Order windows by strength; of two alike the one with less around the claim comes first."""
    return one.strength, -between(one.aligned), one.chunks[0] - one.chunks[1]


def _agrees(several: list[bool | None]) -> bool | None:
    known = [one for one in several if one is not None]
    return any(known) if known else None


def _sentences(aligned: Aligned, chunks: tuple[int, int], index: Index) -> list[int]:
    """Return the sentences that have words of the claim, in order."""
    offset = index.chunks[chunks[0]][1]
    places = {offset + pair.said for pair in (aligned.run or aligned.pairs)}
    found = [
        number
        for number, first, last in index.chunks[chunks[0] : chunks[1]]
        if any(first <= place < last for place in places)
    ]
    return list(dict.fromkeys(found))


def _allowed(verdict: Verdict, best: Evidence) -> bool:
    """Return whether a verdict may be given at all: no number, negation or speaker is ever passed over."""
    if verdict == "verbatim":
        return best.strict and not best.number and not best.name and best.seen.agrees is not False
    if verdict == "close":
        return not best.number and best.seen.agrees is not False
    if verdict == "absent":
        return min(covered(best.seen.aligned), in_order(best.seen.aligned)) < _MOSTLY
    return True


def _disagreements(best: Evidence, verdict: Verdict) -> tuple[Disagreement, ...]:
    if verdict in ("absent", "verbatim"):
        return ()
    flags: tuple[tuple[Disagreement, bool], ...] = (
        ("number", best.number),
        ("negation", best.negation),
        ("speaker", best.seen.agrees is False),
        ("name", best.name),
    )
    found = tuple(name for name, is_so in flags if is_so)
    return found or (("words",) if verdict == "partial" else ())


def _near(best: Evidence, index: Index) -> tuple[Near, ...]:
    weights = best.seen.aligned.weights
    total = sum(weights) or 1.0
    offset = index.chunks[best.seen.chunks[0]][1]
    shares: dict[int, float] = {}
    for number, first, last in index.chunks[best.seen.chunks[0] : best.seen.chunks[1]]:
        share = sum(
            pair.level * weights[pair.claimed]
            for pair in best.seen.aligned.pairs
            if first <= offset + pair.said < last
        )
        if share:
            shares[number] = shares.get(number, 0.0) + share / total
    ordered = sorted(shares, key=lambda number: (-shares[number], number))
    return tuple(Near(number, shares[number]) for number in ordered[:_NEAREST])


def _span(best: Evidence, index: Index) -> Span | None:
    pairs = best.seen.aligned.run
    if not pairs:
        return None
    offset = index.chunks[best.seen.chunks[0]][1]
    first, last = offset + pairs[0].said, offset + pairs[-1].said
    sentence = {
        place: number
        for number, start, stop in index.chunks[best.seen.chunks[0] : best.seen.chunks[1]]
        for place in (first, last)
        if start <= place < stop
    }
    return Span(sentence[first], index.words[first].start, sentence[last], index.words[last].end)
