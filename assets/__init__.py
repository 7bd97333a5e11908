"""Thin Dagster assets: they decide when a stage runs, and never how a text is worked on."""
