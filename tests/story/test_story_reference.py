"""The reference story: published on 11 January, two dated updates without a year, furniture in motion.

It is played once for each way a page tells its date; every test then looks at one thing that must be right.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest
from newsroom import PATH, UNDATED, Desk, Postbox, email, nothing, watch, webhook
from story_help import UPDATE_13, update_of_13_january

from watcher.demo.page import Dating, furniture_texts
from watcher.demo.receivers import Hook, WebhookReceiver
from watcher.demo.site import Newsroom, NewsSite
from watcher.demo.story import (
    FERRY,
    UPDATE_12,
    Story,
    update_of_12_january,
)

if TYPE_CHECKING:
    from email.message import EmailMessage

DAYS = (nothing, nothing, update_of_12_january, nothing, update_of_13_january, nothing)
TIGHT = replace(FERRY, glue="")


@dataclass(frozen=True)
class Told:
    """All that was said of a story that was watched over its days."""

    story: Story
    url: str
    outcomes: list[str]
    hooks: list[Hook]
    mails: list[EmailMessage]
    history: dict[str, Any]
    updates: dict[str, Any]
    shown: dict[str, Any]
    opening: dict[str, Any]

    @property
    def sections(self) -> list[dict[str, Any]]:
        """The update notes with a text, oldest first."""
        return [note for note in reversed(self.updates["notes"]) if note["form"] == "section"]

    @property
    def stamps(self) -> list[dict[str, Any]]:
        return [note for note in reversed(self.updates["notes"]) if note["form"] == "stamp"]


def play(desk: Desk, story: Story, dating: Dating, path: str) -> Told:
    with NewsSite() as site, WebhookReceiver() as hooks, Postbox() as mails:
        room = site.pages[path] = Newsroom(story, dating=dating)
        url = site.url(path)
        desk.configure(watch(url), webhook(hooks.url("/hook")), email(mails.url))
        outcomes = []
        for day in DAYS:
            room.edit(day)
            outcomes += [check["outcome"] for check in desk.json("check", expect=0)["checks"]]
        ask = partial(desk.json, expect=0)
        return Told(
            room.story, url, outcomes, hooks.hooks, mails.mails,
            ask("history", url), ask("updates"), ask("show", url), ask("show", f"{url}@1"),
        )  # fmt: skip


@pytest.fixture(
    scope="module",
    params=[
        pytest.param((FERRY, Dating.META, UNDATED), id="meta"),
        pytest.param((FERRY, Dating.JSON_LD, UNDATED), id="json-ld"),
        pytest.param((FERRY, Dating.TIME, UNDATED), id="time"),
        pytest.param((FERRY, Dating.URL, PATH), id="url"),
        pytest.param((TIGHT, Dating.META, UNDATED), id="stamp-glued-tight"),
    ],
)
def told(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Told:
    return play(Desk(tmp_path_factory.mktemp("desk")), *request.param)


def test_churn_adds_no_version(told: Told) -> None:
    assert told.outcomes == ["first", "unchanged", "changed", "unchanged", "changed", "unchanged"]
    assert [snapshot["version"] for snapshot in told.history["snapshots"]] == [1, 2, 3]


def test_two_notes_each_whole_and_nothing_else(told: Told) -> None:
    assert [note["text"] for note in told.sections] == [UPDATE_12.text, UPDATE_13.text]
    assert {(note["kind"], note["label"], note["position"]) for note in told.sections} == {
        ("update", "Update", "end")
    }


def test_the_year_is_inferred_and_said_to_be(told: Told) -> None:
    dates = [(note["stated_date"], note["year_inferred"]) for note in told.sections]
    assert dates == [("2021-01-12", True), ("2021-01-13", True)]


def test_each_note_is_first_seen_in_the_version_that_brought_it(told: Told) -> None:
    assert [note["first_seen_version"] for note in told.sections] == [2, 3]
    assert [note["last_seen_version"] for note in told.sections] == [3, 3]
    assert not any(note["withdrawn"] or note["edited"] for note in told.sections)


def test_the_stamp_is_a_note_of_its_own_form(told: Told) -> None:
    newest = told.stamps[-1]
    assert (newest["label"], newest["text"], newest["position"]) == ("Updated", "", "lede")
    assert (newest["stated_date"], newest["year_inferred"]) == ("2021-01-13", True)
    assert [note["stated_date"] for note in told.stamps if note["withdrawn"]] in ([], ["2021-01-12"])


def test_the_body_is_the_article_and_nothing_around_it(told: Told) -> None:
    body = [block["text"] for block in told.shown["blocks"] if block["role"] == "body"]
    assert body == told.story.text.split("\n\n")
    assert told.shown["text"] == told.story.text
    assert not [text for text in furniture_texts() if text in told.shown["text"]]


def test_the_first_version_is_the_story_as_published(told: Told) -> None:
    assert told.opening["text"] == FERRY.text
    assert told.opening["notes"] == []


def test_the_title_is_without_the_name_of_the_site(told: Told) -> None:
    assert told.history["article"]["title"] == FERRY.title
    assert {snapshot["title"] for snapshot in told.history["snapshots"]} == {FERRY.title}


def test_the_byline_and_the_day_of_publication_are_known(told: Told) -> None:
    assert {snapshot["byline"] for snapshot in told.history["snapshots"]} == {FERRY.byline}
    assert {snapshot["published_at"][:10] for snapshot in told.history["snapshots"]} == {"2021-01-11"}


def test_two_changes_two_webhooks(told: Told) -> None:
    assert [(hook.document["type"], hook.document["data"]["to"]) for hook in told.hooks] == [
        ("update.recorded", 2),
        ("update.recorded", 3),
    ]
    assert len({hook.id for hook in told.hooks}) == 2
    notes = [
        [note["text"] for note in hook.document["data"]["notes"] if note["form"] == "section"]
        for hook in told.hooks
    ]
    assert notes == [[UPDATE_12.text], [UPDATE_13.text]]


def test_two_changes_two_mails_with_the_notes_in_full(told: Told) -> None:
    texts = [" ".join(str(mail.get_body(("plain",)).get_content()).split()) for mail in told.mails]
    assert len(texts) == 2
    for text, section in zip(texts, (UPDATE_12, UPDATE_13), strict=True):
        assert all(paragraph in text for paragraph in section.paragraphs)


def test_nothing_changed_but_what_the_notes_say(told: Told) -> None:
    first, *later = (snapshot["change"] for snapshot in told.history["snapshots"])
    assert first is None
    assert [change["disclosure"] for change in later] == ["disclosed", "disclosed"]
    assert {name for change in later for name in change["classes"]} <= {"note", "furniture"}
    assert not any(change["headline_changed"] for change in later)


def test_the_times_of_a_change_are_a_window(told: Told) -> None:
    first, *later = told.history["snapshots"]
    assert first["not_before"] is None
    assert all(first["captured_at"] < snapshot["not_before"] < snapshot["captured_at"] for snapshot in later)
