"""Pages of any size, each of a shape that some step of a reading might take ill."""

from __future__ import annotations

from itertools import count, islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

SENTENCE = "The ferry sails again after nine days in the yard, its owner said in the evening. "


def numbered(template: str) -> Callable[[int], str]:
    """Pieces that differ in a number."""

    def fill(size: int) -> str:
        many = size // len(template.format(10_000)) + 1
        return "".join(template.format(n) for n in islice(count(), many))[:size]

    return fill


def worded(template: str) -> Callable[[int], str]:
    """Pieces that differ in a word."""
    letters = str.maketrans("0123456789", "ghijklmnop")
    return lambda size: numbered(template)(size).translate(letters)


def over(piece: str) -> Callable[[int], str]:
    """One piece over and over."""
    return lambda size: (piece * (size // len(piece) + 1))[:size]


def inside(before: str, inner: Callable[[int], str], after: str = "") -> Callable[[int], str]:
    return lambda size: f"{before}{inner(size - len(before) - len(after))}{after}"


STORY = f"<h1>Ferry sails again</h1><p>{SENTENCE * 3}</p>"
MARKUP: dict[str, Callable[[int], str]] = {
    "paragraphs": numbered(f"<p>{SENTENCE}{SENTENCE}Crossing {{}}.</p>\n"),
    "one paragraph": inside("<p>", over(SENTENCE)),
    "no tags": over(SENTENCE),
    "short lines": numbered("<p>Line {}</p>"),
    "line breaks": numbered("Line {}<br>"),
    "blank lines": inside("<p>", over("Line\n\n<br><br>")),
    "nested boxes": over("<div>"),
    "nested boxes with text": over(f"<div><p>{SENTENCE}</p>"),
    "nested inline": over("<b>"),
    "nested lists": over("<ul><li>Item"),
    "nested tables": over("<table><tr><td>Cell"),
    "flat boxes": numbered("<div>Box {}</div>"),
    "boxes of classes": numbered('<div class="box-{0} sidebar-{0}" id="a{0}">Box {0}</div>'),
    "classes of two parts": lambda size: "".join(
        f'<div class="{worded(name)(size // 2)}">{STORY * 2}</div>' for name in ("article-body a{} ", "b{} ")
    ),
    "what controls show": inside(
        STORY,
        numbered(f'<button aria-controls="c{{0}}">Who?</button><div id="c{{0}}" hidden>{SENTENCE}</div>'),
    ),
    "links": numbered('<a href="/{0}">Story {0}</a> '),
    "list of links": inside("<ul>", numbered('<li><a href="/{0}">Story {0} of the day</a></li>')),
    "one table": inside("<table>", numbered("<tr><td>{0}</td><td>Cell {0}</td></tr>")),
    "one wide row": inside("<table><tr>", numbered("<td>{0}</td>")),
    "articles": numbered(f"<article class=entry-content><p>{SENTENCE}{{}}</p></article>"),
    "headings": numbered("<h1>Ferry sails again {}</h1>"),
    "the same heading": over("<h2>Ferry sails again</h2>"),
    "equal paragraphs": over(f"<p>{SENTENCE}</p>"),
    "buttons of a heading": inside(f"{STORY}<h2>", over("<button></button>")),
    "captions of a figure": inside(
        f"{STORY}<figure>", over("<table></table><figcaption>The quay</figcaption>")
    ),
    "unclosed": over("<p><b><i><a href=x>"),
    "closing tags": over("</div></p></b>"),
    "one attribute": inside("<div class='", over("word ")),
    "attributes": inside("<div ", numbered("a{0}='{0}' ")),
    "braces": over("<p {{x}} {y}=1>Text"),
    "open tags": over("<"),
    "comments": over("<!-- a comment -->"),
    "open comments": over("<!--"),
    "entities": over("&amp;&#8217;&nbsp;"),
    "scripts": inside(STORY, over("<script>var a = 1;</script>")),
    "one script": inside(f"{STORY}<script>", over("var a = '<p>text';")),
    "json-ld": inside('<script type="application/ld+json">[', numbered('{{"@type":"Article","n":{}}},'), "]"),
    "deep json-ld": inside('<script type="application/ld+json">', over("[")),
    "metas": numbered('<meta property="article:tag" content="{}">'),
    "itemprops": inside(STORY, numbered('<span itemprop="author">Ada Brandt {}</span>')),
    "bylines": inside(STORY, numbered('<span class="author">{}</span>')),
    "times": inside(STORY, numbered('<time class="updated">Monday {}</time>')),
    "dates in classes": inside(STORY, numbered('<i class="date">{} May</i>')),
    "comments of readers": inside(STORY, numbered("<div class=comments><p>First! {}</p></div>")),
    "notes": inside(STORY, numbered("<p><strong>Update 3 Feb:</strong> The owner said {}.</p>")),
    "live blog": inside(STORY, numbered("<h3>10:15 GMT</h3><p>The owner said {}.</p>")),
    "appeals": inside(STORY, over("<p>Follow us</p>")),
    "list of appeals": inside(STORY, over("<li>Follow us</li>")),
    "list of labels": inside(STORY, over("<li>Update:</li>")),
    "headline": inside("<title>", over("Ferry | "), f"</title>{STORY}"),
    "null bytes": over("\0"),
}

RUNS = {
    "spaces": " ",
    "hard spaces": "\N{NO-BREAK SPACE}",
    "line ends": " \n",
    "tabs": "\t ",
    "digits": "7",
    "digits apart": "7 ",
    "capitals": "A",
    "capitals apart": "A ",
    "small letters": "a",
    "title case": "Ferry ",
    "dots": ".",
    "dots apart": ". ",
    "commas": ", ",
    "colons": "a: ",
    "dashes": "-",
    "dashes apart": " – ",
    "slashes": "1/",
    "months": "May ",
    "months with dots": "Sept. ",
    "days": "Monday ",
    "dates": "12 May 2021 ",
    "iso dates": "2021-05-12",
    "clock times": "10:15 ",
    "open brackets": "(",
    "open brackets apart": "( [",
    "brackets": "(a) ",
    "quotation marks": "“a ",
    "bars": "a | ",
    "labels": "Update ",
    "labelled": "Update: ",
    "corrections": "Correction 12 May: ",
    "statements": "This article was amended on ",
    "earlier": "an earlier version of this article ",
    "by": "by ",
    "names": "By Ada Brandt and ",
    "picture": "Photo: ",
    "and": "and ",
    "addresses": "a@b.c ",
    "links": "www.",
    "ideographs": "更新",
    "combining": "e\N{COMBINING ACUTE ACCENT}",
    "soft hyphens": "a\N{SOFT HYPHEN}",
    "read more": "Read more: ",
    "follow us": "Follow us on ",
}
"""Texts that a regular expression may go over again and again."""

PLACES: dict[str, Callable[[str], str]] = {
    "paragraph": lambda text: f"{STORY}<p>{text}</p><p>{SENTENCE}</p>",
    "last": lambda text: f"{STORY}<p>{text}x</p>",
    "heading": lambda text: f"{STORY}<h2>{text}</h2><p>{SENTENCE}</p>",
    "strong": lambda text: f"{STORY}<p><strong>{text}</strong> {SENTENCE}</p>",
    "headline": lambda text: f"<title>{text}</title><h1>{text}</h1><p>{SENTENCE * 3}</p>",
    "class": lambda text: f"{STORY}<div class='{text}'><p>{SENTENCE}</p></div>",
    "byline": lambda text: f"{STORY}<p class=byline>{text}</p><meta name=author content='{text}'>",
    "time": lambda text: f"{STORY}<time class=updated datetime='{text}'>{text}</time>",
    "meta": lambda text: (
        f"<meta property='article:modified_time' content='{text}'>"
        f"<meta property='og:title' content='{text}'><meta property='og:site_name' content='{text}'>{STORY}"
    ),
    "json-ld": lambda text: (
        '<script type="application/ld+json">{"@type":"NewsArticle","headline":"'
        + text.replace("\n", " ").replace("\t", " ")
        + '","datePublished":"x"}</script>'
        + STORY
    ),
    "link": lambda text: f"{STORY}<p><a href='/{text}'>{text}</a></p>",
}
"""Where such a text may stand."""
