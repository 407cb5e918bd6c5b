"""`watcher export` of many articles: which are meant, the tables they share, folders with a file for each."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import signal
import sqlite3
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from newsroom import PATH, Desk, note_is_added, nothing, number_is_edited
from warcio.archiveiterator import ArchiveIterator

from watcher.demo.site import Newsroom, NewsSite
from watcher.demo.story import FERRY
from watcher.export import evidence

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LAMP, NEVER = "/2021/02/02/lighthouse", "/2021/02/03/never"
NO_LATER = "2099-01-01"
APART = ["html", "json", "atom", "markdown", "evidence"]


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """Two stories of two outlets, of three versions and of one, and one that was never looked at."""
    desk = Desk(tmp_path_factory.mktemp("desk"))
    with NewsSite() as site:
        ferry, lamp = Newsroom(FERRY), Newsroom(replace(FERRY, title="The lamp is lit", site="Lamp Weekly"))
        site.pages |= {PATH: ferry, LAMP: lamp}
        desk.configure()
        desk.run("add", "--as", "article", site.url(PATH), "--tag", "sea", "--tag", "night")
        for happening in (nothing, number_is_edited, note_is_added):
            ferry.edit(happening)
            desk.check(expect=0)
        desk.run("add", "--as", "article", site.url(LAMP))
        desk.check(site.url(LAMP), expect=0)
        desk.run("add", "--as", "article", site.url(NEVER))
        yield desk


@pytest.fixture
def desk(kept: Desk, tmp_path: Path) -> Desk:
    """The same, to be altered."""
    shutil.copytree(kept.home, tmp_path / "desk")
    return Desk(tmp_path / "desk")


def table(desk: Desk, form: str, *words: str) -> list[dict[str, str]]:
    out = desk.run("export", *words, f"--{form}", "-").out
    return list(csv.DictReader(io.StringIO(out)))


def lines(desk: Desk, *words: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in desk.run("export", *words, "--jsonl", "-").out.splitlines()]


def alter(desk: Desk, statement: str) -> None:
    with closing(sqlite3.connect(desk.home / "state" / "watcher.db", isolation_level=None)) as db:
        assert db.execute(statement).rowcount


def paths(rows: list[dict[str, Any]]) -> list[str]:
    return ["/" + row["url"].split("/", 3)[3] for row in rows]


@pytest.mark.parametrize(
    ("words", "versions"),
    [
        (["--all"], [PATH] * 3 + [LAMP]),
        (["--outlet", "lamp week"], [LAMP]),
        (["--tag", "sea"], [PATH] * 3),
        (["--tag", "se"], []),
        (["--tag", "sea", "--outlet", "lamp"], []),
        (["--since", "1d"], [PATH] * 3 + [LAMP]),
        (["--since", NO_LATER], []),
        (["lighthouse", "ferry", "#1"], [LAMP] + [PATH] * 3),
        (["ferry"], [PATH] * 3),
        (["ferry", "--since", NO_LATER], []),
    ],
)
def test_the_articles_that_are_meant_share_a_table(kept: Desk, words: list[str], versions: list[str]) -> None:
    assert paths(table(kept, "csv", *words)) == versions
    assert paths(lines(kept, *words)) == versions


def test_rows_are_of_what_came_then_or_later(kept: Desk) -> None:
    _, second, third = (one["captured_at"] for one in kept.history("ferry"))
    for since, versions, notes in ((second, ["2", "3", "1"], 1), (third, ["3", "1"], 1)):
        assert [row["version"] for row in table(kept, "csv", "--since", since)] == versions
        assert {row["version"] for row in table(kept, "edits", "--since", since)} == {*versions} - {"1"}
        assert len(table(kept, "notes", "--since", since)) == notes
    assert table(kept, "notes", "--since", NO_LATER) == []


def test_every_row_says_what_the_histories_say(kept: Desk, tmp_path: Path) -> None:
    kept.run("export", "ferry", "--json", str(tmp_path / "ferry.json"))
    whole = json.loads((tmp_path / "ferry.json").read_text(encoding="utf-8"))
    whose = {"url": whole["article"]["url"], "outlet": FERRY.site, "tags": ["sea", "night"]}
    found = lines(kept, "--all")
    assert found[:3] == [{"schema_version": 1, **whose, **version} for version in whole["snapshots"]]
    edits = [(str(one["version"]), edit) for one in found for edit in one["edits"]]
    rows = table(kept, "edits", "--all")
    assert [(row["version"], row["before"], row["after"]) for row in rows] == [
        (version, edit["before"], edit["after"]) for version, edit in edits
    ]
    silent = [row for row in rows if row["substantive"] == "True" and row["disclosure"] == "undisclosed"]
    assert ["£380,000" in row["before"] and "£830,000" in row["after"] for row in silent] == [True]
    notes = table(kept, "notes", "--all")
    assert [note["text"] for note in notes] == [note["text"] for note in kept.json("updates")["notes"]]
    for row in (*rows, *notes, *table(kept, "csv", "ferry")):
        assert (row["outlet"], row["tags"]) == (FERRY.site, "sea; night")


def test_the_tables_add_up_to_what_the_report_says(kept: Desk) -> None:
    versions = table(kept, "csv", "--all")
    weighty = [row for row in versions if int(row["substantive"] or 0)]
    edits = table(kept, "edits", "--all")
    counted = {(row["url"], row["version"]) for row in edits if row["substantive"] == "True"}
    assert counted == {(row["url"], row["version"]) for row in weighty}
    report = kept.json("report")["outlets"]
    for verdict in ("disclosed", "undisclosed"):
        found = sum(row["disclosure"] == verdict for row in weighty)
        assert found == sum(outlet[verdict] for outlet in report), verdict
    assert len(weighty) == sum(outlet["substantive"] for outlet in report)
    alone = [row for row in versions if row["disclosure"] == "disclosed" and row["substantive"] == "0"]
    assert alone  # a note that came by itself


@pytest.mark.parametrize("form", APART)
def test_other_forms_have_a_file_for_each_in_a_folder(kept: Desk, tmp_path: Path, form: str) -> None:
    folder, alone = tmp_path / "folder", tmp_path / "alone"
    said = kept.run("export", "--all", f"--{form}", str(folder)).err
    assert f"Wrote {folder}: 2 articles" in said
    names = sorted(file.name.rpartition(".")[0] for file in folder.iterdir())
    assert names == ["1-2021-01-11-night-ferry", "2-2021-02-02-lighthouse"]
    kept.run("export", "ferry", f"--{form}", str(alone))
    if form in {"json", "atom"}:  # the others say when they were made
        assert next(folder.glob("1-*")).read_bytes() == alone.read_bytes()
    if form == "evidence":
        assert kept.run("verify", str(next(folder.glob("1-*")))).code == 0
    assert "is there already" in kept.run("export", "--all", f"--{form}", str(folder), expect=2).err
    assert len(list(folder.iterdir())) == 2
    assert sorted(tmp_path.iterdir()) == [alone, folder]


def test_a_web_archive_has_one_history_after_the_other(kept: Desk, tmp_path: Path) -> None:
    kept.run("export", "--all", "--warc", str(tmp_path / "all.warc.gz"))
    with (tmp_path / "all.warc.gz").open("rb") as stream:
        kinds = [record.rec_type for record in ArchiveIterator(stream)]
    assert kinds == ["warcinfo", *["response", "request"] * 3, "warcinfo", "response", "request"]


def test_what_is_watched_no_longer_was_seen_all_the_same(desk: Desk) -> None:
    desk.run("remove", "lighthouse")
    assert paths(table(desk, "csv", "--all")) == [PATH] * 3 + [LAMP]
    desk.run("merge", "lighthouse", "ferry")
    rows = table(desk, "csv", "--all")
    assert [row["origin"] for row in rows] == ["merge"] * 3 + [""]
    assert [*{*paths(rows)}] == [LAMP]


@pytest.mark.parametrize(("number", "code"), [(0, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_interrupted_it_leaves_nothing(
    desk: Desk,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
    number: int,
    code: int,
) -> None:
    """While the second of two articles is written; whoever runs this under nohup ignores SIGHUP."""
    write = evidence.write_evidence
    usual = signal.signal(number, signal.SIG_DFL) if number else None
    request.addfinalizer(lambda: number and signal.signal(number, usual))

    def interrupted(target: Any, history: Any, *rest: Any, **words: Any) -> None:
        write(target, history, *rest, **words)
        if history.article.id == 2:
            os.kill(os.getpid(), number)
            raise KeyboardInterrupt

    monkeypatch.setattr(evidence, "write_evidence", interrupted)
    (tmp_path / "all.csv").write_text("older")
    files = "--evidence", str(tmp_path / "folder"), "--csv", str(tmp_path / "all.csv")
    desk.run("export", "--all", *files, "--jsonl", str(tmp_path / "all.jsonl"), expect=code)
    assert sorted(tmp_path.iterdir()) == [tmp_path / "all.csv", tmp_path / "desk"]
    assert (tmp_path / "all.csv").read_text() == "older"


def test_a_text_that_is_no_longer_kept_costs_what_needs_it_alone(desk: Desk, tmp_path: Path) -> None:
    alter(desk, "UPDATE snapshots SET reading = NULL WHERE article_id = 2")
    assert paths(table(desk, "csv", "--all")) == [PATH] * 3 + [LAMP]
    bare = lines(desk, "--all")[-1]
    assert (bare["title"], bare["text"], bare["notes"]) == ("The lamp is lit", None, None)
    folder = tmp_path / "folder"
    ran = desk.run("export", "--all", "--json", str(folder), "--csv", "-", expect=1)
    assert paths(list(csv.DictReader(io.StringIO(ran.out)))) == [PATH] * 3 + [LAMP]
    said = ran.err
    assert "1 article could not be told whole" in said
    assert [file.name for file in folder.iterdir()] == ["1-2021-01-11-night-ferry.json"]
    assert "no longer kept" in desk.run("export", "#2", "--json", str(tmp_path / "x"), expect=1).err
    alter(desk, "UPDATE pages SET body = x'' WHERE id = (SELECT max(id) FROM pages)")
    said = desk.run("export", "--all", "--warc", str(tmp_path / "all.warc.gz")).err
    assert "1 version is not in" in said


def test_an_article_that_is_damaged_is_left_out_and_named(desk: Desk) -> None:
    alter(desk, "UPDATE articles SET tags = 'odd' WHERE id = 1")
    ran = desk.run("export", "--all", "--csv", "-", expect=1)
    assert paths(list(csv.DictReader(io.StringIO(ran.out)))) == [LAMP]
    assert "Article #1 is left out" in ran.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--csv", "-"], "say of which articles"),
        (["ferry", "--all", "--csv", "-"], "not both"),
        (["--all"], "say in which form"),
        (["--all", "--html", "-"], "name a folder instead of -"),
        (["--outlet", " ", "--csv", "-"], "is empty"),
        (["--since", "long ago", "--csv", "-"], "is no moment"),
    ],
)
def test_what_is_unclear_is_refused(kept: Desk, words: list[str], said: str) -> None:
    ran = kept.run("export", *words, expect=2)
    assert (said in ran.err, ran.out) == (True, "")


def test_none_is_an_empty_table_and_a_word(kept: Desk) -> None:
    ran = kept.run("export", "--outlet", "nobody", "--csv", "-")
    assert (ran.out.count("\n"), "No article that has a version is like that." in ran.err) == (1, True)


def test_one_without_a_version_that_is_named_ends_it_before_anything_is_written(
    kept: Desk, tmp_path: Path
) -> None:
    said = kept.run("export", "ferry", "never", "--csv", str(tmp_path / "x.csv"), expect=1).err
    assert "has no version yet" in said
    assert list(tmp_path.iterdir()) == []
