"""`python -m training.names ../shared/data`: trains the recogniser and writes it where it is read.

Reads plain text first, then the marked names; some two hours on three free cores. Needs the extra `train`.
Progress is printed; weights between the steps are kept in `training/names/out`.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from multiprocessing import Process, Queue
from pathlib import Path
from typing import Any, Final

import torch

from pipeline.entities.recognise.lexicon import FLAGS, Lexicon
from pipeline.entities.recognise.network import FOLDER
from pipeline.entities.recognise.own import Own
from pipeline.entities.recognise.tags import TAGS, TYPES
from training.names.batches import Batch, Material, batches
from training.names.calibrate import calibrated, expected_error, fit
from training.names.corpora import Document, documents
from training.names.examples import Coder
from training.names.export import save_graph, save_table
from training.names.languages import LANGUAGES
from training.names.lexicon import compile_lexicon
from training.names.material import Lesson, lesson, training_parts
from training.names.network import Network, Size
from training.names.plain import lower_counts, plain_texts
from training.names.pretrain import pretrain
from training.names.scored import scored
from training.names.train import fit as train
from training.names.train import outside, seeded

SEED: Final = 1
VERSION: Final = "1"
PLAIN_STEPS, PLAIN_RATE = 1200, 1.5e-3
NAME_STEPS, NAME_RATE = 3500, 1.2e-3
WORDS_A_BATCH: Final = 8192
_OUT: Final = Path(__file__).parent / "out"


def main(arguments: list[str]) -> int:
    """Train; 2 where the argument is missing."""
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    data = Path(arguments[0])
    _OUT.mkdir(exist_ok=True)
    FOLDER.mkdir(exist_ok=True)
    marked = list(documents(data))
    read = _plain(data, marked)
    learned = _names(read, lesson(marked))
    write(learned, FOLDER)
    settle(marked, FOLDER)
    return 0


def _plain(data: Path, marked: list[Document]) -> Network:
    """Compile the lexicon, and a network that has read the plain texts."""
    seeded(SEED)
    coder = Coder(None)
    texts = plain_texts(data, training_parts(marked), coder)
    compile_lexicon(FOLDER, lower_counts(texts, coder))
    network = Network(Size(flags=len(FLAGS), tags=len(TAGS)))
    pretrain(network, texts, coder, PLAIN_STEPS, PLAIN_RATE, SEED)
    torch.save(network.state_dict(), _OUT / "plain.pt")
    return network


def _names(network: Network, taught: Lesson) -> Network:
    """Teach the network names; batches are made in a process of their own."""
    queue: Queue[Batch] = Queue(8)
    maker = Process(target=_make, args=(queue, taught.material), daemon=True)
    maker.start()
    average = train(network, _drawn(queue), outside(taught.types), NAME_STEPS, NAME_RATE)
    maker.terminate()
    torch.save(average.state_dict(), _OUT / "names.pt")
    return average


def _make(queue: Queue[Batch], material: Material) -> None:
    for batch in batches(material, Coder(Lexicon(FOLDER)), WORDS_A_BATCH, SEED):
        queue.put(batch)


def _drawn(queue: Queue[Batch]) -> Iterator[Batch]:
    while True:
        yield queue.get()


def write(network: Network, folder: Path) -> None:
    """Write table, graph and settings; scores are not calibrated yet."""
    save_table(network.table.weight.detach().numpy(), folder / "table.npz")
    save_graph(network, folder / "network.onnx")
    _settings(folder, {"calibration": dict.fromkeys(TYPES, (1.0, 0.0))})


def settle(marked: list[Document], folder: Path) -> None:
    """Calibrate the scores on one half of the development documents, and note the error on the other."""
    held = [one for one in marked if one.split == "dev" and one.types]
    halves = [scored(Own(folder), held[half::2]) for half in range(2)]
    lines = fit(halves[0])
    error = expected_error(calibrated(halves[1], lines))
    raw = expected_error(halves[1])
    print(f"expected calibration error on the other half {error:.3f}, before {raw:.3f}")
    _settings(folder, {"calibration": lines, "expected_calibration_error": round(error, 4)})


def _settings(folder: Path, found: dict[str, Any]) -> None:
    settings = {
        "version": VERSION,
        "seed": SEED,
        "steps": {"plain": PLAIN_STEPS, "names": NAME_STEPS},
        "languages": LANGUAGES,
        **found,
    }
    (folder / "model.json").write_text(json.dumps(settings, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
