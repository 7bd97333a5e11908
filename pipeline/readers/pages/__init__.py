"""Web pages: HTML with positions, the article picked out of it, what its metadata says."""
