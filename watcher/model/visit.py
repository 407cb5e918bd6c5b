"""One visit to an article: what was asked, what came back, how it ended, what to keep of it."""

from __future__ import annotations

from dataclasses import InitVar, dataclass
from datetime import timedelta
from enum import StrEnum
from functools import cached_property
from hashlib import sha256
from typing import TYPE_CHECKING

from watcher.model.article import Validators

if TYPE_CHECKING:
    from datetime import datetime

    from watcher.model.article import Article, Progress
    from watcher.model.change import Change
    from watcher.model.event import Event
    from watcher.model.evidence import Evidence
    from watcher.model.origin import Origin
    from watcher.model.reading import Reading
    from watcher.model.snapshot import Said


class Outcome(StrEnum):
    """How a check ended."""

    FIRST = "first"
    UNCHANGED = "unchanged"
    CHANGED = "changed"
    NOT_MODIFIED = "not_modified"
    SUSPECT = "suspect"
    BLOCKED = "blocked"
    GONE = "gone"
    FAILED = "failed"


GOOD = frozenset({Outcome.FIRST, Outcome.UNCHANGED, Outcome.CHANGED, Outcome.NOT_MODIFIED})
"""Outcomes after which we know what the article says."""


@dataclass(frozen=True)  # without slots: what the bytes are called is kept
class Response:
    """What a server answered, at the end of all redirects.

    Attributes:
        url: the address that answered.
        status: the HTTP status.
        headers: names in lower case, in the order received.
        body: decompressed; empty for 304.
        charset: of the Content-Type header; "" when it names none.
        fetched_at: when the answer was complete; UTC.
        moved_to: the last address, when every redirect on the way was permanent (301, 308); else "".
        retry_after: from Retry-After, as a span from `fetched_at`.
        fresh_for: how long the answer is good by its own word (Cache-Control, Expires); zero when it is not.
        asked: the headers of the request that was answered, without cookies; names in lower case.
        asked_at: when that request went out; UTC. None where nobody noted it.
        lied: the server had said "not modified" to a name that it never gave; then it was asked without one.
    """

    url: str
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    fetched_at: datetime
    charset: str = ""
    moved_to: str = ""
    retry_after: timedelta | None = None
    fresh_for: timedelta = timedelta(0)
    asked: tuple[tuple[str, str], ...] = ()
    asked_at: datetime | None = None
    lied: bool = False

    def header(self, name: str) -> str:
        """The first header of this name (lower case), or ""."""
        return next((value for key, value in self.headers if key == name), "")

    @property
    def validators(self) -> Validators:
        """What to ask with the next time."""
        return Validators(self.header("etag"), self.header("last-modified"))

    @cached_property
    def body_hash(self) -> str:
        """The name of the bytes: their SHA-256, made once, for it costs a tenth of a check without news."""
        return sha256(self.body).hexdigest()


SHOWN_BY = "x-watcher-shown-by"
"""The header that says of a page which browser showed it."""


@dataclass(frozen=True)  # without slots, as a response
class Capture:
    """A page as fetched, and what we read in it.

    Attributes:
        reading: what the reader said.
        digest: the content digest of the reading.
        reader_version: of the reader.
        raw: the bytes as received, decompressed.
        charset: of the Content-Type header; needed to read `raw` again.
        url: the address that answered.
        status: HTTP status.
        headers: response headers.
        captured_at: our fetch; UTC.
        asked: request headers; of a stored version they are in its `Provenance`.
        origin: where it comes from when no check of the article brought it; None: our own check.
        seen_until: when another watch last saw it stand; None: it says nothing of that.
        flapping: another watch found the change that led to it to be one that the page made by itself.
        named: the name of `raw` where it is known; made when it is asked for by default.
    """

    reading: Reading
    digest: str
    reader_version: int
    raw: bytes
    url: str
    captured_at: datetime
    charset: str = ""
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    asked: tuple[tuple[str, str], ...] = ()
    origin: Origin | None = None
    seen_until: datetime | None = None
    flapping: bool = False
    named: InitVar[str] = ""

    def __post_init__(self, named: str) -> None:
        if named:
            self.__dict__["raw_hash"] = named  # where the cached one is kept

    @cached_property
    def raw_hash(self) -> str:
        """The name of the page's bytes, as of a response's."""
        return sha256(self.raw).hexdigest()


@dataclass(frozen=True, slots=True)
class Known:
    """What a page of an article is set against.

    Attributes:
        stored: the newest version; None before the first.
        evidence: what earlier checks have shown of furniture; None: the page is no article, and is set
            against nothing.
    """

    stored: Capture | None = None
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class Check:
    """A visit as it is recorded: the row, and all that goes with it in one transaction.

    Attributes:
        article: as it was when the check began.
        checked_at: when the check ended; UTC.
        outcome: how it ended.
        error: why it did not end well, for people; "" otherwise.
        code: the same for programs ("timed_out", "robots", "http_503", "challenge").
        status: HTTP status; 0 when there was no answer.
        size: bytes received.
        progress: what the article's row becomes.
        capture: the page, when it is stored as a new version (`outcome` first or changed).
        aside: the page, when it is kept aside (`outcome` suspect, or blocked by a wall with status 200).
        change: what is new against the version before.
        said: what its notes say of earlier changes.
        furniture: only margin blocks or cosmetics outside the body differed.
        counted: sentences that differ in numbers that are others at every look, and in nothing else.
        turns: versions that are found to be a page's own turns, to and fro or of a number, and no edits.
        house: texts that came to the article and are no change of it, for they are the house's own.
        events: what is to be alerted.
        evidence: what is known of furniture from now on; None: nothing new.
        host_blocked_until: the host asked to be left alone until then.
        stood_at: the last moment at which what was found is sure to have stood: when it was asked for, for
            the server may have written a slow answer long before its end. None: when the check ended.
    """

    article: Article
    checked_at: datetime
    outcome: Outcome
    progress: Progress
    error: str = ""
    code: str = ""
    status: int = 0
    size: int = 0
    capture: Capture | None = None
    aside: Capture | None = None
    change: Change | None = None
    said: tuple[Said, ...] = ()
    furniture: bool = False
    counted: tuple[str, ...] = ()
    turns: tuple[int, ...] = ()
    house: tuple[str, ...] = ()
    events: tuple[Event, ...] = ()
    evidence: Evidence | None = None
    host_blocked_until: datetime | None = None
    stood_at: datetime | None = None

    @property
    def version(self) -> int:
        """The article's newest version after this check; 0 for none."""
        return self.article.version + (self.capture is not None)
