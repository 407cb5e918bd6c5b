"""Where notes above the story end, and it begins again."""

from __future__ import annotations

import pytest
from notes_help import MORE, STORY, notes, the_note

from watcher.model.reading import NoteForm, NoteKind

SWEDISH = (
    "Färjan till öarna låg kvar i hamnen på måndagen på grund av stormen.",
    "Rederiet uppger att resenärerna får pengarna tillbaka inom två veckor.",
)


def test_at_the_start_it_runs_to_the_marker():
    note = the_note(
        "Update at 5:30 p.m.",
        "The ferry has sailed, the company said on Monday.",
        "Original post:",
        *STORY,
    )
    assert note.text == "The ferry has sailed, the company said on Monday."


@pytest.mark.parametrize(
    ("language", "label", "words"),
    [
        ("en", "Update", "As we reported earlier:"),
        ("en", "Update", "Here's our original story"),
        ("en", "Update", "[Original story] The ferry stays in harbour."),
        ("en", "Update", "ORIGINAL STORY, 8 a.m. -- The ferry stays in harbour."),
        ("de", "Update", "Erstmeldung:"),
        ("fr", "Mise à jour", "Notre premier article :"),
        ("pl", "Aktualizacja", "Wcześniej informowaliśmy"),
        ("cs", "Aktualizace", "Dříve jsme psali:"),
        ("hu", "Frissítés", "Korábban írtuk:"),
        ("hr", "Ažurirano", "Ranije smo pisali:"),
        ("tr", "Güncelleme", "Haberin ilk hali:"),
    ],
)
def test_words_that_open_the_story_again_end_the_note_and_are_none(language, label, words):
    told = STORY[:2]
    note = the_note(f"{label} 13.1.2021: {told[0]}", told[1], words, *STORY, language=language)
    assert (note.kind, note.last_block) == (NoteKind.UPDATE, 1)


@pytest.mark.parametrize(
    ("language", "pointer"),
    [
        ("en", "The original story is below."),
        ("en", "(Original story continues below.)"),
        ("en", "Our original story follows:"),
        ("de", "Unser ursprünglicher Artikel folgt:"),
    ],
)
@pytest.mark.parametrize("more", [(), ("She said so to the “Harbour Times.”",)])
def test_a_last_sentence_that_the_story_follows_ends_the_note_and_is_none_of_its_text(
    language, pointer, more
):
    told = ("The ferry has sailed, the company said.", *more)
    blocks = f"Update 13 Jan: {told[0]}", *more
    note = the_note(*blocks[:-1], f"{blocks[-1]} {pointer}", *STORY, language=language)
    assert note.text == "\n\n".join(told)


@pytest.mark.parametrize(
    ("language", "last"),
    [
        ("en", "Its full report is below."),
        ("en", "Earlier report: it stays."),
        ("ca", "La notícia original deia que es quedava."),
        ("id", "Artikel asli menyebut dua belas orang."),
    ],
    ids=["a report of others", "what one said", "in Catalan", "in Indonesian"],
)
def test_a_last_sentence_that_says_more_than_that_the_story_follows_is_the_notes(language, last):
    said = f"The ferry has sailed, the company said. {last}"
    assert the_note(f"Update: {said}", *STORY, language=language).text == said


@pytest.mark.parametrize("head", ["UPDATE:", "UPDATE (HBRV) --", "UPDATE (Harbour View) -"])
@pytest.mark.parametrize(
    "place",
    [
        "LUND (HBRV) -- ",
        "NEW LUND, Scania (Harbour View) - ",
        "LUND — ",
        "LUND, Jan 12 (HBRV) - ",
        "LUND, Scania, Jan. 12, 2021 /HBRV/ -- ",
        "LUND, 12. januar (HBRV) – ",
        "(NEW LUND, Scania)—",
    ],
)
def test_at_the_start_it_runs_to_the_place_that_the_story_is_written_from(head, place):
    told = [f"{head} {MORE}", STORY[1]]
    assert the_note(*told, place + STORY[0], *STORY).last_block == 1
    assert the_note(*told, "By Ada Finch", place + STORY[0], *STORY).last_block == 0
    assert the_note("Update: " + MORE, *STORY, place + STORY[0]).last_block == 3


@pytest.mark.parametrize("again", [["Original story:"], ["-----", "Original story:"]])
def test_what_editors_explain_above_the_story_runs_to_the_marker_too(again):
    head = "Editor's note (3/5/21): We want to make a clarification on what the captain claimed."
    assert the_note(head, MORE, STORY[1], *again, *STORY).last_block == 2
    assert the_note(head, MORE, STORY[1], *STORY).last_block == 0
    assert the_note(head, *STORY * 4, *again, *STORY).last_block == 0  # a story that is told anew


