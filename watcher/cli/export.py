"""export: the history of an article as files for others."""

# ruff: noqa: PLC0415  imports stand where they are needed: `--help` must answer at once
from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import IO, TYPE_CHECKING

import click

from watcher.cli.completing import of_article
from watcher.cli.desk import Desk, example, hint, pass_desk
from watcher.cli.files import STANDARD, opened

if TYPE_CHECKING:
    from collections.abc import Callable

    from watcher.model.history import History

    Write = Callable[[IO[bytes]], None]


def _to(name: str, words: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    return click.option(f"--{name}", name, metavar="FILE", type=click.Path(path_type=Path), help=words)


@click.command(
    epilog=example(
        "watcher export ferry --html ferry.html",
        "watcher export ferry --evidence ferry.zip --warc ferry.warc.gz",
        "watcher export ferry --json - | jq '.snapshots[].provenance.seal'",
    )
)
@of_article("address", metavar="URL")
@_to("html", "One page that needs nothing else: time line, notes, every change, provenance.")
@_to("json", "All that is known, as one document.")
@_to("csv", "A row for each version.")
@_to("atom", "A feed with an entry for each version.")
@_to("markdown", "A text to be pasted.")
@_to("evidence", "A ZIP of pages, headers, texts, changes and seals, with a check that runs offline.")
@_to("warc", "A web archive of requests and answers (WARC 1.1; needs the extra warc).")
@pass_desk
def export(desk: Desk, /, address: str, **files: Path | None) -> None:
    """Write the whole history of an article to files.

    Several at once are from one moment. "-" is standard output. A file that is there already is replaced.
    """
    from watcher.errors import UnknownVersion, UsageError

    wanted = {name: file for name, file in files.items() if file is not None}
    if not wanted:
        raise UsageError(f"say in which form: {', '.join(f'--{name} FILE' for name in files)}")
    if len({*wanted.values()}) < len(wanted):
        raise UsageError("two forms are to go to one file; give each a file of its own")
    article = desk.store.find(address)
    with desk.store.history(article.id, desk.now) as history:
        if not history.versions:
            remedy = f'look at it with: watcher check "#{article.id}"'
            raise UnknownVersion(f"{article.url} has no version yet; {remedy}")
        for name, file in wanted.items():
            with opened(file) as target:
                _WRITERS[name](desk, history, target, file.name)
            if file != STANDARD:
                hint(f"Wrote {file}")


def _html(desk: Desk, history: History, target: IO[bytes], _: str) -> None:
    from watcher.render.html.history import history_parts

    parts = history_parts(history, zone=desk.config.timezone, now=desk.now)
    target.writelines(part.encode() for part in parts)


def _json(_: Desk, history: History, target: IO[bytes], __: str) -> None:
    from watcher.render.export import whole_parts

    target.writelines(part.encode() for part in whole_parts(history))


def _csv(_: Desk, history: History, target: IO[bytes], __: str) -> None:
    from watcher.render.export import history_csv

    target.writelines(row.encode() for row in history_csv(history))


def _atom(desk: Desk, history: History, target: IO[bytes], _: str) -> None:
    from watcher.render.atom import Entry, Feed, atom

    article, newest = history.article, history.versions[-1].snapshot
    feed = Feed(article.url, article.title or article.url, newest.captured_at, link=article.url)
    entries = [Entry(article, version.snapshot) for version in reversed(history.versions)]
    target.write(atom(feed, entries, desk.config.timezone))


def _markdown(desk: Desk, history: History, target: IO[bytes], _: str) -> None:
    from watcher.render.export import history_markdown

    target.write(history_markdown(history, zone=desk.config.timezone, now=desk.now).encode())


def _evidence(desk: Desk, history: History, target: IO[bytes], name: str) -> None:
    from watcher.export.evidence import write_evidence

    raw = partial(desk.store.raw, history.article.id)
    write_evidence(target, history, raw, zone=desk.config.timezone, now=desk.now, name=name)


def _warc(desk: Desk, history: History, target: IO[bytes], _: str) -> None:
    from watcher.export.warc import write_warc

    write_warc(target, history, partial(desk.store.raw, history.article.id))


_WRITERS: dict[str, Callable[[Desk, History, IO[bytes], str], None]] = {
    "html": _html,
    "json": _json,
    "csv": _csv,
    "atom": _atom,
    "markdown": _markdown,
    "evidence": _evidence,
    "warc": _warc,
}
