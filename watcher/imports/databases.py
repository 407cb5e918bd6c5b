"""SQLite databases of diffengine and newsdiffs; they are opened for reading only.

diffengine keeps the markup of each version in its database. newsdiffs keeps the texts in a git repository, of
which the database knows the commits: it is looked for beside the database.
"""

from __future__ import annotations

import os
import re
import sqlite3
import subprocess
from collections import defaultdict
from contextlib import closing, suppress
from typing import TYPE_CHECKING

from watcher.errors import UsageError
from watcher.find.feed import iso_moment, unix_moment
from watcher.model.haul import Haul, Left, OldArticle, OldSource, OldVersion

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

DIFFENGINE = frozenset({"entry", "entryversion", "feed"})
"""Tables by which a database is known."""

NEWSDIFFS = ("Articles", "version")
"""Tables of articles and of versions as newsdiffs names them."""

GIT_SECONDS = 10

ALONE = {"GIT_ALLOW_PROTOCOL": "none", "GIT_NO_LAZY_FETCH": "1"}
"""A repository may say that what it lacks is elsewhere, and which command brings it: git asks nobody."""


def tables(path: Path) -> set[str]:
    """The tables of an SQLite file; none when it is no such file."""
    with suppress(sqlite3.Error), closing(_opened(path)) as db:
        return {row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    return set()


def _opened(path: Path) -> sqlite3.Connection:
    db = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
    db.row_factory = sqlite3.Row
    db.text_factory = lambda said: said.decode("utf-8", "replace")
    return db


def _words(value: object) -> str:
    """A text; "" for whatever else a column of texts may hold."""
    return value if isinstance(value, str) else ""


def newsdiffs_tables(names: set[str]) -> tuple[str, str] | None:
    """The tables of articles and of versions of newsdiffs; None when they are not there.

    Where their names are left to Django, that of the application stands before them.
    """
    of_django = (
        (f"{name.removesuffix('version')}article", name) for name in sorted(names) if name.endswith("version")
    )
    return next((pair for pair in (NEWSDIFFS, *of_django) if names.issuperset(pair)), None)


def diffengine(path: Path) -> Haul:
    """Read a database of diffengine: feeds, articles and their versions.

    Raises:
        UsageError: it cannot be read.
    """
    try:
        with closing(_opened(path)) as db:
            return _diffengine(db)
    except (sqlite3.Error, LookupError) as error:
        raise UsageError(f"{path} cannot be read as a database of diffengine: {error}") from None


def _diffengine(db: sqlite3.Connection) -> Haul:
    feeds = [
        OldSource(_words(row["url"]), _words(row["name"])) for row in db.execute("SELECT url, name FROM feed")
    ]
    versions: dict[int, list[OldVersion]] = defaultdict(list)
    left: list[Left] = []
    for row in db.execute("SELECT * FROM entryversion ORDER BY created, id"):
        at = iso_moment(row["created"])  # UTC without a zone
        if at is None:
            left.append(Left(_words(row["url"]), f"a version has no time ({row['created']})"))
            continue
        versions[row["entry_id"]].append(
            OldVersion(at, _words(row["title"]), _words(row["summary"]), markup=True)
        )
    articles = [
        OldArticle(_words(row["url"]), versions=tuple(versions[row["id"]]))
        for row in db.execute("SELECT id, url FROM entry ORDER BY id")
    ]
    return Haul("diffengine", tuple(articles), tuple(feeds), tuple(left))


def newsdiffs(path: Path) -> Haul:
    """Read a database of newsdiffs: articles, and their versions as far as their texts are beside it.

    Raises:
        UsageError: it cannot be read.
    """
    try:
        with closing(_opened(path)) as db:
            found = list(_newsdiffs(db, newsdiffs_tables(tables(path)) or NEWSDIFFS, path.parent))
    except (sqlite3.Error, LookupError) as error:
        raise UsageError(f"{path} cannot be read as a database of newsdiffs: {error}") from None
    return Haul("newsdiffs", tuple(found))


def _newsdiffs(db: sqlite3.Connection, names: tuple[str, str], folder: Path) -> Iterator[OldArticle]:
    watched, kept = names
    rows = db.execute(f'SELECT * FROM "{kept}" ORDER BY date, id').fetchall()  # noqa: S608  known names
    of_article: dict[int, list[sqlite3.Row]] = defaultdict(list)
    for row in rows:
        of_article[row["article_id"]].append(row)
    for article in db.execute(f'SELECT * FROM "{watched}" ORDER BY id'):  # noqa: S608  known names
        url, texts = _words(article["url"]), _repository(folder, article)
        found = [_text_of(texts, url, row) for row in of_article[article["id"]]]
        versions = [version for version in found if version is not None]
        missing = len(found) - len(versions)
        words = f"{missing} of its versions, whose texts are not in a git repository beside the database"
        yield OldArticle(url, versions=tuple(versions), losses=(words,) if missing else ())


def _repository(folder: Path, article: sqlite3.Row) -> Path | None:
    """Where the texts are: newsdiffs keeps them in folders below `articles`."""
    name = str(article["git_dir"] or "") if "git_dir" in article.keys() else ""  # noqa: SIM118  a row's names
    for place in (folder / "articles" / name, folder / name, folder / "articles"):
        if (place / ".git").exists():
            return place
    return None


def _text_of(repository: Path | None, url: str, row: sqlite3.Row) -> OldVersion | None:
    found = _shown(repository, str(row["v"]), _file_of(url)) if repository else None
    if found is None:
        return None
    at, text = found
    # newsdiffs writes date, headline and byline in front of the text, a line each.
    _, _, rest = text.partition("\n")
    head, _, rest = rest.partition("\n")
    byline, _, body = rest.partition("\n")
    return OldVersion(at, _words(row["title"]) or head, body, byline=_words(row["byline"]) or byline)


def _file_of(url: str) -> str:
    """The file of an address: newsdiffs drops "http://", and of "https://" no more than a stroke."""
    scheme, _, rest = url.rstrip("/").partition("://")
    return f"https:/{rest}" if scheme == "https" else rest


def _shown(repository: Path, commit: str, name: str) -> tuple[datetime, str] | None:
    """When a commit was made, and what a file says in it. Neither name leads out of the repository.

    The database has the clock of whoever ran newsdiffs, without its zone (New York's where its settings were
    left alone); the commit, made right after the visit, has a moment.
    """
    if not commit.isalnum() or not name or "\n" in name:
        return None
    command = ["git", "-C", str(repository), "cat-file", "--batch"]
    try:
        done = subprocess.run(  # noqa: S603  fixed words; commit and file go by standard input
            command,
            input=f"{commit}^{{commit}}\n{commit}:{name}\n".encode(),
            capture_output=True,
            timeout=GIT_SECONDS,
            check=False,
            env=os.environ | ALONE,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    about, text, *_ = (*_objects(done.stdout), b"", b"")
    made = _MADE.search(about)
    at = unix_moment(made[1].decode()) if made else None
    return (at, text.decode("utf-8", "replace")) if at and text else None


_MADE = re.compile(rb"^committer .* (\d+) [+-]\d{4}$", re.MULTILINE)
_OBJECT = re.compile(rb"[0-9a-f]+ (?:commit|blob) (\d+)\n")


def _objects(out: bytes) -> Iterator[bytes]:
    """The objects that git printed, each below a line with its size; up to one that it does not have."""
    start = 0
    while head := _OBJECT.match(out, start):
        end = head.end() + int(head[1])
        yield out[head.end() : end]
        start = end + 1
