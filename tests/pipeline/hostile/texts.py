"""Hostile texts in every form, as hypothesis strategies: odd characters, odd order, half a mark-up."""

from __future__ import annotations

import json

from hypothesis import strategies as st

ODD = st.sampled_from(
    [
        "a\u0301", "\u0438\u0306", "ﬁne ﬂow", "soft\u00adhyphen", "zero\u200bwidth", "\ufeff", "\u2028", "\x85", "\x00\x07",
        "👩‍👩‍👧‍👦", "🇸🇪🇫🇮", "🏴\U000e0067\U000e0062\U000e007f", "𝔘𝔫𝔦", "\u202eabc\u202c", "مرحبا، كيف الحال؟", "你好。再见！",
        "Ã¤r pÃ¥ vÃ¤g", "donâ€™t", "ÐŸÑ€Ð¸Ð²ÐµÑ‚", "&amp;amp;", "&nbsp;", "&#x1F600;", "&bogus;", "&#0;", "&#xD800;",
        "<b>", "</i>", "<br>", "<!--", "-->", "]]>", "<![CDATA[", "<script>x", "< not a tag >", "<...>", "{\\an8}",
        "**Ada Ek:**", "💬 Ada Ek:", "Question:", "NAME (Role):", ">> ", "&gt;&gt; ADA:", "— ", "\t\t", "   ", "\u3000",
        "00:12", "1:02:03 then", "[00:05]", "99:99", "00:00:01,000 --> 00:00:02,000", "0:00:01.000,0:00:02.000", "12 --> 13",
        "https://example.org/a?b=c&d=e#f", "#hash #tag", "Read in full", "Category", "Transcript", "No, no, no.", "...", "?!", "e.g. A. B.",
    ]
)  # fmt: skip
WORDS = st.sampled_from(
    "the ferry sails at noon. Nobody waits, said Ada. Паром идёт в полдень. Färjan går kl. 12. "
    "Брод полази у подне. Die Fähre fährt am 3. Mai. Trajekt kreće.".split()
)
PIECE = st.one_of(WORDS, WORDS, ODD, st.text(max_size=6))
SENTENCE = st.lists(PIECE, min_size=1, max_size=12).map(" ".join)
LINE_END = st.sampled_from(["\n", "\n", "\r\n", "\r", "\n\n", "\u2028"])


@st.composite
def plain(draw: st.DrawFn) -> str:
    """Lines of words and oddities."""
    lines = draw(st.lists(SENTENCE, max_size=8))
    return "".join(line + draw(LINE_END) for line in lines)


@st.composite
def transcript(draw: st.DrawFn) -> str:
    """Lines that open with time marks, mostly growing."""
    lines, second = (
        [draw(SENTENCE), draw(st.sampled_from(["", "Transcript", "Category", "NewsTranscript"]))],
        0,
    )
    for _ in range(draw(st.integers(3, 8))):
        second += draw(st.integers(-3, 20))
        gap = draw(st.sampled_from(["", " ", "\n", "\t"]))
        lines.append(f"{max(second, 0) // 60:02d}:{max(second, 0) % 60:02d}{gap}{draw(SENTENCE)}")
    return "\n".join(lines)


@st.composite
def subtitles(draw: st.DrawFn) -> str:
    """SRT, WebVTT or SBV with cues that overlap, go back, repeat each other or are broken."""
    style = draw(st.sampled_from(["srt", "vtt", "sbv"]))
    parts = (
        ["WEBVTT" + draw(st.sampled_from(["", " - title", "\nKind: captions"])) + "\n\n"]
        if style == "vtt"
        else []
    )
    clock, previous = 0, ""
    for number in range(draw(st.integers(1, 6))):
        clock += draw(st.integers(-500, 5000))
        begin, end = max(clock, 0), max(clock + draw(st.integers(-10, 4000)), 0)
        words = draw(SENTENCE)
        text = draw(
            st.sampled_from(
                [words, f"{previous}\n{words}", f"<v Ada Ek>{words}", f">> {words}", f"<i>{words}", ""]
            )
        )
        parts.append(_cue(style, number, begin, end, text))
        previous = words
    return draw(st.sampled_from(["", "\ufeff"])) + "".join(parts)


def _cue(style: str, number: int, begin: int, end: int, text: str) -> str:
    def at(time: int, mark: str) -> str:
        return (
            f"{time // 3600000:02d}:{time // 60000 % 60:02d}:{time // 1000 % 60:02d}{mark}{time % 1000:03d}"
        )

    if style == "sbv":
        return f"{at(begin, '.')},{at(end, '.')}\n{text}\n\n"
    mark = "," if style == "srt" else "."
    head = f"{number + 1}\n" if style == "srt" else ""
    return f"{head}{at(begin, mark)} --> {at(end, mark)}\n{text}\n\n"


@st.composite
def page(draw: st.DrawFn) -> str:
    """An HTML page whose elements are odd, unclosed or nested wrongly."""
    tags = st.sampled_from(
        ["p", "div", "b", "li", "h2", "td", "blockquote", "span", "article", "nav", "br", "script", "a"]
    )
    body = []
    for _ in range(draw(st.integers(1, 10))):
        tag, words = draw(tags), draw(SENTENCE)
        close = draw(st.sampled_from([f"</{tag}>", f"</{tag}>", "", "</p>"]))
        body.append(f"<{tag} class='x' title=\"a>b\">{words}{close}")
    return f"<!doctype html><html lang=en><head><title>{draw(SENTENCE)}</title></head><body>{''.join(body)}</body></html>"


@st.composite
def feed(draw: st.DrawFn) -> str:
    """An RSS feed with escaped and CDATA content."""
    items = []
    for number in range(draw(st.integers(1, 4))):
        words = draw(SENTENCE)
        safe = words.replace("&", "&amp;").replace("<", "&lt;")
        content = draw(
            st.sampled_from(
                [safe, f"&lt;p&gt;{safe}&lt;/p&gt;", f"<![CDATA[<p>{words.replace(']]>', '')}</p>]]>"]
            )
        )
        items.append(
            f"<item><guid>{number}</guid><title>{safe}</title><description>{content}</description></item>"
        )
    return (
        f'<?xml version="1.0"?><rss version="2.0"><channel><title>t</title>{"".join(items)}</channel></rss>'
    )


@st.composite
def records(draw: st.DrawFn) -> str:
    """JSON lines whose texts are any of the other forms."""
    texts = draw(st.lists(st.one_of(plain(), transcript(), subtitles(), page()), min_size=1, max_size=3))
    return "".join(json.dumps({"id": str(n), "text": text}) + "\n" for n, text in enumerate(texts))


HOSTILE = st.one_of(plain(), transcript(), subtitles(), page(), feed(), records())
"""Any of the forms."""
