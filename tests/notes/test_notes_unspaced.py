"""Forms that were met in Chinese, Japanese and Korean, where a label may touch what follows it."""

from __future__ import annotations

import pytest
from notes_help import STORY, notes, the_note

from watcher.model.reading import NoteForm

RAPID = "The ferry sails again."

DENSE = "渡轮周一因暴风雨停在港口，公司说乘客两周内会收到退款。"


def test_what_stands_behind_a_stamp_and_a_colon_is_a_note_however_short_its_script_is():
    note = the_note(DENSE, "更新于2021年1月12日：渡轮已恢复运行。", DENSE, language="zh")
    assert (note.form, note.text) == (NoteForm.SECTION, "渡轮已恢复运行。")


def test_a_second_label_whose_date_is_filled_in_behind_its_colon_opens_a_second_note():
    block = "更新: 2021/01/12 渡轮已恢复运行。 更新: 2021/01/13 渡轮再次停在港口。"
    found = notes(DENSE, block, DENSE, language="zh")
    assert [(str(note.stated_date), note.text) for note in found] == [
        ("2021-01-12", "渡轮已恢复运行。"),
        ("2021-01-13", "渡轮再次停在港口。"),
    ]


@pytest.mark.parametrize("language", ["zh", "ja", "ko"])
def test_a_dot_parts_month_and_day_where_it_never_parts_hour_and_minute(language):
    label = {"zh": "补充", "ja": "追記", "ko": "추가"}[language]
    note = the_note(DENSE, f"1.21 {label}：{RAPID}", DENSE, language=language)
    assert (str(note.stated_date), note.stated_time) == ("2021-01-21", None)


def test_the_part_of_the_day_belongs_to_the_date():
    note = the_note(DENSE, "1月12日凌晨2点更新：渡轮已恢复运行。", DENSE, language="zh")
    assert (str(note.stated_date), str(note.stated_time)) == ("2021-01-12", "02:00:00")


def test_the_number_of_a_version_is_no_impossible_day():
    assert notes(*STORY, "修正 1.0.3 后某些网站上的问题，下载页面在下面。", STORY[0], language="zh") == ()


def test_a_latin_letter_behind_a_japanese_label_begins_its_text():
    (note,) = notes(*STORY, "2021/01/15追記 ferry-mapの新しい版が公開された。", language="ja")
    assert note.text == "ferry-mapの新しい版が公開された。"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("zh", "先建一个文本文件，然后把所有渡轮的名字添加到里面。"),
        ("zh", "这篇文章中，我们将介绍船员常用的一种编辑器。"),
        ("zh", "本文中所有的时刻都已经核对，在你的行程中也可以添加。"),
        ("zh", "本文并没有谈到每一条航线，重点是怎样添加船票。"),
        ("zh", "本文已经介绍过怎样修改船票。"),
        ("zh", "本文概述了停航背后的原因以及可添加的航班。"),
        ("zh", "到本文翻译完为止，该船已经一年没有更新了。"),
        ("zh", "在之前的文章中，我们谈了渡轮，在这篇文章中谈船长。"),
        ("zh", "船长读了本文的早期版本后，把照片交给了我们。"),
        ("ko", "정부는 14일 법안의 표현을 수정했습니다."),
        ("ko", "이어 법안 문구를 수정했습니다."),
        ("ko", "올해 예산 금액을 수정했습니다."),
        ("ja", "14日に業績予想の数値を修正しました。"),
        ("ja", "運賃の数値を修正しました、と発表した。"),
        ("ja", "港湾新聞社は3日、この記事を訂正したと発表した。"),
        ("ko", "본문은 선장이 시간표를 업데이트했다고 밝히지만 승객은 달리 말한다."),
    ],
)
def test_what_a_text_is_about_is_no_change_of_it(language, text):
    assert notes(DENSE, text, DENSE, language=language) == ()
    assert notes(DENSE, DENSE, text, language=language) == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("zh", "本文已根据读者的意见修改。"),
        ("zh", "本文发布后，我们根据船公司的说明作了修改。"),
        ("zh", "该报道于周一补充了船长的回应。"),
        ("zh", "本文已将标题更正为“渡轮停航”。"),
        ("zh", "本文于周三将“三人”更正为“五人”。"),
        ("zh", "本文已应何姓船长的请求修改。"),
        ("zh", "本报道已对我国外交部的回应作了补充。"),
        ("zh", "本文较早的版本写错了船长的名字。"),
        ("ko", "※ 14일 일부 표현을 수정했습니다."),
    ],
)
def test_what_was_done_to_a_text_is_one(language, text):
    assert len(notes(DENSE, DENSE, text, language=language)) == 1


def test_the_issue_that_a_korean_correction_is_about_gives_no_day_to_it():
    told = "3월 12일자 3면 기사에서 선장의 이름은 김철수가 아니라 김철순입니다."
    assert [
        (note.text, note.stated_date) for note in notes(DENSE, f"바로잡습니다: {told}", language="ko")
    ] == [(told, None)]
