"""What a page claims about its article: who is believed, and who is not."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from watcher.model import DateSource
from watcher.read import read
from watcher.read.metadata import metadata
from watcher.read.page import grown

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


@pytest.mark.parametrize(
    ("under", "head", "byline", "source"),
    [
        ("<p class='byline'>By Ada Brandt</p>", "", "Ada Brandt", "class"),
        ("<p class='byline'>Ada Brandt Published: December 11, 2007</p>", "", "Ada Brandt", "class"),
        ("<p>By Ada Brandt and Ole Dahl</p>", "", "Ada Brandt, Ole Dahl", "text"),
        ("<p>Von <a href='/team/1'>Ada Brandt</a></p>", "", "Ada Brandt", "text"),
        ("<p><span>Par</span> <a href='/1'>Ada Brandt</a></p>", "", "Ada Brandt", "text"),
        ("<p class='autorenzeile'>Von Ada Brandt, 11.01.2021</p>", "", "Ada Brandt", "class"),
        ("<p class='meta'>11.01.2021 10:30 von Ada Brandt</p>", "", "", None),
        ("<a rel='author'>View all posts by Ada Brandt</a>", "", "Ada Brandt", "rel"),
        ("<a rel='author'>Zeige alle Beiträge von Ada Brandt →</a>", "", "Ada Brandt", "rel"),
        ("<p><span>By <a href='/1'>Ada Brandt</a> on March 4, 2021</span></p>", "", "Ada Brandt", "text"),
        ("<h4>posted at 8:01 pm on January 29, 2021 by Ada Brandt</h4>", "", "Ada Brandt", "text"),
        ("<p>Por Ada Brandt</p>", "<meta name=author content='Harbour Post'>", "Ada Brandt", "text"),
        ("", "<meta name=author content='Harbour Post'>", "Harbour Post", "meta"),
        ("", ld('"author": [{"@type": "Person", "name": "Jos&eacute; Brandt"}]'), "José Brandt", "json-ld"),
        ("", ld('"author": {"name": "admin"}'), "", None),
        ("<p class='byline'>By Ursula von der Heide</p>", "", "Ursula von der Heide", "class"),
        ("<p class='byline'>Ada Brandt og Ole Dahl</p>", "", "Ada Brandt, Ole Dahl", "class"),
        (
            "<p class='byline'><a>Facebook</a> <a>Twitter</a></p><p>By Ada Brandt</p>",
            "",
            "Ada Brandt",
            "text",
        ),
        ("<p class='author'>Last Updated</p>", "", "", None),
        ("<p class='author'>15 de Abril de 2021 | 16:05</p>", "", "", None),
        (
            "<figure><span itemprop='author'>Ole Dahl</span></figure><p>By Ada Brandt</p>",
            "",
            "Ada Brandt",
            "text",
        ),
        ("<form><label class='username'>User Name</label></form>", "", "", None),
        ("<p>Авторы: Ада Брандт</p>", "", "Ада Брандт", "text"),
        (
            "<p>By Ada Brandt</p>",
            "<meta name=dc.creator content='Developed By Ole Dahl'>",
            "Ada Brandt",
            "text",
        ),
        ("<p class='author'>Δημοσίευση</p>", "", "", None),
        ("<p class='author'>Uppdaterad</p>", "", "", None),
        ("<p class='byline'>Ada Brandt, Вчера</p>", "", "Ada Brandt", "class"),
        ("<p>By the time the ferry came back, Holm was dark.</p>", "", "", None),
        ("<p class='author-note'>By</p>", "", "", None),
        ("<p class='byline'>By Ada Brandt <button>Follow</button></p>", "", "Ada Brandt", "class"),
        (
            "<div class='author-line'>By Ada Brandt <div class='field-name-x'>January 11, 2021</div></div>",
            "",
            "Ada Brandt",
            "class",
        ),
        ("<a rel='author'>See full bio</a><p class='byline'>Ada Brandt</p>", "", "Ada Brandt", "class"),
        ("<p class='author'>Ada Brandt <a>Alle Artikel</a></p>", "", "Ada Brandt", "class"),
        (
            "<p class='byline'><span class='author-name'>Ada Brandt @adawrites</span></p>",
            "",
            "Ada Brandt",
            "class",
        ),
        ("<span class='authorname'>Ada Brandt</span>", "", "Ada Brandt", "class"),
        ("<p>Ein Artikel von <strong>Ada Brandt</strong></p>", "", "Ada Brandt", "text"),
        ("<p>Pubblicato da Ada Brandt</p>", "", "Ada Brandt", "text"),
        (
            "<div>3.5.2021<br><b>Autor:</b> Ada Brandt<br><b>Quelle:</b> Hafenpost</div>",
            "",
            "Ada Brandt",
            "text",
        ),
        ("<time class='author-date'>Donnerstag, 4. November 2021</time>", "", "", None),
        ("<p class='author'>Stand: 20. April 2021, 14:57 Uhr</p>", "", "", None),
        ("<p class='author'>Auteur(s) :</p>", "", "", None),
        ("<p class='prep-author'>Publiziert am</p>", "", "", None),
        ("<p class='author'>Redaktion</p>", "", "Redaktion", "class"),
        ("<p>Von Winter über Frühling</p>", "", "", None),
        ("<blockquote>A post shared by Ole Dahl</blockquote>", "", "", None),
        (
            "",
            "<meta name=twitter:label1 content='Verfasst von'><meta name=twitter:data1 content='Ada Brandt'>",
            "Ada Brandt",
            "meta",
        ),
        (
            "<p>By Ole Dahl</p>",
            "<meta name=twitter:label1 content='Written by'><meta name=twitter:data1 content='Ada Brandt'>",
            "Ole Dahl",
            "text",
        ),
        ("<p>By Ada Brandt</p>", "<meta name=author content=abrandt>", "Ada Brandt", "text"),
        ("", "<meta name=author content=ada.brandt>", "ada.brandt", "meta"),
        ("", "<meta name=byline content='Ada Brandt | ada@harbour.example'>", "Ada Brandt", "meta"),
        (
            "<p itemprop=author><i itemprop=name>Ada Brandt</i><i itemprop=name>Ole Dahl</i></p>",
            "",
            "Ada Brandt, Ole Dahl",
            "microdata",
        ),
        ("<p class='byline'>By <a>Ada Brandt</a> Staff Writer</p>", "", "Ada Brandt", "class"),
        ("<p class='author'>Oct 13, 2016</p>", "", "", None),
        ("<p class='author'>Ada Brandt / Updated: Oct 9, 2019</p>", "", "Ada Brandt", "class"),
        ("<a href='/about/editors/ada-brandt/'>Ada Brandt</a>", "", "Ada Brandt", "link"),
        ("<a href='/author/180/'>著者：原田光</a>", "", "原田光", "link"),
        ("<a href='/author/ada-brandt'>More posts</a>", "", "", None),
        ("<a href='/people/ole-dahl'>Ole Dahl</a>", "", "", None),
    ],
)
def test_authors(under: str, head: str, byline: str, source: str | None) -> None:
    found = metadata(grown(article(under, head=head), None, None), URL)
    assert found.byline == byline
    assert dict(found.sources).get("byline") == source


def test_a_headline_names_nobody_who_wrote_it() -> None:
    page = f"<html lang=de><body><article><h1>Von Holm, Aker und Tarn</h1>{STORY}</article></body></html>"
    assert read(page, URL).byline == ""


def test_links_to_authors_far_from_that_of_the_story_sign_others() -> None:
    own = "<p><a rel='author'>Ada Brandt</a> and <a rel='author'>Ole Dahl</a></p>"
    others = "".join(f"<li><h3>Pier {n}</h3><i>News</i><a rel='author'>Eva Nr{n}</a></li>" for n in range(3))
    assert read(article(own, behind=f"<ul>{others}</ul>"), URL).byline == "Ada Brandt, Ole Dahl"


@pytest.mark.parametrize(
    ("heading", "title"),
    [("Ferry laid up at Holm", HEADLINE), (f"{HEADLINE[:-3]} - Harbour Post", HEADLINE[:-3])],
    ids=["a section's name that is a part of the headline", "cut off inside a word"],
)
def test_of_several_headings_the_headline_is_the_whole_one(heading: str, title: str) -> None:
    head = f"<meta property='og:title' content='{HEADLINE}'>"
    page = article(head=head).replace("<main>", f"<div><h1>{heading}</h1></div><main>")
    assert read(page.replace(f"<title>{HEADLINE}", f"<title>{title}"), URL).title == HEADLINE


LOG = "Log of the Harbour and its Keepers"


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        (f"{HEADLINE} - {LOG}", f"<h1>{LOG}</h1><h3><a href='/ferry'>{HEADLINE}</a></h3>"),
        (
            f"{HEADLINE} | Piers | News",
            f"<h1>Storm of the week: every pier is closed</h1><h2>{HEADLINE}</h2>",
        ),
        (HEADLINE, f"<h1>{HEADLINE} <a href='#' class=add>Add to my list</a></h1>"),
        (HEADLINE, f"<h1>{HEADLINE} <button>Follow this story</button></h1>"),
        (f"{HEADLINE}--Harbour Post", "<h2>Sections</h2>"),
        (HEADLINE.replace(" a ", " &amp;#34;a&amp;#34; "), "<h2>Sections</h2>"),
    ],
    ids=[
        "a blog's name",
        "another story's",
        "with a link",
        "with a button",
        "without spaces",
        "escaped twice",
    ],
)
def test_the_headline_is_what_machines_are_told_where_the_first_heading_is_another(
    told: str, shown: str
) -> None:
    html = (
        f"<html><head><meta property='og:title' content='{told}'><meta property='og:site_name' "
        f"content='Harbour Post'></head><body>{shown}<div class='story'>{STORY}</div></body></html>"
    )
    assert read(html, URL).title in {HEADLINE, HEADLINE.replace(" a ", ' "a" ')}


def test_a_single_heading_in_other_words_is_the_headline() -> None:
    html = f"<title>Ferry: all about it</title><h1>{HEADLINE}</h1><div>{STORY}</div>"
    assert read(html, URL).title == HEADLINE


def test_a_headline_is_not_cut_where_the_page_prints_another_that_begins_alike() -> None:
    part = "Ferries of the northern isles"
    html = f"<title>{part} – Second part</title><a href='/1'>{part}</a><h1>{part} – Second part</h1>{STORY}"
    assert read(html, URL).title == f"{part} – Second part"


def test_authors_of_other_stories_are_not_believed() -> None:
    teasers = "".join(f"<div class='tile'><span class='tile-author'>Eva Nr{n}</span></div>" for n in "abcd")
    assert read(article(behind=f"<div>{teasers}</div>{COMMENTS}"), URL).byline == ""


@pytest.mark.parametrize(
    ("under", "head", "published", "source"),
    [
        ("", ld('"datePublished": "2021-01-11T23:30:00-05:00"'), "2021-01-11T23:30:00-05:00", "json-ld"),
        ("<time datetime='2021-01-11T08:00Z'>today</time>", "", "2021-01-11T08:00:00+00:00", "time"),
        ("<p>Updated <time datetime='2021-01-12'>12 Jan</time></p>", "", None, None),
        ("<p>11 January 2021, updated 12 January 2021</p>", "", "2021-01-11T00:00:00+00:00", "text"),
        (
            "<p>Updated 12 January 2021, published 11 January 2021</p>",
            "",
            "2021-01-11T00:00:00+00:00",
            "text",
        ),
        ("<p>Last updated 12 January 2021</p>", "", None, None),
        (
            "<time datetime='2021-01-11T08:00Z'>11 January</time>",
            "<meta name=date content=2021-01-15>",
            "2021-01-11T08:00:00+00:00",
            "time",
        ),
        ("", "<meta name=date content=2021-01-15>", "2021-01-15T00:00:00+00:00", "meta"),
        ("<p>The pier was <b>built on 3 January 2021</b> in a single night.</p>", "", None, None),
        ("<p>On 3 January 2021, the pier <a href='/why'>was closed</a> to all ships.</p>", "", None, None),
        ("<p>Wood: <code>pier 2021-01-03</code></p><pre>2021-01-04</pre>", "", None, None),
        (
            "<p>This story was <b>published on 3 January 2021</b> by Ada Brandt.</p>",
            "",
            "2021-01-03T00:00:00+00:00",
            "text",
        ),
    ],
)
def test_the_time_of_publication(under: str, head: str, published: str | None, source: str | None) -> None:
    found = metadata(grown(article(under, head=head, behind=COMMENTS), None, None), URL)
    assert (found.published_at and found.published_at.isoformat()) == published
    assert dict(found.sources).get("published_at") == source


@pytest.mark.parametrize(
    "under",
    [
        "<aside class='meta'><p>11 January 2021</p></aside>",
        "<div class='date-comments'><p>11 January 2021</p><a>3 comments</a></div>",
        "<p><b>11</b> <i>Jan</i> <span>2021</span></p>",
        "<span class='updated'>12 January 2021</span><span>11 January 2021</span>",
        "<blockquote class='post'><a>12 January 2021</a></blockquote><p>11 January 2021</p>",
        "<blockquote class='post'><time datetime='2021-01-12'>then</time></blockquote><p>11 January 2021</p>",
        "<p>The pier on 3 January 2021, a week before the great storm</p><p>11 January 2021</p>",
        "<div><p>A day at sea: 3 January 2021</p></div><div class='datum'>11 January 2021</div>",
    ],
)
def test_the_line_under_the_headline_is_told_from_other_days(under: str) -> None:
    found = metadata(grown(article(under), None, None), URL)
    assert found.published_at == datetime(2021, 1, 11, tzinfo=UTC)
    assert dict(found.sources)["published_at"] == "text"


def test_a_time_far_from_the_headline_is_believed_after_the_printed_day_and_the_address() -> None:
    far = "<p>Tides.</p>" * 80 + "<time datetime='2021-02-03T10:00Z'>3 Feb</time>"
    assert str(read(article("<p>11 January 2021</p>", behind=far), URL).published_at)[:10] == "2021-01-11"
    assert str(read(article(behind=far), f"{URL}/2021/01/12/").published_at)[:10] == "2021-01-12"
    assert str(read(article(behind=far), URL).published_at)[:10] == "2021-02-03"


@pytest.mark.parametrize(
    ("language", "printed"),
    [
        ("ru", "11 января 2021, 13:43"),
        ("pl", "11 stycznia 2021"),
        ("tr", "11 Ocak 2021"),
        ("ja", "2021年1月11日"),
        ("en-US", "01/11/2021"),
        ("en-GB", "11/01/2021"),
        ("de", "Veröffentlicht am 11.01.21"),
    ],
)
def test_the_printed_day_in_many_languages(language: str, printed: str) -> None:
    reading = read(article(f"<p>{printed}</p>", language=language), URL)
    assert reading.published_at == datetime(2021, 1, 11, tzinfo=UTC)


@pytest.mark.parametrize("zero", ["1970-01-01T00:00:00Z", "1969-12-31T19:00:00-05:00"])
def test_the_day_on_which_clocks_begin_is_no_day_of_a_story(zero: str) -> None:
    reading = read(article("<p>11 January 2021</p>", head=ld(f'"datePublished": "{zero}"')), URL)
    assert reading.published_at == datetime(2021, 1, 11, tzinfo=UTC)


@pytest.mark.parametrize(
    "path", ["/2021/01/11/ferry", "/news/2021-01-11-ferry", "/news/11-01-2021", "/11012021-ferry"]
)
def test_the_day_in_the_address(path: str) -> None:
    reading = read(article(), f"https://harbour.example{path}")
    assert reading.published_at == datetime(2021, 1, 11, tzinfo=UTC)


@pytest.mark.parametrize(
    ("under", "at"),
    [
        ("<p>Launched: 01/11/2021 09:37 PM PST</p>", "2021-01-12T05:37:00+00:00"),
        ("<p><b>Jan. 11, 2021</b> <i>4:19 PM CET</i></p>", "2021-01-11T15:19:00+00:00"),
        ("<p>January 11, 2021, 4:19 PM</p>", "2021-01-11T00:00:00+00:00"),
        ("<p>January 11, 2021, 4:19 PM ET</p>", "2021-01-11T00:00:00+00:00"),
        ("<time datetime='2021-01-11 16:01:26'>01/11/2021 04:01 PM EDT</time>", "2021-01-11T20:01:00+00:00"),
        ("<time datetime='2021-01-11 20:01:26'>01/11/2021 04:01 PM EDT</time>", "2021-01-11T20:01:00+00:00"),
        ("<time datetime='2021-01-11 16:01'>11 January 2021 16:01 CET</time>", "2021-01-11T15:01:00+00:00"),
        ("<time datetime='2021-01-11 16:07'>01/11/2021 04:01 PM EDT</time>", "2021-01-11T16:07:00+00:00"),
        ("<time datetime='2021-01-11 16:01:26'>01/11/2021 04:01 PM</time>", "2021-01-11T16:01:26+00:00"),
        (
            "<time datetime='2021-01-11T16:01:26-08:00'>01/11/2021 03:01 PM PST</time>",
            "2021-01-12T00:01:26+00:00",
        ),
    ],
)
def test_a_printed_hour_is_one_where_its_zone_is_printed_too(under: str, at: str) -> None:
    published = read(article(under), URL).published_at
    assert published is not None
    assert published.isoformat() == at


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("<b>January 11, 2021</b> <i>2:05 PM PT</i>", 11),
        ("<time>11 January 2021 14:05</time>", 11),
        ("11 January 2021 22:05", 12),
        ("11 January 2021", 12),
        ("11 January 2021 14:07", 12),
    ],
)
def test_an_hour_printed_beside_the_headline_tells_the_zone_of_a_moment_in_utc(
    printed: str, day: int
) -> None:
    note = "<p><b>UPDATES:</b></p><p>2:58 p.m.: This article was updated to add the cost of the pier.</p>"
    page = article(f"<p>{printed}</p>", head=ld('"datePublished": "2021-01-11T22:05:34Z"'))
    reading = read(page.replace(STORY, STORY + note), URL)
    assert reading.published_at == datetime(2021, 1, 11, 22, 5, 34, tzinfo=UTC)
    assert [note.stated_date for note in reading.notes] == [date(2021, 1, day)]


def test_a_reading_has_utc_and_keeps_the_day_of_the_paper_for_its_notes() -> None:
    head = ld('"datePublished": "2021-01-12T03:30:00Z"')
    note = "<p><strong>Update 11:50 p.m.:</strong> The last passengers have left the pier by bus.</p>"
    page = article("<p>January 11, 2021</p>", head=head).replace(STORY, STORY + note)
    reading = read(page, URL)
    assert reading.published_at == datetime(2021, 1, 12, 3, 30, tzinfo=UTC)
    assert reading.published_at.utcoffset() == UTC.utcoffset(None)
    assert [str(found.stated_date) for found in reading.notes] == ["2021-01-11"]


def test_a_day_to_come_is_none_of_publication_for_a_note() -> None:
    note = "<p><strong>Update 12 January 2021:</strong> The last passengers have left the pier by bus.</p>"
    page = article("<h2>Closed until 13 March 2021</h2>").replace(STORY, STORY + note)
    (found,) = read(page, URL, captured_at=datetime(2021, 1, 12, 18, tzinfo=UTC)).notes
    assert (str(found.stated_date), found.date_source) == ("2021-01-12", DateSource.STATED)


def test_a_moment_no_calendar_has_is_no_claim() -> None:
    head = "<meta property='article:published_time' content='0001-01-01T00:00:00+14:00'>"
    assert read(article(head=head), URL).published_at is None
