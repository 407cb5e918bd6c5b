"""Entries that a page names to machines, in JSON-LD or microdata, found where they are printed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from watcher.read.live.boxes import best, boxes_of, lists
from watcher.read.live.clocks import printed
from watcher.read.markup.tree import squash
from watcher.read.metadata import jsonld
from watcher.read.metadata.statements import updates

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.html import HtmlElement

    from watcher.read.live.entry import Group

_TYPE = "LiveBlogPosting"
_TELLING = 20  # letters by which an entry of JSON-LD is found on the page


def is_stated(root: HtmlElement) -> bool:
    """Whether JSON-LD says that the page is a live blog."""
    return any(_TYPE in (script.text or "") for script in root.iter("script"))


def microdata(boxes: Sequence[HtmlElement]) -> Iterator[tuple[HtmlElement, HtmlElement]]:
    """Those of these boxes that are marked as entries, each with what states its time."""
    for box in boxes:
        if "liveBlogUpdate" in (box.get("itemprop") or "").split():
            yield box, _stated_time(box)


def _stated_time(box: HtmlElement) -> HtmlElement:
    """What states the time of a box: a property, a `time`, a printed clock; an empty stand-in failing all."""
    for el in box.iter("meta"):
        if "datePublished" in (el.get("itemprop") or "").split() and (at := el.get("content")):
            return box.makeelement("data", {"datetime": at})
    if (time := next(box.iter("time"), None)) is not None:
        return time
    return next(iter(printed(box)), box.makeelement("data"))


def named(root: HtmlElement, times: Sequence[HtmlElement]) -> Group:
    """The entries of a page that says it is a live blog: boxes with those that it names, if it names any."""
    marks, stated = _stated(root)
    groups = lists(times, 2)
    if not marks:
        return best(groups, 2, words=1)
    paths = [{mark, *mark.iterancestors()} for mark in marks]
    held = [sum(not path.isdisjoint(boxes_of(group)) for path in paths) for group in groups]
    most = max(held, default=0)
    held_most = best((group for group, count in zip(groups, held, strict=True) if count == most), 2, words=1)
    return held_most if 2 * most >= len(marks) else stated


def _stated(root: HtmlElement) -> tuple[list[HtmlElement], Group]:
    """Where the entries that JSON-LD names stand on the page, and their boxes.

    A box is the outermost element with one of them in it, as far as several can be told apart.
    """
    entries = list(updates(jsonld.nodes(root)))
    by_id = {el.get("id"): el for el in root.xpath("//body//*[@id]")}
    texts: dict[str, list[HtmlElement]] = {}
    for el in root.iter("h2", "h3", "h4", "p", "strong", "b"):
        if el.text:
            texts.setdefault(squash(el.text), []).append(el)
    marked = [(_mark(entry, by_id, texts), entry) for entry in reversed(entries)][::-1]
    found = {mark: entry for mark, entry in marked if mark is not None}
    if len(found) < 2:  # noqa: PLR2004  the box of a single one cannot be told from the list
        return list(found), []
    paths = {mark: [*reversed(list(mark.iterancestors())), mark] for mark in found}
    levels = zip(*paths.values(), strict=False)
    shared = next((i for i, row in enumerate(levels) if len(set(row)) > 1), None)
    if shared is None:
        return list(found), []
    boxes = {paths[mark][shared]: _clock(entry, mark) for mark, entry in reversed(found.items())}
    return list(found), list(boxes.items())[::-1]


def _mark(
    entry: dict[str, Any], by_id: dict[str, HtmlElement], texts: dict[str, list[HtmlElement]]
) -> HtmlElement | None:
    """Where an entry stands: of places with its words the last left, as lists of them stand above."""
    _, _, fragment = jsonld.text(entry.get("url")).partition("#")
    if fragment in by_id:
        return by_id[fragment]
    for key in ("headline", "articleBody"):
        said = squash(jsonld.text(entry.get(key)))
        if texts.get(said):
            return texts[said].pop()
        if len(said) >= _TELLING:
            near = (
                places.pop()
                for text, places in texts.items()
                if places and len(text) >= _TELLING and said.startswith(text)
            )
            if (found := next(near, None)) is not None:
                return found
    return None


def _clock(entry: dict[str, Any], box: HtmlElement) -> HtmlElement:
    """A stand-in for the `time` that a box lacks."""
    return box.makeelement("data", {"datetime": jsonld.text(entry.get("datePublished"))})
