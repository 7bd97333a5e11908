"""What a stage is: a function from tables to tables, with an identity that says when to do it again."""

from __future__ import annotations

import gc
import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType

import pyarrow as pa

Tables = dict[str, pa.Table]
"""Arrow tables by declared name."""

SHARD_SIZE = 4_000_000
"""Characters or bytes at which a shard is full: starting one costs little, and there are many."""


@dataclass(frozen=True)
class Annotator:
    """Identity of a stage. Two equal fingerprints make equal rows from equal input."""

    name: str
    version: str
    code_sha256: str
    model_sha256: str | None = None
    parameters: Mapping[str, object] = field(default_factory=dict)

    @property
    def label(self) -> str:
        """`name@version`, as each row carries it."""
        return f"{self.name}@{self.version}"

    @property
    def fingerprint(self) -> str:
        """SHA-256 over everything that decides the rows."""
        parts = [
            self.label,
            self.code_sha256,
            self.model_sha256,
            json.dumps(dict(self.parameters), sort_keys=True),
        ]
        return hashlib.sha256(json.dumps(parts).encode()).hexdigest()

    def row(self) -> dict[str, object]:
        """The row of table `annotators`."""
        return {
            "annotator": self.label,
            "version": self.version,
            "model_sha256": self.model_sha256,
            "parameters": json.dumps(dict(self.parameters), sort_keys=True),
            "code_sha256": self.code_sha256,
        }


@dataclass(frozen=True)
class Stage:
    """A stage: input and output tables by name, and the function between them.

    `run` takes a shard (whole documents: the rows of `inputs` that belong to them) and returns every
    table of `outputs`. It must be a module-level function, so that a worker process can import it.
    """

    name: str
    inputs: tuple[str, ...]
    outputs: tuple[str, ...]
    annotator: Annotator
    run: Callable[[Tables], Tables]
    description: str = ""
    parts: Callable[[Tables], Iterator[Tables]] | None = None
    """Does what `run` does piece by piece, for a stage whose shard may be larger than memory."""

    def pieces(self, shard: Tables) -> Iterator[Tables]:
        """Yield the output of a shard: in its parts, or all at once."""
        if self.parts:
            yield from self.parts(shard)
        else:
            yield self.run(shard)


@contextmanager
def uncollected() -> Iterator[None]:
    """Let the garbage collector rest: stages make many small things and no cycles of them to look for."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def concatenated(names: Iterable[str], pieces: Iterable[Tables]) -> Tables:
    """Return tables of the names given, with the rows of all pieces in order; at least one piece."""
    gathered = list(pieces)
    return {name: pa.concat_tables([piece[name] for piece in gathered]) for name in names}


def code_hash(*modules: ModuleType) -> str:
    """SHA-256 of the source of modules; of a package, all its Python files."""
    digest = hashlib.sha256()
    for path in sorted(path for module in modules for path in _files(module)):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def _files(module: ModuleType) -> list[Path]:
    path = Path(module.__file__ or "")
    return sorted(path.parent.rglob("*.py")) if path.name == "__init__.py" else [path]


def file_hash(*paths: Path) -> str:
    """SHA-256 over the bytes of files, in the order given."""
    digest = hashlib.sha256()
    for path in paths:
        digest.update(path.read_bytes())
    return digest.hexdigest()
