"""What stands between two words of a clean text: marks that go, white space that becomes one character."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

from pipeline.text.mapped import Builder

GAP: Final = "gap"
"""White space, as such."""

REFERENCE: Final = "reference"
"""White space of which some stands as a reference or a tag: nothing but white space may be joined to it."""

_MADE_BY: Final = {REFERENCE: "markup", "style": "markup"}


class Between(NamedTuple):
    """Raw characters up to `end`: white space, or what a transform takes out, with its times if it is a cue.

    `kind` is GAP, REFERENCE, "style" (markup that is no tag), or the name of the transform.
    """

    kind: str
    end: int
    cue_s: float | None = None
    cue_end_s: float | None = None


def write_between(builder: Builder, found: Iterable[Between], joiner: str, *, before_text: bool) -> None:
    """Write what stands after the clean text so far and, where `before_text`, before the text that follows.

    The first white space becomes `joiner` ("" for nothing). Other white space goes with the marks beside it;
    at the end of a text it is left.
    """
    done: list[Between] = []
    gap_end = 0
    for one in found:
        if joiner and one.kind in (GAP, REFERENCE):
            if done and done[-1].kind == "markup":
                done.pop()  # a tag before white space goes with it
            done.append(Between(joiner, one.end))
            joiner = ""
        elif one.kind == GAP:
            gap_end = one.end
        elif done and done[-1].kind == one.kind == "markup":
            done[-1] = one
        else:
            done.append(one)
    if before_text and done and gap_end > done[-1].end:
        done[-1] = done[-1]._replace(end=gap_end)
    for one in done:
        builder.put(_MADE_BY.get(one.kind, one.kind), one.end, one.cue_s, one.cue_end_s)
