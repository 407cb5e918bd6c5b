"""What a full date heads without a sign between, as fact-checkers print what they changed."""

from __future__ import annotations

from datetime import date, time

import pytest
from notes_help import STORY, notes, the_note

from watcher.model import NoteForm, NoteKind


@pytest.mark.parametrize(
    ("language", "day", "text", "kind"),
    [
        ("en", "14 January 2021", "Corrects the spelling of a name in paragraph four", NoteKind.CORRECTION),
        ("en", "January 14, 2021", "Adds a link in the second paragraph", NoteKind.UPDATE),
        ("en", "January 14, 2021", "This article was updated to add a map", NoteKind.UPDATE),
        ("en", "14 January 2021", "Rewords a sentence on the ferries", NoteKind.UPDATE),
        ("es", "14 de enero de 2021", "Se añade el título de la tabla", NoteKind.UPDATE),
        ("es", "14 de enero de 2021", "Modifica un enlace", NoteKind.UPDATE),
        ("pt", "14 de janeiro de 2021", "Muda uma legenda", NoteKind.UPDATE),
        ("fr", "14 janvier 2021", "Ajout d'un lien dans le 3e paragraphe", NoteKind.UPDATE),
        ("fr", "14 janvier 2021 :", "Ajout d'un lien dans le 3e paragraphe", NoteKind.UPDATE),
        ("es", "14 de enero de 2021", "Corrige el año en el segundo párrafo", NoteKind.CORRECTION),
        ("pt", "14 de janeiro de 2021", "Corrige o ano no segundo parágrafo", NoteKind.CORRECTION),
        ("de", "14. Januar 2021", "Tippfehler im dritten Absatz korrigiert", NoteKind.CORRECTION),
    ],
)
def test_a_line_on_the_story_has_the_day_it_stands_under(language, day, text, kind):
    note = the_note(*STORY, f"{day} {text}", language=language)
    assert (note.text, note.stated_date, note.kind) == (text, date(2021, 1, 14), kind)


def test_a_day_that_is_part_of_its_sentence_stays_there():
    text = "On January 14, 2021 this article was updated to add a map."
    note = the_note(*STORY, text)
    assert (note.text, note.stated_date) == (text, date(2021, 1, 14))


@pytest.mark.parametrize(
    "line",
    [
        "January 14, 2021 The town adds a link between the harbours",
        "January 14, 2021 Ferries: what has changed",
        "January 14 Removes barriers from all harbours",
    ],
)
def test_the_line_of_another_story_is_none(line):
    assert not notes(*STORY, line)


@pytest.mark.parametrize("sign", [": ", " – ", " - "])
def test_a_time_that_opens_the_text_under_a_label_is_the_notes(sign):
    note = the_note("Update:", f"12.55pm{sign}The ferry has been found, and nobody on it is hurt.", *STORY)
    assert (note.text, note.stated_time) == (
        "The ferry has been found, and nobody on it is hurt.",
        time(12, 55),
    )


@pytest.mark.parametrize("span", ["10:00 – 12:00", "10 a.m. - 12 p.m.", "3 May – 5 May"])
def test_a_text_that_opens_with_a_span_of_time_keeps_it(span):
    said = f"{span} the ferry does not sail, the company said on Monday."
    note = the_note("Update:", said, *STORY)
    assert (note.text, note.stated_date, note.stated_time) == (said, None, None)


@pytest.mark.parametrize("times", [("3.50 p.m.", "3.34 p.m."), ("15:50", "15:34")])
def test_a_label_over_the_first_of_several_times_alone_has_the_text_below_it(times: tuple[str, str]) -> None:
    first, second = times
    note = the_note("UPDATE", first, *STORY[:2], second, STORY[2])
    assert (note.text, note.stated_time) == ("\n\n".join(STORY[:2]), time(15, 50))
    (stamp,) = notes("UPDATE", first, *STORY)
    assert stamp.form is NoteForm.STAMP


