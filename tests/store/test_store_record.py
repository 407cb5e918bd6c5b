"""A visit is recorded whole or not at all, and history says what was recorded."""

from dataclasses import replace
from datetime import date, time
from hashlib import sha256

import pytest
from sqlalchemy import func, select
from store_help import (
    DELAY,
    URL,
    Everyone,
    Nobody,
    add,
    alert,
    at,
    capture,
    changed,
    edit_of,
    first,
    note,
    reading,
    take,
    unchanged,
    visit,
)

from watcher.errors import UnknownArticle, UnknownVersion
from watcher.model import Change, EventType, NotePair, Outcome, Selectors
from watcher.store.schema import metadata
from watcher.store.verify.seals import kept_seal, seal

pytestmark = pytest.mark.engines

DESK = Everyone()


@pytest.fixture
def article(store):
    return add(store)


def rows(store):
    """How many rows every table has."""
    with store.database.reading() as db:
        count = select(func.count())
        return {
            name: db.execute(count.select_from(table)).scalar() for name, table in metadata.tables.items()
        }


def test_the_first_capture_is_version_1_and_no_alert(store, article):
    assert visit(store, 1, first, channels=[DESK]) == 1
    (snapshot,) = store.snapshots(article.id)
    assert (snapshot.version, snapshot.captured_at, snapshot.not_before) == (1, at(1), None)
    assert (snapshot.title, snapshot.words, snapshot.change) == ("Ferry stays in port", 5, None)
    assert store.outbox.deliveries() == []
    now = store.article(article.id)
    assert (now.version, now.title, now.language, now.checks, now.changes) == (1, snapshot.title, "en", 1, 0)
    assert (now.last_good_at, now.last_changed_at, now.next_check_at) == (at(1), None, at(61))


def test_a_change_is_stored_with_the_interval_in_which_it_happened(store, article):
    visit(store, 0, first)
    visit(store, 60, unchanged)
    text = "The ferry sails again."
    event = alert(1, 2, 120)
    assert visit(store, 120, changed, text, channels=[DESK, Nobody("deaf")], events=[event]) == 2
    one, two = store.snapshots(article.id)
    assert (two.version, two.not_before, two.captured_at) == (2, at(60), at(120))
    assert two.change == edit_of("The ferry stays in port.", text)
    assert store.snapshot(article.id, 2) == two
    assert store.reading(article.id, 1) == reading("The ferry stays in port.")
    assert store.reading(article.id, 2) == reading(text)
    assert store.raw(article.id, 2) == f"<html>{text}</html>".encode()
    assert one.raw_hash != two.raw_hash
    (delivery,) = store.outbox.deliveries()
    assert (delivery.channel, delivery.event) == ("desk", event)
    now = store.article(article.id)
    assert (now.version, now.changes, now.last_changed_at) == (2, 1, at(120))


def test_a_page_is_named_once_and_anew_when_other_bytes_take_its_place():
    seen = replace(capture("The ferry sails.", 1), named="made by the fetch")
    other = replace(seen, raw=b"<html>Another</html>")
    assert (seen.raw_hash, other.raw_hash) == ("made by the fetch", sha256(other.raw).hexdigest())


@pytest.mark.parametrize("outcome", [Outcome.UNCHANGED, Outcome.NOT_MODIFIED])
def test_a_visit_that_found_nothing_new_moves_the_last_good_look_only(store, article, outcome):
    visit(store, 0, first)
    before = rows(store)
    assert visit(store, 60, unchanged, outcome) == 1
    assert store.article(article.id).last_good_at == at(60)
    assert rows(store) == before | {"checks": 2}


@pytest.mark.parametrize("outcome", [Outcome.FAILED, Outcome.BLOCKED, Outcome.GONE])
def test_a_visit_that_failed_proves_nothing_about_the_text(store, article, outcome):
    visit(store, 0, first)
    assert visit(store, 60, unchanged, outcome, failures=1, trouble="failed: no answer") == 1
    assert store.article(article.id).last_good_at == at(0)
    visit(store, 120, changed, "The ferry sails again.")
    assert store.snapshot(article.id, 2).not_before == at(0)


