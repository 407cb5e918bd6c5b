from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watcher.alerts import next_try

NOW = datetime(2021, 1, 12, 10, 0, tzinfo=UTC)
HOUR = 3600


@pytest.mark.parametrize(
    ("attempts", "seconds"),
    [
        (0, 0),
        (1, 5),
        (2, 5 * 60),
        (3, 30 * 60),
        (4, 2 * HOUR),
        (5, 5 * HOUR),
        (6, 10 * HOUR),
        (7, 14 * HOUR),
        (8, 20 * HOUR),
        (9, 24 * HOUR),
    ],
)
def test_the_waits_grow(attempts, seconds):
    assert next_try(attempts, NOW) == NOW + timedelta(seconds=seconds)


@pytest.mark.parametrize("attempts", [10, 11, 1000])
def test_after_the_last_try_an_alert_is_dead(attempts):
    assert next_try(attempts, NOW, retry_after=timedelta(seconds=1)) is None


@pytest.mark.parametrize(
    ("asked", "waited"),
    [
        (timedelta(hours=1), timedelta(hours=1)),
        (timedelta(seconds=1), timedelta(seconds=5)),
        (timedelta(days=400), timedelta(hours=24)),
    ],
    ids=["longer than ours", "shorter than ours", "past a day"],
)
def test_the_receivers_wish_is_obeyed_within_a_day(asked, waited):
    assert next_try(1, NOW, retry_after=asked) == NOW + waited


@given(st.integers(0, 9), st.floats(0, 1))
def test_jitter_lengthens_by_a_tenth_at_most(attempts, jitter):
    plain = next_try(attempts, NOW) - NOW
    assert plain <= next_try(attempts, NOW, jitter=jitter) - NOW <= plain * 1.1
