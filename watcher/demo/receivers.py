"""What receives the alerts: a webhook endpoint and a mail server, both on loopback."""

from __future__ import annotations

import json
import socketserver
from dataclasses import dataclass
from email import message_from_bytes, policy
from typing import TYPE_CHECKING, Any

from watcher.demo.background import Background
from watcher.demo.site import Answer, LocalServer, Request

if TYPE_CHECKING:
    from collections.abc import Callable
    from email.message import EmailMessage


@dataclass(frozen=True, slots=True)
class Hook:
    """A webhook as it arrived, and what it was answered."""

    id: str
    document: dict[str, Any]
    headers: dict[str, str]
    body: bytes
    status: int


class WebhookReceiver(LocalServer):
    """Takes webhooks in.

    Args:
        mood: says with which status to answer a request; 204 always unless given.

    Attributes:
        hooks: all that arrived, refused ones included, in order.
    """

    def __init__(self, mood: Callable[[Request], int] = lambda _: 204) -> None:
        super().__init__()
        self.mood = mood
        self.hooks: list[Hook] = []

    def answer(self, request: Request) -> Answer:
        """Take it in, in whatever mood."""
        status = self.mood(request)
        identity = request.headers.get("webhook-id", "")
        document = json.loads(request.body or b"{}")
        self.hooks.append(Hook(identity, document, request.headers, request.body, status))
        return Answer(status=status, headers=())

    @property
    def taken(self) -> list[Hook]:
        """Those that were answered with a 2xx."""
        return [hook for hook in self.hooks if 200 <= hook.status < 300]  # noqa: PLR2004 - HTTP's own


class MailSink(Background):
    """A mail server that takes everything and hands nothing on (RFC 5321, the commands of a plain session).

    Attributes:
        mails: all that arrived, in order.
        recipients: for each of them, the addresses of its envelope.
    """

    def __init__(self) -> None:
        self.mails: list[EmailMessage] = []
        self.recipients: list[tuple[str, ...]] = []
        server = _MailServer(("127.0.0.1", 0), _Session)
        server.sink = self
        super().__init__(server)

    @property
    def url(self) -> str:
        """For the `smtp` key of an email channel."""
        return f"smtp://127.0.0.1:{self.port}"

    def take(self, content: bytes, recipients: list[str]) -> None:
        """Keep a mail."""
        self.recipients.append(tuple(recipients))
        self.mails.append(message_from_bytes(content, policy=policy.default))


class _MailServer(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True
    sink: MailSink


class _Session(socketserver.StreamRequestHandler):
    timeout = 5
    server: _MailServer

    def handle(self) -> None:
        recipients: list[str] = []
        self._say("220 sink ready")
        while line := self.rfile.readline():
            verb = line[:4].upper()
            if verb == b"QUIT":
                return self._say("221 bye")
            if verb == b"RCPT":
                recipients.append(line.decode().partition("<")[2].partition(">")[0])
            if verb == b"DATA":
                self._say("354 go on, end with a dot")
                self.server.sink.take(self._content(), recipients)
                recipients = []
            self._say("250 fine")
        return None

    def _say(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())

    def _content(self) -> bytes:
        lines = iter(self.rfile.readline, b".\r\n")
        return b"".join(line[1:] if line.startswith(b".") else line for line in lines)
