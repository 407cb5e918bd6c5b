"""Which lines above the story are its lead."""

from __future__ import annotations

import json

import pytest
from lock_story import HEADLINE, LATE, STORY, page
from read_help import body, paragraphs


@pytest.mark.parametrize(
    "head",
    [
        '<meta name="description" content="{}">',
        '<meta property="og:description" content="{} ">',
        '<script type="application/ld+json">{{"@type": "NewsArticle", "description": "{}"}}</script>',
    ],
)
@pytest.mark.parametrize("box", ["<p><b>{}</b></p>", '<div class="hero-text">{}</div>'])
def test_what_the_page_says_it_is_about_is_the_storys_lead_however_short(head: str, box: str) -> None:
    about = "The gates of oak come from the estate"
    told = f"{box.format(about)}<article>{paragraphs(*STORY)}</article>"
    assert about in body(page(told, head=head.format(about)))
    assert about not in body(page(told))
    longer = told.replace(about, f"Holm. {about}, and nobody knows")
    assert f"Holm. {about}, and nobody knows" in body(page(longer, head=head.format(about)))


@pytest.mark.parametrize(("old", "new"), [("oak", "elm"), ("estate", "island")], ids=["begins", "ends"])
def test_a_lead_in_which_a_word_differs_from_what_the_page_says_is_still_its_lead(old: str, new: str) -> None:
    about = "The gates of oak and of larch for the lower lock at the mill come from the estate"
    told = f'<div class="hero-text">{about.replace(old, new)}</div><article>{paragraphs(*STORY)}</article>'
    head = f'<meta name="description" content="{about}">'
    assert about.replace(old, new) in body(page(told, head=head))


@pytest.mark.parametrize("key", ["headline", "alternativeHeadline"])
def test_what_the_page_calls_its_headline_is_no_lead_though_it_stands_below_another(key: str) -> None:
    printed = "Oak for the lock comes late"
    claims = json.dumps({"@type": "NewsArticle", "headline": printed, key: printed})
    told = f"<h1>What the town will pay</h1><h2>{printed}</h2><article>{paragraphs(*STORY)}</article>"
    head = f'<script type="application/ld+json">{claims}</script>'
    assert body(page(told, head=head)) == [*STORY]


@pytest.mark.parametrize(
    ("behind", "told"),
    [
        ("<p>He denies it.</p>", True),
        ("<p>He denies it.</p><p>She does not.</p>", True),
        ("<p>A lock of oak</p>", False),
        ("<p><a href='/b'>He denies it.</a></p>", False),
        ("<p>Photo: Ada Finch.</p>", False),
        ("<p>Last update: two hours ago.</p>", False),
        ("</div><div><p>He denies it.</p>", False),
        ("<p>A lock of oak</p><p>He denies it.</p>", False),
    ],
    ids=["sentence", "two", "line", "link", "credit", "label", "another box", "behind a line"],
)
def test_short_sentences_right_behind_a_lead_are_of_it(behind: str, told: bool) -> None:
    over = f"<p>Anzeige</p><div><p>{LATE}</p>{behind}</div><div class='ad'>Anzeige</div>"
    shown = body(page(f"{over}<div class='article-body'>{paragraphs(*STORY * 2)}</div>"))
    assert (shown[1] != STORY[0]) is told
    assert shown[0] == LATE


_WOODS = ("oak and of elm", "larch", "fir and of pine")
DECK = "Tickets from Monday; the council pays a third of it"


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        (f'<div class="intro__text"><div>{DECK}</div></div>', [DECK]),
        (f'<div class="article-leadtext">{DECK}</div>', [DECK]),
        (f'<div class="article-meta">{DECK}</div>', []),
        (f'<div class="lead"><a href="/b">{DECK}</a></div>', []),
    ],
    ids=["intro", "lead text", "another name", "a link"],
)
def test_a_short_line_under_the_headline_is_a_lead_where_it_is_called_one(
    line: str, shown: list[str]
) -> None:
    assert body(page(f'{line}<div class="text">{paragraphs(*STORY)}</div>')) == [*shown, *STORY]


def test_a_line_that_is_called_a_lead_is_one_over_the_date_in_a_box_named_after_that() -> None:
    deck = "A second boat was bought in Norway, and nobody has seen it"
    who = f'<i>Published: 2 days ago</i><div class="vcard"><p>Ada Brandt writes of ships. {LATE}</p></div>'
    head = f'<header class="postmeta"><h1>{HEADLINE}</h1><h2 class="deck">{deck}</h2>{who}</header>'
    html = f"<title>{HEADLINE}</title><body><main>{head}<div>{paragraphs(*STORY)}</div></main></body>"
    assert body(html) == [deck, *STORY]


