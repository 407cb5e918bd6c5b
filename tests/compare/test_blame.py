"""Which version brought each paragraph."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from told import NEWEST, Desk, told

from watcher import compare
from watcher.compare.blame import HEADLINE, blame
from watcher.model import Block, BlockKind, Reading, Role

FIRST = "The ferry sails on Tuesday with 212 people and a choir on board."
SECOND = "A single ticket costs £14, and islanders travel at half price."
THIRD = "Nobody asked the harbour master, who learned of it from the radio."


def reading(*paragraphs: str, title: str = "Ferry sails") -> Reading:
    blocks = tuple(Block(BlockKind.PARAGRAPH, Role.BODY, words) for words in paragraphs)
    return Reading(url="https://news.example/ferry", title=title, language="en", blocks=blocks)


def traced(*readings: Reading) -> list[tuple[int, int]]:
    """Version and birth of headline and paragraphs."""
    changes = [None, *(compare(old, new) for old, new in itertools.pairwise(readings))]
    return [(one.version, one.born) for one in blame(list(zip(readings, changes, strict=True)))]


@pytest.mark.parametrize(
    ("versions", "expected"),
    [
        ([(FIRST,), (FIRST, SECOND)], [(1, 1), (1, 1), (2, 2)]),
        ([(FIRST, SECOND), (FIRST, SECOND.replace("£14", "£17"))], [(1, 1), (1, 1), (2, 1)]),
        ([(FIRST, SECOND, THIRD), (THIRD, FIRST, SECOND)], [(1, 1), (1, 1), (1, 1), (1, 1)]),
        ([(FIRST, SECOND), (FIRST,), (FIRST, SECOND)], [(1, 1), (1, 1), (3, 3)]),
        ([(FIRST, "“" + THIRD + "”"), (FIRST, '"' + THIRD + '"')], [(1, 1), (1, 1), (1, 1)]),
    ],
    ids=["added", "edited", "moved", "returned", "cosmetic"],
)
def test_a_paragraph_is_as_old_as_its_words(versions, expected):
    assert traced(*(reading(*paragraphs) for paragraphs in versions)) == expected


def test_the_headline_is_traced_too():
    assert traced(reading(FIRST), reading(FIRST, title="Ferry sails at last"))[0] == (2, 2)


@given(st.lists(st.lists(st.sampled_from([FIRST, SECOND, THIRD, ""]), max_size=5), min_size=1, max_size=5))
def test_the_last_version_is_told_whole_whatever_happened(versions):
    readings = [reading(*paragraphs) for paragraphs in versions]
    changes = [None, *(compare(old, new) for old, new in itertools.pairwise(readings))]
    found = blame(list(zip(readings, changes, strict=True)))
    assert [one.text for one in found if one.place != HEADLINE] == versions[-1]
    assert all(1 <= one.born <= one.version <= len(versions) for one in found)


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    return told(tmp_path_factory.mktemp("desk"))


def test_the_document_names_version_note_and_verdict(desk: Desk):
    document = desk.json("blame", "1")
    assert (document["url"], document["version"]) == (desk.url, NEWEST)
    rows = {row["text"][:24]: row for row in document["paragraphs"]}
    fare = rows["A single ticket is to co"]
    assert (fare["version"], fare["first_version"], fare["disclosure"]) == (3, 1, "undisclosed")
    correction = rows["Correction 14 Jan: An ea"]
    assert (correction["version"], correction["own_note"]["kind"]) == (4, "correction")
    assert rows["The decision was taken b"]["disclosure"] == "disclosed"
    assert document["paragraphs"][0]["kind"] == "headline"
    assert desk.json("blame", "1@1")["paragraphs"][0]["version"] == 1


@pytest.mark.parametrize("columns", [40, 80, 200])
def test_people_see_version_time_and_verdict_beside_the_words(desk: Desk, columns):
    shown = desk.run("blame", "1", columns=columns)
    assert "version 3" in shown
    assert "undisclosed" in shown
    assert all(len(row) <= columns for row in shown.splitlines())
    assert not set(shown) & {"\x1b", "\u202e"}
