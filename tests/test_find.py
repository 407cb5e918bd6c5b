"""Articles in what outlets list: feeds, sitemaps and fronts, good and broken ones. Bytes in, items out."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from steps import steps

from watcher.find import Kind, feed, front, is_article, kind_of, linked_feeds, sitemap, walk
from watcher.find.feed import MOST_ITEMS
from watcher.find.sitemap import KEPT, MOST_CHILDREN
from watcher.model import Reading
from watcher.read import read

URL = "https://news.example/feed.xml"
NOON = datetime(2026, 5, 1, 12, 0, tzinfo=UTC)

RSS_ITEM = """<item><title>Ferry &amp; bridge</title><link>https://news.example/ferry?utm_source=rss</link>
<guid isPermaLink="false">442</guid><pubDate>Fri, 01 May 2026 14:00:00 +0200</pubDate></item>"""


def rss(*items: str, head: str = "") -> bytes:
    return (
        f'<?xml version="1.0"?>{head}<rss version="2.0"><channel><title>The Sound Gazette</title>'
        f"<link>https://news.example/</link>{''.join(items)}</channel></rss>"
    ).encode()


def atom(*entries: str, base: str = "") -> bytes:
    space = f'xmlns="http://www.w3.org/2005/Atom" {base}'
    return f"<feed {space}><title>The Sound Gazette</title>{''.join(entries)}</feed>".encode()


def test_an_rss_item_has_address_name_headline_and_day():
    listing = feed(rss(RSS_ITEM), URL)
    (item,) = listing.items
    assert (listing.title, listing.trouble, listing.remark) == ("The Sound Gazette", "", "")
    assert (item.url, item.id) == ("https://news.example/ferry?utm_source=rss", "442")
    assert (item.title, item.published_at, item.updated_at) == ("Ferry & bridge", NOON, None)


def test_an_atom_entry_has_both_days_and_its_links_are_resolved():
    entry = (
        '<entry><id>tag:news.example,2026:442</id><title type="html">&lt;b>Ferry&lt;/b> sails</title>'
        '<link rel="self" href="/api/442"/><link rel="alternate" href="ferry"/>'
        "<published>2026-05-01T12:00:00Z</published><updated>2026-05-01T14:00:00+02:00</updated></entry>"
    )
    (item,) = feed(atom(entry, base='xml:base="https://news.example/news/"'), URL).items
    assert (item.url, item.title) == ("https://news.example/news/ferry", "Ferry sails")
    assert (item.published_at, item.updated_at) == (NOON, NOON)


def test_a_json_feed_is_read_by_its_own_names():
    entries = [
        {"id": "1", "url": "/ferry", "title": "Ferry", "date_published": "2026-05-01T14:00:00+02:00"},
        {"id": "https://news.example/bridge", "date_modified": "2026-05-01T12:00:00Z"},
        {"id": "3"},
        "nonsense",
    ]
    body = json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "Sound", "items": entries})
    listing = feed(body.encode(), URL)
    assert [item.url for item in listing.items] == [
        "https://news.example/ferry",
        "https://news.example/bridge",
    ]
    assert (listing.items[0].published_at, listing.items[1].updated_at) == (NOON, NOON)


@pytest.mark.parametrize(
    ("link", "address"),
    [
        ("<link>/a/b</link>", "https://news.example/a/b"),
        ("<link>a#top</link>", "https://news.example/a"),
        ("<link>  https://news.example/a </link>", "https://news.example/a"),
        ("<guid>https://news.example/a</guid>", "https://news.example/a"),
        ("<link>javascript:alert(1)</link>", None),
        ("<link>file:///etc/passwd</link>", None),
        ("<link></link><guid isPermaLink='false'>442</guid>", None),
        ("<link>http://[::1</link>", None),
    ],
)
def test_links_are_addresses_on_the_web_or_nothing(link, address):
    found = [item.url for item in feed(rss(f"<item><title>x</title>{link}</item>"), URL).items]
    assert found == ([address] if address else [])


@pytest.mark.parametrize(
    "day", ["soon", "Thu, 01 Jan 1970 00:00:00 GMT", "0000-00-00", "Fri, 99 May 2026", "32.13.2026", ""]
)
def test_a_wrong_day_is_no_day_and_the_item_stays(day):
    (item,) = feed(
        rss(f"<item><link>https://news.example/a</link><pubDate>{day}</pubDate></item>"), URL
    ).items
    assert item.published_at is None


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"", "empty"),
        (b"  \n ", "empty"),
        (b"<!doctype html><html><head><title>Not found</title></head></html>", "a web page, not a feed"),
        (b"<urlset><url><loc>https://x.example/</loc></url></urlset>", "a sitemap, not a feed"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "neither XML nor JSON Feed"),
        (b'{"version": "https://jsonfeed.org/version/1", "items": 3}', "no list of items"),
        (b'{"version": "https://jsonfeed.org/version/1", "items": [', "broken"),
        (b'{"error": "no"}', "neither XML nor JSON Feed"),
        (b"<rss><channel><item><title>cut off in the mid", "broken and no item"),
        (rss(RSS_ITEM, head='<!DOCTYPE rss [<!ENTITY a "aaaa">]>'), "entities"),
        (rss(RSS_ITEM, head='<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>'), "entities"),
    ],
)
def test_a_broken_feed_says_what_is_wrong_with_it(body, words):
    listing = feed(body, URL)
    assert words in listing.trouble
    assert listing.items == ()


def test_a_feed_that_is_broken_in_the_middle_gives_what_stands_before_that():
    listing = feed(rss(RSS_ITEM, "<item><link>https://news.example/b</link><title>a < b & c</title>"), URL)
    assert "https://news.example/ferry?utm_source=rss" in [item.url for item in listing.items]
    assert listing.remark


@pytest.mark.parametrize("reference", ["&#xd800;", "&#0;", "&#x1b;", "&#1114112;", f"&#{'9' * 40};", "&#;"])
def test_a_reference_to_no_character_is_left_out_and_costs_no_item(reference):
    item = f"<item><link>https://news.example/{reference}a</link><title>Quo{reference}ta &#38; more</title>"
    found = feed(f"<rss><channel><title>G{reference}</title>{item}</item></channel></rss>".encode(), URL)
    assert (found.title, found.trouble) == ("G", "")
    assert [(one.url, one.title) for one in found.items] == [("https://news.example/a", "Quota & more")]


def test_of_fifty_thousand_items_the_first_are_read_and_the_rest_counted():
    items = (f"<item><link>https://news.example/{number}</link></item>" for number in range(50_000))
    listing = feed(rss(*items), URL)
    assert (len(listing.items), listing.left) == (MOST_ITEMS, 50_000 - MOST_ITEMS)
    assert listing.items[0].url == "https://news.example/0"


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (rss(RSS_ITEM), Kind.FEED),
        (atom(), Kind.FEED),
        (b"\xef\xbb\xbf \n<?xml version='1.0'?><!-- x --><rdf:RDF xmlns:rdf='x'/>", Kind.FEED),
        ("<?xml version='1.0' encoding='utf-16'?><rss/>".encode("utf-16"), Kind.FEED),
        (b"<?xml-stylesheet href='x'?><urlset/>", Kind.SITEMAP),
        (b"<s:sitemapindex xmlns:s='x'/>", Kind.SITEMAP_INDEX),
        (b"<!DOCTYPE html><html>", Kind.PAGE),
        (b"plain words", Kind.OTHER),
        (b'{"version":"https:\\/\\/jsonfeed.org\\/version\\/1"}', Kind.JSON_FEED),
    ],
)
def test_a_document_is_known_by_its_beginning(body, kind):
    assert kind_of(body) is kind


# Sitemaps

SPACES = (
    'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
    'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" '
    'xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"'
)


def urlset(*urls: str) -> bytes:
    return f'<?xml version="1.0"?><urlset {SPACES}>{"".join(urls)}</urlset>'.encode()


def index(*sitemaps: str) -> bytes:
    return f"<sitemapindex {SPACES}>{''.join(sitemaps)}</sitemapindex>".encode()


NEWS = """<url><loc>https://news.example/ferry</loc>
<image:image><image:loc>/boat.jpg</image:loc><image:title>A boat</image:title></image:image>
<news:news><news:publication><news:name>Gazette</news:name></news:publication>
<news:publication_date>2026-05-01T14:00:00+02:00</news:publication_date><news:title>Ferry  sails</news:title>
</news:news></url>"""


def test_a_news_sitemap_has_headlines_and_days_and_no_pictures():
    listing, children = sitemap(urlset("<url><loc>/old</loc></url>", NEWS), URL)
    assert [item.url for item in listing.items] == ["https://news.example/ferry", "https://news.example/old"]
    assert (listing.items[0].title, listing.items[0].published_at) == ("Ferry sails", NOON)
    assert children == ()


def test_of_a_large_sitemap_the_newest_are_kept_whatever_their_order():
    urls = [f"<url><loc>/{n}</loc><lastmod>2026-05-{1 + n % 28:02}</lastmod></url>" for n in range(3 * KEPT)]
    listing, _ = sitemap(urlset(*urls), URL)
    assert (len(listing.items), listing.left) == (KEPT, 2 * KEPT)
    assert {item.updated_at.day for item in listing.items} == set(range(19, 29))


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"<html></html>", "no sitemap"),
        (b"", "no sitemap"),
        (b"<urlset><url><loc>", "broken"),
        (
            b'<!DOCTYPE u [<!ENTITY a "x">]><urlset><url><loc>https://x.example/&a;</loc></url></urlset>',
            "entities",
        ),
    ],
)
def test_a_broken_sitemap_says_what_is_wrong_with_it(body, words):
    listing, _ = sitemap(body, URL)
    assert words in listing.trouble


def test_a_sitemap_that_is_cut_off_gives_what_stands_before_that():
    listing, _ = sitemap(urlset(NEWS)[:-9] + b"<url><loc>", URL)
    assert [item.url for item in listing.items] == ["https://news.example/ferry"]
    assert "broken" in listing.remark


def walked(url: str, web: dict[str, bytes]):
    """The listing, and the addresses asked for in their order."""
    way, asked = walk(url), []
    body: bytes | None = None
    try:
        address = next(way)
        while True:
            asked.append(address)
            body = web.get(address)
            address = way.send(body)
    except StopIteration as end:
        return end.value, asked


def test_an_index_leads_to_its_newest_sitemaps_and_no_deeper_than_two():
    child = "<sitemap><loc>https://news.example/{}.xml</loc><lastmod>2026-05-{:02}</lastmod></sitemap>"
    web = {"https://news.example/i.xml": index(*(child.format(n, n) for n in range(1, 29)))}
    web |= {f"https://news.example/{n}.xml": urlset(f"<url><loc>/{n}</loc></url>") for n in range(1, 29)}
    listing, asked = walked("https://news.example/i.xml", web)
    assert len(asked) == 1 + MOST_CHILDREN
    assert asked[1] == "https://news.example/28.xml"
    assert len(listing.items) == MOST_CHILDREN

    circle = {
        url: index(f"<sitemap><loc>{url}</loc></sitemap><sitemap><loc>{url}?{n}</loc></sitemap>")
        for n, url in enumerate(["https://news.example/i.xml", "https://news.example/i.xml?0"])
    }
    _, asked = walked("https://news.example/i.xml", circle)
    assert len(asked) <= 3


def test_of_an_index_what_can_be_read_is_used_and_the_rest_is_told():
    children = ("<sitemap><loc>/a.xml</loc></sitemap>", "<sitemap><loc>/news.xml</loc></sitemap>")
    web = {URL: index(*children), "https://news.example/news.xml": urlset(NEWS)}
    listing, asked = walked(URL, web)
    assert asked == [URL, "https://news.example/news.xml", "https://news.example/a.xml"]
    assert (len(listing.items), listing.remark) == (1, "1 of its 2 sitemaps cannot be read")
    nothing, _ = walked(URL, {URL: index(*children)})
    assert "none of the sitemaps" in nothing.trouble


# Fronts

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
        ("/empty", "", "", 0, True),
    ],
)
def test_a_story_is_told_from_a_list_of_stories(path, head, body, links, article):
    page = f"<html lang=en><head>{head}</head><body><article>{body}</article></body></html>".encode()
    reading = read(page, f"https://news.example{path}")
    assert is_article(page, reading, links=links) is article


# What must hold for any bytes


@given(
    st.binary(max_size=400),
    st.sampled_from(
        [
            b"",
            b"<rss><channel><item>",
            b"<rss><channel><item><title>&#",
            b"\xff\xfe<\0r\0s\0s\0>\0&\0#\0x\0d\08\00\00\0;\0",
            b"<urlset><url><loc>",
            b"<a href='",
            b'{"version":"https://jsonfeed.org/version/1","items":[',
        ]
    ),
)
def test_no_bytes_are_too_odd(noise, start):
    body = start + noise
    feed(body, URL)
    sitemap(body, URL)
    front(body, URL)
    linked_feeds(body, URL)
    assert kind_of(body) in Kind
    is_article(body, Reading(url=URL), links=0)


def test_the_cost_of_a_front_grows_no_faster_than_the_page():
    def cost(number: int) -> int:
        links = "".join(f"<div><a href='/2026/05/01/story-{n}-of-it'>x</a>" for n in range(number))
        return steps(lambda: front(f"<html><body>{links}".encode(), URL))

    assert cost(200) < 3 * cost(100)
