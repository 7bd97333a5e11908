"""Compiles the reference tables that ship with Rostrum from folders of facts. Runs at build time only."""
