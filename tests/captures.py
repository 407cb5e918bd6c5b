"""What a web archive may have captured of an article, good and bad."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from archive import WebArchive
from newsroom import (
    Desk,
    webhook,
)

from watcher.demo.page import page
from watcher.demo.site import HTML, Answer

if TYPE_CHECKING:
    from pathlib import Path

    from watcher.demo.receivers import WebhookReceiver

FIRST, HOUR = datetime(2021, 1, 11, 10, 0, tzinfo=UTC), timedelta(hours=1)


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


def listing(request):
    words = "The board met on Monday and it took until the evening before anybody had an answer."
    teaser = f"<h2><a href='/s/{{0}}'>Story number {{0}} of the day</a></h2><p>{words} It was no {{0}}.</p>"
    teasers = "".join(teaser.format(number) for number in range(12))
    body = f"<html lang=en><head><title>News</title></head><body><main>{teasers}</main></body></html>"
    return Answer(body.encode())


def pdf(request):
    return Answer(b"%PDF-1.7\n1 0 obj", headers=(("Content-Type", "application/pdf"),))


def error(status):
    return lambda request: Answer(b"<h1>Error</h1>", status=status)
