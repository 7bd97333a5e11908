"""Scenes from corpora: where who speaks is known."""
