"""Learning which words may stand in a phrase: parts of speech from seeds of our own and plain text."""
