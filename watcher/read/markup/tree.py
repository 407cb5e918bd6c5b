"""Text in UTF-8 to an lxml tree."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Literal

from lxml import etree

from watcher.read.markup.closing import closed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.html import HtmlElement

INLINE = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "label",
        "mark",
        "nobr",
        "q",
        "rp",
        "rt",
        "ruby",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "br",
        "img",
        "picture",
        "source",
    ]
)
BOXES = frozenset(
    {
        "div",
        "section",
        "article",
        "main",
        "aside",
        "header",
        "footer",
        "figure",
        "details",
        "center",
        "table",
        "td",
    }
)
"""What parts a page: where a block stands is told by these around it."""

SILENT = frozenset(
    [
        "script",
        "style",
        "noscript",
        "svg",
        "template",
        "iframe",
        "object",
        "math",
        "canvas",
        "select",
        "textarea",
        "button",
        "input",
        "video",
        "audio",
        "head",
        "title",
        "meta",
        "link",
        "applet",
        "map",
        "area",
        "option",
        "datalist",
        "progress",
        "meter",
        "frameset",
        "frame",
        "noframes",
    ]
)

_WORD = re.compile(r"\w+")
_CONTROL = bytes.maketrans(bytes(code := [*range(9), 11, 12, *range(14, 32), 127]), b" " * len(code))
_NO_WIDTH = "\ufeff".encode()  # within a word, too, where programs joined texts that each began with it
_NO_CHARACTERS = re.compile(b"\xef\xbf[\xbe\xbf]")  # U+FFFE and U+FFFF in UTF-8
# The same and control characters by their numbers: libxml2 makes texts of them that no element takes back.
_NO_REFERENCES = re.compile(
    rb"&#(?:x0*(?:[1-8bcef]|1[0-9a-f]|fff[ef])(?![0-9a-f])|0*(?:[1-8]|1[124-9]|2\d|3[01]|6553[45])(?!\d));?",
    re.IGNORECASE,
)
# Elements without an end that libxml2 takes for others: all behind one, to the end of its paragraph or box,
# would stand in it and go with it. Behind the ends of the page it puts nothing into the body, or drops it;
# browsers show it.
_ENDS = re.compile(rb"</?(?:wbr|embed|keygen)\b[^>]*>|</(?:body|html)\s*>", re.IGNORECASE)
_INVISIBLE = "\u00ad\u200b\u2060\ufeff"
_DECLARATION = re.compile(rb"^\s*<\?xml[^>]*>")
# libxml2 looks at all attributes of an element for each one of them; pictures are written into attributes.
_HUGE = 20_000  # bytes
_HUGE_TAG = re.compile(rb"<([a-zA-Z][a-zA-Z0-9]*)\s[^<>]{%d,}>" % _HUGE)
_HEAD_TAGS = frozenset({"title", "meta", "link", "script", "style", "base", "noscript", "template", "object"})
# libxml2 tells no more faults of one page, and of an end tag with nothing open in words that begin so.
_MOST_FAULTS = 100
_STRAY = "Unexpected"
_SHELL = b"<html><head></head><body></body></html>"
# libxml2 gives up at 2,048 open elements and drops all that follows: these are what is left open by
# the thousand in broken pages, and they carry no structure that the reader needs.
_INLINE_TAGS = re.compile(
    rb"</?(?:font|b|i|u|s|em|strong|span|small|big|center|tt|strike|div|section|dl|dd|ul|ol|table|tbody|tr|td"
    rb"|article|main|blockquote|form|fieldset|nobr|a|sup|sub|code|label|ins|del|mark)\b[^>]*>",
    re.IGNORECASE,
)


# fmt: off
Zone = Literal[
    "", "ad", "author", "caption", "comments", "consent", "filing", "footer", "form", "hidden", "navigation",
    "player", "related", "share", "sidebar", "subscribe", "summary",
]
# fmt: on
"""What a box is called that is not the story's; "" for none. A string in the tree and in patterns, where it
is the name of a group; as a reason for the margin it has the same words (`Reason`)."""

RUN_IN = 8  # characters of a label from which a capital glued to it opens a sentence; fewer are a drop cap
STOPS = frozenset(".!?")
FAR = "data-reader-far"
ZONE = "data-reader-zone"
CORE = "data-reader-core"
HINT = "data-reader-hint"
LEAD = "data-reader-lead"
ENTRY = "data-reader-entry"
LOOK = "data-reader-look"
PICTURED = "data-reader-pictured"
COVERS = "data-reader-covers"
SCRIPTED = "data-reader-scripted"
STRUCK = "data-reader-struck"
OPENS = "data-reader-opens"
"""How the tree's findings are handed to the soup."""


