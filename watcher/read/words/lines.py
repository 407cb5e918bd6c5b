"""What a block says of itself: by its words and links, its tag and its length."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from watcher.model import BlockKind, Reason
from watcher.read.words import appeals, labels, onward, phrases, pictures
from watcher.read.words.counters import counters
from watcher.read.words.goes_on import goes_on
from watcher.read.words.invites import invites
from watcher.read.words.of_itself import of_itself
from watcher.read.words.wide import size

if TYPE_CHECKING:
    from collections.abc import Sequence

    from watcher.read.markup.blocks import Raw
    from watcher.read.markup.tree import Zone

_LINK_ONLY = 0.8  # of a block's characters: from here it is a way out, not a sentence
_LINKED = 0.35  # of a block's characters: from here a line which opens like a pointer is one
_SHORT = 200  # characters: credits, appeals and labels are shorter
PROSE = 80  # characters of a paragraph behind the core that may be a late one
# The same before the core for a block that is no paragraph's: such boxes hold dates and labels, too.
_BOXED = 110
_NAMED = 35  # characters of a second headline, of a short sentence, or of a line that is named as a lead
_TOLD = frozenset({"p", "h2", "h3"})
_CREDIT = 120  # characters of a block in which a credit may stand elsewhere than at an end
_RIGHTS = 600  # characters of what is said of the page's own rights, or of what a picture shows
HEADING = 60  # characters of a heading that may announce other things
_MOMENT = 70  # characters of a block that may be a moment: a label, a day, a clock, a zone
_WHOSE = 2  # words of a name before a day; one may be that of the weekday
_FEW_NAMES = 0.5  # the share of a line's words that are written as names where it names somebody
_OPENING = 80  # characters of a line over the story that says whose it is
_AROUND = 4  # words of such a block: "Updated October pm CET"
_BESIDE = 12  # letters beside addresses in a line that tells nothing else: "on Twitter"
_BYLINE = 160  # characters of a byline
_CLOCK = re.compile(r"\d(?<!\d\d)\d?[:h]\d{2}(?!\d)")
_DAY = re.compile(r"(?<!\d)(?:\d{4}(?!\d)|\d{1,2}[./-]\d{1,2}[./-]\d{2}(?!\d))")
_WHOLE_DAY = re.compile(r"\W*\d{1,2}\D{1,20}(?:19|20)\d\d\W*")  # with its month in letters or figures
_DAY_LAST = re.compile(r"(?:(?<!\d)\d{1,2}\D{1,20}|[^\W\d]{3,12}\.? \d{1,2}(?:st|nd|rd|th)?,? )\d{4}\W*$")
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_MAIL = re.compile(r"@(?<=\S@)\S+\.\w")
_MAILED = re.compile(r"(\S+)@\S+\.\w")
_ADDRESS = re.compile(r"\S+[@/]\S+|@\S+|\bwww\.\S+")
_NUMBER = re.compile(r"\d(?:[\s()./-]{0,2}\d){9}")  # of a telephone
_INITIALS = 3  # letters of a name that tell nobody from others: "der", "van"
_MARK = 3  # letters beside an address for mail that are no label: "END"
_SHOWN = re.compile(r"\bhttps?://\S|\bwww\.\S")
_SIGNED = 8  # the same where the address for mail is made of a name in the line
_REACHED = 15  # words of a line that says how to reach the author: by mail, by telephone, on two networks
_LABEL = 40  # from here on such a heading must look like one: bold, a colon, no full stop
_ARROWS = ("»", "›", "→")  # with which it may end, too; "»" may close a quotation
_LONG = 400  # characters of a paragraph that is believed behind the story's own box
# What hardly a box that held text of an article was called.
STRANGE: frozenset[Zone] = frozenset(
    {"hidden", "sidebar", "player", "ad", "subscribe", "navigation", "share", "footer"}
)
_NO_DECK: frozenset[Zone] = STRANGE | {"author", "caption"}
_ENDS = frozenset(".!?…:;。！？।؟۔»”“«’\"')]」』）")
_STOPPED = re.compile(r"(?<!\.)[.。।۔]$")  # three of them are where a teaser breaks off


def way_out(raw: Raw) -> bool:
    """Whether a block is next to nothing but links."""
    return raw.link_chars > _LINK_ONLY * len(raw.text)


def words(raw: Raw) -> Reason | None:
    """The reason for the margin that a block's own words and links give; None for none."""
    text, chars = raw.text, len(raw.text)
    linked = raw.link_chars / chars
    if way_out(raw):
        return Reason.LINK_ONLY
    if chars < _SHORT and (label := _labelled(raw)):
        return label
    if _points(raw, linked):
        return Reason.POINTER
    if (linked > 0 and phrases.FILED.match(text)) or (chars < _CREDIT and phrases.POSTED.match(text)):
        return Reason.FILING
    if (chars < _SHORT and _credits(text)) or (chars < _RIGHTS and phrases.COPYRIGHT.match(text)):
        return Reason.CREDIT
    if chars < _RIGHTS and pictures.shows(text):
        return Reason.CAPTION
    return Reason.APPEAL if _asks(text, linked) else None


