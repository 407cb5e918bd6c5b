"""Sentences as newsrooms change them, in many languages: the class of each edit, and what its spans show."""

from __future__ import annotations

import pytest
from compare_help import only, reading

from watcher.compare import compare
from watcher.model import Edit, Op


def changed(edit: Edit) -> tuple[str, str]:
    """What went and what came, word runs joined by a bar."""
    went, came = (
        "|".join(span.text.strip() for span in edit.spans if span.op is op) for op in (Op.DELETE, Op.INSERT)
    )
    return went, came


@pytest.mark.parametrize(
    ("language", "old", "new", "classes", "went", "came"),
    [
        # amounts with units and currencies
        ("en", "The repair cost £4.5m.", "The repair cost £45m.", "number", "£4.5m", "£45m"),
        ("en", "It fell by 5 percent.", "It fell by .5 percent.", "number", "5", ".5"),
        ("en", "It cost $.50 then.", "It cost $50 then.", "number", "$.50", "$50"),
        ("en", "It cost 4 million pounds.", "It cost 4 billion pounds.", "number", "million", "billion"),
        ("en", "It was 38.5°C at noon.", "It was 35.8°C at noon.", "number", "38.5°C", "35.8°C"),
        ("en", "It holds 10⁻³ grams.", "It holds 10³ grams.", "number", "10⁻³", "10³"),
        ("en", "They lost 2-1 at home.", "They lost 1-2 at home.", "number", "2-1", "1-2"),
        ("en", "He came 3rd in May.", "He came 2nd in May.", "number", "3rd", "2nd"),
        ("de", "Er stieg um 1,5 Prozent.", "Er stieg um 15 Prozent.", "number", "1,5", "15"),
        ("fr", "Le club a versé 3 000 euros.", "Le club a versé 30 000 euros.", "number", "3 000", "30 000"),
        ("ja", "費用は3億円だった。", "費用は5億円だった。", "number", "3", "5"),
        ("he", "העלות הייתה כ-48 מיליון.", "העלות הייתה כ-84 מיליון.", "number", "כ-48", "כ-84"),
        ("ar", "بلغ العدد ١٥ شخصا.", "بلغ العدد ٥١ شخصا.", "number", "١٥", "٥١"),
        ("fi", "Paikalla oli kaksi venettä.", "Paikalla oli kolme venettä.", "number", "kaksi", "kolme"),
        ("ru", "Трещины нашли в трёх опорах.", "Трещины нашли в двух опорах.", "number", "трёх", "двух"),
        ("pl", "Pęka w trzech filarach.", "Pęka w dwóch filarach.", "number", "trzech", "dwóch"),
        ("id", "Itu biaya Rp12 miliar.", "Itu biaya Rp21 miliar.", "number", "Rp12", "Rp21"),
        ("en", "It cost Rs500 then.", "It cost Rs700 then.", "number", "Rs500", "Rs700"),
        ("en", "It fits an old RS232 cable.", "It fits an old RS485 cable.", "name", "RS232", "RS485"),
        ("ru", "Глава — Иван Петров.", "Глава — Иван Петровский.", "name", "Иван Петров", "Иван Петровский"),
        ("ko", "주인 김민수 씨는 반대했다.", "주인 김민호 씨는 반대했다.", "name", "김민수", "김민호"),
        ("ko", "그는 김치를 샀다.", "그는 고기를 샀다.", "text", "김치를", "고기를"),
        ("en", "It takes one boat.", "It takes two boats.", "number|text", "one boat", "two boats"),
        ("en", "Then nobody paid.", "Then no one paid.", "negation", "nobody", "no one"),
        ("en", "There you can swim.", "There one can swim.", "text", "you", "one"),
        ("en", "It runs on 0.16.10.", "It runs on 0.16.11.", "number", "0.16.10", "0.16.11"),
        ("en", "The boat doesn’t sail.", "The boat does not sail.", "text", "doesn’t", "does not"),
        ("en", "The boat can’t sail.", "The boat cannot sail.", "text", "can’t", "cannot"),
        ("en", "The boat can't sail.", "The boat can sail.", "negation", "can't", "can"),
        # days and hours
        ("en", "It sank on Sept. 3, 2019.", "It sank on Sept. 4, 2019.", "date", "3", "4"),
        ("en", "It sails on the 3rd of May.", "It sails on the 4th of May.", "date", "3rd", "4th"),
        ("en", "Doors open at 9 p.m. today.", "Doors open at 10 p.m. today.", "date", "9", "10"),
        ("en", "Doors open at 9.30am today.", "Doors open at 10.30am today.", "date", "9.30am", "10.30am"),
        ("en", "It was built in the 1890s.", "It was built in the 1980s.", "date|number", "1890s", "1980s"),
        ("en", "On 3 May she came.", "On 3 June she came.", "date", "May", "June"),
        ("en", "It is on at 8.55 p.m. EST.", "It is on at 8.55 p.m. PST.", "date", "EST", "PST"),
        ("en", "We met at 20:55 CET.", "We met at 20:55 UTC.", "date", "CET", "UTC"),
        ("en", "By 8 p.m. SWAT teams came.", "By 8 p.m. NATO teams came.", "text", "SWAT", "NATO"),
        ("en", "He said that I've sailed.", "He said that we sailed.", "text", "I've", "we"),
        ("zh", "会议10点20分开始。", "会议10点40分开始。", "date", "20", "40"),
        ("zh", "列车10时发车。", "列车11时发车。", "date", "10", "11"),
        ("ja", "会議は5月3日に開かれた。", "会議は5月4日に開かれた。", "date", "3", "4"),
        ("ko", "6월 30일까지 알려야 한다.", "6월 31일까지 알려야 한다.", "date", "30일까지", "31일까지"),
        ("ko", "회의는 3시간 이어졌다.", "회의는 5시간 이어졌다.", "number", "3시간", "5시간"),
        ("tr", "Karar 30 Haziran’a kaldı.", "Karar 30 Temmuz’a kaldı.", "date", "Haziran’a", "Temmuz’a"),
        # what only begins with the sign of one
        ("zh", "秋天的测量结果为71分贝。", "秋天的测量结果为17分贝。", "number", "71", "17"),
        ("zh", "约4.6万名乘客受到影响。", "约6.4万名乘客受到影响。", "number", "4.6", "6.4"),
        ("zh", "他在考试中得了90分。", "他在考试中得了60分。", "number", "90", "60"),
        ("zh", "门票50日元。", "门票80日元。", "number", "50", "80"),
        ("zh", "讨论持续了20分钟。", "讨论持续了40分钟。", "number", "20", "40"),
        ("ja", "会議は3時間続いた。", "会議は5時間続いた。", "number", "3", "5"),
        # a month that people are called
        ("en", "So said Jon Berg then.", "So said Jan Berg then.", "name", "Jon Berg", "Jan Berg"),
        ("en", "It was Ada May who left.", "It was Ada Hay who left.", "name", "Ada May", "Ada Hay"),
        ("en", "He left on 3 Jan then.", "He left on 3 Feb then.", "date", "Jan", "Feb"),
        ("en", "One, Jon Berg, left.", "One, Jan Berg, left.", "name", "Jon Berg", "Jan Berg"),
        ("en", "Theresa May spoke.", "Theresa Hay spoke.", "name", "Theresa May", "Theresa Hay"),
        ("es", "Lo vio Julio Prats.", "Lo vio Julián Prats.", "name", "Julio Prats", "Julián Prats"),
        ("en", "It rose. Ada May left.", "It rose. Ada Hay left.", "name", "Ada May", "Ada Hay"),
        ("en", "Since May it grew.", "Since June it grew.", "date", "Since May", "Since June"),
        ("en", "Come May 3 it ends.", "Come June 3 it ends.", "date", "Come May", "Come June"),
        ("de", "Sie tagt am 3. Mai in Ulm.", "Sie tagt am 5. Mai in Ulm.", "date", "3", "5"),
        ("de", "Beginn ist um 16.30 Uhr.", "Beginn ist um 17.30 Uhr.", "date", "16.30", "17.30"),
        ("fr", "La séance ouvre à 16h30.", "La séance ouvre à 17h30.", "date", "16h30", "17h30"),
        ("es", "Se reúnen el 3 de mayo.", "Se reúnen el 4 de mayo.", "date", "3", "4"),
        ("da", "Hun rejste i dag.", "Hun rejste i går.", "date", "dag", "går"),
        ("nb", "Møtet starter kl. 16.30.", "Møtet starter kl. 17.30.", "date", "16.30", "17.30"),
        ("zh", "会议于5月3日举行。", "会议于5月4日举行。", "date", "3", "4"),
        ("en", "Doors open at 9 a.m. today.", "Doors open at 9 p.m. today.", "date", "a", "p"),
        ("en", "Doors open at 9 am today.", "Doors open at 9 pm today.", "date", "am", "pm"),
        # names stay whole, particles too
        ("nl", "Hij zag Ad van der Es.", "Hij zag Ad van der As.", "name", "Ad van der Es", "Ad van der As"),
        ("en", "It was Ad van der Es.", "It was Ad van den Es.", "name", "Ad van der Es", "Ad van den Es"),
        ("en", "President Holm spoke.", "President Lund spoke.", "name", "President Holm", "President Lund"),
        ("en", "Conor O'Brien left.", "Conor O'Bryan left.", "name", "Conor O'Brien", "Conor O'Bryan"),
        ("es", "Vimos a Ana de la Fe.", "Vimos a Eva de la Fe.", "name", "Ana de la Fe", "Eva de la Fe"),
        ("fr", "On vit Jean d’Arc ici.", "On vit Jean d’Orc ici.", "name", "d’Arc", "d’Orc"),
        ("en", "MacLir’s left early.", "McLir’s left early.", "name", "MacLir’s", "McLir’s"),
        ("en", "The U.S. Navy left.", "The U.K. Navy left.", "name", "U.S. Navy", "U.K. Navy"),
        ("de", "Der Regirung fehlt Geld.", "Der Regierung fehlt Geld.", "text", "Regirung", "Regierung"),
        # what is measured
        ("en", "It is 45 miles long.", "It is 45 kilometres long.", "number", "miles", "kilometres"),
        ("en", "Down 3 percent.", "Down 3 percentage points.", "number", "percent", "percentage points"),
        ("en", "It lost two kg now.", "It lost two tonnes now.", "number", "kg", "tonnes"),
        ("en", "It is 45 miles long.", "It is 45 men long.", "text", "miles", "men"),
        ("de", "Es sind 45 Meilen.", "Es sind 45 Kilometer.", "number", "Meilen", "Kilometer"),
        ("fr", "Il y a 12 345,6 euros.", "Il y a 12 355,6 euros.", "number", "12 345,6", "12 355,6"),
        # who says so
        ("en", "So according to the bank.", "So according to the club.", "attribution|text", "bank", "club"),
        ("en", "Police said he fled.", "Guards said he fled.", "attribution|text", "Police", "Guards"),
        ("en", "The boat was added.", "The boats were added.", "text", "boat was", "boats were"),
        ("en", "So according to Holm.", "So according to Lund.", "attribution|name", "Holm", "Lund"),
        ("de", "Nach Angaben der Wache.", "Nach Angaben der Stadt.", "attribution|text", "Wache", "Stadt"),
        ("de", "Er floh laut Polizei.", "Er floh laut Zeugen.", "attribution|text", "Polizei", "Zeugen"),
        # words that the page strikes out
        ("en", "It sails at dawn.", "It ~~sails at~~ dawn.", "text", "sails at", "~~sails at~~"),
        ("en", "It sails ~~at noon~~ at dawn.", "It sails at dawn.", "text", "~~at noon~~", ""),
        # signs that say something
        ("en", "It costs 40 pounds.", "It costs ~40 pounds.", "text", "", "~"),
        ("en", "It is ≥ 40 in all.", "It is 40 in all.", "text", "≥", ""),
        # quotations
        ("en", "“It is 5 miles,” he said.", "“It is 5 km,” he said.", "quotation|number", "miles", "km"),
        ("de", "„Wir gehen“, sagte sie.", "„Wir gingen“, sagte sie.", "quotation|text", "gehen", "gingen"),
        ("sv", "– Vi går, säger Eva Lind.", "– Vi gick, säger Eva Lind.", "quotation|text", "går", "gick"),
        ("sv", "– Vi går. Nu, säger hon.", "– Vi gick. Nu, säger hon.", "quotation|text", "går", "gick"),
        ("sv", "– Gå, säger hon. Det blåser.", "– Gå, säger hon. Det snöar.", "text", "blåser", "snöar"),
        ("pl", "– Tu idę – powiedziała.", "– Tu jadę – powiedziała.", "quotation|text", "idę", "jadę"),
        ("es", "—Ya vamos —dijo Rosa.", "—Ya vemos —dijo Rosa.", "quotation|text", "vamos", "vemos"),
        ("en", "– Police said it rained.", "– Police said it snowed.", "text", "rained", "snowed"),
        ("sv", "– Två ägg och mjölk.", "– Två ägg och vatten.", "text", "mjölk", "vatten"),
        ("ja", "「行く」と述べた。", "「待つ」と述べた。", "quotation|text", "行く", "待つ"),
    ],
)  # fmt: skip
def test_what_a_reader_would_call_it(
    language: str, old: str, new: str, classes: str, went: str, came: str
) -> None:
    edit = only(old, new, language)
    wanted = set(classes.split("|"))
    assert edit.classes & wanted
    assert edit.classes <= wanted
    assert changed(edit) == (went, came)


