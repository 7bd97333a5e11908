"""International bodies, with their names in many languages and their abbreviations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml

from seeds.compile.facts import Entity, Facts

SOURCE = "supraverden"
_FIELD = re.compile(r"(Name|Abbreviation)(_other|_former)?(_\d)?_([a-z]{2})")


def compile_organisations(facts: Facts) -> None:
    """Add the international bodies to `facts`; one without a Wikidata id gets a local id."""
    text = (facts.root / "kb/organisations/general_list.yaml").read_text(encoding="utf-8")
    bodies: dict[str, dict[str, Any]] = yaml.load(text, Loader=yaml.CSafeLoader)
    shorter = _abbreviations(bodies)
    for title, body in bodies.items():
        code = str(body.get("Wikidata_code") or "")
        entity_id = code if re.fullmatch(r"Q\d+", code) else f"local:{body['SPRVD_id']}"
        kind = str(body.get("Type") or "") or "international organisation"
        what = kind if kind not in ("null", "None") else "international organisation"
        facts.add(Entity(entity_id, title, "ORG", None, what, SOURCE, 2))
        for language, name, sort in _names(body):
            facts.call(entity_id, name, language, sort)
            for short in _shortened(name, language, shorter):
                facts.call(entity_id, short, language, "variant")


def _names(body: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    for key, value in body.items():
        found = _FIELD.fullmatch(key)
        if found and isinstance(value, str) and value not in ("null", "None"):
            what, other, _, language = found.groups()
            plain = "abbreviation" if what == "Abbreviation" else "alias" if other else "primary"
            yield language, re.sub(r"^(az|the|The|die|der) ", "", value), plain


def _abbreviations(bodies: dict[str, dict[str, Any]]) -> dict[tuple[str, str], str]:
    """Return (language, full name) → abbreviation of the bodies whose own name starts others' names."""
    found = {}
    for body in bodies.values():
        short = body.get("Abbreviation_en")
        if isinstance(short, str) and isinstance(body.get("Name_en"), str) and short.isupper():
            found["en", body["Name_en"]] = short
    return found


def _shortened(name: str, language: str, shorter: dict[tuple[str, str], str]) -> Iterator[str]:
    """Yield the name with the body that it starts with abbreviated: United Nations X → UN X."""
    words = name.split()
    for cut in range(2, len(words)):
        short = shorter.get((language, " ".join(words[:cut])))
        if short:
            yield " ".join([short, *words[cut:]])
