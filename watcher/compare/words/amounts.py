"""Amounts of money, measures and ranges in one form: "€240", "240 Euro"; "$1.5 million"; "5 km"; "10-15".

What stands behind a number is of it. A short form may be of a thing measured and of a magnitude, too: "5m" is
five metres or five million, and only what stands round it tells.
"""

from __future__ import annotations

import re
from functools import lru_cache

from watcher.cldr import magnitudes, measures
from watcher.languages.lexicon import lexicon_of

_WORDS = {
    "€": "euro euros eur euron euroa ευρώ евро євро",
    "$": "dollar dollars dollari dollaro dollaria dolarów dolara доллар доллара долларов",
    "us$": "dólar dólares",
    "£": "pound pounds gbp pfund pund pond livre livres libra libras sterlina sterline",
    "¥": "yen yens yenes",
    "₹": "rupee rupees rs inr",
    "₽": "рубль рубля рублей руб",
    "₴": "гривня гривні гривень грн",
    "₺": "lira tl",
    "kr": "krone kroner",
    "krona": "kronor",
    "zł": "złoty złote złotych złotego pln",
    "kč": "koruna koruny korun czk",
}
"""How newsrooms write a currency out. A code of a dollar or a crown says more: of which country they are. Who
says "dólares" mostly means a peso by a bare "$"."""

_SIGN_OF = {word: sign for sign, words in _WORDS.items() for word in (sign, *words.split())}
_SIGNS = "".join(sign for sign in _WORDS if len(sign) == 1)
_AMOUNT = r"\d++(?:[.,]\d++)*+"
_BEFORE = re.compile(rf"\b(eur|gbp|inr|rs|kr|pln|czk)\.? ?(?={_AMOUNT})")
_BEHIND = re.compile(rf"({_AMOUNT}) ?(?:of |de |d')?([^\W\d_]++(?!\w)(?:\.(?=\w))?|[{_SIGNS}])( ?(?=\w))?")


def currency(word: str, language: str) -> str:
    """The sign of the currency that a casefolded word is of, in a language by its tag; "" for other words."""
    bare = word.rstrip(".")
    return lexicon_of(language).currencies.get(bare) or _SIGN_OF.get(bare, "")


def signed(text: str, language: str) -> str:
    """A text with the signs of money before their numbers."""

    def before(amount: re.Match[str]) -> str:
        sign = currency(amount[2], language)
        return f"{sign}{amount[1]}{'' if amount[3] is None else ' '}" if sign else amount[0]

    return _BEHIND.sub(before, _BEFORE.sub(lambda code: currency(code[1], language), text))


_POWER = "⏨"
"""Stands before the power of ten that a magnitude is; no page writes it."""

_WHOLE = re.compile(rf"(\d++)(?:[.,](\d++))?{_POWER}(\d\d?) ")

_FAR = 30
"""Characters round a short form that may tell what it is."""


def written_out(text: str, language: str) -> str:
    """A text whose thousands and millions are zeros: "1.5 million" is "1500000".

    Args:
        text: casefolded, its thousands not parted.
        language: its primary tag.
    """
    powers, units = magnitudes(language), measures(language)

    def power(name: re.Match[str]) -> str:
        low, high = name.span()
        before, behind = text[max(0, low - _FAR) : low], text[high : high + _FAR]
        counts = len(name[1]) > 1 or name[1] not in units or _counts(before, behind, language)
        return f"{_POWER}{powers[name[1]]} " if counts else name[0]

    return _WHOLE.sub(_zeros, _scaled(language).sub(power, text))


def _zeros(number: re.Match[str]) -> str:
    part, power = number[2] or "", int(number[3])
    return f"{number[1]}{part.ljust(power, '0')} ".lstrip("0") if len(part) <= power else number[0]


_NO_THINGS = "across|always|less|plus|this|thus|towards|upwards|dans|depuis|mais|puis|sans|sous|vers"
_THINGS = re.compile(rf"(?!(?:{_NO_THINGS})\b)(?:[a-z]{{3,}}s|people|men|women|children)\b")
_MONEY = re.compile(rf"[{_SIGNS}] ?\d[\d.,]*$")
_NEXT = re.compile(rf"[^\W\d_]+|[{_SIGNS}]")


def _counts(before: str, behind: str, language: str) -> bool:
    """Whether a short form behind a number is a magnitude: the number is of money, or things follow."""
    first = _NEXT.match(behind)
    return bool(_MONEY.search(before) or _THINGS.match(behind) or (first and currency(first[0], language)))


@lru_cache(maxsize=64)
def _scaled(language: str) -> re.Pattern[str]:
    """A magnitude behind a number, or at the beginning, where the number stands before the run."""
    names = "|".join(map(re.escape, sorted(magnitudes(language), key=len, reverse=True)))
    return re.compile(rf"(?:(?<=\d)\s?|^)({names or '(?!)'})\b\.?\s?")


_WORD = re.compile(r"°?[^\W\d_]+(?:['/-][^\W\d_]+)*[23]?\b\.?")
_MEASURED = re.compile(rf"(?<=\d) ?({_WORD.pattern}(?: ?{_WORD.pattern}){{0,3}})")


_POWERS = str.maketrans("23", "²³")


def measured(text: str, language: str) -> str:
    """A text with its units of measure in one form, as far as a name is of one alone: "mph"."""
    units = measures(language)

    def unit(behind: re.Match[str]) -> str:
        words = [*_WORD.finditer(behind[1])]
        for count in range(len(words), 0, -1):
            if name := units.get(" ".join(word[0].rstrip(".") for word in words[:count]).translate(_POWERS)):
                return f" {name} {behind[1][words[count - 1].end() :]}"
        return behind[0]

    return _MEASURED.sub(unit, text)


def ranged(text: str, language: str) -> str:
    """A text with a hyphen between the ends of its ranges."""
    word = lexicon_of(language).range
    return re.sub(rf"(?<=\d) {word} (?=[{_SIGNS}]?\d)", "-", text) if word else text
