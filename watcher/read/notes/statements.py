"""Sentences that say the story was changed.

A pattern is run where a text holds one of its `pieces`: nearly no block does, and compiling is dear.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING

from watcher.languages.vocabulary import section
from watcher.model.reading import NoteKind
from watcher.read.notes.label_words import whole
from watcher.read.notes.labels import caseless
from watcher.read.notes.patterns import filled
from watcher.read.notes.pieces import Derived
from watcher.read.notes.prose import NO_TITLE, visible
from watcher.read.words.sought import Sought
from watcher.read.words.wide import WIDE

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from watcher.read.notes.words import Words

# How far into a block a statement about the story itself may stand.
REACH = 220
# A correction of what an earlier article said, as papers print them, is read so far.
PRINTED = 600
# How near the story must be named to a statement that does not point at it.
BEFORE, AFTER = 30, 40
# How far before a statement the word stands that makes it part of another sentence ("until the post was").
CLAUSE = 20
# How a sentence begins that says what is done whenever something was wrong ("Once an error is corrected").
_EVER = re.compile(
    r"\W*(?:if|when|whenever|wherever|where|once|as soon as|wenn|sobald|falls|lorsqu\w*|quand|dès|cuando"
    r"|quando|si (?:une?|el|los|las|se|des|hay)|se (?:uma?|uno?|os?|è|houver)|als|wanneer|zodra|när|om|når"
    r"|hvis|dersom|kun|jos|jeśli|jeżeli|gdy|kiedy|pokud|když|jakmile|amikor|dacă|când|если|когда|якщо|коли"
    r"|αν|όταν)\b",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile("[,;:]")
# How far around a statement what denies it stands, and how far before it who else changes texts.
NEAR, BEHIND, BODY = 40, 80, 60
# What points at the story, or at what else the paper printed.
_NAMES = ("{story}", "{self}", "{firm}", "{piece}", "{item}", "{about}")
# Thai sets no spaces between words.
_REST_OF_WORD = re.compile(r"[^\W\d_\u0e00-\u0e7f]*")
# A letter with a full stop is an initial, or a title ("M. Durand").
_STOP = re.compile(rf"[.!?。！？।؟](?<!\s[^\W\d_]\.){NO_TITLE}(?=\W|$)|[)\]）］】]|$")
# What a page does by itself, over and over, is no change ("This page is automatically updated").
_ITSELF = re.compile(
    r"\s?\b(?:autom[aá]ti(?:cally|s(?:ch|kt?)\b|quement|camente)|automatycznie|автоматически)|自[动動]|자동",
    re.IGNORECASE,
)
_ADVERB = 5  # signs of "자동으로 ", which stands before a Korean verb
# Which statement names the kind when a sentence makes several: the rarer and more definite first.
# Last, what says that the story is out of date.
_BY_STRENGTH = ("retraction", "correction", "clarification", "update", "amendment", "other")


@dataclass(frozen=True, slots=True, order=True)
class Statement:
    """A statement that the story was changed.

    Attributes:
        start: where it starts in the text.
        end: where it ends.
        kind: what it says was done.
        printed: it names an article by the day or issue it stood in: that is not the day of the change.
    """

    start: int
    end: int
    kind: NoteKind
    printed: bool = False


@dataclass(frozen=True, slots=True)
class Claim:
    """One pattern of a statement.

    Attributes:
        kind: what it says was done.
        pieces: a text it matches holds one of these, whatever its case.
        text: it as written.
        language: the tag of what its names stand for.
        own: it points at the story itself; other ones are enough only behind a label.
        printed: it names an article by the day or issue it stood in.
    """

    kind: NoteKind
    pieces: frozenset[str]
    text: str
    language: str
    own: bool
    printed: bool

    @property
    def pattern(self) -> re.Pattern[str]:
        """It compiled, when it is first looked for, which most never are."""
        return _compiled(self.text, self.language)


@cache
def _compiled(text: str, language: str) -> re.Pattern[str]:
    return re.compile(filled(text, section(language)), re.IGNORECASE)


@cache
def claims_of(languages: tuple[str, ...]) -> tuple[Claim, ...]:
    """The statements of some languages, each language's stronger kinds first."""
    return tuple(claim for tag in languages for claim in _of_language(tag))


