"""What speaks for and against a candidate, as numbers; the order is `NAMES`, the weights are fitted."""

from __future__ import annotations

from collections.abc import Sequence
from math import log1p

from pipeline.entities.knowledge import KnowledgeBase
from pipeline.entities.linking.casing import (
    capital_after,
    capital_before,
    capitals_say_nothing,
    comma_before,
    opens_sentence,
)
from pipeline.entities.linking.evidence import Evidence, distance
from pipeline.entities.linking.posts import held
from pipeline.entities.linking.types import FOREIGN, LOOSE, Candidate, Page, Spot
from pipeline.entities.match import INFLECTED, SOUND
from pipeline.entities.normal import fold
from pipeline.entities.patterns.posts import PostPhrase

_USUAL_FIT = 0.85
_COVERS = ("same", "wider", "narrower", "across", "none")
_TYPES = ("PER", "LOC", "ORG")
_KINDS = ("alias", "abbreviation", "surname", "official", "variant", "short")
_PLACES = frozenset({"LOC", "ORG"})


def _one_hot(values: Sequence[str]) -> dict[str, tuple[float, ...]]:
    return {value: tuple(float(value == other) for other in values) for value in values}


_COVER = _one_hot(_COVERS) | {"unasked": (0.0,) * len(_COVERS)}
_TYPE, _NO_TYPE = _one_hot(_TYPES), (0.0,) * len(_TYPES)
_KIND, _NO_KIND = _one_hot(_KINDS), (0.0,) * len(_KINDS)
_IMPLIED = {"foreign_minister": "minister", "head_of_government": "minister", "deputy_head": "minister"}
NAMES: tuple[str, ...] = (
    "bias",
    *(f"cover_{cover}" for cover in _COVERS),
    "span_score",
    "type_agrees",
    "type_differs",
    "type_mixed_place",
    "words_1",
    "words_3",
    "letters_3",
    "capitals",
    "lower",
    "opens",
    "common",
    "given_name",
    "name_before",
    "name_after",
    "comma_before",
    "title",
    *(f"is_{kind}" for kind in _TYPES),
    *(f"cover_none_{kind}" for kind in _TYPES),
    "inflected",
    "sound",
    "loose",
    "foreign",
    "foreign_fit",
    *(f"kind_{kind}" for kind in _KINDS),
    "other_language",
    "same_case",
    "rank_2",
    "rank_3",
    "rank_4",
    "person_rank_2",
    "person_rank_3",
    "person_rank_4",
    "rivals",
    "above_rivals",
    "below_rivals",
    "only_country",
    "country_said",
    "country_share",
    "home",
    "said_in_full",
    "other_in_full",
    "in_office",
    "near_office",
    "far_from_office",
    "no_office",
    "title_fits",
    "title_misfits",
    "bearers",
    "post_fits",
    "post_misfits",
    "local",
)
"""Names of the features; those of the spot come first."""


def features(
    page: Page,
    spot: Spot,
    several: Sequence[Candidate],
    evidence: Evidence,
    full: frozenset[int],
    kb: KnowledgeBase,
    phrase: PostPhrase | None = None,
) -> list[list[float]]:
    """Return a row of features per candidate.

    `full`: who bears the fuller name that the document gives; `phrase`: the post that stands beside the name.
    """
    last, end = (spot.hit.last, spot.hit.end) if spot.hit else (spot.last, spot.end)  # "EU" of "EU:s"
    said = [word.text for word in page.words[spot.first : last]]
    title = title_before(page, spot.first, kb)
    shared = _of_spot(page, spot, said, title, kb)
    ranks = [kb.rank[one.entity] for one in several]
    if len(ranks) > 1:
        ranks.sort(reverse=True)
    total = sum(evidence.countries.values())
    surface = page.text[spot.start : end]
    return [
        [
            *_with_span(spot, shared, kb.type[one.entity]),
            *_of_name(one, surface, page.language, kb),
            *_of_rank(one.entity, ranks, kb),
            *_of_document(one.entity, evidence, total, full, kb),
            *_of_person(one, said[-1], title, evidence, kb),
            *_of_post(one.entity, phrase, page, kb),
            kb.entity_id[one.entity].startswith("local:"),
        ]
        for one in several
    ]


def title_before(page: Page, first: int, kb: KnowledgeBase) -> str | None:
    """Return the sort of post that the words in front of word `first` name; the longest title counts."""
    words = page.words
    if first == 0 or words[first].start - words[first - 1].end > 2:
        return None
    before = fold(words[first - 1].text)
    found = kb.titles.get(before)
    for at in range(first - 2, max(first - 4, -1), -1):
        before = f"{fold(words[at].text)} {before}"
        found = kb.titles.get(before, found)
    return found


