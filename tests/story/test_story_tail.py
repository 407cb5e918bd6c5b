"""A story whose end is not there: a wall stands before it, or the page breaks off. Neither takes it back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from newsroom import (
    HIRED,
    PATH,
    Watch,
    correction_is_added,
    headline_changes,
    paragraph_is_added,
    paragraph_is_removed,
    with_body,
    with_note,
)

from watcher.demo.story import Piece

if TYPE_CHECKING:
    from collections.abc import Callable

    from watcher.demo.site import Answer, Newsroom, NewsSite, Page, Request


WALLS = (
    '<div class="offer"><h2>Subscribe to continue reading</h2><p>Only £1 a week.</p></div>',
    '<section><p>This story is for subscribers. <a href="/login">Log in</a></p></section>',
    "<div><p>Keep reading with a free trial</p></div>",
    '<div class="paywall"><h2>This post is for paid subscribers</h2><a href="/s">Subscribe</a></div>',
    "<div><h3>이 기사는 유료 회원 전용입니다.</h3><p><a href=/login>로그인</a></p></div>",
)


def altered(room: Newsroom, alter: Callable[[bytes], bytes]) -> Page:
    """The page of a story, otherwise than the newsroom means it."""

    def answer(request: Request) -> Answer:
        good = room(request)
        return replace(good, body=alter(good.body))

    return answer


def behind(room: Newsroom, wall: str) -> Page:
    return altered(room, lambda page: page.replace(b"</article>", f"{wall}</article>".encode()))


@pytest.mark.parametrize(("wall", "left"), [*((wall, 1) for wall in WALLS), (WALLS[0], 4)])
def test_a_rest_that_stands_behind_a_wall_was_not_taken_out(
    watched: Watch, site: NewsSite, wall: str, left: int
) -> None:
    whole = watched.room.story
    watched.room.edit(lambda story: with_body(story, *story.body[:left]))
    site.pages[PATH] = behind(watched.room, wall)
    assert watched.looks(4) == ["blocked"] * 4
    check = watched.desk.check(expect=1)[PATH]
    assert check["error"].startswith("a login or subscription wall stands where the ")
    watched.room.edit(lambda _: whole)
    assert watched.looks(1) == ["unchanged"]
    assert watched.told == ["article.failing", "article.recovered"]


def test_a_note_that_is_printed_under_a_wall_hides_it_not(watched: Watch, site: NewsSite) -> None:
    watched.room.edit(correction_is_added)
    assert watched.looks(1) == ["changed"]
    watched.room.edit(lambda story: with_body(story, *story.body[:4]))
    note = b"<p><strong>Correction:"
    site.pages[PATH] = altered(watched.room, lambda page: page.replace(note, WALLS[0].encode() + note))
    assert watched.looks(4) == ["blocked"] * 4
    assert watched.told == ["update.recorded", "article.failing"]


def test_a_last_paragraph_that_goes_when_a_box_for_subscribers_comes_was_taken_out(
    watched: Watch, site: NewsSite
) -> None:
    watched.room.edit(paragraph_is_removed)
    site.pages[PATH] = behind(watched.room, WALLS[0])
    assert watched.looks(1) == ["changed"]


def test_a_cut_under_a_box_that_stood_there_before_was_made(watched: Watch, site: NewsSite) -> None:
    site.pages[PATH] = behind(watched.room, WALLS[0])
    assert watched.looks(1) == ["unchanged"]
    watched.room.edit(paragraph_is_added)
    assert watched.looks(1) == ["changed"]
    watched.room.edit(lambda story: with_body(story, *story.body[:5]))
    assert watched.looks(1) == ["changed"]


@pytest.mark.parametrize("where", ["before a paragraph", "in the last paragraph", "in a note"])
def test_a_page_that_breaks_off_is_looked_at_again(watched: Watch, site: NewsSite, where: str) -> None:
    """Where no header tells how long it is, nothing but its last tags shows that it is whole."""
    said = "The fare was given wrongly in an earlier version of this article; it is lower than that."
    if where == "in a note":
        watched.room.edit(lambda story: with_note(story, "Correction 14 Jan:", said))
        assert watched.looks(1) == ["changed"]
    fifth, last = (watched.room.story.body[k].text for k in (4, -1))
    end = {
        "before a paragraph": fifth,
        "in the last paragraph": last[len(last) // 2 :],
        "in a note": said[50:],
    }
    versions = len(watched.desk.history(PATH))
    site.pages[PATH] = altered(watched.room, lambda page: page[: page.index(end[where][:25].encode())])
    check = watched.desk.check(expect=1)[PATH]
    assert check["outcome"] == "suspect"
    assert check["error"] == "the page breaks off, and the end of the story is gone"
    site.pages[PATH] = watched.room
    assert watched.looks(1) == ["unchanged"]
    assert len(watched.desk.history(PATH)) == versions


MOVED = "Clarification: The board speaks for the island alone, and the county was not asked."


@pytest.mark.parametrize("last", [False, True], ids=["a paragraph went up", "its last note went to the top"])
@pytest.mark.parametrize("within", [False, True], ids=["between two", "within one"])
def test_a_page_that_breaks_off_when_its_end_stands_elsewhere_is_looked_at_again(
    watched: Watch, site: NewsSite, last: bool, within: bool
) -> None:
    """That the last paragraph of before still stands is no proof that nothing behind this one is gone."""
    note = Piece("p", MOVED)
    if last:
        watched.room.edit(lambda story: with_body(story, *story.body, note))
        assert watched.looks(1) == ["changed"]
    *rest, end = watched.room.story.body
    watched.room.edit(lambda story: with_body(story, rest[0], end, *rest[1:]))
    fifth = rest[5].text
    cut = fifth[len(fifth) // 2 :] if within else fifth
    site.pages[PATH] = altered(watched.room, lambda page: page[: page.index(cut[:25].encode())])
    assert watched.looks(1) == ["suspect"]
    site.pages[PATH] = watched.room
    assert watched.looks(1) == ["changed"]


@pytest.mark.parametrize("at", ["before a new note", "in a new note"])
def test_a_page_that_breaks_off_at_what_is_new_is_looked_at_again(
    watched: Watch, site: NewsSite, at: str
) -> None:
    """All that stood there still does, but the page had its last tags before."""
    watched.room.edit(lambda story: with_note(headline_changes(story), "Correction 14 Jan:", HIRED))
    end = {"before a new note": b"<p><strong>Correction 14 Jan:", "in a new note": b"It is hired."}
    site.pages[PATH] = altered(watched.room, lambda page: page[: page.index(end[at])])
    check = watched.desk.check(expect=1)[PATH]
    assert check["outcome"] == "suspect"
    assert check["error"] == "the page breaks off, as it did not before; what is new may not be all of it"
    site.pages[PATH] = watched.room
    assert watched.looks(1) == ["changed"]
    assert len(watched.desk.history(PATH)) == 2


def test_a_page_that_never_has_its_last_tags_is_believed_when_it_stays_cut(
    watched: Watch, site: NewsSite
) -> None:
    without_last_tags(watched, site)
    watched.room.edit(paragraph_is_added)
    assert watched.looks(3) == ["suspect", "suspect", "changed"]  # it had them before
    watched.room.edit(headline_changes)
    assert watched.looks(1) == ["changed"]
    watched.room.edit(lambda story: with_body(story, *story.body[:4]))
    assert watched.looks(4) == ["suspect", "suspect", "changed", "unchanged"]
    reasons = watched.desk.history(PATH)[-1]["change"]["reasons"]
    assert not any("breaks off" in why for why in reasons)


def without_last_tags(watched: Watch, site: NewsSite) -> None:
    bare = altered(watched.room, lambda page: page.replace(b"</body>", b"").replace(b"</html>", b""))
    site.pages[PATH] = bare


def test_a_page_without_its_last_tags_is_not_said_to_have_had_them_when_its_page_was_dropped(
    watched: Watch, site: NewsSite
) -> None:
    config = watched.desk.home / "config.toml"
    config.write_text(config.read_text() + '\n[retention]\nraw = "0.01s"\n')
    assert "dropped." in watched.desk.run("prune").out
    without_last_tags(watched, site)
    watched.room.edit(paragraph_is_added)
    assert watched.looks(1) == ["changed"]


def test_a_story_that_goes_on_at_each_look_is_believed_when_its_site_has_no_last_tags_any_more(
    watched: Watch, site: NewsSite
) -> None:
    """By its whole text it is never seen twice, and was never told again."""
    without_last_tags(watched, site)
    found = []
    for entry in ("One boat is in.", "Two boats are in.", "Three boats are in."):
        watched.room.edit(lambda story, said=entry: with_body(story, Piece("p", said), *story.body))
        found += watched.looks(1)
    assert found == ["suspect", "suspect", "changed"]


@pytest.mark.parametrize("cut", ["before a paragraph", "in the last paragraph"])
def test_a_page_believed_though_it_breaks_off_is_told_as_one_and_so_is_its_end_that_comes_back(
    watched: Watch, site: NewsSite, cut: str
) -> None:
    """What was never sent and what was taken out look alike: each is told with why."""
    fifth, last = (watched.room.story.body[k].text for k in (4, -1))
    end = fifth[:25] if cut == "before a paragraph" else last[len(last) // 2 :][:25]
    site.pages[PATH] = altered(watched.room, lambda page: page[: page.index(end.encode())])
    assert watched.looks(3) == ["suspect", "suspect", "changed"]
    site.pages[PATH] = watched.room
    assert watched.looks(1) == ["changed"]
    for _ in ("as it came", "told anew"):
        gone, back = (version["change"]["reasons"][0] for version in watched.desk.history(PATH)[1:])
        assert gone.startswith("The page breaks off without its last tags")
        assert back.startswith("The page broke off before") == (cut == "before a paragraph")
        watched.desk.run("reread", "--all")
    assert "The page breaks off" in watched.desk.run("history", PATH).out
