"""What a page states of changes to machines.

Corrections, entries of a live blog, `ins` with a date, boxes whose class is the name of a note.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Any

from watcher.model import NoteKind
from watcher.read.markup.tree import brief, fold
from watcher.read.metadata import jsonld
from watcher.read.metadata.others import of_others
from watcher.read.notes.prose import ends_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.html import HtmlElement

    from watcher.read.metadata.heads import Claims
    from watcher.read.metadata.own import Own

    Node = dict[str, Any]

_INLINE = re.compile(
    r"</?(?:a|abbr|b|cite|code|em|font|i|mark|q|s|small|span|strong|sub|sup|time|u)\b[^<>]{0,400}>",
    re.IGNORECASE,
)
_TAG = re.compile(r"<[^<>]{1,400}>")
_PARAGRAPH = re.compile(r"</p>|<br\s*/?>|\n\s*\n", re.IGNORECASE)
_MANY = 1_000  # notes of one page
_LONGEST = 5_000  # characters of an insertion
_PARAGRAPHS = 5  # of an insertion: more are the story
_INSERTED = 3  # words of an insertion that says something
_SENTENCE, _LONG = 5, 12  # words of a box that is a note, with a full stop and without
_FEW = 3  # boxes of one page: more are the entries of a live blog
_BOXES = ("div", "p", "aside", "section", "blockquote")
_NAMES = re.compile(
    r"(?:(?:article|post|story|entry)[-_]{1,2})?"
    r"(?:(?P<update>updates?|addendum)|(?P<correction>corrections?|errat(?:um|a))|(?P<clarification>clarifications?)"
    r"|(?P<retraction>retraction)|(?P<editors_note>editor(?:s|ial)?[-_]?note))"
    r"(?:[-_](?:note|text|box))?",
    re.IGNORECASE,
)
_TEXTS = ("text", "articleBody", "description", "commentText")


@dataclass(frozen=True, slots=True)
class Statement:
    """A note as a page states it outside its text.

    Attributes:
        kind: correction or update.
        text: paragraphs parted by a blank line.
        at: its time, as stated; "" without one.
        visible: it is markup of the text, and no note where the text is not read.
    """

    kind: NoteKind
    text: str
    at: str = ""
    visible: bool = False


def statements(root: HtmlElement, claims: Claims) -> tuple[Statement, ...]:
    """All that a page states of changes to its story.

    Args:
        root: the page.
        claims: its claims about itself.
    """
    own = [node for node in claims.typed if node is claims.article or not _of_another(node, claims.own)]
    stated = (*_corrections(claims.typed), *_entries(own))
    marked = _comments(claims.props.get("correction", ()))
    return tuple(dict.fromkeys((*stated, *_insertions(root), *marked, *_boxes(root))))[:_MANY]


def _corrections(nodes: list[Node]) -> Iterator[Statement]:
    known = jsonld.by_id(nodes)
    for node in nodes:
        value = node if "CorrectionComment" in jsonld.types(node) else node.get("correction")
        for each in value if isinstance(value, list) else [value]:
            stated = jsonld.resolved(each, known)
            if text := plain(stated):
                yield Statement(NoteKind.CORRECTION, text, _at(stated, "datePublished", "dateCreated"))


def _of_another(node: Node, own: Own) -> bool:
    """Whether what JSON-LD names has its own page: the live blog of the day, in the head of every story."""
    return own.lacks(jsonld.text(node.get("url")))


def updates(nodes: list[Node]) -> Iterator[Node]:
    """The entries of a live blog that JSON-LD names."""
    for node in nodes:
        value = node.get("liveBlogUpdate")
        for entry in value if isinstance(value, list) else [value]:
            if isinstance(entry, dict):
                yield entry


def _entries(nodes: list[Node]) -> Iterator[Statement]:
    for entry in updates(nodes):
        headline = _bare(jsonld.text(entry.get("headline")))
        text = "\n\n".join(dict.fromkeys(part for part in (headline, plain(entry)) if part))
        if text:
            yield Statement(NoteKind.UPDATE, text, _at(entry, "datePublished", "dateModified"))


def _at(node: object, *keys: str) -> str:
    stated = (jsonld.text(node.get(key)) for key in keys) if isinstance(node, dict) else ()
    return next(filter(None, stated), "")


def _insertions(root: HtmlElement) -> Iterator[Statement]:
    for el in islice(root.iter("ins"), _MANY):
        text = _inserted(el) if el.get("datetime") else ""
        if text and len(text.split()) >= _INSERTED and not of_others(el):
            yield Statement(NoteKind.UPDATE, text, el.get("datetime") or "", visible=True)


def _inserted(el: HtmlElement) -> str:
    """The text of an insertion, of whole paragraphs or inside one."""
    paragraphs = (brief(part, _LONGEST // _PARAGRAPHS) for part in islice(el.iter("p", "li"), _PARAGRAPHS))
    return "\n\n".join(filter(None, dict.fromkeys(paragraphs))) or brief(el, _LONGEST)


def _comments(marked: Sequence[HtmlElement]) -> Iterator[Statement]:
    """Boxes that microdata says are a correction of their story (schema.org: `correction`)."""
    for el in marked[:_MANY]:
        said = next(_marked(el, "text", "commentText"), el)
        stated = next(_marked(el, "datePublished", "dateCreated"), None)
        at = (stated.get("datetime") or stated.get("content") or "") if stated is not None else ""
        if (text := brief(said, _LONGEST)) and not of_others(el):
            yield Statement(NoteKind.CORRECTION, text, at, visible=True)


def _marked(box: HtmlElement, *names: str) -> Iterator[HtmlElement]:
    """The elements within one of which a property is named so; an element may have several."""
    every: list[HtmlElement] = box.xpath(".//*[@itemprop]")
    return (el for el in every if not set(names).isdisjoint((el.get("itemprop") or "").split()))


def _boxes(root: HtmlElement) -> Iterator[Statement]:
    """Boxes that are named after what they hold (`class="correction"`)."""
    named = [
        (el, name) for el in root.iter(*_BOXES) if (called := el.get("class")) and (name := _named(called))
    ]
    for el, name in named if len(named) <= _FEW else ():
        text = brief(el, _LONGEST)
        least = _SENTENCE if ends_sentence(text) else _LONG
        if len(text.split()) >= least and not of_others(el):
            yield Statement(NoteKind(name), text, visible=True)


@lru_cache(maxsize=4_096)
def _named(called: str) -> str:
    """The kind of note that one of an element's classes names."""
    found = (_NAMES.fullmatch(word) for word in called.split())
    return next((match.lastgroup or "" for match in found if match), "")


def plain(value: object) -> str:
    """The text of a statement without its markup, paragraphs parted by a blank line."""
    said = value if isinstance(value, str) else ""
    if isinstance(value, dict):
        said = next((text for key in _TEXTS if (text := jsonld.text(value.get(key)))), "")
    parts = _PARAGRAPH.split(html.unescape(said) if "&lt;" in said else said)
    return "\n\n".join(filter(None, map(_bare, parts)))


def _bare(text: str) -> str:
    """A text without its tags; those inside a sentence part no words, as in "not <b>29</b>."."""
    return fold(html.unescape(_TAG.sub(" ", _INLINE.sub("", text))))
