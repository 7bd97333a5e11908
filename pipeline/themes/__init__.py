"""Themes that no scheme names, found in what was said and kept from week to week."""
