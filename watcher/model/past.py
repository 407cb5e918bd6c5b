"""Archives, their captures of an article, and what became of them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class Archive:
    """A web archive.

    Attributes:
        name: for people and for `--from`.
        timemap: the address of its TimeMaps, with {url} for the page's.
        save: the address that asks it to keep a page, with {url}; "" when it takes nobody's word.
        delay: between two requests.
        keep: it is asked for each new version.
    """

    name: str
    timemap: str
    save: str = ""
    delay: timedelta = timedelta(seconds=4)
    keep: bool = False


ARCHIVES = (
    Archive(
        "web.archive.org",
        "https://web.archive.org/web/timemap/link/{url}",
        "https://web.archive.org/save/{url}",
    ),
    Archive("arquivo.pt", "https://arquivo.pt/wayback/timemap/link/{url}"),
)
"""What is asked when the configuration names no archive."""


class Fate(StrEnum):
    """What became of a capture.

    Beside: it differs from what was seen before and after it. Failed: it could not be had, and may be the
    next time.
    """

    VERSION = "version"
    KNOWN = "known"
    BESIDE = "beside"
    UNFIT = "unfit"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Looked:
    """A capture that was looked at.

    Attributes:
        uri: where it can be seen.
        at: when it was captured, by the archive's word; UTC.
        fate: what became of it.
        why: in words; "" for a version.
    """

    uri: str
    at: datetime
    fate: Fate
    why: str = ""


@dataclass(frozen=True, slots=True)
class Saved:
    """An archive's answer to the wish that it keep a page.

    Attributes:
        archive: its name.
        version: our newest version then.
        asked_at: when; UTC.
        uri: where it keeps it; "" when it does not say, or does not keep it.
        words: its answer.
        done: it was taken; else it may be asked again.
    """

    archive: str
    version: int
    asked_at: datetime
    uri: str
    words: str
    done: bool


@dataclass(slots=True)
class Sum:
    """What a backfill did.

    Attributes:
        found: captures that the archive has.
        known_before: those that were looked at before.
        looked: those that were looked at now.
        ahead: of versions that we captured, the archive's first capture that says the same before we looked.
        stopped: why it ended before its end; "" when it did not.
    """

    found: int = 0
    known_before: int = 0
    looked: list[Looked] = field(default_factory=list)
    ahead: list[tuple[int, Looked]] = field(default_factory=list)
    stopped: str = ""

    def count(self, fate: Fate) -> int:
        """How many of those looked at now had this fate."""
        return sum(one.fate is fate for one in self.looked)

    def reasons(self) -> Counter[str]:
        """Why captures were no versions, and how many each."""
        return Counter(one.why for one in self.looked if one.fate in {Fate.UNFIT, Fate.FAILED})
