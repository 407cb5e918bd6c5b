"""Dates in the heads of notes, as many languages and scripts write them."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time

import pytest
from notes_help import STORY

from watcher.read.notes import find_notes

LEAD = "Die Fähre blieb am Montag im Hafen, sagte die Gesellschaft den Gästen am Abend."
BODY = "Fähre ab Lund wieder offen, sagte Ada Finch am Abend der Zeitung."
WEDNESDAY = re.compile("сред|серед|środ|střed|stred|sred|srijed|چهار")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "تحديث ٣ مايو ٢٠٢١: أعيد فتح الجسر، بحسب إدارة الميناء."),
        ("fa", "به‌روزرسانی ۳ مه ۲۰۲۱: پل دوباره باز شد."),
        ("hi", "अपडेट ३ मई २०२१: पुल फिर से खुल गया है।"),
        ("bn", "আপডেট ৩ মে ২০২১: সেতুটি আবার খুলে দেওয়া হয়েছে।"),
        ("th", "อัปเดต 3 พฤษภาคม 2564: สะพานเปิดให้บริการอีกครั้งแล้ว"),
    ],
)
def test_digits_and_years_of_other_scripts_are_read(language, text):
    (note,) = find_notes([*STORY, text], language=language)
    assert note.stated_date == date(2021, 5, 3)


@pytest.mark.parametrize(
    ("language", "text", "clock"),
    [
        ("en", "Update, 3 May, 10 at night: The fire is out.", time(22)),
        ("es", "Actualización (4:20 de la tarde): El fuego está apagado.", time(16, 20)),
        ("pt", "Atualização, 3 de maio, 4h20 da tarde: O fogo foi apagado.", time(16, 20)),
        ("it", "Aggiornamento, 3 maggio, ore 4.20 del pomeriggio: Il fuoco è spento.", time(16, 20)),
        ("fr", "Mise à jour, 3 mai, 4h20 de l’après-midi : Le feu est éteint.", time(16, 20)),
        ("vi", "Cập nhật 4 giờ 20 chiều 3/5: Đám cháy đã được dập tắt.", time(16, 20)),
        ("id", "Pembaruan, 3 Mei, 4.20 sore: Api sudah padam di pelabuhan.", time(16, 20)),
        ("ru", "Обновление, 3 мая, 2:20 ночи: Пожар потушен.", time(2, 20)),
        ("hi", "अपडेट शाम 4:20 बजे: आग बुझा दी गई है।", time(16, 20)),
        ("hi", "अपडेट, 3 मई, रात 12:20 बजे: आग बुझा दी गई है।", time(0, 20)),
        ("hi", "अपडेट, 3 मई, दोपहर 12:20 बजे: आग बुझा दी गई है।", time(12, 20)),
        ("bn", "আপডেট, ৩ মে, বিকেল ৪:২০: আগুন নেভানো হয়েছে।", time(16, 20)),
        ("ar", "تحديث 3 مايو، الساعة 4:20 عصرا: أُخمد الحريق.", time(16, 20)),
        ("zh", "更新（5月3日傍晚4:20）：火势已扑灭。", time(16, 20)),
        ("ja", "追記（5月3日夕方4:20）：火は消えました。", time(16, 20)),
        ("ko", "업데이트(5월 3일 밤 11시 20분): 불이 꺼졌다.", time(23, 20)),
        ("el", "Ενημέρωση, 3 Μαΐου, 1:20 το μεσημέρι: Η φωτιά έσβησε.", time(13, 20)),
        ("hu", "Frissítés, május 3., délután 4:20: A tüzet eloltották.", time(16, 20)),
    ],
)
def test_an_hour_is_of_the_half_of_the_day_that_the_word_beside_it_says(language, text, clock):
    (note,) = find_notes(["—", text], language=language)
    assert note.stated_time == clock
    assert text.endswith(note.text)


@pytest.mark.parametrize(
    ("language", "head", "clock"),
    [
        ("en", "Update (May 3, noon)", time(12)),
        ("en", "Update [2021-05-03T15:45:00Z]", time(15, 45)),
        ("de", "Update (3. Mai, Mitternacht)", time(0)),
        ("fr", "Mise à jour lundi 3 mai à midi", time(12)),
        ("es", "Actualización a mediodía del 3 de mayo", time(12)),
        ("it", "Aggiornamento (3 maggio, mezzanotte)", time(0)),
        ("pt", "Atualização ao meio-dia de 3 de maio", time(12)),
        ("ru", "Дополнено 3 мая в 15-45", time(15, 45)),
        ("sv", "Uppdaterad 3.5 kl. 15.45", time(15, 45)),
        ("en", "Update as of Monday, May 3rd", None),
        ("en", "Updated on Monday, May 3rd, 2021 at 15h45", time(15, 45)),
        ("de", "Update vom Montag, 3. Mai, 15:45 Uhr", time(15, 45)),
        ("fr", "MàJ 3/05, 15h", time(15)),
        ("es", "Actualización del 3 de mayo de 2021 a las 15:45 horas", time(15, 45)),
        ("nl", "Update maandag 3 mei, 15.45 uur", time(15, 45)),
        ("nl", "Correctie (3 mei 2021, 15.45 u.)", time(15, 45)),
        ("pl", "Sprostowanie (3 maja 2021 r)", None),
        ("da", "Rettelse, 3/5-2021", None),
        ("nb", "Retting 15.45, 03.05.21", time(15, 45)),
        ("en", "Update 15.45, 3 May 2021", time(15, 45)),
        ("fi", "Päivitys 3.5. klo 15.45", time(15, 45)),
        ("cs", "Aktualizace 3. 5. 2021 v 15:45", time(15, 45)),
        ("hu", "Frissítés május 3-án", None),
        ("hu", "Frissítés (2021. 05. 03. 15:45)", time(15, 45)),
        ("ru", "Исправление от 3 мая 2021 г.", None),
        ("bg", "Обновена на 3 май 2021 г. в 15:45 ч.", time(15, 45)),
        ("bg", "Поправка (3 май 2021 г)", None),
        ("sk", "Oprava (3. mája 2021, 15:45 hodín)", time(15, 45)),
        ("hr", "Ažurirano 3.5.2021. u 15:45", time(15, 45)),
        ("el", "Ενημέρωση Δευτέρα 3 Μαΐου, ώρα 15:45", time(15, 45)),
        ("ja", "追記（5月3日 15時45分）", time(15, 45)),
        ("ja", "訂正とお詫び（2021/05/03追記）", None),
        ("en", "Correction (May 3, 2021, updated)", None),
        ("zh", "5月3日下午3时45分更新", time(15, 45)),
        ("ko", "업데이트 (5월 3일 오후 3시 45분)", time(15, 45)),
        ("ar", "تحديث (3 مايو/أيار 2021)", None),
        ("he", "עדכון, 3 במאי בשעה 15:45", time(15, 45)),
        ("vi", "Cập nhật 15h45 ngày 3/5", time(15, 45)),
        ("id", "Update Senin, 3 Mei 2021 pukul 15.45 WIB", time(15, 45)),
        ("hi", "अपडेट, 3 मई, 15:45 बजे", time(15, 45)),
        ("eu", "Eguneratua 2021eko maiatzaren 3an, 15:45", time(15, 45)),
        ("de", "Update, 15: 45 Uhr, 3. Mai 2021", time(15, 45)),
        ("fr", "Mise à jour, 15 : 45 h, 3 mai 2021", time(15, 45)),
        ("en", "Update, 3: 45 p.m., 3 May 2021", time(15, 45)),
        ("eu", "Zuzenketa (maiatzak 3)", None),
    ],
)
def test_heads_of_many_languages_end_where_their_text_begins(language, head, clock):
    told = STORY[0]
    (note,) = find_notes(
        [*STORY, f"{head}: {told}"],
        language=language,
        published_at=datetime(2021, 4, 20, tzinfo=UTC),
        captured_at=datetime(2021, 6, 1, tzinfo=UTC),
    )
    assert (note.stated_date, note.stated_time, note.text) == (date(2021, 5, 3), clock, told)


@pytest.mark.parametrize(
    ("language", "head"),
    [
        ("ru", "Обновление, вторник, 14:30:"),
        ("ru", "Обновлено во вторник в 14:30:"),
        ("bg", "Актуализация, вторник, 14:30:"),
        ("bg", "Обновена във вторник в 14:30 ч.:"),
        ("uk", "Оновлення, вівторок, 14:30:"),
        ("pl", "Aktualizacja, wtorek, godz. 14.30:"),
        ("cs", "Aktualizace úterý 14:30:"),
        ("sk", "Aktualizácia utorok 14:30:"),
        ("sl", "Posodobitev, torek, 14.30:"),
        ("hr", "Ažurirano u utorak u 14:30:"),
        ("hu", "Frissítés kedd 14:30:"),
        ("et", "Uuendus teisipäeval kell 14.30:"),
        ("et", "Täiendatud teisipäeval kell 14.30:"),
        ("lv", "Papildināts otrdien plkst. 14.30:"),
        ("lv", "Atjaunots otrdien 14:30:"),
        ("lt", "Atnaujinta antradienį 14:30:"),
        ("lt", "Papildyta antradienį, 14.30 val.:"),
        ("is", "Uppfært þriðjudag kl. 14:30:"),
        ("he", "עדכון יום שלישי 14:30:"),
        ("he", "עדכון, יום שלישי בשעה 14:30:"),
        ("vi", "Cập nhật thứ Ba, 14h30:"),
        ("vi", "Cập nhật lúc 14h30 thứ ba:"),
        ("zh", "更新（周二14:30）："),
        ("zh", "更新：4月20日下午2时30分，"),
        ("ja", "【追記】20日14時30分、"),
        ("ja", "追記：4月20日14時30分、"),
        ("es", "Actualizado el martes 20 a las 14.30:"),
        ("pt", "Atualizado na terça-feira 20, às 14h30:"),
        ("fr", "Mis à jour mardi 20 à 14h30 :"),
        ("it", "Aggiornato martedì 20 alle 14.30:"),
        ("de", "Update vom Dienstag, 20., 14.30 Uhr:"),
        ("en", "Update, Tuesday 20 at 2.30pm:"),
        ("ja", "追記（火曜日14時30分）："),
        ("fa", "به‌روزرسانی سه‌شنبه ۱۴:۳۰:"),
        ("tr", "Güncelleme Salı 14.30:"),
        ("fi", "Päivitys tiistaina kello 14.30:"),
        ("ru", "Обновлено в среду в 14:30:"),
        ("uk", "Оновлено в середу о 14:30:"),
        ("pl", "Aktualizacja w środę o 14.30:"),
        ("cs", "Aktualizováno ve středu ve 14:30:"),
        ("sk", "Aktualizované v stredu o 14:30:"),
        ("sl", "Dopolnjeno v sredo ob 14.30:"),
        ("hr", "Ažurirano u srijedu u 14:30:"),
        ("fa", "به‌روزرسانی چهارشنبه ۱۴:۳۰:"),
    ],
)
def test_a_weekday_and_a_time_are_of_the_first_such_day(language, head):
    published, captured = datetime(2021, 4, 19, 9, tzinfo=UTC), datetime(2021, 4, 28, tzinfo=UTC)
    blocks = [LEAD, f"{head} {BODY}", LEAD]
    (note,) = find_notes(blocks, language=language, published_at=published, captured_at=captured)
    day = 21 if WEDNESDAY.search(head) else 20
    assert (note.stated_date, note.stated_time) == (date(2021, 4, day), time(14, 30))
    assert note.text == BODY


@pytest.mark.parametrize(
    ("language", "head", "clock"),
    [
        ("fr", "Edit 2020 :", None),
        ("fr", "Mise à jour 2021 :", None),
        ("en", "Update 2021 :", None),
        ("en", "Update 1430 :", time(14, 30)),
        ("en", "Update 2021 hrs:", time(20, 21)),
    ],
)
def test_a_year_before_a_colon_set_off_is_no_time(language, head, clock):
    (note,) = find_notes([*STORY, f"{head} The pier is open."], language=language)
    assert (note.text, note.stated_time) == ("The pier is open.", clock)


@pytest.mark.parametrize(
    ("language", "label", "text", "clock"),
    [
        ("en", "Update 2", "10 hours later the ferry sailed.", None),
        ("en", "Update 3", "48 hrs of rain have flooded the road.", None),
        ("en", "Update 2", "11 p.m. is the new time of the last ferry.", None),
        ("fr", "Mise à jour 2", "36 heures plus tard, le bateau est parti.", None),
        ("es", "Actualización 2", "24 horas después el barco ha zarpado.", None),
        ("it", "Aggiornamento 3", "10 ore dopo il traghetto è partito.", None),
        ("nl", "Update 2", "12 uur later vertrok de boot uit de haven.", None),
        ("ru", "Обновление 2", "12 часов спустя паром вышел в море.", None),
        ("de", "Update 2", "12 Uhr ist nun die Zeit der letzten Fähre.", None),
        ("de", "Update 9: 45 Uhr", "Die Fähre fährt nun doch.", time(9, 45)),
        ("en", "Update 3: 15 p.m.", "The ferry sails after all.", time(15, 15)),
    ],
)
def test_one_digit_before_hours_counts_the_label(language, label, text, clock):
    (note,) = find_notes([*STORY, f"{label}: {text}"], language=language)
    assert (note.text, note.stated_time) == (text, clock)


@pytest.mark.parametrize("head", ["45日午後3時", "0日午後3時", "3.半"])
def test_what_no_calendar_and_no_clock_has_is_no_head(head):
    text = f"Update {head}: The ferry sails again, the company said."
    assert find_notes([*STORY, text], language="ja", published_at=datetime(2021, 1, 11, tzinfo=UTC)) == ()
