"""The evidence of a history in one file: pages, headers, texts, changes, seals, and a check of them all."""

from __future__ import annotations

import zipfile
from hashlib import sha256
from importlib.resources import files
from typing import IO, TYPE_CHECKING, Any, Self

from watcher import __version__
from watcher.compare.digest import digest, digest_input
from watcher.errors import NotKept
from watcher.export.check_evidence import FORMAT, MANIFEST, SUMS
from watcher.render.documents import diff_document, iso, iso_or_null, json_text
from watcher.render.export import provenance_document, whole_parts
from watcher.render.html.history import history_parts
from watcher.render.safe import inert, inert_line
from watcher.render.words import count
from watcher.store.engine.columns import to_ticks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime, tzinfo

    from watcher.model import Reading, Snapshot
    from watcher.model.history import History, Version

README = """\
{title}
{url}

What this is: {versions} of the article above, as watcher {program} captured them, and what
changed between them. Made on {made_at}.

  history.html      to read: time line, notes, every change with its words marked, provenance
  history.json      the same for programs
  versions/         for each version the page as received, request and answer, its text, and the
                    bytes whose digest was sealed
  changes/          for each change its edits
  manifest.json     what the seals are over
  SHA256SUMS        of every file here: sha256sum -c SHA256SUMS

How to check it, without any network:

  watcher verify {file}    by a program that did not come with the evidence
  python3 {file}           Python runs the file as it is
  python3 verify.py        where it was unpacked

The check makes every sum anew, and every seal. The seal of a version is the SHA-256 of four lines:
the seal of the version before, the digest of the text, the SHA-256 of the page, and the moment of
the capture in microseconds since 1970. So no version can be altered, left out or put in later without
every seal behind it being another.

What it cannot show is that this chain is the one that was made at the time. For that, give the
newest seal to somebody else, or publish it, as soon as you have it. Here it is

  {seal}

No seal is over addresses, headers and not_before, the last look that saw the version before: these
are the word of whoever made this. Nor is one over text, notes, edits and verdicts as they are told
here, but these follow from the pages, and can be made anew from them:

  watcher extract versions/0001/page.html --url {url}

reads a page, and in Python watcher.compare(watcher.read(...), watcher.read(...)) tells what changed
between two, with verdict and reasons. What earlier looks had shown to be furniture is not known
there, nor that a note of another version speaks of a change. "watcher export --warc" makes a file that
"watcher import" tells all of anew.

Headers are kept without cookies. Pages are as the server sent them, decompressed.
"""


def write_evidence(
    target: IO[bytes],
    history: History,
    raw: Callable[[int], bytes],
    *,
    zone: tzinfo,
    now: datetime,
    name: str,
) -> None:
    """Write the file.

    Args:
        target: where to; it must be seekable.
        history: what it is of; it has a version.
        raw: the page of a version as received.
        zone: of the times that people read.
        now: when it is made.
        name: the file's name, for the words on how to check it.
    """
    with _Folder(target, now) as folder:
        versions = [
            _version(folder, version, history.reading(version.snapshot.version), raw)
            for version in history.versions
        ]
        changes = [_change(folder, history.article.url, version.snapshot) for version in history.versions]
        folder.put_parts("history.html", history_parts(history, zone=zone, now=now))
        folder.put_parts("history.json", whole_parts(history))
        folder.put("README.txt", _readme(history, now, name))
        folder.put("verify.py", _script())
        folder.put("__main__.py", _MAIN)
        manifest = {
            "format": FORMAT,
            "program": f"watcher {__version__}",
            "made_at": iso(now),
            "article": {"url": history.article.url, "title": history.article.title},
            "versions": versions,
            "changes": [change for change in changes if change],
        }
        folder.put(MANIFEST, json_text(manifest) + "\n")


class _Folder:
    """Files on their way into the archive, with their sums; these are its last file."""

    def __init__(self, target: IO[bytes], now: datetime) -> None:
        self._zip = zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED)
        self._moment = max(now.timetuple()[:6], (1980, 1, 1, 0, 0, 0))  # the first that the format knows
        self._sums: list[str] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, fault: object, *_: object) -> None:
        if fault is None:
            self.put(SUMS, "".join(f"{line}\n" for line in sorted(self._sums, key=lambda one: one[66:])))
        self._zip.close()

    def put(self, name: str, content: str | bytes) -> str:
        """Add a file; its name."""
        return self.put_parts(name, [content])

    def put_parts(self, name: str, parts: Iterable[str | bytes]) -> str:
        """The same for what is too long to be held."""
        about = zipfile.ZipInfo(name, self._moment)
        about.compress_type = zipfile.ZIP_DEFLATED
        about.external_attr = 0o644 << 16
        total = sha256()
        with self._zip.open(about, "w") as file:
            for part in parts:
                data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
                file.write(data)
                total.update(data)
        self._sums.append(f"{total.hexdigest()}  {name}")
        return name


def _version(
    folder: _Folder, version: Version, reading: Reading, raw: Callable[[int], bytes]
) -> dict[str, Any]:
    """Put a version's files there; its entry in the manifest."""
    origin, snapshot = version.provenance, version.snapshot
    place = f"versions/{snapshot.version:04}"
    as_sealed = digest(reading) == origin.digest  # not if an older program made the digest
    sealed = folder.put(f"{place}/sealed-text.bin", digest_input(reading)) if as_sealed else None
    document = provenance_document(origin) | {"captured_at": iso(origin.captured_at)}
    return {
        "version": snapshot.version,
        "captured_at": iso(origin.captured_at),
        "captured_us": to_ticks(origin.captured_at),
        "not_before": iso_or_null(snapshot.not_before),
        "page": _page(folder, f"{place}/page.html", snapshot.version, raw),
        "sha256": origin.raw_hash,
        "origin": folder.put(f"{place}/origin.json", json_text(document) + "\n"),
        "text": folder.put(f"{place}/text.txt", _text(reading)),
        "sealed_text": sealed,
        "digest": origin.digest,
        "seal": origin.seal,
    }


def _page(folder: _Folder, name: str, version: int, raw: Callable[[int], bytes]) -> str | None:
    """Put a page there; None when it is no longer kept: its hash is sealed all the same."""
    try:
        return folder.put(name, raw(version))
    except NotKept:
        return None


def _text(reading: Reading) -> str:
    """What people read of a version."""
    head = [inert_line(part) for part in (reading.title, reading.byline) if part]
    return "\n\n".join([*head, *(inert(block.text) for block in reading.body)]) + "\n"


def _change(folder: _Folder, url: str, snapshot: Snapshot) -> dict[str, Any] | None:
    """Put the change that led to a version there; its entry in the manifest."""
    if snapshot.change is None:
        return None
    pair = snapshot.version - 1, snapshot.version
    document = diff_document(url, *pair, snapshot.change)
    file = folder.put(f"changes/{pair[0]:04}-{pair[1]:04}.json", json_text(document) + "\n")
    return {"from": pair[0], "to": pair[1], "file": file}


def _readme(history: History, now: datetime, name: str) -> str:
    return README.format(
        title=inert_line(history.article.title or "(no title)"),
        url=history.article.url,
        versions=count(len(history.versions), "version"),
        program=__version__,
        made_at=iso(now),
        file=inert_line(name),
        seal=history.versions[-1].provenance.seal,
    )


def _script() -> str:
    return files("watcher.export").joinpath("check_evidence.py").read_text(encoding="utf-8")


_MAIN = """\
import sys
from pathlib import Path

import verify

sys.exit(verify.main([str(Path(__file__).parent)]))
"""
