"""Forms of notes that every language has: what closes a head, what is a text, what rounds off a note."""

from __future__ import annotations

from datetime import date, time

import pytest
from notes_help import MORE, STORY, TAIL, notes, the_note

SAILS = "The ferry sails again since this morning."
ABROAD = {
    "de": (
        "Korrektur",
        "Im Bericht über die Fähre waren mehrere Angaben falsch.",
        "Sie fährt seit 1951: Wir hatten das Jahr ihrer Taufe genannt, nicht das der ersten Fahrt.",
        "Wir entschuldigen uns bei den Leserinnen für unsere Fehler und danken Kapitänin Ida Holm.",
    ),
    "es": (
        "Corrección",
        "La crónica del lunes sobre el transbordador tenía varios datos equivocados.",
        "Navega desde 1951: habíamos dado el año de su bautizo y no el de su primera travesía.",
        "Pedimos disculpas a los lectores por estos errores y damos las gracias a la capitana Ida Holm.",
    ),
    "fr": (
        "Correction",
        "Le reportage de lundi sur le bac contenait plusieurs données fausses.",
        "Il navigue depuis 1951 : nous avions donné l'année de son baptême, pas celle du premier voyage.",
        "Nous nous excusons auprès des lecteurs pour ces erreurs et remercions la capitaine Ida Holm.",
    ),
    "cs": (
        "Oprava",
        "Článek o přívozu měl v pondělí několik nesprávných údajů o lodi.",
        "Pluje od roku 1951: uvedli jsme rok křtu, nikoli rok první plavby přes řeku.",
        "Čtenářům se za tyto chyby omlouváme a děkujeme kapitánce Idě Holmové.",
    ),
    "ru": (
        "Поправка",
        "В понедельничном очерке о пароме несколько сведений были неверны.",
        "Он ходит с 1951 года: мы назвали год спуска на воду, а не первого рейса.",
        "Приносим читателям извинения за эти ошибки и благодарим капитана Иду Хольм.",
    ),
    "ja": (
        "訂正",
        "月曜日の渡し船の記事に、いくつかの誤りがありました。",
        "運航は1951年からです。記事では進水の年を運航開始の年として書いていました。",
        "読者のみなさまに誤りをお詫びします。イダ・ホルム船長のご指摘に感謝します。",
    ),
    "zh": (
        "更正",
        "周一关于渡船的报道中有几处内容与事实不符。",
        "渡船自1951年起航行，我们把下水的年份写成了首航的年份。",
        "我们为这些错误向读者道歉，并感谢船长伊达·霍尔姆指出问题。",
    ),
}


@pytest.mark.parametrize("language", ABROAD)
def test_a_correction_under_a_head_of_its_own_ends_with_the_apology_for_it(language):
    head, *told = ABROAD[language]
    note = the_note(*STORY, *STORY, head, *told, *TAIL, language=language)
    assert note.text.split("\n\n") == told


@pytest.mark.parametrize(
    ("language", "told", "thanks"),
    [
        ("en", "Update: The timetables are in one place now.", "Thanks to Ada Finch for the tip."),
        ("en", "Correction: The captain is 54.", "Thanks to Ada Finch for catching the slip."),
        ("de", "Korrektur: Die Fähre fasst 40 Autos.", "Vielen Dank an Ada Finch für den Hinweis."),
        ("fr", "Correction : Le ferry prend 40 voitures.", "Merci aux lecteurs qui nous l'ont signalé."),
        ("es", "Corrección: El ferry lleva 40 coches.", "Gracias a Ada Finch por el aviso."),
        ("pt", "Correção: A balsa leva 40 carros.", "Obrigado a Ada Finch pelo aviso."),
        ("it", "Correzione: Il traghetto porta 40 auto.", "Grazie a Ada Finch per la segnalazione."),
        ("nl", "Correctie: De boot neemt 40 auto's mee.", "Met dank aan Ada Finch voor de tip."),
    ],
)
def test_thanks_for_what_a_note_tells_are_its_last_words(language, told, thanks):
    assert the_note(*STORY, told, thanks, language=language).text.endswith(f"\n\n{thanks}")
    assert notes(*STORY, thanks, language=language) == ()


