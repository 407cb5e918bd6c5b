"""What differs between two readings: pieces are paired, then sentences and words; notes by themselves."""
