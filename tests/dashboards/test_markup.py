"""Plain values into HTML."""

from __future__ import annotations

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from dashboards.markup import Html, bars, escape, is_web, join, link, number, table, tag


class Seen(HTMLParser):
    """Collects the elements and the text of a piece of HTML."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.names: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.text += data


def seen(markup: str) -> Seen:
    parser = Seen()
    parser.feed(markup)
    parser.close()
    return parser


# Carriage returns and NUL do not survive any HTML parser, and lone surrogates are no text.
TEXT = st.text(st.characters(exclude_characters="\r\0", exclude_categories=["Cs"]))


@given(TEXT, TEXT)
def test_any_text_stays_text(words: str, title: str) -> None:
    found = seen(tag("p", words, title=title))
    assert found.names == ["p"]
    assert found.text == words
    assert found.attributes == [("title", title)]


@given(TEXT)
def test_only_web_addresses_become_links(url: str) -> None:
    found = seen(link(url, "here"))
    assert found.text == "here"
    assert found.names == (["a"] if is_web(url) else ["span"])


def test_addresses() -> None:
    assert is_web("https://example.org/a?b=c")
    for url in (
        "javascript:alert(1)",
        "data:text/html,x",
        "//example.org",
        "http:",
        "https://[",
        "mailto:a@b.c",
    ):
        assert not is_web(url)


def test_parts() -> None:
    assert tag("a", "x", class_="b", aria_label=None, data_no=1) == '<a class="b" data-no="1">x</a>'
    assert join(["<", Html("<i>")], ", ") == "&lt;, <i>"
    assert escape(None) == ""
    assert number(12345) == "12\u202f345"
    assert seen(table(["a"], [["<b>"]], numeric=[0])).text == "a<b>"
    assert "width:50.0%" in bars([("one", 2), ("two", 1)], "test")
    assert "width:0.0%" in bars([("none", 0)], "test")
