"""Numbers written out, by language, and the digits of those below a hundred.

All cases of a number are one. "One" is left out where it is the article, too.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_COUNTED = {
    "en": "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen",
    "de": "zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn "
    "siebzehn achtzehn neunzehn",
    "fr": "deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept "
    "dix-huit dix-neuf",
    "es": "dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis "
    "diecisiete dieciocho diecinueve veinte veintiuno/veintiún/veintiuna veintidós veintitrés "
    "veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve",
    "it": "due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici "
    "sedici diciassette diciotto diciannove",
    "pt": "dois/duas três quatro cinco seis sete oito nove dez onze doze treze catorze/quatorze quinze "
    "dezasseis/dezesseis dezassete/dezessete dezoito dezanove/dezenove",
    "nl": "twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien "
    "zeventien achttien negentien",
    "sv": "två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton sexton sjutton arton "
    "nitton",
    "nb": "to tre fire fem seks sju/syv åtte ni ti elleve tolv tretten fjorten femten seksten sytten atten "
    "nitten",
    "da": "to tre fire fem seks syv otte ni ti elleve tolv tretten fjorten femten seksten sytten atten "
    "nitten",
    "fi": "kaksi/kahden/kahta/kahdessa/kahteen kolme/kolmen/kolmea/kolmessa/kolmeen neljä/neljän/neljää "
    "viisi/viiden/viittä kuusi/kuuden/kuutta seitsemän/seitsemää kahdeksan/kahdeksaa "
    "yhdeksän/yhdeksää kymmenen/kymmentä yksitoista kaksitoista kolmetoista neljätoista viisitoista "
    "kuusitoista seitsemäntoista kahdeksantoista yhdeksäntoista",
    "pl": "dwa/dwie/dwaj/dwóch/dwu/dwóm/dwoma/dwiema trzy/trzej/trzech/trzem/trzema "
    "cztery/czterej/czterech/czterem/czterema pięć/pięciu sześć/sześciu siedem/siedmiu osiem/ośmiu "
    "dziewięć/dziewięciu dziesięć/dziesięciu jedenaście/jedenastu dwanaście/dwunastu "
    "trzynaście/trzynastu czternaście/czternastu piętnaście/piętnastu szesnaście/szesnastu "
    "siedemnaście/siedemnastu osiemnaście/osiemnastu dziewiętnaście/dziewiętnastu",
    "cs": "dva/dvě/dvou/dvěma tři/tří/třem/třemi/třech čtyři/čtyř/čtyřem/čtyřmi/čtyřech pět/pěti šest/šesti "
    "sedm/sedmi osm/osmi devět/devíti deset/deseti jedenáct/jedenácti dvanáct/dvanácti "
    "třináct/třinácti čtrnáct/čtrnácti patnáct/patnácti šestnáct/šestnácti sedmnáct/sedmnácti "
    "osmnáct/osmnácti devatenáct/devatenácti",
    "ru": "два/две/двух/двум/двумя/двое три/трёх/трех/трём/трем/тремя/трое "
    "четыре/четырёх/четырех/четырём/четырем/четырьмя/четверо пять/пяти/пятью/пятеро "
    "шесть/шести/шестью/шестеро семь/семи/семеро восемь/восьми/восемью девять/девяти/девятью "
    "десять/десяти/десятью одиннадцать/одиннадцати двенадцать/двенадцати тринадцать/тринадцати "
    "четырнадцать/четырнадцати пятнадцать/пятнадцати шестнадцать/шестнадцати семнадцать/семнадцати "
    "восемнадцать/восемнадцати девятнадцать/девятнадцати",
    "uk": "два/дві/двох/двом/двома три/трьох/трьом/трьома чотири/чотирьох/чотирьом/чотирма "
    "п'ять/п’ять/п'яти/п’яти/п'ятьох/п’ятьох шість/шести/шістьох сім/семи/сімох вісім/восьми/вісьмох "
    "дев'ять/дев’ять/дев'яти/дев’яти/дев'ятьох/дев’ятьох десять/десяти/десятьох одинадцять дванадцять "
    "тринадцять чотирнадцять п'ятнадцять/п’ятнадцять шістнадцять сімнадцять вісімнадцять "
    "дев'ятнадцять/дев’ятнадцять",
    "hu": "kettő/két három négy öt hat hét nyolc kilenc tíz tizenegy tizenkettő/tizenkét tizenhárom "
    "tizennégy tizenöt tizenhat tizenhét tizennyolc tizenkilenc",
    "tr": "iki üç dört beş altı yedi sekiz dokuz on",
    "ro": "doi/două trei patru cinci șase/şase șapte/şapte opt nouă zece unsprezece "
    "doisprezece/douăsprezece treisprezece paisprezece cincisprezece șaisprezece/şaisprezece "
    "șaptesprezece/şaptesprezece optsprezece nouăsprezece",
    "el": "δύο τρεις/τρία/τριών τέσσερις/τέσσερα/τεσσάρων πέντε έξι επτά/εφτά οκτώ/οχτώ εννέα/εννιά δέκα "
    "έντεκα δώδεκα δεκατρείς/δεκατρία δεκατέσσερις/δεκατέσσερα δεκαπέντε δεκαέξι δεκαεπτά/δεκαεφτά "
    "δεκαοκτώ/δεκαοχτώ δεκαεννέα/δεκαεννιά",
}
"""From two on, in order, all forms of a number; none that is another word ("семью": a family)."""

_TENS = {
    "en": "twenty thirty forty fifty sixty seventy eighty ninety",
    "de": "zwanzig dreißig/dreissig vierzig fünfzig sechzig siebzig achtzig neunzig",
    "fr": "vingt trente quarante cinquante soixante - quatre-vingt/quatre-vingts -",
    "es": "- treinta cuarenta cincuenta sesenta setenta ochenta noventa",
    "it": "venti trenta quaranta cinquanta sessanta settanta ottanta novanta",
    "pt": "vinte trinta quarenta cinquenta sessenta setenta oitenta noventa",
    "nl": "twintig dertig veertig vijftig zestig zeventig tachtig negentig",
    "sv": "tjugo trettio fyrtio/förtio femtio sextio sjuttio åttio nittio",
    "nb": "tjue/tyve tretti førti femti seksti sytti åtti nitti",
    "da": "tyve tredive fyrre halvtreds tres/treds halvfjerds firs halvfems",
    "fi": "kaksikymmentä kolmekymmentä neljäkymmentä viisikymmentä kuusikymmentä seitsemänkymmentä "
    "kahdeksankymmentä yhdeksänkymmentä",
    "pl": "dwadzieścia/dwudziestu trzydzieści/trzydziestu czterdzieści/czterdziestu "
    "pięćdziesiąt/pięćdziesięciu sześćdziesiąt/sześćdziesięciu siedemdziesiąt/siedemdziesięciu "
    "osiemdziesiąt/osiemdziesięciu dziewięćdziesiąt/dziewięćdziesięciu",
    "cs": "dvacet/dvaceti třicet/třiceti čtyřicet/čtyřiceti padesát/padesáti šedesát/šedesáti "
    "sedmdesát/sedmdesáti osmdesát/osmdesáti devadesát/devadesáti",
    "ru": "двадцать/двадцати тридцать/тридцати сорок/сорока пятьдесят/пятидесяти шестьдесят/шестидесяти "
    "семьдесят/семидесяти восемьдесят/восьмидесяти девяносто/девяноста",
    "uk": "двадцять/двадцяти тридцять/тридцяти сорок/сорока п'ятдесят/п’ятдесят шістдесят сімдесят "
    "вісімдесят дев'яносто/дев’яносто",
    "hu": "húsz harminc negyven ötven hatvan hetven nyolcvan kilencven",
    "tr": "yirmi otuz kırk elli altmış yetmiş seksen doksan",
    "ro": "douăzeci treizeci patruzeci cincizeci șaizeci/şaizeci șaptezeci/şaptezeci optzeci nouăzeci",
    "el": "είκοσι τριάντα σαράντα πενήντα εξήντα εβδομήντα ογδόντα ενενήντα",
}
"""From twenty to ninety; "-" where a language has none: French counts on from sixty to seventy-nine."""

_JOINED = {
    "en": ("one", "{tens}-{unit}"),
    "de": ("ein", "{unit}und{tens}"),
    "fr": ("un", "{tens}-{unit}"),
    "it": ("uno", "{tens}{unit}"),
    "nl": ("een", "{unit}en{tens}"),
    "sv": ("ett/en", "{tens}{unit}"),
    "nb": ("en/ett", "{tens}{unit}"),
    "da": ("en", "{unit}og{tens}"),
    "fi": ("yksi", "{tens}{unit}"),
    "hu": ("egy", "{tens}{unit}"),
}
"""One, and how tens and units are written as one word."""

HUNDREDS = {
    "es": "cien/ciento doscientos/doscientas trescientos/trescientas cuatrocientos/cuatrocientas "
    "quinientos/quinientas seiscientos/seiscientas setecientos/setecientas ochocientos/ochocientas "
    "novecientos/novecientas",
    "pt": "cem/cento duzentos/duzentas trezentos/trezentas quatrocentos/quatrocentas "
    "quinhentos/quinhentas seiscentos/seiscentas setecentos/setecentas oitocentos/oitocentas "
    "novecentos/novecentas",
    "ru": "сто/ста двести/двухсот триста/трёхсот/трехсот четыреста/четырёхсот/четырехсот пятьсот/пятисот "
    "шестьсот/шестисот семьсот/семисот восемьсот/восьмисот девятьсот/девятисот",
    "uk": "сто/ста двісті/двохсот триста/трьохсот чотириста/чотирьохсот п'ятсот/п’ятсот "
    "шістсот/шестисот сімсот/семисот вісімсот/восьмисот дев'ятсот/дев’ятсот",
    "pl": "sto/stu dwieście/dwustu trzysta/trzystu czterysta/czterystu pięćset/pięciuset "
    "sześćset/sześciuset siedemset/siedmiuset osiemset/ośmiuset dziewięćset/dziewięciuset",
}
"""From one hundred to nine hundred, where each is a word of its own."""

_RUN_ON = {
    "it": ((re.compile(r"[ai](?=(?:uno|otto)$)"), ""), (re.compile("tre$"), "tré")),
    "nl": ((re.compile("(?<=[ei]e)en"), "ën"),),
    "hu": ((re.compile("^húsz"), "huszon"),),
}
"""What becomes of them there."""

_MORE = {
    "en": "zero one hundred hundreds thousand thousands million millions billion billions trillion "
    "dozen dozens half third thirds quarter three-quarters double twice first second fourth fifth sixth "
    "seventh eighth ninth tenth percent",
    "de": "null eins hundert tausend million millionen milliarde milliarden dutzend prozent drittel hälfte",
    "fr": "zéro cent cents mille million millions milliard milliards douzaine tiers quart moitié",
    "es": "cero cien cientos mil millón millones docena tercio mitad",
    "pt": "zero cem mil milhão milhões metade terço",
    "it": "zero cento mille mila milione milioni miliardo miliardi metà",
    "nl": "nul honderd duizend miljoen miljard helft kwart",
    "sv": "noll hundra tusen miljon miljoner miljard miljarder hälften tredjedel fjärdedel",
    "nb": "null hundre tusen million millioner milliard milliarder halvparten tredel fjerdedel",
    "da": "nul hundrede tusind million millioner milliard milliarder halvdelen tredjedel fjerdedel",
    "pl": "zero sto tysiąc tysiące tysięcy milion miliony milionów miliard miliardy miliardów połowa połowę",
    "ru": "ноль сто тысяча тысяч миллион миллиона миллионов миллиард миллиарда миллиардов половина половину "
    "треть четверть",
    "fi": "nolla yksi sata tuhat miljoona miljoonaa miljardi miljardia prosenttia puolet kolmannes neljännes",
    "cs": "nula jeden jedna sto tisíc milion miliarda polovina polovinu třetina třetinu čtvrtina čtvrtinu",
    "uk": "нуль сто тисяча тисяч мільйон мільярд половина половину",
    "tr": "sıfır yüz bin milyon milyar",
    "el": "μηδέν εκατό χίλια εκατομμύρια",
    "hu": "nulla száz ezer millió milliárd",
    "ro": "zero sută sute mie mii milion milioane miliarde",
    "id": "nol satu dua tiga empat lima enam tujuh delapan sembilan sepuluh ratus ribu juta miliar",
    "ar": "صفر اثنان اثنين ثلاثة ثلاث أربعة أربع خمسة خمس ستة سبعة سبع ثمانية ثماني تسعة تسع عشرة عشر عشرون "
    "عشرين ثلاثون ثلاثين أربعون أربعين خمسون خمسين مئة مائة مئات ألف آلاف مليون ملايين مليار نصف",
    "he": "אפס שניים שתיים שני שתי שלושה שלוש ארבעה ארבע חמישה חמש שישה שש שבעה שבע שמונה תשעה תשע עשרה עשר "
    "עשרים שלושים מאה מאות אלף אלפים מיליון מיליארד חצי",
    "fa": "صفر دو سه چهار پنج شش هفت هشت ده یازده دوازده بیست سی چهل پنجاه صد هزار میلیون میلیارد",
    "hi": "शून्य दो तीन चार पाँच पांच छह सात आठ नौ दस बीस तीस चालीस पचास सौ हज़ार हजार लाख करोड़",
    "ko": "둘 셋 넷 다섯 여섯 일곱 여덟 아홉 열 두 세 네 백 천 만 억 조",
    "vi": "hai ba bốn sáu bảy tám chín mười trăm nghìn ngàn triệu tỷ",
    "ja": "一 二 三 四 五 六 七 八 九 十 百 千 万 億",
    "zh": "一 二 三 四 五 六 七 八 九 十 百 千 万 萬 亿 億",
}
"""Other words that count; not "one" where it is the article, too."""


@lru_cache(maxsize=64)
def digits_of(language: str) -> dict[str, str]:
    """The digits of each number below a hundred that houses write out or not: "9" for "nine".

    Args:
        language: its primary tag.
    """
    counted = dict(enumerate(_COUNTED.get(language, "").casefold().split(), 2))
    tens = {number * 10: words for number, words in enumerate(_TENS.get(language, "").casefold().split(), 2)}
    whole = counted | {number: words for number, words in tens.items() if words != "-"}
    found = {word: str(number) for number, words in whole.items() for word in words.split("/")}
    return {word: str(number) for word, number in _joined(language, counted, tens)} | found


def _joined(language: str, counted: dict[int, str], tens: dict[int, str]) -> Iterator[tuple[str, int]]:
    """Tens and units as one word, with their number; units up to nineteen where no next ten has a word."""
    if language not in _JOINED:
        return
    one, pattern = _JOINED[language]
    units = {1: one} | counted
    for (ten, words), (_, behind) in pairwise((*tens.items(), (100, ""))):
        for number in range(1, 20 if behind == "-" else 10):
            for first in words.split("/") if words != "-" else ():
                for unit in units[number].split("/"):
                    yield _run_on(pattern.format(tens=first, unit=unit), language), ten + number


def _run_on(word: str, language: str) -> str:
    for pattern, instead in _RUN_ON.get(language, ()):
        word = pattern.sub(instead, word)
    return word


@lru_cache(maxsize=64)
def number_words(language: str) -> frozenset[str]:
    """All words that count in a language by its primary tag, in lower case."""
    hundreds = HUNDREDS.get(language, "").replace("/", " ").split()
    return frozenset((*digits_of(language), *hundreds, *_MORE.get(language, "").casefold().split()))
