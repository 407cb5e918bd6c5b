"""sources: where articles come from, and how that goes."""

# ruff: noqa: PLC0415  imports stand where they are needed: `--help` must answer at once
from __future__ import annotations

import click

from watcher.cli.kit.answers import emit, say
from watcher.cli.kit.desk import Desk, pass_desk
from watcher.cli.kit.options import as_json, example

NONE_YET = "No source is watched yet. Start with: watcher add https://news.example/"


@click.command(epilog=example("watcher sources", "watcher sources --json | jq '.sources[].trouble'"))
@as_json
@pass_desk
def sources(desk: Desk, *, as_json: bool) -> None:
    """The sources of articles: items seen, articles watched, last success, trouble.

    Sources stand in config.toml ([[sources]]) or come by "watcher add"; pause, resume and remove take their
    addresses too.
    """
    watched = desk.store.sources.all()
    if as_json:
        from watcher.render.documents.sources import sources_document

        emit(sources_document(watched))
        return
    from watcher.render.terminal.sources import source_lines

    say(source_lines(watched, desk.look, now=desk.now) if watched else NONE_YET)
