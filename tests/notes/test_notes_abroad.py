"""Forms that were met in other languages than English, most of them in blogs."""

from __future__ import annotations

import pytest
from notes_help import STORY, TAIL, notes, the_note

from watcher.model.reading import NoteForm

LONG = (*STORY, *STORY, *STORY)
RAPID = "The ferry sails again."


@pytest.mark.parametrize("head", ["[Update:]", "☝️UPDATE:", "🔔 Update:", "✏ Update:", "Update:"])
def test_pictures_before_a_head_and_a_bracket_around_it_are_none_of_the_text(head):
    assert the_note(*STORY, f"{head} {RAPID}", *LONG).text == RAPID


@pytest.mark.parametrize("end", [" 🎉", " :)", "! 😀"])
def test_a_text_that_ends_in_a_smile_is_no_title(end):
    note = the_note(*STORY, f"Update 2: The Ferry Sails Again And So Do We{end}", "Contents", *TAIL)
    assert note.text.endswith(end)


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("en", "[Update: the ferry to the islands sails again]", "the ferry to the islands sails again"),
        ("zh", "【更新：往北方岛屿的渡轮再次开航】", "往北方岛屿的渡轮再次开航"),
        ("zh", "编辑：部分文字已更新，渡轮再次开航。", "部分文字已更新，渡轮再次开航。"),
        ("ja", "追記しました：船は日曜日にも出ます。", "船は日曜日にも出ます。"),
        ("ja", "2012年9月26日追記しました。船は日曜日にも出ます。", "船は日曜日にも出ます。"),
        ("de", "Nachtrag vom selben Tag: Die Fähre fährt am Sonntag.", "Die Fähre fährt am Sonntag."),
        ("es", "Actualización del mismo día: El ferry sale el domingo.", "El ferry sale el domingo."),
    ],
)
def test_what_titles_have_not_makes_a_note_of_a_label_between_two_titles(language, text, told):
    assert the_note(*STORY, "…", text, "…", language=language).text == told


def test_a_text_with_an_address_is_no_title():
    note = the_note(*STORY, "Update: New Timetable: https://harbour.example/times", "Contents", *TAIL)
    assert note.text.startswith("New Timetable")


@pytest.mark.parametrize(
    ("language", "label", "text"),
    [
        ("de", "Nachtrag", "Einige Fähren fahren wieder nach Plan."),
        ("ru", "Дополнение", "По словам капитана, паром снова ходит."),
        ("cs", "Doplnění", "Podle kapitána trajekt zase jezdí."),
        ("fi", "Lisäys", "Nyt lautta kulkee taas."),
        ("tr", "Güncelleme", "Bugün feribot yeniden çalışıyor."),
    ],
)
def test_the_capital_of_a_label_is_enough_before_words_that_open_sentences(language, label, text):
    assert the_note(*STORY, f"{label} {text}", *TAIL, language=language).text == text


@pytest.mark.parametrize(
    ("language", "head"),
    [
        ("de", "Nachtrag 12.1.2021"),
        ("fi", "Lisäys 12.1.2021"),
        ("zh", "2021.1.12补充"),
        ("ko", "2021-01-12 추가"),
    ],
)
def test_a_head_that_says_what_was_added_is_no_stamp_though_it_opens_the_story(language, head):
    note = the_note(head, *STORY, language=language)
    assert (note.form, note.text, str(note.stated_date)) == (NoteForm.SECTION, STORY[0], "2021-01-12")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "This article was updated on: 12 January 2021"),
        ("el", "το άρθρο ενημερώθηκε στις : 12/01/2021"),
    ],
)
def test_a_sentence_that_is_filled_in_like_a_form_is_a_stamp(language, text):
    note = the_note("Ferries", text, *STORY, language=language)
    assert (note.form, str(note.stated_date)) == (NoteForm.STAMP, "2021-01-12")


@pytest.mark.parametrize(
    "blocks",
    [
        (
            "UPDATE ORA 20.30 Incendiul a fost stins",
            "Nu sunt victime.",
            "Știrea inițială: A izbucnit un incendiu.",
        ),
        ("UPDATE 20:30", "Incendiul a fost stins.", "UPDATE 18:00", "Arde în port.", "Știrea inițială:"),
    ],
)
def test_an_hour_above_the_story_is_no_stamp_where_short_texts_or_the_first_story_follow(blocks):
    first = notes(*blocks, *STORY, language="ro")[0]
    assert (first.form, str(first.stated_time)) == (NoteForm.SECTION, "20:30:00")
    assert first.text.startswith("Incendiul a fost stins")


