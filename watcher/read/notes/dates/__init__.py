"""The dates of notes: how they are printed, and which day and time that is."""
