"""Sentence boundaries of text that bears no reliable punctuation or case, by a small model of our own."""
