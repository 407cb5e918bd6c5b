"""When a channel may speak: digests, quiet hours, ceilings; all from the clock and the rows."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watcher.alerts import Pace
from watcher.alerts.pace import digest_times, quiet_hours
from watcher.decide.hours import clock_time

BERLIN = ZoneInfo("Europe/Berlin")
NIGHT = (time(22), time(7))


def utc(text):
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def release(pace, oldest, *, count=3, sent=(), now=None):
    return pace.release(utc(oldest), count, [utc(text) for text in sent], utc(now or oldest))


def test_without_a_pace_nothing_waits():
    assert Pace().holds == ""
    assert not release(Pace(), "2026-05-04T10:17:00").together
    assert release(Pace(), "2026-05-04T10:17:00").at == utc("2026-05-04T10:17:00")


@pytest.mark.parametrize(
    ("pace", "since", "at"),
    [
        (Pace(hourly=True), "2026-05-04T10:17:00", "2026-05-04T11:00:00"),
        (Pace(hourly=True), "2026-05-04T10:00:00", "2026-05-04T11:00:00"),
        (Pace(hourly=True, zone=ZoneInfo("Asia/Kolkata")), "2026-05-04T10:17:00", "2026-05-04T10:30:00"),
        (Pace(daily=time(7, 30), zone=BERLIN), "2026-05-04T05:29:00", "2026-05-04T05:30:00"),
        (Pace(daily=time(7, 30), zone=BERLIN), "2026-05-04T05:30:00", "2026-05-05T05:30:00"),
        (Pace(daily=time(7, 30), zone=BERLIN), "2026-01-04T06:29:00", "2026-01-04T06:30:00"),
        # The clocks go forward at 02:00 on 29 March 2026: 02:30 does not exist and is 03:30 that day.
        (Pace(daily=time(2, 30), zone=BERLIN), "2026-03-28T12:00:00", "2026-03-29T01:30:00"),
        # They go back at 03:00 on 25 October 2026: 02:30 comes twice, and the first one counts.
        (Pace(daily=time(2, 30), zone=BERLIN), "2026-10-24T12:00:00", "2026-10-25T00:30:00"),
        (Pace(daily=time(2, 30), zone=BERLIN), "2026-10-25T00:30:00", "2026-10-26T01:30:00"),
        # A digest that falls into quiet hours comes at their end.
        (Pace(hourly=True, quiet=NIGHT), "2026-05-04T22:30:00", "2026-05-05T07:00:00"),
        (Pace(quiet=NIGHT), "2026-05-04T23:30:00", "2026-05-05T07:00:00"),
        (Pace(quiet=NIGHT), "2026-05-05T06:59:59", "2026-05-05T07:00:00"),
        (Pace(quiet=(time(12), time(13))), "2026-05-05T12:00:00", "2026-05-05T13:00:00"),
    ],
)
def test_what_is_held_goes_out_together_at_its_time(pace, since, at):
    assert pace.holds
    found = release(pace, since)
    assert (found.at, found.together) == (utc(at), True)


def test_after_the_quiet_hours_what_was_held_in_them_is_one():
    found = release(Pace(quiet=NIGHT), "2026-05-04T23:30:00", now="2026-05-05T07:00:01")
    assert (found.at <= utc("2026-05-05T07:00:01"), found.together) == (True, True)
    assert found.why == "the quiet hours"


def test_outside_the_quiet_hours_nothing_waits():
    assert not release(Pace(quiet=NIGHT), "2026-05-04T12:00:00").together
    assert Pace(quiet=NIGHT).quiet_until(utc("2026-05-04T07:00:00")) is None
    assert Pace().quiet_until(utc("2026-05-04T07:00:00")) is None


def test_quiet_hours_go_by_the_clock_of_their_zone():
    pace = Pace(quiet=NIGHT, zone=ZoneInfo("America/New_York"))
    assert pace.quiet_until(utc("2026-05-05T03:00:00")) == utc("2026-05-05T11:00:00")
    assert pace.quiet_until(utc("2026-05-05T12:00:00")) is None


@pytest.mark.parametrize(
    ("count", "sent", "at", "together"),
    [
        (2, [], "2026-05-04T10:17:00", False),
        (3, [], "2026-05-04T10:17:00", False),
        (4, [], "2026-05-04T10:17:00", True),
        (1, ["2026-05-04T10:10:00", "2026-05-04T10:00:00"], "2026-05-04T10:17:00", False),
        (2, ["2026-05-04T10:10:00", "2026-05-04T10:00:00"], "2026-05-04T10:17:00", True),
        (
            1,
            ["2026-05-04T10:10:00", "2026-05-04T10:00:00", "2026-05-04T09:30:00"],
            "2026-05-04T10:30:00",
            True,
        ),
        (
            1,
            ["2026-05-04T10:10:00", "2026-05-04T10:00:00", "2026-05-04T09:10:00"],
            "2026-05-04T10:17:00",
            False,
        ),
    ],
)
def test_a_ceiling_turns_what_is_too_much_into_one(count, sent, at, together):
    found = release(Pace(most=3), "2026-05-04T10:17:00", count=count, sent=sent)
    assert (found.at, found.together) == (utc(at), together)


@pytest.mark.parametrize(
    ("text", "clock"), [("07:30", time(7, 30)), ("7:05", time(7, 5)), ("23:59", time(23, 59))]
)
def test_a_time_of_day_is_read(text, clock):
    assert clock_time(text) == clock


@pytest.mark.parametrize("text", ["24:00", "7", "07:60", "noon", "", "7.30"])
def test_what_is_no_time_of_day_is_refused(text):
    with pytest.raises(ValueError, match="not a time of day"):
        clock_time(text)


def test_digests_and_quiet_hours_are_read():
    assert digest_times("hourly") == (True, None)
    assert digest_times("daily 07:30") == (False, time(7, 30))
    assert quiet_hours("22:00-07:00") == quiet_hours("22:00 – 7:00") == NIGHT


@pytest.mark.parametrize("text", ["weekly", "daily", "hourly 7:00", "07:30"])
def test_what_is_no_digest_is_refused(text):
    with pytest.raises(ValueError, match="digest"):
        digest_times(text)


@pytest.mark.parametrize("text", ["22:00", "07:00-07:00", "22:00-25:00"])
def test_what_are_no_quiet_hours_is_refused(text):
    with pytest.raises(ValueError, match=r"hours|time of day"):
        quiet_hours(text)


MOMENTS = st.datetimes(timezones=st.just(UTC)).map(lambda moment: moment.replace(year=2024))
CLOCKS = st.times().map(lambda clock: clock.replace(second=0, microsecond=0))


@given(
    MOMENTS,
    st.builds(Pace, hourly=st.booleans(), daily=st.none() | CLOCKS, zone=st.sampled_from([UTC, BERLIN])),
)
def test_a_digest_is_never_more_than_a_day_and_a_bit_away(moment, pace):
    found = pace.release(moment, 1, [], moment)
    assert moment <= found.at <= moment + timedelta(hours=25)


@given(
    MOMENTS, st.tuples(CLOCKS, CLOCKS).filter(lambda pair: pair[0] != pair[1]), st.sampled_from([UTC, BERLIN])
)
def test_quiet_hours_end_within_a_day_and_are_over_at_their_end(moment, hours, zone):
    pace = Pace(quiet=hours, zone=zone)
    end = pace.quiet_until(moment)
    if end is not None:
        assert moment < end <= moment + timedelta(hours=25)
        assert pace.quiet_until(end) is None
