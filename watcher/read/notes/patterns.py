"""The words of languages as regular expressions, compiled when first asked for."""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING, Any

from watcher.languages.vocabulary import all_of, section
from watcher.read.notes.labels import caseless, labels_of, without_accents
from watcher.read.words.wide import SIGNS, WIDE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from watcher.read.notes.labels import Label

NEVER = "(?!)"
# How Markdown opens a box, where a page prints it as it was written.
OPENS_BOX = r"(?:(?:\[!\w+\]|(?::::|!!!)\s?(?:note|info|tip|warning|danger|caution|important)\b)\s*)?"
# The signs of one clause, and the same where no other begins on what it names ("errors that were fixed"), and
# nothing is promised.
_CLAUSE = "[^,.!?:;、，。！？；।]"
_ON = rf"(?:(?!\b(?:that|which|who|qui|que|che|care|som|die|dat|will|буд\w+|ще|bud\w+|będ\w+)\b){_CLAUSE})"
# What joins a text to whose it is, in the languages that have a word for it ("l'article de la constitution").
_OF = (
    r"(?:(?:of|del?|de[rs]|du|dell[ao]|d[aio]|van|i|af|av|på)\s|dell['’])?"
    r"(?:(?:the|la|las|los|el|de|het)\s|l['’])?"
)
# What every language says in its own words. A note is rounded off in a sentence or two in which somebody
# apologises, for a mistake or to the readers; readers are asked for corrections by the question whether they
# saw one; what says that a mistake was put right ("An error in the table has been fixed.") is no policy.
_EVERYWHERE = {
    "closes": (
        r"^(?:(?=.{0,100}{sorry})(?=.{0,160}{mistake}).{0,220}"
        r"|(?=.{0,60}{sorry})(?=.{0,80}{readers}).{0,120})$"
    ),
    "invites": r"^[^.!?。！？؟।]{0,80}{mistake}[^.!?。！？؟।]{0,80}[?？؟\u037e]",
    "mistakes": r"{mistake}",
    "faults": r"{fault}|{mistake}",
    "labelled": rf"^(?:{_CLAUSE}*?{{mistake}}{_ON}+?{{mended}}|{{mended}}{_CLAUSE}{{1,40}}?{{mistake}})",
    "mends": r"^{it}\s?{mended}\W*$",
    "tells_right": r"{right}",
    "of_it": r"^(?!{right}){it}(?!\w)(?!\s\w+\W*$)",
    "of_thing": rf"{{story}}\s{_OF}{{thing}}(?!\w)",
    "of_work": rf"{{story}}\s{_OF}{{work}}(?!\w)",
}
# What a pattern may name of its section, beside its story; what names others stands before them.
_NAMED = (
    *("sorry", "mistake", "readers", "mended", "it", "fault", "right"),
    *("about", "issue", "item", "piece", "day", "self", "been", "thing", "work", "amid", "part"),
)
# Those without which a pattern that names them matches nothing.
_ALL_OR_NONE = frozenset({"thing", "work", "it", "right", "part", "fault", "readers"})
# What goes on behind a label up to its colon: a name, a day.
_MORE = r"(?:[^.:：!?([]|\.\b|(?<=\d)\.){2,60}?"
# Scripts written without spaces: a label may touch what follows it.
UNSPACED = frozenset({"ja", "zh", "th"})
# A letter that capitals are often printed without the accent of.
_ACCENTED = re.compile("[à-öø-ɏά-ώ]")
# Where a date may begin: Chinese, Japanese and Korean write it without a space behind a word.
DATE_START = re.compile(rf"(?<!\w)(?<!\d\.)\w|(?<=[{SIGNS}])\d")
_CAPITAL = "A-ZÀ-ÖØ-ÞА-Я"
# The place a story is written from, and the day, before a label ("OSLO, Norway, 3 May (AP) — Update").
_MORE_PLACE = rf"(?:\d{{1,2}}\.? \w|[{_CAPITAL}])[\w.]{{1,15}}(?: \d{{1,2}})?(?:,? \d{{4}})?"
DATELINE = re.compile(
    rf"\(?[{_CAPITAL}][{_CAPITAL} .'’-]{{2,30}}(?:, {_MORE_PLACE}){{0,2}}\)?"
    r" ?(?:\([^)]{2,20}\) ?|/[^/\s]{2,20}/ )?(?:[–—-]{1,2} |—)"
)
# What may part two labels.
SLASH = re.compile(r"\s?[/+]\s?")
# What stands for one letter in a pattern, and a group of it that holds no other.
_SINGLE, _GROUP = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]"), re.compile(r"\([^()]*\)")
_THAI = re.compile(r"[\u0e00-\u0e7f]")


@dataclass(frozen=True, slots=True)
class Patterns:
    """The patterns of several languages, asked as one."""

    each: tuple[re.Pattern[str], ...]

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """The first match of any of them."""
        found = [match for pattern in self.each if (match := pattern.search(text, start, end))]
        return min(found, key=re.Match.start) if found else None

    def matches(self, text: str, at: int = 0) -> list[re.Match[str]]:
        """Every match at a place."""
        return [match for pattern in self.each if (match := pattern.match(text, at))]


def _alternatives(texts: Iterable[str]) -> str:
    ordered = sorted({text.lower() for text in texts}, key=lambda text: (-len(text), text))
    return "|".join(re.escape(text) for text in ordered) or NEVER


