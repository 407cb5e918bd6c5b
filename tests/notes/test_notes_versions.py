"""What else has versions, or is updated and corrected; that a story was made clearer: in every language."""

from __future__ import annotations

import tomllib
from datetime import UTC, datetime
from pathlib import Path

import pytest

from watcher import find_notes
from watcher.model import NoteForm, NoteKind

SAID = tomllib.loads(Path(__file__).with_name("notes_versions.toml").read_text(encoding="utf8"))
PUBLISHED, CAPTURED = datetime(2024, 5, 3, 8, tzinfo=UTC), datetime(2024, 6, 3, tzinfo=UTC)
RULE = "—"


def said(*keys: str):
    """The sentences of some sorts, one test a language: what it says of them names all that are amiss."""
    listed = ((tag, [text for key in keys for text in texts.get(key, ())]) for tag, texts in SAID.items())
    return pytest.mark.parametrize(("language", "texts"), [(tag, texts) for tag, texts in listed if texts])


def told(language: str, *blocks: str):
    """The notes of a few blocks."""
    return find_notes(blocks, language=language, published_at=PUBLISHED, captured_at=CAPTURED)


def kinds(language: str, texts: list[str]):
    """Of each sentence behind a story, the kinds and texts of what is found."""
    found = {text: told(language, RULE, text) for text in texts}
    return {text: tuple((note.kind, note.form, note.text) for note in notes) for text, notes in found.items()}


def sorts(language: str, texts: list[str]):
    """The same without what the notes say."""
    return {text: tuple(note[:2] for note in notes) for text, notes in kinds(language, texts).items()}


@said("versions", "told")
def test_versions_of_other_things_and_what_others_made_clear_are_no_notes(language, texts):
    assert kinds(language, texts) == dict.fromkeys(texts, ())


@said("kept")
def test_a_version_of_the_story_may_have_been_wrong_about_a_program_or_a_law(language, texts):
    assert sorts(language, texts) == dict.fromkeys(texts, ((NoteKind.CORRECTION, NoteForm.SECTION),))


@said("clarified")
def test_a_story_that_was_made_clearer_has_a_clarification(language, texts):
    assert sorts(language, texts) == dict.fromkeys(texts, ((NoteKind.CLARIFICATION, NoteForm.SECTION),))
    found = kinds(language, texts).items()
    assert [text for text, ((*_, says),) in found if not text.endswith(says)] == []


@said("others")
def test_programs_markets_laws_and_maps_are_the_news(language, texts):
    places = ((text, blocks) for text in texts for blocks in ((text, RULE, RULE), (RULE, text, RULE)))
    assert [text for text, blocks in places if told(language, *blocks)] == []


@said("corrected")
def test_what_a_house_says_it_corrected_is_a_note_without_a_label(language, texts):
    whole = {text: ((NoteKind.CORRECTION, NoteForm.SECTION, text),) for text in texts}
    assert kinds(language, texts) == whole


@said("edited")
def test_an_editors_note_that_a_name_was_corrected_is_one(language, texts):
    assert sorts(language, texts) == dict.fromkeys(texts, ((NoteKind.EDITORS_NOTE, NoteForm.SECTION),))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "This page is automatically updated."),
        ("de", "Dieser Text wurde automatisch aktualisiert."),
        ("fr", "Cette page est mise à jour automatiquement."),
        ("fr", "Le texte est alors automatiquement mis à jour."),
        ("es", "Esta página se actualiza automáticamente."),
        ("it", "Questo articolo è aggiornato automaticamente."),
        ("pt", "Esta página é atualizada automaticamente."),
        ("nl", "Dit artikel is automatisch bijgewerkt."),
        ("da", "Artiklen er automatisk opdateret."),
        ("ko", "이 기사는 자동으로 수정되었습니다."),
        ("ru", "Статья автоматически обновлена."),
        ("zh", "文章已自动更新。"),
        ("zh", "文章于当日便被删除。"),
        ("zh", "希望今天的文章已经澄清了渡轮为什么停航。"),
    ],
)
def test_what_happens_by_itself_or_is_hoped_is_no_change(language, text):
    assert told(language, RULE, text) == ()


def test_what_a_change_was_for_may_happen_by_itself():
    assert told("en", RULE, "This story was updated to say that the doors of the ferry close automatically.")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "This interview has been edited."),
        ("en", "This transcript was edited lightly."),
        ("de", "Dieses Interview wurde redaktionell bearbeitet."),
        ("fr", "Cet entretien a été modifié et condensé."),
        ("es", "Esta entrevista fue editada por extensión y claridad."),
        ("it", "Questa intervista è stata modificata per chiarezza."),
        ("pt", "Esta entrevista foi editada."),
        ("nl", "Dit interview is ingekort en bewerkt."),
        ("sv", "Den här intervjun har redigerats."),
    ],
)
def test_an_interview_that_was_edited_is_no_change_of_it_unless_something_was_put_right(language, text):
    assert told(language, RULE, text) == ()
    assert told("en", RULE, "This interview has been edited to correct the name of the ferry.")
