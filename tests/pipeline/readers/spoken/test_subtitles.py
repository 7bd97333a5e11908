from __future__ import annotations

import time
from io import StringIO
from pathlib import Path

import pysubs2
import pytest
import webvtt
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.captions import agreement
from benchmarks.rolled import STYLES, Setting, Word, hesitant
from pipeline.readers.draft import Record
from pipeline.readers.recognise import read_text
from pipeline.text.transforms import spoken
from tests.pipeline.build import assert_proven, segment
from tests.pipeline.build import turns as turns_of

VTT = """WEBVTT - harbour talk
Kind: captions
Language: en-GB

STYLE
::cue { color: red }

NOTE made by
hand

intro
00:01.500 --> 00:00:04.000 line:90% align:start
<v.loud Ada Ek>Good morning. <i>The <b>ferry</b></i> sails <c.yellow>again</c>.

NOTE between

00:00:04.000 --> 00:00:06.500
<v Ada Ek>It sails at&nbsp;nine.</v>
<v Ove Ruud>At nine &amp; not <ruby>ten<rt>10</rt></ruby>?

00:00:06.500 --> 00:00:08.000

00:00:09.000 --> 00:00:11.250
<v Ove Ruud>Who <00:00:10.250>pays <00:00:10.750>for it?</v>

00:00:10.000 --> 00:00:12.000
[Applause]
"""
SRT = (
    "\ufeff1\r\n00:00:01,000 --> 00:00:03,000\r\n>> ADA EK: Good\r\nmorning.\r\n\r\n"
    "2\r\n00:00:03,500 --> 00:00:05,000 X1:40\r\n{\\an8}&gt;&gt; Hello &amp; <font color='red'>welcome</font>.\r\n\r\n"
    "3\r\n00:00:06,000 --> 00:00:07,000\r\n- We sail.\r\n- We rest.\r\n"
)
SBV = "0:00:01.000,0:00:03.000\nGood morning.\n\n0:00:03.500,0:00:05.000\nWe sail[br]today.\n"


def draft(raw: str):
    (found,) = read_text(Record(raw, "utf-8")).drafts
    return found


def reasons(raw: str) -> list[tuple[str, str]]:
    return [(refusal.place, refusal.reason) for refusal in read_text(Record(raw, "utf-8")).refusals]


def cues(raw: str) -> list[tuple[float | None, float | None]]:
    return [(s.cue_s, s.cue_end_s) for s in draft(raw).text.stretches if s.transform == "cue"]


def test_webvtt_is_read():
    found = draft(VTT)
    assert found.kind == "subtitles"
    assert found.facts.language == "en"
    assert found.text.text == (
        "Good morning. The ferry sails again. It sails at nine.\nAt nine & not ten10? Who pays for it?\n[Applause]"
    )
    assert [(b.value, b.start, b.end) for b in found.blocks] == [("transcript", 0, len(found.text.text))]
    voices = [(found.text.text[label.start :][:8], label.name, label.kind) for label in found.labels]
    assert voices == [
        ("Good mor", "Ada Ek", "voice"),
        ("At nine ", "Ove Ruud", "voice"),
        ("[Applaus", None, "voice"),
    ]
    assert all(label.start == label.end for label in found.labels)
    times = [(1.5, 4.0), (4.0, 6.5), (6.5, 8.0), (9.0, 11.25), (10.25, None), (10.75, None), (10.0, 12.0)]
    assert cues(VTT) == times


def test_srt_is_read():
    found = draft(SRT)
    assert found.text.text == ">> ADA EK: Good morning.\n>> Hello & welcome.\n- We sail.\n- We rest."
    marks = [(found.text.text[label.start : label.end], label.name, label.kind) for label in found.labels]
    assert marks == [(">> ADA EK: ", "ADA EK", "chevron"), (">> ", None, "chevron")]
    assert cues(SRT) == [(1.0, 3.0), (3.5, 5.0), (6.0, 7.0)]


def test_sbv_is_read():
    assert draft(SBV).text.text == "Good morning. We sail[br]today."
    assert cues(SBV) == [(1.0, 3.0), (3.5, 5.0)]


