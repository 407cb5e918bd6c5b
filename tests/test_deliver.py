import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
from datetime import timedelta

import pytest
from alerts_help import plain_event
from couriers import Ahead, courier, hook_spec, now, owe
from receivers import mail_box, silent_server, webhook
from structlog.testing import capture_logs

from watcher.alerts import Conditions, EmailSpec, email_specs
from watcher.deliver import lane
from watcher.deliver.courier import Courier
from watcher.model import DeliveryState, EventType
from watcher.render.payload import ping_event

LONG = timedelta(seconds=20)


def states(store, channel="hook"):
    return [item.state for item in store.outbox.deliveries() if item.channel == channel]


def failing_first(times, answer=500):
    """A receiver's script: it fails that often, then never again."""
    return lambda number, line: answer if number <= times else 204


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


def test_a_receiver_that_fails_one_time_in_three_gets_everything_in_the_end(store):
    events = owe(store, "hook", events=20)
    clock = Ahead()
    got = set()

    def flaky(number, line):
        if number % 3 == 0:
            return 500
        got.add(line.headers["webhook-id"])
        return 204

    with webhook(flaky) as hook, courier(store, hook_spec(hook.url), clock=clock) as carrier:
        for _ in range(10):
            carrier.drain(clock(), timedelta(seconds=1))
            clock.by += timedelta(hours=1)
    assert got == {event.id for event in events}
    assert set(states(store)) == {DeliveryState.SENT}


def test_a_receiver_that_fails_at_random_has_everything_soon(store):
    events = owe(store, "hook", events=40)
    draws = random.Random(7)
    got = set()

    def flaky(number, line):
        if draws.random() < 1 / 3:
            return 500
        got.add(line.headers["webhook-id"])
        return 204

    clock = Ahead()
    with webhook(flaky) as hook, courier(store, hook_spec(hook.url), clock=clock) as carrier:
        for _ in range(20):
            carrier.drain(clock(), timedelta(seconds=0.5))
            clock.by += timedelta(seconds=3)
    assert got == {event.id for event in events}


def test_a_success_brings_forward_what_an_earlier_process_failed_to_send(store):
    owe(store, "hook")
    waits = owe(store, "hook", start=2)[0]
    tired = owe(store, "hook", start=3)[0]
    rows = {item.event.id: item.id for item in store.outbox.deliveries()}
    for _ in range(2):
        store.outbox.settle(
            rows[waits.id], now=now(), sent=False, error="500", next_at=now() + timedelta(hours=2)
        )
    for _ in range(9):
        store.outbox.settle(
            rows[tired.id], now=now(), sent=False, error="500", next_at=now() + timedelta(hours=20)
        )
    with webhook() as hook, courier(store, hook_spec(hook.url)) as carrier:
        assert carrier.drain(now(), timedelta(seconds=2)).sent == 2
    assert hook.ids[1] == waits.id


def test_without_any_success_the_schedule_is_kept(store):
    owe(store, "hook")
    with webhook(lambda number, line: 500) as hook:
        for attempt, wait in enumerate((5, 300, 1800, 7200), 1):
            with courier(store, hook_spec(hook.url), jitter=lambda: 0.0) as carrier:
                carrier.drain(now(), timedelta(seconds=0.5))
            (row,) = store.outbox.deliveries()
            assert row.attempts == attempt
            assert abs((row.next_at - now()).total_seconds() - wait) < 2
            store.outbox.hasten("hook", now(), most_attempts=10)


def test_a_try_that_falls_due_while_we_wait_is_made(store):
    owe(store, "hook")
    script = failing_first(1)
    with webhook(script) as hook, courier(store, hook_spec(hook.url), jitter=lambda: 0.0) as carrier:
        summary = carrier.drain(now(), timedelta(seconds=15))
    assert (summary.sent, summary.deferred) == (1, 1)
    assert hook.posts[1].at - hook.posts[0].at >= 4.9
    assert hook.ids[0] == hook.ids[1]


