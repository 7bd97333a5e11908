"""Which recogniser is chosen, and what tells two of them apart."""

from __future__ import annotations

import json
import sys

import pytest

from pipeline.entities.recognise import choose, with_gliner, with_spacy
from pipeline.entities.recognise.digest import digest


@pytest.fixture
def model(tmp_path):
    folder = tmp_path / "names"
    folder.mkdir()
    (folder / "meta.json").write_text(json.dumps({"lang": "sv", "name": "names", "version": "1.2"}))
    return folder


@pytest.fixture
def installed(monkeypatch):
    """Both libraries look installed, whether or not they are."""
    monkeypatch.setattr(choose, "find_spec", lambda name: name)


@pytest.mark.parametrize("value", ["", "  "])
def test_nothing_is_rostrums_own(value, monkeypatch):
    monkeypatch.setenv(choose.VARIABLE, value)
    assert choose.chosen() is None


@pytest.mark.usefixtures("installed")
def test_a_folder_is_chosen_by_the_environment(model, monkeypatch):
    monkeypatch.setenv(choose.VARIABLE, f"spacy:{model}")
    assert choose.chosen() == choose.Choice("spacy", str(model))


@pytest.mark.usefixtures("installed")
def test_a_file_gives_labels_and_a_folder_beside_it(model):
    file = model.parent / "recogniser.toml"
    file.write_text('kind = "spacy"\nmodel = "names"\n[labels]\nSHIP = "MISC"\n"*" = ""\n')
    choice = choose.parse(str(file))
    assert choice == choose.Choice("spacy", str(model), (("*", ""), ("SHIP", "MISC")))
    assert choose.identity(choice).parameters == {"labels": {"SHIP": "MISC", "*": ""}}


@pytest.mark.usefixtures("installed")
def test_the_identity_changes_with_the_model_and_not_with_its_place(model, tmp_path):
    first = choose.identity(choose.Choice("spacy", str(model)))
    assert (first.name, first.version) == ("spacy-sv_names", "1.2")
    copy = model.rename(tmp_path / "elsewhere")
    assert choose.identity(choose.Choice("spacy", str(copy))) == first
    (copy / "weights").write_bytes(b"1")
    digest.cache_clear()
    assert choose.identity(choose.Choice("spacy", str(copy))).model_sha256 != first.model_sha256


@pytest.mark.usefixtures("installed")
def test_a_gliner_model_is_known_by_its_files(tmp_path):
    (tmp_path / "gliner_config.json").write_text("{}")
    choice = choose.parse(f"gliner:{tmp_path}")
    identity = choose.identity(choice)
    assert identity.name == f"gliner-{tmp_path.name}"
    assert identity.model_sha256.startswith(identity.version)
    assert choose.identity(choice._replace(threshold=0.7)).parameters != identity.parameters


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("bert:x", "a recogniser is"),
        ("spacy:nowhere/at/all", "is no spaCy pipeline"),
        ("gliner:nowhere/at/all", "is no GLiNER model"),
        ("nowhere.toml", "cannot be read"),
    ],
)
def test_what_cannot_be_chosen_is_said(text, problem):
    with pytest.raises(ValueError, match=problem):
        choose.parse(text)


@pytest.mark.parametrize(
    "content", ["kind = 1", 'kind = "spacy"', 'kind = "spacy"\nmodel = "x"\nmodle = 1', "{"]
)
def test_a_file_that_does_not_describe_a_recogniser_is_refused(content, tmp_path):
    file = tmp_path / "recogniser.toml"
    file.write_text(content)
    with pytest.raises(ValueError, match=r"recogniser\.toml"):
        choose.parse(str(file))


@pytest.mark.parametrize(
    ("kind", "module", "name"),
    [("spacy", with_spacy, "meta.json"), ("gliner", with_gliner, "gliner_config.json")],
)
def test_a_missing_library_is_named_with_the_command_that_installs_it(
    kind, module, name, tmp_path, monkeypatch
):
    (tmp_path / name).write_text("{}")
    monkeypatch.setitem(sys.modules, kind, None)
    monkeypatch.setattr(choose, "find_spec", lambda _: None)
    with pytest.raises(ValueError, match=r"pip install -e '\.\[ner-"):
        choose.parse(f"{kind}:{tmp_path}")
    with pytest.raises(ModuleNotFoundError, match=r"pip install -e '\.\[ner-"):
        module.load(str(tmp_path))
