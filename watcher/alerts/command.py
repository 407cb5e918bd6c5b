"""Alerts to a program of the user's: the JSON on its standard input, its exit code decides.

The program is started as it stands, without a shell: nothing in an alert can become a command.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import tempfile
from typing import IO, TYPE_CHECKING

from watcher.errors import DeliveryDeferred
from watcher.render.payload import body
from watcher.render.safe import inert_line

if TYPE_CHECKING:
    from watcher.alerts.spec import CommandSpec
    from watcher.model import Delivery

_LONGEST_REASON = 300


class CommandChannel:
    """Runs the program once for each event: 0 is received, anything else is tried again."""

    def __init__(self, spec: CommandSpec) -> None:
        self._spec = spec

    def send(self, delivery: Delivery) -> None:
        """Hand one event over.

        Raises:
            DeliveryDeferred: the program cannot be started, takes too long, or ends with another code than 0.
        """
        event = delivery.event
        known = {"WATCHER_EVENT_ID": event.id, "WATCHER_EVENT_TYPE": event.type.value}
        # Files, not pipes: a program that writes without end or reads nothing fills no buffer of ours.
        with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as said:
            given.write(body(event) + b"\n")  # a line, so that what is appended to one file stays apart
            given.seek(0)
            code = self._run(given, said, os.environ | known)
            if code != 0:
                raise DeliveryDeferred(f"{self._spec.run[0]} ended with {_code(code)}{_last_words(said)}")

    def close(self) -> None:
        """Nothing is kept open."""

    def _run(self, given: IO[bytes], said: IO[bytes], environ: dict[str, str]) -> int:
        try:
            process = subprocess.Popen(  # noqa: S603 - the user's own words, and no shell
                self._spec.run,
                stdin=given,
                stdout=subprocess.DEVNULL,
                stderr=said,
                cwd=self._spec.folder,
                env=environ,
                start_new_session=True,
            )
        except OSError as error:
            raise DeliveryDeferred(f"{self._spec.run[0]} cannot be started: {error.strerror}") from error
        limit = self._spec.timeout.total_seconds()
        try:
            return process.wait(limit)
        except subprocess.TimeoutExpired as error:
            raise DeliveryDeferred(f"{self._spec.run[0]} did not end within {limit:g} s") from error
        finally:
            _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End what still runs of it, with all that it started: nothing may outlive its time limit."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _code(code: int) -> str:
    return f"signal {-code}" if code < 0 else f"exit code {code}"


def _last_words(said: IO[bytes]) -> str:
    """The last line of what it wrote to standard error."""
    size = said.seek(0, os.SEEK_END)
    said.seek(max(size - 2000, 0))
    lines = said.read(2000).decode("utf-8", "replace").split("\n")
    words = next((inert_line(line) for line in reversed(lines) if line.strip()), "")
    return f": {words[:_LONGEST_REASON]}" if words else ""
