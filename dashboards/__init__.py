"""Pages for people on the read-only catalog: what came in, and one document."""
