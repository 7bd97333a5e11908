"""Draw the asset graph of README from the real definitions, as SVG to the path given.

Groups of assets stand in columns, in the order in which the night makes them; an arrow means that a group is
made from another. Arrows that follow from others are left out.
"""

from __future__ import annotations

import sys
from collections import Counter
from html import escape
from pathlib import Path

from assets.definitions import defs
from pipeline.tables import TABLES

Graph = dict[str, set[str]]

WIDTH, GAP, LINE, HEAD, MARGIN = 190, 64, 19, 34, 24
INK, SOFT, PAPER = "#1f2933", "#7b8794", "#ffffff"
COLOURS = {
    "receive": "#d9e8fb",
    "reference": "#e3e0f7",
    "mart": "#fdeccd",
    "operations": "#e4e7eb",
    "publish": "#d3f0dc",
}
TEXT = "#fbe3e4"


def main(target: Path) -> None:
    """Write the picture to `target` as SVG."""
    target.write_text(draw(tables_by_group(), reduced(groups())), encoding="utf-8")


def tables_by_group() -> dict[str, list[str]]:
    """Return the lines of each group's box: its tables, each with the number of its checks."""
    graph = defs.resolve_asset_graph()
    checks = Counter(key.asset_key for key in graph.asset_check_keys)
    found: dict[str, list[str]] = {}
    order = list(TABLES)
    named = [spec for spec in defs.resolve_all_asset_specs() if spec.key.path[-1] in order]
    for spec in sorted(named, key=lambda spec: order.index(spec.key.path[-1])):
        found.setdefault(spec.group_name or "", []).append(f"{spec.key.path[-1]}\t{checks[spec.key] or ''}")
    found["publish"] = [f"{len(found['publish'])} Delta tables\t", "catalog\t"]
    return found


def groups() -> Graph:
    """Return for each group the groups it is made from."""
    specs = defs.resolve_all_asset_specs()
    group = {spec.key: spec.group_name or "" for spec in specs}
    found: Graph = {name: set() for name in group.values()}
    for spec in specs:
        found[group[spec.key]] |= {group[dep.asset_key] for dep in spec.deps} - {group[spec.key]}
    return found


def reduced(graph: Graph) -> Graph:
    """Leave out the arrows that follow from others."""
    return {
        name: {a for a in above if not any(a in _all_above(graph, b) for b in above - {a})}
        for name, above in graph.items()
    }


def _all_above(graph: Graph, name: str) -> set[str]:
    return graph[name].union(*(_all_above(graph, above) for above in graph[name]))


def columns_of(graph: Graph) -> dict[str, int]:
    """Return each group's column: after what it is made from, and close to what it goes into."""
    depth = {name: _depth(graph, name) for name in graph}
    readers = {name: [depth[below] for below in graph if name in graph[below]] for name in graph}
    return {name: min(readers[name]) - 1 if readers[name] else depth[name] for name in graph}


def _depth(graph: Graph, name: str) -> int:
    return max((_depth(graph, above) + 1 for above in graph[name]), default=0)


def draw(lines: dict[str, list[str]], graph: Graph) -> str:
    """Return the SVG."""
    columns: dict[int, list[str]] = {}
    for name, column in sorted(columns_of(graph).items()):
        columns.setdefault(column, []).append(name)
    heights = {name: HEAD + LINE * len(lines[name]) + 10 for name in graph}
    tall = max(sum(heights[n] + GAP // 2 for n in names) for names in columns.values())
    boxes: dict[str, tuple[int, int, int]] = {}
    for index, names in columns.items():
        y = MARGIN + (tall - sum(heights[n] + GAP // 2 for n in names)) // 2
        for name in sorted(names, key=lambda n: -heights[n]):
            boxes[name] = (MARGIN + index * (WIDTH + GAP), y, heights[name])
            y += heights[name] + GAP // 2
    size = (2 * MARGIN + len(columns) * (WIDTH + GAP) - GAP, tall + 2 * MARGIN)
    parts = [_arrow(boxes[above], boxes[name]) for name in graph for above in graph[name]]
    parts += [_box(name, lines[name], boxes[name]) for name in graph]
    return _page(size, parts)


def _page(size: tuple[int, int], parts: list[str]) -> str:
    width, height = size
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
            f'viewBox="0 0 {width} {height}" font-size="13" '
            'font-family="ui-sans-serif, DejaVu Sans, Arial, sans-serif">',
            "<title>Assets of one night</title>",
            '<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" '
            f'orient="auto"><path d="M0 0 8 4 0 8z" fill="{SOFT}"/></marker></defs>',
            f'<rect width="100%" height="100%" fill="{PAPER}"/>',
            *parts,
            "</svg>\n",
        ]
    )


def _arrow(start: tuple[int, int, int], end: tuple[int, int, int]) -> str:
    x1, y1, x2, y2 = start[0] + WIDTH, start[1] + start[2] // 2, end[0] - 2, end[1] + end[2] // 2
    bend = GAP * 0.8
    path = f"M{x1} {y1} C{x1 + bend:.0f} {y1} {x2 - bend:.0f} {y2} {x2} {y2}"
    return f'<path d="{path}" fill="none" stroke="{SOFT}" stroke-width="1.5" marker-end="url(#tip)"/>'


def _box(name: str, lines: list[str], place: tuple[int, int, int]) -> str:
    x, y, height = place
    parts = [
        f'<rect x="{x}" y="{y}" width="{WIDTH}" height="{height}" rx="8" '
        f'fill="{COLOURS.get(name, TEXT)}" stroke="{SOFT}"/>',
        f'<text x="{x + 12}" y="{y + 22}" font-weight="700" fill="{INK}">{escape(name)}</text>',
    ]
    for number, line in enumerate(lines):
        table, checks = line.split("\t")
        at = y + HEAD + LINE * number + 12
        parts.append(f'<text x="{x + 12}" y="{at}" fill="{INK}">{escape(table)}</text>')
        if checks:
            parts.append(
                f'<text x="{x + WIDTH - 12}" y="{at}" text-anchor="end" fill="{SOFT}">✓ {checks}</text>'
            )
    return "\n".join(parts)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
