"""search: where words stood, and from when to when."""

# ruff: noqa: PLC0415  imports stand where they are needed: `--help` must answer at once
from __future__ import annotations

from itertools import chain, islice
from typing import TYPE_CHECKING

import click

from watcher.cli.desk import Desk, as_json, emit_parts, example, hint, pass_desk, say
from watcher.cli.watchlist import NOTHING_YET

if TYPE_CHECKING:
    from collections.abc import Sequence

SHOWN = 20
"""Articles shown to people unless they ask for more: three screens."""


@click.command(
    epilog=example(
        'watcher search "half price"',
        "watcher search lease county",
        'watcher search "£14" --gone',
        "watcher search 'confirm*' --article ferry",
    )
)
@click.argument("words", metavar="WORDS...", nargs=-1, required=True)
@click.option("--article", "address", metavar="URL", help="Only the versions of this article.")
@click.option("--gone", is_flag=True, help="Only articles where the words stood and stand no more.")
@click.option(
    "--limit",
    metavar="N",
    type=click.IntRange(min=1),
    help=f"At most so many articles. Default: {SHOWN}, all with --json.",
)
@as_json
@pass_desk
def search(
    desk: Desk, words: Sequence[str], address: str | None, limit: int | None, *, gone: bool, as_json: bool
) -> None:
    """In which versions of which articles words appeared and vanished, the newest find first.

    Words in one pair of quotes are a phrase; several phrases must stand in one paragraph. "resign*" finds
    longer words too. Capitals and accents do not matter. Headlines and bylines are searched as well.
    """
    from watcher.compare.phrases import phrases
    from watcher.errors import UsageError

    asked = phrases(words)
    if not asked:
        raise UsageError(f'there is no word in "{" ".join(words)}"; name one to look for')
    whose = desk.store.find(address).id if address else None
    found = (one for one in desk.store.search(asked, whose) if not gone or one.appearances[-1].gone)
    if as_json:
        from watcher.render.documents_reading import search_parts

        emit_parts(search_parts(words, islice(found, limit)))
        return
    from watcher.render.terminal_search import search_lines

    lines = search_lines(asked, islice(found, limit or SHOWN), desk.look)
    first = next(lines, None)
    if first is None:
        say("Nothing like that in any version." if desk.store.articles() else NOTHING_YET)
        return
    say(chain([first], lines))
    if limit is None and next(found, None) is not None:
        hint(f"These are the newest {SHOWN} articles; --limit N shows more.")
