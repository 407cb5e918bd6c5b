"""Versions lean on one another: each comes back as it was, in little room; a damaged row costs its chain."""

from __future__ import annotations

import sqlite3
import tracemalloc
from contextlib import closing
from dataclasses import replace
from functools import partial
from hashlib import sha256
from random import Random

import pytest
from sqlalchemy import func, select, update
from store_help import DELAY, Everyone, add, alert, at, changed, edit_of, first, take, unchanged

from watcher.errors import DamagedRow
from watcher.model import Change, Outcome
from watcher.store import open_store
from watcher.store.packing import sheets
from watcher.store.packing.codec import LEANING, PLACED, TOLD, plain, to_json
from watcher.store.packing.codec import squeeze as squeeze_row
from watcher.store.packing.pages import SPREAD, WORTH
from watcher.store.packing.texts import CHAIN, OWN_PAGE, Texts
from watcher.store.packing.texts import WORTH as WORTH_OF_TEXTS
from watcher.store.schema import events, pages, snapshots

MANY = 70
"""Versions: more than a chain of texts and a spread of pages."""

WORDS = [f"word{n}" for n in range(3000)]


def text_of(version: int) -> str:
    """A long text of which one word in a version is another."""
    words = Random(1).choices(WORDS, k=1500)
    for number in range(2, version + 1):
        words[Random(number).randrange(len(words))] = f"edit{number}"
    return " ".join(words)


def page_of(version: int) -> bytes:
    """A page with furniture that is another with each fetch."""
    rest = " ".join(Random(2).choices(WORDS, k=8000))
    return f"<html>{version} {rest} {text_of(version)} {sha256(bytes([version])).hexdigest()}</html>".encode()


def write(store, versions: int) -> None:
    add(store)
    for version in range(1, versions + 1):
        (article,) = take(store, version * 60)
        text, raw = text_of(version), page_of(version)
        if version == 1:
            check = first(article, 60, text, raw=raw)
        else:
            parts = {"change": edit_of(text_of(version - 1), text), "raw": raw}
            events = [alert(version - 1, version, version * 60)]
            check = changed(article, version * 60, text, events=events, **parts)
        assert store.record(check, channels=[Everyone()], host_delay=DELAY) == version


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    state = tmp_path_factory.mktemp("written")
    with open_store(state_dir=state) as store:
        write(store, MANY)
    return (state / "watcher.db").read_bytes()


@pytest.fixture
def state(written, tmp_path):
    (tmp_path / "watcher.db").write_bytes(written)
    return tmp_path


def test_every_version_comes_back_as_it_was_in_any_order(state):
    order = list(range(1, MANY + 1))
    Random(7).shuffle(order)
    with open_store(state_dir=state) as store:
        for version in order:
            assert store.reading(1, version).text == text_of(version)
            assert store.raw(1, version) == page_of(version)
            capture = store.capture(1, version)
            assert (capture.reading.text, capture.raw) == (text_of(version), page_of(version))
        found = [snapshot.change for snapshot in store.snapshots(1)]
        assert found == [None, *(edit_of(text_of(n - 1), text_of(n)) for n in range(2, MANY + 1))]
        assert [reading.text for reading in store.readings(1).values()] == [
            text_of(n) for n in range(1, MANY + 1)
        ]
        told = {d.event.data["to"]: d.event for d in store.outbox.deliveries(limit=1000)}
        assert told == {n: alert(n - 1, n, n * 60) for n in range(2, MANY + 1)}
        assert list(store.upkeep.flaws()) == []


def test_little_of_a_long_history_is_remembered_whichever_way_one_goes(state):
    def peak(versions):
        with open_store(state_dir=state) as store, store.database.reading() as db:
            texts = Texts(db, 1)
            tracemalloc.start()
            for version in versions:
                texts.plain(version)
            held = tracemalloc.get_traced_memory()[0]
            tracemalloc.stop()
            return held

    one_chain = (CHAIN + 3) * len(text_of(1)) * 1.3
    assert peak(range(1, MANY + 1)) < one_chain
    assert peak(range(MANY, 0, -1)) < one_chain


