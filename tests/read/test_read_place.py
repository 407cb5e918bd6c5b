"""Where `read` looks for the article, and that nothing of the story is lost before it is judged."""

from __future__ import annotations

import pytest
from lock_story import COUNTS, HEADLINE, LATE, STORY, page
from read_help import URL, body, paragraphs

from watcher.model import Obstacle
from watcher.read import read


@pytest.mark.parametrize(
    "late",
    [
        f'<div role="tablist" class="accordion"><h3>The keeper</h3><div>{paragraphs(LATE)}</div></div>',
        f'<blockquote class="twitter-tweet"><p>{LATE}</p></blockquote>',
        f'<p><span class="x12 reactionTags">{LATE}</span></p>',
        f'<h3 class="caption-s5">{LATE}</h3>',
        f'<div class="step" style="display:none">{paragraphs(LATE, COUNTS)}</div>',
    ],
    ids=["accordion", "embedded post", "inline words", "heading of a type size", "one of a row"],
)
def test_what_an_element_is_called_does_not_hide_its_sentences(late: str) -> None:
    html = f'<article><div class="step">{paragraphs(*STORY)}</div>{late}{paragraphs(COUNTS)}</article>'
    assert LATE in body(page(html))


def test_a_row_of_tabs_is_not_kept_at_all() -> None:
    tabs = "<div role='tablist'><a href='#a'>All about the lock</a> <a href='#b'>All about boats</a></div>"
    read_blocks = read(page(f"<article>{tabs}{paragraphs(*STORY, LATE)}</article>"), URL).blocks
    assert [block.text for block in read_blocks if "All about" in block.text] == []


@pytest.mark.parametrize(
    "heading", ['<h2 id="what-comes-next">The second lock</h2>', '<h2 id="nav_2">The second lock</h2>']
)
def test_a_link_target_made_of_a_headings_words_is_no_name(heading: str) -> None:
    html = page(f"<article>{paragraphs(*STORY[:3])}{heading}{paragraphs(STORY[3], LATE)}</article>")
    assert "The second lock" in body(html)


@pytest.mark.parametrize("line", ["By Ada Quill, 3 May 2021", "3 May 2021", "Updated 3 May 2021"])
def test_a_second_headline_goes_on_with_the_first_behind_who_wrote_the_story_and_when(line: str) -> None:
    second = "Two hundred people came to see the first boat go up in the rain"
    told = f'<div class="byline">{line}</div><h2>{second}</h2><article>{paragraphs(*STORY, LATE)}</article>'
    assert body(page(told)) == [second, *STORY, LATE]


@pytest.mark.parametrize(
    "line",
    [f'<p id="NavzU2">{COUNTS}</p>', f'<dl><dt id="advertised-gates">{COUNTS}</dt><dd>{LATE}</dd></dl>'],
    ids=["a paragraph's, made at random", "a term's, made of its words"],
)
def test_a_link_target_in_the_text_is_no_name(line: str) -> None:
    assert COUNTS in body(page(f"<article>{paragraphs(*STORY)}{line}{paragraphs(LATE)}</article>"))


@pytest.mark.parametrize(("count", "told"), [(3, True), (1, False)], ids=["a part of the story", "a box"])
def test_the_beginning_of_a_story_that_furniture_parts_is_read_whatever_its_box_is_called(
    count: int, told: bool
) -> None:
    part = "<div class='widget'><div class='text-widget'>{}</div></div>"
    opening = [f"{text} So it was told on day {n}." for n, text in enumerate(STORY[:count])]
    related = "<aside class='related'><h3>Also of the lock</h3></aside>"
    parts = [part.format(paragraphs(*opening)), related, f"<div class='text'>{paragraphs(*STORY * 3)}</div>"]
    html = page(f"<h1>{'The lock'}</h1>" + "".join(parts))
    assert (opening[0] in body(html)) is told


