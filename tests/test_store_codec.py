"""Values to bytes and back, exactly, whatever is in them."""

from dataclasses import fields, replace
from datetime import UTC, time, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from store_help import note

from watcher import model
from watcher.model import (
    Block,
    Change,
    DateSource,
    Edit,
    EditClass,
    Note,
    NotePair,
    Op,
    Reading,
    Selectors,
    Span,
)
from watcher.store.codec import expand, from_json, pack, squeeze, to_json, unpack

# Readings speak UTC; a zone with summer time has moments that equal none of another zone.
OFFSETS = st.just(UTC) | st.integers(-720, 840).map(lambda m: timezone(timedelta(minutes=m)))
ZONED = st.datetimes(timezones=OFFSETS)
TEXT = st.text(max_size=30) | st.text(st.characters(), max_size=5)  # lone surrogates too
DAYS, TIMES, MAYBE_TEXT = st.none() | st.dates(), st.none() | st.times(), st.none() | TEXT


def of_enum(name):
    return st.sampled_from(list(getattr(model, name)))


BLOCKS = st.builds(
    Block, of_enum("BlockKind"), of_enum("Role"), TEXT, st.lists(TEXT, max_size=2).map(tuple), TEXT
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
CHANGES = st.builds(
    Change,
    edits=st.lists(EDITS, max_size=3).map(tuple),
    disclosure=of_enum("Disclosure"),
    reasons=st.lists(TEXT, max_size=2).map(tuple),
    notes_added=st.lists(NOTES, max_size=1).map(tuple),
    notes_changed=st.lists(st.builds(NotePair, NOTES, NOTES), max_size=1).map(tuple),
    headline_changed=st.booleans(),
    added_words=st.integers(0, 9),
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=8,
)


@settings(max_examples=60)
@given(READINGS)
def test_a_reading_comes_back_as_it_was(value):
    assert same(unpack(Reading, pack(value)), value)


@settings(max_examples=60)
@given(CHANGES)
def test_a_change_comes_back_as_it_was(value):
    back = unpack(Change, pack(value))
    assert same(back, value)
    assert all(isinstance(span, Span) for edit in back.edits for span in edit.spans)


@settings(max_examples=60)
@given(st.dictionaries(TEXT, JSON, max_size=3))
def test_the_data_of_an_event_comes_back_as_it_was(value):
    assert unpack(dict[str, Any], pack(value)) == value


def same(one, other):
    """Equal, and so are the fields that a comparison leaves out (the reason of a block)."""
    parts = getattr(other, "blocks", ())
    return one == other and [b.reason for b in getattr(one, "blocks", ())] == [b.reason for b in parts]


def test_types_are_those_of_the_model_not_their_look_alikes():
    value = replace(note(), stated_time=time(10, 2), date_source=DateSource.STATED)
    back = unpack(Note, pack(value))
    assert [type(getattr(back, f.name)) for f in fields(Note)] == [
        type(getattr(value, f.name)) for f in fields(Note)
    ]


def test_what_holds_its_default_takes_no_room():
    assert to_json(Reading(url="u")) == '{"url":"u"}'


def test_a_field_that_old_rows_do_not_have_reads_as_its_default():
    assert from_json(Selectors, '{"body":"main"}') == Selectors(body="main")


def test_a_flipped_bit_is_an_error_and_not_another_text():
    packed = bytearray(squeeze(b"The ferry stays in port. " * 40))
    packed[len(packed) // 2] ^= 1
    with pytest.raises(Exception, match=r"(?i)corrupt|decompress|checksum"):
        expand(bytes(packed))
