"""The knowledge base in memory: entities, their names and posts, and the ways to look them up."""

from pipeline.entities.knowledge.base import Held, KnowledgeBase
from pipeline.entities.knowledge.index import BY_SOUND
from pipeline.entities.knowledge.load import knowledge

__all__ = ["BY_SOUND", "Held", "KnowledgeBase", "knowledge"]
