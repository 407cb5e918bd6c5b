"""What docs/method.md says of notes and edits is what the program says of them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from compare_help import found

from watcher import compare
from watcher.languages.files import languages
from watcher.model import DateSource, Disclosure, EditClass

ROOT = Path(__file__).parents[2]
DOCS = (ROOT / "docs" / "method.md").read_text(encoding="utf-8")
_, _EVIDENCE, _ = re.split("<!-- /?evidence -->", DOCS)
SHOWN = [
    tuple(cell.strip() for cell in line.strip("|").split("|")) for line in _EVIDENCE.strip().splitlines()[2:]
]
FIRST = "The council of Holm met on Monday evening in the old school."
LAST = "The bridge has been shut since the flood of last spring."


def test_evidence_is_shown() -> None:
    assert len(SHOWN) >= 10


@pytest.mark.parametrize(("note", "before", "after", "why"), SHOWN)
def test_a_note_speaks_of_an_edit_as_it_is_shown(note: str, before: str, after: str, why: str) -> None:
    change = compare(found(FIRST, before, LAST), found(FIRST, after, LAST, note))
    assert change.disclosure is Disclosure.DISCLOSED
    assert change.reasons[-1].endswith(f": {why}.")


@pytest.mark.parametrize("word", [*DateSource, *EditClass])
def test_every_source_of_a_day_and_every_class_is_named(word: str) -> None:
    assert f"`{word}`" in DOCS


def test_every_file_that_is_linked_is_there() -> None:
    assert all((ROOT / "docs" / target).exists() for target in re.findall(r"\]\((?!https?:)([^)#]+)", DOCS))


def test_the_languages_are_counted() -> None:
    assert f"the words of {len(languages())} are known" in DOCS
