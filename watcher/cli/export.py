"""export: histories as files for others."""

# ruff: noqa: PLC0415  imports stand where they are needed: `--help` must answer at once
from __future__ import annotations

from contextlib import ExitStack, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from watcher.cli.kit.answers import hint
from watcher.cli.kit.bars import bar
from watcher.cli.kit.desk import Desk, pass_desk
from watcher.cli.kit.files import STANDARD
from watcher.cli.kit.forms import APART, FORMS, taker
from watcher.cli.kit.naming import of_article
from watcher.cli.kit.options import Word, example, moment_of, since_option

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from watcher.cli.kit.forms import Take
    from watcher.model.history import History


def _forms(command: Callable[..., Any]) -> Callable[..., Any]:
    for form, words in reversed(FORMS.items()):
        of_file = click.option(f"--{form}", form, metavar="FILE", type=click.Path(path_type=Path), help=words)
        command = of_file(command)
    return command


@click.command(
    epilog=example(
        "watcher export ferry --html ferry.html",
        "watcher export ferry --evidence ferry.zip --warc ferry.warc.gz",
        "watcher export ferry --json - | jq '.snapshots[].provenance.seal'",
        "watcher export --all --csv versions.csv --edits edits.csv --notes notes.csv",
        "watcher export --outlet gazette --since 30d --jsonl gazette.jsonl",
        "watcher export --tag sea --evidence sea/",
    )
)
@of_article("addresses", metavar="[URL...]", nargs=-1)
@click.option("--all", "everything", is_flag=True, help="All articles that have a version.")
@click.option("--outlet", type=Word(), help="Those whose outlet or host has these letters in its name.")
@click.option("--tag", type=Word(), help="Those with this tag.")
@since_option(
    "Those of which a version was captured then or later; rows and lines are of what came then or later."
)
@_forms
@pass_desk
@click.pass_context
def export(
    ctx: click.Context, desk: Desk, /, addresses: Sequence[str], since: str | None, **words: Any
) -> None:
    """Write the whole history of an article to files, or those of many.

    Several forms at once are of one moment, which each of many articles has for itself. "-" is standard
    output. A file that is there already is replaced, whole or not at all.

    Of more than one article --csv, --edits, --notes, --jsonl and --warc are one file that all share. The
    other forms have a file for each: FILE is a folder then, which must be new or empty. Articles that are no
    longer watched are among those that --all, --outlet, --tag and --since choose. The exit code is 1 when
    something that belongs there could not be read.
    """
    wanted = {form: file for form in FORMS if (file := words[form]) is not None}
    choice = {name: words[name] for name in ("everything", "outlet", "tag")}
    many = len(addresses) != 1
    _refuse_unclear(addresses, wanted, chosen=any(choice.values()), since=since, many=many)
    start = moment_of(since, now=desk.now, zone=desk.config.timezone)
    numbers = _named(desk, addresses) or desk.store.recorded(
        outlet=choice["outlet"], tag=choice["tag"], since=start
    )
    with ExitStack() as files:
        made = [taker(desk, form, file, many=many, since=start) for form, file in wanted.items()]
        left = _hand_on(desk, numbers, [files.enter_context(one) for one in made], many=many)
    _tell(wanted.values(), len(numbers), left, many=many)
    ctx.exit(1 if left else 0)


def _refuse_unclear(
    addresses: Sequence[str], wanted: Mapping[str, Path], *, chosen: bool, since: str | None, many: bool
) -> None:
    """Raises UsageError where it is not said once which articles, in which forms, to which files."""
    from watcher.errors import UsageError

    if not wanted:
        raise UsageError(f"say in which form: {', '.join(f'--{form} FILE' for form in FORMS)}")
    if len({*wanted.values()}) < len(wanted):
        raise UsageError("two forms are to go to one file; give each a file of its own")
    if addresses and chosen:
        raise UsageError("name articles, or choose them by --all, --outlet or --tag; not both")
    if not addresses and not chosen and since is None:
        raise UsageError("say of which articles: URL..., --outlet NAME, --tag TAG, --since WHEN or --all")
    apart = [form for form in wanted if form in APART and wanted[form] == STANDARD]
    if many and apart:
        raise UsageError(f"--{apart[0]} has a file for each article; name a folder instead of -")


def _named(desk: Desk, addresses: Sequence[str]) -> list[int]:
    """The numbers of the articles that are meant, each once."""
    from watcher.errors import UnknownVersion

    found = {article.id: article for article in map(desk.store.find, addresses)}
    for article in found.values():
        if not article.version:
            remedy = f'look at it with: watcher check "#{article.id}"'
            raise UnknownVersion(f"{article.url} has no version yet; {remedy}")
    return list(found)


def _hand_on(desk: Desk, numbers: Sequence[int], takers: Sequence[Take], *, many: bool) -> int:
    """Let the takers have the histories; how many of them are left out somewhere as they lack texts."""
    from watcher.damage import sparing

    left = 0
    with bar("Exporting", len(numbers), quiet=not many or desk.verbose > 0, of=numbers) as shown:
        for number in shown:
            with sparing(f"Article #{number}") if many else nullcontext():
                left += _one(desk, number, takers, many=many)
    return left


def _one(desk: Desk, number: int, takers: Sequence[Take], *, many: bool) -> bool:
    from watcher.errors import UnknownVersion

    with desk.store.history(number, desk.now) as history:
        if not history.versions and not many:
            raise UnknownVersion(f"{history.article.url} has no version that can be read")
        whole = [_taken(take, history, many=many) for take in takers if history.versions]
    return not all(whole)


def _taken(take: Take, history: History, *, many: bool) -> bool:
    """Whether a form has the history; what one lacks costs the others nothing."""
    from watcher.errors import NotKept

    try:
        take(history)
    except NotKept:
        if not many:
            raise
        return False
    return True


def _tell(files: Iterable[Path], number: int, left: int, *, many: bool) -> None:
    from watcher.render.words import count

    of_many = f": {count(number, 'article')}" if many else ""
    for file in files:
        if file != STANDARD:
            hint(f"Wrote {file}{of_many}")
    if left:
        hint(f"{count(left, 'article')} could not be told whole: texts in it are no longer kept.")
    if not number:
        hint("No article that has a version is like that.")
