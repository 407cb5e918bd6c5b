"""The watch list."""

from __future__ import annotations

from dataclasses import replace
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from sqlalchemy import or_, select, update

from watcher.damage import sparing
from watcher.decide.twins import key
from watcher.errors import UnknownArticle
from watcher.model import Added, Article, ArticleState, Wanted
from watcher.model.spelled import spellings
from watcher.store import addresses
from watcher.store.bell import ring
from watcher.store.engine.letters import has
from watcher.store.frontier.queues import lock_host_of, put_host
from watcher.store.newcomers import enter
from watcher.store.rows import ARTICLES, article_of, batched, one, sound_articles, wishes
from watcher.store.schema import articles, watched

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import ColumnElement, Connection

_a = articles.c

DIGITS = 18
"""Of a number that a user writes: a database takes no more, and Python no more than 4,300."""

KEPT = (ArticleState.ACTIVE, ArticleState.PAUSED)
"""The states of what was not removed."""

_STATES = [state.value for state in ArticleState]

NEAREST_AMONG = 5_000
"""So many addresses, the newest, are compared with a mistyped one; more would take a noticeable time."""

MOST_MATCHES, SHOWN_MATCHES = 100, 10
"""So many articles with the words are read, and listed when the words name more than one."""

READ_ANEW = {"body_hash": "", "etag": "", "last_modified": ""}
"""Other selectors make another reading of the same bytes: a "not modified" would hide it."""


def add_missing(
    db: Connection, wanted: Sequence[tuple[Wanted, datetime]], now: datetime, *, from_config: bool = False
) -> list[tuple[Article | None, Added]]:
    """Watch those addresses that lead to no article yet; whatever is there stays as it is, removed ones too.

    Args:
        db: the transaction.
        wanted: addresses, and when each is looked at first.
        now: the moment.
        from_config: the configuration asks for them.

    Returns:
        For each its article, None where that is damaged, and whether it is new or was there already.
    """
    urls = [item.url for item, _ in wanted]
    there = by_address(db, urls)
    missing = [url for url in urls if url not in there]
    damaged = unreadable(db, missing)
    new: dict[str, tuple[Wanted, datetime]] = {}
    for item, at in wanted:
        if item.url not in there and item.url not in damaged:
            new.setdefault(key(item.url), (item, at))
    added = enter(db, list(new.values()), now, from_config=from_config)
    there |= by_address(db, missing)
    return [(there.get(url), Added.NEW if added.pop(url, None) else Added.ALREADY) for url in urls]


def add_each(
    db: Connection,
    wanted: Sequence[Wanted],
    now: datetime,
    *,
    from_config: bool = False,
    leave_watched: bool = False,
) -> list[tuple[Article | None, Added]]:
    """Watch addresses; of what is watched already what is named is set, and by the configuration all.

    Args:
        db: the transaction.
        wanted: addresses.
        now: the moment.
        from_config: the configuration asks for them.
        leave_watched: what is watched stays as it is.

    Returns:
        For each its article, None where that is damaged, and how it is watched now.
    """
    came = add_missing(db, [(item, now) for item in wanted], now, from_config=from_config)
    for place, (article, added) in enumerate(came):
        if article is None or added is Added.NEW:
            continue
        known = one(db, article.id)
        if not leave_watched or known.state is ArticleState.REMOVED:
            came[place] = _asked_again(db, known, wanted[place], now, from_config=from_config)
    return came


def _asked_again(
    db: Connection, old: Article, wanted: Wanted, now: datetime, *, from_config: bool
) -> tuple[Article, Added]:
    if not from_config:
        wanted = _merged(old, wanted)
    values = differences(old, wanted, now)
    if from_config and not old.from_config:
        values["from_config"] = True
    back = old.state is ArticleState.REMOVED
    if back:
        state = ArticleState.PAUSED if wanted.paused else ArticleState.ACTIVE
        values |= {"state": state.value, "next_check_at": now, "next_reason": "added again"}
    if values:
        change(db, old.id, values)
    return one(db, old.id), Added.AGAIN if back else Added.ALREADY


