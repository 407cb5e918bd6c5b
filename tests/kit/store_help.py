"""Values and steps for the tests of the store."""

import sqlite3
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from hashlib import blake2b

from watcher.model import (
    Article,
    Block,
    BlockKind,
    Capture,
    Change,
    Check,
    Edit,
    EditClass,
    EditKind,
    Event,
    EventType,
    Note,
    NoteForm,
    NoteKind,
    Op,
    Outcome,
    Position,
    Progress,
    Reading,
    Role,
    Span,
    Validators,
    Wanted,
)
from watcher.store import articles

START = datetime(2021, 1, 11, 9, 0, tzinfo=UTC)
LEASE = timedelta(minutes=5)
DELAY = timedelta(seconds=2)
URL = "https://news.example/2021/01/11/ferry"


def database(state):
    """The file itself, as others open it."""
    return sqlite3.connect(state / "watcher.db", isolation_level=None)


def at(minutes: float) -> datetime:
    return START + timedelta(minutes=minutes)


class Everyone:
    """A channel that wants everything."""

    def __init__(self, name="desk"):
        self.name = name

    holds = ""

    def wants(self, event):
        return True


class Nobody(Everyone):
    def wants(self, event):
        return False


def enlist(store, url, *, host, now, next_check_at=None, **wishes):
    """An address as people add it, or as a source does, with the moment of its first look."""
    wanted = Wanted(url, host, **wishes)
    if next_check_at is None:
        (came,) = store.add_each([wanted], now)
    else:
        with store.database.writing() as db:
            (came,) = articles.add_missing(db, [(wanted, next_check_at)], now)
    return came


def add(store, url=URL, *, host="news.example", minutes=0, **wishes):
    article, _ = enlist(store, url, host=host, now=at(minutes), **wishes)
    return article


def take(store, minutes=0, owner="one", limit=10):
    return claim_due(store, at(minutes), owner=owner, lease=LEASE, limit=limit, host_delay=DELAY)


def claim_due(store, now, **terms):
    """The articles of a claim; the turn of each comes at once."""
    return [store.claimed(claim) for claim in store.claim_due(now, **terms)]


def claim(store, article, minutes):
    """Take an article by hand: itself, or when its host is free."""
    return store.claim(article.id, at(minutes), owner="by hand", lease=LEASE, host_delay=DELAY)


def record(store, article, minutes, **values):
    """Record a visit that failed."""
    check = unchanged(article, minutes, Outcome.FAILED)
    return store.record(replace(check, **values), channels=[], host_delay=DELAY)


def note(text="The harbour office opens again.", day=12) -> Note:
    return Note(
        kind=NoteKind.UPDATE,
        form=NoteForm.SECTION,
        label="Update",
        stated_date=date(2021, 1, day),
        stated_time=None,
        stated_timezone=None,
        year_inferred=True,
        text=text,
        position=Position.END,
    )


def reading(text, *, title="Ferry stays in port", notes=(), url=URL) -> Reading:
    blocks = tuple(Block(BlockKind.PARAGRAPH, Role.BODY, part) for part in text.split("\n\n"))
    return Reading(url=url, title=title, language="en", blocks=blocks, notes=tuple(notes))


def digest_of(text) -> str:
    """As long and as different as a real one, and not made as those are."""
    return "00" + blake2b(text.encode(), digest_size=20).hexdigest()


def capture(text, minutes, *, raw=None, **parts) -> Capture:
    said = reading(text, **parts)
    page = f"<html>{text}</html>".encode() if raw is None else raw
    return Capture(
        said, digest=digest_of(text), reader_version=1, raw=page, url=said.url, captured_at=at(minutes)
    )


def edit_of(before, after) -> Change:
    spans = (Span(Op.DELETE, before), Span(Op.INSERT, after))
    edit = Edit(EditKind.EDIT, frozenset({EditClass.TEXT}), before, after, spans, 0, 0)
    return Change(edits=(edit,), added_words=2, removed_words=1)


def progress(minutes, **values) -> Progress:
    return Progress(next_check_at=at(minutes + 60), next_reason="in an hour", **values)


def first(article: Article, minutes, text="The ferry stays in port.", **parts) -> Check:
    return Check(
        article,
        at(minutes),
        Outcome.FIRST,
        progress(minutes, validators=Validators('"v1"', ""), body_hash="b1"),
        status=200,
        size=300,
        capture=capture(text, minutes, **parts),
    )


def changed(article: Article, minutes, text, *, change=None, events=(), **parts) -> Check:
    return replace(
        first(article, minutes, text, **parts),
        outcome=Outcome.CHANGED,
        change=change or edit_of("The ferry stays in port.", text),
        events=tuple(events),
    )


def unchanged(article: Article, minutes, outcome=Outcome.UNCHANGED, **values) -> Check:
    return Check(article, at(minutes), outcome, progress(minutes, **values), status=200)


def alert(old, new, minutes, *, kind=EventType.ARTICLE_CHANGED, name=None) -> Event:
    data = {"url": URL, "title": "Ferry", "from": old, "to": new, "change": None, "notes": []}
    return Event(name or f"evt_{kind}_{old}_{new}_{minutes}", kind, at(minutes), data)


def visit(store, minutes, make, *args, channels=(), **parts):
    """Claim the one article that is due and record what `make` says of it."""
    (article,) = take(store, minutes)
    return store.record(make(article, minutes, *args, **parts), channels=channels, host_delay=DELAY)
