"""Sentences of a story whose number or time is another one at every look, and numbers that somebody edits."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from newsroom import (
    PATH,
    Desk,
    Postbox,
    body,
    correction_is_added,
    email,
    number_is_edited,
    watch,
    webhook,
    word_is_swapped,
)

from watcher.demo.receivers import WebhookReceiver
from watcher.demo.site import Newsroom, NewsSite
from watcher.demo.story import FERRY
from watcher.store import evidence, open_store
from watcher.store.schema import articles

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from watcher.demo.site import Answer, Request


LOOKS = 6
"""Half of the real ones, which cost 30 ms each: those are kept to where it is decided without a site."""


@pytest.fixture(scope="module", autouse=True)
def _few_looks() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("watcher.decide.counting.LOOKS", LOOKS)
        yield


# What machines write into stories, look after look.
# fmt: off
def petition(n: int) -> str: return f"So far {1_243 + 37 * n:,} people have signed the petition."
def price(n: int) -> str: return f"Diesel traded at ${632 + n * 17 % 29}.{n % 10} a ton, as of 10:{10 + n}."
def votes(n: int) -> str: return f"Votes counted: {40 + n * 0.3:.1f} per cent, {n * 211 + 3_000} by post."
# fmt: on

SIGNED = [f"At the quay it was cold. {petition(n)} The board took note." for n in range(40)]


@dataclass
class Counting:
    """The story on line with a paragraph in which a machine counts, watched from the first look on."""

    desk: Desk
    site: NewsSite
    hooks: WebhookReceiver
    room: Newsroom = field(default_factory=lambda: Newsroom(FERRY))
    turn: int = 0

    def look(self, says: str) -> str:
        """Publish what the paragraph says now, look, and say how the check ended."""

        def page(request: Request) -> Answer:
            answer = self.room(request)
            return replace(answer, body=answer.body.replace(b"</h2>", f"</h2><p>{says}</p>".encode(), 1))

        self.site.pages[PATH] = page
        return str(self.desk.check(expect=0)[PATH]["outcome"])

    def looks(self, line: Callable[[int], str], times: int) -> list[str]:
        """So many looks, each at another number."""
        self.turn += times
        return [self.look(line(n)) for n in range(self.turn - times, self.turn)]

    @property
    def told(self) -> list[str]:
        return [hook.document["type"] for hook in self.hooks.hooks]


@pytest.fixture
def counting(desk: Desk, site: NewsSite, hooks: WebhookReceiver, mails: Postbox) -> Counting:
    desk.configure(watch(site.url(PATH)), webhook(hooks.url("/hook")), email(mails.url))
    return Counting(desk, site, hooks)


@pytest.fixture(scope="module")
def learned(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Counting]:
    """The same after so many looks at a petition that its number is known to count; to be copied."""
    with NewsSite() as site, WebhookReceiver() as hooks:
        desk = Desk(tmp_path_factory.mktemp("desk"))
        desk.configure(watch(site.url(PATH)), webhook(hooks.url("/hook")))
        known = Counting(desk, site, hooks)
        known.looks(petition, LOOKS + 2)
        yield known


@pytest.fixture
def known(learned: Counting, tmp_path: Path) -> Counting:
    """A copy of it, to go on with."""
    shutil.copytree(learned.desk.home, tmp_path / "desk")
    return replace(learned, desk=Desk(tmp_path / "desk"), room=Newsroom(FERRY))


def hours_pass(desk: Desk, hours: float) -> None:
    """All that was learned was learned so much earlier."""
    with open_store(state_dir=desk.home / "state") as store, store.database.writing() as db:
        (row,) = db.execute(articles.select()).all()
        known = evidence.known(db, row.id)
        earlier = timedelta(hours=hours)
        counters = tuple(replace(c, counted_at=c.counted_at - earlier) for c in known.counters)
        evidence.learn(db, row.id, row.host_id, replace(known, counters=counters))


def test_what_counts_is_named_once_and_its_values_stay_readable(counting: Counting, mails: Postbox) -> None:
    line = price
    assert counting.looks(line, LOOKS) == ["first", *["changed"] * (LOOKS - 1)]
    assert counting.looks(line, 4) == ["unchanged"] * 4
    assert counting.told == ["article.changed"] * (LOOKS - 1) + ["article.counting"]

    notice = counting.hooks.hooks[-1].document["data"]
    assert (notice["from"], notice["to"], notice["change"]) == (LOOKS, None, None)
    assert f"at each of the last {LOOKS} looks" in notice["trouble"]
    assert f"“{line(LOOKS)}”" in notice["trouble"]
    mail = " ".join(body(mails.mails[-1], "plain").split())
    assert "A number in the article counts by itself" in mail
    assert "`watcher history` has it" in mail

    document = counting.desk.json("history", PATH)
    assert len(document["snapshots"]) == LOOKS
    (run,) = document["counted"]
    assert [look["sentences"] for look in run["looks"]] == [[line(n)] for n in range(LOOKS, LOOKS + 4)]
    assert [version["flapping"] for version in document["snapshots"]] == [False] + [True] * (LOOKS - 1)
    assert counting.desk.json("list")["articles"][0]["undisclosed"] == 0
    shown = " ".join(counting.desk.run("history", PATH).out.split())
    assert "counted on" in shown
    assert "a number in the page changes by itself" in shown
    assert "undisclosed" not in shown
    assert f"(4 looks): “{line(LOOKS)}” … “{line(LOOKS + 3)}”" in shown
    assert counting.desk.run("verify").code == 0


def test_an_edit_that_came_while_it_counted_is_none_of_its_turns(counting: Counting) -> None:
    counting.looks(SIGNED.__getitem__, 3)
    counting.room.edit(word_is_swapped)
    counting.looks(SIGNED.__getitem__, LOOKS + 2)
    flapping = [version["flapping"] for version in counting.desk.history(PATH)]
    assert flapping == [False, True, True, False] + [True] * (LOOKS - 3)
    assert counting.desk.json("list")["articles"][0]["undisclosed"] == 1


@pytest.mark.parametrize(
    ("says", "words"),
    [
        (lambda n: petition(n).replace("signed", "joined"), "joined"),
        (lambda n: petition(n) + " The board meets at 9.", "The board meets at 9."),
        (lambda n: petition(n).replace("So far", "In 2 days"), "In 2 days"),
        (lambda n: petition(n).replace("people", "ships"), "ships"),
    ],
    ids=["a word", "a sentence", "a number comes", "what is counted"],
)
def test_any_other_change_of_the_paragraph_is_told(
    known: Counting, says: Callable[[int], str], words: str
) -> None:
    assert known.look(says(90)) == "changed"
    assert known.told[-1] == "article.changed"
    edits = known.hooks.hooks[-1].document["data"]["edits"]
    assert [words in edit["after"] for edit in edits] == [True]


def test_a_note_discloses_its_edit_though_a_number_beside_it_counts(known: Counting) -> None:
    known.room.edit(word_is_swapped)
    known.looks(petition, 1)
    (edit,) = known.hooks.hooks[-1].document["data"]["edits"]
    assert "train" in edit["after"]
    known.room.edit(correction_is_added)
    known.looks(petition, 2)
    data = known.hooks.hooks[-1].document["data"]
    assert (known.told[-1], data["change"]["disclosure"]) == ("update.recorded", "disclosed")
    assert data["edits"] == []
    assert petition(known.turn - 2) in known.desk.json("show", PATH)["text"]
    before = known.desk.history(PATH)
    with open_store(state_dir=known.desk.home / "state") as store, store.database.writing() as db:
        db.exec_driver_sql("UPDATE snapshots SET reader_version = 1")
    known.desk.run("reread")
    assert known.desk.history(PATH) == before
    known.room.edit(number_is_edited)
    assert known.looks(petition, 1) == ["changed"]


@pytest.mark.parametrize(
    "stamp",
    [
        lambda n: f"Last updated at 10:{10 + n}",
        lambda n: f"Updated: {12 + n // LOOKS} January 2021, 10:{10 + n}",
    ],
    ids=["a time", "a day that turns"],
)
def test_a_stamp_of_the_moment_is_named_once_and_no_note_of_the_outlet(
    counting: Counting, stamp: Callable[[int], str]
) -> None:
    assert counting.looks(stamp, LOOKS + 4) == ["first", *["changed"] * (LOOKS - 1), *["unchanged"] * 4]
    assert counting.told == ["update.recorded"] * (LOOKS - 1) + ["article.counting"]
    stamps = len(counting.desk.json("updates", PATH)["notes"])
    counting.room.edit(number_is_edited)
    assert counting.looks(stamp, 2) == ["changed", "unchanged"]
    counting.room.edit(correction_is_added)
    assert counting.looks(stamp, 2) == ["changed", "unchanged"]
    assert counting.told[LOOKS:] == ["article.changed", "update.recorded"]
    assert len(counting.desk.json("updates", PATH)["notes"]) == stamps + 1
    assert counting.desk.run("verify").code == 0


def test_a_number_that_rests_is_told_and_is_a_number_again(known: Counting) -> None:
    last, silent = petition(known.turn - 1), len(known.told)
    assert [known.look(last) for _ in range(7)] == ["unchanged"] * 7
    assert petition(LOOKS - 1) in known.desk.json("show", PATH)["text"]
    hours_pass(known.desk, 1)
    assert [known.look(last) for _ in range(2)] == ["changed", "unchanged"]
    assert last in known.desk.json("show", PATH)["text"]
    (edit,) = known.hooks.hooks[-1].document["data"]["edits"]
    assert (edit["classes"], edit["after"]) == (["number"], last)
    assert known.looks(petition, 1) == ["changed"]
    assert known.told[silent:] == ["article.changed"] * 2


def test_who_wants_to_know_of_furniture_hears_of_each_turn(counting: Counting) -> None:
    config = counting.desk.home / "config.toml"
    config.write_text(config.read_text() + "\n[compare]\ncosmetic = []\n")
    assert counting.looks(petition, LOOKS + 2) == ["first", *["changed"] * (LOOKS + 1)]
    assert "article.counting" not in counting.told
