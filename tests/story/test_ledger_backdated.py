"""Notes that state a day before we last saw the story without them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from compare_help import section
from newsroom import PATH, watch, with_note

from watcher.decide.history.ledger import Stage, follow
from watcher.demo.site import Newsroom
from watcher.demo.story import FERRY
from watcher.model import Change, DateSource

AT = datetime(2021, 1, 14, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("stated", "source", "last_without", "expected"),
    [
        (date(2021, 1, 10), DateSource.STATED, AT, True),
        (date(2021, 1, 14), DateSource.STATED, AT, False),
        (date(2021, 1, 13), DateSource.STATED, AT, False),  # it is still the 13th on the date line
        (date(2021, 1, 13), DateSource.STATED, AT + timedelta(hours=4), True),
        (date(2021, 1, 10), DateSource.DAY_INFERRED, AT, False),
        (date(2021, 1, 10), DateSource.STATED, None, False),
        (date(2019, 1, 10), DateSource.YEAR_INFERRED, AT, True),
        (date(2019, 1, 14), DateSource.YEAR_INFERRED, AT, False),  # it may mean today
        (date(2019, 12, 30), DateSource.YEAR_INFERRED, AT, True),
        (None, None, AT, False),
    ],
)
def test_backdated(stated, source, last_without, expected):
    one = replace(section("It is hired.", kind="correction"), stated_date=stated, date_source=source)
    came, at = Change(notes_added=(one,)), AT + timedelta(hours=5)
    (record,) = follow([], Stage(2, at, last_without, (one,), came), article_id=1)
    assert record.backdated is expected


def test_a_note_of_long_ago_that_was_not_there_is_marked_in_every_output(watched):
    watched.after(lambda story: with_note(story, "Correction 12 Jan 2021:", "The boat is hired, not bought."))
    (found,) = watched.desk.json("updates")["notes"]
    assert (found["stated_date"], found["backdated"]) == ("2021-01-12", True)
    words = " ".join(watched.desk.run("updates").out.split())
    assert "states a day before we last saw the story without it" in words


def test_a_note_that_stood_at_the_first_capture_is_not_backdated(desk, site):
    site.pages[PATH] = room = Newsroom(FERRY)
    room.edit(lambda story: with_note(story, "Correction 12 Jan 2021:", "The boat is hired, not bought."))
    desk.configure(watch(site.url(PATH)))
    desk.check(expect=0)
    (found,) = desk.json("updates")["notes"]
    assert found["backdated"] is False
