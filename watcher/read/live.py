"""Live blogs: pages that are a list of dated entries, the newest of which is the news.

An entry is one of several boxes that look alike and hold a `time` each, or one that JSON-LD names. Comments,
teasers and timelines have boxes like these too: without JSON-LD the boxes must be most of what is read behind
the headline, in the order of their times, and lead nowhere.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from lxml import etree

from watcher.read.furniture import zone
from watcher.read.metadata import jsonld
from watcher.read.metadata.names import BY_LINE
from watcher.read.metadata.others import of_others
from watcher.read.metadata.statements import updates
from watcher.read.metadata.times import moment
from watcher.read.phrases import DATE_ONLY
from watcher.read.tree import ENTRY, SILENT, brief, fold, squash
from watcher.read.zones import signature

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lxml.html import HtmlElement

    Group = list[tuple[HtmlElement, HtmlElement]]

_TYPE = "LiveBlogPosting"
_LEAST = 3  # boxes that are a list, where nothing names them
_ABOVE = 6  # levels above a `time` in which its box is looked for
_WORDS = 6  # of a box that says something
_FEW = 150  # words between the headline and the first entry; a story with comments has more
_MOST = 0.7  # the share of the words behind the headline that stand in entries
_LINKED = 0.6  # the share of a box's characters in one link from which it is a teaser
_TELLING = 20  # letters by which an entry of JSON-LD is found on the page
_MANY = 2_000  # entries at most
_NAMED = re.compile(
    r"(?<![a-z])(?:live-?(?:blog|ticker|update|stream|feed)?s?|ticker|newsticker|minutewise)(?![a-z])"
)
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
_ENDS = (".", "!", "?", ":", "”", '"', "。")
_LINE = 80  # characters of a line that only says when and by whom
_CLOCK = re.compile(
    r"^\W*(?:"
    r"(?:(?:um|at|à|kl\.?|alle|a las)\s)?\d{1,2}\s?[:.h]\s?\d{2}(?::\d{2})?\s*"
    r"(?:uhr|h|am|pm|[ap]\.m\.|[A-Z]{2,4})?"
    r"|(?:vor|il y a|hace|há)\s\d+\s?\w+"
    r"|\d+\s?\w+\s(?:ago|geleden|fa|siden|sedan|temu)"
    r"|\d+\s?(?:分|時間|分钟|小时)前"
    r")\W*$",
    re.IGNORECASE,
)
_OTHERS = frozenset({("comments", True), ("related", True)})
_ANSWERED = re.compile(
    r"^(?:reply|report|antworten|melden|répondre|signaler|responder|rispondi|reageer|svar|svara|odpowiedz|ответить|返信|回复)$",
    re.IGNORECASE,
)


def mark_entries(root: HtmlElement) -> None:
    """Write on the boxes of a live blog's entries which one each is, a space, and when it was written.

    The printed time leaves the box, as its date, and so do the lines that say who wrote it and when: on many
    pages they are others every minute.
    """
    times = list(root.iter("time"))
    named = any(_TYPE in (script.text or "") for script in root.iter("script"))
    if named:
        boxes = _named_boxes(root, times)
    elif len(times) < _LEAST or not _a_live_blog(root, boxes := _best(_lists(times, _LEAST), _LEAST)):
        return
    for number, (box, time) in enumerate(boxes[:_MANY]):
        box.set(ENTRY, f"{number} {_said(time)}")
        if time.tag == "time":
            _empty(time)
        _tidy(box)


def _named_boxes(root: HtmlElement, times: Sequence[HtmlElement]) -> Group:
    """The entries of a page that says it is a live blog: boxes with those that it names, if it names any."""
    marks, stated = _stated(root)
    groups = _lists(times, 2)
    if not marks:
        return _best(groups, 2, words=1)
    paths = [{mark, *mark.iterancestors()} for mark in marks]
    held = [sum(not path.isdisjoint(_boxes(group)) for path in paths) for group in groups]
    most = max(held, default=0)
    best = _best((group for group, count in zip(groups, held, strict=True) if count == most), 2, words=1)
    return best if 2 * most >= len(marks) else stated


def _boxes(group: Group) -> list[HtmlElement]:
    return [box for box, _ in group]


def _groups(times: Sequence[HtmlElement]) -> list[Group]:
    """Boxes that look alike and hold a `time` each, with it: at every level above the times."""
    found: dict[tuple[int, str, str], dict[HtmlElement, HtmlElement]] = defaultdict(dict)
    for time in times:
        boxes = list(time.iterancestors())
        for level, box in enumerate(boxes[:_ABOVE]):
            if box.tag in {"body", "main", "html"}:
                break
            found[len(boxes) - level, box.tag, box.get("class") or ""].setdefault(box, time)
    return [list(boxes.items()) for boxes in found.values()]


def _lists(times: Sequence[HtmlElement], least: int) -> list[Group]:
    """The groups of several boxes, less those that can be answered, as comments can."""
    return [group for group in _groups(times) if len(group) >= least and not _answered(group)]


def _best(groups: Iterable[Group], least: int, words: int = _WORDS) -> Group:
    """The largest group of boxes that say something; of those of one size the outermost."""
    best: Group = []
    for group in groups:
        if len(group) < max(least, len(best)) or of_others(group[0][0]):
            continue
        telling = [(box, time) for box, time in group if _words_beside(box, time) >= words]
        if len(telling) < least or 2 * len(telling) < len(group):
            continue
        outer = len(telling) == len(best) and telling[0][0] in best[0][0].iterancestors()
        if len(telling) > len(best) or outer:
            best = telling
    return best


def _words_beside(box: HtmlElement, time: HtmlElement) -> int:
    words, own = (sum(len(text.split()) for text in el.itertext()) for el in (box, time))
    return words - own


def _a_live_blog(root: HtmlElement, boxes: Group) -> bool:
    """Whether boxes that nothing names are the entries of a live blog."""
    heading = next(root.iter("h1"), None)
    if not boxes or heading is None or any(map(_leads_away, _boxes(boxes))):
        return False
    home = next((box for box in heading.iterancestors() if boxes[0][0] in box.iterdescendants()), None)
    if home is None or not _in_order([_said(time) for _, time in boxes]):
        return False
    named = any(
        _NAMED.search(f"{el.get('class')} {el.get('id')}".lower()) for el in boxes[0][0].iterancestors()
    )
    before, inside, behind = _words_around(heading, home, [box for box, _ in boxes])
    return inside >= _MOST * (inside + before + behind) and (named or before <= _FEW)


def _answered(group: Group) -> bool:
    return any(_ANSWERED.match(text.strip()) for text in group[0][0].itertext())


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


def _leads_away(box: HtmlElement) -> bool:
    """Whether a box is a way to another story: its heading, or most of it, is a link that leaves the page."""
    whole = len("".join(box.itertext()).strip()) or 1
    for link in box.iter("a"):
        if "#" in (link.get("href") or "#"):
            continue
        headed = any(up.tag in {"h1", "h2", "h3", "h4"} for up in link.iterancestors()) or any(
            down.tag in {"h2", "h3", "h4"} for down in link
        )
        if headed or len("".join(link.itertext())) > _LINKED * whole:
            return True
    return False


def _in_order(said: Sequence[str]) -> bool:
    moments = [at for text in said if (at := moment(text))]
    if len(moments) < len(said):
        return not moments  # all of them only print a clock
    return moments in (sorted(moments), sorted(moments, reverse=True)) and moments[0] != moments[-1]


def _stated(root: HtmlElement) -> tuple[list[HtmlElement], Group]:
    """Where the entries that JSON-LD names stand on the page, and their boxes.

    A box is the outermost element with one of them in it, as far as several can be told apart.
    """
    entries = list(updates(jsonld.nodes(root)))
    by_id = {el.get("id"): el for el in root.xpath("//body//*[@id]")}
    texts = {squash(el.text): el for el in root.iter("h2", "h3", "h4", "p", "strong", "b") if el.text}
    found = {mark: entry for entry in entries if (mark := _mark(entry, by_id, texts)) is not None}
    if len(found) < 2:  # noqa: PLR2004  the box of a single one cannot be told from the list
        return list(found), []
    paths = {mark: [*reversed(list(mark.iterancestors())), mark] for mark in found}
    lists = zip(*paths.values(), strict=False)
    shared = next((i for i, row in enumerate(lists) if len(set(row)) > 1), None)
    if shared is None:
        return list(found), []
    boxes = {paths[mark][shared]: _clock(entry, mark) for mark, entry in reversed(found.items())}
    return list(found), list(boxes.items())[::-1]


def _mark(
    entry: dict[str, Any], by_id: dict[str, HtmlElement], texts: dict[str, HtmlElement]
) -> HtmlElement | None:
    _, _, fragment = jsonld.text(entry.get("url")).partition("#")
    if fragment in by_id:
        return by_id[fragment]
    for key in ("headline", "articleBody"):
        said = squash(jsonld.text(entry.get(key)))
        if said in texts:
            return texts[said]
        if len(said) >= _TELLING:
            near = (el for text, el in texts.items() if len(text) >= _TELLING and said.startswith(text))
            if (found := next(near, None)) is not None:
                return found
    return None


def _clock(entry: dict[str, Any], box: HtmlElement) -> HtmlElement:
    """A stand-in for the `time` that a box lacks."""
    return box.makeelement("data", {"datetime": jsonld.text(entry.get("datePublished"))})


def _said(time: HtmlElement) -> str:
    return fold(time.get("datetime")) or brief(time, _LINE)


def _empty(el: HtmlElement) -> None:
    for child in list(el):
        el.remove(child)
    el.text = None


def _tidy(box: HtmlElement) -> None:
    """Empty the short lines of an entry that are a clock, a byline or a way to share it."""
    for el in list(box.iterdescendants(*_LINES)):
        text = brief(el, _LINE)
        if 0 < len(text) <= _LINE and (
            _CLOCK.match(text)
            or DATE_ONLY.match(text)
            or (not text.endswith(_ENDS) and (BY_LINE.match(text) or _of_furniture(el)))
        ):
            _empty(el)


def _of_furniture(el: HtmlElement) -> bool:
    """Whether the class words of a short line are those of authors or of ways to share."""
    return zone(signature(el))[0] in {"author", "share", "filing"}
