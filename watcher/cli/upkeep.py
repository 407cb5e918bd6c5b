"""verify, prune, backup, restore, store: the care of what is kept."""

# ruff: noqa: PLC0415  imports stand where they are needed: `--help` must answer at once
from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from watcher.cli.kit.answers import emit, say
from watcher.cli.kit.bars import bar, go_to
from watcher.cli.kit.desk import Desk, pass_desk
from watcher.cli.kit.options import as_json, example

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from watcher.store.verify.flaws import Flaw


@click.command(
    epilog=example("watcher verify", "watcher verify --json | jq '.flaws[].url'", "watcher verify ferry.zip")
)
@click.argument("file", metavar="[EVIDENCE]", type=click.Path(path_type=Path), required=False)
@as_json
@pass_desk
@click.pass_context
def verify(ctx: click.Context, desk: Desk, file: Path | None, *, as_json: bool) -> None:
    """Say whether all that is kept is what was written.

    Every version's page and text against their hashes, the seal that chains an article's versions, and that
    changes, notes and alerts point to what exists. The daemon may go on. The exit code is 1 when something is
    broken. With EVIDENCE, a file of `watcher export --evidence`, that file alone is looked at, and nothing
    else is needed for it.
    """
    if file is not None:
        ctx.exit(_verify_evidence(file, as_json=as_json))
    store = desk.opened()
    total = store.upkeep.size()
    with _bar("Verifying", total, quiet=desk.verbose > 0) as to:
        found = list(store.upkeep.flaws(_counted(to, total)))
    if as_json:
        emit({"schema_version": 1, "versions": total, "flaws": [_document(flaw) for flaw in found]})
    else:
        say(_lines(found))
        say(_verdict(total, len(found)))
    ctx.exit(1 if found else 0)


def _verify_evidence(file: Path, *, as_json: bool) -> int:
    from watcher.errors import WatcherError
    from watcher.export.check_evidence import SEALED, Evidence, Unusable, check, count, summary
    from watcher.render.safe import inert_line

    try:
        evidence = Evidence(file)
        found = list(check(evidence))
    except Unusable as fault:
        raise WatcherError(f"{fault}; name a file that `watcher export --evidence` wrote.") from fault
    if as_json:
        flaws = [{"url": None, "version": None, "what": what, "remedy": None} for what in found]
        emit({"schema_version": 1, "versions": count(evidence), "flaws": flaws})
    else:
        say(map(inert_line, [*summary(evidence), *found]))
        say(_verdict(count(evidence), len(found), SEALED))
    return 1 if found else 0


@click.command(epilog=example("watcher prune --dry-run", "watcher prune"))
@click.option("--dry-run", is_flag=True, help="Say what would be dropped, and drop nothing.")
@as_json
@pass_desk
def prune(desk: Desk, *, dry_run: bool, as_json: bool) -> None:
    """Drop raw pages and texts that are older than `[retention]` says, and give their room back.

    What a change, a note or an alert points to is never dropped, nor the text of an article that is watched.
    The daemon may go on; it does the same by itself, once an hour, and `watcher check` every six hours.
    """
    from watcher.render.pruned import pruned_document, pruned_lines

    store, retention = desk.opened(), desk.config.retention()
    found = store.upkeep.prunable(desk.now, retention) if dry_run else store.upkeep.prune(desk.now, retention)
    if as_json:
        emit(pruned_document(found, dry_run=dry_run))
    else:
        say(pruned_lines(found, retention, dry_run=dry_run))


@click.command(epilog=example("watcher backup /backups/watcher-2026-05-01.db"))
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--force", is_flag=True, help="Replace a file that is there already.")
@pass_desk
@click.pass_context
def backup(ctx: click.Context, desk: Desk, file: Path, *, force: bool) -> None:
    """Copy everything that is kept into one file, and verify the copy.

    The daemon may go on: the copy is of one moment. FILE is for this user alone, and it comes into being
    whole or not at all.
    """
    store = desk.opened()
    with _bar("Copying and verifying", 100, quiet=desk.verbose > 0) as to:
        found = store.upkeep.back_up(file, force=force, step=_share(to))
    if found:
        say(_lines(found))
        say(f"The copy is at {file}.flawed; `watcher verify` says all that is wrong with what is kept.")
    else:
        say(f"Backed up to {file} and verified.")
    ctx.exit(1 if found else 0)


