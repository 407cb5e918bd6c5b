"""What follows from a visit: notices of trouble and of its end, validators, hosts that ask for rest."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from decide_help import NOW, WATCHED, answer, following

from watcher.decide.schedule.cadence import host_blocked_until
from watcher.decide.screen import Verdict
from watcher.errors import HostBusy, Unreachable
from watcher.model import Article, EventType, Outcome, Response


def run(article: Article, outcome: Outcome, *, now: datetime = NOW, came_back: Response | None = None):
    return following(article, Verdict(outcome, "code", "words"), now=now, came_back=came_back)


def troubled(outcome: Outcome, times: int, step: timedelta) -> tuple[list[EventType | None], Article]:
    """The notices of so many bad checks in a row."""
    return through([outcome] * times, step)


def through(outcomes: list[Outcome], step: timedelta) -> tuple[list[EventType | None], Article]:
    """The notices of checks that end so, one after the other."""
    article, notices = WATCHED, []
    for n, outcome in enumerate(outcomes):
        after = run(article, outcome, now=NOW + n * step)
        notices.append(after.notice)
        fields = ("failures", "failing_since", "noticed", "gone_since", "gone_count", "gone_noticed")
        fields += ("validators", "body_hash")
        article = replace(article, **{name: getattr(after.progress, name) for name in fields})
    return notices, article


@pytest.mark.parametrize("outcome", [Outcome.FAILED, Outcome.BLOCKED, Outcome.SUSPECT])
def test_trouble_raises_one_notice_when_it_lasts_and_one_when_it_ends(outcome):
    notices, article = troubled(outcome, 10, timedelta(minutes=5))
    assert notices == [None, None, EventType.ARTICLE_FAILING, *[None] * 7]
    assert run(article, Outcome.UNCHANGED).notice is EventType.ARTICLE_RECOVERED


def test_gone_is_reported_after_a_day_and_return_too():
    notices, article = troubled(Outcome.GONE, 10, timedelta(hours=8))
    assert notices == [None, None, None, EventType.ARTICLE_GONE, *[None] * 6]
    assert run(article, Outcome.UNCHANGED).notice is EventType.ARTICLE_RETURNED


F, G, S, B, U = Outcome.FAILED, Outcome.GONE, Outcome.SUSPECT, Outcome.BLOCKED, Outcome.UNCHANGED
FAILING, GONE, BACK, WELL = (
    EventType.ARTICLE_FAILING,
    EventType.ARTICLE_GONE,
    EventType.ARTICLE_RETURNED,
    EventType.ARTICLE_RECOVERED,
)


@pytest.mark.parametrize(
    ("outcomes", "notices"),
    [
        pytest.param([F, F, F, G, G, G, G, U], {2: FAILING, 6: GONE, 7: BACK}, id="failing, then gone"),
        pytest.param([G, G, G, G, F, B, F, U], {3: GONE, 7: BACK}, id="gone, then out of reach"),
        pytest.param([G, F, G, B, G, U], {3: FAILING, 4: GONE, 5: BACK}, id="silence speaks not against it"),
        pytest.param([G, F, F, F, F, U], {2: FAILING, 5: WELL}, id="gone once, then failing"),
        pytest.param([G, G, S, G, G, U], {2: FAILING, 5: WELL}, id="a page of any kind speaks against it"),
        pytest.param([G, G, G, U, G, G, G, U], {}, id="back before a day is over"),
        pytest.param([G] * 4 + [U] + [G] * 4 + [U], {3: GONE, 4: BACK, 8: GONE, 9: BACK}, id="gone twice"),
    ],
)
def test_gone_is_known_apart_from_other_trouble(outcomes, notices):
    told = dict(enumerate(through(outcomes, timedelta(hours=8))[0]))
    assert {n: notice for n, notice in told.items() if notice} == notices


def test_short_trouble_is_silent():
    notices, article = troubled(Outcome.FAILED, 2, timedelta(minutes=5))
    assert notices == [None, None]
    assert run(article, Outcome.UNCHANGED).notice is None


def test_after_a_bad_answer_the_next_request_is_unconditional():
    progress = run(WATCHED, Outcome.FAILED, came_back=answer()).progress
    assert not progress.validators
    assert progress.body_hash == ""


def test_not_modified_keeps_validators_and_body_hash():
    progress = run(
        WATCHED, Outcome.NOT_MODIFIED, came_back=answer(304, b"", asked=(("if-none-match", '"a"'),))
    ).progress
    assert progress.validators == WATCHED.validators
    assert progress.body_hash == WATCHED.body_hash


@pytest.mark.parametrize(
    ("status", "retry_after", "blocked"),
    [
        (200, timedelta(minutes=1), None),
        (503, None, None),
        (503, timedelta(minutes=1), timedelta(minutes=1)),
        (429, None, timedelta(minutes=5)),
        (429, timedelta(days=900), timedelta(days=1)),
    ],
)
def test_a_host_is_left_alone_when_it_asks(status, retry_after, blocked):
    until = host_blocked_until(WATCHED, answer(status, retry_after=retry_after), NOW)
    assert until == (NOW + blocked if blocked else None)


def test_a_site_whose_robots_txt_asks_for_rest_gets_it():
    error = Unreachable("robots.txt answers 503", retry_after=timedelta(minutes=7))
    assert host_blocked_until(WATCHED, error, NOW) == NOW + timedelta(minutes=7)
    assert host_blocked_until(WATCHED, Unreachable("no answer"), NOW) is None


@pytest.mark.parametrize("kind", [HostBusy, Unreachable, answer])
def test_what_another_host_asks_for_is_not_for_this_one(kind):
    def said(url):
        words = {"status": 429} if kind is answer else {"message": "later"}
        return kind(**words, url=url, retry_after=timedelta(hours=1))

    there = "https://consent.example/wall"
    assert host_blocked_until(WATCHED, said(there), NOW) is None
    assert host_blocked_until(replace(WATCHED, moved_to=there), said(there), NOW) == NOW + timedelta(hours=1)
    assert host_blocked_until(WATCHED, said("https://NEWS.example/other"), NOW) == NOW + timedelta(hours=1)


def test_where_it_moved_to_is_forgotten_when_the_old_address_answers_itself():
    moved = replace(WATCHED, moved_to="https://news.example/new")
    there = replace(answer(), url="https://news.example/new")
    assert run(moved, Outcome.UNCHANGED, came_back=there).progress.moved_to == "https://news.example/new"
    here = replace(answer(), url=WATCHED.url)
    assert run(moved, Outcome.UNCHANGED, came_back=here).progress.moved_to == ""
