"""What was learned of furniture is kept as it was: per article, and per host for all of its articles."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import update
from store_help import DELAY, add, at, first, take, unchanged

from watcher.model import Evidence, Place, Standing
from watcher.store import evidence
from watcher.store.packing.codec import pack
from watcher.store.schema import standing

pytestmark = pytest.mark.engines

PLACE = Place(
    before="a1",
    after="b2",
    base="c3",
    content="d4",
    blocks=1,
    longest=90,
    linked=True,
    times=2,
    streak=1,
    check=7,
    changed_at=at(3),
    learned=True,
)
_MOMENTS = st.integers(0, 10**6).map(lambda n: at(0) + timedelta(microseconds=n))
_STANDING = st.builds(
    Standing,
    st.text("0123456789abcdef", min_size=16, max_size=16),
    st.lists(st.integers(1, 9), max_size=3).map(tuple),
    _MOMENTS,
)


def learn(store, minutes, known, make=unchanged, **parts):
    (article,) = take(store, minutes)
    check = make(article, minutes, **parts)
    store.record(replace(check, evidence=known), channels=(), host_delay=DELAY)
    return store.article(article.id)


def evidence_of(store, article):
    return store.known(article, 1).evidence


def test_nothing_is_known_of_a_new_article(store):
    assert evidence_of(store, add(store)) == Evidence()


def test_places_are_the_articles_own_and_texts_the_hosts(store):
    add(store)
    known = Evidence((PLACE,), (Standing("0123456789abcdef", (1, 2), at(5)),))
    article = learn(store, 1, known, make=first)
    other = add(store, "https://news.example/other", minutes=1)
    elsewhere = add(store, "https://else.example/other", host="else.example", minutes=1)
    assert evidence_of(store, article) == known
    assert evidence_of(store, other) == Evidence((), known.standing)
    assert evidence_of(store, elsewhere) == Evidence()


def test_what_is_no_longer_known_is_forgotten(store):
    add(store)
    learn(store, 1, Evidence((PLACE,), (Standing("0123456789abcdef", (1,), at(5)),)), make=first)
    article = learn(store, 120, Evidence())
    assert evidence_of(store, article) == Evidence()


def test_a_check_that_taught_nothing_leaves_it_alone(store):
    add(store)
    known = Evidence((PLACE,))
    learn(store, 1, known, make=first)
    assert evidence_of(store, learn(store, 120, None)) == known


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(st.lists(_STANDING, max_size=5))
def test_texts_come_back_as_they_were(store, texts):
    article = add(store)
    with store.database.writing() as db:
        evidence.learn(db, article.id, 1, Evidence((), tuple(texts)))
    assert evidence_of(store, article).standing == tuple(texts)


def rewrite(store, texts):
    """Put other texts into the one row of what stands in a host's articles."""
    with store.database.writing() as db:
        db.execute(update(standing).values(texts=texts))


def test_what_older_programs_learned_of_a_host_is_still_known(store):
    add(store)
    known = Evidence(
        (), (Standing("0123456789abcdef", (1, 2), at(5)), Standing("fedcba9876543210", (), at(7)))
    )
    article = learn(store, 1, known, make=first)
    rewrite(store, pack(known.standing))
    assert evidence_of(store, article) == known
    assert list(store.upkeep.flaws()) == []


@pytest.mark.parametrize("kept", [[["0123456789abcdef"]], [["0123456789abcdef", "noon"]], {"text": 1}, 7])
def test_what_no_look_could_read_of_a_host_is_a_flaw(store, kept):
    add(store)
    learn(store, 1, Evidence((), (Standing("0123456789abcdef", (1,), at(5)),)), make=first)
    rewrite(store, pack(kept))
    (flaw,) = store.upkeep.flaws()
    assert "what was learned of a site cannot be read" in flaw.what
