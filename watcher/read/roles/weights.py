"""The last word on blocks that the rules let into the body: what do such blocks turn out to be?

The rules of `judge` name what a block says it is. What they cannot name is found by its company: a paragraph
in a box of its own behind the last one of the story, among lines that are out, in a box whose class words
hint at an author or an advertisement. Each such trait has a weight (`learned`), learned from labelled pages;
a block whose traits add up to less than `LIMIT` is the margin's.

Only short blocks and those at the end of the story are asked about: a lead, and a whole paragraph between two
others of the story, are never lost to a sum. `learned` says what this was measured to be worth.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from typing import TYPE_CHECKING

from watcher.model import BlockKind, Reason
from watcher.read.roles.learned import BIAS, LIMIT, WEIGHTS
from watcher.read.roles.seen import MANY, lengths, lists, quoted_with
from watcher.read.roles.told import tokens
from watcher.read.words import appeals, onward, phrases, pictures
from watcher.read.words.lines import ended

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from watcher.read.boxes.home import Home
    from watcher.read.markup.blocks import Raw
    from watcher.read.roles.seen import Seen

_LENGTHS = (15, 25, 40, 60, 80, 120, 200, 400)
_LINKED = (0.001, 0.1, 0.35, 0.6, 0.8)
_SHARES = (0.001, 0.02, 0.05, 0.15, 0.4)
_AFTER = (1, 100, 300, 800, 2_000)
_STEPS = (2, 3, 5, 9)
_WHOLE = 80  # characters of a paragraph that is not asked about before the story's end
_LONG = 120  # characters of a paragraph which is surely the story's when the rules let it in
_EDGE = 2  # so many blocks before the story's last such paragraph its end begins
_NEAR = 3  # blocks on each side that are a block's company
_BIG = 0.3  # the share of the body in boxes of one hint from which the hint says nothing
_DEEP = 3
_QUOTED = 4  # quotations in boxes made alike from which they are the story's
_KEPT = frozenset({BlockKind.TABLE_ROW, BlockKind.CODE})  # short and odd wherever they stand
_SENTENCE = re.compile(r"[.!?…。！？]\W*$")
_ENDING = 40  # characters that tell how a text ends; in a longer row of signs the pattern would go to and fro
# Both in lower case; the first begins with its signs, for which Python looks fast.
_CONTACT = re.compile(r"@|www\.(?<!\wwww\.)|https?:|\+\d\d|tel\b(?<!\wtel)")
_SIGN = re.compile(r"[|›»→▶•©®]")
_ADDRESS = re.compile(
    r"\b(?:we|our|us|you|your|wir|uns|unser\w*|sie|ihre\w*|ihnen|nous|vous|votre|nuestr\w*)\b"
)
_PHRASES: tuple[tuple[str, Callable[[str], object]], ...] = (
    ("appeal", appeals.asks),
    ("pointer", onward.points),
    ("tail", onward.tail),
    ("byline", phrases.BYLINE.search),
    ("credit", pictures.credit),
)


def doubted(seen: Sequence[Seen], home: Home, title: str, authors: Sequence[str]) -> Iterator[Seen]:
    """What no rule has named and learned weights doubt, lines of the story's own box aside.

    A box that holds a long row of blocks which nobody doubts is the story's with all that leads nowhere,
    and so are quotations made like others of it. A list stands whole.
    """
    raws, reasons = [one.raw for one in seen], [one.reason for one in seen]
    boxes = Counter(one.raw.box for one in seen if not one.reason)
    quoted = Counter(one.raw.look for one in seen if one.raw.kind is BlockKind.QUOTE and not one.reason)
    doubts = doubtful(raws, reasons, title, authors)
    stands = _listed(seen, set(doubts))
    for i in doubts:
        raw = raws[i]
        listed = boxes[raw.box] >= MANY and not raw.links
        quotes = raw.kind is BlockKind.QUOTE and quoted[raw.look] >= _QUOTED
        told = seen[i].apart or seen[i].why is Reason.LEAD
        own = told or i in stands or home.owns_line(i) or listed or quotes
        if not own and not (i and quoted_with(seen[i - 1], seen[i])):
            yield seen[i]


def _listed(seen: Sequence[Seen], doubts: set[int]) -> set[int]:
    """Indexes of the items of lists of which half at least is let in and doubted by nobody."""
    found: set[int] = set()
    for items in lists(seen):
        if 2 * sum(not seen[i].reason and i not in doubts for i in items) >= len(items):
            found.update(items)
    return found


def doubtful(
    raws: Sequence[Raw], reasons: Sequence[Reason | None], title: str, authors: Sequence[str]
) -> list[int]:
    """Indexes of the blocks that the rules let into the body and the weights do not."""
    page = Page(raws, reasons, title, authors)
    return [
        i
        for i, reason in enumerate(reasons)
        if not reason and page.asked(i) and BIAS + sum(WEIGHTS.get(t, 0.0) for t in page.traits(i)) < LIMIT
    ]


class Page:
    """What is known of a page's blocks together.

    Attributes:
        raws: its blocks.
        reasons: why each is in the margin; None for the body.
        title: of the article.
        authors: their names.
    """

    def __init__(
        self, raws: Sequence[Raw], reasons: Sequence[Reason | None], title: str, authors: Sequence[str]
    ) -> None:
        self.raws, self.reasons, self.title, self.authors = raws, reasons, title, authors
        inside = [raw for raw, reason in zip(raws, reasons, strict=True) if not reason]
        self._boxes = lengths(inside, lambda raw: raw.box)
        self._hints = lengths(inside, lambda raw: raw.hint)
        tags = lengths(inside, lambda raw: raw.tag)
        self._total = self._boxes.total() or 1
        self._main = max(self._boxes, key=lambda box: self._boxes[box], default=-1)
        self._tag = max(tags, key=lambda tag: tags[tag], default="")
        self._depth = next((raw.deep for raw in raws if raw.box == self._main), 0)
        self._core = _ends([i for i, raw in enumerate(raws) if raw.core], len(raws))
        self._story = _ends([i for i in range(len(raws)) if self._long(i)], len(raws))
        self._after = _sums([0 if out else len(raw.text) for raw, out in zip(raws, reasons, strict=True)])
        self._head = tokens(title)

    def _long(self, i: int) -> bool:
        text = self.raws[i].text
        return not self.reasons[i] and len(text) >= _LONG and ended(text)

    def asked(self, i: int) -> bool:
        """Whether a block stands at the end of the story or is short; data and code are not asked about."""
        raw = self.raws[i]
        if raw.kind in _KEPT:
            return False
        return len(raw.text) < _WHOLE or i > self._story[1] - _EDGE

    def traits(self, i: int) -> list[str]:
        """The names of what is true of a block."""
        raw = self.raws[i]
        return [*_own(raw), *self._place(i, raw), *self._box(raw), *self._company(i), *self._names(raw)]

    def _place(self, i: int, raw: Raw) -> Iterator[str]:
        first, last = self._core
        yield f"core {raw.core:d} far {raw.far:d}"
        yield "before core" if i < first else "behind core" if i > last else "in core"
        first, last = self._story
        if first <= i <= last:
            yield "in story"
            yield f"edge {bisect_right((1, 2, 4), min(i - first, last - i))}"
        else:
            where, steps = ("before", first - i) if i < first else ("behind", i - last)
            yield f"{where} story"
            closed = ended(raw.text)
            yield f"{where} story, long {len(raw.text) >= _WHOLE:d} closed {closed:d}"
            yield f"{where} story by {bisect_right(_STEPS, steps)}"
        if i == last and self._long(i):
            yield f"last of story, main box {raw.box == self._main:d}"
        yield f"after {bisect_right(_AFTER, self._after[i])}"

    def _box(self, raw: Raw) -> Iterator[str]:
        main = raw.box == self._main
        share = "main" if main else str(bisect_right(_SHARES, self._boxes[raw.box] / self._total))
        yield f"box {share}"
        yield f"deep {max(-_DEEP, min(_DEEP, raw.deep - self._depth))}"
        yield f"main box {main:d} tag {raw.tag == self._tag:d} paragraph {raw.kind is BlockKind.PARAGRAPH:d}"
        if raw.hint and self._hints[raw.hint] > _BIG * self._total:
            yield "hint of the body"
        elif raw.hint:
            yield f"hint {raw.hint}"
            yield f"hinted long {len(raw.text) >= _WHOLE:d}"

    def _company(self, i: int) -> Iterator[str]:
        yield f"previous {self._state(i - 1)}"
        yield f"next {self._state(i + 1)}"
        near = range(max(0, i - _NEAR), min(len(self.raws), i + _NEAR + 1))
        yield f"out around {sum(bool(self.reasons[k]) for k in near if k != i)}"
        if i and self.raws[i - 1].text.endswith(":"):
            yield "after colon"

    def _state(self, i: int) -> str:
        if not 0 <= i < len(self.raws):
            return "none"
        return self.reasons[i] or ("heading" if self.raws[i].kind is BlockKind.HEADING else "body")

    def _names(self, raw: Raw) -> Iterator[str]:
        if (words := tokens(raw.text)) and self._head:
            yield f"title {bisect_right((0.01, 0.15, 0.4, 0.7), len(words & self._head) / len(words))}"
        if any(name in raw.text for name in self.authors):
            yield f"author long {len(raw.text) >= _LONG:d}"


def _own(raw: Raw) -> Iterator[str]:
    """The traits of a block alone."""
    text, chars = raw.text, len(raw.text)
    linked, folded = raw.link_chars / chars, text.lower()
    paragraph = raw.kind is BlockKind.PARAGRAPH
    sentence = bool(_SENTENCE.search(text[-_ENDING:]))
    yield f"length {bisect_right(_LENGTHS, chars)}"
    yield f"kind {raw.kind.value}"
    yield f"tag {raw.tag}"
    yield f"linked {bisect_right(_LINKED, linked)}"
    yield f"sentence {sentence:d} length {bisect_right((40, 80, 200), chars)} paragraph {paragraph:d}"
    if raw.strong:
        yield f"strong long {chars >= _WHOLE:d}"
    if text.endswith(":"):
        yield "colon"
    if text[-1] in "?!":
        yield "exclaims"
    if not text[0].isupper():
        yield "opens lower" if text[0].islower() else "opens otherwise"
    if _CONTACT.search(folded):
        yield "contact"
    if _SIGN.search(text):
        yield "sign"
    if chars < _LENGTHS[-1] and _ADDRESS.search(folded):
        yield "address"
    for name, found in _PHRASES:
        if found(text):
            yield f"{name} long {chars >= _LONG:d}"


def _ends(places: Sequence[int], count: int) -> tuple[int, int]:
    return (places[0], places[-1]) if places else (0, count - 1)


def _sums(sizes: Sequence[int]) -> list[int]:
    """For each place what stands behind it."""
    out, behind = [0] * len(sizes), 0
    for i in range(len(sizes) - 1, -1, -1):
        out[i] = behind
        behind += sizes[i]
    return out
