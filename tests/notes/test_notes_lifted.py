"""Stamps around a headline that stand in what is cut away."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

import watcher
from watcher.model import NoteForm, Role

URL = "https://news.example/2023/03/14/pool"
BODY = "".join(
    f"<p>{text}</p>"
    for text in (
        "The council agreed on Tuesday to close the pool after engineers found cracks in its roof.",
        "Swimmers were told at the doors, and the school classes of the week were sent home again.",
        "A second survey is to say by the summer whether the roof can be mended, the mayor said.",
    )
)
HEADLINE = "<h1>Pool closes after cracks are found in its roof</h1>"
LINE = "<span>14 March 2023, 09:30</span> <span>Updated 16 March 2023, 18:05</span>"
BUTTONS = "<a href='/mail'>Mail</a> <a href='/post'>Post</a>"


def page(head: str) -> str:
    title = "<title>Pool closes after cracks are found in its roof - The Gull</title>"
    main = f"<main>{head}<div class='text'>{BODY}</div></main>"
    return f"<html lang=en><head>{title}</head><body>{main}</body></html>"


@pytest.mark.parametrize(
    "head",
    [
        f"<div class='share-bar'>{LINE} {BUTTONS}</div>",
        f"<nav class='toolbar'>{LINE} {BUTTONS}</nav>",
        "<div class='social-share'>Updated 16 March 2023, 18:05</div>",
    ],
    ids=["share bar", "toolbar", "nothing else"],
)
def test_a_stamp_between_headline_and_text_is_found_in_what_is_cut_away(head: str):
    assert stamped(HEADLINE + head) == [date(2023, 3, 16)]


@pytest.mark.parametrize(
    "head",
    [
        "<div><a href='/ada'>Ada Finch</a><time>2023-03-14</time><span>Updated 16 March 2023</span></div>",
        "<div class='meta'><time>2 days ago</time><span>Updated Mar. 16, 2023</span></div>",
        "<dl><dt>Published</dt><dd>14 March 2023</dd><dt>Last updated</dt><dd>16 March 2023</dd></dl>",
        "<div class='metadata'><p>Last updated</p><p>16 March 2023</p></div>",
        "<dl><dt>Last updated</dt><dd>16 March 2023 — <a href='#log'>See all updates</a></dd></dl>",
        "<details><summary>Updated 16 March 2023</summary><p>First published 14 March 2023</p></details>",
    ],
    ids=["glued", "how long ago", "terms", "in a named box", "with the way to the log", "unfolds"],
)
def test_a_stamp_in_a_row_or_list_under_the_headline_is_found(head: str):
    assert stamped(HEADLINE + head) == [date(2023, 3, 16)]


@pytest.mark.parametrize(
    "head",
    [
        "<dl><dt>Published</dt><dd>16 March 2023</dd></dl>",
        "<dl><dt>Council</dt><dd>16 March 2023</dd></dl>",
        "<aside><p>Weather last updated</p><p>16 March 2023</p></aside>",
        "<dl><dt>Last updated</dt><dd>16 March 2023 — the bath is shut</dd></dl>",
    ],
)
def test_other_days_under_the_headline_are_no_stamps(head: str):
    assert stamped(HEADLINE + head) == []


@pytest.mark.parametrize(
    "head",
    [
        f"<p class='dateline'>{LINE}</p>{HEADLINE}",
        f"<div class='dateline'>Town | {LINE}</div><header>{HEADLINE}</header>",
        f"</main><div class='dateline'>Town | {LINE}</div><main>{HEADLINE}",
    ],
    ids=["before it", "before its box", "before the story's"],
)
def test_a_stamp_over_the_headline_is_found(head: str):
    assert stamped(head) == [date(2023, 3, 16)]


@pytest.mark.parametrize(
    "site",
    [
        f"<div id='head'>The Gull. Last {LINE}</div>",
        "<header><p>The Gull</p><p>Last updated 16 March 2023, 18:05</p></header>",
        "<div class='rates'><p>Crown 15.03</p><p>Updated 16 March 2023, 18:05</p></div>",
    ],
)
def test_what_the_site_says_of_itself_over_the_story_is_no_stamp(site: str):
    assert stamped(f"</main>{site}<main>{HEADLINE}") == []


@pytest.mark.parametrize(
    "other",
    [
        "<div class='related'><h3>Mill turns again</h3><p>Updated 16 March 2023</p></div>",
        "<div class='newsletter'><p>Updated 16 March 2023</p></div>",
        "<form><label>Updated 16 March 2023</label></form>",
        "<aside><p>Mill turns again</p><p>Updated 16 March 2023</p></aside>",
    ],
    ids=["other story", "newsletter", "form", "aside"],
)
def test_what_is_no_part_of_the_story_has_dates_of_its_own(other: str):
    assert stamped(f"{other}{HEADLINE}") == []


@pytest.mark.parametrize(
    "head",
    [
        f"<div class='share-bar'><span>Published 14 March 2023</span> {BUTTONS}</div>",
        "<div class='share-bar'>Share 16 <a href='/mail'>Mail</a></div>",
        f"<div class='share-bar'>{BUTTONS} {'<p>How to pass on what you read here</p>' * 9} {LINE}</div>",
    ],
    ids=["published", "a count", "a long box"],
)
def test_what_is_cut_away_around_a_headline_is_no_stamp(head: str):
    assert stamped(HEADLINE + head) == []


@pytest.mark.parametrize(
    "label",
    [
        "<strong>Update 16 March:</strong>",
        "<strong>Update 16 March</strong><br>",
        "<b>Update <i>16 March</i></b>:",
    ],
)
@pytest.mark.parametrize(
    "head", [f"{{}}{HEADLINE}", f"<header>{{}}{HEADLINE}</header>"], ids=["bare", "header"]
)
def test_the_label_of_a_note_over_the_headline_stays_with_what_it_says(head: str, label: str):
    note = f"<p>{label} The pool opens again on Monday, said the mayor.</p>"
    found = read(head.format(note))
    assert [(one.form, one.text) for one in found.notes] == [
        (NoteForm.SECTION, "The pool opens again on Monday, said the mayor.")
    ]


def test_a_time_behind_a_stamp_is_no_sentence():
    assert stamped(f"<p class='dateline'><b>Updated 16 March 2023</b> at 6.05 p.m. GMT.</p>{HEADLINE}") == [
        date(2023, 3, 16)
    ]


def test_a_lifted_stamp_stands_in_the_margin():
    found = read(f"{HEADLINE}<div class='share-bar'>{LINE} {BUTTONS}</div>")
    assert "Updated" not in found.text
    assert any("Updated" in block.text for block in found.blocks if block.role is Role.MARGIN)


def stamped(head: str) -> list[date | None]:
    return [note.stated_date for note in read(head).notes if note.form is NoteForm.STAMP]


def read(head: str) -> watcher.Reading:
    return watcher.read(page(head), URL, captured_at=datetime(2023, 6, 1, tzinfo=UTC))


def test_a_stamp_that_is_printed_again_is_told_once():
    again = f"<p class='date'>{LINE}</p>"
    assert stamped(f"{again}{HEADLINE}{again}<div class='share-bar'>{LINE} {BUTTONS}</div>") == [
        date(2023, 3, 16)
    ]


def test_another_stamp_of_the_same_words_is_told_too():
    other = "<div class='share-bar'>Updated 17 March 2023, 08:00</div>"
    assert stamped(f"<p class='date'>{LINE}</p>{HEADLINE}{other}") == [date(2023, 3, 16), date(2023, 3, 17)]


@pytest.mark.parametrize(
    "line",
    [
        "<p class='byline'>By <a href='/a'>Ada Finch</a><a href='/t'>@ada</a> Updated 16 March 2023</p>",
        "<p class='author'><a href='/by/ada'>Ada Finch, the harbour</a> Updated 16 March 2023</p>",
    ],
    ids=["handle", "author"],
)
def test_a_stamp_beside_links_to_the_authors_is_found(line: str):
    assert stamped(HEADLINE + line) == [date(2023, 3, 16)]


def test_a_link_to_another_story_holds_no_stamp_of_this_one():
    card = "<div class='byline'><a href='/mill'>Mill turns again, updated 16 March 2023</a></div>"
    assert stamped(HEADLINE + card) == []
