from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.topics.concepts import find, read
from pipeline.topics.concepts.find import Finder, Node, finders
from pipeline.topics.concepts.read import COLUMNS, Dictionary, Term, dictionary, dictionary_files
from pipeline.topics.schemes import topics
from pipeline.topics.words import LEXICON_OF, folder, words

EMPTY = "\t" * (len(COLUMNS) - 1)


def made(folder: Path, text: str, monkeypatch: pytest.MonkeyPatch) -> Dictionary:
    """Read one file as the dictionary, with the labels of Media Topics after it."""
    (folder / "harbour.txt").write_text(text, encoding="utf-8")
    monkeypatch.setattr(read, "FOLDER", folder)
    return dictionary.__wrapped__()


def finder(*terms: str) -> Finder:
    """Return a finder of English terms, numbered in their order."""
    root = Node()
    for number, term in enumerate(terms):
        node = root
        for word in term.split("_"):
            node = (node.stems if word.endswith("*") else node.exact).setdefault(word.rstrip("*"), Node())
        node.concepts = (*node.concepts, number)
    return Finder(root)


def found(text: str, *terms: str) -> list[tuple[str, tuple[int, ...]]]:
    given_words = text.split()
    return [
        (" ".join(given_words[first:last]), concepts)
        for first, last, concepts in finder(*terms).find(given_words)
    ]


def test_a_row_is_a_concept_with_its_terms(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = f"# of ships\n@ 20000209 | 10 18 | boats\nferry* ice_breaker\tfärja*{EMPTY[1:]}\n"
    made_ = made(tmp_path, text, monkeypatch)
    first = made_.concepts[0]
    assert first.codes == ("medtop:20000209", "cap:10", "cap:18")
    assert first.field == "boats"
    own = [term for term in made_.terms if term.concept == 0]
    assert own == [
        Term("en", ("ferry*",), 0),
        Term("en", ("ice", "breaker"), 0),
        Term("sv", ("färja*",), 0),
    ]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("@ 20000209 | 10 | -\nferry\tfärja\n", "harbour.txt, line 2: 2 cells, not 8"),
        ("# a\n\n@ 99999999 | 10 | -\n", r"harbour.txt, line 3: \['medtop:99999999'\]"),
        ("@ 20000209 | 11 | -\n", r"harbour.txt, line 1: \['cap:11'\]"),
        ("@ 20000209 | 10\n", "harbour.txt, line 1: not three cells"),
    ],
)
def test_an_error_names_file_and_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, problem: str
) -> None:
    with pytest.raises(ValueError, match=problem):
        made(tmp_path, text, monkeypatch)


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("coup*_d'état", ("coup*", "d", "état")),
        ("contre-offensive*", ("contre", "offensive*")),
        ("l'arme", ("l", "arme")),
        ("ligue_1", None),
    ],
)
def test_a_term_is_cut_as_texts_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cell: str, words: tuple[str, ...] | None
) -> None:
    text = f"@ 20000056 | 16 | war\ncoup{chr(9) * 6}{cell}\t\n"
    own = [term for term in made(tmp_path, text, monkeypatch).terms if term.concept == 0]
    assert [term.words for term in own if term.lexicon == "fr"] == ([words] if words else [])


def test_every_term_of_the_shipped_dictionary_can_be_found() -> None:
    lost = [
        term
        for term in dictionary().terms
        for said in [" ".join(word.rstrip("*") for word in term.words)]
        if [word for _, _, word in words(said, term.lexicon)]
        != [folder(term.lexicon)(w) for w in said.split()]
    ]
    assert lost == []


@pytest.mark.parametrize(
    ("lexicon", "text"),
    [
        ("en", "Mr President, honourable members"),
        ("de", "Herr Bundeskanzler, liebe Kolleginnen und Kollegen"),
        ("ru", "Уважаемые депутаты, господин министр"),
        ("fr", "Madame la ministre, mesdames et messieurs"),
        ("sh", "Poštovani ministre, dame i gospodo"),
    ],
)
def test_a_form_of_address_speaks_for_no_topic(lexicon: str, text: str) -> None:
    cut = [word for _, _, word in words(text, lexicon)]
    hits = finders()[lexicon].find(cut)
    assert hits
    assert not [code for hit in hits for place in hit.concepts for code in dictionary().concepts[place].codes]