def test_a_long_section_is_no_share_box_whatever_its_link_target_says() -> None:
    story = [f"{number} boats: {text}" for number in range(9) for text in STORY]
    section = f'<div id="sharing-a-lock"><h2>Sharing a lock</h2>{paragraphs(*story[:12])}</div>'
    html = page(f"<article>{paragraphs(*story)}{section.replace('boats', 'barges')}</article>")
    assert story[11].replace("boats", "barges") in body(html)


def test_what_alone_is_hidden_stays_hidden() -> None:
    hidden = f'<div class="box" style="display: none">{paragraphs(LATE, COUNTS)}</div>'
    assert body(page(f'<article><div class="text">{paragraphs(*STORY)}</div>{hidden}</article>')) == [*STORY]


def test_a_form_around_the_only_text_is_the_article() -> None:
    form = f'<form action="/order"><div>{paragraphs(*STORY)}</div><input name="count"></form>'
    assert body(page(f"<main>{form}<aside>{paragraphs(LATE, COUNTS)}</aside></main>")) == [*STORY]


def test_a_form_beside_a_short_article_is_none() -> None:
    form = f'<form action="/join">{paragraphs(LATE, COUNTS)}</form>'
    assert body(page(f"<main>{paragraphs(*STORY)}{form}</main>")) == [*STORY]


@pytest.mark.parametrize("name", ["post-content", "entry-content"])
def test_a_body_named_inside_a_wider_one_is_the_body(name: str) -> None:
    teasers = "".join(
        f"<div><h4>{word}</h4><p>{word} has more to tell of the river than fits onto a page of ours</p></div>"
        for word in ("Anton", "Berta", "Caesar")
    )
    story = f'<div class="{name}">{paragraphs(*STORY, LATE)}</div>'
    html = page(f'<div class="article-content"><div>{story}</div><div>{teasers}</div></div>')
    assert body(html) == [*STORY, LATE]


@pytest.mark.parametrize(
    "other",
    [
        "<div><h3>Of a town</h3><p>{0}</p><p>{0} It was said again.</p></div>",
        "<div class='swiper-slide'>{0} {0} {0}</div>",
    ],
    ids=["news in brief", "slides"],
)
def test_the_only_named_body_is_the_body_however_much_stands_around_it(other: str) -> None:
    told = "This is what the paper has to say of another matter that has nothing to do with it at all."
    others = "".join(other.format(f"{n}. {told}") for n in range(24))
    text = [f"{line} It was told on day {day}." for day in (1, 2) for line in (*STORY, LATE)]
    html = page(f'<div><div class="story-body">{paragraphs(*text)}</div></div><div>{others}</div>')
    assert body(html) == text


def test_the_text_of_a_figure_is_its_caption_however_long_unless_it_has_paragraphs() -> None:
    figure = "<figure><img src=x>{}</figure>"
    html = page(f"<article>{paragraphs(*STORY)}{figure.format(LATE * 2)}{paragraphs(COUNTS)}</article>")
    assert body(html) == [*STORY, COUNTS]
    html = page(f"<article>{paragraphs(*STORY)}{figure.format(paragraphs(LATE, COUNTS))}</article>")
    assert body(html) == [*STORY, LATE, COUNTS]
    played = html.replace("</figure>", "<figcaption>The lock</figcaption></figure>")
    assert body(played) == [*STORY]


@pytest.mark.parametrize(
    ("shown", "read_"),
    [
        ("<table><tr><td>Gates</td><td>9 tons</td></tr></table>", "Gates 9 tons"),
        ("<pre>open(gate)</pre>", "open(gate)"),
        ("<blockquote><p>At last!</p><a href='https://posts.example/1'>Ada</a></blockquote>", "At last!"),
        ("<blockquote><p>At last!</p></blockquote>", "At last!"),
    ],
)
def test_a_figure_that_shows_data_code_a_post_or_a_quotation_is_no_picture(shown: str, read_: str) -> None:
    figure = f"<figure class='block'>{shown}</figure>"
    html = page(f"<article>{paragraphs(*STORY)}{figure}{paragraphs(COUNTS)}</article>")
    assert read_ in body(html)
    assert read_ not in body(html.replace(shown, f"<img src=x>{read_}"))


