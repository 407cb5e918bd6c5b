"""Answers where much is stored: what is shown of it, and that the bench's store is like a real one."""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner
from render_help import PLAIN

from watcher.cli import program
from watcher.cli.kit.pager import page_found
from watcher.store import open_store

sys.path.insert(0, str(Path(__file__).parents[2]))

from bench._grown import RARE, VERSIONS, grow

STORIES, COUNT = 2, 40


@pytest.fixture(scope="module")
def home(tmp_path_factory) -> Path:
    home = tmp_path_factory.mktemp("grown")
    (home / "config.toml").touch()
    grow(home / "state", COUNT, datetime(2026, 5, 1, tzinfo=UTC), stories=STORIES)
    return home


def answer(home: Path, *words: str) -> str:
    done = CliRunner().invoke(program, ["--config", str(home / "config.toml"), *words])
    assert done.exit_code == 0, done.output
    return done.stdout


def test_the_bench_s_store_is_whole(home):
    """But for alerts, which only the recorded stories have, queues of hosts, and titles of their own."""
    with open_store(state_dir=home / "state") as store:
        words = {flaw.what for flaw in store.upkeep.flaws()}
    assert words <= {
        "the change that led to it was never told",
        "the article knows another title than its newest",
        "its host's queue does not know when it is due",
        "its seal does not fit: it, or what stood before it, was altered or left out",
    }


@pytest.mark.parametrize("words", [("list",), ("updates",), ("history", "#7"), ("search", "ferry")])
def test_its_answers_have_something_to_say(home, words):
    assert len(answer(home, *words).splitlines()) > VERSIONS
    assert json.loads(answer(home, *words, "--json"))


def test_all_articles_are_in_the_documents(home):
    assert len(json.loads(answer(home, "list", "--json"))["articles"]) == COUNT + 1
    assert len(json.loads(answer(home, "search", "ferry", "--json"))["articles"]) == COUNT + 1
    assert len(json.loads(answer(home, "search", RARE, "--json"))["articles"]) == 1


def test_notes_and_changes_of_copies_come_in_their_order(home):
    for words in (("updates",), ("updates", "--undisclosed")):
        document = json.loads(answer(home, *words, "--json"))
        changes = [one["captured_at"] for one in document.get("changes", ())]
        assert changes == sorted(changes, reverse=True)
        assert len({note["url"] for note in document["notes"]}) == (0 if changes else COUNT + 1)


@pytest.mark.parametrize(
    ("there", "limit", "shown"),
    [
        (2, None, ["0", "1"]),
        (3, None, ["0", "1", "2"]),
        (4, None, ["0", "1", "2", MORE := "…"]),
        (4, 2, ["0", "1"]),
    ],
)
def test_people_are_told_when_there_is_more(capsys, there, limit, shown):
    told = {"limit": limit, "most": 3, "look": PLAIN, "nothing": lambda: "none"}
    page_found(iter(range(there)), lambda some: map(str, some), **told)
    lines = capsys.readouterr().out.splitlines()
    assert [MORE if "--limit" in line else line for line in lines] == shown


def test_nothing_found_is_said_once(capsys):
    told = {"limit": None, "most": 3, "look": PLAIN, "nothing": lambda: "none"}
    page_found(iter(()), lambda some: map(str, some), **told)
    assert capsys.readouterr().out == "none\n"
