"""Trains the repair of misheard names: `python -m training.repair ../shared/data`."""
