from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from pipeline.keyphrases.stage import keyphrases_stage
from pipeline.runners import map_shards
from pipeline.stage import Tables
from pipeline.tables import TABLES, from_rows
from pipeline.topics.words import folder
from tests.pipeline.build import assert_proven, segment
from tests.pipeline.keyphrases.texts import TEXTS

Row = dict[str, Any]


def made(folder_: Path, texts: dict[str, str], mentions: list[Row] | None = None) -> Tables:
    files: dict[str, str | bytes] = dict(texts.items())
    tables = segment(folder_, files) | {"mentions": from_rows(TABLES["mentions"], mentions or [])}
    return tables | map_shards(keyphrases_stage(), tables)


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Tables]:
    folder_ = tmp_path_factory.mktemp("keyphrases")
    return folder_, made(folder_, {f"{language}.txt": text for language, (text, _) in TEXTS.items()})


def phrases_of(tables: Tables, uri: str) -> list[Row]:
    (key,) = [row["document_id"] for row in tables["documents"].to_pylist() if row["uri"] == uri]
    rows = [row for row in tables["keyphrases"].to_pylist() if row["document_id"] == key]
    return sorted(rows, key=lambda row: row["phrase_no"])


@pytest.mark.parametrize("language", TEXTS)
def test_each_language_names_what_its_text_comes_back_to(tables: tuple[Path, Tables], language: str) -> None:
    first = phrases_of(tables[1], f"{language}.txt")[0]
    assert folder("")(first["phrase"]) == TEXTS[language][1].lower()
    assert first["count"] == 3
    assert first["score"] == 1.0


def test_every_phrase_is_proven_in_clean_and_raw_text(tables: tuple[Path, Tables]) -> None:
    folder_, made_ = tables
    files: dict[str, str | bytes] = {f"{language}.txt": text for language, (text, _) in TEXTS.items()}
    proven = {name: made_[name] for name in ("documents", "source_map", "keyphrases")}
    assert assert_proven(folder_, files, proven) == made_["keyphrases"].num_rows > len(TEXTS)


def test_all_places_hold_a_form_of_the_phrase(tables: tuple[Path, Tables]) -> None:
    texts = {row["document_id"]: row["text"] for row in tables[1]["documents"].to_pylist()}
    for row in tables[1]["keyphrases"].to_pylist():
        forms = [
            texts[row["document_id"]][each["start_char"] : each["end_char"]] for each in row["occurrences"]
        ]
        assert len(forms) == row["count"]
        assert forms[0] == row["surface"]
        assert row["phrase"] in [" ".join(form.split()) for form in forms]
        assert len({form[:3].lower() for form in forms}) == 1


def test_phrases_are_numbered_by_strength(tables: tuple[Path, Tables]) -> None:
    for language in TEXTS:
        rows = phrases_of(tables[1], f"{language}.txt")
        assert [row["phrase_no"] for row in rows] == list(range(len(rows)))
        assert [row["score"] for row in rows] == sorted((row["score"] for row in rows), reverse=True)


def test_the_order_of_documents_changes_nothing(tmp_path: Path) -> None:
    texts = {f"{language}.txt": text for language, (text, _) in TEXTS.items()}
    one = made(tmp_path / "one", texts)["keyphrases"]
    other = made(tmp_path / "other", dict(reversed(texts.items())))["keyphrases"]
    key = [("document_id", "ascending"), ("phrase_no", "ascending")]
    assert one.sort_by(key).to_pylist() == other.sort_by(key).to_pylist()


def test_a_name_that_was_found_is_a_phrase_of_its_own(tmp_path: Path) -> None:
    text = "We wrote to the House of the Old Friends. They read it to the House of the Old Friends at once."
    bare = made(tmp_path, {"a.txt": text})
    document = bare["documents"].to_pylist()[0]
    name, sentences = "House of the Old Friends", bare["sentences"].to_pylist()
    mentions = [
        {
            **{key: document[key] for key in ("document_id", "revision", "partition_day")},
            "mention_no": number, "sentence_no": sentence["sentence_no"], "type": "ORG", "annotator": "test@1",
            "surface": name, "is_repair": False, "link_candidates": [],
            "start_char": (start := text.index(name, sentence["start_char"])), "end_char": start + len(name),
            "raw_start_char": start, "raw_end_char": start + len(name),
        }
        for number, sentence in enumerate(sentences)
    ]  # fmt: skip
    rows = phrases_of(made(tmp_path, {"a.txt": text}, mentions), "a.txt")
    assert (rows[0]["surface"], rows[0]["count"]) == (name, 2)
    assert name not in [row["surface"] for row in phrases_of(bare, "a.txt")]


def test_empty_talk_has_no_phrases(tmp_path: Path) -> None:
    assert made(tmp_path, {"a.txt": "And so it is. It was as it had been."})["keyphrases"].num_rows == 0


def test_the_stage_says_what_it_depends_on() -> None:
    stage = keyphrases_stage()
    assert stage.outputs == ("keyphrases",)
    assert stage.annotator.model_sha256
    assert {"plain", "longest", "most", "roles"} == set(stage.annotator.parameters)
