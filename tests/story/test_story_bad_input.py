"""What the web throws at us: the outcome says what it was, history is untouched, the others go on."""

from __future__ import annotations

import os
import sqlite3
import time
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from mishaps import (
    broken_gzip,
    broken_utf8,
    challenge,
    consent,
    empty,
    five_megabytes,
    forbidden,
    gone,
    noise,
    not_found,
    not_found_with_200,
    overloaded,
    pdf,
    redirect_loop,
    server_error,
    ten_gigabytes,
    to_another_scheme,
    to_the_front_page,
    truncated,
)
from newsroom import PATH, Desk, Watch, note_is_added, nothing, number_is_edited, watch, webhook

from watcher.demo.site import Answer, Newsroom, NewsSite, robots
from watcher.demo.story import FERRY

if TYPE_CHECKING:
    from collections.abc import Callable

    from watcher.demo.receivers import WebhookReceiver
    from watcher.demo.site import Request

    Page = Callable[[Request], Answer]

OTHER = "/2021/01/11/another-ferry"

# page, outcome once there is a history, outcome at the first look, a word the error must say
BAD = [
    (not_found, "gone", "gone", "404"),
    (gone, "gone", "gone", "410"),
    (forbidden, "blocked", "blocked", "403"),
    (overloaded, "failed", "failed", "503"),
    (server_error, "failed", "failed", "500"),
    (challenge, "blocked", "blocked", "challenge"),
    (consent, "blocked", "blocked", "consent"),
    (not_found_with_200, "suspect", "failed", "another page stands where the article was"),
    (redirect_loop, "failed", "failed", "redirect"),
    (to_the_front_page, "suspect", "failed", "front page"),
    (to_another_scheme, "blocked", "blocked", "ftp"),
    (ten_gigabytes, "failed", "failed", "larger than"),
    (broken_gzip, "failed", "failed", "compression"),
    (pdf, "failed", "failed", "PDF"),
    (empty, "suspect", "failed", "no article text: it is all but empty"),
    (noise, "failed", "failed", "text"),
    (truncated, "failed", "failed", ""),
]


def name_of(case: object) -> str | None:
    return getattr(case, "__name__", None)


@pytest.fixture
def two(desk: Desk, site: NewsSite, hooks: WebhookReceiver) -> Desk:
    """Two watched articles of one site, of which only the other one behaves."""
    site.pages[OTHER] = Newsroom(FERRY)
    site.pages["/"] = lambda _: Answer(
        b"<html><body><h1>The Sound Gazette</h1><p>All news.</p></body></html>"
    )
    desk.configure(watch(site.url(PATH)), watch(site.url(OTHER)), webhook(hooks.url("/hook")))
    return desk


@pytest.mark.parametrize(("page", "outcome", "error"), [(p, late, e) for p, late, _, e in BAD], ids=name_of)
def test_history_is_untouched_and_the_others_go_on(
    two: Desk, site: NewsSite, hooks: WebhookReceiver, page: Page, outcome: str, error: str
) -> None:
    good = site.pages[PATH] = Newsroom(FERRY)
    two.check(expect=0)
    before = two.history(PATH)

    site.pages[PATH] = page
    site.pages[OTHER] = Newsroom(note_is_added(FERRY))
    checks = two.check(expect=1)

    assert (checks[PATH]["outcome"], checks[OTHER]["outcome"]) == (outcome, "changed")
    assert error.lower() in checks[PATH]["error"].lower()
    assert two.history(PATH) == before
    assert [hook.document["data"]["url"] for hook in hooks.hooks] == [site.url(OTHER)]

    site.pages[PATH] = good
    assert two.check(expect=0)[PATH]["outcome"] == "unchanged"
    assert len(two.history(PATH)) == len(hooks.hooks) == 1


@pytest.mark.parametrize(("page", "outcome", "error"), [(p, early, e) for p, _, early, e in BAD], ids=name_of)
def test_what_was_never_an_article_gets_no_version(
    two: Desk, site: NewsSite, page: Page, outcome: str, error: str
) -> None:
    site.pages[PATH] = page
    checks = two.check(expect=1)

    assert (checks[PATH]["outcome"], checks[PATH]["version"]) == (outcome, None)
    assert error.lower() in checks[PATH]["error"].lower()
    assert checks[OTHER]["outcome"] == "first"
    assert two.history(PATH) == []


@pytest.mark.parametrize("wrap", [broken_utf8, five_megabytes])
def test_a_bad_page_with_a_good_article_is_read(
    watched: Watch, site: NewsSite, wrap: Callable[[Page], Page]
) -> None:
    site.pages[PATH] = wrap(watched.room)

    assert watched.after(nothing) == "unchanged"
    assert watched.after(number_is_edited) == "changed"
    assert len(watched.hooks.hooks) == 1


def test_robots_txt_is_obeyed(watched: Watch, site: NewsSite) -> None:
    seen = len(site.seen(PATH))
    site.pages["/robots.txt"] = robots("User-agent: *\nDisallow: /2021/\n")
    assert watched.desk.check(expect=0)[PATH]["outcome"] == "unchanged"  # what it said is good for a day
    assert len(site.seen("/robots.txt")) == 1
    seen += 1
    with closing(sqlite3.connect(watched.desk.home / "state" / "watcher.db", isolation_level=None)) as db:
        db.execute("UPDATE robots SET asked_at = asked_at - 24 * 3600 * 1000000")
    check = watched.desk.check(expect=1)[PATH]

    assert check["outcome"] == "blocked"
    assert "robots.txt" in check["error"]
    assert len(site.seen(PATH)) == seen
    assert len(watched.desk.history(PATH)) == 1


