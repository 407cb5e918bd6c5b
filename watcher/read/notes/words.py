"""The words for one page: those of its language, or of all languages when it is unknown."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cache, cached_property

from watcher.model.reading import NoteKind
from watcher.read.notes.dates.known import HALVES, NAMED, Names
from watcher.read.notes.labels import (
    WEAK,
    WORD,
    Label,
    caseless,
    first_word,
    fold,
    labels_of,
    without_accents,
)
from watcher.read.notes.patterns import DENSE, SLASH, UNSPACED, Patterns, pattern
from watcher.read.notes.vocabulary import all_of, languages, primary, section
from watcher.tongue import is_english, written_in

# What may stand around or before a label inside a text.
BRACKETS = frozenset("[(（【［〔「『{<＜〈《*_•▪►※>#")
# Shorter words begin too many others.
SHORTEST_STEM = 3
# A verb of a script without spaces, with its particle and ending, is shorter; a clause has more signs.
DENSE_VERB = 14


def _of(key: str) -> cached_property[Patterns]:
    """The patterns of one key of the vocabulary, put together when first asked for."""
    return cached_property(lambda words: Patterns(tuple(pattern(tags, key) for tags in words.groups)))


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
        """Each label, folded, with its accents and without, and what it means."""
        known = {text: label for tag in reversed(self.languages) for text, label in labels_of(tag)}
        return {without_accents(text): label for text, label in known.items()} | known

    @cached_property
    def between(self) -> frozenset[str]:
        """Words that may stand among the parts of a date, folded."""
        texts = [text for key in ("between", "units", "parts") for text in all_of(self.languages, key)]
        return frozenset(word for text in texts for word in text.casefold().split())

    @cached_property
    def names(self) -> Names:
        """The names its dates may use."""
        own = (self._single(key) for key in ("hours", "units", "parts"))
        return Names(self.languages, self.between, *own, *map(self._single, (*HALVES, *NAMED)))

    @cached_property
    def signs(self) -> frozenset[str]:
        """Words before the name of who wrote a note."""
        return self._single("signs")

    @cached_property
    def operations(self) -> frozenset[str]:
        """What else can be done with things that can be updated, folded ("insert", "delete")."""
        return self._single("operations")

    def _single(self, key: str) -> frozenset[str]:
        return frozenset(text.casefold() for text in all_of(self.languages, key))

    opener = _of("openers")
    """A word that opens a sentence right after a label."""

    @property
    def in_english(self) -> bool:
        """Whether the page is, or may be, in English: elsewhere "a" before a noun may mean "the"."""
        return self.languages[0] == "en"

    @cached_property
    def points(self) -> bool:
        """Whether we know how the page's language points at a story, not only what it calls one."""
        return "self" in section(self.languages[0])

    itself = _of("itself")
    """How a note points at its story."""

    labelled = _of("labelled")
    """What was done to the story, enough only behind a label ("Adds ...")."""

    logged = _of("logged")
    """What was done to the story, enough only behind a full date ("2 May 2021: Fixed two links")."""

    credit = _of("credit")
    """Words after a label that say from whom it is ("Update from the museum: ...")."""

    @cached_property
    def knows_running(self) -> bool:
        """Whether we know the small words of the page's own language."""
        return "running" in section(self.languages[0])

    running = _of("running")
    """The small words that sentences have and headlines leave out."""

    @cached_property
    def _changes(self) -> tuple[str, ...]:
        """Labels of one word that name a change, which other words are made of."""
        known = (text for text, label in self.labels.items() if not label.weak and " " not in text)
        return tuple(text for text in known if len(text) > SHORTEST_STEM)

    def names_change(self, text: str) -> bool:
        """Whether a few words name a change or correction ("The correction was made on")."""
        short = len(text) <= DENSE_VERB and DENSE.search(text) is not None
        dense = short and any(change in text for change in self._dense_changes)
        return dense or any(word.startswith(self._changes) for word in WORD.findall(text.lower()))

    def tells_when(self, before: str, verb: str) -> bool:
        """Whether a sentence, by its words before a date and the verb behind it, tells of the change.

        It names that, or only points at it ("It was altered on"); "It is 20 January" says what is right.
        """
        return bool(verb) or self.names_change(before) or bool(self.of_it.matches(before.lstrip()))

    def says_mended(self, text: str) -> bool:
        """Whether a sentence says that a mistake was put right ("The error was fixed on"), or taken out."""
        fixed = self.mistakes.search(text) and self.labelled.search(text.strip())
        return bool(fixed or self.gone.search(text))

    def names_means(self, before: str) -> bool:
        """Whether words before a date name what the story was changed by: the date may be that of it.

        As in "updated to add the departure on" and "um die Abfahrt am".
        """
        told = WORD.findall(before.lower())
        means = (at for at, word in enumerate(told) if word in self.whereby)
        return not self.between.issuperset(told[next(means, len(told)) + 1 :])

    of_it = _of("of_it")
    """The beginning of a sentence about what stands before it ("This was")."""

    @cached_property
    def _dense_changes(self) -> tuple[str, ...]:
        """The same of scripts whose words are two signs, with a particle before them ("に修正しました")."""
        return tuple(text for text, label in self.labels.items() if not label.weak and DENSE.match(text))

    invites = _of("invites")
    """What asks readers for corrections instead of making one."""

    afterwards = _of("afterwards")
    did = _of("did")
    gone = _of("gone")
    """What tells of the time since the story came out ("after publication")."""

    mistakes = _of("mistakes")
    """What speaks of mistakes."""

    printed = _of("printed")
    """That an earlier article said something, where what is right follows."""

    contrast = _of("contrast")
    """What parts what is right from what was wrong ("Tuesday, not Monday")."""

    @cached_property
    def numbers(self) -> frozenset[str]:
        """The words of small numbers, folded."""
        return self._single("numbers")

    dials = _of("dials")
    """What gives numbers to call ("Call 988, not 911")."""

    denies = _of("denies")
    """What makes a statement something else ("edited for length")."""

    bodies = _of("bodies")
    """Who else changes texts, and which: parliaments, courts, laws."""

    of_thing = _of("of_thing")
    """Texts of laws, films and the like, be it "this article of the law"."""

    of_work = _of("of_work")
    """Texts of films and books, and about them."""

    this = _of("this")
    """Words that point at this very story ("this", "our")."""

    by_others = _of("by_others")
    """The end of a sentence that somebody says (", the airline said")."""

    until = _of("until")
    """Words before a statement that make it part of another sentence ("until the post was removed")."""

    turned = _of("turned")
    """A verb before the story it is said of ("Am 3. Mai wurde dieser Artikel ...")."""

    @cached_property
    def whereby(self) -> frozenset[str]:
        """Words behind such a story, by which it was changed."""
        return self._single("whereby")

    def tells_whereby(self, text: str) -> bool:
        """Whether a text opens with words behind a story by which it was changed."""
        told = f"{text} ".casefold()
        return any(told.startswith(f"{means} ") for means in self.whereby)

    among = _of("among")
    """Words before a statement by which its story is one of many ("including an earlier version")."""

    lasts = _of("lasts")
    """How a sentence says that a change is the last one, as stamps do ("zuletzt am 3. Mai geändert")."""

    original = _of("original")
    """A block that opens the story again."""

    tail = _of("tail")
    """A block that belongs to what follows the story."""

    refers = _of("refers")
    """How a statement points at the sentences before it ("to reflect these changes")."""

    closes = _of("closes")
    """A block that only rounds off the note before it ("We regret the error.")."""

    mends = _of("mends")
    """A text that says of what it does not name that it was put right ("This has been corrected.")."""

    announces = _of("announces")
    """The end of a text that announces a statement printed whole ("sent us this statement:")."""

    takes_up = _of("takes_up")
    """The beginning of a paragraph about what stands in the one before it ("She said")."""

    first = _of("first")
    """The entry of a history that tells of the publication only."""

    period = _of("period")
    """A part of a year, before the year and a label ("Summer 2021 Update")."""

    ago = _of("ago")
    """A relative time."""

    comment = _of("comment")
    """The line above a reader's comment."""

    @cached_property
    def _starts(self) -> tuple[frozenset[str], frozenset[str]]:
        """How labels and the words before them start: by word, without spaces by letter."""
        before = all_of(self.languages, "before")
        texts = [*self.labels, *before, *map(without_accents, before)]
        return frozenset(first_word(text, 0) for text in texts), self.label_letters

    @cached_property
    def label_letters(self) -> frozenset[str]:
        """The letters that labels written without spaces, and the words before them, start with."""
        tags = tuple(tag for tag in self.languages if tag in UNSPACED)
        texts = [*all_of(tags, "before"), *(text for tag in tags for text, _ in labels_of(tag))]
        return frozenset(text[0] for text in texts if not text.isascii())

    @cached_property
    def label_words(self) -> dict[str, list[str]]:
        """The longest word of each label, folded, and the labels that have it."""
        found: dict[str, list[str]] = defaultdict(list)
        for text in (*self.labels, *self._signing):
            found[max(WORD.findall(text), key=len)].append(text)
        return found

    def may_label(self, text: str, at: int) -> bool:
        """Whether a label may stand at a place, a bracket before it or not; cheap."""
        return text[at : at + 1] in BRACKETS or self._starts_label(text, at)

    def _starts_label(self, text: str, at: int) -> bool:
        return first_word(text, at) in self._starts[0] or text[at : at + 1] in self._starts[1]

    def label_at(self, text: str, at: int) -> re.Match[str] | None:
        """The longest label at a place, with the words before it ("Latest update", "Article updated")."""
        starts = self._starts_label(text, at)
        plain = max(self._label.matches(text, at), key=re.Match.end, default=None) if starts else None
        if plain and not self.means(plain).weak:
            return plain
        longer = (self._label_after_word if starts else self._signed).matches(text, at)
        if not longer and self.story.matches(text, at):
            longer = self._label_after_story.matches(text, at)
        return max(longer, key=re.Match.end, default=plain)

    def joined_label(self, text: str, at: int) -> re.Match[str] | None:
        """The label that stands behind another ("Correction and update")."""
        joint = self.names.joined.match(text, at) or SLASH.match(text, at)
        return self.label_at(text, joint.end()) if joint else None

    _label = _of("label")
    _label_after_word = _of("label_after_word")
    _label_after_story = _of("label_after_story")
    story = _of("story")
    """What the page may call its story."""

    @cached_property
    def _signed(self) -> Patterns:
        """A label that is a verb behind the outlet's name ("DR retter: ...")."""
        groups = (tags for tags in self.groups if all_of(tags, "signed_correction"))
        return Patterns(tuple(pattern(tags, "signed") for tags in groups))

    def means(self, match: re.Match[str]) -> Label:
        """What a label that was found means."""
        if match.re in self._signed.each:
            corrects = match["label"].lower() in all_of(self.languages, "signed_correction")
            return Label(NoteKind.CORRECTION if corrects else NoteKind.CLARIFICATION)
        means = self.labels.get(fold(match["label"]), WEAK)
        longer = match.start("label") > match.start()
        return replace(means, of_story=True) if longer and match.re in self._label_after_story.each else means

    @cached_property
    def _signing(self) -> list[str]:
        keys = ("signed_correction", "signed_clarification")
        return [caseless(verb) for key in keys for verb in all_of(self.languages, key)]


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
        return Words(languages(), (languages(),))
    tags = tuple(each for each in dict.fromkeys((tag, written, "en")) if each)
    return Words(tags, tuple((each,) for each in tags))
