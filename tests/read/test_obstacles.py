"""Pages that are no article are named for what they are, in whatever language; an article never is."""

# ruff: noqa: E501  the pages are easier to read when each part of them is one line

from __future__ import annotations

import pytest
from obstacle_pages import SHAPES
from obstacle_parts import FOOT, NAV, URL, Shape, page

from watcher.model import Obstacle
from watcher.read import Look, read


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.what)
def test_a_page_that_is_no_article_is_named(shape: Shape) -> None:
    reading = read(shape.html, URL)
    assert reading.obstacle is shape.kind
    assert reading.detail


def paragraphs(count: int) -> str:
    return "".join(
        f"<p>On day {n} the ferry company told its passengers that the crews would wait for calmer water.</p>"
        for n in range(count)
    )


ARTICLE = '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2021-01-11T08:00Z"}</script>'
BANNER = "<div class=banner><p>We and our partners use cookies.</p><button>Accept all cookies</button></div>"

BRIEF = (
    "<p>The swing bridge at Holm closes to traffic on Monday for scheduled maintenance, the harbour board said.</p>"
    "<p>Buses take the road by the mill until Thursday, when the bridge opens again. Ferries are not affected."
    " Drivers should expect delays of up to twenty minutes in the mornings.</p>"
)
NO_SCRIPTS = "<noscript><h1>JavaScript is disabled</h1></noscript>"
FORM = "<form><h2>Log in now</h2><input name=who></form>"
HIDDEN = f"<div style='display: none;'>{FORM}</div>"

STORIES = [
    page("Bridge closed", f"{NAV}<main><h1>Bridge closed</h1>{BRIEF}</main>{FOOT}", head=ARTICLE),
    *(
        page("Ferry laid up", f"{form}<main><h1>Ferry laid up</h1>{paragraphs(4)}</main>")
        for form in (HIDDEN, f"<div class='box hidden'>{FORM}</div>", f"<dialog id=in>{FORM}</dialog>")
    ),
    page("Ferry laid up", f"{NO_SCRIPTS}<main><h1>Ferry laid up</h1>{paragraphs(5)}</main>"),
    page("Ferry laid up", f"<main><h1>Ferry laid up</h1>{paragraphs(10)}</main>"),
    page("Ferry laid up", f"{BANNER}<main><h1>Ferry laid up</h1>{paragraphs(4)}</main>"),
    page("Ferry laid up", f"{BANNER}{NAV}<main><h1>Ferry laid up</h1>{paragraphs(4)}</main>{FOOT}<noscript>Please enable JavaScript.</noscript>"),
    page("Access denied", f"<main><h1>Access denied</h1>{paragraphs(5)}</main>", head=ARTICLE),
    *(page(title, f"<main><h1>{title}</h1>{paragraphs(8)}</main>") for title in ("Not a robot", "Nejsem robot")),
    page("Why the page was not found", f"<main><h1>Why the page was not found: a short history of 404</h1>{paragraphs(5)}</main>"),
    page("What cookies know", f"<main><h1>What cookies know</h1><p>Cookies and partners: advertising, consent and privacy in Europe.</p>{paragraphs(12)}</main>"),
    page("Ferry laid up", f"<main><h1>Ferry laid up</h1>{paragraphs(3)}<div class=paywall><h2>Subscribe to continue reading</h2></div></main>"),
    page("Ferry laid up", f"<main><h1>Ferry laid up</h1>{paragraphs(10)}</main>", head='<script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": false}</script>'),
    page("Ferry laid up", f"<main><h1>Ferry laid up</h1>{paragraphs(10)}</main>", head="<link rel=canonical href='https://www.harbour-post.example/'>"),
    page("Search ends", f"<main><h1>Search ends</h1><p>Nothing was found at the harbour, and the page of the log that can’t be read was not looked for.</p>{paragraphs(4)}</main>"),
    *(
        page(headline, f"<main><h1>{headline}</h1><p>{told}</p>{paragraphs(2)}</main>")
        for headline, told in (
            ("Rights to the ferry film lapse", "The content has expired, viewers heard, since nobody paid for it."),
            ("Divers give up", "Nothing was found at this place, the harbour board said on Monday."),
            ("A diary without its end", "The page can’t be found, the museum said on Monday of the log."),
            ("Article has expired, court says", "The clause on ferries binds nobody any longer."),
            ("Paper sold", "“This is premium content,” the buyer told the board, and not for everybody."),
            ("Masuk angin di pelabuhan", "The name of the play is what sailors say of a cold, and it opens on Monday."),
            ("Prijava kršitev na ladji", "A report on breaches of the rules at sea was handed in on Monday."),
            ("Archive opens", "Those who become a member to read the letters pay five crowns a month."),
        )
    ),
    page("Ferry for sale", f"<main><h1>Ferry for sale</h1><p>The ferry is for sale, and so is its domain.</p>{paragraphs(4)}</main>"),
    page("渡轮停航", f"<main><h1>渡轮停航</h1>{'<p>渡轮公司周一表示,由于风暴损坏了轮轴,往返岛屿的渡轮将停航至春季,乘客可以改乘邮船。</p>' * 8}</main>", lang="zh"),
]  # fmt: skip


@pytest.mark.parametrize("html", STORIES)
def test_an_article_is_one_whatever_stands_around_it(html: str) -> None:
    reading = read(html, URL)
    assert reading.obstacle is None
    assert len(reading.text) > 200


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.what)
def test_another_obstacle_is_another_page_to_the_fingerprint(shape: Shape) -> None:
    """Equal names at any level mean equal readings, obstacles included."""
    story = Look(STORIES[0], URL)
    assert story.page != Look(shape.html, URL).page
    assert story.scope != Look(shape.html, URL).scope


@pytest.mark.parametrize("named", ["/", "/en/", "/de-at/index.html"])
@pytest.mark.parametrize(
    ("at", "obstacle"), [("/", None), ("/en", None), ("/news/ferry", Obstacle.NOT_FOUND)]
)
def test_a_front_page_at_its_own_address_is_no_error(named: str, at: str, obstacle: Obstacle | None) -> None:
    shape = next(shape for shape in SHAPES if shape.what == "the front page instead")
    html = shape.html.replace('href="https://www.harbour-post.example/"', f'href="{named}"', 1)
    assert read(html, f"https://www.harbour-post.example{at}").obstacle is obstacle