@cache
def _of_language(tag: str) -> tuple[Claim, ...]:
    words = section(tag)
    derived = Derived(words)
    return tuple(
        Claim(
            NoteKind(kind),
            derived.pieces(text),
            text,
            tag,
            _points_at_itself(text),
            any(name in text for name in ("{day}", "{issue}", "{item}")),
        )
        for kind in _BY_STRENGTH
        for text in words.get(f"says_{kind}", ())
    )


def _points_at_itself(text: str) -> bool:
    return text.startswith("^") or any(name in text for name in _NAMES)


@cache
def _whose(languages: tuple[str, ...]) -> dict[str, list[int]]:
    """The pieces of all statements, and the places of the claims whose pieces they are."""
    whose: dict[str, list[int]] = defaultdict(list)
    for place, claim in enumerate(claims_of(languages)):
        for piece in claim.pieces:
            whose[piece].append(place)
    return whose


@cache
def _sought(languages: tuple[str, ...]) -> Sought:
    return Sought(_whose(languages))


class Pieces:
    """What a page holds of the words by which notes are known: few, and the only ones to look for in it.

    Whoever asks for one text after the other, for the body, and for the labels, asks for the same page.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts
        self._found: dict[tuple[str, ...], Collection[str]] = {}
        self._labels: dict[tuple[str, ...], Collection[str]] = {}

    def of(self, words: Words) -> Collection[str]:
        """The pieces by which statements of some languages are known."""
        if words.languages not in self._found:
            self._found[words.languages] = _sought(words.languages).within(self._text)
        return self._found[words.languages]

    def may_hold_label(self, text: str, words: Words) -> bool:
        """Whether a label of some languages may stand anywhere in one of the page's texts; cheap."""
        if words.languages not in self._labels:
            self._labels[words.languages] = words.labels_within(self._text)
        known, folded = self._labels[words.languages], caseless(text)
        held = any(word in folded and whole(word).search(folded) for word in known)
        letters = words.label_letters
        return held or (bool(letters) and not letters.isdisjoint(text))

    @cached_property
    def _text(self) -> str:
        return caseless(visible("\n".join(self._texts)))


def held(text: str, pieces: Collection[str]) -> list[str]:
    """Those of some pieces of statements that a text holds."""
    folded = caseless(text) if pieces else ""
    return [piece for piece in pieces if piece in folded]


def statement(
    text: str, words: Words, pieces: Collection[str], *, labelled: bool, aside: bool
) -> Statement | None:
    """The first statement in a text that the story was changed; any admission of a fault when labelled.

    Args:
        text: a block, or the beginning of one.
        words: of the page's language.
        pieces: those that the text can hold: its page's.
        labelled: the text stands behind a label.
        aside: it stands behind one that is also put before other asides ("Note: it has been replaced").
    """
    if not (own := held(text, pieces)):
        return None
    found = (
        Statement(match.start(), _word_end(text, match.end()), claim.kind, claim.printed)
        for claim, match in _firsts(text, own, words)
        if (claim.own or _enough(text, match, claim.kind, words, labelled=labelled, aside=aside))
        and not _denied(text, match, words)
        and (labelled or not _of_others(text, match, words))
    )
    first = min(found, key=lambda each: each.start, default=None)
    return first if first and (labelled or first.start < REACH) else None


def _enough(
    text: str, match: re.Match[str], kind: NoteKind, words: Words, *, labelled: bool, aside: bool
) -> bool:
    """Whether a statement that does not point at the story is about it all the same."""
    if kind is NoteKind.OTHER:
        return aside
    return labelled or _names_story(text, match, words)


