from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from newsroom import PATH, Desk, Postbox, Watch, email, watch, webhook

from watcher.demo.receivers import WebhookReceiver
from watcher.demo.site import Newsroom, NewsSite
from watcher.demo.story import FERRY

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def site() -> Iterator[NewsSite]:
    with NewsSite() as running:
        yield running


@pytest.fixture
def hooks() -> Iterator[WebhookReceiver]:
    with WebhookReceiver() as running:
        yield running


@pytest.fixture
def mails() -> Iterator[Postbox]:
    with Postbox() as running:
        yield running


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


@pytest.fixture
def watched(desk: Desk, site: NewsSite, hooks: WebhookReceiver, mails: Postbox) -> Watch:
    """The story on line, captured once."""
    room = site.pages[PATH] = Newsroom(FERRY)
    desk.configure(watch(site.url(PATH)), webhook(hooks.url("/hook")), email(mails.url))
    assert desk.check(expect=0)[PATH]["outcome"] == "first"
    return Watch(desk, room, hooks, mails)
