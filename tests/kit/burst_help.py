"""Hosts whose articles change alike, for the tests of the store."""

from collections import Counter
from datetime import timedelta

from decide_help import edit
from store_help import DELAY, Everyone, at, capture, enlist, first, progress

from watcher.model import Change, Check, Disclosure, EventType, Outcome
from watcher.render.payload import change_events

TEMPLATE = ("Follow us on the old network for more.", "Follow us on the new network for more.")
NO_DELAY = timedelta(0)

DAYS = 24 * 60
"""Minutes, of which one is a day."""

LINE = "Follow the harbour desk in our daily letter instead."


class Host:
    """A host with articles that change."""

    def __init__(self, store, *, articles=10, name="news.example", channels=(), delay=DELAY):
        self.store, self.name, self.delay = store, name, delay
        self.channels = channels or [Everyone()]
        self.urls = [f"https://{name}/story/{number}" for number in range(articles)]
        for url in self.urls:
            article, _ = enlist(store, url, host=name, now=at(0))
            self.record(article, first(self.claimed(article, 1), 1, f"Story of {url}."))

    def claimed(self, article, minutes):
        found = self.store.claim(
            article.id, at(minutes), owner="one", lease=timedelta(minutes=1), host_delay=NO_DELAY
        )
        assert not hasattr(found, "hour"), "the host is busy"
        return found

    def record(self, article, check):
        # The host's delay is told for the waits; the claims of the test do not keep it.
        version = self.store.record(check, channels=self.channels, host_delay=self.delay)
        with self.store.database.writing() as db:
            db.exec_driver_sql("UPDATE hosts SET next_at = 0, ready_at = 0")
        return version

    def house(self, number, minutes, *texts):
        """Texts come to the article with this number that are the house's own."""
        article = self.claimed(self.store.find(self.urls[number]), minutes)
        check = Check(article, at(minutes), Outcome.UNCHANGED, progress(minutes), house=texts)
        self.record(article, check)

    def change(self, number, minutes, *one_by_one, edits=(), **fields):
        """The article with this number changes."""
        article = self.claimed(self.store.find(self.urls[number]), minutes)
        change = Change(
            edits=(*one_by_one, *edits),
            disclosure=Disclosure.UNDISCLOSED,
            added_words=1,
            removed_words=1,
            **fields,
        )
        page = capture(f"Version {article.version + 1} of {number}.", minutes)
        events = change_events(article, change, page)
        assert len(events) == 1
        check = Check(
            article,
            at(minutes),
            Outcome.CHANGED,
            progress(minutes),
            capture=page,
            change=change,
            events=events,
        )
        self.record(article, check)
        return events[0]


def template_edit():
    return edit(*TEMPLATE)


def deliveries(store, channel="desk"):
    return [item for item in store.outbox.deliveries(limit=1000) if item.channel == channel]


def notices(store, channel="desk"):
    return [item for item in deliveries(store, channel) if item.event.type == EventType.TEMPLATE_CHANGED]


def states(store, channel="desk"):
    return Counter(item.state.value for item in deliveries(store, channel))


def send(store, minutes, channel="desk"):
    """Let go of what may go, and send what is due."""
    store.outbox.let_go(channel, at(minutes))
    taken = store.outbox.claim_deliveries(
        channel, at(minutes), owner="courier", lease=timedelta(minutes=1), limit=100
    )
    for item in taken:
        store.outbox.settle(item.id, now=at(minutes), sent=True)
    return [item.event for item in taken]
