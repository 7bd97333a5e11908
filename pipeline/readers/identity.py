"""Stable identifiers: the same statement gets the same id on every night and every machine."""

from __future__ import annotations

import hashlib

_LENGTH = 24


def identifier(*parts: object) -> str:
    """First 24 hexadecimal digits of the SHA-256 over the parts, kept apart by a unit separator."""
    return hashlib.sha256("\x1f".join(map(str, parts)).encode()).hexdigest()[:_LENGTH]


def text_sha256(text: str) -> str:
    """SHA-256 of a text in UTF-8, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()
