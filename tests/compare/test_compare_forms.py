"""Days and numbers in the forms that sentences give them."""

from __future__ import annotations

import pytest
from compare_help import only

from watcher.model import Op


@pytest.mark.parametrize(
    ("language", "sentence", "days"),
    [
        ("en", "He sails on {}.", "Sundays Mondays"),
        ("en", "She saw {} vote.", "Sunday's Monday’s"),
        ("en", "It is shut until {}.", "mid-May mid-June"),
        ("de", "Es regnet seit {}.", "Dienstagabend Mittwochmorgen"),
        ("de", "Das Bad ist {} zu.", "dienstags mittwochs"),
        ("de", "Bis Ende {} ist es zu.", "Mai Juni"),
        ("nl", "Het regent sinds {}.", "dinsdagavond woensdagochtend"),
        ("sv", "Rådet möttes på {}.", "tisdagen onsdagen"),
        ("sv", "Rådet möttes på {}.", "tisdagskvällen onsdagskvällen"),
        ("nb", "Det ble sagt på {} møte.", "tirsdagens onsdagens"),
        ("da", "Det blev sagt på {} møde.", "tirsdagens onsdagens"),
        ("fi", "Kokous alkaa {} täällä.", "toukokuussa kesäkuussa"),
        ("fi", "Hän tuli {} kokoukseen.", "tiistain keskiviikon"),
        ("pl", "Pada tu od {}.", "wtorku środy"),
        ("pl", "Padało tu w {}.", "maju czerwcu"),
        ("cs", "Pršelo tu v {}.", "květnu červnu"),
        ("ru", "Дождь шёл со {} весь день.", "вторника среды"),
        ("ru", "Дождь шёл в {} весь день.", "мае июне"),
        ("uk", "Дощ ішов у {} увесь день.", "травні червні"),
        ("hu", "Esett az eső {} is.", "májusban júniusban"),
        ("tr", "Yağmur {} yağdı.", "mayısta haziranda"),
        ("el", "Έβρεξε τον {} στην πόλη.", "Μάιο Ιούνιο"),
        ("ro", "A plouat {} trecută.", "marțea miercurea"),
    ],
)
def test_a_day_is_a_date_in_every_form(language, sentence, days):
    assert only(*map(sentence.format, days.split()), language).classes == {"date"}


@pytest.mark.parametrize(
    ("language", "sentence", "words", "kind"),
    [
        ("en", "He wrote to the {}.", "Sun-Times Sun-Herald", "name"),
        ("en", "She met Kim {} there.", "Hyun-jun Hyun-woo", "name"),
        ("en", "The sailors' {} were damp.", "quarters cabins", "text"),
        ("de", "Sie machte keine {} zur Fähre.", "Angaben Fotos", "text"),
        ("ru", "Он пишет об окружающей {} давно.", "среде природе", "text"),
    ],
)
def test_words_that_only_look_like_a_day_or_number_are_none(language, sentence, words, kind):
    assert only(*map(sentence.format, words.split()), language).classes == {kind}


NUMBERS = [
    ("en", "It saw {} people die.", "twenty-six twenty-eight"),
    ("en", "She has {} of the votes.", "two-thirds three-quarters"),
    ("de", "Es starben {} von ihnen.", "dreizehn vierzehn"),
    ("de", "Es starben {} Menschen.", "sechsundzwanzig achtundzwanzig"),
    ("fr", "Il y a eu {} morts.", "treize quinze"),
    ("fr", "Il y a eu {} morts.", "soixante-douze quatre-vingt-douze"),
    ("fr", "Il y a eu {} morts.", "sept huit"),
    ("es", "Murieron {} personas.", "veintiséis veintiocho"),
    ("it", "Sono morte {} persone.", "ventotto ventitré"),
    ("pt", "Morreram {} pessoas.", "treze quinze"),
    ("nl", "Er stierven {} mensen.", "zesentwintig tweeëntwintig"),
    ("sv", "Det var {} personer.", "tretton tjugosex"),
    ("nb", "Det var {} personer.", "tretten tjueåtte"),
    ("da", "Der var {} personer.", "tretten seksogtyve"),
    ("fi", "Siellä kuoli {} ihmistä.", "kolmetoista viisitoista"),
    ("fi", "Hän oli {} vuoden vanki.", "kahden kolmen"),
    ("pl", "Zginęło tam {} osób.", "trzynaście dwudziestu"),
    ("cs", "Zemřelo {} lidí.", "třináct patnáct"),
    ("ru", "Погибли {} человек.", "тринадцать двадцать"),
    ("uk", "Загинули {} людей.", "тринадцять двадцять"),
    ("uk", "Загинули {} людей.", "п'ять шість"),
    ("pt", "Morreram {} pessoas.", "duzentas trezentas"),
    ("el", "Πέθαναν {} άνθρωποι.", "τρεις πέντε"),
    ("ro", "Au murit {} oameni.", "doisprezece treisprezece"),
    ("hu", "Meghalt {} ember.", "tizenhárom huszonöt"),
]


