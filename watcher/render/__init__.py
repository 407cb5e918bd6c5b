"""Values in, words out: JSON documents, terminal text, mail. Pure: no IO, no clock, `now` is given."""
