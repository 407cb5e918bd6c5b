"""updates, history: what the store knows of articles over their whole life."""

# ruff: noqa: PLC0415  imports stand where they are needed: `--help` must answer at once
from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

import click

from watcher.cli.kit.answers import can_draw, emit, emit_parts, say
from watcher.cli.kit.desk import Desk, pass_desk
from watcher.cli.kit.naming import NOTHING_YET, of_article
from watcher.cli.kit.options import (
    as_json,
    as_table,
    example,
    limit_option,
    moment_of,
    one_form,
    since_option,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

SHOWN = 200
"""Notes or changes that people are shown unless they say how many: twenty screens."""

KINDS = ("update", "correction", "amendment", "clarification", "editors_note", "retraction", "other")


@click.command(
    epilog=example(
        "watcher updates --json | jq '.notes[0].text'",
        "watcher updates --kind correction --since 7d",
        "watcher updates ferry --undisclosed --since 1d",
        "watcher updates --csv > notes.csv",
    )
)
@of_article("address", metavar="[URL]", required=False)
@click.option(
    "--kind", "kinds", multiple=True, type=click.Choice(KINDS), help="Only notes of this kind; repeatable."
)
@since_option("Only what we saw first then or later.")
@click.option(
    "--undisclosed",
    is_flag=True,
    help="Instead of notes, the changes with edits of substance that no note speaks of, neither in their own "
    "version nor in a later one. Changes of spelling or form alone are left out.",
)
@limit_option(SHOWN, "notes or changes, the newest")
@as_table
@as_json
@pass_desk
def updates(
    desk: Desk,
    address: str | None,
    kinds: Sequence[str],
    since: str | None,
    limit: int | None,
    *,
    undisclosed: bool,
    as_csv: bool,
    as_json: bool,
) -> None:
    """The update notes the outlets wrote, newest first."""
    from watcher.errors import UsageError

    one_form(as_csv=as_csv, as_json=as_json)
    if undisclosed and kinds:
        raise UsageError("--kind is about notes, --undisclosed about changes without one; choose one")
    start = moment_of(since, now=desk.now, zone=desk.config.timezone)
    whose = desk.store.find(address).id if address else None
    if undisclosed:
        _undisclosed(desk, whose, start, limit, as_json=as_json, as_csv=as_csv)
    else:
        _notes(desk, whose, kinds, start, limit, as_json=as_json, as_csv=as_csv)


def _notes(
    desk: Desk,
    whose: int | None,
    kinds: Sequence[str],
    start: datetime | None,
    limit: int | None,
    *,
    as_json: bool,
    as_csv: bool,
) -> None:
    from watcher.model import NoteKind

    notes = desk.store.notes(whose, kinds=[NoteKind(kind) for kind in kinds], since=start)
    if as_csv:
        from watcher.render.tables import updates_csv

        emit_parts(updates_csv(islice(notes, limit)), end="")
        return
    if as_json:
        from watcher.render.documents import updates_parts

        emit_parts(updates_parts(islice(notes, limit)))
        return
    from watcher.cli.kit.pager import page_found
    from watcher.render.terminal.updates import updates_lines

    none = "No such update notes." if kinds or start else "No update notes so far."
    page_found(
        notes,
        lambda some: updates_lines(some, desk.look),
        limit=limit,
        most=SHOWN,
        look=desk.look,
        nothing=lambda: NOTHING_YET if desk.store.is_empty() else none,
    )


def _undisclosed(
    desk: Desk, whose: int | None, start: datetime | None, limit: int | None, *, as_json: bool, as_csv: bool
) -> None:
    found = desk.store.report.undisclosed(whose, since=start)
    if as_csv:
        from watcher.render.tables import undisclosed_csv

        emit_parts(undisclosed_csv(islice(found, limit)), end="")
        return
    if as_json:
        from watcher.render.documents import undisclosed_parts

        emit_parts(undisclosed_parts(islice(found, limit)))
        return
    from watcher.cli.kit.pager import page_found
    from watcher.render.terminal.updates import undisclosed_lines

    page_found(
        found,
        lambda some: undisclosed_lines(some, desk.look),
        limit=limit,
        most=SHOWN,
        look=desk.look,
        nothing=lambda: NOTHING_YET if desk.store.is_empty() else "No such changes.",
    )


@click.command(epilog=example("watcher history ferry", "watcher history ferry --graph"))
@of_article("address", metavar="URL")
@click.option(
    "--graph", is_flag=True, help="Its length over time as a drawing, with notes and what no note tells."
)
@as_json
@pass_desk
def history(desk: Desk, address: str, *, graph: bool, as_json: bool) -> None:
    """The versions of an article: when, how much, what was said of it and what was not."""
    article, now = desk.store.find(address), desk.now
    snapshots = desk.store.snapshots(article.id)
    between = desk.store.between(article, snapshots, now)
    if as_json:
        from watcher.render.documents import history_document

        emit(history_document(article, snapshots, between))
        return
    if graph and snapshots:
        from watcher.render.terminal.graph import ASCII, graph_lines

        lines = graph_lines(article, snapshots, desk.look, now=now, gaps=between.gaps)
        say(lines if can_draw() else [line.translate(ASCII) for line in lines])
        return
    from watcher.cli.kit.pager import page
    from watcher.render.terminal.history import history_lines

    page(history_lines(article, snapshots, desk.look, now=now, between=between))
    if not snapshots:
        say(f'No version yet. Look at it now with: watcher check "#{article.id}"')