def test_a_lead_beside_the_headline_is_the_storys_in_a_box_called_a_pictures() -> None:
    header = f'<div class="photo-head"><h1>{HEADLINE}</h1><p>{LATE}</p></div>'
    html = f"<title>{HEADLINE}</title><body><main>{header}<div>{paragraphs(*STORY)}</div></main></body>"
    assert body(html) == [LATE, *STORY]


@pytest.mark.parametrize(("stop", "shown"), [(".", True), ("”", False)], ids=["sentences", "headlines"])
def test_sentences_in_one_box_over_the_story_begin_it_though_much_of_them_is_links(
    stop: str, shown: bool
) -> None:
    said = [
        f'The gate of {wood} is old and heavy, <a href="/{wood}">said the master of it{stop}</a>'
        for wood in _WOODS
    ]
    box = f'<div class="part">{paragraphs(*said)}</div>'
    assert (
        any("of larch" in text for text in body(page(f"{box}<article>{paragraphs(*STORY)}</article>")))
        is shown
    )


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("NOTE: <a href='https://b.example/locks'>This post is a chapter of the Lock Book now.</a>", True),
        ("<a href='https://b.example/locks'>The Lock Book, all chapters</a>", False),
        ("Read also: <a href='/mills'>The mill that came back.</a>", False),
    ],
)
def test_a_sentence_that_opens_the_storys_box_is_its_own_though_most_of_it_is_a_link(
    line: str, told: bool
) -> None:
    shown = body(page(f"<article><p>{line}</p>{paragraphs(*STORY)}</article>"))
    assert (len(shown) > len(STORY)) is told


_POINTS = ("The gates come from the estate", "Oak is dear this year")
_LISTED = "".join(f"<li>{point}</li>" for point in _POINTS)
_LINKS = "".join(f"<li><a href='/{i}'>{point}</a></li>" for i, point in enumerate(_POINTS))


@pytest.mark.parametrize(
    ("box", "shown"),
    [
        (f"<div class='key-points'><h3>Key points</h3><ul>{_LISTED}</ul></div>", ["Key points", *_POINTS]),
        (f"<section><h2>At a glance</h2><ol>{_LISTED}</ol></section>", ["At a glance", *_POINTS]),
        (f"<div><h3>Read on</h3><ul>{_LINKS}</ul></div>", []),
        ("<div><h3>Ferry</h3><ul><li>Home</li><li>Timetable</li><li>Prices</li></ul></div>", []),
        (f"<div class='share-tools'><h3>Key points</h3><ul>{_LISTED}</ul></div>", []),
        (f"<div><ul>{_LISTED}</ul></div>", []),
        (f"<div><h3>Most read</h3><ol>{_LISTED}</ol></div>", []),
        (f"<div><h3>Lesen Sie auch</h3><ul>{_LISTED}</ul></div>", []),
        (f"<div><h3>Editor's picks</h3><ul>{_LISTED}</ul></div>", []),
    ],
    ids=[
        "points",
        "at a glance",
        "links",
        "a menu",
        "named",
        "no heading",
        "what others read",
        "other stories",
        "picked stories",
    ],
)
def test_points_under_a_heading_of_their_own_over_the_story_say_what_it_is_about(box: str, shown) -> None:
    assert body(page(f"{box}<article>{paragraphs(*STORY)}</article>")) == [*shown, *STORY]


@pytest.mark.parametrize(
    ("part", "told"),
    [
        ("<h2>The lower gates</h2>", True),
        ("<ul><li>of larch</li><li>of pine</li></ul>", True),
        ("<h2><a href='/b'>The lower gates</a></h2>", False),
        ("<ul><li><a href='/b'>of larch</a></li></ul>", False),
        ("<div class='tags'>Locks</div>", False),
        ("<h2>Read also</h2>", False),
        ("<h2>Most read</h2><ul><li>Pier sold for one crown</li><li>Mayor steps down</li></ul>", False),
    ],
)
def test_headings_and_points_between_leads_of_one_box_are_theirs(part: str, told: bool) -> None:
    above = f"<div class='first'><p>{LATE}</p>{part}<p>{LATE.replace('the', 'that')}</p></div>"
    text = "".join(f"<p>{line} Year {year} was like that, too.</p>" for year in range(9) for line in STORY)
    assert len(body(page(f"{above}<article>{text}</article>"))) - 9 * len(STORY) - 2 == told * (
        part.count("<li>") or 1
    )
