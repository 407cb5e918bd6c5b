"""The two halves of a reading: find the article in the page's tree, and tell what it says."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING, NamedTuple

from watcher.model import NoteForm, NoteKind, Obstacle, Reading
from watcher.read.boxes.bare import bare, hush, thin
from watcher.read.boxes.locate import locate
from watcher.read.boxes.trim import trim
from watcher.read.boxes.vouched import unlabel, unwall
from watcher.read.hand import Hand, apply
from watcher.read.live import mark_entries
from watcher.read.live.heads import without_times
from watcher.read.markup.blocks import raw_blocks
from watcher.read.markup.decode import utf8
from watcher.read.markup.links import host_of, sound
from watcher.read.markup.soup import soup_from
from watcher.read.markup.tree import CORE, ZONE, parse
from watcher.read.metadata import metadata
from watcher.read.notes import Pieces
from watcher.read.notes.dates.life import Life
from watcher.read.notes.headline import title_notes
from watcher.read.notes.lifted import lift_stamps
from watcher.read.obstacles import Signs, obstacle, signs, visible
from watcher.read.obstacles.signs import said
from watcher.read.roles.among import body_notes
from watcher.read.roles.judge import roles, selected
from watcher.read.structured import Evidence, joined

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.html import HtmlElement

    from watcher.model import Block, Note, Selectors
    from watcher.read.boxes.locate import Place
    from watcher.read.markup.blocks import Raw
    from watcher.read.metadata import Metadata

_UTC_NAMES = frozenset({None, "UTC", "GMT", "Z"})  # zones of a stamp that need no table
_ZONES = timedelta(days=1)  # by which the day may be on where the page was made


@dataclass(frozen=True, slots=True)
class Found:
    """All that a reading is made of.

    Attributes:
        url: the address the page came from.
        hand: what the user's selectors did.
        facts: what the page says of itself.
        shown: the signs it shows of being something else.
        scope: the article's neighbourhood; None when the user's hand chose the body.
        selectors: the user's hand.
    """

    url: str
    hand: Hand
    facts: Metadata
    shown: Signs
    scope: HtmlElement | None
    selectors: Selectors | None


class Tree(NamedTuple):
    """A page's tree with nothing in it that is not looked at.

    Attributes:
        root: of it.
        held: its elements, which are kept for the walks to come; none that the user's hand chooses from.
    """

    root: HtmlElement
    held: list[HtmlElement]


def grown(html: bytes | str, charset: str | None, selectors: Selectors | None) -> Tree:
    """Parse a page, and leave of it what is looked at."""
    root = parse(utf8(html, charset))
    if selectors is None:
        return Tree(root, bare(root))
    hush(root)
    return Tree(root, [])


class Opened(NamedTuple):
    """A page before its story is looked for.

    Attributes:
        hand: what the user's selectors did.
        menus: that were taken from its tree.
        facts: what it says of itself.
        held: its elements, as those of a tree.
    """

    hand: Hand
    menus: list[HtmlElement]
    facts: Metadata
    held: list[HtmlElement]


def opened(tree: Tree, url: str, selectors: Selectors | None) -> Opened:
    """Cut a tree down to what is read, and ask it what it says of itself."""
    hand = apply(tree.root, selectors)
    held = tree.held if selectors is None else bare(hand.root)
    menus = thin(hand.root, url)
    mark_entries(hand.root)
    facts = metadata(hand.root, url)
    if hand.title:
        facts = replace(facts, title=hand.title)
    return Opened(hand, menus, facts, held)


def place_of(page: Opened, url: str) -> Place:
    """Where the story stands on a page; what would hide it is taken from its tree."""
    root, facts = page.hand.root, page.facts
    unwall(root, facts.walled)
    unlabel(root, facts.parts)
    place = locate(root, facts.title, facts.house, url)
    lift_stamps(place, facts.language or None)
    return place


def find(tree: Tree, url: str, selectors: Selectors | None) -> Found:
    """Find the article in a tree, which is cut up by it."""
    here = sound(url)
    page = opened(tree, here, selectors)
    shown = signs(visible(page.hand.root, here))
    scope = None if page.hand.body else _scope(place_of(page, here))
    return Found(url, page.hand, page.facts, shown, scope, selectors)


def tell(found: Found, captured_at: datetime | None, published_at: datetime | None) -> Reading:
    """What the article says."""
    hand, facts = found.hand, found.facts
    raws = _raws(found)
    pieces = Pieces([raw.text for raw in raws])
    blocks = selected(raws) if hand.body else roles(raws, facts, pieces)
    life = Life(_past(facts, captured_at) or published_at, facts.modified_at, captured_at)
    notes = _notes(found, blocks, raws, pieces, life)
    modified, sources = _utc(facts.modified_at), facts.sources
    if modified is None and (modified := _stamped(notes)):
        sources = (*sources, ("modified_at", "stamp"))
    reading = Reading(
        url=found.url,
        canonical_url=facts.canonical_url,
        title=facts.title,
        byline=facts.byline,
        site=facts.site,
        published_at=_utc(facts.published_at) or published_at,
        modified_at=modified,
        language=facts.language,
        blocks=tuple(blocks),
        notes=notes,
        sources=sources,
        selectors=found.selectors,
    )
    return _hindered(reading, hand, found.shown)


def _past(facts: Metadata, captured_at: datetime | None) -> datetime | None:
    """The publication time that notes are held against; no printed day that had not come yet.

    Such a day is one that the story speaks of, on a page that prints none of its own.
    """
    day = facts.published_at
    if day is None or captured_at is None or ("published_at", "text") not in facts.sources:
        return day
    return day if day - captured_at <= _ZONES else None


def _notes(
    found: Found, blocks: Sequence[Block], raws: Sequence[Raw], pieces: Pieces, life: Life
) -> tuple[Note, ...]:
    """The notes of the title, of the blocks, and what the page tells machines of them."""
    facts, language = found.facts, found.facts.language or None
    notes = body_notes(blocks, raws, life=life, language=language, domain=host_of(found.url), pieces=pieces)
    entries = [raw.entry for raw in raws]
    notes = joined(blocks, notes, Evidence(entries, facts.statements, language, life))
    return _told_once((*title_notes(facts.title, language, life), *notes))


def _told_once(notes: Sequence[Note]) -> tuple[Note, ...]:
    """The notes without the stamps that are printed again, for narrow screens or at the story's end."""
    told: dict[object, Note] = {}
    for note in notes:
        stamp = (note.kind, note.label.lower(), note.stated_date, note.stated_time)
        told.setdefault(stamp if note.form is NoteForm.STAMP else id(note), note)
    return tuple(told.values())