@pytest.mark.parametrize(("language", "sentence", "numbers"), NUMBERS)
def test_a_number_that_is_written_out_counts(language, sentence, numbers):
    assert only(*map(sentence.format, numbers.split()), language).classes == {"number"}


@pytest.mark.parametrize(
    ("language", "sentence", "number", "word"),
    [
        ("en", "{} people died there.", "26", "Twenty-six"),
        ("en", "It was a {}-day walk.", "9", "nine"),
        ("de", "Es starben {} von ihnen.", "28", "achtundzwanzig"),
        ("fr", "Il y a eu {} morts.", "75", "soixante-quinze"),
        ("fr", "Il y a eu {} morts.", "80", "quatre-vingts"),
        ("it", "Sono morte {} persone.", "21", "ventuno"),
        ("nl", "Er stierven {} mensen.", "23", "drieëntwintig"),
        ("hu", "Meghalt {} ember.", "25", "huszonöt"),
        ("pl", "Po {} latach.", "9", "dziewięciu"),
        ("en", "They fed {} people there.", "120", "one hundred and twenty"),
        ("en", "They fed {} people there.", "101", "one hundred and one"),
        ("en", "They fed {} people there.", "1,905", "nineteen hundred and five"),
        ("nl", "Er stierven {} mensen.", "2.500", "vijfentwintighonderd"),
        ("en", "They fed {} people there.", "200", "two hundred"),
        ("en", "It is the {} bridge there.", "21st", "twenty-first"),
        ("en", "It grew by {} there.", "5%", "five percent"),
        ("de", "Es starben {} von ihnen.", "225", "zweihundertfünfundzwanzig"),
        ("fr", "Il y a eu {} morts.", "21", "vingt et un"),
        ("fr", "Il y a eu {} morts.", "122", "cent vingt-deux"),
        ("es", "Murieron {} personas.", "36", "treinta y seis"),
        ("pt", "Morreram {} pessoas.", "26", "vinte e seis"),
        ("pt", "Morreram {} pessoas.", "120", "cento e vinte"),
        ("ru", "Погибли {} человек.", "26", "двадцать шесть"),
        ("uk", "Загинули {} людей.", "5", "п’ять"),
        ("pl", "Zginęło tam {} osób.", "26", "dwadzieścia sześć"),
        ("cs", "Zemřelo {} lidí.", "26", "dvacet šest"),
        ("tr", "Orada {} kişi öldü.", "26", "yirmi altı"),
        ("ro", "Au murit {} de oameni.", "26", "douăzeci și șase"),
        ("el", "Πέθαναν {} άνθρωποι.", "26", "είκοσι έξι"),
        ("zh", "有{}人受伤。", "26", "二十六"),
        ("ja", "{}人がけがをした。", "3", "三"),
        ("ar", "قتل {} شخصا.", "31", "٣١"),
        ("ar", "ارتفع {} أمس.", "1.5%", "١٫٥٪"),
        ("fa", "آنجا {} نفر بودند.", "31", "۳۱"),
        ("hi", "वहाँ {} लोग थे।", "31", "३१"),
    ],
)
def test_a_number_in_words_or_other_digits_differs_in_style(language, sentence, number, word):
    assert only(*map(sentence.format, (number, word)), language).classes == {"style"}


