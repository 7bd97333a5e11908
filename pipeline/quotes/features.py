"""What tells whether a speech or clause is a quote."""

from __future__ import annotations

from pipeline.quotes.cues import Cue
from pipeline.quotes.speeches import Speech
from pipeline.quotes.tokens import FINAL
from pipeline.quotes.views import Clause, View


def clause_features(view: View, one: Clause, cue: Cue) -> dict[str, float]:
    """Return what tells whether a clause is said."""
    words = [at for start, end in one.pieces for at in range(start, end)]
    return {
        "clause": 1.0,
        f"way_{one.way}": 1.0,
        f"way_{one.way}_{cue.sort}": 1.0,
        "gap": float(one.gap),
        "short": float(len(words) < 4),
        "length": min(len(words), 40) / 10,
        "finite": float(any(view.small(at, "finite") for at in words)),
        "holds_speech": float(any(view.items[at] < 0 for at in words)),
        f"group_{view.seen.words.group}_{one.way}": 1.0,
        "pieces": float(len(one.pieces) - 1),
        "denied": float(any(view.small(at, "not") for at in range(max(0, cue.start - 3), cue.start))),
        "to_before": float(
            cue.start > 0 and view.word(cue.start - 1) in ("to", "att", "zu", "de", "at", "å")
        ),
    }


def _is_so_called(view: View, at: int) -> bool:
    wanted = view.seen.words.small.get("so_called", frozenset())
    one = view.word(at - 1) if at > 0 else ""
    return one in wanted or (at > 1 and f"{view.word(at - 2)} {one}" in wanted)


def speech_features(
    view: View, speech: Speech, at: int, cue: Cue | None, in_clause: bool
) -> dict[str, float]:
    """Return what tells whether the speech at an item is quoted."""
    seen = view.seen
    words = [one for one in range(speech.start, speech.end) if seen.said[one][0].isalnum()]
    size = len(words)
    upper = sum(seen.said[one][0].isupper() for one in words)
    before = view.word(at - 1) if at > 0 else "^"
    after = view.word(at + 1) if at + 1 < len(view.items) else "$"
    small = seen.words.small
    return {
        "speech": 1.0,
        f"form_{speech.form}": 1.0,
        "one_word": float(size == 1),
        "two_words": float(size == 2),
        "few_words": float(size in (3, 4)),
        "many_words": float(size > 8),
        "final_inside": float(seen.said[speech.end - 1] in FINAL),
        "comma_inside": float(seen.said[speech.end - 1] == ","),
        "opens_upper": float(bool(words) and seen.said[words[0]][0].isupper()),
        "all_upper": float(size > 1 and upper == size),
        "mostly_upper": float(size > 0 and upper * 2 > size),
        "finite": float(any(seen.keys[one] in small.get("finite", ()) for one in words)),
        "is_name": float(
            bool(words) and words[0] in seen.mention and seen.mention_end[words[0]] >= words[-1]
        ),
        "cue": float(cue is not None),
        "cue_guess": float(cue is not None and cue.sort == "guess"),
        "cue_call": float(cue is not None and cue.sort == "call"),
        "cue_adjacent": float(cue is not None and (cue.end == at or cue.start == at + 1)),
        "cue_right": float(cue is not None and cue.start > at),
        "cue_left_distance": float(cue is not None and cue.end <= at and at - cue.end > 6),
        "in_clause": float(in_clause),
        "colon": float(before == ":"),
        "comma_before": float(before == ","),
        "comma_after": float(after in (",", "–", "—", "-")),
        "alone": float(
            all(item < 0 or not view.word(place)[0].isalnum() for place, item in enumerate(view.items))
        ),
        "named_before": float(before in small.get("in_marks", ())),
        "so_called": float(_is_so_called(view, at)),
        "noun_after": float(
            after.isalpha() and not any(view.small(at + 1, one) for one in ("finite", "prep", "stop"))
        ),
        "det_before": float(before in small.get("det", ())),
        "insertion": float(bool(speech.insertions)),
        "nested": float(speech.parent is not None),
        "unattached": float(
            speech.form == "marks"
            and cue is None
            and not in_clause
            and before not in (":", "^", ",")
            and seen.said[speech.end - 1] not in (*FINAL, ",")
        ),
    }
