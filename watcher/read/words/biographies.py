"""The words with which authors are introduced: a name, and what somebody does for a living."""

# ruff: noqa: E501  lists of words: a line for each language is easier to check than wrapped ones

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_OPENING = 60  # characters before the verb: "The Berlin imam Abdul Kamouss is"
_DOES = 90  # characters behind it in which a biography says what somebody does
_LONGEST = 900  # characters of a biography
_NAMES = 2  # words of a name
_BETWEEN = 3  # letters of the words in a name that are written small: "van", "der"

_IS = r"(?:is|has been|ist|arbeitet als|est|es|é|è|är|er|jest)"  # what somebody was is what stories tell
_VERB = re.compile(rf"\s(?:\([^)]{{1,20}}\) )?{_IS}\s")
_SPEAKS = re.compile(r"\s*[:：]")
# What of the story's companies an author owns: nothing that the story tells.
_HOLDS = re.compile(
    r"\s(?:owns|holds|has(?: no| a)?|hält|besitzt|détient|possède|posee|tiene|detém|possui|possiede|bezit)\b.{0,40}\b(?:shares?|stocks?|positions?|aktien|anteile|actions|acciones|ações|azioni|aandelen)\b",
    re.IGNORECASE,
)
_SO_MANY = r"(?:two|three|four|five|six|seven|\d|twins)"
# What an author has to do with those of whom the story tells: it is said to the reader of this story.
_RELATED = (
    r"married to",
    rf"(?:wife|husband|partner|son|daughter|brother|sister|father|mother|cousin|nephew|niece|relative) of(?! {_SO_MANY}\b)",
    r"related to",
    r"conflicts? of interest",
    r"(?:former|ex-?) ?(?:advis[eo]r|aide|employee|candidate|client|spokes\w+|minister|lobbyist)",
    r"(?:paid|employed|funded|hosted|invited|advised) by",
    r"verheiratet mit",
    r"mit .{3,60} (?:verheiratet|verwandt)",
    r"(?:ehefrau|frau|ehemann|mann|partnerin|partner|sohn|tochter|bruder|schwester) (?:von|des|der)",
    r"(?:frühere?r?|ehemaliger?|ex-) ?(?:berater|mitarbeiter|sprecher|kandidat)",
    r"mariée? (?:à|au|avec)",
    r"(?:épouse|époux|femme|mari|fils|fille|frère|sœur) (?:d[eu]\b|d['’])",
    r"(?:ancien(?:ne)?|ex-) ?(?:conseill|employé|porte-parole|candidat)",
    r"casad[oa] (?:con|com)",
    r"(?:espos[oa]|marido|mujer|mulher|hij[oa]|herman[oa]|filh[oa]|irmã|irmão) d[aeo]",
    r"(?:ex-?|antigu[oa]|antig[oa]) ?(?:asesor|assessor|emplead|empregad|portavo|candidat)",
    r"sposat[oa] con",
    r"(?:moglie|marito|figlio|figlia|fratello|sorella) d[ei]",
    r"ex (?:consulente|consiglier|dipendente|portavoce|candidat)",
    r"(?:getrouwd|gehuwd) met",
    r"(?:vrouw|man|partner|zoon|dochter|broer|zus) van",
    r"(?:oud-|voormalig )(?:adviseur|medewerker|woordvoerder)",
    r"gift med",
    r"(?:замужем за|женат на)",
)
_INTEREST = re.compile(rf"\b(?:{'|'.join(_RELATED)})", re.IGNORECASE)
_GOES_ON = re.compile(rf"(?:\.\.\.|…)\s?{_IS}\s")
_LIVING = re.compile(
    r"\b(?:(?:professor|journalist|reporter|writer|lecturer|consultant|attorney|lawyer|founder|researcher|historian|economist|architect|author|editor|director|scholar|analyst|fellow)s?\b|co-?(?:author|founder)|correspondent|columnist|freelance|doctoral|ph\.?d\.? "
    r"|professorin|journalistin|redakteur|korrespondent|kolumnist|autorin|schriftsteller|publizist|dozent|historiker|politolog|soziolog|ökonom|jurist|rechtsanw[aä]lt|(?:mit)?(?:be)?gründer|direktor|wissenschaftler|forscher|geschäftsführer|vorsitzende|architekt|psycholog"
    r"|journaliste|professeur|chercheu[rs]|écrivain|avocate?\b|direct(?:eur|rice)|rédact(?:eur|rice)|periodista|profesora?\b|catedrátic|abogad|escritor|investigador|jornalista|professora|advogad|pesquisador|giornalista|docente|ricercat|scrittor|avvocat"
    r"|redacteur|hoogleraar|onderzoeker|schrijver|dziennikar|publicyst|forsker|forskare|skribent)",
    re.IGNORECASE,
)
_AUTHOR = re.compile(
    rf"\W*(?:(?:the|this|our) (?:author|writer)s?|(?:der|die|unser|unsere) autor(?:in|en|innen)?|l['’](?:auteure?|autrice|autore)|(?:el|la|o|a) autora?|de auteur|författaren|skribenten|forfatteren) {_IS} ",
    re.IGNORECASE,
)
# What an author tells of, which all of them say, unless it is said in passing: "Ruth Ek, who covers the port, is ...".
_COVERS = re.compile(
    r"\b(?:(?<!who )(?:writes|covers|reports)|schreibt (?:über|für)|berichtet (?:über|für|aus)|écrit (?:sur|pour)|couvre|escribe (?:sobre|para)|cubre|escreve (?:sobre|para)|cobre|scrive (?:di|su|per)|schrijft (?:over|voor)|skriver (?:om|för|for)|pisze o)\b",
    re.IGNORECASE,
)
# What opens the name of a thing.
_THING = re.compile(r"\W*(?:the|this|that|our|der|die|das|diese[rs]?|unsere?|eine?|les?|la|cette?|el|los|las|este|esta|os?|as?|il|lo|gli|i|de|het|een|en|ett|et|den|det)\s", re.IGNORECASE)  # fmt: skip


