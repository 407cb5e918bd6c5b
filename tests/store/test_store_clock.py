"""What a wrong clock left in the future is due at once when it is right again."""

from dataclasses import replace
from datetime import timedelta

import pytest
from store_help import DELAY, Everyone, add, alert, at, changed, first, take, unchanged

from watcher.decide.patience import Patience
from watcher.model import Outcome

pytestmark = pytest.mark.engines

AHEAD = 30 * 60
AT_ONCE = timedelta(0)


def nobody_died(_name):
    return False


def test_a_visit_of_the_future_delays_nothing(store):
    add(store, minutes=0)
    (article,) = take(store, AHEAD)
    store.record(first(article, AHEAD), channels=[], host_delay=DELAY)
    assert take(store, 1) == []
    store.free_leases(nobody_died, at(1), host_delay=AT_ONCE)
    (article,) = take(store, 1)
    assert article.next_reason == "the clock was set back"
    store.record(unchanged(article, 1), channels=[], host_delay=DELAY)
    assert store.next_due_at() == at(61)


def test_a_claim_of_the_future_holds_up_nobody_when_its_worker_is_dead(store):
    add(store)
    take(store, AHEAD)
    store.free_leases(lambda owner: owner == "one", at(1), host_delay=DELAY)
    assert take(store, 1) == []
    assert len(take(store, 1.1)) == 1


def test_a_claim_of_the_future_whose_worker_may_live_is_kept_for_a_usual_lease(store):
    """It may be asking the host at this moment: another one would ask that beside it."""
    add(store)
    (article,) = take(store, AHEAD)
    store.free_leases(nobody_died, at(1), host_delay=DELAY)
    assert take(store, 5.9) == []
    assert len(take(store, 6.1, owner="two")) == 1
    assert store.record(unchanged(article, 7), channels=[], host_delay=DELAY) is None


def test_claims_are_kept_by_a_worker_that_renews_them_when_the_clock_was_set_ahead(store):
    add(store)
    add(store, "https://other.example/", host="other.example")
    take(store, 0, owner="one", limit=1)
    take(store, 0, owner="two", limit=1)
    store.renew("one", at(AHEAD + 5))
    assert len(take(store, AHEAD, owner="three")) == 1
    assert len(take(store, AHEAD + 6, owner="three")) == 2


def test_an_article_that_was_added_in_the_future_is_due(store):
    add(store, minutes=AHEAD)
    store.free_leases(nobody_died, at(1), host_delay=AT_ONCE)
    assert len(take(store, 1)) == 1


def test_an_alert_of_the_future_is_sent(store):
    add(store)
    (article,) = take(store, AHEAD)
    store.record(first(article, AHEAD), channels=[], host_delay=DELAY)
    (article,) = take(store, AHEAD + 60)
    check = changed(article, AHEAD + 60, "B", events=[alert(1, 2, AHEAD + 60)])
    store.record(check, channels=[Everyone()], host_delay=DELAY)
    terms = {"owner": "one", "lease": timedelta(minutes=1), "limit": 5}
    assert store.outbox.claim_deliveries("desk", at(1), **terms) == []
    store.free_leases(nobody_died, at(1), host_delay=AT_ONCE)
    assert len(store.outbox.claim_deliveries("desk", at(1), **terms)) == 1


def test_a_channel_that_rests_by_a_clock_of_the_future_is_asked_again(store):
    store.outbox.enqueue(alert(1, 2, 0), ["desk"], at(0))
    terms = {"patience": Patience(3), "tell": None, "rests_until": at(AHEAD)}
    store.outbox.channel_failed("desk", "429", at(0), **terms)
    terms = {"owner": "one", "lease": timedelta(minutes=1), "limit": 5}
    assert store.outbox.claim_deliveries("desk", at(1), **terms) == []
    store.free_leases(nobody_died, at(1), host_delay=AT_ONCE)
    assert len(store.outbox.claim_deliveries("desk", at(1), **terms)) == 1


def test_a_host_that_asked_to_be_left_alone_for_ever_is_asked_again(store):
    add(store)
    (article,) = take(store, 0)
    check = unchanged(article, 0, Outcome.BLOCKED)
    store.record(replace(check, host_blocked_until=at(AHEAD * 60)), channels=[], host_delay=DELAY)
    store.free_leases(nobody_died, at(61), host_delay=AT_ONCE)
    assert len(take(store, 61)) == 1


def test_what_is_right_stays_as_it_is(store):
    add(store)
    (article,) = take(store, 0)
    check = unchanged(article, 0, Outcome.BLOCKED)
    store.record(replace(check, host_blocked_until=at(600)), channels=[], host_delay=DELAY)
    add(store, "https://other.example/", host="other.example", minutes=0)
    take(store, 1)
    before = all_that_is_known(store)
    assert store.free_leases(nobody_died, at(2), host_delay=AT_ONCE) == 0
    assert all_that_is_known(store) == before


def all_that_is_known(store):
    """But the room on the disk, which others use too."""
    return [replace(store.status(at(2)), free=None, size=0), store.articles(), store.next_due_at()]
