"""The values that travel between the stages. No behaviour beyond what a value knows of itself.

All times are aware; those ending in `_at` are UTC. `stated_*` is what a note says, in its own zone.
"""

from watcher.model.change import (
    COSMETIC,
    UNSPOKEN,
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
from watcher.model.evidence import Evidence, Place, Standing
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
from watcher.model.snapshot import LaterNote, Recent, Snapshot
from watcher.model.visit import (
    GOOD,
    Article,
    ArticleState,
    Capture,
    Check,
    Outcome,
    Progress,
    Response,
    Validators,
    Wanted,
)

__all__ = [
    "CHANGES",
    "COSMETIC",
    "GOOD",
    "UNSPOKEN",
    "Article",
    "ArticleState",
    "Block",
    "BlockKind",
    "Capture",
    "Change",
    "Check",
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
    "Recent",
    "Response",
    "Role",
    "Selectors",
    "Snapshot",
    "Span",
    "Standing",
    "Validators",
    "Wanted",
]
