"""Who is quoted: direct, indirect and mixed quotes with their cue, their speaker and who that is.

`quotes` reads a document (`Asked`: text, stretches, sentences, names) and gives its `Quote` rows.
"""

from pipeline.quotes.find import quotes
from pipeline.quotes.types import Asked, Form, Kind, Mention, Quote

__all__ = ["Asked", "Form", "Kind", "Mention", "Quote", "quotes"]
