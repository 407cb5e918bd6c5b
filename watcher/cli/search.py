"""search: where words stood, and from when to when."""

# ruff: noqa: PLC0415  imports stand where they are needed: `--help` must answer at once
from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

import click

from watcher.cli.kit.answers import emit_parts
from watcher.cli.kit.desk import Desk, pass_desk
from watcher.cli.kit.naming import NOTHING_YET, offered
from watcher.cli.kit.options import as_json, example, limit_option

if TYPE_CHECKING:
    from collections.abc import Sequence

SHOWN = 20
"""Articles shown to people unless they ask for more: three screens."""

NOTHING = "Nothing like that in any version."
NOTHING_GONE = "Nothing like that in an older version that the newest one lacks."


@click.command(
    epilog=example(
        'watcher search "half price"',
        "watcher search lease county",
        'watcher search "£14" --gone',
        "watcher search 'confirm*' --article ferry",
    )
)
@click.argument("words", metavar="WORDS...", nargs=-1, required=True)
@click.option(
    "--article", "address", metavar="URL", shell_complete=offered, help="Only the versions of this article."
)
@click.option("--gone", is_flag=True, help="Only articles where the words stood and stand no more.")
@limit_option(SHOWN, "articles")
@as_json
@pass_desk
def search(
    desk: Desk, words: Sequence[str], address: str | None, limit: int | None, *, gone: bool, as_json: bool
) -> None:
    """In which versions of which articles words appeared and vanished, the newest find first.

    Words in one pair of quotes are a phrase; several phrases must stand in one paragraph. "resign*" finds
    longer words too. Capitals, accents and points do not matter. Headlines and bylines are searched as well.
    """
    from watcher.compare.phrases import phrases
    from watcher.errors import UsageError

    asked = phrases(words)
    if not asked:
        raise UsageError(f'there is no word in "{" ".join(words)}"; name one to look for')
    whose = desk.store.find(address).id if address else None
    found = desk.store.search(asked, whose, gone=gone)
    if as_json:
        from watcher.render.documents.passages import search_parts

        emit_parts(search_parts(words, islice(found, limit)))
        return
    from watcher.cli.kit.pager import page_found
    from watcher.render.terminal.search import search_lines

    page_found(
        found,
        lambda some: search_lines(asked, some, desk.look),
        limit=limit,
        most=SHOWN,
        look=desk.look,
        nothing=lambda: NOTHING_YET if desk.store.is_empty() else NOTHING_GONE if gone else NOTHING,
    )
