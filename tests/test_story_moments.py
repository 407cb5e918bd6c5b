"""Between which two moments a change was made: at one the old text stood surely, at the other the new one."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from newsroom import PATH, Desk, number_is_edited, watch

from watcher.demo.site import Newsroom, NewsSite
from watcher.demo.story import FERRY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from watcher.demo.site import Answer, Request


class EditedOnTheWay(Newsroom):
    """A story that is edited while the page as it was before is still on its way to one who asks slowly.

    Attributes:
        edited_at: when that was.
    """

    edited_at: datetime | None = None

    def slowly(self, request: Request) -> Answer:
        whole = self(request)

        def drip() -> Iterator[bytes]:
            yield whole.body[:200]
            time.sleep(0.2)
            self.edit(number_is_edited)
            self.edited_at = datetime.now(UTC)
            time.sleep(0.2)
            yield whole.body[200:]

        return replace(whole, body=b"", stream=drip)


@pytest.fixture
def room(site: NewsSite) -> EditedOnTheWay:
    return EditedOnTheWay(FERRY)


def test_an_edit_while_a_slow_answer_arrives_lies_between_its_request_and_the_next_look(
    desk: Desk, site: NewsSite, room: EditedOnTheWay
) -> None:
    desk.configure(watch(site.url(PATH)))
    looks = ((room, "first"), (room.slowly, "unchanged"), (room, "changed"))
    for page, outcome in looks:
        site.pages[PATH] = page
        assert desk.check(expect=0)[PATH]["outcome"] == outcome
    newest = desk.history(PATH)[-1]
    not_before, captured_at = (datetime.fromisoformat(newest[at]) for at in ("not_before", "captured_at"))
    assert room.edited_at is not None
    assert not_before < room.edited_at < captured_at
    desk.run("verify")
