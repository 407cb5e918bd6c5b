"""Which blocks are notes, and what they say."""

from __future__ import annotations

from datetime import date, time

import pytest
from notes_help import CAPTURED, PUBLISHED, STORY, notes, the_note

from watcher.model.reading import DateSource, NoteForm, NoteKind, Position
from watcher.read.notes import find_notes, looks_like_note


def test_the_reference_story_has_a_stamp_and_two_notes_of_three_paragraphs():
    story = [
        "Updated 13 Jan The council has voted for the new harbour by a narrow margin.",
        "The vote followed a debate of four hours in the town hall.",
        "Work is to begin in the autumn, the builders said on Monday.",
        "Update 12 Jan: The fishing association has criticised the vote.",
        "Its members fear for their moorings during the years of building.",
        "They have asked the council for a meeting before the end of the month.",
        "Update 13 Jan: The mayor has invited the fishing association.",
        "The meeting is to take place in the harbour office on Thursday.",
        "Both sides said that they were hopeful of a settlement.",
        "Picture credit: A. Photographer",
        "Join us on 20 January for an evening about the harbour, tickets are on sale at the museum.",
    ]
    stamp, first, second = notes(*story)
    assert (stamp.form, stamp.stated_date, stamp.text) == (NoteForm.STAMP, date(2021, 1, 13), "")
    assert (stamp.year_inferred, stamp.position) == (True, Position.LEDE)
    assert first.text.split("\n\n") == ["The fishing association has criticised the vote.", *story[4:6]]
    assert second.text.split("\n\n") == ["The mayor has invited the fishing association.", *story[7:9]]
    assert [note.stated_date for note in (first, second)] == [date(2021, 1, 12), date(2021, 1, 13)]
    assert (second.first_block, second.last_block) == (6, 8)


@pytest.mark.parametrize(
    ("block", "kind", "text"),
    [
        ("Update: The ferry sails again.", NoteKind.UPDATE, "The ferry sails again."),
        ("UPDATE – The ferry sails again.", NoteKind.UPDATE, "The ferry sails again."),
        ("Update! The ferry sails again.", NoteKind.UPDATE, "The ferry sails again."),
        (
            "*Update 4. The boat sails again, it is said.",
            NoteKind.UPDATE,
            "The boat sails again, it is said.",
        ),
        ("Update The ferry's owner is content.", NoteKind.UPDATE, "The ferry's owner is content."),
        ("[Update: The ferry sails again.]", NoteKind.UPDATE, "The ferry sails again."),
        ("[UPDATE] The ferry sails again.", NoteKind.UPDATE, "The ferry sails again."),
        ("**Update (2021-01-13):** The ferry sails again.", NoteKind.UPDATE, "The ferry sails again."),
        ("EDIT: fixed a typo", NoteKind.AMENDMENT, "fixed a typo"),
        ("UPD: The ferry sails again.", NoteKind.UPDATE, "The ferry sails again."),
        ("Correction, Jan. 13, 2021: The captain is 54.", NoteKind.CORRECTION, "The captain is 54."),
        ("CORRECTION (Jan. 13, 9:05 a.m.): The captain is 54.", NoteKind.CORRECTION, "The captain is 54."),
        (
            "Clarification: The owner decides, not the captain.",
            NoteKind.CLARIFICATION,
            "The owner decides, not the captain.",
        ),
        ("25.01.21, 16.05: Correction: The captain is 54.", NoteKind.CORRECTION, "The captain is 54."),
        ("Important update: The ferry sails again.", NoteKind.UPDATE, "The ferry sails again."),
        (
            "Editor's note: This story was updated to drop a name.",
            NoteKind.EDITORS_NOTE,
            "This story was updated to drop a name.",
        ),
        (
            "Editor's note: The photo was replaced on 13 January.",
            NoteKind.EDITORS_NOTE,
            "The photo was replaced on 13 January.",
        ),
        (
            "Note: This post has been updated with a new map.",
            NoteKind.UPDATE,
            "This post has been updated with a new map.",
        ),
        (
            "12.33: An earlier version of this article had the wrong age.",
            NoteKind.CORRECTION,
            "An earlier version of this article had the wrong age.",
        ),
        ("Retraction: We have retracted this story.", NoteKind.RETRACTION, "We have retracted this story."),
    ],
)
def test_a_label_opens_a_note(block, kind, text):
    note = the_note(*STORY, block)
    assert (note.kind, note.form, note.text, note.position) == (kind, NoteForm.SECTION, text, Position.END)


