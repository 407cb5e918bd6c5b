"""A story for the tests of notes, and what is found in its blocks."""

from __future__ import annotations

from datetime import UTC, datetime

from watcher.read.notes import recognise

PUBLISHED = datetime(2021, 1, 11, 9, tzinfo=UTC)
CAPTURED = datetime(2021, 2, 10, tzinfo=UTC)
STORY = [
    "The ferry to the northern islands stayed in harbour on Monday because of the storm.",
    "The company said that passengers would get their money back within two weeks.",
    "Hotels on the islands reported that most of their guests had stayed on.",
]
TAIL = ["Picture credit: a local photographer", "Share this story"]


def notes(*blocks: str, language: str = "en", kinds=None):
    return recognise(blocks, kinds=kinds, language=language, published_at=PUBLISHED, captured_at=CAPTURED)


def the_note(*blocks: str, language: str = "en"):
    found = notes(*blocks, language=language)
    assert len(found) == 1, found
    return found[0]
