"""What a version says comes back as it was, whatever it says and whichever program wrote it."""

from dataclasses import astuple, fields, replace

import pytest
from anyvalues import CHANGES, NOTES, READINGS, TEXT
from compare_help import body, margin, reading, section
from hypothesis import given, settings
from hypothesis import strategies as st

from watcher.compare.phrases import passages
from watcher.errors import DamagedRow
from watcher.model import Block, BlockKind, Note, Reason, Role
from watcher.store.packing.codec import of_plain, plain
from watcher.store.packing.sheets import (
    change_of,
    headers_of,
    passages_of,
    reading_of,
    side_in,
    side_of,
    with_change,
    written,
)

HEADERS = (("server", "nginx"), ("x-odd", "\x1e|\x1f\n"))


def same(one, other):
    """Equal, and so is what a comparison leaves out: why a block has its role, what of it moves."""
    return one == other and [*map(astuple, one.blocks)] == [*map(astuple, other.blocks)]


@settings(max_examples=150)
@given(READINGS, st.lists(st.tuples(TEXT, TEXT), max_size=3).map(tuple))
def test_any_reading_and_any_headers_come_back(said, headers):
    sheet = written(said, headers)
    assert same(reading_of(sheet), said)
    assert passages_of(sheet) == passages(said)
    assert headers_of(sheet) == headers
    assert change_of(sheet) is None


SPOTS = st.tuples(st.integers(0, 2), st.integers(-1, 3), st.integers(-1, 9), st.integers(-1, 9))


@settings(max_examples=150)
@given(READINGS, st.lists(st.tuples(NOTES, SPOTS), max_size=4), st.booleans())
def test_notes_come_back_wherever_they_stand(said, notes, in_order):
    placed = [
        replace(note, first_block=first, last_block=last, head_end=head, text_end=end)
        for note, (first, last, head, end) in notes
    ]
    placed = sorted(placed, key=lambda note: note.first_block) if in_order else placed
    said = replace(said, notes=tuple(placed))
    assert same(reading_of(written(said, HEADERS)), said)


def test_a_note_below_other_paragraphs_and_with_the_words_of_its_blocks_is_said_as_before():
    words = "The ferry left at ten, not at nine."
    blocks = (body(f"Update: {words}"), body("It came back."))
    note = replace(
        section(f"{words}\n\nIt came back.", 0, label="label"), last_block=1, head_end=8, text_end=13
    )
    here, there = (
        reading(*blocks, notes=(note,)),
        reading("One.", "Two.", *blocks, notes=(replace(note, first_block=2, last_block=3),)),
    )
    for said in (here, there):
        sheet = written(said, ())
        assert same(reading_of(sheet), said)
        assert sheet.count(words.encode()) == 1
    assert written(here, ()) in written(there, ()).replace(b"P|One.\x1eP|Two.\x1e", b"")


@settings(max_examples=100)
@given(READINGS, CHANGES)
def test_so_does_the_change_behind_them(said, change):
    sheet = with_change(written(said, HEADERS), plain(change))
    assert (same(reading_of(sheet), said), headers_of(sheet)) == (True, HEADERS)
    assert change_of(sheet) == plain(change)


def test_a_change_knows_the_blocks_and_notes_of_its_texts():
    note = section("It left at nine.", 0)
    texts, notes = side_of(reading("Update: It left at nine.", margin("More"), notes=(note,)))
    assert texts == ["Update: It left at nine.", "More"]
    assert [of_plain(Note, data) for data in notes] == [note]


@settings(max_examples=100)
@given(READINGS)
def test_both_are_found_in_the_bytes_without_the_reading(said):
    for sheet in (written(said, HEADERS), with_change(written(said, HEADERS), b"{}"), plain(said)):
        assert side_in(sheet) == side_of(said)


@pytest.mark.parametrize(
    "text", ["", "|", "prose", "{", "two\nlines", "a \x1e b", "a \x1f b", "\x1e", '{"url":"u"}']
)
@pytest.mark.parametrize("part", ["text", "reason", "links"])
@pytest.mark.parametrize("role", Role)
def test_signs_of_our_own_are_told_from_those_of_a_text(text, part, role):
    value = {"text": text, "links": (text,), "reason": Reason(text) if text else None}[part]
    block = replace(Block(BlockKind.QUOTE, role, "words"), **{part: value})
    said = replace(reading("One."), blocks=(block,))
    for sheet in (written(said, HEADERS), with_change(written(said, HEADERS), b"{}")):
        assert same(reading_of(sheet), said)
        assert headers_of(sheet) == HEADERS


def test_older_programs_wrote_json_with_headers_or_without():
    said = reading("The ferry left.", margin("More"))
    assert same(reading_of(plain(said) + b"\n" + plain(HEADERS)), said)
    assert headers_of(plain(said) + b"\n" + plain(HEADERS)) == HEADERS
    assert same(reading_of(plain(said)), said)
    assert headers_of(plain(said)) is None


_LINK = "has a link whose address changes at every check"
_NUMBERS = "has numbers that are others at every check (1 13)"


@pytest.mark.parametrize(
    ("role", "written_as", "reason", "restless", "counting"),
    [
        (Role.BODY, _LINK, None, True, ()),
        (Role.BODY, _NUMBERS, None, False, (1, 13)),
        (Role.BODY, f"{_LINK}; {_NUMBERS}", None, True, (1, 13)),
        (Role.MARGIN, f"hidden; {_NUMBERS}", Reason.HIDDEN, False, (1, 13)),
        (Role.MARGIN, "hidden", Reason.HIDDEN, False, ()),
        (Role.MARGIN, "of a program to come", Reason("of a program to come"), False, ()),
    ],
)
def test_older_programs_said_behind_the_reason_of_a_block_what_of_it_moves(
    role, written_as, reason, restless, counting
):
    block = Block(BlockKind.PARAGRAPH, role, "One.", (), reason, restless, counting)
    unmarked = Block(BlockKind.PARAGRAPH, role, "One.", reason=Reason("zz"))
    said = replace(reading("One."), blocks=(unmarked,))
    row, sheet = (one.replace(b"zz", written_as.encode()) for one in (plain(said), written(said, ())))
    assert same(reading_of(row), replace(said, blocks=(block,)))
    in_sheet = replace(block, reason=Reason.PROSE if role is Role.BODY else reason)
    assert same(reading_of(sheet), replace(said, blocks=(in_sheet,)))


def test_a_block_is_its_words_and_little_more():
    block = Block(BlockKind.PARAGRAPH, Role.BODY, "The ferry left at nine.", reason=Reason.PROSE)
    said = replace(reading("One."), blocks=(block,) * 100)
    assert len(written(said, ())) < 100 * len("The ferry left at nine.   ") + 200 < len(plain(said)) / 2


def test_every_field_of_a_block_is_written_and_every_kind_has_a_letter_of_its_own():
    assert [field.name for field in fields(Block)] == [
        *("kind", "role", "text", "links", "reason", "restless", "counting")
    ]
    assert len({kind.value[0] for kind in BlockKind}) == len(BlockKind)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b'{"blocks":[1]}',
        b'{"blocks":3}',
        b"\x1e",
        b"P\x1e{}\x1e[]",
        b"X|a\x1e{}\x1e[]",
        b"\xff\x1e",
    ],
)
def test_a_sheet_that_is_none_is_damage(data):
    with pytest.raises(DamagedRow):
        reading_of(data)


def test_a_block_without_its_sign_is_none():
    with pytest.raises(DamagedRow):
        side_in(b"X\x1e{}\x1e[]")
