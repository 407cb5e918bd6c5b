"""Sentences without a label that tell what was done once a story was out, in the words of each language."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from notes_help import STORY, notes, the_note

SAID = tomllib.loads(Path(__file__).with_name("notes_afterwards.toml").read_text(encoding="utf8"))
TOLD = [(language, text) for language, said in SAID.items() for text in said["notes"]]
OTHERS = [(language, text) for language, said in SAID.items() for text in said["look_alikes"]]


@pytest.mark.parametrize(("language", "text"), TOLD)
def test_what_was_done_once_a_story_was_out_is_a_note(language, text):
    assert the_note(*STORY, text, language=language).text == text.strip("()（）")


@pytest.mark.parametrize(("language", "text"), OTHERS)
def test_what_others_correct_and_publish_is_the_news(language, text):
    assert notes(*STORY, text, *STORY, language=language) == notes(*STORY, text, language=language) == ()
