"""What is old enough to be dropped, or was dropped."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from watcher.model.retention import FOREVER
from watcher.render.documents import SCHEMA_VERSION
from watcher.render.safe import inert_line
from watcher.render.words import count, size

if TYPE_CHECKING:
    from collections.abc import Sequence

    from watcher.model.retention import Pruned, Retention

NOTHING_DUE = (
    "Nothing to drop: a change, a note or an alert points to all that is older than [retention] says, "
    "or it is the text of a watched article."
)
NOTHING_ASKED = 'All is kept for ever; [retention] raw = "90d" in config.toml says how long pages are kept.'


def pruned_document(found: Sequence[Pruned], *, dry_run: bool) -> dict[str, Any]:
    """Figures by host."""
    hosts = [{"host": p.host, "pages": p.pages, "texts": p.texts, "bytes": p.bytes} for p in found]
    return {"schema_version": SCHEMA_VERSION, "dry_run": dry_run, "hosts": hosts}


def pruned_lines(found: Sequence[Pruned], retention: Retention, *, dry_run: bool) -> list[str]:
    """The same for people: a line a host, and the sum."""
    spans = [
        span for keep in (retention.general, *retention.hosts.values()) for span in (keep.raw, keep.texts)
    ]
    if all(span == FOREVER for span in spans):
        return [NOTHING_ASKED]
    if not found:
        return [NOTHING_DUE]
    total = (
        sum(one.pages for one in found),
        sum(one.texts for one in found),
        sum(one.bytes for one in found),
    )
    done = "would be dropped; nothing was changed" if dry_run else "dropped"
    lines = [f"  {inert_line(one.host)}: {_words(one.pages, one.texts, one.bytes)}" for one in found]
    return [*lines, f"{_words(*total)} {done}."]


def _words(pages: int, texts: int, taken: int) -> str:
    return f"{count(pages, 'page')} and {count(texts, 'text')} ({size(taken)})"