@pytest.mark.parametrize(
    ("language", "old", "new"),
    [
        ("en", "The man stole it.", "The man allegedly stole it."),
        ("en", "He will resign.", "He may resign."),
        ("en", "It was hardly full.", "It was full."),
        ("de", "Er hat es gestohlen.", "Er soll es gestohlen haben."),
        ("fr", "Le maire a menti.", "Le maire aurait menti."),
        ("it", "Il sindaco ha mentito.", "Il sindaco avrebbe mentito."),
        ("es", "El alcalde robó.", "El alcalde presuntamente robó."),
        ("pt", "O prefeito é culpado.", "O prefeito não é culpado."),
        ("nl", "Hij is schuldig.", "Hij is niet schuldig."),
        ("sv", "Mannen greps.", "Mannen misstänks ha gripits."),
        ("nb", "Han er skyldig.", "Han er ikke skyldig."),
        ("da", "Han er skyldig.", "Han er ikke skyldig."),
        ("fi", "Hän on syyllinen.", "Hän ei ole syyllinen."),
        ("pl", "On jest winny.", "On nie jest winny."),
        ("cs", "Muž je vinen.", "Muž není vinen."),
        ("ru", "Он виновен.", "Он не виновен."),
        ("uk", "Він винен.", "Він не винен."),
        ("tr", "Adam suçlu.", "Adam suçlu değil."),
        ("el", "Είναι ένοχος.", "Δεν είναι ένοχος."),
        ("hu", "Ő bűnös.", "Ő nem bűnös."),
        ("ro", "El este vinovat.", "El nu este vinovat."),
        ("id", "Dia bersalah.", "Dia tidak bersalah."),
        ("vi", "Ông ấy có tội.", "Ông ấy không có tội."),
        ("ar", "الرجل مذنب.", "الرجل غير مذنب."),
        ("he", "האיש אשם.", "האיש לא אשם."),
        ("fa", "او گناهکار است.", "او گناهکار نیست."),
        ("hi", "वह दोषी है।", "वह दोषी नहीं है।"),
        ("ko", "그는 유죄다.", "그는 유죄가 아니다."),
        ("ko", "그는 침묵을 약속했다고 했다.", "그는 침묵을 약속하지 않았다고 했다."),
        ("he", "הוא אמר שהבטיח לשתוק.", "הוא אמר שלא הבטיח לשתוק."),
        ("ja", "彼は有罪だ。", "彼は有罪ではない。"),
        ("de", "Er bestätigte den Kauf.", "Er dementierte den Kauf."),
        ("cs", "Mluvčí koupi potvrdil.", "Mluvčí koupi nepotvrdil."),
        ("lt", "Atstovas pirkimą patvirtino.", "Atstovas pirkimo nepatvirtino."),
        ("tr", "Sözcü haberi doğruladı.", "Sözcü haberi doğrulamadı."),
        ("ar", "ويزعم أن الرجل باع السفينة.", "وقد باع الرجل السفينة."),
        ("ja", "彼は船を売った。", "彼は船を売ったとされる。"),
        ("ar", "وقد باع الرجل السفينة.", "ويُزعم أن الرجل باع السفينة."),
        ("nl", "Hij verkocht het schip.", "Hij verkocht naar verluidt het schip."),
        ("zh", "他有罪。", "他没有罪。"),
        ("th", "เขามีความผิด", "เขาไม่มีความผิด"),
        ("bg", "Той е виновен.", "Той не е виновен."),
        ("bn", "এটা সত্য।", "এটা সত্য না।"),
        ("ca", "És culpable.", "No és culpable."),
        ("et", "Ta on süüdi.", "Ta ei ole süüdi."),
        ("eu", "Erruduna da.", "Ez da erruduna."),
        ("hr", "On je kriv.", "On nije kriv."),
        ("hr", "Ukrao je novac.", "Navodno je ukrao novac."),
        ("is", "Hann er sekur.", "Hann er ekki sekur."),
        ("lt", "Jis yra kaltas.", "Jis nėra kaltas."),
        ("lv", "Viņš ir vainīgs.", "Viņš nav vainīgs."),
        ("sk", "Muž je vinný.", "Muž nie je vinný."),
        ("sl", "On je kriv.", "On ni kriv."),
        ("sw", "Yeye ni mwizi.", "Yeye si mwizi."),
        ("ur", "وہ مجرم ہے۔", "وہ مجرم نہیں ہے۔"),
    ],
)
def test_denials_and_doubts(language: str, old: str, new: str) -> None:
    for before, after in ((old, new), (new, old)):
        assert "negation" in only(before, after, language).classes


