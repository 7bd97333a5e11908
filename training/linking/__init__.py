"""Fits the weights of `pipeline.entities.linking` on texts whose names carry known entities."""
