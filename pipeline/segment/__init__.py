"""Cutting text into sentences and turns, with the seconds at which they are spoken."""
