"""Alerts by mail, over SMTP."""

from __future__ import annotations

import contextlib
import smtplib
import socket
import ssl
from email.utils import parseaddr
from typing import TYPE_CHECKING, Any

from watcher.alerts.deadline import Deadline
from watcher.alerts.mail_spec import mail_server
from watcher.errors import DeliveryDeferred, reason
from watcher.fetch.trust import trusted
from watcher.lean.log import structlog
from watcher.render.mail.environment import NAMES, Templates
from watcher.render.mail.message import Envelope, mail
from watcher.render.safe import inert_line

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime, tzinfo
    from email.message import EmailMessage
    from pathlib import Path

    from watcher.alerts.mail_spec import EmailSpec, MailServer
    from watcher.model import Delivery

log = structlog.get_logger("watcher.alerts")

_LONGEST_REASON = 300


class EmailChannel:
    """Sends each event as one mail to one address, on a connection of its own."""

    def __init__(self, spec: EmailSpec, *, timezone: tzinfo, clock: Callable[[], datetime]) -> None:
        self._spec = spec
        self._timezone = timezone
        self._clock = clock
        self._server = mail_server(spec.smtp)
        self._envelope = envelope_of(spec)

    def send(self, delivery: Delivery) -> None:
        """Hand one event over.

        A 5xx is tried again like a 4xx: servers say it for full mailboxes, block lists and content filters
        too, and an alert must not be lost to those.

        Raises:
            DeliveryDeferred: the server cannot be reached, or does not take the mail.
        """
        templates = Templates(read_templates(self._spec.templates))
        message = mail(
            delivery.event,
            self._envelope,
            sent_at=self._clock(),
            timezone=self._timezone,
            templates=templates,
        )
        if templates.broken is not None:
            log.warning("template_broken", fault=str(templates.broken))
        with Deadline(self._spec.timeout) as deadline:
            try:
                self._converse(message, deadline)
            except (smtplib.SMTPException, OSError, ValueError) as error:
                raise DeliveryDeferred(self._reason(error, late=deadline.passed)) from error

    def close(self) -> None:
        """Nothing is kept open."""

    def _converse(self, message: EmailMessage, deadline: Deadline) -> None:
        smtp = _connect(self._server, self._spec.timeout.total_seconds(), deadline)
        try:
            _secure(smtp, self._server)
            deadline.watch(smtp.sock)
            if self._server.user:
                smtp.login(self._server.user, self._server.password)
            sender, recipient = parseaddr(self._envelope.sender)[1], parseaddr(self._spec.to)[1]
            smtp.send_message(message, from_addr=sender, to_addrs=[recipient])
        except BaseException:
            smtp.close()
            raise
        _quit(smtp)

    def _reason(self, error: Exception, *, late: bool) -> str:
        if late or isinstance(error, TimeoutError):
            return f"{self._server.host} did not finish within {self._spec.timeout.total_seconds():g} s"
        return inert_line(f"{self._server.host}: {_words(error)}")[:_LONGEST_REASON]


def envelope_of(spec: EmailSpec) -> Envelope:
    """From whom and to whom a channel's mails go."""
    sender = spec.sender or f"watcher@{_this_host()}"
    reply = f"mailto:{parseaddr(sender)[1]}?subject=unsubscribe"
    return Envelope(sender, spec.to, spec.unsubscribe or reply)


def read_templates(folder: Path | None) -> dict[str, str]:
    """The user's own templates, by name. Read anew for each mail: an edit holds at once.

    One that cannot be read is left out; ours stands in its place.
    """
    found = {}
    for name in NAMES if folder is not None else ():
        assert folder is not None
        with contextlib.suppress(OSError, UnicodeDecodeError):
            found[name] = (folder / name).read_text(encoding="utf-8")
    return found


class _Client(smtplib.SMTP):
    """An SMTP client whose connection is watched from the start, the wait for the greeting included."""

    def __init__(self, deadline: Deadline, *args: Any, **options: Any) -> None:
        self._deadline = deadline
        super().__init__(*args, **options)

    def _get_socket(self, host: str, port: int, timeout: float) -> socket.socket:
        connection: socket.socket = super()._get_socket(host, port, timeout)  # type: ignore[misc]
        self._deadline.watch(connection)
        return connection


class _TlsClient(_Client, smtplib.SMTP_SSL):
    """The same with TLS from the first byte."""


def _connect(server: MailServer, timeout: float, deadline: Deadline) -> smtplib.SMTP:
    if server.tls:
        context = tls_context(server)
        return _TlsClient(deadline, server.host, server.port, timeout=timeout, context=context)
    return _Client(deadline, server.host, server.port, timeout=timeout)


def _secure(smtp: smtplib.SMTP, server: MailServer) -> None:
    """STARTTLS when it is offered; a password crosses a network encrypted or not at all."""
    smtp.ehlo_or_helo_if_needed()
    if server.tls:
        return
    if smtp.has_extn("starttls"):
        smtp.starttls(context=tls_context(server))
        smtp.ehlo()
    elif server.user and not server.loopback:
        raise smtplib.SMTPException("it offers no STARTTLS, and the login would be readable; use smtps://")


def tls_context(server: MailServer) -> ssl.SSLContext:
    """Certificates are verified, except on this machine.

    Local mail servers sign their own, and there is nobody in between.
    """
    context = trusted()
    if server.loopback:
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    return context


def _quit(smtp: smtplib.SMTP) -> None:
    """Say good-bye; the mail has been taken, so what happens now is no failure of it."""
    try:
        smtp.quit()
    except (smtplib.SMTPException, OSError):
        smtp.close()


def _words(error: Exception) -> str:
    """What the server said, without what we said: that may hold the login."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return "; ".join(
            f"{address} was refused: {code} {_text(said)}"
            for address, (code, said) in error.recipients.items()
        )
    if isinstance(error, smtplib.SMTPAuthenticationError):
        return f"the login was refused: {error.smtp_code} {_text(error.smtp_error)}; check user and password"
    if isinstance(error, smtplib.SMTPResponseException):
        return f"{error.smtp_code} {_text(error.smtp_error)}"
    return reason(error)


def _text(said: bytes | str) -> str:
    return said.decode("utf-8", "replace") if isinstance(said, bytes) else said


def _this_host() -> str:
    """This machine's name, fit for a mail address."""
    name = socket.getfqdn()
    return name if name.isascii() and name.replace("-", "").replace(".", "").isalnum() else "localhost"
