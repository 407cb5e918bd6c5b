"""Values to bytes and back, exactly, whatever is in them."""

import sys
from dataclasses import astuple, fields, replace
from datetime import time
from itertools import combinations, product
from pathlib import Path
from typing import Any

import pytest
from anyvalues import CHANGES, READINGS, TEXT
from hypothesis import given, settings
from hypothesis import strategies as st
from store_help import note

from watcher.model import (
    Change,
    DateSource,
    Note,
    Reading,
    Selectors,
    Span,
    Why,
)
from watcher.store.packing import tables
from watcher.store.packing.codec import (
    ALONE,
    LEANING,
    LED,
    NUMBERED,
    PLACED,
    QUOTED,
    TOLD,
    expand,
    from_json,
    pack,
    squeeze,
    to_json,
    unpack,
)

sys.path.insert(0, str(Path(__file__).parents[2]))

from bench import train_tables

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
    """Equal, and so is what a comparison leaves out: the reason of a block, what a verdict's reasons say."""
    blocks = ([*map(astuple, getattr(each, "blocks", ()))] for each in (one, other))
    says = ([(why.says, why.about) for why in getattr(each, "reasons", ())] for each in (one, other))
    return one == other and next(blocks) == next(blocks) and next(says) == next(says)


@pytest.mark.parametrize(
    "words",
    [
        "The update “No note speaks of the sea.” came.",
        "Only the spelling of words changed, and no note came with it.",
        "The note “Once more: the mill stood there before” was withdrawn.",
    ],
)
def test_words_like_those_of_a_reason_are_no_such_reason(words):
    assert Why.heard(words).says is None


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


def test_no_flipped_bit_makes_another_mark():
    marks = [ALONE, LEANING, PLACED, TOLD, QUOTED, LED, NUMBERED, b"\x28"]  # the last: how a frame begins
    for one, other in combinations(marks, 2):
        assert (one[0] ^ other[0]).bit_count() > 1
    for one, old in product(marks, (b"\x01", b"\x02", b"\x03", b"\x04", b"\x05")):
        assert (one[0] ^ old[0]).bit_count() > 1


def test_what_is_learned_anew_is_never_written_over_what_rows_are_read_with(monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["train_tables", "--write"])
    before = Path(tables.__file__).read_bytes()
    assert train_tables.main() == 1
    assert "ALONE, TOLD, LED" in capsys.readouterr().out
    assert Path(tables.__file__).read_bytes() == before
