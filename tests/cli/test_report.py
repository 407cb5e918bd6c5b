"""`updates` with its filters, and `report`: one desk, two outlets, read by every test."""

from __future__ import annotations

import csv
import io
import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from newsroom import (
    PATH,
    UNDATED,
    Desk,
    cost_is_corrected,
    note_is_added,
    number_is_edited,
    paragraph_is_removed,
    quotes_become_straight,
    watch,
)

from watcher.cli.kit.options import moment_of
from watcher.decide.report import by_group
from watcher.demo.site import Newsroom, NewsSite
from watcher.demo.story import FERRY, Story
from watcher.errors import UsageError
from watcher.model.report import ArticleFigures
from watcher.render.tables import cell
from watcher.render.terminal.report import report_lines
from watcher.render.terminal.screen import Look

OTHER = "/news/other"
FORMULA = '=HYPERLINK("http://evil.example","read")'


def headline_is_a_formula(story: Story) -> Story:
    return replace(story, title=FORMULA)


@pytest.fixture(scope="module")
def desk(tmp_path_factory) -> Desk:
    desk = Desk(tmp_path_factory.mktemp("desk"))
    with NewsSite() as site:
        rooms = {path: Newsroom(FERRY) for path in (PATH, UNDATED, OTHER)}
        site.pages.update(rooms)
        tagged = watch(site.url(PATH), 'tags = ["sea", "=sea"]')
        desk.configure(tagged, *(watch(site.url(path)) for path in (UNDATED, OTHER)))
        desk.check(expect=0)
        for happenings in (
            {PATH: number_is_edited, UNDATED: note_is_added},
            {PATH: cost_is_corrected, UNDATED: paragraph_is_removed, OTHER: quotes_become_straight},
            {UNDATED: headline_is_a_formula},
        ):
            for path, happening in happenings.items():
                rooms[path].edit(happening)
            desk.check(expect=0)
    return desk


# updates


@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        ([], {"correction", "update"}),
        (["--kind", "correction"], {"correction"}),
        (["--kind", "correction", "--kind", "update"], {"correction", "update"}),
        (["--kind", "retraction"], set()),
        (["--since", "1h"], {"correction", "update"}),
        (["--since", "2999-01-01"], set()),
        ([PATH, "--kind", "update"], set()),
    ],
)
def test_updates_can_be_narrowed(desk, words, kinds):
    assert {note["kind"] for note in desk.json("updates", *words)["notes"]} == kinds


def test_changes_that_no_note_speaks_of(desk):
    found = desk.json("updates", "--undisclosed")["changes"]
    assert [(one["url"].rpartition("/")[2], one["version"]) for one in found] == [
        ("night-ferry", 4),
        ("night-ferry", 3),
    ]
    assert {one["url"].partition("/news/")[2] for one in found} == {
        "night-ferry"
    }  # not the one corrected later
    assert found[1]["change"]["disclosure"] == "undisclosed"
    assert [edit["kind"] for edit in found[1]["edits"]] == ["deletion"]
    assert desk.json("updates", "--undisclosed", "--since", "2999-01-01")["changes"] == []
    assert desk.json("updates", OTHER, "--undisclosed")["changes"] == []


def test_the_newest_can_be_asked_for_alone(desk):
    every = desk.json("updates")["notes"]
    assert desk.json("updates", "--limit", "1")["notes"] == every[:1]
    changes = desk.json("updates", "--undisclosed")["changes"]
    assert desk.json("updates", "--undisclosed", "--limit", "1")["changes"] == changes[:1]
    assert desk.run("updates", "--limit", "0", expect=2).out == ""


def test_a_damaged_change_does_not_hold_up_the_others(desk, tmp_path):
    shutil.copytree(desk.home, tmp_path / "desk")
    copy = Desk(tmp_path / "desk")
    before = copy.run("updates", "--undisclosed").out
    with closing(sqlite3.connect(copy.home / "state" / "watcher.db", isolation_level=None)) as db:
        newest = "SELECT max(id) FROM snapshots WHERE disclosure = 'u'"
        assert db.execute(f"UPDATE snapshots SET change = x'00' WHERE id = ({newest})").rowcount == 1
    told = copy.run("updates", "--undisclosed", expect=1)
    assert "version 3" in told.out
    assert told.out.strip() in before
    assert "`watcher verify` says what" in told.err