def test_an_odd_page_is_kept_aside_once_and_is_no_version(store, article):
    visit(store, 0, first)
    for minutes in (60, 120):
        (claimed,) = take(store, minutes)
        odd = replace(
            unchanged(claimed, minutes, Outcome.SUSPECT, failures=1, suspect_digest="odd"),
            aside=capture("Are you a robot?", minutes),
            code="challenge",
            error="a challenge page",
        )
        assert store.record(odd, channels=[DESK], host_delay=DELAY) == 1
    assert rows(store)["asides"] == 1
    assert len(store.snapshots(article.id)) == 1
    assert store.article(article.id).title == "Ferry stays in port"
    assert [v.code for v in store.checks(article.id)] == ["challenge", "challenge", ""]


def test_the_previous_version_comes_back_as_it_was_captured(store, article):
    assert store.known(article, 1).stored is None
    (claimed,) = take(store, 0)
    seen = replace(
        capture("The ferry stays.", 0, raw=b"\xff\x00<html>", notes=[note()]),
        charset="windows-1252",
        status=203,
        headers=(("etag", '"x"'), ("set-cookie", "a=b"), ("set-cookie", "c=d")),
        url=f"{URL}?amp",
    )
    store.record(replace(first(claimed, 0), capture=seen), channels=[], host_delay=DELAY)
    assert store.capture(article.id, 1) == seen
    now = store.article(article.id)
    assert store.known(now, 1).stored == replace(seen, raw=b"", headers=())
    for again in (store.known(now, 2), store.known(replace(now, selectors=Selectors("main")), 1)):
        assert again.stored == replace(seen, headers=())


def test_it_is_told_where_each_version_comes_from(store, article):
    usual = (("user-agent", "watcher/1"), ("accept", "text/html"))
    for minutes, make, text, asked in (
        (0, first, "A", (("host", "news.example"), *usual)),
        (60, changed, "B", (("host", "news.example"), *usual, ("if-none-match", '"x"'))),
        (120, changed, "C", ()),
    ):
        (claimed,) = take(store, minutes)
        check = make(claimed, minutes, text)
        seen = replace(check.capture, asked=asked, headers=(("etag", f'"{text}"'),))
        store.record(replace(check, capture=seen), channels=[], host_delay=DELAY)
    found = [store.provenance(article.id, version) for version in (1, 2, 3)]
    assert [one.asked for one in found] == [usual, (*usual, ("if-none-match", '"x"')), None]
    assert [one.headers for one in found] == [(("etag", f'"{text}"'),) for text in "ABC"]
    assert [one.raw_hash for one in found] == [s.raw_hash for s in store.snapshots(article.id)]
    assert [one.size for one in found] == [len("<html>A</html>")] * 3
    assert rows(store)["requests"] == 1


def test_a_b_a_is_three_versions_and_the_last_is_named_a_return(store, article):
    visit(store, 0, first, "A")
    visit(store, 60, changed, "B")
    visit(store, 120, changed, "A")
    visit(store, 180, changed, "C")
    visit(store, 240, changed, "A")
    assert [s.returns_to for s in store.snapshots(article.id)] == [None, None, 1, None, 3]
    assert rows(store)["pages"] == 3
    assert [store.raw(article.id, n) for n in (1, 3, 5)] == [b"<html>A</html>"] * 3


def test_what_did_not_leave_did_not_return(store, article):
    visit(store, 0, first, "A")
    visit(store, 60, changed, "A", title="Another headline")
    assert [s.returns_to for s in store.snapshots(article.id)] == [None, None]


