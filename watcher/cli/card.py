"""card: a picture of one change."""

# ruff: noqa: PLC0415  imports stand where they are needed: `--help` must answer at once
from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from watcher.cli.kit.answers import hint, say
from watcher.cli.kit.desk import Desk, pass_desk
from watcher.cli.kit.files import STANDARD, opened
from watcher.cli.kit.naming import of_article
from watcher.cli.kit.options import example
from watcher.cli.kit.versions import pair

if TYPE_CHECKING:
    from watcher.render.picture import Picture

WORDS = ".txt"

SIGNS = 10
"""So many of those that no font has are shown: enough to know the script by."""


@click.command(epilog=example("watcher card ferry 2..3 --png fare.png", "watcher card ferry --png fare.png"))
@of_article("address", metavar="URL")
@click.argument("versions", metavar="[A..B]", required=False, default="")
@click.option(
    "--png", "file", metavar="FILE", type=click.Path(path_type=Path), required=True, help="The picture."
)
@pass_desk
def card(desk: Desk, address: str, versions: str, file: Path) -> None:
    """A picture of one change for a post, and its words (alt text) in a text file beside it.

    Without A..B the last two versions. To "-" the picture is standard output, and its words standard error.
    Needs the extra card.
    """
    from watcher.errors import MissingExtra, UsageError

    if not file.name or file.suffix == WORDS:
        raise UsageError(f'--png: "{file}" names no picture, whose words are to stand beside it in a {WORDS}')
    try:
        from watcher.export.card import draw
    except ImportError:
        raise MissingExtra("A picture", "card") from None
    from watcher.render.picture import alt_text

    shown = _shown(desk, address, versions)
    with opened(file) as target:
        lacking = draw(shown, target)
    _tell(file, alt_text(shown))
    if lacking:
        more = f" and {len(lacking) - SIGNS} more" if len(lacking) > SIGNS else ""
        some = "".join(sorted(lacking)[:SIGNS]) + more
        hint(f"No font here has these signs, they are boxes: {some} (Noto fonts have nearly all)")


def _shown(desk: Desk, address: str, versions: str) -> Picture:
    from watcher.errors import UsageError
    from watcher.past.compared import compared
    from watcher.render.picture import picture

    article = desk.store.find(address)
    first, second = pair(desk, article, versions)
    if first > second:
        raise UsageError(f"A card shows what changed, not the way back; write {second}..{first}.")
    cosmetic = desk.config.check_policy().cosmetic
    before, after, change = compared(desk.store, article.id, first, second, cosmetic=cosmetic)
    if not change:
        raise UsageError(f"Versions {first} and {second} do not differ; a card shows a change.")
    return picture(article, before[0], after[0], change, desk.config.timezone)


def _tell(file: Path, words: str) -> None:
    """What the picture shows: for people here, and beside its file."""
    if file == STANDARD:
        hint(words)
        return
    beside = file.with_suffix(WORDS)
    with opened(beside) as target:
        target.write(f"{words}\n".encode())
    say(words)
    hint(f"Wrote {file} and {beside}")
