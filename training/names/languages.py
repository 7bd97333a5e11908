"""The languages that the network tells apart; others are read as `und`."""

from __future__ import annotations

from typing import Final

LANGUAGES: Final = ("und", "en", "de", "es", "sv", "ru", "uk", "sr", "hr", "fr", "no", "da", "pl", "cs")
