"""The command line on the sample, as a new user meets it."""

from __future__ import annotations

import json

import pyarrow.parquet as pq

import seeds
from tests.e2e.conftest import count_proven_spans, rostrum


def test_a_run_says_what_came_out_and_where_to_go(sample):
    _, printed = sample
    for word in ("documents", "words", "sentences", "mentions", "topics", "rejects", "Where to go next"):
        assert word in printed
    assert printed.count("?\n") >= 3


def test_odd_files_are_refused_with_file_place_and_reason(sample):
    home, _ = sample
    done = rostrum(
        "sql", "--format", "json", "SELECT uri, place, reason, detail FROM rejects ORDER BY uri", home=home
    )
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    reasons = {row["reason"] for row in rows}
    assert {"empty", "binary", "bad_encoding", "cue_out_of_order", "bad_json"} <= reasons
    assert all(row["place"] and row["detail"] for row in rows)


def test_every_span_is_exact(sample):
    assert count_proven_spans(sample[0]) > 500


def test_sql_answers_and_explains_its_errors(sample):
    home, _ = sample
    done = rostrum("sql", "--format", "csv", "SELECT count(*) AS n FROM documents", home=home)
    assert done.stdout.splitlines()[0] == "n"
    assert int(done.stdout.splitlines()[1]) >= 8
    wrong = rostrum("sql", "SELECT nothing FROM documents", home=home)
    assert wrong.returncode == 1
    assert "data-dictionary" in wrong.stderr
    assert rostrum("sql", "DROP VIEW documents", home=home).returncode == 1


def test_the_shell_takes_statements_and_commands(sample):
    home, _ = sample
    done = rostrum(
        "sql", home=home, stdin="SELECT 40 +\n2 AS answer;\n.columns turns\nSELECT broken;\n.quit\n"
    )
    assert done.returncode == 0
    assert "42" in done.stdout
    assert "speaker_name" in done.stdout


def test_status_has_an_exit_code(sample, tmp_path):
    home, _ = sample
    assert rostrum("status", home=home).returncode == 0
    nothing = rostrum("status", home=tmp_path)
    assert nothing.returncode == 4
    assert "rostrum run" in nothing.stdout
    assert rostrum("sql", "SELECT 1", home=tmp_path).returncode == 4


def test_add_receives_once(tmp_path):
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "a.txt").write_text("We sail at noon.")
    first, second = (rostrum("add", folder, home=tmp_path / "home") for _ in range(2))
    assert "1 of 1 files new" in first.stdout
    assert "0 of 1 files new" in second.stdout
    assert rostrum("add", tmp_path / "nowhere", home=tmp_path / "home").returncode == 2


def test_annotate_writes_a_file_per_table(tmp_path):
    lines = tmp_path / "x.jsonl"
    lines.write_text(
        '{"id": "1", "text": "The United Nations met in Geneva. Sweden agreed.", "published_at": "2025-05-02"}\n{"id": 2}\n'
    )
    done = rostrum("annotate", lines, seeds.SAMPLE / "odd", "--out", tmp_path / "out")
    assert done.returncode == 0, done.stderr
    tables = {path.stem: pq.read_table(path) for path in (tmp_path / "out").glob("*.parquet")}
    assert {"documents", "sentences", "mentions", "topics", "source_map", "rejects", "receipts"} <= set(
        tables
    )
    surfaces = tables["mentions"].column("surface").to_pylist()
    assert {"United Nations", "Geneva", "Sweden"} <= set(surfaces)
    assert tables["rejects"].num_rows >= 4
    assert rostrum("annotate", tmp_path / "out" / "none", "--out", tmp_path).returncode == 2
