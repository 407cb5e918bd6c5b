"""Alerts that are held and let go: none lost, none told twice, one id for each, whatever is killed when."""

import json
import os
import signal
import subprocess
import sys
from datetime import UTC, datetime, time, timedelta

import pytest
from alerts_help import plain_event
from couriers import Ahead, courier, hook_spec, now
from receivers import mail_box, webhook

from watcher.alerts import Pace, email_specs
from watcher.model import DeliveryState
from watcher.render.payload import ping_event

HELD, PENDING, SENT, FOLDED = (
    DeliveryState.HELD,
    DeliveryState.PENDING,
    DeliveryState.SENT,
    DeliveryState.FOLDED,
)
SOON = timedelta(seconds=3)


class Stopped(Ahead):
    """A clock that stands still until it is set forward."""

    def __init__(self, at):
        super().__init__()
        self.at = at

    def __call__(self):
        return self.at + self.by


def clock_at(text):
    return Stopped(datetime.fromisoformat(text).replace(tzinfo=UTC))


def hold(store, spec, *, events=3, start=1, at=None):
    """Events on their way to a channel as a visit puts them there."""
    made = [plain_event(number) for number in range(start, start + events)]
    with store.database.writing() as db:
        from watcher.store.outbox.deliveries import enqueue, holds_of  # noqa: PLC0415 - as a visit does

        for event in made:
            enqueue(db, event, [spec.name], at or now(), holds=holds_of([spec]))
    return made


def by_state(store):
    found = {}
    for item in store.outbox.deliveries(limit=1000):
        found.setdefault(item.state, []).append(item)
    return found


def test_a_digest_tells_all_in_one_at_the_full_hour(store):
    clock = clock_at("2026-05-04T10:17:00")
    with webhook() as hook:
        spec = hook_spec(hook.url, pace=Pace(hourly=True))
        events = hold(store, spec, at=clock())
        with courier(store, spec, clock=clock) as carrier:
            carrier.drain(clock(), SOON)
            assert hook.posts == []
            assert {item.why for item in store.outbox.deliveries()} == {"waits for the hourly digest"}
            clock.by = timedelta(minutes=43)
            carrier.drain(clock(), SOON)
    (post,) = hook.posts
    told = json.loads(post.body)
    assert told["type"] == "digest"
    assert [entry["id"] for entry in told["data"]["events"]] == [event.id for event in events]
    assert (told["data"]["count"], told["data"]["left_out"]) == (3, 0)
    found = by_state(store)
    assert {item.told_in for item in found[FOLDED]} == {hook.ids[0]} == {found[SENT][0].event.id}
    assert {item.why for item in found[FOLDED]} == {"told in the hourly digest"}


@pytest.mark.parametrize(
    "damage",
    ["events SET type = ''", "events SET data = x'00'", f"deliveries SET next_at = -{2**62}"],
)
def test_one_that_is_damaged_waits_on_while_the_others_are_told(store, damage):
    clock = clock_at("2026-05-04T10:17:00")
    with webhook() as hook:
        spec = hook_spec(hook.url, pace=Pace(hourly=True))
        events = hold(store, spec, at=clock())
        with store.database.writing() as db:
            db.exec_driver_sql(f"UPDATE {damage} WHERE id = 2")
        clock.by = timedelta(minutes=43)
        with courier(store, spec, clock=clock) as carrier:
            carrier.drain(clock(), SOON)
    (post,) = hook.posts
    told = [entry["id"] for entry in json.loads(post.body)["data"]["events"]]
    assert told == [events[0].id, events[2].id]
    with store.database.reading() as db:
        assert db.exec_driver_sql("SELECT state FROM deliveries WHERE id = 2").scalar() == "held"


def test_one_alert_alone_goes_as_itself(store):
    clock = clock_at("2026-05-04T10:17:00")
    with webhook() as hook:
        spec = hook_spec(hook.url, pace=Pace(hourly=True))
        (event,) = hold(store, spec, events=1, at=clock())
        with courier(store, spec, clock=clock) as carrier:
            carrier.drain(clock(), SOON)
            clock.by = timedelta(hours=1)
            carrier.drain(clock(), SOON)
    assert hook.ids == [event.id]


