"""Chinese and Japanese say in a few signs what others say in a line: what they print is measured by that."""

from __future__ import annotations

import pytest
from read_help import body, paragraphs

_STORY = {
    "ja": (
        "ホルムの古い橋は、北側のアーチに亀裂が見つかったため、火曜日の夜から通行止めになった。",
        "毎日およそ四千人がこの橋を渡り、その多くは水車小屋や裏手の学校へ向かう人たちだ。",
        "町役場によると工事は四月まで続き、それまでは七時から十時まで渡し船が運航するという。",
        "郡が依頼した二度目の報告書はクリスマス前に届き、広場で読み上げられる予定だ。",
    ),
    "zh": (
        "工程师在北侧桥拱发现一道裂缝之后，霍尔姆老桥已于星期二晚上封闭，所有车辆都要绕行。",
        "每天约有四千人从桥上走过，其中大多数是去磨坊上班或者到桥后面的学校上学的。",
        "镇政府说，修缮工作要持续到明年四月，在此之前渡船从早上七点开到晚上十点。",
        "县里委托的第二份报告预计在圣诞节前完成，并将在广场上向居民公开宣读。",
    ),
}
_NOTE = {
    "ja": "訂正：この記事の最初の版では橋の年代に誤りがありました。",
    "zh": "更正：本文较早版本中桥的建造年份有误，现已改正。",
}
_DECK = {"ja": "修理は四月まで、渡し船が代わりに運航へ", "zh": "修缮持续到四月，渡船每天代替老桥通行"}
_QUOTED = {
    "ja": "「門が閉まるまで誰も何も教えてくれなかった」と、対岸でパン屋を営むルツさんは話した。",
    "zh": "“大门锁上之前，没有人告诉过我们任何事情。”在对岸开面包店的安路得对我们这样说。",
}


def _told(
    language: str, *, above: str = "", under: str = "", inside: str = "", behind: str = ""
) -> list[str]:
    story = _STORY[language]
    article = (
        f"<article class='article-body'>{paragraphs(*story[:2])}{inside}{paragraphs(*story[2:])}</article>"
    )
    told = f"{above}<h1>橋</h1>{under}{article}{behind}"
    return body(f"<html lang={language}><title>橋</title><body><main>{told}</main></body></html>")


@pytest.mark.parametrize("language", _STORY)
def test_a_note_above_the_headline_is_the_storys(language: str) -> None:
    assert _NOTE[language] in _told(language, above=f"<div class='box'><p>{_NOTE[language]}</p></div>")


@pytest.mark.parametrize("box", ["<h2>{}</h2>", "<div class='article-lead'>{}</div>"])
@pytest.mark.parametrize("language", _STORY)
def test_a_line_below_the_headline_is_its_deck(language: str, box: str) -> None:
    assert _DECK[language] in _told(language, under=box.format(_DECK[language]))


@pytest.mark.parametrize("language", _STORY)
def test_an_aside_between_paragraphs_is_the_authors(language: str) -> None:
    assert _QUOTED[language] in _told(language, inside=f"<aside>{_QUOTED[language]}</aside>")


@pytest.mark.parametrize("language", _STORY)
def test_a_toggle_over_a_paragraph_heads_it(language: str) -> None:
    toggle = f"<div><h4>{_DECK[language]}</h4><div><p>{_QUOTED[language]}</p></div></div>"
    assert _DECK[language] in _told(language, inside=toggle)


@pytest.mark.parametrize("language", _STORY)
def test_what_a_picture_shows_is_a_caption_where_it_is_printed_twice(language: str) -> None:
    shown = f"<div><p>{_QUOTED[language]}</p></div><div><p>{_QUOTED[language]} (Lutz)</p></div>"
    assert _QUOTED[language] not in _told(language, inside=f"<div>{shown}</div>")


@pytest.mark.parametrize("language", _STORY)
def test_a_paragraph_that_is_printed_again_behind_the_story_is_read_once(language: str) -> None:
    again = _STORY[language][1]
    assert _told(language, behind=f"<div>{paragraphs(again)}</div>").count(again) == 1


@pytest.mark.parametrize("language", _STORY)
def test_sentences_are_the_storys_whatever_their_class_calls_them(language: str) -> None:
    said = _QUOTED[language] + _DECK[language] + "。"
    assert said in _told(language, inside=f"<p><span class='sponsor'>{said}</span></p>")
