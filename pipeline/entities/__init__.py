"""Names in the text: a matcher over the knowledge base, and a linker that looks at the whole document."""
