"""Whether an evidence file is whole: every file, every page, every text, every seal.

It stands in the evidence itself as `verify.py` and needs nothing but Python 3.8 or newer:

    python3 verify.py EVIDENCE.zip        (or the folder it was unpacked to)

A check that comes with what it checks can be trusted as far as whoever handed it over. The same check is in
the program: `watcher verify EVIDENCE.zip`.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
import zipfile
import zlib
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

SUMS = "SHA256SUMS"
MANIFEST = "manifest.json"
HISTORY = "history.json"
FORMAT = "watcher evidence 1"
MISSHAPEN = (LookupError, TypeError, ValueError, AttributeError)
"""What is raised where another hand has put something else than we write."""

SEALED = "Pages, texts and moments of capture are as they were sealed."
"""All that a check can find; the rest is the word of whoever made the file, see its README.txt."""

LARGEST = 1_000_000_000
"""Bytes; a file that says it is larger is not unpacked."""


class Unusable(Exception):
    """It is no evidence file at all."""


class Evidence:
    """The files of an evidence file, or of the folder it was unpacked to.

    Args:
        place: either of them.

    Raises:
        Unusable: it is neither.
    """

    def __init__(self, place: Path) -> None:
        self._zip = None if place.is_dir() else _opened(place)
        self._folder = place
        if self._zip is not None and any(item.file_size > LARGEST for item in self._zip.infolist()):
            raise Unusable(f"{place} holds a file of more than {LARGEST:,} bytes")

    def names(self) -> list[str]:
        """All files in it."""
        if self._zip is not None:
            return [name for name in self._zip.namelist() if not name.endswith("/")]
        files = (path for path in self._folder.rglob("*") if path.is_file())
        inside = (path.relative_to(self._folder).as_posix() for path in files)
        return [name for name in inside if "__pycache__" not in name]

    def read(self, name: str) -> bytes:
        """A file's bytes.

        Raises:
            KeyError: it has no file of this name.
            ValueError: the file is damaged.
        """
        if name not in self.names():
            raise KeyError(name)
        if self._zip is None:
            return (self._folder / name).read_bytes()
        try:
            return self._zip.read(name)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError) as fault:
            raise ValueError(str(fault)) from fault

    def document(self, name: str) -> Any:
        """A file's JSON.

        Raises:
            KeyError: it has no file of this name.
            ValueError: the file is damaged.
        """
        try:
            return json.loads(self.read(name).decode("utf-8"))
        except RecursionError as fault:
            raise ValueError(str(fault)) from fault


def _opened(place: Path) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(place)
    except FileNotFoundError:
        raise Unusable(f"there is no file {place}") from None
    except (OSError, zipfile.BadZipFile, NotImplementedError) as fault:  # the last: split, or of a later ZIP
        raise Unusable(f"{place} is no evidence file ({fault})") from fault


def check(evidence: Evidence) -> Iterator[str]:
    """All that is wrong, in words.

    Raises:
        Unusable: it is no evidence.
    """
    manifest = _manifest(evidence)
    yield from _sums(evidence)
    before, newest = "", None
    for number, version in enumerate(manifest["versions"], start=1):
        try:
            yield from _version(evidence, version, number, before)
            before, newest = version["seal"], version
        except MISSHAPEN as fault:
            yield f"version {number}: what is said of it cannot be read ({fault!r})"
    if newest is None:
        yield "it holds no version"
    try:
        yield from _told(evidence, manifest)
    except MISSHAPEN as fault:
        yield f"{HISTORY}: what is told cannot be read ({fault!r})"
    for change in manifest["changes"]:
        try:
            yield from _change(evidence, manifest, change)
        except MISSHAPEN as fault:
            yield f"{change}: the change cannot be read ({fault!r})"


def count(evidence: Evidence) -> int:
    """How many versions it holds."""
    return len(_manifest(evidence)["versions"])


def summary(evidence: Evidence) -> list[str]:
    """What it is about, the seal of its newest version, and what it lacks, a line each."""
    manifest = _manifest(evidence)
    versions = manifest["versions"]
    seal = versions[-1].get("seal") if versions else "none"
    lacking = [str(version.get("version")) for version in versions if version.get("page") is None]
    words = f"The pages of these versions are not in it, only their hashes: {', '.join(lacking)}"
    about = [f"{manifest['article']['url']}", f"The seal of the newest version is {seal}"]
    return [*about, *([words] if lacking else [])]


def _manifest(evidence: Evidence) -> dict[str, Any]:
    try:
        manifest: dict[str, Any] = evidence.document(MANIFEST)
        if manifest["format"] != FORMAT:
            raise Unusable(f"its format is {manifest['format']!r}; this check knows {FORMAT!r}")
        _ = (
            manifest["article"]["url"],
            [{**each} for key in ("versions", "changes") for each in manifest[key]],
        )
    except MISSHAPEN as fault:
        raise Unusable(f"it has no readable {MANIFEST}; it is no evidence file of watcher") from fault
    return manifest


def _sums(evidence: Evidence) -> Iterator[str]:
    """Every file against its SHA-256, none more and none less."""
    try:
        lines = [line for line in evidence.read(SUMS).decode("utf-8").split("\n") if line]
    except (KeyError, ValueError):
        yield f"{SUMS} is missing or cannot be read"
        return
    listed = {name: digest for digest, _, name in (line.partition("  ") for line in lines)}
    there = set(evidence.names()) - {SUMS}
    for name in sorted(listed.keys() - there):
        yield f"{name} is missing"
    for name in sorted(there - listed.keys()):
        yield f"{name} is not listed in {SUMS}"
    for name in sorted(there & listed.keys()):
        if _sha256(evidence, name) != listed[name]:
            yield f"{name} is not what it was: its SHA-256 differs"


def _sha256(evidence: Evidence, name: str) -> str:
    try:
        return hashlib.sha256(evidence.read(name)).hexdigest()
    except ValueError:
        return "damaged"


def _version(evidence: Evidence, version: dict[str, Any], number: int, before: str) -> Iterator[str]:
    """Page, text and seal of a version; `before` is the seal of the one before."""
    if version["version"] != number:
        yield f"version {version['version']} stands where version {number} should"
    page = version["page"] and evidence.read(version["page"])
    if page is not None and hashlib.sha256(page).hexdigest() != version["sha256"]:
        yield f"version {number}: the page is not the one that was sealed"
    if version["sealed_text"] is not None:
        yield from _text(evidence, version, number)
    sealed = f"{before}\n{version['digest']}\n{version['sha256']}\n{version['captured_us']}"
    if hashlib.sha256(sealed.encode()).hexdigest() != version["seal"]:
        yield f"version {number}: its seal does not fit: it, or what stood before it, was altered or left out"


def _text(evidence: Evidence, version: dict[str, Any], number: int) -> Iterator[str]:
    """The text that was sealed against its digest, and against the text that people read."""
    sealed = evidence.read(version["sealed_text"])
    ours = version["digest"][:2] + hashlib.blake2b(sealed, digest_size=20).hexdigest()
    if ours != version["digest"]:
        yield f"version {number}: the text is not the one that was sealed"
    told = " ".join(evidence.read(version["text"]).decode("utf-8", "surrogatepass").split())
    place = 0  # of the block before: to look for each from the beginning takes 20 s where a story has 3 MB
    for value in (value for name, value in _fields(sealed) if name == "block"):
        found = told.find(value, place)
        place = max(found, place)
        if found < 0 and value not in told and not _SHOWN_OTHERWISE.search(value):
            yield f"version {number}: {version['text']} lacks words that were sealed"
            return


_SHOWN_OTHERWISE = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""Signs that steer a terminal; in the text for people others stand for them."""


