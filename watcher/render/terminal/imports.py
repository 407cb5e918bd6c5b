"""What came from another tool and what could not, for people."""

from __future__ import annotations

from collections import Counter
from dataclasses import astuple
from typing import TYPE_CHECKING

from watcher.model import Added
from watcher.model.haul import Report
from watcher.render.terminal.captures import left_out
from watcher.render.terminal.screen import flow, line
from watcher.render.words import count

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from watcher.model.haul import Brought, Haul
    from watcher.render.terminal.screen import Look

ALIKE = "`watcher reread` finds those of their changes that came to many articles of a host alike."
"""An import tells those that a marked change shows to be so; for others the whole watch is looked through."""


def _repeats(number: int) -> str:
    return count(number, "more repeats one of them", "more repeat one of them") if number else ""


def brought_lines(
    file: str, haul: Haul, brought: Sequence[Brought], look: Look, *, dry: bool
) -> Iterator[str]:
    """The sum of it, then everything that could not come, one a line."""
    name = f"{file} ({haul.tool})"
    if not (brought or haul.left):
        yield from flow([line(f"{name}: there is nothing in it that could come.")], look)
    for words in (*_watched(name, brought, dry=dry), *_versions(brought, dry=dry)):
        yield from flow([line(words)], look)
    lost = [f"{one.url}: without {loss}" for one in brought for loss in one.losses]
    refused = [one.refused for one in brought if one.refused]  # they name the address themselves
    left = [*refused, *(f"{rest.what}: {rest.why}" for rest in haul.left)]
    for words in (*lost, *(f"left out: {each}" for each in left)):
        yield from flow([line(words, "warn")], look, first="  ", rest="    ")


def _watched(name: str, brought: Sequence[Brought], *, dry: bool) -> Iterator[str]:
    """How many articles and sources came into the watch list."""
    verbs = ("would be", "would be") if dry else ("is", "are")
    for kind, source in (("article", False), ("source", True)):
        lines = [one for one in brought if one.source is source and not one.refused]
        of_kind = {one.url: one for one in reversed(lines)}.values()  # the first of each is how it came
        if of_kind:
            added = Counter(one.added for one in of_kind)
            new, again = (count(added[how], *verbs) for how in (Added.NEW, Added.AGAIN))
            words = f"{count(len(of_kind), kind)}: {new} new, "
            words += f"{again} watched again with the history they had, " if added[Added.AGAIN] else ""
            words += f"{added[Added.ALREADY]:,} watched already"
            words += f"; {repeats}" if (repeats := _repeats(len(lines) - len(of_kind))) else ""
            yield f"{name}, {words}."


def _versions(brought: Sequence[Brought], *, dry: bool) -> Iterator[str]:
    """How many versions came into histories."""
    whole = Report(*map(sum, zip(*(astuple(one.versions) for one in brought), strict=True)))
    if whole != Report():
        told = f"{count(whole.added, 'version')} {'would come' if dry else 'came'} into histories, "
        yield f"{told}{count(whole.known, 'was known', 'were known')}{left_out(whole)}."
    if sum(bool(one.versions.added) for one in brought) > 1 and not dry:
        yield ALIKE
