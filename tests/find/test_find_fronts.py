"""Articles on front pages, and what is a story of its own."""

from __future__ import annotations

import pytest
from feed_help import URL
from steps import steps

from watcher.find import front, is_article, linked_feeds
from watcher.read import read

NAVIGATION = """<header class="site-header"><a href="/">The Sound Gazette</a>
<nav><a href="/news">News</a><a href="/sport">Sport</a><a href="/news/local-government-and-planning">Local</a>
<a href="/2026/05/01/pinned-story-in-the-menu">Everything about the story in the menu</a></nav></header>"""


FOOTER = """<footer><a href="/about-us-and-our-long-history">About us and our long history of news</a>
<a href="/terms">Terms and conditions of use for readers</a></footer>
<aside><a href="/2026/04/01/most-read-story-of-all">Most read story of all times and places</a></aside>"""


OTHERS = """<a href="https://elsewhere.example/2026/05/01/a-story-of-another-site">A story of another site</a>
<a href="/tag/ferry">Everything about the ferry and more</a>
<a href="/author/nora-quill">Nora Quill writes about ferries</a>
<a href="/page/2">Older stories than these five here</a>
<a href="/login">Log in to read all of our stories</a>
<a href="mailto:desk@news.example">Write to our desk at any time</a>
<a href="/boat.jpg">A picture of a very old boat</a>
<a href="/">Back to the front page of the paper</a>
<h2><a href="/index.html">All that the paper has told of the sound today</a></h2>
<div class="social-links"><a href="/share/2026/05/01/x-y-z-w">Share it</a></div>"""


STORIES = [
    ("dated addresses, headlines in headings", '<h2><a href="/2026/05/01/{slug}">{title}</a></h2>'),
    (
        "a slug alone, headline in a heading",
        '<article><h3><a href="/{slug}">{title}</a></h3><p>Text</p></article>',
    ),
    ("a number and a section", '<div class="teaser"><a href="/local/1234567"><h3>{title}</h3></a></div>'),
    ("headline by its class", '<div class="c-headline"><a href="/news/{slug}">{title}</a></div>'),
    ("plain links with long slugs", '<li><a href="/local/{slug}.html">{title}</a></li>'),
    (
        "picture, headline, read more",
        (
            '<a href="/x/{slug}"><img alt=""></a><h4><a href="/x/{slug}">{title}</a></h4>'
            '<a href="/x/{slug}#more">Read more</a>'
        ),
    ),
    ("numbers in the query", '<h2><a href="/story.php?id=1234567">{title}</a></h2>'),
    ("a script without spaces", '<h2><a href="/a/8834521">南安瑟姆港的夜间渡轮十一年后将再次启航</a></h2>'),
    ("header of a teaser", '<article><header><h2><a href="/{slug}">{title}</a></h2></header></article>'),
]


def front_page(*teasers: str) -> bytes:
    return (
        f"<html lang=en><head><title>The Sound Gazette</title></head><body>{NAVIGATION}"
        f"<main>{''.join(teasers)}"
        f"<h2><a href='/sport'>Sport</a></h2>{OTHERS}</main>{FOOTER}</body></html>"
    ).encode()


@pytest.mark.parametrize("teaser", [form for _, form in STORIES], ids=[name for name, _ in STORIES])
def test_a_fronts_articles_are_told_from_its_navigation(teaser):
    words = {"slug": "night-ferry-sails-again", "title": "Night ferry sails again after eleven years"}
    listing = front(front_page(teaser.format(**words)), "https://news.example/")
    assert len(listing.items) == 1, [item.url for item in listing.items]
    assert len(listing.items[0].title) > 15
    assert listing.title == "The Sound Gazette"


def test_a_front_of_all_forms_gives_each_article_once_in_its_own_order():
    titles = [f"Headline number {number} of the day" for number in range(len(STORIES) - 2)]
    forms = [form for name, form in STORIES if "script" not in name and "query" not in name]
    teasers = [
        form.format(slug=f"story-number-{n}-of-the-day", title=t)
        for n, (form, t) in enumerate(zip(forms, titles, strict=True))
    ]
    listing = front(front_page(*teasers), "https://news.example/section/")
    assert [item.title for item in listing.items] == titles


def test_a_page_without_articles_says_so():
    assert "no articles" in front(front_page(), "https://news.example/").trouble


def test_feeds_that_a_page_links_to_are_named_with_its_comments_last():
    head = """<link rel="alternate" type="application/rss+xml" title="Comments" href="/comments/feed">
    <link rel="alternate" type="application/json" href="/wp-json">
    <link rel="alternate" hreflang="de" href="/de">
    <link rel="ALTERNATE" type="application/atom+xml; charset=utf-8" title="All" href="/atom.xml">
    <link rel="stylesheet" type="application/rss+xml" href="/x">
    <link rel=alternate type=application/feed+json href=/j>
    <link rel="alternate" type="application/rss+xml" href="javascript:x"></head>"""
    found = linked_feeds(f"<html><head>{head}<body></body></html>".encode(), "https://news.example/")
    assert [linked.url.removeprefix("https://news.example") for linked in found] == [
        "/atom.xml",
        "/j",
        "/comments/feed",
    ]


STORY = (
    "<h1>Night ferry sails again</h1>"
    + "<p>The board decided on Monday that the boat will sail again.</p>" * 9
)
SHORT = (
    "<h1>Night ferry sails again</h1><p class=standfirst>Eleven years after the last boat crossed the strait"
    " at night the harbour has found the money for another one, and the islands hear of it with joy and some"
    " doubt, for the fares are high.</p>"
    + "<p>The first boat sails on a night in {}, the board says.</p>"
    * 3
).format("May", "June", "July")


@pytest.mark.parametrize(
    ("path", "head", "body", "links", "article"),
    [
        ("/2026/05/ferry", "", STORY, 0, True),
        ("/2026/05/ferry", '<meta property="og:type" content="article">', STORY, 40, True),
        ("/", '<meta property="og:type" content="article">', STORY, 0, False),
        ("/de/", "", STORY, 0, False),
        ("/sport", '<meta property="og:type" content="website">', "<h1>Sport</h1>", 20, False),
        ("/ferry", '<script type="application/ld+json">{"@type": "NewsArticle"}</script>', STORY, 30, True),
        (
            "/ferry",
            '<meta property="article:published_time" content="2026-05-01T12:00:00Z">',
            STORY,
            30,
            True,
        ),
        ("/ferry", "", SHORT, 1, True),
        ("/empty", "", "", 0, True),
    ],
)
def test_a_story_is_told_from_a_list_of_stories(path, head, body, links, article):
    page = f"<html lang=en><head>{head}</head><body><article>{body}</article></body></html>".encode()
    reading = read(page, f"https://news.example{path}")
    assert is_article(page, reading, links=links) is article


def test_the_cost_of_a_front_grows_no_faster_than_the_page():
    def cost(number: int) -> int:
        links = "".join(f"<div><a href='/2026/05/01/story-{n}-of-it'>x</a>" for n in range(number))
        return steps(lambda: front(f"<html><body>{links}".encode(), URL))

    assert cost(200) < 3 * cost(100)
