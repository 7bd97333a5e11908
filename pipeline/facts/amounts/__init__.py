"""Amounts, percentages and counts in the text.

The way of a sentence: `find` looks for a digit or a number word, and only then cuts it into tokens. Each
number (`pipeline.facts.numbers`) is read with the one that ends a range (`ranges`), with its unit (`units`:
names of CLDR and others) or with the noun phrase it counts (`nouns`); `scope` reads what bounds or denies it.
"""

from pipeline.facts.amounts.find import find_amounts

__all__ = ["find_amounts"]
