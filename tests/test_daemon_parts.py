"""The daemon's own small parts."""

from datetime import UTC, datetime, timedelta

import time_machine

from watcher.daemon.steady import Steady
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
        steady = Steady()
        assert not steady.was_set_back()
        traveller.move_to(start + timedelta(hours=30))
        assert not steady.was_set_back()
        traveller.move_to(start)
        assert steady.was_set_back()
        assert not steady.was_set_back()