def test_a_try_that_falls_due_later_is_left_to_its_row(store):
    owe(store, "hook")
    with webhook(lambda number, line: 500) as hook, courier(store, hook_spec(hook.url)) as carrier:
        begin = time.monotonic()
        summary = carrier.drain(now(), timedelta(seconds=2))
        assert time.monotonic() - begin < 1.5
    assert summary.errors == (("hook", "the receiver answered 500 Internal Server Error"),)
    (row,) = store.outbox.deliveries()
    assert (row.state, row.attempts, row.error) == (DeliveryState.PENDING, 1, summary.errors[0][1])
    assert timedelta(seconds=2) < row.next_at - now() < timedelta(seconds=6)


def test_a_hung_channel_delays_nobody_else(store):
    owe(store, "hook", "hung", "mail:desk@example.org", events=3)
    with silent_server() as port, webhook() as hook, mail_box() as box:
        hung = hook_spec(f"http://127.0.0.1:{port}", "hung", timeout=timedelta(seconds=2))
        mails = email_specs("mail", ["desk@example.org"], smtp=f"smtp://127.0.0.1:{box.port}")
        with courier(store, hung, hook_spec(hook.url), *mails) as carrier:
            summary = carrier.drain(now(), timedelta(seconds=1.2))
            assert summary.unfinished == ("hung",)
            assert summary.sent == 6
            assert (len(hook.posts), len(box.mails)) == (3, 3)


def test_without_a_wait_the_call_returns_at_once(store):
    owe(store, "hung")
    with silent_server() as port:
        spec = hook_spec(f"http://127.0.0.1:{port}", "hung", timeout=timedelta(seconds=1))
        with courier(store, spec) as carrier:
            begin = time.monotonic()
            for _ in range(5):
                assert carrier.drain(now()).unfinished == ("hung",)
            assert time.monotonic() - begin < 0.5
            assert threading.active_count() < 6


def test_410_switches_the_channel_off_and_tells_the_others(store):
    owe(store, "hook", events=3)
    with webhook(lambda number, line: 410) as hook, webhook() as other:
        specs = (
            hook_spec(hook.url),
            hook_spec(other.url, "other", conditions=Conditions(events=("article.changed",))),
        )
        with courier(store, *specs) as carrier:
            carrier.drain(now(), timedelta(seconds=2))
            carrier.drain(now(), timedelta(seconds=2))
            (notice,) = [item.event for item in store.outbox.deliveries() if item.channel == "other"]
            assert len(hook.posts) == 1
            assert other.ids == [notice.id]
    assert notice.type == EventType.CHANNEL_DISABLED
    assert notice.data["channel"] == "hook"
    assert not store.outbox.channel_state("hook").enabled
    assert sorted(states(store)) == [DeliveryState.DEAD, DeliveryState.PENDING, DeliveryState.PENDING]


def test_a_channel_that_is_enabled_again_gets_what_waited(store):
    owe(store, "hook", events=2)
    with webhook(failing_first(1, 410)) as hook, courier(store, hook_spec(hook.url)) as carrier:
        carrier.drain(now(), timedelta(seconds=2))
        store.outbox.enable_channel("hook")
        store.outbox.retry(None, now())
        assert carrier.drain(now(), timedelta(seconds=2)).sent == 2


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
            assert carrier.drain(clock(), timedelta(seconds=1)).sent == 2
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
        assert carrier.drain(clock(), timedelta(seconds=1)).sent == 2


@pytest.mark.parametrize("status", [429, 503])
def test_retry_after_holds_back_the_whole_channel(store, status):
    owe(store, "hook", events=3)
    script = failing_first(1, (status, {"Retry-After": "60"}))
    clock = Ahead()
    with webhook(script) as hook, courier(store, hook_spec(hook.url), clock=clock) as carrier:
        carrier.drain(clock(), timedelta(seconds=10))  # which ends with the answer
        clock.by = timedelta(seconds=50)
        carrier.drain(clock(), timedelta(seconds=1))
        assert len(hook.posts) == 1
        clock.by = timedelta(seconds=62)
        assert carrier.drain(clock(), timedelta(seconds=10)).sent == 3


