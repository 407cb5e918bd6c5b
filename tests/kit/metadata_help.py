"""A page with what it claims about its article, for the tests of those claims."""

from __future__ import annotations

URL = "https://www.harbour-post.example/news/ferry-laid-up"
HEADLINE = "Ferry laid up at Holm after a winter storm"
STORY = "".join(
    f"<p>The ferry company told passengers on day {n} that all its crews would wait for calmer water at the"
    " pier, that nobody would be paid back, and that the post would come by the small boat of the mill.</p>"
    for n in range(5)
)


def article(under: str = "", *, head: str = "", behind: str = "", language: str = "en") -> str:
    return (
        f"<html lang={language}><head><title>{HEADLINE} - Harbour Post</title>{head}</head><body><main>"
        f"<article><h1>{HEADLINE}</h1>{under}<div class='story'>{STORY}</div></article>{behind}"
        "</main></body></html>"
    )


def ld(body: str) -> str:
    return f'<script type="application/ld+json">{{"@type": "NewsArticle", {body}}}</script>'


COMMENTS = (
    "<section class='comments'><div class='comment'><span class='comment-author'>Old Keeper</span>"
    "<time datetime='2021-02-20T10:00:00Z'>20 Feb</time><p>At last.</p></div></section>"
)
