"""Repairs misheard names: what a recogniser wrote, and the entity that the document leads one to expect.

What may be said (`expected`, `related`, `forms`) is compared by sound (`phones`, `costs`) with what is
suspicious in the speech (`heard`, `search`); a small classifier (`features`, `model`) gives the probability.
"""

from pipeline.entities.repair.expected import Expected
from pipeline.entities.repair.page import Repair, repair

__all__ = ["Expected", "Repair", "repair"]
