"""Days in front of paragraphs, and words of other languages, that tell notes from stamps and news."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from watcher import find_notes
from watcher.model import NoteForm, NoteKind

STORY = "Die Fähre blieb am Montag wegen des Sturms im Hafen, wie die Gesellschaft am Abend mitteilte."
SECOND = "Später soll ein größeres Schiff die Strecke übernehmen, sagte ein Sprecher der Gesellschaft."


@pytest.mark.parametrize(
    ("language", "first", "second"),
    [
        (
            "fr",
            "Mise à jour le 20 mai 2021 Deux ans ont passé, et le bac que décrit ce texte ne circule plus.",
            "Mise à jour le 3 mai 2021 Comme prévu, le bac a quitté le port pour la dernière fois ce matin.",
        ),
        (
            "he",
            "עודכן ב־20 במאי 2021 עברו שנתיים, והמעבורת שמתוארת כאן כבר אינה מפליגה אל האיים הצפוניים.",
            "עדכון מה־3 במאי 2021 כפי שתוכנן, המעבורת עזבה הבוקר את הנמל בפעם האחרונה ולא תשוב אליו.",
        ),
        (
            "de",
            "Aktualisiert am 20. Mai 2021 Zwei Jahre sind vergangen, und die Fähre fährt längst nicht mehr.",
            "Aktualisiert am 3. Mai 2021 Wie geplant hat die Fähre heute zum letzten Mal abgelegt.",
        ),
    ],
)
def test_of_two_days_above_a_story_each_has_its_paragraph(language, first, second):
    both = find_notes([first, second, STORY, SECOND], language=language)
    assert [(note.form, str(note.stated_date)) for note in both] == [
        (NoteForm.SECTION, "2021-05-20"),
        (NoteForm.SECTION, "2021-05-03"),
    ]
    (stamp,) = find_notes([first, STORY, SECOND], language=language)
    assert stamp.form is NoteForm.STAMP


@pytest.mark.parametrize("number", ["2", " 2"])
def test_a_number_may_stand_right_behind_the_label_under_its_day(number):
    news = [
        "渡轮服务已经恢复正常，乘客可以在港口购票登船。",
        "老城的桥仍然关闭，工程师将在星期一再次检查。",
    ]
    blocks = [f"2021-05-04 UPDATE{number}:", news[0], "2021-05-03 UPDATE1:", news[1], "以下为原文：", news[1]]
    later, earlier = find_notes(blocks, language="zh")
    assert (later.label, str(later.stated_date), later.text) == (f"UPDATE{number}", "2021-05-04", news[0])
    assert (earlier.label, str(earlier.stated_date)) == ("UPDATE1", "2021-05-03")


def test_what_tells_of_a_day_long_after_the_story_is_a_note():
    text = "Soud dne 5. 9. 2021 rozhodl, že most zůstane uzavřen a že obec musí zaplatit jeho opravu."
    published, captured = datetime(2021, 4, 20, tzinfo=UTC), datetime(2022, 6, 1, tzinfo=UTC)
    for year, form in (("2021", NoteForm.SECTION), ("2019", NoteForm.STAMP)):
        blocks = [f"Aktualizováno: {text.replace('2021', year)}", STORY, SECOND]
        (note,) = find_notes(blocks, language="cs", published_at=published, captured_at=captured)
        assert (note.form, note.text) == (form, text if form is NoteForm.SECTION else "")


@pytest.mark.parametrize(
    ("language", "block", "kind", "text"),
    [
        ("es", "Corrigenda: el puente mide 40 metros.", NoteKind.CORRECTION, "el puente mide 40 metros."),
        ("de", "Corrigendum: Die Brücke steht in Lund.", NoteKind.CORRECTION, "Die Brücke steht in Lund."),
        (
            "sv",
            "I en tidigare version av klippet kallas bron för en färja, vilket inte stämmer.",
            NoteKind.CORRECTION,
            "I en tidigare version av klippet kallas bron för en färja, vilket inte stämmer.",
        ),
    ],
)
def test_corrections_of_other_languages_and_of_clips(language, block, kind, text):
    (note,) = find_notes([STORY, SECOND, block], language=language)
    assert (note.kind, note.text) == (kind, text)


def test_a_heading_names_the_state_of_things():
    head, text = "Cập nhật trạng thái 2021-06-16 9:00", "Phà đã chạy lại trên tuyến phía bắc từ sáng nay."
    (note,) = find_notes([STORY, SECOND, head, text], language="vi")
    assert (str(note.stated_date), note.text) == ("2021-06-16", text)


@pytest.mark.parametrize(
    "block",
    [
        "Automatiser la publication et la mise à jour des horaires du port de Lund",
        "Nous proposons la publication et une mise à jour des cartes du port.",
    ],
)
def test_publishing_and_updating_is_work(block):
    assert find_notes([STORY, block, SECOND], language="fr") == ()
