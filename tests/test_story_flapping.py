"""Pages that show now one text and now another: A, B, A, B."""

from __future__ import annotations

from newsroom import PATH, Watch, word_is_swapped

from watcher.demo.site import Newsroom, NewsSite


def test_a_page_that_flaps_comes_back_under_the_version_it_had(watched: Watch, site: NewsSite) -> None:
    """A, B, A, B: every turn is a version, and says to which one it returns."""
    other = Newsroom(word_is_swapped(watched.room.story))
    for turn in range(4):
        site.pages[PATH] = watched.room if turn % 2 else other
        assert watched.desk.check(expect=0)[PATH]["outcome"] == "changed"
    history = watched.desk.json("history", PATH)["snapshots"]
    assert [version["version"] for version in history] == [1, 2, 3, 4, 5]
    assert [version["returns_to"] for version in history] == [None, None, 1, 2, 3]