@cache
def pattern(tags: tuple[str, ...], key: str) -> re.Pattern[str]:
    """One kind of pattern of some languages, compiled."""
    if key in ("label", "label_after_word", "label_after_story"):
        return _label_pattern(tags, key)
    if key in ("running", "openers"):
        return re.compile(rf"\b(?:{_alternatives(all_of(tags, key))})\b", re.IGNORECASE)
    if key == "signed":
        return _signed_pattern(tags)
    if key == "credit":
        named, later = (_alternatives(all_of(tags, each)) for each in (key, "later"))
        clock = r",?\s(?:\w{2,3}\s)?\d{1,2}:\d{2}(?:\s?[ap]\.?m\.?)?"
        until = rf"(?=\s*(?:[：(\[]|:(?!\d))|{clock}\s?:(?!\d))"  # the colon of a clock ends no head
        whose = rf"(?:{named})\s{_MORE}"
        to_story = "|".join(_to_story(section(tag)) for tag in tags)
        return re.compile(rf"\s(?:{whose}|(?:{later})|{to_story}){until}", re.IGNORECASE)
    if key in ("itself", "story"):
        own = [section(tag) for tag in tags]
        ways = ["{self}" if key == "itself" and "self" in each else "{story}" for each in own]
        return re.compile("|".join(map(filled, ways, own)), re.IGNORECASE)
    parts = [filled(text, section(tag)) for tag in tags for text in section(tag).get(key, ())]
    if key in _EVERYWHERE:
        parts += [filled(_EVERYWHERE[key], section(tag)) for tag in tags]
    return re.compile(any_of(parts) or NEVER, re.IGNORECASE)


def any_of(parts: Iterable[str]) -> str:
    """One pattern of several, in their order.

    Those side by side that stand where a word begins, or the text, are tried at such places alone: the
    exceptions to statements of English take half as long.
    """
    return "|".join(
        rf"{place}(?:{'|'.join(f'(?:{part.removeprefix(place)})' for part in run)})"
        for place, run in groupby(parts, _place)
    )


def _place(part: str) -> str:
    """Where a pattern may begin, as far as its first sign says so for all of it."""
    return next((sign for sign in ("^", r"\b") if part.startswith(sign) and _is_one(part)), "")


def _is_one(part: str) -> bool:
    """Whether a pattern has no alternatives but in brackets."""
    rest, less = "", _SINGLE.sub("", part)
    while rest != less:
        rest, less = less, _GROUP.sub("", less)
    return "|" not in rest


def _to_story(own: dict[str, Any]) -> str:
    """Words that lead from a label to the story it is about ("Korrektur zu unserem Bericht vom 3. Mai")."""
    leads = "|".join(map(re.escape, own.get("credit_story", ())))
    return filled(rf"(?:{leads})\s(?:\w+\s)?{{story}}(?:\s{_MORE})?", own) if leads else NEVER


def filled(text: str, section: dict[str, Any]) -> str:
    """A pattern of a language with what it calls its story, and what its papers correct."""
    end = "" if WIDE.search(section["story"]) else r"(?![^\W\d_])"
    text = text.replace("{self}", "{self}" + ("" if _THAI.search(section["story"]) else end))
    for name in _NAMED:
        text = text.replace(f"{{{name}}}", section.get(name, NEVER if name in _ALL_OR_NONE else ""))
    if "{number}" in text:
        text = text.replace("{number}", rf"(?:\d+|{_alternatives(section.get('numbers', ()))})")
    for name in ("firm", "story"):
        text = text.replace(f"{{{name}}}", section.get(name, "") + end)
    return text


def _signed_pattern(tags: tuple[str, ...]) -> re.Pattern[str]:
    """Names are told by their case; the verb may be printed in any."""
    verbs = _alternatives(all_of(tags, "signed_correction") + all_of(tags, "signed_clarification"))
    outlets = "|".join(filter(None, (section(tag).get("outlet") for tag in tags)))
    return re.compile(rf"(?:{outlets})\s(?P<label>(?i:{verbs}))(?![^\W\d])")


def _label_pattern(tags: tuple[str, ...], key: str) -> re.Pattern[str]:
    if key == "label":
        return _labels(tags, "", lambda _: True)
    if key == "label_after_story":
        return _labels(tags, f"(?:{pattern(tags, 'story').pattern})\\s*", lambda means: means.done)
    if not all_of(tags, "before"):
        return re.compile(NEVER)
    word = rf"(?:(?:{_named(all_of(tags, 'before'))})\s*){{1,2}}"
    return _labels(tags, word, lambda means: not means.weak)


def _labels(tags: tuple[str, ...], before: str, fits: Callable[[Label], bool]) -> re.Pattern[str]:
    """Labels that end where a word does, but for those of scripts without spaces.

    Not where something of theirs is named ("The May update's clock").
    """
    parts = [[tag for tag in tags if tag not in UNSPACED], [tag for tag in tags if tag in UNSPACED]]
    spaced, dense = (
        _named(text for tag in part for text, means in labels_of(tag) if fits(means)) for part in parts
    )
    return re.compile(rf"{before}(?P<label>(?:{spaced})(?![^\W\d]|['’]s\b)|{dense})", re.IGNORECASE)


def _named(labels: Iterable[str]) -> str:
    """Labels, those that begin alike together: to try each of all languages' takes six times as long."""
    alike: dict[str, list[str]] = defaultdict(list)
    for text in labels:
        alike[without_accents(caseless(text[0]))].append(text)
    return "|".join(map(_together, alike.values())) or NEVER


def _together(labels: list[str]) -> str:
    return f"(?={_printed([text[0] for text in labels])})(?:{_printed(labels)})"


def _printed(labels: Iterable[str]) -> str:
    """Texts as they may be printed: with other apostrophes and spaces, and capitals without their accents."""
    named = _alternatives(labels).replace("'", "['’]").replace(r"\ ", r"\s+")
    return _ACCENTED.sub(lambda sign: f"[{sign[0]}{without_accents(sign[0])}]", named)
