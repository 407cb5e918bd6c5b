"""Which version of which article a user means: URL, URL@3, URL@2026-01-12, 1..3, --since."""

# ruff: noqa: PLC0415  imports stand where they are needed: `--help` must answer at once
from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime, tzinfo

    from watcher.cli.kit.desk import Desk
    from watcher.model import Article
    from watcher.model.stood import Stood

__all__ = ["LAST_SEEN", "addressed", "addressed_at", "pair", "pair_since"]

LAST_SEEN = "last-seen"
_RANGE = re.compile(r"(\d*)\.\.(\d*)|(\d+)")
_AT = re.compile(r"(.+)@([^@]+)")
_DAYS_AGO = {"today": 0, "yesterday": 1}
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def addressed(desk: Desk, address: str) -> tuple[Article, int]:
    """The article, and the version after "@", the newest by the moment there, or the newest of all.

    Raises:
        UnknownArticle: no article is meant, or several.
        UnknownVersion: it has none, or did not have one yet.
    """
    article, version = addressed_at(desk, address)
    return article, version if isinstance(version, int) else version.version


def addressed_at(desk: Desk, address: str) -> tuple[Article, int | Stood]:
    """The same, with what is known of the version where it is asked for by a moment."""
    from watcher.errors import UnknownVersion
    from watcher.past.stood import stood

    article, which = _split(desk, address)
    if not article.version:
        remedy = f'look at it with: watcher check "#{article.id}"'
        raise UnknownVersion(f"{article.url} has no version yet; {remedy}")
    if which is None:
        return article, article.version
    if which.isdigit():
        return article, _number(which)
    asked_at = _moment(which, desk.now, desk.config.timezone)
    return article, stood(desk.store, article, asked_at, desk.now)


def _split(desk: Desk, address: str) -> tuple[Article, str | None]:
    """An address may itself end like a version: https://social.example/@123."""
    from watcher.errors import UnknownArticle

    match = _AT.fullmatch(address)
    try:
        return desk.store.find(address), None
    except UnknownArticle:
        if match is None:
            raise
    return desk.store.find(match[1]), match[2]


def _moment(words: str, now: datetime, zone: tzinfo) -> datetime:
    """The moment meant; of a day its end, when all that came on it had come."""
    from datetime import UTC, datetime, timedelta

    from watcher.errors import UsageError

    if words in _DAYS_AGO:
        words = (now.astimezone(zone) - timedelta(days=_DAYS_AGO[words])).date().isoformat()
    try:
        moment = datetime.fromisoformat(words)
        moment = moment if moment.tzinfo else moment.replace(tzinfo=zone)
        if _DAY.fullmatch(words):
            moment += timedelta(days=1, microseconds=-1)
        return moment.astimezone(UTC)
    except (ValueError, OverflowError):
        raise UsageError(
            f'"@{words}" is no version and no moment; write @3, @2026-01-12 or @2026-01-12T10:30'
        ) from None


def pair(desk: Desk, article: Article, words: str) -> tuple[int, int]:
    """The two versions meant by "1..3", "..3", "2", "2026-01-12..2026-01-14" or nothing."""
    from watcher.errors import UsageError

    match = _RANGE.fullmatch(words) if words else None
    newest = _several(article)
    if words and match is None:
        return _pair_of_moments(desk, article, words)
    if match is None:
        return newest - 1, newest
    if match[3]:
        if (version := _number(match[3])) < 2:  # noqa: PLR2004  the first one has none before it
            raise UsageError(f"Nothing stands before version 1: {words} is no change; name two, as in 1..2")
        return version - 1, version
    first, second = _number(match[1] or "1"), _number(match[2] or str(newest))
    if first == second:
        raise UsageError(f"{words} is one version; name two, as in {max(first - 1, 1)}..{max(first, 2)}")
    return first, second


def _pair_of_moments(desk: Desk, article: Article, words: str) -> tuple[int, int]:
    """The versions that stood at two moments, or at the ends of two days; one may be a version's number."""
    from watcher.errors import UsageError

    ends = words.split("..")
    if len(ends) != 2 or not all(end.isdigit() or _DAY.match(end) or end in _DAYS_AGO for end in ends):  # noqa: PLR2004
        raise UsageError(
            f'"{words}" is no pair of versions; write it as 1..3, or as days: 2026-01-12..2026-01-14'
        )
    now, zone = desk.now, desk.config.timezone
    first, second = (
        _number(end) if end.isdigit() else desk.store.version_at(article.id, _moment(end, now, zone))
        for end in ends
    )
    if first == second:
        raise UsageError(f"Between these moments no other version than {first} was captured.")
    return first, second


def _number(digits: str) -> int:
    """Of a version; one with more digits than a database takes is no version with fewer either."""
    from watcher.store.articles import DIGITS

    return int(digits[:DIGITS])


def pair_since(desk: Desk, article: Article, words: str) -> tuple[int, int]:
    """The newest version, and the one that was last looked at or stood at a moment.

    They are the same when nothing is new. What was never looked at is new since version 1.
    """
    newest = _several(article)
    if words == LAST_SEEN:
        return max(desk.store.seen_version(article.id), 1), newest
    from watcher.cli.kit.options import moment_of
    from watcher.errors import UnknownVersion

    moment = moment_of(words, now=desk.now, zone=desk.config.timezone)
    assert moment is not None
    with suppress(UnknownVersion):  # the watch began later
        return desk.store.version_at(article.id, moment), newest
    return 1, newest


def _several(article: Article) -> int:
    """The newest version, when there is one before it."""
    from watcher.errors import UnknownVersion

    newest = article.version
    if newest < 2:  # noqa: PLR2004  two versions make a difference
        seen = "one version" if newest else "no version"
        raise UnknownVersion(f"{article.url} has {seen} so far; there is nothing to compare yet")
    return newest
