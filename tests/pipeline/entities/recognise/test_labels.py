"""What labels of other models mean."""

from __future__ import annotations

import pytest

from pipeline.entities.recognise.labels import explained, meaning
from pipeline.entities.spans import TYPES


@pytest.mark.parametrize(
    ("label", "kind"),
    [("PERSON", "PER"), ("GPE", "LOC"), ("FAC", "LOC"), ("NORP", "NORP"), ("LAW", "LAW"), ("PRS", "PER"),
     ("EVN", "EVENT"), ("GPE_ORG", "ORG"), ("Misc", "MISC"), ("MONEY", None)],
)  # fmt: skip
def test_public_schemes_are_known(label, kind):
    assert meaning()(label) == kind


def test_every_type_is_meant_by_its_own_name():
    assert [meaning()(kind) for kind in TYPES] == list(TYPES)


def test_own_labels_come_first_and_the_rest_can_be_named():
    meant = explained(["GPE", "SHIP", "PARTY"], {"GPE": "ORG", "PARTY": "", "*": "MISC"})
    assert [meant("GPE"), meant("SHIP"), meant("PARTY"), meant("PER")] == ["ORG", "MISC", None, "PER"]


def test_a_label_that_nobody_explained_is_refused():
    with pytest.raises(ValueError, match="'SHIP'"):
        explained(["PER", "SHIP"])


def test_an_unknown_type_is_refused():
    with pytest.raises(ValueError, match="'SHIP' is said to mean 'VESSEL'"):
        meaning({"SHIP": "VESSEL"})
