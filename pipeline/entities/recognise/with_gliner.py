"""Names found by any GLiNER model, which is told in words what to look for.

Zaratiana et al. 2024, "GLiNER: Generalist Model for Named Entity Recognition using Bidirectional
Transformer".
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pipeline.entities.recognise.digest import digest
from pipeline.entities.recognise.labels import explained
from pipeline.entities.recognise.windowed import Found, Place, Windowed

if TYPE_CHECKING:
    from gliner import GLiNER

INSTALL: Final = "pip install -e '.[ner-gliner]'"
THRESHOLD: Final = 0.5
"""The model's score from which a name is kept; GLiNER's own default."""
PROMPTS: Final[Mapping[str, str]] = {
    "person": "PER",
    "organization": "ORG",
    "political party": "ORG",
    "location": "LOC",
    "country": "LOC",
    "nationality or religious group": "NORP",
    "event": "EVENT",
    "law or treaty": "LAW",
}
"""What the model is asked for, and the type that it is taken for."""
_BATCH: Final = 8
_CONFIG: Final = "gliner_config.json"
_MARGIN: Final = 8
"""One window in so many words is context on each side."""


def load(model: str, prompts: Mapping[str, str] | None = None, threshold: float = THRESHOLD) -> Windowed:
    """Load a model from a folder; nothing is ever downloaded.

    `prompts` maps what the model is asked for to types, `PROMPTS` unless given. Scores are the model's own,
    not calibrated. ModuleNotFoundError with the command that installs GLiNER where it is missing; ValueError
    where the folder holds no such model.
    """
    place = folder(model)
    try:
        from gliner import GLiNER
    except ModuleNotFoundError as error:
        raise ModuleNotFoundError(f"GLiNER is not installed: run {INSTALL}") from error
    try:
        network = GLiNER.from_pretrained(str(place), local_files_only=True)
    except (OSError, ValueError, KeyError, TypeError, RuntimeError) as error:
        raise ValueError(f"{model} is no GLiNER model that can be loaded: {error}") from error
    asked = dict(prompts or PROMPTS)
    types, most = explained(asked, asked), int(network.config.max_len)
    fits = _fits(network, list(asked))
    ask = _asked(network, list(asked), threshold)
    return Windowed(*described(model), ask, types, _words(network), most, most // _MARGIN, fits)


def folder(model: str) -> Path:
    """Return the folder of a model; ValueError where it is none."""
    place = Path(model)
    if not (place / _CONFIG).is_file():
        raise ValueError(f"{model} is no GLiNER model: it has no {_CONFIG}, and nothing is downloaded")
    return place


def described(model: str) -> tuple[str, str]:
    """Return name and version of a model: those of its folder and files, because GLiNER's files give none."""
    place = folder(model).resolve()
    return f"gliner-{place.name}", digest(place)[:12]


def _words(network: GLiNER) -> Callable[[str], list[Place]]:
    split = network.data_processor.words_splitter
    return lambda text: [(start, end) for _, start, end in split(text)]


def _fits(network: GLiNER, prompts: list[str]) -> Callable[[str], bool]:
    """Whether a text and all prompts fit into the model in pieces of words: it cuts off what does not."""
    tokenizer, split = network.data_processor.transformer_tokenizer, network.data_processor.words_splitter
    positions = getattr(network.config.encoder_config, "max_position_embeddings", None)
    limit = min(int(tokenizer.model_max_length), int(positions or tokenizer.model_max_length))
    framed = [piece for prompt in prompts for piece in (network.config.ent_token, prompt)]
    framed.append(network.config.sep_token)

    def fits(text: str) -> bool:
        shown = [*framed, *(word for word, _, _ in split(text))]
        pieces = tokenizer(shown, is_split_into_words=True, truncation=False)["input_ids"]
        return len(pieces) <= limit

    return fits


def _asked(
    network: GLiNER, prompts: list[str], threshold: float
) -> Callable[[list[str]], Iterator[list[Found]]]:
    def ask(texts: list[str]) -> Iterator[list[Found]]:
        for at in range(0, len(texts), _BATCH):
            some = texts[at : at + _BATCH]
            for names in network.inference(some, prompts, threshold=threshold, batch_size=_BATCH):
                yield [(one["start"], one["end"], one["label"], float(one["score"])) for one in names]

    return ask
