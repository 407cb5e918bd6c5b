"""Between which two moments a change was made: at one the old text stood surely, at the other the new one."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from unittest import mock

import pytest
from mishaps import server_error
from newsroom import PATH, Desk, headline_changes, number_is_edited, sentence_is_added, watch

from watcher.config import Config
from watcher.decide.policy import Policy
from watcher.demo.site import Answer, Newsroom, NewsSite
from watcher.demo.story import FERRY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from watcher.demo.site import Request


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


@pytest.mark.parametrize("before", [("first", "unchanged"), ("first",)], ids=["a later look", "the first"])
def test_an_edit_while_a_slow_answer_arrives_lies_between_its_request_and_the_next_look(
    desk: Desk, site: NewsSite, room: EditedOnTheWay, before: tuple[str, ...]
) -> None:
    desk.configure(watch(site.url(PATH)))
    pages = [room] * (len(before) - 1) + [room.slowly, room]
    for page, outcome in zip(pages, (*before, "changed"), strict=True):
        site.pages[PATH] = page
        assert desk.check(expect=0)[PATH]["outcome"] == outcome
    newest = desk.history(PATH)[-1]
    not_before, captured_at = (datetime.fromisoformat(newest[at]) for at in ("not_before", "captured_at"))
    assert room.edited_at is not None
    assert not_before < room.edited_at < captured_at
    desk.run("verify")
    desk.run("reread", "--all")
    assert desk.history(PATH)[-1]["not_before"] == newest["not_before"]


class Lying(Newsroom):
    """A story whose server gives every text one name, and says "not modified" to whoever knows it.

    Attributes:
        header: in which it gives the name.
        name: the name.
    """

    header, condition, name = "ETag", "if-none-match", '"post-7"'

    def __call__(self, request: Request) -> Answer:
        named = ((self.header, self.name),)
        if request.headers.get(self.condition) == self.name:
            return Answer(status=304, headers=named)
        answer = super().__call__(request)
        return replace(answer, headers=(*answer.headers, *named))


class Dated(Lying):
    """The same by the date of its publication."""

    header, condition, name = "Last-Modified", "if-modified-since", "Mon, 11 Jan 2021 09:30:00 GMT"


@pytest.mark.parametrize("kind", [Lying, Dated])
def test_a_server_that_lies_is_found_out_once_and_not_believed_again(
    desk: Desk, site: NewsSite, kind
) -> None:
    room = site.pages[PATH] = kind(FERRY)
    desk.configure(watch(site.url(PATH)))
    with shortly_found_out():
        assert outcomes(desk, 3) == ["first", "not_modified", "unchanged"]
        whole_at = datetime.now(UTC)
        assert outcomes(desk, 1) == ["not_modified"]
        room.edit(number_is_edited)
        assert outcomes(desk, 3) == ["not_modified", "changed", "unchanged"]
        room.edit(headline_changes)
        assert outcomes(desk, 2) == ["changed", "unchanged"]
    second, third = desk.history(PATH)[1:]
    assert (
        datetime.fromisoformat(second["not_before"]) < whole_at < datetime.fromisoformat(third["not_before"])
    )
    desk.run("verify")


def test_a_liar_is_not_believed_after_trouble_and_is_believed_by_another_name(
    desk: Desk, site: NewsSite
) -> None:
    room = site.pages[PATH] = Lying(FERRY)
    desk.configure(watch(site.url(PATH)))
    with shortly_found_out():
        outcomes(desk, 2)
        room.edit(number_is_edited)
        assert outcomes(desk, 2) == ["changed", "unchanged"]
        site.pages[PATH] = server_error
        assert outcomes(desk, 1) == ["failed"]
        site.pages[PATH] = room
        assert outcomes(desk, 2) == ["unchanged", "unchanged"]
        room.name = '"post-8"'
        assert outcomes(desk, 3) == ["unchanged", "unchanged", "not_modified"]


class Knowing(Newsroom):
    """A story whose server knows any name, and gives each page it sends one that was never there before."""

    honest = False

    def __call__(self, request: Request) -> Answer:
        if not self.honest and "if-none-match" in request.headers:
            return Answer(status=304)
        answer = super().__call__(request)
        return replace(answer, headers=(*answer.headers, ("ETag", f'"page-{request.visit}"')))


def test_a_server_that_knows_any_name_is_found_out_once_and_believed_when_it_does_not(
    desk: Desk, site: NewsSite
) -> None:
    room = site.pages[PATH] = Knowing(FERRY)
    desk.configure(watch(site.url(PATH)))
    with shortly_found_out():
        assert outcomes(desk, 2) == ["first", "not_modified"]
        room.edit(number_is_edited)
        edited_at = datetime.now(UTC)
        assert outcomes(desk, 1) == ["changed"]
        for happening in (headline_changes, sentence_is_added):
            room.edit(happening)
            assert outcomes(desk, 2) == ["changed", "unchanged"]
        room.honest = True
        assert "if-none-match" not in site.seen(PATH)[-1].headers
        assert outcomes(desk, 2) == ["unchanged", "unchanged"]
        room.honest = False
        assert outcomes(desk, 1) == ["not_modified"]
    second = desk.history(PATH)[1]
    assert datetime.fromisoformat(second["not_before"]) < edited_at
    desk.run("verify")


def test_not_modified_to_a_question_without_a_condition_says_nothing(desk: Desk, site: NewsSite) -> None:
    room = site.pages[PATH] = Newsroom(FERRY)
    desk.configure(watch(site.url(PATH)))
    assert outcomes(desk, 1) == ["first"]
    room.edit(number_is_edited)
    site.pages[PATH] = lambda _: Answer(status=304)
    assert outcomes(desk, 1) == ["failed"]
    site.pages[PATH] = room
    assert outcomes(desk, 1) == ["changed"]


def outcomes(desk: Desk, looks: int) -> list[str]:
    return [desk.check()[PATH]["outcome"] for _ in range(looks)]


def shortly_found_out():
    """One look in three is unconditional; in life it is one in 24."""
    return mock.patch.object(Config, "check_policy", return_value=Policy(unconditional_every=3))
