"""Whether a page goes to and fro between texts: A, B, A, B, as in a test of two headlines.

A text that comes back once may be an edit that was taken back; it is told. When one comes back once more,
soon, the page cannot decide: that is named once, and no turn is a version or an alert any more. After an edit
of the story neither face is a text that stood there before, but they differ where they did: a turn as well.
Another text is one as ever, and so is one of these that stays for LOOKS looks.
"""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from itertools import groupby, pairwise
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from watcher.model import Op

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime

    from watcher.model import Change, Edit, Recent, Snapshot, Span

FLAPPING = "flapping"
"""The code of such a reading."""

LOOKBACK = 6
"""Versions that are looked back on: a test has two or three texts."""

SOON = timedelta(days=7)
"""A text that comes back later than this was put back by somebody. Slow articles are looked at once a day."""

LOOKS = 8
"""So many looks in a row at the same text end it. Two texts that are drawn by lot do so once in 500."""

LASTS = timedelta(hours=1)
"""And over so long, for articles that are looked at every few seconds."""

THERE_AND_BACK = 2
"""A place that differed so often among these versions goes to and fro; one that was edited did so once."""

NEAR = 3
"""Words on either side that tell a place from another where the same words differ."""

_TO_AND_FRO = "it goes to and fro, and"


class Place(NamedTuple):
    """Where two texts differ, and in what; the same from whichever of the two one looks.

    Attributes:
        lead: the words that stand before it in both.
        tail: the words that stand after it in both.
        sides: what stands there in one and in the other; "" for nothing.
    """

    lead: str
    tail: str
    sides: frozenset[str]


def back_from(recent: Recent, digest: str, now: datetime) -> int:
    """The version whose text came back on a page that goes to and fro; 0 when it is another text, or an edit.

    Args:
        recent: the newest versions, and when it went to and fro last.
        digest: content digest of what the page says now.
        now: the moment of the check.
    """
    same = earlier(recent, digest)
    if same is None:
        return 0
    return same.version if not is_news(recent, now) or _turned_lately(recent.versions, now) else 0


def earlier(recent: Recent, digest: str) -> Snapshot | None:
    """The version before the newest that said the same; None also when the newest one does."""
    same = next((snapshot for snapshot in recent.versions if snapshot.digest == digest), None)
    return None if same is None or same is recent.versions[0] else same  # only its furniture is another


def _only_turns(recent: Recent, change: Change, now: datetime) -> bool:
    """Whether a page that goes to and fro differs from the newest version only where it did before.

    Args:
        recent: the newest versions with their changes, and when it went to and fro last.
        change: from the newest version to what the page says now.
        now: the moment of the check.
    """
    if is_news(recent, now) or change.notes_added or change.notes_changed or change.notes_removed:
        return False
    changes = [version.change for version in recent.versions if version.change is not None]
    turns = Counter(place for one in changes for place in places(one))
    return all(turns[place] >= THERE_AND_BACK for place in places(change))


def turn_words(recent: Recent, change: Change, digest: str, now: datetime) -> str:
    """What a page that goes to and fro does now; "" when it is an edit.

    Args:
        recent: the newest versions with their changes, and when it went to and fro last.
        change: from the newest version to what the page says now.
        digest: content digest of that.
        now: the moment of the check.
    """
    if back := back_from(recent, digest, now):
        return shown_again(back, recent.versions[0].version)
    if _only_turns(recent, change, now):
        return f"{_TO_AND_FRO} differs from version {recent.versions[0].version} only where it did so before"
    return ""


def shown_again(version: int, newest: int) -> str:
    """What is told of a page that shows the text of a version again, and not that of the newest one."""
    return f"{_TO_AND_FRO} shows the text of version {version} again, not that of {newest}"


def turns(recent: Recent, digest: str, now: datetime, good_at: datetime | None = None) -> tuple[int, ...]:
    """The versions that are turns of a page which goes to and fro, and are not known as that.

    Their text and the one before were shown more than once, within a time; one that was not may be an edit
    that was taken back. A third text of the page is known when it comes again. What became a version though
    the page was known to go to and fro is an edit, or a text that stayed.

    Args:
        recent: the newest versions, and what was shown in its turns.
        digest: content digest of what the page says now.
        now: the moment of the check.
        good_at: when the newest version was last seen.
    """
    lately = [turned for turned in recent.turned if now - turned[1] < SOON]
    known_at = min((at for _, at in lately), default=now)
    new = sum(1 for version in recent.versions if now - version.captured_at < SOON)
    shown = _shown(recent.versions[: new + 1], dict(lately), digest, good_at)
    return tuple(
        later.version
        for later, older in pairwise(recent.versions[: new + 1])
        if later.digest != older.digest  # else only its furniture is another
        and not later.flapping
        and later.captured_at < known_at
        and min(shown[later.digest], shown[older.digest]) >= THERE_AND_BACK
    )


def _shown(
    versions: Sequence[Snapshot], turned: Mapping[str, datetime], digest: str, good_at: datetime | None
) -> Counter[str]:
    """How often each text was shown after another one, as far as that is known."""
    shown = Counter(text for text, _ in groupby(version.digest for version in versions))
    newest = {version.digest: version.captured_at for version in versions[::-1]}
    shown.update({text for text, at in turned.items() if at > newest.get(text, at)} | {digest})
    since = [at for at in turned.values() if at > versions[0].captured_at]
    if good_at is not None and min(since, default=good_at) < good_at:
        shown[versions[0].digest] += 1
    return shown


def places(change: Change) -> frozenset[Place]:
    """Where the two texts of a change differ in substance."""
    return frozenset(place for edit in change.substantive for place in _places_of(edit))


def _places_of(edit: Edit) -> Iterator[Place]:
    runs = [(stays, [*run]) for stays, run in groupby(edit.spans, lambda span: span.op is Op.EQUAL)]
    if all(stays for stays, _ in runs):  # a move
        yield Place("", "", frozenset({edit.before, edit.after}))
    for number, (stays, run) in enumerate(runs):
        if not stays:
            lead = _text(runs[number - 1][1], Op.EQUAL).split()[-NEAR:] if number else []
            tail = _text(runs[number + 1][1], Op.EQUAL).split()[:NEAR] if number + 1 < len(runs) else []
            sides = frozenset({_text(run, Op.DELETE), _text(run, Op.INSERT)})
            yield Place(" ".join(lead), " ".join(tail), sides)


def _text(spans: Sequence[Span], op: Op) -> str:
    return "".join(span.text for span in spans if span.op is op)


def is_news(recent: Recent, now: datetime) -> bool:
    """Whether it was not told yet, or long ago."""
    return recent.flapped_at is None or now - recent.flapped_at >= SOON


def _turned_lately(versions: tuple[Snapshot, ...], now: datetime) -> bool:
    """Whether one of the versions, the newest first, brought back a text, and not long ago."""
    texts = [next(run) for _, run in groupby(versions, attrgetter("digest"))]  # some differ in furniture only
    return any(
        now - later.captured_at < SOON and any(later.digest == older.digest for older in texts[place:])
        for place, later in enumerate(texts, 1)
    )
