"""A week's outcome as rows of `themes` and `theme_members`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Final, NamedTuple

import numpy as np

from pipeline.themes.centres import Numbers, without_self
from pipeline.themes.label import LABELLED, Scores, languages, phrases, scores, sentence
from pipeline.themes.named import frequencies, nearest
from pipeline.themes.passage import Key, Passage
from pipeline.themes.terms import ENTITY
from pipeline.themes.week import Outcome, State, Theme

Row = dict[str, Any]
_PHRASES: Final = 5
_EXAMPLES: Final = 3
_ENTITIES: Final = 5
_NAMED: Final = 3
"""Members that name an entity before it says what a theme is about."""
_HEARD: Final = 3
"""Members in English that are enough for an English label."""
_CARRIED: Final = (
    "label label_language label_en phrases entities languages cohesion nearest_topic nearest_topic_share "
    "nearest_topic_cover examples"
).split()


class Kept(NamedTuple):
    """What a week leaves: the state for the next, rows of `themes`, and rows of `theme_members`."""

    state: State
    themes: list[Row]
    members: list[Row]


def kept(
    outcome: Outcome,
    state: State,
    *,
    before: Mapping[str, Row] = {},
    names: Mapping[str, str] = {},
    received: Mapping[Key, date] = {},
    annotator: str = "themes",
) -> Kept:
    """Return the rows of a week and the state after it.

    `state` is that before the week, `before` the last row of each theme, `names` the English names of
    entities, `received` the day on which each passage came in.
    """
    moved = list(_moved(outcome, state))
    after = {**state.themes, **outcome.themes}
    members = become(state.members, after)
    members |= {outcome.window.passages[one].key: theme for one, theme, _ in moved}
    counts, documents = Counter(members.values()), _documents(members)
    told = _told(outcome, names)
    rows = [
        {
            **{name: before.get(theme, {}).get(name) for name in _CARRIED},
            **told.get(theme, {}),
            **_standing(one, state, outcome.window.week),
            "member_count": counts[theme],
            "new_member_count": sum(1 for _, to, _ in moved if to == theme),
            "document_count": len(documents.get(theme, ())),
            "annotator": annotator,
        }
        for theme, one in sorted(outcome.themes.items())
    ]
    return Kept(State(after, members), rows, [_member(outcome, move, received, annotator) for move in moved])


def become(members: Mapping[Key, str], themes: Mapping[str, Theme]) -> dict[Key, str]:
    """Return members under the themes that theirs have become part of."""
    now = {theme: _now(theme, themes) for theme in set(members.values())}
    return {key: now[theme] for key, theme in members.items()}


def _now(theme: str, themes: Mapping[str, Theme]) -> str:
    while theme in themes and (into := themes[theme].merged_into) is not None:
        theme = into
    return theme


def _moved(outcome: Outcome, state: State) -> Iterator[tuple[int, str, float]]:
    """Yield those who joined a theme or went to another, by place, with their nearness."""
    vectors = outcome.window.vectors
    for theme, group in outcome.groups.items():
        near = without_self(vectors[group])
        for one, value in zip(group.tolist(), near.tolist(), strict=True):
            if state.members.get(outcome.window.passages[one].key) != theme:
                yield one, theme, value


def _documents(members: Mapping[Key, str]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for key, theme in members.items():
        found.setdefault(theme, set()).add(key[0])
    return found


def _member(
    outcome: Outcome, move: tuple[int, str, float], received: Mapping[Key, date], annotator: str
) -> Row:
    number, theme, near = move
    passage = outcome.window.passages[number]
    return {
        "document_id": passage.document_id,
        "revision": passage.revision,
        "sentence_no": passage.first_sentence,
        "last_sentence_no": passage.last_sentence,
        "week": outcome.window.week,
        "theme_id": theme,
        "unit": passage.unit,
        "unit_no": passage.unit_no,
        "language": passage.language,
        "similarity": round(min(max(near, -1.0), 1.0), 4),
        "received_day": received.get(passage.key, outcome.window.week),
        "annotator": annotator,
    }


def _standing(theme: Theme, state: State, week: date) -> Row:
    old = state.themes.get(theme.theme_id)
    return {
        "theme_id": theme.theme_id,
        "week": week,
        "status": _status(theme, old, week),
        "merged_into": theme.merged_into,
        "split_from": theme.split_from,
        "first_week": theme.first_week,
        "last_seen_week": theme.last_seen_week,
        "quiet_weeks": theme.quiet_weeks,
    }


def _status(theme: Theme, old: Theme | None, week: date) -> str:
    if theme.is_retired:
        return "retired"
    if old is None:
        return "new"
    if old.is_retired:
        return "returned"
    return "continuing" if theme.last_seen_week == week else "quiet"


def _told(outcome: Outcome, names: Mapping[str, str]) -> dict[str, Row]:
    """What can be said of each theme that has members in the window."""
    window = outcome.window
    telling = scores(window.counted, list(outcome.groups.values()))
    everywhere = frequencies(window.passages)
    return {
        theme: _about(outcome, group, score, everywhere, names)
        for (theme, group), score in zip(outcome.groups.items(), telling, strict=True)
    }


def _about(
    outcome: Outcome, group: Numbers, telling: Scores, everywhere: Counter[str], names: Mapping[str, str]
) -> Row:
    window = outcome.window
    near = without_self(window.vectors[group])
    order = group[np.argsort(-near, kind="stable")]
    members = [window.passages[one] for one in order]
    spoken = languages(members)
    found = {one: phrases(members, telling, one, _PHRASES) for one in spoken}
    entities = _entities(members, telling)
    topic = nearest(members, everywhere)
    label = (
        _label([one.phrase for one in found[spoken[0]]]) or _named(entities, names) or entities[:1] or [""]
    )
    return {
        "label": label if isinstance(label, str) else label[0],
        "label_language": spoken[0],
        "label_en": _english(members, telling, found) or _named(entities, names),
        "phrases": [one._asdict() for some in found.values() for one in some],
        "entities": entities,
        "languages": _languages(members),
        "cohesion": round(float(np.clip(near.mean(), 0.0, 1.0)), 4),
        "nearest_topic": topic.code,
        "nearest_topic_share": round(topic.share, 4) if topic.code else None,
        "nearest_topic_cover": round(topic.cover, 4) if topic.code else None,
        "examples": list(_examples(window.passages, window.is_news, order, telling)),
    }


def _label(told: Sequence[str]) -> str | None:
    return " · ".join(told[:LABELLED]) or None


def _english(members: Sequence[Passage], telling: Scores, found: Mapping[str, Sequence[Any]]) -> str | None:
    if "en" in found:
        return _label([one.phrase for one in found["en"]])
    if sum(1 for one in members if one.language == "en") < _HEARD:
        return None
    return _label([one.phrase for one in phrases(members, telling, "en", LABELLED)])


def _named(entities: Sequence[str], names: Mapping[str, str]) -> str | None:
    return _label([names[one] for one in entities if one in names])


def _entities(members: Sequence[Passage], telling: Scores) -> list[str]:
    counts = Counter(one for member in members for one in set(member.entities))
    ordered = [term.removeprefix(ENTITY) for term in telling if term.startswith(ENTITY)]
    return [one for one in ordered if counts[one] >= _NAMED][:_ENTITIES]


def _languages(members: Sequence[Passage]) -> list[Row]:
    counts = Counter(one.language for one in members)
    ordered = sorted(counts, key=lambda one: (-counts[one], one))
    return [{"language": one, "member_count": counts[one]} for one in ordered]


def _examples(
    passages: Sequence[Passage], is_news: np.ndarray, order: Numbers, telling: Scores
) -> Iterator[Row]:
    """Yield typical sentences: of the week before others, of the nearest passages, of different documents."""
    documents: set[str] = set()
    texts: set[str] = set()
    for one in [*order[is_news[order]], *order[~is_news[order]]]:
        passage = passages[one]
        if passage.document_id in documents:
            continue
        number = sentence(passage, telling)
        if passage.texts[number] in texts:
            continue
        documents.add(passage.document_id)
        texts.add(passage.texts[number])
        yield {
            "document_id": passage.document_id,
            "revision": passage.revision,
            "sentence_no": passage.sentence_nos[number],
            "language": passage.language,
            "text": passage.texts[number],
        }
        if len(documents) == _EXAMPLES:
            return
