"""What the notes of an article say of its edits, in its own version and in later ones."""