def introduces(text: str, authors: Sequence[str], *, last: bool) -> bool:
    """Whether a text opens with an author's name, or with who that is; before a colon it says who speaks.

    What an author has to do with people of the story is none of them, nor part of what all stories say of one.
    Words before the name may be those of a house: "Die Polizei Holm ist" is a sentence of what that one tells.

    Args:
        text: of a block.
        authors: names of the story's authors.
        last: no sentence of the story stands behind it; where one does, "The Associated Press reported" is one, too.
    """
    return _opens_with(authors, text, last=last) and not _tells_interest(text)


def _tells_interest(text: str) -> bool:
    """Whether a text says what somebody has to do with people of a story, and not what he does."""
    return bool(_INTEREST.search(text)) and not (_LIVING.search(text) or _COVERS.search(text))


def _opens_with(authors: Sequence[str], text: str, *, last: bool) -> bool:
    for name in authors:
        if (at := text.find(name, 0, _OPENING + len(name))) < 0:
            continue
        behind = at + len(name)
        found = _VERB.match(text, behind)
        tells = last or found or _HOLDS.match(text, behind) or _lives(text, behind)
        if at == 0 and tells and not _SPEAKS.match(text, behind):
            return True
        if found and at > 0 and _lives(text, found.end()):
            return True
    return False


def presents(text: str, before: Iterable[str]) -> bool:
    """Whether a text says who somebody is whom nothing before names, and what the one does for a living.

    To be asked of a story's last two blocks: on 4,100 pages ten of them did, and all were biographies.

    Args:
        text: of a block.
        before: the story's title, and its blocks above.
    """
    if len(text) > _LONGEST:
        return False
    if found := _AUTHOR.match(text):
        return _lives(text, found.end())
    found = None if _THING.match(text) else _VERB.search(text, 0, _OPENING)
    if found is None:
        return False
    name = [word for word in text[: found.start()].split() if word[0].isupper() or len(word) > _BETWEEN]
    named = len(name) >= _NAMES and all(word.strip("(").istitle() for word in name)
    return named and _lives(text, found.end()) and not any(name[-1] in told for told in before)


def goes_on(text: str) -> bool:
    """Whether a text says what somebody does whose name stands above it, below a portrait: "... is a fellow"."""
    found = _GOES_ON.match(text)
    return found is not None and _lives(text, found.end())


def _lives(text: str, at: int) -> bool:
    return _LIVING.search(text, at, at + _DOES) is not None
