"""Receivers of alerts in every mood: they fail, hang, are slow, cut the line, or take it and keep silent."""

from __future__ import annotations

import asyncio
import json
import threading
import time
from random import Random
from typing import TYPE_CHECKING

from newsroom import Postbox

from watcher.demo.site import Answer, LocalServer, Request

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from aiosmtpd.smtp import SMTP, Envelope, Session

BULK, DESK, FICKLE, MAIL = "bulk", "desk", "fickle", "mail"
"""The channels: one with a full outbox, one in every mood, one that says 410 at times, a mail server."""

TIMEOUT = 2.0
"""Seconds after which a channel of the rig gives up; a hanging receiver takes longer."""

FINE, FAILS, LATER, SLOW, HANGS, CUTS, DEAF = "fine", "fails", "later", "slow", "hangs", "cuts", "deaf"
MOODS = (FAILS, LATER, SLOW, HANGS, CUTS, DEAF)
"""`deaf` takes an alert in and cuts the line before it says so: the worst case of at-least-once."""


class Moody:
    """Draws a mood for each alert.

    Args:
        seed: of the dice.
        share: how many of ten alerts meet the present mood.
    """

    def __init__(self, seed: int, share: int = 5) -> None:
        self.mood = FINE
        self._dice, self._share = Random(seed), share
        self._lock = threading.Lock()

    def draw(self) -> str:
        with self._lock:
            return self.mood if self._dice.randrange(10) < self._share else FINE


class Hooks(LocalServer):
    """A webhook receiver: keeps (id, url, to) of what it took in, said so or not.

    Attributes:
        taken: for each id, how often it came and what it is about.
        gone: answer 410 from now on.
    """

    def __init__(self, moody: Moody, heard: Callable[[], None] = lambda: None) -> None:
        super().__init__()
        self.moody, self._heard = moody, heard
        self.taken: dict[str, list[tuple[str, int | None]]] = {}
        self.types: dict[str, int] = {}
        self.gone = False
        self.refused = 0

    def arrived(self, target: str, headers: dict[str, str], body: bytes) -> Request:
        return Request(target, target, headers, 1, body)

    def answer(self, request: Request) -> Answer:
        mood = self.moody.draw()
        if self.gone or mood in {FAILS, LATER, CUTS, HANGS}:
            self.refused += 1
            return self._refuse("gone" if self.gone else mood)
        self._take(request)
        if mood == SLOW:
            time.sleep(TIMEOUT / 4)
        self._heard()
        if mood == DEAF:
            raise ConnectionAbortedError
        return Answer(status=204, headers=())

    def _refuse(self, mood: str) -> Answer:
        if mood == CUTS:
            raise ConnectionAbortedError
        if mood == HANGS:
            time.sleep(TIMEOUT * 1.5)
        status = {"gone": 410, LATER: 429}.get(mood, 500)
        return Answer(status=status, headers=(("Retry-After", "1"),) if mood == LATER else ())

    def _take(self, request: Request) -> None:
        document = json.loads(request.body)
        data, kind = document["data"], document["type"]
        with self._lock:
            self.types[kind] = self.types.get(kind, 0) + 1
            about = (str(data.get("url")), data.get("to") if data.get("change") else None)
            self.taken.setdefault(request.headers["webhook-id"], []).append(about)


class Mails(Postbox):
    """A mail server in a mood."""

    def __init__(self, moody: Moody) -> None:
        super().__init__()
        self.moody = moody
        self.ids: dict[str, int] = {}

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802 - aiosmtpd's
        mood = self.moody.draw()
        if mood == HANGS:
            await asyncio.sleep(TIMEOUT * 1.5)
        if mood in {HANGS, CUTS}:
            self._hang_up(server)
            return "421 cut"
        if mood in {FAILS, LATER}:
            return "451 later, please"
        if mood == SLOW:
            await asyncio.sleep(TIMEOUT / 4)
        await super().handle_DATA(server, session, envelope)
        identity = str(self.mails.pop()["Message-ID"]).strip("<>").partition("@")[0]
        self.ids[identity] = self.ids.get(identity, 0) + 1
        if mood == DEAF:
            self._hang_up(server)
        return "250 taken"

    @staticmethod
    def _hang_up(server: SMTP) -> None:
        assert server.transport is not None
        server.transport.abort()


def mood_of(dice: Random, moods: Sequence[str] = MOODS) -> str:
    """A mood for a while; fine every fourth time."""
    return FINE if dice.random() < 1 / 4 else dice.choice(moods)
