"""Links under the same words whose addresses are made anew for each look, and those that lead elsewhere."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newsroom import PATH, Desk, number_is_edited, watch, webhook, with_body

from watcher.compare import compare
from watcher.compare.links import frame
from watcher.decide.furniture import settle
from watcher.demo.site import Newsroom, NewsSite
from watcher.demo.story import FERRY, Piece
from watcher.model import Article, Block, BlockKind, Evidence, Reading, Reason, Role
from watcher.store import open_store

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from watcher.demo.receivers import WebhookReceiver
    from watcher.demo.site import Answer, Request


NOW = datetime(2021, 1, 12, 9, 0, tzinfo=UTC)


def token(number: int) -> str:
    return f"{number * 0x9E3779B97F4A7C15 % 2**64:016x}7a1b2c3d"


def with_paper(room: Newsroom, address: Callable[[int], str]) -> Callable[[Request], Answer]:
    """The room's page with a link to a paper below it, whose address may be another one at every visit."""

    def page(request: Request) -> Answer:
        answer = room(request)
        paper = f'<a href="{address(request.visit)}">its paper on the lease</a>'
        words = f"</h2><p>The board published {paper} at noon.</p>"
        assert b"</h2>" in answer.body
        return replace(answer, body=answer.body.replace(b"</h2>", words.encode(), 1))

    return page


def edits_of_story(desk: Desk) -> list[dict[str, Any]]:
    return [edit for edit in desk.json("diff", PATH)["edits"] if "furniture" not in edit["classes"]]


def test_a_token_that_is_made_anew_for_each_look_falls_silent_and_hides_nothing_else(
    desk: Desk, site: NewsSite, hooks: WebhookReceiver
) -> None:
    room = Newsroom(FERRY)
    site.pages[PATH] = with_paper(room, lambda visit: f"https://files.example/d/{token(visit)}/lease.pdf")
    desk.configure(watch(site.url(PATH)), webhook(hooks.url("/hook")))
    outcomes = [desk.check(expect=0)[PATH]["outcome"] for _ in range(6)]
    assert outcomes == ["first", "changed", "changed", "unchanged", "unchanged", "unchanged"]

    room.edit(number_is_edited)
    assert desk.check(expect=0)[PATH]["outcome"] == "changed"
    (edit,) = edits_of_story(desk)
    assert "£830,000" in edit["after"]
    assert desk.check(expect=0)[PATH]["outcome"] == "unchanged"

    site.pages[PATH] = with_paper(room, lambda visit: f"https://files.example/d/{token(visit)}/sale.pdf")
    assert desk.check(expect=0)[PATH]["outcome"] == "changed"
    (edit,) = edits_of_story(desk)
    assert edit["classes"] == ["link"]
    assert "sale.pdf" in edit["after"]
    assert len(hooks.hooks) == 4


def test_a_history_that_is_told_anew_passes_over_what_its_visits_did(desk: Desk, site: NewsSite) -> None:
    room = Newsroom(FERRY)
    site.pages[PATH] = with_paper(room, lambda visit: f"https://files.example/d/{token(visit)}/lease.pdf")
    desk.configure(watch(site.url(PATH)))
    for _ in range(5):
        desk.check(expect=0)
    room.edit(number_is_edited)
    desk.check(expect=0)
    before = desk.history(PATH)
    with open_store(state_dir=desk.home / "state") as store, store.database.writing() as db:
        db.exec_driver_sql("UPDATE snapshots SET reader_version = 1")
    desk.run("reread")
    assert desk.history(PATH) == before


def test_a_story_that_shrank_is_believed_though_a_token_in_it_is_made_anew(
    desk: Desk, site: NewsSite
) -> None:
    said = [Piece("p", f"{text} It was said in room {n}.") for n in range(4) for text in STORY]
    long = with_body(FERRY, Piece("h2", "What was said"), *said)
    room = Newsroom(long)
    site.pages[PATH] = with_paper(room, lambda visit: f"https://files.example/d/{token(visit)}/lease.pdf")
    desk.configure(watch(site.url(PATH)), schedule='confirm_after = "0s"')
    desk.check(expect=0)
    room.edit(lambda story: with_body(story, *story.body[:3]))
    assert [desk.check()[PATH]["outcome"] for _ in range(3)] == ["suspect", "suspect", "changed"]


# The decider by itself.

STORY = tuple(f"Paragraph {n} of the story says what the board of the harbour decided." for n in range(6))


