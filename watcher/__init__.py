"""Tracks how news stories change after publication: every version, every dated update note.

reading = watcher.read(html, url)
change = watcher.compare(old_reading, new_reading)
notes = watcher.find_notes(["Update 3 Feb: The ferry sails again."])
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from watcher.compare import compare  # noqa: TC004 - `_Package` brings it at run time
    from watcher.model import Change, Note, Reading  # noqa: TC004 - the same
    from watcher.read import find_notes, read  # noqa: TC004 - the same

__all__ = ["Change", "Note", "Reading", "compare", "find_notes", "read"]

__version__ = "0.1.0"

_HOMES = {
    "Change": "watcher.model",
    "Note": "watcher.model",
    "Reading": "watcher.model",
    "compare": "watcher.compare",
    "find_notes": "watcher.read",
    "read": "watcher.read",
}


class _Package(ModuleType):
    """Gives names when they are first asked for: `watcher --help` needs no parser.

    `watcher.read` and `watcher.compare` are functions, though packages of the same names hold them;
    the import system must not put the packages in their place.
    """

    def __setattr__(self, name: str, value: object) -> None:
        if not (name in _HOMES and isinstance(value, ModuleType)):
            super().__setattr__(name, value)

    def __getattr__(self, name: str) -> Any:
        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = getattr(import_module(_HOMES[name]), name)
        setattr(self, name, value)
        return value


sys.modules[__name__].__class__ = _Package
