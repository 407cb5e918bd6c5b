"""Wraps a story into the page that a web site serves: everything around it changes with every request."""

from __future__ import annotations

import json
from enum import StrEnum
from html import escape
from random import Random
from typing import TYPE_CHECKING

from watcher.model.days import MONTHS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from watcher.demo.story import Piece, Section, Story


class Dating(StrEnum):
    """Where the page tells its publication date (and its other metadata)."""

    META = "meta tags"
    JSON_LD = "JSON-LD only"
    TIME = "a time element only"
    URL = "the address only"


BIOGRAPHY = (
    "has written about harbours and the people who live off them since 2006. She keeps a small boat and a "
    "large dog."
)
CREDIT = "Picture credit: Harbour Museum / Jo Penn"
PROMOTION = (
    "Join our editors for an evening on island transport at the Old Customs House. Doors open at seven, "
    "tickets include a bowl of soup."
)
REPLY = ("Leave a Reply", "Your email address will not be published.", "Required fields are marked")
COMMENTS = (
    ("Gannet", "12 January 2021 at 08:14", "My grandmother met my grandfather on that boat. About time."),
    ("Peter L.", "12 January 2021 at 11:02", "Who pays when nobody books? Asking for a taxpayer."),
    ("slipway_sue", "13 January 2021 at 07:45", "Update your photo, that is not even the right pier!"),
    ("Old Bosun", "13 January 2021 at 22:31", "Seen from the water it all looks very different."),
)
RELATED = (
    "Lobster quota rises for the third year in a row",
    "Lighthouse keeper’s cottage finds a buyer at last",
    "What the new tide gauge tells us",
    "UPDATE: Storm closes the coast road until the weekend",
    "School bus to leave ten minutes earlier",
    "Harbour swim raises record sum for the lifeboat",
)
TEASERS = ("Sail away for less", "Boots that laugh at salt", "A bank that knows your boat", "Try our soup")


def furniture_texts() -> tuple[str, ...]:
    """What must never be read as part of the article."""
    comments = tuple(text for _, _, text in COMMENTS)
    return (BIOGRAPHY, CREDIT, PROMOTION, *REPLY, *comments, *RELATED, *TEASERS, "View Comments")


def page(story: Story, *, url: str, visit: int, dating: Dating = Dating.META) -> str:
    """The HTML of a story.

    Args:
        story: what is published.
        url: the page's own address.
        visit: which request this is; the furniture follows from it and is never twice the same.
        dating: where the metadata stand.
    """
    churn = Random(visit)  # noqa: S311 - furniture, not secrets; the same visit gives the same page
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>{_text(story.title)} | {_text(story.site)}</title>
{_head(story, url, dating)}
<script>window.__token = "{churn.getrandbits(64):016x}"; window.__served = {1610000000 + visit};</script>
</head>
<body class="post-template visit-{visit % 7}">
<header class="site-header"><a class="logo" href="/">{_text(story.site)}</a>
<nav><ul><li><a href="/news">News</a></li><li><a href="/tides">Tides</a></li>
<li><a href="/sport">Sport</a></li></ul></nav>
<p class="weather">Harbour {churn.randint(-3, 9)}°C, wind {churn.randint(2, 40)} knots</p></header>
<main>
<article class="post" id="post-{churn.randint(1000, 9999)}">
<h1 class="post-title">{_text(story.title)}</h1>
{_author_box(story, churn)}
{_facts_line(story, dating, visit)}
<div class="post-content" data-nonce="{churn.getrandbits(32):08x}">
{_content(story, churn)}
</div>
{_share_bar(churn, visit)}
</article>
{_comments(churn, visit)}
</main>
<aside class="sidebar"><h2>Most read</h2>{_links(churn.sample(RELATED, 4))}</aside>
<footer><p>© {_text(story.site)}. <a href="/corrections">Corrections and clarifications</a> ·
<a href="/privacy">Privacy policy</a></p><p>{churn.randint(200, 900)} readers are here now</p></footer>
<script src="/app.js?v={churn.getrandbits(24):06x}" async></script>
</body>
</html>
"""


def _text(text: str) -> str:
    return escape(text, quote=False)


def _head(story: Story, url: str, dating: Dating) -> str:
    if dating is Dating.META:
        return _meta(story, url)
    return _json_ld(story, url) if dating is Dating.JSON_LD else ""


def _meta(story: Story, url: str) -> str:
    properties = {
        "og:type": "article",
        "og:title": story.title,
        "og:site_name": story.site,
        "og:url": url,
        "article:published_time": story.published_at.isoformat(),
    }
    lines = [f'<meta property="{key}" content="{escape(value)}">' for key, value in properties.items()]
    return "\n".join(
        (
            *lines,
            f'<meta name="author" content="{escape(story.byline)}">',
            f'<link rel="canonical" href="{url}">',
        )
    )


def _json_ld(story: Story, url: str) -> str:
    data = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": story.title,
        "author": [{"@type": "Person", "name": story.byline}],
        "publisher": {"@type": "Organization", "name": story.site},
        "datePublished": story.published_at.isoformat(),
        "mainEntityOfPage": url,
    }
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


def _author_box(story: Story, churn: Random) -> str:
    return f"""<div class="author-box"><img src="/faces/{churn.randint(1, 9)}.jpg" alt="">