class Looks:
    """One article, look after look, as `check` follows it."""

    def __init__(self) -> None:
        self.evidence = Evidence()
        self.version: Reading | None = None
        self.article = Article(1, "https://news.example/ferry", "news.example")

    def look(self, *addresses: str, still: int = 0, failed: int = 0) -> bool:
        """Whether the look alerts; before it, `still` found the same bytes, and then `failed` nothing."""
        checks = self.article.checks + still + failed
        self.article = replace(self.article, checks=checks, failures=failed)
        blocks = [Block(BlockKind.PARAGRAPH, Role.BODY, text) for text in STORY]
        blocks[2] = replace(blocks[2], links=addresses, reason=Reason.DECK)
        page = Reading(url="https://news.example/ferry", language="en", blocks=tuple(blocks))
        settled = settle(self.article, self.version, page, self.evidence, NOW)
        self.article = replace(self.article, checks=self.article.checks + 1)
        self.evidence = settled.evidence
        alerts = settled.before is not None and compare(settled.before, settled.after).notable
        assert [b.links for b in settled.after.blocks] == [b.links for b in page.blocks]
        assert settled.after.deck == STORY[2]
        if alerts or self.version is None:
            self.version = settled.after
        return alerts


def learned(address: str) -> Looks:
    looks = Looks()
    assert [looks.look(address.format(token(n))) for n in range(5)] == [False, True, True, False, False]
    return looks


PAPER = "https://files.example/d/{}/lease.pdf"


@pytest.mark.parametrize(
    "addresses",
    [
        [f"https://files.example/d/{n}/lease.pdf" for n in range(4000, 4006)],
        [
            f"https://news.example/story-about-{word}-things/x"
            for word in ("one", "two", "three", "four", "five")
        ],
        [f"https://s.example/{token(n)}" for n in range(6)],
        [f"https://{n}.ac.example/programme" for n in range(2021, 2026)],
        [f"https://files.example/d/{token(n)}/part-{n}.pdf" for n in range(6)],
    ],
    ids=["numbers", "words", "nothing but a token", "years", "another name"],
)
def test_what_may_lead_elsewhere_is_always_told(addresses: Sequence[str]) -> None:
    looks = Looks()
    assert [looks.look(address) for address in addresses] == [False, *[True] * (len(addresses) - 1)]


def test_many_links_with_tokens_fall_silent_together_and_one_that_leads_elsewhere_is_told() -> None:
    looks = Looks()
    papers = [f"https://files.example/d/{{}}/part-{n}.pdf" for n in range(20)]
    told = [
        looks.look(*(paper.format(token(n * 20 + k)) for k, paper in enumerate(papers))) for n in range(6)
    ]
    assert told == [False, True, True, False, False, False]
    papers[7] = "https://files.example/d/{}/sale.pdf"
    assert looks.look(*(paper.format(token(900 + k)) for k, paper in enumerate(papers)))


def test_servers_of_a_site_that_take_turns_fall_silent() -> None:
    looks = Looks()
    told = [looks.look(f"https://img{n}.news.example/2026/lock.jpg") for n in (1, 4, 2, 7, 3, 9)]
    assert told == [False, True, True, False, False, False]


def test_a_token_that_came_to_rest_is_told_when_it_changes() -> None:
    looks = learned(PAPER)
    assert looks.look(PAPER.format(token(99)), still=8)
    assert not looks.look(PAPER.format(token(99)))
    assert looks.look(PAPER.format(token(100)), still=8)


def test_looks_that_failed_are_no_rest() -> None:
    assert not learned(PAPER).look(PAPER.format(token(99)), failed=30)


def test_a_token_that_changes_now_and_then_is_always_told() -> None:
    looks = Looks()
    told = [looks.look(PAPER.format(token(n)), still=3) for n in range(6)]
    assert told == [False, *[True] * 5]


ADDRESSES = st.from_regex(
    r"https://[a-c]{1,3}[12]?\.(news|files)\.example(/[a-c1-3]{1,14}){0,3}", fullmatch=True
)


@given(ADDRESSES, ADDRESSES)
def test_what_two_addresses_have_in_common_is_the_same_from_both_sides(old: str, new: str) -> None:
    assert frame(old, new) == frame(new, old)
    assert frame(old, old) == ""


@given(ADDRESSES | st.text(max_size=40))
def test_no_address_but_one_of_the_same_frame_is_passed_over(address: str) -> None:
    here = PAPER.format(token(4))
    told = learned(PAPER).look(address)
    assert told or frame(here, address) == frame(here, PAPER.format(token(5)))
