"""Whether a note covers an edit, in languages other than English: what it says was put right or added."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from compare_help import reading

from watcher import find_notes
from watcher.compare import compare
from watcher.model import Disclosure, Reading

COVERED = [
    (
        "nl",
        "Op de werf werken 4.200 mensen.",
        "Op de werf werken 2.400 mensen.",
        "Rectificatie: het zijn 2400 mensen en niet 4200.",
    ),
    (
        "de",
        "Der Rat stimmte am Abend ab.",
        "Der Rat stimmte am Abend ab. Landrat Olaf Stein kündigte eine Prüfung des Baus an.",
        "Update 12 Uhr: Ergänzt um die Ankündigung des Landrats.",
    ),
    (
        "fr",
        "Le conseil a voté le soir.",
        "Le conseil a voté le soir. Le préfet a promis de se prononcer avant l’été.",
        "Mise à jour à 18 h 30, avec la réaction du préfet.",
    ),
    (
        "pl",
        "Prace zaczną się 3 maja.",
        "Prace zaczną się 5 maja.",
        "Aktualizacja 12.01.2021: poprawiliśmy datę rozpoczęcia prac.",
    ),
    (
        "de",
        "Ida Holm (52) leitet den Hafen.",
        "Ida Holm (49) leitet den Hafen.",
        "Korrektur: In einer früheren Version dieses Artikels war das Alter der Chefin falsch angegeben.",
    ),
    (
        "fr",
        "Ida Holm, qui a 52 ans, dirige le port.",
        "Ida Holm, qui a 49 ans, dirige le port.",
        "Correction : une version précédente de cet article donnait un âge erroné.",
    ),
    (
        "ru",
        "Ида Холм, 52 года, руководит портом.",
        "Ида Холм, 49 лет, руководит портом.",
        "Исправление: в предыдущей версии текста был указан неверный возраст.",
    ),
    (
        "ja",
        "「順調だ」とアイダ市長(52)は述べた。",
        "「順調だ」とアイダ市長(49)は述べた。",
        "訂正：市長の年齢に誤りがありました。",
    ),
    (
        "pl",
        "Port działa.",
        "Port działa. Ministerstwo poinformowało, że bada sprawę.",
        "Aktualizacja: Dodano komentarz ministerstwa.",
    ),
    (
        "de",
        "Die Arbeiten dauern bis zum 15. März.",
        "Die Arbeiten dauern bis zum 15. Mai.",
        "Korrektur: Der Hafen ist bis 15.05. zu.",
    ),
    (
        "it",
        "L’ufficio del porto non ha risposto alle domande.",
        "L’ufficio del porto ha risposto martedì che l’accordo è un bene.",
        "Aggiornamento: aggiunta la risposta dell’ufficio del porto.",
    ),
    (
        "de",
        "Das Hafenamt antwortete nicht auf Fragen.",
        "Das Hafenamt begrüßte die Einigung und kündigte einen Fahrplan an.",
        "Update: Reaktion des Hafenamts ergänzt.",
    ),
    (
        "nl",
        "Het havenbedrijf reageerde niet op vragen.",
        "Het havenbedrijf zegt in een reactie blij te zijn met het akkoord.",
        "Update 20.10 uur: reactie van het havenbedrijf toegevoegd.",
    ),
    (
        "sv",
        "Omkring 420 personer arbetar på fartygen.",
        "Omkring 240 personer arbetar på fartygen.",
        "Rättelse: I en tidigare version angavs fel antal anställda.",
    ),
    (
        "de",
        "Die Reederei zahlt 400.000 Euro im Jahr.",
        "Die Reederei zahlt 500.000 Euro im Jahr.",
        "Correction: The annual sum is 500,000 euros, not 400,000.",
    ),
    (
        "tr",
        "Gemilerde yaklaşık 420 kişi çalışıyor.",
        "Gemilerde yaklaşık 240 kişi çalışıyor.",
        "Düzeltme: Haberin ilk halinde çalışan sayısı yanlış yazılmıştı.",
    ),
    (
        "fi",
        "Laivoilla työskentelee noin 420 ihmistä.",
        "Laivoilla työskentelee noin 240 ihmistä.",
        "Oikaisu: Jutun aiemmassa versiossa työntekijöiden määrä oli väärin.",
    ),
    (
        "ja",
        "船では約420人が働いている。",
        "船では約240人が働いている。",
        "【訂正】初出時、従業員の人数に誤りがありました。",
    ),
]
OTHER = {
    "it": (
        "Lo sciopero finirà venerdì, ha detto Nora Brandi.",
        "Lo sciopero finirà giovedì, ha detto Nora Brandi.",
    ),
    "de": ("Auf den Schiffen arbeiten etwa 420 Menschen.", "Auf den Schiffen arbeiten etwa 240 Menschen."),
    "fr": ("Sur les bateaux travaillent 420 personnes.", "Sur les bateaux travaillent 240 personnes."),
    "pl": ("Na statkach pracuje 420 osób.", "Na statkach pracuje 240 osób."),
    "nl": ("Op de schepen werken ongeveer 420 mensen.", "Op de schepen werken ongeveer 240 mensen."),
    "sv": ("– Vi fick lite, säger Nora Brandt.", "– Vi fick inget, säger Nora Brandt."),
    "tr": ("“Az şey aldık” dedi Nora Brandt.", "“Az şey aldık” dedi Nora Brand."),
    "ru": ("На судах работают 420 человек.", "На судах работают 240 человек."),
    "fi": ("”Saimme vähän”, sanoo Nora Brandt.", "”Saimme vähän”, sanoo Nora Brand."),
    "ja": ("「得たものは少ない」と青木花子氏は語った。", "「得たものはない」と青木花子氏は語った。"),
}


def story(language: str, *texts: str) -> Reading:
    """A story in a language whose notes are those that are in it."""
    published = datetime(2021, 1, 11, tzinfo=UTC)
    notes = find_notes(texts, language=language, published_at=published)
    return reading(*texts, notes=notes, language=language)


def verdict(language: str, before: str, after: str, note: str) -> Disclosure:
    """Of an edit that a note came with."""
    return compare(story(language, before), story(language, after, note)).disclosure


@pytest.mark.parametrize(("language", "before", "after", "note"), COVERED)
def test_a_note_speaks_of_what_was_put_right_or_added(language, before, after, note):
    assert verdict(language, before, after, note) is Disclosure.DISCLOSED


@pytest.mark.parametrize(("language", "before", "after", "note"), COVERED)
def test_it_does_not_speak_of_another_edit(language, before, after, note):
    old, new = OTHER[language]
    change = compare(story(language, old, before), story(language, new, after, note))
    assert change.disclosure is Disclosure.PARTLY


HAN = [
    (
        "ko",
        "주인 김민수 씨는 반대했다.",
        "주인 김민호 씨는 반대했다.",
        "바로잡습니다: 이름을 김민수로 잘못 적었습니다. 김민호가 맞습니다.",
    ),
    (
        "zh",
        "市议会决定斥资三亿元建桥。",
        "市议会决定斥资四亿元建桥。",
        "更正：造价误写为三亿元，应为四亿元。",
    ),
    ("zh", "投票结果为七比二。", "投票结果为六比三。", "更正：本文误称投票结果为七比二，实际为六比三。"),
    ("zh", "王伟先生当时缺席。", "王强先生当时缺席。", "更正：议员姓名误为王伟，应为王强。"),
    (
        "ja",
        "田中太郎議員は欠席した。",
        "田中次郎議員は欠席した。",
        "訂正：氏名を田中太郎としたのは誤りで、田中次郎でした。",
    ),
]


@pytest.mark.parametrize(("language", "before", "after", "note"), HAN)
def test_a_note_names_the_word_of_which_one_sign_changed(language, before, after, note):
    assert verdict(language, before, after, note) is Disclosure.DISCLOSED


NOW = [
    ("zh", "船长由林美珠担任。", "船长由林梅珠担任。", "更正：本文误写了林梅珠的名字。"),
    (
        "ja",
        "元船長の天野十和子さんが話した。",
        "元船長の天野登和子さんが話した。",
        "【訂正】初出時、天野登和子さんの名前に誤りがありました。",
    ),
    (
        "ar",
        "وقالت جودي عامر إنها راضية.",
        "وقالت جودي عمار إنها راضية.",
        "تصحيح: ورد اسم جودي عمار خطأ في نسخة سابقة من هذا المقال.",
    ),
]


@pytest.mark.parametrize(("language", "before", "after", "note"), NOW)
def test_a_note_that_puts_a_name_right_may_have_it_only_as_it_stands_now(language, before, after, note):
    assert verdict(language, before, after, note) is Disclosure.DISCLOSED


ELSEWHERE = [
    ("zh", "共有三十人参加。", "共有四十人参加。"),
    ("ja", "市長は計画を発表した。", "市長は計画を発表する。"),
    ("ja", "三太が賛成した。", "三次が賛成した。"),
]


@pytest.mark.parametrize(
    ("language", "before", "after", "note"),
    [(*other, note) for other in ELSEWHERE for language, *_, note in HAN if language == other[0]],
)
def test_one_sign_that_a_note_has_too_is_no_word(language, before, after, note):
    assert verdict(language, before, after, note) is Disclosure.PARTLY


ENDED = [
    (
        "ko",
        "건물의 천장은 태풍으로 무너졌다.",
        "건물의 지붕은 태풍으로 무너졌다.",
        "정정: 무너진 것은 '천장'이 아니라 '지붕'입니다.",
        ("시의회는 목요일 모인다.", "시의회는 수요일 모인다."),
    ),
    (
        "tr",
        "Evin tavanı geçen yıl çöktü.",
        "Evin çatısı geçen yıl çöktü.",
        "Düzeltme: Haberin önceki sürümünde 'tavan'ın çöktüğü yazıyordu; çöken 'çatı'ydı.",
        ("Meclis perşembe günü toplanacak.", "Meclis çarşamba günü toplanacak."),
    ),
]


@pytest.mark.parametrize(("language", "before", "after", "note", "other"), ENDED)
def test_a_note_has_the_words_of_one_of_two_edits_in_other_endings(language, before, after, note, other):
    change = compare(story(language, other[0], before), story(language, other[1], after, note))
    assert [reason.startswith("No note") for reason in change.reasons] == [False, False, True]


def test_another_word_with_the_same_beginning_is_not_the_same_in_another_ending():
    day, note = "회의는 {}에 열린다.", "정정: 시민회관은 학생회관 옆에 있지 않습니다."
    before = story("ko", "행사는 시민단체가 열었다.", day.format("목요일"))
    after = story("ko", "행사는 학생단체가 열었다.", day.format("수요일"), note)
    assert sum(reason.startswith("No note") for reason in compare(before, after).reasons) == 2


PUT_RIGHT = [
    (
        "es",
        "El coste de la obra asciende a 3,4 millones, según el informe.",
        ("3,4", "4,3"),
        "Texto actualizado el 14 de noviembre a las 9.20 para corregir el coste de la obra.",
    ),
    (
        "en",
        "The graduation rate is now 91 percent, the board said.",
        ("91", "94"),
        "Updated Nov. 14 at 6 p.m. to correct the graduation rate.",
    ),
    (
        "ru",
        "Стоимость проекта оценивалась в 870 млн рублей.",
        ("870", "780"),
        "Материал обновлен 14 ноября в 12:40: уточнена стоимость проекта.",
    ),
    (
        "ar",
        "وقال رئيس البلدية إن تكلفة الإصلاح تبلغ 12 مليون دينار.",
        ("12", "21"),
        "تم تحديث هذا الخبر في 14 نوفمبر 2026 لتصحيح تكلفة الإصلاح.",
    ),
    ("hi", "इस पुल पर 48 करोड़ रुपये खर्च हुए हैं।", ("48", "84"), "अपडेट: पुल की लागत सुधारी गई है।"),
    ("tr", "Projenin maliyeti 870 milyon lira.", ("870", "780"), "Güncelleme: Projenin maliyeti düzeltildi."),
]


@pytest.mark.parametrize(("language", "before", "swap", "note"), PUT_RIGHT)
def test_an_update_that_says_what_it_puts_right_speaks_of_that(language, before, swap, note):
    assert verdict(language, before, before.replace(*swap), note) is Disclosure.DISCLOSED


@pytest.mark.parametrize(
    ("language", "before", "swap", "note"),
    [
        (
            "en",
            "The graduation rate is now 91 percent, the board said.",
            ("91", "94"),
            "Update Nov. 14: The board will meet to correct the seating plan.",
        ),
        (
            "es",
            "El coste de la obra asciende a 3,4 millones, según el informe.",
            ("3,4", "4,3"),
            "Actualización: El alcalde pide al Gobierno corregir el plan.",
        ),
        (
            "ru",
            "Стоимость проекта оценивалась в 870 млн рублей.",
            ("870", "780"),
            "Обновление: мэр уточнил, что работы начнутся весной.",
        ),
    ],
)
def test_news_of_what_somebody_else_puts_right_speaks_of_no_edit(language, before, swap, note):
    assert verdict(language, before, before.replace(*swap), note) is Disclosure.PARTLY
