"""Bytes in frames that lean on others, and the words that are part of the format."""

from __future__ import annotations

from hashlib import sha256
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from watcher.store.packing import tables, vocabulary
from watcher.store.packing.codec import expand as expand_row
from watcher.store.packing.codec import squeeze as squeeze_row
from watcher.store.packing.frames import expand, squeeze
from watcher.store.packing.vocabulary import VOCABULARY


@given(st.binary(max_size=300), st.binary(max_size=300))
def test_any_bytes_come_back_with_any_others_in_front(data, lean):
    assert expand(squeeze(data, lean), lean) == data


def test_large_pages_lean_on_each_other_too():
    page = bytes(Random(3).choices(range(256), k=3_000_000))
    other = page[:1_000_000] + b"changed" + page[1_000_000:]
    assert len(squeeze(other, page)) < 6_000
    assert expand(squeeze(other, page), page) == other


def test_a_text_finds_each_of_its_paragraphs_in_a_long_page():
    dice = Random(5)
    words = ["".join(dice.choices("etaoinshrdlu", k=dice.randint(2, 9))) for _ in range(2_000)]
    said = [" ".join(dice.choices(words, k=12)) for _ in range(150)]
    page = "".join(f"<div>{' '.join(dice.choices(words, k=80))}</div><p>{line}</p>" for line in said)
    assert len(squeeze("\n".join(said).encode(), page.encode())) < 150 * 5


def test_the_vocabulary_is_part_of_the_format():
    """So are the tables. Others would make every row unreadable: they need a mark of their own."""
    assert (
        sha256(VOCABULARY).hexdigest() == "cfb15250de764e76fa13bdd2cf06217256f512e2676611b03e0cd86864fc28cd"
    )

    assert (
        sha256(b"".join((tables.ALONE, tables.LEANING, tables.PLACED, tables.TOLD))).hexdigest()
        == "6205a4e72f6d9e06f240c5a8ad3cebe572fdfe98a1b26b46244cce429d8b7c9d"
    )
    assert (
        sha256(vocabulary.LED + tables.LED).hexdigest()
        == "d660fa076bb71ece2fe0c25ef6b05e11da05bf152030397b48763c2e7f6b5287"
    )


def test_rows_without_tables_are_read_and_so_is_what_is_long():
    text, lean = b"The ferry stays in port. " * 9, b"The ferry left port. " * 40
    for front in (b"", lean, lean * 100):
        assert expand_row(squeeze_row(text, front), front) == text
    assert expand_row(b"\x01" + squeeze(text, VOCABULARY)[4:]) == text
    behinds = (b"", vocabulary.PLACED, vocabulary.TOLD, vocabulary.LED)
    for mark, behind in zip((b"\x02", b"\x03", b"\x04", b"\x05"), behinds, strict=True):
        assert expand_row(mark + squeeze(text, VOCABULARY + lean + behind)[4:], lean) == text
    assert expand_row(squeeze(text)) == text


# Damage
