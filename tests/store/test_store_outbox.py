"""Alerts on their way: taken, settled, retried; none lost, none told twice."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from store_help import LEASE, alert, at

from watcher.model import DeliveryState, Event, EventType
from watcher.store import ChannelState, open_store

pytestmark = pytest.mark.engines

PENDING, SENT, DEAD = DeliveryState.PENDING, DeliveryState.SENT, DeliveryState.DEAD


def ping(n=0, minutes=0):
    return Event(f"evt_{n}", EventType.TEST_PING, at(minutes), {"n": n, "title": "Fähre \U0001f6a2"})


def take(store, minutes=0, channel="desk", owner="one", limit=10):
    return store.outbox.claim_deliveries(channel, at(minutes), owner=owner, lease=LEASE, limit=limit)


def test_an_event_goes_to_each_channel_by_itself(store):
    store.outbox.enqueue(ping(), ["desk", "hook"], at(0))
    (mail,), (hook,) = take(store), take(store, channel="hook")
    assert mail.event == hook.event == ping()
    store.outbox.settle(mail.id, now=at(1), sent=False, error="no route", next_at=at(60))
    store.outbox.settle(hook.id, now=at(1), sent=True)
    by_channel = {d.channel: d for d in store.outbox.deliveries()}
    assert (by_channel["hook"].state, by_channel["hook"].sent_at) == (SENT, at(1))
    waiting = by_channel["desk"]
    assert (waiting.state, waiting.attempts, waiting.next_at) == (PENDING, 1, at(60))
    assert waiting.error == "no route"


def test_an_event_is_put_on_its_way_once(store):
    store.outbox.enqueue(ping(), ["desk", "desk"], at(0))
    store.outbox.enqueue(ping(), ["desk", "hook"], at(0))
    assert [d.channel for d in store.outbox.deliveries()] == ["desk"]


def test_what_is_taken_is_not_taken_again_until_the_lease_ends(store):
    store.outbox.enqueue(ping(), ["desk"], at(0))
    (taken,) = take(store, 0)
    assert take(store, 4.9, owner="two") == []
    assert [d.id for d in take(store, 5, owner="two")] == [taken.id]


def test_the_oldest_due_one_is_first_and_the_limit_is_kept(store):
    for n, minutes in enumerate((3, 1, 2)):
        store.outbox.enqueue(ping(n), ["desk"], at(minutes))
    assert [d.event.data["n"] for d in take(store, 1)] == [1]
    assert [d.event.data["n"] for d in take(store, 4, limit=1)] == [2]
    assert [d.event.data["n"] for d in take(store, 4)] == [0]


def test_what_is_brought_forward_comes_before_what_happened_after_it(store):
    for n in range(3):
        store.outbox.enqueue(ping(n, minutes=n), ["desk"], at(n))
    first, second = take(store, 1)
    for tried in (second, first):
        store.outbox.settle(tried.id, now=at(3), sent=False, error="503", next_at=at(60))
    assert store.outbox.hasten("desk", at(4), most_attempts=5) == 2
    assert [d.event.data["n"] for d in take(store, 4)] == [0, 1, 2]


def test_without_a_next_time_it_is_dead_until_somebody_retries(store):
    store.outbox.enqueue(ping(), ["desk"], at(0))
    (one,) = take(store)
    store.outbox.settle(one.id, now=at(1), sent=False, error="410 Gone")
    assert [d.error for d in store.outbox.deliveries(states=[DEAD])] == ["410 Gone"]
    assert take(store, 9999) == []
    assert store.outbox.retry(None, at(60)) == 1
    (again,) = take(store, 60)
    assert (again.id, again.attempts, again.event) == (one.id, 0, ping())


def test_retry_of_one_brings_it_forward_but_never_sends_twice(store):
    for n in range(3):
        store.outbox.enqueue(ping(n), ["desk"], at(0))
    sent, waiting, dead = take(store)
    store.outbox.settle(sent.id, now=at(1), sent=True)
    store.outbox.settle(waiting.id, now=at(1), sent=False, next_at=at(500))
    store.outbox.settle(dead.id, now=at(1), sent=False)
    assert [store.outbox.retry(d.id, at(2)) for d in (sent, waiting, dead)] == [0, 1, 1]
    assert {d.id for d in take(store, 2)} == {waiting.id, dead.id}
    assert store.outbox.retry(999, at(2)) == 0


def test_a_success_stands_whatever_a_slower_try_says(store):
    store.outbox.enqueue(ping(), ["desk"], at(0))
    (slow,) = take(store, 0)
    (quick,) = take(store, 5)
    store.outbox.settle(quick.id, now=at(6), sent=True)
    store.outbox.settle(slow.id, now=at(7), sent=False, error="late", next_at=at(8))
    (only,) = store.outbox.deliveries()
    assert (only.state, only.sent_at, only.error) == (SENT, at(6), "")


def test_a_disabled_channel_gets_nothing_and_loses_nothing(store):
    assert store.outbox.channel_state("desk") == ChannelState()
    store.outbox.enable_channel("desk")
    store.outbox.enqueue(ping(0), ["desk", "hook"], at(0))
    store.outbox.disable_channel("desk", "410 Gone", at(1))
    store.outbox.enqueue(ping(1), ["desk"], at(2))
    assert store.outbox.channel_state("desk") == ChannelState(at(1), "410 Gone")
    assert not store.outbox.channel_state("desk").enabled
    assert take(store, 9) == []
    assert len(take(store, 9, channel="hook")) == 1
    assert store.status(at(9)).disabled == 1
    store.outbox.disable_channel("desk", "still gone", at(3))
    store.outbox.enable_channel("desk")
    assert store.outbox.channel_state("desk").enabled
    assert [d.event.data["n"] for d in take(store, 9)] == [0, 1]


def test_deliveries_are_listed_newest_first(store):
    for n in range(5):
        store.outbox.enqueue(ping(n), ["desk"], at(n))
    assert [d.event.data["n"] for d in store.outbox.deliveries(limit=2)] == [4, 3]
    assert store.outbox.deliveries(states=[SENT, DEAD]) == []


def test_an_event_of_no_article_is_not_mistaken_for_the_change_of_one(store):
    for n in range(2):
        store.outbox.enqueue(alert(1, 2, 0, name=f"evt_{n}"), ["desk"], at(0))
    assert len(store.outbox.deliveries()) == 2


class Outbox(RuleBasedStateMachine):
    """Any order of steps by two couriers on a clock that runs forward."""

    def __init__(self):
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.store = open_store(state_dir=Path(self.folder.name))
        self.minutes, self.events, self.sent = 0, 0, set()
        self.held = {"one": {}, "two": {}}

    def teardown(self):
        self.store.close()
        self.folder.cleanup()

    @rule(minutes=st.integers(1, 20))
    def time_passes(self, minutes):
        self.minutes += minutes

    @rule()
    def something_happens(self):
        self.store.outbox.enqueue(ping(self.events), ["desk"], at(self.minutes))
        self.events += 1

    @rule(owner=st.sampled_from(["one", "two"]), limit=st.integers(1, 3))
    def a_courier_takes_some(self, owner, limit):
        taken = take(self.store, self.minutes, owner=owner, limit=limit)
        others = self.held["two" if owner == "one" else "one"]
        for delivery in taken:
            assert delivery.id not in self.sent
            assert others.get(delivery.id, -1) <= self.minutes
            self.held[owner][delivery.id] = self.minutes + 5

    @rule(owner=st.sampled_from(["one", "two"]), end=st.sampled_from(["sent", "later", "dead"]))
    def a_courier_settles_one(self, owner, end):
        if not self.held[owner]:
            return
        number, _ = self.held[owner].popitem()
        later = at(self.minutes + 3) if end == "later" else None
        self.store.outbox.settle(number, now=at(self.minutes), sent=end == "sent", next_at=later)
        self.held = {name: {k: v for k, v in some.items() if k != number} for name, some in self.held.items()}
        if end == "sent":
            self.sent.add(number)

    @rule()
    def somebody_retries(self):
        self.store.outbox.retry(None, at(self.minutes))

    @invariant()
    def nothing_is_lost_and_what_is_sent_stays_sent(self):
        found = self.store.outbox.deliveries(limit=10_000)
        assert len(found) == self.events
        assert {d.id for d in found if d.state is SENT} == self.sent


Outbox.TestCase.settings = settings(max_examples=15, stateful_step_count=25)
TestOutbox = Outbox.TestCase
