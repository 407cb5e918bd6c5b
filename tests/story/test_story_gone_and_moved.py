"""A story that is gone, comes back, or moves: told once each, and the history stays one."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from lock_story import HEADLINE as LOCK_HEADLINE
from lock_story import STORY as LOCK
from mishaps import (
    challenge,
    front_page,
    gone,
    not_found,
    not_found_with_200,
    server_error,
    to_the_front_page,
)
from newsroom import PATH, Watch, correction_is_added, headline_changes, number_is_edited, watch, webhook

from watcher.demo.site import Answer, Newsroom, NewsSite
from watcher.demo.story import FERRY, Piece

if TYPE_CHECKING:
    from collections.abc import Callable

    from newsroom import Desk

    from watcher.demo.site import Request
    from watcher.demo.story import Story

NEW = "/2021/01/11/the-night-ferry-sails-again"


def hours_pass(watched: Watch, hours: float) -> None:
    """Everything that is known happened that much earlier."""
    with closing(sqlite3.connect(watched.desk.home / "state" / "watcher.db", isolation_level=None)) as db:
        ticks = int(hours * 3600 * 1_000_000)
        for name in ("gone_since", "failing_since"):
            db.execute(f"UPDATE articles SET {name} = {name} - ? WHERE {name} IS NOT NULL", (ticks,))


def looks(watched: Watch, times: int, hours: float = 12) -> None:
    for _ in range(times):
        watched.desk.check()
        hours_pass(watched, hours)


@pytest.mark.parametrize("page", [not_found, gone])
def test_a_story_is_gone_after_a_day_and_comes_back_with_what_changed(
    watched: Watch, site: NewsSite, page: Callable[[Request], Answer]
) -> None:
    site.pages[PATH] = page
    looks(watched, 2)
    assert watched.told == []
    looks(watched, 2)
    assert watched.told == ["article.gone"]
    watched.room.edit(number_is_edited)
    site.pages[PATH] = watched.room
    watched.desk.check(expect=0)
    # One change is one alert: the return shows what changed, and a second one would show the same.
    assert watched.told == ["article.gone", "article.returned"]
    assert len(watched.mails.mails) == 2
    back = watched.hooks.hooks[-1].document
    assert (back["data"]["from"], back["data"]["to"]) == (1, None)
    assert back["data"]["change"]["to"] == 2
    assert "£830,000" in back["data"]["edits"][0]["after"]
    assert len(watched.desk.history(PATH)) == 2


def comes_back_edited(watched: Watch, site: NewsSite, edit: Callable[[Story], Story]) -> None:
    """The page is gone for long enough, and there again with another text; what was told begins then."""
    site.pages[PATH] = gone
    looks(watched, 4)
    watched.hooks.hooks.clear()
    watched.room.edit(edit)
    site.pages[PATH] = watched.room
    watched.desk.check(expect=0)


def test_a_channel_that_asks_for_changes_only_gets_the_change_of_a_story_that_came_back(
    watched: Watch, site: NewsSite
) -> None:
    only = 'events = ["update.recorded", "article.changed"]'
    returns = 'events = ["article.returned"]'
    hooks = (webhook(watched.hooks.url("/changes"), only), webhook(watched.hooks.url("/returns"), returns))
    watched.desk.configure(watch(site.url(PATH)), *hooks)
    for edit, told_of in ((number_is_edited, "article.changed"), (correction_is_added, "update.recorded")):
        comes_back_edited(watched, site, edit)
        assert sorted(watched.told) == sorted(["article.returned", told_of])
        assert {hook.document["data"]["change"]["to"] for hook in watched.hooks.hooks} == {
            len(watched.desk.history(PATH))
        }
    assert watched.desk.run("verify").code == 0


def test_a_preview_of_a_story_that_came_back_shows_the_one_alert_that_each_channel_gets(
    watched: Watch, site: NewsSite
) -> None:
    comes_back_edited(watched, site, number_is_edited)
    watched.room.edit(correction_is_added)
    watched.desk.check(expect=0)
    changes = webhook(watched.hooks.url("/changes"), 'name = "changes"\nevents = ["article.changed"]')
    watched.desk.configure(
        watch(site.url(PATH)), webhook(watched.hooks.url("/hook"), 'name = "all"'), changes
    )
    every, only = watched.desk.json("alerts", "preview")["channels"]
    assert [alert["type"] for alert in every["alerts"]] == watched.told
    assert [alert["type"] for alert in only["alerts"] if alert["sent"]] == ["article.changed"]
    assert "article.returned 1→2 " in watched.desk.run("alerts", "preview", "all", "--brief").out


def test_a_story_that_failed_before_is_reported_gone_all_the_same(watched: Watch, site: NewsSite) -> None:
    site.pages[PATH] = server_error
    looks(watched, 3)
    assert watched.told == ["article.failing"]
    site.pages[PATH] = not_found
    looks(watched, 5)
    assert watched.told == ["article.failing", "article.gone"]
    site.pages[PATH] = watched.room
    watched.desk.check(expect=0)
    assert watched.told == ["article.failing", "article.gone", "article.returned"]
    # What differs is furniture, and makes no version: a change to one would lead to none that is there.
    assert watched.hooks.hooks[-1].document["data"]["change"] is None


def test_all_mails_of_a_story_bear_the_headline_it_was_first_seen_with(
    watched: Watch, site: NewsSite
) -> None:
    watched.after(headline_changes)
    site.pages[PATH] = server_error
    looks(watched, 3)
    site.pages[PATH] = watched.room
    watched.desk.check(expect=0)
    mails = watched.mails.mails
    assert len(mails) == 3
    assert {mail["Subject"] for mail in mails} == {f"[watcher] {FERRY.title}"}
    assert len({mail["References"] for mail in mails}) == 1


SAID = "The board of pier {0} met on Monday and decided that its boat is to be mended before the summer."
TEASERS = (
    f"<article><h2><a href='/{{0}}'>The story of pier {{0}}</a></h2><time>May</time><p>{SAID}</p></article>",
    f"<article><a href='/s/{{0}}'><h3>The story of pier {{0}}</h3><p>{SAID}</p></a></article>",
    f"<p><a href='/s/{{0}}'>The story of pier {{0}}</a> {SAID}</p>",
    f"<div><h3>The story of pier {{0}}</h3><p>{SAID}</p><a href='/s/{{0}}'>Read more</a></div>",
    "<li><a href='/s/{0}'>The story of pier {0} and its boat</a></li>",
)


def the_front_page_itself(_: Request) -> Answer:
    """What the site sends at its root: pictures of its harbours with a line or two, and its own address."""
    shown = "".join(f"<p>{SAID.format(n)} Come and see the harbour of pier {n}.</p>" for n in range(1, 9))
    head = "<title>The Sound Gazette</title><link rel='canonical' href='/'>"
    return Answer(f"<html lang='en'><head>{head}</head><body><main>{shown}</main></body></html>".encode())


@pytest.mark.parametrize(
    "page",
    [not_found_with_200, to_the_front_page, the_front_page_itself, challenge, *map(front_page, TEASERS)],
)
def test_what_is_no_story_is_never_a_version_however_long_it_lasts(
    watched: Watch, site: NewsSite, page: Callable[[Request], Answer]
) -> None:
    site.pages[PATH] = page
    site.pages["/"] = lambda _: Answer(b"<html><body><h1>The Sound Gazette</h1><p>News.</p></body></html>")
    looks(watched, 5)
    assert len(watched.desk.history(PATH)) == 1
    assert watched.told == ["article.failing"]


def test_a_front_page_that_opens_with_most_of_a_short_story_is_no_version_of_it(
    desk: Desk, site: NewsSite
) -> None:
    short = replace(FERRY, body=FERRY.body[:3])
    site.pages[PATH] = Newsroom(short)
    desk.configure(watch(site.url(PATH)))
    desk.check(expect=0)
    told = "".join(f"<p>{piece.text}</p>" for piece in short.body[:2])
    top = f"<article><h2><a href='{PATH}'>{FERRY.title}</a></h2>{told}</article>"
    others = "".join(TEASERS[0].format(number) for number in range(1, 9))
    page = f"<html lang='en'><head><title>Harbour</title></head><body>{top}{others}</body></html>"
    site.pages[PATH] = lambda _: Answer(page.encode())
    assert desk.check(expect=1)[PATH]["outcome"] == "suspect"
    assert len(desk.history(PATH)) == 1


def test_a_story_that_moves_stays_one_story(watched: Watch, site: NewsSite) -> None:
    desk, room = watched.desk, watched.room
    site.pages[PATH] = lambda _: Answer(status=301, headers=(("Location", NEW),))
    site.pages[NEW] = room
    assert desk.check(expect=0)[PATH]["outcome"] == "unchanged"
    for words in (["list"], ["history", PATH], ["status"]):
        assert site.url(NEW) in "".join(desk.run(*words).out.split()), words
    assert desk.json("history", PATH)["article"]["moved_to"] == site.url(NEW)
    assert desk.json("status")["moved_count"] == 1
    old = len(site.seen(PATH))
    assert watched.after(number_is_edited) == "changed"
    assert len(site.seen(PATH)) == old
    assert [version["version"] for version in desk.history(PATH)] == [1, 2]


def test_a_story_that_moves_back_is_found_again(watched: Watch, site: NewsSite) -> None:
    site.pages[PATH] = lambda _: Answer(status=308, headers=(("Location", NEW),))
    site.pages[NEW] = watched.room
    watched.desk.check(expect=0)
    site.pages[PATH] = watched.room
    site.pages[NEW] = not_found
    outcomes = [watched.desk.check()[PATH]["outcome"] for _ in range(3)]
    assert outcomes == ["gone", "unchanged", "unchanged"]
    assert watched.desk.json("history", PATH)["article"]["moved_to"] is None


def test_a_detour_is_no_move(watched: Watch, site: NewsSite) -> None:
    site.pages[PATH] = lambda _: Answer(status=302, headers=(("Location", NEW),))
    site.pages[NEW] = Newsroom(watched.room.story)
    watched.desk.check(expect=0)
    assert watched.desk.json("history", PATH)["article"]["moved_to"] is None


def another_story(story: Story) -> Story:
    body = [Piece("p", f"{words} The keeper of pier {n} said so on Friday.") for n, words in enumerate(LOCK)]
    return replace(
        story, title=LOCK_HEADLINE, published_at=datetime(2020, 3, 6, tzinfo=UTC), body=tuple(body)
    )


def the_same_story_anew(story: Story) -> Story:
    return replace(another_story(story), published_at=story.published_at)


def written_anew_the_next_day(story: Story) -> Story:
    """As a short report is that becomes the story; its CMS calls that the day of publication."""
    other = another_story(story)
    return replace(other, body=(*story.body[:1], *other.body))


NUMBERED = "/news/3140725/the-ferry-stays", "/news/3140725/lock-keepers-walk-out"


@pytest.mark.parametrize(
    ("stands_there", "paths", "status", "versions"),
    [
        (another_story, (PATH, NEW), 301, 1),
        (another_story, (PATH, NEW), 302, 1),
        (the_same_story_anew, (PATH, NEW), 301, 2),
        (written_anew_the_next_day, (PATH, NEW), 302, 2),
        (another_story, NUMBERED, 301, 2),
    ],
    ids=["another", "another-for-now", "anew", "goes-on", "numbered"],
)
def test_an_address_that_leads_to_another_story_is_no_edit_of_the_one_that_stood_there(
    watched: Watch,
    site: NewsSite,
    stands_there: Callable[[Story], Story],
    paths: tuple[str, str],
    status: int,
    versions: int,
) -> None:
    here, there = paths
    site.pages[here] = watched.room
    watched.desk.configure(watch(site.url(here)), webhook(watched.hooks.url("/hook")))
    watched.desk.check()
    site.pages[here] = lambda _: Answer(status=status, headers=(("Location", there),))
    site.pages[there] = Newsroom(stands_there(watched.room.story))
    looks(watched, 4)
    assert len(watched.desk.history(here)) == versions
    if versions == 1:
        assert watched.told == ["article.failing"]
        trouble = watched.hooks.hooks[-1].document["data"]["trouble"]
        assert trouble.startswith(f"the address now leads to {site.url(there)}, with another headline")


def another_of_the_series(story: Story) -> Story:
    """A third of it is what every story of the series says."""
    other = the_same_story_anew(story)
    return replace(other, body=(*other.body, *story.body[:2]))


@pytest.mark.parametrize("other", [the_same_story_anew, another_of_the_series])
def test_what_is_watched_as_another_story_is_no_edit_of_one_whose_address_leads_there(
    watched: Watch, site: NewsSite, other: Callable[[Story], Story]
) -> None:
    """Though both came out in one minute; it was a version, and each edit of it was told twice."""
    site.pages[NEW] = Newsroom(other(watched.room.story))
    watched.desk.configure(*(watch(site.url(at)) for at in (PATH, NEW)), webhook(watched.hooks.url("/hook")))
    watched.desk.check()
    site.pages[PATH] = lambda _: Answer(status=301, headers=(("Location", NEW),))
    looks(watched, 4)
    assert len(watched.desk.history(PATH)) == 1
    assert watched.told == ["article.failing"]
    trouble = watched.hooks.hooks[-1].document["data"]["trouble"]
    assert trouble == f"the address now leads to {site.url(NEW)}, which is watched as another story"


def test_a_server_that_lies_about_its_etag_is_found_out(watched: Watch, site: NewsSite) -> None:
    """It says "not modified" to whoever has any ETag; one request in a while carries none."""

    def lying(request: Request) -> Answer:
        if "if-none-match" in request.headers:
            return Answer(status=304)
        answer = watched.room(request)
        return Answer(answer.body, headers=(*answer.headers, ("ETag", '"always the same"')))

    site.pages[PATH] = lying
    watched.desk.check(expect=0)
    watched.room.edit(number_is_edited)
    outcomes = [watched.desk.check(expect=0)[PATH]["outcome"] for _ in range(24)]
    assert outcomes[0] == "not_modified"
    assert outcomes.count("changed") == 1