def test_quiet_hours_hold_delivery_and_their_end_lets_go(store):
    clock = clock_at("2026-05-04T23:00:00")
    with webhook() as hook:
        spec = hook_spec(hook.url, pace=Pace(quiet=(time(22), time(7))))
        with courier(store, spec, clock=clock) as carrier:
            hold(store, spec, events=1, at=clock())
            carrier.drain(clock(), SOON)
            clock.by = timedelta(hours=1)
            hold(store, spec, events=1, start=2, at=clock())
            carrier.drain(clock(), SOON)
            assert hook.posts == []
            clock.by = timedelta(hours=8)
            carrier.drain(clock(), SOON)
            assert [json.loads(post.body)["type"] for post in hook.posts] == ["digest"]
            (third,) = hold(store, spec, events=1, start=3, at=clock())
            carrier.drain(clock(), SOON)
    assert hook.ids[1] == third.id


def test_a_person_who_tests_at_night_is_answered_at_night(store):
    clock = clock_at("2026-05-04T23:00:00")
    with webhook() as hook:
        spec = hook_spec(hook.url, pace=Pace(quiet=(time(22), time(7))))
        hold(store, spec, at=clock())
        ping = ping_event("hook", at=clock())
        store.outbox.enqueue(ping, ["hook"], clock())
        with courier(store, spec, clock=clock) as carrier:
            carrier.drain(clock(), SOON)
    assert hook.ids == [ping.id]


def test_a_try_that_failed_is_not_made_again_in_quiet_hours(store):
    clock = clock_at("2026-05-04T21:59:58")
    with webhook(lambda number, line: 500) as hook:
        spec = hook_spec(hook.url, pace=Pace(quiet=(time(22), time(7))))
        hold(store, spec, events=1, at=clock())
        with courier(store, spec, clock=clock) as carrier:
            carrier.drain(clock(), SOON)
            clock.by = timedelta(hours=2)
            carrier.drain(clock(), SOON)
            assert len(hook.posts) == 1
            clock.by = timedelta(hours=10)
            carrier.drain(clock(), SOON)
    assert len(hook.posts) == 2


def test_a_ceiling_turns_a_flood_into_a_digest(store):
    clock = clock_at("2026-05-04T10:00:00")
    with webhook() as hook:
        spec = hook_spec(hook.url, pace=Pace(most=3))
        with courier(store, spec, clock=clock) as carrier:
            for number in range(1, 41):
                hold(store, spec, events=1, start=number, at=clock())
                carrier.drain(clock(), SOON)
                clock.by += timedelta(minutes=1)
            assert len(hook.posts) == 3
            clock.by = timedelta(minutes=61)
            carrier.drain(clock(), SOON)
    kinds = [json.loads(post.body) for post in hook.posts]
    assert [body["type"] for body in kinds] == ["article.gone"] * 3 + ["digest"]
    assert kinds[3]["data"]["count"] == 37
    assert kinds[3]["data"]["reason"] == "the ceiling of 3 an hour"


def test_without_a_pace_any_more_what_is_held_goes_out(store):
    with webhook() as hook:
        paced = hook_spec(hook.url, pace=Pace(daily=time(7)))
        events = hold(store, paced)
        with courier(store, hook_spec(hook.url)) as carrier:
            carrier.drain(now(), SOON)
    assert hook.ids == [event.id for event in events]


def test_ten_thousand_held_alerts_are_one_digest_under_20_kb(store):
    clock = clock_at("2026-05-04T10:17:00")
    with webhook() as hook:
        spec = hook_spec(hook.url, pace=Pace(hourly=True))
        hold(store, spec, events=10_000, at=clock())
        clock.by = timedelta(hours=1)
        with courier(store, spec, clock=clock) as carrier:
            carrier.drain(clock(), timedelta(seconds=20))
    (post,) = hook.posts
    data = json.loads(post.body)["data"]
    assert len(post.body) < 20_000
    assert data["count"] == len(data["events"]) + data["left_out"] == 10_000
    assert data["truncated"]


