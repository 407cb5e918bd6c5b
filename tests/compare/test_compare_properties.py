"""What holds for any two readings."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest
import time_machine
from compare_help import margin, plain, reading, rebuilt, section, stamp
from hypothesis import example, given, settings
from hypothesis import strategies as st

from watcher.compare import compare
from watcher.compare.digest import digest
from watcher.compare.edits.align import clearly, exact, likeness
from watcher.compare.words.order import heaviest
from watcher.compare.words.spans import replaced, spell
from watcher.compare.words.units import fold, has_digit, normal, quoted, sentences, tokens
from watcher.model import COSMETIC, Block, EditClass, Reading
from watcher.remember import forget

# Few words, so that texts have much in common; and signs of many scripts, glued in every way.
WORDS = [
    "the", "Ferry", "sails", "Ida", "Holm", "not", "80", "1.5%", "12:30", "said", "“we", "go”", "don't", "–",
    "naïve", "船は", "15日", "ไม่", "नहीं", "…", "U.S.", ".", "!", "?",
    ",", "(", ")", "\u00a0", "\n", "’", '"', "a-b",
]  # fmt: skip
phrases = st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join)
texts = st.one_of(phrases, st.lists(st.sampled_from(WORDS), max_size=8).map("".join), st.text(max_size=40))
bodies = st.lists(texts, max_size=6)


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    """Body and margin, with notes on some of the blocks."""
    parts: list[str | Block] = list(draw(bodies))
    parts += [margin(text) for text in draw(st.lists(texts, max_size=2))]
    notes = []
    for index in draw(st.lists(st.integers(0, 5), max_size=2, unique=True)):
        text = parts[index] if index < len(parts) else "It sails."
        text = text if isinstance(text, str) else text.text
        note = section(fold(text), index, label=draw(st.sampled_from(["Update", "the", "Ferry"])))
        note = draw(st.sampled_from([note, stamp(draw(st.dates()), index)]))
        places = st.integers(-1, 12)
        if draw(st.booleans()):
            note = replace(note, start=draw(places), head_end=draw(places), text_end=draw(places))
        notes.append(note)
    title, byline = draw(texts), draw(st.sampled_from(["", "Ida Holm"]))
    return reading(
        *parts,
        title=title,
        byline=byline,
        language=draw(st.sampled_from(["en", "ja", "de", ""])),
        notes=tuple(notes),
    )


@given(readings(), readings())
@settings(max_examples=150)
def test_spans_rebuild_both_sides(old: Reading, new: Reading) -> None:
    for edit in compare(old, new).edits:
        assert rebuilt(edit) == (edit.before, edit.after)
        assert edit.classes


@given(readings())
def test_a_reading_does_not_differ_from_itself(one: Reading) -> None:
    change = compare(one, one)
    assert not change
    assert not change.edits
    assert change.disclosure == "none"


@given(bodies, bodies)
@settings(max_examples=150)
def test_no_edit_if_and_only_if_the_digests_are_equal(one: list[str], two: list[str]) -> None:
    old, new = reading(*one), reading(*two)
    assert bool(compare(old, new).edits) == (digest(old) != digest(new))


@given(bodies)
def test_white_space_is_no_difference(one: list[str]) -> None:
    spaced = [f"  {text}\n" for text in one]
    assert not compare(reading(*one), reading(*spaced)).edits


@given(bodies, bodies)
@example(["go“the", "0", "0", "– go” the –"], ["– go” the –", "0", "0", "– go” the –"])
@example(["the 1.5% the", "the 1.5% the"], ["the 1.5% the", "the1.5%the"])
@example(["the 5* the"], ["the *5 the"])
def test_what_is_cosmetic_one_way_is_cosmetic_the_other(one: list[str], two: list[str]) -> None:
    form = COSMETIC - {EditClass.TYPO}  # a misspelling has a direction
    old, new = reading(*one), reading(*two)
    assert (compare(old, new).classes <= form) == (compare(new, old).classes <= form)


@given(texts, texts)
def test_spans_never_cut_a_unit(one: str, two: str) -> None:
    old, new = fold(one), fold(two)
    spans = spell(old, new, replaced(old, new))
    for text, other in ((old, "insert"), (new, "delete")):
        at, cuts = 0, set()
        for span in spans:
            at += len(span.text) * (span.op != other)
            cuts.add(at)
        assert not any(unit.start < cut < unit.end for unit in tokens(text) for cut in cuts)


NAMES = [
    "Ida Holm", "Jan van der Berg", "Conor O'Brien", "Anne-Marie Duclos", "Eva de la Fe", "Per Lund",
    "Ludwig von Thal", "José Álvarez", "Ида Холм", "Omar al Said", "Ida Halm", "Jan van den Berg",
]  # fmt: skip


@given(st.sampled_from(NAMES), st.sampled_from(NAMES), phrases)
def test_spans_never_cut_a_name(one: str, two: str, more: str) -> None:
    old, new = (fold(f"they say {name} came {more}") for name in (one, two))
    for edit in compare(reading(old), reading(new)).edits:
        for text, name, other in ((edit.before, one, "insert"), (edit.after, two, "delete")):
            low, at = text.find(name), 0
            for span in edit.spans:
                at += len(span.text) * (span.op != other)
                assert low < 0 or not low < at < low + len(name)


@given(readings(), readings())
@settings(max_examples=30)
def test_the_clock_does_not_matter(old: Reading, new: Reading) -> None:
    found = []
    for moment in ("1999-12-31T23:59:59", "2031-05-05"):
        with time_machine.travel(moment):
            forget()
            found.append(plain(compare(old, new)))
    assert found[0] == found[1]


@given(texts)
def test_units_and_sentences_leave_out_nothing_but_space(text: str) -> None:
    folded = fold(text)
    assert "".join(unit.text for unit in tokens(folded)) == folded.replace(" ", "") or any(
        " " in unit.text and has_digit(unit.text) for unit in tokens(folded)
    )
    cut = sentences(folded)
    assert "".join(folded[low:high] for low, high in cut).replace(" ", "") == folded.replace(" ", "")
    assert all(low < high for low, high in cut)


@given(texts)
def test_form_is_folded_once(text: str) -> None:
    assert all(0 <= low < high <= len(text) for low, high in quoted(text))
    assert isinstance(normal(text), str)


@given(st.lists(phrases, max_size=8), st.lists(phrases, max_size=8))
def test_equal_texts_are_paired_once_and_in_order(old: list[str], new: list[str]) -> None:
    kept, moved = exact(old, new)
    assert all(old[i] == new[j] for i, j in (*kept, *moved))
    assert kept == sorted(kept)
    assert [j for _, j in kept] == sorted(j for _, j in kept)
    assert (
        len({i for i, _ in (*kept, *moved)}) == len({j for _, j in (*kept, *moved)}) == len(kept) + len(moved)
    )


@given(st.permutations(range(7)), st.lists(st.integers(1, 9), min_size=7, max_size=7))
def test_the_heaviest_rising_run(order: list[int], weights: list[int]) -> None:
    pairs = list(enumerate(order))
    found = heaviest(pairs, weights)
    best = [0] * 7
    for i, j in pairs:
        best[i] = weights[i] + max((best[k] for k in range(i) if order[k] < j), default=0)
    assert sum(weights[i] for i, _ in found) == max(best)
    assert [j for _, j in found] == sorted(j for _, j in found)


@given(phrases, phrases)
def test_likeness_is_a_share(one: str, two: str) -> None:
    assert 0 <= likeness(one, two) == likeness(two, one) <= 1
    assert clearly(one, two) == clearly(two, one)


SCRIPT = """
import json, sys
sys.path.insert(0, {here!r})
from compare_help import plain, reading, section
from watcher.compare import compare
old, new, told = json.loads(sys.stdin.read())
note = section(told, len(new) - 1, kind="correction")
print(json.dumps(plain(compare(reading(*old), reading(*new, notes=(note,))))))
"""


@pytest.mark.parametrize("seed", ["0", "1", "4711"])
def test_another_process_finds_the_same(seed: str) -> None:
    told = "We wrote that Ida Holm sold 80 tickets on Monday, and that the boat is old."
    old = [
        "Ida Holm sold 80 tickets.",
        "The boat is old. It sails.",
        "A quay was built.",
        "It rained.",
        "It rained.",
    ]
    new = [
        "It rained.",
        "Ida Halm sold 60 tickets.",
        "The boat is new. It sails, says Holm.",
        "It rained.",
        told,
    ]
    here = plain(
        compare(reading(*old), reading(*new, notes=(section(told, len(new) - 1, kind="correction"),)))
    )
    run = subprocess.run(
        [sys.executable, "-c", SCRIPT.format(here=str(Path(__file__).parents[1] / "kit"))],
        input=json.dumps([old, new, told]),
        env={**os.environ, "PYTHONHASHSEED": seed},
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(run.stdout) == json.loads(json.dumps(here))


def test_a_mark_of_any_script_parts_no_word() -> None:
    marks = [sign for sign in map(chr, range(0x300, 0x10000)) if unicodedata.category(sign).startswith("M")]
    assert [f"{ord(mark):04x}" for mark in marks if len(tokens(f"n{mark}a")) > 1] == []
