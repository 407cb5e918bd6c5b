"""The deck: printed with the headline, left out of the text, compared and told as the text is."""

from __future__ import annotations

import json

import pytest
from lock_story import HEADLINE, LATE, STORY
from read_help import URL, body, paragraphs

from watcher.compare import compare
from watcher.read import read

DECK = (
    "Boats go up the river again after 24 years in which they were hauled past the mill on carts, and the"
    " keeper of the lock has sat up for the first of them."
)
TEXT = f'<div class="article-text">{paragraphs(*STORY)}</div>'


def page(told: str, head: str = "") -> str:
    return f"<!doctype html><title>{HEADLINE}</title>{head}<body>{told}</body>"


def over(line: str) -> str:
    return f"<main><header><h1>{HEADLINE}</h1>{line}</header>{TEXT}</main>"


def inside(line: str) -> str:
    return f'<main><h1>{HEADLINE}</h1><div class="article-text">{line}{paragraphs(*STORY)}</div></main>'


@pytest.mark.parametrize(
    "html",
    [
        over(f'<p class="standfirst">{DECK}</p>'),
        over(f'<h2 class="subtitle">{DECK}</h2>'),
        over(f'<div class="artikel-einleitung"><p>{DECK}</p></div>'),
        over(f"<p>{DECK}</p>"),
        inside(f'<p class="lead">{DECK}</p>'),
        inside(f'<div class="article-summary"><p>{DECK}</p></div>'),
    ],
    ids=[
        "named over the text",
        "a heading",
        "named in German",
        "without a name",
        "named in the text's box",
        "a box of its own",
    ],
)
def test_a_deck_is_no_part_of_the_text_and_a_change_of_it_is_one_of_the_story(html: str) -> None:
    reading = read(page(html), URL)
    assert (reading.deck, reading.text) == (DECK, "\n\n".join(STORY))
    assert reading.words == sum(len(text.split()) for text in STORY)
    (edit,) = compare(reading, read(page(html.replace("24", "34")), URL)).substantive
    assert (edit.before, edit.after) == (DECK, DECK.replace("24", "34"))


NOTE = "Update 12 Jan: The keeper has gone to bed, and the lock is shut until the morning."


@pytest.mark.parametrize(
    ("html", "text"),
    [
        (over(f'<p class="standfirst">{NOTE}</p>'), [NOTE, *STORY]),
        (over(f"<p>{DECK}</p><p>{LATE}</p>"), [LATE, *STORY]),
        (inside(f'<p class="lead">{LATE * 5}</p>'), [LATE * 5, *STORY]),
        (inside(f'<p class="lead">MARLOW (AP) - {LATE}</p>'), [f"MARLOW (AP) - {LATE}", *STORY]),
        (over(f'<p class="deck">{DECK}</p><p>{LATE}</p>'), [LATE, *STORY]),
        (f'<main><h1>{HEADLINE}</h1><p class="lead">{DECK}</p><p>{LATE}</p></main>', [DECK, LATE]),
    ],
    ids=[
        "a note",
        "second of two without a name",
        "too long",
        "a place",
        "below a named one",
        "nothing under it",
    ],
)
def test_what_only_stands_where_a_deck_does_is_text(html: str, text: list[str]) -> None:
    assert read(page(html), URL).text == "\n\n".join(text)


def test_a_deck_that_opens_the_text_once_more_is_in_both() -> None:
    html = page(
        over(f'<p class="standfirst">{LATE}</p>').replace('article-text">', f'article-text"><p>{LATE}</p>')
    )
    reading = read(html, URL)
    assert (reading.deck, reading.text.split("\n\n")) == (LATE, [LATE, *STORY])


def test_a_line_that_becomes_a_deck_is_no_edit() -> None:
    plain, named = (page(inside(f"<p{name}>{DECK}</p>")) for name in ("", ' class="lead"'))
    assert body(plain) == body(named)
    assert read(plain, URL).text != read(named, URL).text
    assert not compare(read(plain, URL), read(named, URL))


