"""Pages that say they are in English by default: their notes are read in the language they are written in."""

from __future__ import annotations

import pytest

from watcher import compare, read

STORIES = {
    "ja": [
        "週末に港の橋が閉鎖された。検査で二本の橋脚に損傷が見つかったためだと市議会は日曜日に発表した。",
        "住民は二十分ごとに運航する渡船を利用するよう求められている。工事が終わるまで毎日運航される。",
        "市議会は来週再び会合を開き、修理費用と負担について話し合う予定である。",
    ],
    "de": [
        "Die Brücke über den Hafen wurde am Samstag gesperrt, nachdem die Prüfer Schäden gefunden hatten.",
        "Die Anwohner wurden gebeten, die Fähre zu nehmen, die bis zum Ende der Arbeiten stündlich fährt.",
        "Der Rat trifft sich in der nächsten Woche wieder, um über die Kosten zu beraten.",
    ],
}
LINKS = '<ul><li><a href="https://code.example/1">Integration with harbour-devtools - Issue 115</a></li></ul>'
ADDED = {
    "ja": '追記: 作ってみた <a href="https://code.example/2">'
    "example/harbour-devtools: Integrate all of the harbour into harbour-devtools</a>",
    "de": 'Nachtrag: <a href="/2">Die Fähre fährt am Montag wieder</a>',
}


def page(language: str, added: str = "") -> str:
    story = "".join(f"<p>{text}</p>" for text in STORIES[language])
    return (
        "<html lang='en'><head><title>Harbour</title></head><body><nav><a href='/'>Home</a></nav>"
        f"<main><article><h1>Harbour</h1>{story}{LINKS}{added}</article></main></body></html>"
    )


@pytest.mark.parametrize("language", STORIES)
def test_a_note_that_is_a_label_and_a_link_is_text_of_the_story(language: str) -> None:
    before, after = (
        read(page(language, added), "https://news.example/a") for added in ("", f"<p>{ADDED[language]}</p>")
    )
    change = compare(before, after)
    assert len(change.notes_added) == 1
    assert [edit.classes for edit in change.edits if "furniture" not in edit.classes] == [{"note"}]


@pytest.mark.parametrize("language", STORIES)
def test_a_link_without_a_label_there_is_none(language: str) -> None:
    link = ADDED[language].partition(":")[2]
    before, after = (
        read(page(language, added), "https://news.example/a") for added in ("", f"<p>{link}</p>")
    )
    assert compare(before, after).notes_added == ()
