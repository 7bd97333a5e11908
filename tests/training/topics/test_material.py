from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from pipeline.topics.schemes import heads, topics
from training.topics.longer import longer
from training.topics.material import ADDRESSED, Unit, addressed, tallied, truth_of, units, widened
from training.topics.score import calibration_error, figures, macro_f1


def test_statements_are_read_with_the_codes_of_both_schemes(tmp_path: Path) -> None:
    (tmp_path / "en.tsv").write_text(
        "iptc\tcap\ttext\n20000209\t10 18\tA ferry.\n-\t-\tThank you.\n", "utf-8"
    )
    assert units(tmp_path) == [
        Unit("en", ("medtop:20000209", "cap:10", "cap:18"), "A ferry."),
        Unit("en", (), "Thank you."),
    ]


@pytest.mark.parametrize("row", ["99999999\t-\tA ferry.", "-\t11\tA ferry.", "-\t-\t"])
def test_a_wrong_statement_is_refused_by_name(tmp_path: Path, row: str) -> None:
    (tmp_path / "sv.tsv").write_text(f"iptc\tcap\ttext\n{row}\n", "utf-8")
    with pytest.raises(ValueError, match=r"sv\.tsv"):
        units(tmp_path)


def test_a_topic_speaks_for_its_ancestors() -> None:
    deep = next(topic for topic in topics().values() if topic.level > 2)
    assert {deep.top, deep.second, deep.code} == widened((deep.code,))
    truth = truth_of([Unit("en", (deep.code,), "x"), Unit("en", (), "x")])
    assert {heads()[place] for place in np.flatnonzero(truth[0])} == {deep.top, deep.second}
    assert not truth[1].any()


def test_the_shipped_statements_can_be_read() -> None:
    material = units()
    assert {unit.language for unit in material} == {"en", "sv", "ru", "uk", "sr", "hr", "de", "fr", "es"}
    assert all(tally.words for tally in tallied(material[:20]))


def test_some_statements_are_learned_behind_an_office_and_keep_what_they_are_about() -> None:
    material = units()
    learned = addressed(material)
    assert learned == addressed(material)
    changed = [pair for pair in zip(material, learned, strict=True) if pair[0] != pair[1]]
    assert len(changed) / len(material) == pytest.approx(ADDRESSED, abs=0.05)
    assert all(after.text.endswith(f" {before.text}") for before, after in changed)
    assert all(after[:2] == before[:2] for before, after in changed)


def test_longer_texts_keep_to_topics_of_both_levels() -> None:
    material = units()
    texts = longer(material, tallied(material[:400]), range(400), 200, 0)
    levels = [{topics()[code].level for code in text.codes} for text in texts]
    assert sum(2 in each for each in levels) > 50
    assert sum(1 in each for each in levels) > 100
    assert all(text.tally.words for text in texts)


def test_scores_are_those_worked_out_by_hand() -> None:
    truth = np.array([[True, False], [True, True], [False, False]])
    given = np.array([[True, False], [False, True], [False, True]])
    assert macro_f1(given, truth) == pytest.approx((2 / 3 + 2 / 3) / 2)
    assert calibration_error(np.array([0.9, 0.9]), np.array([True, True])) == pytest.approx(0.1)
    found = figures(np.array([[0.9, 0.1], [0.2, 0.1], [0.1, 0.2]]), truth, 0.5)
    assert (found.coverage, found.silence) == (0.5, 1.0)
