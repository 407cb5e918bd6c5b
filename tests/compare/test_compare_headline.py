"""What of a headline's edit is its note's label and date, and what is the headline's own."""

from __future__ import annotations

import pytest

from watcher import compare, read
from watcher.model import Change, Disclosure, EditClass

PAGE = """<html lang="en"><head><title>{0}</title>
<meta property="article:published_time" content="2020-05-11T08:00:00Z"></head>
<body><article><h1>{0}</h1><p>The ferry met the ice before the harbour, and its crew waited
for the night to end.</p>
<p>Nobody was hurt, the owner of the ferry said, and all who were on board had tea.</p>
</article></body></html>"""

TITLE = "Ferry stays in port"


def told(before: str, after: str) -> Change:
    """The change of a story of which nothing but the headline differs."""
    return compare(*(read(PAGE.format(title), "https://news.example/ferry") for title in (before, after)))


@pytest.mark.parametrize(
    "titled",
    [
        "{} (Updated June 09, 2020)",
        "{} [updated 9 June]",
        "{} – UPDATED 9 June",
        "{} | Updated 9 June 2020",
        "[Updated 9 June 2020] {}",
        "Update 9 June 2020: {}",
        "UPDATE 2-{}",
    ],
)
def test_a_label_with_its_date_is_no_edit_of_the_headline(titled: str) -> None:
    change = told(TITLE, titled.format(TITLE))
    assert (change.disclosure, change.headline_changed) == (Disclosure.STAMP_ONLY, False)
    assert [str(note.position) for note in change.notes_added] == ["title"]


def test_a_date_that_goes_on_behind_a_label_is_no_edit_of_the_headline() -> None:
    change = told(f"{TITLE} (updated 9 June)", f"{TITLE} (updated 12 June)")
    assert not change.headline_changed


@pytest.mark.parametrize("titled", ["{} (Updated June 09, 2020)", "[Updated 9 June 2020] {}"])
def test_a_headline_that_changes_with_its_label_is_told_as_what_its_own_words_are(titled: str) -> None:
    (edit,) = (
        edit
        for edit in told(TITLE, titled.format("Ferry leaves the port")).edits
        if EditClass.HEADLINE in edit.classes
    )
    assert edit.classes == {EditClass.HEADLINE}


@pytest.mark.parametrize("after", ["Ferry stays in port (2020)", "Ferry stays in port on 9 June"])
def test_a_date_without_a_label_is_the_headlines_own(after: str) -> None:
    assert told(TITLE, after).headline_changed


def test_a_headline_that_is_set_in_other_capitals_is_form() -> None:
    change = told(
        "Ferry stays in the port of Marlow for repairs", "Ferry Stays in the Port of Marlow for Repairs"
    )
    assert (change.disclosure, change.headline_changed) == (Disclosure.NONE, False)


def test_a_headline_that_went_through_another_encoding_is_not_another_headline() -> None:
    change = told("The ferry’s £14 ticket is no more", "The ferryâ€™s Â£14 ticket is no more")
    assert not change.headline_changed
    assert not change.notable
