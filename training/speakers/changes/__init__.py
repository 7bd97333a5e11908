"""The model of where the speaker changes: examples, network, training, measure."""