@pytest.mark.parametrize(
    ("language", "sentence", "number", "words"),
    [
        ("en", "They fed {} people there.", "220", "two hundred"),
        ("en", "They fed {} people there.", "25", "twenty and five"),
        ("en", "They paid {} bills there.", "25-dollar", "twenty five-dollar"),
        ("fr", "Il y a eu {} morts.", "26", "vingt et six"),
        ("es", "Murieron {} personas.", "37", "treinta y seis"),
        ("pt", "Morreram {} pessoas.", "27", "vinte e seis"),
        ("ru", "Погибли {} человек.", "27", "двадцать шесть"),
        ("zh", "有{}人受伤。", "27", "二十六"),
    ],
)
def test_other_words_are_another_number(language, sentence, number, words):
    assert "style" not in only(*map(sentence.format, (number, words)), language).classes


def test_a_number_of_several_words_is_replaced_whole():
    edit = only("Morreram vinte e seis pessoas.", "Morreram vinte e oito pessoas.", "pt")
    assert [span.text for span in edit.spans if span.op != "equal"] == ["vinte e seis", "vinte e oito"]


@pytest.mark.parametrize(
    ("language", "sentence", "old", "new"),
    [
        ("he", "ההחלטה תשפיע על {} תלמידים.", "כ-2,300", "כ-3,200"),
        ("he", "המחיר עלה {} מיליון.", "כ-2.5", "כ-3.5"),
        ("he", "הישיבה נדחתה {} היום.", "ל-12:30", "ל-13:45"),
        ("ar", "قال إنه تأثر {} شخص.", "بـ2,300", "بـ3,200"),
        ("ar", "ارتفع السعر {} مليون.", "ب2.5", "ب3.5"),
        ("ar", "قال إنه تأثر {} شخص.", "٢٬٣٠٠", "٣٬٢٠٠"),
        ("fa", "او گفت {} نفر آمدند.", "۲٬۳۰۰", "۳٬۲۰۰"),
        ("ko", "축제에 {} 명이 왔다.", "약2,300", "약3,200"),
        ("hi", "कल {} आए थे।", "2,300लोग", "3,200लोग"),
        ("fr", "Il parle de {} million.", "l'1,5", "l'1,6"),
        ("en", "It reached a {} figure.", "mid-2,300", "mid-3,200"),
        ("en", "They run {} on board.", "v1.2.9", "v1.2.10"),
    ],
)
def test_a_number_is_whole_whatever_is_joined_to_its_front(language, sentence, old, new):
    edit = only(sentence.format(old), sentence.format(new), language)
    assert [span.text for span in edit.spans if span.op is not Op.EQUAL] == [old, new]
    assert edit.classes <= {"number", "date"}


def test_a_list_behind_a_word_that_ends_in_a_digit_stays_one():
    edit = only("It calls at G7, 20 and 30.", "It calls at G7, 25 and 30.", "en")
    assert [span.text for span in edit.spans if span.op is not Op.EQUAL] == ["20", "25"]


