"""Requests a day, shared out: within what there is, where they are worth most, at one price for all hosts."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from checkroom import room
from hypothesis import given
from hypothesis import strategies as st
from store_help import add, claim_due

from watcher.decide.hours import Hours, Timetable, window
from watcher.decide.policy import Policy
from watcher.decide.schedule.budget import Budget, Demand, Own, share_out
from watcher.decide.twins import key
from watcher.store import open_store

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
LIMITS = Budget(floor=5 * MINUTE, ceiling=DAY)

strides = st.builds(lambda hours: hours * HOUR, st.floats(0.05, 2000))
demand = st.builds(
    lambda kinds, fixed: (dict(kinds), fixed),
    st.lists(st.tuples(strides, st.integers(1, 5000)), min_size=1, max_size=8),
    st.dictionaries(st.sampled_from([30 * MINUTE, 2 * HOUR, DAY]), st.integers(0, 9)),
)


def asked(found: list[tuple[dict[timedelta, int], dict[timedelta, int]]]) -> list[Demand]:
    return [Demand(f"h{n}.example", kinds, fixed) for n, (kinds, fixed) in enumerate(found)]


@given(st.lists(demand, min_size=1, max_size=6), st.integers(1000, 1_000_000))
def test_no_more_is_planned_than_there_is(found, per_day):
    demands = asked(found)
    terms = share_out(demands, replace(LIMITS, per_day=per_day))
    fixed = sum(one.kept(LIMITS) for one in demands)
    assert sum(one.requests for one in terms.values()) - fixed <= max(per_day - fixed, per_day / 10)


@given(st.lists(demand, min_size=1, max_size=6), st.integers(100, 10_000))
def test_no_host_is_asked_more_often_than_it_may_be(found, per_host):
    demands = asked(found)
    for one in demands:
        terms = share_out(demands, replace(LIMITS, per_day=10**9, per_host=per_host))[one.host]
        assert terms.requests - one.kept(LIMITS) <= max(per_host - one.kept(LIMITS), per_host / 10)


@given(st.lists(demand, min_size=1, max_size=6), st.integers(1000, 100_000))
def test_more_to_spend_is_never_a_higher_price(found, per_day):
    demands = asked(found)
    less, more = (share_out(demands, replace(LIMITS, per_day=n)) for n in (per_day, 2 * per_day))
    assert all(more[host].price <= less[host].price for host in less)


def test_a_budget_is_spent_and_not_only_kept():
    demands = [Demand("a.example", {10 * HOUR: 1000})]
    assert share_out(demands, LIMITS)["a.example"].price == 1.0
    for per_day, spent in (
        (4800, 4320),
        (12_000, 10_800),
        (10**7, 25_920),
    ):  # the last is what its delay allows
        terms = share_out(demands, replace(LIMITS, per_day=per_day))["a.example"]
        assert terms.requests == pytest.approx(spent, rel=0.12)
        assert terms.price == pytest.approx(2400 / terms.requests)


def test_all_hosts_have_the_same_price_whatever_their_size():
    demands = [Demand("small.example", {6 * HOUR: 10}), Demand("big.example", {6 * HOUR: 6000})]
    small, big = share_out(demands, replace(LIMITS, per_day=5000)).values()
    assert small.price == big.price
    assert big.requests == pytest.approx(600 * small.requests)


def test_what_one_host_cannot_take_goes_to_the_others():
    demands = [Demand("slow.example", {2 * HOUR: 1000}), Demand("free.example", {2 * HOUR: 1000})]
    budget = replace(LIMITS, per_day=20_000)
    even = share_out(demands, budget)
    uneven = share_out(demands, replace(budget, hosts={"slow.example": 1000}))
    assert uneven["slow.example"].requests == pytest.approx(900, rel=0.02)
    assert uneven["free.example"].requests > 1.5 * even["free.example"].requests
    assert sum(one.requests for one in uneven.values()) == pytest.approx(18_000, rel=0.02)


def test_the_ceiling_is_kept_where_the_budget_allows_it_and_longer_where_not():
    demands = [Demand("a.example", {100 * DAY: 10_000, HOUR: 50})]
    kept = share_out(demands, replace(LIMITS, per_day=25_000))["a.example"]
    assert kept.ceiling == DAY
    poor = share_out(demands, replace(LIMITS, per_day=2000))["a.example"]
    assert poor.ceiling > 10 * DAY
    assert poor.requests <= 2000


def test_a_host_is_not_asked_more_often_than_its_delay_allows():
    demands = [Demand("huge.example", {HOUR: 100_000})]
    terms = share_out(demands, replace(LIMITS, delay=timedelta(seconds=2)))["huge.example"]
    assert terms.requests <= 86_400 / 3
    assert terms.price > 1


def test_hours_in_which_nobody_looks_take_nothing_from_a_budget():
    day_and_night = [Demand("a.example", {2 * HOUR: 1000}, {30 * MINUTE: 10})]
    by_day = replace(LIMITS, timetable=Timetable(Hours((window("09:00-17:00"),))))
    always, hours = (share_out(day_and_night, budget)["a.example"].requests for budget in (LIMITS, by_day))
    assert (always, hours) == (12_480, pytest.approx(4160 + 1010))  # and one each as the hours begin
    budgets = (replace(budget, per_day=3000) for budget in (LIMITS, by_day))
    wide, narrow = (share_out(day_and_night, budget)["a.example"] for budget in budgets)
    assert narrow.price < wide.price / 2
    assert narrow.requests <= 3000


def test_hours_of_single_articles_count_as_hours_of_all_do():
    by_day = Hours((window("09:00-17:00"),))
    urls = [f"https://a.example/{n}" for n in range(1010)]
    single = [Own(url, 2 * HOUR, fixed=False) for url in urls[:1000]]
    single += [Own(url, 30 * MINUTE, fixed=True) for url in urls[1000:]]
    together = Demand("a.example", {2 * HOUR: 1000}, {30 * MINUTE: 10})
    each = Timetable(articles=dict.fromkeys(map(key, urls), by_day))
    for per_day in (0, 3000):
        alike = replace(LIMITS, per_day=per_day, timetable=Timetable(by_day))
        apart = replace(LIMITS, per_day=per_day, timetable=each)
        (one,) = share_out([together], alike).values()
        (other,) = share_out([Demand("a.example", {}, own=single)], apart).values()
        assert other.price == one.price
        assert other.requests == pytest.approx(one.requests)


def test_the_store_tells_of_articles_that_have_hours_of_their_own_one_by_one(tmp_path):
    with open_store(state_dir=tmp_path / "state") as store:
        for n in range(3):
            add(store, f"https://a.example/{n}", host="a.example", every=30 * MINUTE)
        add(store, "https://a.example/new", host="a.example")
        (found,) = store.demands(["a.example/1", "a.example/new", "b.example/"])
        own = (Own("https://a.example/1", 30 * MINUTE, fixed=True),)
        assert found == Demand("a.example", {}, {30 * MINUTE: 2}, new=1, own=own)


def test_the_store_counts_what_is_asked_for_and_keeps_what_is_given(tmp_path):
    with open_store(state_dir=tmp_path / "state") as store:
        for n in range(3):
            add(store, f"https://a.example/{n}", host="a.example")
        add(store, "https://b.example/", host="b.example", every=30 * MINUTE)
        found = {one.host: one for one in store.demands()}
        assert found["a.example"] == Demand("a.example", {}, new=3)
        assert found["b.example"] == Demand("b.example", {}, {30 * MINUTE: 1})
        terms = share_out(list(found.values()), replace(LIMITS, per_day=1000, ceiling=2 * DAY))
        assert store.set_terms(terms) == 2
        assert store.set_terms(terms) == 0
        for article in store.articles():
            assert article.price == pytest.approx(terms[article.host].price)
            assert article.ceiling == terms[article.host].ceiling


def test_an_article_whose_hours_are_over_when_its_turn_comes_is_put_off(tmp_path):
    with room(tmp_path / "state") as seat:
        article = seat.add("https://news.example/ferry")
        (claimed,) = claim_due(seat.store, seat.now, owner="tests", lease=HOUR, limit=1, host_delay=MINUTE)
        assert not seat.checker.put_off(claimed)
        table = Timetable(Hours((window("10:00-11:00"),)))
        assert replace(seat.checker, policy=Policy(timetable=table)).put_off(claimed)
        put_off = seat.store.article(article.id)
        assert put_off.next_check_at == seat.now + HOUR
        assert put_off.next_reason == "its hours begin then"
        assert put_off.checks == 0
        seat.now += HOUR
        (again,) = claim_due(seat.store, seat.now, owner="tests", lease=HOUR, limit=1, host_delay=MINUTE)
        assert again.id == article.id