@pytest.mark.parametrize("raw", [VTT, SRT, SBV], ids=["vtt", "srt", "sbv"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_and_marks_of_byte_order_change_nothing(raw, end):
    plain = raw.removeprefix("\ufeff").replace("\r\n", "\n")
    other = draft("\ufeff" + plain.replace("\n", end))
    assert other.text.text == draft(plain).text.text
    assert other.labels == draft(plain).labels


def test_rows_are_proven_and_sentences_have_seconds(tmp_path):
    files = {"a.vtt": VTT, "b.srt": SRT, "c.sbv": SBV}
    tables = turns_of(tmp_path, files)
    assert assert_proven(tmp_path, files, tables) > 20
    rows = {row["text"]: row for row in tables["sentences"].to_pylist()}
    first, paid = rows["Good morning."], rows["Who pays for it?"]
    assert (paid["start_s"], paid["end_s"], paid["time_method"]) == (9.0, 11.25, "cue")
    assert first["start_s"] in {1.0, 1.5}
    assert rows["We sail."]["start_s"] == 6.0
    turns = [(row["speaker_name"], row["start_s"], row["end_s"]) for row in tables["turns"].to_pylist()]
    assert ("ADA EK", 1.0, 3.0) in turns
    (ruud,) = (row for row in tables["turns"].to_pylist() if row["speaker_name"] == "Ove Ruud")
    assert 4.0 < ruud["start_s"] < 6.5
    assert ruud["end_s"] == 11.25


@pytest.mark.parametrize(
    ("times", "expected"),
    [
        ("00:01.000 --> 00:02.500", (1.0, 2.5)),
        ("0:00:01,5 --> 0:00:02,25", (1.5, 2.25)),
        ("00:00:01 --> 00:00:02", (1.0, 2.0)),
        ("123:00:01.000 --> 123:00:02.000", (442801.0, 442802.0)),
        ("00:01.000-->00:02.000", (1.0, 2.0)),
        ("00:01.000 \t--> \t00:02.000line:0", (1.0, 2.0)),
        ("00:00:01,000 -->", (1.0, None)),
        ("00:00:02,000 --> 00:00:01,000", (2.0, None)),
        ("00:00:7x,000 --> 00:00:01,000", (None, None)),
        ("00:99:01,000 --> 00:99:02,000", (None, None)),
    ],
)
def test_times_are_read_as_they_are_printed(times, expected):
    for raw in (f"WEBVTT\n\n{times}\nWe sail.\n", f"7\n{times}\nWe sail.\n"):
        assert draft(raw).text.text == "We sail."
        assert cues(raw) == [expected]


def test_what_is_broken_is_said_and_no_word_is_lost():
    raw = (
        "WEBVTT\n\n00:05.000 --> 00:06.000\nOne.\n\nTwo.\n\n00:01.000 --> 00:02.000\nThree.\n\n"
        "00:0x.000 --> 00:02.000\nFour.\n\n00:08.000 --> 00:07.000\nFive.\n\n00:09.000 --> 00:10.000\n"
    )
    assert draft(raw).text.text == "One. Two. Three. Four. Five."
    assert reasons(raw) == [
        ("line 6", "words_without_cue"),
        ("line 11", "bad_cue_time"),
        ("line 14", "cue_ends_early"),
        ("line 8", "cue_out_of_order"),
    ]


@pytest.mark.parametrize(
    "raw",
    [
        "WEBVTT",
        "WEBVTT\n\nNOTE none\n",
        "1\n00:00:01,000 --> 00:00:02,000\n\n",
        "WEBVTT\n\n00:01.000 --> 00:02.000\n&lrm;<i></i>",
    ],
)
def test_subtitles_without_words_are_refused(raw):
    assert [reason for _, reason in reasons(raw)] == ["empty"]


@pytest.mark.parametrize(
    "raw",
    [
        "The train left at 10:30 --> nobody saw it.\nWe waited.\n",
        "We met at 00:01, and left.\nThen we slept.",
        "A note on times.\n\nThey look\nlike this,\nI think:\n\n00:00:01,000 --> 00:00:02,000\n\nand that is all.\n"
        * 1,
    ],
)
def test_prose_about_times_is_no_subtitles(raw):
    assert draft(raw).kind != "subtitles"


def test_numbers_that_are_said_stay():
    raw = "00:00:01,000 --> 00:00:02,000\n3\n\n00:00:02,000 --> 00:00:03,000\n2\n\n00:00:03,000 --> 00:00:04,000\n1\n"
    assert draft(raw).text.text == "3 2 1"
    doubled = "1\n\n00:00:01,000 --> 00:00:02,000\n\nTen.\n\n2\n\n00:00:02,000 --> 00:00:03,000\n\nNine.\n"
    assert draft(doubled).text.text == "Ten. Nine."


def test_two_who_speak_at_once_keep_their_times(tmp_path):
    raw = "WEBVTT\n\n00:01.000 --> 00:05.000\nWe sail.\n\n00:03.000 --> 00:04.000\nWe stay.\n\n00:06.000 --> 00:07.000\nGood.\n"
    rows = segment(tmp_path, {"a.vtt": raw})["sentences"].to_pylist()
    assert [(row["start_s"], row["end_s"]) for row in rows] == [(1.0, 5.0), (3.0, 4.0), (6.0, 7.0)]


@pytest.mark.parametrize("raw", [VTT, SRT], ids=["vtt", "srt"])
def test_the_libraries_find_the_same_cues(raw):
    form = "vtt" if raw is VTT else "srt"
    theirs = list(webvtt.from_buffer(StringIO(raw.replace("\r\n", "\n")), format=form))
    times = [(round(c.start_in_seconds + c.start_time.milliseconds / 1000, 3)) for c in theirs]
    assert [start for start, end in cues(raw) if end is not None] == times
    events = pysubs2.SSAFile.from_string(raw, format_=form)
    ours = {start for start, end in cues(raw) if end is not None}
    assert ours <= {event.start / 1000 for event in events}  # pysubs2 takes a time within a cue for one more


SPOKEN = (
    "so the water has risen by two metres since monday and we ask you to stay away from the harbour because "
    "the ferry does not sail before the wind turns which may take a day or two and then we will see what the "
    "office says about the bridge and the road along the river thank you all very much for coming today"
).split()


def talk(seed: int) -> list[Word]:
    words, moment = [], 0.0
    for n, word in enumerate(SPOKEN * 4):
        moment += 6.0 if n % 61 == 60 else 0.05
        words.append(Word(word, moment, moment + 0.3))
        moment += 0.3
    return hesitant(words, seed, 0.04)


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("setting", [Setting(28, 2, 2, 3.0), Setting(36, 3, 3, 5.0)])
def test_rolling_captions_are_written_once(style, setting):
    words = talk(len(style))
    raw, count = STYLES[style](words, setting)
    found = draft(raw)
    expected = spoken(" ".join(word.text for word in words))
    assert distance(expected, spoken(found.text.text)) <= 0.01 * len(expected)
    kept = [s for s in found.text.stretches if s.transform == "cue" and s.cue_s is not None]
    assert sum(s.cue_end_s is not None or found.kind != "subtitles" for s in kept) == count


def distance(expected: list[str], found: list[str]) -> int:
    """Words to insert, delete or replace."""
    row = list(range(len(found) + 1))
    for n, word in enumerate(expected, start=1):
        previous, row = row, [n]
        for m, other in enumerate(found, start=1):
            row.append(min(previous[m] + 1, row[-1] + 1, previous[m - 1] + (word != other)))
    return row[-1]


NASTY = st.text(
    alphabet=st.sampled_from(list("ab1: \n\r\t<>/vc&;.{}\\-\u200d\u00ad\u00a0\ufeff\x85\u2028🎙é")),
    max_size=40,
)
PIECES = st.sampled_from(
    "WEBVTT|\n\n|\n|\r\n|NOTE x|STYLE|1|2|00:01.000 --> 00:02.000|00:00:01,500 --> 00:00:01,510|0:00:01.000,0:00:02.000|"
    "00:0z.000 --> 00:02.000|<v Ada>|</v>|<c>|</c>|<00:01.500>|{\\an8}|&gt;&gt; |>> ADA: |&nbsp;|&lrm;|<br>|we sail|we|sail "
    "home|- yes|Ã¤|é|ﬁ|🎙".split("|")
)


@given(st.lists(PIECES | NASTY, max_size=25), st.booleans())
def test_any_subtitles_are_read_with_an_exact_map(pieces, is_vtt):
    raw = ("WEBVTT\n\n" if is_vtt else "00:00:00,000 --> 00:00:01,000\n") + "".join(pieces)
    for found in read_text(Record(raw, "utf-8")).drafts:
        position = found.text.stretches[0].raw_start
        for stretch in found.text.stretches:
            assert stretch.raw_start == position
            position = stretch.raw_end
        text = found.text.text
        assert "  " not in text
        assert text == text.strip()
        letters = [c for c in text if c.isalnum()]
        assert len(letters) <= len(raw)


@pytest.mark.parametrize(
    "raw",
    [
        "WEBVTT\n\n00:00.000 --> 00:01.000\n" + "<" * 100_000,
        "WEBVTT\n\n00:00.000 --> 00:01.000\n" + "<c" * 50_000,
        "WEBVTT\n\n00:00.000 --> 00:01.000\n" + "<00:" * 30_000,
        "WEBVTT\n\n00:00.000 --> 00:01.000\n" + "&" * 100_000,
        "WEBVTT\n\n00:00.000 --> 00:01.000\n" + "{\\" * 50_000,
        "WEBVTT\n\n" + "00:00.000 --> 00:01.000\n" * 5_000,
        "WEBVTT\n\n" + "00:00.000 --> 00:01.000\nno no no\n\n" * 3_000,
        "WEBVTT\n\n00:00.000 --> 00:01.000\n"
        + "no " * 50_000
        + "\n\n00:01.000 --> 00:02.000\n"
        + "no " * 50_000,
        "00:00:00,000 --> 00:00:01,000\n" + " \n" * 50_000 + "x",
        "1:" * 50_000,
    ],
)
def test_no_text_takes_long(raw):
    start = time.process_time()
    read_text(Record(raw, "utf-8"))
    assert time.process_time() - start < 5


LINES = (
    ("die f\u00e4hre", "f\u00e4hrt heute", "nach s\u00fcden", "\u00fcber den see"),
    ("die fa\u0308hre", "fa\u0308hrt heute", "nach su\u0308den", "u\u0308ber den see"),
    ("die fÃ¤hre", "fÃ¤hrt heute", "nach sÃ¼den", "Ã¼ber den see"),
    ("渡轮今天开", "我们等", "直到九点", "然后回家"),
    ("the o\ufb03ce", "we\u00ad\u200b sail", "at&nbsp;nine &amp; ten", "then home"),
)


@pytest.mark.parametrize(
    "shown", LINES, ids=["composed", "loose accents", "broken letters", "Chinese", "ligatures"]
)
def test_words_roll_however_their_letters_are_written(shown):
    screens = ["\n".join(shown[max(n - 2, 0) : n + 1]) for n in range(len(shown))]
    raw = "WEBVTT\n\n" + "\n".join(
        f"00:0{n}.000 --> 00:0{n}.900\n{screen}\n\n00:0{n}.900 --> 00:0{n}.910\n{screen}\n"
        for n, screen in enumerate(screens)
    )
    alone = draft("WEBVTT\n\n00:00.000 --> 00:01.000\n" + "\n".join(shown))
    assert draft(raw).text.text == alone.text.text


SHARED = Path("../shared/data/captions")


@pytest.mark.skipif(
    not SHARED.is_dir(), reason="the odd and broken files are not here: ../shared/data/captions"
)
def test_odd_and_broken_files_are_read_or_refused_and_proven(tmp_path):
    files = {
        path.name: path.read_bytes() for path in SHARED.rglob("*") if path.suffix in {".vtt", ".srt", ".sbv"}
    }
    tables = segment(tmp_path, files)
    assert assert_proven(tmp_path, files, tables) > 1000
    read, refused = (set(tables[name].column("uri").to_pylist()) for name in ("documents", "rejects"))
    assert set(files) == read | refused
    accepted = [agreement("webvtt-py", path) for path in SHARED.rglob("*.vtt")]
    assert sum(found is True for found in accepted) >= 0.98 * sum(found is not None for found in accepted)
