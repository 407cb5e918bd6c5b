"""What of the page around and between its paragraphs is the story: headings, and where other things end."""

from __future__ import annotations

import pytest
from read_help import body, paragraphs

HEADLINE = "The night ferry to Holm sails again from March"
STORY = (
    "The night ferry to Holm, stopped in the autumn of 2019, is to sail again from the first of March.",
    "The company has bought a second boat in Norway, smaller than the old one, with ninety cabins.",
    "The passage is sold in the harbour office and costs as much as it did when the line was closed.",
    "The council of Holm pays a third of it for two winters, and then the line has to earn its money.",
)
LATER = (
    "The harbour master said that the quay has to be dredged before the boat can come in at low water.",
    "Work on it begins next week and is to be done by the end of February, if the ice allows it.",
)
HEADING = "What remains to be done"


def page(body: str) -> str:
    return f"<!doctype html><title>{HEADLINE}</title><body><h1>{HEADLINE}</h1><main>{body}</main></body>"


@pytest.mark.parametrize(
    "heading",
    [
        f'<h2 class="widget-title">{HEADING}</h2>',
        f'<h5 class="part time"><span class="time__value">{HEADING}</span></h5>',
        f'<h2 class="widget-title">{HEADING}</h2><figure><figcaption>The quay</figcaption></figure>',
        f'<div class="crosshead"><div><h2>{HEADING}</h2></div></div>',
    ],
    ids=["named as a widget", "a part named as a time", "over a picture", "wrapped"],
)
def test_a_heading_over_a_paragraph_is_the_storys_whatever_it_is_called(heading: str) -> None:
    html = page(f'<div class="text">{paragraphs(*STORY)}{heading}{paragraphs(*LATER)}</div>')
    assert body(html) == [*STORY, HEADING, *LATER]


def test_a_heading_that_wears_what_all_paragraphs_wear_is_the_storys_in_a_box_of_its_own() -> None:
    heading = f'<div id="quay"><h2 class="paywall">{HEADING}</h2></div>'
    shown = paragraphs(*STORY, name="paywall") + heading + paragraphs(*LATER, name="paywall")
    assert HEADING in body(page(f'<div class="text">{shown}</div>'))


@pytest.mark.parametrize("name", ["visually-hidden", "related-title", "comments-title"])
def test_a_heading_that_is_hidden_or_another_pages_is_not(name: str) -> None:
    heading = f'<h2 class="{name}">{HEADING}</h2>'
    html = page(f'<div class="text">{paragraphs(*STORY)}{heading}{paragraphs(*LATER)}</div>')
    assert HEADING not in body(html)


LINK = '<a href="/a">Ice on the sound closes the old line</a>'
BOX = f'<div class="box"><h3>Read more</h3><ul><li>{LINK}</li></ul></div>'


@pytest.mark.parametrize("box", [BOX, BOX.replace("box", "related-box")], ids=["unnamed", "named"])
def test_an_announcement_of_other_things_reaches_no_further_than_its_box(box: str) -> None:
    more = f"<h2>{HEADING}</h2><p>Not much, it seems.</p>{paragraphs(*LATER)}"
    html = page(f'<div class="text">{paragraphs(*STORY)}{box}{more}</div>')
    assert body(html) == [*STORY, HEADING, "Not much, it seems.", *LATER]


@pytest.mark.parametrize("box", [BOX, f"<aside class='related'>{BOX}</aside>"], ids=["unnamed", "named"])
@pytest.mark.parametrize(
    "last",
    [
        "So it goes in Holm",
        '<a href="/b">The board of the harbour will meet again in June</a>, with the captains who ask.',
    ],
    ids=["short", "of links"],
)
def test_the_storys_last_line_is_read_when_a_box_of_other_stories_comes_above_it(box: str, last: str) -> None:
    shell = f'<div class="text">{paragraphs(*STORY, *LATER)}{{}}<p>{last}</p></div>'
    assert body(page(shell.format(box))) == body(page(shell.format("")))