def test_a_version_more_takes_a_small_part_of_the_room_of_the_first(state):
    with closing(sqlite3.connect(state / "watcher.db")) as db:
        texts = [size for (size,) in db.execute("SELECT length(reading) FROM snapshots ORDER BY version")]
        bodies = [size for (size,) in db.execute("SELECT length(body) FROM pages ORDER BY id")]
        (event,) = db.execute("SELECT avg(length(data)) FROM events").fetchone()
    assert texts[0] < 300  # it stands in its page
    assert texts[CHAIN] > 3000
    assert max(texts[1:CHAIN]) < 100  # with what changed
    assert bodies[0] > 15_000
    assert sum(bodies[1:SPREAD]) / SPREAD < 300
    assert event < 140


def test_key_frames_bound_the_chains(state):
    with open_store(state_dir=state) as store, store.database.reading() as db:
        bases = db.execute(select(snapshots.c.version, snapshots.c.base).order_by(snapshots.c.version)).all()
        depths = db.execute(select(pages.c.depth).order_by(pages.c.id)).scalars().all()
    assert [version for version, base in bases if not base] == list(range(1, MANY + 1, CHAIN))
    assert [version for version, base in bases if base == OWN_PAGE] == list(range(1, MANY + 1, SPREAD))
    size = len(page_of(1))
    assert 20 < max(depths) < WORTH / size
    assert [n for n, depth in enumerate(depths, 1) if not depth] == [1, 1 + SPREAD]


def test_large_pages_need_few_others_and_still_lean_on_one(tmp_path):
    """Then on the key frame, not one that stands alone."""
    page = bytes(Random(3).choices(range(256), k=600_000))
    with open_store(state_dir=tmp_path) as store:
        add(store)
        for version in range(1, 11):
            (article,) = take(store, version * 60)
            make = changed if version > 1 else partial(first, text="text 1")
            args = (f"text {version}",) if version > 1 else ()
            check = make(article, version * 60, *args, raw=page + b"%d" % version)
            store.record(check, channels=[], host_delay=DELAY)
        with store.database.reading() as db:
            rows = db.execute(select(pages.c.base, pages.c.depth).order_by(pages.c.id)).all()
        assert rows == [(None, 0), (1, 1), (2, 2), (3, 3), (1, 1), (5, 2), (6, 3), (1, 1), (8, 2), (9, 3)]
        assert all(store.raw(1, n) == page + b"%d" % n for n in range(1, 11))
        with store.database.reading() as db:
            assert db.execute(select(func.sum(func.length(pages.c.body)))).scalar_one() < 1.2 * len(page)


def spoiled(state, statement):
    with closing(sqlite3.connect(state / "watcher.db", isolation_level=None)) as db:
        db.execute(statement)


OTHER = "CASE substr({0}, -6, 1) WHEN x'ff' THEN x'00' ELSE x'ff' END"
FLIP = f"substr({{0}}, 1, length({{0}}) - 6) || {OTHER} || substr({{0}}, -5)"


def test_a_damaged_text_costs_its_chain_and_verify_says_which(state):
    spoiled(
        state, f"UPDATE snapshots SET reading = CAST({FLIP.format('reading')} AS BLOB) WHERE version = 40"
    )
    with open_store(state_dir=state) as store:
        (flaw,) = store.upkeep.flaws()
        assert flaw.version == 40
        assert "its text cannot be read" in flaw.what
        assert flaw.what.endswith("; versions 41 to 64 lean on it and cannot be read either")
        for version in (1, 39, 65, MANY):
            assert store.reading(1, version).text == text_of(version)
        for version in (40, 41, 64):
            with pytest.raises(DamagedRow):
                store.reading(1, version)
            assert store.raw(1, version) == page_of(version)


