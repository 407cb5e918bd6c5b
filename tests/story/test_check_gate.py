"""A page that cannot read differently from the last good one is not read, and nothing else is different."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass, replace
from importlib import import_module
from typing import TYPE_CHECKING

import pytest
from checkroom import Room, room
from mishaps import challenge
from newsroom import PATH, headline_changes, note_is_added, number_is_edited, paragraph_is_added
from structlog.testing import capture_logs

from watcher.demo.page import page
from watcher.demo.site import HTML, Answer, Newsroom, NewsSite, Request
from watcher.demo.story import FERRY, Story
from watcher.model import Selectors
from watcher.read import read
from watcher.read.fingerprint import Look

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

HAPPENINGS = [headline_changes, number_is_edited, paragraph_is_added, note_is_added]


@dataclass
class Still:
    """A story whose page differs between requests only in what nobody looks at."""

    story: Story = FERRY
    menu: str = ""

    def __call__(self, request: Request) -> Answer:
        html = page(self.story, url=request.url, visit=1)
        fresh = (
            f'<meta name="csrf-token" content="{request.visit}"><script>at = {request.visit}</script></head>'
        )
        html = html.replace("</head>", fresh).replace('alt=""', f'data-seen="{request.visit}"')
        html = html.replace("<main>", f"<nav>{self.menu}</nav><main><div><div>").replace(
            "</main>", f"</div></div></main><!-- node {request.visit} -->"
        )
        return Answer(html.encode(), headers=(("Content-Type", HTML),))


@pytest.fixture
def seat(tmp_path: Path) -> Iterator[Room]:
    with room(tmp_path) as opened:
        yield opened


def test_tokens_scripts_and_comments_spare_the_reading(seat: Room, site: NewsSite) -> None:
    site.pages[PATH] = Still()
    article = seat.add(site.url(PATH))
    first, whole = seat.cost(article)
    seat.visit(article)  # what a program does once costs no look
    again, spared = seat.cost(article)
    assert (first.outcome, again.outcome, again.furniture) == ("first", "unchanged", False)
    assert spared < whole / 3
    assert again.progress.body_hash != first.progress.body_hash


def test_other_menus_spare_the_blocks(seat: Room, site: NewsSite) -> None:
    still = site.pages[PATH] = Still(menu="News, Tides")
    article = seat.add(site.url(PATH))
    _, whole = seat.cost(article)
    still.menu = "News, Sport, Weather"
    again, spared = seat.cost(article)
    assert (again.outcome, again.furniture) == ("unchanged", True)
    assert spared < whole * 2 / 3
    assert seat.visit(article).furniture is False  # the new menu is known now


@pytest.mark.parametrize("happening", HAPPENINGS, ids=lambda f: f.__name__)
def test_no_change_of_the_story_is_taken_for_the_page_before(
    seat: Room, site: NewsSite, happening: Callable[[Story], Story]
) -> None:
    still = site.pages[PATH] = Still()
    article = seat.add(site.url(PATH))
    assert [seat.visit(article).outcome for _ in range(2)] == ["first", "unchanged"]
    still.story = happening(still.story)
    assert [seat.visit(article).outcome for _ in range(2)] == ["changed", "unchanged"]


_ABOUT = "The gates of oak come from the estate"
_TELLS = (
    f"<title>Lock</title><head></head><body><h1>Lock</h1><div><b>{_ABOUT}</b></div><article>"
    "<p>The lock was closed in May, the office of the canal said, and nobody knows for how long.</p>"
    "<p>Boats wait on both sides of it, and their owners have asked the town for its help again.</p>"
    "<div class='part'><div></div><p>The gates (left) in May</p></div>"
    "<p id='n1'>Three boats have gone back.</p><p><a href='/plan'>The whole plan</a></p>"
    "<p>The work costs more than what the town has put aside for it, as was said on Monday.</p></article>"
)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<head>", f"<head><meta name='description' content='{_ABOUT}'>"),
        ("<head>", f"<head><meta property='og:description' content='{_ABOUT}'>"),
        ("<div></div>", "<img src='gates.jpg'>"),
        ("id='n1'", "id='advertisement'"),
        ("href='/plan'", "href='https://plans.example.com/'"),
    ],
    ids=["description", "description for others", "picture", "id", "where a link leads"],
)
def test_whatever_makes_a_page_read_differently_makes_it_another_page(old: str, new: str) -> None:
    before, after = _TELLS, _TELLS.replace(old, new)
    url = "https://canal.example/a"
    assert read(before, url).blocks != read(after, url).blocks
    assert Look(before, url).page != Look(after, url).page
    assert Look(before, url).scope != Look(after, url).scope


NAMES = """
from watcher.read import Look

head = "<link rel='canonical' href='https://sister.example.net/ferry'>"
look = Look(f"<html lang=en><head>{head}</head><h1>Ferry</h1><p>It sailed.", "https://example.org/ferry")
print(look.page, look.scope)
"""


def test_a_page_has_the_same_names_in_every_process() -> None:
    """Python puts what has no order in another one in each."""
    run = (sys.executable, "-c", NAMES)
    seeds = ("1", "4")
    said = [
        subprocess.run(
            run, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in seeds
    ]
    assert len(set(said)) == 1


def test_a_recognised_page_counts_as_a_good_check(seat: Room, site: NewsSite) -> None:
    site.pages[PATH] = Still()
    article = seat.add(site.url(PATH))
    for _ in range(3):
        seat.visit(article)
    after = seat.store.article(article.id)
    assert (after.checks, after.failures, after.last_good_at) == (3, 0, after.last_checked_at)
    assert after.next_check_at is not None
    assert after.next_check_at > seat.now


def test_a_challenge_in_between_is_forgotten_with_the_fingerprint(seat: Room, site: NewsSite) -> None:
    still = site.pages[PATH] = Still()
    article = seat.add(site.url(PATH))
    seat.visit(article)
    site.pages[PATH] = challenge
    with capture_logs() as told:
        assert [seat.visit(article).outcome for _ in range(2)] == ["blocked", "blocked"]
    assert ["challenge" in entry["error"] for entry in told] == [True] * 2
    assert seat.store.article(article.id).page_fingerprint == ""
    site.pages[PATH] = still
    assert [seat.visit(article).outcome for _ in range(2)] == ["unchanged", "unchanged"]
    assert seat.store.article(article.id).page_fingerprint


def test_other_selectors_read_the_page_again(seat: Room, site: NewsSite) -> None:
    site.pages[PATH] = Still()
    url = site.url(PATH)
    article = seat.add(url)
    seat.visit(article)
    seat.add(url, selectors=Selectors(body="no-such-element"))
    assert seat.visit(article).outcome == "suspect"


def test_a_new_reader_reads_the_page_again(
    seat: Room, site: NewsSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.pages[PATH] = Still()
    article = seat.add(site.url(PATH))
    _, whole = seat.cost(article)
    monkeypatch.setattr(import_module("watcher.read.fingerprint"), "READER_VERSION", 1_000_000)
    again, cost = seat.cost(article)
    assert again.outcome == "unchanged"
    assert cost > whole / 2


def test_an_edit_that_undoes_itself_between_two_checks_is_no_change(seat: Room, site: NewsSite) -> None:
    room_ = site.pages[PATH] = Newsroom(FERRY)
    article = seat.add(site.url(PATH))
    seat.visit(article)
    room_.edit(number_is_edited)
    room_.edit(lambda _: replace(FERRY))
    assert seat.visit(article).outcome == "unchanged"