def test_the_storys_last_sentence_is_read_when_a_form_that_asks_for_an_address_comes_above_it() -> None:
    form = '<div class="newsletter-signup"><h3>Sign up for our newsletter</h3><p>All of it by mail.</p></div>'
    last = '<p>So it goes in Holm, where the ice is <a href="/b">thick</a>, Brandt said.</p>'
    shell = f'<div class="text">{paragraphs(*STORY, *LATER)}{{}}{last}</div>'
    assert body(page(shell.format(form))) == body(page(shell.format("")))


def test_a_story_that_goes_on_behind_a_box_with_a_few_short_lines_is_read() -> None:
    few = ["Not much, it seems.", "Said Ada Quill.", "Nor did Brandt.", "So it goes."]
    more = f"<h2>{HEADING}</h2>{paragraphs(*few, *LATER)}"
    html = page(f'<div class="text">{paragraphs(*STORY)}{BOX}{more}</div>')
    assert body(html) == [*STORY, HEADING, *few, *LATER]


def test_a_row_of_short_lines_is_read_behind_a_box_that_holds_all_it_announces() -> None:
    crew = [f"{what}: Ada Quill the {n}th" for n, what in enumerate(("Master", "Mate", "Pilot", "Cook") * 3)]
    html = page(
        f'<div class="text">{paragraphs(*STORY)}<aside>{BOX}</aside>{paragraphs(*crew, *LATER)}</div>'
    )
    assert body(html) == [*STORY, *crew, *LATER]


@pytest.mark.parametrize(
    "line",
    [
        "Have you read?",
        "Join the conversation about this story »",
        "También te puede interesar",
        "Другие новости по теме:",
        "More Harbour & Ferry News:",
        "Recommended citation",
        "A propos de l'auteur",
        'ALSO SEE: <a href="/a">The quay of Holm is dredged for the boat</a> (May 2015)',
    ],
    ids=["question", "arrow", "Spanish", "Russian", "with its subject", "how to cite it", "French", "dated"],
)
def test_a_line_that_sends_readers_on_is_none_of_the_storys(line: str) -> None:
    html = page(f'<div class="text">{paragraphs(*STORY, line, *LATER)}</div>')
    assert body(html) == [*STORY, *LATER]


def test_a_quoted_post_is_read_however_long_it_is() -> None:
    links = '<a href="https://p.example/1">https://p.example/LT84a</a></p>— Ada (@Quill)'
    for more in range(40):
        said = f"They sail again, so they say{'!' * more}"
        text = f'<p>{said} {links} <a href="https://post.example/status/1">February 7, 2017</a>'
        post = f'<blockquote class="twitter-tweet">{text}</blockquote>'
        shown = body(page(f'<div class="text">{paragraphs(*STORY)}{post}{paragraphs(*LATER)}</div>'))
        assert any(line.startswith(said) for line in shown), more


@pytest.mark.parametrize(("many", "kept"), [(14, True), (3, False)], ids=["many", "a few"])
def test_links_at_the_end_of_a_row_of_short_lines_are_the_storys_as_these_are(many: int, kept: bool) -> None:
    rows = [f"The boat of the year {1950 + n}, built in Holm" for n in range(many)]
    last = 'Seen <a href="/9">on boat nine</a> and <a href="/10">on boat ten</a> in turn'
    shown = body(page(f'<div class="text">{paragraphs(*STORY, *rows, last)}</div>'))
    assert shown == [*STORY, *rows, *(["Seen on boat nine and on boat ten in turn"] if kept else [])]


def test_where_a_storys_last_lines_lead_is_told_as_they_show_it() -> None:
    address = "https://plan.example.net"
    line = f'The plan of the quay: <a href="{address}">{{}}</a>'
    told = f"The plan of the quay: {address}"
    shell = '<div class="text">{}</div>'
    assert body(page(shell.format(paragraphs(*STORY, line.format(address))))) == [*STORY, told]
    assert body(page(shell.format(paragraphs(*STORY, line.format("All of it, as a drawing"))))) == [*STORY]


