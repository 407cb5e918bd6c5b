"""Who helped with a story, or translated it, is told in its last lines and is none of its text."""

from __future__ import annotations

import pytest
from harbour_story import read_with
from read_help import role_of

from watcher.model import Role

LINES = [
    "– additional reporting by Eva Quist",
    "With reports from Harbour Press and The Tide",
    "Translated from the Norwegian by Eva Quist",
    "Aus dem Norwegischen von Eva Quist",
    "Das Gespräch führte Eva Quist.",
    "Übersetzung: Eva Quist, Redaktion: Ole Berg, Schlussredaktion: Jan Holm",
    "Propos recueillis par Eva Quist",
    "(Con información de Harbour Press y Ole Berg)",
    "Traduzione di Eva Quist",
    "Penulis : Eva Quist",
    "采写：实习记者 林小溪",
    "（原题为《夜船三月复航》）",
]
SENTENCES = [
    "Jan Holm and Eva Quist of the Harbour Press contributed to this report.",
    "(Reporting by Jan Holm; Editing by Eva Quist)",
    "Reports from Bergen say that the second boat has no cabins.",
    "Translated by nobody, the plan lay in a drawer of the harbour board for years.",
    "Editors: they have no boat.",
    "Con información de que el barco no llega, el puerto cerró.",
    "采写：编辑部说，船三月才会复航，何时靠岸尚无定论，港口的人都在等消息，没有人知道答案，也没有人能说清楚。",
]


@pytest.mark.parametrize("line", LINES)
def test_who_helped_with_a_story_is_told_behind_its_end(line: str) -> None:
    assert role_of(read_with("", behind=f"<p>{line}</p>"), line) is Role.MARGIN


@pytest.mark.parametrize("line", SENTENCES)
def test_a_last_sentence_with_such_words_is_the_storys(line: str) -> None:
    assert role_of(read_with("", behind=f"<p>{line}</p>"), line) is Role.BODY
