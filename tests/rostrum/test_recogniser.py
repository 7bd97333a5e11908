from __future__ import annotations

import json
import os

import pytest
import typer
from typer.testing import CliRunner

from pipeline.entities.recognise.choose import VARIABLE
from rostrum.cli import RecogniserOption, app


@pytest.fixture(autouse=True)
def _own(monkeypatch):
    monkeypatch.setenv(VARIABLE, "")


def test_the_choice_reaches_the_stages(tmp_path):
    pytest.importorskip("spacy")
    (tmp_path / "meta.json").write_text(json.dumps({"lang": "en", "name": "names"}))
    asked = typer.Typer()

    @asked.command()
    def ask(recogniser: RecogniserOption = None) -> None:
        assert os.environ[VARIABLE] == recogniser == f"spacy:{tmp_path}"

    assert CliRunner().invoke(asked, ["--recogniser", f"spacy:{tmp_path}"]).exit_code == 0
    assert CliRunner().invoke(asked, [], env={VARIABLE: f"spacy:{tmp_path}"}).exit_code == 0


@pytest.mark.parametrize("command", [["run"], ["annotate", "x", "--out", "y"]])
def test_what_is_no_recogniser_is_refused_before_any_work(command):
    result = CliRunner().invoke(app, [*command, "--recogniser", "gliner:nowhere"])
    assert result.exit_code == 2
    assert "is no GLiNER model" in " ".join(result.output.replace("│", "").split())
