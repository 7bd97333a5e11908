"""Concepts: what words of nine languages stand for, so that what is learned in one language holds in all.

`*.txt` beside this file is a dictionary of our own. A line `@ iptc | cap | field` says what the rows below it
speak for; each row is one concept, with its terms in eight columns (`COLUMNS`; `sh` is read for Serbian,
Croatian and Bosnian, in Latin script). `stem*` stands for any ending, `two_words` for a phrase, `-` for none.
"""
