"""What `read` leaves beside a story: captions at its headline, columns of others, its own text once more."""

from __future__ import annotations

import pytest
from lock_story import COUNTS, HEADLINE, LATE, STORY, page
from read_help import body, paragraphs

TOLD = [f"{line} It was told in part {part}." for part in "abc" for line in STORY]
FORECAST = (
    "Day {0} begins with rain over the valley, and those who have boats to bring in should do so early."
)


def _page(inside: str, html: str = "") -> str:
    return f"<!doctype html><html{html}><title>{HEADLINE}</title><body>{inside}</body></html>"


def test_a_headline_with_its_author_and_a_long_caption_is_no_story_beside_the_one_below() -> None:
    headline = f"{HEADLINE}, and two hundred people stood in the rain to see it"
    caption = " ".join(FORECAST.format(day) for day in range(5))
    signed = "<div class='a1'>Told by Ada Quill on 9 January in the evening, who stood there</div>"
    hero = f"<div class='b1'><h1>{headline}</h1>{signed}<p>{caption}</p></div>"
    told = [f"{line} So they said on day {day}." for day in range(3) for line in TOLD]
    html = _page(f"<main><section>{hero}</section><section><div>{paragraphs(*told)}</div></section></main>")
    assert body(html.replace(f"<title>{HEADLINE}", f"<title>{headline}"))[-len(told) :] == told


BOX = "<div class='col'><h3>Day {0}</h3><div>{1}</div>{2}</div>"


@pytest.mark.parametrize(("more", "kept"), [("<a href='/{0}'>More</a>", False), ("", True)])
def test_a_short_story_beside_more_lines_in_a_box_each_is_read_alone_when_they_lead_on(
    more: str, kept: bool
) -> None:
    story = f"<div class='main'><h1>{HEADLINE}</h1><div>{paragraphs(*STORY, LATE, COUNTS)}</div></div>"
    boxes = "".join(BOX.format(day, FORECAST.format(day), more.format(day)) for day in range(20))
    read_ = body(_page(f"<div>{story}<div class='more'>{boxes}</div></div>"))
    assert read_[: len(STORY) + 2] == [*STORY, LATE, COUNTS]
    assert (FORECAST.format(7) in read_) is kept


def test_a_story_that_begins_under_its_headline_and_goes_on_beside_it_is_read_whole() -> None:
    begun = f"<div class='top'><h1>{HEADLINE}</h1><div>{paragraphs(*STORY, LATE, COUNTS)}</div></div>"
    shell = f"<div>{begun}<div class='more'>{paragraphs(*TOLD)}</div></div>"
    assert body(_page(shell)) == [*STORY, LATE, COUNTS, *TOLD]


@pytest.mark.parametrize(("name", "kept"), [("related_post", False), ("plain", True)])
def test_a_list_that_calls_itself_related_is_none_of_a_story_which_holds_less(name: str, kept: bool) -> None:
    item = "<li><a href='/{0}'>Another story of the valley, number {0}</a> <span>{1}</span></li>"
    items = "".join(item.format(day, f"{FORECAST.format(day)} {COUNTS}") for day in range(12))
    story = f"<div><section><h1>{HEADLINE}</h1></section><div>{paragraphs(*STORY, LATE, COUNTS)}</div>"
    others = f"<div><ul class='{name}'>{items}</ul></div></div>"
    read_ = body(_page(story + others))
    assert set(STORY) <= set(read_) or kept
    assert any("number 7" in text for text in read_) is kept


@pytest.mark.parametrize(
    "raw",
    [f"<div class='x'>{' '.join(TOLD)}</div>", f"<pre>{' '.join(TOLD)}</pre>"],
    ids=["in a box", "as it was written"],
)
def test_a_story_that_is_printed_in_one_block_too_is_read_once(raw: str) -> None:
    told = f"<article><h1>{HEADLINE}</h1>{{}}<div>{paragraphs(*TOLD)}</div></article>"
    assert body(_page(told.format(raw))) == body(_page(told.format(""))) == TOLD
    half = raw.replace(" ".join(TOLD[3:]), f"{LATE} " * 20)
    assert len(body(_page(told.format(half)))) == len(TOLD) + 1


PART = "<div {0}data-amp-bind-hidden='!open'><p>{1}</p></div>"


