"""Two readings in, their difference out.

Blocks are paired first (the same, the recut, the similar), then the sentences within them, then the words;
each edit gets its classes from the words that came and went; the notes are paired by themselves; the verdict
joins both. Nothing here depends on a clock, a configuration, or the order of a hash.

    whole ──> disclosure ──> edits ──> words, links
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from watcher.compare.hidden import NOTHING_HIDDEN, Hidden
from watcher.model import COSMETIC

if TYPE_CHECKING:
    from datetime import datetime

    from watcher.model import Change, EditClass, Reading

__all__ = ["Hidden", "compare", "told_after"]


def compare(old: Reading, new: Reading, *, cosmetic: frozenset[EditClass] = COSMETIC) -> Change:
    """What changed from one reading of an article to another, and whether its notes say so.

    Pure and deterministic: the same two readings give the same change in every process. The cost is nearly
    linear in the text, and the same in both directions.

    Args:
        old: the earlier reading.
        new: the later reading.
        cosmetic: classes of edits that need no disclosure when an edit has no others.
    """
    return told_after(old, new, cosmetic=cosmetic)[1]


def told_after(
    old: Reading,
    new: Reading,
    *,
    cosmetic: frozenset[EditClass] = COSMETIC,
    hidden: Hidden = NOTHING_HIDDEN,
    seen_at: datetime | None = None,
) -> tuple[Reading, Change]:
    """The same with the later reading as it is told after the earlier one.

    Its notes end where what stood there before them goes on, which one page alone does not always show. What
    stood before on a live blog's next page is not new: `hidden` gives those entries. Nor has a note an
    inferred day that was over at `seen_at`, when the earlier reading was seen last.
    """
    from watcher.compare.whole import told  # noqa: PLC0415 - 0.1 s that those who only read spare

    return told(old, new, cosmetic, hidden, seen_at)
