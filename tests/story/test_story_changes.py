"""One change in the newsroom, one poll: what is stored, what is told, and what is passed over."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from newsroom import (
    PATH,
    Desk,
    Watch,
    body,
    byline_changes,
    correction_is_added,
    dashes_become_hyphens,
    email,
    headline_changes,
    name_is_edited,
    not_is_dropped,
    note_is_added,
    nothing,
    number_is_edited,
    paragraph_is_added,
    paragraph_is_removed,
    paragraph_is_struck_out,
    point_is_lost,
    quotation_marks_are_added,
    quotes_become_straight,
    sentence_is_added,
    spaces_become_hard,
    watch,
    webhook,
    with_body,
    with_note,
    word_is_swapped,
)

from watcher.demo.site import Newsroom, NewsSite
from watcher.demo.story import FERRY, Piece, reworded, update_of_12_january

if TYPE_CHECKING:
    from collections.abc import Callable

    from watcher.demo.receivers import WebhookReceiver
    from watcher.demo.story import Story

    Happening = Callable[[Story], Story]


TOLD = [
    (headline_changes, "article.headline_changed", {"headline"}),
    (byline_changes, "article.changed", {"byline"}),
    (point_is_lost, "article.changed", {"number"}),
    (number_is_edited, "article.changed", {"number"}),
    (word_is_swapped, "article.changed", {"text"}),
    (not_is_dropped, "article.changed", {"negation"}),
    (name_is_edited, "article.changed", {"name"}),
    (quotation_marks_are_added, "article.changed", {"quotation"}),
    (sentence_is_added, "article.changed", {"text"}),
    (paragraph_is_added, "article.changed", {"text"}),
    (paragraph_is_removed, "article.changed", {"text"}),
    (paragraph_is_struck_out, "article.changed", {"text"}),
    (note_is_added, "update.recorded", {"note"}),
    (correction_is_added, "update.recorded", {"note"}),
]
COSMETICS = [dashes_become_hyphens, quotes_become_straight, spaces_become_hard]


def name_of(case: object) -> str:
    return getattr(case, "__name__", "")


@pytest.mark.parametrize(("happening", "event", "classes"), TOLD, ids=name_of)
def test_what_a_person_can_see_is_told_once(
    watched: Watch, happening: Happening, event: str, classes: set[str]
) -> None:
    assert (watched.after(happening), watched.after(nothing)) == ("changed", "unchanged")

    (hook,) = watched.hooks.hooks
    data = hook.document["data"]
    assert (hook.document["type"], data["from"], data["to"]) == (event, 1, 2)
    assert classes <= set(data["change"]["classes"])
    assert len(watched.mails.mails) == 1


@pytest.mark.parametrize("happening", COSMETICS, ids=name_of)
def test_cosmetics_are_not_told(watched: Watch, happening: Happening) -> None:
    assert watched.after(happening) in {"changed", "unchanged"}
    assert watched.hooks.hooks == []
    assert watched.mails.mails == []


def test_furniture_alone_is_nothing(watched: Watch) -> None:
    assert [watched.after(nothing) for _ in range(4)] == ["unchanged"] * 4
    assert len(watched.desk.history(PATH)) == 1
    assert watched.hooks.hooks == []


def test_a_lost_decimal_point_is_not_cosmetic(watched: Watch) -> None:
    watched.after(point_is_lost)
    edits = watched.desk.json("diff", PATH)["edits"]
    (edit,) = (edit for edit in edits if edit["classes"] != ["furniture"])

    assert "number" in edit["classes"]
    assert {"style", "typo"}.isdisjoint(edit["classes"])
    assert (edit["before"].count("1.5%"), edit["after"].count("15%")) == (1, 1)


FIGURE = "An earlier version of this article gave the price of the lease as £380,000. It is £830,000."


def number_is_corrected(story: Story) -> Story:
    return with_note(number_is_edited(story), "Correction:", FIGURE)


def number_is_edited_beside_a_note(story: Story) -> Story:
    return note_is_added(number_is_edited(story))


def stamp_is_set(story: Story) -> Story:
    return replace(story, stamp="Updated 12 Jan")


@pytest.mark.parametrize(
    ("happening", "disclosure"),
    [
        (number_is_edited, "undisclosed"),
        (number_is_corrected, "disclosed"),
        (note_is_added, "disclosed"),
        (number_is_edited_beside_a_note, "partly"),
        (stamp_is_set, "stamp_only"),
    ],
    ids=name_of,
)
def test_a_change_says_whether_a_note_discloses_it(
    watched: Watch, happening: Happening, disclosure: str
) -> None:
    watched.after(happening)
    assert watched.desk.history(PATH)[-1]["change"]["disclosure"] == disclosure


def test_there_and_back_again_is_three_versions_and_the_last_is_a_return(watched: Watch) -> None:
    assert [watched.after(number_is_edited), watched.after(lambda _: FERRY)] == ["changed", "changed"]

    desk = watched.desk
    assert [snapshot["version"] for snapshot in desk.history(PATH)] == [1, 2, 3]
    assert [hook.document["data"]["to"] for hook in watched.hooks.hooks] == [2, 3]
    assert desk.json("show", f"{PATH}@1")["text"] == desk.json("show", f"{PATH}@3")["text"]
    assert "the same as version 1 again" in desk.run("history", PATH).out


def test_a_note_that_is_taken_back_stays_on_record(watched: Watch) -> None:
    watched.after(note_is_added)
    watched.after(lambda _: FERRY)

    (note,) = watched.desk.json("updates", PATH)["notes"]
    assert (note["withdrawn"], note["first_seen_version"], note["last_seen_version"]) == (True, 2, 2)
    assert len(watched.hooks.hooks) == 2


def test_a_story_that_is_again_what_it_was_is_told_so(watched: Watch) -> None:
    watched.after(number_is_edited)
    watched.after(lambda _: FERRY)

    there, back = (hook.document["data"] for hook in watched.hooks.hooks)
    assert (there["returns_to"], back["returns_to"]) == (None, 1)
    assert "The story is the same as in version 1 again." in watched.mails.texts[1]


def test_a_story_rewritten_whole_is_told_so_and_not_as_its_edits(watched: Watch) -> None:
    watched.room.edit(every_paragraph_is_replaced)
    outcomes = [watched.desk.check()[PATH]["outcome"] for _ in range(3)]
    assert outcomes == ["suspect", "suspect", "changed"]

    (hook,) = watched.hooks.hooks
    assert hook.document["data"]["rewritten"] is True
    (text,) = watched.mails.texts
    assert "Most of the story was replaced:" in " ".join(text.split())
    assert "mayor" not in text


def test_notes_that_stood_at_the_first_capture_are_recorded_and_not_told(
    desk: Desk, site: NewsSite, hooks: WebhookReceiver
) -> None:
    site.pages[PATH] = Newsroom(update_of_12_january(FERRY))
    desk.configure(watch(site.url(PATH)), webhook(hooks.url("/hook")))
    desk.check(expect=0)

    notes = desk.json("updates")["notes"]
    assert {(note["form"], note["first_seen_version"]) for note in notes} == {("section", 1), ("stamp", 1)}
    assert hooks.hooks == []


def every_paragraph_is_replaced(story: Story) -> Story:
    return with_body(story, *(Piece("p", text) for text in MAYOR))


MAYOR = (
    "The mayor resigned on Friday after a long debate in the council on the budget for schools and roads.",
    "She had been in office for nine years, and had won two elections by wide margins against four rivals.",
    "Her deputy, Carl Lund, leads the town until a new vote is held in May, the council said that evening.",
    "Opposition members welcomed the step and want an inquiry into contracts that she signed last autumn.",
)
HOSTILE = "\x1b[2J\x1b]0;owned\x07 <script>alert(1)</script> \u202egnp.exe"


def hostile_text_is_published(story: Story) -> Story:
    changed = reworded(story, "a missed connection", f"a {HOSTILE} connection")
    changed = with_note(changed, "Update 12 Jan:", f"{HOSTILE} was all that the board would say to us.")
    return replace(changed, title=f"Ferry {HOSTILE}\r\nBcc: everybody@example.org")


@pytest.mark.parametrize("command", ["list", "history", "updates", "diff", "show", "status", "check"])
def test_hostile_text_is_inert_in_the_terminal(watched: Watch, command: str) -> None:
    watched.after(hostile_text_is_published)
    words = (command,) if command in {"list", "updates", "status", "check"} else (command, PATH)

    ran = watched.desk.run(*words)
    assert not [char for char in ran.out + ran.err if char in "\x1b\x07\x08\x9b\u202e\u2066"]


def test_hostile_text_is_inert_in_the_mail(watched: Watch) -> None:
    watched.after(hostile_text_is_published)

    (mail,) = watched.mails.mails
    assert not [char for char in body(mail, "plain") + body(mail, "html") if char in "\x1b\x07\u202e"]
    assert "<script" not in body(mail, "html")
    assert "&lt;script&gt;" in body(mail, "html")
    assert mail["Bcc"] is None
    assert watched.mails.recipients == [["desk@example.org"]]


def test_three_recipients_and_ten_mails_all_get_all(watched: Watch, site: NewsSite) -> None:
    readers = ["ann@example.org", "bo@example.org", "cy@example.org"]
    watched.desk.configure(watch(site.url(PATH)), email(watched.mails.url, *readers))
    for price in range(20, 30):
        assert watched.after(lambda _, price=price: reworded(FERRY, "£14", f"£{price}")) == "changed"

    received = [address for addresses in watched.mails.recipients for address in addresses]
    assert {reader: received.count(reader) for reader in readers} == dict.fromkeys(readers, 10)


def note_is_withdrawn(story: Story) -> Story:
    return replace(story, sections=story.sections[:-1])


def note_is_put_back(story: Story) -> Story:
    return with_note(story, "Correction:", FIGURE)


def test_a_note_that_comes_back_is_told_as_one_that_stood_there_before(watched: Watch) -> None:
    for happening in (number_is_corrected, note_is_withdrawn, note_is_put_back):
        watched.after(happening)
    added, _, back = (hook.document["data"]["notes"] for hook in watched.hooks.hooks)
    assert [note["returned"] for note in (*added, *back)] == [False, True]
    assert not any(note["backdated"] for note in (*added, *back))


def test_a_note_of_a_day_on_which_we_saw_the_story_without_it_says_so(watched: Watch) -> None:
    watched.after(note_is_added)
    (hook,) = watched.hooks.hooks
    assert [note["backdated"] for note in hook.document["data"]["notes"]] == [True]
    assert watched.desk.json("updates")["notes"][0]["backdated"]
