"""What `read` makes of pages of the shapes that news sites have."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from watcher.model import BlockKind, NoteForm, NoteKind, Obstacle, Role, Selectors
from watcher.read import Look, read

URL = "https://harbour.example/2021/01/11/ferry"
CAPTURED = datetime(2022, 2, 1, tzinfo=UTC)

LEDE = (
    "The ferry to Holm has been laid up after “cracks [in the hull]” were found, the owner said on Monday "
    "– the third time in a year."
)
STORY = (
    "Islanders were told to use the mail boat, which carries twelve people and leaves twice a day.",
    '"We\'ll miss the school term," said one of them, who works for the line and gave no name.',
)
FIRST = (
    "The owner says that the ferry will be towed to the mainland on Thursday if the weather holds.",
    "A replacement has been asked for, it said in a statement sent to this paper in the evening.",
    "Its crew of nine stays on full pay while the hull is looked at by the yard.",
)
SECOND = (
    "The replacement ferry arrived this morning and made its first crossing at low water.",
    "About sixty people stood on the quay to see it come in through the fog.",
    "The council will discuss a second boat next week, its leader said.",
)
JSON_LD = """<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
  {"@type": "WebSite", "name": "The Harbour Post"},
  {"@type": "NewsArticle", "headline": "Ferry to Holm laid up", "datePublished": "2021-01-11T09:00:00+01:00",
   "author": [{"@type": "Person", "name": "Ada Brandt"}],
   "publisher": {"name": "The Harbour Post"}}]}</script>"""
META = """<meta property="article:published_time" content="2021-01-11T08:00:00Z">
<meta name="author" content="Ada Brandt">"""


def paragraphs(*texts: str) -> str:
    return "\n".join(f"<p>{text}</p>" for text in texts)


def note(label: str, texts: tuple[str, ...]) -> str:
    return paragraphs(f"<strong>{label}:</strong> {texts[0]}", *texts[1:])


def page(*, stamp: str = "", notes: str = "", head: str = META, churn: int = 1) -> str:
    """The reference story: an author box above, credit and promotion inside, comments below."""
    return f"""<!doctype html><html lang="en"><head><title>Ferry to Holm laid up | The Harbour Post</title>