@pytest.mark.parametrize(
    ("language", "old", "new", "says"),
    [
        ("en", "Turnout was ▲ 4.2 points.", "Turnout was ▼ 4.2 points.", True),
        ("en", "↑ 4.2", "↓ 4.2", True),
        ("en", "It won the cup (⬆️ from 9th).", "It won the cup (⬇️ from 9th).", True),
        ("en", "The trade ran Ledmouth → Holm.", "The trade ran Ledmouth ← Holm.", True),
        ("en", "The first seal (♂) came.", "The first seal (♀) came.", True),
        ("ja", "評価は「○」とした。", "評価は「×」とした。", True),
        ("ja", "評価は「●」とした。", "評価は「○」とした。", True),
        ("ja", "営業利益は▲12億円となった。", "営業利益は12億円となった。", True),
        ("en", "Profit was –£12m in May.", "Profit was £12m in May.", True),
        ("en", "It was –3°C at dawn.", "It was 3°C at dawn.", True),
        ("en", "→ Read more on the ferry", "➔ Read more on the ferry", False),
        ("en", "→ Read more on the ferry", "↓ Read more on the ferry", False),
        ("en", "▼ The ferry in May", "▲ The ferry in May", False),
        ("en", "Read more on the ferry →", "Read more on the ferry", False),
        ("en", "Read more on the ferry →", "Read more on the ferry ➡", False),
        ("en", "Turnout was ▲ 4.2 points.", "Turnout was △ 4.2 points.", False),
        ("ja", "営業利益は▲12億円となった。", "営業利益は△12億円となった。", False),
        ("es", "Las charlas –12 en total– acabaron.", "Las charlas, 12 en total, acabaron.", False),
        (
            "en",
            "The hall opens at 7 PM on Monday, they said.",
            "The hall opens at 7 pm on Monday, they said.",
            False,
        ),
        (
            "en",
            "FERRY SINKS: what is now known of it all.",
            "Ferry sinks: what is now known of it all.",
            False,
        ),
        ("en", "Ida Holm: What she said.", "Ida Holm: what she said.", False),
        ("en", "○ 12 boats are lost", "● 12 boats are lost", False),
        ("en", "–5 boats are lost", "5 boats are lost", False),
        ("en", "–5%", "5%", True),
        ("tr", "Bu ÇOK önemli bir konu, dedi Ida Holm.", "Bu çok önemli bir konu, dedi Ida Holm.", False),
        ("en", "● The ferry sails", "○ The ferry sails", False),
        ("en", "▲12 boats sail", "12 boats sail", False),
        ("en", "By Ida Holm ● Ledmouth", "By Ida Holm • Ledmouth", False),
        ("en", "They won 3–2 on Monday.", "They won 3-2 on Monday.", False),
        ("en", "It was –3°C at dawn.", "It was -3°C at dawn.", False),
        (
            "en",
            "The trust says that AIDS was why it was shut.",
            "The trust says that aids was why it was shut.",
            True,
        ),
        (
            "en",
            "He said that US officials were told of it.",
            "He said that us officials were told of it.",
            True,
        ),
        ("en", "The Church has not commented.", "The church has not commented.", True),
        ("en", "He said that NATO ships were told of it.", "He said that Nato ships were told of it.", False),
        ("en", "He said that ALL of the ships were told.", "He said that all of the ships were told.", False),
        ("en", "THE SHIPS OF THE US NAVY ARE LATE", "the ships of the us navy are late", False),
        ("en", "Ships of the Church", "Ships of the church", False),
    ],
)
def test_signs_and_capitals_that_say_something(language: str, old: str, new: str, *, says: bool) -> None:
    assert (only(old, new, language).classes != {"style"}) is says


@pytest.mark.parametrize(
    ("language", "tight", "loose", "other"),
    [
        ("zh", "会议晚7时开始。", "会议晚 7 时开始。", "会议晚 8 时开始。"),
        ("zh", "他是OpenSUSE指南的作者。", "他是 OpenSUSE 指南的作者。", "他是 Debian 指南的作者。"),
        ("zh", "会议下午2：30开始。", "会议下午2:30开始。", "会议下午3:30开始。"),
        (
            "ja",
            "山田太郎氏が2021年に話した。",
            "山田 太郎氏が 2021 年に話した。",
            "山田 太郎氏が 2022 年に話した。",
        ),
        ("ja", "価格は3個で5円だ。", "価格は 3 個で 5 円だ。", "価格は 35 個で 5 円だ。"),
    ],
)
def test_white_space_beside_a_chinese_or_japanese_sign_is_style(language, tight, loose, other):
    assert only(tight, loose, language).classes == {"style"}
    assert not only(tight, other, language).classes <= {"style", "typo"}


@pytest.mark.parametrize(
    ("old", "new"), [("会议有3 5人。", "会议有35人。"), ("票价是2：3。", "票价是2：4。")]
)
def test_white_space_between_two_numbers_is_none_of_it(old, new):
    assert "number" in only(old, new, "zh").classes
