"""Articles that are paused, watched again and removed: by name, or all that are alike."""

from __future__ import annotations

from pathlib import Path

import pytest
from invoked import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_an_article_is_paused_resumed_and_removed(desk: Desk) -> None:
    desk.say("add", "https://news.example/ferry")
    assert desk.say("pause", "ferry") == "Paused https://news.example/ferry.\n"
    assert "paused" in desk.say("list")
    assert desk.json("check")["checks"] == []
    assert desk.say("resume", "ferry") == "Watching https://news.example/ferry again.\n"
    assert desk.json("list")["articles"][0]["state"] == "active"
    assert "history kept" in desk.say("remove", "#1")
    assert desk.json("list")["articles"] == []
    assert desk.say("add", "https://news.example/ferry").startswith("Watching #1 ")


def test_what_stands_already_is_told(desk: Desk) -> None:
    desk.say("add", "https://news.example/ferry")
    assert desk.say("resume", "ferry") == "https://news.example/ferry is active already.\n"


def test_articles_that_are_alike_are_paused_resumed_and_removed_together(desk: Desk) -> None:
    desk.configure('[[articles]]\nurl = "https://news.example/c"\ntags = ["sea"]')
    desk.say("add", "https://news.example/a", "https://news.example/b", "--tag", "sea")
    desk.say("add", "https://gazette.example/d")
    assert desk.say("pause", "--tag", "sea") == "Paused 3 articles.\n"
    assert desk.say("resume", "--outlet", "news.ex") == "Watching 3 articles again.\n"
    result = desk.run("remove", "--tag", "sea")
    assert result.stdout == "No longer watching 2 articles (history kept).\n"
    assert "Left in the watch: 1 article of" in result.stderr
    left = desk.json("list", "--sort", "added")["articles"]
    assert [item["url"] for item in left] == ["https://news.example/c", "https://gazette.example/d"]


def test_a_tag_that_no_article_has_is_a_fault(desk: Desk) -> None:
    desk.say("add", "https://news.example/a", "--tag", "sea")
    result = desk.run("remove", "--tag", "see")
    assert (result.exit_code, "`watcher list` shows all" in result.stderr) == (1, True)


@pytest.mark.parametrize("words", [[], ["ferry", "--tag", "sea"]])
def test_what_is_to_be_removed_is_said_once(desk: Desk, words: list[str]) -> None:
    result = desk.run("remove", *words)
    assert (result.exit_code, "--tag TAG" in result.stderr) == (2, True)


def test_an_article_of_the_configuration_is_removed_there(desk: Desk) -> None:
    desk.configure('[[articles]]\nurl = "https://news.example/ferry"')
    result = desk.run("remove", "ferry")
    assert result.exit_code == 2
    assert "config.toml" in result.stderr
    assert len(desk.json("list")["articles"]) == 1
