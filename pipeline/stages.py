"""The text stages, in the order in which they run."""

from __future__ import annotations

from functools import cache

from pipeline.entities.stage import mentions_stage
from pipeline.facts.stage import facts_stage
from pipeline.keyphrases.stage import keyphrases_stage
from pipeline.quotes.stage import quotes_stage
from pipeline.readers.stage import read_stage
from pipeline.segment.stage import segment_stage
from pipeline.speakers.stage import speakers_stage
from pipeline.stage import Stage
from pipeline.topics.stage import topics_stage


@cache
def stages() -> tuple[Stage, ...]:
    """Return all text stages. Each reads only tables made before it."""
    return (
        read_stage(),
        segment_stage(),
        mentions_stage(),
        speakers_stage(),
        quotes_stage(),
        topics_stage(),
        keyphrases_stage(),
        facts_stage(),
    )
