"""add: finds out what is at an address, and watches it."""

# ruff: noqa: PLC0415  imports stand where they are needed: `--help` must answer at once
from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from watcher.cli.kit.answers import hint, say
from watcher.cli.kit.desk import Desk, pass_desk
from watcher.cli.kit.gear import equipped
from watcher.cli.kit.options import Duration, Whole, Word, example

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import timedelta
    from typing import Any

    from watcher.daemon.equipment import Equipment
    from watcher.model import Article
    from watcher.model.source import Source
    from watcher.sources.discover import Finding

ARTICLE, KINDS = "article", ("article", "feed", "sitemap", "front")


@dataclass(frozen=True)
class Wish:
    """What is asked of what is found."""

    every: timedelta | None
    tags: tuple[str, ...]
    kind: str | None
    include: tuple[str, ...]
    exclude: tuple[str, ...]
    limit: int | None
    watch_for: timedelta | None
    stop: bool
    dry_run: bool

    @property
    def of_sources(self) -> bool:
        """Whether something is asked that only sources know."""
        bounds = (self.limit, self.watch_for) != (None, None)
        return bounds or bool(self.include or self.exclude or self.stop)


def _of_sources(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that only sources know."""
    for option in (
        click.option(
            "--stop", is_flag=True, help="Sources: the watch of an article ends then, not stretches."
        ),
        click.option(
            "--watch-for", type=Duration(), help="Sources: watch each article closely so long. [30d]"
        ),
        click.option("--limit", type=Whole(min=0), help="Sources: new articles a day. [100]"),
        click.option(
            "--exclude",
            multiple=True,
            type=Word(),
            help="Sources: not these; a part of the address, or with *.",
        ),
        click.option(
            "--include", multiple=True, type=Word(), help="Sources: only articles with this in their address."
        ),
    ):
        command = option(command)
    return command


@click.command(
    epilog=example(
        "watcher add https://news.example/story --every 15m --tag election",
        "watcher add https://news.example/ --dry-run",
        "watcher add https://news.example/feed.xml --include /politics/ --limit 20",
    )
)
@click.argument("urls", metavar="URL...", nargs=-1, required=True)
@click.option(
    "--every", type=Duration(), help="A fixed interval instead of the adaptive one: 90s, 5m, 2h, 1d."
)
@click.option(
    "--tag",
    "tags",
    multiple=True,
    type=Word(),
    help="A word of your own for it; may be given more than once.",
)
@click.option("--as", "kind", type=click.Choice(KINDS), help="What it is, where the program is wrong.")
@click.option("--dry-run", is_flag=True, help="Say what is there and what would be done, and do nothing.")
@_of_sources
@pass_desk
@click.pass_context
def add(ctx: click.Context, desk: Desk, /, urls: Sequence[str], **options: Any) -> None:
    """Watch articles, from the next check on, and sources of articles.

    What an address is, is found out: an article, a feed (RSS, Atom, JSON Feed), a news sitemap or an index
    of sitemaps, a page that links to feeds, or else a page that links to articles. An address that cannot be
    read now is watched as an article; with an option of sources as one of them, which is found out later.
    """
    from watcher.model import AT_ONCE

    wish = Wish(**options)
    at_once = AT_ONCE if wish.kind == ARTICLE else 1  # nothing is to be found out about them
    whole = [_taken_in(desk, urls[k : k + at_once], wish) for k in range(0, len(urls), at_once)]
    ctx.exit(0 if all(whole) else 1)


def _taken_in(desk: Desk, given: Sequence[str], wish: Wish) -> bool:
    """Watch what some addresses lead to; whether all of them are addresses."""
    urls = [url for one in given if (url := _canonical(one))]
    sources = [url for url in urls if desk.store.sources.find(url) is not None]
    for url in sources:
        say(_watch_source(desk, url, None, wish))
    say(_found_out(desk, [url for url in urls if url not in sources], wish))
    return len(urls) == len(given)


def _canonical(given: str) -> str:
    """The address in its one spelling; "" where it is none, which is told."""
    from watcher.errors import BadAddress
    from watcher.fetch import canonical

    try:
        return canonical(given)
    except BadAddress as error:
        piped = "a list on standard input is taken by `watcher import -`"
        hint(f"watcher: {piped if given == '-' else error}")
        return ""


def _found_out(desk: Desk, urls: Sequence[str], wish: Wish) -> Iterator[str]:
    """Watch what is at addresses that are none of a watched source, where that is not said; in words."""
    if wish.kind == ARTICLE or (wish.kind is None and all(_is_watched(desk, url) for url in urls)):
        yield from _watch_articles(desk, urls, wish)
        return
    for url in urls:
        with equipped(desk) as gear:
            finding = _found(gear, url, wish)
            yield from _told(desk, finding, wish)
            if finding.trouble and wish.of_sources:
                yield from _watch_source(desk, url, None, wish)
            elif finding.seen is None or finding.trouble:
                yield from _watch_articles(desk, [url], wish)
            else:
                yield from _watch_source(desk, url, finding, wish, gear)


def _is_watched(desk: Desk, url: str) -> bool:
    from watcher.model import ArticleState

    article = desk.store.with_url(url)
    return article is not None and article.state is not ArticleState.REMOVED


def _found(gear: Equipment, url: str, wish: Wish) -> Finding:
    from watcher.model import Validators
    from watcher.model.source import SourceKind
    from watcher.sources.discover import Finding, discover, look

    if wish.kind is None:
        return discover(gear.fetcher, url)
    seen = look(gear.fetcher, url, SourceKind(wish.kind), Validators(), "")
    return Finding(url, seen=seen)


def _told(desk: Desk, finding: Finding, wish: Wish) -> list[str]:
    """What was found, in words; that nothing could be read goes to stderr, being no part of the answer."""
    from watcher.render.terminal.sources import article_found, listing_found

    if finding.trouble:
        hint(
            f"{finding.trouble}; it is looked at again as {'a source' if wish.of_sources else 'an article'}."
        )
        return []
    if finding.reading is not None:
        if wish.of_sources:
            hint(f"{finding.url} is an article, and what was said of sources says nothing of it.")
        return list(article_found(finding.reading, finding.remark, desk.look))
    assert finding.seen is not None
    if finding.seen.listing is None:
        hint(f"{finding.url}: {finding.seen.trouble}; it is looked at again.")
        return []
    others = [feed.url for feed in finding.feeds]
    return list(listing_found(finding.url, finding.seen.at, finding.seen.listing, others, desk.look))


def _watch_articles(desk: Desk, urls: Sequence[str], wish: Wish) -> Iterator[str]:
    """Watch articles together, for a transaction costs more than what it writes; in words."""
    from watcher.fetch import host_of
    from watcher.model import Added, Wanted

    if wish.dry_run:
        yield from (f"Would watch the article {url}" for url in urls)
        return
    hosts = [(url, host_of(url)) for url in urls]
    wanted = [Wanted(url, h, wish.every, desk.config.host_selectors(h), wish.tags) for url, h in hosts]
    for article, added in desk.store.add_each(wanted, desk.now):
        if article is not None:  # what is damaged is told in the end
            verb = "Already watched:" if added is Added.ALREADY else "Watching"
            past = _past(article) if added is Added.AGAIN else ""
            yield f"{verb} #{article.id} {article.url}{past}{_pace(article)}"


def _past(article: Article) -> str:
    """That it was removed once."""
    from watcher.render.words import count

    return f" again, with its history of {count(article.version, 'version')}" if article.version else " again"


def _pace(article: Article) -> str:
    from watcher.config.units import spell

    return f", every {spell(article.every)}" if article.every else ""


def _watch_source(
    desk: Desk, url: str, finding: Finding | None, wish: Wish, gear: Equipment | None = None
) -> list[str]:
    from watcher.model import Added

    if wish.dry_run:
        return [f"Would watch the source {url}"]
    before = desk.store.sources.find(url)
    source, added = desk.store.sources.add(_wanted(url, finding, wish, before), desk.now)
    if added is Added.ALREADY:
        return [f"Already watched: the source {source.url}"]
    new = _taken(desk, source, finding, gear)
    return [f"Watching the source {source.url}; {new}"]


def _taken(desk: Desk, source: Source, finding: Finding | None, gear: Equipment | None) -> str:
    """Take in what was found, without asking again; in words."""
    from watcher.check import LEASE
    from watcher.model.source import Source
    from watcher.render.words import count

    if gear is None or finding is None or finding.seen is None:
        return "it is looked at next."
    owner, delay = gear.checker.owner, gear.checker.host_delay
    claim = desk.store.sources.claim(source.id, desk.now, owner=owner, lease=LEASE, host_delay=delay)
    if not isinstance(claim, Source):
        return "it is looked at as soon as its host may be asked."
    created = gear.poller.settle(claim, finding.seen) or 0
    left = desk.store.sources.meant(source.url)
    known, out = left.articles - created, left.left_out
    rest = f", {count(known, 'was', 'were')} before" if known > 0 else ""
    rest += f", {out:,} left out" if out > 0 else ""
    return f"{count(created, 'article')} of it {'is' if created == 1 else 'are'} watched from now on{rest}."


def _wanted(url: str, finding: Finding | None, wish: Wish, before: Source | None) -> Any:
    from dataclasses import replace

    from watcher.fetch import host_of
    from watcher.model.source import SourceKind, WantedSource, Wishes

    old = before.wishes if before else Wishes()
    wishes = replace(
        old,
        every=wish.every or old.every,
        tags=wish.tags or old.tags,
        include=wish.include or old.include,
        exclude=wish.exclude or old.exclude,
        limit=old.limit if wish.limit is None else wish.limit,
        watch_for=wish.watch_for or old.watch_for,
        stop=wish.stop or old.stop,
    )
    seen = finding.seen if finding else None
    at = seen.at if seen else url
    kind = seen.kind if seen else SourceKind(wish.kind or SourceKind.UNKNOWN)
    title = seen.listing.title if seen and seen.listing else ""
    return WantedSource(url, at, host_of(at), kind, title, wishes)
