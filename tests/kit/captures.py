"""What a web archive may have captured of an article, good and bad."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from archive import WebArchive
from mishaps import front_page
from newsroom import (
    Desk,
    correction_is_added,
    nothing,
    number_is_edited,
    sentence_is_added,
    webhook,
    word_is_swapped,
)

from watcher.demo.page import page
from watcher.demo.site import HTML, Answer

if TYPE_CHECKING:
    from pathlib import Path

    from watcher.demo.receivers import WebhookReceiver

FIRST, HOUR = datetime(2021, 1, 11, 10, 0, tzinfo=UTC), timedelta(hours=1)
HAPPENINGS = (nothing, word_is_swapped, sentence_is_added, number_is_edited, correction_is_added)
"""What five versions of a story come of."""


def beside(archive: WebArchive, home: Path, hooks: WebhookReceiver) -> Desk:
    """A desk that knows an archive."""
    desk = Desk(home)
    table = f'[[archives]]\nname = "ours"\ntimemap = "{archive.timemap}"\ndelay = "0s"'
    desk.configure(webhook(hooks.url("/hook")), f'{table}\nsave = "{archive.url("/save/")}{{url}}"')
    return desk


def shows(story, url):
    """The story's page as it was then; its furniture differs with every request."""

    def answer(request):
        return Answer(page(story, url=url, visit=request.visit + len(request.url)).encode())

    return answer


def to(location, status=302):
    return lambda request: Answer(status=status, headers=(("Location", location), ("Content-Type", HTML)))


listing = front_page(
    "<h2><a href='/s/{0}'>Story number {0} of the day</a></h2>"
    "<p>The board met on Monday and it took until the evening before anybody had an answer. "
    "It was no {0}.</p>"
)


def error(status):
    return lambda request: Answer(b"<h1>Error</h1>", status=status)
