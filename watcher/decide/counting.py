"""Numbers and clock times of a story's sentences that are others at every look: what counts by itself.

"1,243 people have signed so far", "Bitcoin traded at $63,212", "as of 10:11": nobody edits so. Nor does
anybody stamp a story so ("Last updated at 10:11", whenever it is asked for). A number that was another one at
each of the last LOOKS looks, while all other words of the story stood still, is named once and alerts no
more; what it was at each look is kept. Everything else is told as ever: another number of the same sentence,
a word of it, the first new number after a rest, and the one at which it comes to rest.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING, NamedTuple

from watcher.compare.counting import frame, moved, numbers, places
from watcher.compare.edits.align import exact, gaps
from watcher.compare.words.units import fold, sentences
from watcher.decide.flapping import LASTS, SOON
from watcher.decide.flapping import LOOKS as REST
from watcher.decide.likeness import EXPIRES, named, undigited
from watcher.model import Counter, NoteForm, Role

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from datetime import datetime

    from watcher.model import Article, Block, Change, Reading, Snapshot

LOOKS = 12
"""Looks in a row that brought another number and nothing else. In 1,784 pairs of versions of 573 stories 249
numbers were edited; none more than twice in a row. Of 4,617 stories none was edited in any way, at looks two
minutes to a day apart, in more than eight in a row."""

AGAIN = 3
"""The same for a number that counted within EXPIRES: a price rests at night."""

STILL = 2
"""Looks that it may outlast before it is known, for pages stand in caches."""

NEAR = timedelta(hours=3)
"""Two of these looks are no farther apart. A number that is another one every day may be written by hand."""

_MOST = 100  # numbers of an article; each takes some 150 bytes before they are packed


class Counted(NamedTuple):
    """What is known of a page's numbers.

    Attributes:
        after: the page; its blocks say which of their numbers count.
        counters: what is known from now on.
        news: sentences that count, to be named now.
    """

    after: Reading
    counters: tuple[Counter, ...]
    news: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Turn:
    """A number that differs: its block, which one of that it is, the sentence, and what it is now."""

    block: int
    which: int
    sentence: str
    value: str


def counted(
    before: Reading, after: Reading, known: Sequence[Counter], article: Article, now: datetime
) -> Counted:
    """The page with a word to its blocks with numbers that count, and what is known of those from now on.

    Args:
        before: the newest version, its furniture in the margin.
        after: the page now, the same.
        known: what earlier checks have shown.
        article: as it was when the check began.
        now: the moment of the check; UTC.
    """
    found, alone = _turns(before, after)
    if not found:
        return Counted(after, tuple(known))
    alone = alone and not article.noticed  # a look that ends a trouble tells of that
    old = {counter.what: counter for counter in known}
    new = {
        what: _again(old.get(what), what, turns, article, now, alone=alone) for what, turns in found.items()
    }
    counting = [turn for what, turns in found.items() if new[what].learned for turn in turns]
    fresh = (what for what in found if new[what].named_at == now)
    news = dict.fromkeys(turn.sentence for what in fresh for turn in found[what])
    newest = sorted((old | new).values(), key=lambda counter: counter.check)[-_MOST:]
    return Counted(_marked(after, counting), tuple(newest), tuple(news))


def turns(versions: Sequence[Snapshot], sentences: Sequence[str]) -> tuple[int, ...]:
    """The last versions that nothing but these sentences made while it was not known that they count.

    Args:
        versions: the newest ones with their changes, oldest first.
        sentences: those that are found to count.
    """
    frames = {frame(sentence) for sentence in sentences} - {""}
    new = takewhile(
        lambda pair: pair[1].captured_at - pair[0].captured_at <= NEAR, [*pairwise(versions)][::-1]
    )
    return tuple(version.version for _, version in new if _only_counts(version.change, frames))


def _only_counts(change: Change | None, frames: Collection[str]) -> bool:
    if change is None or change.notes_told or change.notes_withdrawn or not change.substantive:
        return False
    return all(moved(edit) in frames for edit in change.substantive)


def said(change: Change, after: Reading) -> tuple[str, ...]:
    """The sentences of a page that differ in numbers that count, and in nothing else."""
    edits = (edit for edit in change.edits if edit.new_block >= 0 and edit.old_block >= 0)
    return tuple(edit.after for edit in edits if after.blocks[edit.new_block].counting)


def notice_words(sentences: Sequence[str]) -> str:
    """What is told when sentences are found to count."""
    quoted = ", ".join(f"“{sentence}”" for sentence in sentences)
    return f"a number was another one at each of the last {LOOKS} looks, and nothing else changed: {quoted}"


def _again(
    here: Counter | None,
    what: str,
    turns: Sequence[_Turn],
    article: Article,
    now: datetime,
    *,
    alone: bool,
) -> Counter:
    """A number that is not that of the newest version."""
    check, seen = article.checks + 1, tuple(turn.value for turn in turns)
    still = check - here.check - article.failures if here is not None else 0
    if here is None or still < 0 or now - here.counted_at > EXPIRES:
        return Counter(what, seen, int(alone), check, now)
    rests = still >= REST and now - here.counted_at >= LASTS
    if here.seen == seen:  # as at the last look; only the stored version is older
        return replace(here, streak=0, learned=False) if rests else here
    follows = still <= STILL and now - here.counted_at <= NEAR
    streak = here.streak * follows + alone
    learned = (here.learned and not rests) or streak >= (LOOKS if here.named_at is None else AGAIN)
    told = here.named_at is not None and now - here.named_at < SOON
    named_at = now if learned and not here.learned and not told else here.named_at
    return Counter(what, seen, streak, check, now, learned, named_at)


def _turns(before: Reading, after: Reading) -> tuple[dict[str, list[_Turn]], bool]:
    """The numbers that differ under the same words, by their names; whether nothing else does."""
    olds, news = _body(before), _body(after)
    one, two = [block.text for _, block in olds], [block.text for _, block in news]
    found: dict[str, list[_Turn]] = {}
    forms = _forms(after)
    alone = before.title == after.title
    for old, new in gaps(exact(one, two).kept, len(one), len(two)):
        pairs = [*_paired(one, old, two, new)]
        alone = alone and len(pairs) == len(old) == len(new)
        for i, k in pairs:
            same, whole = _same_words(one[i], two[k])
            alone = alone and whole
            here = forms.get(news[k][0], set())
            if NoteForm.SECTION not in here:
                for name, turn in _of_sentences(same, news[k][0], two[k], whole=bool(here)):
                    found.setdefault(name, []).append(turn)
    return found, alone


def _forms(reading: Reading) -> dict[int, set[NoteForm]]:
    """The blocks in which notes stand, and in which forms."""
    found: dict[int, set[NoteForm]] = {}
    for note in reading.notes:
        for k in note.places:
            found.setdefault(k, set()).add(note.form)
    return found


def _body(reading: Reading) -> list[tuple[int, Block]]:
    """The story's blocks and those of its notes, which may stand in the margin."""
    noted, blocks = _forms(reading), enumerate(reading.blocks)
    return [(k, block) for k, block in blocks if block.role is Role.BODY or k in noted]


