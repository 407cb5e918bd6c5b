"""What houses say of corrections in general, and whose words stand in a quotation, beside their own notes."""

from __future__ import annotations

from datetime import date

import pytest
from notes_help import LEAD, MORE, STORY, TAIL, notes, notes_in, the_note

from watcher.model import BlockKind, NoteKind


@pytest.mark.parametrize(
    ("language", "heading", "policy"),
    [
        (
            "en",
            "Corrections",
            "When a story is wrong, it should be mended in the CMS by an editor.",
        ),
        ("en", "Clarifications", "Sometimes a story is right but unclear. Then we say what was meant."),
        (
            "de",
            "Korrekturen",
            "Fehler in unseren Texten berichtigen wir so schnell, wie es geht.",
        ),
        ("fr", "Corrections", "Les erreurs signalées par nos lecteurs sont corrigées au bas de l'article."),
        ("es", "Correcciones", "Los errores se corrigen lo antes posible y se indican al pie de la noticia."),
        ("pt", "Correções", "Os erros são corrigidos o mais rápido possível, ao pé da reportagem."),
        ("nl", "Correcties", "Fouten herstellen we zo snel mogelijk en vermelden we onder het artikel."),
        ("fi", "Oikaisut", "Korjaamme virheet mahdollisimman nopeasti ja kerromme siitä jutun lopussa."),
        ("pl", "Sprostowania", "Błędy poprawiamy jak najszybciej i informujemy o tym pod tekstem."),
        ("ru", "Исправления", "Мы исправляем ошибки как можно быстрее и сообщаем об этом в конце статьи."),
        (
            "da",
            "Berigtigelse",
            "En berigtigelse er en rettelse af en udtalelse, der var misvisende.",
        ),
    ],
)
def test_under_a_word_for_corrections_a_text_that_names_nothing_is_a_policy(language, heading, policy):
    assert notes(*STORY, heading, policy, language=language) == ()
    if language != "da":  # the word itself is explained under a heading only
        assert notes(*STORY, f"{heading}: {policy}", language=language) == ()


@pytest.mark.parametrize(
    ("language", "heading", "done", "policy"),
    [
        ("en", "Corrections", "An error in the table has been fixed.", "Errors that were fixed are marked."),
        ("de", "Korrekturen", "Ein Fehler in der Tabelle wurde behoben.", "Fehler werden bei uns behoben."),
        ("fr", "Corrections", "Une erreur dans le tableau a été corrigée.", "Une erreur est vite corrigée."),
        ("es", "Correcciones", "Se ha corregido un error en la tabla.", "Se corrige un error cuanto antes."),
        ("it", "Correzioni", "È stato corretto un errore nella tabella.", "Un errore viene corretto subito."),
        ("nl", "Correcties", "Een fout in de tabel is hersteld.", "Een fout wordt door ons snel hersteld."),
        ("sv", "Rättelser", "Ett fel i tabellen har rättats.", "Ett fel rättas alltid så fort det går."),
        ("fi", "Oikaisut", "Taulukossa ollut virhe on korjattu.", "Jokainen virhe korjataan nopeasti."),
        ("ru", "Исправления", "Исправлена ошибка в таблице.", "Любая ошибка будет быстро исправлена нами."),
    ],
)
def test_under_a_word_for_corrections_what_was_put_right_is_a_correction(language, heading, done, policy):
    assert the_note(*STORY, heading, done, language=language).text == done
    assert notes(*STORY, heading, policy, language=language) == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "12 May: This has been corrected."),
        ("de", "12. Mai: Das wurde korrigiert."),
        ("fr", "12 mai : Cela a été corrigé."),
        ("es", "12 de mayo: Esto ha sido corregido."),
    ],
)
def test_behind_a_day_what_says_that_it_was_put_right_is_a_correction(language, text):
    note = the_note(*STORY, text, language=language)
    assert (note.kind, note.stated_date.month, note.stated_date.day) == (NoteKind.CORRECTION, 5, 12)
    bridge = text.replace(text[text.index(":") :], ": " + STORY[1])
    assert notes(*STORY, bridge, language=language) == ()


