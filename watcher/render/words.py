"""Times, spans, counts, and what is true of an edit, a note or a version, in words for people."""

from __future__ import annotations

from datetime import UTC, time
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from watcher.model import DateSource, EditClass, EditKind, OriginKind
from watcher.model.counted import Counted
from watcher.model.days import day, day_of_year, month
from watcher.render.safe import inert_line

if TYPE_CHECKING:
    from datetime import datetime, timedelta, tzinfo

    from watcher.model import Change, Edit, LaterNote, Note, NoteRecord, Origin
    from watcher.model.gap import Gap
    from watcher.model.past import Looked, Saved
    from watcher.model.stood import Stood

_SIZES = ((1_000_000_000, "GB"), (1_000_000, "MB"), (1_000, "KB"))
_UNITS = (
    (31_557_600, "year", "years"),
    (86_400, "day", "days"),
    (3_600, "h", "h"),
    (60, "min", "min"),
    (1, "s", "s"),
)


MINUTES, SECONDS = "%H:%M", "%H:%M:%S"


def moment(when: datetime, zone: tzinfo, shape: str = MINUTES) -> str:
    """12 Jan 2021 10:02, in the zone."""
    local = when.astimezone(zone)
    return f"{day(local)} {clock(local, shape)}"


def clock(local: datetime, shape: str = MINUTES) -> str:
    """The time of day; an hour that comes twice, as clocks are set back, with the name of its zone."""
    twice = local.utcoffset() != local.replace(fold=1 - local.fold).utcoffset()
    return f"{local:{shape} %Z}" if twice else f"{local:{shape}}"


def claimed(when: datetime, zone: tzinfo) -> str:
    """When a page says it was published or changed; a day alone where it names no hour.

    Midnight sharp, UTC, is how machines write a day, and how `read` gives one.
    """
    universal = when.astimezone(UTC)
    return day(universal) if universal.time() == time() else moment(when, zone)


def between(earliest: datetime | None, latest: datetime, zone: tzinfo) -> str:
    """When something came about that was not there at `earliest` and was at `latest`."""
    end = latest.astimezone(zone)
    if earliest is None or earliest > latest:
        return _alone(earliest, latest, zone)
    start = earliest.astimezone(zone)
    if start.date() != end.date():
        return f"between {moment(start, zone)} and {moment(end, zone)}"
    since, until = _clocks(start, end)
    return f"{day(end)} between {since} and {until}" if since != until else f"{day(end)} {until}"


def span(earliest: datetime | None, latest: datetime, zone: tzinfo) -> str:
    """The same for a table whose head says that the two moments are looks of ours: with a dash."""
    if earliest is None or earliest > latest:
        return _alone(earliest, latest, zone)
    start, end = earliest.astimezone(zone), latest.astimezone(zone)
    if start.date() != end.date():
        first = f"{day_of_year(start)} {clock(start)}" if start.year == end.year else moment(start, zone)
        return f"{first} – {moment(end, zone)}"
    since, until = _clocks(start, end)
    return f"{day(end)} {since}–{until}" if since != until else f"{day(end)} {until}"


def _alone(earliest: datetime | None, latest: datetime, zone: tzinfo) -> str:
    """A look that none is known before; by a clock that was set back it is no moment of an edit."""
    told = moment(latest, zone)
    return told if earliest is None else f"before {told} (clock set back)"


def _clocks(start: datetime, end: datetime) -> tuple[str, str]:
    """Two moments of a day, with seconds where they are of one minute."""
    shape = SECONDS if clock(start) == clock(end) else MINUTES
    return clock(start, shape), clock(end, shape)


def of_address(url: str, words: str) -> str:
    """What is said of an address, for a place where the address stands already."""
    return words.replace(f"{url} ", "", 1).replace(f"{url}: ", "", 1)


def later_words(later: LaterNote) -> str:
    """In which version a note spoke of a change, and how much later it was seen."""
    what = "spoken of" if later.complete else "partly spoken of"
    return f"{what} in version {later.version}, seen {lasting(later.delay)} later"


