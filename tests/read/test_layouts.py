"""The whole story and each note of it, in pages of many makers, wherever the note stands."""

from __future__ import annotations

import pytest
from layouts import LAYOUTS, PLACES, STORY, page

import watcher

URL = "https://gazette.example/2021/01/night-ferry"
BEHIND = (
    "<div class='share-bar'><a href='#'>Mail</a></div>"
    "<div class='author-bio'><p>Ada Brandt covers the harbour.</p></div>"
)
ASKS = (
    "<div class='box'><h3>Update</h3><p>Subscribe to our newsletter for the news of every morning.</p></div>"
)
NOTES = (
    (
        "Update 12 Jan",
        "The county has confirmed that its share of the lease will be paid from March onwards.",
    ),
    ("Correction", "An earlier version of this article gave the vote as 7-2. It was seven to five."),
    ("", "This article was amended on 13 January 2021 to correct the name of the ferry company."),
)
FORMS = (
    "<p><strong>{label}</strong>{text}</p>",
    "<p class='small'><em>{label}{text}</em></p>",
    "<div class='correction-box'><p><b>{label}</b>{text}</p></div>",
    "<div class='note'>{label}{text}</div>",
    "<aside class='editors-note'><p>{label}{text}</p></aside>",
    "<footer class='article-footer'><p>{label}{text}</p></footer>",
    "<div class='css-9f2'><div class='css-a1'><span>{label}</span><span>{text}</span></div></div>",
)
APART = (
    "<section class='corrections'><h3>{label}</h3><p>{text}</p></section>",
    "<div class='update'><p><strong>{label}</strong></p><p>{text}</p></div>",
)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_story_is_all_of_the_body(layout: str) -> None:
    reading = watcher.read(page(layout), URL)
    lead = [LAYOUTS[layout]["lead"]] if "lead" in LAYOUTS[layout] else []
    assert [block.text for block in reading.body] == [*lead, *STORY]
    assert reading.notes == ()


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize(("turn", "layout"), [*enumerate(LAYOUTS)])
def test_a_note_is_found_wherever_it_stands(turn: int, layout: str, place: str) -> None:
    """Each form has one of the notes, and in the next layout another: all with all take thrice as long."""
    for number, form in enumerate(FORMS):
        label, text = NOTES[(number + turn) % len(NOTES)]
        markup = form.format(label=f"{label}: " if label else "", text=text)
        _found(page(layout, **{place: markup}), label, text)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_label_and_its_text_in_a_box_of_their_own_are_a_note(layout: str, place: str) -> None:
    for label, text in NOTES[:2]:
        for form in APART:
            _found(page(layout, **{place: form.format(label=label, text=text)}), label, text)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_note_behind_share_buttons_and_biography_is_found(layout: str) -> None:
    label, text = NOTES[1]
    _found(page(layout, outer=f"{BEHIND}<p>{label}: {text}</p>"), label, text)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_box_that_asks_for_something_under_such_a_label_is_no_note(layout: str, place: str) -> None:
    assert watcher.read(page(layout, **{place: ASKS}), URL).notes == ()


def _found(html: str, label: str, text: str) -> None:
    """The page has one note with this text, shown in the body, and no paragraph is missing."""
    reading = watcher.read(html, URL)
    assert [note.text for note in reading.notes] == [text], html
    assert label.split(" ", maxsplit=1)[0] in reading.notes[0].label
    assert text in reading.text
    assert all(paragraph in reading.text for paragraph in STORY)
