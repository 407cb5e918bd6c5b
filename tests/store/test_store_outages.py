"""A host that stays broken is one notice, and one when it ends, in the place of those of its articles."""

from collections import Counter
from datetime import timedelta

import pytest
from store_help import Everyone, Nobody, at, enlist, first, progress, unchanged

from watcher.decide.outage import answers
from watcher.decide.patience import Patience
from watcher.model import ArticleState, Check, EventType, Outcome
from watcher.render.payload import notice_events

pytestmark = pytest.mark.engines

NO_DELAY = timedelta(0)
FIVE_MINUTES = Patience(span=timedelta(minutes=5))


class Host:
    """A host with articles that are visited."""

    def __init__(self, store, *, articles=4, channels=(), patience=FIVE_MINUTES):
        self.store, self.patience = store, patience
        self.channels = channels or [Everyone()]
        self.urls = [f"https://news.example/story/{number}" for number in range(articles)]
        for number, url in enumerate(self.urls):
            enlist(store, url, host="news.example", now=at(0), tags=("harbour",))
            self.record(number, lambda article: first(article, 1, f"Story {article.id}."), 1)

    def record(self, number, make, minutes):
        article = self.store.find(self.urls[number])
        lease = timedelta(minutes=1)
        claimed = self.store.claim(article.id, at(minutes), owner="one", lease=lease, host_delay=NO_DELAY)
        check = make(claimed)
        self.store.record(check, channels=self.channels, host_delay=NO_DELAY, patience=self.patience)

    def fails(self, number, minutes, *, code="timed_out", notice=False, outcome=Outcome.FAILED, until=None):
        """An article cannot be read; `notice` when that is its third time."""

        def make(article):
            row = {"failures": article.failures + 1, "failing_since": article.failing_since or at(minutes)}
            events = notice_events(article, EventType.ARTICLE_FAILING, "no answer", at(minutes))
            return Check(
                article,
                at(minutes),
                outcome,
                progress(minutes, trouble="no answer", noticed=article.noticed or notice, **row),
                error="no answer",
                code=code,
                events=events if notice else (),
                host_blocked_until=until and at(until),
            )

        self.record(number, make, minutes)

    def answers(self, number, minutes):
        """An article can be read; if its trouble was reported, so is its end."""

        def make(article):
            ended = notice_events(article, EventType.ARTICLE_RECOVERED, "", at(minutes))
            check = unchanged(article, minutes)
            return Check(
                article,
                check.checked_at,
                check.outcome,
                check.progress,
                events=ended if article.noticed else (),
            )

        self.record(number, make, minutes)


def told(store, *states, channel="desk"):
    found = [item for item in store.outbox.deliveries(limit=1000) if item.channel == channel]
    return Counter(item.event.type.value for item in found if not states or item.state.value in states)


@pytest.mark.parametrize(
    ("until", "expected"), [(69, {}), (70, {"host.failing": 1}), (1450, {"host.failing": 1})]
)
def test_a_host_that_asks_to_be_left_alone_for_long_is_told_of_at_once(store, until, expected):
    host = Host(store)
    host.fails(0, 10, code="http_429", outcome=Outcome.BLOCKED, until=until)
    assert told(store) == expected
    for notice in store.outbox.deliveries():
        words = f"it asked to be left alone until {at(until):%-d %b %Y %H:%M} UTC"
        assert words in notice.event.data["trouble"]
    host.answers(1, until + 1)
    assert told(store) == expected | ({"host.recovered": 1} if expected else {})


def test_short_pauses_that_go_on_for_long_are_the_trouble_of_a_lone_article(store):
    host = Host(store, articles=1)
    for minutes in (10, 40, 70):
        host.fails(
            0, minutes, code="http_429", outcome=Outcome.BLOCKED, until=minutes + 5, notice=minutes == 70
        )
    assert told(store) == {"article.failing": 1}


def test_a_host_that_is_down_is_one_notice_and_its_articles_are_in_it(store):
    host = Host(store)
    for minutes in (10, 11, 16):
        for number in range(4):
            host.fails(number, minutes, notice=minutes == 16)
    assert told(store, "pending") == {"host.failing": 1}
    assert told(store, "folded") == {"article.failing": 4}
    for number in range(4):
        host.answers(number, 30)
    assert told(store, "pending") == {"host.failing": 1, "host.recovered": 1}
    assert told(store) == {
        "host.failing": 1,
        "article.failing": 4,
        "host.recovered": 1,
        "article.recovered": 1,
    }
    folded = {item.why for item in store.outbox.deliveries(limit=99) if item.why}
    assert folded == {"all of news.example is in the same trouble", "all of news.example can be read again"}
    started, ended = (
        next(item.event for item in store.outbox.deliveries(limit=99) if item.event.type == kind)
        for kind in (EventType.HOST_FAILING, EventType.HOST_RECOVERED)
    )
    assert started.data["host"] == "news.example"
    assert (started.data["articles"], started.data["tags"]) == (4, ["harbour"])
    assert started.data["since"] == ended.data["since"]


