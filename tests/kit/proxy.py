"""An HTTP proxy on loopback that makes tunnels (CONNECT)."""

from __future__ import annotations

import select
import socket
import threading
from contextlib import suppress
from typing import Self


class Proxy:
    """Answers until the end of its `with` block.

    Attributes:
        asked: the head of each request, as text.
        refuses: the status line with which every tunnel is refused; "" for none.
        knows: the one name that it knows, which is that of this machine.
    """

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.refuses = ""
        self.knows = ""
        self._socket = socket.create_server(("127.0.0.1", 0))
        self._stop = threading.Event()

    @property
    def address(self) -> str:
        return f"127.0.0.1:{self._socket.getsockname()[1]}"

    def __enter__(self) -> Self:
        threading.Thread(target=self._serve, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._socket.close()

    def _serve(self) -> None:
        with suppress(OSError):
            while not self._stop.is_set():
                client, _ = self._socket.accept()
                threading.Thread(target=self._tunnel, args=(client,), daemon=True).start()

    def _tunnel(self, client: socket.socket) -> None:
        head = b""
        while b"\r\n\r\n" not in head:
            head += client.recv(1)
        self.asked.append(head.decode())
        with client:
            if self.refuses:
                client.sendall(f"{self.refuses}\r\n\r\n".encode())
                return
            host, _, port = head.split()[1].decode().rpartition(":")
            with socket.create_connection(("127.0.0.1" if host == self.knows else host, int(port))) as server:
                client.sendall(b"HTTP/1.1 200 OK\r\nVia: test\r\n\r\n")
                self._pass_on(client, server)

    def _pass_on(self, client: socket.socket, server: socket.socket) -> None:
        while not self._stop.is_set():
            ready, _, _ = select.select([client, server], [], [], 0.2)
            for one in ready:
                with suppress(OSError):
                    if data := one.recv(65536):
                        (server if one is client else client).sendall(data)
                        continue
                return
