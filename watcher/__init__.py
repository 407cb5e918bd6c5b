"""Tracks how news stories change after publication: every version, every dated update note."""

__version__ = "0.1.0"
