"""What archives hold and are asked to keep, on both databases."""

from dataclasses import replace

import pytest
from store_help import DELAY, add, at, changed, first, take

from watcher.model.past import Fate, Looked, Saved
from watcher.store.past import TRIES

pytestmark = pytest.mark.engines


def answer(version, *, done, archive="ours"):
    return Saved(archive, version, at(1), "", "yes" if done else "not now", done)


def test_what_became_of_a_capture_is_noted_once_and_the_last_word_holds(store):
    number = add(store).id
    failed = Looked("https://archive.example/1", at(-60), Fate.FAILED, "it timed out")
    store.past.note(number, [failed, replace(failed, uri="https://archive.example/0", at=at(-90))], at(0))
    store.past.note(number, [replace(failed, fate=Fate.VERSION, why="")], at(1))
    assert [(one.uri[-1], one.fate) for one in store.past.looked(number)] == [
        ("0", Fate.FAILED),
        ("1", Fate.VERSION),
    ]
    store.past.note(number, [], at(2))


def test_a_version_is_owed_to_each_archive_until_it_takes_it_or_does_not_want_it(store):
    add(store)
    assert store.past.owed("ours", at(-60)) is None
    (article,) = take(store, 0)
    store.record(first(article, 0), channels=[], host_delay=DELAY)
    assert store.past.owed("ours", at(-60)).id == article.id
    assert store.past.owed("ours", at(30)) is None
    store.past.note_saved(article.id, answer(1, done=True))
    assert store.past.owed("ours", at(-60)) is None
    assert store.past.owed("theirs", at(-60)).id == article.id

    (article,) = take(store, 60)
    store.record(changed(article, 60, "It sails at noon."), channels=[], host_delay=DELAY)
    for _ in range(TRIES):
        assert store.past.owed("ours", at(-60)).version == 2
        store.past.note_saved(article.id, answer(2, done=False))
    assert store.past.owed("ours", at(-60)) is None