def _asks(text: str, linked: float) -> bool:
    """Whether a block asks the reader for something; a long one is looked at where it has a link."""
    if len(text) < (2 * _SHORT if linked > 0 else _SHORT):
        return appeals.asks(text)
    return linked > 0 and len(text) < _RIGHTS and invites(text.lower())


def _labelled(raw: Raw) -> Reason | None:
    """The reason that a short block gives by its form: a label or a date alone, a label before the rest."""
    text = raw.text
    if goes_on(text) or any(said.match(text) for said in (phrases.LABEL, phrases.CLOAKED, phrases.COUNTED)):
        return Reason.LABEL
    if counters(text) or of_itself(text) or all(word.search(text.lower()) for word in phrases.SPOKEN):
        return Reason.LABEL
    if raw.kind is BlockKind.LIST_ITEM:
        return None
    if labels.filed(text):
        return Reason.FILING
    return labels.alone(raw) or labels.named(text) or _dated(text)


def _dated(text: str) -> Reason | None:
    """The reason that a date alone gives: a story may tell of a day, and of no day of its publication."""
    day = phrases.DATE_ONLY.match(text)
    if day is None:
        return None
    return Reason.FILING if day["published"] or day["filed"] else Reason.DATE


def _points(raw: Raw, linked: float) -> bool:
    """Whether a block sends the reader to another story, to a file, or to what is to be watched."""
    if linked > _LINKED and (onward.points(raw.text) or phrases.FILE.search(raw.text)):
        return True
    if len(raw.text) >= _SHORT:
        return False
    if phrases.WATCHED.match(raw.text) is not None:
        return True
    return linked > 0 and (onward.clicks(raw.text) or labels.leads_here(raw.text))


def moment(raw: Raw) -> bool:
    """Whether a block is a day and a time of day and next to nothing else, in whatever language and order.

    To be asked of what stands before the story or beside it: a list of dates may be what a story tells.
    """
    text = raw.text
    if len(text) > _MOMENT or raw.kind is not BlockKind.PARAGRAPH or not _CLOCK.search(text):
        return False
    return _DAY.search(text) is not None and len(_LETTERS.findall(text)) <= _AROUND


def dated(raw: Raw) -> bool:
    """Whether a block is a day with its year and next to nothing else, in whatever language."""
    return _WHOLE_DAY.fullmatch(raw.text) is not None


def heads_off(raw: Raw) -> bool:
    """Whether a line says whose the story is and of which day, or who wrote it; a day alone is a dateline.

    To be asked of what nothing of the story stands before. On 1,790 pages eight of them began so, and none of
    those lines was a part of what is told.
    """
    text = raw.text
    if len(text) > _OPENING or raw.kind is not BlockKind.PARAGRAPH or ended(text):
        return False
    if day := _DAY_LAST.search(text):
        return _named(text[: day.start()]) >= _WHOSE
    return _is_byline(text)


