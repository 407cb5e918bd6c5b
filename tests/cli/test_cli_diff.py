"""The forms of a diff, what counts as a look, and the pager: on a real terminal where it matters."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from contextlib import suppress

import pytest
from told import NEWEST, Desk, told


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return told(tmp_path_factory.mktemp("desk"))


def on_terminal(desk: Desk, *words: str, **env: str) -> str:
    """What a person sees who runs the command in a terminal."""
    command = [sys.executable, "-m", "watcher", "--config", str(desk.home / "config.toml"), *words]
    leader, follower = pty.openpty()
    shown = b""
    with subprocess.Popen(
        command,
        stdin=follower,
        stdout=follower,
        stderr=follower,
        env=os.environ
        | {"TERM": "xterm", "NO_COLOR": "1", "COLUMNS": "80", "LINES": "24", "PAGER": ""}
        | env,
    ) as running:
        os.close(follower)
        with suppress(OSError):  # how Linux says that the other end is closed
            while part := os.read(leader, 65536):
                shown += part
    os.close(leader)
    assert running.returncode == 0, shown
    return shown.decode().replace("\r\n", "\n")


@pytest.mark.parametrize(
    ("form", "expected", "missing"),
    [
        (
            "--words",
            "A single ticket is to cost [-£14-]{+£17+}, and islanders …",
            "We were told every winter",
        ),
        ("--stat", "~ +1 -1  +", "[-£14-]"),
        ("--side-by-side", "[-£14-]", "{+£17+}[-"),
    ],
)
def test_each_form_shows_the_change_in_its_way(desk: Desk, form: str, expected: str, missing: str) -> None:
    shown = desk.run("diff", "1", "2..3", form)
    assert expected in shown
    assert missing not in shown


def test_the_stat_counts_what_the_header_counts(desk: Desk) -> None:
    assert "1 edit, +1 -1 words" in desk.run("diff", "1", "2..3", "--stat")


def test_side_by_side_has_the_old_text_left_and_the_new_right(desk: Desk) -> None:
    rows = [row.split(" | ") for row in desk.run("diff", "1", "2..3", "--side-by-side").splitlines()]
    (row,) = [row for row in rows if "[-£14-]" in row[0]]
    assert "{+£17+}" in row[1]
    assert "£17" not in row[0]


def test_what_was_looked_at_is_not_shown_again(desk: Desk) -> None:
    assert "version 1 to 5" in desk.run("diff", "1", "--since", "last-seen")
    assert "version 1 to 5" in desk.run("diff", "1", "--since", "last-seen")  # a pipe is no look
    assert desk.json("diff", "1", "3")["to"] == 3
    on_terminal(desk, "show", "1@2", "--json")
    assert "version 1 to 5" in desk.run("diff", "1", "--since", "last-seen")
    assert "version 2 to 3" in on_terminal(desk, "diff", "1", "3")
    assert "version 3 to 5" in on_terminal(desk, "diff", "1", "--since", "last-seen")
    assert f"version {NEWEST} of" in desk.run("diff", "1", "--since", "last-seen")
    document = desk.json("diff", "1", "--since", "last-seen")
    assert (document["from"], document["to"], document["edits"]) == (NEWEST, NEWEST, [])


@pytest.mark.parametrize(("since", "first"), [("1h", 1), ("2021-01-12", 1), ("2999-01-01", NEWEST)])
def test_a_diff_since_a_moment_starts_with_what_stood_then(desk: Desk, since: str, first: int) -> None:
    assert desk.json("diff", "1", "--since", since)["from"] == first


def test_versions_and_a_moment_at_once_are_refused(desk: Desk) -> None:
    assert "leave out 1..2" in desk.run("diff", "1", "1..2", "--since", "1h", expect=2)


def test_a_pager_is_used_on_a_terminal_for_more_than_a_screen(desk: Desk) -> None:
    pager = {"PAGER": f"{sys.executable} -c \"import sys; print(len(sys.stdin.readlines()), 'lines paged')\""}
    assert "lines paged" in on_terminal(desk, "show", "1", **pager)
    assert "lines paged" not in on_terminal(desk, "show", "1", LINES="500", **pager)
    assert "£17" in on_terminal(desk, "show", "1", PAGER="no-such-pager-anywhere")


@pytest.mark.parametrize(
    ("moment", "version"),
    [("2999-01-01", NEWEST), ("2999-01-01T10:30", NEWEST), ("2999-01-01T10:30Z", NEWEST)],
)
def test_a_version_is_named_by_when_it_stood(desk: Desk, moment: str, version: int) -> None:
    document = desk.json("show", f"{desk.url}@{moment}")
    assert (document["version"], document["certain"]) == (version, False)


def test_the_version_of_an_exact_moment_is_the_one_captured_last(desk: Desk) -> None:
    captured = desk.json("show", "1@3")["captured_at"]
    assert desk.json("show", f"1@{captured}")["version"] == 3


@pytest.mark.parametrize(
    ("moment", "code", "words"),
    [
        ("2001-01-01", 1, "has no version of that time; it was first captured"),
        ("2021-99-99", 2, "is no version and no moment"),
        ("24 Oct 2021", 2, '"@24 Oct 2021" is no version and no moment'),
    ],
)
def test_a_moment_without_a_version_is_a_sentence(desk: Desk, moment: str, code: int, words: str) -> None:
    assert words in " ".join(desk.run("show", f"1@{moment}", expect=code).split())


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("2998-01-01..2999-01-01", f"no other version than {NEWEST} was captured"),
        ("ferry..2", "write it as 1..3, or as days"),
        ("2999-99-99..2", "is no version and no moment"),
    ],
)
def test_moments_that_are_no_pair_of_versions(desk: Desk, words: str, said: str) -> None:
    assert said in " ".join(desk.run("diff", "1", words, expect=2).split())


def test_one_version_is_no_pair(desk: Desk) -> None:
    for words, remedy in (("3..3", "2..3"), ("1..1", "1..2")):
        assert f"{words} is one version; name two, as in {remedy}" in desk.run("diff", "1", words, expect=2)
    assert "Nothing stands before version 1" in desk.run("diff", "1", "1", expect=2)
