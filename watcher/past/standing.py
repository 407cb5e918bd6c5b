"""What notes say of a change that stood there before it, by what is kept of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watcher.decide.history.standing import changes_since, told_before

if TYPE_CHECKING:
    from collections.abc import Iterator

    from watcher.model import Article, Change, Note, Reading
    from watcher.store.archive import Archive


def with_standing(archive: Archive, article: Article, old: Reading, new: Reading, change: Change) -> Change:
    """The change with what is said of it by notes that stood there before.

    Args:
        archive: asked only when there is such a note.
        article: whose change.
        old: the newest version.
        new: what the page says now.
        change: of the two.
    """

    def changes(first: int) -> Iterator[Change | None]:
        return (one.change for one in archive.snapshots(article.id, first))

    def since(note: Note) -> list[Change]:
        return changes_since(note, archive.note_records(article.id), changes)

    return told_before(change, old, new, since)
