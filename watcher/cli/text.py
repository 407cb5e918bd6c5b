"""show: the text of a version."""

# ruff: noqa: PLC0415  imports stand where they are needed: `--help` must answer at once
from __future__ import annotations

import click

from watcher.cli.desk import Desk, as_json, emit, example, pass_desk
from watcher.cli.versions import addressed


@click.command(epilog=example("watcher show https://news.example/story@1", "watcher show ferry@2026-01-12"))
@click.argument("address", metavar="URL[@N]")
@as_json
@pass_desk
def show(desk: Desk, address: str, *, as_json: bool) -> None:
    """The text of a version, the newest one without @N.

    @3 is version 3; @2026-01-12 the one that stood at the end of that day, @2026-01-12T10:30 at that moment.
    """
    article, version = addressed(desk, address)
    snapshot = desk.store.snapshot(article.id, version)
    reading = desk.store.reading(article.id, version)
    if as_json:
        from watcher.render.documents import show_document

        emit(show_document(article, snapshot, reading))
        return
    from watcher.cli.pager import page
    from watcher.render.terminal_text import version_lines

    page(version_lines(snapshot, reading, desk.look))
    desk.looked_at(snapshot)
