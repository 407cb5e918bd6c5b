"""A story for the tests of notes, and what is found in its blocks."""

from __future__ import annotations

from datetime import UTC, datetime

from watcher.model import BlockKind
from watcher.read.notes import Layout, Life, recognise

PUBLISHED = datetime(2021, 1, 11, 9, tzinfo=UTC)
CAPTURED = datetime(2021, 2, 10, tzinfo=UTC)
STORY = [
    "The ferry to the northern islands stayed in harbour on Monday because of the storm.",
    "The company said that passengers would get their money back within two weeks.",
    "Hotels on the islands reported that most of their guests had stayed on.",
]
LEAD = "The ferry stayed in harbour on Monday because of the storm, the company said."
MORE = "Passengers were told to take the train, which was late as well, on the same day."
TAIL = ["Picture credit: a local photographer", "Share this story"]


def notes(*blocks: str, language: str = "en", kinds=None):
    return recognise(
        blocks, layout=Layout(kinds or ()), life=Life(PUBLISHED, captured_at=CAPTURED), language=language
    )


def notes_in(*blocks, published="2021-04-20", captured="2021-06-01"):
    """The notes of some blocks, each a text or a kind and a text."""
    pairs = [(BlockKind.PARAGRAPH, block) if isinstance(block, str) else block for block in blocks]
    born, seen = (datetime.fromisoformat(day).replace(tzinfo=UTC) for day in (published, captured))
    return recognise(
        [text for _, text in pairs],
        layout=Layout([kind for kind, _ in pairs]),
        life=Life(born, captured_at=seen),
        language="en",
    )


def the_note(*blocks: str, language: str = "en"):
    found = notes(*blocks, language=language)
    assert len(found) == 1, found
    return found[0]
