"""What a channel is: the frozen form of one `[[alerts]]` table."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass, field
from datetime import timedelta
from email.utils import getaddresses
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, unquote, urlsplit

from watcher.alerts.signature import keys
from watcher.model import EventType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from watcher.model import Event

WEBHOOK_LIMIT = timedelta(seconds=30)
MAIL_LIMIT = timedelta(seconds=60)  # greeting delays and content filters take their time

# Whoever listens to anything has to hear that another channel fell silent.
ALWAYS_WANTED = frozenset({EventType.CHANNEL_DISABLED})


def wanted(events: Sequence[str], event: Event) -> bool:
    """Whether a channel that asks for these types (none: all) gets the event."""
    return not events or event.type in events or event.type in ALWAYS_WANTED


@dataclass(frozen=True, slots=True)
class WebhookSpec:
    """A webhook. Address and secrets are kept out of its `repr`: both can be credentials.

    Attributes:
        name: stable name of the queue; rows refer to it.
        url: where to POST; may be inside a private network, for it is the user's own word.
        secret: signing secrets, the newest first; several while keys are rotated; none for no signature.
        events: event types to send; empty for all.
        timeout: limit of a whole attempt.
    """

    name: str
    url: str = field(repr=False)
    secret: tuple[str, ...] = field(default=(), repr=False)
    events: tuple[str, ...] = ()
    timeout: timedelta = WEBHOOK_LIMIT

    def wants(self, event: Event) -> bool:
        """Whether this event goes here."""
        return wanted(self.events, event)

    def faults(self) -> tuple[str, ...]:
        """What makes it unusable, a sentence each; empty when it is fine."""
        parts = _split(self.url)
        found = []
        if parts is None or parts.scheme not in {"http", "https"} or not parts.hostname:
            found.append("url is no http(s) address; give one like https://example.org/hook")
        return (*found, *_secret_faults(self.secret))


@dataclass(frozen=True, slots=True)
class EmailSpec:
    """Mail to one address.

    Each address has a queue of its own: one that is refused delays nobody else, and nobody gets a mail
    again because of it.

    Attributes:
        name: stable name of the queue; rows refer to it.
        to: the recipient.
        smtp: smtp://[user:password@]host[:port] (STARTTLS when offered) or smtps://...; kept out of `repr`.
        sender: the From address; "" for watcher@ this machine's name.
        events: event types to send; empty for all.
        timeout: limit of a whole attempt.
    """

    name: str
    to: str
    smtp: str = field(repr=False)
    sender: str = ""
    events: tuple[str, ...] = ()
    timeout: timedelta = MAIL_LIMIT

    def wants(self, event: Event) -> bool:
        """Whether this event goes here."""
        return wanted(self.events, event)

    def faults(self) -> tuple[str, ...]:
        """What makes it unusable, a sentence each; empty when it is fine."""
        found = [
            f"{word} is no mail address: {text!r}" for word, text in self._addresses() if not mailable(text)
        ]
        try:
            mail_server(self.smtp)
        except ValueError as error:
            found.append(str(error))
        return tuple(found)

    def _addresses(self) -> list[tuple[str, str]]:
        return [("to", self.to), *([("from", self.sender)] if self.sender else [])]


ChannelSpec = WebhookSpec | EmailSpec


def email_specs(
    name: str,
    to: Sequence[str],
    *,
    smtp: str,
    sender: str = "",
    events: tuple[str, ...] = (),
    timeout: timedelta = MAIL_LIMIT,
) -> tuple[EmailSpec, ...]:
    """One queue for each address of a mail channel, named "name:address".

    An address given twice counts once.
    """
    return tuple(
        EmailSpec(f"{name}:{address}", address, smtp, sender, events, timeout)
        for address in dict.fromkeys(to)
    )


@dataclass(frozen=True, slots=True)
class MailServer:
    """An SMTP server, out of its URL.

    Attributes:
        tls: TLS from the first byte (smtps); else STARTTLS when it is offered.
        user: login name; "" for no login.
    """

    host: str
    port: int
    tls: bool = False
    user: str = ""
    password: str = field(default="", repr=False)

    @property
    def loopback(self) -> bool:
        """Whether it is this machine: what goes there meets no network."""
        if self.host == "localhost":
            return True
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return False


def mail_server(url: str) -> MailServer:
    """Read an SMTP URL.

    Args:
        url: user and password percent-encoded; ports by default 465 (smtps), 587 (with login) or 25.

    Raises:
        ValueError: with a sentence for the user, which does not repeat the URL: it holds a password.
    """
    parts = _split(url)
    if parts is None or parts.scheme not in {"smtp", "smtps"} or not parts.hostname:
        raise ValueError("smtp is no mail server; give one like smtp://user:password@host:587 or smtps://...")
    tls = parts.scheme == "smtps"
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    default = 465 if tls else 587 if user else 25
    return MailServer(parts.hostname, parts.port or default, tls, user, password)


def mailable(text: str) -> bool:
    """Whether a text is one mail address, with or without a name, and nothing that breaks a header."""
    found = getaddresses([text])
    local, _, domain = found[0][1].rpartition("@") if len(found) == 1 else ("", "", "")
    return bool(local and domain) and text.isprintable() and not set(local + domain) & set(" ,;<>")


def _split(url: str) -> SplitResult | None:
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        return None
    return parts


def _secret_faults(secrets: Sequence[str]) -> list[str]:
    found = []
    for secret in secrets:
        try:
            keys(secret)
        except ValueError as error:
            found.append(f"secret cannot be used: {error}")
    return found