def fold(text: str | None) -> str:
    """White space folded to single spaces, what has no width removed."""
    if not text:
        return ""
    if not text.isascii():
        for sign in _INVISIBLE:
            text = text.replace(sign, "")
    return " ".join(text.split())


def brief(el: HtmlElement, most: int) -> str:
    """An element's text, folded, as far as it takes to see that it has more characters than this.

    Elements nest in each other by the thousand: whoever reads the whole of each of them never ends.
    """
    parts: list[str] = []
    size = 0
    for text in el.itertext():
        part = text[: 4 * most].strip()
        parts.append(part)
        size += len(part) + 1  # lines of white space make no long text, and must come to an end all the same
        if size > 4 * most:
            break
    return fold(" ".join(parts))


def squash(text: str) -> str:
    """Letters and digits only, lower case: what two printings of one headline share."""
    return "".join(_WORD.findall(text.lower()))


def parse(text: bytes) -> HtmlElement:
    """The tree of a page in UTF-8, with a body; an empty one when there is nothing to parse."""
    text = _DECLARATION.sub(b"", text, count=1)
    if _may_hold_huge_tag(text):
        text = _HUGE_TAG.sub(rb"<\1>", text)
    root, faults = _parse(text)
    if _crossed(faults) and (mended := closed(text)) != text:
        text = mended
        root, faults = _parse(text)
    if _too_deep(faults):
        root, _ = _parse(_INLINE_TAGS.sub(b" ", text))
    root = root if root is not None else _parse(_SHELL)[0]
    _leave_head(root)
    return root


def _crossed(faults: Sequence[Any]) -> bool:
    """Whether an end tag was met that may have been dropped for a `div` that stood open.

    One page in fourteen has such a tag. To count the tags of all the others takes longer.
    """
    crossing = (each for each in faults if each.type_name == "ERR_TAG_NAME_MISMATCH")
    return len(faults) >= _MOST_FAULTS or any(not each.message.startswith(_STRAY) for each in crossing)


def _too_deep(faults: Sequence[Any]) -> bool:
    return any(each.type_name == "ERR_RESOURCE_LIMIT" for each in faults)


def _may_hold_huge_tag(text: bytes) -> bool:
    """Whether so many bytes without angle brackets stand in a row, and the last one before them opens.

    Then half as many stand at one of few places. The data in scripts have no brackets for long, either, but
    stand behind one that closes; to let the pattern find that out takes half a millisecond.
    """
    half = _HUGE // 2
    return any(
        text.find(b"<", at, at + half) < 0
        and text.find(b">", at, at + half) < 0
        and text.rfind(b"<", at - half, at) > text.rfind(b">", at - half, at)
        for at in range(half, len(text) - half, half)
    )


def drop(el: HtmlElement) -> None:
    """Take an element out of its tree with all it holds; the text behind it stays."""
    above, before = el.getparent(), el.getprevious()
    if el.tail:
        if before is not None:
            before.tail = (before.tail or "") + el.tail
        else:
            above.text = (above.text or "") + el.tail
    above.remove(el)


def _leave_head(root: HtmlElement) -> None:
    """See that there is a body, and move to it what stands in the head and is none of it.

    libxml2 knows only the elements of HTML 4: on a page that leaves out `<body>`, as minifiers do, it lets
    `main`, `article` and the like stand in the head with all they hold.
    """
    head = root.find("head")
    strays = [] if head is None else [el for el in head if el.tag not in _HEAD_TAGS]
    body = root.find("body")
    if body is None:
        body = etree.SubElement(root, "body")
    for place, el in enumerate(strays):
        body.insert(place, el)


def _parse(text: bytes) -> tuple[HtmlElement | None, Sequence[Any]]:
    """A tree, and what libxml2 found fault with."""
    # lxml.html's own parser makes each element one of its classes, at a Python call for each: 1 ms a page.
    parser = etree.HTMLParser(
        encoding="utf-8",
        huge_tree=True,
        remove_comments=True,
        remove_pis=True,
        recover=True,
        collect_ids=False,
    )
    raw = text.translate(_CONTROL)
    if b"\xef" in raw:  # as on one page in ten; the pattern takes 0.07 ms to find none
        raw = _NO_CHARACTERS.sub(b" ", raw.replace(_NO_WIDTH, b""))
    raw = _ENDS.sub(b"", _NO_REFERENCES.sub(b" ", raw))
    try:
        root = etree.fromstring(raw, parser)
    except (etree.LxmlError, ValueError):
        return None, ()
    return root, parser.error_log


def runs_in(last: str, first: str) -> bool:
    """Whether two elements are parted by their looks alone: before a capital, or a bracket behind a stop."""
    return (last.isalnum() and first.isupper()) or (first == "(" and last in STOPS)