def test_the_shipped_dictionary_speaks_every_language_of_every_top_topic() -> None:
    spoken: dict[str, set[str]] = {}
    for lexicon, _, concept in dictionary().terms:
        for code in dictionary().concepts[concept].codes:
            spoken.setdefault(topics()[code].top, set()).add(lexicon)
    assert dictionary_files()
    assert {
        top: set(COLUMNS) - lexicons for top, lexicons in spoken.items() if len(lexicons) < len(COLUMNS)
    } == {}


def test_names_of_concepts_are_their_own() -> None:
    names = [concept.name for concept in dictionary().concepts]
    assert len(set(names)) == len(names)


def test_the_longest_term_takes_its_words() -> None:
    assert found("the peace talks began", "peace", "talks", "peace_talks") == [("peace talks", (2,))]
    assert found("peace began", "peace", "peace_talks") == [("peace", (0,))]


def test_the_most_exact_of_two_terms_is_meant() -> None:
    assert found("warned", "war*", "warn*", "warned") == [("warned", (2,))]
    assert found("warning", "war*", "warn*", "warned") == [("warning", (1,))]


def test_a_word_of_two_concepts_stands_for_both() -> None:
    assert found("drought", "drought", "drought") == [("drought", (0, 1))]


def test_a_stem_begins_at_a_word_boundary() -> None:
    assert found("software", "war*") == []


def test_a_term_goes_on_behind_a_stem() -> None:
    assert found("central banks of old", "central_bank*", "bank*") == [("central banks", (0,))]


@given(st.sets(st.text("ab", min_size=1, max_size=5), max_size=12), st.text("abc", max_size=60))
def test_a_word_leads_to_all_stems_that_it_begins_with_the_longest_first(stems: set[str], word: str) -> None:
    node = Node()
    node.stems = {stem: Node() for stem in stems}
    begun = sorted((stem for stem in stems if word.startswith(stem)), key=len, reverse=True)
    assert node.after(word) == tuple(node.stems[stem] for stem in begun)


@given(st.lists(st.sampled_from("peace talks war warned x".split()), max_size=40))
def test_terms_are_in_order_and_apart_however_often_asked(given_words: list[str]) -> None:
    one = finder("peace", "peace_talks", "war*", "talks_war*_x")
    hits = one.find(given_words)
    assert all(first < last <= len(given_words) for first, last, _ in hits)
    assert all(a.last <= b.first for a, b in zip(hits, hits[1:], strict=False))
    assert one.find(given_words) == hits


@settings(deadline=None)  # the first asks for the trees
@given(st.text(max_size=200), st.sampled_from(sorted(set(LEXICON_OF.values()))))
def test_any_text_can_be_looked_through(text: str, lexicon: str) -> None:
    cut = [word for _, _, word in words(text, lexicon)]
    for first, last, concepts in finders()[lexicon].find(cut):
        assert 0 <= first < last <= len(cut)
        assert all(0 <= concept < len(dictionary().concepts) for concept in concepts)


def test_serbian_is_read_in_both_scripts() -> None:
    cyrillic = [word for _, _, word in words("Влада и министар ћуте о школи.", "sh")]
    latin = [word for _, _, word in words("Vlada i ministar ćute o školi.", "sh")]
    assert finders()["sh"].find(cyrillic) == finders()["sh"].find(latin) != []


@pytest.mark.parametrize("given_words", [["a" * 1_000_000], ["peace"] * 500_000, ["war"] * 500_000])
def test_a_megabyte_takes_linear_time(given_words: list[str]) -> None:
    began = time.perf_counter()
    finder("peace", "peace_talks", "peace_peace_talks", "war*", "a*_b", "aaa*").find(given_words)
    assert time.perf_counter() - began < 10


def test_what_is_remembered_is_forgotten_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(find, "_MOST", 3)
    one = finder("peace*")
    for number in range(10):
        assert len(one.find([f"peace{number}", "x"])) == 1
