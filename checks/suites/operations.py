"""Quality, annotators, runs."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc

from checks.columns import json_text, matches, not_after
from checks.fact import Context, Fact, Rules
from checks.find import say
from checks.suites.intake import SHA256


def _published_in_spite(rows: pa.Table, _: Context) -> pa.Array:
    failed = pc.and_(pc.equal(rows.column("severity"), "error"), pc.invert(rows.column("succeeded")))
    return say(failed, "a failed expectation of severity error stands in a publication")


RULES: Rules = {
    "quality": (
        Fact(
            "no_errors_published",
            "Nothing is published in spite of a failed blocking expectation.",
            _published_in_spite,
        ),
    ),
    "annotators": (
        matches("annotator", r"^[a-z][a-z0-9_-]*@\S+$", "Annotators are written name@version."),
        matches("code_sha256", SHA256, "Code is named by its SHA-256."),
        json_text("parameters", "Parameters are JSON."),
    ),
    "runs": (not_after("started_at", "ended_at", "No run ends before it starts."),),
}
