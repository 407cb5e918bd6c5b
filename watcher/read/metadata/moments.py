"""When the story was published and last changed, as its page claims it: first claim first."""

from __future__ import annotations

import re
from datetime import timedelta, timezone
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from watcher.read.markup.tree import brief
from watcher.read.metadata import jsonld
from watcher.read.metadata.others import of_others
from watcher.read.metadata.printed import EAST, NEAR, WEST, away, day_in, printed, tells_of_change
from watcher.read.metadata.times import in_path, moment, to_the_minute

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from lxml.html import HtmlElement

    from watcher.read.metadata.heads import Claims

    Claimed = Iterable[tuple[object, str]]

_PUBLISHED_META = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "article:published",
    "article.published",
    "og:published_time",
    "og:pubdate",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "cxenseparse:publishtime",
    "rnews:datepublished",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date.created",
    "article:created",
    "citation_publication_date",
    "citation_online_date",
    "dc.date.published",
    "publishdate",
    "publish_date",
    "published_date",
    "published_at",
    "pubdate",
    "publish-date",
    "publication_date",
    "publication-date",
    "datecreated",
    "date_published",
    "displaydate",
    "dcterms.date",
    "dc.date",
    "date",
    "creation_date",
    "last-modified-date",
)
_MODIFIED_META = (
    "article:modified_time",
    "og:article:modified_time",
    "og:updated_time",
    "datemodified",
    "article:modified",
    "article.updated",
    "lastmod",
    "dcterms.modified",
    "dc.date.modified",
    "last-modified",
    "revised",
)
_PUBLISHED_TIME = re.compile(r"publi|entry-date|post-date|created|erstellt|dt-published", re.IGNORECASE)
_MODIFIED_TIME = re.compile(r"updat|modif|revis|geaendert|aktualis", re.IGNORECASE)
_ZONELESS = re.compile(r"[T\s]\d\d?:\d\d(?::\d\d(?:[.,]\d+)?)?$")
_LONGEST = 90  # characters of a printed moment


def published(
    claims: Claims, url: str, heading: HtmlElement | None, language: str
) -> tuple[datetime | None, str]:
    """The publication time in the zone it is claimed in, and where it was found."""
    stated = [(at, source) for value, source in _declared(claims) if (at := moment(value))]
    exact = next(((at, source) for at, source in stated if to_the_minute(at)), None)
    if exact:
        return _as_printed(_zoned(exact[0], stated), claims, heading, language, url), exact[1]
    host = urlsplit(url).hostname or ""
    if not stated or stated[0][1] == "meta":
        if at := _nearest(claims, heading, NEAR):
            return at, "time"
        shown = printed(claims.order, heading, language, host, near=True) if heading is not None else None
        if shown or stated:
            return (shown.at, "text") if shown else stated[0]
    if stated:
        return stated[0]
    for node in claims.typed:
        if at := moment(jsonld.text(node.get("datePublished"))):
            return at, "json-ld"
    if day := in_path(urlsplit(url).path):
        return day, "url"
    if at := _nearest(claims, heading, len(claims.order)):
        return at, "time"
    shown = printed(claims.order, heading, language, host)
    return (shown.at, "text") if shown else (None, "")


def _zoned(at: datetime, stated: Iterable[tuple[datetime, str]]) -> datetime:
    """A moment claimed in UTC, or in no zone, by the zone in which another claim has the same clock."""
    same = (other for other, _ in stated if other.replace(tzinfo=None) == at.replace(tzinfo=None))
    return at if at.utcoffset() else next((other for other in same if other.utcoffset()), at)


def _as_printed(
    at: datetime, claims: Claims, heading: HtmlElement | None, language: str, url: str
) -> datetime:
    """A moment claimed in UTC, moved to a zone in which it has the hour or day printed beside the headline.

    Many pages tell machines UTC and their readers the time where the paper is made; notes state that one too.
    """
    if at.utcoffset() or heading is None:
        return at
    shown = printed(claims.order, heading, language, urlsplit(url).hostname or "", near=True)
    if shown and (zone := shown.zone_of(at)):
        return at.astimezone(zone)
    if shown is None or abs(days := (shown.day.date() - at.date()).days) != 1:
        return at
    shift = timedelta(hours=24 - at.hour if days > 0 else -1 - at.hour)
    return at.astimezone(timezone(shift)) if WEST <= shift <= EAST else at


def modified(claims: Claims) -> tuple[datetime | None, str]:
    """The time of the last change in the zone it is claimed in, and where it was found."""
    stated = [(at, source) for value, source in _changed(claims) if (at := moment(value))]
    return (_zoned(stated[0][0], stated), stated[0][1]) if stated else (None, "")


def _declared(claims: Claims) -> Iterator[tuple[object, str]]:
    """What the page says to machines, and `time` elements that say what they are."""
    for key in ("datePublished", "dateCreated", "uploadDate"):
        yield jsonld.text(claims.article.get(key)), "json-ld"
    for name in _PUBLISHED_META:
        yield claims.first(name), "meta"
    for name in ("datePublished", "dateCreated"):
        for el in _own(claims.props.get(name, ()))[:2]:
            yield _stated(el), "microdata"
    for el in claims.times:
        if ("pubdate" in el.attrib or _PUBLISHED_TIME.search(el.get("class") or "")) and not of_others(el):
            yield _stated(el), "time"


def _changed(claims: Claims) -> Iterator[tuple[object, str]]:
    yield jsonld.text(claims.article.get("dateModified")), "json-ld"
    for name in _MODIFIED_META:
        yield claims.first(name), "meta"
    for el in _own(claims.props.get("dateModified", ()))[:2]:
        yield _stated(el), "microdata"
    for el in claims.times:
        if _MODIFIED_TIME.search(el.get("class") or "") and not of_others(el):
            yield _stated(el), "time"


def _nearest(claims: Claims, heading: HtmlElement | None, reach: int) -> datetime | None:
    """The story's own `time` nearest to the headline: behind it rather than before it.

    Args:
        claims: of the page.
        heading: what prints the headline.
        reach: elements from the headline that are looked at.
    """
    places = {el: i for i, el in enumerate(claims.order) if el.tag == "time" or el is heading}
    at = places.pop(heading, 0) if heading is not None else 0
    near = [(away(i - at), el) for el, i in places.items() if abs(i - at) <= reach and el.tag == "time"]
    found = (moment(_stated(el)) for _, el in sorted(near, key=lambda one: one[0]) if _own_time(el))
    return next(filter(None, found), None)


def _own_time(el: HtmlElement) -> bool:
    return not of_others(el) and not _of_change(el) and next(el.iterancestors("blockquote"), None) is None


def _of_change(el: HtmlElement) -> bool:
    """Whether a `time` tells when the story was changed: its class, or the words before it."""
    before = el.getprevious()
    said = el.getparent().text if before is None else before.tail or before.text
    return bool(_MODIFIED_TIME.search(el.get("class") or "")) or tells_of_change(said or el.text or "")


def _own(found: Iterable[HtmlElement]) -> list[HtmlElement]:
    return [el for el in found if not of_others(el)]


def _stated(el: HtmlElement) -> str:
    """What an element tells machines, or readers where it names the zone of that time to them alone."""
    told: str = el.get("datetime") or el.get("content") or ""
    if not _ZONELESS.search(told):
        return told or brief(el, _LONGEST)
    shown, at = day_in(brief(el, _LONGEST)), moment(told)
    if shown and shown.at != shown.day and at and shown.zone_of(at):
        return shown.at.isoformat()
    return told
