"""Links one document."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.entities.knowledge import KnowledgeBase
from pipeline.entities.linking.candidates import candidates
from pipeline.entities.linking.chains import chained
from pipeline.entities.linking.decide import choose
from pipeline.entities.linking.evidence import gather
from pipeline.entities.linking.features import features
from pipeline.entities.linking.mentions import mentions
from pipeline.entities.linking.model import Model, model, probabilities
from pipeline.entities.linking.posts import beside
from pipeline.entities.linking.spots import spots
from pipeline.entities.linking.types import Candidate, Link, Page, Survey
from pipeline.entities.match import Found
from pipeline.entities.patterns.posts import PostPhrase
from pipeline.entities.spans import Span


def link(
    page: Page,
    spans: Sequence[Span],
    hits: Sequence[Found],
    kb: KnowledgeBase,
    posts: Sequence[PostPhrase] = (),
    fitted: Model | None = None,
) -> list[Link]:
    """Return the mentions of a document with their entities, by place and without overlaps.

    `spans` are the recogniser's and the patterns', `hits` the matcher's over `page.words`, `posts` the posts
    that say whose they are; each may be empty. A hit that no span covers becomes a mention where its link is
    likely enough, a span stays one in any case. A post that stands for its holder is a mention as a whole.
    """
    fitted = fitted or model()
    seen = survey(page, spans, hits, kb, posts)
    return decided(page, seen, probabilities(seen.rows, fitted), fitted, kb)


def decided(
    page: Page, seen: Survey, scores: Sequence[float], fitted: Model, kb: KnowledgeBase
) -> list[Link]:
    """Return the mentions of a surveyed page, given the probability of each of its candidates."""
    choices, at = [], 0
    for number, several in enumerate(seen.options):
        choices.append(choose(several, scores[at : at + len(several)], number))
        at += len(several)
    return mentions(page, seen, choices, fitted, kb)


def survey(
    page: Page,
    spans: Sequence[Span],
    hits: Sequence[Found],
    kb: KnowledgeBase,
    posts: Sequence[PostPhrase] = (),
) -> Survey:
    """Return all that the decision looks at."""
    places = spots(page, spans, hits)
    titled = beside(page, places, posts)
    options = [candidates(page, spot, kb) for spot in places]
    chains = chained(page, places, options, kb)
    evidence = gather(page, places, options, kb)
    rows: list[list[float]] = []
    for number, several in enumerate(options):
        full = _bearers(chains.get(number, ()), options)
        held = {one.entity for one in several}
        several += [Candidate(entity, -1, 0, "surname") for entity in sorted(full - held - {-1})]
        if several:
            post = posts[titled[number]] if number in titled else None
            rows += features(page, places[number], several, evidence, full, kb, post)
    beside_names = set(titled.values())
    alone = [phrase for number, phrase in enumerate(posts) if number not in beside_names]
    return Survey(places, options, chains, rows, alone)


def _bearers(wholes: Sequence[int], options: Sequence[list[Candidate]]) -> frozenset[int]:
    """Who the fuller names in the document may be; -1 stands for somebody unknown."""
    return frozenset(
        entity
        for whole in wholes
        for entity in ([one.entity for one in options[whole] if one.kind != "surname"] or [-1])
    )