@pytest.mark.parametrize(
    "blocks",
    [
        ("Updates:", "All official maps since its release", "A ferry in its newest colours"),
        ("Create – books a berth,", "Update – moves a booking,", "Delete – gives the berth back."),
        ("Safe: every boat has a radio", "Updated: the app reads new tides by itself", "Quick: no queues"),
    ],
)
def test_what_is_said_of_one_thing_of_many_is_no_note(blocks):
    assert not notes(*STORY, *blocks, *STORY)


def test_a_credit_and_a_source_around_a_note_are_no_such_things():
    blocks = ("Photo: Ada Finch", f"Update: {RAPID}", "Source: the harbour office")
    assert the_note(*STORY, *blocks).text == RAPID


def test_a_space_before_latin_letters_sets_no_label_off():
    story = "渡轮周一因暴风雨停在港口，公司说乘客两周内会收到退款。"
    assert not notes(story, "更新 ferry 模块，让它在启动的时候读取新的时刻表。", story, language="zh")
    assert notes(story, "更新 渡轮周二恢复运行，所有乘客都已经上船。", story, language="zh")


def test_a_price_is_no_entry_of_a_live_blog():
    price = "2.99 euros is what the crossing costs, and children travel free."
    assert the_note(price, f"[2021-01-12 Update] {RAPID}", *LONG).text == RAPID


LINES = ("oars, for the small boats", "sails, for the large ones", "engines, which are all of them old")


def test_lists_and_titles_do_not_end_a_story_whose_blocks_have_no_kinds():
    assert the_note(*STORY, f"Update: {RAPID}", STORY[0], *LINES, *LONG).text == RAPID


def test_what_stands_at_the_end_of_such_a_story_runs_to_it():
    dated = f"Update 13 January 2021: {RAPID}"
    assert the_note(*STORY, dated, STORY[0], *LINES, *TAIL).text.endswith(STORY[0])