def test_at_the_start_without_a_marker_it_is_one_block():
    note = the_note("Update: The ferry has sailed, the company said.", *STORY)
    assert (note.text, note.extent_certain) == ("The ferry has sailed, the company said.", False)


def test_newest_first_chains_have_no_certain_end():
    blocks = [
        STORY[0],
        "Update, 13 Jan: The ferry has sailed.",
        "Update, 12 Jan: The ferry is full.",
        *STORY[1:],
    ]
    assert [note.extent_certain for note in notes(*blocks)] == [True, False]


@pytest.mark.parametrize(
    ("head", "earlier"),
    [
        ("Update, 12 January, 8.42 a.m.:", "11 January, 4.30 p.m.:"),
        ("Update - 10:11", "9:11"),
        ("OSLO, Norway — Update (8:10 p.m.):", "Original story:"),
        ("OSLO, No.- *Update (8:10 p.m.):", "Original story:"),
    ],
)
def test_above_the_story_it_runs_to_what_was_written_before(head, earlier):
    note = the_note(head, STORY[0], earlier, STORY[1], STORY[2])
    assert (note.label, note.text) == ("Update", STORY[0])
    assert note.stated_time is not None


@pytest.mark.parametrize(
    "marker",
    [
        *("—-", "--", "***", "* * *", "____"),
        "Originally published on Tuesday, January 5, 2021: The ferry stays in harbour, the company said.",
        "Original post (6:57 a.m.): The ferry stays in harbour, the company said.",
    ],
)
def test_above_the_story_it_runs_to_a_line_drawn_with_signs_or_to_what_was_published_first(marker):
    said = ("The ferry has sailed.", "It was full to the last seat, the company said on Tuesday.")
    (note,) = notes(f"UPDATE: {said[0]}", said[1], marker, *STORY)
    assert note.text == "\n\n".join(said)


@pytest.mark.parametrize(
    "again",
    ["•••••", "EARLIER, 9:56 a.m. PT: The ferry is in harbour.", "Monday, 4:30 — The ferry is in harbour."],
)
def test_the_text_of_an_earlier_time_is_the_story_again(again):
    note = the_note("UPDATE, 1:30 p.m.: The ferry has sailed.", STORY[0], again, *STORY[1:])
    assert note.text == f"The ferry has sailed.\n\n{STORY[0]}"


def test_an_earlier_time_opens_the_story_again_in_other_languages():
    blocks = (
        "Uppdatering kl. 13.30: Färjan har gått.",
        SWEDISH[0],
        "Tidigare (kl. 9.50): Färjan ligger kvar.",
    )
    assert the_note(*blocks, *SWEDISH, language="sv").text == f"Färjan har gått.\n\n{SWEDISH[0]}"


def test_all_updates_above_the_original_text_run_up_to_the_next_one():
    long = [f"The captain spoke for the {hour}th time to those who waited on board." for hour in range(4, 16)]
    updates = ["UPDATE, 9:33 PM: The ferry has sailed.", *long, "UPDATE, 7:46 PM: It was full.", STORY[1]]
    found = notes(*updates, "Original text appears below.", *STORY)
    assert [(note.first_block, note.last_block) for note in found] == [(0, 12), (13, 14)]


def test_menus_over_a_story_do_not_hide_that_a_note_stands_above_it():
    menu = ["News", "Sport", "Weather", "Most read", "Share this", "Follow us"]
    assert the_note(*menu, "Update: The ferry has sailed.", *STORY).text == "The ferry has sailed."


def test_a_title_between_two_updates_ends_the_first():
    blocks = ["Update: The ferry has sailed.", "What comes next", STORY[1], "Update: It is back."]
    assert [note.text for note in notes(STORY[0], *blocks)] == ["The ferry has sailed.", "It is back."]


def test_a_label_and_a_day_long_after_the_publication_stand_over_a_text():
    text = "The ferry company has written to us since, and so has its captain."
    note = the_note("Update 8 February 2021", text, *STORY)
    assert (note.text, str(note.stated_date)) == (text, "2021-02-08")
    assert not [each.text for each in notes("Update 12 January 2021", text, *STORY) if each.text]


def test_a_day_that_there_is_not_stands_above_a_story_too():
    (note,) = notes("Aggiornamento 30/02/2021 Il traghetto è tornato in mare.", *STORY, language="it")
    assert note.stated_date is None


