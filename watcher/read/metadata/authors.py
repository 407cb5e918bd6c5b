"""Who wrote it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from watcher.read.furniture import zone
from watcher.read.metadata import jsonld
from watcher.read.tree import fold, squash

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.html import HtmlElement

    from watcher.read.metadata.heads import Claims

_BY = re.compile(
    r"^(?:(?:written|posted|published|reported|story|article|text|words|texte?)\s+)?(?:by|von|par|por|di|da|door|av|af|przez|autor(?:in|es)?|author|auteure?|autore|redaktion:|text)\b\s*:?\s+",
    re.IGNORECASE,
)
_AND = re.compile(r"\s*(?:,|;|/|\band\b|\bund\b|\bet\b|&|\by\b|\bu\.)\s*", re.IGNORECASE)
_NO_NAME = re.compile(r"https?://|www\.|@|\d{3,}|[{}<>|]", re.IGNORECASE)
_SENTENCE = re.compile(r"\d|\w{4,}[.!?]\s|\S+(?:\s+\S+){9}")  # of a biography; "Dr. A. B. Cole" is a name
_CLASSED = (
    "//body//*[contains(@class,'uthor') or contains(@class,'yline') or contains(@class,'autor')]"
    "[not(self::article or self::body or self::main or self::section)]"
)
_MAX = 80  # characters: longer ones are sentences
_CLASSES = re.compile(
    r"(?:^|[\s_-])(?:author|byline|autor|auteur|autore|verfasser)(?![\s_-]?(?:box|bio|about|card|descr))(?:$|[\s_-])",
    re.IGNORECASE,
)


def byline(claims: Claims, root: HtmlElement, site: str) -> tuple[str, str]:
    """The authors' names, joined by ", ", and where they were found; the outlet's only failing all others."""
    outlet: tuple[str, str] = ("", "")
    for names, source in _claimed(claims, root):
        clean = _names(names)
        if clean and all(squash(name) == squash(site) for name in clean):
            outlet = outlet if outlet[0] else (", ".join(clean), source)
        elif clean:
            return ", ".join(clean), source
    return outlet


def _claimed(claims: Claims, root: HtmlElement) -> Iterable[tuple[list[str], str]]:
    people = {node.get("@id"): node for node in claims.typed if node.get("@id")}
    author = claims.article.get("author") or claims.article.get("creator")
    yield jsonld.texts(_resolve(author, people)), "json-ld"
    yield claims.meta.get("author", []) + claims.meta.get("byl", []), "meta"
    yield (
        [
            name
            for key in (
                "article:author",
                "dc.creator",
                "dcterms.creator",
                "parsely-author",
                "sailthru.author",
                "cxenseparse:author",
                "twitter:data1" if "by" in claims.first("twitter:label1").lower() else "",
            )
            for name in claims.meta.get(key, [])
        ],
        "meta",
    )
    named = [_name_of(el) for el in claims.props.get("author", ()) if not _of_others(el)]
    yield [fold(" ".join(el.itertext())) for el in named[:4]], "microdata"
    linked = [el for el in claims.authors if not _of_others(el)]
    yield [fold(" ".join(el.itertext())) for el in linked[:3]], "rel"
    yield _classed(root), "class"


def _resolve(value: object, people: dict[object, dict[str, object]]) -> object:
    if isinstance(value, list):
        return [_resolve(item, people) for item in value[:20]]
    if isinstance(value, dict) and set(value) <= {"@id", "@type"}:
        return people.get(value.get("@id"), value)
    return value


def _name_of(el: HtmlElement) -> HtmlElement:
    return next(iter(el.xpath(".//*[@itemprop='name']")), el)


def _classed(root: HtmlElement) -> list[str]:
    for el in root.xpath(_CLASSED)[:12]:
        if _CLASSES.search(el.get("class") or "") and not _of_others(el):
            text = fold(" ".join(el.itertext()))
            if 0 < len(text) <= _MAX and not _SENTENCE.search(text):
                return [text]
    return []


def _of_others(el: HtmlElement) -> bool:
    """Whether it stands among readers' comments or other stories: those have authors too."""
    return any(
        zone(f"{box.get('class') or ''} {box.get('id') or ''}") in _OTHERS
        for box in (el, *el.iterancestors())
        if box.tag not in {"body", "html"}
    )


_OTHERS = frozenset({("comments", True), ("related", True)})


def _names(claimed: list[str]) -> list[str]:
    out: list[str] = []
    for text in claimed:
        bare = _BY.sub("", fold(text)).strip(" ,;:|-–")
        if not bare or len(bare) > _MAX or _NO_NAME.search(bare):
            continue
        for name in _AND.split(bare):
            if len(name) > 1 and name not in out:
                out.append(name)
    return out
