"""Trains the model of `pipeline.segment.unpunctuated`: `make train-unpunctuated`."""