def test_what_is_not_asked_for_is_not_read(desk, tmp_path):
    """With a limit no change behind it is rebuilt: a damaged one there is not met."""
    shutil.copytree(desk.home, tmp_path / "desk")
    copy = Desk(tmp_path / "desk")
    with closing(sqlite3.connect(copy.home / "state" / "watcher.db", isolation_level=None)) as db:
        newest = "SELECT article_id FROM snapshots WHERE disclosure = 'u' ORDER BY id DESC LIMIT 1"
        which = f"version = 3 AND article_id = ({newest})"
        assert db.execute(f"UPDATE snapshots SET change = x'00' WHERE {which}").rowcount == 1
    assert copy.run("updates", "--undisclosed", expect=1).err
    told = copy.run("updates", "--undisclosed", "--limit", "1", "--json")
    assert (told.code, told.err) == (0, "")


def rows(desk, *words):
    return list(csv.DictReader(io.StringIO(desk.run(*words, "--csv").out)))


def test_notes_for_a_spreadsheet(desk):
    notes = desk.json("updates")["notes"]
    found = rows(desk, "updates")
    assert [row["text"] for row in found] == [note["text"] for note in notes]
    assert [row["stated_date"] for row in found] == [note["stated_date"] for note in notes]
    assert {row["title"] for row in found} <= {"'" + FORMULA, FERRY.title}
    assert len(rows(desk, "updates", "--limit", "1")) == 1


def test_changes_for_a_spreadsheet(desk):
    headline, deletion = rows(desk, "updates", "--undisclosed")
    assert (headline["after"], headline["classes"].split()[0]) == ("'" + FORMULA, "headline")
    assert deletion["before"]
    assert (deletion["after"], deletion["version"]) == ("", "3")
    assert rows(desk, "updates", "--undisclosed", "--since", "2999-01-01") == []


def test_people_read_why(desk):
    words = " ".join(desk.run("updates", "--undisclosed").out.split())
    assert "One edit of substance and no note came with it" in words
    assert desk.run("updates", "--undisclosed", "--since", "2999-01-01").out == "No such changes.\n"
    assert desk.run("updates", "--since", "2999-01-01").out == "No such update notes.\n"


@pytest.mark.parametrize(
    "words",
    [
        ["updates", "--since", "yesterday"],
        ["updates", "--since", "2026-02-30"],
        ["updates", "--kind", "rumour"],
        ["updates", "--kind", "update", "--undisclosed"],
        ["report", "--csv", "--json"],
        ["updates", "--csv", "--json"],
        ["report", "--by", "mood"],
    ],
)
def test_words_that_mean_nothing_are_usage_errors(desk, words):
    assert desk.run(*words, expect=2).out == ""


NOW = datetime(2026, 1, 20, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("words", "moment"),
    [
        ("2d", NOW - timedelta(days=2)),
        ("36h", NOW - timedelta(hours=36)),
        ("2026-01-12", datetime(2026, 1, 11, 23, 0, tzinfo=UTC)),
        ("2026-01-12T10:00Z", datetime(2026, 1, 12, 10, 0, tzinfo=UTC)),
    ],
)
def test_a_moment_in_words(words, moment):
    assert moment_of(words, now=NOW, zone=ZoneInfo("Europe/Oslo")) == moment


@pytest.mark.parametrize("words", ["", "soon", "99999999999999d", "0001-01-01T00:00+23:59"])
def test_a_moment_that_is_none(words):
    with pytest.raises(UsageError, match="2026-01-12"):
        moment_of(words, now=NOW, zone=UTC)


# report


def test_the_figures_of_an_outlet(desk):
    document = desk.json("report")
    assert list(document) == ["schema_version", "since", "by", "outlets"]
    (outlet,) = document["outlets"]
    counts = {
        key: outlet[key] for key in ("articles", "changes", "substantive", "disclosed_later", "undisclosed")
    }
    assert counts == {"articles": 3, "changes": 6, "substantive": 3, "disclosed_later": 1, "undisclosed": 2}
    assert outlet["disclosed_share"] == pytest.approx(1 / 3, abs=1e-4)
    assert 0 < outlet["median_seconds_to_note"] < 600
    stories = outlet["most_rewritten"]
    assert [story["words_changed"] for story in stories] == sorted(
        (story["words_changed"] for story in stories), reverse=True
    )
    assert stories[0]["url"].endswith(UNDATED)