def _fields(sealed: bytes) -> Iterator[tuple[str, str]]:
    for field in sealed.decode("utf-8", "surrogatepass").split("\x1e"):
        name, _, value = field.partition("\x1f")
        yield name, value


def _change(evidence: Evidence, manifest: dict[str, Any], change: dict[str, Any]) -> Iterator[str]:
    """The edits: their marked words are their two texts, and what came stands in the newer version.

    What went need not stand in the older version's text: it was compared as the newer reader read it.
    """
    sealed = manifest["versions"][change["to"] - 1]["sealed_text"]
    after = None if sealed is None else " ".join(value for _, value in _fields(evidence.read(sealed)))
    for edit in evidence.document(change["file"])["edits"]:
        for side, ops in (("before", ("equal", "delete")), ("after", ("equal", "insert"))):
            marked = "".join(text for op, text in edit["spans"] if op in ops)
            if edit["spans"] and marked != edit[side]:
                yield f"{change['file']}: the marked words of an edit are not its text"
        quoted = [] if {"furniture", "link"} & set(edit["classes"]) else edit["after"].split("\n\n")
        if after is not None and any(part.strip() not in after for part in quoted):
            yield f"{change['file']}: an edit quotes words that version {change['to']} does not have"


def _told(evidence: Evidence, manifest: dict[str, Any]) -> Iterator[str]:
    """What stands in several places, sealed or not: each must say the same."""
    told = {one["version"]: one for one in evidence.document(HISTORY)["snapshots"]}
    for version in manifest["versions"]:
        number, origin = version["version"], evidence.document(version["origin"])
        said = {**told[number]["provenance"], "captured_at": version["captured_at"]}
        sealed = all(origin[name] == version[name] for name in ("sha256", "digest", "seal"))
        if said != origin or not sealed or _microseconds(version["captured_at"]) != version["captured_us"]:
            yield f"version {number}: its files say different things of where and when it was captured"
        if told[number]["not_before"] != version["not_before"]:
            yield f"version {number}: its files name different moments at which the one before was last seen"
    for change in manifest["changes"]:
        if evidence.document(change["file"])["edits"] != told[change["to"]]["edits"]:
            yield f"{change['file']}: the edits are not those of {HISTORY}"


def _microseconds(moment: str) -> int:
    utc = timezone.utc  # noqa: UP017  Python 3.8 knows no other name
    at = datetime.fromisoformat(moment.replace("Z", "+00:00"))  # noqa: FURB162  nor "Z"
    return (at - datetime(1970, 1, 1, tzinfo=utc)) // timedelta(microseconds=1)


def main(arguments: list[str]) -> int:
    """Check, and say what is wrong; 1 when anything is, 2 when it is no evidence."""
    place = Path(arguments[0]) if arguments else Path(__file__).resolve().parent
    try:
        evidence = Evidence(place)
        flaws = list(check(evidence))
        about = summary(evidence)
    except Unusable as fault:
        print(f"verify: {fault}", file=sys.stderr)  # noqa: T201  it is a script
        return 2
    number = "1 flaw." if len(flaws) == 1 else f"{len(flaws)} flaws."
    verdict = number if flaws else SEALED
    print("\n".join([*about, *flaws, verdict]))  # noqa: T201  the same
    return 1 if flaws else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
