"""Where `read` looks for the article beside more than it: streams of other stories, galleries, glossaries."""

from __future__ import annotations

import pytest
from lock_story import COUNTS, HEADLINE, LATE, STORY, page
from read_help import body, paragraphs

CARD = '<li class="card"><h3><a href="/{0}">Another story of the valley, number {0}</a></h3><p>{1}</p></li>'
STREAM = f"<ul>{''.join(CARD.format(i, LATE) for i in range(30))}</ul>"


@pytest.mark.parametrize(
    "shell",
    ["<div>{story}</div>{stream}", "{stream}<div>{story}</div>", '{stream}<div class="modal">{story}</div>'],
    ids=["before", "after", "in a box with another's name"],
)
def test_a_story_under_its_headline_is_found_beside_a_stream_of_others(shell: str) -> None:
    story = f"<div><h1>{HEADLINE}</h1>{paragraphs(*STORY, COUNTS)}</div>"
    html = f"<!doctype html><title>{HEADLINE}</title><body>{shell.format(story=story, stream=STREAM)}</body>"
    assert body(html) == [*STORY, COUNTS]


@pytest.mark.parametrize("many", [3, 4])
def test_a_short_story_is_found_before_a_few_others_whose_boxes_are_called_a_body(many: int) -> None:
    cards = "".join(
        f"<div class='box'><h2><a href='/{n}'>Another story of the valley, number {n}</a></h2><p>Valley</p>"
        f"<div class='entry-content'><p>{LATE} {n}</p></div></div>"
        for n in range(many)
    )
    told = (
        f"<div class='full'><h1>{HEADLINE}</h1>{paragraphs(*STORY)}<div class='related'>{COUNTS}</div></div>"
    )
    html = f"<!doctype html><title>{HEADLINE}</title><body>{told}<div class='row'>{cards}</div></body>"
    assert body(html) == [*STORY]


@pytest.mark.parametrize("others", [1, 3])
def test_the_next_stories_of_a_page_without_end_are_none_of_it_each_in_an_article_of_its_own(
    others: int,
) -> None:
    own = f"<article class='item'><h1>{HEADLINE}</h1>{paragraphs(*STORY, COUNTS)}</article>"
    more = "".join(
        f"<article class='item'><h1>Another story of the valley, number {n}</h1><p>By Ida Holm</p>"
        f"{paragraphs(*[f'{LATE} So it was told on day {day} of week {n}.' for day in range(6)])}</article>"
        for n in range(others)
    )
    html = f"<!doctype html><title>{HEADLINE}</title><body><main>{own}{more}</main></body>"
    assert body(html) == [*STORY, COUNTS]


def test_headlines_with_their_texts_are_the_article_where_nothing_else_is() -> None:
    html = f"<!doctype html><title>{HEADLINE}</title><body><h1>{HEADLINE}</h1>{STREAM}</body>"
    assert LATE in body(html)


def test_the_captions_of_a_gallery_that_hold_more_than_the_story_are_none_of_it() -> None:
    shots = [
        f"The boat in the lock on day {day}, seen by those who stood above the gates." for day in range(30)
    ]
    slides = "".join(f"<div><img src=x><div class='caption'>{shot}</div></div>" for shot in shots)
    told = paragraphs(*STORY, LATE, COUNTS)
    assert body(page(f"<article><div>{slides}</div>{told}</article>")) == [
        *STORY,
        LATE,
        COUNTS,
    ]
    assert shots[3] in body(page(f"<article><div>{slides}</div></article>"))


def test_a_story_under_its_headline_is_found_before_a_glossary_that_holds_more() -> None:
    told = f"<div><h1>{HEADLINE}</h1>{paragraphs(*STORY, LATE, COUNTS)}</div>"
    words = "".join(
        f"<li><b>Word {n}</b><p>{COUNTS} So it is said of word {n} on the quay.</p></li>" for n in range(25)
    )
    html = f"<!doctype html><title>{HEADLINE}</title><body>{told}<div><ul>{words}</ul></div></body>"
    assert body(html) == [*STORY, LATE, COUNTS]


