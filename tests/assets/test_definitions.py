from __future__ import annotations

import importlib
import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path

import dagster as dg
import pytest
import yaml

from assets import keys
from assets.definitions import defs
from assets.text import INPUTS
from pipeline.tables import TABLES

ROOT = Path(__file__).parents[2]
BIN = Path(sys.executable).parent


def command(home: Path, *words: str) -> str:
    environment = {**os.environ, "DAGSTER_HOME": str(home), "DAGSTER_DISABLE_TELEMETRY": "1"}
    done = subprocess.run(words, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture
def quiet_home(tmp_path: Path) -> Path:
    (tmp_path / "dagster.yaml").write_text("telemetry: {enabled: false}\n", encoding="utf-8")
    return tmp_path


def test_dg_and_workspace_load_the_same_definitions(quiet_home: Path) -> None:
    workspace = yaml.safe_load((ROOT / "workspace.yaml").read_text(encoding="utf-8"))
    entry = workspace["load_from"][0]["python_module"]
    mine = getattr(importlib.import_module(entry["module_name"]), entry["attribute"])
    assert mine is defs
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["dg"]["project"]
    assert project["code_location_name"] == entry["location_name"]

    listed = json.loads(command(quiet_home, str(BIN / "dg"), "list", "defs", "--json"))
    graph = defs.resolve_asset_graph()
    assert {asset["asset_key"] for asset in listed["assets"]} == {
        key.to_user_string() for key in graph.get_all_asset_keys()
    }
    assert {check["key"] for check in listed["asset_checks"]} == {
        key.to_user_string() for key in graph.asset_check_keys
    }
    assert [job["name"] for job in listed["jobs"]] == ["nightly"]
    assert [schedule["name"] for schedule in listed["schedules"]] == ["nightly_schedule"]
    assert {sensor["name"] for sensor in listed["sensors"]} == {
        "inbox_sensor",
        "redo_sensor",
        "failure_alert",
    }


def test_workspace_loads_in_a_process_of_its_own(quiet_home: Path) -> None:
    out = command(quiet_home, str(BIN / "dagster"), "job", "list", "-w", str(ROOT / "workspace.yaml"))
    assert "Job: nightly" in out


def test_great_expectations_is_not_imported_to_load() -> None:
    code = "import sys, assets.definitions; print('great_expectations' in sys.modules)"
    out = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "False"


def test_every_table_is_staged_and_published() -> None:
    expected = {keys.staged(name) for name in TABLES} | {keys.published(name) for name in TABLES}
    assert set(defs.resolve_asset_graph().get_all_asset_keys()) == expected | {keys.CATALOG}


@pytest.mark.parametrize(
    "spec",
    sorted(defs.resolve_all_asset_specs(), key=lambda spec: spec.key),
    ids=lambda spec: spec.key.to_user_string(),
)
def test_every_asset_says_what_it_is(spec: dg.AssetSpec) -> None:
    assert spec.description
    assert spec.owners == ["team:rostrum"]
    assert spec.kinds
    assert spec.group_name != "default"
    assert spec.tags["layer"]
    assert not str(spec.metadata["path"].value).startswith("/")
    if spec.key != keys.CATALOG:
        schema = spec.metadata["dagster/column_schema"]
        columns = schema.value.columns if isinstance(schema, dg.MetadataValue) else schema.columns
        assert [column.name for column in columns] == [c.name for c in TABLES[spec.key.path[-1]].columns]
        assert all(column.description for column in columns)


def test_assets_state_the_inputs_that_their_stages_read() -> None:
    from pipeline.stages import stages

    for stage in stages()[1:]:
        assert set(stage.inputs) <= set(INPUTS[stage.name])
        assert set(stage.outputs) == {table.name for table in keys.made_by(stage.name)}


def test_every_error_blocks_and_every_staged_table_is_checked() -> None:
    graph = defs.resolve_asset_graph()
    checked = {key.asset_key for key in graph.asset_check_keys}
    assert checked == {keys.staged(name) for name in TABLES}
    blocking = {key.asset_key for key in graph.asset_check_keys if graph.get(key).blocking}
    assert blocking == checked