ABOUT = f'<meta name="description" content="{DECK}">'
MACHINES = json.dumps({"@type": "NewsArticle", "articleBody": " ".join(STORY)})
TOLD = f'<script type="application/ld+json">{MACHINES}</script>'
BY = '<div class="byline">By Ann Weaver</div>'
PICTURE = "<figure><img src=a.jpg><figcaption>The lock, seen from the towpath.</figcaption></figure>"
LINES = (
    "The gates are of oak from the estate, and new",
    "A second lock is to follow, three miles down",
    "Boats will have to pay two pounds from May on",
)
POINTS = f"<ul>{''.join(f'<li>{line}</li>' for line in LINES)}</ul>"
FROM = "<p>MARLOW (AP) - "


@pytest.mark.parametrize(
    ("html", "deck"),
    [
        (page(inside(f"<p>{DECK}</p>"), TOLD), DECK),
        (page(over(f"<h2>{LATE}</h2><p>{DECK}</p>"), TOLD), f"{LATE}\n\n{DECK}"),
        (page(inside(f'<div class="x1"><p>{DECK}</p></div>'), ABOUT), DECK),
        (page(inside(f"<p><strong>{DECK}</strong></p>"), ABOUT), DECK),
        (
            page(inside(f"<p><strong>{DECK.replace('24', '34')}</strong></p>"), ABOUT),
            DECK.replace("24", "34"),
        ),
        (page(inside(f"<p>{DECK}</p>{BY}"), ABOUT), DECK),
        (page(inside(f"<p><b>{DECK}</b></p>{BY}")), DECK),
        (page(inside(f"<h3>{DECK}</h3>")), DECK),
        (page(inside(f"<h3>{LINES[0]}</h3>{PICTURE}")), LINES[0]),
        (page(inside(f"<p>{DECK}</p>").replace(f"<p>{STORY[0]}", f"{FROM}{STORY[0]}")), DECK),
        (page(inside(f"<p>{DECK}</p><p>Marlow.</p>"), ABOUT), DECK),
        (page(over(f"{POINTS}{BY}")), "\n\n".join(LINES)),
        (page(over(f"<h2>{LINES[0]}</h2><div><p>{DECK}</p></div>{BY}")), f"{LINES[0]}\n\n{DECK}"),
    ],
    ids=[
        "not in the text that machines are told",
        "two of them",
        "the summary in a box of its own",
        "the summary in bold",
        "the summary with another number",
        "the summary over the author",
        "bold over the author",
        "printed large",
        "a heading over a picture",
        "over the place that the text begins with",
        "over that place in a line of its own",
        "points over the author",
        "below a line, over the author",
    ],
)
def test_a_deck_without_a_name_is_known_by_what_stands_around_it(html: str, deck: str) -> None:
    reading = read(html, URL)
    assert reading.deck == deck
    assert reading.text.endswith("\n\n".join(STORY[1:]))
    assert deck not in reading.text


@pytest.mark.parametrize(
    ("line", "head"),
    [
        (f"<p>{DECK}</p>", ""),
        (f"<p>{DECK}</p>", ABOUT),
        (f"<p><strong>{DECK}</strong></p>", ""),
        (f'<div class="x1"><p>{DECK}</p></div>', ""),
        (f"<p>{DECK}</p>{BY}", ""),
        (f"<h3>{LINES[0]}</h3>", ""),
        (f"<h3>{LINES[0]}</h3>{PICTURE}<p>{LATE}</p><h3>{LINES[1]}</h3>", ""),
        (f"<p>MARLOW (AP) - {DECK}</p>", ABOUT),
        (f"<p><b>Marlow (Buckinghamshire) - {DECK}</b></p>", ABOUT),
        (f"<p><b>القاهرة، مصر (رويترز) -- {DECK}</b></p>", ABOUT),
        ("<p>Marlow -</p>", TOLD),
    ],
    ids=[
        "plain",
        "the summary, like all paragraphs",
        "bold",
        "in a box of its own",
        "over the author",
        "a heading over its paragraph",
        "one over a picture, and another below",
        "the summary, with a place",
        "another way to write that",
        "in a script without capitals",
        "the place that machines are not told",
    ],
)
def test_no_first_paragraph_is_a_deck(line: str, head: str) -> None:
    reading = read(page(inside(line), head), URL)
    assert (reading.deck, reading.text.startswith(STORY[0])) == ("", False)
