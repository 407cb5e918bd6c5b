"""report: who changes how much, and who says so."""

# ruff: noqa: PLC0415  imports stand where they are needed: `--help` must answer at once
from __future__ import annotations

import click

from watcher.cli.kit.answers import emit, say
from watcher.cli.kit.desk import Desk, pass_desk
from watcher.cli.kit.naming import NOTHING_YET
from watcher.cli.kit.options import as_json, as_table, example, moment_of, one_form, since_option


@click.command(epilog=example("watcher report --since 30d", "watcher report --by tag --csv > report.csv"))
@since_option("Only changes captured then or later.")
@click.option(
    "--by",
    type=click.Choice(["outlet", "host", "tag"]),
    default="outlet",
    show_default=True,
    help="What makes a row: the outlet's own name for itself, the host, or your tag for the article.",
)
@as_table
@as_json
@pass_desk
def report(desk: Desk, since: str | None, by: str, *, as_csv: bool, as_json: bool) -> None:
    """For each outlet, host or tag: articles, changes, how many of them notes disclose, and how soon.

    The share is that of the changes of substance which a note covers, in their own version or a later one;
    how much later than the edit the note was seen is the median over those. It is as exact as the watch is
    dense: 0 when both came between the same two looks, whatever the time between them. What came to many
    articles of a host alike is the template's: it is counted apart, and is no part of either. Behind the
    figures stand the stories of which the most words changed, those of notes among them.
    """
    from watcher.decide.report import by_group

    one_form(as_csv=as_csv, as_json=as_json)
    start = moment_of(since, now=desk.now, zone=desk.config.timezone)
    groups = by_group(desk.store.report.figures(start), by)
    if as_json:
        from watcher.render.report import report_document

        emit(report_document(groups, by=by, since=start))
    elif as_csv:
        from watcher.render.report import report_csv

        click.echo(report_csv(groups, by=by), nl=False)
    else:
        from watcher.render.terminal.report import report_lines

        say(report_lines(groups, desk.look) if groups else NOTHING_YET)
