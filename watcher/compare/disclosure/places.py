"""The paragraphs that a note counts out ("in the third paragraph", "paragraph 3", "Absatz 3").

Agencies say in every correction where it was made, and often little else.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from watcher.compare.words.lexicon import primary

if TYPE_CHECKING:
    from collections.abc import Iterator

_PARAGRAPHS = {
    "en": "paragraphs? paras? grafs? graphs? pars?",
    "de": "abs(?:atz|atzes|ätze|ätzen)",
    "fr": "paragraphes?",
    "es": "párrafos?",
    "it": "paragraf[oi] capovers[oi]",
    "pt": "parágrafos?",
    "nl": "alinea['’]?s?",
    "sv": "stycke(?:t|na|n)?",
    "nb": "avsnitt(?:et|ene)?",
    "da": "afsnit(?:tet|tene)?",
    "pl": "akapi(?:t|cie|tu|tach)",
    "ru": "абзац(?:е|ах|ы)?",
    "ja": "段落",
    "zh": "段落?",
}
"""What a paragraph is called, as patterns; a language that is not here counts none."""

_COUNTED = {
    "en": "first second third fourth fifth sixth seventh eighth ninth tenth",
    "de": "erste[nmrs]? zweite[nmrs]? dritte[nmrs]? vierte[nmrs]? fünfte[nmrs]? sechste[nmrs]?",
    "fr": "premiers? deuxième|second troisième quatrième cinquième sixième",
    "es": "primer(?:o|os)? segundo tercer(?:o)? cuarto quinto sexto",
    "it": "primo secondo terzo quarto quinto sesto",
    "pt": "primeiro segundo terceiro quarto quinto sexto",
    "nl": "eerste tweede derde vierde vijfde zesde",
    "sv": "första andra tredje fjärde femte sjätte",
    "nb": "første andre tredje fjerde femte sjette",
    "da": "første anden|andet tredje fjerde femte sjette",
    "pl": "pierwsz(?:ym|y) drugi(?:m)? trzeci(?:m)? czwart(?:ym|y) piąt(?:ym|y) szóst(?:ym|y)",
    "ru": "перв(?:ом|ый) втор(?:ом|ой) трет(?:ьем|ий) четверт(?:ом|ый) пят(?:ом|ый) шест(?:ом|ой)",
    "zh": "一 二 三 四 五 六 七 八 九 十",
}
"""The numbers of paragraphs in words, from the first on, as patterns."""

_AND = r"(?:\s*(?:[,&–-]|から|、|和|至)\s*|\s+(?:and|und|et|y|e|en|och|og|i|и|to|through|bis)\s+)"
_MOST = 60  # no story has more paragraphs that a note would count


@lru_cache(maxsize=64)
def _pattern(language: str) -> re.Pattern[str] | None:
    if language not in _PARAGRAPHS:
        return None
    words = "|".join(_PARAGRAPHS[language].split())
    number = rf"(?:\d{{1,2}}\s?(?:st|nd|rd|th|e|er|ème|º|ª|\.)?|{'|'.join(_in_words(language)) or '(?!)'})"
    row = rf"{number}(?:{_AND}{number})*"
    if language in {"ja", "zh"}:
        return re.compile(rf"第?\s?(?P<before>{row})\s?(?:{words})")
    return re.compile(
        rf"\b(?P<before>{row})\s+(?:{words})\b|\b(?:{words})\s+(?P<after>{row})(?![\w.,]*\d)", re.IGNORECASE
    )


def _in_words(language: str) -> list[str]:
    return [f"(?:{word})" for word in _COUNTED.get(language, "").split()]


def paragraphs(text: str, language: str) -> frozenset[int]:
    """The numbers of the paragraphs that a text speaks of."""
    return frozenset(number for match in _found(text, language) for number in _numbers(match, language))


def without(text: str, language: str) -> str:
    """A text less the words that count out paragraphs: their numbers are none of the story's."""
    for match in reversed([*_found(text, language)]):
        text = f"{text[: match.start()]} {text[match.end() :]}"
    return text


def _found(text: str, language: str) -> Iterator[re.Match[str]]:
    pattern = _pattern(primary(language))
    return pattern.finditer(text) if pattern else iter(())


def _numbers(match: re.Match[str], language: str) -> Iterator[int]:
    said = match["before"] or match.groupdict().get("after") or ""
    counted = _in_words(primary(language))
    for part in re.split(_AND, said):
        digits = re.match(r"\d+", part)
        if digits and 0 < int(digits[0]) <= _MOST:
            yield int(digits[0])
        yield from (
            number
            for number, word in enumerate(counted, 1)
            if re.fullmatch(word, part.strip(), re.IGNORECASE)
        )
