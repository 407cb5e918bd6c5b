"""Who is asked when: politeness and order; also by many threads and processes at once."""

import subprocess
import sys
import threading
from collections import Counter
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from sqlalchemy import update
from store_help import DELAY, LEASE, add, at, claim, claim_due, record, take, unchanged

from watcher.model import Outcome, Progress
from watcher.store import open_store
from watcher.store.schema import articles

pytestmark = pytest.mark.engines


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
            later = Progress(next_check_at=at(9999), next_reason="", stride=timedelta(days=1))
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
