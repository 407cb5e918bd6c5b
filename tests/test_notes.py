"""Which blocks are notes, where they end, what they say."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest

from watcher.model.reading import BlockKind, DateSource, NoteForm, NoteKind, Position
from watcher.read.notes import find_notes, looks_like_note, recognise

PUBLISHED = datetime(2021, 1, 11, 9, tzinfo=UTC)
CAPTURED = datetime(2021, 2, 10, tzinfo=UTC)
STORY = [
    "The ferry to the northern islands stayed in harbour on Monday because of the storm.",
    "The company said that passengers would get their money back within two weeks.",
    "Hotels on the islands reported that most of their guests had stayed on.",
]
TAIL = ["Picture credit: a local photographer", "Share this story"]


def notes(*blocks: str, language: str = "en", kinds=None):
    return recognise(blocks, kinds=kinds, language=language, published_at=PUBLISHED, captured_at=CAPTURED)


def the_note(*blocks: str, language: str = "en"):
    found = notes(*blocks, language=language)
    assert len(found) == 1, found
    return found[0]


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
        ("This post has been updated.", NoteKind.UPDATE),
        ("Updated to include a statement from the company.", NoteKind.UPDATE),
        ("The headline of this article has been changed.", NoteKind.AMENDMENT),
    ],
)
def test_a_sentence_about_the_story_is_a_note_and_keeps_itself(block, kind):
    note = the_note(*STORY, block)
    assert (note.kind, note.text) == (kind, block.strip("()"))


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
        "This interview has been edited for length and clarity.",
        "The report was updated in 2019 to include new figures from the ministry.",
        "A version of this article appeared in print on 3 May 2019.",
        "Update Windows to the newest version before you begin.",
        "Updates are now available for all the release lines named below.",
        "UPDATE 4-Tennis-Results of the first round",
        'A minute later the police tweeted: "Update: the road is closed until morning."',
        "2021-02-03: Voting closes",
        "Get the latest updates from the campaign in your inbox.",
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
    ],
)
def test_a_label_with_nothing_but_a_date_is_a_stamp(stamp):
    note = the_note(stamp, *STORY)
    assert (note.form, note.text, note.position) == (NoteForm.STAMP, "", Position.LEDE)


def test_a_stamp_in_two_elements():
    note = the_note("Updated", "13 January 2021, 10:20", *STORY)
    assert (note.form, note.stated_date, note.stated_time) == (
        NoteForm.STAMP,
        date(2021, 1, 13),
        time(10, 20),
    )
    assert (note.first_block, note.last_block) == (0, 1)


def test_a_stamp_run_into_the_lede_ends_with_its_date():
    note = the_note("Updated at 5:30 p.m. The ferry stayed in harbour on Monday.", *STORY)
    assert (note.form, note.stated_time, note.text) == (NoteForm.STAMP, time(17, 30), "")


class TestExtent:
    def test_a_label_alone_takes_the_next_block(self):
        note = the_note(*STORY, "Correction:", "The captain is 54, not 45.", *TAIL)
        assert note.text == "The captain is 54, not 45."

    def test_its_date_may_stand_in_an_element_of_its_own(self):
        note = the_note(
            *STORY,
            "Corrections",
            "An earlier version of this story gave a wrong age.",
            "Jan. 13, 2021 9:25 AM ET",
        )
        assert (note.text, note.stated_date) == (
            "An earlier version of this story gave a wrong age.",
            date(2021, 1, 13),
        )

    def test_a_correction_is_its_own_block_whatever_follows(self):
        note = the_note("Correction: The captain is 54.", *STORY)
        assert (note.text, note.position) == ("The captain is 54.", Position.START)

    def test_a_bracket_inside_a_paragraph(self):
        block = "The ferry is full. [Update, 13 Jan: It has sailed again.] The next one sails on Friday."
        note = the_note(STORY[0], block, STORY[1])
        assert (note.text, note.position) == ("It has sailed again.", Position.INLINE)

    def test_two_brackets_inside_a_paragraph(self):
        block = "The ferry is full. [Update: It has sailed.] It will be back. [Update: It is back.]"
        assert [note.text for note in notes(STORY[0], block)] == ["It has sailed.", "It is back."]

    def test_a_bracket_over_several_blocks(self):
        note = the_note(
            STORY[0], "[Update: The ferry has sailed.", "It was full to the last seat.]", *STORY[1:]
        )
        assert note.text == "The ferry has sailed.\n\nIt was full to the last seat.]"

    def test_at_the_end_it_runs_to_the_tail(self):
        note = the_note(
            *STORY, "Update: The ferry has sailed.", "It was full to the last seat, the company said.", *TAIL
        )
        assert note.text == "The ferry has sailed.\n\nIt was full to the last seat, the company said."

    def test_at_the_start_it_runs_to_the_marker(self):
        note = the_note(
            "Update at 5:30 p.m.",
            "The ferry has sailed, the company said on Monday.",
            "Original post:",
            *STORY,
        )
        assert note.text == "The ferry has sailed, the company said on Monday."

    def test_at_the_start_without_a_marker_it_is_one_block(self):
        note = the_note("Update: The ferry has sailed, the company said.", *STORY)
        assert (note.text, note.extent_certain) == ("The ferry has sailed, the company said.", False)

    def test_it_takes_what_it_announces(self):
        note = the_note(
            *STORY,
            "Correction: The captain's statement should read:",
            "“We never left the harbour on that day.”",
            *STORY,
        )
        assert note.text.endswith("“We never left the harbour on that day.”")

    def test_newest_first_chains_have_no_certain_end(self):
        blocks = [
            STORY[0],
            "Update, 13 Jan: The ferry has sailed.",
            "Update, 12 Jan: The ferry is full.",
            *STORY[1:],
        ]
        assert [note.extent_certain for note in notes(*blocks)] == [True, False]

    def test_a_heading_before_the_next_label_belongs_to_that(self):
        blocks = [
            *STORY,
            "Update 12 Jan: The ferry is full.",
            "Back at sea",
            "Update 13 Jan: The ferry has sailed.",
        ]
        kinds = [BlockKind.PARAGRAPH] * 4 + [BlockKind.HEADING, BlockKind.PARAGRAPH]
        assert [note.text for note in notes(*blocks, kinds=kinds)] == [
            "The ferry is full.",
            "The ferry has sailed.",
        ]

    def test_a_revision_history_is_one_note_an_entry(self):
        blocks = [
            *STORY,
            "Revision history",
            "2021-01-20",
            "Added a map",
            "2021-01-25: Removed the old timetable",
        ]
        found = notes(*blocks)
        assert [(note.stated_date, note.text) for note in found] == [
            (date(2021, 1, 20), "Added a map"),
            (date(2021, 1, 25), "Removed the old timetable"),
        ]

    def test_a_pointer_to_the_note_below_is_none(self):
        blocks = [
            *STORY,
            "This post has been revised to reflect the following correction:",
            "Correction: January 13, 2021",
            "Because of an editing error the captain's name was wrong.",
        ]
        note = the_note(*blocks)
        assert (note.kind, note.stated_date) == (NoteKind.CORRECTION, date(2021, 1, 13))


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


def test_an_entry_of_a_history_takes_its_whole_list():
    blocks = [*STORY, "Revision history", "2021-01-20", "Added a map", "Removed a table", "A footnote. ↩"]
    kinds = [BlockKind.PARAGRAPH] * 3 + [BlockKind.HEADING] + [BlockKind.LIST_ITEM] * 4
    (note,) = notes(*blocks, kinds=kinds)
    assert note.text == "Added a map\n\nRemoved a table"


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
