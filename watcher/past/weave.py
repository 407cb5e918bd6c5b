"""Puts captures of others into an article's history, and takes them out again. Nobody is alerted.

stored pages, captures ──> read ──> weave ──> retell ──> restring
                                      │                    └ one transaction: numbers, changes, notes, seals
                                      └ what is new, what is known, what we saw otherwise
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from watcher.compare.digest import digest
from watcher.decide.history.reread import Retold, retell
from watcher.decide.history.weave import Strand, Woven, weave, without
from watcher.model import Capture
from watcher.past.reread import TRIES, versions
from watcher.read import READER_VERSION

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import datetime

    from watcher.model import Article, EditClass, Reading
    from watcher.store import Store


def captured(reading: Reading, raw: bytes, url: str, at: datetime, **more: Any) -> Capture:
    """A capture of somebody else, read by the present reader; `more` are other fields of a capture."""
    return Capture(reading, digest(reading), READER_VERSION, raw=raw, url=url, captured_at=at, **more)


def told(
    store: Store,
    article: Article,
    captures: Sequence[Capture],
    *,
    cosmetic: frozenset[EditClass],
    whole: bool = False,
) -> tuple[Woven, Retold]:
    """The article's history with the captures in it; nothing is written."""
    stored = list(versions(store, article))
    woven = weave(stored, captures, last_good_at=article.last_good_at, cosmetic=cosmetic, whole=whole)
    return woven, retold(store, article, woven.strands, cosmetic=cosmetic)


def retold(
    store: Store, article: Article, strands: Iterable[Strand], *, cosmetic: frozenset[EditClass]
) -> Retold:
    """What the strands tell: changes, verdicts and notes."""
    records = store.note_records(article.id)
    told = (strand.version for strand in strands)
    return retell(told, records, article_id=article.id, cosmetic=cosmetic)


def put(
    store: Store,
    article: Article,
    captures: Sequence[Capture],
    *,
    now: datetime,
    cosmetic: frozenset[EditClass],
    whole: bool = False,
    write: Callable[[Article, Woven, Retold], bool] | None = None,
) -> Woven:
    """Put captures into an article's history.

    Args:
        store: where it is.
        article: whose history.
        captures: of others, in any order.
        now: the moment.
        cosmetic: classes of edits that nobody is told of.
        whole: the captures are the versions of a history.
        write: writes it down, and says whether it could; by default when anything is new.

    Raises:
        StoreError: it could not be written; nothing of it was.
    """

    def restring(article: Article, woven: Woven, retold: Retold) -> bool:
        if not woven.newer:
            return True
        return store.twins.restring(article, woven.strands, retold, now=now)

    for _ in range(TRIES):
        woven, retold = told(store, article, captures, cosmetic=cosmetic, whole=whole)
        if (write or restring)(article, woven, retold):
            break
        article = store.article(article.id)
    return woven


def take_out(
    store: Store,
    article: Article,
    numbers: set[int],
    write: Callable[[Article, Sequence[Strand], Retold], bool],
    *,
    cosmetic: frozenset[EditClass],
) -> None:
    """Take versions out of an article's history; `write` writes it down, and says whether it could."""
    for _ in range(TRIES):
        strands = without(list(versions(store, article)), numbers)
        if write(article, strands, retold(store, article, strands, cosmetic=cosmetic)):
            break
        article = store.article(article.id)
