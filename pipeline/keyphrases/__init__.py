"""Keyphrases: the phrases that say most of what a document is about, in the document's own words.

1. `candidates` takes runs of up to four words inside a sentence that begin and end with a telling word;
2. `rank` counts them by their stems, so that inflected forms are one phrase, takes off what longer phrases
   account for (C-value: Frantzi, Ananiadou and Mima, "Automatic recognition of multi-word terms", 2000) and
   weighs by how rare their words are in the language;
3. of phrases that say the same, the stronger one stays; all its occurrences keep their places.
"""
