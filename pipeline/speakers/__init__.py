"""Turns and speakers of speech that prints no names."""
