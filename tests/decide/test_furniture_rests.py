"""What was another text at every look and comes to rest is of the story again, and what it says is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from random import Random

import pytest
import time_machine
from newsroom import PATH, Desk, watch
from polls import STORY, Polls, around, reading
from teasers import TEASERS, with_teaser

from watcher.compare import compare
from watcher.decide.flapping import LASTS
from watcher.decide.flapping import LOOKS as REST
from watcher.decide.furniture import settled_as
from watcher.demo.site import Newsroom, NewsSite
from watcher.demo.story import FERRY
from watcher.model import EditClass, Reason, Role


def learned(turns: int = 4) -> Polls:
    """Polls of a page that had so many teasers in one place."""
    polls = Polls()
    assert [polls.poll(*around(text)) for text in TEASERS[:turns]] == [
        False,
        True,
        True,
        *[False] * (turns - 3),
    ]
    return polls


def test_what_comes_to_rest_is_told_and_is_of_the_story_from_then_on() -> None:
    polls = learned(5)
    told = [polls.poll(*around(TEASERS[4])) for _ in range(REST + 2)]
    assert told == [*[False] * (REST - 1), True, False, False]
    assert polls.version is not None
    assert TEASERS[4] in polls.version.text
    assert polls.poll(*around(TEASERS[4].replace("one year", "two years")))
    assert polls.poll(*around(TEASERS[5]))


@pytest.mark.parametrize("count", [2, 3, 5])
def test_what_is_drawn_by_lot_does_not_rest_when_one_comes_some_times_in_a_row(count: int) -> None:
    polls = learned(4)
    lots = Random(count)
    assert not any(polls.poll(*around(lots.choice(TEASERS[:count]))) for _ in range(30))


@pytest.mark.parametrize("stored", [TEASERS[2], TEASERS[3]])
def test_what_goes_to_and_fro_does_not_rest_also_where_the_newest_version_has_one_of_the_two(
    stored: str,
) -> None:
    polls = learned(4)
    edited = (STORY[0], STORY[1].replace("Monday", "Tuesday"), *STORY[2:])
    assert polls.poll(*around(stored, edited))
    assert not any(polls.poll(*around(TEASERS[look % 2 + 2], edited)) for look in range(2 * REST))


def test_what_came_to_rest_is_the_same_edit_when_the_history_is_read_again() -> None:
    moved = [
        replace(block, role=Role.MARGIN, reason=Reason.CHANGING) if block.text == TEASERS[0] else block
        for block in reading(*around(TEASERS[0])).blocks
    ]
    now = reading(*around(TEASERS[1]))
    before, after = settled_as(replace(now, blocks=tuple(moved)), now, now)
    assert before is not None
    assert [block.role for block in (*before.blocks, *after.blocks)] == [Role.BODY] * 14


@pytest.mark.parametrize(
    "text", ["Correction: The lease is for nine years, not seven.", f"{' '.join(TEASERS)} And no more."]
)
def test_what_takes_the_place_of_furniture_is_an_addition_also_when_the_history_is_read_again(
    text: str,
) -> None:
    polls = learned()
    edited = (STORY[0], STORY[1].replace("Monday", "Tuesday"), *STORY[2:])
    assert polls.poll(*around(TEASERS[4], edited))
    before, page = polls.version, reading(*around(text, edited))
    assert polls.poll(*around(text, edited))
    assert before is not None
    assert polls.version is not None
    told = compare(before, polls.version)
    again = settled_as(before, page, polls.version, told)
    assert again == (before, polls.version)
    assert [edit.before for edit in told.edits if EditClass.FURNITURE in edit.classes] == [TEASERS[4]]


def test_what_moved_along_with_an_edit_and_then_rested_is_told_when_it_moves_again() -> None:
    polls = learned()
    edited = (STORY[0], STORY[1].replace("Monday", "Tuesday"), *STORY[2:])
    assert polls.poll(*around(TEASERS[4], edited))
    assert not any(polls.poll(*around(TEASERS[4], edited)) for _ in range(REST))
    assert polls.poll(*around(TEASERS[5], edited))
    assert polls.poll(*around(TEASERS[6], edited))


def test_a_page_that_stays_as_it_is_to_the_byte_is_seen_to_have_come_to_rest(
    desk: Desk, site: NewsSite
) -> None:
    room = Newsroom(FERRY)
    teasing = with_teaser(room, linked=False)
    site.pages[PATH] = teasing
    desk.configure(watch(site.url(PATH)))
    looks = [desk.check(expect=0)[PATH]["outcome"] for _ in range(4)]
    assert looks == ["first", "changed", "changed", "unchanged"]
    site.pages[PATH] = lambda request: teasing(replace(request, visit=5))
    looks = [desk.check(expect=0)[PATH]["outcome"] for _ in range(REST + 1)]
    assert looks == ["unchanged"] * (REST + 1)
    with time_machine.travel(datetime.now(UTC) + LASTS, tick=True):
        assert [desk.check(expect=0)[PATH]["outcome"] for _ in range(2)] == ["changed", "unchanged"]