@pytest.mark.parametrize(
    ("language", "head", "text"),
    [
        (
            "cs",
            "Aktualizace z 5. února 2022",
            "Trajekt po roce opět vyplul a bude jezdit celou zimu až do jara.",
        ),
        (
            "da",
            "Opdatering 5. feb 2022",
            "Færgen sejler igen efter et år og vil sejle hele vinteren til foråret.",
        ),
        (
            "de",
            "Aktualisierung 5. Februar 2022",
            "Die Fähre fährt nach einem Jahr wieder, den ganzen Winter lang.",
        ),
        ("ru", "Обновление от мая 2022 г.", "Паром снова ходит спустя год и будет ходить всю зиму до весны."),
        ("he", "עדכון מה־5 בפברואר 2022", "המעבורת שבה להפליג אחרי שנה ותפליג כל החורף עד האביב הבא."),
    ],
)
def test_a_label_that_was_put_above_the_story_much_later_has_its_text_behind_the_date(language, head, text):
    note, *others = notes(f"{head} {text}", *STORY, language=language)
    assert (note.text, others) == (text, [])


def test_a_label_of_the_week_of_publication_before_the_lede_is_a_stamp():
    (stamp,) = notes(f"Aktualisierung 12. Januar 2021 {STORY[0]}", *STORY, language="de")
    assert stamp.form is NoteForm.STAMP


def test_of_an_update_that_opens_the_page_and_one_that_ends_it_neither_takes_the_story_between():
    first, last = "The ferry stays in harbour, the company said.", "All ferries sail again, the company said."
    found = notes(f"Update: {first}", *STORY, *STORY, f"Update: {last}")
    assert [note.text for note in found] == [first, last]


def test_a_time_before_a_text_above_the_words_that_open_the_story_again_is_an_updates():
    told = ("The ferry has sailed, the company said.", "The next one sails on Tuesday morning.")
    timed = (f"4.30pm: {told[0]}", told[1], f"2.15pm: {told[1]}")
    assert [note.text for note in notes(*timed, f"EARLIER: {STORY[0]}", *STORY)] == [
        "\n\n".join(told),
        told[1],
    ]
    assert notes(*timed, *STORY) == ()
    assert len(notes("Ferries between the islands.", *timed, f"EARLIER: {STORY[0]}", *STORY)) == len(told)


@pytest.mark.parametrize(
    ("language", "blocks"),
    [
        ("de", [STORY[0], "15.30 Uhr: Das Spiel beginnt vor vollen Rängen.", "Erste Halbzeit"]),
        ("no", [STORY[0], "18.00: Kampen starter foran fulle tribuner.", "Tidligere møter:"]),
        ("en", ["7.45pm: The teams come out.", "9.30pm: The cup is handed over.", "Previous meetings:"]),
        ("en", ["11.50pm: A caller smells gas.", "0.10am: The street is closed.", "Earlier calls:"]),
    ],
)
def test_the_times_of_a_programme_or_a_chronicle_are_no_updates(language, blocks):
    assert notes(*blocks, *STORY, language=language) == ()


def test_how_much_later_an_update_came_is_of_its_label():
    note = the_note(*STORY, "Update the next day: The ferry has sailed, the company said.")
    assert (note.label, note.text[:9]) == ("Update the next day", "The ferry")
    assert notes(*STORY, "Update the following apps now: the old ones stop working in June.") == ()


@pytest.mark.parametrize(
    ("language", "label", "more", "last"),
    [
        ("en", "UPDATE", "However, the pier itself stays closed until Friday, the company added.", 1),
        ("en", "UPDATE", "She has thanked the crew of the lifeboat, too.", 1),
        ("de", "Update", "Sie hat auch der Mannschaft des Rettungsboots gedankt.", 1),
        ("fr", "Mise à jour", "Il a remercié l'équipage du canot, lui aussi.", 1),
        ("fr", "Mise à jour", "Il y a dix ans, le port était déjà fermé pour la même raison.", 0),
        ("de", "Update", "Sie haben Hinweise zu diesem Thema? Dann schreiben Sie der Redaktion.", 0),
        ("de", "Update", "Sie finden alle Fahrten der Fähre auf der Seite der Reederei.", 0),
        ("en", "UPDATE", "Sherry is sold at the pier for the first time this year.", 0),
        ("en", "UPDATE", "The pier itself stays closed until Friday, the company added.", 0),
    ],
)
def test_a_paragraph_that_opens_with_a_pronoun_belongs_to_the_note_above_it(language, label, more, last):
    told = "The harbour master has opened the pier to the ferry again, the company says."
    note = the_note(f"{label}: {told}", more, *STORY, language=language)
    assert (note.text, note.last_block) == ("\n\n".join([told, more][: last + 1]), last)


def test_so_does_what_such_a_paragraph_announces_below_a_story():
    note = the_note(*STORY, "UPDATE: The captain has left, too.", "He wrote to us:", "“I am sorry.”")
    assert note.last_block == len(STORY) + 2
