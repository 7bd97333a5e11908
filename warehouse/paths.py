"""Where everything of one warehouse lies, below one folder that can be moved."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

DEFAULT_HOME = Path(__file__).parent / "data"


@dataclass(frozen=True)
class Home:
    """Folder of a warehouse. Everything below it is addressed relative to it."""

    root: Path

    @property
    def raw(self) -> Path:
        """Raw objects, named by SHA-256, never overwritten."""
        return self.root / "raw"

    @property
    def receipts(self) -> Path:
        """Log of arrivals: one Parquet file per reception."""
        return self.root / "receipts"

    @property
    def sources(self) -> Path:
        """Known sources: one JSON file each."""
        return self.root / "sources"

    @property
    def staging(self) -> Path:
        """Staged Parquet: one file per table and partition."""
        return self.root / "staging"

    @property
    def tables(self) -> Path:
        """Published Delta tables."""
        return self.root / "tables"

    @property
    def catalog(self) -> Path:
        """The DuckDB catalog that readers open."""
        return self.root / "rostrum.duckdb"

    @property
    def catalogs(self) -> Path:
        """Earlier catalogs, one per snapshot."""
        return self.root / "catalogs"

    @property
    def last_run(self) -> Path:
        """JSON note on the last attempt, whether it published or not."""
        return self.root / "last_run.json"

    @property
    def scratch(self) -> Path:
        """Where DuckDB may spill while a night is made; empty in between."""
        return self.root / "scratch"


def home(path: str | Path | None = None) -> Home:
    """Return the warehouse at `path`, else at $ROSTRUM_HOME, else below this package."""
    return Home(Path(path or os.environ.get("ROSTRUM_HOME") or DEFAULT_HOME).resolve())
