"""What counts by itself and what somebody edits, decided over readings look after look."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from looks_help import Looks
from steps import steps
from test_story_counting import SIGNED, petition, price, votes

from watcher.compare import compare
from watcher.compare.counting import frame
from watcher.decide.counting import LOOKS, counted
from watcher.decide.furniture import settle
from watcher.model import Article, Block, BlockKind, EditClass, Reading, Reason, Role
from watcher.read.notes import find_notes

if TYPE_CHECKING:
    from collections.abc import Callable

STORY = tuple(f"Paragraph {n} of the story says what the board of the harbour decided." for n in "abcdef")


def reading(*texts: str, title: str = "Ferry") -> Reading:
    blocks = tuple(Block(BlockKind.PARAGRAPH, Role.BODY, text) for text in (*STORY, *texts))
    said = [block.text for block in blocks]
    notes = find_notes(said, language="en")
    return Reading(url="https://news.example/ferry", title=title, language="en", blocks=blocks, notes=notes)


@dataclass
class Pages(Looks):
    """The same, told what each page has besides."""

    apart: timedelta = timedelta(minutes=10)

    def look(self, *texts: str, title: str = "Ferry", still: int = 0) -> bool:
        """Whether the look alerts; `still` looks before it found nothing new."""
        return self.see(reading(*texts, title=title), still=still)


def learned(apart: timedelta = timedelta(minutes=10)) -> Pages:
    looks = Pages(apart)
    told = [looks.look(text) for text in SIGNED[: LOOKS + 2]]
    assert told == [False, *[True] * (LOOKS - 1), False, False]
    return looks


@pytest.mark.parametrize("line", [petition, price, votes])
def test_what_counts_is_told_so_often_and_then_falls_silent(line: Callable[[int], str]) -> None:
    looks = Pages()
    told = [looks.look(line(n)) for n in range(LOOKS + 4)]
    assert told == [False, *[True] * (LOOKS - 1), *[False] * 4]


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
    looks = Pages()
    assert [looks.look(*page) for page in pages] == [False, *[True] * 39]


@pytest.mark.parametrize(
    ("apart", "still"),
    [(timedelta(hours=4), 0), (timedelta(days=1), 0), (timedelta(minutes=10), 2), (timedelta(minutes=5), 11)],
    ids=["hours apart", "every day", "at every third look", "every hour"],
)
def test_a_toll_that_is_raised_by_hand_is_always_told(apart: timedelta, still: int) -> None:
    looks = Pages(apart)
    tolls = [f"At least {n} people were killed when the two ferries met." for n in range(12, 42)]
    assert [looks.look(toll, still=still) for toll in tolls] == [False, *[True] * 29]


def test_a_stamp_that_comes_with_edits_is_always_told() -> None:
    looks = Pages()
    stamps = [f"Last updated at {10 + n // 6}:{n % 6}0" for n in range(40)]
    said = [f"The harbour master spoke {'x' * n}." for n in range(40)]
    assert [looks.look(*page) for page in zip(stamps, said, strict=True)] == [False, *[True] * 39]


def test_the_look_that_ends_a_trouble_tells_of_that_and_the_next_one_that_numbers_count() -> None:
    looks = Pages()
    for text in SIGNED[:LOOKS]:
        looks.look(text)
    known, article = looks.evidence.counters, looks.article
    page = reading(SIGNED[LOOKS])
    assert looks.version is not None
    assert counted(looks.version, page, known, article, looks.now).news
    deck = replace(page, blocks=(*page.blocks[:-1], replace(page.blocks[-1], reason=Reason.DECK)))
    assert counted(looks.version, deck, known, article, looks.now).after.deck == SIGNED[LOOKS]
    ill = replace(article, noticed=True, failures=9, checks=article.checks + 9)
    back = counted(looks.version, page, known, ill, looks.now)
    assert not back.news
    later = replace(article, checks=ill.checks + 1)
    found = counted(looks.version, reading(SIGNED[LOOKS + 1]), back.counters, later, looks.now)
    assert found.news == (petition(LOOKS + 1),)


@pytest.mark.parametrize("apart", [timedelta(minutes=1), timedelta(minutes=30), timedelta(hours=2)])
def test_pages_that_stand_in_caches_count_too(apart: timedelta) -> None:
    looks = learned(apart)
    told = [looks.look(text, still=n % 2) for n, text in enumerate(SIGNED[LOOKS + 2 :])]
    assert not any(told)


def test_another_number_of_the_same_paragraph_is_told() -> None:
    looks = Pages()
    for text in SIGNED[: LOOKS + 2]:
        looks.look(f"{text} Of 40 boats 12 sank.")
    assert not looks.look(f"{SIGNED[20]} Of 40 boats 12 sank.")
    assert looks.look(f"{SIGNED[21]} Of 40 boats 13 sank.")
    assert not looks.look(f"{SIGNED[22]} Of 40 boats 13 sank.")


def test_another_number_of_the_same_sentence_is_told() -> None:
    looks = Pages()
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
    looks = Pages()

    def cost(until: int) -> int:
        for n in range(looks.article.checks, until):
            looks.look(petition(n), f"Diesel traded at ${n} a ton, the harbour master said.")
        return steps(
            lambda: looks.look(petition(999), "Diesel traded at $999 a ton, the harbour master said.")
        )

    early = cost(30)
    assert cost(400) <= 1.1 * early


def test_what_is_kept_is_bounded() -> None:
    looks = Pages()
    for turn in range(3):
        looks.look(*(f"Boat {name} had {n + turn} people on board." for n, name in enumerate(names(300))))
    assert len(looks.evidence.counters) <= 100
