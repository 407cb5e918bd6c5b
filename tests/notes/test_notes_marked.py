"""Notes that say what they are in their markup, or in the verb behind their label."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from watcher import find_notes, read
from watcher.model import NoteKind

STORY = [
    "The council has been discussing the future of the old mill for more than ten years, and nobody knows.",
    "Residents gathered outside the town hall in the rain and held up banners, and some sang for hours.",
]
PUBLISHED, SEEN = datetime(2021, 3, 1, tzinfo=UTC), datetime(2021, 12, 1, tzinfo=UTC)


def test_the_verb_behind_a_label_gives_the_day():
    text = "Update: Amended 06/11/21, to correct the age of the mill."
    (note,) = find_notes([*STORY, text], language="en", published_at=PUBLISHED, captured_at=SEEN)
    assert note.stated_date == date(2021, 6, 11)
    assert note.text == "Amended 06/11/21, to correct the age of the mill."


def test_the_day_of_a_sentence_behind_a_label_is_not_the_note_s():
    text = "Update: The mill was closed on 06/11/21, and the owners amended their plans."
    (note,) = find_notes([*STORY, text], language="en", published_at=PUBLISHED, captured_at=SEEN)
    assert note.stated_date is None


@pytest.mark.parametrize("names", ["correction", "correction comment", "text correction"])
@pytest.mark.parametrize("text", ["text", "text description"])
def test_a_correction_that_microdata_names(names, text):
    told = "The mill was built in 1871; this story said 1817."
    box = (
        f'<div itemprop="{names}" itemscope itemtype="https://schema.org/CorrectionComment">'
        f'<p itemprop="{text}">{told}</p>'
        '<meta itemprop="datePublished dateCreated" content="2021-03-03"></div>'
    )
    paragraphs = "".join(f"<p>{text}</p>" for text in (*STORY, "The owners have not said what they want."))
    page = f"<html lang=en><title>Mill</title><article><h1>Mill</h1>{paragraphs}{box}</article></html>"
    (note,) = read(page, "https://news.example/a", captured_at=SEEN).notes
    assert (note.kind, note.text) == (NoteKind.CORRECTION, told)
    assert note.stated_date == date(2021, 3, 3)
