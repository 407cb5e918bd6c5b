"""Entries of a live blog whose markup does not help: times that are mere text, entries without boxes.

Believed only of a page whose headline or boxes say that it is live: programmes and timetables look alike.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from watcher.read.live.boxes import LEAST, listed, live_blog
from watcher.read.live.clocks import LINE, opening, printed
from watcher.read.markup.tree import brief, fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from watcher.read.live.boxes import Dated
    from watcher.read.live.entry import Entry

_HEADS = ("h2", "h3", "h4", "h5", "dt", "p", "li")
_ENDS = frozenset({"aside", "footer", "nav", "h1"})
_LIVE = re.compile(
    r"\b(?:live|live-?(?:blog|ticker|stream)\w*|(?:news)?-?ticker|news-?blog|as it happened|the latest(?=:)"
    r"|minute by minute|minute für minute|minute par minute|minuto a minuto|minuto per minuto"
    r"|minuut (?:tot|voor|na) minuut|minutt? for minutt?|minut för minut|minuta po minucie|minutu po minutě"
    r"|minut cu minut|hetki hetkeltä|percről percre|минута за минутой|хвилина за хвилиною|dakika dakika"
    r"|λεπτό προς λεπτό|en direct|direct|en directo|en vivo|(?:in|la) diretta|ao vivo|na żywo|relacja|živě"
    r"|naživo|онлайн|прямой эфир|наживо)\b"
    r"|速報|実況|ライブ|直播|실시간|مباشر|trực tiếp",
    re.IGNORECASE,
)

_AHEAD = re.compile(
    r"\b(?:how to watch|where to watch|what time|schedule|timetable|wo (?:läuft|sehen)|sendetermine?|zeitplan"
    r"|fahrplan|où (?:voir|regarder)|à quelle heure|horaires|dónde ver|a qué hora|horarios?|dove veder\w+"
    r"|a che ora|orari|onde (?:ver|assistir)|a que horas|horários?|hoe laat|så ser du|slik ser du"
    r"|waar te zien|sådan ser du|gdzie oglądać|o której|kde sledovat|hol nézhető|где смотреть|во сколько"
    r"|расписание|де дивитися)\b"
    r"|放送予定|番組表|赛程|賽程|时间表|時間表|편성표",
    re.IGNORECASE,
)
"""What is told of what will be shown live, by its times."""


def headed_live(root: HtmlElement) -> bool:
    """Whether the title or the headline says that the page is live, and not when something else will be."""
    named = [el for el in (root.find(".//title"), next(root.iter("h1"), None)) if el is not None]
    texts = [fold(" ".join(el.itertext())) for el in named]
    return any(map(_LIVE.search, texts)) and not any(map(_AHEAD.search, texts))


def entries(root: HtmlElement) -> Dated | None:
    """Boxes with a printed time each, else what follows headings that open with one; none when in doubt."""
    body = root.find("body")
    for found in (_continued(listed(printed(body))), _under_heads(body)):
        if len(found) >= LEAST and (dated := live_blog(root, found)):
            return dated
    return None


def _continued(found: list[Entry]) -> list[Entry]:
    """Entries whose boxes are paragraphs that begin with a time, each with what follows it."""
    stops = {box for boxes, _ in found for box in boxes}
    if len({box.getparent() for box in stops}) != 1 or any(box.tag not in _HEADS for box in stops):
        return found
    return [((boxes[0], *_following(boxes[0], stops)), time) for boxes, time in found]


def _under_heads(body: HtmlElement) -> list[Entry]:
    """The largest number of headings of one kind under one parent, each with what follows it."""
    rows: dict[tuple[HtmlElement, str], list[tuple[HtmlElement, HtmlElement]]] = {}
    for el in body.iter(*_HEADS):
        if (time := _opened_by(el)) is not None:
            rows.setdefault((el.getparent(), el.tag), []).append((el, time))
    heads = max(rows.values(), key=len, default=[])
    stops = {head for head, _ in heads}
    return [((head, *_following(head, stops)), time) for head, time in heads]


def _opened_by(head: HtmlElement) -> HtmlElement | None:
    """The `time` in a heading, or a stand-in for the one that its text opens with."""
    if (time := next(head.iter("time"), None)) is not None:
        return time
    printed_time = opening(brief(head, LINE))
    return head.makeelement("data", {"datetime": printed_time}) if printed_time else None


def _following(head: HtmlElement, stops: set[HtmlElement]) -> Iterator[HtmlElement]:
    for el in head.itersiblings():
        if el in stops or el.tag in _ENDS or (el.tag[:1] == "h" and el.tag < head.tag):
            return
        yield el
