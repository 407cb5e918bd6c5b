"""When to look again: the law, the limits, the hints, the user's own intervals and hours."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watcher.decide.flapping import FLAPPING
from watcher.decide.hours import DAYS, Hours, Timetable, window
from watcher.decide.policy import Policy
from watcher.decide.schedule.cadence import Appointment, next_check
from watcher.decide.schedule.common import NO_HINTS, Hints, appointed
from watcher.decide.schedule.stride import rounded, stride
from watcher.decide.screen import Verdict
from watcher.decide.source import Seen, follow_look
from watcher.decide.twins import key
from watcher.errors import LineDown, Unreachable
from watcher.model import Article, Outcome
from watcher.model.source import Listing, Source, SourceKind

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
POLICY = Policy()
STORY = Article(
    id=1,
    url="https://news.example/2026/03/ferry",
    host="news.example",
    version=2,
    changes=1,
    added_at=NOW - 3 * DAY,
    published_at=NOW - 3 * DAY,
    last_changed_at=NOW - DAY,
    last_checked_at=NOW - 2 * HOUR,
    next_check_at=NOW,
)


def then(
    article: Article = STORY,
    outcome: Outcome = Outcome.UNCHANGED,
    *,
    policy: Policy = POLICY,
    hints: Hints = NO_HINTS,
    jitter: float = 0,
) -> Appointment:
    return next_check(article, Verdict(outcome), NOW, policy, jitter=jitter, hints=hints)


def wait(article: Article = STORY, outcome: Outcome = Outcome.UNCHANGED, **values) -> timedelta:
    return then(article, outcome, **values).at - NOW


spans = st.floats(min_value=0, max_value=1e9)


@given(spans, spans, spans, st.integers(0, 50))
def test_the_longer_it_is_quiet_the_less_a_look_is_worth_and_the_more_it_changed_the_more(one, other, age, n):
    shorter, longer = sorted((one, other))
    assert stride(shorter, age, n) <= stride(longer, age, n)
    assert stride(shorter, age, n + 1) < stride(shorter, age, n)


@given(st.floats(min_value=1, max_value=1e9))
def test_a_kept_stride_is_near_the_exact_one(seconds):
    assert 0.9 < rounded(seconds).total_seconds() / seconds < 1.1


def test_an_article_is_never_given_up():
    old = replace(STORY, published_at=NOW - 4000 * DAY)
    quiet = [wait(replace(old, last_changed_at=NOW - n * HOUR)) for n in (0, 1, 24, 24 * 30, 24 * 3650)]
    assert quiet == sorted(quiet)
    assert quiet[0] == POLICY.floor
    assert quiet[-1] == POLICY.ceiling


def test_a_story_that_just_changed_is_looked_at_sooner():
    assert wait(outcome=Outcome.CHANGED) < wait() / 5


def test_the_first_look_at_an_old_story_is_not_followed_by_another_at_once():
    new = replace(STORY, version=0, changes=0, last_changed_at=None, added_at=NOW)
    assert wait(new, Outcome.FIRST) > HOUR
    assert wait(replace(new, published_at=NOW - 10 * MINUTE), Outcome.FIRST) < 10 * MINUTE
    assert wait(replace(new, published_at=None), Outcome.FIRST) == POLICY.floor
    assert wait(replace(new, published_at=NOW + DAY), Outcome.FIRST) == POLICY.floor


def test_the_page_s_word_on_its_last_change_counts_until_we_know_better():
    unchanged = replace(STORY, changes=0, last_changed_at=None, published_at=NOW - 30 * DAY)
    fresh = replace(unchanged, modified_at=unchanged.added_at - HOUR)
    assert wait(fresh) < wait(unchanged)
    liar = replace(unchanged, modified_at=NOW)
    assert wait(liar) == wait(unchanged)


def test_the_price_stretches_and_the_limits_hold():
    dear, cheap = replace(STORY, price=3.0), replace(STORY, price=0.5)
    assert wait(dear) == pytest.approx(3 * wait(), rel=1e-9)
    assert wait(cheap) == pytest.approx(wait() / 2, rel=1e-9)
    assert wait(replace(STORY, price=1e-4)) == POLICY.floor
    assert wait(replace(STORY, price=1e4)) == POLICY.ceiling
    assert wait(replace(STORY, price=1e4, ceiling=9 * DAY)) == 9 * DAY
    assert wait(replace(STORY, price=1e4, ceiling=HOUR)) == POLICY.ceiling


@pytest.mark.parametrize(
    ("article", "outcome", "reason"),
    [
        (STORY, Outcome.UNCHANGED, "change seen 24h ago"),
        (STORY, Outcome.CHANGED, "change seen at the last look; the floor"),
        (replace(STORY, last_changed_at=None), Outcome.UNCHANGED, "unchanged for 3d"),
        (replace(STORY, last_changed_at=None, version=0), Outcome.FIRST, "first seen"),
        (replace(STORY, price=2.5), Outcome.UNCHANGED, "change seen 24h ago; 2.5x for the budget"),
        (replace(STORY, price=1e5), Outcome.UNCHANGED, "change seen 24h ago; the ceiling"),
        (STORY, Outcome.FAILED, "after trouble"),
        (STORY, Outcome.SUSPECT, "an odd reading is looked at again"),
        (replace(STORY, every=HOUR), Outcome.FAILED, "fixed interval"),
    ],
)
def test_it_is_said_why(article, outcome, reason):
    assert then(article, outcome).reason == reason


def test_while_no_site_answers_each_is_tried_again_soon_and_nobody_waits_for_hours_when_the_line_is_back():
    article, feed = replace(STORY, failures=9), "https://news.example/feed"
    source = Source(id=1, url=feed, host=STORY.host, at=feed, failures=9)
    ours, theirs = Verdict(Outcome.FAILED, LineDown.code), Verdict(Outcome.FAILED, Unreachable.code)
    waits = [next_check(article, one, NOW, POLICY, jitter=0).at - NOW for one in (ours, theirs)]
    looks = [Seen(at=feed, trouble="no", ours=ours) for ours in (True, False)]
    found = [
        follow_look(source, look, brought=False, now=NOW, jitter=0)[0].next_look_at - NOW for look in looks
    ]
    assert waits == found == [15 * MINUTE, 6 * HOUR]


def test_a_feed_that_breaks_off_from_the_first_is_learned_like_another():
    site = "https://news.example/"
    known = Source(id=1, url=site, host=STORY.host, at=site)
    part = Listing(SourceKind.FEED, "The Sound Gazette")
    cut = Seen(at=f"{site}feed", kind=SourceKind.FEED, trouble="breaks off", listing=part)
    first, second = (
        follow_look(replace(known, items=items), cut, brought=True, now=NOW, jitter=0)[0] for items in (0, 3)
    )
    assert (first.at, first.kind, first.title) == (cut.at, SourceKind.FEED, "The Sound Gazette")
    assert (first.arrivals, second.arrivals) == ((), (NOW,))


@pytest.mark.parametrize("outcome", list(Outcome))
def test_a_fixed_interval_is_obeyed_exactly_whatever_happens(outcome):
    article = replace(STORY, every=timedelta(seconds=2), price=9.0)
    hints = Hints(fresh_for=DAY, retry_after=HOUR)
    assert wait(article, outcome, hints=hints, jitter=1.0) == timedelta(seconds=2)


def test_visits_that_take_time_do_not_stretch_a_fixed_interval():
    article = replace(STORY, every=HOUR)
    assert wait(replace(article, next_check_at=NOW - MINUTE)) == HOUR - MINUTE
    assert wait(replace(article, next_check_at=NOW - HOUR)) == HOUR
    assert wait(replace(article, next_check_at=NOW + MINUTE)) == HOUR  # looked at by hand


@pytest.mark.parametrize(
    ("fresh_for", "expected"),
    [
        (0 * MINUTE, 5 * MINUTE),
        (3 * MINUTE, 5 * MINUTE),
        (10 * MINUTE, 10 * MINUTE),
        (365 * DAY, 15 * MINUTE),
    ],
)
def test_what_is_fresh_by_its_own_word_is_left_alone_for_some_minutes(fresh_for, expected):
    assert wait(outcome=Outcome.CHANGED, hints=Hints(fresh_for=fresh_for)) == expected


@pytest.mark.parametrize(
    ("hints", "expected"),
    [
        (NO_HINTS, 66 * MINUTE),
        (Hints(fresh_for=65 * MINUTE), 66 * MINUTE),
        (Hints(fresh_for=90 * MINUTE), 90 * MINUTE),
        (Hints(fresh_for=DAY), 2 * HOUR),
        (Hints(retry_after=timedelta(seconds=1)), 66 * MINUTE),
        (Hints(retry_after=3 * HOUR), 3 * HOUR),
        (Hints(fresh_for=DAY, retry_after=900 * DAY), DAY),
    ],
)
def test_our_own_span_is_spread_and_a_moment_that_the_site_names_is_kept_to_the_second(hints, expected):
    at, reason = appointed(NOW, HOUR, "ours", hints, freshest=2 * HOUR, jitter=1.0)
    assert at - NOW == expected
    assert (reason == "ours") is (expected == 66 * MINUTE)


@pytest.mark.parametrize("jitter", [0.0, 1.0])
def test_who_asks_for_rest_gets_it(jitter):
    feed, rest = "https://news.example/feed", Hints(retry_after=2 * HOUR)
    source = Source(id=1, url=feed, host=STORY.host, at=feed)
    seen = Seen(at=feed, trouble="429", hints=rest)
    look, _ = follow_look(source, seen, brought=False, now=NOW, jitter=jitter)
    assert wait(outcome=Outcome.FAILED, hints=rest, jitter=jitter) == look.next_look_at - NOW == 2 * HOUR


def hours(*texts: str, zone: str = "UTC") -> Timetable:
    return Timetable(general=Hours(tuple(map(window, texts)), ZoneInfo(zone)))


@pytest.mark.parametrize(
    ("texts", "at", "expected"),
    [
        (["07:00-23:00"], "2026-03-01 12:00", "2026-03-01 12:00"),
        (["07:00-23:00"], "2026-03-01 23:00", "2026-03-02 07:00"),
        (["22:00-06:00"], "2026-03-01 02:00", "2026-03-01 02:00"),
        (["22:00-24:00"], "2026-03-01 23:59", "2026-03-01 23:59"),
        (["22:00-24:00"], "2026-03-02 00:00", "2026-03-02 22:00"),
        (["22:00-06:00"], "2026-03-01 06:00", "2026-03-01 22:00"),
        (["mon-fri 09:00-17:00"], "2026-02-27 18:00", "2026-03-02 09:00"),  # Friday to Monday
        (["fri 22:00-06:00"], "2026-02-28 05:00", "2026-02-28 05:00"),  # begun on Friday
        (["sat-mon 09:00-10:00"], "2026-03-03 09:00", "2026-03-07 09:00"),
        (["sat,sun 09:00-10:00", "mon 20:00-21:00"], "2026-03-01 11:00", "2026-03-02 20:00"),
    ],
)
def test_hours_say_when_to_look(texts, at, expected):
    moment, wanted = (datetime.fromisoformat(text).replace(tzinfo=UTC) for text in (at, expected))
    assert hours(*texts).opening(STORY, moment) == wanted


def test_hours_go_by_the_clock_of_the_place_also_when_that_is_changed():
    london = hours("07:00-08:00", zone="Europe/London")
    assert london.opening(STORY, datetime(2026, 3, 28, 9, tzinfo=UTC)) == datetime(2026, 3, 29, 6, tzinfo=UTC)
    skipped = hours("01:30-01:45", zone="Europe/London")
    assert skipped.opening(STORY, datetime(2026, 3, 28, 9, tzinfo=UTC)) > datetime(2026, 3, 29, 1, tzinfo=UTC)


def test_hours_of_an_article_come_before_those_of_its_host_and_these_before_all_others():
    general, host, own = (hours(text).general for text in ("07:00-08:00", "08:00-09:00", "09:00-10:00"))
    day = datetime(2026, 3, 1, tzinfo=UTC)
    table = Timetable(general, {STORY.host: host})
    assert table.opening(STORY, day) == day + 8 * HOUR
    assert table.opening(replace(STORY, host="other.example"), day) == day + 7 * HOUR
    other = replace(STORY, url=f"{STORY.url}/".replace("https://", "http://www."))
    for one in (STORY, other):  # whichever spelling the file has and which is watched
        assert replace(table, articles={key(STORY.url): own}).opening(one, day) == day + 9 * HOUR


def test_a_look_that_would_fall_outside_comes_when_the_hours_begin():
    policy = replace(POLICY, timetable=hours("14:00-15:00"))
    for article in (STORY, replace(STORY, every=MINUTE)):
        appointment = then(article, policy=policy)
        assert appointment.at == NOW + 2 * HOUR
        assert appointment.reason.endswith("; its hours begin then")


@given(
    st.integers(1_577_836_800, 1_893_456_000),  # the twenties
    st.integers(0, 1439),
    st.integers(1, 1439),
    st.sets(st.integers(0, 6), min_size=1),
    st.sampled_from(["UTC", "Europe/London", "America/New_York", "Australia/Lord_Howe"]),
)
def test_an_opening_is_open_and_is_its_own_opening(at, start, length, days, zone):
    clock = lambda minute: f"{minute // 60 % 24:02}:{minute % 60:02}"  # noqa: E731
    names = ",".join(DAYS[day] for day in days)
    table = hours(f"{names} {clock(start)}-{clock(start + length)}", zone=zone)
    moment = datetime.fromtimestamp(at, UTC)
    opening = table.opening(STORY, moment)
    assert moment <= opening <= moment + 15 * DAY
    assert table.opening(STORY, opening) == opening


@pytest.mark.parametrize(
    ("text", "moment", "opening"),
    [
        # the clocks of Berlin go from 2 to 3 on 29 March, and from 3 to 2 on 25 October 2026
        ("02:00-03:00", "2026-03-29T00:00", "2026-03-30T00:00"),
        ("02:30-03:15", "2026-03-29T00:00", "2026-03-30T00:30"),
        ("02:30-06:00", "2026-03-29T00:00", "2026-03-29T01:30"),
        ("22:00-02:30", "2026-03-29T01:29", "2026-03-29T01:29"),
        ("22:00-02:30", "2026-03-29T01:30", "2026-03-29T20:00"),
        ("sun 02:30-03:00", "2026-03-24T00:00", "2026-04-05T00:30"),
        ("01:00-02:30", "2026-10-25T00:29", "2026-10-25T00:29"),
        ("01:00-02:30", "2026-10-25T01:15", "2026-10-26T00:00"),
        ("02:30-03:15", "2026-10-25T01:15", "2026-10-25T01:15"),
    ],
)
def test_where_the_clocks_change_hours_come_once_or_not_at_all(text, moment, opening):
    found = hours(text, zone="Europe/Berlin").opening(STORY, datetime.fromisoformat(f"{moment}+00:00"))
    assert found == datetime.fromisoformat(f"{opening}+00:00")


@pytest.mark.parametrize(
    "text", ["", "nights", "7-9", "07:00-07:00", "funday 07:00-09:00", "mon tue 7:00-9:00"]
)
def test_what_are_no_hours_is_refused(text):
    with pytest.raises(ValueError, match=r"07:|22:"):
        window(text)


def test_a_page_that_goes_to_and_fro_is_looked_at_as_often_as_one_that_stands():
    turned = next_check(replace(STORY, failures=1), Verdict(Outcome.SUSPECT, FLAPPING), NOW, POLICY, jitter=0)
    assert turned == then()
