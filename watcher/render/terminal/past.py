"""What a backfill brought, for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watcher.model.haul import Report
from watcher.model.past import Fate
from watcher.render.terminal.captures import left_out
from watcher.render.terminal.screen import flow, line
from watcher.render.words import before_words, count

if TYPE_CHECKING:
    from collections.abc import Iterator

    from watcher.model.past import Sum
    from watcher.render.terminal.screen import Look


def sum_lines(name: str, found: Sum, look: Look, *, limit: int, dry: bool) -> Iterator[str]:
    """The sum of it, what stood before we saw it, and why captures were no versions, by how often."""
    rest = found.found - found.known_before
    words = f"{name}: {count(found.found, 'capture')}, {found.known_before} of them looked at before"
    if dry:
        yield from flow([line(f"{words}; {min(rest, limit)} would be looked at now.")], look)
        return
    came, known = found.count(Fate.VERSION), found.count(Fate.KNOWN)
    bad, failed = found.count(Fate.UNFIT), found.count(Fate.FAILED)
    beside, now = found.count(Fate.BESIDE), len(found.looked)
    words += f"; now {now}: {count(came, 'version')} came, {count(known, 'was known', 'were known')}"
    words += left_out(Report(beside=beside))
    words += f", {count(bad, 'was no good page', 'were no good pages')}"
    words += f", {failed} could not be had" if failed else ""
    left = rest - now
    words += f"; {left} are left, run it again to go on" if left > 0 else ""
    yield from flow([line(f"{words}.")], look)
    for version, one in found.ahead:
        said = f"version {version} {before_words(one, look.zone)}"
        yield from flow([line(said)], look, first="  ", rest="    ")
    for why, number in found.reasons().most_common():
        yield from flow([line(f"{number} × {why}", "dim")], look, first="  ", rest="    ")
