from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from pipeline.readers.draft import Record
from tests.pipeline.readers.containers.made import as_exported, chat, items_of, message, reasons, texts

BOLD = {"type": "bold", "text": "Ada Ek:"}
LINK = {"type": "text_link", "text": "here", "href": "https://example.org/x"}


def test_a_message_has_its_text_facts_bold_type_and_links(tmp_path):
    said = message(
        7,
        "😀 ",
        BOLD,
        " read it ",
        LINK,
        edited_unixtime="1714645865",
        forwarded_from="Pilots",
        reply_to_message_id=5,
    )
    (record,) = items_of(tmp_path, as_exported(chat(said)))
    assert isinstance(record, Record)
    assert (record.raw, record.number, record.kind) == ("😀 Ada Ek: read it here", 0, "message")
    assert [record.raw[span.start : span.end] for span in record.bold] == ["Ada Ek:"]
    assert [(record.raw[s.start : s.end], s.value) for s in record.links] == [
        ("here", "https://example.org/x")
    ]
    facts = record.facts
    assert (facts.external_id, facts.reply_to, facts.forwarded_from) == ("1234/7", "1234/5", "Pilots")
    assert (facts.author, facts.title, facts.views) == ("Harbour office", None, None)
    assert facts.uri == "https://t.me/c/1234/7"
    assert facts.published.at == datetime(2024, 5, 2, 10, 30, 5, tzinfo=UTC)
    assert facts.published.precision == "second"
    assert facts.edited_at == datetime(2024, 5, 2, 10, 31, 5, tzinfo=UTC)


def test_an_export_without_moments_has_days(tmp_path):
    old = {
        name: value
        for name, value in message(1, "Old.").items()
        if name not in ("date_unixtime", "text_entities")
    }
    (record,) = items_of(tmp_path, as_exported(chat(old)))
    assert (record.raw, record.facts.published.precision) == ("Old.", "day")
    assert record.facts.published.at == datetime(2024, 5, 2, tzinfo=UTC)


def test_messages_without_a_statement_are_refused_each_with_its_reason(tmp_path):
    items = items_of(
        tmp_path,
        as_exported(
            chat(
                message(1, type="service", action="pin_message", actor="Harbour"),
                message(2, photo="photos/p.jpg"),
                {"id": 3, "type": "unsupported"},
                message(4, text=7, text_entities=None),
                message(5, "A caption.", photo="photos/q.jpg"),
                message(
                    6, poll={"question": "Which day?", "answers": [{"text": "Monday"}, {"text": "Friday"}]}
                ),
            )
        ),
    )
    assert reasons(items) == ["service_message", "no_text", "no_text", "bad_record"]
    assert texts(items) == ["A caption.", "Which day?\nMonday\nFriday"]
    assert "pin message" in items[0].detail
    assert "1234/2" in items[1].place


def test_a_whole_export_gives_the_messages_of_all_chats(tmp_path):
    export = {
        "about": "…",
        "contacts": {"list": [{"first_name": "Ada"}]},
        "chats": {
            "about": "…",
            "list": [chat(message(1, "One.")), chat(message(1, "Two."), id=9, type="private_group")],
        },
        "left_chats": {"list": [chat(message(3, "Three."), id=10)]},
    }
    items = items_of(tmp_path, as_exported(export))
    assert texts(items) == ["One.", "Two.", "Three."]
    assert [item.facts.external_id for item in items] == ["1234/1", "9/1", "10/3"]
    assert [item.number for item in items] == [0, 1, 2]
    assert items[1].facts.uri is None


def test_an_export_on_one_line_and_in_lines_is_the_same(tmp_path):
    said = [message(n, f"Message {n}.") for n in range(3)]
    assert texts(items_of(tmp_path, json.dumps(chat(*said)))) == ["Message 0.", "Message 1.", "Message 2."]
    lines = "\n".join(json.dumps(one) for one in said)
    assert [item.facts.external_id for item in items_of(tmp_path, lines)] == ["0", "1", "2"]


def test_control_characters_as_telegram_desktop_writes_them_are_read(tmp_path):
    content = as_exported(chat(message(1, "a#b \\# c"))).replace("#", "\\x1B")
    (record,) = items_of(tmp_path, content)
    assert record.raw == "a\x1bb \\\x1b c"


@pytest.mark.parametrize(
    ("fields", "author"),
    [
        ({"author": "Ada Ek"}, "Ada Ek"),
        ({"from": None}, None),
        ({}, "Harbour office"),
    ],
)
def test_the_author_is_who_signs_or_sends(tmp_path, fields, author):
    (record,) = items_of(tmp_path, as_exported(chat(message(1, "Hi.", **fields))))
    assert record.facts.author == author


def test_a_channel_speaks_where_nobody_is_named(tmp_path):
    said = message(1, "Hi.")
    del said["from"]
    (record,) = items_of(tmp_path, as_exported(chat(said)))
    assert record.facts.author == "Harbour"


def test_an_answer_to_another_chat_names_it(tmp_path):
    said = message(4, "Hi.", reply_to_message_id=2, reply_to_peer_id="channel77")
    (record,) = items_of(tmp_path, as_exported(chat(said)))
    assert record.facts.reply_to == "77/2"


def test_an_export_that_ends_too_early_is_read_as_far_as_it_goes(tmp_path):
    content = as_exported(chat(message(1, "One."), message(2, "Two.")))
    items = items_of(tmp_path, content[: content.index("Two.")])
    assert texts(items) == ["One."]
    assert reasons(items) == ["bad_json"]
    assert items[-1].place == "after record 0"


def test_views_are_kept_where_an_export_has_them(tmp_path):
    (record,) = items_of(tmp_path, as_exported(chat(message(1, "Hi.", views=12))))
    assert record.facts.views == 12
