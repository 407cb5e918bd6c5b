"""A watched article: what is known of it, who holds it to visit it, and what a visit makes of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import datetime, timedelta

    from watcher.model.reading import Selectors


class ArticleState(StrEnum):
    """Whether an article is being looked at."""

    ACTIVE = "active"
    PAUSED = "paused"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server gave us to ask "has it changed?" with (RFC 9110, section 13)."""

    etag: str = ""
    last_modified: str = ""

    def __bool__(self) -> bool:
        """Whether a conditional request is possible."""
        return bool(self.etag or self.last_modified)

    @property
    def name(self) -> str:
        """What a server goes by: the date only where there is no ETag (RFC 9110, section 13.1.3)."""
        return self.etag or self.last_modified


@dataclass(frozen=True)  # without slots: it is made of a row in a third of the time
class Article:
    """A watched address and what is known of it.

    Attributes:
        id: row number in the store.
        url: canonical address; the article's name.
        host: its politeness queue.
        state: active, paused or removed.
        from_config: it stands in config.toml.
        every: a fixed interval, obeyed as given; None for the adaptive one.
        selectors: the user's own hand on the reading.
        tags: the user's words for it.
        version: the newest stored version; 0 before the first capture.
        digest: content digest of that version.
        reader_version: of the reader that read it.
        body_hash: of the bytes the last good answer had; "" for none.
        validators: of the last good answer.
        validators_lie: the server gave them to two texts; they are not asked with.
        checks: visits so far.
        failures: consecutive checks without a good reading.
        failing_since: the first of them.
        trouble: outcome and reason of the last of them, in words; "" when all is well.
        noticed: the trouble has been reported (one notice when it starts, one when it ends).
        gone_since: when 404 or 410 was first seen since a page was there.
        gone_count: how often that was.
        gone_noticed: that it is gone has been reported.
        suspect_digest: what the odd reading that is kept aside is known by; seen again, it is believed.
        suspect_count: how often that was seen in a row.
        page_fingerprint: of all that was looked at in the last good answer; "" for none.
        scope_fingerprint: of the article's neighbourhood in it; "" for none.
        watch_for: how long it is watched as closely as its changes deserve; None for always.
        price: by how much the budget stretches its stride on its host; below 1 it is spent on more looks.
        ceiling: the longest interval that the budget leaves room for; None: as the policy says.
        lease: names the claim under which it is being checked; "" when it was not claimed.
    """

    id: int
    url: str
    host: str
    state: ArticleState = ArticleState.ACTIVE
    from_config: bool = False
    every: timedelta | None = None
    selectors: Selectors | None = None
    tags: tuple[str, ...] = ()
    added_at: datetime | None = None
    title: str = ""
    site: str = ""
    language: str = ""
    published_at: datetime | None = None
    modified_at: datetime | None = None
    version: int = 0
    digest: str = ""
    reader_version: int = 0
    body_hash: str = ""
    validators: Validators = field(default_factory=Validators)
    validators_lie: bool = False
    checks: int = 0
    changes: int = 0
    last_checked_at: datetime | None = None
    last_good_at: datetime | None = None
    last_changed_at: datetime | None = None
    next_check_at: datetime | None = None
    next_reason: str = ""
    failures: int = 0
    failing_since: datetime | None = None
    trouble: str = ""
    noticed: bool = False
    gone_since: datetime | None = None
    gone_count: int = 0
    gone_noticed: bool = False
    suspect_digest: str = ""
    suspect_count: int = 0
    moved_to: str = ""
    page_fingerprint: str = ""
    scope_fingerprint: str = ""
    watch_for: timedelta | None = None
    price: float = field(default=1.0, compare=False)
    ceiling: timedelta | None = field(default=None, compare=False)
    lease: str = field(default="", compare=False)

    @property
    def outlet(self) -> str:
        """What its outlet is called: as its pages say, or by its host."""
        return self.site or self.host


class Claim(NamedTuple):
    """An article that somebody holds to visit it; its row is read when its turn comes.

    Attributes:
        article_id: its number.
        lease: names the claim.
    """

    article_id: int
    lease: str


@dataclass(frozen=True, slots=True)
class Progress:
    """What of an article's row a check sets anew. Field names are those of `Article`."""

    next_check_at: datetime
    next_reason: str
    stride: timedelta | None = None
    body_hash: str = ""
    validators: Validators = field(default_factory=Validators)
    validators_lie: bool = False
    failures: int = 0
    failing_since: datetime | None = None
    trouble: str = ""
    noticed: bool = False
    gone_since: datetime | None = None
    gone_count: int = 0
    gone_noticed: bool = False
    suspect_digest: str = ""
    suspect_count: int = 0
    moved_to: str = ""
    modified_at: datetime | None = None
    page_fingerprint: str = ""
    scope_fingerprint: str = ""