def test_a_private_address_needs_leave(desk: Desk, site: NewsSite) -> None:
    site.pages[PATH] = Newsroom(FERRY)
    (desk.home / "config.toml").write_text(watch(site.url(PATH)), encoding="utf-8")
    check = desk.check(expect=1)[PATH]

    assert check["outcome"] == "blocked"
    assert "private" in check["error"]
    assert "allow_private_hosts" in check["error"]
    assert site.requests == []


def test_an_address_that_is_not_http_is_refused_at_once(desk: Desk) -> None:
    desk.configure()
    ran = desk.run("add", "ftp://files.example/story.html", expect=1)

    assert "http" in ran.err
    assert "Traceback" not in ran.err


def test_half_a_page_is_not_believed_at_once(watched: Watch, site: NewsSite) -> None:
    """A page that shrank to its first paragraph is a broken page until it lasts."""
    cut = replace(FERRY, body=FERRY.body[:1])
    checks = []
    for _ in range(2):
        watched.room.story = cut
        checks.append(watched.desk.check(expect=1)[PATH])

    assert [check["outcome"] for check in checks] == ["suspect", "suspect"]
    assert "shrank" in checks[0]["error"]
    assert watched.after(lambda _: FERRY) == "unchanged"
    assert len(watched.desk.history(PATH)) == 1


def test_half_a_page_that_stays_is_told_with_a_word_of_what_else_it_may_be(watched: Watch) -> None:
    watched.room.story = replace(FERRY, body=FERRY.body[:1])
    outcomes = [watched.desk.check(expect=None)[PATH]["outcome"] for _ in range(3)]
    assert outcomes == ["suspect", "suspect", "changed"]
    (mail,) = watched.mails.texts
    assert "A page that is cut off for readers without a subscription looks the same." in " ".join(
        mail.split()
    )
    document = watched.hooks.hooks[-1].document["data"]
    assert document["words"] == watched.desk.history(PATH)[-1]["words"]


def test_trouble_that_lasts_raises_one_notice_and_one_more_when_it_ends(
    watched: Watch, site: NewsSite
) -> None:
    site.pages[PATH] = challenge
    for _ in range(6):
        watched.desk.check(expect=1)
    site.pages[PATH] = watched.room
    for _ in range(2):
        assert watched.after(nothing) == "unchanged"

    types = [hook.document["type"] for hook in watched.hooks.hooks]
    assert types == ["article.failing", "article.recovered"]
    assert all(hook.document["data"]["url"].endswith(PATH) for hook in watched.hooks.hooks)


def test_an_etag_is_sent_back_after_a_good_reading(watched: Watch, site: NewsSite) -> None:
    watched.room.validators = True
    outcomes = [watched.after(nothing) for _ in range(2)]

    assert outcomes == ["unchanged", "not_modified"]
    *_, before, last = (request.headers.get("if-none-match") for request in site.seen(PATH))
    assert before is None
    assert last is not None


def test_an_etag_of_a_page_that_could_not_be_read_is_never_sent_back(watched: Watch, site: NewsSite) -> None:
    """Else the next 304 would hide the change for ever (urlwatch #292)."""
    watched.room.validators = True
    watched.after(nothing)
    site.pages[PATH] = lambda request: replace(challenge(request), headers=(("ETag", '"wall"'),))
    watched.desk.check(expect=1)
    site.pages[PATH] = watched.room
    watched.after(number_is_edited)

    good, wall, after = site.seen(PATH)[-3:]
    assert "if-none-match" not in good.headers
    assert "if-none-match" in wall.headers
    assert "if-none-match" not in after.headers
    assert len(watched.desk.history(PATH)) == 2


def test_a_host_that_asks_for_rest_gets_it(two: Desk, site: NewsSite) -> None:
    """Retry-After holds for the host, so the other article waits too."""
    site.pages[PATH] = overloaded
    began = time.monotonic()
    two.check(site.url(PATH), expect=1)
    two.check(site.url(OTHER), expect=0)

    assert time.monotonic() - began >= 0.8


@pytest.mark.skipif(os.name == "nt", reason="POSIX file modes")
def test_a_wrong_configuration_touches_nothing(desk: Desk) -> None:
    (desk.home / "config.toml").write_text('state_dir = "state"\nevery = "5m"\n[fetch]\nmax_bytes = "lots"\n')
    ran = desk.run("check", expect=78)

    assert "every" in ran.err
    assert "fetch.max_bytes" in ran.err
    assert not (desk.home / "state").exists()


@pytest.mark.parametrize("status", [403, 429, 503])
@pytest.mark.parametrize(
    ("page", "wall"),
    [(challenge, "a bot challenge"), (consent, "a consent wall")],
    ids=["challenge", "consent"],
)
def test_a_wall_is_named_whatever_its_status(
    watched: Watch, site: NewsSite, page: Callable[[Request], Answer], wall: str, status: int
) -> None:
    site.pages[PATH] = lambda request: replace(page(request), status=status)
    check = watched.desk.check(expect=1)[PATH]
    assert check["outcome"] == "blocked"
    assert wall in check["error"]
    assert str(status) in check["error"]
    assert len(watched.desk.history(PATH)) == 1


def test_a_refusal_without_a_wall_is_named_by_its_status(watched: Watch, site: NewsSite) -> None:
    for words in (b"Forbidden", b"403 Forbidden</h1><hr><center>nginx/1.24.0"):
        site.pages[PATH] = lambda _, words=words: Answer(b"<h1>" + words, status=403)
        check = watched.desk.check(expect=1)[PATH]
        assert check["outcome"] == "blocked"
        assert check["error"] == "the server answered 403 (Forbidden)"
