"""Links the names of a document to entities, or leaves them open.

Every name gets its candidates (`candidates`), each candidate what speaks for and against it (`features`), the
fitted weights a probability (`model`), and one threshold decides (`decide`).
"""

from pipeline.entities.linking.clusters import is_cluster, local_entity
from pipeline.entities.linking.page import link
from pipeline.entities.linking.types import Link, Page, Reading

__all__ = ["Link", "Page", "Reading", "is_cluster", "link", "local_entity"]