def test_highlights_under_the_label_of_an_insert_are_none_of_the_story() -> None:
    items = "".join(f"<li>{text}</li>" for text in ("The lock opens after 24 years", "NEW: Boats go up"))
    box = f'<div class="w"><div><div>HIGHLIGHTS</div></div><ul>{items}</ul></div>'
    more = [f"{text} This was in part {part}." for part in "abc" for text in (COUNTS, LATE)]
    assert body(page(f"<article>{box}{paragraphs(*STORY, *more)}</article>")) == [*STORY, *more]


def test_a_class_that_most_of_the_story_wears_names_no_furniture() -> None:
    story = "".join(f'<p class="paywall">{text}</p>' for text in (*STORY, "Nobody was hurt.", COUNTS))
    assert "Nobody was hurt." in body(page(f"<article>{story}</article>"))
    lone = f'<article>{paragraphs(*STORY, COUNTS)}<p class="paywall">Nobody was hurt.</p></article>'
    assert "Nobody was hurt." not in body(page(lone))


SHELL = (
    "<header><a href=/>Mill Post</a></header>{}<article><h1>"
    + HEADLINE
    + "</h1><div><div>{}</div>{}</div></article>{}"
)
NOTE = "<p><strong>Update 3 Feb:</strong> The second lock will not be dug, said the owner.</p>"


@pytest.mark.parametrize(
    "box", ["{}", "<div>{}</div>", "<div class=correction>{}</div>", "<aside>{}</aside>"]
)
@pytest.mark.parametrize(
    "place", range(4), ids=["above the headline", "in the body", "beside it", "behind it"]
)
def test_a_note_is_read_wherever_it_stands_around_the_story(place: int, box: str) -> None:
    parts = ["", paragraphs(*STORY), "", ""]
    parts[place] += box.format(NOTE)
    reading = read(SHELL.format(*parts), URL)
    assert [note.text for note in reading.notes] == ["The second lock will not be dug, said the owner."]
    assert "will not be dug" in reading.text


def test_a_banner_above_the_headline_is_none_of_the_story() -> None:
    banner = "<div>Our offices on Mill Lane stay closed on Friday, when the whole paper goes rowing.</div>"
    assert body(SHELL.format(banner, paragraphs(*STORY), "", "")) == list(STORY)


def test_a_paragraph_behind_the_storys_box_goes_on_with_it_when_it_follows_at_once_and_leads_nowhere() -> (
    None
):
    late, teaser = paragraphs(LATE), f"<p><a href=/b>{LATE}</a></p>"
    assert body(SHELL.format("", paragraphs(*STORY), late, "")) == [*STORY, LATE]
    for behind in (teaser, f"<div class=bio>{late}</div>", paragraphs(f"{LATE} Please support us in it.")):
        assert body(SHELL.format("", paragraphs(*STORY), behind, "")) == list(STORY)


SENTENCE = "Millions of people will receive the benefits from the first day of January, it was said."


@pytest.mark.parametrize(
    "box",
    [
        "<div class=x1><div class=x2>{}</div></div>",
        "<p><a href=/b>{}</a> 12</p>",
        '<p id="articleDate">{}</p>',
    ],
)
def test_a_label_under_the_headline_that_becomes_a_sentence_is_no_lead(box: str) -> None:
    html = page(box + f"<div><div>{paragraphs(*STORY, LATE)}</div></div>")
    assert body(html.format("Ferries")) == body(html.format(SENTENCE)) == [*STORY, LATE]


def test_a_story_in_chinese_outweighs_a_sentence_in_other_letters_beside_it() -> None:
    line = "港口委员会星期六在大雨中重新开放了一九九七年洪水以来一直关闭的{}号旧船闸，约二百人到场观看。"
    story = [line.format(i) for i in range(5)]
    html = page("<div><div>{}</div><div>分享到</div><div class=t>" + paragraphs(*story) + "</div></div>")
    assert body(html.format("来源")) == body(html.format(SENTENCE)) == story


