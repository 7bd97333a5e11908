"""Readers turn bytes into documents: text with a map back, blocks, links, hashtags; or a clear refusal."""
