"""A weekday alone is of the first week, unless the page says that it was last changed on such a day."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from harbour_story import STORY, TITLE

from watcher import read
from watcher.model import DateSource

PAGE = (
    "<html lang=en><head><title>{title}</title>"
    "<meta property='article:published_time' content='2021-01-11T09:30Z'>"
    "<meta property='article:modified_time' content='{modified}'></head><body><main><article><h1>{title}</h1>"
    "{story}<p>Update, {head}: The quay is open again.</p></article></main>"
)


@pytest.mark.parametrize(
    ("head", "modified", "day"),
    [
        ("Sunday 6pm", "2021-02-07T18:20Z", date(2021, 2, 7)),
        ("Sunday", "2021-02-07T05:20Z", date(2021, 2, 7)),
        ("Sunday 6pm", "2021-02-07", date(2021, 2, 7)),
        ("Sunday 10pm ET", "2021-02-08T03:05Z", date(2021, 2, 7)),
        ("Sunday 6pm", "2021-02-07T17:10Z", date(2021, 1, 17)),
        ("Sunday 6pm", "2021-02-08T18:20Z", date(2021, 1, 17)),
        ("Sunday 6pm", "2021-01-10T18:20Z", date(2021, 1, 17)),
        ("Sunday 6pm", "2022-02-06T18:20Z", date(2021, 1, 17)),
        ("Sunday 6pm", "", date(2021, 1, 17)),
    ],
    ids=["then", "day", "midnight", "zone", "too early", "another day", "stale", "to come", "unknown"],
)
def test_a_weekday_is_that_of_the_last_change_or_of_the_first_week(
    head: str, modified: str, day: date
) -> None:
    html = PAGE.format(title=TITLE, story="".join(STORY), head=head, modified=modified)
    (note,) = read(html, "https://example.org/a", captured_at=datetime(2021, 3, 1, tzinfo=UTC)).notes
    assert (note.stated_date, note.date_source) == (day, DateSource.DAY_INFERRED)
