"""Changed words as `<ins>` and `<del>`; what they are is said in words too, for those who hear the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from watcher.model import Op
from watcher.render.safe import inert
from watcher.render.woven import parted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from watcher.model import Span
    from watcher.model.search import Appearance

_MARKS = {Op.DELETE: ("del", "removed: "), Op.INSERT: ("ins", "added: ")}
_LONG = 6
"""Words above which it is also said where a mark ends."""

_BREAK = "¶"
"""Stands for a paragraph's border that came or went."""


def marks(spans: Iterable[Span], *, said: bool = True) -> Markup:
    """The spans in a row. White space at the ends of a mark stays outside it.

    Args:
        spans: of one text or edit.
        said: whether hidden words say what each mark is; not where no style sheet hides them.
    """
    return Markup().join(_marked(op, text, said=said) for op, text in spans)


def side(spans: Iterable[Span], op: Op) -> Markup:
    """One side of an edit: the unchanged words, and those that went (delete) or came (insert)."""
    return marks(span for span in spans if span.op in {op, Op.EQUAL})


def passage(one: Appearance) -> Markup:
    """The passage in which words were found, around the first of them; the words are highlighted."""
    low = max(one.places[0][0] - _AROUND, 0) if one.places else 0
    low = one.text.find(" ", low) + 1 if low else 0
    parts: list[Markup] = [Markup("… ") if low else Markup()]
    at = low
    for start, end in one.places:
        if at <= start < low + 3 * _AROUND:
            found = Markup("<mark>{}</mark>").format(inert(one.text[start:end]))
            parts += [escape(inert(one.text[at:start])), found]
            at = end
    rest = one.text[at : at + _AROUND]
    cut = "" if at + _AROUND >= len(one.text) else " …"
    return Markup().join([*parts, escape(inert(rest if not cut else rest.rpartition(" ")[0])), cut])


_AROUND = 120
"""Characters of a passage shown around words that were found in it."""


def _marked(op: Op, text: str, *, said: bool) -> Markup:
    if op is Op.EQUAL:
        return escape(inert(text))
    before, words, behind = parted(text)
    if not words:
        return _mark(op, _BREAK, said=said) if "\n" in text else escape(text)
    return escape(before) + _mark(op, words, said=said) + escape(behind)


def _mark(op: Op, words: str, *, said: bool) -> Markup:
    tag, name = _MARKS[op]
    opening = Markup('<span class="vh">{}</span>').format(name) if said else ""
    end = Markup('<span class="vh"> end of it. </span>') if said and len(words.split()) > _LONG else ""
    return Markup("<{0}>{1}{2}{3}</{0}>").format(Markup(tag), opening, escape(inert(words)), end)  # noqa: S704  our own tag
