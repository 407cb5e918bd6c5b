"""show, blame: the text of a version, and where it comes from."""

# ruff: noqa: PLC0415  imports stand where they are needed: `--help` must answer at once
from __future__ import annotations

import click

from watcher.cli.kit.answers import emit, hint
from watcher.cli.kit.desk import Desk, pass_desk
from watcher.cli.kit.naming import of_article
from watcher.cli.kit.options import as_json, example
from watcher.cli.kit.versions import addressed, addressed_at


@click.command(epilog=example("watcher show ferry@1", "watcher show ferry@today"))
@of_article("address", metavar="URL[@N]")
@as_json
@pass_desk
def show(desk: Desk, address: str, *, as_json: bool) -> None:
    """The text of a version, the newest one without @N.

    @3 is version 3; @2026-01-12, @today or @yesterday the one that stood at the end of that day,
    @2026-01-12T10:30 at that moment. Where no look of ours shows that it did, it says so.
    """
    from watcher.past.compared import side

    article, which = addressed_at(desk, address)
    version, stood = (which, None) if isinstance(which, int) else (which.version, which)
    snapshot, reading = side(desk.store, article.id, version)
    if as_json:
        from watcher.render.documents import show_document, stood_document

        emit(show_document(article, snapshot, reading) | (stood_document(stood) if stood else {}))
        return
    from watcher.cli.kit.pager import page
    from watcher.render.terminal.text import version_lines

    origin = desk.store.provenance(article.id, version)
    page(version_lines(snapshot, reading, desk.look, stood=stood, origin=origin))
    desk.looked_at(snapshot)


@click.command(epilog=example("watcher blame ferry", "watcher blame ferry@3"))
@of_article("address", metavar="URL[@N]")
@as_json
@pass_desk
def blame(desk: Desk, address: str, *, as_json: bool) -> None:
    """Each paragraph with the version and time that brought it, the verdict on that and its note.

    What was only reformatted or moved keeps the version that brought its words.
    """
    from watcher.past.traced import traced

    article, version = addressed(desk, address)
    origins = traced(desk.store, article.id, version)
    if (first := origins.first) > 1:
        hint(f"Version {first - 1} is left out: what is said to have come with version {first} may be older.")
    if as_json:
        from watcher.render.documents.passages import blame_document

        emit(blame_document(article, origins))
        return
    from watcher.cli.kit.pager import page
    from watcher.render.terminal.blame import blame_lines

    page(blame_lines(article, origins, desk.look))
    desk.looked_at(origins.snapshots[-1])
