"""What names a fragment: the words that change in many articles of a host alike."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from decide_help import edit, own_edit

from watcher.decide.burst import brief, fragments
from watcher.decide.history.alike import Happened, alike
from watcher.model import EditClass, EditKind, Op, Span


def keys(*edits, **fields):
    event = {"edits": [], "notes": [], "notes_removed": []} | fields
    for one in edits:
        spans = [[span.op.value, span.text] for span in one.spans]
        known = {"kind": one.kind.value, "classes": sorted(one.classes), "before": one.before}
        event["edits"].append(known | {"after": one.after, "spans": spans})
    return fragments(event)


def in_context(before, gone, come, after, **options):
    sides = (Op.EQUAL, before), (Op.DELETE, gone), (Op.INSERT, come), (Op.EQUAL, after)
    spans = tuple(Span(op, text) for op, text in sides if text)
    whole = edit(before + gone + after, before + come + after, **options)
    return replace(whole, spans=spans)


def test_a_few_words_name_a_fragment_only_with_their_sentence():
    one, other = in_context("It was ", "a", "the", " boat."), in_context("She saw ", "a", "the", " lamp.")
    assert keys(one) != keys(other)
    assert keys(one) == keys(in_context("It was ", "a", "the", " boat."))


def test_a_label_in_front_of_what_each_has_of_its_own_is_one_fragment():
    one, other = (in_context("", "", "LONDON — ", text) for text in ("It was a boat.", "She saw a lamp."))
    assert keys(one) == keys(other) != keys(in_context("", "LONDON — ", "", "It was a boat."))
    behind = [in_context(text, "", ", he said", "") for text in ("It was a boat", "She saw a lamp")]
    assert keys(behind[0]) != keys(behind[1])


def test_many_words_name_it_wherever_they_stand():
    words = ("sign up for our letter", "sign up for our new daily letter")
    assert keys(in_context("Anna: ", *words, ".")) == keys(in_context("Boris: ", *words, "."))


def test_what_is_added_to_every_headline_or_byline_is_one_fragment():
    for kind in (EditClass.HEADLINE, EditClass.BYLINE):
        options = {"classes": (kind,)}
        one = in_context("Anna Finch", "", ", Staff", "", **options)
        assert keys(one) == keys(in_context("Boris Quill", "", ", Staff", "", **options))


def test_the_same_note_in_many_articles_is_one_fragment():
    told = {"label": "Note", "text": "We have changed how we count."}
    assert keys(notes=[told]) == keys(notes=[told]) != keys(notes=[told | {"text": "Other."}])
    assert keys(notes=[told]) != keys(notes_removed=[told])


def author(before, after, *stays):
    one = edit(before, after, classes=(EditClass.BYLINE,))
    return replace(one, spans=(*one.spans, *(Span(Op.EQUAL, text) for text in stays)))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (author("", "Ada Finch"), author("", "Ben Row"), True),
        (author("Ada Finch", ""), author("Ben Row", ""), True),
        (author("Ada Finch", "The desk"), author("Ben Row", "The desk"), True),
        (author("Ada Finch", "Tom Arkwright"), author("Ben Row", "Nora Quill"), False),
        (author("Ada Finch", ""), author("", "Ben Row"), False),
        (author("", "Ada Finch", "Tom Arkwright, "), author("", "Ben Row", "Nora Quill, "), False),
    ],
)
def test_authors_that_all_articles_gain_lose_or_have_replaced_are_one_fragment(one, other, same):
    assert (keys(one) == keys(other)) is same


def test_notes_that_all_move_are_one_fragment():
    moved = {EditClass.MOVE, EditClass.NOTE}
    one, other = (
        replace(edit(text, text, classes=moved), kind=EditKind.MOVE) for text in ("Update: A.", "Update: B.")
    )
    assert keys(one) == keys(other)


@pytest.mark.parametrize("text", ["", "This story has been updated."])
def test_a_note_that_states_an_old_day_is_another_fragment_than_one_of_an_edit(text):
    fresh = {"label": "Updated", "text": text, "backdated": False}
    old = fresh | {"backdated": True}
    assert keys(notes=[fresh]).isdisjoint(keys(notes=[old]))
    assert (brief({"notes": [fresh]}), brief({"notes": [old]})) == (keys(notes=[fresh]), frozenset())


def test_a_story_written_anew_is_no_template():
    assert keys(*(own_edit(number) for number in range(100))) == frozenset()


DAYS = 24


def marked(hours, *, parts="a", own=(), brief=""):
    """In how many articles changes are found alike that came to one after the other at these hours."""
    start = datetime(2021, 1, 11, tzinfo=UTC)
    changes = [
        Happened(
            start + timedelta(hours=hour),
            number,
            2,
            frozenset([*parts, *(["own"] if number in own else [])]),
            frozenset(brief),
        )
        for number, hour in enumerate(hours)
    ]
    return [len(one.articles) for one in alike(changes) for _ in one.marks]


@pytest.mark.parametrize(
    ("hours", "options", "found"),
    [
        (range(4), {}, []),
        (range(5), {}, [5] * 5),
        (range(0, 40, 8), {}, []),
        ([*range(5), 9 * DAYS], {}, [6] * 6),
        ([*range(5), 90 * DAYS], {}, [5] * 5),
        ([*range(5), 20 * DAYS, 40 * DAYS], {}, [6] * 6),
        (range(5), {"own": [2]}, [5] * 4),
        (range(5), {"parts": "ab"}, [5] * 5),
        (range(5), {"brief": "a"}, []),
        ([0, 0.1, 0.2, 0.3, 0.4, 1.2, 9], {"brief": "a"}, [6] * 6),
    ],
)
def test_stored_changes_of_many_articles_are_found_by_the_same_rules(hours, options, found):
    assert marked(hours, **options) == found


def test_one_article_again_and_again_is_not_many():
    start = datetime(2021, 1, 11, tzinfo=UTC)
    again = [Happened(start, 1, version, frozenset("a"), frozenset()) for version in range(2, 9)]
    assert alike(again) == []
