"""What every command works with: the configuration, the store, the clock."""

# ruff: noqa: PLC0415  imports stand where they are needed: `--help` must answer at once
from __future__ import annotations

import gc
import os
import shutil
import sys
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import click

from watcher.cli.kit.answers import colours, hint

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

    from watcher.config import Config
    from watcher.model import Snapshot
    from watcher.render.terminal.screen import Look
    from watcher.store import Store
    from watcher.store.archive import Archive

__all__ = ["Desk", "pass_desk"]


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
            self.__dict__["config"] = Config(find(None), File(), find(None))

    @cached_property
    def store(self) -> Store:
        """The store, with the articles of the configuration in its watch list; closed with the command."""
        from watcher.errors import StoreFull, StoreLocked, StoreReadOnly

        config, store = self.config, self.opened()
        try:
            store.sync(config.wanted(), self.now, sources=config.sources(), patient=False)
        except (StoreFull, StoreLocked, StoreReadOnly) as error:  # it can be read; who writes is told again
            hint(f"{error} What is new in {config.path} is not watched yet.")
        return store

    def opened(self) -> Store:
        """The store as it is, on a full disk to be read where that is possible; closed with the command."""
        with _without_collector():
            from watcher.store import open_briefly

        self.log_to_stderr()
        store = open_briefly(self.config.store_url, state_dir=self.config.state_dir)
        click.get_current_context().call_on_close(store.close)
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
        from watcher.cli.kit.logs import set_up

        set_up(level, verbose=self.verbose, colour=colours(sys.stderr), waits=waits)


@contextmanager
def _without_collector() -> Iterator[None]:
    """For large imports: what they make stays, and to look through it for garbage takes a tenth of them."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


pass_desk = click.make_pass_decorator(Desk)