@pytest.mark.parametrize(
    "thanks",
    [
        "Thanks to Ada for reading drafts of this.",
        "Thanks to Ada for the tip that led to it, said the mayor.",
    ],
)
def test_thanks_for_something_else_are_none_of_a_note(thanks):
    told = "The timetables are in one place now."
    assert the_note(*STORY, f"Update: {told}", thanks).text == told


def test_an_apology_further_away_than_a_correction_is_long_is_none_of_it():
    head, first, _, apology = ABROAD["de"]
    found = notes(*STORY, head, first, *STORY, *STORY, *STORY, *STORY, apology, *TAIL, language="de")
    assert found[0].text == first


@pytest.mark.parametrize(
    ("language", "head"),
    [
        ("fr", "Mise à jour 2023 : "),
        ("de", "Update 2023 – "),
        ("it", "Aggiornamento, 2023: "),
        ("en", "UPDATE 🚨: "),
        ("en", "Update ✅ "),
    ],
)
def test_a_year_or_a_picture_parts_a_label_from_its_text(language, head):
    assert the_note(*STORY, f"{head}{SAILS}", *TAIL, language=language).text == SAILS


def test_a_label_between_two_pictures_is_a_head():
    note = the_note("❗更新❗", "渡船已经恢复航行，旧的时刻表不再有效。", *STORY, language="zh")
    assert note.text.startswith("渡船")


@pytest.mark.parametrize("moment", ["12 janvier 2021 ~ 17h30", "12 janvier 2021 @ 17h30"])
def test_a_day_and_a_time_in_a_block_of_their_own_stand_under_a_label(moment):
    told = ["Le bac navigue de nouveau depuis ce matin.", "Les billets de la veille restent valables."]
    note = the_note(*STORY, "Mise à jour", moment, *told, language="fr")
    assert (note.stated_time, note.text.split("\n\n")) == (time(17, 30), told)


def test_the_day_that_opens_a_sentence_behind_a_full_stop_is_the_news():
    text = "Martedì 12 gennaio il traghetto ha ripreso il servizio."
    note = the_note(*STORY, f"Aggiornamento. {text}", *TAIL, language="it")
    assert (note.stated_date, note.text) == (None, text)


@pytest.mark.parametrize(
    ("language", "text"), [("ko", "일요일 배는 다시 다닙니다."), ("he", "יום ראשון המעבורת שבה להפליג.")]
)
def test_a_weekday_that_goes_on_as_a_sentence_does_is_the_news_where_there_are_no_capitals(language, text):
    assert the_note(*STORY, f"Update: {text}", *TAIL, language=language).text == text


def test_a_name_behind_a_day_is_who_wrote_what_follows():
    note = the_note(*STORY, "Update 2021-01-12 Ada", SAILS, *TAIL)
    assert (note.text, note.stated_date.day) == (SAILS, 12)


def test_an_address_is_a_text_under_a_label_with_a_day():
    address = "https://harbour.example/posts/12"
    assert the_note(*STORY, "追記 (2021/01/12)", address, "関連記事", language="ja").text == address


@pytest.mark.parametrize(
    ("language", "text"),
    [("de", "Nachtrag: Die Fähre fährt seit heute"), ("ja", "追記：今日から渡し船が出ているらしい")],
)
def test_what_was_added_needs_no_full_stop(language, text):
    assert notes(*STORY, "Der Hafen", text, language=language)


def test_what_was_added_over_running_text_is_the_title_of_a_last_chapter():
    assert notes(*STORY, "Der Hafen", "Nachtrag: Die Fähre im Winter am Ufer", *STORY, language="de") == ()


def test_a_label_between_two_terms_of_some_words_is_one_of_them():
    items = ("Ohne jede Eile: Die Fähre legt ab.", "Aktualisierung: Der Kapitän trägt neue Zeiten ein.")
    assert notes(*STORY, *items, "Im Hafen am Ufer: Sie liegt still.", *STORY, language="de") == ()


