"""What holds today of odd and of restless pages; what is missing is said where it is missing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from newsroom import PATH, Watch, word_is_swapped
from test_story_gone_and_moved import hours_pass

from watcher.demo.site import Newsroom, NewsSite

if TYPE_CHECKING:
    from watcher.demo.story import Story


def most_is_cut(story: Story) -> Story:
    return replace(story, body=story.body[:1])


def test_a_large_cut_is_kept_aside_until_it_lasts(watched: Watch) -> None:
    watched.room.edit(most_is_cut)
    outcomes = []
    for _ in range(4):
        outcomes.append(watched.desk.check()[PATH]["outcome"])
        hours_pass(watched, 1)
    assert outcomes == ["suspect", "suspect", "changed", "unchanged"]
    assert len(watched.desk.history(PATH)) == 2


def test_a_page_that_flaps_comes_back_under_the_version_it_had(watched: Watch, site: NewsSite) -> None:
    """A, B, A, B: every turn is a version, and says to which one it returns."""
    other = Newsroom(word_is_swapped(watched.room.story))
    for turn in range(4):
        site.pages[PATH] = watched.room if turn % 2 else other
        assert watched.desk.check(expect=0)[PATH]["outcome"] == "changed"
    history = watched.desk.json("history", PATH)["snapshots"]
    assert [version["version"] for version in history] == [1, 2, 3, 4, 5]
    assert [version["returns_to"] for version in history] == [None, None, 1, 2, 3]
