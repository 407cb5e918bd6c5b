"""Streams of other stories: rows of equal boxes, each a linked headline with its first lines.

Pages that go on for ever hold more prose in those than in the story they are about.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from watcher.read.boxes.survey import HEADLINE, STORY, leads_away, silence
from watcher.read.boxes.zones import signature
from watcher.read.markup.links import stays
from watcher.read.words.furniture import zone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from watcher.read.boxes.survey import Node

_HEADINGS = frozenset({"h2", "h3", "h4", "h5"})
_STREAM = 3  # equal boxes in a row that are no accident


def silence_streams(nodes: list[Node], house: tuple[str, ...]) -> set[int]:
    """Take the weight from the boxes of streams, when a story's worth of prose stands elsewhere.

    The indexes of those whose links mostly stay in the house are given back: what lists the wares of others
    may be the story.
    """
    own: set[int] = set()
    for stream in (*_streams(nodes), *_lists(nodes)):
        held = sum(nodes[i].weight for i in stream)
        if nodes[0].weight - held < STORY:
            continue
        for i in stream:
            silence(nodes, i)
        links = {el.get("href") or "#" for i in stream for el in nodes[i].el.iter("a")}
        if 2 * sum(stays(link, house) for link in links) > len(links):
            own.update(stream)
    return own


def _streams(nodes: list[Node]) -> Iterator[list[int]]:
    """Boxes of one tag under one parent, each with one linked heading and one block of prose.

    Some pages print each twice, for wide screens and for narrow ones; neither what stands with a picture nor
    a time counts.
    """
    away = [i for i, node in enumerate(nodes) if node.el.tag in _HEADINGS and leads_away(node)]
    if len(away) < _STREAM:
        return
    headings, prose = _counted(nodes, away)
    for i in range(len(nodes) - 1, 0, -1):
        node = nodes[i]
        headings[node.parent] += headings[i]
        prose[node.parent] += prose[i]
    rows: dict[tuple[int, str], list[int]] = defaultdict(list)
    for i, node in enumerate(nodes):
        if headings[i] == prose[i] == 1 and headings[node.parent] > 1:
            rows[node.parent, node.el.tag].append(i)
    yield from (row for row in rows.values() if len(row) >= _STREAM)


def _lists(nodes: list[Node]) -> Iterator[list[int]]:
    """Items in boxes that call themselves related, each a link with its first lines."""
    rows: dict[int, list[int]] = defaultdict(list)
    for i, node in enumerate(nodes):
        if node.prose and node.links >= HEADLINE and node.el.tag == "li":
            rows[node.parent].append(i)
    for box, row in rows.items():
        around = (box, nodes[box].parent)
        if len(row) >= _STREAM and any(zone(signature(nodes[i].el)) == ("related", True) for i in around):
            yield row


def _counted(nodes: list[Node], away: list[int]) -> tuple[list[int], list[int]]:
    """Which elements are linked headings, and which are prose, less what says again what stands before it."""
    headings, prose = [0] * len(nodes), [0] * len(nodes)
    leads, headline, told = set(away), "", ""
    for i, node in enumerate(nodes):
        if i in leads and (said := "".join(node.el.itertext())) != headline:
            headings[i], headline, told = 1, said, ""
        elif node.prose and not _accompanies(node.el) and (said := "".join(node.el.itertext())) != told:
            prose[i], told = 1, said
    return headings, prose


def _accompanies(el: HtmlElement) -> bool:
    """Whether a text stands with a picture or says when: it tells nothing itself."""
    return next(el.iter("img"), None) is not None or zone(signature(el))[0] == "filing"