@pytest.mark.parametrize(
    "text",
    [
        "The ferry that sails to the northern islands is called Anna Lund.",
        "The fare for the ferry to the northern islands is 40 crowns.",
        "The caption should have called the ship “the old ferry”.",
        "An earlier version of this story had an error in the name of the ship.",
    ],
)
def test_a_text_that_names_something_is_a_correction(text):
    assert the_note(*STORY, "Corrections", text).text == text


def test_stories_listed_by_day_are_corrected_elsewhere():
    listed = [
        "2020 Corrections",
        "October 18, 2020",
        "Captain of the Ferry Questioned by the Harbour Office",
        "The story initially said that both ferries sail. Only one of them does.",
        "October 16, 2020",
        "Anna Lund, First Captain of the Islands, Dies at 94",
        "An earlier version of this story stated that she was born in 1922. She was born in 1925.",
    ]
    assert notes(LEAD, *listed) == ()
    assert [note.kind for note in notes(LEAD, *listed[:1], *listed[3:4])] == [NoteKind.CORRECTION]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("fr", "« Une version précédente de cet article comportait une erreur », reconnaît le quotidien."),
        ("ru", "«В предыдущей версии статьи была ошибка», – признала газета."),
        ("da", "»En tidligere version af artiklen indeholdt en fejl«, skriver avisen."),
        ("es", "El diario se corrigió: «En una versión anterior de este artículo se decía otra cosa»."),
        ("en", "''An earlier version of this story had the wrong name,'' the Gull wrote."),
    ],
)
def test_what_stands_in_angled_or_typed_quotation_marks_is_of_another(language, said):
    assert notes(*STORY, said, language=language) == ()


@pytest.mark.parametrize(
    ("language", "note"),
    [
        ("fr", "Une version précédente de cet article citait mal « La Mouette »."),
        ("da", "I en tidligere version af artiklen stod der »mågen« om færgen."),
    ],
)
def test_what_a_note_quotes_is_part_of_it(language, note):
    assert the_note(*STORY, note, language=language).text == note


def test_a_word_in_the_plural_heads_a_chapter_where_a_version_of_a_program_is_announced():
    announced = "We are happy to announce Harbour 2.3, the free program for the timetables of all ferries."
    chapter = (
        (BlockKind.HEADING, "Updates"),
        "The map of the harbour has been drawn anew and shows the tide.",
    )
    thanks = ((BlockKind.HEADING, "Thanks"), *TAIL)
    assert notes_in(announced, *STORY, *chapter, *thanks) == ()
    assert notes_in(*STORY, *chapter, *thanks)[0].label == "Updates"
    own = "An earlier version of this post had another name for the clock."
    assert notes_in(announced, *STORY, (BlockKind.HEADING, "Corrections"), own, *thanks)[0].text == own


@pytest.mark.parametrize(
    "note",
    [
        ("Corrections: The captain's name was misspelled.",),
        ("Updates", "The harbour has reopened, and forty boats are back at the pier, the board said."),
    ],
)
def test_a_number_with_a_point_behind_a_name_announces_no_program(note):
    opening = "An earthquake of Magnitude 6.3 shook the harbour on Monday, the board said in a statement."
    assert the_note(opening, *STORY, *note)


