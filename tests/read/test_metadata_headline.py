"""What a page calls its article: which heading or claim is the headline, and which names the site."""

from __future__ import annotations

import pytest
from metadata_help import HEADLINE, STORY, URL, article, ld

from watcher.read import read


@pytest.mark.parametrize(
    ("heading", "title"),
    [("Ferry laid up at Holm", HEADLINE), (f"{HEADLINE[:-3]} - Harbour Post", HEADLINE[:-3])],
    ids=["a section's name that is a part of the headline", "cut off inside a word"],
)
def test_of_several_headings_the_headline_is_the_whole_one(heading: str, title: str) -> None:
    head = f"<meta property='og:title' content='{HEADLINE}'>"
    page = article(head=head).replace("<main>", f"<div><h1>{heading}</h1></div><main>")
    assert read(page.replace(f"<title>{HEADLINE}", f"<title>{title}"), URL).title == HEADLINE


EDITED = HEADLINE.replace("winter", "great")
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


def test_a_site_that_tells_machines_its_own_name_on_every_page_has_headlines() -> None:
    head = f"<title>{HEADLINE} | {LOG}</title><meta property='og:title' content='{LOG}'>"
    for printed in (f"<h2>{HEADLINE}</h2>", f"<h1>{HEADLINE}</h1>", ""):
        html = f"{head}<body><h1><a href='/'>{LOG}</a></h1>{printed}<div class='story'>{STORY}</div>"
        assert read(html, URL).title == HEADLINE


def test_a_headline_that_leads_to_the_front_page_is_one_where_the_head_says_so() -> None:
    titles = (f"<title>{HEADLINE}</title>", f"<title>{HEADLINE} | {LOG}</title>")
    for told in (*titles, f"<meta property='og:title' content='{HEADLINE}'>"):
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
