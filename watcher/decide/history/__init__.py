"""What only a whole history shows: the life of its notes, its gaps, and how it is told anew."""
