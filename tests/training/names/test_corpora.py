"""Each form of the marked sets, in files of our own; what is said of real sets needs them and skips."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.names.corpora import calls, crossner, mentions, newspapers, plain, russian, slavic, universal
from training.names.corpora.columns import blocks
from training.names.corpora.forms import Sentence, bio, sentence
from training.names.corpora.running import sentences
from training.names.corpora.slavic_forms import counted, doubted
from training.names.corpora.spacing import by_habit, from_text

DATA = Path(__file__).parents[3].parent / "shared/data"


def shown(one: Sentence) -> str:
    """The sentence as print has it."""
    return "".join(word + " " * space for word, space in zip(one.words, one.spaces, strict=True)).strip()


def named(one: Sentence) -> list[tuple[str, str]]:
    return [(" ".join(one.words[start:end]), kind) for start, end, kind in mentions(one)]


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        (["B-PER", "I-PER", "O"], ["B-PER", "I-PER", "O"]),
        (["PER", "PER", "0", "LOC"], ["B-PER", "I-PER", "O", "B-LOC"]),
        (["I-LOC", "I-PER"], ["B-LOC", "B-PER"]),
        (["B-LOC", "B-LOC"], ["B-LOC", "B-LOC"]),
        (["B-OTH", "I-OTH"], ["?", "?"]),
        (["B-GENE"], ["O"]),
    ],
)
def test_every_scheme_becomes_one(tags, expected):
    assert bio(tags, {"PER": "PER", "LOC": "LOC", "OTH": "?"}) == expected


def test_soft_hyphens_and_loose_ends_are_healed():
    found = sentence(["­värl­den", "­", "Oslo"], ["I-LOC", "O", "I-LOC"], [True, True, True])
    assert found == Sentence(("världen", "Oslo"), ("B-LOC", "I-LOC"), (True, True))
    assert sentence(["­"], ["O"], [True]) is None


@pytest.mark.parametrize(
    "text",
    [
        'She said: "We met in Oslo (Norway)."',
        "He didn't come, and Anna's train was late; it's 5 %.".replace(" %", "%"),
        "Er sagte: „Wir sehen uns in Graz.“",
        "Hon sa: ”Vi ses i Lund.”",
        "Elle part d' Oslo".replace("d' ", "d'"),
    ],
)
def test_habits_of_print_give_the_text_back(text):
    one = next(sentences(text, []))
    assert shown(one._replace(spaces=tuple(by_habit(one.words)))) == text


@given(st.lists(st.tuples(st.from_regex(r"[a-zå]{1,6}|[.,]", fullmatch=True), st.booleans()), min_size=1))
def test_spaces_come_from_the_text(rows):
    text = "".join(word + " " * space for word, space in rows)
    found = from_text([word for word, _ in rows], text)
    assert found[:-1] == [space for _, space in rows][:-1]


def test_blocks_keep_comments_with_their_rows(tmp_path):
    path = write(tmp_path / "a", "# one\nA\tO\n\n\n# two\n# three\n\nB\tO")
    assert [(block.comments, block.rows) for block in blocks(path)] == [
        (("one",), (("A", "O"),)),
        (("two", "three"), (("B", "O"),)),
    ]


def test_treebanks_follow_their_text_but_for_endings(tmp_path):
    rows = (
        "# newdoc id = a\n# text = Ann did n't see U.N. aides.\n1\tAnn\tB-PER\t-\n2\tdid\tO\n3\tn't\tO\n"
        "4\tsee\tO\n5\tU.N.\tB-ORG\n6\taides\tB-OTH\n7\t.\tO\n\n# newdoc id = b\n# text = Lund\n1\tLund\tB-LOC\n"
    )
    for name in ("en_ewt", "sv_talbanken", "da_ddt", "sr_set", "hr_set"):
        for part in ("train", "dev"):
            write(tmp_path / f"ner/uner/{name}-{part}.iob2", rows)
    found = list(universal.documents(tmp_path))
    assert [(one.language, one.source, one.split) for one in found][:3] == [
        ("en", "ewt", "train"),
        ("en", "ewt", "train"),
        ("en", "ewt", "dev"),
    ]
    assert shown(found[0].sentences[0]) == "Ann didn't see U.N. aides."
    assert named(found[0].sentences[0]) == [("Ann", "PER"), ("U.N.", "ORG")]


def test_politics_keeps_a_fifth_and_its_own_dev_apart(tmp_path):
    lines = "Ann\tB-politician\nLund\tI-politician\nof\tO\nGreens\tB-politicalparty\nwon\tO\nrock\tB-musicgenre\n\n"
    for domain in ("politics", "science", "literature", "music", "ai"):
        for part in ("train", "dev"):
            write(tmp_path / f"ner/crossner/{domain}-{part}.txt", lines * 50)
    found = list(crossner.documents(tmp_path))
    dev = {one.source: 0 for one in found if one.split == "dev"}
    for one in found:
        if one.split == "dev":
            dev[one.source] += len(one.sentences)
    assert dev == {"crossner-politics": 10, "crossner-politics-official": 50}
    assert named(found[0].sentences[0]) == [("Ann Lund", "PER"), ("Greens", "ORG")]
    assert found[0].sentences[0].tags[-1] == "?"


def test_plain_sets(tmp_path):
    ner = tmp_path / "ner"
    for section in "abefgh":
        write(ner / f"btc/{section}.conll", "@\tB-PER\nann_l\tB-PER\nin\tO\nLund\tB-LOC\n")
    write(ner / "wnut17/wnut17train.conll", "#Lund\tO\nActo\tB-corporation\n\t\n@ann\tO\n")
    write(ner / "wnut17/emerging.dev.conll", "Zed\tB-creative-work\n")
    write(ner / "wikigold/wikigold.conll.txt", "-DOCSTART- O\n\nAnn I-PER\n\nB I-ORG\n")
    write(ner / "swedish-ner-corpus/train_corpus.txt", "\n".join(["Ann PER\nEk PER\nkom 0\n"] * 10))
    for part in ("test", "dev"):
        write(
            ner / f"germeval2014/NER-de-{part}.tsv",
            "#\thttp://a\t[x]\n1\tder\tO\tO\n2\tdeutsche\tB-LOCderiv\tO\n",
        )
    for written in ("nob", "nno"):
        row = "1\tOslo\tOslo\tsubst\tname=B-GPE_ORG\n2\tNato-leder\tx\ty\tname=B-DRV\n3\t|\tx\ty\tname=O\n"
        write(ner / f"norne/{written}.conll", row)
    found = list(plain.documents(tmp_path))
    tags = {(one.source, one.split): one.sentences[-1].tags for one in found}
    assert tags["btc", "train"] == ("?", "?", "O", "B-LOC")
    assert tags["wnut17", "dev"] == ("B-MISC",)
    assert tags["swedish-ner-corpus", "dev"] == ("B-PER", "I-PER", "O")
    assert tags["germeval", "train"] == tags["germeval", "dev"] == ("O", "B-NORP")
    assert tags["norne-nob", "dev"] == ("B-LOC", "?")
    assert sum(one.source == "swedish-ner-corpus" and one.split == "dev" for one in found) == 2


def test_newspapers_are_joined_over_the_ends_of_lines(tmp_path):
    header = "TOKEN\tNE-COARSE-LIT\tMISC\n"
    rows = [("kapten", "B-PER", "_"), ("Ek", "I-PER", "_"), ("kom", "O", "_"), ("ansla", "O", "NoSpaceAfter")]
    rows += [("-", "O", "NoSpaceAfter"), ("gen", "O", "NoSpaceAfter"), ("till", "O", "_")]
    rows += [("Lund", "B-LOC", "NoSpaceAfter"), (".", "O", "NoSpaceAfter|EndOfSentence"), ("Slut", "O", "_")]
    page = header + "# hipe2022:document_id = a\n" + "".join("\t".join(row) + "\n" for row in rows)
    for part in ("train", "dev", "dev2"):
        write(tmp_path / f"ner/newseye-sv/HIPE-2022-v2.1-newseye-{part}-sv.tsv", page)
    for library, language in (("lft", "DE"), ("onb", "DE"), ("sbb", "DE"), ("bnf", "FR")):
        text = "#file\nAnna B-BER\nkam O\nnach O\nGraz I-LOC\n. O\nDann O\nnicht O\n"
        write(tmp_path / f"ner/europeana/enp_{language}.{library}.bio", text)
    found = list(newspapers.documents(tmp_path))
    assert [named(one) for one in found[0].sentences] == [[("Anna", "PER"), ("Graz", "LOC")], []]
    swedish = found[-1].sentences
    assert [shown(one) for one in swedish] == ["kapten Ek kom anslagen till Lund.", "Slut"]
    assert swedish[0].tags[:2] == ("?", "B-PER")


def test_running_text_is_cut_where_mentions_end():
    text = "Anna Ek av Lund-Posten. Читайте такожPfizer тут.\nOslo"
    marked = [(0, 7, "PER"), (11, 15, "LOC"), (37, 43, "ORG"), (49, 53, "?")]
    found = list(sentences(text, marked))
    assert [shown(one) for one in found] == text.replace(". Ч", ".\nЧ").split("\n")
    assert named(found[0]) == [("Anna Ek", "PER"), ("Lund", "LOC")]
    assert found[2].tags == ("?",)


@given(st.text(alphabet="Aa. \n-", max_size=40), st.integers(0, 39), st.integers(1, 5))
def test_no_letter_of_a_running_text_is_lost(text, start, size):
    end = min(start + size, len(text))
    marked = [(start, end, "PER")] if start < end and text[start:end].strip(". \n-") else []
    found = list(sentences(text, marked))
    assert "".join(word for one in found for word in one.words) == "".join(text.split())


def test_objects_are_the_names_in_their_spans(tmp_path):
    text = "Фирма «Акта» и директор Анна Эк."
    base = tmp_path / "ner/factrueval/devset/book_1"
    write(base.with_suffix(".txt"), text)
    spans = [
        (1, "org_descr", 0, 5),
        (2, "org_name", 7, 4),
        (3, "job", 15, 8),
        (4, "name", 24, 4),
        (5, "surname", 29, 2),
    ]
    write(
        base.with_suffix(".spans"),
        "\n".join(f"{n} {kind} {at} {size} 1 1  # 1 x" for n, kind, at, size in spans),
    )
    write(base.with_suffix(".objects"), "7 Org 1 2 # Фирма Акта\n8 Person 4 5 # Анна Эк\n")
    (found,) = russian.documents(tmp_path)
    assert named(found.sentences[0]) == [("Акта", "ORG"), ("Анна Эк", "PER")]


def test_forms_of_a_text_are_found_in_it(tmp_path):
    head = "ru-1\nru\n2021-01-01\nhttp://a\n"
    body = "Анна Эк едет в Лунд. Лунд ждёт шведов, пишет Акта.Сегодня Анна дома."
    folder = tmp_path / "ner/tilde-bsnlp"
    forms = "ru-1\nАнна Эк\tАнна Эк\tPER\tPER_1\nАнна\tАнна\tPER\tPER_1\nЛунд\tЛунд\tLOC\tLOC_1\n"
    forms += "шведов\tшвед\tPER\tPER_2\n-\t-\tORG\tORG_9\nАкта.Сегодня\tАкта\tPRO\tPRO_1\n"
    for number in range(8):
        write(folder / f"raw/a/ru/x.txt_file_{number}.txt", head + body)
        write(folder / f"annotations/a/ru/x.out_file_{number}.out", forms)
    found = list(slavic.documents(tmp_path))
    assert [pair for one in found[0].sentences for pair in named(one)] == [
        ("Анна Эк", "PER"),
        ("Лунд", "LOC"),
        ("Лунд", "LOC"),
        ("шведов", "NORP"),
        ("Акта . Сегодня", "MISC"),
        ("Анна", "PER"),
    ]
    # Eight times one article: all on one side.
    assert len({one.split for one in found}) == 1


def test_what_other_texts_list_is_doubted_where_it_is_missing():
    others = [{"Лунд": "LOC", "Эк": "PER"}] * 10 + [{"Акта": "ORG"}, {"Эк": "LOC"}]
    assert doubted({"Эк": "LOC", "Ума": "LOC"}, counted(others)) == {"Лунд": "?", "Эк": "?", "Ума": "LOC"}
    assert doubted({"Эк": "PER", "Лунд": "LOC"}, counted(others)) == {"Эк": "PER", "Лунд": "LOC"}


def test_calls_say_what_may_be_a_name(tmp_path):
    header = "token|speaker|ts|endTs|punctuation|case|tags|wer_tags\n"
    rows = "Acto|0||||UC|[]|['1']\ngrew|0|||,|LC|[]|[]\nI'm|0||||MC|[]|['2']\nfine|0|||.|LC|[]|[]\nok|0||||LC|[]|[]\n"
    write(tmp_path / "speech/earnings21/transcripts/nlp_references/1.nlp", header + rows)
    (found,) = calls.documents(tmp_path)
    assert found.is_speech
    assert [shown(one) for one in found.sentences] == ["Acto grew, I'm fine.", "ok"]
    assert found.sentences[0].tags == ("?", "O", "O", "O", "O", "O")


@pytest.mark.skipif(not DATA.is_dir(), reason=f"no marked sets at {DATA}")
def test_the_treebanks_hold_what_they_should():
    found = list(universal.of_treebank(DATA, "en_ewt"))
    dev = [
        mention for one in found if one.split == "dev" for part in one.sentences for mention in mentions(part)
    ]
    assert len(dev) == 966
    assert sum(len(one.sentences) for one in found) == 12_530 + 2_001 + 13


@pytest.mark.skipif(not DATA.is_dir(), reason=f"no marked sets at {DATA}")
def test_articles_are_on_one_side():
    found = list(slavic.of_language(DATA, "uk"))
    sides = {
        split: {
            part.words
            for one in found
            if one.split == split
            for part in one.sentences
            if len(part.words) > 15
        }
        for split in ("train", "dev")
    }
    assert len(sides["train"] & sides["dev"]) < 0.02 * len(sides["dev"])