@pytest.mark.parametrize(
    ("language", "label", "text"),
    [
        ("en", "Corrections", "Once an error has been corrected, a note is added to the story."),
        ("en", "Corrections", "Errors were corrected promptly in the past year."),
        ("fr", "Corrections", "Lorsqu'une erreur a été corrigée, nous le signalons au bas du texte."),
        ("es", "Correcciones", "Cuando un error ha sido corregido, lo indicamos al pie de la nota."),
        ("it", "Correzioni", "Quando un errore è stato corretto, lo segnaliamo in fondo al testo."),
        ("nl", "Correcties", "Als een fout is hersteld, melden we dat onder het artikel."),
        ("sv", "Rättelser", "När ett fel har rättats skriver vi det under artikeln."),
        ("pl", "Sprostowania", "Jeśli błąd został poprawiony, informujemy o tym pod tekstem."),
        ("ru", "Исправления", "Если ошибка была исправлена, мы сообщаем об этом в конце текста."),
    ],
)
def test_what_is_done_whenever_there_was_a_mistake_is_a_policy_in_any_tense(language, label, text):
    assert notes(*STORY, label, text, language=language) == ()


def test_what_was_wrong_when_a_story_came_out_is_no_policy():
    text = "When this article was first published, an error gave the wrong price. It has been corrected."
    assert the_note(*STORY, "Corrections", text).text == text


@pytest.mark.parametrize(
    ("language", "days"),
    [
        ("en", ("10 May: The pump of the lock broke.", "12 May: It was fixed.", "13 May: The lock opened.")),
        ("de", ("10. Mai: Die Pumpe fiel aus.", "12. Mai: Das wurde behoben.", "13. Mai: Es ist offen.")),
    ],
)
def test_what_a_diary_says_was_mended_is_no_correction(language, days):
    assert notes(*STORY, *days, language=language) == ()
    assert notes(*STORY, days[1], language=language)


def test_an_entry_of_a_ticker_is_no_note_of_a_change():
    entry = "Mittwoch, 29. Januar, 11.17 Uhr: Sie legt im Süden an. Zuvor war das nur im Norden möglich."
    assert notes(*STORY, entry, *STORY, language="de") == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("pt", "Atualizaremos esta reportagem assim que soubermos mais."),
        ("fr", "Cet article est régulièrement actualisé."),
        ("en", "This article was amended by parliament in 2011 to allow dual citizenship."),
    ],
)
def test_what_is_promised_or_done_by_others_is_no_note(language, text):
    assert notes(*STORY, text, language=language) == ()


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("nl", "Wij hebben dit artikel ingetrokken omdat het niet aan onze eisen voldeed.", "retraction"),
        ("sv", "Vi har dragit tillbaka artikeln eftersom den inte höll måttet.", "retraction"),
        ("da", "Vi har trukket artiklen tilbage, fordi den ikke levede op til vores krav.", "retraction"),
        ("nb", "Vi har trukket tilbake denne artikkelen fordi den ikke holdt mål.", "retraction"),
        ("fi", "Olemme poistaneet jutun, koska se ei täyttänyt vaatimuksiamme.", "retraction"),
        ("hu", "Ezt a cikket visszavontuk, mert nem felelt meg a szabályainknak.", "retraction"),
        ("ro", "Am retras acest articol pentru că nu respecta standardele noastre.", "retraction"),
        ("ru", "Мы отозвали эту статью, так как она не соответствует нашим стандартам.", "retraction"),
        ("uk", "Ми відкликали цю статтю, бо вона не відповідає нашим стандартам.", "retraction"),
        ("fi", "Kirjoitimme aiemmin, että kapteeni on 34-vuotias. Hän on 43.", "correction"),
        ("tr", "Haberimizde kaptanın yaşını yanlışlıkla 34 yazdık. Doğrusu 43.", "correction"),
        (
            "ro",
            "Într-o versiune iniţială a articolului, numele navei a fost scris greşit.",
            "correction",
        ),
        ("sv", "Texten ändrades den 15 januari 2021 för att precisera priset.", "amendment"),
    ],
)
def test_what_a_house_withdraws_or_puts_right_it_says_in_its_language(language, text, kind):
    note = the_note(*STORY, text, language=language)
    assert note.kind == kind
    assert note.text == text