def test_a_line_between_two_heads_of_a_chain_is_a_text_without_a_full_stop() -> None:
    said = [
        "The ferry has sailed after all.",
        "All passengers of the ferry are home",
        "Two tugs are on their way to it.",
    ]
    heads = ["UPDATE 18:10", "UPDATE 18:03", "UPDATE 17:55"]
    chain = [block for pair in zip(heads, said, strict=True) for block in pair]
    assert [note.text for note in notes(*chain, "Original story:", *STORY)] == said
    title = notes(*STORY, heads[1], said[1])
    assert [(note.form, note.text) for note in title] == [(NoteForm.STAMP, "")]


@pytest.mark.parametrize("below", ["---", "Original post:"])
@pytest.mark.parametrize(
    ("language", "head"),
    [
        ("en", "Update 14 January 2021"),
        ("en", "Update 10:20"),
        ("de", "Update vom 14. Januar 2021"),
        ("pl", "Aktualizacja godz. 15.17"),
        ("ko", "2021/06/14 수정"),
    ],
)
def test_a_short_sentence_right_above_a_rule_or_the_story_again_is_the_text_under_a_date(
    language, head, below
):
    note = the_note(head, "The pier is open.", below, *STORY, language=language)
    assert (note.form, note.text, note.last_block) == (NoteForm.SECTION, "The pier is open.", 1)


@pytest.mark.parametrize("line", ["By Ada Finch", "Photo: A. Finch.", "The harbour"])
def test_what_is_no_sentence_leaves_the_date_a_stamp(line):
    (stamp,) = notes("Update 14 January 2021", line, "---", *STORY)
    assert (stamp.form, stamp.text) == (NoteForm.STAMP, "")


@pytest.mark.parametrize(
    ("language", "head"),
    [
        ("en", "Update of 14 January 2021"),
        ("de", "Update vom 14. Januar 2021"),
        ("fr", "Mise à jour du 14 janvier 2021"),
        ("ru", "Обновление от 14 января 2021"),
    ],
)
def test_below_a_story_a_date_may_stand_over_the_title_of_its_text(language, head):
    note = the_note(*STORY, head, "The ferry sails again", STORY[0], language=language)
    assert (note.text, note.stated_date) == (f"The ferry sails again\n\n{STORY[0]}", date(2021, 1, 14))


def test_else_a_date_over_a_title_is_a_stamp():
    head, title = "Update 14 January 2021", "The ferry sails again"
    for blocks in ((head, title, *STORY), (*STORY, head, title, STORY[0])):
        (stamp,) = notes(*blocks)
        assert stamp.form is NoteForm.STAMP


@pytest.mark.parametrize(
    ("language", "heads", "line"),
    [
        ("en", ("Update 8:37 p.m.", "Update 7:45 p.m."), "The westbound lane is open now, say the police"),
        (
            "da",
            ("Opdatering 20.37", "Opdatering 19.45"),
            "Det vestgående spor er nu genåbnet, siger politiet",
        ),
    ],
)
def test_so_is_the_one_under_the_last_head_of_a_chain(language, heads, line):
    first, last = notes(heads[0], *STORY[:2], heads[1], line, *STORY, language=language)
    assert (first.text, last.text, last.last_block) == ("\n\n".join(STORY[:2]), line, 4)
    assert last.stated_time == time(19, 45)


@pytest.mark.parametrize(
    ("language", "heads", "said"),
    [
        ("en", ("Update 7:46 p.m.", "Update 7:21 p.m."), ("The fire is out", "The fire moves to the sea")),
        ("de", ("Update 19.46 Uhr", "Update 19.21 Uhr"), ("Das Feuer ist aus", "Das Feuer zieht zum Meer")),
        ("el", ("Ενημέρωση 19.46", "Ενημέρωση 19.21"), ("Η φωτιά έχει σβήσει", "Η φωτιά πάει στη θάλασσα")),
    ],
)
def test_times_in_turn_above_a_story_have_a_text_without_a_sign(language, heads, said):
    chain = [f"{head} {text}" for head, text in zip(heads, said, strict=True)]
    assert [note.text for note in notes(*chain, *STORY, language=language)] == list(said)
    (stamp,) = notes(chain[0], *STORY, language=language)
    assert stamp.form is NoteForm.STAMP
