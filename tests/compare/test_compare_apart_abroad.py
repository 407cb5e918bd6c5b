"""What else changed in a sentence that a note speaks of by a pair of numbers, in any language."""

from __future__ import annotations

import pytest
from compare_help import reading

from watcher import compare, find_notes

AGED = {
    "en": ("Ida Holm, {n}, {was} the race.", "Correction: Ida Holm is 45, not 54."),
    "de": ("{was} 54 Boote liegen im Hafen.", "Korrektur: Es sind 45 Boote, nicht 54."),
    "ru": ("Порт принимает 54 судна, сообщил {was}.", "Исправление: порт принимает 45 судов, а не 54."),
    "tr": (
        "Belediyeye göre eski limanda 54 {was} bulunuyor.",
        "Düzeltme: Eski limanda 54 değil 45 tekne bulunuyor.",
    ),
    "cs": ("Ida Holm ({n}) {was} v domě, říká obec.", "Oprava: Ida Holm má 45 let, nikoli 54."),
    "ar": ("قال {was} المصري إن في الميناء 54 سفينة.", "تصحيح: في الميناء 45 سفينة وليس 54."),
    "ko": ("항만청에 따르면 어선 54척이 {was}.", "[정정] 54척이 아니라 45척입니다."),
    "zh": ("港口有54艘船，附近有{was}。", "更正：船只应为45艘，而非54艘。"),
    "ja": ("港には54隻の船があり、人手が{was}という。", "【訂正】「54隻」は「45隻」の誤りでした。"),
}
RAIN = {"ru": "Вечером шёл дождь.", "zh": "晚上下雨了。", "ja": "夜は雨だった。", "ko": "저녁에 비가 왔다."}


def verdict(language: str, was: str, now: str, note: str = "") -> tuple[str, str]:
    """Of a sentence whose number is put right by a note, while another place of it changes."""
    pattern, told = AGED[language]
    old = pattern.format(was=was, n=54)
    new = pattern.format(was=now, n=45).replace("54", "45")
    rain = RAIN.get(language, "Rain.")
    notes = find_notes([rain, new, note or told], language=language)
    change = compare(
        reading(rain, old, language=language),
        reading(rain, new, note or told, language=language, notes=notes),
    )
    return str(change.disclosure), change.reasons[-1]


@pytest.mark.parametrize(
    ("language", "was", "now"),
    [
        ("en", "won", "left"),
        ("de", "Vor allem", "Nur"),
        ("de", "Alle", "Nur"),
        ("ru", "директор", "сторож"),
        ("tr", "tekne", "gemi"),
        ("cs", "byla", "nebyla"),
        ("ar", "كمال", "جمال"),
        ("ko", "들어온다", "나간다"),
        ("ko", "새로 들어왔다", "모두 나갔다"),
        ("zh", "一所医院", "一所幼儿园"),
        ("zh", "两所小学", "三所小学"),
        ("zh", "房价升", "房价降"),
        ("zh", "男校", "女校"),
        ("ja", "足りない", "十分だ"),
        ("ja", "増えた", "減った"),
        ("ja", "有罪だ", "無罪だ"),
        ("ko", "들어온다고 한다", "들어오지 않는다고 한다"),
    ],
)
def test_another_word_of_the_sentence_is_not_told_by_a_pair_of_numbers(language, was, now):
    found, why = verdict(language, was, now)
    assert found == "partly"
    assert why.startswith("No note speaks of the edit of")


@pytest.mark.parametrize(
    ("language", "was", "now"),
    [
        ("en", "has won", "had won"),
        ("de", "Die", "Diese"),
        ("ru", "директор", "директором"),
        ("ar", "المدير", "مدير"),
        ("ko", "들어온다", "들어왔다"),
        ("ko", "들어온다", "들어온다고 한다"),
        ("zh", "一所医院", "一所新医院"),
        ("zh", "一所医院", "1所医院"),
        ("zh", "一所医院", "一座医院"),
        ("zh", "海关公布的医院", "海关发布的医院"),
        ("ja", "足りない", "足りていない"),
        ("ja", "増えた", "増えている"),
    ],
)
def test_forms_of_a_word_and_words_that_only_came_go_along(language, was, now):
    assert verdict(language, was, now)[0] == "disclosed"


@pytest.mark.parametrize(
    ("language", "was", "now", "note"),
    [
        ("zh", "一所医院", "一所幼儿园", "更正：船只应为45艘，附近的不是医院，而是幼儿园。"),
        ("ja", "足りない", "十分だ", "【訂正】「54隻」は「45隻」、「足りない」は「十分だ」の誤りでした。"),
        ("ko", "들어온다", "나간다", "[정정] 54척이 들어오는 것이 아니라 45척이 나갑니다."),
        ("tr", "tekne", "gemi", "Düzeltme: Limanda 54 tekne değil 45 gemi var."),
        ("de", "Alle", "Nur", "Korrektur: Es sind nur 45 Boote, nicht 54."),
    ],
)
def test_a_word_that_the_note_has_is_told(language, was, now, note):
    assert verdict(language, was, now, note)[0] == "disclosed"
