"""The JSON documents keep their contract: keys, order, types."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, time, timedelta, timezone

import document_keys as keys
import pytest
from hypothesis import given
from hypothesis import strategies as st

from watcher.model import (
    Article,
    Block,
    BlockKind,
    Change,
    Disclosure,
    Edit,
    EditClass,
    EditKind,
    Note,
    NoteForm,
    NoteKind,
    NoteRecord,
    Op,
    Position,
    Reading,
    Reason,
    Role,
    Snapshot,
    Span,
)
from watcher.model.between import NOTHING
from watcher.render import documents

SEEN = datetime(2021, 1, 12, 10, 17, tzinfo=UTC)
NOTE = Note(
    kind=NoteKind.UPDATE,
    form=NoteForm.SECTION,
    label="Update",
    stated_date=date(2021, 1, 12),
    stated_time=time(9, 5),
    stated_timezone="GMT",
    year_inferred=True,
    text="The bridge is open again.",
    position=Position.END,
)
CHANGE = Change(
    edits=(
        Edit(
            kind=EditKind.EDIT,
            classes=frozenset({EditClass.NUMBER, EditClass.HEADLINE}),
            before="12 ships",
            after="15 ships",
            spans=(Span(Op.DELETE, "12"), Span(Op.INSERT, "15"), Span(Op.EQUAL, " ships")),
        ),
    ),
    disclosure=Disclosure.PARTLY,
    notes_added=(NOTE,),
    headline_changed=True,
    added_words=1,
    removed_words=1,
)
READING = Reading(
    url="https://news.example/bridge",
    title="Bridge opens",
    byline="Ana Lima",
    blocks=(
        Block(BlockKind.PARAGRAPH, Role.BODY, "One.", reason=Reason.PROSE),
        Block(BlockKind.PARAGRAPH, Role.MARGIN, "Share this."),
        Block(BlockKind.QUOTE, Role.BODY, "Two."),
    ),
    notes=(NOTE,),
)
ARTICLE = Article(
    id=3, url="https://news.example/bridge", host="news.example", title="Bridge opens", version=2
)
SNAPSHOT = Snapshot(
    article_id=3,
    version=2,
    captured_at=SEEN,
    not_before=SEEN - timedelta(minutes=15),
    title="Bridge opens",
    byline="",
    published_at=None,
    modified_at=None,
    words=2,
    digest="d",
    reader_version=1,
    raw_hash="r",
    change=CHANGE,
)


@pytest.mark.parametrize(
    ("moment", "text"),
    [
        (SEEN, "2021-01-12T10:17:00Z"),
        (datetime(2021, 1, 12, 12, 17, tzinfo=timezone(timedelta(hours=2))), "2021-01-12T10:17:00Z"),
        (datetime(2021, 1, 12, 10, 17, 0, 250000, tzinfo=UTC), "2021-01-12T10:17:00.250000Z"),
    ],
)
def test_a_time_is_rfc_3339_in_utc(moment: datetime, text: str) -> None:
    assert documents.iso(moment) == text


@pytest.mark.parametrize(
    ("stated", "text"),
    [(time(9, 5), "09:05"), (time(9, 5, 30), "09:05:30"), (time(0, 0), "00:00"), (None, None)],
)
def test_a_stated_time_keeps_its_precision(stated: time | None, text: str | None) -> None:
    assert documents.clock(stated) == text


def test_a_note_has_exactly_the_keys_of_the_contract() -> None:
    document = documents.note_document(NOTE)
    assert list(document) == keys.NOTE
    assert document["stated_date"] == "2021-01-12"
    assert document["stated_time"] == "09:05"


def test_a_recorded_note_is_the_note_and_its_life() -> None:
    record = NoteRecord(1, 3, NOTE, NOTE, 2, SEEN, None, 4, SEEN, edited=True)
    document = documents.note_record_document(ARTICLE.url, record)
    assert list(document) == [*keys.NOTE, *keys.NOTE_LIFE]
    assert (document["edited"], document["withdrawn"]) == (True, False)
    assert document["first_seen_at"] == "2021-01-12T10:17:00Z"


def test_extract_joins_the_body_and_lists_the_margin_too() -> None:
    document = documents.extract_document(READING)
    assert list(document) == keys.EXTRACT
    assert document["text"] == "One.\n\nTwo."
    assert [list(block) for block in document["blocks"]] == [keys.BLOCK] * 3
    assert document["blocks"][1] == {"kind": "paragraph", "role": "margin", "text": "Share this."}


def test_an_explanation_adds_the_reason_of_each_block() -> None:
    document = documents.extract_document(READING, explain=True)
    assert document["blocks"][0]["reason"] == "prose"
    assert document["obstacle"] is None


def test_history_shows_each_version_with_its_change() -> None:
    first = documents.snapshot_document(
        Snapshot(3, 1, SEEN, None, "Bridge", "", None, None, 2, "d", 1, "r"),
    )
    assert first["change"] is None
    assert first["not_before"] is None
    document = documents.history_document(ARTICLE, [SNAPSHOT], NOTHING)
    assert list(document) == keys.HISTORY
    assert list(document["article"])[:2] == ["url", "title"]
    (second,) = document["snapshots"]
    assert list(second) == keys.SNAPSHOT
    assert list(second["change"]) == keys.TOLD_CHANGE
    assert (second["change"]["from"], second["change"]["to"]) == (1, 2)
    assert second["change"]["classes"] == ["headline", "number"]
    assert second["change"]["notes_added"] == [documents.note_document(NOTE)]


def test_history_is_oldest_first_whatever_the_order_given() -> None:
    first = Snapshot(3, 1, SEEN, None, "Bridge", "", None, None, 2, "d", 1, "r")
    document = documents.history_document(ARTICLE, [SNAPSHOT, first], NOTHING)
    assert [item["version"] for item in document["snapshots"]] == [1, 2]


def test_diff_lists_edits_with_spans_as_pairs() -> None:
    document = documents.diff_document(ARTICLE.url, 1, 2, CHANGE)
    assert list(document) == keys.DIFF
    (edit,) = document["edits"]
    assert list(edit) == keys.EDIT
    assert edit["spans"] == [["delete", "12"], ["insert", "15"], ["equal", " ships"]]


def test_show_has_the_keys_of_the_contract() -> None:
    document = documents.show_document(ARTICLE, SNAPSHOT, READING)
    assert list(document) == keys.SHOW


@given(st.text(st.characters(), max_size=40))
def test_json_text_is_utf8_reads_back_and_holds_no_control(text: str) -> None:
    printed = documents.json_text({"text": text})
    assert json.loads(printed) == {"text": text}
    printed.encode()
    assert not any(code in printed for code in "\x1b\x9b\x7f\u202e\u2066\u2028")


@given(st.lists(st.dictionaries(st.text(max_size=5), st.text(max_size=20), max_size=3), max_size=4))
def test_a_long_document_in_pieces_is_the_same_text(entries: list[dict[str, str]]) -> None:
    whole = {"schema_version": 1, "notes": [], "changes": entries}
    head = {"schema_version": 1, "notes": []}
    assert "".join(documents.json_parts(head, "changes", iter(entries))) == documents.json_text(whole)
    tail = {"gaps": [], "title": '\n  "changes": []'}
    assert "".join(documents.json_parts(head, "changes", entries, tail)) == documents.json_text(whole | tail)


def test_json_text_leaves_other_scripts_readable() -> None:
    assert "橋" in documents.json_text({"text": "橋"})
