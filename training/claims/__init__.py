"""How the check of claims is fitted: pairs of our own, variants made of them, weights."""
