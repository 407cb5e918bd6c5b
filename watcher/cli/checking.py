"""check and run."""

# ruff: noqa: PLC0415  imports stand where they are needed: `--help` must answer at once
from __future__ import annotations

import signal
from contextlib import contextmanager, suppress
from functools import partial
from queue import SimpleQueue
from threading import Lock, current_thread, main_thread
from typing import TYPE_CHECKING

import click

from watcher.cli.kit.answers import emit, hint, say
from watcher.cli.kit.bars import bar
from watcher.cli.kit.delivery import deliver
from watcher.cli.kit.desk import Desk, pass_desk
from watcher.cli.kit.gear import equipped
from watcher.cli.kit.naming import NOTHING_YET, named, of_article
from watcher.cli.kit.options import as_json, example

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from watcher.daemon.equipment import Equipment
    from watcher.model import Article, Check
    from watcher.model.source import Source


@click.command(epilog=example("watcher check https://news.example/story --json"))
@of_article("addresses", metavar="[URL...]", nargs=-1)
@as_json
@pass_desk
@click.pass_context
def check(ctx: click.Context, desk: Desk, addresses: Sequence[str], *, as_json: bool) -> None:
    """Look at articles once, now; then deliver the alerts.

    Without URL all sources and all watched articles are looked at, whether they are due or not; the URL of a
    source means it and what is new in it. Such a pass over all also keeps house every six hours, as the
    daemon does: what [retention] lets go is dropped, and stories whose time is over (`afterwards`) rest. The
    exit code is 1 when an article or a source could not be read or an alert could not be delivered.
    """
    from watcher.model import GOOD

    meant = named(desk, addresses)
    sources = _sources(desk, meant)
    with equipped(desk) as gear:
        troubled = _look(gear, sources)
        articles = _articles(desk, meant)
        if not articles and not sources and not as_json:
            say(NOTHING_YET)
            return
        checks, undelivered = _pass(desk, gear, articles, partial(_report, desk, as_json=as_json))
        if not meant:
            desk.store.upkeep.keep_house_at_times(desk.now, desk.config.retention())
    ctx.exit(1 if troubled or undelivered or any(item.outcome not in GOOD for item in checks) else 0)


def _sources(desk: Desk, meant: Sequence[Article | Source]) -> list[Source]:
    """The sources that were named; all when nothing was."""
    from watcher.model import ArticleState
    from watcher.model.source import Source

    if not meant:
        return desk.store.sources.all((ArticleState.ACTIVE,))
    return [one for one in meant if isinstance(one, Source)]


def _articles(desk: Desk, meant: Sequence[Article | Source]) -> list[Article]:
    """The articles that were named, and what is new in the sources that were; all when nothing was."""
    from watcher.model import Article, ArticleState

    if not meant:
        return desk.store.articles(states=(ArticleState.ACTIVE,))
    found: dict[int, Article] = {}
    for one in meant:
        if isinstance(one, Article):
            found[one.id] = one
        else:
            found |= {new.id: new for new in desk.store.sources.articles(one.id) if not new.version}
    return list(found.values())


def _look(gear: Equipment, sources: Sequence[Source]) -> bool:
    """Look at the sources. Whether one could not be read; why is told on stderr."""
    from watcher.render.words import of_address
    from watcher.sources.polling import look_at_all

    if not sources:
        return False
    with _stopped_by_sigint(SimpleQueue()):
        looked_at = look_at_all(gear.poller, sources, owner=gear.checker.owner)
    troubled = [source for source in looked_at if source.trouble]
    for source in troubled:
        hint(f"{source.url}: {of_address(source.url, source.trouble)}")
    return bool(troubled)


def _pass(
    desk: Desk, gear: Equipment, articles: Sequence[Article], report: Callable[[Sequence[Check]], None]
) -> tuple[list[Check], int]:
    """Check the articles, report, deliver what is owed; the checks, and how many alerts are not through.

    What was seen is shown at once: for a channel that is down half a minute may be spent. And what is owed is
    delivered, even if nobody reads what is shown any more. That a pass has met trouble of the watch itself is
    remembered for the next one. After Ctrl-C it is shown what was seen, and delivered by the next pass.
    """
    from watcher.daemon.alarm import Alarm
    from watcher.model import Check
    from watcher.one_pass import check_all

    alarm, ended = Alarm(), list[Check]()
    try:
        with _progress(len(articles), ended, quiet=desk.verbose > 0) as step:
            checks = check_all(gear.checker, articles, done=step)
    except KeyboardInterrupt:
        if ended:
            report(ended)
        raise
    try:
        report(checks)
    finally:
        alarm.look(gear, desk.store, (), desk.now)
        undelivered = deliver(desk, gear.courier)
    return checks, undelivered


@contextmanager
def _progress(length: int, ended: list[Check], *, quiet: bool) -> Iterator[Callable[[Check], None]]:
    """A bar whose step, which may be called from any thread, keeps what has ended."""
    lock = Lock()
    stop: SimpleQueue[None] = SimpleQueue()  # of all things that tell threads, a handler may put into it
    with _stopped_by_sigint(stop), bar("Checking", length, quiet=quiet) as shown:

        def step(check: Check) -> None:
            ended.append(check)
            with lock:
                shown.update(1)
            if not stop.empty():
                raise KeyboardInterrupt

        yield step


@contextmanager
def _stopped_by_sigint(stop: SimpleQueue[None]) -> Iterator[None]:
    """Ctrl-C also tells the workers, who would else finish their queues first."""
    if current_thread() is not main_thread():
        yield
        return

    def interrupt(*_: object) -> None:
        known = not stop.empty()
        stop.put(None)  # first: standard error may be closed, or in the midst of a line
        if not known:  # a page may take half a minute
            with suppress(OSError, RuntimeError):
                hint("Finishing the checks that are under way; Ctrl-C once more ends at once.")
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGINT, interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _report(desk: Desk, checks: Sequence[Check], *, as_json: bool) -> None:
    if as_json:
        from watcher.render.documents import checks_document

        emit(checks_document(checks))
        return
    from watcher.render.terminal.lists import check_line, checks_summary

    for item in checks:
        say(check_line(item, desk.look))
    say(checks_summary(checks))


@click.command(epilog=example("watcher --config /etc/watcher/config.toml run"))
@pass_desk
def run(desk: Desk) -> None:
    """Watch until told to stop: the daemon, in the foreground.

    SIGTERM finishes what is under way and ends; SIGHUP reads the configuration again.
    """
    config = desk.config
    prepare = partial(desk.log_to_stderr, level="info", waits=False)
    prepare()
    from watcher.daemon.supervisor import run as watch

    watch(config, prepare)