<p class="author-name">By <a rel="author" href="/by/quill">{_text(story.byline)}</a></p>
<p class="author-bio">{_text(story.byline)} {BIOGRAPHY}</p></div>"""


def _facts_line(story: Story, dating: Dating, visit: int) -> str:
    dated = ""
    if dating is Dating.TIME:
        when = story.published_at
        words = f"{when:%d} {MONTHS[when.month - 1]} {when.year}"
        dated = f'<time datetime="{when.isoformat()}">{words}</time> · '
    return f'<p class="post-meta">{dated}<span>{visit % 50 + 2} minutes ago</span> · 3 min read</p>'


def _content(story: Story, churn: Random) -> str:
    first, *rest = story.body
    blocks = [_first(story, first), *(f"<{tag}>{_text(text)}</{tag}>" for tag, text in rest)]
    blocks.insert(3, _advert(churn))
    blocks.insert(
        6, f'<aside class="related"><h3>Related stories</h3>{_links(churn.sample(RELATED, 3))}</aside>'
    )
    blocks.extend(_section(section) for section in story.sections)
    blocks.append(f'<p class="credit"><em>{_text(CREDIT)}</em></p>')
    blocks.append(
        f'<p><em>{_text(PROMOTION)} <a href="/events/ferry?ref={churn.getrandbits(16)}">Book now</a></em></p>'
    )
    return "\n".join(blocks)


def _first(story: Story, piece: Piece) -> str:
    stamp = f"<em>{_text(story.stamp)}</em>{story.glue}" if story.stamp else ""
    return f"<{piece.tag}>{stamp}{_text(piece.text)}</{piece.tag}>"


def _section(section: Section) -> str:
    first, *rest = section.paragraphs
    opening = f"<p><strong>{_text(section.label)}</strong> {_text(first)}</p>"
    return "\n".join((opening, *(f"<p>{_text(text)}</p>" for text in rest)))


def _advert(churn: Random) -> str:
    return (
        f'<div class="ad-slot" id="ad-{churn.getrandbits(20)}"><span>Advertisement</span> '
        f"{churn.choice(TEASERS)}</div>"
    )


def _share_bar(churn: Random, visit: int) -> str:
    return f"""<div class="share-buttons"><a href="#">Share</a> <span>{churn.randint(10, 900)} shares</span>
<a href="#comments">{visit + 2} comments</a></div>
<section class="related-posts"><h3>You may also like</h3>{_links(churn.sample(RELATED, 3))}</section>"""


def _links(titles: Sequence[str]) -> str:
    items = "".join(f'<li><a href="/story/{_slug(title)}">{_text(title)}</a></li>' for title in titles)
    return f"<ul>{items}</ul>"


def _slug(title: str) -> str:

    return "-".join(word.lower() for word in title.split() if word.isalnum())


def _comments(churn: Random, visit: int) -> str:
    shown = COMMENTS[: 2 + visit % 3]
    items = "\n".join(
        f'<li class="comment"><cite>{name}</cite> <a class="date" href="#c{n}">{date}</a>'
        f"<p>{_text(text)}</p><span>{churn.randint(0, 40)} likes</span> <a>Reply</a></li>"
        for n, (name, date, text) in enumerate(shown)
    )
    leave, email, required = REPLY
    return f"""<button class="view-comments">View Comments</button>
<section id="comments" class="comments"><h3>{visit + 2} comments</h3><ol>
{items}
</ol>
<div id="respond"><h3>{leave}</h3><p>{email} {required} *</p>
<form action="/comment" method="post"><input type="hidden" name="csrf" value="{churn.getrandbits(64):016x}">
<textarea name="comment"></textarea><button>Post Comment</button></form></div></section>"""
