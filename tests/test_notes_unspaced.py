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
