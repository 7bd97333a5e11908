"""Who speaks, as markup: a heading for each turn without a printed label, and the list of speakers."""

from __future__ import annotations

from typing import Any

from dashboards.document import Statement
from dashboards.markup import Html, card, empty, number, tag
from dashboards.watch import Row
from dashboards.words import clock, share, shortened

ROLES = {
    "principal": "principal", "host": "host", "journalist": "journalist", "moderator": "moderator",
    "announcer": "announcer", "unknown": "role not known",
}  # fmt: skip


def heading(statement: Statement, turn: Row) -> Html | None:
    """Return the line above a turn: speaker, role, probability, evidence; None where a label tells."""
    name = turn["speaker_name"]
    if turn["speaker_method"] == "label" or (name is None and turn["change_score"] is None):
        return None
    role = ROLES.get(turn["speaker_role"], turn["speaker_role"])
    about = [role, share(turn["speaker_score"] if name else turn["role_score"]), _because(statement, turn)]
    return tag(
        "div",
        tag("strong", name or "Not known"),
        f" · {' · '.join(part for part in about if part)}",
        class_="turn" if name else "turn nobody",
        title=_others(turn),
    )


def _because(statement: Statement, turn: Row) -> str:
    """The sentence that says most of who speaks."""
    wanted = turn["evidence_sentence_no"]
    if wanted is None or wanted >= len(statement.sentences):
        return ""
    found = statement.sentences[wanted]  # they are numbered from 0
    return f"{clock(found['start_s'])} “{shortened(found['text'], 90)}”".strip()


def _others(turn: Row) -> str | None:
    """Everybody who was thought of, and how likely the turn begins here."""
    guesses = [f"{one['name']} {share(one['score'])}" for one in turn["speaker_candidates"]]
    change = f"begins here: {share(turn['change_score'])}" if turn["change_score"] is not None else ""
    return " · ".join(part for part in (*guesses, change) if part) or None


def speakers(statement: Statement) -> Html:
    """Return who speaks how long; whoever is not known is counted by role."""
    if not statement.speakers:
        return card("Speakers", empty("Nobody is heard to speak."))
    lines = (_speaker(row) for row in statement.speakers)
    return card("Speakers", tag("ul", *lines, class_="plain"))


def _speaker(row: Row) -> Html:
    turns: Any = row["turn_count"]
    said = f"{number(turns)} turn{'s' if turns > 1 else ''}, {number(row['word_count'])} words"
    timed = f", {clock(row['seconds'])}" if row["seconds"] is not None else ""
    return tag(
        "li",
        tag("strong", row["speaker_name"]) if row["speaker_name"] else tag("em", "not known"),
        f", {ROLES.get(row['speaker_role'], row['speaker_role'])}",
        tag("span", share(row["word_share"]), class_="quiet"),
        tag("div", f"{said}{timed}", class_="about"),
    )
