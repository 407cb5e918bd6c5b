"""Names out of what pages write around them: "Von Ada Brandt, 11.01.2021" names Ada Brandt."""

from __future__ import annotations

import html
import re
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from watcher.read.markup.tree import fold, squash

if TYPE_CHECKING:
    from collections.abc import Iterable

# ruff: noqa: E501  lists of words: a line for each meaning is easier to check than wrapped ones

_BY = r"by|von|vom|par|por|di|da|door|av|af|przez|oleh|of|από|מאת|بقلم|โดย"
_DONE = (
    r"(?:ein|bereit)?gestellt|geschrieben|veröffentlicht|publiziert|erstellt|verfasst|written|posted|published|reported|submitted|created|edited"
    r"|publié|écrit|rédigé|publicado|escrito|pubblicato|scritto|geplaatst|skrevet|skriven|opublikowane"
    r"|(?:view|show|see) (?:all|more)|more|alle?s?|mehr|weitere|zeige|tous les|todos los|tutti gli|voir|ver"
    r"|story|article|articles|artikel|post|text|texte|words|(?:blog|gast)?\s?beitr[aä]ge?|kommentar|pressemitteilung|interview"
)
_EAST = r"作者|著者|投稿者|執筆者|筆者|記者|记者|撰文|文"
_LABEL = (
    r"authors?|autor(?:in|en|innen|es|a)?|auteure?s?|autrice|autor[ei]|text|texte|texto|testo|words|interview"
    rf"|redakt(?:ion|eur|eurin)|verfasser(?:in)?|reporter|journalist|forfatter|författare|автор[иы]?|szerző|írta|συντάκτης|συντάκτρια|penulis|tác giả|작성자|글|{_EAST}"
)
_ONE = r"(?:(?:an?|eine?|une?|una)\s)?"
_LEAD = re.compile(
    rf"^(?:{_ONE}(?:{_DONE})\b.{{0,40}}?(?<!\w)(?:{_BY})\s*:?\s+(?=\S)|(?:{_BY})\s*:?\s+(?=\S)|(?:{_LABEL})\s*[:：]\s*"
    rf"|(?:{_LABEL})\s+(?=[A-ZÀ-Þ])|(?:{_EAST})\s*[●／/|｜＝=\s])",
    re.IGNORECASE,
)
_BY_LINE = re.compile(
    rf"(?:{_ONE}(?:{_DONE})\s.{{0,40}}?(?<!\w)(?:by|von|par|por|da|door|av|af|przez):?|(?:by|von|par|por|di|door|av|af|przez|από|מאת|بقلم|โดย):?|(?:{_LABEL})\s?[:：])(?=\s|$)"
)
_LONGEST_BY = 80  # characters that such an opening does not reach
LABELLED = re.compile(rf"^(?:{_LABEL})\s?[:：]", re.IGNORECASE)
"""How a line opens that needs no headline near it to name an author."""
_OPEN = re.compile(rf"(?:^|\s)(?:{_BY}|de|del)$", re.IGNORECASE)
_DAYS_AND_MONTHS = (
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
    r"|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*"
)
# What is left of a day whose number was taken for what follows a name; "Jan" and "April" are people, too.
_DAY = re.compile(
    r"(?:feb|apr|aug|sept?|oct|nov|dec)\.?|(?:mon|tues|wednes|thurs|fri|satur|sun)day", re.IGNORECASE
)
_BEFORE_NUMBER = rf"am|on|le|el|vom|at|vor|hace|il y a|mo|di|mi|do|fr|sa|so|{_DAYS_AND_MONTHS}"
_DATED = re.compile(
    rf"^(?:(?:(?:{_DAYS_AND_MONTHS})[.,]?\s+){{0,2}}[\W\d]*\d[\d.:/\s-]*(?:uhr|h|am|pm)?\b[\s|,•·–—-]*)+",
    re.IGNORECASE,
)
_REST = re.compile(
    rf"\s*[|•·»→(].*$|\s+[-–—]\s+.*$|[\s,]+(?:(?:{_DONE})\s?:?\s+)?(?:(?:{_BEFORE_NUMBER})[.,]?\s+){{0,2}}\d.*$|,?\s(?:is|ist|est|es) (?:a|an|ein|eine|une?)\s.*$"
    r"|\s+(?:follow(?:ing)?|folgen|suivre|seguir|segui|volgen|følg|följ|(?:see |view )?(?:full )?(?:bio|profile))$"
    rf"|\s(?:all|alle|more|mehr|weitere|tous les|todos los|tutti gli)\s(?:{_DONE})$|\sstand:?$|\s@\w+$",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r"\s\(([^()]{2,60})\)")
