"""What the page says about the article: headline, authors, times, language, address.

Precedence, first that has a value: for the headline the heading that the head repeats, JSON-LD, Open Graph,
the title element; for authors JSON-LD, meta, microdata, rel=author, a byline's class; for the times JSON-LD,
meta, microdata, `time` elements, the address. `sources` of the result names the one that won.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from watcher.read.metadata import jsonld
from watcher.read.metadata.authors import byline
from watcher.read.metadata.heads import Claims, gather
from watcher.read.metadata.printed import printed
from watcher.read.metadata.times import in_path, moment
from watcher.read.metadata.titles import headline, site_name
from watcher.read.tree import squash

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from lxml.html import HtmlElement

_LANGUAGE = re.compile(r"^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$")
_PUBLISHED_META = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "article:published",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "dc.date.issued",
    "dcterms.created",
    "dc.date.created",
    "publishdate",
    "pubdate",
    "publish-date",
    "publication_date",
    "dc.date",
    "date",
    "last-modified-date",
)
_MODIFIED_META = (
    "article:modified_time",
    "og:article:modified_time",
    "og:updated_time",
    "datemodified",
    "article:modified",
    "lastmod",
    "dcterms.modified",
    "dc.date.modified",
    "last-modified",
    "revised",
)
_PUBLISHED_TIME = re.compile(r"publi|entry-date|post-date|created|erstellt|dt-published", re.IGNORECASE)
_MODIFIED_TIME = re.compile(r"updat|modif|revis|geaendert|aktualis", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Metadata:
    """Fields of a Reading that do not come from its blocks."""

    title: str
    byline: str
    site: str
    published_at: datetime | None
    modified_at: datetime | None
    language: str
    canonical_url: str
    sources: tuple[tuple[str, str], ...]


def metadata(root: HtmlElement, url: str) -> Metadata:
    """Read a page's claims about itself."""
    claims = gather(root)
    site, site_from = site_name(claims)
    title, title_from = headline(claims, url, site, root)
    names, names_from = byline(claims, root, site)
    published, published_from = _first(_published(claims, url))
    if published is None:
        published = printed(root, _headline_of(claims, title))
        published_from = "text" if published else ""
    modified, modified_from = _first(_modified(claims))
    language, language_from = _language(claims)
    canonical = _canonical(claims, url)
    found = {
        "title": title_from,
        "byline": names_from,
        "site": site_from,
        "published_at": published_from,
        "modified_at": modified_from,
        "language": language_from,
        "canonical_url": "link" if canonical != url else "",
    }
    sources = tuple((name, source) for name, source in found.items() if source)
    return Metadata(title, names, site, published, modified, language, canonical, sources)


def _headline_of(claims: Claims, title: str) -> HtmlElement | None:
    """The heading that prints the headline; the first one failing that."""
    wanted = squash(title)
    same = (el for el in claims.headings if squash("".join(el.itertext())) == wanted)
    return next(same, claims.headings[0] if claims.headings else None)


def _first(claimed: Iterable[tuple[object, str]]) -> tuple[datetime | None, str]:
    return next(((at, source) for value, source in claimed if (at := moment(value))), (None, ""))


def _published(claims: Claims, url: str) -> Iterable[tuple[object, str]]:
    for key in ("datePublished", "dateCreated", "uploadDate"):
        yield jsonld.text(claims.article.get(key)), "json-ld"
    for name in _PUBLISHED_META:
        yield claims.first(name), "meta"
    for name in ("datePublished", "dateCreated"):
        for el in claims.props.get(name, ())[:2]:
            yield _stated(el), "microdata"
    for el in claims.times:
        if "pubdate" in el.attrib or _PUBLISHED_TIME.search(el.get("class") or ""):
            yield _stated(el), "time"
    for node in claims.typed:
        yield jsonld.text(node.get("datePublished")), "json-ld"
    day = in_path(urlsplit(url).path)
    yield (day.isoformat() if day else ""), "url"
    for el in claims.times[:1]:
        if not _MODIFIED_TIME.search(el.get("class") or ""):
            yield _stated(el), "time"


def _modified(claims: Claims) -> Iterable[tuple[object, str]]:
    yield jsonld.text(claims.article.get("dateModified")), "json-ld"
    for name in _MODIFIED_META:
        yield claims.first(name), "meta"
    for el in claims.props.get("dateModified", ())[:2]:
        yield _stated(el), "microdata"
    for el in claims.times:
        if _MODIFIED_TIME.search(el.get("class") or ""):
            yield _stated(el), "time"


def _stated(el: HtmlElement) -> str:
    return el.get("datetime") or el.get("content") or " ".join(el.itertext()).strip()


def _language(claims: Claims) -> tuple[str, str]:
    claimed = (
        (claims.language, "html"),
        (jsonld.text(claims.article.get("inLanguage")), "json-ld"),
        (claims.first("content-language", "dc.language", "language"), "meta"),
        (claims.first("og:locale"), "og"),
    )
    for value, source in claimed:
        tag = value.strip().lower().replace("_", "-").split(",")[0]
        if _LANGUAGE.match(tag):
            return tag, source
    return "", ""


def _canonical(claims: Claims, url: str) -> str:
    for value in (claims.canonical, claims.first("og:url")):
        try:
            address = urljoin(url, value) if value else ""
        except ValueError:
            continue
        if address.startswith(("http://", "https://")):
            return address
    return url