def unreadable(db: Connection, urls: Sequence[str]) -> set[str]:
    """Those of these addresses, which lead to no article that can be read, that lead to one all the same.

    They are left as they are: to add one again would fail, or be a second one.
    """
    rows = (db.execute(select(_a.url).where(_a.url.in_(some))) for some in batched(urls))
    return {url for found in rows for url in found.scalars()} | addresses.known(db, urls)


def set_state(db: Connection, article_id: int, state: ArticleState) -> None:
    """Pause, resume or remove an article. Its history stays."""
    change(db, article_id, {"state": state.value})


def in_states(column: ColumnElement[str], states: Sequence[ArticleState]) -> ColumnElement[bool]:
    """What is in one of these, or in none there is: that is damaged, and told wherever it might be listed."""
    return column.in_([state.value for state in states]) | column.not_in(_STATES)


def listed(db: Connection, states: Sequence[ArticleState] = KEPT) -> list[Article]:
    """The articles in one of these states, in the order they were added."""
    return list(sound_articles(db, ARTICLES.where(in_states(_a.state, states)).order_by(_a.id)))


def is_empty(db: Connection) -> bool:
    """Whether nothing is watched."""
    return db.execute(select(_a.id).where(watched).limit(1)).first() is None


def find(db: Connection, address: str) -> Article:
    """The article that a user means.

    Args:
        db: the transaction.
        address: its address, its number ("12" or "#12"), or a part of its address or title.

    Raises:
        UnknownArticle: none is meant, or more than one; the message names the nearest.
    """
    address = address.encode(errors="replace").decode().replace("\x00", "?").strip()
    number = address.removeprefix("#")
    if number.isascii() and number.isdigit():
        return _numbered(db, int(number[:DIGITS]))
    return with_url(db, address) or _only(db, address)


def with_url(db: Connection, url: str) -> Article | None:
    """The article that an address leads to for certain, by its own spelling or another."""
    written = _spellings(url)
    exact = db.execute(ARTICLES.where(_a.url.in_(written))).first()
    if exact is not None:
        return addresses.followed(db, article_of(exact))
    named = addresses.named(db, [one for one in written if "://" in one])
    return next(iter(named.values()), None)


def _numbered(db: Connection, number: int) -> Article:
    found = db.execute(ARTICLES.where(_a.id == number)).one_or_none()
    if found is None:
        raise UnknownArticle(f"No watched article has the number {number}; `watcher list` shows them.")
    return article_of(found)


def _only(db: Connection, part: str) -> Article:
    """The one article whose address or title has the words in a row, else all of them wherever they stand.

    Watched ones come before removed ones, and one whose address ends in the words comes before those that
    have more behind them: "/retract" is none of "/retract2".
    """
    matches = _with_words(db, [part]) or _with_words(db, part.split())
    matches = [m for m in matches if m.state is not ArticleState.REMOVED] or matches
    whole = [match for match in matches if _ends_in(match.url, part)]
    matches = whole if len(whole) == 1 else matches
    if len(matches) == 1 and part:
        return matches[0]
    if matches and part:
        raise UnknownArticle(_several(part, matches))
    raise UnknownArticle(_nobody(db, part))


def _ends_in(url: str, part: str) -> bool:
    """Whether the last parts of an address's path are these, whole."""
    ends = tuple(f"/{one.casefold().strip('/')}" for one in spellings(part))
    return urlsplit(url).path.casefold().rstrip("/").endswith(ends)


def _with_words(db: Connection, words: Sequence[str]) -> list[Article]:
    query = ARTICLES.where(*map(contains, words)).order_by(_a.id).limit(MOST_MATCHES)
    return list(sound_articles(db, query)) if words else []


def contains(words: str) -> ColumnElement[bool]:
    """Whether an article has the words in its address or title, in capitals or not."""
    return has(_a.title, words) | or_(*(has(_a.url, one) for one in spellings(words)))