@pytest.mark.parametrize(
    "line",
    [
        "1,204 Views / By the desk",
        "Bu haber 176 defa okunmuştur.",
        "Lu 1 204 fois",
        "阅读 1204 次",
        "12.5 просмотров",
    ],
)
def test_how_often_the_page_was_read_is_none_of_the_story(line: str) -> None:
    assert body(page(f"<div>{paragraphs(*STORY, line, *LATER)}</div>")) == [*STORY, *LATER]


def test_numbers_that_begin_a_paragraph_count_no_readers() -> None:
    line = "1,204 views of the harbour were painted in those years, and half of them are lost."
    assert body(page(f"<div>{paragraphs(*STORY, line, *LATER)}</div>")) == [*STORY, line, *LATER]


def test_the_first_lines_of_another_story_in_a_list_behind_this_one_are_none_of_it() -> None:
    many = [f"{line} It was told in part {part}." for part in "abc" for line in STORY]
    listed = f'<ul><li>Monday</li><li>{LATER[0]}</li><li><a href="/b">More &gt;</a></li></ul>'
    shell = f'<article><div class="article-body">{paragraphs(*many)}</div><div>{listed}</div></article>'
    assert body(page(shell)) == many


def test_a_list_of_late_paragraphs_is_told_with_its_short_items() -> None:
    items = [f"20{n}: {line}" for n, line in enumerate(LATER, 10)]
    listed = "".join(f"<li>{item}</li>" for item in (*items, "2013: The ferry is laid up."))
    many = [f"{line} It was told in part {part}." for part in "abc" for line in STORY]
    shell = f'<article><div class="article-body">{paragraphs(*many)}</div><div><ul>{{}}</ul></div></article>'
    assert body(page(shell.format(listed))) == [*many, *items, "2013: The ferry is laid up."]
    more = '<li>2014: <a href="/b">What the council has said of the ferry</a></li>'
    assert body(page(shell.format(listed + more))) == [*many, *items]


def test_an_announcement_in_the_storys_own_box_reaches_to_the_next_whole_paragraph() -> None:
    html = page(
        f"<div>{paragraphs(*STORY)}<h3>Read more</h3><p>Ice on the sound</p><p>The old line</p></div>"
    )
    assert body(html) == [*STORY]


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("The board of the harbour will meet again in June at nine.", True),
        ("The board of the harbour will meet again in June at nine", False),
        ("<a href='/b'>The board of the harbour</a> will meet again in June at nine.", False),
    ],
    ids=["sentence", "headline", "leads elsewhere"],
)
def test_a_sentence_behind_an_announcement_in_the_storys_own_box_is_the_storys(line: str, kept: bool) -> None:
    html = page(
        f"<div>{paragraphs(*STORY)}<p>More from the harbour:</p><p>The old line</p><p>{line}</p></div>"
    )
    shown = body(html)
    assert "The old line" not in shown
    assert any("meet again in June" in text for text in shown) is kept


def test_rows_of_wares_do_not_end_an_announcement_of_other_things() -> None:
    address = "https://shop.example.net/models/of/ships/and/ferries"
    row = f"<tr><td>Model of the ferry number {{0}}, of oak</td><td>{address}/{{0}}</td></tr>"
    table = f"<div><table>{''.join(map(row.format, range(3)))}</table></div>"
    shell = f'<div class="text">{paragraphs(*STORY, *LATER)}<h2>{{}}</h2>{table}</div>'
    assert body(page(shell.format("Related stories"))) == [*STORY, *LATER]
    assert "Model of the ferry number 2" in " ".join(body(page(shell.format("What they have sold"))))