_JOINS = "and|und|et|og|och|y"
_AND = re.compile(rf"\s*(?:,|;|/|\b(?:{_JOINS})\b|&|\bu\.|\bim gespräch mit\b)\s*", re.IGNORECASE)
_ALSO = re.compile(rf"\s(?:{_JOINS}|&|u\.)\s", re.IGNORECASE)
_DUTCH_AND = re.compile(r"(?<=\s)en(?=\s)")
# Where an author is, or whom it was written for, behind a name: "Ada Brandt in New York". Behind "en" two words may
# be one author more, in Dutch.
_WHERE = re.compile(
    r"(\S\s+\S.*?)\s+(?:(?:in|from|for|of|aus|für|à|pour|desde|para|em|per|från|w|z|dla|uit|voor)\s+(?:[Tt]he\s)?(?=[^\W\d_a-zß-öø-ÿ])[^.]*|en\s(?=[^\W\d_a-zß-öø-ÿ])[^\s.]+)$"
)
# The same right behind a name, and words that are too short to be looked for inside of one.
_ONE_MORE = re.compile(rf"\s*(?:{_JOINS}|&|u\.|e|en|i|и|та|ve)\s+(.+)")
_NO_NAME = re.compile(
    r"https?://|www\.|@|\d{3,}|[{}<>|=*]|\b(?:facebook|twitter|instagram|whatsapp|linkedin|youtube)\b"
    r"|\b(?:developed|designed|powered) by\b",
    re.IGNORECASE,
)
# What content management systems write where a name belongs.
_NOBODY = frozenset(
    {
        "by",
        "comment",
        "comments",
        "viewmoreposts",
        "viewallposts",
        "von",
        "par",
        "por",
        "mehr",
        "more",
        "datum",
        "date",
        "allebeiträge",
        "autoren",
        "login",
        "follow",
        "see",
        "view",
        "bio",
        "profile",
        "staff",
        "admin",
        "min",
        "minread",
        "administrator",
        "noauthor",
        "author",
        "autor",
        "unknown",
        "null",
        "none",
        "undefined",
        "user",
        "webmaster",
    }
)
# What stands before a name or a date, and is left alone when that is an element of its own; "Redaktion" is whom
# a story without an author is by.
_UNFINISHED = re.compile(
    rf"(?!redaktion$)(?:(?:{_ONE}|(?:more|all|mehr|weitere|alle)\s)(?:{_DONE}|{_LABEL})(?:\(s\)|s)?|stand)(?:\s(?:{_BEFORE_NUMBER}|{_BY}))?:?",
    re.IGNORECASE,
)
# What says when a page was made, where pages that say it print names too.
_WHEN = re.compile(
    r"(?:last |first )?(?:updated?|published|modified|posted)\b|(?:uppdater|oppdater|opdater|aktualis|zaktualiz|actuali[sz]|atualiz|aggiornat|bijgewerkt|mis à jour)|опубл|оновл|обновл|δημοσ|ενημ|(?:вчера|сегодня|вчора|сьогодні|yesterday|today|gestern|heute|hier|aujourd.hui|ayer|hoy|ieri|oggi|wczoraj|dzisiaj)$",
    re.IGNORECASE,
)
_ROLES = re.compile(
    r"(?:\w+\s)?(?:staff(?: writer)?|writer|reporter|correspondent|editor|contributor|redakteur(?:in)?|korrespondent(?:in)?)$",
    re.IGNORECASE,
)
# What an author is at the paper, printed right behind the name.
_POST = re.compile(
    r"\s+(?:(?:staff|senior|chief|special|web|online|contributing|associate|deputy|managing|executive|guest)\s+)+"
    r"(?:writer|reporter|correspondent|editor|contributor|columnist|producer)$",
    re.IGNORECASE,
)
# Words of the names that houses have and people do not.
_HOUSE = re.compile(
    r"\b(?:e\.\s?v|gmbh|ag|ltd|inc|llc|verband|stiftung|magazin|zeitung|redaktion|verlag|online|news|nachrichten|nieuws|nyheter|noticias|notizie|tv|institut\w*|universit\w+|bund der|team|agencies|agenturen|associated press|times|herald|gazette|tribune|bureau|desk)\b",
    re.IGNORECASE,
)
_LOGIN = re.compile(r"[a-z0-9]+(?:[._-][a-z0-9]+)*")
_MAX = 80  # characters: longer ones are sentences
_PARTICLE = re.compile(
    r"(?:von|van|de|der|den|del|della|di|da|dos|das|do|du|la|le|lo|los|las|el|al|bin|ibn|bint|ben|abu|wa|af|av|zu|ter|ten|v\.)"
)
_WORDS = 5  # of a name


