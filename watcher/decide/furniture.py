"""Furniture that no single page gives away, learned from how pages of an article and of its host went on.

Two things tell it. A *place* between lasting blocks whose text is replaced by quite another one again and
again while the rest stands still holds teasers and advertisements. A *standing* text, found in several
articles of a host, is the house's own: what comes and goes there is no edit of the story. Both are moved to
the margin on both sides before the comparison; there they are kept and shown, and alert nobody.

What is never moved: notes and what looks like one, data, the first block, an edit (the words of a block are
mostly the same as before, whatever its numbers are), and so much of an article that it would be the story
itself. A place that comes to rest is the story's again, and what it then says is told.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from watcher.compare.edits.align import exact, gaps
from watcher.decide.burst import ARTICLES
from watcher.decide.counting import counted
from watcher.decide.flapping import LASTS
from watcher.decide.flapping import LOOKS as REST
from watcher.decide.likeness import EXPIRES, alike, is_sentence, lead_elsewhere, named
from watcher.decide.restless import marked_as, steadied
from watcher.decide.sides import LEARNED, MOST, Side
from watcher.model import EditClass, Evidence, Place, Reason, Standing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from collections.abc import Set as AbstractSet
    from datetime import datetime

    from watcher.model import Article, Block, Change, Reading

_STREAK, _STREAK_LAST, _STREAK_LINKED = 3, 5, 2
"""Replacements in checks in a row after which a place is furniture, one of sentences at the end of the text,
and one that only ever held short texts with links to other addresses each time. A paragraph of a running
story may be written anew twice within two checks; three times, with nothing else touched, it was not. Its
last one may be, for there it goes on."""
_TIMES_LINKED = 4
"""Replacements of such a place in all: teasers that stay for some hours are told of four times."""
_LASTING = 0.6
"""The share of the text that must stand still for the rest to be evidence of anything."""
_TOGETHER = 3  # blocks that a place holds at most; more are a part of the story
_WORDY = 20  # characters from which a text is no accident in so many articles
_TEASER = 200  # characters of a text that points elsewhere; a paragraph with a link in it is longer
_GROWN = 2  # times the longest text seen there, a text is another thing
_PLACES, _TEXTS = 12, 400
"""What is kept of an article and of a host: some 2 KB and 10 KB."""


@dataclass(frozen=True, slots=True)
class Settled:
    """Two readings ready to be compared, and what is known from now on.

    Attributes:
        before: the newest version, furniture moved to the margin; None before the first.
        after: the page now, the same.
        evidence: what was known, and what these two add.
        house: texts that came to the article and are the house's own.
        counting: sentences that were found to count, to be named now.
        moving: a place that may yet come to rest says something else than the newest version.
    """

    before: Reading | None
    after: Reading
    evidence: Evidence
    house: tuple[str, ...] = ()
    counting: tuple[str, ...] = ()
    moving: bool = False


class _Gap(NamedTuple):
    """What stands between two lasting blocks: places in the two lists, and the hashes of the two."""

    old: range
    new: range
    before: str
    after: str


def settle(
    article: Article, before: Reading | None, after: Reading, evidence: Evidence, now: datetime
) -> Settled:
    """Move to the margin what earlier checks have shown to be furniture, and learn from this one.

    Args:
        article: as it was when the check began.
        before: the newest version.
        after: the page now.
        evidence: what earlier checks of the article and of its host have shown.
        now: the moment of the check; UTC.
    """
    if before is not None:
        after, links = steadied(before, after, evidence.links, article)
        evidence = replace(evidence, links=links)
    settled = _moved(article, before, after, evidence, now)
    if settled.before is None:
        return settled
    found = counted(settled.before, settled.after, evidence.counters, article, now)
    known = replace(settled.evidence, counters=found.counters)
    return replace(settled, after=found.after, evidence=known, counting=found.news)


def _moved(
    article: Article, before: Reading | None, after: Reading, evidence: Evidence, now: datetime
) -> Settled:
    """Both readings with what is furniture in the margin."""
    if after.selectors is not None and after.selectors.body:
        return Settled(before, after, evidence)  # what the user chose is the article
    desk = _Desk(article, evidence, now)
    if before is None:
        desk.meet(after.body)
        return Settled(None, after, desk.evidence)
    sides = Side(before), Side(after)
    kept = exact(sides[0].texts, sides[1].texts).kept
    _carry_over(sides, kept)
    desk.see_again(sides[1], {k for _, k in kept})
    if _lasts(sides, kept):
        for gap in _gaps(sides, kept):
            desk.look(sides, gap)
    house = tuple(desk.house)
    return Settled(sides[0].settled(), sides[1].settled(), desk.evidence, house, moving=desk.moving)


def settled_as(
    before: Reading | None, after: Reading, stored: Reading, told: Change | None = None
) -> tuple[Reading | None, Reading]:
    """Two readings with the furniture that a visit knew of, whatever is known by now.

    Args:
        before: the version before, read now.
        after: the page of the visit, read now.
        stored: the same page as the visit read and settled it.
        told: the change as the visit told it; None where that is not known.
    """
    after = marked_as(after, stored)
    seen = (*stored.blocks, *(before.blocks if before is not None else ()))
    if not any(block.reason in LEARNED for block in seen):
        return before, after
    known = {block.text: block.reason for block in stored.blocks if block.reason in LEARNED}
    new = Side(after)
    new.moved |= {k: known[text] for k, text in enumerate(new.texts) if text in known and new.movable(k)}
    if before is None:
        return None, new.settled()
    old = Side(before)
    kept = exact(old.texts, new.texts).kept
    old.moved |= {i: new.moved[k] for i, k in kept if k in new.moved and old.movable(i)}
    for gap in _gaps((old, new), kept):
        if len(gap.old) == len(gap.new) and old.free(gap.old) and new.free(gap.new):
            if all(k in new.moved for k in gap.new):
                old.moved |= dict.fromkeys(gap.old, Reason.CHANGING)
            elif not any(k in new.moved for k in gap.new) and not _went(old, gap.old, told):  # it rests
                old.give_back(gap.old, new.reasons(gap.new))
    return old.settled(), new.settled()


def _went(side: Side, blocks: range, told: Change | None) -> bool:
    """Whether it was told that these went as furniture, as when something of the story stands there now."""
    edits = told.edits if told is not None else ()
    gone = {edit.before for edit in edits if EditClass.FURNITURE in edit.classes and not edit.after}
    return any(side.texts[k] in gone for k in blocks)


class _Desk:
    """Weighs one gap after the other and keeps the books."""

    def __init__(self, article: Article, evidence: Evidence, now: datetime) -> None:
        self._article, self._now = article, now
        self._evidence, self._places = evidence, list(evidence.places)
        self._standing = {each.text: each for each in evidence.standing}
        self.house: list[str] = []
        self.moving = False

    @property
    def evidence(self) -> Evidence:
        """What is known now, the oldest of too much forgotten."""
        places = sorted(self._places, key=lambda place: place.changed_at)[-_PLACES:]
        alive = (each for each in self._standing.values() if self._now - each.seen_at < 2 * EXPIRES)
        standing = sorted(alive, key=lambda each: each.seen_at)[-_TEXTS:]
        return replace(self._evidence, places=tuple(places), standing=tuple(standing))

    def look(self, sides: tuple[Side, Side], gap: _Gap) -> None:
        """Move what stands in a gap, when it is known; else learn from it."""
        old, new = sides
        place = len(gap.old) == len(gap.new) <= _TOGETHER and old.free(gap.old) and new.free(gap.new)
        if place and self._replaced(old, new, gap):
            old.moved |= dict.fromkeys(gap.old, Reason.CHANGING)
            new.moved |= dict.fromkeys(gap.new, Reason.CHANGING)
        else:
            pairs = zip(gap.old, gap.new, strict=False)
            edited = {i: k for i, k in pairs if alike(old.texts[i], new.texts[k])}
            come = [k for k in gap.new if k not in edited.values()]
            self._house(old, [i for i in gap.old if i not in edited])
            self.house += self._house(new, come)
            self.meet(new.blocks[k] for k in come)

    def see_again(self, side: Side, kept: AbstractSet[int]) -> None:
        """Notice that what the newest version has in a place that is furniture stands there again."""
        for here in [place for place in self._places if place.learned and not place.linked]:
            stands = side.between(here.before, here.after, here.blocks)
            if stands and kept >= {*stands} and side.content(stands) != here.content:
                check, content = self._article.checks + 1, side.content(stands)
                self._put(here, replace(here, content=content, check=check, changed_at=self._now))

    def meet(self, blocks: Iterable[Block]) -> None:
        """Remember texts as seen in this article."""
        for block in blocks:
            if len(block.text) < _WORDY:
                continue
            name = named(block.text)
            known = self._standing.get(name, Standing(name, (), self._now))
            if self._article.id not in known.articles:
                articles = (*known.articles, self._article.id)[:ARTICLES]
                self._standing[name] = Standing(name, articles, self._now)

    def _house(self, side: Side, blocks: Iterable[int]) -> list[str]:
        """Move texts that stand in several articles, unless most of this article does; which those are."""
        if known := [k for k in blocks if self._stands(side.texts[k]) and side.movable(k)]:
            shared = sum(len(text) for text in side.texts if self._stands(text))
            if shared <= MOST * sum(map(len, side.texts)):
                side.moved |= dict.fromkeys(known, Reason.HOUSE)
                return [side.texts[k] for k in known]
        return []

    def _stands(self, text: str) -> bool:
        known = self._standing.get(named(text))
        return known is not None and len(known.articles) >= ARTICLES

    def _replaced(self, old: Side, new: Side, gap: _Gap) -> bool:
        """Whether a place of as many blocks as before is furniture by now."""
        base, content = old.content(gap.old), new.content(gap.new)
        here = self._known(old, new, gap, base)
        if here is not None and self._rests(here):
            old.give_back(gap.old, new.reasons(gap.new))
            here = self._put(here, replace(here, streak=0, times=0, learned=False))
        exactly = here is not None and (here.before, here.after) == (gap.before, gap.after)
        if here is not None and here.learned and here.content == content:
            self.moving |= not here.linked
            return True
        pairs = [(old.texts[i], new.texts[k]) for i, k in zip(gap.old, gap.new, strict=True)]
        edited = any(alike(*pair) for pair in pairs)
        if edited and not (exactly and here is not None and here.learned):
            self._places = [place for place in self._places if place is not here or here.learned]
            return False
        longest = max(len(text) for pair in pairs for text in pair)
        linked = longest <= _TEASER and lead_elsewhere(old.linked(gap.old), new.linked(gap.new))
        ends = not gap.after and all(is_sentence(new) for _, new in pairs)
        enough = (
            _STREAK_LINKED if linked and (here is None or here.linked) else _STREAK_LAST if ends else _STREAK
        )
        again = self._again(here, gap, base, content, linked=linked, longest=longest, enough=enough)
        now = self._put(here, again)
        self.moving |= now.learned and not now.linked
        return now.learned

    def _put(self, here: Place | None, now: Place) -> Place:
        """Keep a place as it is now in the stead of what it was."""
        self._places = [*(place for place in self._places if place is not here), now]
        return now

    def _rests(self, here: Place) -> bool:
        """Whether a place that was furniture has come to rest, so that it is the story's again.

        As numbers that counted do: advertisements are drawn by lot, and often of two. Linked ones stay for
        hours.
        """
        still = self._article.checks + 1 - here.check - self._article.failures
        lasts = still >= REST and self._now - here.changed_at >= LASTS
        return here.learned and not here.linked and lasts

    def _known(self, old: Side, new: Side, gap: _Gap, base: str) -> Place | None:
        """The place that a gap is: between the same two blocks, or beside one of them; of the same make."""
        longest = max(len(new.texts[k]) for k in gap.new)
        moved = all(i in old.moved for i in gap.old)
        near = [
            place
            for place in self._places
            if (place.before == gap.before or place.after == gap.after)
            and (moved or base in {place.base, place.content})
            and place.blocks == len(gap.new)
            and longest <= _GROWN * place.longest
            and (all(new.linked(gap.new)) or not place.linked)
        ]
        both = (place for place in near if (place.before, place.after) == (gap.before, gap.after))
        return next(both, near[0] if near else None)

    def _again(
        self,
        here: Place | None,
        gap: _Gap,
        base: str,
        content: str,
        *,
        linked: bool,
        longest: int,
        enough: int,
    ) -> Place:
        """A place whose text was replaced once more."""
        check = self._article.checks + 1
        if here is None or self._now - here.changed_at > EXPIRES:
            here = Place("", "", "", "", len(gap.new), longest, linked, 0, 0, check, self._now)
        if here.content == content:  # it stands still; only the stored version is older
            return here
        linked = linked and here.linked
        times = here.times + 1
        streak = here.streak + 1 if here.check == check - 1 else 1
        return replace(
            here,
            before=gap.before,
            after=gap.after,
            base=base,
            content=content,
            longest=max(longest, here.longest),
            linked=linked,
            times=times,
            streak=streak,
            check=check,
            changed_at=self._now,
            learned=here.learned or streak >= enough or (linked and times >= _TIMES_LINKED),
        )


def _carry_over(sides: tuple[Side, Side], kept: Sequence[tuple[int, int]]) -> None:
    """What was moved once and still stands there stays moved."""
    old, new = sides
    new.moved |= {k: old.moved[i] for i, k in kept if i in old.moved and new.movable(k)}


def _lasts(sides: tuple[Side, Side], kept: Sequence[tuple[int, int]]) -> bool:
    """Whether most of the text stands still."""
    still = sum(len(sides[0].texts[i]) for i, _ in kept)
    return still >= _LASTING * max(sum(map(len, side.texts)) for side in sides)


def _gaps(sides: tuple[Side, Side], kept: Sequence[tuple[int, int]]) -> Iterator[_Gap]:
    texts = sides[1].texts
    lasting = {k for _, k in kept}
    for old, new in gaps(kept, len(sides[0].texts), len(texts)):
        before = named(texts[new.start - 1]) if new.start - 1 in lasting else ""
        after = named(texts[new.stop]) if new.stop in lasting else ""
        yield _Gap(old, new, before, after)
