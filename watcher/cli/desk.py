"""What every command works with: the configuration, the store, the clock, and a way to answer."""

# ruff: noqa: PLC0415  imports stand where they are needed: `--help` must answer at once
from __future__ import annotations

import gc
import os
import shutil
import sys
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import datetime
    from pathlib import Path

    from watcher.config import Config
    from watcher.model import Snapshot
    from watcher.render.terminal.screen import Look
    from watcher.store import Store
    from watcher.store.archive import Archive

__all__ = ["Desk", "as_json", "as_table", "pass_desk"]


@dataclass
class Desk:
    """One run of the command. What is not asked for is neither read nor opened.

    Attributes:
        config_path: as given; None for the default places.
        verbose: how often -v was given.
        quiet: whether there is nothing that could be logged.
    """

    config_path: Path | None
    verbose: int = 0
    quiet: bool = False

    @cached_property
    def config(self) -> Config:
        """The configuration. Raises `ConfigError`."""
        with _without_collector():
            from watcher.config import load

        return load(self.config_path)

    def use_defaults_without_config(self) -> None:
        """For commands that need no configuration: without any file the defaults hold."""
        from watcher.config import Config, find
        from watcher.config.schema import File

        asked = self.config_path or os.environ.get("WATCHER_CONFIG")
        if not asked and not find(None).exists():
            self.__dict__["config"] = Config(find(None), File())

    @cached_property
    def store(self) -> Store:
        """The store, with the articles of the configuration in its watch list; closed with the command."""
        from watcher.errors import StoreLocked

        with _without_collector():
            from watcher.store import open_store

        config = self.config
        self.log_to_stderr()
        store = open_store(config.store_url, state_dir=config.state_dir)
        click.get_current_context().call_on_close(store.close)
        try:
            store.sync(config.wanted(), self.now, sources=config.sources(), patient=False)
        except StoreLocked as error:  # reading works all the same, and who writes will wait for it
            hint(f"{error} What is new in {config.path} is not watched yet.")
        return store

    @cached_property
    def archive(self) -> Archive:
        """The store for reading alone: nothing is taken over from the configuration; closed likewise."""
        with _without_collector():
            from watcher.store import open_archive

        self.log_to_stderr()
        archive = open_archive(self.config.store_url, state_dir=self.config.state_dir)
        click.get_current_context().call_on_close(archive.close)
        return archive

    @property
    def now(self) -> datetime:
        """The moment, UTC."""
        from watcher.clock import utc_now

        return utc_now()

    @property
    def look(self) -> Look:
        """How to show things to people here."""
        from watcher.render.terminal.screen import Look

        width = shutil.get_terminal_size().columns
        return Look(width=width, colour=colours(sys.stdout), zone=self.config.timezone)

    def looked_at(self, snapshot: Snapshot) -> None:
        """Remember that a person has seen this version; answers to pipes and files do not count."""
        from watcher.errors import StoreError

        if not sys.stdout.isatty():
            return
        with suppress(StoreError):  # whoever writes now is more important
            self.store.look(snapshot.article_id, snapshot.version, self.now)

    def log_to_stderr(self, *, level: str = "warning", waits: bool = True) -> None:
        """Send logs of this and the libraries to stderr, at the level or, with -v, below it.

        Args:
            level: what is told without -v.
            waits: whether work may stand still until somebody reads what is said.
        """
        if self.quiet:
            return
        from watcher.cli.logs import set_up

        set_up(level, verbose=self.verbose, colour=colours(sys.stderr), waits=waits)


@contextmanager
def _without_collector() -> Iterator[None]:
    """For large imports: what they make stays, and to look through it for garbage takes a tenth of them."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def example(*commands: str) -> str:
    """The end of a command's help: what one would type."""
    return "\n".join(["\b", "Example:", *(f"  {command}" for command in commands)])


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


def one_form(*, as_csv: bool, as_json: bool) -> None:
    """Raises UsageError when an answer is wanted in two forms."""
    from watcher.errors import UsageError

    if as_csv and as_json:
        raise UsageError("--csv and --json are two forms of one answer; choose one")


pass_desk = click.make_pass_decorator(Desk)

as_json: Callable[[Callable[..., Any]], Callable[..., Any]] = click.option(
    "--json", "as_json", is_flag=True, help="One JSON document on stdout."
)
as_table: Callable[[Callable[..., Any]], Callable[..., Any]] = click.option(
    "--csv", "as_csv", is_flag=True, help="A table for a spreadsheet."
)


class Whole(click.IntRange):
    """A whole number; one that no database takes means the same as the largest that it does."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Read the number."""
        from watcher.store.articles import DIGITS

        number: int = super().convert(value, param, ctx)
        return min(number, int("9" * DIGITS))


def limit_option(most: int, things: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """The option; people who do not use it are shown `most` of the things."""
    words = f"At most so many {things}. Default: {most:,} for people, all for programs."
    return click.option("--limit", metavar="N", type=Whole(min=1), help=words)
