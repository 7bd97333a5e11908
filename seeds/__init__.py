"""Data that ships with Rostrum: sample statements of our own, and reference tables of facts."""

from __future__ import annotations

from pathlib import Path

HERE = Path(__file__).parent
SAMPLE = HERE / "sample"
REFERENCE = HERE / "reference"
