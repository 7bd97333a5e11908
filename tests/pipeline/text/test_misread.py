"""Floors for the repair of text that was read in a wrong encoding, on real text of many languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.misread import MISREADINGS, mended, repaired, samples

DATA = Path(__file__).parents[4] / "shared" / "data"
OWN = [
    "Färjan går från Öckerö på söndag – säger hamnmästaren.",
    "Паром идёт в воскресенье, сказала начальник порта.",
    "Nous avons déjà dit « non » à l’île, où le bac s’arrête.",
    "Kapitan portu powiedziała: „Łódź płynie w niedzielę”.",
    "Пором іде в неділю — сказала начальниця порту.",
]


@pytest.mark.parametrize("line", OWN)
@pytest.mark.parametrize("way", ["latin-1", "twice"])
def test_whole_lines_come_back(line, way):
    assert repaired([line], MISREADINGS[way]) == (1, 1)


def test_real_text_does_not_change_and_misread_text_comes_back():
    if not DATA.exists():
        pytest.skip("needs ../shared/data, which is not here")
    for name, lines in samples(DATA):
        few = lines[:250]
        changed = sum(mended(line) != line for line in few)
        assert changed <= 0.01 * len(few), name  # those were broken where they were taken from
        for way in ("latin-1", "windows-1252", "twice"):
            right, count = repaired(few, MISREADINGS[way])
            assert right >= 0.95 * count, (name, way)
