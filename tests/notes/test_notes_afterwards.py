"""Sentences without a label that tell what was done once a story was out, in the words of each language."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from notes_help import STORY, notes

SAID = tomllib.loads(Path(__file__).with_name("notes_afterwards.toml").read_text(encoding="utf8"))


def texts(*blocks: str, language: str) -> tuple[str, ...]:
    return tuple(note.text for note in notes(*blocks, language=language))


@pytest.mark.parametrize("language", SAID)
def test_what_was_done_once_a_story_was_out_is_a_note(language):
    said = SAID[language]["notes"]
    found = {text: texts(*STORY, text, language=language) for text in said}
    assert found == {text: (text.strip("()（）"),) for text in said}


@pytest.mark.parametrize("language", SAID)
def test_what_others_correct_and_publish_is_the_news(language):
    said = SAID[language]["look_alikes"]
    alone = {text: texts(*STORY, text, language=language) for text in said}
    within = {text: texts(*STORY, text, *STORY, language=language) for text in said}
    assert alone == within == dict.fromkeys(said, ())
