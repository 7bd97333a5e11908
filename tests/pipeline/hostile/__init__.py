"""Input made to break readers: hostile texts in every form, and broken files."""
