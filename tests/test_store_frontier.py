"""Who is asked when: politeness, leases, order; also by many threads and processes at once."""

import subprocess
import sys
import threading
from collections import Counter
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from sqlalchemy import update
from store_help import DELAY, LEASE, add, at, claim_due, first, take, unchanged

from watcher.errors import LeaseOver, UnknownArticle
from watcher.model import ArticleState, Outcome, Progress
from watcher.model.source import WantedSource
from watcher.store import open_store
from watcher.store.schema import articles


@pytest.fixture
def store(tmp_path, store_url):
    with open_store(store_url, state_dir=tmp_path / "state") as opened:
        yield opened


def claim(store, article, minutes):
    return store.claim(article.id, at(minutes), owner="by hand", lease=LEASE, host_delay=DELAY)


def record(store, article, minutes, **values):
    check = unchanged(article, minutes, Outcome.FAILED)
    return store.record(replace(check, **values), channels=[], host_delay=DELAY)


def test_nothing_is_due_before_its_time(store):
    add(store, next_check_at=at(10))
    assert store.next_due_at() == at(10)
    assert take(store, 9.99) == []
    assert len(take(store, 10)) == 1


def test_one_article_of_a_host_at_a_time(store):
    for n in range(3):
        add(store, f"https://news.example/{n}", minutes=n)
    add(store, "https://other.example/0", host="other.example", minutes=5)
    assert [a.url for a in take(store, 6)] == ["https://news.example/0", "https://other.example/0"]
    assert take(store, 6) == []


def test_the_next_of_a_host_comes_when_the_visit_is_recorded_and_the_delay_is_over(store):
    add(store, "https://news.example/0")
    add(store, "https://news.example/1", minutes=1)
    (article,) = take(store, 2)
    record(store, article, 2)
    assert take(store, 2) == []
    assert store.next_due_at() == at(2) + DELAY
    (other,) = claim_due(store, at(2) + DELAY, owner="one", lease=LEASE, limit=5, host_delay=DELAY)
    assert other.url == "https://news.example/1"


def test_the_longest_waiting_host_is_first_and_the_limit_is_kept(store):
    for minutes in (5, 1, 4, 2, 3):
        add(store, f"https://h{minutes}.example/", host=f"h{minutes}.example", minutes=minutes)
    assert [a.host for a in take(store, 9, limit=2)] == ["h1.example", "h2.example"]
    assert [a.host for a in take(store, 9)] == ["h3.example", "h4.example", "h5.example"]


def test_a_host_that_is_called_ready_and_has_nobody_due_is_passed_over(store):
    behind, other = add(store), add(store, "https://else.example/a", host="else.example")
    with store.database.writing() as db:
        db.execute(update(articles).where(articles.c.id == behind.id).values(next_check_at=at(60)))
    assert [one.id for one in take(store, 1)] == [other.id]
    assert behind.id in {one.id for one in take(store, 61)}


def test_a_crowded_host_does_not_hold_up_the_others(store):
    for n in range(30):
        add(store, f"https://crowd.example/{n}", host="crowd.example")
    add(store, "https://small.example/", host="small.example", minutes=1)
    assert {a.host for a in take(store, 2, limit=2)} == {"crowd.example", "small.example"}


def test_a_blocked_host_is_left_alone_until_it_said(store):
    add(store, "https://news.example/0")
    add(store, "https://news.example/1")
    add(store, "https://other.example/0", host="other.example")
    article, other = take(store)
    record(store, article, 0, host_blocked_until=at(30))
    record(store, other, 0)
    assert take(store, 29) == []
    assert [name for name, _ in store.status(at(10)).blocked] == ["news.example"]
    assert [a.url for a in take(store, 30)] == ["https://news.example/1"]


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
    for claim in (slow, quick):
        with pytest.raises(LeaseOver):
            store.claimed(claim)


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


@pytest.mark.parametrize("jump", [timedelta(days=1), timedelta(days=-1)])
def test_a_clock_that_jumps_loses_nobody(store, jump):
    article = add(store)
    record(store, take(store, 0)[0], 0)
    moved = at(0) + jump
    store.claim_due(moved, owner="jumped", lease=LEASE, limit=5, host_delay=DELAY)
    assert [a.id for a in take(store, 3 * 24 * 60)] == [article.id]