def test_the_median_is_that_of_the_changes_that_count_as_disclosed(desk, tmp_path):
    shutil.copytree(desk.home, tmp_path / "desk")
    with closing(sqlite3.connect(tmp_path / "desk" / "state" / "watcher.db", isolation_level=None)) as db:
        assert db.execute("UPDATE disclosures SET complete = 0").rowcount
    (outlet,) = Desk(tmp_path / "desk").json("report")["outlets"]
    counts = [outlet[key] for key in ("disclosed", "disclosed_later", "partly", "median_seconds_to_note")]
    assert counts == [0, 0, 1, None]


def test_only_changes_since_then_count(desk):
    (outlet,) = desk.json("report", "--since", "2999-01-01")["outlets"]
    assert (outlet["articles"], outlet["changes"], outlet["disclosed_share"]) == (3, 0, None)


def test_by_host(desk):
    (group,) = desk.json("report", "--by", "host")["outlets"]
    assert group["outlet"].startswith("127.0.0.1")


def test_by_tag(desk):
    groups = {group["outlet"]: group for group in desk.json("report", "--by", "tag")["outlets"]}
    assert {name: group["articles"] for name, group in groups.items()} == {"(no tag)": 2, "sea": 1, "=sea": 1}
    assert groups["sea"]["changes"] == groups["=sea"]["changes"] == 2
    rows = list(csv.DictReader(io.StringIO(desk.run("report", "--by", "tag", "--csv").out)))
    assert {row["tag"] for row in rows} == {"(no tag)", "sea", "'=sea"}


@pytest.mark.parametrize("words", ["=1+1", "+1", "-1", "@SUM(A1)", " =1+1", "\t=1+1", "\r\n@A1"])
def test_no_cell_is_run_as_a_formula(words):
    assert cell(words).startswith("'")
    assert cell(f"a{words}").startswith("a")


def test_a_headline_is_no_formula_in_a_spreadsheet(desk):
    (row,) = csv.DictReader(io.StringIO(desk.run("report", "--csv").out))
    assert row["its_title"] == "'" + FORMULA
    assert (row["outlet"], row["changes"]) == ("The Sound Gazette", "6")
    assert 0.33 < float(row["disclosed_share"]) < 0.34


def test_people_read_a_line_of_verdicts(desk):
    words = " ".join(desk.run("report").out.split())
    assert "3 articles, 6 changes, 3 of substance" in words
    assert "0 disclosed, 1 later, 0 partly, 2 undisclosed: 33% disclosed in all" in words


@pytest.mark.parametrize(
    ("delay", "words"), [(timedelta(0), "with the edit"), (timedelta(hours=3), "3 h after the edit")]
)
def test_a_note_that_came_between_the_same_looks_has_no_moment(delay, words):
    item = figures("a", "Quiet", changes=1, substantive=1, disclosed=1, delays=(delay,))
    told = " ".join(" ".join(report_lines(by_group([item], "outlet"), Look(width=200))).split())
    assert told.endswith(f"100% disclosed in all; at the median the note was seen {words}")


def test_nothing_watched(tmp_path):
    desk = Desk(tmp_path)
    desk.configure()
    assert desk.json("report")["outlets"] == []
    assert "Nothing is watched yet" in desk.run("report").out


# The sums


def figures(url: str, outlet: str, **numbers) -> ArticleFigures:
    return ArticleFigures(url=url, title=url, outlet=outlet, host="h", **numbers)


def test_groups_are_added_up_and_the_busiest_stands_first():
    hour = timedelta(hours=1)
    groups = by_group(
        [
            figures("a", "Quiet"),
            figures("b", "Busy", changes=2, substantive=2, disclosed=1, words=5, delays=(timedelta(0),)),
            figures(
                "c", "Busy", changes=3, substantive=2, disclosed_later=2, words=9, delays=(hour, 3 * hour)
            ),
        ],
        "outlet",
    )
    assert [(group.name, group.articles, group.changes) for group in groups] == [
        ("Busy", 2, 5),
        ("Quiet", 1, 0),
    ]
    assert (groups[0].share, groups[0].delay) == (0.75, hour)
    assert [item.url for item in groups[0].most_rewritten] == ["c", "b"]
    assert (groups[1].share, groups[1].delay, groups[1].most_rewritten) == (None, None, ())
