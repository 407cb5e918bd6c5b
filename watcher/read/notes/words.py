"""The words of each language, read once from `languages.toml` and compiled when first asked for."""

from __future__ import annotations

import re
import sys
import tomllib
from dataclasses import dataclass, replace
from functools import cache, cached_property
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from watcher.model.reading import NoteKind
from watcher.read.notes.tongue import is_english, tag_of, written_in

if TYPE_CHECKING:
    from collections.abc import Iterable

NEVER = "(?!)"
# What may stand around or before a label inside a text.
BRACKETS = frozenset("[(（【［〔「『{<*_•▪►※>#")
KINDS = {
    "update": NoteKind.UPDATE,
    "correction": NoteKind.CORRECTION,
    "clarification": NoteKind.CLARIFICATION,
    "amendment": NoteKind.AMENDMENT,
    "editors_note": NoteKind.EDITORS_NOTE,
    "retraction": NoteKind.RETRACTION,
}
# Shorter words begin too many others.
SHORTEST_STEM = 3
# Scripts written without spaces: a label may touch what follows it.
UNSPACED = frozenset({"ja", "zh", "th"})
_DENSE = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]")


@dataclass(frozen=True, slots=True)
class Label:
    """What a label word means.

    Attributes:
        kind: the kind of note it opens.
        done: it says what was done ("Updated"); with nothing but a date it is a stamp.
        stamp: it is only ever a stamp ("Last updated").
        weak: it opens a note only when the text says that the story was changed ("Note").
        log: it may stand over a list of dated entries ("Revision history").
        vague: it may as well be of something else than the story ("History").
        told: with a date before a sentence it opens a note above the story, too; stamps are worded otherwise.
    """

    kind: NoteKind
    done: bool = False
    stamp: bool = False
    weak: bool = False
    log: bool = False
    vague: bool = False
    told: bool = False


