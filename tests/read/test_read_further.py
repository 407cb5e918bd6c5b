"""A story on several pages: where it goes on is told, for what stands there is not watched with it."""

from __future__ import annotations

import pytest
from newsroom import Desk, watch

from watcher.demo.site import Answer, NewsSite
from watcher.read.further import next_page

OWN = "https://news.example/2026/quay"
STORY = "<p>The harbour board of Ledmouth will close the south quay for nine weeks, its chair said.</p>" * 8


def page(links: str, *, head: str = "") -> bytes:
    return f"<html lang=en><head>{head}</head><body><h1>Quay</h1>{STORY}{links}</body></html>".encode()


def link(href: str, text: str = "2", more: str = "") -> str:
    return f'<div class="pages"><a href="{href}"{more}>{text}</a></div>'


@pytest.mark.parametrize(
    ("own", "links", "further"),
    [
        (OWN, link("?page=2"), f"{OWN}?page=2"),
        (OWN, link("/2026/quay/2", "Next page"), f"{OWN}/2"),
        (f"{OWN}/", link("/2026/quay/2/", "Weiter"), f"{OWN}/2/"),
        (f"{OWN}.html", link("quay-2.html", "Page suivante"), f"{OWN}-2.html"),
        (f"{OWN}?id=7", link("?id=7&amp;p=2", "次のページ"), f"{OWN}?id=7&p=2"),
        (OWN, link("/2026/quay/seite-2", "Auf Seite 2", ' rel="next"'), f"{OWN}/seite-2"),
        (f"{OWN}?page=2", link("?page=3", "Next page"), f"{OWN}?page=3"),
        # other stories, readers' comments, what is numbered otherwise, the page before
        (OWN, link("/2026/ferry", "Next story", ' rel="next"'), ""),
        (OWN, link("/2026/quay-opens", "Next", ' rel="next"'), ""),
        (OWN, link("/2026/quay/comment-page-2", "2"), ""),
        (OWN, f'<div id="comments">{link("?page=2")}</div>', ""),
        (OWN, link("?page=2", "Two hundred sails"), ""),
        ("https://news.example/story-1", link("/story-2", "Next", ' rel="next"'), ""),
        (f"{OWN}?page=2", link("?page=1", "Previous page"), ""),
        (f"{OWN}?page=2", link(f"?page={'3' * 5000}"), ""),
        (OWN, "", ""),
    ],
)
def test_where_a_story_goes_on(own: str, links: str, further: str) -> None:
    assert next_page(page(links), own) == further


def test_a_page_says_so_in_its_head_too() -> None:
    assert next_page(page("", head='<link rel="next" href="?page=2">'), OWN) == f"{OWN}?page=2"


def test_who_reads_or_adds_the_first_page_is_told_of_the_next(desk: Desk, site: NewsSite) -> None:
    dated = '<meta property="article:published_time" content="2026-05-04T08:00:00Z">'
    site.pages["/quay"] = lambda _: Answer(page(link("?page=2"), head=dated))
    desk.configure()
    shown = " ".join(desk.run("extract", site.url("/quay")).out.split())
    assert shown.endswith(f"It goes on at {site.url('/quay')}?page=2, which is not read with it.")
    said = " ".join(desk.run("add", site.url("/quay")).out.split())
    assert f"it goes on at {site.url('/quay')}?page=2, which is not watched with it" in said


NEXT = link("?page=2")
TOLD = [f"<p>The board will close quay {n} for {n} weeks, said its chair, Ida Holm.</p>" for n in range(8)]
ALL, HALF = "".join(TOLD), "".join(TOLD[:5])


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        (ALL, HALF + NEXT, "The story goes on at"),
        (HALF + NEXT, ALL, "The story went on at"),
        (ALL, HALF, ""),
        (HALF, ALL, ""),
        (ALL + NEXT, f"<p>It rains today.</p>{ALL}{NEXT}", ""),
    ],
)
def test_an_end_that_may_stand_on_the_next_page_is_told_with_where_that_is(
    desk: Desk, site: NewsSite, old: str, new: str, says: str
) -> None:
    desk.configure(watch(site.url("/quay")))
    for text in (old, new):
        page = f"<html lang=en><h1>Quay</h1>{text}</html>".encode()
        site.pages["/quay"] = lambda _, page=page: Answer(page)
        desk.check(expect=0)
    shown = " ".join(desk.run("history", "/quay").out.split())
    assert (f"{says} {site.url('/quay')}?page=2" in shown) if says else "?page=2" not in shown
    for _ in ("as it came", "told anew"):
        assert desk.history("/quay")[1]["change"]["reasons"][0].startswith(says)
        desk.run("reread", "--all")