QUOTED = [
    "“{}”",
    '"{}"',
    "‘{}’",
    "„{}“",
    "„{}”",
    "«{}»",
    "« {} »",
    "»{}«",
    "”{}”",
    "「{}」",
    "『{}』",
    "‹{}›",
]


@pytest.mark.parametrize("style", QUOTED)
def test_another_style_of_quotation_marks_is_style(style: str) -> None:
    old, new = (f"She called it {marks.format('a fine day')} again." for marks in (QUOTED[0], style))
    assert not compare(reading(old), reading(new)).notable


@pytest.mark.parametrize("style", QUOTED)
def test_words_within_any_quotation_marks_are_quoted(style: str) -> None:
    old, new = (f"She called it {style.format(words)} again." for words in ("a fine day", "a grey day"))
    assert "quotation" in only(old, new, "en").classes


@pytest.mark.parametrize("style", QUOTED)
def test_quotation_marks_that_came_are_no_style(style: str) -> None:
    edit = only("She called it a fine day again.", f"She called it {style.format('a fine day')} again.", "en")
    assert "quotation" in edit.classes


def test_behind_the_dash_of_a_block_as_long_as_a_story_nobody_is_quoted():
    block = f"– Vi {{}}. {'Det regnar här. ' * 150}Nu, säger hon."
    assert only(block.format("går"), block.format("gick"), "sv").classes == {"text"}
