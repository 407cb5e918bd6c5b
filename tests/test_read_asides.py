"""Boxes in the story's text that call themselves asides: the author's are watched, others are furniture."""

from __future__ import annotations

import pytest

import watcher
from watcher.model import EditClass

PAGE = """<!DOCTYPE html><html lang="en"><head><title>Ferry to sail again</title></head><body><main><article>
<h1>Ferry to sail again</h1><div class="text">
<p>The night ferry will sail again from the first of March, the harbour board said on Monday.</p>
<p>It had stopped in the autumn because its engine was worn out, and the board had looked for another.</p>
{aside}
<p>The boat carries about 380 people and forty cars, and it takes six hours to the islands.</p>
<p>Tickets are sold from Friday on at the office in the harbour, which is open until six.</p>
</div></article></main></body></html>"""
SAID = "The ferry of 1961 carried cattle as well, and the crossing took eleven hours in good weather."


def read(aside: str) -> watcher.Reading:
    return watcher.read(PAGE.format(aside=aside), "https://news.example/ferry")


@pytest.mark.parametrize(
    "aside",
    [
        "<aside>{}</aside>",
        "<aside class='parenthetical'><p>{}</p></aside>",
        "<div class='sidebarblock'><div>The old boat</div><div>{}</div></div>",
    ],
)
def test_an_edit_in_an_aside_of_the_author_is_a_change_of_the_story(aside: str) -> None:
    old, new = read(aside.format(SAID)), read(aside.format(SAID.replace("eleven", "twelve")))
    assert SAID in old.text
    (edit,) = watcher.compare(old, new).edits
    assert EditClass.FURNITURE not in edit.classes


@pytest.mark.parametrize(
    "aside",
    [
        f"<aside><p><a href='/b'>{SAID}</a></p></aside>",
        f"<aside class='related'><p>{SAID}</p></aside>",
        f"<aside><p>{SAID}</p><p>Subscribe to our newsletter and get the best stories by mail.</p></aside>",
        "<aside><p>The old boat</p></aside>",
    ],
)
def test_other_stories_and_appeals_between_paragraphs_are_none_of_it(aside: str) -> None:
    assert read(aside).text == read("").text


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("The night ferry has been replaced by another one. Please consider taking that instead.", True),
        ("Stories like this one cost money. Please consider supporting the Gull.", False),
        ("Stories like this one cost money. Please consider a gift to the Gull.", False),
    ],
)
def test_what_readers_are_to_consider_is_an_appeal_only_where_the_house_gains_by_it(asked, told) -> None:
    assert (asked in read(f"<p>{asked}</p>").text) is told


def test_a_box_behind_the_story_is_no_aside_of_it() -> None:
    page = PAGE.replace("</div></article>", f"</div><aside><p>{SAID}</p></aside></article>").format(aside="")
    assert watcher.read(page, "https://news.example/ferry").text == read("").text


def test_a_comment_beside_a_list_of_links_is_no_story() -> None:
    page = (
        "<html lang='en'><body><div id='page'><nav><a href='/'>Home</a></nav><div class='comments'>"
        "<div class='comment'><b>Reader 7</b><p>{}</p></div></div><div class='post'><h1>The quay</h1>"
        "<ul><li><a href='/1'>Plan of the quay</a></li><li><a href='/2'>Plan of the pier</a></li></ul>"
        "</div></div></body></html>"
    )
    old, new = (
        watcher.read(page.format(said), "https://news.example/quay")
        for said in (
            "It was open when I came by. Update: it is not open any more!",
            "Who cares about quays now?",
        )
    )
    assert not [edit for edit in watcher.compare(old, new).edits if EditClass.FURNITURE not in edit.classes]