@pytest.mark.parametrize(("html", "kept"), [(" amp", True), (" ⚡", True), ("", False)])
def test_the_rest_of_a_story_that_unfolds_on_a_tap_is_read_where_a_page_says_how(
    html: str, kept: bool
) -> None:
    parts = [PART.format("" if i < 4 else "hidden ", text) for i, text in enumerate(TOLD)]
    read_ = body(_page(f"<article><h1>{HEADLINE}</h1><div>{''.join(parts)}</div></article>", html))
    assert read_ == (TOLD if kept else TOLD[:4])


def test_what_opens_alone_on_a_tap_stays_hidden() -> None:
    menu = f"<div hidden data-amp-bind-hidden='!menu'>{paragraphs(LATE, COUNTS)}</div>"
    told = f"<article><h1>{HEADLINE}</h1><div>{paragraphs(*TOLD)}</div>{menu}</article>"
    assert body(_page(told, " amp")) == TOLD


@pytest.mark.parametrize("counter", ["2 of 3", "Page 2 of 3", "Seite 2 von 3", "2 dari 3 halaman"])
def test_the_pages_of_a_story_that_a_script_turns_have_headings_and_their_numbers_are_no_text(
    counter: str,
) -> None:
    first = f"<div class='page'>{paragraphs(*TOLD[:6])}</div>"
    second = f"<div>{counter}</div><h2>The second lock</h2><figure><figcaption>A boat</figcaption></figure>"
    second = f"<div class='page' style='display:none'>{second}<div>{paragraphs(*TOLD[6:])}</div></div>"
    assert body(page(f"<article>{first}{second}</article>")) == [*TOLD[:6], "The second lock", *TOLD[6:]]


def test_a_table_before_the_story_is_no_lead() -> None:
    row = "This story rests on what its reporter saw, heard and read, and on those who spoke to her there."
    table = f"<div class='x'><table><tr><td>At the lock</td><td>{row}</td></tr></table></div>"
    html = _page(f"<main><h1>{HEADLINE}</h1>{table}<div><div>{paragraphs(*TOLD)}</div></div></main>")
    assert body(html) == TOLD


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("Would you consider supporting us with a small sum?", False),
        ("Would you consider a bed in a lock-keeper's house just a mile from your own?", True),
        ("Donations are tax deductible to the full extent of the law.", False),
        ("Support Local Journalism", False),
        ("Become a Founding Member of the Post and have it first.", False),
        ("Advertise with the Post to reach all who live on the river. Contact us today.", False),
        ("The views expressed above belong to the authors. Read more of them with us.", False),
        ("The views expressed in the hall were those of the whole town, and nobody left.", True),
        ("She became a founding member of the rowing club in the year of the flood.", True),
    ],
)
def test_a_line_that_asks_is_told_from_one_that_tells(line: str, kept: bool) -> None:
    html = page(f"<article><div>{paragraphs(*TOLD[:5], line, *TOLD[5:])}</div></article>")
    assert (line in body(html)) is kept


def test_a_story_under_its_headline_is_read_before_readers_who_say_much_more() -> None:
    told = f"<article><header><h1>{HEADLINE}</h1></header><div>{paragraphs(*TOLD)}</div></article>"
    said = "".join(f"<li>{paragraphs(FORECAST.format(day))}</li>" for day in range(30))
    boxes = "".join(f"<section class='related part-{n}'><ul>{said}</ul></section>" for n in range(3))
    assert body(_page(f"<main>{told}{boxes}</main>")) == TOLD


SIGNED = "<div class='author-info'>told by the desk - {}.07.20</div>"
DECK = "What the Post has from the other side of the valley, and what it has not."


