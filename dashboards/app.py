# /// script
# [tool.marimo.display]
# theme = "system"
# ///
# mypy: disable-error-code="no-untyped-def,no-untyped-call,untyped-decorator,misc"
"""The dashboard as a marimo app: two pages on the read-only catalog, made in `dashboards.pages`."""

import marimo

__generated_with = "0.25.2"
app = marimo.App(width="full", app_title="Rostrum", css_file="style.css")

with app.setup:
    import marimo as mo

    from dashboards import pages, watch


@app.cell
def _():
    # What is on show, kept in the address too, so that a page can be bookmarked and sent to a colleague.
    _params = mo.query_params()

    def remember(**values):
        for name, value in values.items():
            _params.set(name, value) if value else _params.remove(name)

    shown = pages.wanted(_params.to_dict())
    get_seen, set_seen = mo.state(watch.stamp())
    get_words, set_words = mo.state("")
    get_picked, set_picked = mo.state((shown.document, shown.revision))
    return (
        get_picked,
        get_seen,
        get_words,
        remember,
        set_picked,
        set_seen,
        set_words,
        shown,
    )


@app.cell
def _(remember, shown):
    page = mo.ui.tabs(
        dict.fromkeys(pages.PAGES, ""), value=shown.page, on_change=lambda name: remember(page=name)
    )
    return (page,)


@app.cell
def _():
    tick = mo.ui.refresh(default_interval="5s", options=["2s", "5s", "1m"])
    return (tick,)


@app.cell
def _(get_seen, set_seen, tick):
    # Pages depend on `get_seen`, not on the clock: they are drawn again only when something was published.
    if tick.value and watch.stamp() != get_seen():
        set_seen(watch.stamp())


@app.cell
def _(get_words, set_words):
    words = mo.ui.text(
        value=get_words(),
        placeholder="words in title or text",
        label="Find",
        on_change=set_words,
        debounce=400,
    )
    return (words,)


@app.cell
def _(get_picked, get_seen, get_words, remember, set_picked):
    def _pick(document):
        remember(document=document, revision=None)
        set_picked((document, 0))

    get_seen()
    _choices = pages.choices(get_words())
    _line = next((line for line, document in _choices.options.items() if document == get_picked()[0]), None)
    picker = mo.ui.dropdown(
        options=_choices.options,
        value=_line or next(iter(_choices.options), None),
        searchable=True,
        full_width=True,
        label=_choices.label,
        on_change=_pick,
    )
    return (picker,)


@app.cell
def _(get_seen, page, tick):
    get_seen()
    mo.hstack(
        [mo.Html(pages.head()), page, mo.Html(pages.seen()), tick], justify="start", align="center", gap=1.5
    )


@app.cell
def _(page, picker, words):
    _rows = [mo.hstack([words, picker], widths=[1, 3], align="end")] if page.value == pages.DOCUMENT else []
    mo.vstack(_rows)


@app.cell
def _(get_picked, get_seen, page, picker):
    get_seen()
    _document, _revision = get_picked()
    mo.Html(pages.content(page.value, _document or picker.value, _revision))


if __name__ == "__main__":
    app.run()
