"""The command `watcher`: thin commands over the program.

Nothing heavy is imported before a command needs it, so that `--help` and completion answer at once.
"""

# ruff: noqa: PLC0415  imports stand where they are needed: `--help` must answer at once
from __future__ import annotations

import errno
import os
import signal
import sys
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from watcher import __version__
from watcher.damage import collected
from watcher.errors import DamagedRow, WatcherError

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["COMMANDS", "main", "program"]

COMMANDS = {  # in the order of `--help`: what one does first stands first
    "add": "watcher.cli.adding:add",
    "list": "watcher.cli.watchlist:list_",
    "sources": "watcher.cli.sources:sources",
    "pause": "watcher.cli.states:pause",
    "resume": "watcher.cli.states:resume",
    "remove": "watcher.cli.states:remove",
    "backfill": "watcher.cli.past:backfill",
    "save": "watcher.cli.past:save",
    "import": "watcher.cli.importing:import_",
    "merge": "watcher.cli.unite:merge",
    "split": "watcher.cli.unite:split",
    "check": "watcher.cli.checking:check",
    "run": "watcher.cli.checking:run",
    "updates": "watcher.cli.history:updates",
    "history": "watcher.cli.history:history",
    "report": "watcher.cli.report:report",
    "diff": "watcher.cli.diff:diff",
    "show": "watcher.cli.text:show",
    "blame": "watcher.cli.text:blame",
    "search": "watcher.cli.search:search",
    "browse": "watcher.cli.browse:browse",
    "export": "watcher.cli.export:export",
    "card": "watcher.cli.card:card",
    "serve": "watcher.cli.serve:serve",
    "extract": "watcher.cli.extract:extract",
    "alerts": "watcher.cli.alerts:alerts",
    "config": "watcher.cli.settings:config",
    "status": "watcher.cli.status:status",
    "reread": "watcher.cli.reread:reread",
    "verify": "watcher.cli.upkeep:verify",
    "prune": "watcher.cli.upkeep:prune",
    "backup": "watcher.cli.upkeep:backup",
    "restore": "watcher.cli.upkeep:restore",
    "store": "watcher.cli.upkeep:store",
    "completion": "watcher.cli.completing:completion",
    "demo": "watcher.cli.demo:demo",
}
QUIET = frozenset(
    ("list", "sources", "updates", "history", "report", "diff", "show", "blame", "search", "browse", "status")
)
"""Commands that do nothing worth a log: they spare the tenth of a second that its tools take to load."""

WRITING = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO})
"""What goes wrong where a stream that has no name is written."""

INTERRUPTED = 130  # 128 + SIGINT, as shells report it


class Program(click.Group):
    """The commands, imported when asked for; what a user can cause ends in one sentence."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  click's signature
        """The commands' names."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  the same
        """Import a command."""
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name].partition(":")
        command = getattr(import_module(module), name)
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command meant, or name the nearest."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from difflib import get_close_matches

            begun = [name for name in COMMANDS if name.startswith(args[0])]
            near = begun or get_close_matches(args[0], COMMANDS, n=1)
            remedy = f'did you mean "{near[0]}"?' if near else "`watcher --help` lists them."
            raise click.UsageError(f'There is no command "{args[0]}"; {remedy}', ctx)
        found = super().resolve_command(ctx, args)
        if args[0] != "run":  # it reads its configuration again then; all others end with the terminal
            signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGHUP})
        return found

    def make_context(self, *words: Any, **terms: Any) -> click.Context:
        """Understand what was typed, and answer --help and --version: nobody need read them to the end."""
        try:
            return super().make_context(*words, **terms)
        except BrokenPipeError:
            _silence()
            raise click.exceptions.Exit(0) from None

    def _run(self, ctx: click.Context) -> None:
        try:
            super().invoke(ctx)
        except click.exceptions.Exit as end:
            if end.exit_code:
                raise

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; see `errors` for the exit codes."""
        try:
            with collected() as damaged:
                try:
                    self._run(ctx)
                finally:
                    sys.stdout.flush()  # what cannot be written is told here, not by the interpreter's end
                    _tell(list(damaged))
            ctx.exit(DamagedRow.exit_code if damaged else 0)
        except WatcherError as error:
            _complain(str(error))
            ctx.exit(error.exit_code)
        except UnicodeEncodeError as error:  # a word whose bytes no database can look for
            if error.reason != "surrogates not allowed":
                raise
            shown = error.object.strip('"').encode(errors="replace").decode()
            raise click.UsageError(f'"{shown}" is no text in UTF-8, as all names are.', ctx) from None
        except BrokenPipeError:  # `| head` has read enough
            _silence()
            ctx.exit(0)
        except OSError as error:
            _cannot_go_on(error)
            ctx.exit(1)
        except KeyboardInterrupt:
            ctx.exit(INTERRUPTED)


MOST_TOLD = 10
"""Damaged rows that are named: what there are more of fills a screen and is read by nobody."""


def _tell(damaged: Sequence[str]) -> None:
    """What was left out is told after all that was not."""
    for words in damaged[:MOST_TOLD]:
        _complain(words)
    if len(damaged) > MOST_TOLD:
        _complain(f"And {len(damaged) - MOST_TOLD} more are left out; `watcher verify` lists them.")


def _cannot_go_on(error: OSError) -> None:
    """A full disk under the output, a folder that is not there, or the like."""
    _silence()
    place = error.filename or ("standard output" if error.errno in WRITING else "")
    words = error.strerror or str(error)
    _complain(f"{place}: {words}" if place else words)


def _complain(message: str) -> None:
    from watcher.render.safe import inert

    with suppress(BrokenPipeError):
        for line in inert(message).splitlines():
            click.echo(line if line.startswith("  ") else f"watcher: {line}", err=True)


def _silence() -> None:
    """Keep the interpreter's last flush from complaining about the closed pipe."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@click.command(
    cls=Program,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="\b\nExample:\n  watcher add https://news.example/story\n  watcher check\n  watcher history story",
)
@click.option(
    "--config",
    "config_path",
    type=click.Path(path_type=Path, readable=False),  # whoever reads it says so, as of any other fault of it
    help="The configuration. Default: $WATCHER_CONFIG, ./config.toml, or the user's configuration directory.",
)
@click.option("-v", "--verbose", count=True, help="Say more on stderr; twice for everything.")
@click.version_option(__version__, message="watcher %(version)s")
@click.pass_context
def program(ctx: click.Context, config_path: Path | None, verbose: int) -> None:
    """Watch how news stories change: every version, every update note, every undisclosed change.

    Addresses are forgiving: the URL, a part of it or of the title, or the id from `watcher list` ("#3").
    """
    from watcher.cli.kit.desk import Desk

    ctx.obj = Desk(config_path, verbose, quiet=ctx.invoked_subcommand in QUIET and not verbose)


def main() -> None:
    """The entry point."""
    os.environ.setdefault(
        "PYDANTIC_DISABLE_PLUGINS", "__all__"
    )  # it would look through all that is installed
    for name in ("stdin", "stdout", "stderr"):
        if getattr(sys, name) is None:  # closed by whoever started us
            nothing = open(os.devnull, "r" if name == "stdin" else "w")  # noqa: PTH123, SIM115  until the end
            setattr(sys, name, nothing)
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError, ValueError):  # a terminal of few characters shows "?" and goes on
            stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    try:
        program.main(prog_name="watcher", standalone_mode=True)
    except OSError as error:  # under --help and --version, which no command writes
        _cannot_go_on(error)
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
