from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from pipeline.readers.containers.entities import code_points, joined, with_entities
from tests.pipeline.readers.containers.made import items_of, reasons

CHARACTERS = st.one_of(
    st.characters(exclude_categories=["Cs"]),
    st.sampled_from(["😀", "👩\u200d🚀", "e\u0301", "🇸🇪", "\U00020000", "a", "\ufe0f", "\u0308"]),
)
TEXT = st.lists(CHARACTERS, max_size=40).map("".join)


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@given(TEXT, st.data())
def test_offsets_of_utf16_become_code_points(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    convert = code_points(text)
    assert convert(units(text[:start])) == start
    assert convert(units(text[:end])) == end
    assert convert(units(text) + 1) is None
    assert convert(-1) is None


@given(TEXT)
def test_no_offset_inside_a_pair_is_a_place(text):
    convert = code_points(text)
    places = [convert(offset) for offset in range(units(text) + 1)]
    assert [place for place in places if place is not None] == list(range(len(text) + 1))


@given(st.lists(st.tuples(TEXT, st.booleans()), max_size=6))
def test_bold_pieces_and_bold_entities_are_the_same_stretches(pieces):
    text, entities = "", []
    for piece, is_bold in pieces:
        if is_bold and piece:
            entities.append({"type": "bold", "offset": units(text), "length": units(piece)})
        text += piece
    exported = joined([{"type": "bold", "text": piece} if is_bold else piece for piece, is_bold in pieces])
    assert exported.text == text
    assert [s for s in exported.bold if s.end > s.start] == list(with_entities(text, entities).bold)


@given(
    st.lists(
        st.dictionaries(st.sampled_from(["type", "offset", "length", "url"]), st.integers() | st.text())
        | st.none()
    )
)
def test_entities_that_are_none_are_left_out(entities):
    assert with_entities("Ada 😀", entities).text == "Ada 😀"


def update(text="😀 Ada Ek: see here", **more):
    return {
        "update_id": 1,
        "channel_post": {
            "message_id": 5,
            "chat": {"id": -100, "title": "Harbour", "username": "harbour"},
            "date": 1714645805,
            "edit_date": 1714645865,
            "text": text,
            "entities": [
                {"type": "bold", "offset": 3, "length": 7},
                {"type": "text_link", "offset": 15, "length": 4, "url": "https://example.org/x"},
            ],
            **more,
        },
    }


def test_an_update_of_the_bot_api_is_read(tmp_path):
    answered = {"message_id": 2, "chat": {"id": -100}}
    origin = {"type": "channel", "chat": {"title": "Pilots"}}
    content = json.dumps({"ok": True, "result": [update(reply_to_message=answered, forward_origin=origin)]})
    (record,) = items_of(tmp_path, content)
    assert [record.raw[s.start : s.end] for s in record.bold] == ["Ada Ek:"]
    assert [(record.raw[s.start : s.end], s.value) for s in record.links] == [
        ("here", "https://example.org/x")
    ]
    facts = record.facts
    assert (facts.external_id, facts.reply_to, facts.forwarded_from) == ("-100/5", "-100/2", "Pilots")
    assert (facts.author, facts.uri) == ("Harbour", "https://t.me/harbour/5")
    assert (facts.published.at.timestamp(), facts.edited_at.timestamp()) == (1714645805, 1714645865)


def test_captions_count_and_updates_without_words_are_refused(tmp_path):
    caption = update(
        text=None, caption="A caption.", caption_entities=[{"type": "bold", "offset": 2, "length": 7}]
    )
    lines = [caption, {"update_id": 2, "poll_answer": {}}, update(text=None, photo=[])]
    record, *refused = items_of(tmp_path, "\n".join(map(json.dumps, lines)))
    assert [record.raw[s.start : s.end] for s in record.bold] == ["caption"]
    assert reasons(refused) == ["service_message", "no_text"]
