"""Sentences of a story whose number or time is another one at every look, and numbers that somebody edits."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
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
from steps import steps

from watcher.compare import compare
from watcher.compare.counting import frame
from watcher.decide.counting import LOOKS, counted
from watcher.decide.furniture import settle
from watcher.demo.site import Newsroom, NewsSite
from watcher.demo.story import FERRY
from watcher.model import Article, Block, BlockKind, EditClass, Evidence, Reading, Role
from watcher.read.notes import find_notes
from watcher.store import evidence, open_store
from watcher.store.schema import articles

if TYPE_CHECKING:
    from collections.abc import Callable

    from watcher.demo.receivers import WebhookReceiver
    from watcher.demo.site import Answer, Request


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


def hours_pass(desk: Desk, hours: float) -> None:
    """All that was learned was learned so much earlier."""
    with open_store(state_dir=desk.home / "state") as store, store.database.writing() as db:
        (row,) = db.execute(articles.select()).all()
        known = evidence.known(db, row.id)
        earlier = timedelta(hours=hours)
        counters = tuple(replace(c, counted_at=c.counted_at - earlier) for c in known.counters)
        evidence.learn(db, row.id, row.host_id, replace(known, counters=counters))


@pytest.mark.parametrize("line", [petition, price, votes])
def test_what_counts_is_named_once_and_its_values_stay_readable(
    counting: Counting, mails: Postbox, line: Callable[[int], str]
) -> None:
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
    shown = " ".join(counting.desk.run("history", PATH).out.split())
    assert "counted on" in shown
    assert f"(4 looks): “{line(LOOKS)}” … “{line(LOOKS + 3)}”" in shown
    assert counting.desk.run("verify").code == 0


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
    counting: Counting, says: Callable[[int], str], words: str
) -> None:
    counting.looks(petition, LOOKS + 2)
    assert counting.look(says(90)) == "changed"
    assert counting.told[-1] == "article.changed"
    edits = counting.hooks.hooks[-1].document["data"]["edits"]
    assert [words in edit["after"] for edit in edits] == [True]


def test_a_note_discloses_its_edit_though_a_number_beside_it_counts(counting: Counting) -> None:
    counting.looks(petition, LOOKS + 2)
    counting.room.edit(word_is_swapped)
    counting.looks(petition, 1)
    (edit,) = counting.hooks.hooks[-1].document["data"]["edits"]
    assert "train" in edit["after"]
    counting.room.edit(correction_is_added)
    counting.looks(petition, 2)
    data = counting.hooks.hooks[-1].document["data"]
    assert (counting.told[-1], data["change"]["disclosure"]) == ("update.recorded", "disclosed")
    assert data["edits"] == []
    assert petition(counting.turn - 2) in counting.desk.json("show", PATH)["text"]
    before = counting.desk.history(PATH)
    with open_store(state_dir=counting.desk.home / "state") as store, store.database.writing() as db:
        db.exec_driver_sql("UPDATE snapshots SET reader_version = 1")
    counting.desk.run("reread")
    assert counting.desk.history(PATH) == before
    counting.room.edit(number_is_edited)
    assert counting.looks(petition, 1) == ["changed"]


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


def test_a_number_that_rests_is_told_and_is_a_number_again(counting: Counting) -> None:
    counting.looks(petition, LOOKS + 3)
    last, silent = petition(counting.turn - 1), len(counting.told)
    assert [counting.look(last) for _ in range(7)] == ["unchanged"] * 7
    assert petition(LOOKS - 1) in counting.desk.json("show", PATH)["text"]
    hours_pass(counting.desk, 1)
    assert [counting.look(last) for _ in range(2)] == ["changed", "unchanged"]
    assert last in counting.desk.json("show", PATH)["text"]
    (edit,) = counting.hooks.hooks[-1].document["data"]["edits"]
    assert (edit["classes"], edit["after"]) == (["number"], last)
    assert counting.looks(petition, 1) == ["changed"]
    assert counting.told[silent:] == ["article.changed"] * 2


def test_who_wants_to_know_of_furniture_hears_of_each_turn(counting: Counting) -> None:
    config = counting.desk.home / "config.toml"
    config.write_text(config.read_text() + "\n[compare]\ncosmetic = []\n")
    assert counting.looks(petition, LOOKS + 2) == ["first", *["changed"] * (LOOKS + 1)]
    assert "article.counting" not in counting.told


# The decider by itself.


@dataclass
class Looks:
    """One article, look after look, as `check` follows it."""

    apart: timedelta = timedelta(minutes=10)
    now: datetime = datetime(2021, 1, 12, 9, 0, tzinfo=UTC)
    version: Reading | None = None
    evidence: Evidence = field(default_factory=Evidence)
    article: Article = field(default_factory=lambda: Article(1, "https://news.example/ferry", "news.example"))

    def look(self, *texts: str, still: int = 0, title: str = "Ferry") -> bool:
        """Whether the look alerts; `still` looks before it found nothing new."""
        self.now += self.apart * (1 + still)
        self.article = replace(self.article, checks=self.article.checks + still)
        page = reading(*texts, title=title)
        settled = settle(self.article, self.version, page, self.evidence, self.now)
        self.article = replace(self.article, checks=self.article.checks + 1)
        self.evidence = settled.evidence
        alerts = settled.before is not None and compare(settled.before, settled.after).notable
        if alerts or self.version is None:
            self.version = settled.after
        return alerts


STORY = tuple(f"Paragraph {n} of the story says what the board of the harbour decided." for n in "abcdef")


def reading(*texts: str, title: str = "Ferry") -> Reading:
    blocks = tuple(Block(BlockKind.PARAGRAPH, Role.BODY, text) for text in (*STORY, *texts))
    said = [block.text for block in blocks]
    notes = find_notes(said, language="en")
    return Reading(url="https://news.example/ferry", title=title, language="en", blocks=blocks, notes=notes)


def learned(apart: timedelta = timedelta(minutes=10)) -> Looks:
    looks = Looks(apart)
    told = [looks.look(text) for text in SIGNED[: LOOKS + 2]]
    assert told == [False, *[True] * (LOOKS - 1), False, False]
    return looks


EVERY_TIME = {
    "words change with it": [(f"{a} The choir sang {'x' * n}.",) for n, a in enumerate(SIGNED)],
    "it moves with another paragraph": [
        (a, f"The harbour master spoke {'x' * n}.") for n, a in enumerate(SIGNED)
    ],
    "a note states it": [(f"Update 3 May: {petition(n)}",) for n in range(40)],
    "it has no word": [(f"{n}.",) for n in range(10, 50)],
    "its unit is another one": [(f"The tank holds {n}{'lm'[n % 2]} of diesel in all.",) for n in range(40)],
}


@pytest.mark.parametrize("pages", EVERY_TIME.values(), ids=EVERY_TIME.keys())
def test_what_is_no_counter_is_always_told(pages: list[tuple[str, ...]]) -> None:
    looks = Looks()
    assert [looks.look(*page) for page in pages] == [False, *[True] * 39]


@pytest.mark.parametrize(
    ("apart", "still"),
    [(timedelta(hours=4), 0), (timedelta(days=1), 0), (timedelta(minutes=10), 2), (timedelta(minutes=5), 11)],
    ids=["hours apart", "every day", "at every third look", "every hour"],
)
def test_a_toll_that_is_raised_by_hand_is_always_told(apart: timedelta, still: int) -> None:
    looks = Looks(apart)
    tolls = [f"At least {n} people were killed when the two ferries met." for n in range(12, 42)]
    assert [looks.look(toll, still=still) for toll in tolls] == [False, *[True] * 29]


def test_a_stamp_that_comes_with_edits_is_always_told() -> None:
    looks = Looks()
    stamps = [f"Last updated at {10 + n // 6}:{n % 6}0" for n in range(40)]
    said = [f"The harbour master spoke {'x' * n}." for n in range(40)]
    assert [looks.look(*page) for page in zip(stamps, said, strict=True)] == [False, *[True] * 39]


@pytest.mark.parametrize("apart", [timedelta(minutes=1), timedelta(minutes=30), timedelta(hours=2)])
def test_pages_that_stand_in_caches_count_too(apart: timedelta) -> None:
    looks = learned(apart)
    told = [looks.look(text, still=n % 2) for n, text in enumerate(SIGNED[LOOKS + 2 :])]
    assert not any(told)


def test_another_number_of_the_same_paragraph_is_told() -> None:
    looks = Looks()
    for text in SIGNED[: LOOKS + 2]:
        looks.look(f"{text} Of 40 boats 12 sank.")
    assert not looks.look(f"{SIGNED[20]} Of 40 boats 12 sank.")
    assert looks.look(f"{SIGNED[21]} Of 40 boats 13 sank.")
    assert not looks.look(f"{SIGNED[22]} Of 40 boats 13 sank.")


def test_another_number_of_the_same_sentence_is_told() -> None:
    looks = Looks()
    says = "Of 40 boats {} sank, and {} people read this."
    for n in range(LOOKS + 2):
        looks.look(says.format(12, 500 + n))
    assert not looks.look(says.format(12, 700))
    assert looks.look(says.format(13, 701))
    assert not looks.look(says.format(13, 702))


def test_what_counts_goes_on_when_the_story_round_it_is_edited() -> None:
    looks = learned()
    late = "Late on Tuesday the board said that the first crossing will carry the school choir."
    assert looks.look(SIGNED[20], late)
    assert not looks.look(SIGNED[21], late)
    assert looks.look(f"{SIGNED[22]} It froze.", late)
    assert not looks.look(f"{SIGNED[23]} It froze.", late)


def test_a_number_that_rested_is_known_again_soon_and_not_named_again() -> None:
    looks = learned()
    rests = [looks.look(SIGNED[14]) for _ in range(10)]
    assert rests.count(True) == 1
    assert [looks.look(text) for text in SIGNED[15:20]] == [True, True, False, False, False]


def test_only_what_differs_is_marked_and_it_is_marked_on_one_side() -> None:
    looks = learned()
    settled = settle(looks.article, looks.version, reading(SIGNED[30]), looks.evidence, looks.now)
    assert settled.before is not None
    change = compare(settled.before, settled.after)
    assert change.classes == {EditClass.FURNITURE}
    assert [edit.after for edit in change.edits] == [petition(30)]
    assert [block.role for block in settled.after.blocks] == [Role.BODY] * 7


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("Bitcoin traded at $999.", "Bitcoin traded at $1,000.50.", True),
        ("It was as of 9:59 in Leeds.", "It was as of 10:01 in Leeds.", True),
        ("It lost -1.3% in a day.", "It lost 0.4% in a day.", True),
        ("Some 12 345 people came.", "Some 999 people came.", True),
        ("It cost $5 in Leeds.", "It cost €5 in Leeds.", False),
        ("It grew by 5% in a day.", "It grew by 5 in a day.", False),
        ("It is 5km from Leeds.", "It is 5mi from Leeds.", False),
        ("12", "13", True),
    ],
)
def test_only_digits_may_differ(one: str, two: str, same: bool) -> None:
    assert (frame(one) == frame(two)) is same


def test_a_number_alone_is_no_sentence() -> None:
    assert frame("1,243") == ""


def test_the_steps_grow_with_the_numbers_and_no_faster() -> None:
    def cost(many: int) -> int:
        pages = [
            [f"Boat {name * 3} had {n + turn} people on board." for n, name in enumerate(names(many))]
            for turn in (1, 2)
        ]
        old, new = (reading(*page) for page in pages)
        article = Article(1, old.url, "news.example")
        return steps(lambda: counted(old, new, (), article, datetime(2021, 1, 12, tzinfo=UTC)))

    cost(5)
    assert cost(80) < 6 * cost(20)


def names(many: int) -> list[str]:
    return [f"{chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(many)]


def test_a_look_takes_no_more_after_hundreds() -> None:
    looks = Looks()

    def cost(until: int) -> int:
        for n in range(looks.article.checks, until):
            looks.look(petition(n), f"Diesel traded at ${n} a ton, the harbour master said.")
        return steps(
            lambda: looks.look(petition(999), "Diesel traded at $999 a ton, the harbour master said.")
        )

    early = cost(30)
    assert cost(400) <= 1.1 * early


def test_what_is_kept_is_bounded() -> None:
    looks = Looks()
    for turn in range(3):
        looks.look(*(f"Boat {name} had {n + turn} people on board." for n, name in enumerate(names(300))))
    assert len(looks.evidence.counters) <= 100
