"""Notes that authors add to their own stories long after, here and there, in several languages."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from watcher import find_notes
from watcher.model.reading import NoteForm, NoteKind

PUBLISHED, CAPTURED = datetime(2021, 4, 19, 9, tzinfo=UTC), datetime(2026, 4, 28, tzinfo=UTC)
STORY = {
    "zh": "港口的新码头周一上午正式启用，首批三艘货轮已经靠岸卸货，市政府称全部工程比原计划提前了两个月。",
    "ko": "항구의 새 부두가 월요일 오전 문을 열었고 화물선 세 척이 처음으로 짐을 내렸다고 시청이 밝혔다.",
    "ja": "港の新しい岸壁が月曜の朝に使われ始め、最初の貨物船三隻が荷を下ろしたと市が発表しました。",
    "es": "El nuevo muelle del puerto abrió el lunes por la mañana y tres cargueros descargaron ya.",
    "de": "Am Montag wurde der neue Kai im Hafen eröffnet, und drei Frachter löschten dort.",
    "pt": "O novo cais do porto abriu na manhã de segunda-feira e três navios descarregaram ali.",
}

THERE = {
    "th": "ท่าเรือใหม่เปิดใช้งานเมื่อเช้าวันจันทร์ และเรือสินค้าสามลำได้ขนถ่ายสินค้าแล้ว ตามที่เทศบาลแถลง",
    "ru": "Новый причал порта открылся утром в понедельник, и три судна уже разгрузились, сообщили в мэрии.",
    "uk": "Новий причал порту відкрився вранці в понеділок, і три судна вже розвантажилися, кажуть у мерії.",
    "id": "Dermaga baru pelabuhan itu dibuka pada Senin pagi dan tiga kapal kargo sudah bongkar muat.",
    "vi": "Cầu cảng mới mở cửa vào sáng thứ Hai và ba tàu hàng đã dỡ hàng đầu tiên, theo thành phố.",
    "ko": STORY["ko"],
    "ar": "افتتح الرصيف الجديد في الميناء صباح الاثنين، وأفرغت ثلاث سفن حمولتها هناك كلها.",
    "el": "Ο νέος προβλήτας του λιμανιού άνοιξε το πρωί της Δευτέρας και τρία πλοία ξεφόρτωσαν ήδη εκεί.",
}


def notes(language, *blocks):
    return find_notes(blocks, language=language, published_at=PUBLISHED, captured_at=CAPTURED)


@pytest.mark.parametrize(
    ("language", "head", "text"),
    [
        ("es", "Addenda: ", "Las fotos del nuevo muelle pueden verse aquí."),
        ("ca", "Addenda: ", "Les fotos del moll nou es poden veure aquí mateix."),
        ("ja", "追記 ", "岸壁の写真を載せました。 夜の様子は撮れていません"),
        ("de", "Nachtrag ", "Einige Bilder vom neuen Kai sind inzwischen online. Galerie Hafen"),
        ("ko", "수정사항: ", "처음에는 화물선의 수를 네 척으로 적었으나 세 척입니다."),
        ("es", "Nota: ", "he cambiado el nombre del muelle a instancias de un lector."),
        ("es", "(Nota: ", "varios días después de publicar esta entrada encontré las fotos del muelle."),
        ("zh", "注：", "本文内容已过时，新的码头已经另行启用。"),
        ("fr", "Note : ", "cet article est obsolète, le nouveau quai a été déplacé."),
    ],
)
def test_an_authors_addition_is_a_note(language, head, text):
    story = STORY.get(language, STORY["es"])
    (note,) = notes(language, story, story, head + text + (")" if head.startswith("(") else ""))
    assert (note.form, note.text) == (NoteForm.SECTION, text)


@pytest.mark.parametrize(
    ("language", "head", "text"),
    [
        ("zh", "2023.05.04 更新", "码头的照片已经换成新的。"),
        ("ko", "2023/05/04 수정", "부두의 사진을 새것으로 바꾸었습니다."),
    ],
)
def test_a_label_behind_a_late_day_opens_a_note_above_the_story(language, head, text):
    story = STORY[language]
    (note,) = notes(language, head, text, story, story)
    assert (note.form, note.stated_date, note.text) == (NoteForm.SECTION, date(2023, 5, 4), text)


@pytest.mark.parametrize(
    ("language", "head"),
    [
        ("ja", "2023年5月4日 更新"),
        ("zh", "更新：2023年5月4日"),
        ("zh", "2021-04-20 更新"),
        ("ko", "2021.04.19 14:20 수정"),
    ],
)
def test_a_stamp_above_the_story_stays_one(language, head):
    (note,) = notes(language, head, STORY[language], STORY[language])
    assert note.form is NoteForm.STAMP


def test_a_comma_behind_a_day_and_a_chinese_label_opens_the_note():
    (note,) = notes("zh", "2023.05.04 更新，码头的照片已经换成新的。", STORY["zh"], STORY["zh"])
    assert (note.stated_date, note.text) == (date(2023, 5, 4), "码头的照片已经换成新的。")


@pytest.mark.parametrize(
    ("language", "head"),
    [("zh", "Update: 2023/5/4 "), ("pt", "update: (04/05/2023) - "), ("zh", "2023-05-04 更新：")],
)
def test_remarks_of_one_day_here_and_there_are_a_block_each(language, head):
    story, remark = STORY[language], STORY[language][:-1] + "!"
    found = notes(language, story, head + remark, story, story, head + remark, story, head + remark, story)
    assert [note.text for note in found] == [remark] * 3
    assert {note.stated_date for note in found} == {date(2023, 5, 4)}


def test_two_updates_of_one_day_at_the_end_are_a_chain():
    story = STORY["de"]
    found = notes(
        "de", story, story, "Update 20.4.2021: " + story, story, "Update 20.4.2021: " + story, story
    )
    assert [note.text for note in found] == [f"{story}\n\n{story}"] * 2


@pytest.mark.parametrize(
    ("language", "original"),
    [("ko", "이하는 원문의 내용입니다."), ("ko", "아래는 원본 글입니다"), ("zh", "以下为原正文。")],
)
def test_words_that_open_the_story_again_end_a_note(language, original):
    story = STORY[language]
    head = {"ko": "(2023년 5월 4일 수정사항) ", "zh": "更新（2023年5月4日）："}[language]
    (note,) = notes(language, head + story, story, original, story, story)
    assert note.text == f"{story}\n\n{story}"


def test_an_update_that_ends_in_an_address_is_no_headline():
    text = "码头已经支持夜间卸货，见 https://harbour.example/night"
    (note,) = notes("zh", "Update 2023/05/04: " + text, STORY["zh"], STORY["zh"])
    assert note.text == text


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("zh", "该文目前也已被删除。"),
        ("zh", "我记得写作本文的时候门票涨到了四十九元，而且只有一年的更新。"),
        ("ar", "ملاحظة: أشكر ثلاثة قراء على ملاحظاتهم المفيدة على نسخة سابقة من هذه الورقة."),
        ("es", "Nota: al final de cada parte aparece un enlace para continuar a la siguiente."),
        ("fr", "Note : cet hiver, le quai sera fermé aux piétons pendant trois mois."),
        ("de", "Nachtrag zum Haushalt 2023 beschlossen."),
        ("ko", "추가 링크"),
    ],
)
def test_these_only_look_like_notes(language, text):
    story = STORY.get(language, STORY["es"])
    assert notes(language, story, story, text, story) == ()


def test_a_story_says_itself_when_it_was_updated():
    text = "本文已于 2023 年 5 月 4 日按照港务局最新的文件和码头启用后的情况进行了部分更新。"
    (note,) = notes("zh", text, STORY["zh"], STORY["zh"])
    assert (note.kind, note.stated_date, note.text) == (NoteKind.UPDATE, date(2023, 5, 4), text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("th", "แก้ไข: เรือสินค้าที่เข้าเทียบท่ามีสามลำ ไม่ใช่สี่ลำตามที่รายงานก่อนหน้านี้"),
        ("th", "ขออภัยในความผิดพลาดเรื่องจำนวนเรือสินค้า"),
        ("ru", "Исправлено: судов было три, а не четыре."),
        ("ru", "В заголовок внесены изменения."),
        ("uk", "Виправлено: суден було три, а не чотири."),
        ("id", "Catatan redaksi: Berita ini telah mengalami perubahan pada jumlah kapal."),
        ("id", "Redaksi meminta maaf atas kesalahan jumlah kapal dalam berita ini."),
        ("ko", "3일 자 화물선의 수는 네 척이 아니라 세 척이므로 이를 바로잡습니다."),
        ("vi", "Tòa soạn xin lỗi bạn đọc vì sai sót về số tàu."),
        ("ar", "ملاحظة المحرر: عُدّل هذا المقال لتصحيح عدد السفن."),
        ("el", "ΝΕΟΤΕΡΗ ΕΝΗΜΕΡΩΣΗ: Τέταρτο πλοίο φτάνει την Τρίτη, λέει ο δήμος."),
        ("el", "Ανανέωση 15.30: Τέταρτο πλοίο φτάνει την Τρίτη, λέει ο δήμος."),
    ],
)
def test_newsrooms_write_these(language, text):
    story = THERE[language]
    (note,) = notes(language, story, story, text)
    assert note.form is NoteForm.SECTION
    assert text.endswith(note.text)


@pytest.mark.parametrize(
    ("language", "text"), [("ja", "市から回答がありました。"), ("zh", "市政府已经回复了。")]
)
def test_a_full_day_long_after_the_story_heads_a_short_sentence_too(language, text):
    story = STORY[language]
    (note,) = notes(language, story, story, f"2023.05.04: {text}")
    assert (note.text, note.stated_date) == (text, date(2023, 5, 4))
    assert notes(language, story, f"2023.05.04: {text}", f"2023.05.05: {text}", story) == ()


TOO = THERE | {
    "de": STORY["de"],
    "es": STORY["es"],
    "pt": STORY["pt"],
    "fr": "Le nouveau quai du port a ouvert lundi matin et trois cargos y ont déjà déchargé, dit la ville.",
    "it": "Il nuovo molo del porto ha aperto lunedì mattina e tre navi hanno già scaricato, dice il comune.",
    "nl": "De nieuwe kade van de haven ging maandagochtend open en drie schepen losten er al, zegt de stad.",
    "sv": "Hamnens nya kaj öppnade på måndagsmorgonen och tre fartyg har redan lossat, säger kommunen.",
    "da": "Havnens nye kaj åbnede mandag morgen, og tre skibe har allerede losset, siger kommunen.",
    "nb": "Havnas nye kai åpnet mandag morgen, og tre skip har allerede losset, sier kommunen.",
}


@pytest.mark.parametrize(
    ("language", "head"),
    [
        ("de", "Korrektur zur früheren Fassung:"),
        ("de", "Korrektur zum Artikel:"),
        ("de", "Korrektur zu unserem Bericht vom 3. Mai:"),
        ("fr", "Correction à notre article du 3 mai :"),
        ("es", "Corrección a la nota del 3 de mayo:"),
        ("pt", "Correção à reportagem de 3 de maio:"),
        ("it", "Rettifica all’articolo del 3 maggio:"),
        ("nl", "Correctie op ons bericht van 3 mei:"),
        ("sv", "Rättelse till artikeln den 3 maj:"),
        ("da", "Rettelse til artiklen den 3. maj:"),
        ("nb", "Rettelse til saken 3. mai:"),
    ],
)
def test_a_correction_says_to_what_it_is(language, head):
    (note,) = notes(language, TOO[language], TOO[language], f"{head} {TOO[language]}")
    assert (note.text, note.stated_date) == (TOO[language], None)


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("nb", "Rettelse: Kaien åpnet ikke 21. april 2021. Det riktige er 23. april 2021.", None),
        ("da", "Rettelse: Kajen åbnede ikke 21. april 2021. Det rigtige er 23. april 2021.", None),
        ("sv", "Rättelse: Kajen öppnade inte 21 april 2021. Det ska vara 23 april 2021.", None),
        ("de", "Korrektur: Der Kai öffnete nicht am 21. April 2021. Richtig ist der 23. April 2021.", None),
        ("nb", "Rettelse: Kaien er 40 meter. Det ble rettet 23. april 2021.", date(2021, 4, 23)),
        (
            "de",
            "Korrektur: Der Kai ist 40 Meter lang. Das wurde am 23. April 2021 korrigiert.",
            date(2021, 4, 23),
        ),
    ],
)
def test_a_day_that_is_what_is_right_is_not_that_of_the_correction(language, text, day):
    (note,) = notes(language, TOO[language], TOO[language], text)
    assert note.stated_date == day
