from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from newsroom import Desk, Postbox

from watcher.demo.receivers import WebhookReceiver
from watcher.demo.site import NewsSite

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
