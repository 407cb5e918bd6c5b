"""reread: stored pages through the present reader."""

# ruff: noqa: PLC0415  imports stand where they are needed: `--help` must answer at once
from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from watcher.cli.kit.answers import emit, hint, say
from watcher.cli.kit.bars import bar
from watcher.cli.kit.desk import Desk, pass_desk
from watcher.cli.kit.naming import of_article
from watcher.cli.kit.options import as_json, example

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from watcher.decide.history.reread import Retold
    from watcher.model import Article


@click.command(epilog=example("watcher reread --dry-run", "watcher reread ferry"))
@of_article("addresses", metavar="[URL...]", nargs=-1)
@click.option("--dry-run", is_flag=True, help="Say what would be different, and change nothing.")
@click.option(
    "--all", "everything", is_flag=True, help="Also histories that are of the present reader already."
)
@as_json
@pass_desk
@click.pass_context
def reread(
    ctx: click.Context,
    desk: Desk,
    addresses: Sequence[str],
    *,
    dry_run: bool,
    everything: bool,
    as_json: bool,
) -> None:
    """Read stored pages again, after an upgrade: texts, changes, verdicts and notes.

    Without URL every history that an older reader read; and what changed in many articles of a host alike,
    and turns of pages that go to and fro, are marked as that where an older program did not. Version numbers,
    times and bytes stay, and nothing is alerted. Each article is one step: what was done stays done when it
    is interrupted, and the next run goes on from there. The exit code is 1 when an article could not be read
    again.
    """
    from watcher.read import READER_VERSION
    from watcher.render.reread import (
        article_document,
        article_lines,
        marked_words,
        reread_document,
        sum_words,
    )

    articles = _wanted(desk, addresses, everything=everything)
    documents: list[dict[str, Any]] = []
    lines: list[str] = []
    done = versions = differing = 0
    for article, retold in _retold(desk, articles, dry_run=dry_run):
        done, versions, differing = done + 1, versions + len(retold.versions), differing + bool(retold)
        if as_json:
            documents.append(article_document(article, retold))
        else:
            lines += article_lines(article, retold, desk.look)
    marked = (0, 0) if addresses else desk.store.upkeep.mark_past(dry=dry_run)
    if as_json:
        emit(reread_document(documents, marked, reader_version=READER_VERSION, dry_run=dry_run))
    else:
        say([*lines, sum_words(done, versions, differing, dry_run=dry_run), *marked_words(marked)])
    ctx.exit(1 if done < len(articles) else 0)


def _wanted(desk: Desk, addresses: Sequence[str], *, everything: bool) -> list[Article]:
    from watcher.read import READER_VERSION

    if addresses:
        found = {article.id: article for article in map(desk.store.find, addresses)}
        return [article for article in found.values() if article.version]
    return desk.store.upkeep.with_history() if everything else desk.store.upkeep.outdated(READER_VERSION)


def _retold(desk: Desk, articles: Sequence[Article], *, dry_run: bool) -> Iterator[tuple[Article, Retold]]:
    """The articles whose history could be told anew; written too, unless it is a dry run."""
    from watcher.errors import NotKept, StoreError
    from watcher.lean.log import structlog
    from watcher.past.reread import reread as again
    from watcher.past.reread import retold

    log = structlog.get_logger("watcher.reread")
    cosmetic = desk.config.check_policy().cosmetic
    for article in _shown(articles, quiet=desk.verbose > 0):
        try:
            if dry_run:
                result = retold(desk.store, article, cosmetic=cosmetic)
            else:
                result = again(desk.store, article, now=desk.now, cosmetic=cosmetic)
        except StoreError:
            raise
        except NotKept as error:
            hint(str(error))
        except Exception:  # one poisonous page must not keep the others from being read again
            log.exception("reread_failed", url=article.url)
            hint(f"{article.url} could not be read again; its history is as it was.")
        else:
            yield article, result


def _shown(articles: Sequence[Article], *, quiet: bool) -> Iterator[Article]:
    """The articles, with a bar."""
    with bar("Reading again", len(articles), quiet=quiet, of=articles) as shown:
        yield from shown