@pytest.mark.parametrize(
    "said", ["Die Kapitänin rief: „Sie fährt.“", "Der Hafen am Ufer ruft: „Es geht los.“"]
)
def test_what_somebody_says_is_no_term(said):
    note = the_note(*STORY, said, "Aktualisierung: Die Fähre fährt wieder.", said, *STORY, language="de")
    assert note.text == "Die Fähre fährt wieder."


def test_a_head_over_the_last_paragraph_is_no_menu():
    text = "Le bac ne coûte pas douze euros mais dix, comme la capitaine nous l'écrit."
    assert the_note(*STORY, "Corrections", text, language="fr").text == text


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("pl", "Dodano 12.01.2021: prom znowu pływa."),
        ("hu", "Kiegészítve 2021.01.12: a komp újra közlekedik."),
        ("uk", "Додано 12.01.2021: пором знову ходить."),
        ("el", "Προστέθηκε 12/1/2021: το πλοίο ταξιδεύει ξανά."),
        ("id", "Ditambahkan 12/1/2021: feri berlayar lagi."),
        ("lt", "Papildyta 2021-01-12: keltas vėl plaukia."),
    ],
)
def test_what_was_added_on_a_day_is_a_note_in_every_language(language, text):
    note = the_note(*STORY, text, *TAIL, language=language)
    assert (note.stated_date.day, note.text) == (12, text.partition(": ")[2])


@pytest.mark.parametrize(
    ("language", "reply"),
    [("cs", "Ada | Odpovědět"), ("da", "Ada Finch skrev:"), ("tr", "Ada Yanıtla"), ("ko", "에이다 답글")],
)
def test_a_note_below_the_line_over_a_comment_is_a_readers(language, reply):
    assert notes(*STORY, *STORY, reply, f"Update: {SAILS}", *STORY, language=language) == ()


def test_a_new_version_of_something_else_is_no_statement_of_the_story():
    text = "La capitaine a présenté une version du plan mise à jour au port de la vieille ville."
    assert notes(*STORY, text, *STORY, language="fr") == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Corrections: Have you seen a mistake in our report? Write to the desk."),
        ("fr", "Correction : Une erreur dans notre article ? Prévenez la rédaction."),
        ("sv", "Rättelse: Har du sett ett fel i texten? Hör av dig."),
        ("pl", "Sprostowanie: Widzisz błąd w tekście? Daj nam znać."),
        ("ru", "Исправление: Заметили ошибку в тексте? Сообщите нам."),
        ("el", "Διόρθωση: Είδατε λάθος στο κείμενο; Πείτε μας."),
        ("ja", "訂正：記事に間違いがありますか？編集部へお寄せください。"),
        ("ar", "تصحيح: هل لاحظت خطأ في النص؟ راسلنا."),
        ("id", "Ralat: Ada kesalahan dalam berita kami? Beri tahu kami."),
        ("et", "Parandus: Nägid tekstis viga? Anna meile teada."),
    ],
)
def test_readers_are_asked_for_corrections_by_a_question(language, text):
    assert notes(*STORY, text, *TAIL, language=language) == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Die Meldung wird heute noch ergänzt."),
        ("es", "Esta noticia se actualizará."),
        ("hi", "यह खबर अपडेट की जा रही है।"),
        ("hr", "Ova vijest će biti ažurirana."),
        ("lv", "Raksts tiks papildināts."),
        ("lt", "Straipsnis bus papildytas."),
        ("th", "ข่าวนี้จะมีการอัปเดต"),
        ("ur", "یہ خبر اپ ڈیٹ کی جائے گی۔"),
        ("bn", "এই খবর হালনাগাদ করা হবে।"),
    ],
)
def test_what_is_yet_to_be_added_is_no_note(language, text):
    assert notes(*STORY, text, language=language) == notes(text, *STORY, language=language) == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("cs", "Oprava čtvrtek ráno začne na mostě přes řeku."),
        ("tr", "Düzeltme salı günü iskelede başlıyor."),
        ("hi", "सुधार मंगलवार से घाट पर शुरू होगा।"),
    ],
)
def test_a_weekday_behind_a_word_for_repairs_goes_on_as_a_sentence(language, text):
    assert notes(*STORY, text, *STORY, language=language) == ()