@pytest.mark.parametrize(
    ("block", "kind"),
    [
        ("This article was amended on 13 January 2021 to give the right name.", NoteKind.AMENDMENT),
        ("This story has been corrected to show that the captain is 54.", NoteKind.CORRECTION),
        ("An earlier version of this article said that the captain was 45.", NoteKind.CORRECTION),
        ("(Updates with comment from ministry in third paragraph)", NoteKind.UPDATE),
        ("(Recasts, adds details)", NoteKind.UPDATE),
        ("( Updates with the ministry's figures in 11th paragraph )", NoteKind.UPDATE),
        ("Ada Finch contributed to this report, which was updated at 11:22 a.m.", NoteKind.UPDATE),
        ("Ada Finch contributed to this report, updated at 11:22 a.m.", NoteKind.UPDATE),
        ("Ada Finch contributed to this story which was updated at 11:22 a.m.", NoteKind.UPDATE),
        ("Updated for clarity.", NoteKind.UPDATE),
        ("This story has been updated and will continue to update with new developments.", NoteKind.UPDATE),
        ("Corrected from earlier to remove a reference to the mate.", NoteKind.CORRECTION),
        ("Updated on Friday, January 15 at 6:30 p.m. with additional comments.", NoteKind.UPDATE),
        ("We apologize for the error.", NoteKind.CORRECTION),
        ("Our apologies to Ada Finch, whose name we got wrong in this story.", NoteKind.CORRECTION),
        ("This developing story has been updated.", NoteKind.UPDATE),
        ("This post has been updated.", NoteKind.UPDATE),
        ("Updated to include a statement from the company.", NoteKind.UPDATE),
        ("The headline of this article has been changed.", NoteKind.AMENDMENT),
    ],
)
def test_a_sentence_about_the_story_is_a_note_and_keeps_itself(block, kind):
    note = the_note(*STORY, block)
    assert (note.kind, note.text) == (kind, block.strip("() "))


@pytest.mark.parametrize(
    "block",
    [
        "We will update this post when we hear back from the company.",
        "Updated 14 hours ago",
        "Privacy policy updated 1 May",
        "Corrections & Clarifications",
        "Correctional facilities were closed on Monday, officials said in a statement.",
        "Originally published on 3 May 2019.",
        "The software update fixes a bug that crashed the phone.",
        "Editor's note: This story contains spoilers for the last episode.",
        "Editor's note: The photo was taken on 3 May 2019 and changed hands twice.",
        "The photo was replaced on 3 May 2019.",
        "If, while following a previous version of this guide, you closed the valve, open it now.",
        "This interview has been edited for length and clarity.",
        "The report was updated in 2019 to include new figures from the ministry.",
        "A version of this article appeared in print on 3 May 2019.",
        "Update Windows to the newest version before you begin.",
        "Updates are now available for all the release lines named below.",
        "UPDATE 4-Tennis-Results of the first round",
        'A minute later the police tweeted: "Update: the road is closed until morning."',
        "2021-02-03: Voting closes",
        "Get the latest updates from the campaign in your inbox.",
        "Added: a second ferry.",
        "UPDATE: The ferry is back and all are well. — Ferry News (@ferrynews) January 12, 2021",
        "UPDATE: The ferry is back and all are well. #ferries https://t.co/y5ATw7JH pic.twitter.com/m7r5JoXy",
        "UPDATED: SEE BELOW The storm season has begun, and with it the season in which ferries […]",
        "UPDATE Tickets for the ferries of the summer and " + "for the small boats of the north, " * 4,
        "In an interview with Ada Finch on Jan. 2, the captain defended the ban with inaccurate figures.",
        "This article originally was published at 8:05 a.m.",
        "Updated: 8:49 p.m.; 9:35 p.m.",
        "Media caption This video has been removed for rights reasons",
        'Many were glad. "I can sail again," one told us. Another added: "I wish it sailed to every island."',
        "The office answered in its notes. [Update: the figures](https://example.org/a) were out on Monday.",
        "UPDATE: 'Back at last': Captain says new ferry of northern islands beats every other, crew agrees",
        "The paper’s own note said: “An earlier version of this article gave the wrong hour.” He laughed.",
    ],
)
def test_look_alikes_are_no_notes(block):
    assert not [note for note in notes(*STORY, block, *STORY) if note.form is NoteForm.SECTION]


def test_titles_of_other_stories_are_no_notes():
    menu = ["Most read", "Update: New harbour plan divides the town", "Storm warning for the islands"]
    assert notes(*STORY, *menu) == ()


