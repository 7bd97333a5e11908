"""Whether what a title, description or post says that somebody said is true to the transcript.

`check` answers for one claim; `check_all` for many against one transcript, indexed once; with `heard` and
`check_in` a transcript is kept for claims of other documents. `find.claims_made` finds the claims of a text,
`events.same_event` says which documents are worth comparing.
"""

from pipeline.claims.check import check, check_all, check_in
from pipeline.claims.claim import VERDICTS, Checked, Claim, Disagreement, Near, Said, Span, Verdict
from pipeline.claims.heard import Heard, heard

__all__ = [
    "VERDICTS",
    "Checked",
    "Claim",
    "Disagreement",
    "Heard",
    "Near",
    "Said",
    "Span",
    "Verdict",
    "check",
    "check_all",
    "check_in",
    "heard",
]
