"""What the views of the terminal are shown in tests: an article with two versions, a change and a note."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from watcher.model import (
    Article,
    Block,
    BlockKind,
    Change,
    DateSource,
    Disclosure,
    Edit,
    EditClass,
    EditKind,
    Note,
    NoteForm,
    NoteKind,
    Op,
    Position,
    Reading,
    Role,
    Snapshot,
    Span,
    Why,
)
from watcher.model.glance import LastNote
from watcher.render.terminal.diff import diff_lines
from watcher.render.terminal.screen import Look

NOW = datetime(2021, 1, 13, 12, 0, tzinfo=UTC)
SEEN = datetime(2021, 1, 12, 10, 17, tzinfo=UTC)
PLAIN = Look()
BERLIN = ZoneInfo("Europe/Berlin")
HOSTILE = "Bridge \x1b[2Jopens\u202e\x9b31m"
ANSI = re.compile(r"\x1b\[[0-9;]*m")
WIDTHS = [20, 33, 72, 80, 200]


def block(words: str, role: Role = Role.BODY) -> Block:
    return Block(BlockKind.PARAGRAPH, role, words)


def edit(
    kind: EditKind, before: str, after: str, *classes: EditClass, at: int = 1, spans: tuple[Span, ...] = ()
) -> Edit:
    return Edit(
        kind, frozenset(classes or {EditClass.TEXT}), before, after, spans, old_block=at, new_block=at
    )


FIRST_BLOCK = "The ferry left the harbour at dawn, an hour before the first lorries came."
LAST_BLOCK = "Nobody was hurt, the harbour master said."
NUMBER_EDIT = edit(
    EditKind.EDIT,
    "It carried 12 lorries.",
    "It carried 15 lorries.",
    EditClass.NUMBER,
    spans=(
        Span(Op.EQUAL, "It carried "),
        Span(Op.DELETE, "12"),
        Span(Op.INSERT, "15"),
        Span(Op.EQUAL, " lorries."),
    ),
)
NOTE = Note(
    kind=NoteKind.CORRECTION,
    form=NoteForm.SECTION,
    label="Correction",
    stated_date=date(2021, 1, 12),
    stated_time=None,
    stated_timezone=None,
    year_inferred=True,
    date_source=DateSource.YEAR_INFERRED,
    text="An earlier version gave the wrong number.\n\nWe have put it right.",
    position=Position.END,
)
OLD = Reading(
    url="https://news.example/ferry",
    title="Ferry leaves",
    blocks=(block(FIRST_BLOCK), block("It carried 12 lorries."), block(LAST_BLOCK)),
)
NEW = Reading(
    url="https://news.example/ferry",
    title="Ferry leaves",
    blocks=(block(FIRST_BLOCK), block("It carried 15 lorries."), block(LAST_BLOCK)),
)
ARTICLE = Article(
    id=3,
    url="https://news.example/ferry",
    host="news.example",
    title="Ferry leaves",
    site="Harbour News",
    tags=("sea",),
    version=2,
    checks=7,
    last_checked_at=NOW - timedelta(minutes=4),
    last_changed_at=SEEN,
    next_check_at=NOW + timedelta(minutes=11),
)

LAST = LastNote(NoteKind.CORRECTION, NoteForm.SECTION, date(2021, 1, 12), SEEN)


def snapshot(version: int, change: Change | None = None, **words: object) -> Snapshot:
    fields: dict[str, object] = {
        "article_id": 3,
        "version": version,
        "captured_at": SEEN + timedelta(days=version - 2),
        "not_before": SEEN + timedelta(days=version - 2, minutes=-15) if version > 1 else None,
        "title": "Ferry leaves",
        "byline": "",
        "published_at": None,
        "modified_at": None,
        "words": 120,
        "digest": "d",
        "reader_version": 1,
        "raw_hash": "r",
        "change": change,
    }
    return Snapshot(**(fields | words))  # type: ignore[arg-type]


CHANGE = Change(
    edits=(NUMBER_EDIT,),
    disclosure=Disclosure.UNDISCLOSED,
    reasons=(Why("no note mentions it"),),
    added_words=1,
    removed_words=1,
)


def diff(
    change: Change, look: Look = PLAIN, *, full: bool = False, new: Reading = NEW, again: int | None = None
) -> str:
    led_to = replace(snapshot(2, change), returns_to=again)
    return "\n".join(diff_lines((snapshot(1), OLD), (led_to, new), change, look, full=full))


def visible(lines: list[str]) -> list[str]:
    return [ANSI.sub("", line) for line in lines]