def _raws(found: Found) -> list[Raw]:
    top = found.hand.body if found.scope is None else soup_from(found.scope)
    raws = raw_blocks(top) if top is not None else []
    return without_times(raws, found.facts.language or None) if any(raw.entry for raw in raws) else raws


def _utc(at: datetime | None) -> datetime | None:
    return at and at.astimezone(UTC)


def _stamped(notes: Sequence[Note]) -> datetime | None:
    """The last moment that a stamp states, for pages that state none to machines; read as UTC."""
    moments = [
        datetime.combine(note.stated_date, note.stated_time or time(), tzinfo=UTC)
        for note in notes
        if note.form is NoteForm.STAMP and note.stated_date and note.stated_timezone in _UTC_NAMES
    ]
    return max(moments, default=None)


def _hindered(reading: Reading, hand: Hand, shown: Signs) -> Reading:
    """The reading with what stood in its way."""
    if hand.missed:
        return replace(reading, obstacle=Obstacle.SELECTOR, detail="; ".join(hand.missed))
    reading = replace(reading, detail="; ".join(hand.idle)) if hand.idle else reading
    if hand.body and reading.words:
        return reading
    kind, detail = obstacle(shown, reading.story)
    if kind is None or (kind is Obstacle.NOT_FOUND and _taken_back(reading, shown)):
        return reading
    return replace(reading, obstacle=kind, detail=detail)


def _taken_back(reading: Reading, shown: Signs) -> bool:
    """Whether it is said under the story's own headline that it was removed: that is its last version."""
    taken_back = any(note.kind is NoteKind.RETRACTION for note in reading.notes)
    return shown.article and taken_back and Obstacle.NOT_FOUND not in said(reading.title)


def _scope(found: Place) -> HtmlElement:
    """The article's neighbourhood, what was found in the tree marked on its elements."""
    trim(found)
    found.core.set(CORE, "")
    for el, name in found.zones.items():
        el.set(ZONE, name)
    return found.scope