def _firsts(text: str, pieces: Iterable[str], words: Words) -> Iterable[tuple[Claim, re.Match[str]]]:
    """The first match of each kind, of the statements about the story itself and of the others."""
    claims, whose = claims_of(words.languages), _whose(words.languages)
    first: dict[tuple[NoteKind, bool], tuple[Claim, re.Match[str]]] = {}
    for place in sorted({place for piece in pieces for place in whose[piece]}):
        claim = claims[place]
        if match := claim.pattern.search(text):
            key = (claim.kind, claim.own)
            if key not in first or match.start() < first[key][1].start():
                first[key] = claim, match
    return sorted(first.values(), key=lambda each: not each[0].own)


def _word_end(text: str, at: int) -> int:
    """The end of the word a pattern ends in: many give only its stem."""
    rest = _REST_OF_WORD.match(text, at) if at and text[at - 1].isalpha() else None
    return rest.end() if rest and not WIDE.match(text, at - 1) else at


def _names_story(text: str, match: re.Match[str], words: Words) -> bool:
    """Whether the story is named right after a statement, or right before it ("A cikk korábbi változata")."""
    start, end = match.span()
    places = ((end, end + AFTER), (max(start - BEFORE, 0), start))
    inside = words.points and words.itself.search(text, start, end)
    return bool(inside) or any(words.itself.search(text, *place) for place in places)


def _denied(text: str, match: re.Match[str], words: Words) -> bool:
    around = text[max(0, match.start() - NEAR) : match.end() + BEHIND]
    enacted = words.enacted.matches(text, _word_end(text, match.end()))
    if enacted or words.denies.search(around) or _by_itself(text, match):
        return True
    own = words.this.search(text, match.start(), match.end() + AFTER)
    of = words.of_thing.search(text, max(0, match.start() - BEFORE), match.end() + AFTER)
    # What points at this very story may go on to what it is about ("... to quote the text of the law").
    if of and (own is None or of.start() < match.end()):
        return own is None or words.of_work.search(text, *of.span()) is None  # "this review of the film"
    around_it = max(0, match.start() - BODY), match.end() + BEHIND
    return own is None and words.bodies.search(text, *around_it) is not None


def _by_itself(text: str, match: re.Match[str]) -> bool:
    """Whether a statement says that it happens without anybody, among its words or right beside them."""
    end = _word_end(text, match.end())
    return bool(
        _ITSELF.search(text, max(0, match.start() - _ADVERB), match.end())
        or (text[end : end + 1] == " " and _ITSELF.match(text, end))
    )


def _of_others(text: str, match: re.Match[str], words: Words) -> bool:
    """Whether a statement is the news: somebody says it, or it tells when something else happened.

    No house speaks of itself so ("We regret the error, the airline said"); but a sentence that points at this
    very story may end in what that says.
    """
    stops = [stop for stop in _STOP.finditer(text) if stop.start() >= match.end()]
    start = max((stop.end() for stop in _STOP.finditer(text, 0, match.start()) if stop[0]), default=0)
    if words.among.search(text, max(match.start() - BEFORE, 0), match.start()):
        return True
    if words.reported.search(text[start : match.start()]):
        return words.faults.search(text, match.start(), stops[0].start()) is None
    if words.this.search(text, start, stops[0].start()):
        return False
    told = words.by_others.search(text, match.end(), stops[0].start())
    if says_whenever(text, start, match.end(), words):
        return True
    return bool(told or words.until.search(text, max(match.start() - CLAUSE, 0), match.start()))


def says_whenever(text: str, start: int, end: int, words: Words) -> bool:
    """Whether a sentence says what is done whenever there was a mistake: a policy, whatever its tense.

    "When this article was first published, an error ..." tells of one.
    """
    if _EVER.match(text, start) is None:
        return False
    clause = next((stop.start() for stop in _CLAUSE_END.finditer(text, start, end)), end)
    return (
        words.mistakes.search(text, start, clause) is not None
        and words.this.search(text, start, clause) is None
    )
