"""The forms in which histories are handed to others: what one article fills, and what many share.

Whatever takes histories is given one after the other, each while its texts can be asked for.
"""

# ruff: noqa: PLC0415  imports stand where they are needed: `--help` must answer at once
from __future__ import annotations

import re
from contextlib import contextmanager
from functools import partial
from typing import IO, TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from watcher.cli.kit.answers import hint
from watcher.cli.kit.files import folder, opened

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from contextlib import AbstractContextManager
    from datetime import datetime
    from pathlib import Path

    from watcher.cli.kit.desk import Desk
    from watcher.model import Article
    from watcher.model.history import History
    from watcher.render.rows import Table

    Take = Callable[[History], None]

__all__ = ["APART", "FORMS", "taker"]

FORMS = {
    "html": "One page that needs nothing else: time line, notes, every change, provenance.",
    "json": "All that is known, as one document.",
    "atom": "A feed with an entry for each version.",
    "markdown": "A text to be pasted.",
    "evidence": "A ZIP of pages, headers, texts, changes and seals, with a check that runs offline.",
    "csv": "A row for each version.",
    "edits": "A row for each edit, furniture and form too (CSV).",
    "notes": "A row for each update note over its life (CSV).",
    "jsonl": "A line for each version with its text, blocks, notes, edits and provenance (JSON Lines).",
    "warc": "A web archive of requests and answers (WARC 1.1; needs the extra warc).",
}

APART = {"html": ".html", "json": ".json", "atom": ".atom", "markdown": ".md", "evidence": ".zip"}
"""Forms that have a file for each article, and how its name ends."""


def taker(
    desk: Desk, form: str, file: Path, *, many: bool, since: datetime | None
) -> AbstractContextManager[Take]:
    """What takes histories into a file, or a folder.

    Args:
        desk: of the command.
        form: one of `FORMS`.
        file: what it is to be called.
        many: more than one may come; forms that have a file for each make it a folder then.
        since: rows and lines are of what came then or later; UTC.
    """
    if form in APART and many:
        return _folder(desk, form, file)
    return _file(desk, form, file, since)


@contextmanager
def _folder(desk: Desk, form: str, place: Path) -> Iterator[Take]:
    with folder(place) as inside:

        def take(history: History) -> None:
            file = inside / _name(history.article, APART[form])
            try:
                with file.open("wb") as target:
                    _WRITERS[form](desk, history, target, file.name)
            except BaseException:
                file.unlink(missing_ok=True)
                raise

        yield take


@contextmanager
def _file(desk: Desk, form: str, file: Path, since: datetime | None) -> Iterator[Take]:
    with opened(file) as target:
        if form in APART:
            yield lambda history: _WRITERS[form](desk, history, target, file.name)
        elif form == "warc":
            left: list[int] = []
            yield lambda history: left.append(_warc(desk, target, history))
            _tell_left_out(file, sum(left))
        else:
            head, rows = _lines(form)
            target.write(head.encode())
            yield lambda history: target.writelines(row.encode() for row in rows(history, since))


def _name(article: Article, ending: str) -> str:
    """Of an article's file: its number tells it from all others, the last words of its address what it is."""
    words = re.sub(r"[^a-z0-9]+", "-", unquote(urlsplit(article.url).path).lower()).strip("-")
    return f"{article.id}-{words[-LONGEST:].strip('-')}".strip("-") + ending


LONGEST = 60
"""Letters of an address in a file's name: a line of `ls`."""


def _lines(form: str) -> tuple[str, Callable[[History, datetime | None], Iterable[str]]]:
    """What stands above all histories, and the lines of one."""
    from watcher.render import rows

    if form == "jsonl":
        return "", rows.version_lines
    tables: dict[str, Table] = {"csv": rows.VERSIONS, "edits": rows.EDITS, "notes": rows.NOTES}
    return tables[form].head(), tables[form].rows


def _warc(desk: Desk, target: IO[bytes], history: History) -> int:
    from watcher.export.warc import write_warc

    return write_warc(target, history, partial(desk.store.raw, history.article.id))


def _tell_left_out(file: Path, versions: int) -> None:
    from watcher.render.words import count

    if versions:
        hint(f"{count(versions, 'version is', 'versions are')} not in {file}: no page of theirs is kept.")


def _html(desk: Desk, history: History, target: IO[bytes], _: str) -> None:
    from watcher.render.html.history import history_parts

    parts = history_parts(history, zone=desk.config.timezone, now=desk.now)
    target.writelines(part.encode() for part in parts)


def _json(_: Desk, history: History, target: IO[bytes], __: str) -> None:
    from watcher.render.export import whole_parts

    target.writelines(part.encode() for part in whole_parts(history))


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


_WRITERS: dict[str, Callable[[Desk, History, IO[bytes], str], None]] = {
    "html": _html,
    "json": _json,
    "atom": _atom,
    "markdown": _markdown,
    "evidence": _evidence,
}
