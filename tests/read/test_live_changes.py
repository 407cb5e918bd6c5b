"""What newsrooms do to a live blog, each a line, and what is told of it, whatever its markup."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest
from liveblog import ENTRIES, NEW, URL, Entry, in_a_list, in_articles, without_times
from test_live_plain import shaped

from watcher.compare import compare
from watcher.decide.listing import is_listing
from watcher.model import Disclosure
from watcher.read import read
from watcher.render.payload import told_edits

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

DAY = [
    *ENTRIES,
    Entry("2024-05-03T07:50:00+02:00", "A warning of the weather service", "town"),
    Entry("2024-05-03T07:31:00+02:00", "Sandbags at the station", "army"),
    Entry("2024-05-03T07:10:00+02:00", "The first car under water", "police"),
]
AGAIN = NEW._replace(head=DAY[2].head, who=DAY[2].who)
LATER = DAY[2]._replace(at="2024-05-03T09:33:00+02:00")
MENDED = DAY[2]._replace(who="tram")


class World(NamedTuple):
    """A live blog before and after, and what is told: clocks of new notes, texts that went and came."""

    after: Sequence[Entry]
    notes: tuple[str, ...] = ()
    went: tuple[str, ...] = ()
    came: tuple[str, ...] = ()
    before: Sequence[Entry] = DAY


def without(*places: int) -> list[Entry]:
    return [one for place, one in enumerate(DAY) if place not in places]


def with_it(one: Entry) -> list[Entry]:
    return [*DAY[:2], one, *DAY[3:]]


def an_hour_later(one: Entry) -> Entry:
    return one._replace(at=f"{one.at[:11]}{int(one.at[11:13]) + 1:02}{one.at[13:]}")


SAID = "service said that"
EDITED = {"went": (DAY[2].text,), "came": (MENDED.text,)}
WORLDS = {
    "a new one stands on top": World([NEW, *DAY], notes=("11:20",)),
    "one is taken out": World(without(2), went=(DAY[2].text,)),
    "the newest is taken out": World(DAY[1:], went=(DAY[0].text,)),
    "the oldest is taken out": World(DAY[:-1], went=(DAY[-1].text,)),
    "the last but one is taken out as a new one comes": World(
        [NEW, *without(5)], notes=("11:20",), went=(DAY[5].text,)
    ),
    "the older ones are cut off": World(DAY[:4]),
    "the older ones are cut off, and one is taken out": World([*DAY[:2], DAY[3]], went=(DAY[2].text,)),
    "the older ones are cut off, and one is edited": World(with_it(MENDED)[:4], **EDITED),
    "the older ones give way to a new one": World([NEW, *DAY[:4]], notes=("11:20",)),
    "an older one comes up where one is taken out": World(without(2, 6), before=DAY[:5], went=(DAY[2].text,)),
    "one is edited": World(with_it(MENDED), **EDITED),
    "one is given another time": World(with_it(LATER)),
    "one is given another time, and edited": World(with_it(LATER._replace(who="tram")), **EDITED),
    "one is held on top": World([DAY[3], *without(3)]),
    "the order is turned": World(DAY[::-1]),
    "the clocks are of another zone": World([an_hour_later(one) for one in DAY]),
    "one says again what stands below": World([AGAIN, *DAY], notes=("11:20",)),
    "one says again what was taken out": World([AGAIN, *without(2)], notes=("11:20",), went=(DAY[2].text,)),
    "one says again what was cut off": World([AGAIN, *DAY[:2]], before=DAY[:3], notes=("11:20",)),
    "of two that say the same the older is taken out": World(
        [AGAIN, *without(2)], before=[AGAIN, *DAY], went=(DAY[2].text,)
    ),
    "of two that say the same the newer is taken out": World(DAY, before=[AGAIN, *DAY], went=(AGAIN.text,)),
    "the third makes it a live blog": World(DAY[:3], before=DAY[1:3], notes=("10:42",)),
    "three at once make it one, and one is edited": World(
        with_it(MENDED)[:5], before=DAY[2:4], notes=("10:42", "10:05", "07:50"), **EDITED
    ),
}


def of_many_paragraphs(entries: Sequence[Entry], behind: str = "") -> str:
    more = "<p>The road along the river is shut.</p><p>Buses go over the hill.</p><div class='share'>"
    return in_articles(entries, behind).replace("<div class='share'>", more)


def held_on_top(entries: Sequence[Entry]) -> str:
    """Of entries out of order the first one says that it is held there."""
    html = in_a_list(entries)
    return html if entries[0] != DAY[3] else html.replace("<li>", "<li><span>Pinned post</span>", 1)


SHAPES: dict[str, Callable[[Sequence[Entry]], str]] = {
    "articles": in_articles,
    "articles of many paragraphs": of_many_paragraphs,
    "a list": held_on_top,
    "no times": without_times,
    **{
        shape: lambda entries, shape=shape: shaped(shape, entries)
        for shape in ("terms", "clocks in headings", "clocks as words")
    },
}


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("name", WORLDS)
def test_what_is_done_to_a_live_blog_is_told_and_nothing_else(name: str, shape: str) -> None:
    world = WORLDS[name]
    before, after = (read(SHAPES[shape](entries), URL) for entries in (world.before, world.after))
    change = compare(before, after)
    told = told_edits(change)
    assert sorted(f"{note.stated_time:%H:%M}" for note in change.notes_added) == sorted(world.notes)
    assert {edit.before for edit in told if SAID in edit.before} == set(world.went)
    assert {edit.after for edit in told if SAID in edit.after} == set(world.came)
    assert bool(told) == bool(world.went)
    assert change.notable == bool(world.notes or world.went)
    assert (change.disclosure is Disclosure.NONE) == (not change.notable)
    assert not any("withdrawn" in reason for reason in change.reasons)


def test_entries_with_ways_to_share_them_are_no_list_of_other_stories() -> None:
    shared = in_a_list(DAY).replace(
        "</p></li>", "</p><footer><a href='https://x.example'>Share</a></footer></li>"
    )
    assert not is_listing(read(shared, URL))