def test_the_first_line_of_a_ticker_over_the_story_heads_a_text_where_more_follow():
    lines = ["+++ Update 15.42 Uhr +++", STORY[1], "+++ Update 13.28 Uhr +++", STORY[2], *STORY]
    assert next(note.text for note in notes(*lines, language="de")) == STORY[1]


def test_a_label_says_what_its_note_has_behind_a_comma():
    note = the_note(*STORY, "Update, with a new map: The ferry will sail on Friday.")
    assert note.text == "The ferry will sail on Friday."
    assert notes(*STORY, "Update, the captain said: The ferry will sail on Friday.", language="en") == ()


def test_a_statement_that_opens_with_the_name_of_a_network_is_no_line_to_share():
    kind = BlockKind.PARAGRAPH
    told = "Facebook strictly forbids such pages and has taken three of them down."
    (note,) = notes_in(*STORY, (kind, "Update May 25: The company says in a statement:"), (kind, told))
    assert note.text.endswith(told)
    (note,) = notes_in(*STORY, "Update May 25: The ferry sails again.", "Facebook Twitter Print")
    assert note.text == "The ferry sails again."
    assert note.stated_date == date(2021, 5, 25)


def test_what_came_after_a_text_was_published_is_a_note():
    text = "Editor's note: After publishing the original story, we received another timetable."
    assert the_note(LEAD, MORE, text, *TAIL).kind is NoteKind.EDITORS_NOTE


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Editor's note: At her request, the captain's name was changed after publication."),
        ("fr", "Note de la rédaction : à sa demande, son nom a été modifié après publication."),
        ("pt", "Nota da redação: a pedido da entrevistada, seu nome foi trocado após a publicação."),
        ("it", "Nota della redazione: su sua richiesta il nome è stato modificato dopo la pubblicazione."),
        ("da", "Redaktionens note: Efter ønske fra kilden er hendes navn ændret efter udgivelsen."),
        ("cs", "Poznámka redakce: Na její žádost jsme po zveřejnění změnili její jméno."),
        ("hu", "A szerkesztőség megjegyzése: Kérésére a nevét a megjelenés után megváltoztattuk."),
        ("ru", "От редакции: по просьбе героини ее имя изменено после публикации."),
        ("tr", "Editörün notu: İsteği üzerine adı yayından sonra değiştirilmiştir."),
        ("he", "הערת המערכת: לבקשת המרואיינת שמה שונה לאחר הפרסום."),
    ],
)
def test_an_editors_note_on_what_came_after_publication_is_of_a_change(language, text):
    assert the_note(*STORY, text, language=language).kind is NoteKind.EDITORS_NOTE


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Editor's note: The names of the witnesses have been changed."),
        ("en", "Editor's note: After publication of the harbour report the captain resigned."),
        ("fr", "Note de la rédaction : après la publication du rapport, le capitaine a démissionné."),
    ],
)
def test_one_on_names_or_on_what_others_published_is_not(language, text):
    assert notes(*STORY, text, language=language) == ()


@pytest.mark.parametrize(
    ("language", "label", "told", "call"),
    [
        ("en", "Correction: ", "The captain is 54. ", "If you spot an error, please let us know."),
        (
            "en",
            "Correction: ",
            "The vote is on Tuesday, not Monday. ",
            "If you spot an error, please let us know.",
        ),
        ("de", "Korrektur: ", "Der Kapitän ist 54 Jahre alt. ", "Haben Sie einen Fehler gefunden?"),
        ("zh", "更正：", "船长今年54岁。", "如果您发现错误，欢迎指正。"),
        ("ja", "訂正：", "船長は54歳でした。", "誤りがありましたらお知らせください。"),
    ],
)
def test_a_correction_may_end_in_a_call_that_alone_is_none(language, label, told, call):
    assert the_note(*STORY, f"{label}{told}{call}", language=language).text == f"{told}{call}"
    assert not notes(*STORY, f"{label}{call}", language=language)
