"""Recognises a file of another tool by what is in it, and reads it."""

from __future__ import annotations

import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from enum import StrEnum
from typing import TYPE_CHECKING

from watcher.errors import UsageError
from watcher.fetch.media import GZIP
from watcher.imports import changedetection, databases
from watcher.imports.jobs import jobs
from watcher.imports.lists import ADDRESS, COLUMNS, opml, plain, table

if TYPE_CHECKING:
    from pathlib import Path

    from watcher.model.haul import Haul

HEAD = 4096
SQLITE = b"SQLite format 3\x00"
WARC = re.compile(rb"WARC/1\.")
EVIDENCE = frozenset({"manifest.json", "SHA256SUMS"})
"""Names that are in every bundle of evidence."""

BUNDLE = (
    "is a bundle of evidence: `watcher verify` checks it; what can be imported of a history is the file that "
    "`watcher export --warc` writes"
)
OURS = frozenset({"articles", "snapshots", "deliveries"})
STORE = (
    "is the database of a watch: `watcher restore` puts a backup back; what can be imported into another "
    "watch is the file that `watcher export --all --warc` writes"
)
SNAPSHOTS = ({"CacheEntry"}, {"webchanges"})
"""Tables in which urlwatch and webchanges keep what they saw."""

NAMELESS = (
    "holds texts that urlwatch or webchanges saw, and not of which addresses: they stay behind; what can be "
    "imported is the list of its jobs (urls.yaml or jobs.yaml)"
)
_JOB = re.compile(r"^\s*(?:-\s*)?(?:url|navigate|command|kind|name)\s*:", re.MULTILINE)


class Format(StrEnum):
    """What a file is."""

    WARC = "warc"
    CHANGEDETECTION = "changedetection.io"
    DIFFENGINE = "diffengine"
    NEWSDIFFS = "newsdiffs"
    OPML = "OPML"
    JOBS = "urlwatch or webchanges"
    CSV = "CSV"
    PLAIN = "list of addresses"


def recognise(path: Path) -> Format:
    """What a file is, by its content.

    Raises:
        UsageError: it cannot be read, or nobody knows.
    """
    try:
        with path.open("rb") as file:
            head = file.read(HEAD)
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror or error}") from None
    if found := _by_bytes(path, head):
        return found
    if not head.strip():
        raise UsageError(f"{path.name} is empty; a list has an address a line")
    text = _decoded(head)
    if "<opml" in text.lower():
        return Format.OPML
    if _JOB.search(text):
        return Format.JOBS
    first = next((line for line in text.splitlines() if line.strip()), "")
    if _is_head_of_table(first):
        return Format.CSV
    if any(ADDRESS.match(line.strip()) for line in text.splitlines()):
        return Format.PLAIN
    raise UsageError(f"{path.name} is none of: {', '.join(Format)}; a list has an address a line")


def _by_bytes(path: Path, head: bytes) -> Format | None:
    if WARC.match(head) or (head.startswith(GZIP) and "warc" in path.name.lower()):
        return Format.WARC
    if head.startswith(b"PK\x03\x04"):
        inside = changedetection.names(path)
        if inside & changedetection.BACKUP:
            return Format.CHANGEDETECTION
        if inside >= EVIDENCE:
            raise UsageError(f"{path.name} {BUNDLE}")
    if head.startswith(SQLITE):
        names = databases.tables(path)
        if names >= databases.DIFFENGINE:
            return Format.DIFFENGINE
        if databases.newsdiffs_tables(names) is not None:
            return Format.NEWSDIFFS
        if any(names >= kept for kept in SNAPSHOTS):
            raise UsageError(f"{path.name} {NAMELESS}")
        if names >= OURS:
            raise UsageError(f"{path.name} {STORE}")
    return None


def _is_head_of_table(line: str) -> bool:
    cells = {cell.strip(" \"'\ufeff").lower() for cell in re.split(r"[,;\t]", line)}
    return bool(cells & {*COLUMNS})


def _decoded(body: bytes) -> str:
    """Text; spreadsheets of Windows save it as UTF-16, and as "CSV" in their own eight bits."""
    if body.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return body.decode("utf-16", "replace")
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError:
        return body.decode("cp1252", "replace")


def read_file(path: Path, kind: Format) -> Haul:
    """What a file holds; see the modules for what each kind may raise."""
    if kind is Format.CHANGEDETECTION:
        return changedetection.backup(path)
    if kind is Format.DIFFENGINE:
        return databases.diffengine(path)
    if kind is Format.NEWSDIFFS:
        return databases.newsdiffs(path)
    body = path.read_bytes()
    if kind is Format.OPML:
        return opml(body)
    readers = {Format.JOBS: jobs, Format.CSV: table, Format.PLAIN: plain}
    return readers[kind](_decoded(body))