def _is_byline(text: str) -> bool:
    """Whether a line opens with "By", and most of its words are names, be they of houses or towns."""
    return _named(text) > _FEW_NAMES * len(_LETTERS.findall(text)) and phrases.BYLINE.match(text) is not None


def _named(text: str) -> int:
    """How many words of a line are written as names are."""
    told: list[str] = _LETTERS.findall(text)
    return sum(word[0].isupper() for word in told)


def signs(raw: Raw, authors: Sequence[str]) -> bool:
    """Whether a block is the names or addresses of the story's authors and next to nothing else.

    Houses, towns, addresses and "by" stand beside them; a sentence about an author has more words.
    """
    text = raw.text.lower()
    if len(text) > _BYLINE or raw.kind is BlockKind.LIST_ITEM:
        return False
    if _reaches(text, authors) or _is_named(raw.text):
        return True
    mailed = raw.kind is BlockKind.PARAGRAPH and any(name.split()[-1].lower() in text for name in authors)
    if mailed and _MAIL.search(text) and _beside(text) <= _BESIDE:
        return True
    if ended(text):
        return False
    text = _unaddressed(text)
    named = [name for name in map(str.lower, authors) if name in text]
    for name in named:
        text = text.replace(name, " ")
    return bool(named) and (len(_LETTERS.findall(text)) <= _AROUND or _is_byline(raw.text))


def _unaddressed(text: str) -> str:
    """A text without the addresses in it; most have no sign of one."""
    return _ADDRESS.sub(" ", text) if "@" in text or "/" in text or "www." in text else text


def _beside(text: str) -> int:
    """How many letters stand beside the addresses in a text."""
    return sum(map(len, _LETTERS.findall(_unaddressed(text))))


def _reaches(text: str, authors: Sequence[str]) -> bool:
    """Whether a line says how to reach an author: one of the names, an address or a number, and few words.

    What holds both and next to nothing else needs no name that the page tells.
    """
    mail, number = _MAIL.search(text), _NUMBER.search(text)
    if not (mail or number):
        return False
    told = _LETTERS.findall(_unaddressed(text))
    if mail and number and len(told) <= _AROUND:
        return True
    names = {part for name in authors for part in name.lower().split()}
    return len(told) <= _REACHED and any(len(word) > _INITIALS and word in names for word in told)


def _is_named(text: str) -> bool:
    """Whether a line of names has an address for mail made of one of them, as "equist@" is of Quist."""
    told = _LETTERS.findall(_unaddressed(text))
    if len(told) > _SIGNED or 2 * sum(word[0].isupper() for word in told) <= len(told):
        return False
    reached = " ".join(_MAILED.findall(text)).lower()
    return any(len(word) > _INITIALS and word.lower() in reached for word in told)


def _credits(text: str) -> bool:
    """Whether a short block says whose the picture is: at its start, by the sign, or in brackets."""
    found = pictures.credit(text)
    if found is None:
        return False
    return (
        not found.start()
        or found.end() == len(text)
        or len(text) < _CREDIT
        or bool(pictures.OWNED.search(text))
    )


def leads(raw: Raw) -> bool:
    """Whether a block before the core may be a lead: by its place and its length, not by its words.

    Bylines, dates and headlines of other stories stand there too, and their words change.
    """
    chars = len(raw.text)
    if raw.lead:
        return size(raw.text) >= _NAMED and raw.link_chars * 3 < chars
    if raw.hint in STRANGE or raw.hint == "author" or (raw.hint == "caption" and raw.tag == "div"):
        return False
    if raw.hint == "caption" and chars < _SHORT and not ended(raw.text):
        return False
    if raw.kind in {BlockKind.HEADING, BlockKind.TABLE_ROW} or raw.link_chars * 3 >= chars:
        return False
    least = PROSE if raw.tag in _TOLD else _BOXED
    return size(raw.text) >= least and (raw.tag in _TOLD or ended(raw.text))


