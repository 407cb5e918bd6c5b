"""Real receivers of alerts on loopback: an HTTP server and an SMTP server whose answers are scripted."""

from __future__ import annotations

import socket
import ssl
import threading
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from random import randrange
from typing import TYPE_CHECKING, Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from email.message import EmailMessage


@dataclass
class Post:
    """A request as it arrived."""

    path: str
    headers: dict[str, str]
    body: bytes
    at: float


@dataclass
class Hook:
    """A webhook receiver; `script` gets the number of the request and the handler and gives the answer."""

    url: str = ""
    posts: list[Post] = field(default_factory=list)
    script: Callable[[int, BaseHTTPRequestHandler], int | tuple[int, dict[str, str]] | None] = (
        lambda number, line: 204
    )

    @property
    def ids(self) -> list[str]:
        return [post.headers["webhook-id"] for post in self.posts]


class _Line(BaseHTTPRequestHandler):
    server: _HookServer

    def do_POST(self) -> None:
        hook = self.server.hook
        body = self.rfile.read(int(self.headers["content-length"]))
        headers = {name.lower(): value for name, value in self.headers.items()}
        hook.posts.append(Post(self.path, headers, body, time.monotonic()))
        try:
            answer = hook.script(len(hook.posts), self)
            if answer is not None:
                self._say(*(answer if isinstance(answer, tuple) else (answer, {})))
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    def _say(self, status: int, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base class's name
        pass


class _HookServer(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    hook: Hook


@contextmanager
def webhook(script: Any = None, *, tls: ssl.SSLContext | None = None) -> Iterator[Hook]:
    server = _HookServer(("127.0.0.1", 0), _Line)
    if tls is not None:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    scheme = "https" if tls else "http"
    server.hook = Hook(f"{scheme}://127.0.0.1:{server.server_address[1]}/hook")
    if script is not None:
        server.hook.script = script
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield server.hook
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@dataclass
class MailBox:
    """What an SMTP server took in."""

    port: int = 0
    mails: list[tuple[str, EmailMessage]] = field(default_factory=list)
    logins: list[tuple[bytes, bytes]] = field(default_factory=list)
    encrypted: list[bool] = field(default_factory=list)
    # Answers "" to accept, or an SMTP reply.
    refuse: Callable[[str, int], str] = lambda address, number: ""
    asked: int = 0

    def of(self, address: str) -> list[EmailMessage]:
        return [mail for recipient, mail in self.mails if recipient == address]


class _Handler:
    def __init__(self, box: MailBox) -> None:
        self.box = box

    async def handle_RCPT(  # noqa: N802 - aiosmtpd looks for this name
        self, server: Any, session: Any, envelope: Any, address: str, options: Any
    ) -> str:
        self.box.asked += 1
        reply = self.box.refuse(address, self.box.asked)
        if not reply:
            envelope.rcpt_tos.append(address)
        return reply or "250 OK"

    async def handle_DATA(  # noqa: N802 - aiosmtpd looks for this name
        self, server: Any, session: Any, envelope: Any
    ) -> str:
        mail = message_from_bytes(envelope.content, policy=policy.default)
        self.box.mails += [(address, mail) for address in envelope.rcpt_tos]
        self.box.encrypted.append(session.ssl is not None)
        return "250 OK"


class _Controller(Controller):
    """With a free port of its own choice, and options for the server's class."""

    def __init__(self, handler: Any, **options: Any) -> None:
        self.implicit = options.pop("implicit", None)
        super().__init__(handler, hostname="127.0.0.1", port=free_port(), ssl_context=self.implicit)
        self.options = options

    def factory(self) -> SMTP:
        return SMTP(self.handler, **self.options)


@contextmanager
def mail_box(
    *, login: tuple[str, str] | None = None, starttls: ssl.SSLContext | None = None, tls: Any = None
) -> Iterator[MailBox]:
    box = MailBox()

    def authenticate(server: Any, session: Any, envelope: Any, mechanism: str, data: Any) -> AuthResult:
        box.logins.append((data.login, data.password))
        return AuthResult(success=login == (data.login.decode(), data.password.decode()), handled=False)

    options: dict[str, Any] = {"implicit": tls}
    if login:
        options |= {
            "authenticator": authenticate,
            "auth_required": bool(starttls),
            "auth_require_tls": bool(starttls),
        }
    if starttls:
        options |= {"tls_context": starttls, "require_starttls": True}
    controller = _Controller(_Handler(box), **options)
    controller.start()
    box.port = controller.port
    try:
        yield box
    finally:
        controller.stop()


def free_port() -> int:
    """A port on which nobody listens, below those that systems give to whoever asks for any.

    One of those is another test's a moment later.
    """
    while True:
        port = randrange(20_000, 32_000)
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port


@contextmanager
def silent_server() -> Iterator[int]:
    """Takes connections and says nothing, ever; gives its port."""
    with socket.create_server(("127.0.0.1", 0), backlog=20) as server:
        yield server.getsockname()[1]


@contextmanager
def dripping_server(piece: bytes, every: float) -> Iterator[int]:
    """Sends one byte of a never ending answer after the other; gives its port."""
    over = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as server:
        thread = threading.Thread(target=_drip, args=(server, piece, every, over), daemon=True)
        thread.start()
        yield server.getsockname()[1]
        over.set()
        thread.join()


def _drip(server: socket.socket, piece: bytes, every: float, over: threading.Event) -> None:
    line, _ = server.accept()
    with line:
        while not over.wait(every):
            try:
                line.sendall(piece)
            except OSError:
                return
