"""serve: what was seen, as pages in a browser."""

# ruff: noqa: PLC0415  imports stand where they are needed: `--help` must answer at once
from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import click

from watcher.cli.kit.answers import hint, say
from watcher.cli.kit.desk import Desk, pass_desk
from watcher.cli.kit.options import example

if TYPE_CHECKING:
    from collections.abc import Sequence

    from watcher.sources.subscribing import Doorbell

PORT = 8321


@click.command(
    epilog=example("watcher serve", "watcher serve --host 0.0.0.0 --port 80 --name history.example.org")
)
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option(
    "--port",
    type=click.IntRange(0, 65_535),
    default=PORT,
    show_default=True,
    help="The port; 0 takes a free one.",
)
@click.option(
    "--name",
    "names",
    metavar="NAME",
    multiple=True,
    help="A name under which it is reached; with any, other names are refused. Repeatable.",
)
@click.option("--prefix", default="", metavar="PATH", help="The path under which a proxy shows it: /history.")
@pass_desk
def serve(desk: Desk, host: str, port: int, names: Sequence[str], prefix: str) -> None:
    """Pages of what was seen: articles, versions, changes, disclosed or not, notes, search, report, sources.

    Atom feeds, a JSON API (/api/openapi.json), Memento headers and TimeMaps for archive tools, /healthz and
    /metrics. For reading only, without a password: it listens on this machine alone unless you say otherwise.
    With [websub] callback it also listens to the hubs of feeds that push. Needs the extra web.
    """
    from watcher.errors import MissingExtra

    try:
        from watcher.web.server import LOOPBACK
        from watcher.web.server import serve as run
    except ImportError:
        raise MissingExtra("Serving pages", "web") from None
    from watcher.web.site import Site

    config, archive = desk.config, desk.archive
    if host not in LOOPBACK:
        hint(f"Whoever reaches {host} can read all of it; there is no password.")
    site = Site(archive, config.timezone, config.check_policy().cosmetic)

    def said(url: str) -> None:
        say(f"Serving {url} (Ctrl-C ends it)")

    bell = _doorbell(desk)
    if bell is not None and names:
        names = [*names, urlsplit(config.file.websub.callback).hostname or ""]
    run(site, host=host, port=port, names=names, prefix=prefix, said=said, doorbell=bell)


def _doorbell(desk: Desk) -> Doorbell | None:
    """What hubs ring, where the configuration says how they reach it."""
    from watcher.sources.subscribing import Doorbell

    config = desk.config
    return Doorbell(desk.store, config.file.schedule.floor) if config.file.websub.callback else None
