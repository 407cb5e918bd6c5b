"""What is told of a channel that is broken, to the others and to itself, and what is not."""

import json
from dataclasses import replace
from datetime import timedelta

from alerts_help import plain_event
from couriers import Ahead, courier, hook_spec, owe, states
from receivers import webhook

from watcher.alerts import Conditions
from watcher.model import DeliveryState, EventType


def test_a_channel_that_stays_broken_is_one_notice_to_the_others_and_one_when_it_ends(store):
    owe(store, "hook", events=2)
    clock = Ahead()
    works = []
    with webhook(lambda number, line: 204 if works else 500) as hook, webhook() as other:
        asked = Conditions(events=("article.changed",))
        specs = hook_spec(hook.url), hook_spec(other.url, "other", conditions=asked)
        with courier(store, *specs, clock=clock) as carrier:
            for _ in range(6):
                carrier.drain(clock(), timedelta(seconds=0.5))
                carrier.drain(clock(), timedelta(seconds=0.5))
                clock.by += timedelta(minutes=20)
            assert [json.loads(post.body)["type"] for post in other.posts] == ["channel.failing"]
            works.append(True)
            for _ in range(2):
                clock.by += timedelta(hours=3)
                carrier.drain(clock(), timedelta(seconds=0.5))
                carrier.drain(clock(), timedelta(seconds=0.5))
    started, ended = (json.loads(post.body) for post in other.posts)
    assert (started["type"], ended["type"]) == ("channel.failing", "channel.recovered")
    assert started["data"]["channel"] == ended["data"]["channel"] == "hook"
    assert "500" in started["data"]["reason"]
    assert started["data"]["since"] == ended["data"]["since"]


def test_a_channel_hears_itself_what_was_given_up_while_it_did_not_work(store):
    clock, works = Ahead(), []
    for event in map(plain_event, range(3)):
        store.outbox.enqueue(replace(event, occurred_at=clock()), ["hook"], clock())
    with (
        webhook(lambda number, line: 204 if works else 500) as hook,
        courier(store, hook_spec(hook.url), clock=clock) as carrier,
    ):
        for _ in range(300):  # a channel that rests is tried with one of them, and a slow machine with none
            if states(store) == [DeliveryState.DEAD] * 3:
                break
            carrier.drain(clock(), timedelta(seconds=0.1))
            clock.by += timedelta(hours=25)
        assert states(store) == [DeliveryState.DEAD] * 3
        works.append(len(hook.posts))
        owe(store, "hook", start=3)
        carrier.drain(clock(), timedelta(seconds=0.5))
        carrier.drain(clock(), timedelta(seconds=0.5))
    told = [json.loads(post.body) for post in hook.posts[works[0] :]]
    assert [body["type"] for body in told] == ["article.gone", "channel.recovered"]
    assert told[1]["data"]["given_up"] == 3


def test_a_hiccup_of_a_channel_is_told_to_nobody(store):
    owe(store, "hook", events=3)
    with webhook(lambda number, line: 500 if number < 3 else 204) as hook, webhook() as other:
        specs = hook_spec(hook.url), hook_spec(other.url, "other")
        clock = Ahead()
        with courier(store, *specs, clock=clock) as carrier:
            for _ in range(4):
                carrier.drain(clock(), timedelta(seconds=0.5))
                clock.by += timedelta(minutes=3)
    assert other.posts == []
    assert EventType.CHANNEL_FAILING not in {item.event.type for item in store.outbox.deliveries()}