def test_threads_share_the_work_without_meeting(store):
    for n in range(60):
        add(store, f"https://h{n % 12}.example/{n}", host=f"h{n % 12}.example")
    taken, failures = Counter(), []

    def work(name):
        try:
            moment = at(1)
            while (moment := moment + DELAY) < at(4):
                for article in claim_due(store, moment, owner=name, lease=LEASE, limit=3, host_delay=DELAY):
                    taken[article.id] += 1
                    record(store, article, (moment - at(0)) / timedelta(minutes=1))
        except Exception as fault:  # noqa: BLE001 - reported by the test's own thread
            failures.append(fault)

    threads = [threading.Thread(target=work, args=(f"thread {n}",)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures
    assert taken == Counter(dict.fromkeys(range(1, 61), 1))


WORKER = """
import sys, time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from watcher.model import Check, Outcome, Progress
from watcher.store import open_store

state, name, delay = Path(sys.argv[1]), sys.argv[2], timedelta(milliseconds=40)
end, soon = time.monotonic() + 60, datetime.now(UTC) + timedelta(hours=1)
with open_store(state_dir=state) as store:
    while time.monotonic() < end and store.next_due_at() < soon:
        now = datetime.now(UTC)
        for claim in store.claim_due(now, owner=name, lease=timedelta(0, 60), limit=2, host_delay=delay):
            article = store.claimed(claim)
            began = datetime.now(UTC)
            later = Progress(next_check_at=began + timedelta(days=1), next_reason="done")
            check = Check(article, datetime.now(UTC), Outcome.FAILED, later, error=name)
            store.record(check, channels=[], host_delay=delay)
            print(article.id, article.host, began.isoformat(), flush=True)
        time.sleep(0.005)
"""


def test_processes_share_the_work_without_meeting(tmp_path):
    state = tmp_path / "state"
    with open_store(state_dir=state) as store:
        for n in range(80):
            add(store, f"https://h{n % 8}.example/{n}", host=f"h{n % 8}.example")
    workers = [
        subprocess.Popen(
            [sys.executable, "-c", WORKER, str(state), f"w{n}"],
            stdout=subprocess.PIPE,
            text=True,
        )
        for n in range(3)
    ]
    lines = [line.split() for worker in workers for line in worker.communicate()[0].splitlines()]
    assert [worker.returncode for worker in workers] == [0, 0, 0]
    assert sorted(int(number) for number, _, _ in lines) == list(range(1, 81))
    assert smallest_gap(lines) >= timedelta(milliseconds=40)
    with open_store(state_dir=state) as store:
        assert {len(store.checks(n)) for n in range(1, 81)} == {1}


def smallest_gap(lines):
    visits = {}
    for _, host, began in lines:
        visits.setdefault(host, []).append(datetime.fromisoformat(began))
    return min(later - sooner for times in visits.values() for sooner, later in pairwise(sorted(times)))


def scheduled(store, number, host, *, due, stride):
    """An article that was looked at once, is due at a minute and has a stride in minutes."""
    article = add(store, f"https://{host}/{number}", host=host)
    claimed = claim(store, article, -9)
    assert isinstance(claimed, type(article))
    looks = Progress(next_check_at=at(due), next_reason="", stride=timedelta(minutes=stride))
    check = replace(unchanged(claimed, -9, Outcome.NOT_MODIFIED), progress=looks)
    store.record(check, channels=[], host_delay=timedelta(0))
    store.release(claimed.id, at(-9))
    return article


def drained(store, minutes):
    """All that is due on a host, in the order in which it is taken."""
    order = []
    while taken := take(store, minutes):
        for article in taken:
            order.append(article.url)
            later = Progress(next_check_at=at(9999), next_reason="", stride=article.stride)
            check = replace(unchanged(article, minutes, Outcome.NOT_MODIFIED), progress=later)
            store.record(check, channels=[], host_delay=timedelta(0))
    return order


def test_after_a_stop_what_is_late_by_most_of_its_strides_is_first_and_nothing_is_left_out(store):
    for number, (due, stride) in enumerate([(0, 1440), (10, 60), (50, 5), (55, 30), (5, 720)]):
        scheduled(store, number, "news.example", due=due, stride=stride)
    add(store, "https://news.example/new", next_check_at=at(60))
    order = [url.rsplit("/", 1)[-1] for url in drained(store, 60)]
    assert order == ["2", "1", "3", "4", "0", "new"]
    assert drained(store, 60) == []


def test_one_with_an_interval_of_its_own_is_met_among_others_that_keep_their_host_busy(store):
    quick = timedelta(seconds=1)
    for number in range(2):
        scheduled(store, number, "news.example", due=9.99, stride=quick / timedelta(minutes=1))
    add(store, "https://news.example/new", next_check_at=at(9.9), every=quick)
    (taken,) = take(store, 10, limit=1)
    assert taken.url == "https://news.example/new"


def test_a_hundred_overdue_of_ten_hosts_are_all_taken_the_most_valuable_host_first(store):
    for number in range(100):
        host = number % 10
        scheduled(store, number, f"h{host}.example", due=0, stride=10 * (10 - host))
    (first_taken,) = take(store, 30, limit=1)
    assert first_taken.host == "h9.example"
    store.release(first_taken.id, at(30))
    assert len(drained(store, 30)) == 100
