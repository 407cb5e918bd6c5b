"""What a paragraph announces: somebody's text, or a post that the page shows and has no words of."""

from __future__ import annotations

import pytest
from notes_help import STORY, notes, the_note

from watcher.model import NoteKind


@pytest.mark.parametrize(
    ("language", "said", "note"),
    [
        (
            "en",
            "On Friday the board posted this note:",
            "Update: The ferry is cancelled until further notice.",
        ),
        (
            "en",
            "The board sent this message to all passengers:",
            "UPDATE 3:15 p.m.: All sailings are cancelled.",
        ),
        (
            "de",
            "Am Freitag veröffentlichte die Reederei diese Mitteilung:",
            "Update: Die Fähre fährt heute nicht mehr.",
        ),
        (
            "fr",
            "Vendredi, la compagnie a publié ce message :",
            "Mise à jour : Le bac ne part plus aujourd'hui.",
        ),
        ("es", "El viernes la compañía publicó este comunicado:", "Actualización: El ferry no sale hoy."),
    ],
)
def test_a_note_that_a_paragraph_announces_as_what_somebody_wrote_is_theirs(language, said, note):
    assert notes(*STORY, said, note, *STORY, language=language) == ()
    assert notes(*STORY, note, *STORY, language=language)


@pytest.mark.parametrize(
    "own", ["Update: This story has been updated.", "This story has been updated to add a map."]
)
def test_what_speaks_of_this_story_behind_such_a_paragraph_is_the_houses(own):
    assert notes(*STORY, "On Friday the board posted this note:", own)


def test_a_statement_that_is_to_be_read_below_belongs_to_the_update_that_says_so():
    said = "Update: The captain's lawyer has sent a statement to the Harbour Gull. Read it below."
    assert the_note(*STORY, said, *STORY[:2]).last_block == 5
    assert the_note(*STORY, said.removesuffix(" Read it below."), *STORY[:2]).last_block == 3


def test_a_note_that_ends_in_a_colon_announces_none_below_its_own_label_again():
    first = "Edit, 13 January: the same with the times of departure on Sundays:"
    found = notes(*STORY, first, "Edit, 15 January: a better table is on the board.")
    assert [note.label for note in found] == ["Edit", "Edit"]


def test_rows_that_open_with_a_number_belong_to_the_update_that_announces_them():
    rows = ["9:15 from the mole, on weekdays", "10:40 from the old quay"]
    assert the_note(*STORY, "Update: The boats now leave every hour.", *rows, *STORY).last_block == 3
    assert the_note(*STORY, "Update: The boats now leave at:", *rows, *STORY).last_block == 5


def test_a_title_over_what_was_said_wrongly_is_the_head_of_its_correction():
    said = "Last week, we incorrectly said that the ferry would sail in June. It will sail in July."
    note = the_note(*STORY, "One more thing", "Correction: ferries in the new harbour", said)
    assert note.text.endswith(said)


@pytest.mark.parametrize(
    "head", ["Update 3 May, with a new map", "Correction, 3 May, in the third paragraph"]
)
def test_a_label_says_what_its_note_has_behind_a_comma_after_its_day_too(head):
    assert (
        the_note(*STORY, f"{head}: The ferry will sail on Friday.").text == "The ferry will sail on Friday."
    )


@pytest.mark.parametrize(
    ("language", "said", "note"),
    [
        (
            "en",
            "On Friday evening the captain of the ferry wrote to all who follow him on the network:",
            "Update: He has deleted the post since.",
        ),
        (
            "en",
            "Two years ago the board of the company had promised this to all who live on the islands:",
            "Update: The board has answered since.",
        ),
        (
            "de",
            "Am Freitagabend schrieb der Kapitän der Nachtfähre im Netz an alle, die ihm dort folgen:",
            "Update: Er hat den Beitrag inzwischen gelöscht.",
        ),
        (
            "fr",
            "Vendredi, le capitaine a écrit à tous ceux qui le suivent :",
            "Mise à jour : Il a supprimé son message.",
        ),
    ],
)
def test_a_note_below_a_post_or_picture_that_is_no_text_is_the_storys(language, said, note):
    """Posts stand in frames of their own, of which a page has no words."""
    assert the_note(*STORY, said, note, *STORY, language=language).kind is NoteKind.UPDATE


def test_a_correction_below_a_letter_that_the_page_shows_as_a_picture_is_the_storys():
    said = "Here is the full text of the letter that the board sent to all passengers:"
    note = the_note(*STORY, said, "Correction: The letter was sent on Monday, not on Tuesday.", *STORY)
    assert note.kind is NoteKind.CORRECTION


@pytest.mark.parametrize(
    ("language", "announced", "signs"),
    [
        ("de", "Update: Die Reederei schreibt uns:", "„“"),
        ("en", "Update: The company writes to us:", "“”"),
        ("fr", "Mise à jour : la compagnie nous écrit :", "«»"),
    ],
)
def test_a_quotation_of_several_paragraphs_ends_with_its_closing_sign(language, announced, signs):
    said = (f"{signs[0]}{STORY[0]}", STORY[1], f"{STORY[2]}{signs[1]}")
    note = the_note(*STORY, announced, *said, *STORY, language=language)
    assert note.text.endswith("\n\n".join(said))
    open_for_ever = the_note(*STORY, announced, said[0], *STORY, language=language)
    assert open_for_ever.text.endswith(said[0])


