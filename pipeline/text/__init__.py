"""Clean text that remembers where each of its characters came from."""

from pipeline.text.mapped import Builder, MappedText, Stretch

__all__ = ["Builder", "MappedText", "Stretch"]