def lasting(span: timedelta) -> str:
    """A span, rounded down by less than a quarter: 3 days, 1 day 20 h, 20 min, 5 s.

    What lacks less than half a minute of hours has them: from 09:00 to 09:00, as moments are shown, is a day.
    """
    left = int(abs(span.total_seconds()))
    if left >= _HOUR and -left % _HOUR <= _SLACK:
        left += _SLACK
    for (unit, *names), (smaller, *others) in pairwise((*_UNITS, _NO_UNIT)):
        if number := left // unit:
            rest = left % unit // smaller if number < _ALONE else 0
            return f"{count(number, *names)} {count(rest, *others)}" if rest else count(number, *names)
    return "0 s"


_HOUR, _SLACK = 3600, 30
_NO_UNIT = (1, "", "")  # there is no smaller one than a second
_ALONE = 3
"""Of so many units the next smaller one adds little; "1 day" may be twice as much."""


def until_note(delay: timedelta) -> str:
    """How much later than an edit its note was seen; of one that was seen with it nobody knows."""
    return f"{lasting(delay)} after the edit" if delay else "with the edit"


def ago(when: datetime, now: datetime) -> str:
    """3 h ago, in 4 min, now."""
    if abs((when - now).total_seconds()) < 1:
        return "now"
    return f"in {lasting(when - now)}" if when > now else f"{lasting(now - when)} ago"


def size(number: int) -> str:
    """12.5 MB."""
    return next((f"{number / unit:.1f} {name}" for unit, name in _SIZES if number >= unit), f"{number} bytes")


def count(number: int, one: str, many: str = "") -> str:
    """1 note, 2 notes."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def stated(note: Note) -> str:
    """The note's own date as far as it states one: 12 Jan 2021 09:05 GMT, Mar 2021, or ""."""
    if note.stated_date is None:
        return month(note.stated_month or "")
    parts = [day(note.stated_date)]
    if note.stated_time is not None:
        parts.append(f"{note.stated_time:%H:%M}")
        parts += [inert_line(note.stated_timezone)] if note.stated_timezone else []
    return " ".join(parts)


DOUBTS = {
    DateSource.YEAR_INFERRED: "year inferred",
    DateSource.DAY_INFERRED: "day inferred",
    DateSource.ORDER_INFERRED: "order of day and month inferred",
    DateSource.IMPLAUSIBLE: "the date is implausible",
}


def doubt(note: Note) -> str:
    """What of a note's date is not printed, or does not fit; "" when it is as stated."""
    return DOUBTS.get(note.date_source, "") if note.date_source and note.stated_date else ""


BACKDATED = "states a day before we last saw the story without it"
"""Of a note, behind its name."""


def noted(note: Note) -> str:
    """A note in one line: its kind, date and words; of a stamp, that it is one."""
    kind = note.kind.words
    form = "" if note.text else note.form.value
    head = " ".join(part for part in (kind, form, stated(note)) if part)
    return f"{head}: {inert_line(note.text)}" if note.text else head


def asides(change: Change) -> list[tuple[str, Edit]]:
    """The edits of a change that stand for themselves in a time line, with the name of what they are of.

    Those of the two lines over the story, of a note that only stands in another place now, and of lines that
    point to one.
    """
    lines = (EditClass.HEADLINE, EditClass.BYLINE)
    of_head = [(line.value, edit) for edit in change.edits for line in lines if line in edit.classes]
    moved = [e for e in change.edits if e.kind is EditKind.MOVE and EditClass.NOTE in e.classes]
    pointers = (e for e in change.edits if e.classes == {EditClass.NOTE, EditClass.TEXT})
    return [*of_head, *(("note moved", e) for e in moved), *(("pointer to a note", e) for e in pointers)]


def class_words(edit: Edit) -> str:
    """What an edit touches beyond its text: "name, number"; of words that stand elsewhere now, that too."""
    unsaid = {EditClass.TEXT, EditClass.MOVE} if edit.kind is EditKind.MOVE else {EditClass.TEXT}
    return ", ".join(sorted(item.value for item in edit.classes if item not in unsaid))


