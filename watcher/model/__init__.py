"""The values that travel between the stages. No behaviour beyond what a value knows of itself.

All times are aware; those ending in `_at` are UTC. `stated_*` is what a note says, in its own zone.
"""

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
from watcher.model.visit import Outcome

__all__ = [
    "COSMETIC",
    "Block",
    "BlockKind",
    "Change",
    "DateSource",
    "Disclosure",
    "Edit",
    "EditClass",
    "EditKind",
    "Note",
    "NoteForm",
    "NoteKind",
    "NotePair",
    "Obstacle",
    "Op",
    "Outcome",
    "Position",
    "Reading",
    "Role",
    "Selectors",
    "Span",
]