def test_none_between(store):
    host = Host(store)
    for minutes in range(10, 200, 5):
        for number in range(4):
            host.fails(number, minutes)
    assert told(store) == {"host.failing": 1}


def test_a_hiccup_is_no_notice(store):
    host = Host(store)
    for number in range(4):
        host.fails(number, 10 + number)
    host.answers(0, 14)
    for number in range(4):
        host.fails(number, 20)
    assert told(store) == {}


def test_one_article_alone_has_its_own_notice(store):
    host = Host(store)
    for minutes in (10, 11, 16, 31):
        host.fails(0, minutes, notice=minutes == 16)
    assert told(store) == {"article.failing": 1}


def test_a_number_of_tries_is_another_measure(store):
    host = Host(store, patience=Patience(tries=3))
    for number in range(3):
        host.fails(number, 10)
    assert told(store) == {"host.failing": 1}


def test_what_was_reported_before_the_host_went_down_is_reported_when_it_ends(store):
    host = Host(store)
    host.fails(0, 2, code="shrunk", outcome=Outcome.SUSPECT)
    host.fails(0, 3, code="shrunk", outcome=Outcome.SUSPECT, notice=True)
    for minutes in (10, 16):
        for number in range(4):
            host.fails(number, minutes)
    host.answers(0, 30)
    assert told(store, "pending") == {
        "article.failing": 1,
        "host.failing": 1,
        "host.recovered": 1,
        "article.recovered": 1,
    }


def test_an_article_that_stays_broken_when_the_host_is_back_has_its_own_notice_due(store):
    host = Host(store)
    for minutes in (10, 11, 16):
        for number in range(4):
            host.fails(number, minutes, notice=minutes == 16)
    host.answers(0, 30)
    assert not store.find(host.urls[1]).noticed
    host.fails(1, 31, code="shrunk", outcome=Outcome.SUSPECT, notice=True)
    assert told(store, "pending") == {"host.failing": 1, "host.recovered": 1, "article.failing": 1}


def test_an_article_that_was_in_trouble_before_its_host_tells_of_it_by_itself(store):
    host = Host(store)
    host.fails(0, 2)
    host.answers(1, 3)
    for minutes in (10, 16):
        for number in range(4):
            host.fails(number, minutes, notice=minutes == 16)
    assert told(store, "pending") == {"host.failing": 1, "article.failing": 1}
    host.answers(1, 30)
    assert store.find(host.urls[0]).noticed


def test_articles_that_stay_broken_by_themselves_are_no_trouble_of_their_host(store):
    """They are looked at one after the other, the others, which can be read, between their rounds."""
    host = Host(store)
    for hours in range(2, 30, 3):
        host.fails(0, hours * 60)
        host.fails(1, hours * 60 + 1)
        host.answers(2, hours * 60 + 2)
        host.fails(3, hours * 60 + 3)
    assert told(store) == {}


def test_a_channel_without_the_hosts_notice_keeps_those_of_the_articles(store):
    class NoHosts(Everyone):
        def wants(self, event):
            return not event.type.startswith("host.")

    host = Host(store, channels=[NoHosts(), Nobody("other")])
    for minutes in (10, 16):
        for number in range(4):
            host.fails(number, minutes, notice=minutes == 16)
    assert told(store, "pending") == {"article.failing": 4}
    assert told(store, channel="other") == {}


@pytest.mark.parametrize(
    ("outcome", "code", "says"),
    [
        (Outcome.FAILED, "unreachable", False),
        (Outcome.FAILED, "http_503", False),
        (Outcome.BLOCKED, "http_403", False),
        (Outcome.BLOCKED, "challenge", False),
        (Outcome.BLOCKED, "robots", False),
        (Outcome.SUSPECT, "selector", False),
        (Outcome.GONE, "http_404", True),
        (Outcome.UNCHANGED, "", True),
        (Outcome.NOT_MODIFIED, "", True),
        (Outcome.FAILED, "too_large", None),
        (Outcome.SUSPECT, "shrunk", None),
        (Outcome.FAILED, "internal", None),
    ],
)
def test_what_a_visit_says_of_its_host(store, outcome, code, says):
    article, _ = enlist(store, "https://news.example/x", host="news.example", now=at(0))
    assert article.state is ArticleState.ACTIVE
    assert answers(Check(article, at(1), outcome, progress(1), code=code)) is says
