"""Numbers that change in texts of any shape: no look fails, and none takes longer than its text is long."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from steps import steps

from watcher.compare import compare
from watcher.decide.counting import counted
from watcher.model import Article, Block, BlockKind, Reading, Role
from watcher.read.notes import find_notes

if TYPE_CHECKING:
    from collections.abc import Callable

NOW = datetime(2021, 1, 12, 10, tzinfo=UTC)
ARTICLE = Article(1, "https://a.example/x", "a.example", version=1, checks=20)


def reading(*texts: str) -> Reading:
    blocks = tuple(Block(BlockKind.PARAGRAPH, Role.BODY, text) for text in texts)
    return Reading("https://a.example/x", title="Ferry", blocks=blocks, notes=find_notes(texts))


def look(old: Reading, new: Reading) -> Reading:
    """A page whose numbers are known to count, with a word to those of its blocks."""
    known = counted(old, new, (), ARTICLE, NOW).counters
    known = tuple(replace(each, learned=True, named_at=NOW) for each in known)
    return counted(old, new, known, ARTICLE, NOW).after


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("We had # people at the quay.", "We had 5 people at the quay."),
        ("We had 5 people at the quay.", "We had # people at the quay."),
        ("~~He saw 5 ships. It was cold.~~ Now it rains.", "~~He saw 6 ships. It was cold.~~ Now it rains."),
        ("~~It was cold. He saw 5 ships.~~ Now it rains.", "~~It was cold. He saw 6 ships.~~ Now it rains."),
    ],
)
def test_a_number_that_is_set_for_a_sign_or_struck_is_told(one: str, two: str) -> None:
    old, new = reading(one), reading(two)
    assert compare(old, counted(old, new, (), ARTICLE, NOW).after).edits


def numbers_of_a_sentence(n: int, many: int) -> list[str]:
    return [f"We saw {' and '.join(str(7 * i + n) for i in range(many))} in a day."]


def sentences_of_a_block(n: int, many: int) -> list[str]:
    return [" ".join(f"Then {7 * i + n} ships sailed." for i in range(many))]


def stamps(n: int, many: int) -> list[str]:
    return [f"Updated at {i // 60 % 24:02}:{(i + n) % 60:02}" for i in range(many)]


@pytest.mark.parametrize("shape", [numbers_of_a_sentence, sentences_of_a_block, stamps])
def test_four_times_the_numbers_are_not_sixteen_times_the_work(
    shape: Callable[[int, int], list[str]],
) -> None:
    def cost(many: int) -> int:
        old, new = (reading(*shape(n, many)) for n in (0, 1))
        return steps(lambda: look(old, new))

    assert cost(400) < 8 * cost(100)


def test_stamps_that_count_are_set_against_each_other_in_one_go() -> None:
    def cost(many: int) -> int:
        old, new = (reading(*stamps(n, many)) for n in (0, 1))
        after = look(old, new)
        return steps(lambda: compare(old, after))

    cost(10)
    assert cost(800) < 8 * cost(200)
