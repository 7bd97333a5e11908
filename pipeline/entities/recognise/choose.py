"""Which recogniser finds the names: Rostrum's own, or another that the user names.

`$ROSTRUM_RECOGNISER`, or `rostrum run --recogniser`, is empty for Rostrum's own, or

- `spacy:<folder or package>`, `gliner:<folder>`;
- the path of a TOML file with `kind` (`spacy` or `gliner`), `model`, a table `labels` and, for GLiNER, a
  `threshold`. A folder is looked for beside that file first. For spaCy, `labels` maps the model's labels to
  types; for GLiNER what the model is asked for.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final, Literal, NamedTuple, cast

from pipeline.entities.recognise import with_gliner, with_spacy
from pipeline.entities.recognise.digest import digest
from pipeline.entities.spans import Recogniser

VARIABLE: Final = "ROSTRUM_RECOGNISER"
Kind = Literal["spacy", "gliner"]
_KINDS: Final = ("spacy", "gliner")
_KEYS: Final = frozenset({"kind", "model", "labels", "threshold"})


class Choice(NamedTuple):
    """A recogniser of somebody else's."""

    kind: Kind
    model: str
    """Folder, or for spaCy an installed package."""
    labels: tuple[tuple[str, str], ...] = ()
    threshold: float = with_gliner.THRESHOLD


class Identity(NamedTuple):
    """What decides a recogniser's spans, for the annotator of its stage."""

    name: str
    version: str
    model_sha256: str
    parameters: Mapping[str, object]


def chosen() -> Choice | None:
    """Return the recogniser that the environment asks for; None for Rostrum's own. ValueError as `parse`."""
    return parse(os.environ.get(VARIABLE, ""))


def parse(text: str) -> Choice | None:
    """Read a choice as the module describes it; None for nothing. ValueError says what is wrong with it."""
    kind, colon, model = text.strip().partition(":")
    if not text.strip():
        return None
    if colon and kind in _KINDS:
        return _usable(Choice(cast(Kind, kind), _resolved(model, Path())))
    place = Path(text.strip())
    if place.suffix != ".toml":
        raise ValueError(f"{text}: a recogniser is spacy:<folder or package>, gliner:<folder> or a TOML file")
    return _usable(_from_file(place))


def identity(choice: Choice) -> Identity:
    """Return name, version, hash and parameters of a choice; its library is not loaded.

    ValueError as `parse`.
    """
    parameters: dict[str, object] = {"labels": dict(choice.labels)} if choice.labels else {}
    if choice.kind == "gliner":
        parameters["threshold"] = choice.threshold
        name, version = with_gliner.described(choice.model)
        return Identity(name, version, digest(with_gliner.folder(choice.model)), parameters)
    name, version = with_spacy.described(choice.model)
    return Identity(name, version, digest(with_spacy.folder(choice.model)), parameters)


@cache
def load(choice: Choice) -> Recogniser:
    """Load a choice, once per process.

    ModuleNotFoundError where its library is missing, ValueError as `parse`.
    """
    labels = dict(choice.labels) or None
    if choice.kind == "spacy":
        return with_spacy.load(choice.model, labels)
    return with_gliner.load(choice.model, labels, choice.threshold)


def _from_file(place: Path) -> Choice:
    try:
        given: dict[str, Any] = tomllib.loads(place.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ValueError(f"{place} cannot be read as TOML: {error}") from error
    if given.get("kind") not in _KINDS or not isinstance(given.get("model"), str) or given.keys() - _KEYS:
        raise ValueError(f"{place}: wanted are kind ({' or '.join(_KINDS)}), model, [labels] and threshold")
    labels = tuple(sorted((str(label), str(kind)) for label, kind in given.get("labels", {}).items()))
    threshold = float(given.get("threshold", with_gliner.THRESHOLD))
    return Choice(cast(Kind, given["kind"]), _resolved(given["model"], place.parent), labels, threshold)


def _resolved(model: str, beside: Path) -> str:
    place = beside / model
    return str(place.resolve()) if place.is_dir() else model


def _usable(choice: Choice) -> Choice:
    """Return the choice where its library and its folder are there."""
    module = with_spacy if choice.kind == "spacy" else with_gliner
    module.folder(choice.model)
    if find_spec(choice.kind) is None:
        raise ValueError(f"{choice.kind} is not installed: run {module.INSTALL}")
    return choice
