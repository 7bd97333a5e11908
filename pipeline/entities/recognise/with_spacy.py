"""Names found by any spaCy pipeline: whatever of it sets `doc.ents`, trained or by rules."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from pipeline.entities.recognise.labels import explained
from pipeline.entities.recognise.windowed import Found, Windowed, words

if TYPE_CHECKING:
    from spacy.language import Language

INSTALL: Final = "pip install -e '.[ner-spacy]'"
MOST, MARGIN = 2_000, 40
"""Words of a window. Convolutions see a few words around each, so wider windows find nothing else."""
_BATCH: Final = 64
_RECOGNISERS: Final = frozenset({"ner", "beam_ner"})
_FEATURES: Final = frozenset({"tok2vec", "transformer", "curated_transformer"})
_BYSTANDERS: Final = frozenset(
    "tagger morphologizer parser senter sentencizer attribute_ruler lemmatizer trainable_lemmatizer textcat "
    "textcat_multilabel entity_linker spancat spancat_singlelabel".split()
)
"""Components that a trained recogniser does without."""


def load(model: str, labels: Mapping[str, str] | None = None) -> Windowed:
    """Load a pipeline from a folder or an installed package.

    `labels` explains labels beyond the public schemes (`recognise.labels`). Scores are null, spaCy has none.
    ModuleNotFoundError with the command that installs spaCy where it is missing; ValueError where the model
    is none, or has labels that nobody explained.
    """
    try:
        import spacy
    except ModuleNotFoundError as error:
        raise ModuleNotFoundError(f"spaCy is not installed: run {INSTALL}") from error
    place = folder(model)
    try:
        pipeline = spacy.load(model if place.name == model else place)
    except (OSError, ValueError, ImportError) as error:
        raise ValueError(f"{model} is no spaCy pipeline that can be loaded: {error}") from error
    name, version = described(model)
    types = explained(_labels(pipeline), labels)
    return Windowed(name, version, _asked(pipeline), types, words, MOST, MARGIN)


def folder(model: str) -> Path:
    """Return the folder that holds a pipeline and its `meta.json`; ValueError where there is none."""
    place = Path(model)
    if not place.is_dir() and model.isidentifier():
        spec = find_spec(model)
        place = Path(spec.origin).parent if spec and spec.origin else place
    if not (place / "meta.json").is_file():
        raise ValueError(f"{model} is no spaCy pipeline: neither a folder with a meta.json nor a package")
    return place


def described(model: str) -> tuple[str, str]:
    """Return name and version as the pipeline's own `meta.json` gives them; does not load spaCy."""
    meta: dict[str, Any] = json.loads((folder(model) / "meta.json").read_text(encoding="utf-8"))
    name = f"{meta.get('lang', 'xx')}_{meta.get('name', 'pipeline')}"
    return f"spacy-{name}", str(meta.get("version", "0"))


def _labels(pipeline: Language) -> list[str]:
    """All labels that the components which set names declare."""
    setting = [name for name in pipeline.pipe_names if "doc.ents" in pipeline.get_pipe_meta(name).assigns]
    return sorted({label for name in setting for label in pipeline.pipe_labels.get(name, ())})


def _asked(pipeline: Language) -> Callable[[list[str]], Iterator[list[Found]]]:
    disabled = unneeded(pipeline)

    def ask(texts: list[str]) -> Iterator[list[Found]]:
        for document in pipeline.pipe(texts, batch_size=_BATCH, disable=disabled):
            yield [(name.start_char, name.end_char, name.label_, None) for name in document.ents]

    return ask


def unneeded(pipeline: Language) -> list[str]:
    """Return components that need not run: bystanders, where names come from a trained recogniser alone."""
    kinds = {name: pipeline.get_pipe_meta(name).factory for name in pipeline.pipe_names}
    others = set(kinds.values()) - _BYSTANDERS
    if not others & _RECOGNISERS or others - _RECOGNISERS - _FEATURES:
        return []
    return [name for name, kind in kinds.items() if kind in _BYSTANDERS]
