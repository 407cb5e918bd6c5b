"""The words for one page: those of its language, or of all languages when it is unknown."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING

from watcher.languages.files import languages
from watcher.languages.vocabulary import all_of, primary, section
from watcher.read.notes.dates.known import HALVES, NAMED, Names
from watcher.read.notes.label_words import LabelWords, patterns_of
from watcher.read.notes.labels import WORD
from watcher.read.notes.patterns import SLASH
from watcher.read.words.wide import WIDE
from watcher.tongue import is_english, written_in

if TYPE_CHECKING:
    import re

# Shorter words begin too many others.
SHORTEST_STEM = 3
# A verb of a script without spaces, with its particle and ending, is shorter; a clause has more signs.
DENSE_VERB = 14


@dataclass(frozen=True)
class Words(LabelWords):
    """The words for one page: those of its own language and of English, or of all when it is unknown."""

    @cached_property
    def between(self) -> frozenset[str]:
        """Words that may stand among the parts of a date, folded."""
        texts = [text for key in ("between", "units", "parts") for text in all_of(self.languages, key)]
        return frozenset(word for text in texts for word in text.casefold().split())

    @cached_property
    def names(self) -> Names:
        """The names its dates may use."""
        own = (self.single(key) for key in ("hours", "units", "parts"))
        return Names(self.languages, self.between, *own, *map(self.single, (*HALVES, *NAMED)))

    @cached_property
    def signs(self) -> frozenset[str]:
        """Words before the name of who wrote a note."""
        return self.single("signs")

    @cached_property
    def operations(self) -> frozenset[str]:
        """What else can be done with things that can be updated, folded ("insert", "delete")."""
        return self.single("operations")

    opener = patterns_of("openers")
    """A word that opens a sentence right after a label."""

    @property
    def in_english(self) -> bool:
        """Whether the page is, or may be, in English: elsewhere "a" before a noun may mean "the"."""
        return self.languages[0] == "en"

    @cached_property
    def points(self) -> bool:
        """Whether we know how the page's language points at a story, not only what it calls one."""
        return "self" in section(self.languages[0])

    itself = patterns_of("itself")
    """How a note points at its story."""

    labelled = patterns_of("labelled")
    """What was done to the story, enough only behind a label ("Adds ...")."""

    logged = patterns_of("logged")
    """What was done to the story, enough only behind a full date ("2 May 2021: Fixed two links")."""

    credit = patterns_of("credit")
    """Words after a label that say from whom it is ("Update from the museum: ...")."""

    @cached_property
    def knows_running(self) -> bool:
        """Whether we know the small words of the page's own language."""
        return "running" in section(self.languages[0])

    running = patterns_of("running")
    """The small words that sentences have and headlines leave out."""

    @cached_property
    def _changes(self) -> tuple[str, ...]:
        """Labels of one word that name a change, which other words are made of."""
        known = (text for text, label in self.labels.items() if not label.weak and " " not in text)
        return tuple(text for text in known if len(text) > SHORTEST_STEM)

    def names_change(self, text: str) -> bool:
        """Whether a few words name a change or correction ("The correction was made on")."""
        short = len(text) <= DENSE_VERB and WIDE.search(text) is not None
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

    of_it = patterns_of("of_it")
    """The beginning of a sentence about what stands before it ("This was")."""

    @cached_property
    def _dense_changes(self) -> tuple[str, ...]:
        """The same of scripts whose words are two signs, with a particle before them ("に修正しました")."""
        return tuple(text for text, label in self.labels.items() if not label.weak and WIDE.match(text))

    of_word = patterns_of("of_word")
    """What is said of a label as a word that somebody used ("Update: that was the single word in it")."""

    invites = patterns_of("invites")
    """What asks readers for corrections instead of making one."""

    afterwards = patterns_of("afterwards")
    did = patterns_of("did")
    gone = patterns_of("gone")
    """What tells of the time since the story came out ("after publication")."""

    mistakes = patterns_of("mistakes")
    """What speaks of mistakes."""

    printed = patterns_of("printed")
    """That an earlier article said something, where what is right follows."""

    tells_right = patterns_of("tells_right")
    """What tells what is right: a date behind it is that ("Richtig ist der 3. Mai")."""

    contrast = patterns_of("contrast")
    """What parts what is right from what was wrong ("Tuesday, not Monday")."""

    @cached_property
    def numbers(self) -> frozenset[str]:
        """The words of small numbers, folded."""
        return self.single("numbers")

    dials = patterns_of("dials")
    """What gives numbers to call ("Call 988, not 911")."""

    denies = patterns_of("denies")
    """What makes a statement something else ("edited for length")."""

    negates = patterns_of("negates")
    """What says, up to its verb, that a change was not made ("wurde seit 2019 nicht aktualisiert")."""

    bodies = patterns_of("bodies")
    """Who else changes texts, and which: parliaments, courts, laws."""

    enacted = patterns_of("enacted")
    """Such a body right behind the verb ("modifié par le Sénat"): "this text" is a law's."""

    of_thing = patterns_of("of_thing")
    """Texts of laws, films and the like, be it "this article of the law"."""

    of_work = patterns_of("of_work")
    """Texts of films and books, and about them."""

    this = patterns_of("this")
    """Words that point at this very story ("this", "our")."""

    by_others = patterns_of("by_others")
    """The end of a sentence that somebody says (", the airline said")."""

    until = patterns_of("until")
    """Words before a statement that make it part of another sentence ("until the post was removed")."""

    turned = patterns_of("turned")
    """A verb before the story it is said of ("Am 3. Mai wurde dieser Artikel ...")."""

    @cached_property
    def whereby(self) -> frozenset[str]:
        """Words behind such a story, by which it was changed."""
        return self.single("whereby")

    def tells_whereby(self, text: str) -> bool:
        """Whether a text opens with words behind a story by which it was changed."""
        told = f"{text} ".casefold()
        return any(told.startswith(f"{means} ") for means in self.whereby)

    among = patterns_of("among")
    """Words before a statement by which its story is one of many ("including an earlier version")."""

    reported = patterns_of("reported")
    """A sentence before a statement by which somebody else says it ("She said that an earlier version")."""

    faults = patterns_of("faults")
    """What says what was wrong with a text, or that something was."""

    lasts = patterns_of("lasts")
    """How a sentence says that a change is the last one, as stamps do ("zuletzt am 3. Mai geändert")."""

    original = patterns_of("original")
    """A block that opens the story again."""

    tail = patterns_of("tail")
    """A block that belongs to what follows the story."""

    refers = patterns_of("refers")
    """How a statement points at the sentences before it ("to reflect these changes")."""

    closes = patterns_of("closes")
    """A block that only rounds off the note before it ("We regret the error.")."""

    mends = patterns_of("mends")
    """A text that says of what it does not name that it was put right ("This has been corrected.")."""

    announces = patterns_of("announces")
    """The end of a text that announces a statement printed whole ("sent us this statement:")."""

    takes_up = patterns_of("takes_up")
    """The beginning of a paragraph about what stands in the one before it ("She said")."""

    first = patterns_of("first")
    """The entry of a history that tells of the publication only."""

    period = patterns_of("period")
    """A part of a year, before the year and a label ("Summer 2021 Update")."""

    ago = patterns_of("ago")
    """A relative time."""

    comment = patterns_of("comment")
    """The line above a reader's comment."""

    def joined_label(self, text: str, at: int) -> re.Match[str] | None:
        """The label that stands behind another ("Correction and update")."""
        joint = self.names.joined.match(text, at) or SLASH.match(text, at)
        return self.label_at(text, joint.end()) if joint else None


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
