"""What a page's head, microdata and `time` elements claim, gathered in one walk."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from watcher.read.markup.tree import fold
from watcher.read.metadata import jsonld
from watcher.read.metadata.own import Own

if TYPE_CHECKING:
    from lxml.html import HtmlElement


@dataclass(slots=True)
class Claims:
    """Everything a page says of itself, unjudged.

    Attributes:
        meta: name, property or itemprop (lower case) of meta elements -> contents in document order.
        article: the JSON-LD node of the article.
        typed: all JSON-LD nodes.
        props: itemprop -> elements outside the head.
        title: the text of `title`.
        canonical: the address that `link rel=canonical` names.
        own: the page's own addresses.
        language: of the `html` element.
        times: the `time` elements.
        headings: the `h1` elements.
        authors: elements with rel=author.
        order: every element, in document order.
    """

    meta: dict[str, list[str]] = field(default_factory=dict)
    article: dict[str, Any] = field(default_factory=dict)
    typed: list[dict[str, Any]] = field(default_factory=list)
    props: dict[str, list[HtmlElement]] = field(default_factory=dict)
    title: str = ""
    canonical: str = ""
    own: Own = field(default_factory=Own)
    language: str = ""
    times: list[HtmlElement] = field(default_factory=list)
    headings: list[HtmlElement] = field(default_factory=list)
    authors: list[HtmlElement] = field(default_factory=list)
    order: list[HtmlElement] = field(default_factory=list)

    def first(self, *names: str) -> str:
        """The first content of the first of these meta names that has one."""
        return next((value for name in names for value in self.meta.get(name, ()) if value), "")


def gather(root: HtmlElement, url: str = "") -> Claims:
    """All claims of a page.

    Args:
        root: the page.
        url: where it was found.
    """
    claims = Claims(language=root.get("lang") or root.get("xml:lang") or "")
    claims.typed = jsonld.nodes(root)
    claims.order = list(root.iter("*"))
    shown = False
    for el in claims.order:
        tag = el.tag
        if handle := _HANDLERS.get(tag):
            handle(el, claims)
        if shown:
            if (names := el.keys()) and ("itemprop" in names or "rel" in names):
                _named(el, claims)
        elif tag == "body":
            shown = True
    claims.own = Own.of(url, claims.canonical, claims.first("og:url"))
    claims.article = jsonld.article(claims.typed, claims.own)
    return claims


def _named(el: HtmlElement, claims: Claims) -> None:
    named, role = el.get("itemprop"), el.get("rel")
    if role and "author" in role.split():
        claims.authors.append(el)
    for name in named.split() if named else ():
        claims.props.setdefault(name, []).append(el)


def _meta(el: HtmlElement, claims: Claims) -> None:
    content = fold(el.get("content"))
    for attribute in ("property", "name", "itemprop", "http-equiv"):
        if name := el.get(attribute):
            claims.meta.setdefault(name.strip().lower(), []).append(content)


def _link(el: HtmlElement, claims: Claims) -> None:
    if "canonical" in (el.get("rel") or "").lower().split() and not claims.canonical:
        claims.canonical = (el.get("href") or "").strip()


def _title(el: HtmlElement, claims: Claims) -> None:
    claims.title = claims.title or fold("".join(el.itertext()))


def _time(el: HtmlElement, claims: Claims) -> None:
    claims.times.append(el)


def _heading(el: HtmlElement, claims: Claims) -> None:
    claims.headings.append(el)


_HANDLERS = {"meta": _meta, "link": _link, "title": _title, "time": _time, "h1": _heading}
