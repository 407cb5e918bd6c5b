"""Boxes that look alike and hold a time each, and what parts live blogs from comments and teasers."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from watcher.model.succession import HELD
from watcher.read.boxes.zones import signature
from watcher.read.live.clocks import in_step, said
from watcher.read.live.days import over, spelled
from watcher.read.markup.tree import SILENT
from watcher.read.metadata.others import of_others
from watcher.read.metadata.times import moment
from watcher.read.words.furniture import zone

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from lxml.html import HtmlElement

    from watcher.read.live.entry import Entry, Group

LEAST = 3  # entries that are a list, where nothing names them
_ABOVE = 6  # levels above a time in which its box is looked for
_WORDS = 6  # of a box that says something
_FEW = 150  # words between the headline and the first entry; a story with comments has more
_MOST = 0.7  # the share of the words behind the headline that stand in entries
_TITLE = 4  # words of a title
_LINKED = 0.6  # the share of a box's characters in one link from which it is a teaser
_HOLDERS = ("div", "section", "article", "ul", "ol", "li", "table", "dl")
_HEADINGS = frozenset({"h1", "h2", "h3", "h4"})
_NAMED = re.compile(r"(?<![a-z])(?:live-?(?:blog|ticker|update|stream|feed)?s?|(?:news)?ticker)(?![a-z])")
_SURELY = re.compile(
    r"(?<![a-z])live[-_]?(?:blog|ticker|update|feed|event|coverage|reporting|story|post|entry|entrie)s?"
    r"(?:post|entry|entrie|page|content|list)?s?(?![a-z])"
)
_OTHERS = frozenset({("comments", True), ("related", True)})
_ANSWERED = re.compile(
    r"^(?:reply|report|antworten|melden|répondre|signaler|responder|rispondi|reageer|svar|svara|odpowiedz|ответить|返信|回复)$",
    re.IGNORECASE,
)


class Dated(NamedTuple):
    """Entries, and for each the line that says its day, if any does."""

    entries: Sequence[Entry]
    days: Sequence[HtmlElement | None]


def boxes_of(group: Group) -> list[HtmlElement]:
    """The boxes without their times."""
    return [box for box, _ in group]


def lists(times: Sequence[HtmlElement], least: int) -> list[Group]:
    """Boxes that look alike and hold a time each, less those that can be answered, as comments can."""
    return [group for group in _groups(times) if len(group) >= least and not _answered(group)]


def best(groups: Iterable[Group], least: int, words: int = _WORDS) -> Group:
    """The largest group of boxes that say something; of those of one size the outermost."""
    found: Group = []
    for group in groups:
        if len(group) < max(least, len(found)) or of_others(group[0][0]):
            continue
        telling = [(box, time) for box, time in group if _tells(box, time, words)]
        if len(telling) < least or 2 * len(telling) < len(group):
            continue
        outer = len(telling) == len(found) and telling[0][0] in found[0][0].iterancestors()
        if len(telling) > len(found) or outer:
            found = telling
    return found


def alone(boxes: Iterable[tuple[HtmlElement, HtmlElement]]) -> list[Entry]:
    """Entries that have one box each."""
    return [((box,), time) for box, time in boxes]


def listed(times: Sequence[HtmlElement]) -> list[Entry]:
    """The best list of boxes with these times that nothing names."""
    return alone(with_marked(best(lists(times, LEAST), LEAST), times))


def with_marked(group: Group, times: Iterable[HtmlElement]) -> Group:
    """A list with those beside its boxes that are marked as important, or held on top: by one more class."""
    parents = {box.getparent() for box, _ in group}
    if len(parents) != 1:
        return group
    found, (first, _) = dict(group), group[0]
    look = set((first.get("class") or "").split())
    for time in times:
        box = next((el for el in (time, *time.iterancestors()) if el.getparent() in parents), None)
        if box is None or box in found or box.tag != first.tag:
            continue
        if look & set((box.get("class") or "").split()) and _tells(box, time) and not _leads_away(box):
            found[box] = time
    order = {el: place for place, el in enumerate(parents.pop())}
    return sorted(found.items(), key=lambda one: order[one[0]])


def live_blog(root: HtmlElement, entries: Sequence[Entry]) -> Dated | None:
    """Boxes that nothing names, with their days, if they are the entries of a live blog."""
    heading = next(root.iter("h1"), None)
    boxes = [box for held, _ in entries for box in held]
    if not boxes or heading is None or any(map(_leads_away, boxes)) or all(map(_titled, boxes)):
        return None
    above = set(boxes[0].iterancestors())
    home = next((box for box in heading.iterancestors() if box in above), None)
    if home is None:
        return None
    dated = Dated(entries, over(root, entries))
    if not _in_order([f"{spelled(day)}{said(time)}" for (_, time), day in zip(*dated, strict=True)]):
        return None
    named = any(_NAMED.search(_called(el)) for el in boxes[0].iterancestors())
    before, inside, behind = _words_around(heading, home, boxes)
    if any(map(surely_live, boxes[0].iterancestors())):
        before = 0  # a summary of the day, however long
    most = inside >= _MOST * (inside + before + behind)
    return dated if most and (named or before <= _FEW) else None


def _groups(times: Sequence[HtmlElement]) -> list[Group]:
    """Boxes that look alike and hold a time each, with it: at every level above the times."""
    found: dict[tuple[int, str, str], dict[HtmlElement, HtmlElement]] = defaultdict(dict)
    for time in times:
        boxes = list(time.iterancestors())
        for level, box in enumerate(boxes[:_ABOVE]):
            if box.tag in {"body", "main", "html"}:
                break
            found[len(boxes) - level, box.tag, box.get("class") or ""].setdefault(box, time)
    return [list(boxes.items()) for boxes in found.values()]


def called_live(root: HtmlElement) -> list[HtmlElement]:
    """Boxes of a page of which any attribute may say that they are a live blog, or an entry of one."""
    named = ((el, " ".join(el.values()).lower()) for el in root.iter(*_HOLDERS))
    return [el for el, values in named if "live" in values]


def surely_live(el: HtmlElement) -> bool:
    """Whether the class or id words of an element are those of live blogs and of nothing else."""
    return _SURELY.search(_called(el)) is not None


def _called(el: HtmlElement) -> str:
    return f"{el.get('class')} {el.get('id')}".lower()


def _answered(group: Group) -> bool:
    return any(_ANSWERED.match(text.strip()) for text in group[0][0].itertext())


def _words_beside(box: HtmlElement, time: HtmlElement) -> int:
    words, own = (sum(len(text.split()) for text in el.itertext()) for el in (box, time))
    return words - own


def _words_around(
    heading: HtmlElement, home: HtmlElement, boxes: Sequence[HtmlElement]
) -> tuple[int, int, int]:
    """Words of prose between the headline and the boxes, in them, and behind them."""
    entries, counts = set(boxes), [0, 0, 0]
    held, passed, over = 0, False, 0
    for event, el in etree.iterwalk(home, events=("start", "end")):
        inner = el in entries
        others = zone(signature(el)) in _OTHERS
        if event == "start":
            held, over, passed = held + inner, over + others, passed or el is heading
            text = el.text
        else:
            held, over, text = held - inner, over - others, el.tail
        if text and passed and not over and el.tag not in SILENT:
            counts[1 if held else 2 if counts[1] else 0] += len(text.split())
    return counts[0], counts[1], counts[2]


def _tells(box: HtmlElement, time: HtmlElement, words: int = _WORDS) -> bool:
    return _words_beside(box, time) >= words and not _is_link(box)


def _is_link(box: HtmlElement) -> bool:
    """Whether a box is a link and little more, as what lists the key events of a live blog on top of it."""
    linked = sum(len("".join(link.itertext())) for link in box.iter("a"))
    return linked > 0 and linked > _LINKED * len("".join(box.itertext()).strip())


def _leads_away(box: HtmlElement) -> bool:
    """Whether a box is a way to another story: its heading, or most of it, is a link that leaves the page."""
    whole = len("".join(box.itertext()).strip()) or 1
    for link in box.iter("a"):
        if "#" in (link.get("href") or "#"):
            continue
        headed = any(up.tag in _HEADINGS for up in link.iterancestors()) or any(
            down.tag in _HEADINGS for down in link
        )
        if headed or len("".join(link.itertext())) > _LINKED * whole:
            return True
    return False


def _titled(box: HtmlElement) -> bool:
    """Whether what a box tells first is a link of its own that leaves the page: the title of a story."""
    for el in box.iter():
        if el.tag in SILENT:
            continue
        if len((el.text or "").split()) >= _TITLE:
            return el.tag == "a" and "#" not in (el.get("href") or "#") and not (el.tail or "").strip()
    return False


def _in_order(texts: Sequence[str]) -> bool:
    moments = [at for text in texts if (at := moment(text))]
    if len(moments) < len(texts):
        return not moments and in_step(texts)  # all of them only print a clock
    return any(_sorted(moments[pinned:]) for pinned in range(max(1, min(HELD, len(texts) - LEAST) + 1)))


def _sorted(moments: Sequence[datetime]) -> bool:
    return moments[:] in (sorted(moments), sorted(moments, reverse=True)) and moments[0] != moments[-1]
