"""Boxes that a page leaves open end where browsers end them."""

from __future__ import annotations

import pytest
from read_help import body, paragraphs

from watcher.read.markup.closing import closed

HEADLINE = "The night ferry to Holm sails again from March"
STORY = (
    "The night ferry to Holm, stopped in the autumn of 2019, is to sail again from the first of March.",
    "The company has bought a second boat in Norway, smaller than the old one, with ninety cabins.",
    "The council of Holm pays a third of it for two winters, and then the line has to earn its money.",
)
LATER = (
    "The harbour master said that the quay has to be dredged before the boat can come in at low water.",
    "Work on it begins next week and is to be done by the end of February, if the ice allows it.",
)


def page(told: str) -> str:
    return f"<!doctype html><title>{HEADLINE}</title><body><h1>{HEADLINE}</h1><main>{told}</main></body>"


@pytest.mark.parametrize(
    "box",
    [
        "<aside><div><p>Sign up for our letter.</p></aside>",
        '<nav><div><div><a href="/ferries">Ferries</a></nav>',
        '<footer><div class="a"><p>Share</p></footer>',
        '<ul class="share"><li><div><a href="/share">Share</a></li></ul>',
        "<table><tr><td><aside><div>Timetable</aside></td></tr></table>",
        '<script>"<div>"</script><aside><div><p>Sign up for our letter.</p></aside>',
        "<aside><div><section><p>Sign up for our letter.</p></aside>",
        "</p>" * 300 + "<aside><div><p>Sign up for our letter.</p></aside>",
        "<aside><div><div><p>Sign up for our letter.</p></aside>" * 2_000,
    ],
    ids=[
        "aside",
        "nav, twice",
        "footer",
        "item",
        "cell",
        "a tag in a script",
        "another box in it",
        "behind more faults than are told",
        "two thousand of them",
    ],
)
def test_a_box_that_is_not_closed_ends_with_the_box_around_it(box: str) -> None:
    """As in browsers: else all behind it would stand in the aside."""
    html = page(f'<div class="text">{paragraphs(*STORY)}{box}{paragraphs(*LATER)}</div>')
    assert body(html) == [*STORY, *LATER]


@pytest.mark.parametrize("end", ["</body>", "</BODY >", "</html>", "</main></body></html><html><body><main>"])
def test_what_stands_behind_an_end_of_the_page_is_read(end: str) -> None:
    """As browsers show it: parts of pages are put together by programs that do not know of each other."""
    html = page(f"{paragraphs(*STORY)}{end}{paragraphs(*LATER)}")
    assert body(html) == [*STORY, *LATER]
    assert body(f"<html><body>Post{end}{html}") == [*STORY, *LATER]


def test_a_box_in_a_table_cell_does_not_end_with_one_around_the_table() -> None:
    table = "<table><tr><td><div>1st boat</section><p>Friday</td></tr></table>"
    html = page(f'<section class="text">{paragraphs(*STORY)}{table}{paragraphs(*LATER)}</section>')
    assert [text for text in body(html) if text in (*STORY, *LATER)] == [*STORY, *LATER]


def test_broken_tags_by_the_thousand_cost_no_square() -> None:
    assert len(closed(b"<section><td>" + b"<div>" * 50_000 + b"</section>" * 50_000)) == 13 + 15 * 50_000
