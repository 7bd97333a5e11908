from __future__ import annotations

import hashlib
import json
import random
from pathlib import Path

import pytest

from benchmarks.gold_keyphrases import GOLD, Text, find, main, read
from benchmarks.gold_keyphrases_score import Judged, barred, exact, f1, figures, partial, words

CHOSEN = (("water tariff", "new water tariff"), ("leakage rate",), ("Edith Marlow",))
SAID = (
    "The new ferry to Lanholm will sail in May. The ferry to Lanholm takes forty cars, and the port of "
    "Lanholm has been dredged for the ferry. The shipping company asks for patience with the timetable."
)


def judged(*found: str | tuple[str, ...], language: str = "en", never: tuple[str, ...] = ()) -> Judged:
    forms = tuple((one,) if isinstance(one, str) else one for one in found)
    return Judged(language, CHOSEN, forms, never)


def test_a_phrase_is_right_in_any_of_its_forms_and_without_regard_to_case_and_marks() -> None:
    assert exact(judged(("Water  Tariff",), ("x", "“Leakage rate”")), 5) == {0: 0, 1: 1}
    assert words("завод «Северлифт»") == ("завод", "северлифт")


def test_a_chosen_phrase_counts_once() -> None:
    assert exact(judged("water tariff", "new water tariff"), 5) == {0: 0}


def test_only_the_first_k_count() -> None:
    assert exact(judged("one", "two", "leakage rate"), 2) == {}
    assert barred(judged("one", "two", never=("two",)), 1) == []


def test_half_the_stems_in_common_are_a_match_in_part() -> None:
    assert partial(judged("tariffs"), 10) == {0: 0}
    assert partial(judged("old bus tariff"), 10) == {}


def test_a_match_in_part_takes_what_no_exact_one_has() -> None:
    one = judged("Marlow", "Edith Marlow")
    assert exact(one, 10) == {1: 2}
    assert partial(one, 10) == {}


def test_serbian_words_are_the_same_in_part_under_their_stems() -> None:
    one = Judged("sr", (("депонија отпада",),), (("депоније",),))
    assert partial(one, 10) == {0: 0}


def test_f1_is_over_k_even_where_fewer_are_found() -> None:
    assert f1(3, 5, 3) == pytest.approx(2 * (3 / 5) * 1 / (3 / 5 + 1))
    assert figures([judged("water tariff", "leakage rate", "Edith Marlow")]).precision_at_5 == 0.6


def test_figures_are_means_over_documents_and_never_is_of_all_phrases() -> None:
    whole = judged("water tariff", "leakage rate", "Edith Marlow", "thank you", never=("thank you",))
    found = figures([whole, judged()])
    assert found.f1_at_5 == pytest.approx(f1(3, 5, 3) / 2)
    assert found.f1_at_10 == pytest.approx(f1(3, 10, 3) / 2)
    assert found.never == 0.25


def test_the_product_finds_phrases_of_the_text_in_its_own_forms() -> None:
    (found,) = find([Text("a", "en", SAID, (), ())])
    assert found
    assert all(form in SAID for forms in found for form in forms)


def test_texts_keep_their_own_phrases() -> None:
    other = (
        "Die Stadt Obertal baut ein Hallenbad. Das Hallenbad in Obertal kostet mehr als das alte Hallenbad."
    )
    texts = [Text("b", "en", SAID, (), ()), Text("a", "de", other, (), ())]
    assert find(texts) == [*find(texts[:1]), *find(texts[1:])]


def test_a_phrase_that_is_not_in_its_text_is_refused(tmp_path: Path) -> None:
    line = {"id": "a", "language": "en", "text": SAID, "keyphrases": [["tram"]], "not": []}
    (tmp_path / "en.jsonl").write_text(json.dumps(line), encoding="utf-8")
    with pytest.raises(ValueError, match="tram"):
        list(read(tmp_path))


def test_without_texts_nothing_is_measured(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--set", str(tmp_path)]) == 2
    assert "not measured" in capsys.readouterr().err


def test_a_folder_is_measured(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    line = {"id": "a", "language": "en", "text": SAID, "keyphrases": [["Lanholm"]], "not": ["asks for"]}
    (tmp_path / "en.jsonl").write_text(json.dumps(line), encoding="utf-8")
    assert main(["--set", str(tmp_path), "--errors"]) == 0
    printed = capsys.readouterr().out.splitlines()
    assert [row.split()[:2] for row in printed[1:3]] == [["en", "1"], ["all", "1"]]
    assert printed[3].startswith("a: ")


def test_the_gold_is_the_one_that_was_frozen() -> None:
    lines = (GOLD / "frozen.sha256").read_text(encoding="utf-8").splitlines()
    frozen = {name: digest for digest, name in (line.split() for line in lines)}
    files = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in GOLD.glob("*.jsonl")}
    assert files == frozen
    assert len(files) == 9


def test_the_gold_is_well_formed() -> None:
    texts = list(read(GOLD))
    assert len({text.name for text in texts}) == len(texts) == 90
    for text in texts:
        forms = [words(form) for phrase in text.chosen for form in phrase]
        assert len(set(forms)) == len(forms), text.name
        assert not set(forms) & {words(phrase) for phrase in text.never}, text.name
        assert 6 <= len(text.chosen) <= 12, text.name
        assert 5 <= len(text.never) <= 10, text.name
        assert 120 <= len(text.text.split()) <= 260, text.name


def test_figures_do_not_hang_on_the_order_of_documents() -> None:
    documents = [judged("water tariff"), judged("x", "leakage rate"), judged("Marlow", never=("marlow",))]
    expected = figures(documents)
    random.Random(1).shuffle(documents)
    assert figures(documents) == pytest.approx(expected)
