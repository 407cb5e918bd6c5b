"""Notes as newsrooms write them in many languages, at each place of a story, and their look-alikes."""

from __future__ import annotations

import tomllib
from datetime import UTC, datetime
from itertools import product
from pathlib import Path

import pytest

from watcher import find_notes
from watcher.languages.vocabulary import section
from watcher.model import NoteForm

FORMS = tomllib.loads(Path(__file__).with_name("notes_forms.toml").read_text(encoding="utf8"))
PUBLISHED, CAPTURED = datetime(2021, 4, 20, 9, tzinfo=UTC), datetime(2021, 6, 1, 9, tzinfo=UTC)
PLACES = ("start", "middle", "end")
BY_LANGUAGE = pytest.mark.parametrize("language", FORMS)
"""A test a language and not one a form: for four thousand small ones pytest takes longer than the program."""


def told(language: str, text: str, place: str):
    """The notes of a story with this text at a place."""
    blocks = list(FORMS[language]["story"])
    blocks.insert(PLACES.index(place), text)
    return find_notes(blocks, language=language, published_at=PUBLISHED, captured_at=CAPTURED)


def sections(language: str, text: str, place: str):
    """Of each section: whether it stands there, its kind and its date."""
    found = [note for note in told(language, text, place) if note.form is NoteForm.SECTION]
    return [(PLACES[note.first_block], note.kind, str(note.stated_date or "")) for note in found]


@BY_LANGUAGE
def test_a_note_is_found_with_its_kind_and_date(language):
    for (kind, day, text), place in product(FORMS[language]["notes"], PLACES):
        found = sections(language, text, place)
        assert [(where, kind and of, when) for where, of, when in found] == [(place, kind, day)], text


@BY_LANGUAGE
def test_a_look_alike_is_none(language):
    for text, place in product(FORMS[language]["look_alikes"], ("middle", "end")):
        assert told(language, text, place) == (), text


SHAPES = {
    "colon": ("{story}", "{Label}: {text}"),
    "capitals": ("{story}", "{LABEL}: {text}"),
    "dash": ("{story}", "{Label} – {text}"),
    "capitals and hyphen": ("{story}", "{LABEL} - {text}"),
    "brackets": ("{story}", "[{Label}: {text}]"),
    "round brackets": ("{story}", "({Label}: {text})"),
    "label in brackets": ("{story}", "[{Label}] {text}"),
    "label in a block of its own": ("{story}", "{Label}", "{text}"),
    "label and colon in a block of their own": ("{story}", "{Label}:", "{text}"),
    "emphasis": ("{story}", "*{Label}: {text}*"),
    "bold": ("{story}", "**{Label}:** {text}"),
    "bullet": ("{story}", "• {Label}: {text}"),
    "date behind": ("{story}", "{Label} 2021-05-03: {text}"),
    "date in brackets": ("{story}", "{Label} (13.5.2021): {text}"),
    "date before": ("{story}", "13.05.2021 – {Label}: {text}"),
    "time": ("{story}", "{Label} 15:45: {text}"),
    "number": ("{story}", "{Label} 2: {text}"),
    "behind a sentence": ("{story} {Label}: {text}",),
    "in brackets behind a sentence": ("{story} [{Label}: {text}]",),
}


@BY_LANGUAGE
def test_every_shape_of_label_is_read_in_every_language(language):
    story, text = FORMS[language]["story"]
    for shape, kind in product(SHAPES, ("update", "correction")):
        label = section(language)[kind][0]
        parts = {"story": story, "text": text, "LABEL": label.upper(), "Label": label[0].upper() + label[1:]}
        blocks = [block.format(**parts) for block in SHAPES[shape]]
        found = [note for note in find_notes(blocks, language=language) if note.form is NoteForm.SECTION]
        assert [(note.kind, note.text) for note in found] == [(kind, text)], shape


@BY_LANGUAGE
def test_a_chain_of_updates_ends_before_what_follows_the_story(language):
    story, text = FORMS[language]["story"]
    label = section(language)["update"][0]
    for line in FORMS[language]["tail"]:
        blocks = [
            story,
            text,
            f"{label} 2021-05-03: {story}",
            text,
            f"{label} 2021-05-04: {text}",
            story,
            line,
        ]
        found = [note.text for note in find_notes(blocks, language=language)]
        assert found == [f"{story}\n\n{text}", f"{text}\n\n{story}"]


@BY_LANGUAGE
def test_a_correction_is_its_own_block(language):
    story, text = FORMS[language]["story"]
    (note,) = find_notes(
        [story, f"{section(language)['correction'][0].capitalize()}: {text}", story], language=language
    )
    assert note.text == text
