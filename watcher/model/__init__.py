"""The values that travel between the stages. No behaviour beyond what a value knows of itself.

All times are aware; those ending in `_at` are UTC. `stated_*` is what a note says, in its own zone.
"""

from watcher.model.article import Article, ArticleState, Claim, Progress, Validators
from watcher.model.change import (
    COSMETIC,
    Change,
    Disclosure,
    Edit,
    EditClass,
    EditKind,
    NotePair,
    Op,
    Span,
)
from watcher.model.event import CHANGES, Delivery, DeliveryState, Event, EventType, NoteRecord
from watcher.model.evidence import Counter, Evidence, Place, RestlessLink, Standing
from watcher.model.origin import Origin, OriginKind
from watcher.model.reading import (
    Block,
    BlockKind,
    DateSource,
    Note,
    NoteForm,
    NoteKind,
    Obstacle,
    Position,
    Reading,
    Role,
    Selectors,
)
from watcher.model.reason import Reason
from watcher.model.snapshot import LaterNote, Recent, Said, Snapshot
from watcher.model.visit import GOOD, Capture, Check, Known, Outcome, Response
from watcher.model.wanted import AT_ONCE, Added, Wanted
from watcher.model.why import Says, Why

__all__ = [
    "AT_ONCE",
    "CHANGES",
    "COSMETIC",
    "GOOD",
    "Added",
    "Article",
    "ArticleState",
    "Block",
    "BlockKind",
    "Capture",
    "Change",
    "Check",
    "Claim",
    "Counter",
    "DateSource",
    "Delivery",
    "DeliveryState",
    "Disclosure",
    "Edit",
    "EditClass",
    "EditKind",
    "Event",
    "EventType",
    "Evidence",
    "Known",
    "LaterNote",
    "Note",
    "NoteForm",
    "NoteKind",
    "NotePair",
    "NoteRecord",
    "Obstacle",
    "Op",
    "Origin",
    "OriginKind",
    "Outcome",
    "Place",
    "Position",
    "Progress",
    "Reading",
    "Reason",
    "Recent",
    "Response",
    "RestlessLink",
    "Role",
    "Said",
    "Says",
    "Selectors",
    "Snapshot",
    "Span",
    "Standing",
    "Validators",
    "Wanted",
    "Why",
]
