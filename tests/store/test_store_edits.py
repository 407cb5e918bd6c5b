"""A change is kept by what does not go without saying, and comes back byte for byte."""

import json
from dataclasses import replace

import pytest
from anyvalues import CHANGES, READINGS
from compare_help import margin, reading, section
from hypothesis import example, given, settings
from hypothesis import strategies as st

from watcher.compare import compare
from watcher.errors import DamagedRow
from watcher.model import Change, EditClass, EditKind, NotePair
from watcher.store.packing import places
from watcher.store.packing.brief import Side, brief, is_brief, spoken
from watcher.store.packing.codec import plain, value_of
from watcher.store.packing.sheets import side_of

WORDS = st.lists(
    st.sampled_from(
        ["the", "ferry", "is", "late.", "12", "“not”", "Mr May", "é\ud800", "by\x00", "|3=4", "~1"]
    ),
    max_size=12,
).map(" ".join)
NOTED = st.lists(WORDS.map(section), max_size=2).map(tuple)
ARTICLES = st.builds(
    lambda parts, notes: reading(*parts, notes=notes), st.lists(WORDS | WORDS.map(margin), max_size=5), NOTED
)


def sides(old, new):
    return side_of(old), side_of(new)


def short_of(old, new, change=None):
    short = brief(plain(change or compare(old, new)), *sides(old, new))
    return json.loads(short)


@settings(max_examples=200)
@given(ARTICLES, ARTICLES, st.sampled_from(["Ferry returns", "Ferry is late"]))
@example(reading("a", "b", "c"), reading("c", "a", "b"), "Ferry returns")
def test_what_two_readings_differ_by_comes_back_exactly(old, new, title):
    change = compare(old, replace(new, title=title))
    said, around = plain(change), sides(old, new)
    short = brief(said, *around)
    assert is_brief(short) == bool(change.edits)
    if change.edits:
        assert spoken(short, *around) == said
        assert value_of(Change, spoken(short, *around)) == change


@settings(max_examples=150)
@given(CHANGES, READINGS, READINGS)
def test_so_does_any_change_of_any_texts(change, old, new):
    said, around = plain(change), sides(old, new)
    short = brief(said, *around)
    assert (spoken(short, *around) if is_brief(short) else short) == said


def test_what_goes_without_saying_is_not_said():
    old = reading("First words.", "A ferry of rails left late on Monday.", "Gone.", margin("9 ferries"))
    new = reading("First words.", "A ferry of rails left on Monday.", "It rains.", margin("8 ferries"))
    assert short_of(old, new) == {"e": ["e text", "d text", "a text", "e furniture"]}


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("It went home.", "It home.", ["e text"]),
        ("It went home.", "It soon went home.", ["e text"]),
        ("It went home so late.", "It came home too late.", ["e text =3-4+4=6-2+3="]),
        ("One stays. It went home.", "One stays. It came home.", ["e text .11"]),
        ("It went home. One stays.", "It came home. One stays.", ["e text ~11"]),
        ("It went home.", "It went home. It all ended there.", ["a text .14"]),
    ],
)
def test_words_that_differ_are_said_by_places_and_lengths(old, new, said):
    short = short_of(reading("Above.", old, "Below."), reading("Above.", new, "Below."))["e"]
    assert short == said


def test_blocks_that_stand_in_another_order_are_said_by_their_numbers():
    old = reading("One stands first.", "Two went home early today.", "Three.")
    new = reading("Two went home early today.", "One stands first.", "Three.")
    (moved,) = short_of(old, new)["e"]
    assert moved.startswith("m move ")
    assert any(sign.isdigit() for sign in moved)


def test_notes_are_said_by_their_numbers_and_reasons_by_those_of_notes():
    first, was = section("It left at nine.", 1), section("Two people stayed.", 2)
    now, came = section("Three people stayed.", 2), section("All is well.", 3)
    old = reading("The ferry left.", "Update: It left at nine.", f"Update: {was.text}", notes=(first, was))
    texts = ("The ferry left.", "Update: It left at nine.", f"Update: {now.text}", f"Update: {came.text}")
    new = reading(*texts, notes=(first, now, came))
    change = compare(old, new)
    assert (change.notes_added, change.notes_changed) == ((came,), (NotePair(was, now),))
    short = short_of(old, new)
    assert (short["notes_added"], short["notes_changed"]) == ([2], [[1, 1]])
    assert [reason[:2] for reason in short["reasons"][:2]] == ["+0", "~0"]
    assert came.text not in json.dumps(short)


