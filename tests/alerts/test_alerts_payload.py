import json
from dataclasses import replace
from datetime import timedelta

import pytest
from alerts_help import (
    NOW,
    TEXT,
    TITLE,
    URL,
    article,
    capture,
    change,
    changed_event,
    changes,
    headline_edit,
    note,
    number_edit,
    stamp,
    style_edit,
)
from hypothesis import HealthCheck, given, settings

from watcher.model import (
    Change,
    Disclosure,
    Edit,
    EditClass,
    EditKind,
    EventType,
    NotePair,
    Op,
    Span,
)
from watcher.render.payload import MAX_BODY, body, change_events, disabled_event, notice_events, ping_event


def events(found, **fields):
    return change_events(article(**fields), found, capture())


def a_note_is_added():
    return change(number_edit(), notes_added=(note(),))


def a_note_and_a_stamp_are_added_and_the_headline_changes():
    return change(headline_edit(), notes_added=(stamp(), note()), headline_changed=True)


def a_stamp_is_added():
    return change(notes_added=(stamp(),), disclosure=Disclosure.STAMP_ONLY)


def the_headline_changes():
    return change(headline_edit(), headline_changed=True)


def the_headline_changes_and_a_note_is_withdrawn():
    return change(headline_edit(), headline_changed=True, notes_removed=(note(),))


def a_note_is_reworded():
    return change(notes_changed=(NotePair(note("Old."), note("New.")),))


def a_note_is_withdrawn():
    return change(notes_removed=(note(),))


def a_stamp_goes_away():
    return change(notes_removed=(stamp(),))


def a_number_changes():
    return change(number_edit())


@pytest.mark.parametrize(
    ("happens", "kind"),
    [
        (a_note_is_added, "update.recorded"),
        (a_note_and_a_stamp_are_added_and_the_headline_changes, "update.recorded"),
        (a_stamp_is_added, "update.recorded"),
        (the_headline_changes, "article.headline_changed"),
        (the_headline_changes_and_a_note_is_withdrawn, "article.headline_changed"),
        (a_note_is_reworded, "update.recorded"),
        (a_note_is_withdrawn, "update.recorded"),
        (a_stamp_goes_away, "article.changed"),
        (a_number_changes, "article.changed"),
    ],
)
def test_one_change_is_one_event(happens, kind):
    (event,) = events(happens())
    assert event.type == kind
    assert {"url", "title", "from", "to", "change", "notes"} <= event.data.keys()
    assert (event.data["from"], event.data["to"]) == (1, 2)


@pytest.mark.parametrize("nothing", [Change(), change(style_edit()), Change(modified_changed=True)])
def test_what_nobody_can_see_is_no_event(nothing):
    assert events(nothing) == ()


def test_the_notes_and_the_rest_of_the_change_are_told():
    (event,) = events(change(number_edit(), style_edit(), notes_added=(stamp(), note())))
    assert [item["form"] for item in event.data["notes"]] == ["stamp", "section"]
    assert event.data["notes"][1]["stated_date"] == "2021-01-12"
    assert [item["classes"] for item in event.data["edits"]] == [["number"]]
    assert event.data["change"]["disclosure"] == "undisclosed"
    assert event.data["reasons"] == ["No note mentions the number."]
    assert event.data["truncated"] is False


def test_a_reworded_note_is_told_as_it_stands_and_as_it_stood():
    (event,) = events(a_note_is_reworded())
    assert [item["text"] for item in event.data["notes"]] == ["New."]
    assert event.data["notes_changed"][0]["before"]["text"] == "Old."


def test_a_notes_own_words_are_not_told_twice():
    own = Edit(EditKind.ADDITION, frozenset({EditClass.NOTE}), "", "Update: it reopens.")
    (event,) = events(change(own, number_edit(), notes_added=(note(),)))
    assert event.data["edits_total"] == 1


def test_both_times_are_told():
    (event,) = events(a_number_changes())
    assert (event.data["not_before"], event.data["captured_at"]) == (
        "2021-01-12T10:02:00Z",
        "2021-01-12T10:17:00Z",
    )
    assert event.occurred_at == NOW


def test_an_id_stands_for_one_change():
    assert changed_event().id == changed_event().id
    others = [changed_event(at=NOW + timedelta(seconds=1)), changed_event(notes_added=(note(),))]
    assert len({changed_event().id, *(other.id for other in others)}) == 3


@pytest.mark.parametrize(
    "kind",
    [
        EventType.ARTICLE_GONE,
        EventType.ARTICLE_RETURNED,
        EventType.ARTICLE_FAILING,
        EventType.ARTICLE_RECOVERED,
    ],
)
def test_a_notice_has_what_every_article_event_has(kind):
    since = NOW - timedelta(hours=2)
    troubled = article(failing_since=since, trouble="failed: the answer was 503")
    (event,) = notice_events(troubled, kind, "", NOW)
    assert (event.type, event.data["url"], event.data["title"]) == (kind, URL, TITLE)
    assert (event.data["from"], event.data["to"], event.data["change"], event.data["notes"]) == (
        1,
        None,
        None,
        [],
    )
    assert event.data["trouble"] == "failed: the answer was 503"
    assert event.data["since"] == "2021-01-12T08:17:00Z"


def test_a_notice_of_an_article_never_read_has_no_version():
    (event,) = notice_events(article(version=0), EventType.ARTICLE_FAILING, "no answer", NOW)
    assert event.data["from"] is None


def test_a_channel_switched_off_is_one_notice_however_often_it_is_found_out():
    first = disabled_event("desk", "410", at=NOW, cause="evt_1")
    again = disabled_event("desk", "410", at=NOW + timedelta(minutes=1), cause="evt_1")
    assert first.id == again.id
    assert first.id != disabled_event("desk", "410", at=NOW, cause="evt_2").id


def test_a_test_message_is_new_every_time():
    assert ping_event("desk", at=NOW).id != ping_event("desk", at=NOW + timedelta(seconds=1)).id


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(changes(), TEXT)
def test_a_body_is_json_under_20_kb_whatever_the_page_says(found, title):
    (event,) = change_events(article(title=title), found, capture(title))
    content = body(event)
    assert len(content) < MAX_BODY
    read = json.loads(content)
    assert read["data"] == event.data or read["data"]["truncated"]
    assert read["data"]["notes"] or not found.notes_added
    assert read["data"]["edits_total"] == len(found.edits)


def test_a_long_rewrite_is_cut_and_says_so():
    spans = (Span(Op.EQUAL, "calm " * 5000), Span(Op.DELETE, "six"), Span(Op.INSERT, "nine"))
    edit = replace(number_edit(), before="calm " * 5000 + "six", after="calm " * 5000 + "nine", spans=spans)
    (event,) = events(change(edit))
    data = json.loads(body(event))["data"]
    assert data["truncated"] is True
    assert data["edits"][0]["spans"][1:] == [["delete", "six"], ["insert", "nine"]]
    assert len(data["edits"][0]["after"]) < 200


def test_control_characters_do_not_reach_a_terminal_by_way_of_the_body():
    content = body(changed_event(title="Calm\x1b[2J\x9b31m\u202e sea")).decode()
    assert not any(character in content for character in "\x1b\x9b\u202e")
    assert json.loads(content)["data"]["title"] == "Calm\x1b[2J\x9b31m\u202e sea"