def test_an_advertisements_label_announces_nothing_but_itself() -> None:
    label = '<p class="ad">Advertisement - story continues below</p>'
    short = "And that is all there is to say of the ferry for now."
    assert body(page(f'<div class="text">{paragraphs(*STORY)}{label}<p>{short}</p></div>')) == [*STORY, short]


@pytest.mark.parametrize(("stop", "kept"), [(".", True), ("", False)])
def test_a_sentence_that_is_printed_large_is_told_though_it_heads_nothing(stop: str, kept: bool) -> None:
    large = f"Others wrote that the quay should have been dredged long before the boat was bought{stop}"
    shown = body(page(f'<div class="text">{paragraphs(*STORY)}<h2>{large}</h2></div>'))
    assert (large in shown) is kept


def test_letters_that_say_more_are_known_behind_a_line_break() -> None:
    story = "気象庁は午後九時ごろ、沖合を震源とする地震があったと発表した。津波の心配はないという。"
    story += "県内でけがをした人はいない。"
    rights = "<footer><p>" + "このサイトの記事と写真を許可なく使うことを禁じます。" * 2 + "</p></footer>"
    shown = f"<main><div><h1>沖合で地震</h1><p><br>{story}</p></div></main>{rights}"
    html = f"<title>沖合で地震</title><body>{shown}"
    assert body(html) == [story]


@pytest.mark.parametrize("place", [0, 1], ids=["before", "behind"])
def test_another_story_on_the_page_is_none_of_this_one_however_long(place: int) -> None:
    other = [f"{line} So it was in the year {year}, too." for year in (1951, 1962) for line in LATER * 3]
    parts = [
        f'<article><h1>{title}</h1><div class="bodytext">{paragraphs(*texts)}</div></article>'
        for title, texts in ((HEADLINE, [*STORY, *LATER]), ("Ice on the sound", other))
    ]
    shown = "".join(parts if place else reversed(parts))
    assert body(f"<title>{HEADLINE}</title><body><main>{shown}</main></body>") == [*STORY, *LATER]


def _next_story(signed: str, *texts: str) -> str:
    head = f"<header><h1>Brandt's pier is sold</h1>{signed}</header>"
    return f'<div class="added">{head}<div class="added-text">{paragraphs(*texts)}</div></div>'


def test_a_story_that_the_page_has_gone_on_to_is_none_of_this_one_however_long() -> None:
    other = [
        f"The pier was sold for the {n} time, and its buyer has no use for it, either. " * 3 for n in range(9)
    ]
    own = f"<header><h1>{HEADLINE}</h1></header><div class='text'>{paragraphs(*STORY, *LATER)}</div>"
    signed = _next_story("<div class='author-name'>By Ada Quill</div>", *other)
    html = f"<title>{HEADLINE}</title><main><article>{own}{signed}</article></main>"
    assert body(html) == [*STORY, *LATER]
    assert other[0].strip() in body(html.replace(signed, _next_story("", *other)))


def test_many_boxes_made_alike_before_the_story_hold_no_lead_of_it() -> None:
    said = "Nobody should have been asked for money here, as I have said before, number {} in this row."
    rows = "".join(f"<div class='said'><div><p>{said.format(n)}</p></div></div>" for n in range(6))
    story = f"<div class='article-body'>{paragraphs(*STORY, *LATER)}</div>"
    shown = f"<div class='top'><div>{rows}</div></div>{story}"
    assert body(page(shown)) == [*STORY, *LATER]
    assert said.format(1) in body(page(shown.replace(rows, f"<p>{said.format(1)}</p>")))


def test_a_story_goes_on_in_boxes_made_like_its_own_with_all_they_hold() -> None:
    part = "<section class='s1'><div class='s2'>{}</div></section>"
    html = page(part.format(paragraphs(*STORY, *LATER, *STORY[::-1], *LATER[::-1])))
    last = "The captain of the second boat, who is a woman of the island, has not been asked to say anything."
    late = f"<h3>What comes now</h3><p>The ferry leaves at nine:</p>{paragraphs(last)}"
    grown = html.replace("</section>", "</section>" + part.format(late), 1)
    assert body(grown)[-3:] == ["What comes now", "The ferry leaves at nine:", last]


