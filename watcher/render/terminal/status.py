"""Is all well? The watch in figures, and everything that is not as it should be."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from watcher.model import ArticleState, DeliveryState
from watcher.model.status import SINCE, SINCE_SHAPE
from watcher.render.terminal.moved import moved_lines
from watcher.render.terminal.screen import Piece, flow, line, pad
from watcher.render.terminal.sources import source_lines
from watcher.render.words import ago, count, lasting, moment, of_address, size

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import tzinfo

    from watcher.model import Article, Delivery
    from watcher.model.forecast import CheckError, Forecast
    from watcher.model.status import HostNow
    from watcher.render.standing import ChannelNow, Standing
    from watcher.render.terminal.screen import Look

_STATES = {
    DeliveryState.HELD: "warn",
    DeliveryState.PENDING: "warn",
    DeliveryState.SENT: "good",
    DeliveryState.DEAD: "bad",
    DeliveryState.FOLDED: "dim",
}
_FATES = {
    DeliveryState.SENT: "sent",
    DeliveryState.FOLDED: "told in others",
    DeliveryState.HELD: "held",
    DeliveryState.PENDING: "waiting",
    DeliveryState.DEAD: "given up",
}
_RARE = frozenset({DeliveryState.FOLDED, DeliveryState.HELD})  # only told where there are any


def status_lines(standing: Standing, look: Look, *, now: datetime) -> list[str]:
    """The figures, then each trouble with its reason."""
    lines: list[str] = []
    for name, words, style in _figures(standing, look, now):
        lines += flow([Piece(words, style)], look, first=f"{name + ':':10}", rest=" " * 4)
    return lines + [row for part in _troubles(standing, look, now) for row in part]


def _figures(standing: Standing, look: Look, now: datetime) -> Iterator[tuple[str, str, str]]:
    store = standing.store
    watched = (ArticleState.ACTIVE, ArticleState.PAUSED)
    parts = [f"{store.articles.get(state, 0):,} {state.value}" for state in watched]
    yield "articles", f"{', '.join(parts)}; {count(store.versions, 'version')} stored", ""
    late = f", the first {lasting(store.overdue)} late" if store.due and store.overdue else ""
    looking = f"; {store.leased:,} being looked at" if store.leased else ""
    yield "due", f"{store.due:,}{late}{looking}", ""
    if standing.forecast is not None:
        yield "checks", _checks(standing.forecast), ""
    yield "failing", f"{store.failing_count:,}", "bad" if store.failing_count else ""
    yield "alerts", _alerts(store.outbox), "bad" if store.outbox.get(DeliveryState.DEAD) else ""
    if standing.daemon is not None:
        runs = line(_since(standing.daemon, look.zone)).words if standing.daemon else "does not run"
        yield "daemon", runs, "" if standing.daemon else "bad"
    last = store.last_check_at
    # The daemon goes on while this is put together: what came after `now` is now.
    yield "checked", f"{moment(last, look.zone)} ({ago(min(last, now), now)})" if last else "never", ""
    grows = _growth(standing.forecast) if standing.forecast else ""
    scarce = standing.forecast is not None and standing.forecast.scarce
    yield "store", f"{line(store.place).words} ({size(store.size)}{grows})", "bad" if scarce else ""
    for trouble in filter(None, (_of_itself(standing, look, now), standing.unwritable, standing.unfolded)):
        yield "trouble", line(trouble).words, "bad"


def _since(daemon: str, zone: tzinfo) -> str:
    """Who the daemon is, and since when in the reader's zone."""
    name, _, since = daemon.partition(SINCE)
    with suppress(ValueError):  # a restore says no more than what it is
        return f"{name}{SINCE}{moment(datetime.strptime(since, SINCE_SHAPE).replace(tzinfo=UTC), zone)}"
    return daemon


def _alerts(outbox: Mapping[DeliveryState, int]) -> str:
    """How many alerts came to what."""
    states = [state for state in _FATES if outbox.get(state) or state not in _RARE]
    return ", ".join(f"{outbox.get(state, 0):,} {_FATES[state]}" for state in states)


def _of_itself(standing: Standing, look: Look, now: datetime) -> str:
    """What ails the watch, or did when it was looked at last."""
    trouble = standing.trouble
    if trouble is None:
        return ""
    seen = ago(min(trouble.last_at, now), now)
    return f"{trouble.words} Since {moment(trouble.since, look.zone)}, last seen {seen}."


