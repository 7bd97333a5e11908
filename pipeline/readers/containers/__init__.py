"""Containers: a file as a stream of records, each one text with what the container says of it."""
