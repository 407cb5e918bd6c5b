"""A correction that stands on the page before the edit that it speaks of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from newsroom import PATH, Watch, number_is_edited, with_note, word_is_swapped

from watcher.demo.story import reworded

if TYPE_CHECKING:
    from collections.abc import Callable

    from watcher.demo.story import Story

    Happening = Callable[[Story], Story]

COST = "An earlier version of this article gave the cost as £380,000. It is £830,000."


def cost_is_corrected(story: Story) -> Story:
    return with_note(story, "Correction 14 Jan:", COST)


def cost_is_taken_back(story: Story) -> Story:
    return reworded(story, "£830,000", "£380,000")


def cost_is_corrected_in_both(story: Story) -> Story:
    return number_is_edited(cost_is_corrected(story))


def word_is_corrected(story: Story) -> Story:
    told = "An earlier version of this article gave as the reason a missed connection. It was a missed train."
    return with_note(story, "Correction 14 Jan:", told)


def word_of_another_matter_is_corrected(story: Story) -> Story:
    return with_note(story, "Correction 14 Jan:", "Ida Quill wrote of her train, not of her connection.")


def another_word_too(story: Story) -> Story:
    return word_is_swapped(number_is_edited(story))


@pytest.mark.parametrize(
    ("happenings", "verdicts"),
    [
        ((cost_is_corrected, number_is_edited), ["disclosed", "disclosed"]),
        ((cost_is_corrected, another_word_too), ["disclosed", "partly"]),
        ((cost_is_corrected, word_is_swapped), ["disclosed", "undisclosed"]),
        ((word_is_corrected, word_is_swapped), ["disclosed", "disclosed"]),
        ((word_of_another_matter_is_corrected, word_is_swapped), ["disclosed", "undisclosed"]),
        (
            (cost_is_corrected, number_is_edited, cost_is_taken_back),
            ["disclosed", "disclosed", "undisclosed"],
        ),
        ((cost_is_corrected_in_both, cost_is_taken_back), ["disclosed", "undisclosed"]),
    ],
    ids=[
        "the edit",
        "and another",
        "another",
        "a word",
        "another matter",
        "taken back",
        "taken back at once",
    ],
)
def test_a_correction_that_was_there_first_speaks_of_what_it_gives_both_sides_of(
    watched: Watch, happenings: tuple[Happening, ...], verdicts: list[str]
) -> None:
    assert [watched.after(happening) for happening in happenings] == ["changed"] * len(happenings)
    assert _verdicts(watched) == verdicts
    told = watched.desk.run("diff", PATH, "2..3").out if len(happenings) > 1 else ""
    assert ("stood there before." in told) == (verdicts[1] != "undisclosed")
    watched.desk.run("reread", "--all")
    watched.desk.run("verify")
    assert _verdicts(watched) == verdicts


def _verdicts(watched: Watch) -> list[str]:
    return [version["change"]["disclosure"] for version in watched.desk.history(PATH)[1:]]