def test_entries_of_a_live_blog_are_no_notes():
    live = [
        "05.20 Seven boats have been found.",
        "06.10 Update: eight boats have been found.",
        "06.30 The search goes on.",
    ]
    assert not [note for note in notes(*live) if note.form is NoteForm.SECTION]


@pytest.mark.parametrize(
    "stamp",
    [
        "Updated at 11:45 p.m. ET",
        "Updated 13 Jan",
        "Last updated: 13 January 2021",
        "(Updated 13 January 2021)",
        "Updated 1/13/2021 at 8:00 a.m.",
    ],
)
@pytest.mark.parametrize("over", [[], ["6 years ago"]], ids=["alone", "under a relative time"])
def test_a_label_with_nothing_but_a_date_is_a_stamp(stamp, over):
    note = the_note(*over, stamp, *STORY)
    assert (note.form, note.text, note.position) == (NoteForm.STAMP, "", Position.LEDE)


def test_a_stamp_in_two_elements():
    note = the_note("Updated", "13 January 2021, 10:20", *STORY)
    assert (note.form, note.stated_date, note.stated_time) == (
        NoteForm.STAMP,
        date(2021, 1, 13),
        time(10, 20),
    )
    assert (note.first_block, note.last_block) == (0, 1)


@pytest.mark.parametrize("bar", ["", "| "])
def test_a_stamp_run_into_the_lede_ends_with_its_date(bar):
    note = the_note(f"Updated at 5:30 p.m. {bar}The ferry stayed in harbour on Monday.", *STORY)
    assert (note.form, note.stated_time, note.text) == (NoteForm.STAMP, time(17, 30), "")


@pytest.mark.parametrize(
    ("language", "block", "kind", "day"),
    [
        ("de", "Update vom 13. Januar: Die Fähre fährt wieder.", NoteKind.UPDATE, date(2021, 1, 13)),
        (
            "de",
            "Korrektur: In einer früheren Version dieses Artikels stand ein falscher Name.",
            NoteKind.CORRECTION,
            None,
        ),
        ("fr", "Mise à jour du 13 janvier à 16h42 : le bac est reparti.", NoteKind.UPDATE, date(2021, 1, 13)),
        ("fr", "Cet article a été corrigé le 13 janvier 2021.", NoteKind.CORRECTION, date(2021, 1, 13)),
        (
            "es",
            "Fe de errores: una versión anterior de este artículo daba otro nombre.",
            NoteKind.CORRECTION,
            None,
        ),
        ("pt", "Atualização, 13/1, às 10h20: a balsa voltou a sair.", NoteKind.UPDATE, date(2021, 1, 13)),
        ("it", "Errata corrige: il capitano ha 54 anni e non 45.", NoteKind.CORRECTION, None),
        (
            "nl",
            "Dit artikel is op 13 januari aangepast om een naam te verbeteren.",
            NoteKind.AMENDMENT,
            date(2021, 1, 13),
        ),
        ("sv", "Rättelse 13/1: Kaptenen är 54 år.", NoteKind.CORRECTION, date(2021, 1, 13)),
        ("nb", "Saken er endret etter publisering.", NoteKind.AMENDMENT, None),
        ("fi", "Oikaisu 13.1.2021: Kapteeni on 54-vuotias.", NoteKind.CORRECTION, date(2021, 1, 13)),
        (
            "pl",
            "Sprostowanie: we wcześniejszej wersji tekstu podano inne nazwisko.",
            NoteKind.CORRECTION,
            None,
        ),
        ("cs", "Aktualizace 13. ledna 10:20: Trajekt znovu vyplul.", NoteKind.UPDATE, date(2021, 1, 13)),
        ("hu", "Frissítés (2021. január 13.): A komp ismét közlekedik.", NoteKind.UPDATE, date(2021, 1, 13)),
        ("ro", "Erată: căpitanul are 54 de ani.", NoteKind.CORRECTION, None),
        ("ru", "Обновление 13 января, 10:20: паром снова ходит.", NoteKind.UPDATE, date(2021, 1, 13)),
        ("uk", "Виправлення: капітанові 54 роки.", NoteKind.CORRECTION, None),
        ("tr", "Güncelleme (13 Ocak, 10:20): Feribot yeniden çalışıyor.", NoteKind.UPDATE, date(2021, 1, 13)),
        ("el", "Διόρθωση 13 Ιανουαρίου: Ο καπετάνιος είναι 54 ετών.", NoteKind.CORRECTION, date(2021, 1, 13)),
        ("ja", "【追記 2021/1/13】フェリーは再び運航している。", NoteKind.UPDATE, date(2021, 1, 13)),
        ("zh", "（更新：1月13日10时20分）渡轮恢复航行。", NoteKind.UPDATE, date(2021, 1, 13)),
        (
            "ko",
            "업데이트 (1월 13일 오전 10시 20분): 여객선이 다시 운항한다.",
            NoteKind.UPDATE,
            date(2021, 1, 13),
        ),
        ("ar", "تحديث (13 يناير، 10:20): عادت العبارة إلى العمل.", NoteKind.UPDATE, date(2021, 1, 13)),
        ("he", "עדכון (13 בינואר): המעבורת שבה להפליג.", NoteKind.UPDATE, date(2021, 1, 13)),
        (
            "vi",
            "Cập nhật ngày 13 tháng 1 năm 2021: Phà đã hoạt động trở lại.",
            NoteKind.UPDATE,
            date(2021, 1, 13),
        ),
        ("id", "Koreksi 13 Januari: Kapten berusia 54 tahun.", NoteKind.CORRECTION, date(2021, 1, 13)),
        ("hi", "अपडेट 13 जनवरी: नौका फिर चल रही है।", NoteKind.UPDATE, date(2021, 1, 13)),
        (None, "Rättelse 13/1: Kaptenen är 54 år.", NoteKind.CORRECTION, date(2021, 1, 13)),
        ("pt-BR", "Errata: o capitão tem 54 anos.", NoteKind.CORRECTION, None),
    ],
)
def test_notes_of_many_languages(language, block, kind, day):
    note = the_note(*STORY, block, language=language)
    assert (note.kind, note.stated_date) == (kind, day)


