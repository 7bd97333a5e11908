"""Keyphrases: the phrases that say most of what a document is about, in the document's own words.

1. `known` looks up what a word says by itself, `parts` what part of speech it may be, and `read` decides on
   it in a sentence by the neighbours;
2. `candidates` takes nouns, names, and the phrases around them that have one of the `shapes` of a language;
3. `rank` counts them by their stems, so that inflected forms are one phrase, and weighs them by how often
   they are said by themselves, how rare and long their words are, and where they stand first;
4. of phrases that say the same, the stronger one stays; all its occurrences keep their places.
"""