def test_a_held_alert_can_be_sent_at_once_by_hand(store):
    with webhook() as hook:
        spec = hook_spec(hook.url, pace=Pace(daily=time(7)))
        first, second = hold(store, spec, events=2)
        number = next(item.id for item in store.outbox.deliveries() if item.event.id == second.id)
        assert store.outbox.retry(number, now()) == 1
        with courier(store, spec) as carrier:
            carrier.drain(now(), SOON)
    assert hook.ids == [second.id]
    assert [item.event.id for item in by_state(store)[HELD]] == [first.id]


def test_what_is_folded_is_not_retried(store):
    clock = clock_at("2026-05-04T10:17:00")
    with webhook() as hook:
        spec = hook_spec(hook.url, pace=Pace(hourly=True))
        hold(store, spec, at=clock())
        clock.by = timedelta(hours=1)
        with courier(store, spec, clock=clock) as carrier:
            carrier.drain(clock(), SOON)
    folded = by_state(store)[FOLDED][0]
    assert store.outbox.retry(folded.id, clock()) == 0


def test_a_digest_by_mail_is_one_mail_with_everything_in_it(store):
    clock = clock_at("2026-05-04T10:17:00")
    with mail_box() as box:
        options = {"smtp": f"smtp://127.0.0.1:{box.port}", "pace": Pace(hourly=True)}
        (spec,) = email_specs("mail", ["desk@example.org"], **options)
        hold(store, spec, at=clock())
        clock.by = timedelta(hours=1)
        with courier(store, spec, clock=clock) as carrier:
            carrier.drain(clock(), SOON)
    ((_, mail),) = box.mails
    assert mail["Subject"] == "[watcher] Digest"
    text = mail.get_body(("plain",)).get_content().replace("\r", "")
    assert text.startswith("3 alerts")
    assert text.count("\nArticle gone\n") == 3
    assert "held for the hourly digest since" in text


HOLDING = """
import os, signal, sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from watcher.alerts import Pace, WebhookSpec
from watcher.deliver.courier import Courier
from watcher.store import open_store
spec = WebhookSpec("hook", sys.argv[2], pace=Pace(hourly=True))
at = datetime(2026, 5, 4, 11, 1, tzinfo=UTC)
with open_store("", state_dir=Path(sys.argv[1])) as store:
    if sys.argv[3] == "bundled":
        let_go = store.outbox.bundle
        def bundle(*args, **terms):
            let_go(*args, **terms)
            os.kill(os.getpid(), signal.SIGKILL)
        store.outbox.bundle = bundle
    Courier(store.outbox, [spec], owner="dying", clock=lambda: at).drain(at, timedelta(seconds=30))
"""


@pytest.mark.parametrize("moment", ["bundled", "sent"])
def test_a_digest_survives_sigkill_under_one_id(store, state, moment):
    clock = clock_at("2026-05-04T10:17:00")
    victim = []

    def kill(number, line):
        if number == 1 and moment == "sent":
            os.kill(victim[0].pid, signal.SIGKILL)
        return 204

    with webhook(kill) as hook:
        spec = hook_spec(hook.url, pace=Pace(hourly=True))
        events = hold(store, spec, at=clock())
        command = [sys.executable, "-c", HOLDING, str(state), hook.url, moment]
        victim.append(subprocess.Popen(command))
        assert victim[0].wait(30) == -signal.SIGKILL
        clock.by = timedelta(hours=1)
        with courier(store, spec, clock=clock) as carrier:
            carrier.drain(clock(), SOON)
            clock.by = timedelta(hours=1, minutes=2)
            carrier.drain(clock(), SOON)
    (told,) = {post.body for post in hook.posts}
    assert len({*hook.ids}) == 1
    assert len(hook.ids) == (2 if moment == "sent" else 1)
    assert [entry["id"] for entry in json.loads(told)["data"]["events"]] == [event.id for event in events]


def test_two_couriers_make_one_digest(store):
    clock = clock_at("2026-05-04T10:17:00")
    with webhook() as hook:
        spec = hook_spec(hook.url, pace=Pace(hourly=True))
        hold(store, spec, events=20, at=clock())
        clock.by = timedelta(hours=1)
        with courier(store, spec, clock=clock) as one, courier(store, spec, clock=clock) as two:
            one.drain(clock())
            two.drain(clock(), SOON)
            one.drain(clock(), SOON)
    assert len(hook.posts) == 1
