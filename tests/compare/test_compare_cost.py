"""The cost of a comparison grows with the text, not with its square. The whole curve: `bench/compare.py`."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from compare_help import reading, section
from steps import steps

from watcher.compare import compare
from watcher.remember import forget

if TYPE_CHECKING:
    from watcher.model import Reading


def words(rng: random.Random, count: int) -> str:
    return " ".join("".join(rng.choices("abdegiklmnorst", k=rng.randrange(2, 9))) for _ in range(count))


def story(rng: random.Random, paragraphs: int) -> list[str]:
    return [f"{words(rng, 17).capitalize()}. {words(rng, 17).capitalize()}." for _ in range(paragraphs)]


def cost(old: Reading, new: Reading) -> int:
    compare(*map(otherwise, (old, new)))  # what a process loads once is no part of it, what it remembers is
    forget()
    return steps(lambda: compare(old, new))


def otherwise(one: Reading) -> Reading:
    """The same in other words, of which nothing is remembered that is held against these."""
    blocks = tuple(replace(block, text=block.text.translate(OTHERS)) for block in one.blocks)
    notes = tuple(replace(note, text=note.text.translate(OTHERS)) for note in one.notes)
    return replace(one, blocks=blocks, notes=notes)


OTHERS = str.maketrans("abdegiklmnorst", "bdegiklmnorsta")


def rewritten(rng: random.Random, paragraphs: int) -> tuple[list[str], list[str]]:
    return story(rng, paragraphs), story(rng, paragraphs)


def one_block_rewritten(rng: random.Random, paragraphs: int) -> tuple[list[str], list[str]]:
    return [words(rng, 35 * paragraphs)], [words(rng, 35 * paragraphs)]


def half_replaced(rng: random.Random, paragraphs: int) -> tuple[list[str], list[str]]:
    texts = story(rng, paragraphs)
    return texts, [" ".join(w if rng.random() < 0.5 else "new" for w in text.split()) for text in texts]


def joined(rng: random.Random, paragraphs: int) -> tuple[list[str], list[str]]:
    texts = story(rng, paragraphs)
    return texts, [" ".join(texts)]


def signs_only(rng: random.Random, paragraphs: int) -> tuple[list[str], list[str]]:
    return ["a.b@ “c” " * 20 * paragraphs], ["a,b@ ‘d’ " * 20 * paragraphs]


@pytest.mark.parametrize("change", [rewritten, one_block_rewritten, half_replaced, joined, signs_only])
def test_four_times_the_text_is_not_sixteen_times_the_work(change: object) -> None:
    assert callable(change)
    short, long = (tuple(reading(*side) for side in change(random.Random(3), size)) for size in (15, 60))
    assert cost(*long) < 8 * cost(*short)


@pytest.mark.parametrize("change", [rewritten, one_block_rewritten, half_replaced, joined, signs_only])
def test_the_way_back_costs_the_same(change: object) -> None:
    assert callable(change)
    old, new = (reading(*side) for side in change(random.Random(3), 20))
    there, back = cost(old, new), cost(new, old)
    assert max(there, back) < 1.5 * min(there, back)


def test_a_note_is_understood_once_however_many_edits_it_is_held_against() -> None:
    def of_size(size: int) -> int:
        rng = random.Random(3)
        texts, note = story(rng, size), words(rng, 35 * size)
        edited = [text.replace(".", " once.", 1) for text in texts]
        old, new = reading(*texts), reading(*edited, note, notes=(section(note, size),))
        assert len(compare(old, new).edits) > size
        return cost(old, new)

    assert of_size(80) < 8 * of_size(20)


def other_notes(rng: random.Random, count: int) -> Reading:
    """Nothing of a story but its notes."""
    texts = story(rng, count)
    notes = tuple(section(text, k, day=date(2021, 1 + k % 12, 1 + k % 28)) for k, text in enumerate(texts))
    return reading(*texts, notes=notes)


def test_four_times_the_notes_are_not_sixteen_times_the_work() -> None:
    rng = random.Random(3)
    short, long = ((other_notes(rng, count), other_notes(rng, count)) for count in (30, 120))
    assert cost(*long) < 8 * cost(*short)