def test_a_damaged_page_costs_those_that_lean_on_it_and_no_text(state):
    spoiled(state, f"UPDATE pages SET body = CAST({FLIP.format('body')} AS BLOB) WHERE id = 49")
    with open_store(state_dir=state) as store:
        (flaw,) = store.upkeep.flaws()
        assert flaw.version == 49
        assert flaw.what.endswith("; versions 50 to 59 lean on it and cannot be read either")
        assert store.raw(1, 48) == page_of(48)
        assert store.raw(1, 65) == page_of(65)
        assert len(store.readings(1)) == MANY


def test_a_damaged_key_page_costs_the_texts_of_one_chain_too(state):
    """The first text stands in it. Those from the next key frame on are whole."""
    spoiled(state, f"UPDATE pages SET body = CAST({FLIP.format('body')} AS BLOB) WHERE id = 1")
    with open_store(state_dir=state) as store:
        text, page = store.upkeep.flaws()
        assert text.what.endswith(f"; versions 2 to {CHAIN} lean on it and cannot be read either")
        assert page.what.endswith(f"; versions 2 to {SPREAD} lean on it and cannot be read either")
        for version in (CHAIN + 1, SPREAD, MANY):
            assert store.reading(1, version).text == text_of(version)
        with pytest.raises(DamagedRow):
            store.reading(1, CHAIN)


def test_a_text_whose_page_is_gone_is_damaged_not_pruned(state):
    spoiled(state, "UPDATE pages SET body = x'' WHERE id = 1")
    with open_store(state_dir=state) as store:
        assert any("its text cannot be read" in flaw.what for flaw in store.upkeep.flaws())
        with pytest.raises(DamagedRow, match="leans on its page"):
            store.reading(1, 1)


@pytest.mark.parametrize("codec", ["utf-8", "utf-16"])
def test_a_text_leans_on_its_page_only_if_that_resembles_it(tmp_path, codec):
    with open_store(state_dir=tmp_path) as store:
        add(store)
        (article,) = take(store, 60)
        raw = f"<html>{text_of(1)}</html>".encode(codec)
        store.record(first(article, 60, text_of(1), raw=raw), channels=[], host_delay=DELAY)
        with store.database.reading() as db:
            base = db.execute(select(snapshots.c.base)).scalar_one()
        assert base == (OWN_PAGE if codec == "utf-8" else None)
        assert store.reading(1, 1).text == text_of(1)


def test_a_newest_version_whose_text_is_damaged_is_read_again_from_its_page(state):
    spoiled(state, f"UPDATE snapshots SET reading = x'00' WHERE version = {MANY}")
    with open_store(state_dir=state) as store:
        found = store.known(store.article(1), 1).stored
        assert (found.reader_version, found.raw) == (0, page_of(MANY))


def test_what_comes_after_damage_is_kept_whole(state):
    spoiled(state, f"UPDATE snapshots SET reading = x'00' WHERE version = {MANY}")
    spoiled(state, f"UPDATE pages SET body = x'00' WHERE id = {MANY}")
    with open_store(state_dir=state) as store:
        (article,) = take(store, 6000)
        text, raw = text_of(MANY + 1), page_of(MANY + 1)
        check = changed(article, 6000, text, raw=raw, events=[alert(MANY, MANY + 1, 6000)])
        assert store.record(check, channels=[Everyone()], host_delay=DELAY) == MANY + 1
        assert (store.reading(1, MANY + 1).text, store.raw(1, MANY + 1)) == (text, raw)
        assert store.snapshot(1, MANY + 1).change == check.change
        assert store.outbox.deliveries(limit=1)[0].event == check.events[0]


def test_a_page_that_comes_again_is_kept_once(state):
    with open_store(state_dir=state) as store:
        (article,) = take(store, 6000)
        check = changed(article, 6000, text_of(3), raw=page_of(3))
        assert store.record(check, channels=[], host_delay=DELAY) == MANY + 1
        assert store.raw(1, MANY + 1) == page_of(3)
        with store.database.reading() as db:
            assert len(db.execute(select(pages.c.id)).all()) == MANY