def by_line(text: str) -> re.Match[str] | None:
    """How a line opens that names an author; looked for in lower case, which takes a quarter of the time."""
    return _BY_LINE.match(text[:_LONGEST_BY].lower())


def names_in(claimed: list[str]) -> list[str]:
    """The names that claims hold, each once, without what stands around them."""
    return _each(name for text in claimed for name in _AND.split(_named(text)))


def signing(line: str) -> list[str]:
    """The names in a printed line that signs a story, without where they are.

    Behind an "and" one more is named, and then where that one is: "By Ada Brandt, Oslo, and Ole Dahl, New York".
    """
    line = _DUTCH_AND.sub("&", line) if line[:5].casefold() == "door " else line
    first, *more = ([*filter(None, _AND.split(group))] for group in _ALSO.split(_named(line)))
    return _each((*_less_place(first), *(_WHERE.sub(r"\1", names[0]) for names in more if names)))


def _less_place(names: list[str]) -> list[str]:
    """Names without the houses and the town behind them, and who did something else: "Photos: Eva Quist"."""
    behind = [*takewhile(lambda name: ":" not in name, names[1:])]
    names = [*(_WHERE.sub(r"\1", name) for name in names[:1]), *_less_houses(behind)]
    town = names[-1] if len(names) > 1 and " " in names[-2] else " "
    return names if " " in town else names[:-1]


def _less_houses(names: list[str]) -> list[str]:
    """Those before the first house, and then whoever is of one more, for a town may stand there, too.

    "Bern University, Ole Dahl, ETH" names Ole Dahl. What is printed twice is where two of the authors are.
    """
    housed = [_is_house(name) or a_login(name) or names.count(name) > 1 for name in names]
    first = housed.index(True) if True in housed else len(names)
    further = zip(names[first:], pairwise(housed[first:]), strict=False)
    return names[:first] + [
        name for name, (is_house, before_house) in further if before_house and not is_house
    ]


def _is_house(name: str) -> bool:
    """Whether a name is a house's, beside one of a person: "Bern University", "ETH"."""
    return a_house(name) or (name.isupper() and " " not in name)


def _named(text: str) -> str:
    """What names somebody in a claim; "" for a claim that names nobody."""
    bare = bare_name(text)
    return "" if len(bare) > _MAX or _NO_NAME.search(bare) else bare


def _each(names: Iterable[str]) -> list[str]:
    """Each name once, without what is left of the words around them."""
    out: dict[str, str] = {}
    for name in names:
        key = squash(name)
        aside = _OPEN.search(name) or (out and _ROLES.match(name))
        if len(key) > 1 and not aside:
            out.setdefault(key, name)
    return list(out.values())


def bare_name(text: str) -> str:
    """A claim without the words before the name, and the date or the like behind it."""
    text = _IN_BRACKETS.sub(_less_house, _DATED.sub("", fold(html.unescape(text))))
    text = _LEAD.sub("", text, count=1)
    return _POST.sub("", _REST.sub("", text).strip(" ,;:|-–—"))


def _less_house(found: re.Match[str]) -> str:
    return "" if _is_house(found[1]) else found[0]


def one_more(line: str, name: str) -> list[str]:
    """Whom a line names behind somebody and an "and": what stands there behind a comma may be a place."""
    found = _ONE_MORE.match(line[line.rfind(name) + len(name) :]) if name in line else None
    more = names_in([found[1]])[:1] if found else []
    return [other for other in more if " " in other and personal(other) and not nobodys(other)]


def nobodys(name: str) -> bool:
    """Whether a name is a placeholder, or what says when, or only what stands before a name."""
    aside = _WHEN.match(name) or _UNFINISHED.fullmatch(name) or _DAY.fullmatch(name)
    return squash(name) in _NOBODY or aside is not None


def a_house(name: str) -> bool:
    """Whether a name is that of an organisation, as far as its words tell."""
    return _HOUSE.search(name) is not None


def a_role(name: str) -> bool:
    """Whether a name is what somebody is at a paper, and no more: "Our Correspondent", "Political Editor"."""
    return _ROLES.match(name) is not None


def a_login(name: str) -> bool:
    """Whether a name is what somebody logs in with: "mcole", where the page may print "Mary Cole"."""
    return _LOGIN.fullmatch(name) is not None


def personal(name: str) -> bool:
    """Whether something printed may be a person's name: a few words with capitals."""
    words = name.split()
    return 0 < len(words) <= _WORDS and all(map(_of_a_name, words))


def _of_a_name(word: str) -> bool:
    """Whether a word may be part of a name: it has a capital, or its script has none, or joins such words."""
    return bool(_PARTICLE.fullmatch(word)) or any(sign.isalpha() and not sign.islower() for sign in word)
