"""The daemon's own small parts."""

import threading
import time
from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from watcher.daemon import steady
from watcher.daemon.rounds import Every, Rounds
from watcher.daemon.steady import Steady, Truce
from watcher.lean import log
from watcher.lean.log import Complaints


def test_the_same_complaint_is_made_once_in_a_while(monkeypatch):
    complaints = Complaints()
    said = [complaints.are_due(words) for words in ("full", "full", "locked", "full", "locked")]
    assert said == [True, False, True, False, False]
    monkeypatch.setattr(log, "REPEAT", 0.0)
    assert complaints.are_due("full")


def test_a_clock_that_is_set_back_is_noticed_once_and_one_that_goes_ahead_is_not():
    start = datetime(2021, 1, 11, 9, 0, tzinfo=UTC)
    with time_machine.travel(start, tick=True) as traveller:
        clock = Steady()
        assert not clock.was_set_back()
        traveller.move_to(start + timedelta(hours=30))
        assert not clock.was_set_back()
        traveller.move_to(start)
        assert clock.was_set_back()
        assert not clock.was_set_back()


@pytest.mark.parametrize("jump", [timedelta(hours=30), timedelta(hours=-30)])
def test_nothing_new_begins_until_all_have_seen_that_the_clock_was_set(monkeypatch, jump):
    monkeypatch.setattr(steady, "HOLD", timedelta(seconds=0.1))
    with time_machine.travel(datetime(2021, 1, 11, 9, 0, tzinfo=UTC), tick=True) as traveller:
        truce = Truce()
        assert (truce.begins(timedelta(0)), truce.lasts) == (False, False)
        traveller.shift(jump)
        assert (truce.begins(timedelta(seconds=0.3)), truce.lasts) == (True, True)
        assert (truce.begins(timedelta(seconds=9)), truce.lasts) == (False, True)
        time.sleep(0.5)
        assert not truce.lasts


@pytest.mark.parametrize("ahead", [timedelta(hours=30), timedelta(days=3650)])
def test_a_clock_that_is_set_ahead_keeps_no_round_waiting(ahead):
    turns = threading.Semaphore(0)
    with time_machine.travel(datetime(2021, 1, 11, 9, 0, tzinfo=UTC), tick=True) as traveller:
        rounds = Rounds()
        rounds.add("tick", turns.release, 0.02)
        rounds.begin()
        assert turns.acquire(timeout=10)
        traveller.shift(ahead)
        while turns.acquire(blocking=False):
            pass
        assert all(turns.acquire(timeout=2) for _ in range(3))
        rounds.end()


def test_turns_come_in_their_time_and_after_a_late_one_from_there():
    start, span = datetime(2021, 1, 11, 9, 0, tzinfo=UTC), timedelta(seconds=2)
    every = Every(2)
    assert every.get_next_fire_time(None, start) == start + span
    assert every.get_next_fire_time(start, start + span / 2) == start + span
    assert every.get_next_fire_time(start, start + 5 * span) == start + 6 * span
