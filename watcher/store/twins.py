"""The front for what one article has in common with another: addresses, merges, woven histories."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from watcher.model import ArticleState
from watcher.store import addresses as address_rows
from watcher.store import weave
from watcher.store.articles import change
from watcher.store.asking import Front, reads, writes
from watcher.store.packing.codec import to_json
from watcher.store.rows import one

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from watcher.decide.history.reread import Retold
    from watcher.decide.history.weave import Strand
    from watcher.model import Article
    from watcher.store.addresses import Merge, Met

_AWAKE = (ArticleState.ACTIVE, ArticleState.PAUSED, ArticleState.REMOVED)
SEEN_ELSEWHERE = "another address of it was read since"


class Twins(Front):
    """Which addresses and articles are one."""

    addresses = reads(address_rows.listed)
    merge_of = reads(address_rows.in_force)
    parts = reads(address_rows.parts)
    restring = writes(weave.restring)

    def others(self, article_id: int, keys: Sequence[str]) -> list[Article]:
        """Other watched articles that are known by one of these keys, the oldest first."""
        with self.database.glancing() as db:
            if not any(address_rows.is_shared(db, article_id, name) for name in keys):
                return []
        with self.database.reading() as db:
            found = address_rows.others(db, article_id, keys)
            return [other for other in found if not address_rows.apart(db, article_id, other.id)]

    def put(self, article_id: int, urls: Sequence[tuple[str, Met]], now: datetime) -> None:
        """Note addresses of an article; takes no lock when all are known."""
        if not urls:
            return
        with self.database.reading() as db:
            news = [pair for pair in urls if not address_rows.is_noted(db, article_id, *pair)]
        if news:
            with self.database.writing(durable=False) as db:
                for url, met in news:
                    address_rows.put(db, article_id, url, met, now)

    def merge(
        self,
        merge: Merge,
        into: Article,
        strands: Sequence[Strand],
        retold: Retold,
        *,
        look_again: bool,
    ) -> bool:
        """Make an article part of another one, whose history becomes that of the strands.

        The other is watched if either was.

        Args:
            merge: which becomes part of which.
            into: the other one, as its history was read.
            strands: that history as it is to be.
            retold: what it tells.
            look_again: the other is due now, unless it has a fixed interval; so is one that rested.

        Returns:
            Whether it was done; not when the other has a new version meanwhile.
        """
        with self.database.writing() as db:
            if not weave.restring(db, into, strands, retold, now=merge.merged_at):
                return False
            part = one(db, merge.article_id)
            wishes: dict[str, Any] = {"tags": to_json(tuple(dict.fromkeys((*into.tags, *part.tags))))}
            wishes |= {"from_config": into.from_config or part.from_config}
            state = min(into.state, part.state, key=_AWAKE.index)
            if state is not into.state:
                wishes["state"] = state.value
            if state is not into.state or (look_again and into.every is None):
                wishes |= {"next_check_at": merge.merged_at, "next_reason": SEEN_ELSEWHERE}
            change(db, into.id, wishes)
            both = into.from_config and part.from_config  # `configured` asks whether only one was
            change(db, part.id, {"state": ArticleState.REMOVED.value, "from_config": both})
            address_rows.join(db, merge)
            return True

    def split(
        self,
        merge: Merge,
        into: Article,
        strands: Sequence[Strand],
        retold: Retold,
        *,
        now: datetime,
    ) -> bool:
        """Watch an article by itself again; the other's history becomes that of the strands."""
        with self.database.writing() as db:
            if not weave.restring(db, into, strands, retold, now=now):
                return False
            again = {"state": ArticleState.ACTIVE.value, "next_check_at": now, "next_reason": "split off"}
            change(db, merge.article_id, again | {"from_config": False})
            change(db, into.id, {"from_config": False})  # the configuration says which it asks for
            address_rows.part(db, merge, now)
            return True
