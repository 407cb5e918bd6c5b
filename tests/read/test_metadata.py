"""Whom a page says its article is by: who is believed, and who is not."""

from __future__ import annotations

import pytest
from metadata_help import COMMENTS, STORY, URL, article, ld

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


def test_authors_of_other_stories_are_not_believed() -> None:
    teasers = "".join(f"<div class='tile'><span class='tile-author'>Eva Nr{n}</span></div>" for n in "abcd")
    assert read(article(behind=f"<div>{teasers}</div>{COMMENTS}"), URL).byline == ""
    card = "<li><a href='/mill'><h3>The mill turns again</h3><h6>By Mary Webb</h6></a></li>"
    assert read(article(behind=f"<ul>{card}</ul>"), URL).byline == ""
