"""diff: what changed between two versions."""

# ruff: noqa: PLC0415  imports stand where they are needed: `--help` must answer at once
from __future__ import annotations

from typing import TYPE_CHECKING

import click

from watcher.cli.kit.answers import emit, say
from watcher.cli.kit.desk import Desk, pass_desk
from watcher.cli.kit.naming import of_article
from watcher.cli.kit.options import as_json, example
from watcher.cli.kit.versions import LAST_SEEN, pair, pair_since

if TYPE_CHECKING:
    from watcher.past.compared import Compared


@click.command(
    epilog=example(
        "watcher diff ferry 1..3",
        "watcher diff ferry --since last-seen",
        "watcher diff ferry --side-by-side",
    )
)
@of_article("address", metavar="URL")
@click.argument("versions", metavar="[A..B]", required=False, default="")
@click.option("--full", is_flag=True, help="Cosmetic and furniture edits too, and paragraphs uncut.")
@click.option("--words", "form", flag_value="words", help="Only the changed words and a few around them.")
@click.option("--stat", "form", flag_value="stat", help="One line an edit: how much, what it touches.")
@click.option("--side-by-side", "form", flag_value="side_by_side", help="The old text left, the new right.")
@click.option(
    "--since",
    metavar="WHEN",
    help=f"From what stood then to now: {LAST_SEEN} (what you have not looked at yet in a terminal), "
    "a span back (2d, 12h) or a day (2026-01-12).",
)
@as_json
@pass_desk
def diff(
    desk: Desk,
    address: str,
    versions: str,
    form: str | None,
    since: str | None,
    *,
    full: bool,
    as_json: bool,
) -> None:
    """What changed between two versions, word by word: [-old-]{+new+}.

    Without A..B the last two versions; "2" alone is what version 2 changed; 2026-01-12..2026-01-14 is what
    stood at the ends of these days. Headline, byline and dates are part of it.
    """
    from watcher.errors import UsageError
    from watcher.past.compared import compared

    article = desk.store.find(address)
    if since and versions:
        raise UsageError(f"--since says from where; leave out {versions}")
    first, second = pair_since(desk, article, since) if since else pair(desk, article, versions)
    if since and first == second and not as_json:
        say(f"Nothing new since then: version {second} of {article.url} is the newest.")
        return
    cosmetic = desk.config.check_policy().cosmetic
    found = compared(desk.store, article.id, first, second, cosmetic=cosmetic)
    if as_json:
        from watcher.render.documents import diff_document

        emit(diff_document(article.url, first, second, found.change))
        return
    _show(desk, found, form, full=full)


def _show(desk: Desk, found: Compared, form: str | None, *, full: bool) -> None:
    from watcher.cli.kit.pager import page
    from watcher.render.terminal.diff_forms import FORMS

    page(FORMS[form or ""](*found, desk.look, full=full))
    desk.looked_at(found.after[0])
