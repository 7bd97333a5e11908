"""Facts in the text: dates, amounts, percentages, counts and places, with their spans and values."""
