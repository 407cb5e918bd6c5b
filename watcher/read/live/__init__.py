"""Live blogs: pages that are a list of dated entries, the newest of which is the news.

An entry is one of several boxes that look alike and hold a `time` each, or one that the page names to
machines, or, on a page that says it is live, one that prints its time. Comments, teasers and timelines have
boxes like these too: unless the page names them, the boxes must be most of what is read behind the headline,
in the order of their times, and lead nowhere.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from watcher.read.boxes.zones import signature
from watcher.read.live import days, plain, stated
from watcher.read.live.boxes import (
    LEAST,
    Dated,
    alone,
    called_live,
    listed,
    live_blog,
    surely_live,
    with_marked,
)
from watcher.read.live.clocks import LINE, PARTING, is_clock, opening, said
from watcher.read.markup.tree import ENTRY, INLINE, brief, fold, squash
from watcher.read.metadata.names import by_line
from watcher.read.words.furniture import zone
from watcher.read.words.lines import is_sentence
from watcher.read.words.phrases import DATE_ONLY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.html import HtmlElement

    from watcher.read.live.entry import Entry

_MANY = 2_000  # entries at most
_LINES = (
    "div",
    "p",
    "span",
    "header",
    "footer",
    "ul",
    "a",
    "li",
    "small",
    "strong",
    "b",
    "em",
    "i",
    "address",
)
_PINNED = re.compile(
    r"^\W*(?:pinned(?:\s(?:post|entry|update))?|angeheftet|angepinnt|oben gehalten|épinglée?|fijado|anclado"
    r"|fissato|in evidenza|fixado|vastgezet|vastgepind|festet|fäst(?:\sinlägg)?|fastgjort|kiinnitetty"
    r"|przypięt[ey]|закреплено|закріплено|sabitlendi|置顶|置頂|固定(?:表示)?|ピン留め|고정)\W*$",
    re.IGNORECASE,
)
"""What stands on an entry that is held on top: where it stands is no word of it."""
_WORD = re.compile(r"[^\W\d_]{2}")
_ENDS = (".", "!", "?", ":", "”", '"', "。")


def mark_entries(root: HtmlElement) -> None:
    """Write on the boxes of a live blog's entries, in lines, which each is, its day and when it was written.

    The printed time leaves the box, as its date, and so do the lines that say who wrote it and when: on many
    pages they are others every minute. So does the day that stands over several.
    """
    dated = _entries(root)
    entries, over = dated.entries[:_MANY], dated.days[:_MANY]
    spelled = [days.spelled(day) for day in over]
    for number, ((boxes, time), day) in enumerate(zip(entries, spelled, strict=True)):
        entry = "\n".join((str(number), day, said(time)))
        for box in boxes:
            box.set(ENTRY, entry)
        if time not in boxes and (time.tag == "time" or is_clock(brief(time, LINE))):
            _empty(time)
            time.tail = (time.tail or "").lstrip(PARTING)
        for box in boxes:
            _tidy(box)
    _empty_copies(entries)
    for line in over:
        if line is not None:
            _empty(line)


def _entries(root: HtmlElement) -> Dated:
    """The entries of a live blog with their days, by the surest of the ways that show any."""
    called = called_live(root)
    if marked := alone(stated.microdata(called)):
        return Dated(marked, days.over(root, marked))
    times = list(root.iter("time"))
    is_stated = stated.is_stated(root)
    if is_stated:
        if named := alone(with_marked(stated.named(root, times), times)):
            return Dated(named, days.over(root, named))
    elif len(times) >= LEAST and (dated := live_blog(root, listed(times))):
        return dated
    live = is_stated or any(map(surely_live, called)) or plain.headed_live(root)
    return (plain.entries(root) if live else None) or Dated((), ())


def _empty_copies(entries: Sequence[Entry]) -> None:
    """Of an entry that is held on top, and stands in its place as well, the copy on top goes."""
    known: set[tuple[str, str]] = set()
    for boxes, _ in reversed(entries):
        own = (
            boxes[0].get(ENTRY, "").partition("\n")[2],
            squash("".join(t for box in boxes for t in box.itertext())),
        )
        if own in known:
            for box in boxes:
                _empty(box)
        known.add(own)


def _empty(el: HtmlElement) -> None:
    for child in list(el):
        el.remove(child)
    el.text = None


def _tidy(box: HtmlElement) -> None:
    """Empty the short lines of an entry that are a clock, a byline or a way to share it."""
    for el in list(box.iterdescendants(*_LINES)):
        text = brief(el, LINE)
        if 0 < len(text) <= LINE and (
            _PINNED.match(text)
            or ((is_clock(text) or DATE_ONLY.match(text)) and not _in_a_sentence(el, text))
            or (not text.endswith(_ENDS) and (by_line(text) or _of_furniture(el)))
        ):
            _empty(el)


def _in_a_sentence(el: HtmlElement, text: str) -> bool:
    """Whether words stand before and behind a time in a sentence: "Kiel lead with 21:15 against Flensburg".

    Behind one that only says when they belong to it ("Uhr"). What says how long ago something was is another
    every minute, whatever stands around it.
    """
    above, sibling = el.getparent(), el.getprevious()
    if above is None or not (opening(text) or DATE_ONLY.match(text)) or not is_sentence(_last_words(above)):
        return False
    before = sibling.tail if sibling is not None else above.text
    behind = fold(el.tail)
    return bool(_WORD.search(before or "") and _WORD.search(behind) and not is_clock(f"{text} {behind}"))


def _last_words(line: HtmlElement) -> str:
    """What stands last in a line that holds something; "" where that is a box of its own."""
    last = line[-1]
    return fold(last.tail) or (fold(last.text) if last.tag in INLINE else "")


def _of_furniture(el: HtmlElement) -> bool:
    """Whether the class words of a short line are those of authors or of ways to share."""
    return zone(signature(el))[0] in {"author", "share", "filing"}
