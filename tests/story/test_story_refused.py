"""A page that is refused is named by what stands on it; a selector that stops matching is told once."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

import pytest
from mishaps import challenge, consent
from newsroom import PATH, Desk, Watch, number_is_edited, watch, webhook

from watcher.demo.site import HTML, Answer, Newsroom, NewsSite
from watcher.demo.story import FERRY
from watcher.store import open_store

if TYPE_CHECKING:
    from collections.abc import Callable

    from watcher.demo.site import Request

    Page = Callable[[Request], Answer]


def login(request: Request) -> Answer:
    return Answer(
        b"<!DOCTYPE html><html lang='en'><head><title>Sign in | The Sound Gazette</title></head><body>"
        b"<main><h1>Sign in to continue reading</h1><p>This article is for subscribers only. Already a "
        b"subscriber? Sign in to read on.</p><form action='/login' method='post'><input type='email' "
        b"name='email'><input type='password' name='password'><button>Sign in</button></form></main>"
        b"</body></html>"
    )


def bare(request: Request) -> Answer:
    return Answer(b"<html><head><title>Error</title></head><body><h1>Error</h1><hr>nginx</body></html>")


def with_other_markup(good: Page) -> Page:
    """The good page after a redesign."""

    def page(request: Request) -> Answer:
        answer = good(request)
        redrawn = answer.body.replace(b"post-content", b"story-text")
        assert redrawn != answer.body
        return replace(answer, body=redrawn)

    return page


def code_of(watched: Watch) -> str:
    """The code of the newest check, for programs."""
    with open_store(state_dir=watched.desk.home / "state") as store:
        return store.checks(store.articles()[0].id)[0].code


@pytest.mark.parametrize("status", [401, 403, 429, 503])
@pytest.mark.parametrize(
    ("page", "code"),
    [(challenge, "challenge"), (consent, "consent"), (login, "login"), (bare, "http_{}")],
    ids=["challenge", "consent", "login", "bare"],
)
def test_a_refusal_is_named_by_its_page(
    watched: Watch, site: NewsSite, page: Page, code: str, status: int
) -> None:
    site.pages[PATH] = lambda request: replace(page(request), status=status)
    check = watched.desk.check(expect=1)[PATH]
    walled = page is not bare
    assert check["outcome"] == ("blocked" if walled or status != 503 else "failed")
    assert str(status) in check["error"]
    assert code_of(watched) == code.format(status)
    assert len(watched.desk.history(PATH)) == 1


def test_a_page_that_a_law_forbids_is_no_wall(watched: Watch, site: NewsSite) -> None:
    site.pages[PATH] = lambda request: replace(challenge(request), status=451)
    check = watched.desk.check(expect=1)[PATH]
    assert check["error"] == "the server answered 451 (Unavailable For Legal Reasons)"
    assert code_of(watched) == "http_451"


@pytest.mark.parametrize("status", [429, 503])
def test_a_wall_that_names_a_time_gets_it(watched: Watch, site: NewsSite, status: int) -> None:
    headers = (("Content-Type", HTML), ("Retry-After", str(24 * 3600)))
    site.pages[PATH] = lambda request: replace(challenge(request), status=status, headers=headers)
    watched.desk.check(expect=1)
    asked = len(site.seen(PATH))
    check = watched.desk.check(expect=1)[PATH]
    assert re.search(r"left alone; it may be asked again at [\d:]{5} UTC on \d+ \w+ \d{4}$", check["error"])
    assert len(site.seen(PATH)) == asked
    (troubled,) = [row for row in watched.desk.run("status").out.split("\n\n") if "left alone until" in row]
    assert troubled.count("left alone until") == 1
    assert "cannot be read since" in troubled


def test_a_selector_that_stops_matching_is_told_once_and_its_end_once(watched: Watch, site: NewsSite) -> None:
    desk, url = watched.desk, site.url(PATH)
    by_hand = ('body = "div.post-content"', 'drop = ["aside", ".ad-slot"]')
    desk.configure(watch(url, *by_hand), webhook(watched.hooks.url("/hook")))
    assert desk.check(expect=0)[PATH]["outcome"] == "unchanged"
    site.pages[PATH] = with_other_markup(watched.room)
    for _ in range(5):
        check = desk.check(expect=1)[PATH]
        assert check["outcome"] == "suspect"
        assert check["error"].endswith("body: 'div.post-content' matches nothing")
    assert code_of(watched) == "selector"
    assert watched.told == ["article.failing"]
    for command in (["list"], ["status"]):
        assert "a configured selector does not fit" in " ".join(desk.run(*command).out.split())
    site.pages[PATH] = watched.room
    assert watched.after(number_is_edited) == "changed"
    assert sorted(watched.told) == ["article.changed", "article.failing", "article.recovered"]
    assert len(desk.history(PATH)) == 2


def test_extract_says_which_selector_matches_nothing(watched: Watch, site: NewsSite) -> None:
    desk, url = watched.desk, site.url(PATH)
    desk.configure(watch(url, 'drop = [".no-such-advert"]'))
    said = desk.json("extract", url, "--explain")
    assert (said["obstacle"], said["detail"]) == (None, "drop: '.no-such-advert' matches nothing")
    assert "no-such-advert" in desk.run("extract", url, "--explain").out
    desk.configure(watch(url, 'body = "div.no-such-box"'))
    said = desk.json("extract", url, "--explain")
    assert (said["obstacle"], said["detail"]) == ("selector", "body: 'div.no-such-box' matches nothing")
    assert "div.no-such-box" in desk.run("extract", url, "--explain").out


TERMS = b"<h1>Guest internet</h1><p>Our guests are asked for their names and the numbers of their rooms.</p>"


def led_away(site: NewsSite, told: str) -> Page:
    """To another host, which is told whence one came."""
    place = site.url("/guest", host="localhost")
    return lambda _: Answer(status=302, headers=(("Location", f"{place}?{told}"),))


@pytest.mark.parametrize(
    ("told", "outcome"),
    [
        ("url={asked}", "blocked"),
        ("go=%2Fin%3Fback%3D{asked_again}&id=7", "blocked"),
        ("url=elsewhere.example/news", "first"),
        ("utm_source={host}", "first"),
    ],
    ids=["the address", "the address in an address", "another", "the host alone"],
)
def test_a_gate_that_would_send_back_is_no_version(
    desk: Desk, site: NewsSite, told: str, outcome: str
) -> None:
    asked = site.url(PATH)
    words = {
        "asked": quote(asked, safe=""),
        "asked_again": quote(quote(asked, safe=""), safe=""),
        "host": urlsplit(asked).netloc,
    }
    desk.configure(watch(asked))
    site.pages[PATH] = led_away(site, told.format(**words))
    site.pages["/guest"] = lambda _: Answer(TERMS)
    assert desk.check()[PATH]["outcome"] == outcome


def test_a_story_that_stands_behind_a_gate_is_read(desk: Desk, site: NewsSite) -> None:
    site.pages[PATH] = led_away(site, f"url={quote(site.url(PATH))}")
    site.pages["/guest"] = Newsroom(FERRY)
    desk.configure(watch(site.url(PATH)))
    assert desk.check()[PATH]["outcome"] == "first"
