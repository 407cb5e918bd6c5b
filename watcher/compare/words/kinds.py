"""What a single word of an edit is: a date, a number, a denial, who said it, a name, or only text."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from watcher.compare.words.lexicon import calendar_words, primary, words_of
from watcher.compare.words.units import QUOTES, has_digit, is_word, vocabulary
from watcher.model import EditClass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from watcher.compare.words.units import Token

Units = tuple["Token", ...]


class Context:
    """What both texts as wholes say about a word; found out when it is first asked for.

    Args:
        olds: the texts of the old side.
        news: the texts of the new side.
        language: of the article.
    """

    def __init__(self, olds: Iterable[str], news: Iterable[str], language: str = "") -> None:
        self.language = language
        self._texts = tuple(olds), tuple(news)

    @cached_property
    def written(self) -> frozenset[str]:
        """The words of both texts as written: those found here in lower case start a sentence, no name."""
        return vocabulary(set().union(*self._texts))

    @cached_property
    def capitals(self) -> frozenset[str]:
        """Words that have a capital somewhere behind another word: names where they start a sentence, too."""
        found: set[str] = set()
        for text in set().union(*self._texts):
            behind = _BEHIND.findall(text)
            upper = {word for word in behind if word[0].isupper()}
            if 2 * len(upper) < len(behind):  # else a title, where every word has one
                found |= upper
        return frozenset(found)

    @cached_property
    def new_words(self) -> frozenset[str]:
        """All words of the new text, casefolded: a typo that was mended is not among them."""
        return frozenset(word.casefold() for word in vocabulary(self._texts[1]))


_BEHIND = re.compile(r"(?<=[^\W\d_] )\w+")


def kind_of(side: Units, k: int, about: Context) -> EditClass:
    """The class of the unit at a place."""
    language = about.language
    word = _alone(side[k].text.casefold(), language)
    if _is_called(side, k, about):
        return EditClass.NAME
    if _is_date(side, k, language):
        return EditClass.DATE
    if (has_digit(word) and not word[0].isalpha()) or word in words_of("number", language):
        return EditClass.NUMBER
    denying = word.endswith(("n't", "n’t")) or word.startswith(_DENYING.get(primary(language), ()))
    if denying or word in words_of("negation", language):
        return EditClass.NEGATION
    if word in words_of("attribution", language):
        return EditClass.ATTRIBUTION
    return EditClass.NAME if is_name(side, k, about) else EditClass.TEXT


_JOINED = {"ar": ("و", "ف"), "he": ("ו", "ש", "ב", "ל", "מ", "כ", "ה")}
"""What is written with the word behind it: "and", "that", "in"."""
_BEFORE_DIGITS = re.compile(r"[א-ת]{1,2}[-\u05be](?=\d)")
"""The same in Hebrew before a number in digits: "ב-48"."""


def unjoined(word: str) -> str:
    """A number without what Hebrew writes with it."""
    return _BEFORE_DIGITS.sub("", word, count=1) if "-" in word or "\u05be" in word else word


def _alone(word: str, language: str) -> str:
    """A word without what is joined to its front, where that makes it one that is known."""
    tables = ("number", "negation", "attribution")
    for joined in _JOINED.get(primary(language), ()):
        bare = word.removeprefix(joined)
        if bare != word and any(bare in words_of(table, language) for table in tables):
            return bare
    return unjoined(word)


_DENYING = {"ko": ("않", "아니", "없", "못하", "못했", "못한", "못할")}
"""How words begin that deny, in languages where they take many endings."""


_DATE = re.compile(
    r"(?:19|20)\d\d(?:s|er|-?х|-luvu\w+)?"  # a year, a decade
    r"|(?:19|20)\d\d[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./]\d{1,2}[-./](?:(?:19|20)\d\d|\d\d)"
    r"|(?:19|20)\d\d년\w{0,3}|\d{1,2}[월일시](?!간)\w{0,4}"  # Korean: with its endings
    r"|\d{1,2}:\d\d.*|\d{1,2}(?:\.\d\d)?[ap]m|\d{1,2}h(?:\d\d)?"  # a time of day
)
_CLOCK = re.compile(r"\d{1,2}(?:\.\d\d)?")
_DAY = re.compile(r"\d{1,2}(?:st|nd|rd|th|er|º|ª)?")
_DATE_SIGNS = frozenset("年月日時时년월일")
_MINUTES, _HOURS = frozenset("分분"), frozenset("時时點点시")
"""A minute is one of a time of day behind its hour; else they last so long, or are points, or a hundredth."""
_NO_DATES = frozenset(
    {"日元", "日圆", "日圓", "年级", "年級", "年生", "月票", "时速", "時速", "時間"}
    | {
        "年間",
        "年间",
        "年来",
        "年來",
        "年前",
        "年后",
        "年後",
        "年多",
        "年余",
        "年餘",
        "年以",
        "年内",
        "年ぶ",
        "年目",
    }
    | {"年期", "日間", "日间", "日ぶ", "日目", "时间"}
)
"""What else words that begin with such a sign count: yen, forms of a school, how long something lasts."""
_WEEK_SIGNS = frozenset("周週")
"""What stands before the number of a weekday in Chinese."""

_BETWEEN = frozenset({".", "de", "of", "del", "d'", "the"})
"""What stands between a day and its month: "3. Mai", "3 de mayo", "the 3rd of May"."""

_HOURS_BEHIND = frozenset({"a", "p", "am", "pm", "uhr", "o'clock", "o’clock", "uur", "h", "óra", "órakor"})
_HOURS_BEFORE = frozenset({"kl", "klokken", "klockan", "kello", "klo", "godz", "ore", "hodin", "ώρα", "lúc"})
"""Words next to an hour; "a" and "p" open "a.m." and "p.m."."""

_AMBIGUOUS = frozenset(
    {"may", "march", "mar", "sun", "sat", "wed", "mars", "mai", "mer"}
    | {"thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy"}  # "the second" to "the seventh", too
)


def _is_date(side: Units, k: int, language: str) -> bool:
    text = side[k].text
    if _DATE.fullmatch(text) or _is_calendar(text, language) or _is_of_two(side, k, language):
        return True
    if text in words_of("number", language):  # one Han character
        return _is_signed(side, k) or _text(side, k - 1) in _WEEK_SIGNS
    if (_CLOCK.fullmatch(text) and _by_the_hour(side, k)) or _is_half_of_day(side, k):
        return True
    return bool(_DAY.fullmatch(text)) and (_by_month(side, k, language) or _is_signed(side, k))


def _is_signed(side: Units, k: int) -> bool:
    """Whether the sign behind a number makes it a year, a month, a day, an hour or its minute."""
    sign = _text(side, k + 1)
    if sign in _MINUTES:
        return _text(side, k - 1) in _HOURS
    return sign in _DATE_SIGNS and sign + _text(side, k + 2) not in _NO_DATES


def _is_half_of_day(side: Units, k: int) -> bool:
    """Whether a word behind an hour says which half of the day it is of: "3 pm", "10:20 a.m."."""
    word, whole = side[k].text.casefold(), side[k + 1 : k + 3]
    written = word in {"am", "pm"} or (
        word in {"a", "p"} and [t.text.casefold() for t in whole] == [".", "m"]
    )
    return written and has_digit(_text(side, k - 1))


def _is_calendar(text: str, language: str) -> bool:
    word = text.casefold().rstrip(".")
    if primary(language) == "tr":
        word = re.split("['’]", word, maxsplit=1)[0]  # "30 Haziran’a"
    return word in calendar_words(language) and (text[0].isupper() or word not in _AMBIGUOUS)


def _is_of_two(side: Units, k: int, language: str) -> bool:
    """Whether a unit is one of the two words of a name: "יום שני", Monday, is "day" and "second"."""
    if not _names_of_two(language):
        return False
    joined = "".join(_JOINED.get(primary(language), ()))
    pairs = ((_text(side, at).lstrip(joined), _text(side, at + 1)) for at in (k - 1, k))
    return any(first and second and _is_calendar(f"{first} {second}", language) for first, second in pairs)


@lru_cache(maxsize=64)
def _names_of_two(language: str) -> bool:
    """Whether a language has such names: few have, and every word of an edit is asked."""
    return any(" " in name for name in calendar_words(language))


_GIVEN = frozenset({"jan", "may", "mai", "april", "avril", "abril", "june", "august", "augusto", "januar"})
"""Months that people are called, too."""


_LEADS = frozenset(
    {"in", "on", "by", "last", "this", "next", "from", "until", "till", "since", "early", "late", "mid"}
    | {"during", "before", "after", "through", "every", "each"}
    | {"im", "am", "ab", "bis", "seit", "anfang", "ende", "mitte"}
    | {"en", "le", "fin", "début", "depuis", "dès", "em", "desde", "hasta", "até", "el", "i", "den", "sedan"}
)
"""Words that lead a month into a sentence; a first name that opens one is none of them."""


def _is_called(side: Units, k: int, about: Context) -> bool:
    """Whether a month's name is a person's: it stands in a run of capitals ("Jan Berg", "Theresa May")."""
    word = side[k].text.casefold()
    if word not in _GIVEN or not side[k].text[0].isupper():
        return False
    before, behind = _text(side, k - 1), _text(side, k + 1)
    opens = is_word(before) and (k == 1 or _text(side, k - 2) in _FULL_STOPS)
    surname = before[:1].isupper() and (_opens_name(before, behind, about) if opens else k > 1)
    # Hardly a sentence says "in Jan Lund", as many say "in April Lund".
    free = not has_digit(before) if word == "jan" else not is_word(before)
    return surname or (behind[:1].isupper() and free)


def _opens_name(word: str, behind: str, about: Context) -> bool:
    """Whether a word that opens a sentence before a month is a first name ("Theresa May said")."""
    folded = word.casefold()
    return not has_digit(behind) and folded not in _LEADS and folded not in about.written


_FULL_STOPS = frozenset({".", "!", "?"})


def _by_month(side: Units, k: int, language: str) -> bool:
    return any(_is_calendar(text, language) for text in _around(side, k))


def _around(side: Units, k: int) -> Iterator[str]:
    """The nearest word on either side, over what may stand between a day and its month."""
    for step in (-1, 1):
        m = k + step
        while _text(side, m).casefold() in _BETWEEN:
            m += step
        if _text(side, m):
            yield side[m].text


def _by_the_hour(side: Units, k: int) -> bool:
    behind, before = _text(side, k + 1).casefold(), _text(side, k - 1).casefold()
    if behind in {"a", "p"}:
        return _text(side, k + 2) == "." and _text(side, k + 3).casefold() == "m"
    before = _text(side, k - 2).casefold() if before == "." else before
    return behind in _HOURS_BEHIND or before in _HOURS_BEFORE


def _text(side: Units, k: int) -> str:
    return side[k].text if 0 <= k < len(side) else ""


SMALL = 3
"""Letters of the words that come along with others and add nothing: the "to" of "according to Holm"."""

NOUNS_UPPER = frozenset({"de", "lb"})
"""Languages that write every noun with a capital: there only runs of capitals are names."""

_PARTICLES = frozenset(
    {"van", "von", "vom", "de", "ter", "ten", "te", "la", "le", "du", "des", "del", "della", "dello", "degli"}
    | {
        "di",
        "da",
        "das",
        "do",
        "dos",
        "af",
        "av",
        "al",
        "el",
        "bin",
        "bint",
        "ibn",
        "ben",
        "abu",
        "zu",
        "zur",
    }
)
_ARTICLES = frozenset({"der", "den", "het", "'t", "’t"})
"""Particles too, behind another one ("van der"); alone they are articles in German."""


def is_name(side: Units, k: int, about: Context) -> bool:
    """Whether a unit is a name, or the particle of one ("van der" of Jan van der Berg)."""
    text = side[k].text
    if not text[0].isupper():
        return in_name(side, k)
    if len(text) < 2:  # noqa: PLR2004  "I", "A"
        return False
    if primary(about.language) in NOUNS_UPPER:
        return any(_upper(side, m) for m in (k - 1, k + 1)) and text.casefold() not in about.written
    if not (starts(side, k) or title_case(side)):
        return True
    known = text in about.capitals or (not title_case(side) and _upper(side, k + 1))
    return known and text.casefold() not in about.written


def in_name(side: Units, k: int) -> bool:
    """Whether a unit is a particle between the capitals of one name."""
    low = high = k
    while _is_particle(side, low):
        low -= 1
    while _is_particle(side, high):
        high += 1
    return low < k < high and _capital(side, low) and _capital(side, high)


def _is_particle(side: Units, k: int) -> bool:
    text = _text(side, k)
    return text in _PARTICLES or (text in _ARTICLES and _text(side, k - 1) in _PARTICLES)


def _capital(side: Units, k: int) -> bool:
    return _text(side, k)[:1].isupper()


@lru_cache(maxsize=256)
def title_case(side: Units) -> bool:
    """Whether Most Words of the Text Have a Capital: then a capital says nothing about one of them."""
    words = [token.text for token in side if len(token.text) > SMALL and token.text.isalpha()]
    upper = sum(word[0].isupper() for word in words)
    return len(words) > 1 and upper >= (len(words) if len(words) < _FEW else 0.6 * len(words))


_FEW = 5
"""Words below which all of them must have a capital: "President Holm spoke" is no title."""


def _upper(side: Sequence[Token], k: int) -> bool:
    return 0 <= k < len(side) and side[k].text[0].isupper() and not starts(side, k)


def starts(side: Sequence[Token], k: int) -> bool:
    """Whether a unit is the first word of a sentence or quotation."""
    while k and not is_word(side[k - 1].text):
        if side[k - 1].text in _STOPS or side[k - 1].text in QUOTES:
            return True
        k -= 1
    return k == 0


_STOPS = frozenset({".", "!", "?", "…", ":", "...", "。", "！", "？"})


def speaks(side: Units, low: int, high: int, language: str) -> bool:
    """Whether the words [low:high] are who says so: "police" of "police said", "Holm" of "laut Holm"."""
    said, sources = words_of("attribution", language), words_of("source", language)
    if low >= high or not is_word(side[high - 1].text):
        return False
    if _text(side, high).casefold() in said - sources:
        return True
    before = low - 1
    if before > 0 and len(side[before].text) <= SMALL and _text(side, before - 1).casefold() in sources:
        before -= 1  # "according to"
    word = _text(side, before).casefold()
    return word in sources or (word in said and _text(side, before - 1) in _BEFORE_SAID)


_BEFORE_SAID = frozenset({",", "–", "—", "-", *QUOTES})
"""What stands before the verb in "…, said Holm"."""
