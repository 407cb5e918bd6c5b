"""Logs go to stderr: for people on a terminal, one JSON object a line for everything else."""

from __future__ import annotations

import logging
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from watcher.lean.log import structlog
from watcher.render.safe import inert

if TYPE_CHECKING:
    from typing import TextIO

__all__ = ["set_up"]

_LEVELS = {"warning": logging.WARNING, "info": logging.INFO}


def set_up(level: str, *, verbose: int, colour: bool, waits: bool = True) -> None:
    """Configure structlog and the libraries' logging.

    Args:
        level: what is told without -v: "warning" or "info".
        verbose: each -v goes one level down; libraries are one level quieter than we are.
        colour: whether stderr wants colours.
        waits: whether work may stand still until somebody reads what is said.
    """
    least = max(_LEVELS[level] - 10 * verbose, logging.DEBUG)
    facts, renderer = _facts(), _renderer(colour=colour)
    strip: Any = structlog.stdlib.ProcessorFormatter.remove_processors_meta
    stream: Any = _Forgiving(sys.stderr) if waits else _unwaiting(sys.stderr)
    handler = logging.StreamHandler(stream)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[structlog.stdlib.add_logger_name, *facts], processors=[strip, *renderer]
        )
    )
    logging.basicConfig(
        handlers=[handler],
        level=max(least, logging.WARNING) if verbose < 2 else logging.DEBUG,  # noqa: PLR2004  -vv: all
        force=True,
    )
    for name in ("httpx", "httpcore", "urllib3"):  # they log whole addresses, which can be a password
        logging.getLogger(name).setLevel(logging.WARNING)
    logging.getLogger("apscheduler").setLevel(logging.ERROR)  # it warns of each look that waits for the last
    services = logging.getLogger("apprise")  # in its faults too; the channel tells what it may say of them
    services.propagate = False
    services.addHandler(logging.NullHandler())  # with none at all, Python would write to stderr
    structlog.configure(
        processors=[*facts, *renderer],
        wrapper_class=structlog.make_filtering_bound_logger(least),
        # One write a line: of several processes, none writes into the line of another.
        logger_factory=structlog.WriteLoggerFactory(stream),
        cache_logger_on_first_use=False,
    )


def _unwaiting(stream: TextIO) -> Any:
    from watcher.cli.kit.scribe import Scribe, may_wait  # noqa: PLC0415 - only the daemon goes on by itself

    try:
        handle = stream.fileno()
        return Scribe(handle, _left_out) if may_wait(handle) else _Forgiving(stream)
    except (OSError, ValueError):  # it is closed, or none of the system's
        return _Forgiving(stream)


def _left_out(lines: int) -> None:
    structlog.get_logger("watcher.log").warning("log_left_out", lines=lines, reason="nobody read it")


class _Forgiving:
    """What cannot be written, on a full disk or to a reader who has gone, is left out: no work ends by it."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> None:
        """As much as will go."""
        with suppress(OSError, ValueError):  # the latter when it was closed
            self._stream.write(text)

    def flush(self) -> None:
        """What has gathered; what will not go yet is kept for the next time."""
        with suppress(OSError, ValueError):
            self._stream.flush()


def _facts() -> list[Any]:
    """What is said in each line besides what happened, by us and by libraries."""
    return [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.StackInfoRenderer(),
        _inert,
    ]


def _renderer(*, colour: bool) -> list[Any]:
    if sys.stderr.isatty():
        return [
            structlog.dev.ConsoleRenderer(colors=colour, exception_formatter=structlog.dev.plain_traceback)
        ]
    return [structlog.processors.format_exc_info, structlog.processors.JSONRenderer(default=str)]


def _inert(_logger: Any, _name: str, entry: Any) -> Any:
    """A title or an address from a page cannot steer the terminal."""
    return {key: inert(value) if isinstance(value, str) else value for key, value in entry.items()}