def test_an_update_goes_on_behind_its_colon_at_the_end_too():
    quote = "We are glad that it is over, and we thank all of those who waited …"
    assert the_note(*STORY, "UPDATE:", "The captain told us:", quote, *TAIL).text.endswith(quote)


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("vi", "Chỉnh sửa lần cuối lúc 2021-01-12 09:22"),
        ("fa", "به روز شده در: ۱۲ ژانویه ۲۰۲۱"),
        ("en", "Updated on: 12 January 2021"),
        ("fr", "Mis à jour le : 12/01/2021"),
        ("es", "Actualizado el: 12/01/2021 - 15:30"),
        ("it", "Aggiornato il: 12 gennaio 2021"),
    ],
)
def test_stamps_whose_words_we_know_and_that_are_filled_in_like_forms(language, line):
    note = the_note(line, *STORY, language=language)
    assert (note.form, str(note.stated_date)) == (NoteForm.STAMP, "2021-01-12")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Dank an Anna für das Lesen einer früheren Version dieses Artikels."),
        ("fr", "Merci à Anna pour la relecture d'une version antérieure de cet article."),
        ("es", "Gracias a Ana por revisar una versión anterior de este artículo."),
        ("pt", "Uma versão anterior deste texto foi publicada na revista Piauí em 2019."),
        ("it", "Grazie ad Anna per aver riletto una versione precedente di questo articolo."),
        ("nl", "Dank aan Anna voor het lezen van een eerdere versie van dit artikel."),
        ("sv", "Tack till Anna för att ha läst en tidigare version av den här artikeln."),
        ("da", "Tak til Anna for at læse en tidligere version af denne artikel."),
        ("nb", "Takk til Anna for kommentarer til en tidligere versjon av artikkelen."),
        ("fi", "Tämän artikkelin aiempi versio julkaistiin kirjoittajan blogissa."),
        ("pl", "Dziękuję Annie za przeczytanie wcześniejszej wersji tego artykułu."),
        ("cs", "Děkuji Anně za přečtení předchozí verze tohoto článku."),
        ("de", "Vielen Dank an Anna für Hinweise zu einer früheren Version dieses Artikels."),
        ("de", "Die Namen der Kinder in diesem Text haben wir zum Schutz ihrer Privatsphäre geändert."),
        ("de", "China drängte offenbar darauf, den Text in der ursprünglichen Fassung zu verhindern."),
        (
            "de",
            "Der Artikel von Finke war ursprünglich am 20. Januar bei einer Zeitschrift eingereicht worden.",
        ),
        (
            "de",
            "Wir bitten unsere Leserinnen und Leser, diesen Artikel zu verbreiten, und danken dafür sehr.",
        ),
        ("hu", "A cikk korábbi változata a szerző blogján jelent meg."),
        ("ro", "O versiune anterioară a acestui articol a apărut pe blogul autorului."),
        ("ru", "Спасибо Анне за вычитку предыдущей версии этой статьи."),
        ("uk", "Дякую Анні за вичитку попередньої версії цієї статті."),
        ("tr", "Bu yazının önceki sürümünü okuduğu için Anna'ya teşekkürler."),
        ("el", "Μια προηγούμενη έκδοση αυτού του άρθρου δημοσιεύτηκε στο ιστολόγιο του συγγραφέα."),
        ("zh", "感谢 Anna 审阅本文的早期版本。"),
        ("zh", "本文的早期版本曾发表在作者的博客上。"),
        ("zh", "本文版权归原作者所有，如有侵权请联系删除。"),
        ("zh", "本文所涉内容如有不实，请及时通知我们更正。"),
        ("ko", "이 글의 이전 버전은 저자의 블로그에 실렸습니다."),
        ("id", "Terima kasih kepada Anna yang membaca versi sebelumnya dari artikel ini."),
        ("vi", "Phiên bản trước của bài viết này được đăng trên blog của tác giả."),
    ],
)
def test_who_read_an_earlier_version_and_where_it_appeared_corrects_nothing(language, text):
    assert notes(*STORY, text, language=language) == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "In einer früheren Version dieses Artikels hieß es, das Buch sei 2019 erschienen."),
        ("de", "Dies ist eine korrigierte Fassung des ersten Artikels, in dem ein Jahr nicht stimmte."),
        ("de", "Anm. d. Red.: Wir haben die Darstellung der Entscheidung des Gerichts präzisiert."),
        ("de", "Anm. d. Red.: Die Passage zum Hafen wurde leicht verändert."),
        ("de", "Anm. d. Red.: An dieser Stelle stand zuvor eine Frage, die ein Vorurteil nährte."),
        (
            "de",
            (
                "Der Text wurde um die Ausführungen der Hafenbehörde und ihrer Ämter zu der Rolle"
                " des Kapitäns bei den Fahrten im Winter ergänzt."
            ),
        ),
        ("de", "Hinweis der Redaktion: In einer früheren Textfassung hieß es, der Hafen sei geschlossen."),
        ("de", "[An dieser Stelle haben wir die Aussagen des Kapitäns auf dessen Bitte präzisiert.]"),
        ("de", "Anmerkung der Redaktion: Zuvor wurde ein unverpixeltes Foto der Liste gezeigt."),
        ("de", "Nachtrag von Jens Finke: Seit heute Mittag fahren alle Fähren wieder nach Plan."),
        ("pt", "Uma versão anterior deste artigo dizia por engano que o livro foi publicado em 2019."),
        ("sv", "I en tidigare version av artikeln stod det att boken lästes av alla."),
        ("hu", "A cikk korábbi változatában tévesen az jelent meg, hogy a könyv 2019-es."),
        ("tr", "Bu haberin önceki sürümünde kitabın 2019'da yayımlandığı yazılmıştı."),
        ("zh", "本文的早期版本错误地写道该书发表在2019年。"),
        ("vi", "Phiên bản trước của bài viết này ghi nhầm rằng cuốn sách được đăng năm 2019."),
    ],
)
def test_what_an_earlier_version_said_is_corrected_though_it_is_of_books(language, text):
    assert len(notes(*STORY, text, language=language)) == 1


def test_where_a_text_appeared_may_stand_behind_the_day_on_which_it_did():
    text = (
        "Dieser Text ist am 12. Januar 2021 auf gull.example erschienen und wurde am 15. Januar aktualisiert."
    )
    assert str(the_note(*STORY, text, language="de").stated_date) == "2021-01-15"


@pytest.mark.parametrize("head", ["Nachtrag, 210112:", "Nachtrag (210112):", "Nachtrag 210112:"])
def test_six_digits_in_a_head_are_a_day(head):
    note = the_note(*STORY, f"{head} {RAPID}", *TAIL, language="de")
    assert (note.text, str(note.stated_date)) == (RAPID, "2021-01-12")


def test_what_counts_a_label_stands_before_it():
    first, second = notes(*STORY, f"Nachtrag: {RAPID}", f"2. Nachtrag: {RAPID}", *TAIL, language="de")
    assert (first.label, second.label, second.text) == ("Nachtrag", "2. Nachtrag", RAPID)


def test_a_word_that_is_cut_does_not_say_how_long_ago_something_was():
    text = "como o portal nosso está mais ativo, agora só via arquivo"
    assert the_note(*STORY, f"Atualização 12/1/2021: {text}", *TAIL, language="pt").text == text


