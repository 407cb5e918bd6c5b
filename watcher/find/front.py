"""The articles that a front page or section links to, told from its navigation.

Each link is weighed by four questions: where it stands, what it says, how its address looks, and whether it
leads elsewhere on the same site. A story may be linked three times (picture, headline, "read more"): what is
known of it adds up.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from watcher.decide.twins import key, site_of
from watcher.model.source import Item, Listing, SourceKind
from watcher.read.markup.decode import utf8
from watcher.read.markup.links import FRONT, absolute
from watcher.read.markup.tree import brief, fold, parse
from watcher.read.metadata.heads import gather
from watcher.read.words.furniture import zone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

ENOUGH = 4
"""Points that make a link an article: a headline of five words in a heading is enough, and so is a dated
address with any text; a section's name in a menu gets one or two."""

MOST_ITEMS = 500
"""Links of one front that are followed; the largest fronts have some 300."""

OUTSIDE = frozenset({"nav", "menu", "footer", "form", "aside", "dialog"})
"""Elements whose links are not the page's stories."""

OUTSIDE_ROLES = frozenset(
    {"navigation", "menu", "menubar", "search", "contentinfo", "complementary", "dialog"}
)

OUTSIDE_ZONES = frozenset({"navigation", "footer", "share", "subscribe", "consent", "ad", "comments", "form"})
"""What class and id words may call an element whose links are none of the page's stories."""

NO_STORIES = frozenset(
    {
        *(
            "tag",
            "tags",
            "topic",
            "topics",
            "category",
            "categories",
            "section",
            "sections",
            "author",
            "authors",
        ),
        *("by", "people", "profile", "profiles", "user", "users", "account", "search", "login", "signin"),
        *(
            "logout",
            "register",
            "signup",
            "subscribe",
            "subscription",
            "subscriptions",
            "abo",
            "about",
            "contact",
        ),
        *("contacts", "kontakt", "impressum", "imprint", "privacy", "datenschutz", "terms", "agb", "cookies"),
        *("legal", "newsletter", "newsletters", "rss", "feed", "feeds", "careers", "jobs", "shop", "store"),
        *(
            "help",
            "faq",
            "advertise",
            "advertising",
            "sitemap",
            "archive",
            "archives",
            "corrections",
            "staff",
        ),
        *("wp-login.php", "wp-admin", "feedback", "podcasts", "weather", "horoscopes", "crosswords", "games"),
    }
)
"""Parts of a path under which no outlet keeps stories."""

PAGE_NUMBER = re.compile(r"(?:^|/)(?:page|seite|pagina|p)/?\d{1,4}/?$", re.IGNORECASE)

FILES = re.compile(
    r"\.(?:jpe?g|png|gif|webp|svg|avif|pdf|mp[34]|m4a|mov|zip|xml|rss|atom|json|js|css|ics|epub)$",
    re.IGNORECASE,
)
_DATE = re.compile(r"(?:^|[/_-])(?:19|20)\d\d[/_-]?(?:0?[1-9]|1[0-2])(?:[/_-]|[0-3]\d|$)")
_NUMBER = re.compile(r"\d{5,}")
_ENDING = re.compile(r"\.(?:html?|shtml|aspx?|php)$", re.IGNORECASE)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4"})
_HEADLINE = re.compile(r"headline|title|heading", re.IGNORECASE)
_WIDE = re.compile(r"[\u2e80-\u9fff\uac00-\ud7ff\u0e00-\u0e7f]")
"""Scripts that are written without spaces; Hangul has them, and says as much in as few letters."""

LONG, SHORT = 5, 3
"""Words of a headline; of what may be one."""

LONG_WIDE = 10
"""Letters of a headline in a script without spaces."""


@dataclass(slots=True)
class _Story:
    """What is known of one address."""

    url: str
    title: str = ""
    words: int = 0
    place: int = 0

    def weight(self) -> int:
        return self.words + self.place + _address_points(self.url)


def front(body: bytes, url: str, *, charset: str = "") -> Listing:
    """The articles that a page links to, in its own order. Never raises.

    Args:
        body: the page as received, decompressed.
        url: where it came from; links are resolved against it.
        charset: the one of the Content-Type header.
    """
    root = parse(utf8(body, charset or None))
    stories: dict[str, _Story] = {}
    for el, address, place in _links(root, url):
        _weigh(stories.setdefault(key(address), _Story(address)), el, place)
    found = [story for story in stories.values() if story.weight() >= ENOUGH]
    items = tuple(Item(story.url, title=story.title) for story in found)
    title = fold(gather(root).title)
    if not items:
        return Listing(
            SourceKind.FRONT, title, trouble="the page links to no articles that could be told as such"
        )
    return Listing(SourceKind.FRONT, title, items[:MOST_ITEMS], max(len(items) - MOST_ITEMS, 0))