@click.command(epilog=example("watcher restore /backups/watcher-2026-05-01.db"))
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--force", is_flag=True, help="Even if the backup has flaws.")
@pass_desk
@click.pass_context
def restore(ctx: click.Context, desk: Desk, file: Path, *, force: bool) -> None:
    """Put a backup in the place of what is kept now, once it is verified.

    The daemon must be stopped. What was there is kept beside it. Alerts that waited when the backup was
    made are sent again, under the same ids.
    """
    from watcher.store.copies import restore as put_back

    config = desk.config
    desk.log_to_stderr()
    with _bar("Copying and verifying", 100, quiet=desk.verbose > 0) as to:
        old, found = put_back(
            config.store_url, config.state_dir, file, now=desk.now, force=force, step=_share(to)
        )
    say(_lines(found))
    if found and not force:
        say(f"Nothing was restored: {file} has flaws; --force takes it as it is.")
        ctx.exit(1)
    say(f"Restored from {file}." + (f" What was there is now {old}." if old else ""))


@click.group(epilog=example("watcher store copy sqlite: postgresql://watcher@db.example/watcher"))
def store() -> None:
    """Where everything is kept: a file, or a PostgreSQL server."""


@store.command(
    "copy",
    epilog=example(
        "watcher store copy sqlite: postgresql://watcher@db.example/watcher",
        "watcher store copy postgresql: sqlite:/backups/watcher.db",
    ),
)
@click.argument("source")
@click.argument("target")
@pass_desk
def copy(desk: Desk, source: str, target: str) -> None:
    """Copy everything from one store into an empty one, of the other engine or the same, and compare them.

    SOURCE and TARGET are "sqlite:" for the file in state_dir, "sqlite:FILE", "postgresql:" for the server of
    [store] url, or an address; a password may stand in ~/.pgpass. All daemons must be stopped. The target
    comes into being whole or not at all, and the source stays as it is; which of them is used says
    [store] url.
    """
    from watcher.store.moving import copy_store

    config = desk.config
    desk.log_to_stderr()
    with _bar("Copying and comparing", 100, quiet=desk.verbose > 0) as to:
        moved = copy_store(
            source, target, url=config.store_url, state_dir=config.state_dir, now=desk.now, step=_share(to)
        )
    versions = f"{moved.versions:,} versions among them"
    say(f"Copied {moved.rows:,} rows, {versions}, and compared them: all the same.")
    say(f"They are in {moved.target} as well now; [store] url says which store is used.")


@contextmanager
def _bar(label: str, length: int, *, quiet: bool) -> Iterator[Callable[[int], None]]:
    """A bar that is told how far it is."""
    with bar(label, length, quiet=quiet) as shown:
        yield lambda done: go_to(shown, done)


def _counted(to: Callable[[int], None], total: int) -> Callable[[], None]:
    done = iter(range(1, total + 1))
    return lambda: to(next(done, total))


def _share(to: Callable[[int], None]) -> Callable[[int, int], None]:
    return lambda done, total: to(100 * done // max(total, 1))


def _document(flaw: Flaw) -> dict[str, object]:
    return {"url": flaw.url or None, "version": flaw.version, "what": flaw.what, "remedy": flaw.remedy}


def _lines(flaws: Sequence[Flaw]) -> list[str]:
    from watcher.render.safe import inert_line

    lines = []
    for flaw in flaws:
        place = flaw.url + (f" version {flaw.version}" if flaw.version is not None else "")
        lines.append(inert_line(f"{place}: {flaw.what}" if place else flaw.what))
        lines.append(f"    {inert_line(flaw.remedy)}")
    return lines


def _verdict(versions: int, flaws: int, well: str = "All is as it was written.") -> str:
    from watcher.render.words import count

    found = f"{count(flaws, 'flaw')}." if flaws else well[:1].lower() + well[1:]
    return f"{count(versions, 'version')} looked at: {found}"
