"""Alerts by HTTP POST, with the headers of Standard Webhooks."""

from __future__ import annotations

import ssl
from datetime import UTC, datetime, timedelta, tzinfo
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from http.client import responses
from typing import TYPE_CHECKING

from watcher import __version__
from watcher.alerts.deadline import Deadline
from watcher.alerts.signature import signatures
from watcher.alerts.spec import Format
from watcher.errors import DeliveryDeferred, DeliveryRefused, reason
from watcher.fetch.trust import trusted
from watcher.fetch.way import of_environment
from watcher.lean.http import httpx
from watcher.render.cards import adaptive_card
from watcher.render.chat import discord_message, slack_message
from watcher.render.payload import body, cloud_event

if TYPE_CHECKING:
    from collections.abc import Callable

    from watcher.alerts.spec import WebhookSpec
    from watcher.model import Delivery, Event

WRITERS: dict[Format, Callable[[Event, tzinfo], bytes]] = {
    Format.STANDARD: lambda event, _: body(event),
    Format.CLOUDEVENTS: lambda event, _: cloud_event(event),
    Format.SLACK: slack_message,
    Format.DISCORD: discord_message,
    Format.TEAMS: adaptive_card,
}
CONTENT_TYPES = {Format.CLOUDEVENTS: "application/cloudevents+json; charset=utf-8"}

_SUCCESS, _REDIRECT = 2, 3  # the first digit of a status


class WebhookChannel:
    """POSTs events. Only 2xx counts as received; redirects are not followed; TLS is verified."""

    def __init__(self, spec: WebhookSpec, *, timezone: tzinfo, clock: Callable[[], datetime]) -> None:
        self._spec = spec
        self._timezone = timezone
        self._clock = clock
        proxy = of_environment().to(spec.url)
        # A connection for each alert: they are rare, and one kept alive is often dead when it is needed.
        self._client = httpx.Client(
            timeout=spec.timeout.total_seconds(),
            limits=httpx.Limits(max_keepalive_connections=0),
            proxy=proxy or None,
            trust_env=False,  # a proxy there that is none for HTTP ends it
            verify=_believed(spec.url, proxy),
            follow_redirects=False,
        )

    def send(self, delivery: Delivery) -> None:
        """Hand one event over.

        Raises:
            DeliveryRefused: 410: the receiver wants no more of this channel.
            DeliveryDeferred: anything else but 2xx; it may work later.
        """
        content = WRITERS[self._spec.format](delivery.event, self._timezone)
        status, retry_after = self._post(content, self._headers(delivery.event, content))
        if status == HTTPStatus.GONE:
            raise DeliveryRefused("the receiver answered 410 Gone: it wants no more alerts")
        if status // 100 != _SUCCESS:
            raise DeliveryDeferred(_words(status), retry_after=self._span(retry_after))

    def close(self) -> None:
        """Let go of the connections."""
        self._client.close()

    def _headers(self, event: Event, content: bytes) -> dict[str, str]:
        timestamp = int(self._clock().timestamp())
        headers = {
            "content-type": CONTENT_TYPES.get(self._spec.format, "application/json"),
            "user-agent": f"watcher/{__version__}",
            "webhook-id": event.id,
            "webhook-timestamp": str(timestamp),
        }
        if self._spec.secret:
            headers["webhook-signature"] = signatures(self._spec.secret, event.id, timestamp, content)
        return headers

    def _post(self, content: bytes, headers: dict[str, str]) -> tuple[int, str]:
        """The status and the Retry-After header; the answer's body is of no interest and stays unread."""
        with Deadline(self._spec.timeout) as deadline:

            def trace(name: str, info: dict[str, object]) -> None:
                if name.endswith((".connect_tcp.complete", ".start_tls.complete")):
                    deadline.watch(_socket_of(info["return_value"]))

            try:
                with self._client.stream(
                    "POST", self._spec.url, content=content, headers=headers, extensions={"trace": trace}
                ) as answer:
                    return answer.status_code, answer.headers.get("retry-after", "")
            except (httpx.HTTPError, httpx.InvalidURL) as error:
                raise DeliveryDeferred(self._reason(error, late=deadline.passed)) from error

    def _reason(self, error: Exception, *, late: bool) -> str:
        if late or isinstance(error, httpx.TimeoutException):
            return f"no answer within {self._spec.timeout.total_seconds():g} s"
        if isinstance(error, httpx.ProxyError):
            return f"the proxy of the environment gives no way to the receiver: {reason(error)}"
        return f"the receiver gave no answer: {reason(error)}"

    def _span(self, header: str) -> timedelta | None:
        """Retry-After (RFC 9110, 10.2.3) as a span; None when there is none, or none that can be read."""
        if header.strip().isdecimal():
            return timedelta(seconds=min(int(header.strip()[:10]), 10**9))  # Python reads 4,300 digits
        try:
            moment = parsedate_to_datetime(header)
        except (ValueError, OverflowError):
            return None
        return max(moment.replace(tzinfo=moment.tzinfo or UTC) - self._clock(), timedelta(0))


def _believed(*addresses: str) -> ssl.SSLContext:
    """Whose certificates are good. To find out takes 20 ms, which who asks for none can do without."""
    if any(address.lower().startswith("https:") for address in addresses):
        return trusted()
    return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


def _words(status: int) -> str:
    words = f"the receiver answered {status} {responses.get(status, '')}".rstrip()
    if status // 100 == _REDIRECT:
        return f"{words}; redirects are not followed: put the final address into the configuration"
    return words


def _socket_of(stream: object) -> object:
    """The socket below an httpcore stream; its `get_extra_info` is the documented way there."""
    ask = getattr(stream, "get_extra_info", None)
    return ask("socket") if callable(ask) else None
