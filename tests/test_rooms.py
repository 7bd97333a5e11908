"""The rooms import in one direction only."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FORBIDDEN = {
    "pipeline": {
        "dagster",
        "great_expectations",
        "duckdb",
        "deltalake",
        "checks",
        "warehouse",
        "assets",
        "rostrum",
        "training",
        "torch",
    },
    "training": {"dagster", "great_expectations", "duckdb", "deltalake", "checks", "assets", "rostrum"},
    "checks": {"assets", "warehouse", "rostrum", "deltalake", "duckdb"},
    "warehouse": {"dagster", "great_expectations", "assets", "checks", "rostrum"},
    "assets": {"rostrum", "dashboards"},
    "dashboards": {"dagster", "great_expectations", "assets", "checks", "rostrum"},
    "seeds": {
        "dagster",
        "great_expectations",
        "duckdb",
        "deltalake",
        "checks",
        "warehouse",
        "assets",
        "rostrum",
    },
}


def imported(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    names |= {
        node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and not node.level
    }
    return {name.split(".")[0] for name in names}


@pytest.mark.parametrize("room", FORBIDDEN)
def test_a_room_imports_only_what_it_may(room):
    files = list((ROOT / room).rglob("*.py"))
    assert files
    broken = {str(path): imported(path) & FORBIDDEN[room] for path in files}
    assert not {path: names for path, names in broken.items() if names}


def test_no_file_is_a_room_of_its_own():
    long = {
        str(p): n
        for room in FORBIDDEN
        for p in (ROOT / room).rglob("*.py")
        if (n := len(p.read_text().splitlines())) > 300
    }
    assert not long