def test_dated_text_long_after_publication_is_an_update():
    blocks = [*STORY, "2021-02-03: The ferry line was closed for good, the company said.", *STORY]
    note = the_note(*blocks)
    assert (note.kind, note.stated_date, note.date_source) == (
        NoteKind.UPDATE,
        date(2021, 2, 3),
        DateSource.STATED,
    )


def test_find_notes_is_recognise_without_the_page():
    blocks = [*STORY, "Update 12 Jan: The ferry has sailed."]
    assert find_notes(blocks, language="en", published_at=PUBLISHED, captured_at=CAPTURED) == notes(*blocks)


def test_looks_like_note():
    assert looks_like_note("Update 12 Jan: The ferry has sailed.")
    assert looks_like_note("Updated 12 Jan", "en")
    assert not looks_like_note(STORY[0], "en")


@pytest.mark.parametrize(
    ("language", "block"),
    [("en", "追記：フェリーは再び運航している。"), ("en", "Обновление: паром снова ходит.")],
)
def test_a_page_in_another_script_than_it_says_is_read_as_what_it_is(language, block):
    story = {
        "追": "フェリーは月曜日、嵐のため港にとどまったと会社は述べた。",
        "О": "Паром в понедельник остался в порту из-за шторма, сообщила компания.",
    }
    assert the_note(story[block[0]], story[block[0]], block, language=language).kind is NoteKind.UPDATE


def test_a_page_that_only_says_it_is_english():
    story = (
        "Die Fähre zu den nördlichen Inseln blieb am Montag wegen des Sturms im Hafen, sagte die Reederei. "
        * 3
    )
    note = the_note(story, story, "Nachtrag: Die Fähre fährt wieder.", language="en")
    assert (note.kind, note.text) == (NoteKind.UPDATE, "Die Fähre fährt wieder.")


@pytest.mark.parametrize(
    "stamp",
    [
        "Updated 12 Jan",
        "Updated 12 January",
        "Updated Jan 12",
        "Updated 12 Jan 2021",
        "Updated 12 Jan at 10:30am",
    ],
)
def test_a_stamp_may_be_glued_to_the_sentence_without_a_space(stamp):
    (note,) = find_notes([f"{stamp}Engineers have closed the bridge.", "It is old."], published_at=PUBLISHED)
    assert (note.form, note.label, note.text) == (NoteForm.STAMP, "Updated", "")
    assert note.stated_date == date(2021, 1, 12)


def test_what_a_parliament_changes_is_the_news():
    text = "Der Text wurde vom Bundestag geändert, nachdem eine frühere Version des Textes Kritik fand."
    assert find_notes([text], language="de") == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Wir entschuldigen uns bei Frau Fink für die falsche Darstellung in diesem Artikel."),
        ("fr", "Nos excuses à Mme Pinson, dont nous avions écorché le nom dans une première version."),
    ],
)
def test_an_apology_for_ones_own_error_is_a_correction(language, text):
    (note,) = find_notes([text], language=language)
    assert (note.kind, note.text) == (NoteKind.CORRECTION, text)
