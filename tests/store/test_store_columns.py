"""What stands in a row as something else comes back as it was."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from watcher.store.engine.columns import (
    NEAR,
    Form,
    Kind,
    Verdict,
    of_claim,
    of_days,
    of_short,
    to_claim,
    to_days,
    to_short,
    to_ticks,
)


@given(st.uuids().map(lambda number: f"evt_{number}"))
def test_the_name_of_an_event_is_stored_at_half_the_size(name):
    assert len(to_short(name)) == 23
    assert of_short(to_short(name)) == name


@given(st.text(max_size=30).filter(lambda name: not name.startswith(".")))
def test_other_names_are_stored_as_they_are(name):
    assert of_short(name) == to_short(name) == name


@pytest.mark.parametrize("stored", [".", ".x", ".é", "." + "_" * 30])
def test_what_is_no_shortened_name_is_read_as_it_is(stored):
    assert of_short(stored) == stored


def test_every_word_has_letters_of_its_own_and_other_words_are_read_as_they_are():
    for kind in (Verdict, Kind, Form):
        assert [kind.of_stored(kind.to_stored(word)) for word in kind.words] == [*kind.words]
        assert kind.of_stored("undisclosed") == "undisclosed"


@given(st.dates())
def test_any_day_comes_back(day):
    assert of_days(to_days(day)) == day


EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@given(st.datetimes(timezones=st.just(UTC)) | st.timedeltas(-timedelta(2), timedelta(2)).map(EPOCH.__add__))
@example(datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC))
@example(EPOCH - timedelta(microseconds=1))
def test_any_time_that_a_page_claims_comes_back(moment):
    assert of_claim(to_claim(moment)) == moment


@given(st.datetimes(timezones=st.just(UTC)).filter(lambda moment: abs(to_ticks(moment)) >= NEAR))
def test_claims_are_read_as_older_programs_wrote_them(moment):
    assert of_claim(to_ticks(moment)) == moment


def test_a_claim_of_whole_seconds_takes_half_the_room():
    assert (
        to_claim(datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC))
        < 2**31
        < to_claim(datetime(2026, 1, 2, 3, 4, 5, 6, tzinfo=UTC))
    )
