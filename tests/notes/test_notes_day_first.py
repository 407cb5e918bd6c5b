"""Sentences that tell on which day the story was changed, and those that tell it of something else."""

from __future__ import annotations

from datetime import date, time

import pytest
from notes_help import LEAD, STORY, TAIL, notes, the_note

CHANGED = {
    "en": ["On 13 January the headline of this story was changed."],
    "de": [
        "Am 13. Januar wurde dieser Artikel aktualisiert.",
        "Am 13. Januar wurde der Titel dieses Artikels geändert.",
        "Am 13. Januar wurden zwei Zahlen in diesem Artikel korrigiert.",
        "Am 13. Januar haben wir den Artikel um eine Antwort des Hafens ergänzt.",
        "Am 13. Januar wurde dieser Artikel von der Redaktion ergänzt.",
    ],
    "nl": ["Op 13 januari is dit artikel bijgewerkt met een antwoord van de haven."],
    "sv": [
        "Den 13 januari har artikeln uppdaterats.",
        "Den 13 januari rättades artikeln: båten är äldre.",
        "Den 13 januari ändrades rubriken på den här artikeln.",
    ],
    "nb": [
        "13. januar ble artikkelen oppdatert med svar fra havna.",
        "13. januar ble tittelen på denne saken endret.",
    ],
    "da": ["Den 13. januar blev artiklen opdateret med svar fra havnen."],
    "es": ["El 13 de enero se actualizó este artículo con la respuesta del puerto."],
    "fr": [
        "Le 13 janvier, cet article a été complété pour citer le texte de la loi.",
        "Le 13 janvier, cet article du projet Marée a été mis à jour.",
    ],
    "pt": ["Em 13 de janeiro, esta reportagem foi atualizada com a resposta do porto."],
    "cs": ["Dne 13. ledna byl článek doplněn o odpověď přístavu."],
    "ru": ["13 января в текст внесены исправления."],
    "uk": ["13 січня статтю було оновлено."],
    "fi": ["13.1.2021 juttua päivitettiin sataman vastauksella."],
    "tr": ["13 Ocak 2021’de bu haber güncellendi."],
}
ORDINARY = {
    "en": ["On 13 January the headline rate of tax was changed.", "On 13 January, she posted a story."],
    "de": [
        "Am 13. Januar wurde der Beitrag zur Krankenkasse angepasst.",
        "Am 13. Januar wurde der Artikel 5 der Verfassung geändert.",
        "Am 13. Januar wurde der Text des Abkommens überarbeitet.",
        "Am 13. Januar wurde der Text, den der Rat beschloss, geändert.",
        "Am 13. Januar wurde der Beitrag um zwei Euro angepasst.",
        "Am 13. Januar haben wir die Fähre besucht und unseren Plan geändert.",
    ],
    "nl": [
        "Op 13 januari is de tekst van het verdrag aangepast.",
        "Op 13 januari is artikel 5 gewijzigd.",
        "Op 13 januari is de tekst met een motie aangepast.",
    ],
    "sv": [
        "Den 13 januari rättades artikel 5 i avtalet.",
        "Den 13 januari uppdaterades appen med nya kartor.",
        "Den 13 januari 2021 uppdaterades appen.",
    ],
    "nb": [
        "13. januar ble teksten i loven endret.",
        "13. januar rettet klinikken tallene sine.",
        "13. januar ble saken endret til grovt tyveri.",
    ],
    "da": ["Den 13. januar blev teksten i loven ændret."],
    "es": [
        "El 13 de enero se modificó el artículo 5 de la ley.",
        "El 13 de enero se corrigió la nota del examen.",
        "Se han cambiado las reglas en esta publicación del club.",
    ],
    "fr": ["Le 13 janvier, cet article de la constitution a été modifié."],
    "it": ["Il 13 gennaio il titolo del film è stato cambiato."],
    "cs": [
        "Dne 13. ledna byl text dohody opraven.",
        "Dne 13. ledna byl článek ústavy doplněn.",
        "Ve třetím čtení byl text doplněn.",
    ],
    "pl": ["13 stycznia zaktualizowano aplikację.", "W drugim czytaniu tekst został uzupełniony."],
    "sk": ["Text bol vládou doplnený o nový odsek.", "V treťom čítaní bol text doplnený."],
    "uk": ["13 січня текст було доповнено депутатами."],
    "ru": [
        "13 января в текст закона внесены поправки.",
        "13 января исправлено расписание паромов.",
        "13 января эта статья закона была изменена.",
        "Ко второму чтению текст был дополнен нормой о паромах.",
    ],
    "fi": ["Jutun mukaan aikataulu korjattiin.", "Otsikkoa etsiessään mies muutettiin toiseen huoneeseen."],
    "tr": ["Haberde adı geçen gemide düzeltme yapıldı."],
}


