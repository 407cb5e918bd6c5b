"""Logs go to stderr: for people on a terminal, one JSON object a line for everything else."""

from __future__ import annotations

import logging
import sys
from typing import Any

import structlog

from watcher.render.safe import inert

__all__ = ["set_up"]

_LEVELS = {"warning": logging.WARNING, "info": logging.INFO}


def set_up(level: str, *, verbose: int, colour: bool) -> None:
    """Configure structlog and the libraries' logging.

    Args:
        level: what is told without -v: "warning" or "info".
        verbose: each -v goes one level down; libraries are one level quieter than we are.
        colour: whether stderr wants colours.
    """
    least = max(_LEVELS[level] - 10 * verbose, logging.DEBUG)
    logging.basicConfig(
        stream=sys.stderr,
        level=max(least, logging.WARNING) if verbose < 2 else logging.DEBUG,  # noqa: PLR2004  -vv: all
        format="%(asctime)s %(levelname)s %(name)s: %(message)s",
        force=True,
    )
    for name in ("httpx", "httpcore", "urllib3"):  # they log whole addresses, which can be a password
        logging.getLogger(name).setLevel(logging.WARNING)
    logging.getLogger("apscheduler").setLevel(logging.ERROR)  # it warns of each look that waits for the last
    services = logging.getLogger("apprise")  # in its faults too; the channel tells what it may say of them
    services.propagate = False
    services.addHandler(logging.NullHandler())  # with none at all, Python would write to stderr
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.StackInfoRenderer(),
            _inert,
            *_renderer(colour=colour),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(least),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=False,
    )


def _renderer(*, colour: bool) -> list[Any]:
    if sys.stderr.isatty():
        return [
            structlog.dev.ConsoleRenderer(colors=colour, exception_formatter=structlog.dev.plain_traceback)
        ]
    return [structlog.processors.format_exc_info, structlog.processors.JSONRenderer(default=str)]


def _inert(_logger: Any, _name: str, entry: Any) -> Any:
    """A title or an address from a page cannot steer the terminal."""
    return {key: inert(value) if isinstance(value, str) else value for key, value in entry.items()}
