"""What stands among the leads over a story, or with a picture's credit, and is told by that."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from watcher.model import BlockKind, Reason
from watcher.read.words import lines, pictures
from watcher.read.words.lines import way_out

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from watcher.read.roles.seen import Seen


def between(seen: Sequence[Seen]) -> Iterator[Seen]:
    """The sentences between leads of one box, which a rule for single lines put out: for their links, say."""
    leads: dict[int, list[int]] = defaultdict(list)
    for i, one in enumerate(seen):
        if one.why is Reason.LEAD:
            leads[one.raw.box].append(i)
    for at in leads.values():
        for one in seen[at[0] : at[-1]]:
            told = one.raw.tag == "p" and one.raw.box == seen[at[0]].raw.box and not way_out(one.raw)
            if told and one.reason is Reason.BEFORE and lines.ended(one.raw.text):
                yield one


def shows(one: Seen, after: Seen) -> bool:
    """Whether a line is what a picture shows: no sentence, right above the words on whose picture it is."""
    found = pictures.credit(after.raw.text) if after.reason is Reason.CREDIT else None
    owned = found is not None and found.start() == 0
    return owned and one.raw.kind is BlockKind.PARAGRAPH and not lines.ended(one.raw.text)
