"""The report by outlet as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watcher.render.terminal.screen import cut, flow, line
from watcher.render.words import count, until_note

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from watcher.model.report import GroupFigures
    from watcher.render.terminal.screen import Look


def report_lines(groups: Sequence[GroupFigures], look: Look) -> list[str]:
    """One outlet after the other: its figures, then its most rewritten stories."""
    lines: list[str] = []
    for group in groups:
        lines += ["", *_group_lines(group, look)]
    return lines[1:]


def _group_lines(group: GroupFigures, look: Look) -> Iterator[str]:
    yield from flow([line(group.name, "strong")], look)
    figures = ", ".join([count(group.articles, "article"), count(group.changes, "change")])
    yield from flow([line(f"{figures}, {group.substantive:,} of substance")], look, first="  ", rest="    ")
    if group.substantive:
        yield from flow([line(_verdicts(group))], look, first="  ", rest="    ")
    if group.with_many:
        words = f"{group.with_many:,} more that many articles have alike, and that count as no edit of theirs"
        yield from flow([line(words)], look, first="  ", rest="    ")
    for item in group.most_rewritten:
        size = f"{count(item.words, 'word')} in {count(item.substantive, 'change')}"
        words = f"{size}: {line(item.title or item.url).words}"
        yield look.paint("  " + cut(words, look.columns - 2), "dim")


def _verdicts(group: GroupFigures) -> str:
    parts = [f"{group.disclosed:,} disclosed", f"{group.disclosed_later:,} later", f"{group.partly:,} partly"]
    share = f"{group.share:.0%} disclosed in all" if group.share is not None else ""
    soon = f"; at the median the note was seen {until_note(group.delay)}" if group.delay is not None else ""
    return f"{', '.join(parts)}, {group.undisclosed:,} undisclosed: {share}{soon}"