def test_a_line_that_asks_for_errors_is_none_of_the_story_and_one_that_tells_of_them_is() -> None:
    asks = "Spotted an error in this story? Select the text and press Ctrl+Enter."
    tells = "The committee found an error in the count and will report an error sooner."
    assert body(page(f"<div>{paragraphs(*STORY[:3], tells, STORY[3], asks)}</div>")) == [
        *STORY[:3],
        tells,
        STORY[3],
    ]


def test_what_the_page_tells_machines_is_its_story_is_no_label_where_it_stands_oddly() -> None:
    odd = "Two hundred people saw the first boat go up"
    html = page(f"{{}}<div>{odd}</div><div>Ferries and boats</div><div>{paragraphs(*STORY, LATE)}</div>")
    stated = f'{{"@type": "NewsArticle", "articleBody": "{odd} {STORY[0][:40]} ..."}}'
    told = read(html.format(f"<script type='application/ld+json'>{stated}</script>"), URL)
    assert [block.text for block in told.body] == [odd, *STORY, LATE]
    assert told.body[0].reason == "stated"
    assert body(html.format("")) == [*STORY, LATE]


@pytest.mark.parametrize(
    "open_",
    ["<button><div>Menu<div></button>", "<svg><path d='M0 0'><use href='#a'>"],
    ids=["button", "drawing"],
)
def test_what_a_parser_leaves_open_to_the_end_of_the_page_hides_no_story(open_: str) -> None:
    told = f"<header>{open_}</header><main><h1>{HEADLINE}</h1>{paragraphs(*STORY, LATE, COUNTS)}</main>"
    assert body(f"<!doctype html><title>{HEADLINE}</title><body>{told}</body>") == [*STORY, LATE, COUNTS]


def test_an_article_with_the_headline_is_the_story_though_it_is_called_a_way_to_others() -> None:
    told = f'<article class="col article-readmore"><h1>{HEADLINE}</h1>{paragraphs(*STORY, LATE)}</article>'
    rights = paragraphs(*(f"{number}. {COUNTS}" for number in range(4)))
    shown = f"<!doctype html><title>{HEADLINE}</title><body>{told}<div>{rights}</div></body>"
    assert body(shown)[: len(STORY) + 1] == [*STORY, LATE]


@pytest.mark.parametrize("cut", ["<wbr>", "<WBR/>", "<embed src='/sound.mid'>"])
def test_an_element_without_an_end_takes_nothing_with_it(cut: str) -> None:
    parted = LATE.replace(" who ", f" {cut}who ")
    html = page(f"<article>{paragraphs(*STORY)}<p>{parted}</p><div>{cut}{paragraphs(COUNTS)}</div></article>")
    assert body(html) == [*STORY, LATE, COUNTS]


def test_what_holds_all_of_a_named_body_is_that_body_whatever_it_is_called() -> None:
    told = f"<div class='entry-content'><div id='paging_container'>{paragraphs(*STORY, LATE)}</div></div>"
    others = "".join(f"<div>{paragraphs(f'{COUNTS} That was so on day {day}.')}</div>" for day in range(3))
    assert body(page(f"<main>{told}</main><div>{others}</div>"))[: len(STORY) + 1] == [*STORY, LATE]


def test_a_paragraph_among_others_that_is_named_the_place_of_an_advertisement_is_one() -> None:
    named = f"<p class='ad-position'>{LATE}</p>"
    story = [*STORY[:2], COUNTS, f"{STORY[2]} {STORY[3]}", f"{STORY[0]} {STORY[1]}"]
    told = paragraphs(*story)
    assert LATE in body(page(f"<article><div>{told}{named}{told}</div></article>"))
    assert LATE not in body(page(f"<article><div>{told}{named}</div></article>"))