def test_the_same_bytes_of_two_articles_are_kept_once_and_belong_to_both(store, article):
    other = add(store, "https://other.example/", host="other.example")
    for claimed in take(store, 0):
        store.record(first(claimed, 0, "same"), channels=[], host_delay=DELAY)
    assert rows(store)["pages"] == 1
    assert store.raw(article.id, 1) == store.raw(other.id, 1)


def test_every_version_seals_all_before_it(store, article):
    for n, text in enumerate(["A", "B", "C"]):
        visit(store, n * 60, first if n == 0 else changed, text)
    with store.database.reading() as db:
        kept = kept_seal(db, article.id)
    before = ""
    for snapshot in store.snapshots(article.id):
        before = seal(before, snapshot.digest, snapshot.raw_hash, snapshot.captured_at)
        assert before == store.provenance(article.id, snapshot.version).seal
    assert kept == before


def test_visits_are_logged_newest_first(store, article):
    visit(store, 0, first)
    visit(store, 60, unchanged)
    visit(store, 120, unchanged, Outcome.FAILED)
    log = store.checks(article.id)
    assert [(v.outcome, v.checked_at) for v in log] == [
        (Outcome.FAILED, at(120)),
        (Outcome.UNCHANGED, at(60)),
        (Outcome.FIRST, at(0)),
    ]
    assert store.checks(article.id, limit=1) == log[:1]


@pytest.mark.parametrize("ask", ["snapshot", "reading", "raw"])
def test_a_version_that_is_not_there_is_named_with_those_that_are(store, article, ask):
    with pytest.raises(UnknownVersion, match="has no version yet"):
        getattr(store, ask)(article.id, 1)
    visit(store, 0, first)
    with pytest.raises(UnknownVersion, match="has no version 7; it has version 1 only"):
        getattr(store, ask)(article.id, 7)
    visit(store, 60, changed, "B")
    with pytest.raises(UnknownVersion, match="versions 1 to 2"):
        getattr(store, ask)(article.id, 0)
    with pytest.raises(UnknownArticle):
        getattr(store, ask)(99, 1)


# Update notes over their life


def test_a_note_that_stood_at_the_first_capture_has_no_moment_before(store, article):
    visit(store, 0, first, notes=[note()])
    (record,) = store.note_records(article.id)
    assert record.note == record.original == note()
    assert (record.first_seen_version, record.first_seen_at, record.not_before) == (1, at(0), None)


def test_a_note_that_stands_was_last_seen_at_the_last_good_look_without_being_rewritten(store, article):
    visit(store, 0, first)
    added = Change(notes_added=(note(),))
    visit(store, 60, changed, "B", change=added, notes=[note()])
    visit(store, 120, unchanged)
    visit(store, 180, unchanged, Outcome.FAILED)
    (record,) = store.note_records(article.id)
    assert (record.first_seen_version, record.last_seen_version) == (2, 2)
    assert (record.not_before, record.first_seen_at, record.last_seen_at) == (at(0), at(60), at(120))


def test_a_note_is_one_record_through_rewording_and_withdrawal(store, article):
    old, new = note("It opens at nine."), note("It opens at ten.")
    visit(store, 0, first, "A", notes=[old])
    visit(store, 60, changed, "B", change=Change(notes_changed=(NotePair(old, new),)), notes=[new])
    (record,) = store.note_records(article.id)
    assert (record.note, record.original, record.edited) == (new, old, True)
    visit(store, 120, unchanged)
    visit(store, 180, changed, "C", change=Change(notes_removed=(new,)))
    visit(store, 240, unchanged)
    (record,) = store.note_records(article.id)
    assert (record.withdrawn, record.last_seen_version, record.last_seen_at) == (True, 2, at(120))


def test_of_two_notes_that_say_the_same_either_may_still_stand(store, article):
    """As programs before this one wrote down the entries that a live blog showed again."""
    visit(store, 0, first, notes=[note()])
    visit(store, 60, changed, "B", change=edit_of("A", "B"))
    added = replace(edit_of("B", "C"), notes_added=(note(),))
    visit(store, 120, changed, "C", change=added, notes=[note()])
    visit(store, 180, changed, "D", change=edit_of("C", "D"), notes=[note()])
    assert [record.last_seen_version for record in store.note_records(article.id)] == [1, 4]
    assert not [flaw for flaw in store.upkeep.flaws() if "note" in flaw.what]


