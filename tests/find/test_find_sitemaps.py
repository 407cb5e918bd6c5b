"""Articles in sitemaps, and in sitemaps of sitemaps."""

from __future__ import annotations

import pytest
from feed_help import NOON, URL

from watcher.find import sitemap, walk
from watcher.find.sitemap import KEPT, MOST_CHILDREN

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
    assert "broken" in listing.trouble


@pytest.mark.parametrize("behind", ["<script></script>", "\nWarning: no cache", "\0", urlset(NEWS).decode()])
def test_what_stands_behind_the_end_of_a_sitemap_is_no_trouble(behind):
    listing, _ = sitemap(urlset(NEWS) + behind.encode(), URL)
    assert (len(listing.items), listing.trouble) == (1, "")
    assert "broken" in listing.remark


def test_a_prefix_that_stands_for_nothing_costs_no_entry():
    listing, _ = sitemap(
        b"<urlset><url><loc>/a</loc><image:image/></url><url><loc>/b</loc></url></urlset>", URL
    )
    assert (len(listing.items), listing.trouble) == (2, "")


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
