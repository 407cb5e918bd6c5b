"""Sentences that say the story was changed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from watcher.model.reading import NoteKind
from watcher.read.notes.prose import NO_TITLE
from watcher.read.words.wide import WIDE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from watcher.read.notes.claims import Claim, Possible
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
# Thai sets no spaces between words.
_REST_OF_WORD = re.compile(r"[^\W\d_\u0e00-\u0e7f]*")
# A letter with a full stop is an initial, or a title ("M. Durand").
_STOP = re.compile(rf"[.!?。！？।؟](?<!\s[^\W\d_]\.){NO_TITLE}(?=\W|$)|[)\]）］】]|$")
# What a page does by itself, over and over, is no change ("This page is automatically updated").
_ITSELF = re.compile(
    r"\s?\b(?:autom[aá]ti(?:cally|s(?:ch|kt?)\b|quement|camente)|automatycznie|автоматически)|自[动動]|자동",
    re.IGNORECASE,
)
_NOT = 8  # characters in which a word for it stands before a statement that is its verb alone
_ADVERB = 5  # signs of "자동으로 ", which stands before a Korean verb


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


def statement(
    text: str, words: Words, possible: Possible, *, labelled: bool, aside: bool
) -> Statement | None:
    """The first statement in a text that the story was changed; any admission of a fault when labelled.

    Args:
        text: a block, or the beginning of one.
        words: of the page's language.
        possible: what the text may claim: its page's.
        labelled: the text stands behind a label.
        aside: it stands behind one that is also put before other asides ("Note: it has been replaced").
    """
    if not (claims := possible.within(text)):
        return None
    found = (
        Statement(match.start(), _word_end(text, match.end()), claim.kind, claim.printed)
        for claim, match in _firsts(text, claims)
        if (claim.own or _enough(text, match, claim.kind, words, labelled=labelled, aside=aside))
        and not (_negated(text, match, claim.kind, words) or _denied(text, match, words))
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


def _firsts(text: str, claims: Iterable[Claim]) -> Iterable[tuple[Claim, re.Match[str]]]:
    """The first match of each kind, of the statements about the story itself and of the others."""
    first: dict[tuple[NoteKind, bool], tuple[Claim, re.Match[str]]] = {}
    for claim in claims:
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


def _negated(text: str, match: re.Match[str], kind: NoteKind, words: Words) -> bool:
    """Whether it says that the story was not changed; a correction may tell what an article did not say."""
    end = _word_end(text, match.end())
    start = max(match.start() - _NOT, end - NEAR, 0)
    changed = kind in (NoteKind.UPDATE, NoteKind.AMENDMENT)
    return changed and words.negates.search(text, start, end) is not None


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
    if words.until.search(text, max(match.start() - CLAUSE, 0), match.start()):
        return True
    if words.this.search(text, start, stops[0].start()):
        return False
    told = words.by_others.search(text, match.end(), stops[0].start())
    return bool(told) or says_whenever(text, start, match.end(), words)


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