def names(db: Connection, part: str, most: int) -> list[tuple[str, str]]:
    """Addresses and titles of watched articles with the words in either; those that changed last first."""
    query = select(_a.url, _a.title).where(watched, contains(part))
    rows = db.execute(query.order_by(_a.last_changed_at.desc().nulls_last(), _a.id).limit(most))
    return [(url, title) for url, title in rows]


def _several(part: str, matches: Sequence[Article]) -> str:
    """A list to choose from, a line an article."""
    number = f"{len(matches)}" if len(matches) < MOST_MATCHES else f"{MOST_MATCHES} or more"
    rest = len(matches) - SHOWN_MATCHES
    return "\n".join(
        [
            f'"{part}" matches {number} watched articles; name one by its number:',
            *(f"  #{one.id}  {one.title or '(no title)'}  {one.url}" for one in matches[:SHOWN_MATCHES]),
            *([f"  and {rest} more"] if rest > 0 else []),
        ]
    )


def _nobody(db: Connection, address: str) -> str:
    urls = db.execute(select(_a.url).order_by(_a.id.desc()).limit(NEAREST_AMONG)).scalars().all()
    if not urls:
        return f'No watched article matches "{address}": none is watched yet; `watcher add URL` adds one.'
    near = get_close_matches(address, urls, n=2, cutoff=0.5)
    if not near:
        names = {url.rstrip("/").rsplit("/", 1)[-1]: url for url in urls}
        near = [names[name] for name in get_close_matches(address, names, n=2, cutoff=0.4)]
    other = "`watcher add` begins to watch it." if "://" in address else "`watcher list` shows them."
    remedy = f"Nearest: {', '.join(near)}" if near else other
    return f'No watched article matches "{address}". {remedy}'


def _spellings(address: str) -> list[str]:
    """The address as given, and as people shorten it."""
    found = [address]
    for bare in spellings(address.split("#", 1)[0] or address):
        full = [bare] if "://" in bare else [bare, f"https://{bare}", f"http://{bare}"]
        found += [*full, *(url.rstrip("/") if url.endswith("/") else f"{url}/" for url in full)]
    return found


def by_address(db: Connection, urls: Sequence[str]) -> dict[str, Article]:
    """The articles, watched or not, that addresses name: their own ones, else others that lead to them."""
    found: dict[str, Article] = {}
    for some in batched(urls):
        for article in sound_articles(db, ARTICLES.where(_a.url.in_(some))):
            with sparing(f"Article #{article.id}"):
                found[article.url] = addresses.followed(db, article)
    return addresses.named(db, [url for url in urls if url not in found]) | found


def _merged(old: Article, wanted: Wanted) -> Wanted:
    """A second `add` by hand changes only what it names."""
    return replace(
        wanted,
        host=old.host,
        every=wanted.every or old.every,
        selectors=wanted.selectors or old.selectors,
        tags=wanted.tags or old.tags,
    )


def differences(old: Article, wanted: Wanted, now: datetime) -> dict[str, Any]:
    """What of the row is not as asked."""
    then = wishes(old)
    values = {key: value for key, value in wishes(wanted).items() if value != then[key]}
    if "every" in values and wanted.every is not None:
        values["stride"] = wanted.every
    if "selectors" in values:
        values |= READ_ANEW | {"next_check_at": now, "next_reason": "other selectors"}
    elif "every" in values and wanted.every is not None and old.last_checked_at is not None:
        values |= {"next_check_at": old.last_checked_at + wanted.every, "next_reason": "fixed interval"}
    return values


def change(db: Connection, article_id: int, values: dict[str, Any]) -> None:
    """Set columns of an article's row, and what its host's queue follows from."""
    host, _ = lock_host_of(db, article_id)
    db.execute(update(articles).where(_a.id == article_id).values(**values))
    put_host(db, host)
    ring(db)
