"""What went to another place, was parted or joined, and the order in which edits come."""

from __future__ import annotations

import pytest
from compare_help import reading

from watcher.compare import compare
from watcher.model import Disclosure, EditClass, EditKind, Op


def test_a_paragraph_that_changed_place_is_one_move() -> None:
    texts = [
        "The ferry sails at nine in the morning.",
        "Tickets are sold on the quay.",
        "Bring a warm coat, please.",
    ]
    change = compare(reading(*texts), reading(texts[2], texts[0], texts[1]))
    (edit,) = change.edits
    assert (edit.kind, edit.classes, edit.old_block, edit.new_block) == (EditKind.MOVE, {"move"}, 2, 0)


def test_a_paragraph_split_in_two_is_style() -> None:
    change = compare(
        reading("The ferry sails. Tickets are sold."), reading("The ferry sails.", "Tickets are sold.")
    )
    assert change.classes == {EditClass.STYLE}
    assert change.disclosure is Disclosure.NONE


def test_edits_come_in_the_order_of_the_new_text() -> None:
    old = reading(
        "It sails at nine.", "The old quay is closed for good.", "Bring a coat.", title="Ferry", byline="Holm"
    )
    new = reading(
        "It sails at ten.", "Bring a hat.", "A kiosk sells coffee there.", title="Boat", byline="Lund"
    )
    classes = [edit.after or edit.before for edit in compare(old, new).edits]
    assert classes == [
        "Boat",
        "Lund",
        "It sails at ten.",
        "The old quay is closed for good.",
        "Bring a hat.",
        "A kiosk sells coffee there.",
    ]


def test_a_sentence_that_went_to_another_paragraph_is_a_move() -> None:
    first, second = "The ferry sails at nine in the morning.", "Tickets are sold on the quay, says Holm."
    third = "Bring a warm coat, please."
    old, new = (
        reading(f"{first} {second}", third, "It is back."),
        reading(first, third, f"It is back. {second}"),
    )
    (edit,) = compare(old, new).edits
    assert (edit.kind, edit.before, edit.after) == (EditKind.MOVE, second, second)


HORN, COAT, TICKETS, GULLS, BACK = (
    "The horn is sounded twice before it sails.",
    "Bring a warm coat, for it is windy.",
    "Tickets are sold on the quay by Holm.",
    "Nobody feeds the gulls any more.",
    "It is back at noon, if the fog lets it.",
)


@pytest.mark.parametrize(
    ("before", "after", "classes"),
    [
        ([f"{HORN} {COAT}", f"{TICKETS} {GULLS}", BACK], [HORN, f"{TICKETS} {COAT} {GULLS}", BACK], {"move"}),
        ([f"{HORN} {COAT}", f"{TICKETS} {GULLS}", BACK], [HORN, f"{TICKETS} {GULLS} {COAT}", BACK], {"move"}),
        ([f"{HORN} {COAT}", f"{TICKETS} {GULLS}", BACK], [COAT, f"{HORN} {TICKETS} {GULLS}", BACK], {"move"}),
        (
            [f"{HORN} {COAT}", f"{TICKETS} {GULLS}", BACK],
            [HORN, f"{COAT} {TICKETS} {GULLS}", BACK],
            {"style"},
        ),
        (
            [f"It is cold. {COAT} {COAT[:-1]} there.", TICKETS, BACK],
            ["It is cold.", f"{TICKETS} {COAT} {COAT[:-1]} there.", BACK],
            {"move", "style"},
        ),
        (
            [f"{HORN} {COAT}", TICKETS, BACK],
            [HORN, f"{COAT} {TICKETS} {GULLS}", BACK],
            {"style", "negation", "text"},
        ),
    ],
)
def test_a_sentence_in_the_next_paragraph_has_moved_when_the_order_is_another(
    before: list[str], after: list[str], classes: set[str]
) -> None:
    """Not where only the border between the paragraphs did."""
    for old, new in ((before, after), (after, before)):
        change = compare(reading(*old), reading(*new))
        assert change.classes <= classes
        assert ("move" in change.classes) == ("move" in classes)
        assert change.disclosure is (Disclosure.NONE if classes == {"style"} else Disclosure.UNDISCLOSED)


def test_a_split_with_an_edit_shows_the_edit() -> None:
    old = reading("The ferry sails at nine. Tickets are sold on the quay.")
    new = reading("The ferry sails at nine.", "Tickets are sold on the new quay.")
    change = compare(old, new)
    assert change.classes == {EditClass.STYLE, EditClass.TEXT}
    assert (change.added_words, change.removed_words) == (1, 0)


def test_two_sentences_made_one_are_one_edit() -> None:
    old, new = "The crew was hired. It will sail on.", "The crew was hired, and it will sail on."
    (edit,) = compare(reading(old), reading(new)).edits
    assert edit.before == old


def test_a_paragraph_parted_into_a_list_is_told_by_what_was_edited_in_it() -> None:
    old = reading(
        "Two things are new here. 1) Tickets for the ferry are sold on the quay until noon."
        " 2) The horn is sounded twice before the ferry sails.",
    )
    new = reading(
        "Two things are new here.",
        "Tickets for the ferry are sold on the quay until midnight.",
        "The horn is sounded twice before the ferry sails.",
    )
    edits = compare(old, new).edits
    assert [(edit.kind, edit.before[:6], edit.after[:6]) for edit in edits if not edit.cosmetic()] == [
        (EditKind.EDIT, "1) Tic", "Ticket"),
    ]


def test_a_sentence_that_was_edited_and_put_elsewhere_is_one_edit() -> None:
    fare = "A day on the northern islands costs 12 crowns for grown-ups."
    old = reading(f"{HORN} {fare}", TICKETS, GULLS, BACK)
    new = reading(HORN, TICKETS, GULLS, f"{BACK} {fare.replace('12', '15')}")
    (edit,) = compare(old, new).edits
    assert (edit.kind, edit.classes) == (EditKind.EDIT, {"number", "move"})
    assert [span.text for span in edit.spans if span.op is not Op.EQUAL] == ["12", "15"]


def test_sentences_that_share_only_small_words_are_two() -> None:
    old = reading(f"{HORN} There is a new bench at the end of the quay for all dogs.", TICKETS, GULLS)
    new = reading(HORN, TICKETS, f"{GULLS} There is a storm at the end of the week, say sailors here.")
    assert [edit.kind for edit in compare(old, new).edits] == [EditKind.DELETION, EditKind.ADDITION]


def test_what_went_from_a_paragraph_that_moved_did_not_move_itself() -> None:
    stays = (HORN, TICKETS, f"{HORN} {TICKETS}")
    old = reading(*stays, f"{COAT} {GULLS} {BACK}")
    new = reading(f"{COAT.replace('warm', 'thick')} {BACK}", *stays)
    classes = {edit.kind: "move" in edit.classes for edit in compare(old, new).edits}
    assert classes == {EditKind.EDIT: True, EditKind.DELETION: False}
