"""A history told anew by another reader: the same versions, their readings, changes and notes again."""

from __future__ import annotations

from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from watcher.compare import Hidden, told_after
from watcher.compare.digest import digest
from watcher.compare.hidden import LAST
from watcher.compare.text_only import notes_only
from watcher.decide.furniture import settled_as
from watcher.decide.history.ends import End, told_of_end
from watcher.decide.history.hindsight import OPEN, Earlier, look_back
from watcher.decide.history.ledger import Stage, carried
from watcher.decide.history.standing import changes_since, told_before
from watcher.model import Change, Disclosure
from watcher.read.version import READER_VERSION

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import datetime

    from watcher.model import EditClass, Note, NoteRecord, Reading, Said

MOST_OPEN = 50
"""How many open changes a note is held against, the newest; as in a visit."""


class Version(NamedTuple):
    """A stored version, and what the present reader says of its page.

    Attributes:
        number: 1, 2, ...
        captured_at: when; UTC.
        not_before: the last moment the version before was seen; None for the first.
        old: the stored reading.
        new: the same bytes read now.
        change: the stored change from the version before; None for the first.
        text_only: its page was made from a mere text that another program kept.
        end: finds what the page shows of where its story ends.
        ours: a look of ours captured it.
    """

    number: int
    captured_at: datetime
    not_before: datetime | None
    old: Reading
    new: Reading
    change: Change | None
    text_only: bool = False
    end: Callable[[], End] = End
    ours: bool = False


@dataclass(frozen=True, slots=True)
class Revised:
    """A version as it is to be stored. Its number, bytes and times stay.

    Attributes:
        number: of the version.
        reading: the new one.
        digest: of it.
        parts: what reads differently ("title", "text", "notes", ...); empty when nothing does.
        change: from the version before; None for the first. It may be empty: the version stays, for alerts
            point to it.
        returns_to: the earlier version with the same content; None otherwise.
        before: the stored verdict; None for the first version.
    """

    number: int
    reading: Reading
    digest: str
    parts: tuple[str, ...]
    change: Change | None
    returns_to: int | None
    before: Disclosure | None

    @property
    def verdict_differs(self) -> bool:
        """Whether the verdict on the change is another one now."""
        return self.change is not None and self.change.disclosure is not self.before


@dataclass(frozen=True, slots=True)
class Retold:
    """An article's history as the present reader tells it.

    Attributes:
        versions: all of them, oldest first.
        notes: the ledger; ids count from 1 within it, and `replaced_by` means one of those.
        said: what notes say of earlier changes: the version that brought the note, the note's id, what.
        notes_come: notes that were not recorded before.
        notes_gone: notes that were recorded and are none now.
        reader_version: of the reader that tells it.
    """

    versions: tuple[Revised, ...]
    notes: tuple[NoteRecord, ...]
    said: tuple[tuple[int, int, Said], ...]
    notes_come: tuple[NoteRecord, ...]
    notes_gone: tuple[NoteRecord, ...]
    reader_version: int = READER_VERSION

    @property
    def differing(self) -> tuple[Revised, ...]:
        """The versions that read differently."""
        return tuple(version for version in self.versions if version.parts)

    def __bool__(self) -> bool:
        """Whether anything a user can see is different."""
        verdicts = any(version.verdict_differs for version in self.versions)
        return bool(self.differing or verdicts or self.notes_come or self.notes_gone)


def retell(
    versions: Iterable[Version],
    records: Sequence[NoteRecord],
    *,
    article_id: int,
    cosmetic: frozenset[EditClass],
) -> Retold:
    """Tell a history anew.

    A page that the reader now takes for no article (a wall, an empty shell) changes nothing: the version
    after it is compared with the last good one.

    Args:
        versions: all stored versions, oldest first.
        records: the ledger as it is stored.
        article_id: whose.
        cosmetic: classes of edits that need no disclosure.
    """
    teller = _Teller(article_id, cosmetic)
    for version in versions:
        teller.tell(version)
    notes = teller.notes
    return Retold(
        versions=tuple(teller.revised),
        notes=tuple(notes),
        said=tuple(teller.said),
        notes_come=_without(notes, records),
        notes_gone=_without(records, notes),
    )