TWICE = (
    '<li class="card {0}"><h4><a href="/{1}">Story {1} of the valley and its people</a></h4>'
    "<p>{2}</p><p>{2}</p></li>"
)


def test_a_stream_that_is_printed_twice_and_counted_is_one() -> None:
    cards = "".join(TWICE.format("odd" if n % 2 else "even", n, f"{LATE} {n}") for n in range(12))
    html = page(f"<div>{paragraphs(*STORY, COUNTS)}</div><div><ul>{cards}</ul></div>")
    assert body(html) == [*STORY, COUNTS]


def test_rows_of_other_stories_behind_a_short_one_are_none_of_it() -> None:
    short = f"<div><h1>{HEADLINE}</h1>{paragraphs(*STORY[:2])}</div>"
    card = (
        "<div class='lead'><h3><a href='/{0}'>Another story of the valley, the {0}th</a></h3><p>{1}</p></div>"
    )
    rows = "".join(
        card.format(n, f"What was told of the river on day {n}, and by whom it was told, and why.")
        for n in range(12)
    )
    html = f"<!doctype html><title>{HEADLINE}</title><body><main>{{}}<div>{rows}</div></main></body>"
    assert body(html.format(short)) == [*STORY[:2]]
    assert len(body(html.format(f"<h1>{HEADLINE}</h1>"))) > len(STORY)


@pytest.mark.parametrize(
    ("dated", "head", "kept"),
    [
        ("", "<h1><a href='/{0}'>Story {0} of the valley and its people</a></h1>", False),
        ("<time>May 1</time>", "<time>May {0}, 2021</time><h1>Story {0} of the valley</h1>", False),
        ("", "<time>May {0}, 2021</time><h1>Day {0} on the river and in the wind</h1>", True),
        (
            "<time>May 1</time>",
            "<h1>Story {0} of the valley</h1><p class='byline'>Ada Quill</p>",
            True,
        ),
        ("", "<h1><a href='#c{0}'>Chapter {0} of the story of the valley</a></h1>", True),
        ("", "<h1>Chapter {0} of the story of the valley</h1>", True),
    ],
    ids=["linked", "dated", "a diary", "essays", "chapters to go to", "chapters"],
)
def test_whole_stories_in_boxes_made_as_the_storys_own_are_none_of_it(
    dated: str, head: str, kept: bool
) -> None:
    own = f"<div class='post post-1'>{dated}<h1>{HEADLINE}</h1>{paragraphs(*STORY)}</div>"
    others = "".join(
        f"<div class='post post-{n}'>{head.format(n)}{paragraphs(LATE, COUNTS, f'{LATE} {n}')}</div>"
        for n in range(2, 5)
    )
    html = f"<!doctype html><title>{HEADLINE}</title><body><main>{own}{others}</main></body>"
    assert (body(html) != [*STORY]) is kept


def test_a_heading_that_is_printed_behind_the_storys_box_cuts_nothing_of_it() -> None:
    told = f"<main><article>{paragraphs(*STORY)}</article></main><footer><h1>The Valley Press</h1></footer>"
    assert body(f"<title>{HEADLINE}</title>{told}") == [*STORY]


_CLOSED = "Mill Lane is closed from the bridge to house {}, and all go by."
_LEAD = (
    "The valley has been waiting for its lock for as long as anybody who lives on the river can think back."
)


@pytest.mark.parametrize(
    ("page_", "row", "kept"),
    [
        ("{0}<div><div>{1}</div>{2}</div>", [_CLOSED.format(n) for n in range(3)], 0),
        ("<div>{1}</div>{0}<div>{2}</div>", [_CLOSED.format(n) for n in range(3)], 3),
        ("{0}<div>{1}</div>{2}", [_LEAD], 1),
    ],
    ids=["above", "below", "a lead"],
)
def test_a_row_of_sentences_begins_no_story_whose_headline_stands_below_it(
    page_: str, row: list[str], kept: int
) -> None:
    over, told = f"<div><div>{paragraphs(*row)}</div></div>", f"<div>{paragraphs(*STORY, LATE)}</div>"
    html = f"<title>{HEADLINE}</title><main>{page_.format(over, HEADLINE, told)}</main>"
    assert len(body(html)) == len(STORY) + 1 + kept