@dataclass(frozen=True, slots=True)
class _Place:
    """Where an element stands.

    Attributes:
        outside: in navigation or other furniture.
        inside: in the page's own part, where a `header` is that of a story or section.
        boxed: in an `article`.
        headed: in a heading, or in something that is called a headline.
    """

    outside: bool = False
    inside: bool = False
    boxed: bool = False
    headed: bool = False


def _links(root: HtmlElement, url: str) -> Iterator[tuple[HtmlElement, str, _Place]]:
    """Links in the page's own part to other pages of its site that may be stories."""
    base = next((absolute(el.get("href") or "", url) for el in root.iter("base")), "") or url
    own, site = key(url), site_of(urlsplit(url).netloc.lower())
    places: dict[HtmlElement, _Place] = {}
    for el in root.iter("*"):
        above = el.getparent()
        place = places[el] = _place(el, _Place() if above is None else places[above])
        if el.tag != "a" or place.outside:
            continue
        address = absolute(el.get("href") or "", base)
        if address and _may_be_story(address, site) and key(address) != own:
            yield el, address, place


def _place(el: HtmlElement, above: _Place) -> _Place:
    """Where an element stands, from where the one around it stands."""
    if above.outside or _is_outside(el, above):
        return _OUTSIDE
    return _Place(
        inside=above.inside or el.tag in _OWN,
        boxed=above.boxed or el.tag == "article",
        headed=above.headed or el.tag in _HEADINGS or bool(_HEADLINE.search(el.get("class") or "")),
    )


_OUTSIDE = _Place(outside=True)
_OWN = frozenset({"article", "main", "section"})
_WHOLE = frozenset({"html", "body", "main", "article"})
"""Elements whose classes tell the state of the page ("has-sidebar"), not what they are."""


def _is_outside(el: HtmlElement, above: _Place) -> bool:
    if (
        el.tag in OUTSIDE
        or (el.get("role") or "") in OUTSIDE_ROLES
        or (el.tag == "header" and not above.inside)
    ):
        return True
    names = f"{el.get('class') or ''} {el.get('id') or ''}"
    if el.tag in _WHOLE or names == " ":
        return False
    name, sure = zone(names)
    return sure and name in OUTSIDE_ZONES


def _may_be_story(address: str, site: str) -> bool:
    try:
        parts = urlsplit(address)
        host = parts.netloc.lower()
    except ValueError:
        return False
    if site_of(host) != site or (FRONT.fullmatch(parts.path) and not parts.query):
        return False
    segments = {unquote(segment).lower() for segment in parts.path.split("/")}
    return not (segments & NO_STORIES or PAGE_NUMBER.search(parts.path) or FILES.search(parts.path))


def _weigh(story: _Story, el: HtmlElement, place: _Place) -> None:
    heading = next((child for child in el.iter(*_HEADINGS)), None)
    text = fold(brief(el if heading is None else heading, LONGEST))
    points = _text_points(text)
    if points > story.words or not story.title:
        story.title = text
    story.words = max(story.words, points)
    story.place = max(story.place, 2 * (place.headed or heading is not None) + place.boxed)


LONGEST = 300
"""Letters of a headline that are read."""


def _text_points(text: str) -> int:
    words = len(text.split())
    if words >= LONG or len(_WIDE.findall(text)) >= LONG_WIDE:
        return 2
    return 1 if words >= SHORT else 0


def _address_points(address: str) -> int:
    """How much an address looks like a story's: a date, a number, a slug of several words."""
    parts = urlsplit(address)
    path = unquote(parts.path).rstrip("/")
    segments = [segment for segment in path.split("/") if segment]
    last = _ENDING.sub("", segments[-1]) if segments else ""
    slug = len([word for word in re.split(r"[-_ ]", last) if word])
    points = 3 if _DATE.search(path) else 0
    points += 2 if _NUMBER.search(last) or _NUMBER.search(parts.query) else 0
    points += {1: 0, 2: 0, 3: 2}.get(slug, 3 if slug else 0)
    points += 1 if _ENDING.search(path) else 0
    return points + (1 if len(segments) > 1 else 0)
