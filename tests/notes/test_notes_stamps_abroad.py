"""Stamps and heads whose day or clock is printed in a way of one country, or stands beside another."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest
from notes_help import STORY

from watcher.model.reading import NoteForm
from watcher.read.notes import find_notes

PUBLISHED, CAPTURED = datetime(2023, 5, 2, 10, tzinfo=UTC), datetime(2023, 5, 20, tzinfo=UTC)
THIRD, EVE = date(2023, 5, 3), date(2023, 5, 2)
CLOCK = time(14, 5)


def found(language, *blocks):
    return find_notes(blocks, language=language, published_at=PUBLISHED, captured_at=CAPTURED)


@pytest.mark.parametrize(
    ("language", "line", "day", "clock"),
    [
        ("fi", "Päivitetty 3.5. 14:05", THIRD, CLOCK),
        ("es", "Actualizado a las 14:05 h. del 03.05.2023", THIRD, CLOCK),
        ("es", "03 MAY 2023 - 14:05 CEST (actualizado)", THIRD, CLOCK),
        ("es", "Act. 03 may. 2023 14:05", THIRD, CLOCK),
        ("es", "02/05/2023 10:00 / La Gaviota / Puerto / Actualizado al 03/05/2023", THIRD, None),
        ("it", "02 maggio 2023 (modifica il 3 maggio 2023 | 14:05)", THIRD, CLOCK),
        ("cs", "2. května 2023 10:00, aktualizováno 14:05", EVE, CLOCK),
        ("en", "10:00, 2 May 2023Updated 14:05, 2 May 2023", EVE, CLOCK),
        ("fr", "Publié le 2 mai 2023 à 10 h 00 HAEMis à jour le 3 mai 2023 à 14 h 05 HAE", THIRD, CLOCK),
        ("pl", "2023-05-02 | Ostatnia aktualizacja: 14:05 | Komentarze: 5", EVE, CLOCK),
        ("hu", "Készült: 2023. május 2. · Frissítve: 2023. május 3. 14:05 · Szerző: @ada22", THIRD, CLOCK),
        ("hu", "Frissítve 2023. május 3-án 14 óra 5 perckor", THIRD, CLOCK),
        ("lt", "Papildyta gegužės 3 d. 14 val. 5 min.", THIRD, CLOCK),
        ("vi", "Cập nhật lúc: 14 giờ 05 phút ngày 3/5", THIRD, CLOCK),
        ("et", "Täiendatud kl 11.05", EVE, time(11, 5)),
        ("ru", "Обновлено в 11.05. мск", EVE, time(11, 5)),
        ("uk", "Оновлено о 11.05", EVE, time(11, 5)),
        ("de", "Aktualisiert um 11.05", EVE, time(11, 5)),
        ("tr", "Güncelleme: 3 Mayıs 2023, 14.05'te", THIRD, CLOCK),
        ("lv", "Pēdējoreiz atjaunināts: 2023. gada 3. maijā, plkst. 14.05", THIRD, CLOCK),
        ("ar", "الثلاثاء، 02 أيار/مايو 2023، آخر تحديث 14:05 (GMT+0400)", EVE, CLOCK),
        ("ar", "الأربعاء 13 شوال 1444هـ - 3 مايو 2023م، آخر تحديث 14:05", THIRD, CLOCK),
        ("ar", "آخر تحديث: 1444/10/13هـ الموافق 3 مايو 2023 14:05", THIRD, CLOCK),
        ("fa", "به روز شده: 14:05 گرینویچ - چهارشنبه 03 مه 2023 - 13 اردیبهشت 1402", THIRD, CLOCK),
        ("hi", "अपडेटेड 3 मई 2023, 2:05 अपराह्न", THIRD, CLOCK),
        ("bn", "আপডেট : ০৩ মে ২০২৩, ০২:০৫ পিএম", THIRD, CLOCK),
        ("bn", "আপডেট: ০৩ মে ২০২৩, ১৪: ০৫", THIRD, CLOCK),
        ("th", "เผยแพร่: 2 พ.ค. 2566 10:00 ปรับปรุง: 3 พ.ค. 2566 14:05 โดย: กองบรรณาธิการ", THIRD, CLOCK),
        ("zh", "更新时间 2023年5月3日, 格林尼治标准时间14:05", THIRD, CLOCK),
    ],
)
def test_a_stamp_has_the_day_and_clock_of_the_change(language, line, day, clock):
    (note,) = found(language, line, *STORY)
    assert (note.form, note.stated_date, note.stated_time) == (NoteForm.STAMP, day, clock)


@pytest.mark.parametrize(
    ("language", "head", "day", "clock"),
    [
        ("uk", "Оновлено о 11.05:", EVE, time(11, 5)),
        ("tr", "Güncelleme saat 14.30'da:", EVE, time(14, 30)),
        ("tr", "Düzeltme, 3 Mayıs 2023 Çarşamba, saat 14.05'te:", THIRD, CLOCK),
        ("et", "Parandus 3. mail kell 14.05:", THIRD, CLOCK),
        ("fa", "به‌روزرسانی (۱۳ اردیبهشت):", THIRD, None),
        ("ar", "تحديث (3 مايو 2023، بعد رد البلدية):", THIRD, None),
        ("ar", "تحديث (2):", None, None),
        ("en", "Update (2):", None, None),
        ("ro", "ACTUALIZARE 18.30.", EVE, time(18, 30)),
        ("en", "UPDATE, Wednesday evening:", THIRD, None),
        ("da", "Opdatering onsdag aften:", THIRD, None),
        ("it", "Aggiornamento mercoledì sera:", THIRD, None),
        ("pl", "Aktualizacja środa rano:", THIRD, None),
        ("de", "Update Mittwochmorgen:", THIRD, None),
        ("lt", "Atnaujinta 18.30 val.:", EVE, time(18, 30)),
        ("hr", "Ažurirano 3.5.2023. u 14:05 sati:", THIRD, CLOCK),
        ("sv", "Uppdatering onsdagskväll:", THIRD, None),
        ("pt", "Atualização desta quarta-feira, 3, às 14h05:", THIRD, CLOCK),
        ("nl", "Update 14.05u:", EVE, CLOCK),
        ("en", "UPDATE 1405hrs:", EVE, CLOCK),
        ("el", "Σημαντική ενημέρωση (2023):", None, None),
        ("ja", "3日追記：", THIRD, None),
        ("ja", "追記（3日）：", THIRD, None),
        ("zh", "3日更新：", THIRD, None),
        ("zh", "更新：北京时间5月3日14:05 — ", THIRD, CLOCK),
        ("ko", "(2023.5.3 오후 수정)", THIRD, None),
    ],
)
def test_a_head_ends_behind_its_day_and_clock(language, head, day, clock):
    (note,) = found(language, *STORY, f"{head} {STORY[0]}")
    assert (note.stated_date, note.stated_time, note.text) == (day, clock, STORY[0])


@pytest.mark.parametrize(
    ("published", "day"),
    [((2023, 5, 2), (2023, 5, 3)), ((2024, 12, 30), (2025, 5, 3)), ((2023, 3, 1), (2023, 5, 3))],
)
def test_a_day_of_irans_calendar_without_its_year_is_the_first_behind_publication(published, day):
    text = "به‌روزرسانی (۱۳ اردیبهشت): پل دوباره باز شد و رفت‌وآمد از سر گرفته شد."
    captured = datetime(2025, 12, 1, tzinfo=UTC)
    (note,) = find_notes(
        [*STORY, text], language="fa", published_at=datetime(*published, tzinfo=UTC), captured_at=captured
    )
    assert note.stated_date == date(*day)


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("ja", "追記（21日）港の橋は再開へ"),
        ("tr", "Açıklama: Tarife çizelgesi her yıl belediye meclisince belirlenir ve ilan edilir."),
        ("ar", "توضيح: المؤشر يقيس حركة العقار في المدينة كل أسبوع ويصدر يوم الأحد."),
    ],
)
def test_a_title_or_an_explanation_is_no_note(language, line):
    assert not [note for note in found(language, *STORY, line) if note.form is NoteForm.SECTION]


GREEK = "Η γέφυρα στο λιμάνι παραμένει κλειστή και ο δήμος δεν έχει πει πότε αρχίζουν τα έργα."
POLISH = (
    "Most w porcie jest zamknięty od miesiąca, a miasto nie podało jeszcze, kiedy zaczną się prace. "
    "Kierowcy muszą jechać przez stare miasto, gdzie w godzinach szczytu tworzą się długie korki. "
    "Rzecznik ratusza zapowiada, że nowy harmonogram zostanie ogłoszony po posiedzeniu rady, "
    "a mieszkańcy będą mogli zgłaszać uwagi jeszcze przez dwa tygodnie od dnia jego publikacji."
)


@pytest.mark.parametrize("language", [None, "en"])
@pytest.mark.parametrize(
    ("line", "told", "day"),
    [
        ("Τελευταία ενημέρωση: 12-1-2012, 14:20", GREEK, date(2012, 1, 12)),
        ("Ostatnia aktualizacja: 12-1-2012, 14:20", POLISH, date(2012, 1, 12)),
    ],
)
def test_what_a_page_is_written_in_tells_the_order_of_its_day_and_month(language, line, told, day):
    (note,) = find_notes(
        [line, told, told],
        language=language,
        published_at=datetime(2012, 1, 14, tzinfo=UTC),
        captured_at=datetime(2013, 4, 10, tzinfo=UTC),
    )
    assert note.stated_date == day


@pytest.mark.parametrize(
    ("language", "head", "day"),
    [
        ("zh", "状态更新（2023-05-03）：", THIRD),
        ("zh", "更新（2023 年 5 月）：", None),
        ("it", "Nota di aggiornamento (3 maggio 2023, dopo la verifica):", THIRD),
        ("ja", "追記(2023-05-03同日、市の発表を受けて)：", THIRD),
    ],
)
def test_a_remark_behind_the_day_is_none_of_the_text(language, head, day):
    (note,) = found(language, *STORY, f"{head} {STORY[0]}")
    assert (note.stated_date, note.text) == (day, STORY[0])


@pytest.mark.parametrize(
    ("language", "heads", "told"),
    [
        (
            "zh",
            ("2023-05-09 更新", "2023-05-03 更新"),
            ("大桥已恢复通行，市政府公布了时间表。", "大桥已经关闭，行人须绕行旧城区的街道。"),
        ),
        ("sv", ("Uppdatering 9 maj", "Uppdatering 3 maj"), (STORY[0], STORY[1])),
    ],
)
def test_the_last_head_of_a_chain_above_the_story_is_no_stamp(language, heads, told):
    blocks = [heads[0], told[0], heads[1], told[1], *STORY, *STORY]
    notes = found(language, *blocks)
    assert [(note.form, note.stated_date) for note in notes] == [
        (NoteForm.SECTION, date(2023, 5, 9)),
        (NoteForm.SECTION, THIRD),
    ]
    assert [note.text.split("\n")[0] for note in notes] == list(told)


@pytest.mark.parametrize(
    ("language", "line", "form", "text"),
    [
        ("it", "Aggiornamento (3 maggio 2023)", NoteForm.SECTION, STORY[0]),
        ("ru", "ВАЖНОЕ ОБНОВЛЕНИЕ (2023-05-03 14:05)", NoteForm.SECTION, STORY[0]),
        ("it", "Aggiornamento 3 maggio 2023", NoteForm.STAMP, ""),
        ("pl", "Aktualizacja 2023-05-03 (14:05)", NoteForm.STAMP, ""),
        ("it", "Aggiornato (3 maggio 2023)", NoteForm.STAMP, ""),
    ],
)
def test_a_name_with_its_day_in_brackets_stands_over_a_text(language, line, form, text):
    (note,) = found(language, line, *STORY, *STORY)
    assert (note.form, note.stated_date, note.text) == (form, THIRD, text)


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("nl", "Laatst bijgewerkt op wo 3 mei 2023 om 14u05"),
        ("nl", "wo 3 mei 2023, 10:00, aangepast wo 3 mei 2023, 14:05"),
        ("tr", "Güncellenme Zamanı : 03.05.2023 14:05"),
        ("ms", "Dikemaskini 3 Mei 2023 2:05 PM"),
        ("th", "อัพเดทล่าสุดเมื่อ 3 พ.ค. 66 เวลา 14:05 น."),
        ("zh", "發佈 2023-05-02 10:00・更新 2023-05-03 14:05"),
    ],
)
def test_short_weekdays_and_signs_between_stamps_are_passed_over(language, line):
    (note,) = found(language, line, *STORY)
    assert (note.form, note.stated_date, note.stated_time) == (NoteForm.STAMP, THIRD, CLOCK)


def test_an_hour_before_a_comma_and_digits_is_none():
    (note,) = found("it", "Aggiornato il 3 maggio 2023 alle 14,05", *STORY)
    assert (note.stated_date, note.stated_time) == (THIRD, None)


@pytest.mark.parametrize(
    ("language", "line"),
    [
        (
            "fr",
            "Dernière mise à jour le 3 mai 2023. La gazette du port est éditée par la coopérative du quai.",
        ),
        ("id", "Terakhir diperbarui: 3 Mei 2023. Halaman ini dikelola oleh redaksi pelabuhan."),
        ("nb", "Kapittel 4, utgave 1.0 | Sist oppdatert: 2023-05-03"),
    ],
)
def test_what_stands_beside_the_last_change_is_no_text_of_it(language, line):
    (note,) = found(language, *STORY, line)
    assert (note.form, note.stated_date, note.text) == (NoteForm.STAMP, THIRD, "")


@pytest.mark.parametrize(
    ("language", "head"),
    [
        ("de", "Nachtrag (dritte Runde, 3.5.2023):"),
        ("de", "Nachtrag (Sitzung der Stadt, 03.05. abends):"),
        ("sv", "RÄTTELSE (2023-05-03, samma dag, efter steg 1:s mätning)."),
    ],
)
def test_a_remark_before_the_day_or_with_a_colon_belongs_to_the_head(language, head):
    (note,) = found(language, *STORY, f"{head} {STORY[0]}")
    assert (note.stated_date, note.text) == (THIRD, STORY[0])


@pytest.mark.parametrize(
    ("language", "head", "form"),
    [
        ("fr", "Mise à jour du 3 mai 2023", NoteForm.SECTION),
        ("fr", "Mise à jour le 3 mai 2023", NoteForm.STAMP),
        ("de", "Aktualisierung vom 3. Mai 2023", NoteForm.SECTION),
        ("de", "Aktualisiert am 3. Mai 2023", NoteForm.STAMP),
        ("it", "Aggiornamento del 3 maggio 2023", NoteForm.SECTION),
    ],
)
def test_a_label_that_is_of_its_day_heads_a_text_where_a_stamp_says_on_which_day(language, head, form):
    (note,) = found(language, head, *STORY)
    assert (note.form, note.stated_date) == (form, THIRD)


def test_a_dated_label_with_a_colon_over_the_title_of_its_text_takes_both():
    (note,) = found("en", *STORY[1:], "Update 3 May 2023:", "The harbour at night", STORY[0])
    assert note.text == f"The harbour at night\n\n{STORY[0]}"


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "This story was updated 2 hours ago."),
        ("en", "Article was updated 46 mins ago"),
        ("de", "Dieser Artikel wurde vor 3 Stunden aktualisiert."),
        ("fr", "Cet article a été mis à jour il y a 3 heures."),
        ("es", "Este artículo fue actualizado hace 2 horas."),
        ("pt", "Esta reportagem foi atualizada há 2 horas."),
        ("it", "Questo articolo è stato aggiornato 2 ore fa."),
        ("nl", "Dit artikel is 2 uur geleden bijgewerkt."),
        ("sv", "Artikeln uppdaterades för 2 timmar sedan."),
        ("he", "הכתבה עודכנה לפני שעתיים."),
        ("de", "Dieser Artikel wurde vor zwei Stunden aktualisiert."),
        ("cs", "Článek byl před dvěma hodinami aktualizován."),
    ],
)
def test_how_long_ago_a_story_was_updated_is_no_note_for_it_is_another_at_every_look(language, line):
    assert find_notes([*STORY, line, *STORY], language=language) == ()
    assert find_notes([*STORY, f"{STORY[0]} {line}"], language=language) == ()
