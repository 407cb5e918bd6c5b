"""An editor's note that says no more than what is right and what was wrong puts something right."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from watcher import find_notes
from watcher.model import NoteKind

STORY = [
    "The council has been discussing the future of the old mill for more than ten years, and nobody knows.",
    "Residents gathered outside the town hall in the rain and held up banners, and some sang for hours.",
]


def notes_of(language: str, *texts: str) -> list[str]:
    published = datetime(2021, 3, 1, tzinfo=UTC)
    found = find_notes([*STORY, *texts], language=language, published_at=published)
    assert all(note.kind is NoteKind.EDITORS_NOTE for note in found)
    return [note.text for note in found]


@pytest.mark.parametrize(
    ("language", "label", "said"),
    [
        ("en", "Editor's note:", "The vote is on Tuesday, not Monday."),
        ("en", "Editor’s note:", "The bridge is 40 metres long rather than 30."),
        ("en", "Editor's note:", "The vote is on Tuesday at 10, not Monday."),
        ("en", "Editor's note:", "The report has 40 pages; the vote is on Tuesday, not Monday."),
        ("en", "Ed. note:", "The mayor is Karin Vogt, not Katrin Vogt."),
        ("en", "Editor's note:", "The number to call is 4711, not 4171."),
        ("en", "Editor's note:", "The number of jurors was twelve, not ten."),
        ("en", "Editor's note:", "The bell weighs twenty-five tonnes, not 52."),
        ("fr", "NDLR :", "le jury compte douze membres, et non dix."),
        ("de", "Anm. d. Red.:", "Die Brücke ist nicht 30, sondern 40 Meter lang."),
        ("fr", "NDLR :", "la réunion a lieu mardi et non lundi."),
        ("es", "Nota del editor:", "el puente mide 40 metros y no 30."),
        ("pl", "Od redakcji:", "Spotkanie odbędzie się we wtorek, a nie w poniedziałek."),
        ("ru", "От редакции:", "мост длиной 40 метров, а не 30."),
        ("ko", "편집자 주:", "회의는 월요일이 아니라 화요일입니다."),
        ("zh", "编者注：", "桥长40米，不是30米。"),
        ("ar", "ملاحظة المحرر:", "الاجتماع يوم الثلاثاء وليس يوم الاثنين."),
        ("ja", "編集部注：", "会議は月曜日ではなく火曜日です。"),
    ],
)
def test_it_says_what_is_right_and_what_was_wrong(language, label, said):
    assert notes_of(language, f"{label} {said}") == [said]


def test_its_label_may_stand_alone():
    assert notes_of("en", "Editor's note", "The vote is on Tuesday, not Monday.")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Editor's note: This story is part of a series about people, not profit."),
        ("en", "Editor's note: The author has supported Arsenal, not Chelsea, since childhood."),
        ("en", "Editor's note: This column runs on Tuesdays in print, not online."),
        ("en", "Editor's note: Part 2 of 5. Part 1 ran on Monday, and part 3 runs on Tuesday."),
        ("en", "Editor's note: The Times does not endorse Trump."),
        ("en", "Editor's note: If you need help, call the lifeline at 988, not 911."),
        ("de", "Anm. d. Red.: Wer Hilfe braucht, ruft die 116 117 an, nicht die 112."),
        ("de", "Anm. d. Red.: Eine Ärztin schreibt hier, nicht ein Arzt."),
        ("en", "Editor's note: The author writes for The Times, not The Telegraph."),
        ("en", "Editor's note: Because of the holiday on Monday, we will not publish on Tuesday."),
        ("en", "Editor's note: Part 3 runs tomorrow; not all 5 parts are online."),
        ("en", "Editor's note: Of the 40 families, 12 did not answer the 2 last questions, or not in time."),
        ("de", "Anm. d. Red.: Am Dienstag erscheinen wir wegen der Feiertage am Montag nicht am Mittwoch."),
        ("de", "Anm. d. Red.: Der Autor ist Mitglied des Vereins, nicht des Vorstands."),
        ("fr", "NDLR : les prénoms ont été modifiés, et non les lieux."),
        ("ru", "От редакции: мнение автора, а не редакции."),
        ("en", "The vote is on Tuesday, not Monday."),
    ],
)
def test_other_remarks_stay_what_they_are(language, text):
    assert notes_of(language, text) == []
