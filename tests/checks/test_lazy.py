"""Great Expectations takes seconds to import: nothing may do so before a suite is run."""

from __future__ import annotations

import subprocess
import sys

import pytest

ALL_CHECKS = """
import sys
import dagster as dg
from checks.bridge import build_asset_checks
from checks.evidence import Context, frame
from checks.suites import SUITES
checks = [build_asset_checks(suite, asset_key=dg.AssetKey(["staged", name]), load=lambda _: None)
          for name, suite in SUITES.items()]
defs = dg.Definitions(asset_checks=checks)
assert sum(1 for each in checks for _ in each.check_keys) == sum(len(s.expectations) for s in SUITES.values())
"""
SUITES_ALONE = "import sys; from checks.suites import SUITES; from checks.fact import Context"


@pytest.mark.parametrize(
    ("code", "absent"),
    [
        (ALL_CHECKS, {"great_expectations", "duckdb", "deltalake"}),
        (SUITES_ALONE, {"great_expectations", "dagster", "pandas"}),
    ],
)
def test_what_is_not_imported(code: str, absent: set[str]) -> None:
    code = f"{code}\nprint(*sorted({absent!r} & set(sys.modules)))"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.split() == []
