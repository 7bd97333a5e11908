"""Write the weights as small whole numbers with one scale for each topic."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

from pipeline.topics.concepts.read import dictionary_digest
from training.topics.fit import Array, Separator
from training.topics.matrix import PART, Space, folded_concepts


def write(to: Path, known: Space, fitted: Separator, judge: Array) -> None:
    """Write `model.npz`, as `pipeline.topics.model` reads it."""
    stems, grams = len(known.stems), len(known.grams)
    concepts = folded_concepts(fitted.weights[stems + grams :], known)
    parts: dict[str, Any] = {
        "dictionary": np.array(dictionary_digest()),
        "common": np.array("\n".join(sorted(known.common))),
        "stems": np.array("\n".join(known.stems)),
        "stems_rarity": known.stem_rarity.astype(np.float32),
        "grams": np.array("\n".join(known.grams)),
        "grams_rarity": known.gram_rarity.astype(np.float32),
        "constant": fitted.constant.astype(np.float32),
        "judge": judge.astype(np.float32),
    }
    words = PART * fitted.weights[: stems + grams]
    blocks = {"stems_weights": words[:stems], "grams_weights": words[stems:]}
    for name, block in {**blocks, "concepts": concepts}.items():
        scale = np.maximum(np.abs(block).max(axis=0), 1e-9) / 127
        parts[name] = np.round(block / scale).astype(np.int8)
        parts[f"{name.removesuffix('_weights')}_scale"] = scale.astype(np.float32)
    np.savez_compressed(to, **parts)
