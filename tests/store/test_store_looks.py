"""How far a person has looked."""

import pytest
from store_help import DELAY, add, at, changed, first, take

pytestmark = pytest.mark.engines


@pytest.fixture
def article(store):
    add(store)
    (claimed,) = take(store, 0)
    store.record(first(claimed, 0), channels=[], host_delay=DELAY)
    for minutes in (60, 120):
        (claimed,) = take(store, minutes)
        store.record(changed(claimed, minutes, f"It sails at {minutes}."), channels=[], host_delay=DELAY)
    return store.article(claimed.id)


def test_a_look_goes_only_forward(store, article):
    assert store.seen_version(article.id) == 0
    for shown, seen in ((2, 2), (1, 2), (3, 3), (3, 3)):
        store.look(article.id, shown, at(200))
        assert store.seen_version(article.id) == seen


def test_the_last_note_and_silent_changes_are_told_at_a_glance(store, article):
    (glance,) = store.glances.chosen()
    assert glance.article == article
    assert (glance.note, glance.undisclosed) == (None, 0)
