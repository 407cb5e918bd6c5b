"""A change is kept by the places of its words in its two texts, and comes back byte for byte."""

import json
from dataclasses import replace

import pytest
from anyvalues import CHANGES, READINGS
from compare_help import margin, reading
from hypothesis import example, given, settings
from hypothesis import strategies as st

from watcher.compare import compare
from watcher.compare.wording import unspoken
from watcher.errors import DamagedRow
from watcher.model import Change, EditClass, EditKind
from watcher.store.packing.codec import plain, value_of
from watcher.store.packing.edits import placed, spoken

WORDS = st.lists(
    st.sampled_from(["the", "ferry", "is", "late.", "12", "“not”", "Mr May", "é\ud800", "by\x00", "|3=4"]),
    max_size=12,
).map(" ".join)
ARTICLES = st.lists(WORDS | WORDS.map(margin), max_size=5).map(lambda parts: reading(*parts))


def sides(old, new):
    return [block.text for block in old.blocks], [block.text for block in new.blocks]


@settings(max_examples=150)
@given(ARTICLES, ARTICLES, st.sampled_from(["Ferry returns", "Ferry is late"]))
@example(reading("a", "b", "c"), reading("c", "a", "b"), "Ferry returns")
def test_what_two_readings_differ_by_comes_back_exactly(old, new, title):
    change = compare(old, replace(new, title=title))
    said, texts = plain(change), sides(old, new)
    short = placed(said, *texts)
    assert spoken(short, *texts) == said
    assert value_of(Change, spoken(short, *texts)) == change


@settings(max_examples=100)
@given(CHANGES, READINGS, READINGS)
def test_so_does_any_change_of_any_texts(change, old, new):
    said, texts = plain(change), sides(old, new)
    assert spoken(placed(said, *texts), *texts) == said


def test_an_edit_is_said_by_places_and_lengths():
    old = reading("First words.", "A ferry of rails left late on Monday. More.", "Gone.")
    new = reading("First words.", "A ferry of Rails left on Monday. More.", "Quite another thing came.")
    change, texts = compare(old, new), sides(old, new)
    short = placed(plain(change), *texts)
    said = json.loads(short)["edits"]
    assert len(said) == len(change.edits) >= 2
    assert all(isinstance(edit, str) for edit in said)
    assert not any(word in "".join(said) for word in ("Monday", "ails", "Gone", "Quite"))
    assert len(short) < 0.7 * len(plain(change))


def test_a_reason_that_names_an_edit_is_said_by_its_number():
    old = reading("A ferry left late on Monday.", "Gone with the wind.")
    new = reading("A ferry left early on Monday.", "A hundred people waited in the rain.")
    change, texts = compare(old, new), sides(old, new)
    head, *named = json.loads(placed(plain(change), *texts))["reasons"]
    assert head == "3 edits of substance and no note came with them."
    assert sorted(named) == [0, 1, 2]
    assert list(change.reasons) == json.loads(spoken(placed(plain(change), *texts), *texts))["reasons"][:4]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (["It is late."], ["It is very late."], "the addition of “very”"),
        (["It is very late."], ["It is late."], "the deletion of “very”"),
        (["Five people left."], ["Six people left."], "the edit of “Five” to “Six”"),
        (["One.", "Two went home early."], ["Two went home early.", "One."], "the move of “One”"),
        (
            ["One."],
            ["One.", "“So it goes,” he said, and nobody in the long queue at the pier had a word to add."],
            "the addition of “‘So it goes,’ he said, and nobody in the long queue at the …”",
        ),
    ],
)
def test_the_words_behind_such_a_number_never_change(old, new, said):
    """Rows of all programs since are read by them; other words need another sign."""
    edits = compare(reading(*old), reading(*new)).edits
    assert f"No note speaks of {said}." in [unspoken(edit) for edit in edits]


def test_every_kind_and_class_has_a_short_name_of_its_own():
    assert len({kind.value[0] for kind in EditKind}) == len(EditKind)
    assert all(name.value.replace("_", "").isalnum() for name in EditClass)


def test_what_does_not_stand_in_the_texts_stays_in_words():
    old, new = reading("One."), reading("Two.", title="Another headline")
    said = plain(compare(old, new))
    kept = json.loads(placed(said, *sides(old, new)))["edits"]
    assert [isinstance(edit, dict) for edit in kept] == [True, *[False] * (len(kept) - 1)]  # a headline's
    assert placed(said, [], []) == said
    assert placed(said, ["Three."], ["Four."]) == said


def test_a_change_without_edits_stays_as_it_is():
    said = plain(Change())
    assert placed(said, ["a"], ["b"]) == spoken(said, ["a"], ["b"]) == said


@pytest.mark.parametrize("edit", ["", "e text", "x text 0=1", "e text 9=1", "e text 0.0.0=1", "e text 0|7+"])
def test_places_that_are_none_are_damage(edit):
    with pytest.raises(DamagedRow):
        spoken(json.dumps({"edits": [edit]}).encode(), ["some words"], ["some words"])


def test_the_number_of_no_edit_is_damage():
    with pytest.raises(DamagedRow):
        spoken(json.dumps({"edits": ["e text 0=1-1="], "reasons": [1]}).encode(), ["one"], ["oe"])
