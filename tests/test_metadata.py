"""Whom a page says its article is by, and what it calls it: who is believed, and who is not."""

from __future__ import annotations

import pytest
from metadata_help import COMMENTS, HEADLINE, STORY, URL, article, ld

from watcher.read import read
from watcher.read.metadata import metadata
from watcher.read.page import grown


@pytest.mark.parametrize(
    ("under", "head", "byline", "source"),
    [
        ("<p class='byline'>By Ada Brandt</p>", "", "Ada Brandt", "class"),
        ("<p class='byline'>Ada Brandt Published: December 11, 2007</p>", "", "Ada Brandt", "class"),
        ("<p>By Ada Brandt and Ole Dahl</p>", "", "Ada Brandt, Ole Dahl", "text"),
        ("<p>By Ada Brandt, Bergen</p>", "", "Ada Brandt", "text"),
        ("<p>By Ada Brandt, Ole Dahl, NRK</p>", "", "Ada Brandt, Ole Dahl", "text"),
        ("<p>By Ada Brandt and Odin</p>", "", "Ada Brandt, Odin", "text"),
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
        (
            "",
            ld('"@graph": {"1": {"@type": "Report", "name": "A", "author": {"2": {"name": "Ada Brandt"}}}}'),
            "Ada Brandt",
            "json-ld",
        ),
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
        ("<a rel='author'></a><p class='byline'>Ada Brandt</p>", "", "Ada Brandt", "class"),
        ("<p>By <a rel='author'>Ada Brandt</a> and Ole Dahl</p>", "", "Ada Brandt, Ole Dahl", "rel"),
        ("<p>By <a rel='author'>Ada Brandt</a> and our staff</p>", "", "Ada Brandt", "rel"),
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
        ("<p>By Ada Brandt</p>", "<meta name=author content='Post, Oslo, Norway'>", "Ada Brandt", "text"),
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
        ("<a href='/author/ada-brandt'>See more articles by Ada Brandt</a>", "", "Ada Brandt", "text"),
        ("<a href='/author/ada-brandt'>View more posts</a>", "", "", None),
        ("<p class='byline'>Dec 1st 2016 4:10PM</p>", "", "", None),
        ("<p class='author'>Min.</p>", "", "", None),
        ("<p class='byline'>Ada Brandt Web Editor</p>", "", "Ada Brandt", "class"),
        ("<p>Από Ada Brandt</p>", "", "Ada Brandt", "text"),
        ("<p class='author'>作者 原田光</p>", "", "原田光", "class"),
        ("<p class='author'>文●原田光</p>", "", "原田光", "class"),
        ("<a href='/people/ole-dahl'>Ole Dahl</a>", "", "", None),
    ],
)
def test_authors(under: str, head: str, byline: str, source: str | None) -> None:
    found = metadata(grown(article(under, head=head), None, None).root, URL)
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
        (HEADLINE, f"<h1><span>Harbour</span> {HEADLINE}</h1>"),
        (HEADLINE, f"<h1><small>Harbour<span>: </span></small><span>{HEADLINE}</span></h1>"),
        (f"{HEADLINE}--Harbour Post", "<h2>Sections</h2>"),
        (HEADLINE.replace(" a ", " &amp;#34;a&amp;#34; "), "<h2>Sections</h2>"),
    ],
    ids=[
        "a blog's name",
        "another story's",
        "with a link",
        "with a button",
        "with a kicker",
        "with a kicker and its colon",
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


@pytest.mark.parametrize("title", [LOG, f"{HEADLINE} - {LOG}"])
@pytest.mark.parametrize("told", [f"<meta property='og:title' content='{HEADLINE}'>", ""])
@pytest.mark.parametrize("home", ["/", "https://example.org/", "/index.html"])
def test_a_heading_that_is_a_link_to_the_front_page_is_the_sites_name(
    title: str, told: str, home: str
) -> None:
    shown = f"<header><h1><a href='{home}'>{LOG.upper()}</a></h1></header><h1>{HEADLINE}</h1>"
    assume = told or title != LOG
    html = f"<title>{title}</title>{told}<body>{shown}<div class='story'>{STORY}</div>"
    assert read(html, URL).title == (HEADLINE if assume else LOG.upper())


def test_a_headline_that_leads_to_the_front_page_is_one_where_the_head_says_so() -> None:
    for told in (f"<title>{HEADLINE}</title>", f"<meta property='og:title' content='{HEADLINE}'>"):
        html = f"{told}<body><h1><a href='/'>{HEADLINE}</a></h1><div class='story'>{STORY}</div>"
        assert read(html, URL).title == HEADLINE


def test_a_single_heading_in_other_words_is_the_headline() -> None:
    html = f"<title>Ferry: all about it</title><h1>{HEADLINE}</h1><div>{STORY}</div>"
    assert read(html, URL).title == HEADLINE


MOVED = "<link rel=canonical href='/moved/ferry'><meta property='og:url' content='/en/'>"
"""What the head of a page claims that was found at its old address: its new one, and the front page."""

LEADS_HERE = pytest.mark.parametrize(
    ("to", "here"),
    [
        ("/other", False),
        (URL, True),
        (f"{URL.replace('https:', 'http:')}/", True),
        (f"{URL}?from=home", True),
        ("/moved/ferry", True),
        ("/en/", False),
    ],
)


@LEADS_HERE
def test_the_headline_of_a_card_among_the_paragraphs_is_none_of_the_story(to: str, *, here: bool) -> None:
    card = f"<div itemscope><h3 itemprop='headline'><a href='{to}'>The boats of Holm</a></h3></div>"
    html = f"<title>Ferry, all about it</title>{MOVED}<h1>Ferries</h1><div>{STORY}{card}</div><h1>Trains</h1>"
    assert read(html, URL).title == ("The boats of Holm" if here else "Ferry, all about it")


@LEADS_HERE
def test_of_two_articles_that_a_page_names_the_one_with_its_address_is_its_own(
    to: str, *, here: bool
) -> None:
    other = ld('"headline": "The trains of Holm", "url": "/trains"')
    own = ld(f'"headline": "The boats of Holm", "url": "{to}"')
    assert read(f"{MOVED}{other}{own}<div>{STORY}</div>", URL).title.startswith(
        "The boats" if here else "The trains"
    )


@pytest.mark.parametrize("said", ["旧游泳馆五月起关闭，何时重开尚无定论", "旧游泳馆五月关闭"])
@pytest.mark.parametrize("tag", ["div", "h1"])
def test_chinese_names_behind_a_headline_are_none_of_it(said: str, tag: str) -> None:
    html = f"<title>{said}_城市频道_晨报网</title><{tag}>{said}</{tag}><div>{STORY}</div>"
    assert read(html, URL).title == said


@pytest.mark.parametrize(
    ("title", "under", "headline"),
    [
        ("Floods | Harbour Post", "", "Floods"),
        ("Floods | Harbour Post", "<a href='/'><b>Harbour Post</b></a>", "Floods"),
        ("Floods | The Gull", "<div><a href='/'>The Gull</a></div>", "Floods"),
        ("Floods - Holm is cut off", "<div>Holm is cut off</div>", "Floods - Holm is cut off"),
        ("Floods | Holm is cut off | Post", "", "Floods | Holm is cut off | Post"),
    ],
    ids=["a site's name", "that is linked", "in a box", "a headline that is printed", "a headline first"],
)
def test_a_short_heading_is_the_headline_where_only_a_site_is_named_behind_it(
    title: str, under: str, headline: str
) -> None:
    page = f"<title>{title}</title>{under}<h1>Floods</h1><div>{STORY}</div>"
    assert read(page, URL).title == headline


def test_an_emphasised_first_word_of_a_headline_is_no_kicker() -> None:
    said = "guilty of the flood in the harbour"
    html = f"<title>{said.capitalize()}</title><h1><em>Not</em> {said}</h1><div>{STORY}</div>"
    assert read(html, URL).title == f"Not {said}"


SHORT = "".join(
    f"<p>On day {n} the company told all of its passengers to wait for calmer water.</p>" for n in range(3)
)


def test_a_heading_of_a_kicker_and_a_long_headline_is_no_line_of_the_story() -> None:
    said = (
        "Minister says that with the states and firms of the land she will make what women and families need"
    )
    html = f"<title>{said}</title><main><h1><b>1 February 2022, Holm</b> {said}</h1>{SHORT}</main>"
    found = read(html, URL)
    assert (found.title, said in found.text) == (said, False)


def test_a_headline_is_not_cut_where_the_page_prints_another_that_begins_alike() -> None:
    part = "Ferries of the northern isles"
    html = f"<title>{part} – Second part</title><a href='/1'>{part}</a><h1>{part} – Second part</h1>{STORY}"
    assert read(html, URL).title == f"{part} – Second part"


def test_authors_of_other_stories_are_not_believed() -> None:
    teasers = "".join(f"<div class='tile'><span class='tile-author'>Eva Nr{n}</span></div>" for n in "abcd")
    assert read(article(behind=f"<div>{teasers}</div>{COMMENTS}"), URL).byline == ""
    card = "<li><a href='/mill'><h3>The mill turns again</h3><h6>By Mary Webb</h6></a></li>"
    assert read(article(behind=f"<ul>{card}</ul>"), URL).byline == ""


EDITED = HEADLINE.replace("winter", "great")


@pytest.mark.parametrize(
    "shown",
    [
        f"<h1>Harbour Post</h1><h1>{EDITED}</h1>",
        f"<h1>{EDITED}</h1><aside><h3><a href='/ferry'>{HEADLINE}</a></h3></aside>",
        f"<h1>Harbour Post</h1><h2>{EDITED}</h2>",
    ],
    ids=["below the house's name", "over an old link", "in a lower heading"],
)
def test_a_headline_that_only_readers_see_in_new_words_is_the_new_one(shown: str) -> None:
    head = f"<title>{HEADLINE}</title><meta property='og:title' content='{HEADLINE}'>"
    assert read(f"{head}{shown}<div>{STORY}</div>", URL).title == EDITED


@pytest.mark.parametrize(
    "shown",
    [
        f"<div>{HEADLINE}</div><h3>{EDITED}</h3>",
        f"<h1>{HEADLINE}</h1><h2>{EDITED}</h2>",
        "<h1>Harbour Post</h1><h2>The pier is closed until the summer</h2>",
        f"<div>{HEADLINE.replace(' ', ' <b>', 1)}</b></div><h3>{EDITED}</h3>",
        f"<h3><a href='/part-1'>{EDITED}</a></h3>",
        f"<div>{HEADLINE}</div><h1><a href='/part-1'>{EDITED}</a></h1><h1><a href='/all'>All</a></h1>",
        f"<h3>{HEADLINE} 1</h3><h3>{HEADLINE} 3</h3>",
    ],
    ids=["in no heading", "printed", "another's", "in pieces", "a card's", "a large card's", "a series'"],
)
def test_the_headline_of_another_story_is_none_of_this_one(shown: str) -> None:
    head = f"<title>{HEADLINE}</title><meta property='og:title' content='{HEADLINE}'>"
    assert read(f"{head}{shown}<div>{STORY}</div>", URL).title == HEADLINE


def test_a_blogs_short_name_that_links_to_its_front_is_no_headline() -> None:
    shown = f"<h1><a href='/'>Pier diary</a></h1><h2><a href='{URL}'>{HEADLINE}</a></h2><div>{STORY}</div>"
    assert read(f"<title>Pier diary » {HEADLINE}</title>{shown}", URL).title == HEADLINE


def test_a_headline_of_one_word_is_the_subject_of_many_headings() -> None:
    told = "".join(f"<h2>{heading}</h2>{STORY}" for heading in ("Floods in Holm", "What floods do"))
    reading = read(f"<title>Floods | Harbour Post</title><h1>Floods</h1><div>{told}</div>", URL)
    assert reading.title == "Floods"
    assert "Floods in Holm" in reading.text
