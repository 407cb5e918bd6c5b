"""Names, numbers and words of scripts without spaces: no span cuts them, and a name is told as one."""

from __future__ import annotations

import pytest
from compare_help import only
from steps import steps

from watcher.model import Edit, Op
from watcher.remember import forget


def changed(edit: Edit) -> tuple[str, str]:
    went, came = ("|".join(s.text for s in edit.spans if s.op is op) for op in (Op.DELETE, Op.INSERT))
    return went, came


@pytest.mark.parametrize(
    ("language", "text", "old", "new"),
    [
        ("zh", "县委书记{}在会上发言。", "王小明", "王小红"),
        ("zh", "“我们尽力了。”船长{}说。", "周大海", "周大洋"),
        ("zh", "{}说，他当时并不在现场。", "张伟", "张炜"),
        ("zh", "市長{}出席了開幕式。", "歐陽春華", "歐陽春花"),
        ("zh", "总统约翰·{}签署了法案。", "史密斯", "史密森"),
        ("zh", "事故发生在{}的一家工厂。", "河北省", "河南省"),
        ("zh", "列车开往{}。", "上海", "台北"),
        ("zh", "记者采访了{}。", "郭台铭", "郭台炜"),
        ("zh", "遇难者为27岁的{}。", "李某", "刘某"),
        ("zh", "德国总理{}抵达。", "默克尔", "默茨"),
        ("ja", "日銀の{}総裁は否定した。", "植田和男", "植田和夫"),
        ("ja", "大会は{}で開かれる。", "大阪", "神戸"),
        ("ja", "{}市長は計画を発表した。", "田中一郎", "田中次郎"),
        ("ja", "{}さんは話した。", "鈴木健太", "鈴木健斗"),
        ("ja", "{}さくらさんが選ばれた。", "加藤", "佐藤"),
        ("ja", "事故は{}の工場で起きた。", "福岡県", "福島県"),
        ("ja", "{}大統領は署名した。", "スミス", "スミソン"),
        ("th", "เขาเดินทางไป{}", "อินเดีย", "อินโดนีเซีย"),
    ],
)
def test_a_name_is_whole_and_told_as_one(language, text, old, new):
    edit = only(text.format(old), text.format(new), language)
    assert "name" in edit.classes
    assert "number" not in edit.classes
    went, came = changed(edit)
    assert old in went
    assert new in came


@pytest.mark.parametrize(
    ("language", "text", "old", "new"),
    [
        ("zh", "共有{}人受伤。", "一百二十", "一百三十"),
        ("zh", "比赛将于{}进行。", "星期五", "星期六"),
        ("ja", "議会は予算案を{}した。", "可決", "否決"),
        ("ja", "試合は{}に行われる。", "金曜日", "土曜日"),
    ],
)
def test_numbers_days_and_words_are_whole(language, text, old, new):
    edit = only(text.format(old), text.format(new), language)
    assert changed(edit) == (old, new)
    assert "name" not in edit.classes


@pytest.mark.parametrize(
    ("language", "text", "old", "new"),
    [
        ("zh", "市民对{}表示不满。", "高价", "低价"),
        ("zh", "{}成绩今天公布。", "高考", "中考"),
        ("zh", "他走进了{}。", "超市", "股市"),
        ("ja", "{}さんたちが集まった。", "経営者", "経験者"),
        ("ja", "株価は{}に下がった。", "午前", "午後"),
        ("ja", "{}は広い。", "都市", "学区"),
    ],
)
def test_other_words_are_no_names(language, text, old, new):
    assert "name" not in only(text.format(old), text.format(new), language).classes


@pytest.mark.parametrize(
    ("language", "old", "new"),
    [
        ("ja", "会議は１２日に終わった。", "会議は12日に終わった。"),
        ("ja", "「はい」と答えた。", "｢はい｣と答えた。"),
        ("zh", '他说："今天很好。"', "他说：“今天很好。”"),
    ],
)
def test_wide_digits_and_glyphs_of_quotation_marks_are_style(language, old, new):
    assert only(old, new, language).classes == {"style"}


@pytest.mark.parametrize(
    ("language", "part"),
    [("zh", "主席王小明说，"), ("ja", "田中さんは、")],
    ids=["behind a title", "before an honorific"],
)
def test_names_are_not_held_against_each_other(language, part):
    def cost(names: int) -> int:
        forget()
        return steps(lambda: only(part * names + "一", part * names + "水", language))

    cost(10)  # what a process loads once
    assert cost(1200) < 8 * cost(300)


@pytest.mark.parametrize(("language", "sign"), [("zh", "阿"), ("ja", "ア")])
@pytest.mark.timeout(60)
def test_a_run_without_end_is_not_tried_from_each_of_its_signs(language, sign):
    """An expression has no steps to count: by the square of its signs this takes minutes, not seconds."""
    only(sign * 80_000 + "一", sign * 80_000 + "水", language)
