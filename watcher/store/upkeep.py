"""The front for the care of what is kept: whether it is as it was written, what may go, what is read again.

Modules that read pages or compare them are imported in the methods that need them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from watcher.store import measures, retention, service
from watcher.store.asking import Front, reads
from watcher.store.engine.locks import KEEPING_HOUSE, alone_at_once

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime
    from pathlib import Path

    from watcher.decide.history.reread import Retold
    from watcher.model import Article
    from watcher.model.retention import Pruned, Retention
    from watcher.store.copies import Progress
    from watcher.store.remarked import Marked
    from watcher.store.verify.flaws import Flaw


class Upkeep(Front):
    """What of the store can be cared for; what goes through all of it is a transaction for some at a time."""

    prunable = reads(retention.prunable)

    def size(self) -> int:
        """How many versions there are: the steps of `flaws`."""
        from watcher.store.verify import whole as verify  # noqa: PLC0415 - see above

        with self.database.reading() as db:
            return verify.size(db)

    def flaws(self, step: Callable[[], None] = lambda: None) -> Iterator[Flaw]:
        """What of all that is kept is not as it was written, as it is found.

        Args:
            step: called after each version.
        """
        from watcher.store.verify import whole as verify  # noqa: PLC0415 - see above

        return verify.flaws(self.database, step)

    def back_up(self, target: Path, *, force: bool, step: Progress) -> list[Flaw]:
        """Copy everything into a file; see `copies.back_up`."""
        from watcher.store import copies  # noqa: PLC0415 - see above

        return copies.back_up(self.database, target, force=force, step=step)

    def outdated(self, reader_version: int) -> list[Article]:
        """Articles whose history is not all of this reader's, or of an older program."""
        from watcher.store import rewrite  # noqa: PLC0415 - see above

        with self.database.reading() as db:
            return rewrite.outdated(db, reader_version)

    def with_history(self) -> list[Article]:
        """Articles that have a version, in whatever state."""
        from watcher.store import rewrite  # noqa: PLC0415 - see above

        with self.database.reading() as db:
            return rewrite.with_history(db)

    def keep_house(self, now: datetime, keep: Retention) -> list[Pruned]:
        """What `prune` does, by a clock that has stood; by one that is years ahead all would be old.

        Returns:
            What was dropped.
        """
        with self.database.reading() as db:
            stood = measures.has_stood(db, now)
        if stood:
            return self.prune(now, keep)
        self._tidy(now)
        return []

    def keep_house_at_times(self, now: datetime, keep: Retention) -> None:
        """The same, where nobody did for some hours: for a watch whose passes are single ones."""
        with self.database.reading() as db:
            due = measures.is_due(db, now)
        if due:
            self.keep_house(now, keep)

    def prune(self, now: datetime, keep: Retention) -> list[Pruned]:
        """Drop what is old and what nothing points to, and give its room back to the disk; what that was."""
        dropped = retention.prune(self.database, now, keep)
        self.maintain(now)
        self.database.give_back()
        return dropped

    def maintain(self, now: datetime) -> None:
        """Drop old visits and odd pages in small steps, and keep the file in shape."""
        from watcher.store import alike  # noqa: PLC0415 - see above
        from watcher.store.sources import items  # noqa: PLC0415 - see above

        for prune in (service.prune_checks, service.prune_asides, alike.prune, items.rest):
            dropped = 1
            while dropped:
                with self.database.writing(durable=False) as db:
                    dropped = prune(db, now) if alone_at_once(db, KEEPING_HOUSE) else 0
        self._tidy(now)

    def _tidy(self, now: datetime) -> None:
        with self.database.writing(durable=False) as db:
            measures.sample(db, service.size_of(db, self.database.file), now)
        self.database.tidy()

    def mark_past(self, *, dry: bool) -> Marked:
        """Mark stored changes that are no edits of their articles; see `remarked.mark_past`."""
        from watcher.store import remarked  # noqa: PLC0415 - see above

        return remarked.mark_past(self.database, dry=dry)

    def rewrite(self, article: Article, retold: Retold, *, now: datetime) -> bool:
        """Put a history that was told anew in the place of the stored one, or nothing of it.

        Args:
            article: as it was when its pages were read.
            retold: its whole history.
            now: the moment.

        Returns:
            Whether it was written; not when a new version has come meanwhile.
        """
        from watcher.store import rewrite  # noqa: PLC0415 - see above

        with self.database.writing() as db:
            return rewrite.rewrite(db, article, retold, now)