def test_a_reason_that_names_an_edit_is_said_by_its_number():
    old = reading("A ferry left late on Monday.", "Gone with the wind.")
    new = reading("A ferry left early on Monday.", "A hundred people waited in the rain.")
    change = compare(old, new)
    *named, last = change.reasons
    odd = replace(change, reasons=(last, "Quite another reason.", *named))
    assert "reasons" not in short_of(old, new)
    assert short_of(old, new, odd)["reasons"][1] == "Quite another reason."
    assert {*map(type, short_of(old, new, odd)["reasons"])} == {int, str}


def test_the_usual_verdict_is_told_from_none_and_from_a_part_of_it():
    old, new = reading("It went home.", "So it is."), reading("It came home.", "So it was.")
    change = compare(old, new)
    bare = replace(change, reasons=(), added_words=0)
    assert short_of(old, new, bare) == {"e": ["e text", "e text"], "reasons": None, "added_words": None}
    tail = replace(change, reasons=("Well.", *change.reasons[1:]))
    assert short_of(old, new, tail)["reasons"] == ["Well.", [1]]


def test_of_many_edits_five_are_named():
    old, new = (reading(*(f"It went home {how}." for how in hows)) for hows in HOW)
    change = compare(old, new)
    assert change.reasons[-1] == "The same holds for 2 more."
    assert short_of(old, new) == {"e": ["e text"] * 7}


HOW = (
    ("early", "alone", "gladly", "quickly", "cold", "slowly", "lame"),
    ("hungry", "wet", "barefoot", "singing", "asleep", "whistling", "proud"),
)


def test_every_kind_and_class_has_a_short_name_of_its_own():
    assert len({kind.value[0] for kind in EditKind}) == len(EditKind)
    assert all(name.value.replace("_", "").isalnum() for name in EditClass)


def test_what_does_not_stand_in_the_texts_stays_in_words():
    old, new = reading("One."), reading("Two.", title="Another headline")
    kept = short_of(old, new)["e"]
    assert [isinstance(edit, dict) for edit in kept] == [True, *[False] * (len(kept) - 1)]  # a headline's
    said = plain(compare(old, new))
    for texts in ((Side([], []), Side([], [])), (Side(["Three."], []), Side(["Four."], []))):
        assert spoken(brief(said, *texts), *texts) == said
        assert all(isinstance(edit, dict) for edit in json.loads(brief(said, *texts))["e"])


def test_a_change_without_edits_stays_as_it_is():
    said = plain(Change(published_changed=True))
    assert brief(said, *sides(reading("a"), reading("b"))) == said


@pytest.mark.parametrize(
    "short",
    [
        *(
            f'{{"e":["{edit}"]}}'
            for edit in ("", "e", "x text", "e text 9", "e text 0.0.0", "e text 0|7", "a text 1")
        ),
        '{"e":["e text"],"reasons":["+0 came."]}',
        '{"e":["e text"],"reasons":[1]}',
        '{"e":["e text"],"notes_added":[0]}',
        '{"e":["e text"]',
        '{"e":3}',
    ],
)
def test_what_the_texts_do_not_have_is_damage(short):
    texts = Side(["some words"], []), Side(["some word"], [])
    assert spoken(b'{"e":["e text"]}', *texts)
    with pytest.raises(DamagedRow):
        spoken(short.encode(), *texts)


# Rows of older programs


def test_older_programs_said_all_places():
    old, new = ["A ferry of rails left.", "Gone."], ["A ferry of Rails left.", "Quite another."]
    edits = ["e typo 0=11-1+1=", "d text 1|-", "a text |1.6+7", {"kind": "move", "classes": ["move"]}]
    said = json.loads(places.spoken(json.dumps({"edits": edits, "reasons": ["So.", 2]}).encode(), old, new))
    spans = [["equal", "A ferry of "], ["delete", "r"], ["insert", "R"], ["equal", "ails left."]]
    assert said["edits"] == [
        {"kind": "edit", "classes": ["typo"], "spans": spans, "old_block": 0, "new_block": 0},
        {"kind": "deletion", "classes": ["text"], "spans": [["delete", "Gone."]], "old_block": 1},
        {"kind": "addition", "classes": ["text"], "spans": [["insert", "another"]], "new_block": 1},
        {"kind": "move", "classes": ["move"]},
    ]
    assert said["reasons"] == ["So.", "No note speaks of the addition of “another”."]


@pytest.mark.parametrize("edit", ["", "e text", "x text 0=1", "e text 9=1", "e text 0.0.0=1", "e text 0|7+"])
def test_places_that_are_none_are_damage(edit):
    with pytest.raises(DamagedRow):
        places.spoken(json.dumps({"edits": [edit]}).encode(), ["some words"], ["some words"])


def test_the_number_of_no_edit_is_damage():
    with pytest.raises(DamagedRow):
        places.spoken(json.dumps({"edits": ["e text 0=1-1="], "reasons": [1]}).encode(), ["one"], ["oe"])