def _paired(one: Sequence[str], old: range, two: Sequence[str], new: range) -> Iterator[tuple[int, int]]:
    """Blocks that differ in digits alone, and those between them where there are as many as before."""
    olds, news = ([undigited(side[k]) for k in some] for side, some in ((one, old), (two, new)))
    kept = exact(olds, news).kept
    yield from ((old[i], new[k]) for i, k in kept)
    for left, right in gaps(kept, len(olds), len(news)):
        if len(left) == len(right):
            yield from ((old[i], new[k]) for i, k in zip(left, right, strict=True))


class _Sentence(NamedTuple):
    """A sentence before and now, and where it begins now in the folded text of its block."""

    old: str
    new: str
    start: int


def _same_words(old: str, new: str) -> tuple[list[_Sentence], bool]:
    """The sentences of a block that differ in numbers only; whether all others stayed."""
    (one, olds), (two, news) = _framed(old), _framed(new)
    kept = exact(olds, news).kept
    begin = [start for start, _ in sentences(fold(new))]
    pairs = [_Sentence(one[i], two[k], begin[k]) for i, k in kept if one[i] != two[k]]
    return pairs, len(kept) == len(one) == len(two)


def _framed(text: str) -> tuple[list[str], list[str]]:
    whole = fold(text)
    cut = [whole[low:high] for low, high in sentences(whole)]
    return cut, [frame(sentence) or sentence for sentence in cut]


def _of_sentences(
    pairs: Sequence[_Sentence], block: int, text: str, *, whole: bool
) -> Iterator[tuple[str, _Turn]]:
    """The numbers that differ, with their names; those of a stamp are one, for its day turns at midnight."""
    which = {place: k for k, place in enumerate(places(text), 1)}
    for pair in pairs:
        name, both = named(frame(pair.new)), zip(numbers(pair.old), numbers(pair.new), strict=True)
        for k, (old, new) in enumerate(both):
            if old.text != new.text:
                turn = _Turn(block, which[pair.start + new.start], pair.new, new.text)
                yield f"{name} {0 if whole else k}", turn


def _marked(after: Reading, counting: Sequence[_Turn]) -> Reading:
    if not counting:
        return after
    blocks = list(after.blocks)
    found: dict[int, set[int]] = {}
    for turn in counting:
        found.setdefault(turn.block, set()).add(turn.which)
    for k, which in found.items():
        blocks[k] = replace(blocks[k], counting=tuple(sorted(which)))
    return replace(after, blocks=tuple(blocks))
