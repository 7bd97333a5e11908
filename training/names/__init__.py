"""Training of the recogniser of names: the sets that it learns from, the network, and what it writes."""