def _checks(forecast: Forecast) -> str:
    """Requests: those of the last day, and those that are planned."""
    budget = f" of a budget of {forecast.budget:,}" if forecast.budget else ""
    return f"{forecast.made:,} in the last 24 hours; about {round(forecast.planned):,} a day planned{budget}"


def _growth(forecast: Forecast) -> str:
    """By how much the store grows, and when the disk is full of it."""
    if forecast.scarce and forecast.free is not None:
        return f"; its disk is full but for {size(forecast.free)}"
    if forecast.growth is None or forecast.growth < 1:
        return ""
    full = forecast.full_in
    end = f", which fills the disk in {lasting(full)}" if full and full < _FAR else ""
    return f", growing by {size(round(forecast.growth))} a day{end}"


def _more(number: int, words: str) -> Iterator[list[str]]:
    """What a list left out."""
    if number > 0:
        yield ["", f"... and {number:,} more {words}."]


_FAR = timedelta(days=1000)  # a forecast beyond this says nothing


def _troubles(standing: Standing, look: Look, now: datetime) -> Iterator[list[str]]:
    store = standing.store
    of_hosts = _of_hosts(standing)
    of_line = [article for article in store.failing if article.id in store.of_line]
    told = {article.id for some in (*of_hosts.values(), of_line) for article in some}
    yield from _line_down(of_line, look)
    for article in store.failing:
        if article.id not in told:
            yield ["", *_failing(article, look, now)]
    yield from _more(store.failing_count - len(store.failing), "in trouble")
    for article in store.moved:
        yield ["", *flow([line(f"#{article.id} {article.url}", "strong")], look), *moved_lines(article, look)]
    yield from _more(store.moved_count - len(store.moved), "that have moved")
    if store.errors:
        yield [
            "",
            *flow([line("last visits that failed:")], look),
            *(row for error in store.errors for row in _error(error, look)),
        ]
    asked = {
        host: f"asked to be left alone until {moment(until, look.zone)}" for host, until in store.blocked
    }
    for silent in store.silent:
        yield ["", *_silent(silent, asked.pop(silent[0], ""), of_hosts.get(silent[0], ()), look)]
    for host, words in asked.items():
        yield ["", *flow([line(f"{host} {words}", "warn")], look)]
    for source in standing.sources:
        yield ["", *source_lines([source], look, now=now)]
    if standing.channels:
        yield ["", *channel_lines(standing.channels, look)]
    if standing.unsent:
        yield ["", *delivery_lines(standing.unsent, look, now=now)]


def _line_down(some: Sequence[Article], look: Look) -> Iterator[list[str]]:
    """What ails them all is said once."""
    if some:
        yield ["", *flow([line(some[-1].trouble, "bad")], look), *_so_its_articles(some, look)]


def _of_hosts(standing: Standing) -> dict[str, list[Article]]:
    """The articles that are in trouble since their host is, by host: what ails them is said once."""
    since = {name: at for name, at, *_ in standing.store.silent}
    found: dict[str, list[Article]] = {}
    for article in standing.store.failing:
        began = since.get(article.host)
        if began is not None and article.failing_since is not None and article.failing_since >= began:
            found.setdefault(article.host, []).append(article)
    return found


def _silent(host: HostNow, asked: str, some: Sequence[Article], look: Look) -> Iterator[str]:
    """A host in trouble, and what it asked for, if it did."""
    name, since, failures, trouble, _ = host
    words = f"{name} cannot be read since {moment(since, look.zone)} ({count(failures, 'try', 'tries')})"
    yield from flow([line("; it ".join(filter(None, (words, asked))), "bad")], look)
    yield from flow([line(trouble, "bad")], look, first="  ")
    yield from _so_its_articles(some, look)


def _so_its_articles(some: Sequence[Article], look: Look) -> Iterator[str]:
    if some:
        numbers = ", ".join(f"#{number}" for number in sorted(article.id for article in some))
        yield from flow([Piece(f"so its articles: {numbers}", "dim")], look, first="  ", rest="  ")


def _failing(article: Article, look: Look, now: datetime) -> Iterator[str]:
    yield from flow([line(f"#{article.id} {article.url}", "strong")], look)
    yield from flow([line(of_address(article.url, article.trouble), "bad")], look, first="  ")
    good = f"last good check {ago(article.last_good_at, now)}" if article.last_good_at else "never read well"
    since = f", since {moment(article.failing_since, look.zone)}" if article.failing_since else ""
    next_at = article.next_check_at
    again = f", next try {ago(next_at, now) if next_at > now else 'due'}" if next_at else ""
    words = f"{count(article.failures, 'failure')} in a row{since}; {good}{again}"
    yield from flow([Piece(words, "dim")], look, first="  ")


