"""Several statements in one file: where they are cut, and where they are not."""

from __future__ import annotations

import pytest

from pipeline.readers.draft import Record
from pipeline.readers.recognise import read_text

ENGLISH = """🎙 Interview with the harbour master (May 2, 2025)
💬 Ada Ek: The ferry sails again from next week on, and nobody has to wait for it.
• Tickets cost less than they did a year ago, and the boats are newer.
Read in full"""
SWEDISH = """🎙 Intervju med hamnmästaren (2 maj 2025)
💬 Ada Ek: Färjan går igen från och med nästa vecka, och ingen behöver vänta på den.
• Biljetterna kostar mindre än de gjorde för ett år sedan, och båtarna är nyare.
Läs hela"""
RUSSIAN = """🎙 Интервью с начальником порта (2 мая 2025 года)
💬 Ада Эк: Паром снова пойдёт со следующей недели, и никому не придётся его ждать.
• Билеты стоят дешевле, чем год назад, а суда стали новее.
Читать полностью"""


def count(text):
    return len(read_text(Record(text, "utf-8")).drafts)


def spaced(text):
    return text.replace("\n", "\n\n")


@pytest.mark.parametrize("change", [str, spaced, lambda text: text.replace("\n", "\r\n")])
def test_a_post_and_two_copies_are_three_documents(change):
    assert count(change("\n\n".join((ENGLISH, SWEDISH, RUSSIAN)))) == 3


def test_copies_need_no_pictures_and_no_empty_line():
    bare = [text.replace("🎙 ", "").replace("💬 ", "") for text in (ENGLISH, RUSSIAN)]
    assert count("\n\n".join(bare)) == 2
    assert count("\n".join(bare)) == 2
    assert count(ENGLISH + "\n\n" + bare[1]) == 2


@pytest.mark.parametrize(
    "title", ["Interview with the harbour master", "The harbour master: “We sail again”"]
)
def test_a_short_list_above_a_longer_copy_stays_in_its_own_language(title):
    ending = "Билеты:\n\n📍 Билеты стоят дешевле\n📍 Суда стали новее"
    copy = "\n".join([title, *ENGLISH.split("\n")[1:3]])
    text = "\n\n".join((RUSSIAN.replace("Читать полностью", ending), copy))
    drafts = read_text(Record(text, "utf-8")).drafts
    assert len(drafts) == 2
    assert drafts[0].text.text.endswith("Суда стали новее")
    assert {block.value for block in drafts[0].blocks[1:]} == {"body"}
    assert drafts[1].text.text.startswith(title)


def test_two_posts_in_one_language_are_two_documents():
    second = ENGLISH.replace("harbour master", "chief pilot").replace("Read in full", "#harbour")
    first = ENGLISH.replace("\nRead in full", "")
    assert count(f"{first}\n\n{second}") == 2
    assert count(f"{second}\n{ENGLISH}") == 2


@pytest.mark.parametrize(
    "text",
    [
        spaced(ENGLISH),
        "🎙 Interview of Ada Ek\n\n❓ Question: What about the bridge?\n\n💬 Ada Ek: It is built and it is long.\n\n"
        "❓ Question: And the tunnel\n\n💬 Ada Ek: No\n\n#Oslo",
        "🎙 What he said\n\nThe speaker quoted an old song:\n\nПаром снова пойдёт, и никому не придётся ждать.\n\n"
        "Then he went on in English and spoke about the weather of the summer for a long time.",
        "🔹 The bridge is open\n\n🔹 The tunnel is closed\n\n🔹 The ferry waits",
    ],
)
def test_one_statement_stays_one(text):
    assert count(text) == 1


def test_the_closing_pointer_alone_is_furniture():
    drafts = read_text(Record(f"{ENGLISH}\n\n{SWEDISH}", "utf-8")).drafts
    for draft, pointer in zip(drafts, ("Read in full", "Läs hela"), strict=True):
        last = draft.blocks[-1]
        assert (last.value, draft.text.text[last.start : last.end]) == ("boilerplate", pointer)


@pytest.mark.parametrize(
    "text",
    [
        "Ministers meet in Geneva",
        "❗️ The harbour master arrives in Geneva",
        "We met the press.\nAda Ek, Master of the Harbour",
        "Things to do\n1. First thing\n2. Second thing",
    ],
)
def test_short_lines_are_not_thrown_away(text):
    assert "boilerplate" not in {block.value for block in read_text(Record(text, "utf-8")).drafts[0].blocks}


def test_a_title_is_clean():
    (draft,) = read_text(Record("**Talk\u00a0with  Ada**\nShe came. She left.", "utf-8")).drafts
    assert draft.facts.title == "Talk with Ada"