@pytest.mark.parametrize("language", CHANGED)
def test_a_day_may_open_the_sentence_that_says_the_story_was_changed(language):
    for text in CHANGED[language]:
        note = the_note(*STORY, text, *TAIL, language=language)
        assert (note.stated_date, note.text) == (date(2021, 1, 13), text)


@pytest.mark.parametrize("language", ORDINARY)
def test_what_else_was_changed_on_a_day_is_the_news(language):
    assert [text for text in ORDINARY[language] if notes(LEAD, text, *STORY, language=language)] == []


OF_PARLIAMENT = {
    "cs": "Článek jsme doplnili o hlasování v prvním čtení a o návrh schválený vládou.",
    "sk": "Článok sme doplnili o hlasovanie v prvom čítaní a o návrh schválený vládou.",
    "pl": "Artykuł uzupełniliśmy o zapis rozmowy i o wynik głosowania w drugim czytaniu.",
    "ru": "Материал дополнен информацией о законе, принятом парламентом в первом чтении.",
    "uk": "Матеріал доповнено інформацією про закон, ухвалений урядом до другого читання.",
    "nb": "Denne saken er endret fra en tidligere versjon.",
}


@pytest.mark.parametrize("language", OF_PARLIAMENT)
def test_what_a_house_adds_about_parliament_is_a_note_of_its_own(language):
    assert the_note(*STORY, OF_PARLIAMENT[language], *TAIL, language=language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "On 13 January, this story was updated at 12:30."),
        ("de", "Am 13. Januar wurde dieser Artikel um 12:30 Uhr aktualisiert."),
        ("sv", "Den 13 januari uppdaterades artikeln kl 12.30 med svar från hamnen."),
    ],
)
def test_a_time_behind_the_change_is_of_the_day_that_opens_its_sentence(language, text):
    note = the_note(*STORY, text, *TAIL, language=language)
    assert (note.stated_date, note.stated_time) == (date(2021, 1, 13), time(12, 30))


def test_a_day_before_the_story_is_that_of_no_note():
    assert notes(*STORY, "Am 13. Januar 2019 wurde dieser Artikel aktualisiert.", language="de") == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nb", "13. januar oppdatert med svar fra havna."),
        ("ru", "13 января 2021 исправлено название парома."),
        ("en", "January 13, 2021 corrected the name of the ferry."),
    ],
)
def test_what_was_done_on_a_day_may_stand_behind_it_without_a_sign(language, text):
    note = the_note(*STORY, text, *TAIL, language=language)
    assert note.stated_date == date(2021, 1, 13)
    assert text.endswith(note.text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "(This post has been updated as of January 13, 2021.)"),
        ("tr", "Haberde 13 Ocak’ta düzeltme yapıldı."),
        ("fi", "Juttua muutettiin 13.1.2021."),
        ("es", "Se ha modificado el titular de esta noticia el 13 de enero de 2021."),
    ],
)
def test_a_sentence_may_end_in_its_day(language, text):
    assert the_note(*STORY, text, *TAIL, language=language).stated_date == date(2021, 1, 13)


def test_a_year_stands_behind_a_day_and_month_as_nordic_houses_have_it():
    note = the_note(*STORY, "Oppdatering 13/1 2021: Ferja går igjen.", language="nb")
    assert (note.stated_date, note.text) == (date(2021, 1, 13), "Ferja går igjen.")
