"""Sentences without a label that say the story was changed: the same ways of saying it in every language."""

from __future__ import annotations

import tomllib
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from babel.dates import format_date

from watcher import find_notes
from watcher.languages.files import languages
from watcher.model import NoteForm

SAID = tomllib.loads(Path(__file__).with_name("notes_statements.toml").read_text(encoding="utf8"))
PUBLISHED, CAPTURED = datetime(2021, 4, 20, 9, tzinfo=UTC), datetime(2021, 6, 1, 9, tzinfo=UTC)
DAY = date(2021, 5, 13)
KINDS = ("update", "update", "correction", "correction", "correction", "amendment")
PRINTED = {"th": "13 พฤษภาคม 2564", "he": "13 במאי 2021", "hu": "2021. május 13"}


def printed(language: str, text: str) -> str:
    """A text with the day as its language prints it."""
    day = PRINTED.get(language) or format_date(DAY, "long", locale=language)
    return text.replace("{day}", day.removeprefix("ב"))


def told(language: str, text: str, *, last: bool):
    """The notes of a story of other changes with this sentence in it."""
    law, _, ministry, boats = (printed(language, other) for other in SAID[language]["look_alikes"])
    blocks = [law, boats, text] if last else [law, text, boats, ministry]
    return find_notes(blocks, language=language, published_at=PUBLISHED, captured_at=CAPTURED)


def test_every_language_has_its_sentences():
    assert set(SAID) == set(languages()) - {"en"}


@pytest.mark.parametrize("last", [True, False])
@pytest.mark.parametrize("language", SAID)
def test_each_way_of_saying_it_is_a_note_and_the_sentence_its_text(language, last):
    for kind, sentence in zip(KINDS, SAID[language]["notes"], strict=True):
        text = printed(language, sentence)
        (note,) = told(language, text, last=last)
        assert note.form is NoteForm.SECTION
        assert note.kind == kind, text
        assert (note.stated_date == DAY) is ("{day}" in sentence), text
        assert text.endswith(note.text), text


@pytest.mark.parametrize("language", SAID)
def test_other_changes_are_the_news(language):
    for other in SAID[language]["look_alikes"]:
        assert told(language, printed(language, other), last=True) == ()


@pytest.mark.parametrize(
    ("language", "text", "news"),
    [
        (
            "en",
            "Originally, this story said the bridge was closed.",
            "At first, our report gave the board no answers.",
        ),
        (
            "es",
            "En un principio, este artículo decía que el puente cerró.",
            "Inicialmente, este informe señalaba a dos presos, según el fiscal.",
        ),
        (
            "fr",
            "Cet article affirmait dans un premier temps que le pont ferme.",
            "Initialement, cette enquête évoquait deux suspects, selon le procureur.",
        ),
        (
            "it",
            "Questo articolo inizialmente affermava che il ponte chiude.",
            "Il ponte inizialmente era chiuso.",
        ),
        (
            "nl",
            "In dit artikel stond aanvankelijk dat de brug dicht is.",
            "In dit verhaal werd eerder al een schip gered.",
        ),
        ("sv", "I artikeln stod det först att bron är stängd.", "Bron stod först i Lund."),
        ("da", "Der stod oprindeligt i artiklen, at broen er lukket.", "Broen stod oprindeligt i Lund."),
        (
            "nb",
            "Det sto først i artikkelen at broen er stengt.",
            "Det sto tidligere i artikkelen om havna i Lund.",
        ),
        ("pl", "W artykule początkowo podaliśmy, że most jest zamknięty.", "Most początkowo był zamknięty."),
        (
            "en",
            "Following a complaint, we have been asked to publish this correction: the mate was 56, not 58.",
            "The editor said: we have been asked to publish this correction, and we refuse to.",
        ),
        (
            "en",
            "This press release was reissued on 14 May 2021 with a corrected date for the sailing.",
            "The stamp was reissued on 14 May 2021 with a corrected date for the coronation.",
        ),
        (
            "de",
            "Wir hatten Ada Kolb zunächst der falschen Partei zugeordnet. Den Fehler haben wir korrigiert.",
            "Sie sagte: „Wir hatten den Brief zunächst falsch adressiert. Den Fehler haben wir korrigiert.“",
        ),
        (
            "en",
            "We have been asked by the press council to publish the following correction: it was 56.",
            "The paper was asked by the press council to publish the following correction, it said.",
        ),
        (
            "en",
            "This news release has been reissued to correct the date of the sailing.",
            "The banknote has been reissued to correct the date of the coronation.",
        ),
        (
            "de",
            "Diesen Fehler haben wir inzwischen korrigiert.",
            "Diesen Fehler haben wir inzwischen korrigiert, sagte sie.",
        ),
        ("ja", "14日に署名の数を修正しました。", "市は14日に署名の数を修正しました。"),
        ("ko", "14일 오후 2시 반대 서명 인원을 수정했습니다.", "시는 14일 반대 서명 인원을 수정했습니다."),
        ("zh", "本文于11月14日修订，更正了投资金额。", "公司于11月14日修订章程，更正了投资金额。"),
    ],
)
def test_what_a_story_said_at_first_is_a_correction(language, text, news):
    (note,) = find_notes([news, text], language=language)
    assert (note.kind, note.text) == ("correction", text)
    assert find_notes([news], language=language) == ()


@pytest.mark.parametrize(
    ("language", "request_", "said"),
    [
        ("en", "The article was corrected at the request of Mr. Finch", ", the captain said."),
        ("en", "We regret the error in the story on J. Finch", ", the airline said."),
        ("es", "El texto fue corregido a petición del Prof. Pérez", ", dijo el ministro."),
        ("fr", "L'article a été modifié à la demande de M. Durand", ", a déclaré le ministre."),
        ("fr", "Une erreur s'est glissée dans l'article sur M. Durand", ", a reconnu le ministre."),
    ],
)
def test_a_title_before_a_name_ends_no_sentence_in_which_somebody_says_it(language, request_, said):
    assert len(find_notes([f"{request_}."], language=language)) == 1
    assert find_notes([request_ + said], language=language) == ()


@pytest.mark.parametrize(
    ("language", "text", "label"),
    [
        (
            "en",
            "In an earlier version of this story a name was wrong.",
            "In an earlier version of this story",
        ),
        ("pl", "W poprzedniej wersji tekstu błędnie podaliśmy rok 2029.", "W poprzedniej wersji"),
        ("ru", "В первой версии текста была ошибка: за проголосовали 25.", "В первой версии"),
        ("nl", "In een eerdere versie van dit artikel stond een andere naam.", "In een eerdere versie"),
        (
            "en",
            "The captain says an earlier version of this story misquoted him.",
            "earlier version of this story",
        ),
    ],
)
def test_the_words_that_lead_a_statement_in_are_of_its_label(language, text, label):
    (note,) = find_notes(["—", text], language=language)
    assert (note.label, note.text) == (label, text)


def test_the_day_behind_the_story_is_that_of_its_change_in_arabic():
    (note,) = find_notes(["تنويه: تم تعديل هذا الخبر في 14 مايو 2021 لتصحيح عدد المركبات."], language="ar")
    assert note.stated_date == date(2021, 5, 14)


def test_a_label_that_is_also_another_word_needs_its_day():
    story = "The ferry sails again from the first of March, the harbour board said on Monday."
    (note,) = find_notes([story, "Corr. 14/5/2021: the mate is 56, not 58"], language="en")
    assert (note.kind, note.label, note.text) == ("correction", "Corr.", "the mate is 56, not 58")
    assert find_notes([story, "Corr. with income: 0.41, and it was not so before."], language="en") == ()