<meta property="og:site_name" content="The Harbour Post">{head}<script>token={churn}</script></head><body>
<nav class="menu"><ul><li><a href="/">Home ({churn})</a></li></ul></nav>
<article class="post hentry"><h1 class="entry-title">Ferry to Holm laid up</h1>
<div class="author-box"><img src="a.jpg"><p>Ada Brandt covers the coast. She has written for the Post since
2009 and lives by the harbour with two dogs.</p></div>
<div class="entry-content">{paragraphs(f"{stamp}{LEDE}", *STORY)}{notes}
<p>Picture credit: Harbour Post archive</p>
<p>Join us on 20 February for our winter evening in the sail loft, with soup, songs and the people who make
this paper. <a href="/tickets">Book your place here</a>.</p></div>
<div class="share-bar">Share <a>Mail</a> <span>{churn * 57} shares</span></div>
<section class="related"><h2>Related stories</h2><ul><li><a href="/{churn}">Harbour wall number {churn} to be
raised by a metre before the spring tides</a> {churn} hours ago</li></ul></section>
<h3>View Comments</h3><div id="comments"><h3>{churn} comments</h3><ol><li><p>sailor{churn} 12 January 2021</p>
<p>Update: still no ferry today, as you can imagine we are not amused out here.</p></li></ol>
<h3>Leave a Reply</h3><p>Your email address will not be published.</p></div></article>
<footer><p>© 2021 The Harbour Post, all rights reserved</p></footer></body></html>"""


BOTH = note("Update 12 Jan", FIRST) + note("Update 13 Jan", SECOND)


@pytest.mark.parametrize("head", [META, JSON_LD, ""], ids=["meta", "json-ld", "address"])
@pytest.mark.parametrize(
    "stamp", ["Updated 13 Jan ", "<em>Updated 13 Jan</em>", "<span>Updated 13 Jan</span>"]
)
def test_the_reference_story_gives_two_whole_notes_and_a_stamp(head: str, stamp: str) -> None:
    reading = read(page(stamp=stamp, notes=BOTH, head=head), URL, captured_at=CAPTURED)
    sections = [n for n in reading.notes if n.form is NoteForm.SECTION]
    stamps = [n for n in reading.notes if n.form is NoteForm.STAMP]
    assert [(n.kind, n.stated_date, n.year_inferred) for n in sections] == [
        (NoteKind.UPDATE, date(2021, 1, 12), True),
        (NoteKind.UPDATE, date(2021, 1, 13), True),
    ]
    assert [n.text for n in sections] == ["\n\n".join(FIRST), "\n\n".join(SECOND)]
    assert [n.stated_date for n in stamps] == [date(2021, 1, 13)]
    assert reading.blocks[sections[0].first_block].text.startswith("Update 12 Jan")


def test_the_body_is_the_story_and_its_notes_and_nothing_else() -> None:
    reading = read(page(notes=BOTH), URL)
    lines = [block.text for block in reading.body]
    assert lines == [
        LEDE,
        *STORY,
        f"Update 12 Jan: {FIRST[0]}",
        *FIRST[1:],
        f"Update 13 Jan: {SECOND[0]}",
        *SECOND[1:],
    ]


def test_furniture_may_churn() -> None:
    assert read(page(notes=BOTH, churn=1), URL).text == read(page(notes=BOTH, churn=9), URL).text


def test_what_may_be_body_is_kept_in_the_margin_with_its_reason() -> None:
    margin = {b.text.split(" ")[0]: b.reason for b in read(page(), URL).blocks if b.role is Role.MARGIN}
    assert margin["Picture"] == "credit"
    assert margin["Join"] == "appeal"
    assert margin["Ada"] == "author"


@pytest.mark.parametrize("head", [META, JSON_LD])
def test_metadata_of_the_reference_story(head: str) -> None:
    reading = read(page(head=head), URL)
    assert reading.title == "Ferry to Holm laid up"
    assert reading.byline == "Ada Brandt"
    assert reading.site == "The Harbour Post"
    assert reading.published_at == datetime(2021, 1, 11, 8, tzinfo=UTC)
    assert reading.language == "en"


@pytest.mark.parametrize(
    "place",
    [
        "<div class='wrap'><div class='entry-content'>{body}</div><div class='box'>{note}</div></div>",
        "<div class='wrap'><div class='box'>{note}</div><div class='entry-content'>{body}</div></div>",
        "<div class='wrap'><div class='entry-content'>{body}<div class='x'><i>{note}</i></div></div></div>",
        "<div class='wrap'><div class='entry-content'>{body}<h3>More on this</h3>{note}</div></div>",
        "<div class='wrap'><div class='entry-content'>{body}</div></div><footer>{note}</footer>",
    ],
    ids=["sibling after", "box above", "deep at the end", "under another heading", "footer of the article"],
)
def test_a_note_is_body_wherever_it_stands_in_the_article(place: str) -> None:
    correction = "Correction, 4 May 2021: An earlier version gave the wrong name of the harbour master."
    body = paragraphs(LEDE, *STORY, *FIRST)
    inside = place.format(body=body, note=f"<p>{correction}</p>")
    html = f"<body><article><h1>Ferry</h1>{inside}</article></body>"
    reading = read(html, URL)
    assert correction in reading.text
    assert [n.kind for n in reading.notes] == [NoteKind.CORRECTION]


def test_a_note_in_a_comment_is_not_the_outlets() -> None:
    assert all("amused" not in n.text for n in read(page(), URL).notes)


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("It sails <s>at noon</s> at dawn.", "It sails ~~at noon~~ at dawn."),
        ("It sails <strike> at noon </strike>at dawn.", "It sails ~~at noon~~ at dawn."),
        ("It sails <del>at <b>noon</b> <a href='/x'>sharp</a></del>.", "It sails ~~at noon sharp~~."),
        ("It sails <span style='Text-Decoration: line-through'>at noon</span>.", "It sails ~~at noon~~."),
        ("It takes 10<sup>3</sup> or 10<sup>-6</sup> hours.", "It takes 10³ or 10⁻⁶ hours."),
        ("It sailed in 1949<sup><a href='#n'>12</a></sup>.", "It sailed in 1949[12]."),
        ("It sails on the 3<sup>rd</sup> for 5 m<sup>2</sup>.", "It sails on the 3rd for 5 m2."),
        ("It sails <s></s>at <del>\u200b</del>dawn.", "It sails at dawn."),
        ("It sails <span style='text-decoration: none'>at dawn</span>.", "It sails at dawn."),
    ],
)
def test_words_struck_out_and_numbers_raised_are_told_from_those_that_stand(markup: str, text: str) -> None:
    page = f"<h1>Ferry</h1><div><p>{LEDE}</p><p>{markup} {STORY[0]}</p></div>"
    assert read(page, URL).blocks[-1].text == f"{text} {STORY[0]}"


@pytest.mark.parametrize("unseen", ["\ufeff", "&#xFEFF;", "\u200b", "\u2060", "\u00ad", "&shy;", "<wbr>"])
def test_what_has_no_width_parts_no_word(unseen: str) -> None:
    page = f"<h1>Ferry</h1><div><p>{LEDE}</p><p>The har{unseen}bour {unseen}waits. {STORY[0]}</p></div>"
    assert read(page, URL).blocks[-1].text == f"The harbour waits. {STORY[0]}"


def test_each_of_the_paragraphs_that_blank_lines_part_has_its_own_links() -> None:
    linked = [
        text.replace(" the ", f" <a href='https://a.example/{n}'>the</a> ", 1)
        for n, text in enumerate((LEDE, *STORY[:2]))
    ]
    whole, parted = (
        read(f"<article><h1>Ferry</h1><div>{held}</div></article>", "https://a.example/x").body
        for held in ("".join(f"<p>{text}</p>" for text in linked), "<br><br>".join(linked))
    )
    assert [block.links for block in parted] == [block.links for block in whole]
    assert [block.links for block in parted] == [(f"https://a.example/{n}",) for n in range(3)]


def test_line_breaks_part_paragraphs_and_kinds_are_named() -> None:
    html = f"""<article><h1>Ferry</h1><div>{LEDE}<br><br>{STORY[0]}</div><h2>What now</h2>
    <blockquote>{STORY[1]}</blockquote><ul><li>{FIRST[0]}</li></ul><pre>tide = 2 * moon</pre>
    <table><tr><td>Boat</td><td>1949</td></tr></table><p>{FIRST[1]}</p></article>"""
    kinds = [block.kind for block in read(html, URL).body]
    assert kinds == [
        BlockKind.PARAGRAPH,
        BlockKind.PARAGRAPH,
        BlockKind.HEADING,
        BlockKind.QUOTE,
        BlockKind.LIST_ITEM,
        BlockKind.CODE,
        BlockKind.TABLE_ROW,
        BlockKind.PARAGRAPH,
    ]


def test_selectors_overrule_the_reading() -> None:
    hand = Selectors(body=".share-bar", drop=("span",), title="footer p")
    reading = read(page(), URL, selectors=hand)
    assert "Picture credit" not in reading.text
    assert reading.title.startswith("© 2021")
    assert reading.obstacle is None


@pytest.mark.parametrize("selector", [".no-such-box", "p[["])
def test_a_selector_that_finds_nothing_is_said(selector: str) -> None:
    reading = read(page(), URL, selectors=Selectors(body=selector))
    assert reading.obstacle is Obstacle.SELECTOR
    assert selector in reading.detail


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<title>Just a moment...</title><p>Checking your browser before you go on.</p>", Obstacle.CHALLENGE),
        ("<title>Page not found</title><h1>404</h1><p>Try the search.</p>", Obstacle.NOT_FOUND),
        ("<title>Post</title><p>We value your privacy. Accept all cookies to read on.</p>", Obstacle.CONSENT),
        ("<title>Post</title><p>Please log in to continue reading this story.</p>", Obstacle.LOGIN),
        ("<div id=app></div><script>run()</script>", Obstacle.SCRIPT_ONLY),
        ("", Obstacle.EMPTY),
    ],
)
def test_what_is_no_article_is_named(html: str, expected: Obstacle) -> None:
    reading = read(html, URL)
    assert reading.obstacle is expected
    assert reading.detail


def test_a_story_about_walls_is_a_story() -> None:
    words = "Accept all cookies, the page said, and please log in to continue; are you a robot, it asked. "
    reading = read(f"<title>Page not found</title><article><p>{words * 8}</p></article>", URL)
    assert reading.obstacle is None


def test_the_fingerprint_sleeps_through_tokens_and_wakes_at_an_edit() -> None:
    still = page(notes=BOTH, churn=1)
    assert Look(still.replace("token=1", "token=2"), URL).page == Look(still, URL).page
    assert Look(still.replace("Thursday", "Friday"), URL).page != Look(still, URL).page


def looks(*pages: str) -> list[Look]:
    text = "The ferry to Holm sails again after nine days in the yard, its owner said in the evening."
    story = f"<article><h1>Ferry sails</h1>{f'<p>{text}</p>' * 9}</article>"
    return [Look(f"{page}<main><div><div>{story}</div></div></main>", URL) for page in pages]


def test_the_fingerprint_of_the_page_sleeps_through_other_pictures() -> None:
    still, churned = looks(*(f"<img src=/{i}.jpg id=i{i} style='display: none'>" for i in range(2)))
    assert still.page == churned.page


MENUS = [f"<nav><a href=/{i}>Harbour wall number {i}</a></nav>" for i in range(2)]
ABOVE = ["<div>14 degrees, rain later</div>", "<div>15 degrees, dry</div>"]


@pytest.mark.parametrize("pages", [MENUS, ABOVE], ids=["other menus", "what stands before the headline"])
def test_the_fingerprint_of_the_scope_sleeps_through(pages: list[str]) -> None:
    still, churned = looks(*pages)
    assert still.page != churned.page
    assert still.scope == churned.scope


@pytest.mark.parametrize(
    "box",
    [
        "<nav><p>{}</p></nav>",
        "<footer>{}</footer>",
        "<aside class=sidebar>{}</aside>",
        "<div class=menu><a href=/a>News</a> {}</div>",
    ],
)
def test_a_note_in_a_box_that_is_called_a_menu_stays_in_the_fingerprint(box: str) -> None:
    note = (
        "Correction, {} May 2021: an earlier version of this story gave the wrong name of the ferry's owner."
    )
    one, two = looks(*(box.format(note.format(day)) for day in (4, 5)))
    assert one.page != two.page


def test_links_of_the_page_are_no_part_of_the_story_and_those_of_the_story_are() -> None:
    links = "".join(f"<li><a href=/{i}>Section {i}</a></li>" for i in range(9))
    text = "".join(f"<p>{line}</p>" for line in (LEDE, *STORY))
    page = "<article><h1>Ferry laid up</h1><div>{}<footer>{}</footer></div></article><footer>{}</footer>"
    reading = read(page.format(text, f"<ul>{links}</ul>", f"<ul>{links}</ul>"), URL)
    assert sum(block.text == "Section 1" for block in reading.blocks) == 1
    assert "Section 1" not in reading.text


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("11 January 2021", date(2021, 1, 11)),
        ("11. Januar 2021", date(2021, 1, 11)),
        ("January 11, 2021", date(2021, 1, 11)),
        ("11 de enero de 2021", date(2021, 1, 11)),
        ("11.01.2021", date(2021, 1, 11)),
        ("2021年1月11日", date(2021, 1, 11)),
    ],
)
def test_a_day_printed_under_the_headline_is_the_last_resort(printed: str, day: date) -> None:
    html = f"<article><h1>Ferry laid up at Holm</h1><div>{printed}</div>{paragraphs(LEDE, *STORY)}</article>"
    reading = read(html, "https://harbour.example/ferry")
    assert reading.published_at is not None
    assert reading.published_at.date() == day
    assert dict(reading.sources)["published_at"] == "text"


def test_what_the_caller_knows_of_publication_is_only_the_fallback() -> None:
    known = datetime(2020, 5, 5, tzinfo=UTC)
    assert read("<p>Hello</p>", "https://a.example/b", published_at=known).published_at == known
    assert read(page(), URL, published_at=known).published_at == datetime(2021, 1, 11, 8, tzinfo=UTC)


def test_a_stamp_says_when_the_page_was_changed_if_nothing_else_does() -> None:
    stamp = "<p class='meta'>Last updated 3 May 2024 10:12</p>"
    html = f"<article><h1>Ferry laid up at Holm</h1>{stamp}<div>{paragraphs(LEDE, *STORY)}</div></article>"
    reading = read(html, "https://harbour.example/ferry")
    assert reading.modified_at == datetime(2024, 5, 3, 10, 12, tzinfo=UTC)
    assert "Last updated" not in reading.text
    assert [n.form for n in reading.notes] == [NoteForm.STAMP]


def test_a_commenter_is_no_author() -> None:
    page = (
        "<article><h1>Bridge closed for a week</h1><p>"
        + "The bridge over the lock is closed. " * 9
        + "</p></article>"
        "<ol><li class='comment'><i class='comment-author vcard'>old_lock_keeper</i><p>At last.</p></li></ol>"
    )
    assert read(page, URL).byline == ""


def test_a_title_is_cut_where_the_page_ends_its_headline() -> None:
    page = (
        "<title>Bridge closed for a week | Transport | Lock Chronicle</title><div class='x'><div class='hl'>"
        "Bridge closed for a week</div>"
        + ("<div>" + "The bridge over the lock is closed. " * 5 + "</div>") * 4
        + "</div>"
    )
    found = read(page, URL)
    assert found.title == "Bridge closed for a week"
    assert "Bridge closed for a week" not in [block.text for block in found.body]