def test_korean_days_begin_with_the_year_however_short_they_are():
    note = the_note(*STORY, "업데이트 (21. 1. 12.): 배가 다시 다닙니다.", *TAIL, language="ko")
    assert note.stated_date == date(2021, 1, 12)


def test_a_vietnamese_month_needs_no_day():
    text = "Phà đã chạy trở lại từ sáng nay."
    assert the_note(*STORY, f"Cập nhật (tháng 1 năm 2021): {text}", *TAIL, language="vi").text == text


def test_what_was_added_may_stand_alone_with_its_day():
    text = "El transbordador navega de nuevo desde esta mañana."
    note = the_note(*STORY, "Añadido 12/1/2021", text, *TAIL, language="es")
    assert (note.stated_date.day, note.text) == (12, text)


@pytest.mark.parametrize(
    ("language", "about", "other"),
    [
        ("de", "Korrektur zu einem Bericht vom 3. Mai:", "Korrektur zu einem Gesetz:"),
        ("de", "Korrektur zu unserem gestrigen Artikel:", "Korrektur zu unserem Schulsystem:"),
        ("fr", "Précision à notre article du 3 mai :", "Précision à notre micro :"),
        ("es", "Aclaración a esta noticia:", "Aclaración a este diario:"),
        ("it", "Precisazione al nostro articolo di ieri:", "Precisazione al nostro microfono:"),
        ("pt", "Correção à nossa reportagem de ontem:", "Correção à nossa língua:"),
        ("nl", "Aanvulling op ons artikel van gisteren:", "Aanvulling op onze pensioenen:"),
        ("sv", "Tillägg till vår artikel om hamnen:", "Tillägg till vår grundlag:"),
    ],
)
def test_a_label_says_to_what_story_it_is_and_to_nothing_else(language, about, other):
    assert the_note(*STORY, f"{about} {MORE}", language=language).text == MORE
    assert notes(*STORY, f"{other} {MORE}", *STORY, language=language) == ()


@pytest.mark.parametrize(
    ("language", "word", "note"),
    [
        ("en", "that was the single word in the captain's answer.", "this is the word of the captain: no."),
        ("de", "Das war das einzige Wort in der Antwort.", "Das Wort hat nun der Kapitän, sagte er."),
        ("en", "it is the only word in the answer.", "this is the final word from the captain: no."),
        ("en", "that is the one word she left.", "it was the first word that the mates had from him."),
        ("de", "Dies ist das eine Wort, das sie schrieb.", "Das ist das letzte Wort des Kapitäns, sagte er."),
        ("fr", "c’était le seul mot de la réponse.", "c’était le dernier voyage de la saison."),
        ("es", "esa era la única palabra de la respuesta.", "esa era la última salida del año."),
    ],
)
def test_what_is_said_of_a_label_as_a_word_is_no_note(language, word, note):
    assert notes(MORE, f"Update: {word}", MORE, language=language) == ()
    assert len(notes(MORE, f"Update: {note}", MORE, language=language)) == 1
    assert len(notes(MORE, f"Update 3.5.2021: {note}", MORE, language=language)) == 1


@pytest.mark.parametrize(
    ("language", "label", "said", "ago"),
    [
        ("de", "Aktualisierung", "Vor zwei Wochen trat der Rat zusammen.", "vor zwei Wochen von Ada Finch."),
        ("ko", "업데이트", "두 시간 전에 회사가 답했다.", "두 시간 전"),
    ],
)
def test_a_sentence_of_an_update_may_begin_with_how_long_ago_something_was(language, label, said, ago):
    assert the_note(*STORY, f"{label}: {said}", MORE, language=language).text == said
    assert notes(*STORY, f"{label}: {ago}", MORE, language=language) == ()
