"""Notes that pages state to machines: JSON-LD corrections, `ins` with a date; each note once."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, time
from typing import Any

import pytest

from watcher.compare import compare
from watcher.model import DateSource, Disclosure, NoteForm, NoteKind, Position
from watcher.read import read
from watcher.read.metadata import metadata
from watcher.read.page import grown

URL = "https://www.harbour-post.example/news/bridge"
STORY = (
    "The council voted on Monday to close the old bridge at Holm for repairs, and nobody spoke against it.",
    "The mayor, Anna Kehl, told the meeting that the work would cost 4 million crowns and take a year.",
    "Buses will go round by the mill, and the school will open half an hour later until the spring.",
    "Engineers found the cracks in October, when a diver looked at the northern pier after the storm.",
)
WRONG = (
    "An earlier version of this article misstated the cost of the repairs. It is 4 million, not 6 million."
)
WHEN = "2021-01-13T18:30:00+01:00"


def page(*body: str, head: str = "") -> str:
    paragraphs = "".join(text if text.startswith("<") else f"<p>{text}</p>" for text in body)
    return (
        f"<html lang=en><head><title>Old bridge to close</title>{head}</head><body><main><article>"
        f"<h1>Old bridge to close</h1><div>{paragraphs}</div></article></main></body></html>"
    )


def ld(*nodes: dict[str, Any]) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@graph": list(nodes)})}</script>'


def story(**claims: Any) -> dict[str, Any]:
    return {
        "@type": "NewsArticle",
        "headline": "Old bridge to close",
        "datePublished": "2021-01-11",
        **claims,
    }


COMMENT = {"@type": "CorrectionComment", "text": WRONG, "datePublished": WHEN}
FORMS = pytest.mark.parametrize(
    "head",
    [
        ld(story(correction=COMMENT)),
        ld(story(correction=[COMMENT])),
        ld(story(correction={"@id": "#c"}), {**COMMENT, "@id": "#c"}),
        ld(story(), COMMENT),
        ld({"@type": "WebPage"}, story(correction={**COMMENT, "text": f"<p>Correction: {WRONG}</p>"})),
    ],
    ids=["object", "list", "reference", "by itself", "labelled markup"],
)


@FORMS
def test_a_correction_is_a_note_with_its_moment(head: str) -> None:
    (note,) = read(page(*STORY, head=head), URL).notes
    assert (note.kind, note.form, note.text) == (NoteKind.CORRECTION, NoteForm.SECTION, WRONG)
    assert (note.stated_date, note.stated_time, note.stated_timezone) == (
        date(2021, 1, 13),
        time(18, 30),
        "+01:00",
    )
    assert note.date_source is DateSource.STATED
    assert (note.first_block, note.last_block, note.position) == (-1, -1, Position.END)


@FORMS
@pytest.mark.parametrize(
    "visible",
    [f"<p><strong>Correction:</strong> {WRONG}</p>", f"<p>{WRONG}</p>", f"<div class=note>{WRONG}</div>"],
)
def test_a_correction_that_is_printed_too_is_one_note(head: str, visible: str) -> None:
    reading = read(page(*STORY, visible, head=head), URL)
    (note,) = reading.notes
    assert note.kind is NoteKind.CORRECTION
    assert (note.stated_date, note.stated_time) == (date(2021, 1, 13), time(18, 30))
    assert WRONG in reading.blocks[note.first_block].text


def test_a_correction_as_plain_text_has_no_date() -> None:
    (note,) = read(page(*STORY, head=ld(story(correction=WRONG))), URL).notes
    assert (note.kind, note.text, note.stated_date, note.date_source) == (
        NoteKind.CORRECTION,
        WRONG,
        None,
        None,
    )


def test_markup_inside_a_sentence_parts_no_words() -> None:
    said = "<p>It is <b>4</b> million, not <i>6</i>.</p><p>The mayor is Anna Kehl.</p>"
    (note,) = read(page(*STORY, head=ld(story(correction={**COMMENT, "text": said}))), URL).notes
    assert note.text == "It is 4 million, not 6.\n\nThe mayor is Anna Kehl."


def test_a_text_without_any_label_becomes_the_note_that_json_ld_says_it_is() -> None:
    said = "The mayor's name is Anna Kehl; we had written Hanna Kehl."
    head = ld(story(correction={**COMMENT, "text": said}))
    reading = read(page(*STORY, said, head=head), URL)
    (note,) = reading.notes
    assert note.first_block == note.last_block == len(reading.blocks) - 1
    assert note.position is Position.END


def test_a_new_correction_in_the_head_alone_discloses() -> None:
    old, new = (
        read(page(*STORY, head=ld(story())), URL),
        read(page(*STORY, head=ld(story(correction=COMMENT))), URL),
    )
    change = compare(old, new)
    assert [note.text for note in change.notes_added] == [WRONG]
    assert change.disclosure is Disclosure.DISCLOSED
    assert not change.edits
    assert not compare(new, new).notes_added


def test_the_moment_of_a_printed_note_stays_as_printed() -> None:
    printed = f"<p>Correction, 14 January 2021 at 9:15 a.m.: {WRONG}</p>"
    (note,) = read(page(*STORY, printed, head=ld(story(correction=COMMENT))), URL).notes
    assert (note.stated_date, note.stated_time) == (date(2021, 1, 14), time(9, 15))


INSERTED = "The mayor said on Wednesday that the footbridge stays open."


@pytest.mark.parametrize(
    ("body", "block"),
    [
        (f"<p><ins datetime='{WHEN}'>{INSERTED}</ins></p>", INSERTED),
        (f"<ins datetime='{WHEN}'><p>{INSERTED}</p></ins>", INSERTED),
        (
            f"<p>The work begins in May, the council said. <ins datetime='{WHEN}'>{INSERTED}</ins></p>",
            f"The work begins in May, the council said. {INSERTED}",
        ),
    ],
)
def test_an_insertion_with_a_date_is_an_update(body: str, block: str) -> None:
    reading = read(page(*STORY, body), URL)
    (note,) = reading.notes
    assert (note.kind, note.text, note.stated_date) == (NoteKind.UPDATE, INSERTED, date(2021, 1, 13))
    held = reading.blocks[note.first_block].text
    assert held == block
    assert held[note.start : note.text_end] == INSERTED


def test_an_insertion_of_several_paragraphs_is_one_update() -> None:
    more = "Dogs may cross on a lead."
    reading = read(page(*STORY, f"<ins datetime='{WHEN}'><p>{INSERTED}</p><p>{more}</p></ins>"), URL)
    (note,) = reading.notes
    assert note.text == f"{INSERTED}\n\n{more}"
    assert [reading.blocks[i].text for i in (note.first_block, note.last_block)] == [INSERTED, more]


def test_an_insertion_added_is_one_note_and_discloses_itself() -> None:
    begun = "<p>The work begins in May, the council said.{}</p>"
    old = read(page(*STORY, begun.format("")), URL)
    new = read(page(*STORY, begun.format(f" <ins datetime='{WHEN}'>{INSERTED}</ins>")), URL)
    change = compare(old, new)
    assert len(change.notes_added) == 1
    assert change.disclosure is Disclosure.DISCLOSED


@pytest.mark.parametrize(
    "body",
    [
        "<p>The ferry is <ins>not</ins> late.</p>",
        f"<p>The ferry <ins datetime='{WHEN}'>is not</ins> late.</p>",
        f"<section class=comments><p><ins datetime='{WHEN}'>I changed my mind.</ins></p></section>",
        "<ins class='adsbygoogle' data-ad-slot=1></ins>",
    ],
    ids=["no date", "two words", "a comment", "an advertisement"],
)
def test_other_insertions_are_no_notes(body: str) -> None:
    assert read(page(*STORY, body), URL).notes == ()


@pytest.mark.parametrize(
    "value",
    [
        None,
        7,
        [],
        [None, 3],
        {},
        {"@id": "#gone"},
        {"text": None},
        {"text": {"a": 1}},
        "",
        [[["deep"]]],
        {"@id": []},
    ],
)
@pytest.mark.parametrize("key", ["correction", "liveBlogUpdate", "datePublished", "author"])
def test_whatever_json_ld_holds_is_read(key: str, value: object) -> None:
    assert read(page(*STORY, head=ld(story(**{key: value}))), URL).notes == ()


def test_statements_are_part_of_what_the_metadata_says() -> None:
    """So that a page whose only change is a correction for machines is not taken for the same page."""
    old, new = (
        metadata(grown(page(*STORY, head=ld(node)), None, None).root, URL)
        for node in (story(), story(correction=WRONG))
    )
    assert old != new
    assert repr(old) != repr(new)


def test_the_day_is_that_of_the_zone_it_is_stated_in() -> None:
    head = ld(story(correction={**COMMENT, "datePublished": "2021-01-13T23:30:00-05:00"}))
    (note,) = read(page(*STORY, head=head), URL, captured_at=datetime(2021, 1, 15, tzinfo=UTC)).notes
    assert (note.stated_date, note.stated_timezone) == (date(2021, 1, 13), "-05:00")


@pytest.mark.parametrize(
    ("blogs", "notes"),
    [(f"{URL}-live", 0), (URL, 1), (f"{URL}/", 1), (URL.replace("https:", "http:"), 1), ("/moved/", 1)],
)
def test_the_live_blog_of_another_page_says_nothing_of_this_story(blogs: str, notes: int) -> None:
    entry = {"@type": "BlogPosting", "headline": "Rain in Holm since noon", "datePublished": WHEN}
    blog = {
        "@type": "LiveBlogPosting",
        "headline": "The day live",
        "datePublished": WHEN,
        "liveBlogUpdate": [entry],
    }
    story = {"@type": "NewsArticle", "headline": "Old bridge to close", "datePublished": WHEN, "url": URL}
    head = "<link rel=canonical href='/moved'>" + ld(blog | {"url": blogs}, story)
    assert len(read(page(*STORY, head=head), URL).notes) == notes
