"""The backup of changedetection.io: a ZIP with settings, and a folder for each watch with its text snapshots.

Of old all watches stand in `url-watches.json`; by now the settings are in `changedetection.json`, each watch
in its folder's `watch.json`, each tag in `tag.json`. `history.txt` has a line a snapshot: seconds since 1970,
a comma, a file's name.
"""

from __future__ import annotations

import json
import zipfile
import zlib
from contextlib import suppress
from datetime import timedelta
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from watcher.errors import UsageError
from watcher.find.feed import unix_moment
from watcher.imports.xpath import css_of
from watcher.model import Selectors
from watcher.model.haul import Haul, Left, OldArticle, OldVersion

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TOOL = "changedetection.io"

MOST_BYTES = 10_000_000
"""Of one file of the backup, unpacked; its text snapshots are a few KB."""

UNITS = ("weeks", "days", "hours", "minutes", "seconds")


class _Backup:
    """The files of a backup by name; what is too large is not unpacked.

    Attributes:
        sizes: bytes of each, unpacked.
        broken: those whose settings could not be read.
    """

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self.broken: set[str] = set()
        self.sizes = {info.filename: info.file_size for info in archive.infolist()}

    def bytes(self, name: str) -> bytes | None:
        if self.sizes.get(name, MOST_BYTES + 1) > MOST_BYTES:
            return None
        with suppress(zipfile.BadZipFile, zlib.error, EOFError), self._archive.open(name) as file:
            return file.read(MOST_BYTES + 1)[:MOST_BYTES]
        return None

    def json(self, name: str) -> dict[str, Any]:
        with suppress(ValueError, RecursionError):
            found = json.loads(self.bytes(name) or b"")
            if isinstance(found, dict):
                return found
        self.broken |= {name} & self.sizes.keys()
        return {}


BACKUP = frozenset({"url-watches.json", "changedetection.json", "watch.json"})
"""Names of which one at least is in a backup."""


def _table(value: Any) -> dict[str, Any]:
    """What is a table in JSON; whatever else stands in its place holds no settings."""
    return value if isinstance(value, dict) else {}


def names(path: Path) -> frozenset[str]:
    """The names of the files in a ZIP, without their folders; none of what is no ZIP."""
    # What zipfile cannot open is none: it is broken, or (NotImplementedError) of a later ZIP than it knows.
    with suppress(zipfile.BadZipFile, OSError, NotImplementedError), zipfile.ZipFile(path) as archive:
        return frozenset(PurePosixPath(name).name for name in archive.namelist())
    return frozenset()


