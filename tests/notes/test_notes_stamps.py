"""Stamps of the last change that share their line with the publication's."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest

import watcher

PUBLISHED = datetime(2023, 3, 14, 9, 30, tzinfo=UTC)
CAPTURED = datetime(2023, 6, 1, tzinfo=UTC)
STORY = {
    "de": "Der Rat hat am Dienstag beschlossen, das Hallenbad zu schließen, weil das Dach Risse hat.",
    "en": "The council agreed on Tuesday to close the pool after engineers found cracks in its roof.",
    "es": "El ayuntamiento acordó el martes cerrar la piscina porque el techo tiene grietas.",
    "fi": "Kaupunginvaltuusto päätti tiistaina sulkea uimahallin, koska sen katossa on halkeamia.",
    "fr": "Le conseil a décidé mardi de fermer la piscine parce que son toit est fissuré.",
    "ja": "市議会は火曜日、屋根にひびが見つかったプールを閉鎖することを決めた。",
    "nl": "De gemeenteraad besloot dinsdag het zwembad te sluiten omdat er scheuren in het dak zitten.",
    "no": "Kommunestyret vedtok tirsdag å stenge svømmehallen fordi det er sprekker i taket.",
    "pl": "Rada miasta zdecydowała we wtorek o zamknięciu basenu, bo w dachu są pęknięcia.",
    "pt": "A câmara decidiu na terça-feira fechar a piscina porque o teto tem rachaduras.",
    "ru": "Городской совет во вторник решил закрыть бассейн, потому что в крыше нашли трещины.",
    "sv": "Kommunen beslutade på tisdagen att stänga simhallen eftersom taket har sprickor.",
    "tr": "Belediye meclisi salı günü çatısında çatlaklar bulunan havuzu kapatmaya karar verdi.",
}


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("de", "14.03.2023, 09:30 Uhr | Aktualisiert: 16.03.2023, 17:02 Uhr"),
        ("de", "Erstellt: 14.03.2023, 09:30 Uhr - Aktualisiert: 16.03.2023, 17:02 Uhr"),
        ("de", "Von Ada Finch 14. März 2023, 9:30 Uhr Aktualisiert am 16. März 2023, 17:02 Uhr"),
        ("en", "14 March 2023, 09:30 · Updated 16 March 2023, 11:30"),
        ("en", "Ada Finch Published 9:30 am ET March 14, 2023 | Updated 11:30 am ET March 16, 2023"),
        ("en", "By Ada Finch · Updated 16 March 2023"),
        ("en", "First published 14 March 2023, 9:30am. Updated 16 March 2023, 6:05pm."),
        ("en", "First published on Tue 14 Mar 2023 09.30 GMT Last modified on Thu 16 Mar 2023 18.05 GMT"),
        ("en", "Published: 14 March 2023 Updated: 16 March 2023"),
        ("en", "Published 14 March 2023Updated 16 March 2023"),
        ("en", "Ada Finch · The Gull · Posted: Mar 14, 2023 9:30 AM ET | Last Updated: March 16"),
        ("en", "Published 14 March 2023, updated 16 March 2023 • 4 min read"),
        ("en", "By Ada Finch@adafinch Updated Mar 16, 2023, 2:15pm EDT"),
        ("en", "This document is being updated as new information arrives. Last update: 2023-03-16 18:05"),
        ("en", "2 days ago Updated Mar. 16, 2023"),
        ("en", "12 comments Updated 16 March 2023"),
        ("de", "2 days ago Aktualisiert am 16.03.2023, 17:02 Uhr"),
        ("es", "14 mar 2023 - 09:30 CET Actualizado: 16 mar 2023 - 18:05 CET"),
        ("es", "Publicado el 14 de marzo de 2023 a las 9:30. Actualizado el 16 de marzo de 2023 a las 18:05"),
        ("fi", "Julkaistu 14.3.2023 klo 9.30 Päivitetty 16.3.2023 klo 18.05"),
        ("fr", "Publié le 14 mars 2023 à 09h30, mis à jour le 16 mars 2023 à 18h05"),
        ("fr", "La Mouette | 14.03.2023 à 09h30 • Mis à jour le 16.03.2023 à 18h05 | Par Ada Finch"),
        ("fr", "Cet article sera mis à jour. Dernière mise à jour : 16 mars 2023"),
        ("fr", "Par Ada Finch - Publié le 14/03/2023 à 09:30 | Mis à jour le 16/03/2023 à 18:05"),
        ("ja", "公開：2023年3月14日 9時30分 更新：2023年3月16日 18時05分"),
        ("ja", "2023年3月14日 9:30 (2023年3月16日 18:05 更新)"),
        ("ja", "港新聞 2023/3/14 9:30（最終更新 3/16 18:05） 789文字"),
        ("nl", "14 mrt. 2023, 09:30 Laatste update: 16 mrt. 2023, 18:05"),
        ("no", "Publisert: 14.03.2023 — 09:30 Sist oppdatert: 16.03.2023 — 18:05"),
        ("pl", "14.03.2023, 09:30, aktualizacja: 16.03.2023, 18:05"),
        ("pt", "Por Ada Finch — 14/03/2023 09h30 - Atualizado 16/03/2023 18h05"),
        ("ru", "Опубликовано 14 марта 2023 в 09:30, обновлено 16 марта 2023 в 18:05"),
        ("sv", "Publicerad: 14 mars 2023 kl. 09.30. Uppdaterad: 16 mars 2023 kl. 18.05"),
        ("tr", "14.03.2023 - 09:30 | Son Güncelleme: 16.03.2023 - 18:05"),
    ],
)
def test_the_second_stamp_of_a_line_has_its_own_date(language: str, line: str) -> None:
    (note,) = watcher.find_notes(
        [line, STORY[language]], language=language, published_at=PUBLISHED, captured_at=CAPTURED
    )
    assert (note.form, note.stated_date, note.text) == ("stamp", date(2023, 3, 16), "")


@pytest.mark.parametrize(
    "line",
    [
        "14 March 2023: council meeting, updated agenda",
        "Council rules of 14 March 2023 updated by minister",
        "Privacy policy last updated 16 March 2023",
        "Published 14 March 2023",
        "Read more: Guidance published 14 March 2023, updated 16 March 2023",
        "Report on crime updated 16 March 2023",
        "7 laws updated 16 March 2023",
        "12 rules that every town has Updated 16 March 2023",
        "The law on pools is older than this. Last update: 16 March 2023",
        "The guidance, published on 14 March 2023 and updated on 16 March 2023, says that pools may open.",
    ],
)
def test_a_line_that_speaks_of_something_else_is_no_stamp(line: str) -> None:
    assert watcher.find_notes([STORY["en"], line, STORY["en"]], language="en", published_at=PUBLISHED) == ()


SUMMARY = "The pool at the harbour stays closed until the autumn."


def test_a_stamp_between_the_summary_and_the_story_is_no_label_of_the_story() -> None:
    (note,) = watcher.find_notes(
        [SUMMARY, "Updated 16 March 2023", STORY["en"], STORY["en"]], language="en", published_at=PUBLISHED
    )
    assert (note.form, note.stated_date, note.text) == ("stamp", date(2023, 3, 16), "")


def test_a_dated_update_above_the_story_is_a_note_where_stamps_are_worded_otherwise() -> None:
    text = "The pool stays closed until the autumn because its roof must be replaced."
    (note,) = watcher.find_notes(
        [f"Update 16 March {text}", STORY["en"]], language="en", published_at=PUBLISHED
    )
    assert (note.form, note.stated_date, note.text) == ("section", date(2023, 3, 16), text)


@pytest.mark.parametrize(
    "block",
    [
        "[Updated 16 March 2023] The pool is open again.",
        "(Updated 16 March 2023) The pool is open again.",
        "[Last updated 16 March 2023] The pool is open again, the council said in a statement on Thursday.",
    ],
)
def test_a_sentence_behind_a_bracketed_stamp_in_the_story_is_its_text(block: str) -> None:
    (note,) = watcher.find_notes([STORY["en"], STORY["en"], block], language="en", published_at=PUBLISHED)
    assert (note.form, note.stated_date) == ("section", date(2023, 3, 16))
    assert note.text.startswith("The pool")
    assert block.endswith(note.text)


def test_a_time_behind_the_day_of_publication_is_of_that_day() -> None:
    line = "March 14, 2023 9:30 am (Updated 11:54 am)"
    (note,) = watcher.find_notes([line, STORY["en"]], language="en", captured_at=CAPTURED)
    assert (note.form, note.stated_date, str(note.stated_time)) == ("stamp", date(2023, 3, 14), "11:54:00")


def test_a_date_that_is_that_of_publication_one_way_only_is_read_that_way() -> None:
    line = "Published on 05/04/2023 - 13:55 GMT+1 • Updated 14:20"
    published = datetime(2023, 4, 5, 12, 55, tzinfo=UTC)
    (note,) = watcher.find_notes([line, STORY["en"]], language="en", published_at=published)
    assert note.stated_date == date(2023, 4, 5)


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("pl", "2023-03-14 09:30:08, aktualizacja: 2023-03-16 18:05:56"),
        ("pl", "Wtorek, 14 marca 2023 (9:30) Aktualizacja: Czwartek, 16 marca 2023 (18:05)"),
        ("fr", "Publié le 14 mars 2023 à 9h30 - Mis à jour le 16 mars 2023 à 18h05 Temps de lecture 4 min."),
        ("en", "Updated on Mar 16, 2023, 18:05 IST- 7 min read"),
        ("de", "Aktualisiert: 16.03.2023, 18:05 Uhr – Lesezeit: 4 Minuten."),
    ],
)
def test_a_stamp_above_a_paragraph_of_the_story_is_no_label_of_it(language: str, line: str) -> None:
    story = STORY[language]
    blocks = [story, "Ada Finch", line, story, story]
    found = watcher.find_notes(blocks, language=language, published_at=PUBLISHED, captured_at=CAPTURED)
    assert [(note.form, note.stated_date) for note in found] == [("stamp", date(2023, 3, 16))]


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "This page was last edited on 16 March 2023, at 18:05."),
        ("it", "Questa pagina è stata modificata per l’ultima volta il 16 marzo 2023 alle 18:05."),
        ("nl", "Deze pagina is voor het laatst bewerkt op 16 maart 2023 om 18:05."),
        ("fi", "Sivua on viimeksi muutettu 16. maaliskuuta 2023 kello 18.05."),
        ("da", "Artiklen er senest opdateret 16. marts 2023 kl. 18:05."),
        ("zh", "本页面最后修订于2023年3月16日 (星期四) 18:05。"),
        ("de", "Dieser Artikel wurde zuletzt am 16. März 2023 aktualisiert."),
        ("fr", "Cet article a été mis à jour pour la dernière fois le 16 mars 2023."),
        ("es", "Este artículo se actualizó por última vez el 16 de marzo de 2023."),
        ("pt", "Esta reportagem foi atualizada pela última vez em 16 de março de 2023."),
        ("en", "This notice last updated: 16 March 2023"),
        ("en", "This tracker was last updated on 16 March 2023."),
        ("en", "Page last modified: 16 March 2023"),
        ("en", "Content last updated 16 March 2023"),
        ("en", "Reviewed and updated on 16 March 2023 by Mara Lind."),
    ],
)
def test_a_sentence_that_tells_only_when_the_last_change_was_is_a_stamp(language: str, line: str) -> None:
    story = STORY.get(language, STORY["en"])
    (note,) = watcher.find_notes([story, story, line], language=language)
    assert (note.form, note.stated_date) == ("stamp", date(2023, 3, 16))


@pytest.mark.parametrize(
    "line",
    [
        "This report was last updated at 2:50 p.m.",
        "— This report was last updated at 2:50 p.m.",
        "—Updated at 2:50 p.m. Ada Finch and Bo Lind contributed.",
        "Updated at 2:50 p.m. Ada Finch contributed to this report.",
    ],
)
def test_a_time_under_the_story_is_a_stamp_whoever_contributed_to_it(line: str) -> None:
    (note,) = watcher.find_notes([STORY["en"], STORY["en"], line], language="en", published_at=PUBLISHED)
    assert (note.form, note.stated_date, note.stated_time) == ("stamp", PUBLISHED.date(), time(14, 50))


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "Editor's note: This story was last updated on 16 March 2023."),
        ("en", "Editors’ note: This story was last updated on 16 March 2023."),
        ("en", "Note: This story was last updated on 16 March 2023."),
        ("de", "Hinweis: Dieser Artikel wurde zuletzt am 16. März 2023 aktualisiert."),
        ("fr", "Note : Cet article a été mis à jour pour la dernière fois le 16 mars 2023. Merci de lire."),
        ("pt", "Nota: Esta reportagem foi atualizada pela última vez em 16 de março de 2023. Virão outras."),
    ],
)
def test_a_label_may_stand_before_the_sentence_that_tells_when_the_last_change_was(
    language: str, line: str
) -> None:
    story = STORY.get(language, STORY["en"])
    (note,) = watcher.find_notes([story, story, line], language=language, published_at=PUBLISHED)
    assert (note.form, note.stated_date) == ("stamp", date(2023, 3, 16))


@pytest.mark.parametrize("head", ["Privacy policy", "Read also", "The council"])
def test_other_words_before_it_make_it_the_stamp_of_something_else(head: str) -> None:
    line = f"{head}: This page was last updated on 16 March 2023."
    assert watcher.find_notes([STORY["en"], line, STORY["en"]], language="en", published_at=PUBLISHED) == ()


def test_a_stamp_that_is_printed_twice_is_no_chain_of_notes() -> None:
    stamp, story = "Updated: 6:05 PM CST Mar 16, 2023", STORY["en"]
    found = watcher.find_notes([story, stamp, story, stamp, story], language="en")
    assert {note.form for note in found} == {"stamp"}


def test_dated_titles_of_other_stories_are_no_notes() -> None:
    teasers = [
        "aktualizacja 2023-03-16 (18:05)",
        "Stało się. Rada odwołała dyrektora basenu miejskiego",
        "aktualizacja 2023-03-15 (17:27)",
        "Dyrektor basenu złożył wniosek o odwołanie kierownika",
    ]
    found = watcher.find_notes([STORY["pl"], *teasers, STORY["pl"]], language="pl", published_at=PUBLISHED)
    assert not [note for note in found if note.text]


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "Updated on 16 March 2023 by Mara Lind."),
        ("de", "Aktualisiert am 16. März 2023 von Mara Lind"),
        ("fr", "Mis à jour le 16 mars 2023 par Mara Lind"),
    ],
)
def test_who_wrote_a_stamp_is_part_of_it_and_no_text_that_came(language: str, line: str) -> None:
    story = STORY.get(language, STORY["en"])
    (note,) = watcher.find_notes([story, story, line], language=language, published_at=PUBLISHED)
    assert (note.form, note.text, note.head_end) == ("stamp", "", len(line))


def test_a_verb_of_mending_and_its_day_head_what_says_that_the_story_was_wrong() -> None:
    told = "A previous version of this story gave the wrong age for the mate."
    (note,) = watcher.find_notes([STORY["en"], "Corrected on May 3, 2021", told], language="en")
    assert (note.kind, note.label, note.text) == ("correction", "Corrected", told)
    assert note.stated_date == date(2021, 5, 3)
    stamp, _ = watcher.find_notes(
        [STORY["en"], "Corrected on May 3, 2021", f"Correction: {told}"], language="en"
    )
    assert (stamp.form, stamp.text) == ("stamp", "")
