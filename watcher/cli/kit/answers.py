"""Answers to people and to programs, on stdout, and what is said beside them."""

# ruff: noqa: PLC0415  imports stand where they are needed: `--help` must answer at once
from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["can_draw", "colours", "emit", "emit_parts", "hint", "say"]


def colours(stream: Any) -> bool:
    """Whether a stream wants colours: no-color.org, dumb terminals, pipes; FORCE_COLOR for `less -R`."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return bool(stream.isatty()) and os.environ.get("TERM", "") != "dumb"


def can_draw() -> bool:
    """Whether stdout knows the characters of lines and corners."""
    try:
        "─│╭".encode(getattr(sys.stdout, "encoding", None) or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def say(lines: Iterable[str] | str) -> None:
    """Answer people, on stdout. The lines are inert already; those before one that cannot be had are told."""
    some: list[str] = []
    try:
        for line in [lines] if isinstance(lines, str) else lines:
            some.append(line)
            if len(some) == _AT_ONCE:
                full, some = some, []
                click.echo("\n".join(full), color=True)
    finally:
        if some:
            click.echo("\n".join(some), color=True)


_AT_ONCE = 100
"""Lines written at once: each writing is flushed, and an answer may have hundreds of thousands."""


def hint(words: str) -> None:
    """Tell people something that is no part of the answer, on stderr."""
    from watcher.render.safe import inert

    click.echo(inert(words), err=True)


def emit(document: dict[str, Any]) -> None:
    """Answer programs: one document on stdout."""
    from watcher.render.documents import json_text

    click.echo(json_text(document))


def emit_parts(parts: Iterable[str], *, end: str = "\n") -> None:
    """The same for a document or table that is too long to be held."""
    for part in parts:
        click.echo(part, nl=False)
    click.echo(end, nl=False)
