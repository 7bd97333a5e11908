"""`python -m seeds.compile FACTS_DIR`: writes the Parquet tables of `seeds/reference`."""

from __future__ import annotations

import sys
from pathlib import Path

from seeds import REFERENCE
from seeds.compile.congress import compile_congress
from seeds.compile.facts import Facts
from seeds.compile.organisations import compile_organisations
from seeds.compile.persons import compile_persons
from seeds.compile.riksdag import compile_riksdag
from seeds.compile.territories import compile_territories
from seeds.compile.variants import add_variants
from seeds.compile.write import write
from seeds.compile_topics import compile_topics

_STEPS = (
    compile_territories,
    compile_organisations,
    compile_persons,
    compile_congress,
    compile_riksdag,
    add_variants,
)


def main(arguments: list[str]) -> int:
    """Compile the facts under the folder named; 2 where it is not there."""
    if len(arguments) != 1 or not (Path(arguments[0]) / "kb").is_dir():
        print(
            "usage: python -m seeds.compile FACTS_DIR   (a folder that holds kb/ and text/)", file=sys.stderr
        )
        return 2
    for path in write(gather(Path(arguments[0])), REFERENCE):
        print(f"{path.name}: {path.stat().st_size / 1e6:.2f} MB")
    compile_topics(Path(arguments[0]), REFERENCE)
    return 0


def gather(root: Path) -> Facts:
    """Return all facts found under `root`, with the variants made from them."""
    facts = Facts(root)
    for step in _STEPS:
        step(facts)
    return facts


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
