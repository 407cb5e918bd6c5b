"""What a receiver that fails, wants a pause or is gone means for its alerts, and for nobody else's."""

import errno
import json
import os
import random
from datetime import timedelta

import pytest
from couriers import ENOUGH, Ahead, courier, failing_first, hook_spec, now, owe, states
from receivers import mail_box, silent_server, webhook
from structlog.testing import capture_logs

from watcher.alerts import Conditions, email_specs
from watcher.model import DeliveryState, EventType
from watcher.render.payload import ping_event


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
        while len(got) < len(events) and clock.by < timedelta(minutes=4):  # a second failure waits for five
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
        assert carrier.drain(now(), ENOUGH).sent == 2
    assert hook.ids[1] == waits.id


def test_without_any_success_the_schedule_is_kept(store):
    owe(store, "hook")
    with webhook(lambda number, line: 500) as hook:
        for attempt, wait in enumerate((5, 300, 1800, 7200), 1):
            at = now()
            with courier(store, hook_spec(hook.url), clock=lambda at=at: at, jitter=lambda: 0.0) as carrier:
                carrier.drain(at, timedelta(seconds=4))
            (row,) = store.outbox.deliveries()
            assert (row.attempts, row.next_at) == (attempt, at + timedelta(seconds=wait))
            store.outbox.hasten("hook", now(), most_attempts=10)


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


def test_what_this_machine_lacks_is_named_and_is_no_trouble_of_the_channel(store, monkeypatch):
    owe(store, "hook")

    def none_left(*_: object, **__: object) -> None:
        raise OSError(errno.EMFILE, os.strerror(errno.EMFILE))

    clock = Ahead()
    with webhook() as hook, courier(store, hook_spec(hook.url), clock=clock) as carrier:
        with monkeypatch.context() as without:
            without.setattr("httpx.Client", none_left)
            ((_, told),) = carrier.drain(clock(), timedelta(seconds=0.5)).errors
        assert told == "this machine has room for no more (Too many open files)"
        assert not store.outbox.channel_trouble("hook").failures
        clock.by = timedelta(minutes=1)
        assert carrier.drain(clock(), ENOUGH).sent == 1


def test_a_channel_that_leads_to_another_address_is_on_again_and_stays_off_at_the_same(store):
    owe(store, "hook", events=2)
    with webhook(lambda number, line: 410) as gone, webhook() as hook:
        for url, sent in ((gone.url, 0), (gone.url, 0), (hook.url, 1)):
            with courier(store, hook_spec(url)) as carrier:
                assert carrier.drain(now(), timedelta(seconds=2)).sent == sent
        assert (len(gone.posts), len(hook.posts)) == (1, 1)
    assert store.outbox.channel_state("hook").enabled


def test_what_waits_for_a_wrong_address_goes_to_the_right_one_at_once(store):
    """It waited for its next try, a day at most, though the address had been put right meanwhile."""
    owe(store, "hook", events=2)
    with webhook(lambda number, line: (429, {"Retry-After": "7200"})) as wrong, webhook() as hook:
        for url, sent in ((wrong.url, 0), (hook.url, 2)):
            with courier(store, hook_spec(url)) as carrier:
                assert carrier.drain(now(), timedelta(seconds=2)).sent == sent
    assert not store.outbox.channel_trouble("hook").failures


def test_what_waits_for_want_of_a_secret_goes_at_once_with_it(store):
    owe(store, "hook")
    with webhook(lambda number, line: 204 if "webhook-signature" in line.headers else 401) as hook:
        for secret, sent in (((), 0), (("correct horse",), 1)):
            with courier(store, hook_spec(hook.url, secret=secret)) as carrier:
                assert carrier.drain(now(), timedelta(seconds=0.5)).sent == sent


def test_a_channel_that_is_enabled_again_gets_what_waited(store):
    owe(store, "hook", events=2)
    with webhook(failing_first(1, 410)) as hook, courier(store, hook_spec(hook.url)) as carrier:
        carrier.drain(now(), timedelta(seconds=2))
        store.outbox.enable_channel("hook")
        store.outbox.retry(None, now())
        assert carrier.drain(now(), ENOUGH).sent == 2


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
        assert (
            store.outbox.claim_deliveries("hook", clock(), owner="one", lease=timedelta(seconds=20), limit=9)
            == []
        )


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


def test_an_outbox_that_cannot_be_used_is_complained_of_once_in_a_while(store):
    owe(store, "hook")
    with webhook() as hook, courier(store, hook_spec(hook.url)) as carrier, capture_logs() as told:
        with store.database.writing() as db:
            db.exec_driver_sql("ALTER TABLE deliveries RENAME TO lost")
        for _ in range(5):
            carrier.drain(now(), timedelta(seconds=0.1))
        with store.database.writing() as db:
            db.exec_driver_sql("ALTER TABLE lost RENAME TO deliveries")
        assert [entry["event"] for entry in told] == ["outbox_unusable"]
        assert carrier.drain(now(), ENOUGH).sent == 1
        assert [(entry["event"], entry["channel"]) for entry in told[1:]] == [("delivered", "hook")]
