"""Training of the model that cuts punctuated text into sentences."""