def test_a_note_that_takes_anothers_place_is_named_as_its_successor(store, article):
    old, new, more = note("It opens at nine."), note("It stays shut.", 13), note("A third one.", 14)
    visit(store, 0, first, "A", notes=[old])
    swap = Change(notes_removed=(old,), notes_added=(new, more))
    visit(store, 60, changed, "B", change=swap, notes=[new, more])
    gone, heir, third = store.note_records(article.id)
    assert (gone.withdrawn, gone.replaced_by) == (True, heir.id)
    assert [heir.note, third.note] == [new, more]


def test_notes_are_listed_newest_first_over_all_articles(store, article):
    other = add(store, "https://other.example/", host="other.example")
    slip = replace(note("A slip of the pen."), stated_date=date(3016, 1, 12))
    undated = replace(note("No date."), stated_date=None)
    timed = replace(note("At ten.", 11), stated_date=date(2021, 1, 10), stated_time=time(10, 0))
    mine, yours = take(store, 0)
    store.record(first(mine, 0, notes=[note("One.", 9), slip]), channels=[], host_delay=DELAY)
    theirs = [note("Two.", 10), timed, undated]
    store.record(first(yours, 5, notes=theirs), channels=[], host_delay=DELAY)
    listed = list(store.notes())
    assert [record.note.text for _, record in listed] == [
        "No date.",
        "A slip of the pen.",
        "At ten.",
        "Two.",
        "One.",
    ]
    assert {article.id for article, _ in listed} == {article.id, other.id}
    assert [record.note.text for _, record in store.notes(other.id)] == ["No date.", "At ten.", "Two."]


# All or nothing


class Explosive(Everyone):
    def wants(self, event):
        raise RuntimeError("in the middle")


def test_what_breaks_in_the_middle_leaves_nothing(store, article):
    visit(store, 0, first)
    before, row = rows(store), store.article(article.id)
    with pytest.raises(RuntimeError, match="in the middle"):
        visit(store, 60, changed, "B", notes=[note()], events=[alert(1, 2, 60)], channels=[DESK, Explosive()])
    assert rows(store) == before
    assert store.article(article.id) == row
    assert visit(store, 66, changed, "B", events=[alert(1, 2, 66)], channels=[DESK]) == 2


def test_one_alert_for_one_pair_of_versions_whatever_its_type(store, article):
    visit(store, 0, first)
    both = [alert(1, 2, 60, kind=EventType.UPDATE_RECORDED), alert(1, 2, 60, kind=EventType.HEADLINE_CHANGED)]
    visit(store, 60, changed, "B", events=both, channels=[DESK])
    assert [d.event.type for d in store.outbox.deliveries()] == [EventType.UPDATE_RECORDED]


@pytest.mark.parametrize("pair", [(None, None), (1, 1), (None, 1)])
def test_notices_of_trouble_may_come_again(store, article, pair):
    visit(store, 0, first)
    for minutes in (60, 120):
        (claimed,) = take(store, minutes)
        failing = alert(*pair, minutes, kind=EventType.ARTICLE_FAILING)
        check = replace(unchanged(claimed, minutes, Outcome.FAILED), events=(failing,))
        store.record(check, channels=[DESK], host_delay=DELAY)
    assert len(store.outbox.deliveries()) == 2


def test_a_visit_is_recorded_once(store, article):
    (claimed,) = take(store, 0)
    check = first(claimed, 0)
    assert store.record(check, channels=[], host_delay=DELAY) == 1
    before = rows(store)
    assert store.record(check, channels=[], host_delay=DELAY) is None
    assert rows(store) == before
