"""Pages that show now one text and now another: A, B, A, B."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from newsroom import (
    PATH,
    Desk,
    Watch,
    body,
    correction_is_added,
    headline_changes,
    not_is_dropped,
    number_is_edited,
    quotes_become_straight,
    spaces_become_hard,
    watch,
    word_is_swapped,
)

from watcher.demo.site import Answer, Newsroom, NewsSite, Request
from watcher.model import EventType
from watcher.store import open_store

if TYPE_CHECKING:
    from pathlib import Path

    from watcher.demo.story import Story


@pytest.fixture
def sides(watched: Watch) -> tuple[Newsroom, Newsroom]:
    """What the site shows in turns; the first is the story as it was first seen."""
    return watched.room, Newsroom(word_is_swapped(watched.room.story))


def looks(watched: Watch, site: NewsSite, *shown: Newsroom) -> list[str]:
    outcomes = []
    for room in shown:
        site.pages[PATH] = room
        outcomes.append(str(watched.desk.check()[PATH]["outcome"]))
    return outcomes


def hours_pass(watched: Watch, hours: float) -> None:
    """All that was seen was seen so much earlier."""
    with closing(sqlite3.connect(watched.desk.home / "state" / "watcher.db", isolation_level=None)) as db:
        ticks = int(hours * 3600 * 1_000_000)
        db.execute("UPDATE articles SET failing_since = failing_since - ?", (ticks,))
        for table in ("asides", "snapshots"):
            db.execute(f"UPDATE {table} SET captured_at = captured_at - ?", (ticks,))


def test_to_and_fro_is_told_once_and_its_turns_are_no_versions(
    watched: Watch, site: NewsSite, sides: tuple[Newsroom, Newsroom]
) -> None:
    a, b = sides
    assert looks(watched, site, b, a) == ["changed", "changed"]
    assert looks(watched, site, b, a, b, b, b, b, a, b) == [
        *("suspect", "unchanged"),
        *("suspect", "suspect", "suspect", "suspect"),
        *("unchanged", "suspect"),
    ]
    assert watched.told == ["article.changed", "article.changed", "article.flapping"]
    history = watched.desk.json("history", PATH)["snapshots"]
    assert [version["returns_to"] for version in history] == [None, None, 1]


def test_it_is_named_with_the_difference(
    watched: Watch, site: NewsSite, sides: tuple[Newsroom, Newsroom]
) -> None:
    a, b = sides
    looks(watched, site, b, a, b)
    words = "it goes to and fro, and shows the text of version 2 again, not that of 3"
    for command in ("status", "list"):
        assert "to and fro" in watched.desk.run(command).out, command
    notice = watched.hooks.hooks[-1].document["data"]
    assert (notice["trouble"], notice["from"], notice["to"]) == (words, 3, None)
    # A version that is there, for whoever looks it up: there is no fourth, and the next edit will be another.
    assert (notice["change"]["from"], notice["change"]["to"]) == (3, 2)
    assert notice["edits"][0] in watched.desk.json("diff", PATH, "3..2")["edits"]
    mail = body(watched.mails.mails[-1], "plain").replace("\r", "")
    assert mail.startswith("Article goes to and fro\n")
    assert "[-connection-]{+train+}" in " ".join(mail.split())
    assert "isclosed" not in mail


def test_an_edit_is_told_once_though_both_faces_have_it(
    watched: Watch, site: NewsSite, sides: tuple[Newsroom, Newsroom]
) -> None:
    """Where the faces differ is no news, though with the edit neither text ever stood there."""
    a, b = sides
    looks(watched, site, b, a, b)
    for edit in (number_is_edited, correction_is_added):
        for room in sides:
            room.edit(edit)
        assert looks(watched, site, b, a, b, a) == ["changed", "suspect", "unchanged", "suspect"]
    assert watched.told[3:] == ["article.changed", "update.recorded"]
    assert "only where it did so before" in watched.desk.run("status").out


def test_an_edit_that_comes_with_a_turn_is_told(
    watched: Watch, site: NewsSite, sides: tuple[Newsroom, Newsroom]
) -> None:
    a, b = sides
    looks(watched, site, b, a, b)
    b.edit(number_is_edited)
    assert looks(watched, site, b) == ["changed"]
    a.edit(not_is_dropped)
    assert looks(watched, site, a) == ["changed"]


def test_two_headlines_are_known_over_an_edit(watched: Watch, site: NewsSite) -> None:
    a, b = watched.room, Newsroom(headline_changes(watched.room.story))
    looks(watched, site, b, a, b)
    for room in (a, b):
        room.edit(number_is_edited)
    assert looks(watched, site, a, b, a) == ["changed", "suspect", "unchanged"]


def test_a_text_that_stays_has_won_and_is_told(
    watched: Watch, site: NewsSite, sides: tuple[Newsroom, Newsroom]
) -> None:
    a, b = sides
    looks(watched, site, b, a, *[b] * 9)
    assert watched.told.count("article.changed") == 2
    hours_pass(watched, 1)
    assert looks(watched, site, b, b) == ["changed", "unchanged"]
    assert watched.told.count("article.changed") == 3
    assert watched.desk.history(PATH)[-1]["returns_to"] == 2


def test_it_is_named_again_when_it_begins_anew_after_a_week(
    watched: Watch, site: NewsSite, sides: tuple[Newsroom, Newsroom]
) -> None:
    a, b = sides
    looks(watched, site, b, a, b, a)
    hours_pass(watched, 24 * 8)
    assert looks(watched, site, b, a, b, a) == ["changed", "suspect", "unchanged", "suspect"]
    assert watched.told.count("article.flapping") == 2


def test_what_nobody_sees_flaps_unseen(watched: Watch, site: NewsSite) -> None:
    other = Newsroom(_hard(watched.room.story))
    looks(watched, site, *[other, watched.room] * 3)
    assert watched.told == []


def test_form_that_goes_to_and_fro_is_no_version_each_time(watched: Watch, site: NewsSite) -> None:
    """Each was one, and a reason to look again within minutes, for ever."""
    other = Newsroom(quotes_become_straight(watched.room.story))
    assert looks(watched, site, *[other, watched.room] * 3) == ["changed"] * 2 + ["unchanged"] * 4
    assert watched.told == []
    for room in (other, watched.room):
        room.edit(number_is_edited)
    assert looks(watched, site, other, watched.room) == ["changed", "changed"]
    assert watched.told == ["article.changed"]


def _hard(story: Story) -> Story:
    return spaces_become_hard(story)


def test_furniture_that_counts_as_an_edit_is_no_text_that_came_back(watched: Watch, site: NewsSite) -> None:
    """The text stands all the time."""
    config = watched.desk.home / "config.toml"
    config.write_text(config.read_text() + "\n[compare]\ncosmetic = []\n")
    outcomes = []
    for words in (b"About time.", b"About time, too.", b"About time, all agree.", b"Time."):

        def serve(request: Request, words: bytes = words) -> Answer:
            answer = watched.room(request)
            return replace(answer, body=answer.body.replace(b"About time.", words))

        site.pages[PATH] = serve
        outcomes.append(watched.desk.check()[PATH]["outcome"])
    assert outcomes == ["changed"] * 4
    assert {version["returns_to"] for version in watched.desk.history(PATH)} == {None}
    watched.desk.run("reread", "--all", PATH)
    assert {version["returns_to"] for version in watched.desk.history(PATH)} == {None}


# What is counted


def counts(watched: Watch) -> tuple[int, int, int]:
    """How many undisclosed changes the list, the report and the changes by name have."""
    (listed,) = watched.desk.json("list")["articles"]
    (group,) = watched.desk.json("report")["outlets"]
    named = watched.desk.json("updates", "--undisclosed")["changes"]
    assert group["with_many"] == 0
    return listed["undisclosed"], group["undisclosed"], len(named)


def flapping(watched: Watch) -> list[int]:
    return [version["version"] for version in watched.desk.history(PATH) if version["flapping"]]


def test_turns_are_no_undisclosed_changes(
    watched: Watch, site: NewsSite, sides: tuple[Newsroom, Newsroom]
) -> None:
    a, b = sides
    looks(watched, site, b, a)
    assert (counts(watched), flapping(watched)) == ((2, 2, 2), [])
    looks(watched, site, b)
    assert (counts(watched), flapping(watched)) == ((0, 0, 0), [2, 3])
    for said in (watched.desk.run("history", PATH), watched.desk.run("diff", PATH)):
        assert "goes to and fro between texts" in " ".join(said.out.split())
        assert "to and fro" in said.out
        assert "undisclosed" not in said.out
    exported = watched.desk.run("export", PATH, "--markdown", "-").out
    assert "3 versions, 2 changes: 2 of the page’s own doing." in exported
    for room in sides:
        room.edit(number_is_edited)
    looks(watched, site, a, b)
    assert (counts(watched), flapping(watched)) == ((1, 1, 1), [2, 3])
    assert watched.desk.json("verify")["flaws"] == []


def test_the_text_that_wins_counts_as_a_change(
    watched: Watch, site: NewsSite, sides: tuple[Newsroom, Newsroom]
) -> None:
    a, b = sides
    looks(watched, site, b, a, *[b] * 9)
    hours_pass(watched, 1)
    looks(watched, site, b, a)
    assert (counts(watched), flapping(watched)) == ((1, 1, 1), [2, 3])


def test_what_was_edited_besides_is_no_turn(
    watched: Watch, site: NewsSite, sides: tuple[Newsroom, Newsroom]
) -> None:
    """It was taken back; nobody could tell that from a third face of the page, and neither is hidden."""
    a, b = sides
    taken_back = Newsroom(number_is_edited(a.story))
    looks(watched, site, taken_back, a, b, a, b)
    assert (counts(watched), flapping(watched)) == ((3, 3, 3), [])


@pytest.mark.parametrize(
    ("shown", "made"),
    [
        ("bcab", [2]),
        ("bcabc", [2, 3, 4]),
        ("bcac", [4]),  # by lot
        ("bcacb", [2, 3, 4]),
        ("bacba", [2, 3]),
        ("bacbcb", [2, 3, 4]),  # the newest one comes again, too
        ("cabababc", [2, 3, 4]),  # the third comes again late
    ],
)
def test_the_turns_of_three_faces_are_known_when_each_came_again(
    watched: Watch, site: NewsSite, sides: tuple[Newsroom, Newsroom], shown: str, made: list[int]
) -> None:
    faces = dict(zip("abc", [*sides, Newsroom(number_is_edited(watched.room.story))], strict=True))
    looks(watched, site, *(faces[face] for face in shown))
    silent = watched.desk.history(PATH)[-1]["version"] - 1 - len(made)
    assert (counts(watched), flapping(watched)) == ((silent,) * 3, made)
    watched.desk.run("reread", "--all")
    assert flapping(watched) == made


def test_an_edit_that_comes_with_a_turn_counts(
    watched: Watch, site: NewsSite, sides: tuple[Newsroom, Newsroom]
) -> None:
    a, b = sides
    looks(watched, site, b)
    a.edit(number_is_edited)
    b.edit(number_is_edited)
    looks(watched, site, a, b, a, b)
    assert (counts(watched), flapping(watched)) == ((2, 2, 2), [4, 5])


def test_a_turn_stays_one_in_a_newer_reading_and_in_another_watch(
    watched: Watch, site: NewsSite, sides: tuple[Newsroom, Newsroom], tmp_path: Path
) -> None:
    a, b = sides
    looks(watched, site, b, a, b)
    watched.desk.run("reread", "--all")
    assert (counts(watched), flapping(watched)) == ((0, 0, 0), [2, 3])
    with closing(sqlite3.connect(watched.desk.home / "state" / "watcher.db", isolation_level=None)) as db:
        db.execute("DELETE FROM marks")  # as of a page that an older program named
    assert watched.desk.json("reread", "--dry-run")["flapping"] == 2
    assert "2 changes are found to be turns of pages that go to and fro." in watched.desk.run("reread").out
    assert watched.desk.json("reread")["flapping"] == 0
    assert (counts(watched), flapping(watched)) == ((0, 0, 0), [2, 3])
    kept, other = tmp_path / "all.warc.gz", tmp_path / "other"
    watched.desk.run("export", "--all", "--warc", str(kept))
    other.mkdir()
    watched = replace(watched, desk=Desk(other))
    watched.desk.configure(watch(site.url(PATH)))
    watched.desk.run("import", str(kept))
    assert (counts(watched), flapping(watched)) == ((0, 0, 0), [2, 3])
    watched.desk.run("reread", "--all")
    assert (counts(watched), flapping(watched)) == ((0, 0, 0), [2, 3])


def test_turns_that_an_older_program_named_are_found_behind_versions_that_came_before_them(
    watched: Watch, site: NewsSite, sides: tuple[Newsroom, Newsroom]
) -> None:
    a, b = sides
    looks(watched, site, b, a, b)
    twin = site.url(f"{PATH}-board")
    site.pages[f"{PATH}-board"] = Newsroom(number_is_edited(a.story))
    watched.desk.run("add", twin)
    watched.desk.check(twin)
    with closing(sqlite3.connect(watched.desk.home / "state" / "watcher.db", isolation_level=None)) as db:
        db.execute("DELETE FROM marks")  # as of a page that an older program named
        db.execute("UPDATE snapshots SET captured_at = captured_at - 3600000000 WHERE article_id = 2")
    watched.desk.run("merge", site.url(PATH), twin)
    assert (counts(watched), flapping(watched)) == ((1, 1, 1), [3, 4])
    with open_store(state_dir=watched.desk.home / "state") as store:
        told = [sent.event for sent in store.outbox.deliveries(limit=9)]
    notice = next(event for event in told if event.type is EventType.ARTICLE_FLAPPING)
    assert (
        notice.data["trouble"] == "it goes to and fro, and shows the text of version 3 again, not that of 4"
    )
