"""What the page says about the article: headline, authors, times, language, address.

Precedence, first that has a value; the name in brackets is what `sources` of the result says.

title         the heading when the head repeats it [h1]; headline of JSON-LD [json-ld]; Open Graph, Twitter,
              DC [og]; the title element, cut where the page ends its headline [title]; a single heading [h1]
byline        author of JSON-LD [json-ld]; author metas [meta]; itemprop [microdata]; rel=author [rel]; a box
              near the headline that is called after authors [class]; a line that opens with "By" [text];
              links behind the headline to pages about authors [link]; who posted it, for cards [meta]; a box
              called after authors elsewhere [class]. People come before houses and log-in names, those
              before the outlet, whoever says so; and where the line under the headline names other people
              than machines are told, or more, those it names [class, text]
published_at  JSON-LD, metas, itemprop, `time` elements called after publishing, if they state a time of day
              [json-ld, meta, microdata, time]; the `time` nearest to the headline [time] and a day printed
              beside it [text], if no more than a meta with a mere day speaks against them; the same claims
              with a mere day; other JSON-LD [json-ld]; the address [url]; a `time` [time] or a printed day
              [text] elsewhere. A line behind the headline comes before one above it, one called after dates
              before others, a mere date before a sentence
modified_at   JSON-LD, metas, itemprop, `time` elements called after changing; the reader adds the latest
              stamp in the text [stamp]. A day said to be of a change is never taken for that of publication
site          og:site_name, application-name [og]; publisher of JSON-LD [json-ld]
language      the html element [html]; JSON-LD [json-ld]; metas [meta]; og:locale [og]
canonical_url link rel=canonical, then og:url [link]

Nothing that stands among readers' comments or other stories is believed. Times keep the zone they are claimed
in, and those in UTC get that of the hour or day printed beside the headline, so that their day is the one the
paper prints. A printed hour is one of the time itself where its zone is printed, too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from watcher.read.markup.links import house_of
from watcher.read.markup.tree import brief, squash
from watcher.read.metadata import jsonld, titles
from watcher.read.metadata.authors import byline
from watcher.read.metadata.heads import Claims, gather
from watcher.read.metadata.moments import modified, published
from watcher.read.metadata.ratings import ratings
from watcher.read.metadata.recipes import ingredients_and_steps
from watcher.read.metadata.statements import Statement, plain, statements
from watcher.read.metadata.titles import HOLDERS, headline, says_enough, site_name

if TYPE_CHECKING:
    from datetime import datetime

    from lxml.html import HtmlElement

_LANGUAGE = re.compile(r"^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$")
_ABOUT = ("description", "og:description", "twitter:description", "dc.description", "dcterms.abstract")
_SOURCED = ("title", "byline", "site", "published_at", "modified_at", "language", "canonical_url")


@dataclass(frozen=True, slots=True)
class Metadata:
    """Fields of a Reading that do not come from its blocks.

    `story` is what JSON-LD gives as the article's text, its letters only. It is cut on many pages and holds
    captions and links on others: it is no text to show, but tells of a block in an odd place whose it is.
    `house` is what links are held against: the names of the page's own.
    `summaries` are the page's own words on what the story is about, letters only: a lead where they stand.
    `headlines` are those it tells machines of, letters only: the one it prints may be another than `title`.
    `parts` are the ingredients and steps of a recipe that it tells machines of, letters only.
    `walled` are the class words of what it says is for subscribers, or for all: they name the story's text.
    `ratings` are what it tells machines that a claim or work was found to be, in words, letters only.
    """

    title: str
    byline: str
    site: str
    published_at: datetime | None
    modified_at: datetime | None
    language: str
    canonical_url: str
    house: tuple[str, ...]
    sources: tuple[tuple[str, str], ...]
    statements: tuple[Statement, ...] = ()
    story: str = ""
    summaries: tuple[str, ...] = ()
    headlines: tuple[str, ...] = ()
    parts: frozenset[str] = frozenset()
    walled: tuple[str, ...] = ()
    ratings: tuple[str, ...] = ()


def metadata(root: HtmlElement, url: str) -> Metadata:
    """Read a page's claims about itself."""
    claims = gather(root, url)
    site, site_from = site_name(claims)
    title, title_from = headline(claims, url, site, root)
    heading = _headline_of(claims, title, root)
    names, names_from = byline(claims, site, url, heading)
    language, language_from = _language(claims)
    published_at, published_from = published(claims, url, heading, language)
    modified_at, modified_from = modified(claims)
    canonical = _canonical(claims, url)
    canonical_from = "link" if canonical != url else ""
    found = (title_from, names_from, site_from, published_from, modified_from, language_from, canonical_from)
    sources = tuple((name, source) for name, source in zip(_SOURCED, found, strict=True) if source)
    told = statements(root, claims)
    headlines = tuple(squash(text) for text, _ in titles.told(claims, titles.site_names(site, url)) if text)
    story = squash(plain(jsonld.text(claims.article.get("articleBody"))))
    return Metadata(
        title,
        names,
        site,
        published_at,
        modified_at,
        language,
        canonical,
        house_of(url, canonical),
        sources,
        told,
        story,
        tuple(said for said in _summaries(claims) if said not in headlines),
        headlines,
        ingredients_and_steps(claims.typed),
        jsonld.walled(claims.typed),
        ratings(claims.typed),
    )


def _summaries(claims: Claims) -> tuple[str, ...]:
    """What metas and JSON-LD say in a sentence that the story is about, letters only."""
    said = [value for name in _ABOUT for value in claims.meta.get(name, ())]
    for key in ("description", "abstract", "alternativeHeadline"):
        said += jsonld.texts(claims.article.get(key))
    return tuple(dict.fromkeys(filter(None, (squash(plain(text)) for text in said))))


def _headline_of(claims: Claims, title: str, root: HtmlElement) -> HtmlElement | None:
    """What prints the headline: the `h1` or else whatever has its words; the first `h1` failing that."""
    wanted = squash(title)
    said = [(el, squash(brief(el, 3 * len(title)))) for el in claims.headings]
    same = (el for el, words in said if words == wanted)
    holding = (el for el, words in said if says_enough(wanted) and wanted in words)
    if (found := next(chain(same, holding), None)) is not None or not wanted:
        return found if found is not None else next(iter(claims.headings), None)
    holders = root.find("body").iter(*HOLDERS)
    shown = (el for el in holders if el.text and len(el.text) < 2 * len(title) and squash(el.text) == wanted)
    return next(shown, claims.headings[0] if claims.headings else None)


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
