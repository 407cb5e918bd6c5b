"""What a mail channel is: an address, and the server that takes mail for it."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass, field, replace
from datetime import timedelta
from email.utils import getaddresses
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from watcher.alerts.spec import Spec, split_url

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

MAIL_LIMIT = timedelta(seconds=60)  # greeting delays and content filters take their time


@dataclass(frozen=True, slots=True)
class EmailSpec(Spec):
    """Mail to one address.

    Each address has a queue of its own: one that is refused delays nobody else, and nobody gets a mail
    again because of it.

    Attributes:
        to: the recipient.
        smtp: smtp://[user:password@]host[:port] (STARTTLS when offered) or smtps://...; kept out of `repr`.
        sender: the From address; "" for watcher@ this machine's name.
        timeout: limit of a whole attempt.
        unsubscribe: where to ask for no more (RFC 2369): mailto: or https; "" for the From address, if given.
        templates: a folder with the user's own templates; None for ours.
    """

    LEADS = ("smtp", "to", "sender")

    to: str
    smtp: str = field(repr=False)
    sender: str = ""
    timeout: timedelta = MAIL_LIMIT
    unsubscribe: str = field(default="", kw_only=True)
    templates: Path | None = field(default=None, kw_only=True)

    def faults(self) -> tuple[str, ...]:
        """What makes it unusable, a sentence each; empty when it is fine."""
        found = [
            f"{word} is no mail address: {text!r}" for word, text in self._addresses() if not _mailable(text)
        ]
        try:
            mail_server(self.smtp)
        except ValueError as error:
            found.append(str(error))
        if self.unsubscribe and not _unsubscribable(self.unsubscribe):
            found.append("unsubscribe is neither a mailto: nor an https: address")
        return tuple(found)

    def _addresses(self) -> list[tuple[str, str]]:
        return [("to", self.to), *([("from", self.sender)] if self.sender else [])]


def email_specs(name: str, to: Sequence[str], **options: Any) -> tuple[EmailSpec, ...]:
    """One queue for each address of a mail channel, named "name:address".

    An address given twice counts once.

    Args:
        name: of the channel.
        to: the addresses.
        options: the other fields of `EmailSpec`.
    """
    first = EmailSpec(name, "", **options)
    return tuple(replace(first, name=f"{name}:{address}", to=address) for address in dict.fromkeys(to))


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
    parts = split_url(url)
    if parts is None or parts.scheme not in {"smtp", "smtps"} or not parts.hostname:
        raise ValueError("smtp is no mail server; give one like smtp://user:password@host:587 or smtps://...")
    tls = parts.scheme == "smtps"
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    default = 465 if tls else 587 if user else 25
    return MailServer(parts.hostname, parts.port or default, tls, user, password)


def _mailable(text: str) -> bool:
    """Whether a text is one mail address, with or without a name, and nothing that breaks a header."""
    found = getaddresses([text])
    local, _, domain = found[0][1].rpartition("@") if len(found) == 1 else ("", "", "")
    return bool(local and domain) and text.isprintable() and not set(local + domain) & set(" ,;<>")


def _unsubscribable(url: str) -> bool:
    parts = split_url(url)
    if parts is None or not url.isascii() or not url.isprintable() or set(url) & set(" <>"):
        return False
    return _mailable(parts.path) if parts.scheme == "mailto" else parts.scheme == "https"