@dataclass(frozen=True)
class Words:
    """The words for one page: those of its own language and of English, or of all when it is unknown.

    Each language's patterns are compiled when first asked for and shared by the pages that use them.

    Attributes:
        languages: whose words these are, the page's own first.
        groups: the languages whose patterns are compiled together.
    """

    languages: tuple[str, ...]
    groups: tuple[tuple[str, ...], ...]

    @cached_property
    def labels(self) -> dict[str, Label]:
        """Each label, folded, and what it means."""
        return {text: label for tag in reversed(self.languages) for text, label in _labels(tag)}

    @cached_property
    def between(self) -> frozenset[str]:
        """Words that may stand among the parts of a date, folded."""
        return frozenset(word for text in _all(self.languages, "between") for word in text.casefold().split())

    @cached_property
    def opener(self) -> Patterns:
        """A word that opens a sentence right after a label."""
        return self._of("openers")

    @cached_property
    def points(self) -> bool:
        """Whether we know how the page's language points at a story, not only what it calls one."""
        return "self" in section(self.languages[0])

    @cached_property
    def itself(self) -> Patterns:
        """How a note points at its story."""
        return self._of("itself")

    @cached_property
    def labelled(self) -> Patterns:
        """What was done to the story, enough only behind a label ("Adds ...")."""
        return self._of("labelled")

    @cached_property
    def logged(self) -> Patterns:
        """What was done to the story, enough only behind a full date ("2 May 2021: Fixed two links")."""
        return self._of("logged")

    @cached_property
    def credit(self) -> Patterns:
        """Words after a label that say from whom it is ("Update from the museum: ...")."""
        return self._of("credit")

    @cached_property
    def knows_running(self) -> bool:
        """Whether we know the small words of the page's own language."""
        return "running" in section(self.languages[0])

    @cached_property
    def running(self) -> Patterns:
        """The small words that sentences have and headlines leave out."""
        return self._of("running")

    @cached_property
    def _changes(self) -> tuple[str, ...]:
        """Labels of one word that name a change, which other words are made of."""
        known = (text for text, label in self.labels.items() if not label.weak and " " not in text)
        return tuple(text for text in known if len(text) > SHORTEST_STEM)

    def names_change(self, text: str) -> bool:
        """Whether a few words name a change or correction ("The correction was made on")."""
        return any(word.startswith(self._changes) for word in text.lower().split())

    @cached_property
    def invites(self) -> Patterns:
        """What asks readers for corrections instead of making one."""
        return self._of("invites")

    @cached_property
    def denies(self) -> Patterns:
        """What makes a statement something else ("edited for length")."""
        return self._of("denies")

    @cached_property
    def original(self) -> Patterns:
        """A block that opens the story again."""
        return self._of("original")

    @cached_property
    def tail(self) -> Patterns:
        """A block that belongs to what follows the story."""
        return self._of("tail")

    @cached_property
    def refers(self) -> Patterns:
        """How a statement points at the sentences before it ("to reflect these changes")."""
        return self._of("refers")

    @cached_property
    def first(self) -> Patterns:
        """The entry of a history that tells of the publication only."""
        return self._of("first")

    @cached_property
    def ago(self) -> Patterns:
        """A relative time."""
        return self._of("ago")

    @cached_property
    def comment(self) -> Patterns:
        """The line above a reader's comment."""
        return self._of("comment")

    @cached_property
    def _starts(self) -> tuple[frozenset[str], frozenset[str]]:
        """How labels and the words before them start: by word, without spaces by letter."""
        texts = [*self.labels, *_all(self.languages, "before")]
        dense = [text for text in texts if not text.isascii()] if UNSPACED & set(self.languages) else []
        return frozenset(_first_word(text, 0) for text in texts), frozenset(text[0] for text in dense)

    def may_label(self, text: str, at: int) -> bool:
        """Whether a label may stand at a place, a bracket before it or not; cheap."""
        return text[at : at + 1] in BRACKETS or self._starts_label(text, at)

    def may_hold_label(self, text: str) -> bool:
        """Whether a label may stand anywhere in a text; cheap."""
        whole, letters = self._starts
        found = (word.lower() for word in _FIRST_WORD.findall(text))
        return not whole.isdisjoint(found) or not letters.isdisjoint(text)

    def _starts_label(self, text: str, at: int) -> bool:
        whole, letters = self._starts
        return _first_word(text, at) in whole or text[at : at + 1] in letters

    def label_at(self, text: str, at: int) -> re.Match[str] | None:
        """The longest label at a place, with the words before it ("Latest update")."""
        if not self._starts_label(text, at):
            return max(self._signed.matches(text, at), key=re.Match.end, default=None)
        plain = max(self._label.matches(text, at), key=re.Match.end, default=None)
        if plain and not self.means(plain).weak:
            return plain
        return max(self._label_after_word.matches(text, at), key=re.Match.end, default=plain)

    @cached_property
    def _label(self) -> Patterns:
        return self._of("label")

    @cached_property
    def _label_after_word(self) -> Patterns:
        return self._of("label_after_word")

    @cached_property
    def _signed(self) -> Patterns:
        """A label that is a verb behind the outlet's name ("DR retter: ...")."""
        groups = (tags for tags in self.groups if _all(tags, "signed_correction"))
        return Patterns(tuple(_pattern(tags, "signed") for tags in groups))

    def means(self, match: re.Match[str]) -> Label:
        """What a label that was found means."""
        if match.re in self._signed.each:
            return Label(self._signed_kind(match["label"]))
        return self.labels.get(fold(match["label"]), WEAK)

    def _signed_kind(self, verb: str) -> NoteKind:
        corrects = verb.lower() in _all(self.languages, "signed_correction")
        return NoteKind.CORRECTION if corrects else NoteKind.CLARIFICATION

    def _of(self, key: str) -> Patterns:
        return Patterns(tuple(_pattern(group, key) for group in self.groups))


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


WEAK = Label(NoteKind.OTHER, weak=True)
_FIRST_WORD = re.compile(r"[^\W\d_]+")


def _first_word(text: str, at: int) -> str:
    """The first word at a place, or the sign that stands there, in lower case."""
    word = _FIRST_WORD.match(text, at)
    return (word[0] if word else text[at : at + 1]).lower()


@cache
def _sections() -> dict[str, dict[str, Any]]:
    text = files(__package__).joinpath("languages.toml").read_text(encoding="utf8")
    return tomllib.loads(text)


def section(tag: str) -> dict[str, Any]:
    """The words of one language."""
    return _sections()[tag]


def primary(language: str | None) -> str:
    """The primary tag a language's section is named by; empty when we have none."""
    tag = tag_of(language)
    return tag if tag in _sections() else ""


def words(language: str | None, sample: str = "") -> Words:
    """The words for a page in this language; those of every language when it is unknown.

    Args:
        language: what the page says its language is.
        sample: some of its text; pages that say English, as many do by default, are read as what they are.
    """
    tag, written = primary(language), written_in(sample)
    return _words("" if tag == "en" and not written and not is_english(sample) else tag, written)


@cache
def _words(tag: str, written: str) -> Words:
    if not tag and not written:
        return Words(tuple(_sections()), (tuple(_sections()),))
    tags = tuple(each for each in dict.fromkeys((tag, written, "en")) if each)
    return Words(tags, tuple((each,) for each in tags))


