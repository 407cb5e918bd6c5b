"""The words with which a story is signed off: who helped, and who translated or edited it.

To be asked of a story's last lines alone: in its middle the same may be said of others. What tells such a line
from a sentence is what stands round its words: nothing but names.
"""

# ruff: noqa: E501  lists of words: a line for each language is easier to check than wrapped ones

from __future__ import annotations

import re

from watcher.read.words.phrases import starts

_LONGEST = 400  # characters of a line that names those who helped
_LABELLED = 100  # characters of one in which a label stands before the names

# Behind these stand the names of those who helped with a story, or told it in another tongue first.
_HELPED = starts(
    r"(?:with )?(?:(?:additional|further) )?(?:reports?|reporting|files|inputs?|contributions?) (?:by|from)",
    r"(?:written|compiled|translated(?: from (?:the )?\w+)?|translation|interview) by",
    r"(?:article|story|text|words) by",
    r"article (?:écrit|rédigé) par",
    r"mit (?:material|informationen|agenturmaterial) (?:von|der|des)",
    r"(?:aus dem \w+en (?:übersetzt )?|übersetzt (?:aus dem \w+en )?|(?:unter )?mitarbeit )von",
    r"das (?:gespräch|interview) führten?",
    r"propos recueillis par",
    r"traduit (?:de \S+(?: \S+)? )?par",
    r"avec la (?:collaboration|participation) de",
    r"con (?:información|informaciones|datos|reportes|la colaboración) de",
    r"(?:traducción|tradução|traduzione) d[aei]",
    r"traduzione a cura di",
    r"(?:traducido por|traduzido por|com informações d[aeo]s?)",
    r"met (?:medewerking|informatie) van",
    r"(?:vertaald door|översatt av|oversatt av|oversat af)",
)
# The same with a colon; who the author is, `lines.signs` tells.
_MADE = starts(
    r"(?:reporter|editor|words|text)s?\s?:",
    r"(?:mitarbeit|protokoll|übersetzung|schlussredaktion|redaktion|interview|bearbeitung)\s?:",
    r"(?:traduction|rédaction|redacción|traducción|tradução|redação|traduzione|redazione)\s?:",
    r"(?:vertaling|översättning|oversættelse|oversettelse)\s?:",
    r"(?:tłumaczenie|opracowanie|współpraca|překlad|preklad|fordította|traducere)\s?:",
    r"(?:penulis|penyunting|pewarta|перевод|редактор|переклад|μετάφραση)\s?:",
)
# Who made it, in lines of Chinese newsrooms.
_EAST = re.compile(
    r"[（(【\[]?(?:(?:采写|採訪|撰文|撰稿|责编|責編|取材(?:・[文構成撮影写真]{1,2})+|编译|編譯|校对|校對|审校|资料来源|資料來源)\s?[:：/／].{1,40}|原[题題][为為].{1,60}|图片(?:均|皆|全部)?来自.{1,20})$"
)
# An agency's own last line is read with its story, as labelled pages have it; so is "contributed to this report".
_EDITED = re.compile(r"[;,] ?editing by", re.IGNORECASE)

_HANDLE = re.compile(r"@\w+")  # by which somebody is found on a network
_WORD = re.compile(r"[^\W\d_]{2,}")
_BETWEEN = 3  # letters of the words between names: "and", "in", "van"
_HOUSES = frozenset({"agencies", "agency", "agenturen", "agences", "agencias", "agências", "agenzie"})


def signs_off(text: str) -> bool:
    """Whether a line says who helped with the story, translated or edited it, and nothing else.

    On 4,100 pages 19 such lines were among the last four of a story, none of them a part of what is told.
    """
    if len(text) > _LONGEST or _EDITED.search(text):
        return False
    if _EAST.match(text):
        return True
    if found := _HELPED.match(text):
        return _names(text[found.end() :])
    found = _MADE.match(text) if len(text) <= _LABELLED else None
    return found is not None and text[-1] not in ".!?" and _names(text[found.end() :])


def _names(text: str) -> bool:
    """Whether most words are written as names are, or are agencies, and all in a sentence; short ones aside."""
    told: list[str] = _WORD.findall(_HANDLE.sub(" ", text))
    told = [word for word in told if word[0].isupper() or len(word) > _BETWEEN]
    names = sum(word[0].isupper() or word in _HOUSES for word in told)
    return 0 < names == len(told) if text.endswith(".") else names * 2 > len(told)
