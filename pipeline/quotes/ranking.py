"""Which of the phrases around a verb of saying names the speaker: features for a fitted ranking.

The choice is a conditional logit over the candidates of one cue, as for the speaker of a quote in He, Barbosa
and Kondrak, "Identification of Speakers in Novels" (ACL 2013), with one candidate for a subject left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import log1p
from typing import NamedTuple

from pipeline.quotes.cues import Cue
from pipeline.quotes.lexicon import DROPPING
from pipeline.quotes.titles import Source
from pipeline.quotes.views import View

_AT_MOST = 5
_HEARD = frozenset({"told", "tells", "telling", "asked", "asks"})
"""Verbs behind which comes who hears."""
_FEMININE = {"ru": ("ла", "лась"), "uk": ("ла", "лась", "лася"), "sh": ("la",)}
_MASCULINE = {"ru": ("л", "лся"), "uk": ("в", "вся"), "sh": ("ao", "io", "kao", "uo", "eo")}
_PLURAL = {"ru": ("ли", "лись"), "uk": ("ли", "лися", "лись"), "sh": ("li", "le")}
_NEUTER = {"ru": ("ло", "лось"), "uk": ("ло", "лося"), "sh": ("lo",)}


class Candidate(NamedTuple):
    """A possible speaker with what speaks for it; `source` is None for a subject left out."""

    source: Source | None
    features: dict[str, float]


def agreement(word: str, group: str) -> str:
    """Return the gender that a past tense shows: m, f, n, p, or empty."""
    for gender, endings in (("f", _FEMININE), ("p", _PLURAL), ("n", _NEUTER), ("m", _MASCULINE)):
        if word.endswith(endings.get(group, ("\0",))):
            return gender
    return ""


def candidates(
    view: View, cue: Cue, content: Sequence[tuple[int, int]], genders: dict[int, str]
) -> list[Candidate]:
    """Return the possible speakers of a cue outside the content (items); `genders` of names by number."""
    outside = [one for one in view.sources if not any(start <= one.at < end for start, end in content)]
    left = [one for one in outside if one.end <= cue.start][-_AT_MOST:]
    right = [one for one in outside if one.at >= cue.end][:_AT_MOST]
    within = [one for one in outside if cue.start < one.at < cue.end]
    if cue.sort == "accord":
        left = []
    shown = agreement(view.word(cue.start), view.seen.words.group) if cue.sort != "accord" else ""
    found = [Candidate(None, _left_out(view, cue, left))]
    for one in within:
        found.append(Candidate(one, {"within": 1.0}))
    for place, one in enumerate(reversed(left)):
        found.append(Candidate(one, _features(view, cue, one, place, shown, genders, one.end, cue.start)))
    for place, one in enumerate(right):
        found.append(Candidate(one, _features(view, cue, one, place, shown, genders, cue.end, one.at)))
    return found


def _left_out(view: View, cue: Cue, left: Sequence[Source]) -> dict[str, float]:
    dropping = view.seen.words.group in DROPPING
    return {
        "none": 1.0,
        "none_dropping": float(dropping),
        "none_part": float(cue.sort == "part"),
        "none_nobody": float(not left and not view.sources),
        "none_no_left": float(not left),
    }


def _is_aside(view: View, one: Source, between: Sequence[str]) -> bool:
    """Whether the commas in front of a verb only close what explains a source: "an aide, Anna Holm,"."""
    if len(between) > 2 and between[0] == between[-1] == ",":
        return True
    return list(between) == [","] and one.at > 0 and view.word(one.at - 1) == ","


def _is_inside(view: View, cue: Cue, one: Source, shown: str) -> bool:
    """Whether people in a body speak: "в мэрии пообещали", "u upravi kažu"."""
    before = view.word(one.at - 1) if one.at else ""
    plural = shown == "p" or view.word(cue.start).endswith(("ют", "ят", "ть", "ju", "u", "e"))
    return one.sort in ("body", "ORG") and before in ("в", "во", "у", "u") and plural


def _features(
    view: View, cue: Cue, one: Source, place: int, shown: str, genders: dict[int, str], start: int, end: int
) -> dict[str, float]:
    right = one.at >= cue.end
    between = [view.word(at) for at in range(start, end)]
    aside = not right and _is_aside(view, one, between)
    inverted = cue.start > 0 and view.word(cue.start - 1) in (",", '"', "–", "—", "-")
    side = "right" if right else "left"
    found = {
        f"{side}": 1.0,
        f"{side}_distance": log1p(len(between)),
        f"{side}_place": float(place),
        "adjacent": float(not between),
        "commas": 0.0 if aside else float(between.count(",")),
        "aside": float(aside),
        f"{side}_{one.sort}": 1.0,
        "dative": float(
            view.seen.words.group == "de" and view.seen.keys[one.first] in ("dem", "einem", "den")
        ),
        "heard": float(right and view.word(cue.start) in _HEARD),
        "speech_between": float('"' in between),
        "cue_between": float(any(start <= other.start < end for other in view.cues)),
        f"sort_{one.sort}": 1.0,
        "after_preposition": float(one.at > 0 and view.small(one.at - 1, "prep") and cue.sort != "accord"),
        f"{side}_{'inverted' if inverted else 'plain'}": 1.0,
        "right_accord": float(right and cue.sort == "accord"),
        "object": float(right and not inverted and cue.sort in ("call", "deny")),
        "in_body": float(_is_inside(view, cue, one, shown)),
        "first": float(one.at <= 1),
        "clause_between": float(any(view.small(at, "that") for at in range(start, end))),
        "behind_object": float(right and one.sort in ("many", "they")),
    }
    gender = (
        ""
        if one.sort == "body"
        else one.gender or (genders.get(one.mention, "") if one.mention is not None else "")
    )
    if shown and gender:
        same = gender in (shown, "c")
        found["agrees" if same else "disagrees"] = 1.0
    return found