def _of_spot(page: Page, spot: Spot, said: list[str], title: str | None, kb: KnowledgeBase) -> list[float]:
    folded = fold(said[0])
    single = len(said) == 1
    letters = sum(map(len, said))
    language = spot.hit.language if spot.hit else page.language
    share = kb.lower_share(folded, language)
    if share is None:
        share = kb.lower_share(folded, "und") or 0.0
    titled = title is not None and title != "article"
    shouted = capitals_say_nothing(page, spot)
    return [
        single,
        len(said) > 2,
        letters <= 3,
        letters > 1 and not shouted and all(word.isupper() for word in said),
        said[0][0].islower(),
        single and opens_sentence(page, spot.first),
        share if single else 0.0,
        single and folded in kb.given_names,
        not titled and not shouted and capital_before(page, spot.first),
        not shouted and capital_after(page, spot.last),
        comma_before(page, spot.first),
        titled,
    ]


def _with_span(spot: Spot, shared: list[float], kind: str) -> list[float]:
    """Features of the spot, and how the recogniser's view goes with the candidate's type."""
    said = spot.span.type if spot.span else None
    return [
        1.0,
        *_COVER[spot.cover],
        spot.span.score or 0.0 if spot.span else 0.0,
        said == kind,
        said is not None and said != kind,
        said != kind and said in _PLACES and kind in _PLACES,
        *shared,
        *_TYPE.get(kind, _NO_TYPE),
        *(_TYPE.get(kind, _NO_TYPE) if spot.cover == "none" else _NO_TYPE),
    ]


def _of_name(one: Candidate, surface: str, language: str, kb: KnowledgeBase) -> list[float]:
    own = kb.language[one.row] if one.row >= 0 else "und"
    return [
        one.how == INFLECTED,
        one.how == SOUND,
        one.how == LOOSE,
        one.how == FOREIGN,
        one.fit - _USUAL_FIT if one.how == FOREIGN else 0.0,
        *_KIND.get(one.kind, _NO_KIND),
        own not in ("und", language),
        one.row >= 0 and kb.name[one.row] == surface,
    ]


def _of_rank(entity: int, ranks: list[int], kb: KnowledgeBase) -> list[float]:
    rank, person = kb.rank[entity], kb.type[entity] == "PER"
    others = ranks[1:] if rank == ranks[0] else ranks
    best = others[0] if others else -1
    return [
        rank >= 2,
        rank >= 3,
        rank >= 4,
        person and rank >= 2,
        person and rank >= 3,
        person and rank >= 4,
        log1p(len(others)),
        bool(others) and rank > best,
        bool(others) and rank < best,
    ]


def _of_document(
    entity: int, evidence: Evidence, total: int, full: frozenset[int], kb: KnowledgeBase
) -> list[float]:
    country = kb.country[entity]
    count = evidence.countries.get(country or "", 0)
    own = count - (entity in evidence.people)
    return [
        country is not None and len(evidence.countries) == 1 and own > 0,
        own > 0,
        own / total if total else 0.0,
        country is not None and country == evidence.home,
        entity in full,
        bool(full) and entity not in full,
    ]


def _of_person(
    one: Candidate, last: str, title: str | None, evidence: Evidence, kb: KnowledgeBase
) -> list[float]:
    if kb.type[one.entity] != "PER":
        return [0.0] * 7
    posts = kb.posts.get(one.entity, ())
    gap = distance(posts, evidence.year)
    named = None if title in (None, "any", "article") else title
    held = any(named in (post.kind, _IMPLIED.get(post.kind)) for post in posts)
    return [
        gap is not None and gap < 0.5,
        gap is not None and 0.5 <= gap < 12,
        gap is not None and gap >= 30,
        not posts,
        named is not None and held,
        named is not None and not held,
        log1p(kb.bearers.get(fold(last), 0)),
    ]


def _of_post(entity: int, phrase: PostPhrase | None, page: Page, kb: KnowledgeBase) -> list[float]:
    """Whether the candidate held the post that stands beside the name, and whether somebody else did."""
    if phrase is None or phrase.country is None or kb.type[entity] != "PER":
        return [0.0, 0.0]
    fits = held(entity, (phrase.kind, phrase.country), None if phrase.standing else page.day, kb)
    return [fits, not fits]
