"""What was claimed is its taker's until the lease ends: who comes late, by hand or before a turn."""

import pytest
from store_help import DELAY, LEASE, add, at, claim, first, record, take

from watcher.errors import LeaseOver, UnknownArticle
from watcher.model import ArticleState
from watcher.model.source import WantedSource

pytestmark = pytest.mark.engines


def test_a_lease_that_ran_out_is_taken_by_another_and_the_first_cannot_record(store):
    add(store)
    (slow,) = take(store, 0, owner="slow")
    assert take(store, 4.9, owner="quick") == []
    (quick,) = take(store, 5, owner="quick")
    assert quick.id == slow.id
    assert store.record(first(slow, 5), channels=[], host_delay=DELAY) is None
    assert store.checks(slow.id) == []
    assert store.record(first(quick, 6), channels=[], host_delay=DELAY) == 1
    assert store.record(first(slow, 6), channels=[], host_delay=DELAY) is None
    assert len(store.checks(slow.id)) == len(store.snapshots(slow.id)) == 1


def claims(store, minutes, owner="one"):
    return store.claim_due(at(minutes), owner=owner, lease=LEASE, limit=10, host_delay=DELAY)


def test_what_is_claimed_is_read_when_its_turn_comes(store):
    article = add(store)
    (claim,) = claims(store, 0)
    store.set_state(article.id, ArticleState.PAUSED)
    claimed = store.claimed(claim)
    assert (claimed.id, claimed.state) == (article.id, ArticleState.PAUSED)
    assert claimed.lease == claim.lease != ""


def test_a_claim_that_came_to_others_before_its_turn_is_worth_nothing(store):
    add(store)
    (slow,) = claims(store, 0, "slow")
    (quick,) = claims(store, 5, "quick")
    with pytest.raises(LeaseOver):
        store.claimed(slow)
    assert record(store, store.claimed(quick), 5) == 0
    for late in (slow, quick):
        with pytest.raises(LeaseOver):
            store.claimed(late)


def source_claims(store, minutes, owner):
    return store.sources.claim_due(at(minutes), owner=owner, lease=LEASE, limit=10, host_delay=DELAY)


def add_source(store, host, path, minute):
    url = f"https://{host}/{path}"
    return store.sources.add(WantedSource(url, url, host), at(minute))[0].id


def test_a_source_too_is_read_when_its_turn_comes_if_it_is_still_ours(store):
    one, two = add_source(store, "news.example", "f", 0), add_source(store, "else.example", "f", 1)
    other = add_source(store, "news.example", "g", 2)
    slow, quick = source_claims(store, 3, "slow"), source_claims(store, 12, "quick")
    assert [claim.source_id for claim in slow] == [claim.source_id for claim in quick] == [one, two]
    assert [store.sources.claimed(claim).id for claim in quick] == [one, two]
    with pytest.raises(LeaseOver):
        store.sources.claimed(slow[0])
    store.sources.release(slow[0], at(12), (at(30), "too late"))
    store.sources.release(quick[0], at(12), (at(60), "its row is damaged"))
    put_off = store.sources.find("https://news.example/f")
    assert (put_off.next_look_at, put_off.next_reason) == (at(60), "its row is damaged")
    assert [claim.source_id for claim in source_claims(store, 12, "next")] == [other]


def test_a_claim_whose_host_was_freed_is_worth_nothing(store):
    add(store)
    (claim,) = claims(store, 0, "stopped")
    assert store.free_leases(lambda owner: owner == "stopped", at(1), host_delay=DELAY) == 1
    with pytest.raises(LeaseOver):
        store.claimed(claim)


def test_the_same_worker_cannot_record_under_a_lease_it_lost_to_itself(store):
    add(store)
    (before,) = take(store, 0)
    (after,) = take(store, 5)
    assert store.record(first(before, 5), channels=[], host_delay=DELAY) is None
    assert store.record(first(after, 5), channels=[], host_delay=DELAY) == 1


def test_a_late_worker_whose_lease_nobody_took_may_still_record(store):
    add(store)
    (late,) = take(store, 0)
    assert store.record(first(late, 50), channels=[], host_delay=DELAY) == 1


def test_a_late_worker_does_not_free_the_host_that_another_holds(store):
    add(store, "https://news.example/0")
    add(store, "https://news.example/1", minutes=1)
    (late,) = take(store, 0)
    store.set_state(late.id, ArticleState.PAUSED)
    (now_held,) = take(store, 6)
    assert now_held.url == "https://news.example/1"
    assert store.record(first(late, 6), channels=[], host_delay=DELAY) == 1
    store.set_state(late.id, ArticleState.ACTIVE)
    assert take(store, 10) == []


def test_released_unvisited_it_may_be_taken_at_once(store):
    article = add(store)
    take(store, 0)
    store.release(article.id, at(1))
    assert [a.id for a in take(store, 1)] == [article.id]


def test_who_gives_back_what_he_does_not_hold_frees_nobody(store):
    add(store, "https://news.example/0")
    idle = add(store, "https://news.example/1", minutes=1)
    take(store, 2)
    store.release(idle.id, at(3))
    assert take(store, 3) == []


def test_by_hand_an_article_is_taken_before_it_is_due_and_even_when_it_is_paused(store):
    article = add(store, next_check_at=at(100))
    paused = add(store, "https://quiet.example/", host="quiet.example")
    store.set_state(paused.id, ArticleState.PAUSED)
    assert claim(store, article, 0) == store.article(article.id)
    claimed = claim(store, paused, 0)
    assert store.record(first(claimed, 0), channels=[], host_delay=DELAY) == 1
    assert store.article(paused.id).state is ArticleState.PAUSED
    assert store.next_due_at() == at(100)


def test_by_hand_a_busy_host_says_when_it_is_free(store):
    article, other = add(store), add(store, "https://news.example/1")
    claimed = claim(store, article, 0)
    assert claim(store, other, 0) == at(5)
    record(store, claimed, 1)
    assert claim(store, other, 1) == at(1) + DELAY
    record(store, claim(store, other, 2), 2, host_blocked_until=at(9))
    assert claim(store, article, 3) == at(9)


def test_who_is_unknown_cannot_be_taken(store):
    with pytest.raises(UnknownArticle):
        store.claim(9, at(0), owner="one", lease=LEASE, host_delay=DELAY)
    with pytest.raises(UnknownArticle):
        store.release(9, at(0))
