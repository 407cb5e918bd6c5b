"""Where each paragraph of a kept version comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watcher.compare.blame import Origins, blame, unbroken
from watcher.past.compared import side

if TYPE_CHECKING:
    from watcher.store.archive import Archive


def traced(archive: Archive, article_id: int, version: int) -> Origins:
    """Trace a version of an article back, as far as no version is left out.

    Raises:
        UnknownVersion: there is no such version.
    """
    _, reading = side(archive, article_id, version)
    snapshots = [one for one in archive.snapshots(article_id) if one.version <= version]
    first, known = unbroken(snapshots, archive.readings(article_id, version))
    return Origins(blame(known, first), reading, snapshots, first)
