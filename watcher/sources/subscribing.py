"""Feeds that push (WebSub): asks their hubs, and takes what they send as a hint to look, never as news.

feed names a hub ──> `Subscriber` asks it ──> it asks back at our address ──> lease, renewed before its end
                                              it pushes, signed           ──> source and articles are due
"""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from watcher.clock import utc_now
from watcher.decide.schedule.rhythm import SHORTEST
from watcher.errors import BadAddress, FetchError
from watcher.fetch import canonical
from watcher.find import feed
from watcher.lean.log import structlog

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from watcher.fetch import Fetcher
    from watcher.model.push import Subscription
    from watcher.model.source import Item
    from watcher.store import Store

log = structlog.get_logger("watcher.websub")

PATH = "/websub/"
"""Of our own address, before the token."""

LEASE = timedelta(days=10)
"""What hubs are asked for, and what most of them grant."""

LONGEST, SHORTEST_LEASE = timedelta(days=90), timedelta(minutes=1)
"""What is believed of a lease."""

RENEWED = 0.8
"""The part of a lease after which it is renewed: what fails then is tried again several times in the rest."""

AGAIN = timedelta(hours=1)
"""When a hub is asked again that did not take the request or never asked back."""

SOON = timedelta(minutes=5)
"""The same after what passes: it could not be reached."""

MOST_AT_ONCE = 5
"""Hubs that are asked in one go: one of them may hang."""

TAKEN = range(200, 300)

METHODS = frozenset({"sha1", "sha256", "sha384", "sha512"})
"""What a push may be signed with (section 7.1). For a signature SHA-1 is as good as it ever was."""


@dataclass(frozen=True, slots=True)
class Subscriber:
    """Asks hubs. Thread-safe.

    Attributes:
        callback: the address under which our server is reached from outside; "" for none: nobody is asked.
    """

    store: Store
    fetcher: Fetcher
    callback: str = ""
    clock: Callable[[], datetime] = utc_now

    def ask_some(self) -> int:
        """Ask the hubs whose turn it is; how many."""
        if not self.callback:
            return 0
        due = self.store.subscriptions.due(self.clock())[:MOST_AT_ONCE]
        for one in due:
            self._ask(one)
        return len(due)

    def _ask(self, one: Subscription) -> None:
        form = {
            "hub.mode": "subscribe",
            "hub.topic": one.topic,
            "hub.callback": f"{self.callback.rstrip('/')}{PATH}{one.token}",
            "hub.secret": one.secret,
            "hub.lease_seconds": str(int(LEASE.total_seconds())),
        }
        # Noted first: the hub may ask back before it answers, and what it grants then must stand.
        self.store.subscriptions.asked(one.source_id, self.clock(), self.clock() + AGAIN, one.trouble)
        trouble, again = "", AGAIN
        try:
            status = self.fetcher.post(one.hub, form).status
        except FetchError as error:
            trouble, again = str(error), SOON
        else:
            trouble = "" if status in TAKEN else f"the hub answered {status}"
        if trouble:
            self.store.subscriptions.asked(one.source_id, self.clock(), self.clock() + again, trouble)
        log.info("asked_hub", hub=one.hub, topic=one.topic, **({"trouble": trouble} if trouble else {}))


@dataclass(frozen=True, slots=True)
class Doorbell:
    """Where hubs ask back and push. Thread-safe.

    Attributes:
        floor: no article is looked at again sooner.
    """

    store: Store
    floor: timedelta
    clock: Callable[[], datetime] = utc_now

    def confirm(self, token: str, asked: dict[str, str]) -> str | None:
        """What a hub that asks back is answered; None: we did not ask for that (section 5.3)."""
        one = self.store.subscriptions.named(token)
        if one is None or one.asked_at is None or asked.get("hub.topic") != one.topic:
            return None
        if asked.get("hub.mode") == "denied":
            reason = asked.get("hub.reason", "")[:200]
            self.store.subscriptions.denied(one.source_id, f"the hub will not: {reason}".rstrip(": "))
            return ""
        if asked.get("hub.mode") != "subscribe" or "hub.challenge" not in asked:
            return None
        seconds = asked.get("hub.lease_seconds", "")
        lease = timedelta(seconds=int(seconds)) if seconds.isdecimal() and len(seconds) < 10 else LEASE  # noqa: PLR2004
        lease, now = min(max(lease, SHORTEST_LEASE), LONGEST), self.clock()
        self.store.subscriptions.granted(one.source_id, now + lease, now + RENEWED * lease)
        return asked["hub.challenge"]

    def ring(self, token: str, signature: str, content: bytes) -> bool:
        """Take a push: what it says is looked up at the source itself. False: nobody here wants any."""
        one = self.store.subscriptions.named(token)
        if one is None:
            return False
        if not is_signed(content, signature, one.secret):
            log.warning("push_not_signed", topic=one.topic)
            return True
        urls = list(_addresses(feed(content, one.topic).items))
        self.store.subscriptions.pushed(one.source_id, urls, self.clock(), floor=self.floor, apart=SHORTEST)
        log.info("pushed", topic=one.topic, articles=len(urls))
        return True


def is_signed(content: bytes, signature: str, secret: str) -> bool:
    """Whether a push comes from who knows the secret (section 8)."""
    method, _, digest = signature.partition("=")
    if method.lower() not in METHODS or not digest.isascii():
        return False
    ours = hmac.new(secret.encode(), content, getattr(hashlib, method.lower())).hexdigest()
    return hmac.compare_digest(ours, digest.strip().lower())


def _addresses(items: Iterable[Item]) -> Iterator[str]:
    for item in items:
        try:
            yield canonical(item.url)
        except BadAddress:
            continue
