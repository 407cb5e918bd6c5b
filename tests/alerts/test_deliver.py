"""Alerts reach their receivers once each, whoever sends them and whatever ends in between."""

import os
import signal
import subprocess
import sys
import threading
import time
from datetime import timedelta

import pytest
from alerts_help import plain_event
from couriers import ENOUGH, Ahead, courier, failing_first, hook_spec, now, owe, states
from receivers import mail_box, silent_server, webhook
from structlog.testing import capture_logs

from watcher.alerts import EmailSpec
from watcher.deliver import lane
from watcher.deliver.courier import Courier
from watcher.model import DeliveryState

LONG = timedelta(seconds=20)


def test_what_is_due_is_sent_once(store):
    events = owe(store, "hook", events=5)
    with webhook() as hook, courier(store, hook_spec(hook.url)) as carrier:
        assert carrier.drain(now(), LONG).sent == 5
        assert carrier.drain(now(), LONG).sent == 0
    assert hook.ids == [event.id for event in events]
    assert set(states(store)) == {DeliveryState.SENT}


def test_who_stood_still_until_another_took_over_sends_nothing(store, monkeypatch):
    """Between the claim and the request: longer than the lease, on every clock."""
    owe(store, "hook")
    clock, claim = Ahead(), store.outbox.claim_deliveries
    monkeypatch.setattr(lane, "monotonic", lambda: time.monotonic() + clock.by.total_seconds())
    with webhook() as hook:
        spec = hook_spec(hook.url)
        with courier(store, spec, clock=clock) as stopped, courier(store, spec, clock=clock) as other:

            def stop_after(*args, **terms):
                found = claim(*args, **terms)
                monkeypatch.setattr(store.outbox, "claim_deliveries", claim)
                clock.by = timedelta(minutes=1)
                assert other.drain(clock(), timedelta(minutes=2)).sent == 1
                return found

            monkeypatch.setattr(store.outbox, "claim_deliveries", stop_after)
            assert stopped.drain(now(), timedelta(minutes=2)).sent == 0
    assert len(hook.ids) == 1


def test_a_try_that_falls_due_while_we_wait_is_made(store):
    owe(store, "hook")
    script = failing_first(1)
    with webhook(script) as hook, courier(store, hook_spec(hook.url), jitter=lambda: 0.0) as carrier:
        summary = carrier.drain(now(), timedelta(seconds=15))
    assert (summary.sent, summary.deferred) == (1, 1)
    assert hook.posts[1].at - hook.posts[0].at >= 4.9
    assert hook.ids[0] == hook.ids[1]


@pytest.mark.timeout(60)
def test_a_try_that_falls_due_later_is_left_to_its_row(store):
    owe(store, "hook")
    (row,) = store.outbox.deliveries()
    store.outbox.settle(row.id, now=now(), sent=False, error="500", next_at=now())
    with webhook(lambda number, line: 500) as hook, courier(store, hook_spec(hook.url)) as carrier:
        summary = carrier.drain(now(), timedelta(minutes=3))
    assert summary.errors == (("hook", "the receiver answered 500 Internal Server Error"),)
    (row,) = store.outbox.deliveries()
    assert (row.state, row.attempts, row.error) == (DeliveryState.PENDING, 2, summary.errors[0][1])
    assert timedelta(minutes=3) < row.next_at - now() < timedelta(minutes=6)


