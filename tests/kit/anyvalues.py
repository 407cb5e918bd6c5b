"""Values of the model with anything in them, for hypothesis."""

from datetime import UTC, timedelta, timezone

from hypothesis import strategies as st

from watcher import model
from watcher.model import (
    Block,
    Change,
    Edit,
    EditClass,
    Note,
    NotePair,
    Op,
    Reading,
    Reason,
    Says,
    Selectors,
    Span,
    Why,
)

# Readings speak UTC; a zone with summer time has moments that equal none of another zone.
OFFSETS = st.just(UTC) | st.integers(-720, 840).map(lambda m: timezone(timedelta(minutes=m)))
ZONED = st.datetimes(timezones=OFFSETS)
TEXT = st.text(max_size=30) | st.text(st.characters(), max_size=5)  # lone surrogates too
DAYS, TIMES, MAYBE_TEXT = st.none() | st.dates(), st.none() | st.times(), st.none() | TEXT


def of_enum(name):
    return st.sampled_from(list(getattr(model, name)))


BLOCKS = st.builds(
    Block,
    of_enum("BlockKind"),
    of_enum("Role"),
    TEXT,
    st.lists(TEXT, max_size=2).map(tuple),
    st.none() | st.sampled_from(Reason) | TEXT.filter(bool).map(Reason),
    st.booleans(),
    st.lists(st.integers(1, 30), max_size=3).map(tuple),
)
NOTES = st.builds(
    Note,
    of_enum("NoteKind"),
    of_enum("NoteForm"),
    TEXT,
    DAYS,
    TIMES,
    MAYBE_TEXT,
    st.booleans(),
    TEXT,
    of_enum("Position"),
    st.none() | of_enum("DateSource"),
    MAYBE_TEXT,
    st.booleans(),
    st.integers(-1, 500),
    st.integers(-1, 500),
)
SELECTORS = st.builds(Selectors, TEXT, st.lists(TEXT, max_size=2).map(tuple), TEXT)
READINGS = st.builds(
    Reading,
    url=TEXT,
    title=TEXT,
    byline=TEXT,
    published_at=st.none() | ZONED,
    modified_at=st.none() | ZONED,
    blocks=st.lists(BLOCKS, max_size=3).map(tuple),
    notes=st.lists(NOTES, max_size=2).map(tuple),
    obstacle=st.none() | of_enum("Obstacle"),
    sources=st.lists(st.tuples(TEXT, TEXT), max_size=2).map(tuple),
    selectors=st.none() | SELECTORS,
)
SPANS = st.builds(Span, st.sampled_from(Op), TEXT)
EDITS = st.builds(
    Edit,
    of_enum("EditKind"),
    st.frozensets(st.sampled_from(EditClass)),
    TEXT,
    TEXT,
    st.lists(SPANS, max_size=3).map(tuple),
    st.integers(-1, 9),
    st.integers(-1, 9),
)
WHYS = TEXT.map(Why) | st.builds(
    lambda says, word: says.of(*[word] * says.value.count("{}")), st.sampled_from(Says), TEXT
)
CHANGES = st.builds(
    Change,
    edits=st.lists(EDITS, max_size=3).map(tuple),
    disclosure=of_enum("Disclosure"),
    reasons=st.lists(WHYS, max_size=2).map(tuple),
    notes_added=st.lists(NOTES, max_size=1).map(tuple),
    notes_changed=st.lists(st.builds(NotePair, NOTES, NOTES), max_size=1).map(tuple),
    headline_changed=st.booleans(),
    added_words=st.integers(0, 9),
)