@pytest.mark.parametrize(
    ("last", "kept"),
    [
        ("<p>{}</p>", True),
        ("<p><a href='/b'>More:</a> {}</p>", False),
        ("<p>Published by the Harbour Post. {}</p>", False),
        ("<p>{} See https://post.example/1.</p>", False),
    ],
    ids=["whole", "linked", "signed", "with its address"],
)
def test_a_last_paragraph_alone_in_a_box_without_a_name_is_the_storys(last: str, kept: bool) -> None:
    many = paragraphs(*(f"{line} It was told in part {part}." for part in "abcde" for line in STORY))
    html = page(f"<article><div class='text'>{many}<div>{last.format(LATE)}</div></div></article>")
    assert (LATE in " ".join(body(html))) is kept


def test_captions_behind_the_story_are_no_text_however_many_they_are() -> None:
    line = "{} It was seen on the quay on the day number {}, and all who stood there have seen it, too."
    shown = "".join(
        f"<div class='gallery'><img src='/{n}'><p>{line.format('Boat.', n)}</p></div>" for n in range(9)
    )
    told = [f"{line} It was told in part {part}." for part in "abc" for line in STORY]
    html = page(f"<article><div class='text'>{paragraphs(*told)}<div>{shown}</div></div></article>")
    assert body(html) == told
    assert len(body(html.replace("gallery", "x"))) > len(told)


@pytest.mark.parametrize("told", [STORY[:1], ()], ids=["a short story", "one that a script brings"])
def test_an_imprint_is_no_story_however_short_that_is(told: tuple[str, ...]) -> None:
    imprint = [f"{LATE} So it stood in the register of the press in the year {year}." for year in "1234"]
    html = page(f"<main><div>{paragraphs(*told)}</div></main><footer>{paragraphs(*imprint)}</footer>")
    assert body(html) == list(told)
    assert (read(html, URL).obstacle is Obstacle.EMPTY) is (not told)


def test_facts_in_a_box_behind_the_story_are_read_and_a_biography_there_is_not() -> None:
    facts = [f"{COUNTS} So it stood in the plan of the year {year}." for year in (1901, 1911, 1921)]
    many = paragraphs(*(f"{line} It was told in part {part}." for part in "abcde" for line in (*STORY, LATE)))
    shell = f"<article><div class='text'>{many}<div class='x'><div class='y'>{{}}</div></div></div></article>"
    assert body(page(shell.format(paragraphs(*facts))))[-3:] == facts
    assert facts[0] not in body(page(shell.format(paragraphs(facts[0]))))
    assert facts[0] not in body(page(shell.format(paragraphs(*facts) + "<p><a href='/b'>More</a></p>")))


@pytest.mark.parametrize(
    ("behind", "kept"),
    [
        (": And what of the old lock, which the islanders would like to keep?", True),
        ("： And what of the old lock, which the islanders would like to keep?", True),
        (" writes about the coast and lives on the island with two dogs.", False),
    ],
    ids=["who asks", "with a wide colon", "a biography"],
)
def test_an_author_who_asks_in_an_interview_is_no_biography(behind: str, kept: bool) -> None:
    head = '<meta name="author" content="Ada Brandt">'
    last = f"Ada Brandt{behind}"
    html = page(f"<article>{paragraphs(*STORY, LATE, last)}</article>", head=head)
    assert (last in body(html)) is kept


@pytest.mark.parametrize(
    ("behind", "kept"),
    [
        ("reported in May that the lock had failed four times.", True),
        ("is a reporter who has written about locks since 2010.", False),
        ("writes of ships. He is the author of two books.", False),
        ("owns shares of Lock & Gate and of the ferry company.", False),
        ("owns the mill and its weir, the council was told.", True),
    ],
)
def test_a_sentence_about_the_author_inside_the_story_is_the_story_s(behind: str, *, kept: bool) -> None:
    head = '<meta name="author" content="The Mill Press">'
    told = f"The Mill Press {behind}"
    assert (told in body(page(f"<article>{paragraphs(*STORY, told, LATE)}</article>", head=head))) is kept
