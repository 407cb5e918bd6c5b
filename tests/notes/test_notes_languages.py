"""What the language data must hold for the code to find its words."""

from __future__ import annotations

import re

import pytest

from watcher.languages.files import languages
from watcher.languages.vocabulary import section
from watcher.read.notes import Pieces, find_notes
from watcher.read.notes.dates import monthnames
from watcher.read.notes.labels import labels_of
from watcher.read.notes.patterns import any_of, filled
from watcher.read.notes.words import words

SECTIONS = {tag: section(tag) for tag in languages()}
PATTERNS = re.compile(
    "says_|labelled|logged|invites|printed|denies|negates|bodies|this|by_others|until|turned|lasts|original|tail|refers|first|ago|comment"
)
NUMBERED = {"ja", "ko"}  # their months are numbers with a sign


@pytest.mark.parametrize("tag", SECTIONS)
def test_nothing_is_listed_twice_under_one_key(tag):
    lists = {key: texts for key, texts in SECTIONS[tag].items() if isinstance(texts, list)}
    assert {key: texts for key, texts in lists.items() if len(set(texts)) < len(texts)} == {}


@pytest.mark.parametrize("tag", SECTIONS)
def test_every_pattern_compiles_with_its_story(tag):
    words = SECTIONS[tag]
    for key in words:
        for text in words[key] if PATTERNS.match(key) else ():
            re.compile(filled(text, words))


@pytest.mark.parametrize("tag", SECTIONS)
def test_every_language_names_its_updates_and_corrections(tag):
    assert SECTIONS[tag]["update"]
    assert SECTIONS[tag]["correction"]
    assert SECTIONS[tag]["tail"]


@pytest.mark.parametrize("tag", sorted(set(SECTIONS) - NUMBERED))
def test_every_language_has_its_months_and_weekdays(tag):
    assert set(monthnames.months(tag).values()) == set(range(1, 13))
    assert set(monthnames.weekdays(tag).values()) == set(range(7))


def test_the_languages_asked_for_are_there():
    asked = "en de fr es pt it nl sv da nb fi pl cs hu ro ru uk tr el zh ja ko ar he vi id hi"
    assert set(asked.split()) <= set(SECTIONS)


@pytest.mark.parametrize("language", [None, "own"])
@pytest.mark.parametrize("tag", SECTIONS)
def test_every_label_is_found_and_may_be_looked_for(tag, language):
    spoken = words(tag if language else None)
    for label, _ in labels_of(tag):
        for printed in {label, label.upper(), label.capitalize()}:
            line = f"{printed} 3"
            found = spoken.label_at(line, 0)
            assert found is not None, line
            assert Pieces((f"A story. {line}",)).may_hold_label(line, spoken), line


@pytest.mark.parametrize("text", ["The desk of the harbour master.", "Er öffnet um neun.", "13:30", ""])
def test_what_has_no_label_need_not_be_looked_into(text):
    assert not Pieces((text, "Editor: a note on this.")).may_hold_label(text, words("en"))


def test_a_label_ends_where_its_word_does_though_the_page_states_no_language():
    story = "Der Hafen wird im Herbst tiefer gebaggert, wie der Rat gestern Abend beschlossen hat."
    blocks = [story, "Letzte Änderungen", "Die Zahl der Schiffe im dritten Absatz war falsch.", story]
    (note,) = find_notes(blocks)
    assert note == find_notes(blocks, language="de")[0]
    assert note.label == "Letzte Änderungen"


@pytest.mark.parametrize("text", ["new boat", "newboat", "a boat is new", "boat", "old (new) boat", "old"])
@pytest.mark.parametrize(
    "parts",
    [
        (r"\bnew", r"\bboat$", "^old"),
        (r"\bnew|boat$", r"\bis"),
        (r"^old|new$", "^a", r"\bboat"),
        (r"\b(?:new|boat$)", r"^[|(]", r"\b\("),
        ("boat", "^(?:old|a)", "^new", "^a boat"),
    ],
)
def test_several_patterns_find_together_what_the_first_of_them_finds(parts, text):
    plain = re.search("|".join(f"(?:{part})" for part in parts), text)
    found = re.search(any_of(parts), text)
    assert (found and found.span()) == (plain and plain.span())
