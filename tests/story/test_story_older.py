"""Pages that are an older copy: what a cache, or a server that lags behind, still sends after an edit."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from newsroom import PATH, Watch, correction_is_added, number_is_edited

from watcher.demo.site import Answer, Newsroom, NewsSite, Request

if TYPE_CHECKING:
    from collections.abc import Callable

    from watcher.demo.story import Story

BEFORE, AFTER, LATER = "2021-01-12T08:00:00Z", "2021-01-13T09:00:00Z", "2021-01-13T10:00:00Z"


def copy(story: Story, *, claims: str = "", age: int = 0) -> Callable[[Request], Answer]:
    """The page of a story, with its claim of the last change and its age in a cache."""

    def serve(request: Request) -> Answer:
        whole = Newsroom(story)(request)
        claim = f'<meta property="article:modified_time" content="{claims}"></head>' if claims else "</head>"
        body = whole.body.replace(b"</head>", claim.encode(), 1)
        return replace(whole, body=body, headers=(*whole.headers, ("Age", str(age))))

    return serve


def look(watched: Watch, site: NewsSite, page: Callable[[Request], Answer]) -> str:
    site.pages[PATH] = page
    return str(watched.desk.check()[PATH]["outcome"])


@pytest.mark.parametrize(
    ("edit", "old", "new", "words"),
    [
        (number_is_edited, {"claims": BEFORE}, {"claims": AFTER}, "by its own word"),
        (correction_is_added, {"claims": BEFORE}, {"claims": AFTER}, "by its own word"),
        (number_is_edited, {"age": 90_000}, {"age": 0}, "a cache has kept it"),
        (correction_is_added, {"age": 90_000, "claims": AFTER}, {"age": 2, "claims": AFTER}, "a cache has"),
    ],
    ids=["its claim", "its claim, a note", "its age", "its age alone"],
)
def test_an_older_copy_takes_nothing_back(
    watched: Watch, site: NewsSite, edit: Callable[[Story], Story], old: dict, new: dict, words: str
) -> None:
    before, after = watched.room.story, edit(watched.room.story)
    assert look(watched, site, copy(before, **old)) == "unchanged"
    assert look(watched, site, copy(after, **new)) == "changed"
    told = watched.told
    for _ in range(4):
        assert look(watched, site, copy(before, **old)) == "suspect"
    assert words in watched.desk.run("status").out
    assert look(watched, site, copy(after, **new)) == "unchanged"
    assert look(watched, site, copy(before, **old)) == "suspect"
    assert watched.told == told
    assert len(watched.desk.history(PATH)) == 2


@pytest.mark.parametrize(
    ("old", "again"),
    [
        ({"claims": BEFORE}, {"claims": LATER}),
        ({"claims": BEFORE}, {"claims": AFTER}),
        ({}, {}),
    ],
    ids=["a later claim", "the same claim", "no claim"],
)
def test_an_edit_that_is_taken_back_is_told(watched: Watch, site: NewsSite, old: dict, again: dict) -> None:
    before, after = watched.room.story, number_is_edited(watched.room.story)
    outcomes = [look(watched, site, copy(before, **old)), look(watched, site, copy(after, claims=AFTER))]
    outcomes.append(look(watched, site, copy(before, **again)))
    assert outcomes == ["unchanged", "changed", "changed"]
    assert watched.desk.history(PATH)[-1]["returns_to"] == 1


def test_an_older_copy_that_stays_is_what_the_site_went_back_to(watched: Watch, site: NewsSite) -> None:
    before, after = watched.room.story, number_is_edited(watched.room.story)
    look(watched, site, copy(before, claims=BEFORE))
    look(watched, site, copy(after, claims=AFTER))
    assert {look(watched, site, copy(before, claims=BEFORE)) for _ in range(6)} == {"suspect"}
    with closing(sqlite3.connect(watched.desk.home / "state" / "watcher.db", isolation_level=None)) as db:
        db.execute("UPDATE articles SET failing_since = failing_since - 3600 * 1000000")
    assert look(watched, site, copy(before, claims=BEFORE)) == "changed"
    assert watched.told == ["article.changed", "article.changed"]


def test_a_clock_that_was_set_back_makes_no_page_an_older_copy(watched: Watch, site: NewsSite) -> None:
    before, after = watched.room.story, number_is_edited(watched.room.story)
    assert look(watched, site, copy(before)) == "unchanged"
    assert look(watched, site, copy(after)) == "changed"
    with closing(sqlite3.connect(watched.desk.home / "state" / "watcher.db", isolation_level=None)) as db:
        db.execute("UPDATE snapshots SET captured_at = captured_at + 172800000000 WHERE version = 2")
        db.execute("UPDATE articles SET last_good_at = last_good_at + 172800000000")
    assert look(watched, site, copy(before)) == "changed"
    told = " ".join(watched.desk.run("history", PATH).out.split())
    assert re.search(r" 3 before \d+ \w+ \d{4} \d\d:\d\d \(clock set back\) ", told)