def gap_words(gap: Gap, zone: tzinfo) -> str:
    """When nobody could look, how long, and why."""
    end = "to this day" if gap.until is None else lasting(gap.until - gap.since)
    when = f"since {moment(gap.since, zone)}" if gap.until is None else span(gap.since, gap.until, zone)
    tries = f", {count(gap.looks, 'try', 'tries')}" if gap.looks else ""
    head = "what was seen is in doubt" if gap.unsure else "could not look" if gap.looks else "nobody looked"
    words = f"{head}, {when} ({end}{tries})"
    return f"{words}: {gap.why}" if gap.why else words


def between_versions(one: Gap | Counted, zone: tzinfo) -> str:
    """What a time line says between two versions: when nobody could look, or what counted on."""
    return _counted_words(one, zone) if isinstance(one, Counted) else gap_words(one, zone)


def _counted_words(counted: Counted, zone: tzinfo) -> str:
    """When and how often a number was another one while nothing else changed, and from what to what."""
    looks, when = count(len(counted.looks), "look"), span(counted.since, counted.until, zone)
    ends = dict.fromkeys((counted.first, counted.last))
    return inert_line(f"counted on, {when} ({looks}): {' … '.join(f'“{said}”' for said in ends)}")


def stood_words(stood: Stood, zone: tzinfo) -> str:
    """How far it is known that a version stood at a moment."""
    tell = partial(moment, zone=zone, shape=SECONDS if _in_one_minute(stood) else MINUTES)
    head = f"At {tell(stood.asked_at)}: it was"
    if stood.asked_at <= stood.seen_until:
        found = f"{head} seen before and after"
    else:
        by = stood.next_at and tell(stood.next_at)
        later = f", and version {stood.version + 1} was there by {by}" if by else ""
        seen = tell(stood.seen_until)
        found = f"{head} last seen {seen}{later}; whether it still stood then is not known"
    return f"{found}; {gap_words(stood.gap, zone)}." if stood.gap else f"{found}."


def _in_one_minute(stood: Stood) -> bool:
    """Whether a look was in the very minute that is asked for, and only seconds tell which came first."""
    asked, *looks = (f"{when:%F %H:%M}" for when in (stood.asked_at, stood.seen_until, stood.next_at) if when)
    return asked in looks


CAPTURED_BY = {
    OriginKind.ARCHIVE: "captured by the archive",
    OriginKind.WARC: "captured in the web archive file",
    OriginKind.IMPORT: "captured by",
    OriginKind.MERGE: "captured at the address",
}


def origin_words(origin: Origin) -> str:
    """Who captured a version that no check of the article did."""
    place = f", {origin.uri}" if origin.uri else ""
    only = " (text only)" if origin.text_only else ""
    return inert_line(f"{CAPTURED_BY[origin.kind]} {origin.name}{place}{only}")


def before_words(before: Looked, zone: tzinfo) -> str:
    """That a capture shows a version from before we captured it, and where to see it."""
    return inert_line(f"stood there on {moment(before.at, zone)} already: {before.uri}")


def kept_words(saved: Saved, zone: tzinfo) -> str:
    """That an archive keeps a version's page, and where to see it; it may have kept what came after it."""
    return inert_line(f"kept by {saved.archive}, asked on {moment(saved.asked_at, zone)}: {saved.uri}")


def not_new_words(record: NoteRecord) -> str:
    """That a note stood there at our first look, or was no news when it was first read as one."""
    if record.first_seen_version == 1:
        return "stood there at our first look"
    return f"not new when it was first read as a note, in version {record.first_seen_version}"


ORDERS = {
    "changed": "newest change",
    "note": "newest note",
    "undisclosed": "most undisclosed changes",
    "versions": "most versions",
    "title": "title",
    "outlet": "outlet",
    "added": "first watched",
}
"""What may come first in a watch list."""