def _error(error: CheckError, look: Look) -> list[str]:
    head = [Piece(f"{moment(error.at, look.zone)}  ", "dim"), line(error.url)]
    what = f"{error.outcome.value}: {of_address(error.url, error.error)}"
    return flow([*head, Piece("  "), line(what, "warn")], look, first="  ")


def channel_lines(channels: Sequence[ChannelNow], look: Look) -> list[str]:
    """Each channel: off and why, failing and since when, or on; and what it holds."""
    lines: list[str] = []
    for channel in channels:
        pieces = [Piece("channel "), line(channel.name, "strong"), Piece("  ")]
        lines += flow([*pieces, *_channel(channel, look)], look, rest="  ")
    return lines


def _channel(channel: ChannelNow, look: Look) -> Iterator[Piece]:
    if channel.stray:
        wait = f"{count(channel.stray, 'alert')} {'waits' if channel.stray == 1 else 'wait'}"
        words = f"not in the configuration, and {wait}: watcher alerts retry --to CHANNEL sends to another"
        yield line(words, "bad")
    elif channel.disabled_at is not None:
        yield line(f"off since {moment(channel.disabled_at, look.zone)}: {channel.reason}", "bad")
        yield Piece("; watcher alerts test switches it on again", "dim")
    elif channel.failing_since is not None:
        tries = count(channel.failures, "try", "tries")
        since = moment(channel.failing_since, look.zone)
        yield line(f"failing since {since} ({tries}): {channel.trouble}", "bad")
        if channel.rests_until is not None:
            yield line(f"; it asked to be left alone until {moment(channel.rests_until, look.zone)}", "warn")
    else:
        yield Piece("on", "good")
    if channel.held and channel.release_at is not None:
        until = f"until {moment(channel.release_at, look.zone)}"
        reason = f" for {channel.waits_for}" if channel.waits_for else ""
        yield line(f"; holds {count(channel.held, 'alert')} {until}{reason}", "warn")


def delivery_lines(deliveries: Sequence[Delivery], look: Look, *, now: datetime) -> list[str]:
    """Each alert on its way: what, where to, how it stands."""
    return [row for delivery in deliveries for row in _delivery(delivery, look, now)]


def _delivery(delivery: Delivery, look: Look, now: datetime) -> list[str]:
    head = pad(delivery.state.value, 8)
    event = delivery.event
    title = str(event.data.get("title") or event.data.get("url") or "")
    pieces = [line(f"#{delivery.id} {event.type.value} to {delivery.channel}")]
    pieces += [Piece("  "), line(title, "strong")] if title else []
    pieces.append(Piece(f"  {_progress(delivery, now)}", "dim"))
    if delivery.why and delivery.state in _KEPT_BACK:
        pieces += [Piece("  "), line(_why(delivery), "dim")]
    if delivery.error:
        pieces += [Piece("  "), line(delivery.error, "warn")]
    first, *others = flow(pieces, look, first=head, rest="  ")
    return [look.paint(head, _STATES[delivery.state]) + first[len(head) :], *others]


def _holding(delivery: Delivery, now: datetime) -> str:
    if delivery.next_at is None or delivery.next_at <= now:
        return "held"
    return f"held, not before {ago(delivery.next_at, now)}"


_KEPT_BACK = frozenset({DeliveryState.HELD, DeliveryState.FOLDED})
"""States whose reason is one; one that was let go since waits for nothing."""


def _why(delivery: Delivery) -> str:
    """Why an alert was held or folded, and where it is told of."""
    return f"{delivery.why} ({delivery.told_in})" if delivery.told_in else delivery.why


def _progress(delivery: Delivery, now: datetime) -> str:
    if delivery.sent_at is not None:
        return ago(delivery.sent_at, now)
    if delivery.state is DeliveryState.FOLDED:
        return "told in another alert"
    if delivery.state is DeliveryState.HELD:
        return _holding(delivery, now)
    tries = count(delivery.attempts, "try", "tries")
    if delivery.next_at is None:
        return tries
    return f"{tries}, due" if delivery.next_at <= now else f"{tries}, next {ago(delivery.next_at, now)}"