class _Teller:
    """The history while it is being told: what has been told so far is what the next version follows."""

    def __init__(self, article_id: int, cosmetic: frozenset[EditClass]) -> None:
        self.revised: list[Revised] = []
        self.said: list[tuple[int, int, Said]] = []
        self._article_id, self._cosmetic = article_id, cosmetic
        self._notes: dict[int, NoteRecord] = {}
        self._good: Reading | None = None
        self._text_only = False
        self._end: Callable[[], End] = End
        self._open: list[Earlier] = []
        self._stood: dict[str, int] = {}

    @property
    def notes(self) -> list[NoteRecord]:
        return list(self._notes.values())

    def tell(self, version: Version) -> None:
        wall = version.new.obstacle is not None
        change, good, new = None, self._good, version.new
        if not wall:
            good, new = settled_as(good, new, version.old, version.change)
        if self.revised:  # what was the second version may be the first one now
            change = Change(cosmetic=self._cosmetic)
            if good is not None and not wall:
                new, change = told_after(
                    good,
                    new,
                    cosmetic=self._cosmetic,
                    hidden=Hidden(self._hidden, self._went_last),
                    seen_at=version.not_before,
                )
                change = told_before(change, good, new, self._since)
                change = told_of_end(good, new, change, self._end, version.end)
                if version.text_only is not self._text_only:
                    change = notes_only(change, self._cosmetic)
        version = version._replace(new=new)
        self._put(version, change)
        if wall:
            return
        self._follow(version, change if good is not None else None)
        if change is not None and good is not None:
            self._look_back(version, change, good)
        self._good, self._text_only, self._end = version.new, version.text_only, version.end

    def _put(self, version: Version, change: Change | None) -> None:
        name = digest(version.new)
        stands = bool(self.revised) and self.revised[-1].digest == name  # only its furniture is another
        same = None if stands else self._stood.get(name)
        self._stood[name] = version.number
        self.revised.append(
            Revised(
                number=version.number,
                reading=version.new,
                digest=name,
                parts=_differing_parts(version.old, version.new),
                change=change,
                returns_to=same,
                before=version.change.disclosure if version.change else None,
            )
        )

    def _since(self, note: Note) -> list[Change]:
        return changes_since(
            note, self.notes, lambda first: (one.change for one in self.revised if one.number >= first)
        )

    def _hidden(self) -> list[Note]:
        newest = self.revised[-1].number
        return [record.note for record in self._notes.values() if record.hidden_in(newest)]

    def _went_last(self) -> list[Note]:
        newest = self.revised[-1].number
        gone = (record for record in self._notes.values() if record.hidden_in(newest))
        return [record.note for record in sorted(gone, key=attrgetter("last_seen_version"))[-LAST:]]

    def _follow(self, version: Version, change: Change | None) -> None:
        number, at, not_before = version.number, version.captured_at, version.not_before
        stage = Stage(number, at, not_before, version.new.notes, change)
        self._notes = carried(self._notes, stage, article_id=self._article_id)

    def _look_back(self, version: Version, change: Change, before: Reading) -> None:
        language = version.new.language or before.language
        for said in look_back(self._open, change, at=version.captured_at, language=language):
            if (number := self._number(said.note)) is not None:
                self.said.append((version.number, number, said))
                self._open = [_heard(one, said) for one in self._open if not _closed(one, said)]
        if change.disclosure in OPEN:
            texts = tuple(block.text for block in before.body)
            one = Earlier(version.number, version.captured_at, change, texts)
            self._open = [one, *self._open][:MOST_OPEN]

    def _number(self, note: Note) -> int | None:
        found = (record.id for record in self._notes.values() if record.note == note and not record.withdrawn)
        return next(found, None)


def _closed(one: Earlier, said: Said) -> bool:
    return one.version == said.version and said.complete


def _heard(one: Earlier, said: Said) -> Earlier:
    return one._replace(heard=(*one.heard, said.note)) if one.version == said.version else one


_PARTS = ("title", "byline", "site", "published_at", "modified_at", "language", "notes", "obstacle")


def _differing_parts(old: Reading, new: Reading) -> tuple[str, ...]:
    """What two readings of the same bytes do not agree on."""
    found = [name for name in _PARTS if getattr(old, name) != getattr(new, name)]
    if old.body != new.body:
        found.append("text")
    if [b for b in old.blocks if b not in old.body] != [b for b in new.blocks if b not in new.body]:
        found.append("margin")
    return tuple(found)


def _without(some: Sequence[NoteRecord], others: Sequence[NoteRecord]) -> tuple[NoteRecord, ...]:
    """The records of `some` that `others` does not have."""
    known = {_identity(record) for record in others}
    return tuple(record for record in some if _identity(record) not in known)


def _identity(record: NoteRecord) -> tuple[object, ...]:
    note = record.note
    return record.first_seen_version, note.kind, note.form, note.stated_date, note.stated_time, note.text
