"""How well themes hold together over twelve weeks: `python -m benchmarks.themes DATA [--large]`.

Three replays, made by the functions that the night uses: statements in Ukrainian and English in their real
weeks, debates in five languages in the order in which they were held, and the same with an event of our own
from the fifth to the eighth week. Names are not linked here, so what ties languages together is concepts and
how words are spelt; the night has more. `--large` measures time and memory of a window of 100,000 passages
instead.
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from benchmarks.themes_score import Week, apart, coherence, covered, replay, stability, told, twins
from benchmarks.themes_texts import Dated, debates, event, statements, week
from pipeline.themes.rows import kept
from pipeline.themes.week import NOTHING, advance, window_of

STABLE = 0.95
"""Least share of a theme's members that keep its id from week to week, on average over the weeks."""
_A_WEEK = 150
"""Paragraphs of each language in a simulated week."""
_LEARNT_ON = 2_400
"""Paragraphs of each language that are passed over: the numbers of `pipeline/themes` were chosen on them."""
_LARGE = 100_000


def main(arguments: Sequence[str]) -> int:
    """Print the figures; the exit code is 1 where stability misses its target."""
    parser = argparse.ArgumentParser()
    parser.add_argument("data", type=Path)
    parser.add_argument("--large", action="store_true")
    given = parser.parse_args(arguments)
    if not given.data.is_dir():
        print(f"skipped: there is no {given.data}")
        return 0
    if given.large:
        _print_large(given.data)
        return 0
    debated = debates(given.data, _A_WEEK, _LEARNT_ON)
    spoken = statements(given.data)
    first = _print_replay("statements, uk and en, dated", spoken)
    _print_twins(first, spoken)
    others = [_print_replay("debates and posts, en de es sv ru", debated)]
    others.append(_print_replay("the same with an event", [*debated, *event()]))
    _print_event(others[-1])
    lowest = min(float(np.mean([one.published for one in stability(weeks)])) for weeks in (first, *others))
    print(f"\nleast published stability: {lowest:.3f} (target {STABLE})")
    return 0 if lowest >= STABLE else 1


def _print_replay(name: str, texts: Sequence[Dated]) -> list[Week]:
    print(f"\n{name}: {len(texts):,} passages")
    weeks = list(replay(texts))
    print("  week        live  new quiet retired merged parted | published nearest rejoined scratch")
    figures = stability(weeks)
    lines = [None] * (len(weeks) - len(figures)) + figures
    for one, line in zip(weeks, lines, strict=True):
        shares = "  ".join(f"{value:7.3f}" for value in line) if line else ""
        print(f"  {one.outcome.window.week}  {_counts(one)} | {shares}")
    mean, least = np.mean(figures, axis=0), np.min(figures, axis=0)
    print("  mean " + " " * 43 + "  ".join(f"{value:7.3f}" for value in mean))
    print("  least" + " " * 43 + "  ".join(f"{value:7.3f}" for value in least))
    real, drawn = coherence(weeks[-1])
    within, between = apart(weeks[-1])
    print(f"  covered {covered(weeks[-1], texts):.2f}; NPMI {real:.3f} (stems by lot {drawn:.3f}); ", end="")
    print(f"cosine within {within:.2f}, between {between:.2f}")
    return weeks


def _counts(one: Week) -> str:
    rows = one.kept.themes
    status = [row["status"] for row in rows]
    merged = sum(1 for row in rows if row["merged_into"])
    parted = sum(1 for row in rows if row["status"] == "new" and row["split_from"])
    live = len(rows) - status.count("retired")
    counts = (live, status.count("new"), status.count("quiet"), status.count("retired"), merged, parted)
    return " ".join(f"{count:5}" for count in counts)


def _print_twins(weeks: Sequence[Week], texts: Sequence[Dated]) -> None:
    count, both, some = twins(weeks[-1], texts)
    print(
        f"  {count} passages and their translations: in one theme {both:.2f} where both are in any, ", end=""
    )
    print(f"{some:.2f} where one is")


def _print_event(weeks: Sequence[Week]) -> None:
    one = told(weeks, event())
    print(
        f"  event of week 5 to 8: announced in week {one.announced}, retired in week {one.retired}; ", end=""
    )
    print(f"recall {one.recall:.2f}, precision {one.precision:.2f}: {one.label}")


def _print_large(data: Path) -> None:
    texts = sorted(debates(data, 3_000), key=lambda one: (one.week, one.passage.key))[:_LARGE]
    start = time.perf_counter()
    window = window_of(week(1), [(one.passage, week(1)) for one in texts])
    represented = time.perf_counter()
    one = kept(advance(window, NOTHING), NOTHING)
    end = time.perf_counter()
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    print(
        f"{len(texts):,} passages: {represented - start:.0f} s to represent, {end - represented:.0f} s for ",
        end="",
    )
    print(f"{len(one.themes)} themes with {len(one.members):,} members; {most:.1f} GiB")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
