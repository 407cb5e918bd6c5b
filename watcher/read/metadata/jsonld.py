"""The article's own node among a page's JSON-LD."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from watcher.read.metadata.own import Own

_ARTICLE = re.compile(r"Article$|^(?:BlogPosting|LiveBlogPosting|Report|Posting|Review|CreativeWork|Recipe)$")
_PAGE = frozenset({"WebPage", "ItemPage", "AboutPage", "FAQPage"})
_FENCE = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*;?\s*$"
)
_LOOSE = re.compile(r"[\x00-\x1f]+")
_TRAILING = re.compile(r",\s*(?=[}\]])")
_CLASS = re.compile(r"\.([\w-]+)")  # a selector of nothing but one
_MAX_VALUES = 50  # of one key; authors and corrections are fewer
_MAX_NODES = 2_000  # a page with more has a product list, not an article, in them


def nodes(root: HtmlElement) -> list[dict[str, Any]]:
    """Every object of the page's JSON-LD that has a type, graphs opened, in document order."""
    found: list[dict[str, Any]] = []
    for script in root.iter("script"):
        if "ld+json" in (script.get("type") or "").lower() and script.text:
            found.extend(_typed(_load(script.text)))
            if len(found) > _MAX_NODES:
                break
    return found[:_MAX_NODES]


def article(found: list[dict[str, Any]], own: Own) -> dict[str, Any]:
    """The node that describes the article; the page's node when there is none; else empty.

    Args:
        found: all nodes.
        own: the page's addresses. What has one comes first: the live blog of the day has a node, too.
    """
    stories = [node for node in found if any(_ARTICLE.search(name) for name in types(node))]
    pages = [node for node in found if _PAGE & set(types(node))]

    def rank(node: dict[str, Any]) -> tuple[bool, int]:
        told = ("headline" in node or "name" in node) + 2 * ("datePublished" in node)
        return own.has(text(node.get("url"))), told

    return max(stories, key=rank, default=pages[0] if pages else {})


def by_id(found: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """The nodes that have a name for others to refer to."""
    return {node["@id"]: node for node in found if isinstance(node.get("@id"), str)}


def resolved(value: Any, known: dict[str, dict[str, Any]]) -> Any:
    """A value with the nodes that it only refers to."""
    if isinstance(value, list):
        return [resolved(item, known) for item in value[:_MAX_VALUES]]
    if isinstance(value, dict) and set(value) <= {"@id", "@type"} and isinstance(value.get("@id"), str):
        return known.get(value["@id"], value)
    return value


def walled(found: list[dict[str, Any]]) -> tuple[str, ...]:
    """The class words that the parts of a story wear of which a page says whether they are for free."""
    parts = (part for node in found for part in (node, *_objects(node.get("hasPart"))))
    said = (part.get("cssSelector") for part in parts if "isAccessibleForFree" in part)
    selectors = (one.strip() for value in said for text in texts(value) for one in text.split(","))
    return tuple(dict.fromkeys(worn[1] for one in selectors if (worn := _CLASS.fullmatch(one))))


def types(node: dict[str, Any]) -> list[str]:
    """The type names of a node, without their vocabulary's address."""
    value = node.get("@type")
    names = value if isinstance(value, list) else [value]
    return [name.rsplit("/", 1)[-1] for name in names if isinstance(name, str)]


def text(value: Any) -> str:
    """The first text of a value that may be text, an object with a name, or a list of them."""
    return next(iter(texts(value)), "")


def texts(value: Any, depth: int = 3) -> list[str]:
    """All texts of such a value."""
    if isinstance(value, str):
        return [value.strip()] if value.strip() else []
    if isinstance(value, list) and depth:
        return [name for item in value[:_MAX_VALUES] for name in texts(item, depth - 1)]
    if isinstance(value, dict) and depth:
        for key in ("name", "@value", "text", "headline"):
            if names := texts(value.get(key), depth - 1):
                return names
        given, family = text(value.get("givenName")), text(value.get("familyName"))
        return [f"{given} {family}".strip()] if given or family else []
    return []


def _objects(value: Any) -> list[dict[str, Any]]:
    """The objects of a value that may be one or a list of them."""
    values = value[:_MAX_VALUES] if isinstance(value, list) else [value]
    return [item for item in values if isinstance(item, dict)]


def _load(source: str) -> Any:
    for attempt in _attempts(source.strip()):
        try:
            return json.loads(attempt, strict=False, object_hook=_listed)
        except (ValueError, RecursionError):
            continue
    return None


def _attempts(source: str) -> Iterator[str]:
    """What may be read as JSON: without what fences it off from HTML, and without what is no JSON in it."""
    bare = source.startswith(("{", "[")) and source.endswith(("}", "]"))
    source = source if bare else _FENCE.sub("", source)
    yield source
    yield _TRAILING.sub("", _LOOSE.sub(" ", source))


def _listed(found: dict[str, Any]) -> Any:
    """An object, or the list that it is: one of which a program took items out is `{"0": ..., "2": ...}`."""
    return list(found.values()) if found and all(map(str.isdecimal, found)) else found


def _typed(value: Any) -> Iterator[dict[str, Any]]:
    """Objects with a type, outer before inner, without recursion; authors and the like stay inside."""
    queue = [value]
    while queue:
        item = queue.pop(0)
        if isinstance(item, list):
            queue[:0] = item[:_MAX_NODES]
        elif isinstance(item, dict):
            if types(item):
                yield item
            queue[:0] = [
                item[key] for key in ("@graph", "mainEntity", "mainEntityOfPage", "hasPart") if key in item
            ]
