"""The pages as a person meets them, in a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import duckdb
from playwright.sync_api import Browser, Page, expect

from tests.dashboards import line
from tests.dashboards.conftest import serving
from warehouse.connect import connect
from warehouse.paths import Home, home

WAIT = 30_000


@contextmanager
def page_at(browser: Browser, address: str, **options: object) -> Iterator[Page]:
    """Open a page; at its end nothing may have gone wrong in it or been asked of another host."""
    page = browser.new_page(viewport={"width": 1280, "height": 900}, **options)  # type: ignore[arg-type]
    trouble: list[str] = []
    page.on("console", lambda message: trouble.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: trouble.append(str(error)))
    page.on("request", lambda request: trouble.append(request.url) if _leaves(request.url) else None)
    page.goto(address)
    expect(page.locator(".rostrum main")).to_be_visible(timeout=WAIT)
    yield page
    page.close()
    assert not trouble


def _leaves(url: str) -> bool:
    return not url.startswith(("http://127.0.0.1:", "ws://127.0.0.1:", "data:", "blob:"))


def document_of(place: Home, condition: str) -> str:
    with connect(place) as reading:
        found = reading.execute(
            f"select document_id from documents where is_current and {condition}"
        ).fetchone()
    assert found is not None
    return str(found[0])


def test_what_came_in(browser: Browser, dashboard: str, warehouse: Home) -> None:
    with page_at(browser, dashboard) as page:
        main = page.locator(".rostrum main")
        for text in (
            "By day of receipt",
            "1 March 2026",
            "Video page",
            "Swedish",
            "odd/picture.txt",
            "Published",
        ):
            expect(main).to_contain_text(text)
        expect(main).to_contain_text("expectations were not met, none of which stops")
        with connect(warehouse) as reading:
            documents, rejects = _counts(reading)
        expect(page.locator(".tile").first).to_have_text(f"{documents}documents")
        expect(page.locator(".tile.alarm")).to_have_text(f"{rejects}rejects")


def _counts(reading: duckdb.DuckDBPyConnection) -> tuple[int, int]:
    query = "select (select count(*) from documents where is_current), (select count(*) from rejects)"
    found = reading.execute(query).fetchone()
    assert found is not None
    return found[0], found[1]


def test_one_document(browser: Browser, dashboard: str, warehouse: Home) -> None:
    wanted = document_of(warehouse, "kind = 'video_page' and language = 'en' and text like '%Danube%'")
    with page_at(browser, f"{dashboard}?document={wanted}") as page:
        statement = page.locator(".statement")
        for role in ("Description", "Transcript", "Hashtags", "Also read", "Boilerplate"):
            expect(statement.locator(".role", has_text=role).first).to_be_visible()
        expect(statement.locator(".transcript time").first).to_have_text("0:00–0:07")
        kosovo = statement.locator("a[href$='/wiki/Q1246']")
        expect(kosovo.filter(has_text="Kosovo").first).to_be_visible()
        expect(statement.locator("mark[title*='repaired']").first).to_have_text("Cosovo")
        expect(page.locator("aside")).to_contain_text("#FloodWarning")


def test_pick_another_document_and_go_back(browser: Browser, dashboard: str) -> None:
    with page_at(browser, dashboard) as page:
        page.get_by_role("tab", name="One document").click()
        page.get_by_placeholder("words in title or text").fill("glaciologist")
        expect(page.locator(".rostrum .name1")).to_contain_text("Hallvard Quistrup", timeout=WAIT)
        assert "page=One+document" in page.url
        page.get_by_role("tab", name="What came in").click()
        expect(page.locator(".tiles")).to_be_visible(timeout=WAIT)


def test_a_statement_cannot_become_markup(browser: Browser, dashboard: str, warehouse: Home) -> None:
    wanted = document_of(warehouse, "uri = 'hostile.txt'")
    with page_at(browser, dashboard) as page:
        expect(page.locator(".rostrum main")).to_contain_text("<script>document.title")
        _unharmed(page)
    with page_at(browser, f"{dashboard}?document={wanted}") as page:
        _unharmed(page)
        expect(page.locator(".statement")).to_contain_text("<b>Bold</b>")
        expect(page.locator(".statement")).to_contain_text("<marimo-button>Press</marimo-button>")


def _unharmed(page: Page) -> None:
    assert page.title() != "taken over"
    assert page.locator(".rostrum :is(script, img, b, i, marimo-button)").count() == 0
    assert page.locator("a[href^='javascript']").count() == 0


def test_a_new_publication_shows_without_a_restart(browser: Browser, inbox: Path, tmp_path: Path) -> None:
    place, folder = home(tmp_path / "home"), tmp_path / "arrivals"
    folder.mkdir()
    with serving(place) as address, page_at(browser, address) as page:
        expect(page.locator(".rostrum main")).to_contain_text("Nothing has been published yet")
        for number, name in enumerate(("video-bodensee.txt", "post-crossings.txt"), 1):
            (folder / name).write_bytes((inbox / name).read_bytes())
            line.night(place, folder, f"run-{number}", line.AT + timedelta(days=number))
            expected = str(sum((1, 2)[:number]))
            expect(page.locator(".tile strong").first).to_have_text(expected, timeout=WAIT)
        assert page.locator("#snapshot").count() == 1


def test_dark_and_narrow(browser: Browser, dashboard: str) -> None:
    with page_at(browser, dashboard, color_scheme="dark") as page:
        page.set_viewport_size({"width": 400, "height": 800})
        colours = page.locator(".card").first.evaluate("e => getComputedStyle(e).backgroundColor")
        assert colours == "rgb(27, 32, 35)"
        assert page.locator(".tiles").evaluate("e => e.getBoundingClientRect().width") <= 400
