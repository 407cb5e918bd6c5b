"""What houses join in two ways is style; a hyphen that makes another word is shown to people."""

from __future__ import annotations

import pytest
from compare_help import reading

from watcher import compare
from watcher.model import EditClass


def both_ways(one: str, two: str, language: str = "en") -> list[frozenset[EditClass]]:
    texts = [reading(f"Abc {words} def.", language=language) for words in (one, two)]
    return [compare(*pair).classes for pair in (texts, texts[::-1])]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("an e-mail", "an email"),
        ("to co-operate", "to cooperate"),
        ("a long-term plan", "a long term plan"),
        ("a co-ordinated non-profit", "a coordinated nonprofit"),
        ("in the U.S. today", "in the US today"),
        ("in the U.S. today", "in the United States today"),
        ("by Gov. Ida Holm", "by Governor Ida Holm"),
        ("by Lt. Gov. Ida Holm", "by Lieutenant Governor Ida Holm"),
        ("by Holm & Sons", "by Holm and Sons"),
        ("in the 1990's", "in the 1990s"),
        ("a three step plan", "a three-step plan"),
        ("for twenty four hours", "for twenty-four hours"),
    ],
)
def test_hyphens_points_and_short_forms_are_style(one, two):
    assert both_ways(one, two) == [{EditClass.STYLE}] * 2


@pytest.mark.parametrize("language", ["nl", "sv", "fr"])
def test_hyphens_are_style_in_any_language(language):
    assert both_ways("e-mail", "email", language) == [{EditClass.STYLE}] * 2


def test_a_letter_whose_points_are_left_out_is_style():
    assert both_ways("Игорь Шмелёв", "Игорь Шмелев", "ru") == [{EditClass.STYLE}] * 2
    assert both_ways("йод", "иод", "ru") != [{EditClass.STYLE}] * 2


@pytest.mark.parametrize(
    ("one", "two", "language"),
    [
        ("will re-sign", "will resign", "en"),
        ("to re-cover it", "to recover it", "en"),
        ("un-ionised", "unionised", "en"),
        ("the co-op", "the coop", "en"),
        ("a mourning", "a morning", "en"),
        ("for days", "four days", "en"),
        ("no-one", "noone", "en"),
        ("won 5-4", "won 54", "en"),
        ("Ben-Ali said", "Benali said", "en"),
        ("peut-être", "peut être", "fr"),
        ("by Gov. Ida Holm", "by Gen. Ida Holm", "en"),
        ("the sailors strike", "the sailor's strike", "en"),
        ("they do sail", "they don't sail", "en"),
        ("among us today", "among United States today", "en"),
        ("the twenty four-seat boats", "the twenty-four seat boats", "en"),
        ("the two hundred seat halls", "the two hundred-seat halls", "en"),
    ],
)
def test_other_words_numbers_and_names_are_not(one, two, language):
    for classes in both_ways(one, two, language):
        assert classes - {EditClass.STYLE, EditClass.TYPO}


@pytest.mark.parametrize(
    ("one", "two", "language", "kind"),
    [
        ("1. Pay the fare.", "Pay the fare.", "en", EditClass.STYLE),
        ("(2) Pay the fare.", "Pay the fare.", "en", EditClass.STYLE),
        ("2. Liga ist hier.", "Liga ist hier.", "de", EditClass.NUMBER),
        ("2. deildin er her.", "deildin er her.", "fo", EditClass.NUMBER),
        ("2. Pay the fare.", "3. Pay the fare.", "en", EditClass.NUMBER),
    ],
)
def test_a_list_counts_its_items_by_itself(one, two, language, kind):
    old, new = (reading(*text.split("|"), language=language) for text in (one, two))
    assert compare(old, new).classes == compare(new, old).classes == {kind}


def places(*items: str, form: str = "{}. {}") -> list[str]:
    """Places in their order, counted, each with what is said of it."""
    lines = [
        line for k, item in enumerate(items, 1) for line in (form.format(k, item), f"See {item} at dusk.")
    ]
    return ["Of all the piers on the sound these are the ones to see.", *lines]


PIERS = "The chapel pier", "The fish steps", "The mill landing", "The lighthouse quay"


@pytest.mark.parametrize("form", ["{}. {}", "({}) {}", "#{} {}"])
@pytest.mark.parametrize("at", range(4))
def test_what_counts_itself_is_no_edit_where_something_came_before_it(form, at):
    more = [*PIERS[:at], "A new pier", *PIERS[at:]]
    old, new = (reading(*places(*items, form=form)) for items in (PIERS, more))
    for change in (compare(old, new), compare(new, old)):
        assert len([edit for edit in change.edits if edit.classes != {EditClass.STYLE}]) == 2
    down = [reading(*places(*items)[::-1]) for items in (PIERS, more)]
    assert len([edit for edit in compare(*down).edits if edit.classes != {EditClass.STYLE}]) == 2


@pytest.mark.parametrize("numbers", ["1134", "2134", "1324", "1235", "2345"])
def test_a_rank_that_changes_by_itself_is_an_edit(numbers):
    ranked = [f"{number}. {pier}" for number, pier in zip(numbers, PIERS, strict=True)]
    old, new = (
        reading("Ranks.", *(f"{k}. {pier}" for k, pier in enumerate(PIERS, 1))),
        reading("Ranks.", *ranked),
    )
    for change in (compare(old, new), compare(new, old)):
        assert EditClass.NUMBER in change.classes


def test_hours_are_no_places():
    old, new = (reading(*(f"{first + k}. {item}" for k, item in enumerate(PIERS))) for first in (9, 10))
    assert compare(old, new).classes == {EditClass.NUMBER}
