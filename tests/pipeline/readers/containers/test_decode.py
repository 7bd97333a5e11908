from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.readers.containers.decode import decode
from pipeline.readers.draft import Refusal

SWEDISH = "Två båtar låg vid kajen när klockan slog åtta, och färjan från Åland var försenad igen. " * 3


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1))
def test_utf8_is_read_as_it_is(text):
    if text.encode().strip():
        assert decode(text.encode()) == (text, "utf-8")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
def test_a_byte_order_mark_decides(encoding):
    assert decode(SWEDISH.encode(encoding)) == (SWEDISH, encoding)


def test_an_older_encoding_is_recognised():
    decoded = decode(SWEDISH.encode("cp1252"))
    assert not isinstance(decoded, Refusal)
    assert decoded[0] == SWEDISH


def test_a_mark_of_utf8_stays_in_the_raw_text():
    assert decode(b"\xef\xbb\xbfHej") == ("\ufeffHej", "utf-8")


@pytest.mark.parametrize(
    ("data", "reason", "place"),
    [
        (b"", "empty", "whole file"),
        (b" \n\t ", "empty", "whole file"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "binary", "whole file"),
        (
            "Två rader åäö\nmed ".encode() + b"\xff\xfe" + " fel på slutet åäö".encode(),
            "bad_encoding",
            "byte 22, line 2",
        ),
        (b"\xff\xfea\x00b", "bad_encoding", "byte 4, line 1"),
    ],
)
def test_what_is_no_text_is_refused_with_its_place(data, reason, place):
    refusal = decode(data)
    assert isinstance(refusal, Refusal)
    assert (refusal.reason, refusal.place) == (reason, place)
    assert refusal.detail


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Två båtar låg vid kajen.", "cp1252"),
        ("L'été dernier, la réunion a été reportée à cause de la grève.", "cp1252"),
        ("“Yes,” she said – and that’s all.", "cp1252"),
        ("Wczoraj wieczorem łódź wpłynęła do portu, a wójt już czekał.", "cp1250"),
        ("Вчера вечером паром пришёл в порт.", "cp1251"),
        ("Вчера вечером паром пришёл в порт.", "koi8_r"),
        ("Вчера вечером паром пришёл в порт.", "iso8859_5"),
    ],
)
def test_short_texts_in_common_encodings_are_read(text, encoding):
    assert decode(text.encode(encoding)) == (text, encoding)


def test_bytes_that_suit_no_encoding_are_refused():
    refusal = decode("Två båtar låg vid kajen när färjan kom.".encode("mac_roman"))
    assert isinstance(refusal, Refusal)
    assert refusal.reason == "bad_encoding"


def test_the_whole_is_looked_at():
    late = decode(b"a" * 70_000 + b"\0")
    assert isinstance(late, Refusal)
    assert late.reason == "binary"
    assert decode(b"Plain words. " * 6_000 + "Två båtar låg där.".encode("cp1252"))[1] == "cp1252"


@pytest.mark.parametrize(
    ("head", "text", "encoding"),
    [
        ('<meta charset="windows-1251">', "Паром.", "cp1251"),
        (
            '<meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-2">',
            "Příští kůň žluťoučký",
            "iso8859-2",
        ),
        ("<META CHARSET = latin1 >", "På färjan", "cp1252"),
        ('<?xml version="1.0" encoding="Shift_JIS"?>', "今日は船の話をしました。", "cp932"),
        ('<meta charset="gb2312">', "今天他们谈到了渡船。", "gb18030"),
    ],
)
def test_what_a_page_declares_is_believed(head, text, encoding):
    assert decode((head + text).encode(encoding)) == (head + text, encoding)


@pytest.mark.parametrize("declared", ["utf-7", "rot13", "hex", "unicode_escape", "nonsense", "iso-8859-1"])
def test_a_declaration_that_is_wrong_or_no_charset_changes_nothing(declared):
    text = f'<meta charset="{declared}"><p>Вчера вечером паром пришёл в порт, и все были рады.'
    assert decode(text.encode("cp1251")) == (text, "cp1251")
    assert decode(text.encode()) == (text, "utf-8")
