"""Learning topics: own statements, label definitions and encyclopaedic sentences in nine languages."""