def test_a_text_that_begins_small_titles_no_story():
    text = "como o portal novo está fora, só via arquivo"
    assert the_note(f"Atualização 12/1/2021: {text}", *STORY, language="pt").text == text


def test_a_supplement_in_japanese_is_part_of_the_text_when_it_has_no_day():
    assert notes(*STORY, "補足", "フェリーは再び運航しています。", language="ja") == ()


@pytest.mark.parametrize(
    ("head", "label"),
    [("更新二：", "更新二"), ("Update 2024-07：", "Update"), ("Update-2024-7-29：", "Update")],
)
def test_a_label_may_be_counted_in_chinese_and_have_a_month_or_a_hyphen(head, label):
    note = the_note(*STORY, f"{head}渡轮今天恢复运行，乘客可以上船。", *TAIL, language="zh")
    assert (note.label, note.text) == (label, "渡轮今天恢复运行，乘客可以上船。")


def test_a_counted_label_behind_its_date_is_no_stamp_though_it_opens_the_story():
    text = "渡轮今天恢复运行，乘客可以上船，时刻表不变。"
    second, first = notes(
        "2021-01-13 10:00 Update 2", text, "2021-01-12 09:00 Update 1", text, *STORY, language="zh"
    )
    assert (second.label, first.label, second.text) == ("Update 2", "Update 1", text)


@pytest.mark.parametrize("language", ["zh", "ja", "ko", "hu"])
def test_three_pairs_of_digits_begin_with_the_year_where_years_stand_first(language):
    note = the_note(*STORY, f"Update (21-01-12): {RAPID}", *TAIL, language=language)
    assert str(note.stated_date) == "2021-01-12"


def test_a_text_under_a_word_for_an_addition_needs_no_full_stop():
    text = "フェリーは再び運航しているので、時刻表を書き直した(前のものは古い)"
    assert the_note(*STORY, "追記", text, language="ja").text == text


@pytest.mark.parametrize(
    "text", ["渡轮已经恢复；请发邮件到 ferry@harbour.example", "渡轮后来又停了，我们再等等⋯⋯"]
)
def test_a_text_with_an_address_of_mail_or_dots_of_its_own_is_no_title(text):
    assert the_note(*STORY, f"更新：{text}", "航班", *TAIL, language="zh").text == text


def test_a_page_of_updates_is_not_an_updated_page():
    text = "Les horaires sont donnés sur la page principale de mise à jour du port."
    assert notes(*STORY, text, language="fr") == ()


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("ja", "2021年1月10日公開 2021年1月12日更新"),
        ("ja", "最終改訂日：2021年1月12日"),
        ("ja", "2021年1月12日改訂"),
        ("zh", "发布于2021年1月10日 更新于2021年1月12日"),
        ("zh", "最后编辑：2021-01-12"),
        ("zh", "最後修改日期：2021-01-12"),
        ("zh", "修订于2021年1月12日"),
    ],
)
def test_stamps_without_a_space_between_word_and_day(language, line):
    note = the_note(line, *STORY, language=language)
    assert (note.form, str(note.stated_date)) == (NoteForm.STAMP, "2021-01-12")


@pytest.mark.parametrize(
    ("language", "head", "day"),
    [
        ("ar", "تحديث (13\u200f/1\u200f/2021): عادت العبارة إلى الإبحار صباح اليوم.", "2021-01-13"),
        ("vi", "Cập nhật 13 thg 1, 2021: Phà đã chạy lại vào sáng nay.", "2021-01-13"),
        ("hr", "Ažurirano 13. siječnja 2021. – Trajekt je opet isplovio jutros.", "2021-01-13"),
        ("pl", "Aktualizacja wprowadzona 13.01.2021: Prom znowu wypłynął dziś rano.", "2021-01-13"),
        ("fr", "Mise à jour (01.2021) : le bac navigue de nouveau depuis ce matin.", "None"),
        ("ko", "업데이트 (2021년 1월): 나룻배가 오늘 아침 다시 다니기 시작했습니다.", "None"),
        ("it", "AGGIORNAMENTO I traghetti hanno ripreso a navigare questa mattina.", "None"),
    ],
)
def test_more_dates_between_label_and_text(language, head, day):
    (note,) = notes(*STORY, head, language=language)
    assert str(note.stated_date) == day
    assert head.endswith(note.text)
    assert not any(sign.isdigit() for sign in note.text)


def test_what_was_renewed_in_a_report_is_no_statement_of_the_report():
    text = "گزارش این هفته اطلاعات به‌روز شده درباره قایق‌ها را نشان می‌دهد."
    assert notes(*STORY, text, language="fa") == ()