@cache
def _labels(tag: str) -> tuple[tuple[str, Label], ...]:
    section = _sections()[tag]
    found = [(text, WEAK) for text in section.get("weak", ())]
    for name, kind in KINDS.items():
        found += [(text, Label(kind)) for text in section.get(name, ())]
        found += [(text, Label(kind, done=True)) for text in section.get(f"done_{name}", ())]
    found += [(text, Label(NoteKind.UPDATE, stamp=True)) for text in section.get("stamp", ())]
    known = {fold(text): label for text, label in found}
    known |= {fold(text): replace(known[fold(text)], told=True) for text in section.get("told", ())}
    logs = (fold(text) for text in section.get("log", ()))
    known.update({text: _log(known.get(text)) for text in logs})
    vague = (fold(text) for text in section.get("chronicle", ()))
    known.update({text: replace(_log(None), vague=True) for text in vague})
    return tuple(known.items())


def _log(label: Label | None) -> Label:
    """What a word means that may stand over dated entries; without them it may be the title of a chapter."""
    return Label(_log_kind(label), log=True, weak=label is None)


def _log_kind(label: Label | None) -> NoteKind:
    """Under "Corrections" stand corrections; the entries of a history are updates."""
    return NoteKind.CORRECTION if label and label.kind is NoteKind.CORRECTION else NoteKind.UPDATE


def fold(text: str) -> str:
    """A label as it is looked up: case, apostrophes and spaces made alike."""
    return re.sub(r"\s+", " ", text.casefold().replace("’", "'").strip())


def _all(tags: tuple[str, ...], key: str) -> list[str]:
    return [text for tag in tags for text in _sections()[tag].get(key, ())]


def _alternatives(texts: Iterable[str]) -> str:
    ordered = sorted({text.lower() for text in texts}, key=lambda text: (-len(text), text))
    return "|".join(re.escape(text) for text in ordered) or NEVER


@cache
def _pattern(tags: tuple[str, ...], key: str) -> re.Pattern[str]:
    """One kind of pattern of some languages, compiled."""
    if key in ("label", "label_after_word"):
        return _label_pattern(tags, before=key != "label")
    if key in ("running", "openers"):
        return re.compile(rf"\b(?:{_alternatives(_all(tags, key))})\b", re.IGNORECASE)
    if key == "signed":
        return _signed_pattern(tags)
    if key == "credit":
        named = _alternatives(_all(tags, key))
        return re.compile(rf"\s(?:{named})\s(?:[^.:：!?]|\.\b){{2,60}}(?=[:：])", re.IGNORECASE)
    if key == "itself":
        ways = (section(tag).get("self", "{story}") for tag in tags)
        named = "|".join(filled(way, section(tag)) for way, tag in zip(ways, tags, strict=True))
        return re.compile(named, re.IGNORECASE)
    parts = [filled(text, _sections()[tag]) for tag in tags for text in _sections()[tag].get(key, ())]
    return re.compile("|".join(f"(?:{part})" for part in parts) or NEVER, re.IGNORECASE)


def filled(text: str, section: dict[str, Any]) -> str:
    """A pattern of a language with what it calls its story."""
    end = "" if _DENSE.search(section["story"]) else r"(?![^\W\d_])"
    for name in ("self", "been"):
        text = text.replace(f"{{{name}}}", section.get(name, ""))
    for name in ("firm", "story"):
        text = text.replace(f"{{{name}}}", section.get(name, "") + end)
    return text


def _signed_pattern(tags: tuple[str, ...]) -> re.Pattern[str]:
    """Names are told by their case; the verb may be printed in any."""
    verbs = _alternatives(_all(tags, "signed_correction") + _all(tags, "signed_clarification"))
    outlets = "|".join(filter(None, (section(tag).get("outlet") for tag in tags)))
    return re.compile(rf"(?:{outlets})\s(?P<label>(?i:{verbs}))(?![^\W\d])")


def _label_pattern(tags: tuple[str, ...], *, before: bool) -> re.Pattern[str]:
    labels = (text for tag in tags for text, means in _labels(tag) if not (before and means.weak))
    named = _alternatives(labels).replace("'", "['’]").replace(r"\ ", r"\s+")
    if before and not _all(tags, "before"):
        return re.compile(NEVER)
    word = rf"(?:{_alternatives(_all(tags, 'before'))})\s*" if before else ""
    end = "" if UNSPACED & set(tags) else r"(?![^\W\d])"
    return re.compile(rf"{word}(?P<label>{named}){end}", re.IGNORECASE)