def test_an_odd_page_leans_on_the_history_and_is_dropped_without_harm(state):
    with open_store(state_dir=state) as store:
        (article,) = take(store, 6000)
        odd = changed(article, 6000, "odd", raw=page_of(99)).capture
        check = replace(unchanged(article, 6000, Outcome.SUSPECT), aside=odd, code="challenge")
        store.record(check, channels=[], host_delay=DELAY)
        with store.database.reading() as db:
            assert db.execute(select(pages.c.base).where(pages.c.id == MANY + 1)).scalar() is not None
        assert list(store.upkeep.flaws()) == []
        store.upkeep.maintain(at(60 * 24 * 60))
        assert store.raw(1, MANY) == page_of(MANY)
        assert list(store.upkeep.flaws()) == []


@pytest.mark.parametrize("mark", [LEANING, PLACED])
def test_changes_in_rows_of_their_own_are_read_as_older_programs_wrote_them(state, mark):
    """And the alerts that lean on them."""
    with open_store(state_dir=state) as store:
        before = store.snapshots(1), store.outbox.deliveries(limit=1000)
        with store.database.writing() as db:
            for statement in [*as_older_programs_wrote_them(db, mark)]:
                db.execute(statement)
            assert db.execute(select(func.count(snapshots.c.change))).scalar_one() == MANY - 1
        assert (store.snapshots(1), store.outbox.deliveries(limit=1000)) == before
        assert list(store.upkeep.flaws()) == []


def as_older_programs_wrote_them(db, mark):
    texts, plains = Texts(db, 1), {0: b""}
    for row in db.execute(select(snapshots).order_by(snapshots.c.version)).all():
        number = row.version
        plains[number] = sheets.written(texts.reading(number), texts.headers(number))
        which = update(snapshots).where(snapshots.c.id == row.id)
        yield which.values(reading=squeeze_row(plains[number]), base=None)
        if number > 1:
            said = plain(texts.change(number, row.change))
            yield which.values(change=squeeze_row(said, plains[number - 1] + plains[number], mark))
            (alert,) = db.execute(select(events).where(events.c.to_version == number)).all()
            data = to_json(texts.event_data(number, alert.data)).encode()
            packed = squeeze_row(data, plains[number] + said, TOLD)
            yield update(events).where(events.c.id == alert.id).values(data=packed)


@pytest.mark.parametrize(
    ("rest", "leans"),
    [
        pytest.param("", [OWN_PAGE, 1, 2, 1, 4, 1, 6, 1], id="its page counts as one of them"),
        pytest.param("<hr>" * (WORTH_OF_TEXTS // 4), [None, 1, 2, 3, 1, 5, 6, 1], id="its page is too long"),
    ],
)
def test_a_long_text_needs_few_others_and_still_leans_on_one(tmp_path, rest, leans):
    """Then on the key frame, as pages do."""
    start = " ".join(Random(4).choices(WORDS, k=WORTH_OF_TEXTS // 5 // 7))
    page = (start + rest).encode()
    with open_store(state_dir=tmp_path) as store:
        add(store)
        for version in range(1, 9):
            (article,) = take(store, version * 60)
            change = Change(published_changed=True)
            make = partial(changed, change=change) if version > 1 else partial(first, raw=page)
            store.record(make(article, version * 60, f"{start} {version}"), channels=[], host_delay=DELAY)
        with store.database.reading() as db:
            bases = db.execute(select(snapshots.c.base).order_by(snapshots.c.version)).scalars().all()
        assert bases == leans
        assert [reading.text for reading in store.readings(1).values()] == [
            f"{start} {n}" for n in range(1, 9)
        ]
        assert [one for one in store.upkeep.flaws() if "never told" not in one.what] == []
