"""A note that a sentence of the story makes in passing: what is edited round it is the story."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from compare_help import reading

from watcher import find_notes
from watcher.compare import compare
from watcher.model import Disclosure, Reading, Says

REST = "The ferry carries 80 passengers, and it has sailed from the old quay for more than ten years."
TOLD = "Captain {}, who was misidentified in an earlier version of this article, warned the crew {}."
PLAIN = "Captain {} warned the crew {}."


def story(text: str, language: str = "en") -> Reading:
    texts = [REST, text]
    notes = find_notes(texts, language=language, published_at=datetime(2021, 1, 11, tzinfo=UTC))
    return reading(*texts, notes=notes, language=language)


@pytest.mark.parametrize(
    ("old", "new", "verdict", "left"),
    [
        (PLAIN.format("Ida Holm", "by letter"), TOLD.format("Ida Holm", "by letter"), "disclosed", ""),
        (PLAIN.format("Ada Holm", "by letter"), TOLD.format("Ida Holm", "by letter"), "disclosed", ""),
        (PLAIN.format("Ada Holm", "by letter"), TOLD.format("Ida Holm", "in person"), "partly", "in person"),
        (TOLD.format("Ida Holm", "by letter"), TOLD.format("Ida Holm", "in person"), "undisclosed", "person"),
        (TOLD.format("Ida Holm", "by letter"), PLAIN.format("Ida Holm", "by letter"), "none", ""),
        (
            TOLD.format("Ida Holm", "by letter"),
            PLAIN.format("Ida Holm", "in person"),
            "undisclosed",
            "person",
        ),
    ],
)
def test_the_clause_is_the_note_and_the_rest_of_its_sentence_the_story(old, new, verdict, left):
    change = compare(story(old), story(new))
    assert str(change.disclosure) == verdict
    unsaid = [str(why) for why in change.reasons if why.says is Says.UNSPOKEN]
    assert all(left in line for line in unsaid)
    assert bool(unsaid) == bool(left)


@pytest.mark.parametrize(
    "told",
    [
        "The number of passengers, which was misstated in an earlier version of this article, is {}, not 80.",
        "The passengers, whose number was wrong in an earlier version of this article, are {}, it said.",
    ],
)
def test_of_a_sentence_that_comes_with_its_clause_all_is_the_note(told):
    old, new = (reading(REST.replace("80", n), *PLAIN.split("{}")[:1]) for n in ("80", "60"))
    texts = [*(block.text for block in new.blocks), told.format(60)]
    change = compare(old, reading(*texts, notes=find_notes(texts, language="en")))
    assert change.disclosure is Disclosure.DISCLOSED
    assert [edit for edit in change.edits if edit.of_note] == [change.edits[-1]]
    assert len(change.edits) == 2


def test_an_edit_round_a_clause_that_stands_is_no_new_word_of_the_note():
    change = compare(*(story(TOLD.format("Ida Holm", how)) for how in ("by letter", "in person")))
    assert not change.notes_changed


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("de", "Ida Holm, die in einer früheren Version dieses Artikels falsch bezeichnet wurde, fährt {}."),
        (
            "fr",
            "Ida, dont le nom était mal orthographié dans une version précédente de cet article, part {}.",
        ),
    ],
)
def test_it_is_so_in_other_languages(language, told):
    old, new = (story(told.format(when), language) for when in ("morgen", "gestern"))
    assert old.notes
    assert compare(old, new).disclosure is Disclosure.UNDISCLOSED


@pytest.mark.parametrize(
    "told",
    [
        "Because of an editing error, an earlier version of this article, out on Monday, named {} as owner.",
        "Correction: Ida Holm, who runs the quay, was misidentified in an earlier version as {}.",
    ],
)
def test_a_note_that_stands_by_itself_is_a_note_whatever_its_clauses(told):
    change = compare(*(story(told.format(what)) for what in ("the captain", "the mayor")))
    assert len(change.notes_changed) == 1
    assert change.disclosure is Disclosure.DISCLOSED
