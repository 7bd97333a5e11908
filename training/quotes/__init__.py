"""Fits the weights of `pipeline.quotes` on texts of our own, and compiles its given names."""
