"""What is said of the version that stood at a moment: only what looks of ours show."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, timedelta

import pytest
from store_help import LEASE, add, at, changed, first, unchanged

from watcher.model import Outcome
from watcher.past.stood import stood
from watcher.render.words import stood_words
from watcher.store import open_store


def gone(article, minutes):
    return replace(unchanged(article, minutes, Outcome.GONE, failures=1), error="the server answered 404")


def rewritten(article, minutes):
    return changed(article, minutes, "The ferry sails.")


LOOKS = ((0, first), (60, unchanged), (120, rewritten), (180, gone), (540, unchanged))
"""Minutes: version 1 is seen at the first two, 2 at the third; then it is gone, and there again."""
NOW = at(1260)


@pytest.fixture(scope="module")
def watched(tmp_path_factory):
    with open_store(state_dir=tmp_path_factory.mktemp("state")) as store:
        article = add(store).id
        for minutes, make in LOOKS:
            claimed = store.claim(article, at(minutes), owner="one", lease=LEASE, host_delay=timedelta(0))
            store.record(make(claimed, minutes), channels=(), host_delay=timedelta(0))
        yield store, store.article(article)


@pytest.mark.parametrize(
    ("minutes", "version", "certain", "words"),
    [
        (30, 1, True, "it was seen before and after."),
        (90, 1, False, "and version 2 was there by"),
        (300, 2, False, "seen before and after; could not look"),
        (540, 2, True, "it was seen before and after."),
        (540.1, 2, False, "At 11 Jan 2021 18:00:06: it was last seen 11 Jan 2021 18:00:00;"),
        (1200, 2, False, "whether it still stood then is not known."),
    ],
    ids=[
        "between looks",
        "between versions",
        "while it was gone",
        "as it was seen",
        "in the minute of the last look",
        "after the last look",
    ],
)
def test_a_version_stood_where_looks_before_and_after_saw_it(watched, minutes, version, certain, words):
    found = stood(*watched, at(minutes), NOW)
    assert (found.version, found.certain) == (version, certain)
    assert words in stood_words(found, UTC)


def test_of_a_version_that_others_captured_nobody_knows_until_when_it_stood(watched):
    store, article = watched
    found = stood(store, replace(article, last_good_at=None), at(600), NOW)
    assert not found.certain
    assert "whether it still stood then is not known" in stood_words(found, UTC)