def whole(raw: Raw) -> bool:
    """Whether a block is a paragraph of whole sentences that stands in no furniture, whatever its box is."""
    return size(raw.text) >= PROSE and tells(raw)


def tells(raw: Raw, least: int = _NAMED) -> bool:
    """Whether a block is a sentence or more of a paragraph that stands in no furniture, be it short.

    Some in one box over the story are its beginning: on 1,360 pages 13 came back so, four of them labelled as
    the story's, and two of a summary that a machine had made. With a full stop half of it may be links.
    """
    plain = raw.tag == "p" and not raw.zone and size(raw.text) >= least
    parts = 2 if is_sentence(raw.text) else 3
    return plain and raw.link_chars * parts < len(raw.text) and ended(raw.text)


def deck(raw: Raw) -> bool:
    """Whether a block right below the headline goes on where that ends: a second one, the points of a list.

    Dates, names and readers' counts stand there, too; they are shorter, have clocks and bars in them, or end
    in a day.
    """
    plain = raw.kind in {BlockKind.PARAGRAPH, BlockKind.TABLE_ROW}
    if plain or raw.links or raw.hint in _NO_DECK or size(raw.text) < _NAMED:
        return False
    return "|" not in raw.text and not _CLOCK.search(raw.text) and not _DAY_LAST.search(raw.text)


def says(raw: Raw) -> bool:
    """Whether a heading is a sentence of the story that is printed large: it may head nothing."""
    return raw.core and not raw.links and size(raw.text) >= HEADING and is_sentence(raw.text)


def ended(text: str) -> bool:
    """Whether a text ends as sentences do, or what closes over them."""
    return text.rstrip()[-1:] in _ENDS


def is_sentence(text: str) -> bool:
    """Whether a text ends in a full stop, as headlines do not."""
    return _STOPPED.search(text) is not None


def shows_address(raw: Raw) -> bool:
    """Whether a line prints where it leads, as authors print their sources and pages their links never."""
    return _SHOWN.search(raw.text) is not None


def is_address(raw: Raw) -> bool:
    """Whether a line is an address of the web or for mail, and next to nothing else: a label before it."""
    plain = raw.kind is BlockKind.PARAGRAPH and _ADDRESS.search(raw.text) is not None
    return plain and _beside(raw.text) <= _BESIDE


def is_mailed(raw: Raw) -> bool:
    """Whether a line is an address for mail, and a mark of the end at most: "ada@news.example (END)"."""
    return _MAIL.search(raw.text) is not None and _beside(raw.text) <= _MARK


def announces(raw: Raw) -> bool:
    """Whether a block is the heading of something else."""
    chars = len(raw.text)
    found = onward.tail(raw.text) if chars <= HEADING else 0
    if not found or (raw.link_chars * 2 > chars and found * 2 < chars):
        return False
    leads_on = raw.text.endswith(_ARROWS) and "«" not in raw.text
    labelled = raw.kind is BlockKind.HEADING or raw.strong or leads_on or raw.text.endswith(":")
    return labelled or chars < _LABEL or not ended(raw.text)


def small(raw: Raw, deep: int) -> bool:
    """Whether a block is a paragraph of a deeper box, and no long one."""
    short = len(raw.text) < _LONG and not phrases.SIGNED.match(raw.text)
    return short and raw.kind is BlockKind.PARAGRAPH and raw.deep > deep


def late(raw: Raw) -> bool:
    """Whether a block behind the core may be a late paragraph."""
    return (
        size(raw.text) >= PROSE
        and raw.link_chars * 5 < len(raw.text)
        and raw.kind not in {BlockKind.HEADING, BlockKind.TABLE_ROW}
        and ended(raw.text)
    )
