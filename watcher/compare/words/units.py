"""Text to units that a span never splits: words, numbers, sentences."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache, cached_property
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from watcher.compare.words.telling import calendar_words
from watcher.model.reading import STRIKE
from watcher.remember import remembering

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

_Each = TypeVar("_Each")

# Combining marks are no word characters for `re`, yet a Hindi or Tamil word is full of them. Han, Hangul and
# what is private have none: to look through these, too, takes every command four times as long, 10 ms.
_MARKED = chain(range(0x300, 0x3400), range(0xA000, 0xAC00), range(0xF900, 0x10000))
MARKS = "".join(sign for sign in map(chr, _MARKED) if unicodedata.category(sign).startswith("M"))
JOINERS = "\u00ad\u200c\u200d\u2060"
_HAN = "々〆\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_HIRAGANA = "\u3041-\u309f"
_KATAKANA = "\u30a0-\u30ff\u31f0-\u31ff\uff66-\uff9f"
_SOUTHEAST = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"  # Thai, Lao, Burmese, Khmer
UNSPACED = _HAN + _HIRAGANA + _KATAKANA + _SOUTHEAST
_WORD = rf"(?:[^\W{UNSPACED}]|[{MARKS}{JOINERS}])"
_SYLLABLE = rf"[เ-ไ]?[{_SOUTHEAST}][{MARKS}\u0e30\u0e32\u0e33\u0e45]*"
_MINUS = r"–(?:(?<=[\s\S]–)|(?=\S+$))(?![^–]{0,99}[\w)]–(?!\w))"
"""A dash that is one: of "the talks –12 in all– ended" it opens an aside, of "–5 boats" an item."""
_NUMBER = (
    rf"(?<![^\W{UNSPACED}])(?:(?:[-−+±]|{_MINUS})(?=[\d$€£¥₹.]))?[$€£¥₹]?(?:\.(?=\d))?"
    r"(?:\d{1,3}(?: \d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,٫٬:/'’·–-]\d+)*)"
    rf"(?: ?[%‰‱]|°[CF]?|(?:(?![{UNSPACED}])[\w⁺⁻{MARKS}])+)?"
)
_REST = r"(?:(?<=\d)[.,٫٬:/·]\d+)*"  # of a number that a word ends in: "mid-2,300", "כ-2.5", "ب12:30"
_SIGN = r"\S(?:[\ufe0f\U0001f3fb-\U0001f3ff]|\u200d[^\w\s])*"  # some pictographs are made of several
_INITIALS = r"(?<![\w.])(?:[A-ZÀ-ÞА-Я]\.){2,}(?!\w)"  # "U.S."
_STRUCK = rf"{STRIKE}[^~]+{STRIKE}"  # struck words are another unit than the same words standing
_TOKEN = re.compile(
    r"(?:https?://|www\.)[^\s<>\"“”]*[\w/]|(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+"
    rf"|{_STRUCK}|{_NUMBER}|\d+|{_INITIALS}|[{_KATAKANA}]+|[{_HAN}{_HIRAGANA}]|{_SYLLABLE}"
    rf"|{_WORD}+(?:['’‘‑-]{_WORD}+)*{_REST}|\.{{2,}}|{_SIGN}"
)
_LONE = re.compile(rf"[{UNSPACED}]")
_WORDLIKE = re.compile(r"[^\W_]")
_DIGIT = re.compile(r"\d")


class Token(NamedTuple):
    """A unit of text, with the place where it stands."""

    text: str
    start: int

    @property
    def end(self) -> int:
        """The place behind it."""
        return self.start + len(self.text)


class Units(tuple[Token, ...]):  # noqa: SLOT001  what is found out is kept in its dictionary
    """The units of a text, in order; what is true of all of them is found out once."""

    @cached_property
    def in_title_case(self) -> bool:
        """Whether Most Words of the Text Have a Capital: then a capital says nothing about one of them.

        A few words with a full stop are a sentence, as "Its owner is Ada Finch." in languages without "is".
        """
        words = [token.text for token in self if len(token.text) > SMALL and token.text.isalpha()]
        upper = sum(word[0].isupper() for word in words)
        if len(words) < _FEW and text_at(self, len(self) - 1) in FULL_STOPS:
            return False
        return len(words) > 1 and upper >= (len(words) if len(words) < _FEW else 0.6 * len(words))


FULL_STOPS = frozenset({".", "!", "?"})

SMALL = 3
"""Letters of the words that come along with others and add nothing: the "to" of "according to Holm"."""

_FEW = 5
"""Words below which all of them must have a capital: "President Holm spoke" is no title."""


@remembering
def fold(text: str) -> str:
    """The text with every run of white space as one space, none at the ends."""
    return " ".join(text.split())


@remembering
def tokens(text: str) -> Units:
    """The units of a text: words, whole numbers ("1,234.5", "12:30", "15%"), single signs.

    Scripts without spaces come as single Han and Hiragana characters, runs of Katakana, and Thai (Lao,
    Khmer, Burmese) clusters with their marks.
    """
    return Units(Token(m.group(), m.start()) for m in _TOKEN.finditer(text))


def is_word(token: str) -> bool:
    """Whether a unit counts as a word: anything but punctuation and signs."""
    return bool(_WORDLIKE.search(token))


def has_digit(token: str) -> bool:
    """Whether a unit has a digit in it."""
    return bool(_DIGIT.search(token))


def text_at(side: Sequence[Token], k: int) -> str:
    """The unit at a place of one side; "" before its begin and behind its end."""
    return side[k].text if 0 <= k < len(side) else ""


def is_i(token: str) -> bool:
    """Whether a unit is the English "I", whose capital names nobody, alone or with its verb ("I've")."""
    return _I.fullmatch(token) is not None


_I = re.compile(r"I(?:['’](?:d|ll|m|ve))?")


def han(text: str) -> int:
    """How many Chinese signs a text has."""
    return 0 if text.isascii() else len(_one_of(_HAN).findall(text))


def han_or_hangul(text: str) -> int:
    """How many Chinese and Korean signs a text has."""
    return 0 if text.isascii() else len(_one_of(f"{_HAN}가-힣").findall(text))


@cache
def _one_of(signs: str) -> re.Pattern[str]:
    """Made when a text comes that may have one: each takes 3 ms, and most stories have none."""
    return re.compile(f"[{signs}]")


def is_unspaced(token: str) -> bool:
    """Whether a unit is of a script that puts no spaces between words."""
    return bool(_LONE.match(token))


def is_ending(text: str) -> bool:
    """Whether a text is of Japanese endings and particles alone; hardly a word of a subject is written so."""
    return _ENDINGS.fullmatch(text) is not None


_ENDINGS = re.compile(rf"[{_HIRAGANA}]+")


def caseless(text: str) -> str:
    """A text whatever its case; "ß" is "ss", as the Swiss write it, but where that makes another word.

    Behind one vowel and before another they are two sounds: "in Maßen" is moderately, "in Massen" in crowds.
    """
    return (_SHARP.sub("sz", text.lower()) if "ß" in text else text).casefold()


_SHARP = re.compile(r"(?<=[^aeiouyäöü\W][aeiouyäöü])ß(?=[aeiouäöü])")


def count(text: str) -> int:
    """How many words a text has; a Han character counts as one."""
    return sum(1 for token in tokens(text) if is_word(token.text))


_FEATURE = re.compile(rf"[^\W{UNSPACED}]+|[{UNSPACED}]+")


@remembering
def features(text: str) -> tuple[str, ...]:
    """What two texts are compared by: words in lower case, pairs of characters where there are no words."""
    folded = text.casefold()
    if folded.isascii() or not _LONE.search(folded):
        return tuple(_PLAIN.findall(folded))
    found: list[str] = []
    for run in _FEATURE.findall(folded):
        found += _character_pairs(run) if _LONE.match(run) else [run]
    return tuple(found)


_PLAIN = re.compile(r"\w+")


def _character_pairs(run: str) -> list[str]:
    return [run[k : k + 2] for k in range(len(run) - 1)] or [run]


def beyond(some: Iterable[_Each], others: Iterable[_Each], key: Callable[[_Each], object]) -> list[_Each]:
    """Those of one side that the other has no counterpart for, each serving once, in their order.

    Args:
        some: of the one side.
        others: of the other.
        key: what counterparts have in common.
    """
    spare, left = Counter(map(key, others)), list[_Each]()
    for each in some:
        if spare[what := key(each)]:
            spare[what] -= 1
        else:
            left.append(each)
    return left


def vocabulary(texts: Iterable[str]) -> frozenset[str]:
    """The words of some texts as they are written; cheaper than their units."""
    return frozenset(_PLAIN.findall("\n".join(texts)))


# A full stop behind these does not end a sentence. A wrong split does no harm, both sides have it.
_ABBREVIATIONS = frozenset(
    (  # noqa: SIM905  a line of words is easier to read and to add to
        "mr mrs ms dr prof sen rep gov gen col lt sgt capt st jr sr no vs inc ltd co corp dept est "
        "approx jan feb mar apr jun jul aug sep sept oct nov dec e.g i.e cf al art bzw ca nr str z.b d.h usw "
        "mme mlle kl klo godz"
    ).split()
)
_UNSEEN = "\u00ad\u200b-\u200f\u2060-\u2064\ufeff\ufe0e\ufe0f"  # as editors leave behind a stop
_END = re.compile(rf"[.!?…]+[\"'”’»)\]~{_UNSEEN}]*\s+|[。！？]+[」』｣）”\"’»~]*\s*|[।؟۔]+[{_UNSEEN}]*\s+")
_DOTTED = re.compile(r"\W?[A-Z](?:\.[A-Z])+")  # "U.S. Navy"; "p.m." does end sentences
ZONE = re.compile(
    r"(?:(?:[ACEMNPH]|A[CEKW]|NZ|[CEW]E)[SD]?T|GMT|UTC|MEZ|MESZ|[BIJHKW]ST|HKT|SGT|PKT|PHT|SAST|MSK|WI[BT]|WITA)\b"
)
"""The zone that a time of day is in."""
_LONGEST = 12  # letters of an abbreviation, with room


def sentences(text: str) -> list[tuple[int, int]]:
    """The sentences of a text as (start, end), white space between them left out."""
    found, start = [], 0
    for match in _END.finditer(text):
        if match.end() < len(text) and _ends(text, start, match):
            found.append((start, start + len(text[start : match.end()].rstrip())))
            start = match.end()
    if start < len(text):
        found.append((start, len(text)))
    return found


def _ends(text: str, start: int, match: re.Match[str]) -> bool:
    if match.group()[0] != ".":
        return not text[match.end()].islower()
    last = text[max(start, match.start() - _LONGEST) : match.start()].rpartition(" ")[2]
    if last.casefold() in {"a.m", "p.m"} and ZONE.match(text, match.end()):
        return False
    word = last.lstrip("(\"'“‘«[").casefold()
    initial = (len(word) == 1 and word.isalpha()) or _DOTTED.fullmatch(last) is not None
    if word.isdigit() and len(word) <= 2:  # noqa: PLR2004  "3. Mai"
        behind = _PLAIN.match(text, match.end())
        if behind and behind.group().casefold() in calendar_words("de"):
            return False
        if not text[start : match.start()].removesuffix(word):  # the number of an item: "2. Pay the fare."
            return False
    return not (initial or word in _ABBREVIATIONS or text[match.end()].islower())


COLONS = (":", "：")
# Any glyph of a quotation mark; an apostrophe between letters is none.
QUOTES = "\"“”„‟«»‹›‘’‚‛'`´「」『』｢｣〝〞〟＂״׳"
# Each begins with its sign, for which Python looks fast; what must stand before it is looked at behind.
_SINGLE, _DOUBLE = "'’‘`´‚‛׳", '"“”„‟«»‹›「」『』｢｣〝〞〟＂״'
_MARK = rf"[{_SINGLE}{_DOUBLE}](?:(?<=[{_DOUBLE}])|(?<!\w[{_SINGLE}])|(?!\w))"
_QUOTE = re.compile(rf"{_MARK}(?:{_MARK})*")
_APOSTROPHE = re.compile(r"[’‘´`׳](?<=\w[’‘´`׳])(?=\w)")
_DASH = re.compile(r"[־‐‑‒–—―−﹘﹣－-]+")
_INVISIBLE = re.compile(f"[{_UNSEEN}]")
_OTHER_FORMS = re.compile(
    r"(?<=[\d０-９])：(?=[\d０-９])|[％０-９Ａ-Ｚａ-ｚ٪٫٬٠-٩۰-۹०-९০-৯੦-੯૦-૯௦-௯౦-౯೦-೯൦-൯๐-๙໐-໙၀-၉០-៩]"
)
"""Letters, digits and a time's colon as wide as a Chinese sign, as Japanese papers print them, and digits of
other scripts: houses change over to "0" to "9"."""
_ARABIC = {"٪": "%", "٫": ".", "٬": ","}
_MIDDLE_DOT = re.compile("[ㆍ・･‧∙⋅]")  # Korean and Japanese keyboards have others than "·"
_DENSE = "々〆\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_BESIDE_DENSE = re.compile(rf"\s+(?:(?=[{_DENSE}])|(?<=[{_DENSE}]\s))")
"""White space beside a Chinese or Japanese sign: houses set it round numbers and Latin words, or none."""
_LOOSE = re.compile(rf" (?=[^\w\s{MARKS}])| (?<=[^\w\s{MARKS}] )")
_GROUPS = re.compile(r"\d(?<![\d.,]\d)\d{0,2}(?: \d{3})+(?!\d)")


@remembering
def normal(text: str) -> str:
    """The text without what is only style: glyphs of quotes and dashes, wide digits, white space round signs.

    Nothing that carries meaning goes: the point in "1.5", the minus of "-5", and whether there are quotation
    marks at all, remain.
    """
    text = text if text.isascii() else _narrow(text)
    text = _GROUPS.sub(lambda m: m.group().replace(" ", ""), text)
    text = _APOSTROPHE.sub("'", text)
    text = _DASH.sub("-", _QUOTE.sub('"', text))
    return _LOOSE.sub("", fold(text))


def _narrow(text: str) -> str:
    text = _INVISIBLE.sub("", unicodedata.normalize("NFC", text)).replace("…", "...")
    text = _BESIDE_DENSE.sub("", text)
    return _OTHER_FORMS.sub(_usual_form, _MIDDLE_DOT.sub("·", text))


def _usual_form(sign: re.Match[str]) -> str:
    if sign[0].isdecimal():
        return str(unicodedata.decimal(sign[0]))
    return _ARABIC.get(sign[0]) or unicodedata.normalize("NFKC", sign[0])


def quote_marks(text: str) -> int:
    """How many quotation marks a text has; apostrophes are none."""
    return len(_QUOTE.findall(text))


def quoted(text: str) -> list[tuple[int, int]]:
    """The quotations of a text as (start, end), marks included; one that never closes runs to the end."""
    found, opened = [], -1
    for match in _QUOTE.finditer(text):
        if match.group()[0] in _SINGLE and not (match.group()[0] in "‘‚‛" or opened >= 0):
            continue
        if opened < 0:
            opened = match.start()
        else:
            found.append((opened, match.end()))
            opened = -1
    return [*found, (opened, len(text))] if opened >= 0 else found
