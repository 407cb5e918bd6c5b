"""Which reader this is."""

READER_VERSION = 37
"""Raised by one whenever the reading of any page may differ: snapshots remember it."""
