"""The warehouse: what arrived, what is staged, and what readers see."""