APOLOGIES = [
    ("de", "Korrektur: Die Brücke wurde 1979 gebaut, nicht 1974.", "Wir bitten den Fehler zu entschuldigen."),
    ("pl", "Sprostowanie: most zbudowano w 1979, a nie w 1974 roku.", "Czytelników przepraszamy."),
    ("cs", "Oprava: most byl postaven v roce 1979, nikoli 1974.", "Čtenářům se omlouváme."),
    ("sk", "Oprava: most postavili v roku 1979, nie v roku 1974.", "Čitateľom sa ospravedlňujeme."),
    ("hu", "Helyesbítés: a híd 1979-ben épült, nem 1974-ben.", "Olvasóinktól elnézést kérünk."),
    ("ro", "Erată: podul a fost construit în 1979, nu în 1974.", "Ne cerem scuze cititorilor."),
    ("hr", "Ispravak: most je izgrađen 1979., a ne 1974.", "Ispričavamo se čitateljima."),
    ("ru", "Поправка: мост построен в 1979 году, а не в 1974-м.", "Приносим извинения читателям."),
    ("uk", "Виправлення: міст збудовано 1979 року, а не 1974-го.", "Перепрошуємо читачів."),
    ("tr", "Düzeltme: Köprü 1974'te değil 1979'da yapıldı.", "Okurlarımızdan özür dileriz."),
    ("id", "Ralat: Jembatan dibangun pada 1979, bukan 1974.", "Redaksi mohon maaf."),
    ("ja", "訂正：橋の完成は1974年ではなく1979年でした。", "お詫びして訂正いたします。"),
    ("ko", "바로잡습니다: 다리는 1974년이 아니라 1979년에 지어졌습니다.", "독자 여러분께 사과드립니다."),
    ("zh", "更正：大桥建于1979年，而非1974年。", "特此更正，并向读者致歉。"),
    ("el", "Διόρθωση: Η γέφυρα χτίστηκε το 1979, όχι το 1974.", "Ζητούμε συγγνώμη από τους αναγνώστες."),
    ("ar", "تصحيح: بُني الجسر عام 1979 وليس 1974.", "نعتذر لقرائنا."),
    ("fa", "اصلاحیه: پل در سال ۱۳۵۸ ساخته شده نه ۱۳۵۳.", "از خوانندگان پوزش می‌خواهیم."),
    (
        "de",
        "Korrektur: Die Brücke wurde 1979 gebaut, nicht 1974.",
        "Wir bitten unsere Leser um Entschuldigung.",
    ),
    ("sv", "Rättelse: bron byggdes 1979, inte 1974.", "Vi ber läsarna om ursäkt."),
    ("da", "Rettelse: Broen blev bygget i 1979, ikke i 1974.", "Vi undskylder over for læserne."),
    ("nl", "Rectificatie: de brug is gebouwd in 1979, niet in 1974.", "Onze excuses aan de lezers."),
    ("fi", "Oikaisu: Silta valmistui 1979, ei 1974.", "Pyydämme lukijoilta anteeksi."),
    ("he", "תיקון: הגשר נבנה ב-1979 ולא ב-1974.", "אנו מתנצלים בפני הקוראים."),
    ("hi", "भूल सुधार: पुल 1979 में बना था, 1974 में नहीं।", "पाठकों से हमें खेद है।"),
    ("uk", "Виправлення: міст збудовано 1979 року, а не 1974-го.", "Редакція перепрошує читачів."),
]


@pytest.mark.parametrize(("language", "correction", "apology"), APOLOGIES)
def test_an_apology_to_the_readers_belongs_to_the_correction_above_it(language, correction, apology):
    (note,) = notes(*STORY, correction, apology, language=language)
    assert note.text.endswith(f"\n\n{apology}")


def test_it_may_stand_behind_one_more_paragraph_of_the_correction():
    told = (
        "Broen blev bygget i 1979.",
        "Arkitekten bag broen hedder desuden Anna Lund.",
        "Vi beklager fejlene.",
    )
    (note,) = notes(*STORY, f"Rettelse: {told[0]}", *told[1:], language="da")
    assert note.text == "\n\n".join(told)


@pytest.mark.parametrize(
    ("language", "note", "story"),
    [
        (
            "de",
            "Korrektur: Die Brücke ist von 1979.",
            "Die Leser der Zeitung hatten sich über den Bau beschwert.",
        ),
        (
            "pl",
            "Sprostowanie: most zbudowano w 1979 roku.",
            "Burmistrz przeprasza mieszkańców za utrudnienia.",
        ),
        ("ja", "訂正：橋の完成は1979年でした。", "市長は会見で住民に謝罪した。"),
        ("de", "Update: Die Brücke ist frei.", "Die Fähre fährt wie sonst."),
        ("fr", "Rectificatif : le pont date de 1979.", "« Nous regrettons cette erreur », dit la mairie."),
    ],
)
def test_what_the_story_says_below_a_note_does_not(language, note, story):
    (found,) = notes(note, story, *STORY, language=language)
    assert story not in found.text
