"""Text to units, spans of them that came or went, and what a word of an edit is."""
