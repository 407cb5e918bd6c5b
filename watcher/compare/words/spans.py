"""Word spans of two texts: what stayed, what came, what went."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from diff_match_patch import diff_match_patch

from watcher.compare.words.order import heaviest, once_in_both
from watcher.compare.words.units import tokens
from watcher.model import Op, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from watcher.compare.words.order import Pair
    from watcher.compare.words.units import Token

CAP = 300
"""Units on both sides of a pair that are diffed exactly: Myers costs the square of the differences, and 300
that all differ take about 15 ms. Longer pairs are cut at units that occur once on both sides."""

_matcher = diff_match_patch()
_matcher.Diff_Timeout = 0  # its default, one second, gives up silently and makes the result depend on load


class Group(NamedTuple):
    """One replaced run: units [a:b] of the old text against [c:d] of the new."""

    a: int
    b: int
    c: int
    d: int


@lru_cache(maxsize=256)
def replaced(old: str, new: str) -> tuple[Group, ...]:
    """The replaced runs of two texts' units."""
    return tuple(groups([t.text for t in tokens(old)], [t.text for t in tokens(new)]))


def groups(old: Sequence[str], new: Sequence[str]) -> list[Group]:
    """The replaced runs of two lists of units, in order, none touching the next."""
    found: list[Group] = []
    for one in _groups(old, new):
        last = found[-1] if found else None
        if last and last.b == one.a and last.d == one.c:
            found[-1] = Group(last.a, one.b, last.c, one.d)
        else:
            found.append(one)
    return found


def _groups(old: Sequence[str], new: Sequence[str]) -> Iterator[Group]:
    head, tail = _common_ends(old, new)
    low = (head, head)
    for high in (*_anchors(old, new, head, tail), (len(old) - tail, len(new) - tail)):
        yield from _exact(old, new, Group(low[0], high[0], low[1], high[1]))
        low = (high[0] + 1, high[1] + 1)


def _common_ends(old: Sequence[str], new: Sequence[str]) -> tuple[int, int]:
    most = min(len(old), len(new))
    head = next((i for i in range(most) if old[i] != new[i]), most)
    tail = next((i for i in range(most - head) if old[-1 - i] != new[-1 - i]), most - head)
    return head, tail


def _anchors(old: Sequence[str], new: Sequence[str], head: int, tail: int) -> list[Pair]:
    if len(old) + len(new) - 2 * (head + tail) <= CAP:
        return []
    pairs = once_in_both(old, new, range(head, len(old) - tail), range(head, len(new) - tail))
    return heaviest(pairs, [1] * len(pairs))


def _exact(old: Sequence[str], new: Sequence[str], gap: Group) -> Iterator[Group]:
    if gap.a == gap.b and gap.c == gap.d:
        return
    if gap.a == gap.b or gap.c == gap.d or gap.b - gap.a + gap.d - gap.c > CAP:
        yield gap
        return
    code: dict[str, str] = {}
    first, second = (_encode(side, code) for side in (old[gap.a : gap.b], new[gap.c : gap.d]))
    i, j = gap.a, gap.c
    for op, chars in _matcher.diff_main(first, second, checklines=False):
        k, m = i + len(chars) * (op <= 0), j + len(chars) * (op >= 0)
        if op:
            yield Group(i, k, j, m)
        i, j = k, m


def _encode(units: Sequence[str], code: dict[str, str]) -> str:
    return "".join(code.setdefault(unit, chr(len(code) + 1)) for unit in units)


def tidy(found: Sequence[Group], old: Sequence[str]) -> list[Group]:
    """Join runs that only a short word or sign keeps apart, where much changed on both sides.

    Two sentences that share nothing but "of" and a comma read better as one replaced run.
    """
    kept: list[Group] = []
    for one in found:
        while kept and _chaff(kept[-1], one, old):
            last = kept.pop()
            one = Group(last.a, one.b, last.c, one.d)  # noqa: PLW2901  grows to the left
        kept.append(one)
    return kept


_SHORT = 3  # letters: articles, prepositions, signs
_MUCH = 4  # changed units on each side for one shared unit between them


def _chaff(left: Group, right: Group, old: Sequence[str]) -> bool:
    between = old[left.b : right.a]
    need = _MUCH * len(between)
    return (
        len(between) <= 2  # noqa: PLR2004  one word and a sign
        and all(len(unit) <= _SHORT and not any(c.isdigit() for c in unit) for unit in between)
        and _size(left) >= need
        and _size(right) >= need
    )


def _size(group: Group) -> int:
    return group.b - group.a + group.d - group.c


def spell(old: str, new: str, found: Sequence[Group]) -> tuple[Span, ...]:
    """The spans of two texts whose replaced runs are known."""
    pen = _Pen(old, new)
    olds, news = tokens(old), tokens(new)
    i = j = 0
    for one in found:
        pen.keep(olds[i : one.a], news[j : one.c])
        pen.align(_start(olds, one.a, old), _start(news, one.c, new))
        pen.replace(olds[one.a : one.b], news[one.c : one.d])
        i, j = one.b, one.d
    pen.keep(olds[i:], news[j:])
    return pen.spans()


def _start(units: Sequence[Token], at: int, text: str) -> int:
    return units[at].start if at < len(units) else len(text)


class _Pen:
    """Writes the spans of two texts from left to right, white space included."""

    def __init__(self, old: str, new: str) -> None:
        self.old, self.new = old, new
        self.i = self.j = 0
        self.written: list[tuple[Op, str]] = []

    def keep(self, olds: Sequence[Token], news: Sequence[Token]) -> None:
        """Equal units; the white space between them may differ."""
        if olds and self.old[self.i : olds[-1].end] == self.new[self.j : news[-1].end]:
            self.written.append((Op.EQUAL, self.old[self.i : olds[-1].end]))
            self.i, self.j = olds[-1].end, news[-1].end
            return
        for one, two in zip(olds, news, strict=True):
            self._gap(self.old[self.i : one.start], self.new[self.j : two.start])
            self.written.append((Op.EQUAL, one.text))
            self.i, self.j = one.end, two.end

    def align(self, i: int, j: int) -> None:
        """White space before a change belongs to neither side when both have it."""
        if self.old[self.i : i] == self.new[self.j : j]:
            self.written.append((Op.EQUAL, self.old[self.i : i]))
            self.i, self.j = i, j

    def replace(self, olds: Sequence[Token], news: Sequence[Token]) -> None:
        if olds:
            self.written.append((Op.DELETE, self.old[self.i : olds[-1].end]))
            self.i = olds[-1].end
        if news:
            self.written.append((Op.INSERT, self.new[self.j : news[-1].end]))
            self.j = news[-1].end

    def _gap(self, old: str, new: str) -> None:
        if old == new:
            self.written.append((Op.EQUAL, old))
        else:
            self.written += [(Op.DELETE, old), (Op.INSERT, new)]

    def spans(self) -> tuple[Span, ...]:
        """Neighbours of one kind joined; within a change the old words before the new."""
        done: list[Span] = []
        went = came = ""
        for op, text in (*self.written, (Op.EQUAL, "\0")):
            went += text if op is Op.DELETE else ""
            came += text if op is Op.INSERT else ""
            if op is not Op.EQUAL or not text:
                continue
            done += [Span(o, t) for o, t in ((Op.DELETE, went), (Op.INSERT, came)) if t]
            went = came = ""
            if done and done[-1].op is Op.EQUAL:
                text = done.pop().text + text  # noqa: PLW2901  grows to the left
            done.append(Span(Op.EQUAL, text))
        last = done.pop().text[:-1]
        return (*done, Span(Op.EQUAL, last)) if last else tuple(done)