def backup(path: Path) -> Haul:
    """Read a backup.

    Raises:
        UsageError: it cannot be read.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            return _haul(_Backup(archive))
    except (zipfile.BadZipFile, OSError, RuntimeError) as error:  # RuntimeError: locked, or of a later ZIP
        raise UsageError(f"{path} cannot be read as a backup of changedetection.io: {error}") from None


def _haul(files: _Backup) -> Haul:
    watches = _table(files.json("url-watches.json").get("watching"))
    watches |= _of_folders(files, "watch.json")
    tags = _tags(files)
    articles: list[OldArticle] = []
    left = [Left(name, "it is broken, or too large") for name in sorted(files.broken)]
    for uuid, watch in watches.items():
        if not isinstance(watch, dict) or not watch.get("url"):
            left.append(Left(f"watch {uuid}", "it has no address"))
            continue
        articles.append(_article(files, uuid, watch, tags))
    return Haul(TOOL, tuple(articles), left=tuple(left))


def _of_folders(files: _Backup, name: str) -> dict[str, Any]:
    found = (PurePosixPath(path) for path in files.sizes if PurePosixPath(path).name == name)
    return {path.parent.name: files.json(str(path)) for path in found}


def _tags(files: _Backup) -> dict[str, str]:
    known: dict[str, Any] = _of_folders(files, "tag.json")
    for name in ("url-watches.json", "changedetection.json"):
        settings = _table(_table(files.json(name).get("settings")).get("application"))
        known = _table(settings.get("tags")) | known
    return {
        uuid: str(tag["title"]) for uuid, tag in known.items() if isinstance(tag, dict) and tag.get("title")
    }


def _article(files: _Backup, uuid: str, watch: dict[str, Any], tags: dict[str, str]) -> OldArticle:
    selectors, losses = _selectors(watch)
    versions, missing = _versions(files, uuid)
    return OldArticle(
        url=str(watch["url"]),
        every=_every(watch),
        tags=_words(watch, tags),
        selectors=selectors,
        paused=bool(watch.get("paused")),
        versions=tuple(versions),
        losses=(*losses, *_lost(watch), *missing),
    )


def _words(watch: dict[str, Any], tags: dict[str, str]) -> tuple[str, ...]:
    given = watch.get("tags") or []
    found = [tags.get(str(uuid), str(uuid)) for uuid in (given if isinstance(given, list) else [given])]
    old = watch.get("tag")
    return tuple(
        dict.fromkeys([*found, *(part.strip() for part in str(old or "").split(",") if part.strip())])
    )


def _every(watch: dict[str, Any]) -> timedelta | None:
    if watch.get("time_between_check_use_default", True):
        return None
    span = _table(watch.get("time_between_check"))
    with suppress(TypeError, ValueError, OverflowError):
        found = timedelta(**{unit: float(span.get(unit) or 0) for unit in UNITS})
        return found if found > timedelta(0) else None
    return None


def _selectors(watch: dict[str, Any]) -> tuple[Selectors | None, list[str]]:
    css: list[str] = []
    losses: list[str] = []
    for given in _list(watch.get("include_filters") or watch.get("css_filter")):
        path = given.removeprefix("xpath:").removeprefix("xpath1:")
        selector = css_of(path) if path.startswith(("/", "./")) else given
        if given.startswith(("json", "jq")) or not selector:
            losses.append(f"the filter {given[:60]}")
        else:
            css.append(selector)
    drop = tuple(_list(watch.get("subtractive_selectors")))
    found = Selectors(body=", ".join(css), drop=drop)
    return (found if found != Selectors() else None), losses


def _list(value: Any) -> list[str]:
    given = value if isinstance(value, list) else [value]
    return [str(part).strip() for part in given if part and str(part).strip()]


LOST = {
    "headers": "its headers: name a file with them in [[hosts]]",
    "body": "the form that it sends",
    "trigger_text": "its trigger words: keywords in [[alerts]] say when to be told",
    "ignore_text": "the text that it ignores",
    "text_should_not_be_present": "the text that must not be there",
    "browser_steps": "the steps in a browser",
    "extract_text": "the patterns of what it takes out of the text",
    "extract_lines_containing": "the words of the lines that it looks at",
    "conditions": "its conditions",
    "proxy": "its proxy: name one in [[articles]] or [[hosts]]",
    "webdriver_js_execute_code": "its script in a browser",
    "notification_urls": "its own notification addresses: [[alerts]] with type apprise takes them",
}
"""Settings that cannot come, and what stands for them here."""


def _lost(watch: dict[str, Any]) -> Iterator[str]:
    yield from (words for name, words in LOST.items() if watch.get(name))
    if str(watch.get("fetch_backend") or "").startswith("html_webdriver"):
        yield 'it asked a browser: render = "browser" in [[hosts]]'
    if _table(watch.get("time_schedule_limit")).get("enabled"):
        yield "its hours: give them in [[articles]]"
    if (looked_at := watch.get("processor") or TEXT) != TEXT:
        yield f"what it looked at ({looked_at}): the text of the page is watched"


TEXT = "text_json_diff"
"""The processor that looks at the text of a page; others look at prices or pictures."""


def _versions(files: _Backup, uuid: str) -> tuple[list[OldVersion], list[str]]:
    """Its snapshots, without headlines: a watch's title is its owner's words, or those of the newest page."""
    versions: list[OldVersion] = []
    missing = packed = 0
    for line in (files.bytes(f"{uuid}/history.txt") or b"").decode("utf-8", "replace").splitlines():
        moment, _, name = line.partition(",")
        file = f"{uuid}/{PurePosixPath(name.strip()).name}"
        text = _text(files, file)
        at = unix_moment(moment)
        if text is None or at is None:
            missing, packed = missing + 1, packed + file.endswith(".br")
            continue
        versions.append(OldVersion(at, "", text))
    words = [f"{missing} of its snapshots"] if missing else []
    if packed:
        words = [
            f"{missing} of its snapshots, {packed} of them packed with brotli: pip install brotli reads them"
        ]
    return sorted(versions, key=lambda version: version.at), words


def _text(files: _Backup, name: str) -> str | None:
    body = files.bytes(name)
    if body is not None and name.endswith(".br"):
        body = _unpacked(body)
    if body is None or not name.endswith((".txt", ".br")):
        return None
    return body.decode("utf-8", "replace")


def _unpacked(body: bytes) -> bytes | None:
    """Brotli, when somebody has installed it; no more than a page may have."""
    try:
        import brotli  # type: ignore[import-not-found,unused-ignore]  # noqa: PLC0415  only for this
    except ImportError:
        return None
    try:
        found: bytes = brotli.decompress(body)
    except brotli.error:
        return None
    return found if len(found) <= MOST_BYTES else None
