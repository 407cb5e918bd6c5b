"""Couriers of the test's own, what they owe, and a clock that can be set forward."""

from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

from alerts_help import plain_event

from watcher.alerts import WebhookSpec
from watcher.deliver.courier import Courier

ENOUGH = timedelta(seconds=20)
"""For a drain that ends by itself when all is sent: a second was too few for it on a busy machine."""


def now():
    return datetime.now(UTC)


@contextmanager
def courier(store, *specs, **options):
    carrier = Courier(store.outbox, specs, owner="test", **options)
    try:
        yield carrier
    finally:
        carrier.close()


def hook_spec(url, name="hook", **options):
    return WebhookSpec(name, url, **({"timeout": timedelta(seconds=5)} | options))


def owe(store, *names, events=1, start=1):
    made = [plain_event(number) for number in range(start, start + events)]
    for event in made:
        store.outbox.enqueue(event, names, now())
    return made


class Ahead:
    """A clock that runs, and can be set forward."""

    def __init__(self):
        self.by = timedelta(0)

    def __call__(self):
        return now() + self.by


def states(store, channel="hook"):
    return [item.state for item in store.outbox.deliveries() if item.channel == channel]


def failing_first(times, answer=500):
    """A receiver's script: it fails that often, then never again."""
    return lambda number, line: answer if number <= times else 204