def test_retry_after_holds_for_the_next_process_too_and_a_person_may_ask(store):
    owe(store, "hook", events=3)
    clock = Ahead()
    with webhook(failing_first(1, (429, {"Retry-After": "60"}))) as hook:
        with courier(store, hook_spec(hook.url), clock=clock) as carrier:
            carrier.drain(clock(), timedelta(seconds=1))
        with courier(store, hook_spec(hook.url), clock=clock) as carrier:
            clock.by = timedelta(seconds=50)
            carrier.drain(clock(), timedelta(seconds=1))
            assert len(hook.posts) == 1
            clock.by = timedelta(seconds=62)
            assert carrier.drain(clock(), timedelta(seconds=10)).sent == 3
        assert store.outbox.claim_deliveries("hook", clock(), owner="one", lease=LONG, limit=9) == []


def test_a_test_message_is_sent_to_a_receiver_that_wanted_a_pause_and_its_success_ends_that(store):
    owe(store, "hook", events=2)
    with webhook(failing_first(1, (503, {"Retry-After": "600"}))) as hook:
        with courier(store, hook_spec(hook.url)) as carrier:
            carrier.drain(now(), timedelta(seconds=1))
        store.outbox.enqueue(ping_event("hook", at=now()), ["hook"], now())
        with courier(store, hook_spec(hook.url)) as carrier:
            carrier.drain(now(), timedelta(seconds=5))
        kinds = [json.loads(post.body)["type"] for post in hook.posts]
    assert (kinds[1], len(kinds)) == ("test.ping", 4)


def test_a_dead_receiver_is_asked_now_and_then_not_once_for_each_alert(store):
    owe(store, "hook", events=50)
    with webhook(lambda number, line: 500) as hook, courier(store, hook_spec(hook.url)) as carrier:
        carrier.drain(now(), timedelta(seconds=1))
        assert len(hook.posts) == 3


def test_after_the_last_try_an_alert_is_dead_and_can_be_retried(store):
    owe(store, "hook")
    clock = Ahead()
    with webhook(failing_first(10)) as hook, courier(store, hook_spec(hook.url), clock=clock) as carrier:
        for _ in range(14):
            carrier.drain(clock(), timedelta(seconds=0.3))
            clock.by += timedelta(hours=27)
        assert len(hook.posts) == 10
        assert states(store) == [DeliveryState.DEAD]
        assert store.outbox.retry(None, clock()) == 1
        carrier.drain(clock(), timedelta(seconds=1))
    assert states(store) == [DeliveryState.SENT]
    assert len(set(hook.ids)) == 1


def test_an_event_that_cannot_be_written_does_not_stop_those_behind_it(store):
    poison = plain_event(1)
    del poison.data["trouble"]
    store.outbox.enqueue(poison, ["mail:d@example.org"], now())
    owe(store, "mail:d@example.org", events=2, start=2)
    with mail_box() as box:
        spec = EmailSpec("mail:d@example.org", "d@example.org", f"smtp://127.0.0.1:{box.port}")
        with courier(store, spec) as carrier:
            summary = carrier.drain(now(), timedelta(seconds=2))
    assert summary.sent == 2
    assert 1 <= summary.deferred < 10
    assert "log has the details" in summary.errors[0][1]


def test_a_refused_recipient_costs_the_others_neither_delay_nor_a_second_mail(store):
    addresses = ["a@example.org", "b@example.org", "c@example.org"]
    owe(store, *(f"mail:{address}" for address in addresses), events=10)
    with mail_box() as box:
        box.refuse = lambda address, number: "550 unknown" if address.startswith("b") else ""
        specs = email_specs("mail", addresses, smtp=f"smtp://127.0.0.1:{box.port}")
        with courier(store, *specs) as carrier:
            for _ in range(3):
                carrier.drain(now(), timedelta(seconds=2))
    assert [len(box.of(address)) for address in addresses] == [10, 0, 10]


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
        assert carrier.close(timedelta(seconds=5)).sent == 1
        assert carrier.drain(now(), timedelta(seconds=1)).sent == 0
    assert len(hook.posts) == 1
