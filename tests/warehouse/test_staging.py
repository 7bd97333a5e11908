from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pytest

from pipeline.tables import TABLES, from_rows
from tests.warehouse.kit import DAY, ENTITIES, land, moment, next_day, result
from warehouse import staging
from warehouse.paths import Home


@pytest.fixture
def arrivals(home: Home, inbox: Path) -> pa.Table:
    return land(home, inbox, {"a.txt": "one", "b.txt": "two"}, moment())


def test_equal_rows_in_any_order_give_equal_bytes(home: Home, arrivals: pa.Table) -> None:
    staging.write(home, "receipts", DAY, arrivals)
    before = staging.path(home, "receipts", DAY).read_bytes()
    staging.write(home, "receipts", DAY, arrivals.take([1, 0]))
    assert staging.path(home, "receipts", DAY).read_bytes() == before
    assert staging.read(home, "receipts", DAY).equals(arrivals)


def test_days_are_kept_apart(home: Home, inbox: Path, arrivals: pa.Table) -> None:
    staging.write(home, "receipts", DAY, arrivals)
    later = land(home, inbox, {"c.txt": "three"}, moment(next_day()))
    staging.write(home, "receipts", next_day(), later)
    assert staging.days(home, "receipts") == [DAY, next_day()]
    assert staging.read(home, "receipts").num_rows == 3
    assert staging.read(home, "receipts", next_day()).equals(later)


def test_rows_of_another_day_are_refused(home: Home, arrivals: pa.Table) -> None:
    with pytest.raises(ValueError, match="another day"):
        staging.write(home, "receipts", next_day(), arrivals)
    assert staging.days(home, "receipts") == []


def test_a_table_without_days_is_one_file(home: Home) -> None:
    staging.write(home, "entities", None, from_rows(TABLES["entities"], ENTITIES))
    staging.write(home, "entities", DAY, from_rows(TABLES["entities"], ENTITIES[:1]))
    assert staging.read(home, "entities").num_rows == 1
    assert staging.days(home, "entities") == []


def test_what_is_not_staged_is_empty(home: Home) -> None:
    assert staging.read(home, "mentions", DAY).schema == TABLES["mentions"].schema
    assert staging.read(home, "mentions").num_rows == 0
    assert staging.made_by(home, "mentions", DAY) is None


def test_rows_that_do_not_fit_leave_the_file_as_it_was(home: Home, arrivals: pa.Table) -> None:
    staging.write(home, "receipts", DAY, arrivals, made_by="me")
    with pytest.raises(KeyError):
        staging.write(home, "receipts", DAY, arrivals.drop(["uri"]))
    assert staging.read(home, "receipts", DAY).equals(arrivals)
    assert staging.made_by(home, "receipts", DAY) == "me"
    assert [path.name for path in (home.staging / "receipts").iterdir()] == [f"{DAY}.parquet"]


def test_undeclared_tables_and_missing_days_are_refused(home: Home, arrivals: pa.Table) -> None:
    with pytest.raises(KeyError):
        staging.write(home, "nonsense", DAY, arrivals)
    with pytest.raises(ValueError, match="staged by day"):
        staging.write(home, "receipts", None, arrivals)


def test_results_are_replaced_per_table(home: Home) -> None:
    staging.save_results(home, DAY, "documents", [result("b"), result("a")])
    staging.save_results(home, DAY, "blocks", [result("c")])
    staging.save_results(home, DAY, "blocks", [result("d")])
    assert [row["name"] for row in staging.results(home, DAY)] == ["d", "a", "b"]
    assert staging.results(home, next_day()) == []


def test_one_expectation_again_leaves_the_results_of_the_others(home: Home) -> None:
    suite = ["a", "b"]
    staging.save_results(home, DAY, "documents", [result("a"), result("b"), result("gone")])
    staging.save_results(home, DAY, "documents", [result("b", succeeded=False)], suite=suite)
    found = [(row["name"], row["succeeded"]) for row in staging.results(home, DAY)]
    assert found == [("a", True), ("b", False)]