@pytest.mark.parametrize(
    ("head", "kept"),
    [
        (f"<h2>{{}}</h2>{SIGNED.format(3)}", False),
        (f"<h1>{{}}</h1><p>{DECK}</p>{SIGNED.format(3)}", False),
        ("<h2>{}</h2>", True),
        (f"<h2>{{}}</h2>{SIGNED.format('').replace(' - .07.20', '')}", True),
        ("<h2>{}</h2><div class='when'>3.07.20</div>", True),
    ],
    ids=["signed and dated", "with a deck", "a heading", "signed alone", "in another look"],
)
def test_a_story_that_is_signed_and_dated_as_the_pages_own_is_another(head: str, kept: bool) -> None:
    own = f"<h1>{HEADLINE}</h1>{SIGNED.format(1)}<div class='text'>{paragraphs(*TOLD)}</div>"
    other = f"{head.format('A ferry is lost in the fog')}{paragraphs(*(f'{COUNTS} {n}' for n in range(4)))}"
    html = _page(f"<main><div class='one'>{own}</div><div class='two'>{other}</div></main>")
    assert any(COUNTS in text for text in body(html)) is kept


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("Visit the Harbour Post homepage for all that was told of the coast and its ports today.", False),
        ("The board has shown on its own pages what it has paid for the harbour since the year 1997.", True),
    ],
)
def test_a_sentence_in_a_link_that_sends_readers_to_the_house_is_none_of_the_story(
    line: str, kept: bool
) -> None:
    linked = f"<p><a href='/b'>{line}</a></p>"
    assert (line in body(page(f"<article><div>{paragraphs(*TOLD)}{linked}</div></article>"))) is kept


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("For more coverage of all things rowing, try these:", False),
        ("Three boats were the first to go up:", True),
    ],
)
def test_a_list_of_links_below_a_line_that_sends_readers_on_is_none_of_the_story(
    line: str, kept: bool
) -> None:
    items = "".join(f"<li><a href='/{n}'>The Annabel, number {n} of the year</a></li>" for n in range(3))
    told = f"{paragraphs(*TOLD[:6], line)}<ul>{items}</ul>{paragraphs(*TOLD[6:])}"
    html = page(f"<article><div>{told}</div></article>")
    assert ("The Annabel, number 2 of the year" in body(html)) is kept


@pytest.mark.parametrize(("link", "kept"), [("<a>{}</a>", True), ("<a href='/b'>{}</a>", False)])
def test_a_heading_that_leads_nowhere_is_the_storys_though_it_is_marked_as_a_link(
    link: str, kept: bool
) -> None:
    heading = f"<h2>{link.format('The second lock')}</h2>"
    told = f"<article><div>{paragraphs(*TOLD[:6])}{heading}{paragraphs(*TOLD[6:])}</div></article>"
    assert ("The second lock" in body(page(told))) is kept


@pytest.mark.parametrize("count", [1, 2, 6])
def test_the_entries_of_a_live_page_are_no_stories_that_it_has_gone_on_to(count: int) -> None:
    time = "<time class='when' datetime='2021-01-11T1{0}:00'>1{0}:00 on 11 Jan 2021</time>"
    lines = [
        [f"{COUNTS} So it was said in part {part} of entry {n}." for part in range(4)] for n in range(count)
    ]
    boxes = "".join(
        f"<div class='e'><h2>The board speaks again: {n}</h2>{time.format(n)}{paragraphs(*told)}</div>"
        for n, told in enumerate(lines)
    )
    own = f"<h1>{HEADLINE}</h1><time class='when'>11 Jan 2021</time>{paragraphs(*TOLD)}"
    read_ = body(_page(f"<main>{own}<div>{boxes}</div></main>"))
    assert [text for text in read_ if text.startswith(COUNTS)] == [text for told in lines for text in told]


CARD = "<div class='card'>{1}<a href='{0}'>{2}</a><b>Story {0}</b><p>{3}</p></div>"


@pytest.mark.parametrize(
    ("link", "before", "inside", "kept"),
    [
        ("/2021/01/10/hay-{0}", "", "", False),
        ("https://www.harbour.example/2021/01/10/hay-{0}#comments", "", "", False),
        ("/2021/01/10/hay-{0}", "<img src='/{0}.jpg'>", "", False),
        ("/2021/01/10/hay-{0}", "", "<img src='/{0}.jpg'>", True),  # a picture's link
        ("/2021/01/10/hay-{0}", "And so it went on:", "", True),  # a paragraph with words of its own
        ("/2021/01/10/hay-{0}", "<a href='/2021/01/10/hay-{0}'></a>", "", False),
        ("/2021/01/10/hay-{0}", "<a href='https://share.example/{0}'></a>", "", False),
        ("/2021/01/10/hay-{0}", "<a href='/2021/01/10/tags-{0}'></a>", "", True),  # icons to more than one
        ("/2021/01/10/hay", "", "", True),  # what is the same in each box is no story
        ("/2021/01/11/ferry?entry={0}", "", "", True),  # entries of this one
        ("/2021/01/11/ferry/entry-{0}", "", "", True),
        ("https://share.example/{0}", "", "", True),
        ("#{0}", "", "", True),
    ],
)
def test_boxes_with_an_empty_link_over_them_are_other_stories(
    link: str, before: str, inside: str, kept: bool
) -> None:
    day = [FORECAST.format(day) for day in range(4)]
    cards = "".join(
        CARD.format(link.format(i), before.format(i), inside.format(i), text) for i, text in enumerate(day)
    )
    told = f"<div><h1>{HEADLINE}</h1>{paragraphs(*TOLD)}<div>{cards}</div></div>"
    read_ = body(_page(f"<main>{told}</main>"))
    assert read_[: len(TOLD)] == TOLD
    assert set(day).issubset(read_) is kept
    assert set(day).isdisjoint(read_) is not kept