def test_the_headline_in_the_storys_box_is_none_of_its_text_nor_is_the_line_above_it() -> None:
    opening = f"<h3>From the harbour</h3><h2>Holm: {HEADLINE}</h2>"
    html = f"<title>{HEADLINE}</title><body><main><div>{opening}{paragraphs(*STORY)}</div></main></body>"
    assert body(html) == [*STORY]


def test_the_first_heading_of_a_story_may_share_words_with_the_headline_above_it() -> None:
    heading = "The night ferry sails again"
    html = page(f'<div class="text"><h2>{heading}</h2>{paragraphs(*STORY)}</div>')
    assert body(html) == [heading, *STORY]


TOLD = "The council of Brandt has asked for a second crossing, and the company has not said no to it so far."


@pytest.mark.parametrize(
    ("link", "shown"),
    [("/brandt", []), ("#brandt", [TOLD])],
    ids=["a way to another story", "a way to its own text"],
)
def test_what_is_told_below_the_linked_headline_of_another_story_is_none_of_this_one(
    link: str, shown: list[str]
) -> None:
    box = f'<h2><a href="{link}">Brandt wants a ferry of its own, too</a></h2><div><p>{TOLD}</p></div>'
    html = page(
        f'<div class="text">{paragraphs(*STORY)}<div><div>{box}</div></div>{paragraphs(*LATER)}</div>'
    )
    assert body(html) == [*STORY, *shown, *LATER]


@pytest.mark.parametrize(
    "box", ['id="comments"', 'id="comentaris"', 'class="yorumlar"', 'role="dialog"', 'aside role="dialog"']
)
def test_comments_and_what_pops_up_are_none_of_the_story_though_they_hold_more_than_it(box: str) -> None:
    said = [
        f"{line} So says reader number {i}, and he has seen it himself." for i in range(9) for line in LATER
    ]
    tag = box if box.startswith("aside") else f"div {box}"
    other = f'<{tag}><div class="entry-content">{paragraphs(*said)}</div></{tag.split()[0]}>'
    story = f"<main><h1>{HEADLINE}</h1><div>{paragraphs(*STORY, *LATER)}</div></main>"
    assert body(f"<title>{HEADLINE}</title><body>{story}{other}</body>") == [*STORY, *LATER]


@pytest.mark.parametrize(
    "shown", [[*STORY, *LATER], ["Please switch scripts on; without them you see nothing."]]
)
def test_a_story_that_is_printed_for_those_without_scripts_is_read(shown: list[str]) -> None:
    silent = f'<div class="post"><noscript>{paragraphs(*shown)}</noscript></div>'
    others = "<p>The town and its harbour, every day anew since the year 1962, for you.</p>"
    html = f"<title>{HEADLINE}</title><body><h1>{HEADLINE}</h1>{silent}<footer>{others}</footer></body>"
    assert [text for text in body(html) if text in shown] == (shown if len(shown) > 1 else [])


def test_a_list_that_asks_for_something_is_the_pages_own_with_all_its_items() -> None:
    items = (
        "Every harbour, every day: follow the ferries of the whole coast with us, from first to last.",
        "Sign up for our newsletter to get the timetable of the week into your inbox every Monday morning.",
    )
    box = f"<div><div><ul>{''.join(f'<li>{item}</li>' for item in items)}</ul></div></div>"
    told = [f"{line} That was so in the year {year}, too." for year in range(1950, 1960) for line in STORY]
    html = page(f"<div>{paragraphs(*told)}{box}{paragraphs(*LATER)}</div>")
    assert not set(items) & set(body(html))