def test_without_a_wait_the_call_returns_at_once(store):
    owe(store, "hung")
    with silent_server() as port:
        spec = hook_spec(f"http://127.0.0.1:{port}", "hung", timeout=timedelta(seconds=1))
        with courier(store, spec) as carrier:
            threads = threading.active_count()
            for _ in range(5):
                assert carrier.drain(now()).unfinished == ("hung",)
            assert threading.active_count() - threads < 5  # not one for each call


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE events SET data = x'00' WHERE id <= 2",
        "UPDATE events SET type = '' WHERE id <= 2",
        f"UPDATE events SET occurred_at = {2**62} WHERE id <= 2",
        f"UPDATE deliveries SET next_at = -{2**62} WHERE id <= 2",
        f"UPDATE deliveries SET sent_at = {2**62} WHERE id <= 2",
    ],
)
def test_an_alert_whose_row_is_damaged_is_put_off_and_holds_up_no_other(store, damage):
    owe(store, "hook", events=4)
    with store.database.writing() as db:
        db.exec_driver_sql(damage)
    clock = Ahead()
    with webhook() as hook, courier(store, hook_spec(hook.url), clock=clock) as carrier:
        with capture_logs() as said:
            assert carrier.drain(clock(), ENOUGH).sent == 2
        told = [line["error"][:8] for line in said if line["event"] == "row_damaged"]
        assert told == ["Alert #1", "Alert #2"]
        clock.by = timedelta(minutes=59)
        with capture_logs() as said:
            carrier.drain(clock(), timedelta(seconds=1))
        assert said == []
        with store.database.writing() as db:
            for column in ("data", "type", "occurred_at"):
                db.exec_driver_sql(f"UPDATE events SET {column} = (SELECT {column} FROM events WHERE id = 3)")
            db.exec_driver_sql("UPDATE deliveries SET sent_at = NULL WHERE id <= 2")
        clock.by = timedelta(minutes=61)
        assert carrier.drain(clock(), ENOUGH).sent == 2


def test_an_event_that_cannot_be_written_does_not_stop_those_behind_it(store):
    poison = plain_event(1)
    del poison.data["trouble"]
    store.outbox.enqueue(poison, ["mail:d@example.org"], now())
    owe(store, "mail:d@example.org", events=2, start=2)
    with mail_box() as box:
        spec = EmailSpec("mail:d@example.org", "d@example.org", f"smtp://127.0.0.1:{box.port}")
        with courier(store, spec) as carrier:
            summary = carrier.drain(now(), timedelta(seconds=5))  # it tries the first again until then
    assert summary.sent == 2
    assert 1 <= summary.deferred < 10
    assert "log has the details" in summary.errors[0][1]


def test_two_couriers_do_not_send_one_alert_twice(store):
    owe(store, "hook", events=30)
    with (
        webhook() as hook,
        courier(store, hook_spec(hook.url)) as one,
        courier(store, hook_spec(hook.url)) as two,
    ):
        threads = [threading.Thread(target=carrier.drain, args=(now(), LONG)) for carrier in (one, two)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert len(hook.ids) == len(set(hook.ids)) == 30


CRASHING = """
import os, sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from watcher.alerts import WebhookSpec
from watcher.deliver.courier import Courier
from watcher.store import open_store
spec = WebhookSpec("hook", sys.argv[2], timeout=timedelta(seconds=30))
with open_store("", state_dir=Path(sys.argv[1])) as store:
    Courier(store.outbox, [spec], owner="crashing").drain(datetime.now(UTC), timedelta(seconds=30))
"""


def test_killed_between_send_and_settle_it_is_sent_again_under_the_same_id(store, state):
    (event,) = owe(store, "hook")
    victim = []

    def kill(number, line):
        if number == 1:
            os.kill(victim[0].pid, signal.SIGKILL)
        return 204

    with webhook(kill) as hook:
        # The pid is in the list before the child has even imported anything.
        victim.append(subprocess.Popen([sys.executable, "-c", CRASHING, str(state), hook.url]))
        assert victim[0].wait(30) == -signal.SIGKILL
        clock = Ahead()
        with courier(store, hook_spec(hook.url), clock=clock) as carrier:
            assert carrier.drain(clock(), timedelta(seconds=0.5)).sent == 0
            clock.by = timedelta(minutes=1)
            assert carrier.drain(clock(), timedelta(seconds=5)).sent == 1
    assert hook.ids == [event.id, event.id]
    assert states(store) == [DeliveryState.SENT]


def test_closing_begins_nothing_new_and_ends_what_is_under_way(store):
    owe(store, "hook", events=3)
    entered = threading.Event()

    def slow(number, line):
        entered.set()
        time.sleep(0.3)
        return 204

    with webhook(slow) as hook:
        carrier = Courier(store.outbox, [hook_spec(hook.url)], owner="test")
        carrier.drain(now())
        assert entered.wait(5)
        assert carrier.close().sent == 1
        assert carrier.drain(now(), timedelta(seconds=1)).sent == 0
    assert len(hook.posts) == 1