@pytest.mark.parametrize(
    ("above", "beside"),
    [
        ("", f"<div id='subcol'><h4>The day</h4><p>{FORECAST.format(1)}</p></div>"),
        ("<ul class='presented-by__bar'><li>By</li><li>Ferry &amp; Sons</li></ul>", ""),
    ],
    ids=["another column", "an advertiser"],
)
def test_a_box_that_says_what_it_is_leaves_the_story_as_it_is(above: str, beside: str) -> None:
    html = _page(f"<div><div><h1>{HEADLINE}</h1>{above}{paragraphs(*TOLD[:4])}</div>{beside}</div>")
    assert body(html) == TOLD[:4]
    assert body(html.replace("subcol", "x").replace("presented-by__bar", "x")) != TOLD[:4]


@pytest.mark.parametrize(
    ("others", "kept"),
    [
        ("Tar: two pots will do for a boat of this size.", True),
        ("<a href='/n'>The new quay</a> is what they say.", False),
    ],
    ids=["notes", "other stories"],
)
def test_a_list_behind_the_storys_box_of_which_one_item_has_a_source_stands_whole(
    others: str, kept: bool
) -> None:
    line = "Rope: the best of it is made at the old mill above the town."
    linked = line.replace("the old mill", "<a href='/mill'>the old mill</a>")
    items = "".join(f"<li>{item}</li>" for item in (linked, others, others))
    told = f"<article><h1>{HEADLINE}</h1>{paragraphs(*TOLD)}<div><div><ul>{items}</ul></div></div></article>"
    assert (line in body(_page(told))) is kept


def test_footnotes_in_boxes_of_their_own_are_the_storys_where_it_points_at_them() -> None:
    notes = ["[1] Told in the hall.", "[2] The rope was new.", "[3] Nobody asked for this."]
    boxes = "".join(f"<div id='n{n}'><address>{note}</address></div>" for n, note in enumerate(notes))
    pages = "<div><div>[1] <a href='?2'>[2]</a> <a href='?3'>[3]</a></div></div>"
    told = paragraphs(*TOLD, f"{LATE} It was so[1], and the rope held[2].")
    read_ = body(_page(f"<article><h1>{HEADLINE}</h1>{told}<div>{boxes}</div></article>{pages}"))
    assert read_[-2:] == notes[:2]


LONG = [f"{line} So they said on day {day}." for day in range(6) for line in TOLD]
WIDTHS = ["variant hidden-1a hidden-2b", "variant hidden-1a hidden-3c", "variant hidden-2b hidden-3c"]


@pytest.mark.parametrize("n", [2, 3])
@pytest.mark.parametrize("classes", [WIDTHS, ["wide", "middle", "narrow"]], ids=["that hide it", "plain"])
@pytest.mark.parametrize("parts", [[LATE], [LATE, COUNTS]], ids=["one paragraph", "two"])
def test_what_is_printed_for_each_width_of_screen_stands_in_the_story_once(
    n: int, classes: list[str], parts: list[str]
) -> None:
    widths = "".join(f"<div class='{name}'>{paragraphs(*parts)}</div>" for name in classes[:n])
    told = f"<article><h1>{HEADLINE}</h1>{paragraphs(*LONG)}{widths}{paragraphs(*TOLD)}</article>"
    assert body(_page(told)) == [*LONG, *parts, *TOLD]


def test_what_stands_again_and_again_between_paragraphs_is_none_of_the_story() -> None:
    told = "".join(f"{paragraphs(line)}<div class='x'>{paragraphs(LATE)}</div>" for line in TOLD[:6])
    assert body(_page(f"<article><h1>{HEADLINE}</h1>{told}</article>")) == TOLD[:6]


def test_a_card_that_stands_twice_between_paragraphs_and_is_hidden_is_none_of_the_story() -> None:
    card = f"<div class='card hidden-1a'>{paragraphs(LATE)}</div>"
    told = f"{paragraphs(*LONG)}{card}{paragraphs(*TOLD[:6])}{card}{paragraphs(*TOLD[6:])}"
    assert body(_page(f"<article><h1>{HEADLINE}</h1>{told}</article>")) == [*LONG, *TOLD]
