"""What of a story stands above the heading that prints its headline, and what above it is none of it."""

from __future__ import annotations

import pytest
from lock_story import COUNTS, HEADLINE, LATE, STORY
from read_help import URL, body, paragraphs

_HEAD = f"<h1>{HEADLINE}</h1>"
_PICTURE = "<figure><img src=a.jpg><figcaption>The first barge in the lock</figcaption></figure>"
_WHOLE = [*STORY, LATE, COUNTS]


def _told(inside: str) -> list[str]:
    return body(f"<!doctype html><title>{HEADLINE}</title><body><main>{inside}</main></body>")


def _boxes(name: str, *parts: str) -> str:
    return "".join(f'<div class="{name}">{part}</div>' for part in parts)


def _chapters(*heads: str) -> str:
    told = [paragraphs(*_WHOLE[k : k + 2]) for k in (0, 2, 4)]
    return "".join(
        f"<section><h1>{head}</h1>{text}</section>" for head, text in zip(heads, told, strict=True)
    )


_ABOVE = {
    "a paragraph": f"<article>{paragraphs(*_WHOLE[:1])}{_HEAD}{paragraphs(*_WHOLE[1:])}</article>",
    "paragraphs": f"<article>{paragraphs(*_WHOLE[:2])}{_HEAD}{paragraphs(*_WHOLE[2:])}</article>",
    "most of it": f"<article>{paragraphs(*_WHOLE[:4])}{_HEAD}{paragraphs(*_WHOLE[4:])}</article>",
    "picture": f"<article>{_PICTURE}{paragraphs(*_WHOLE[:2])}{_HEAD}{paragraphs(*_WHOLE[2:])}</article>",
    "a table": f"<table><tr><td>{paragraphs(*_WHOLE[:2])}{_HEAD}{paragraphs(*_WHOLE[2:])}</td></tr></table>",
    "broken lines": f"<div>{'<br><br>'.join(_WHOLE[:2])}{_HEAD}{'<br><br>'.join(_WHOLE[2:])}</div>",
    "text boxes": _boxes("text", paragraphs(*_WHOLE[:2])) + _HEAD + _boxes("text", paragraphs(*_WHOLE[2:])),
    "a box each": _boxes("block", *_WHOLE[:2], _HEAD, *_WHOLE[2:]),
    "the end": f"<article><div>{HEADLINE}</div>{paragraphs(*_WHOLE)}{_HEAD}</article>",
    "readers": f"<article>{paragraphs(*_WHOLE)}</article><h3>One thought on “{HEADLINE}”</h3>",
}


@pytest.mark.parametrize("inside", _ABOVE.values(), ids=_ABOVE.keys())
def test_paragraphs_made_as_those_below_the_headline_are_the_storys_above_it(inside: str) -> None:
    assert [text for text in _told(inside) if text in _WHOLE] == _WHOLE


@pytest.mark.parametrize(
    "first", ["It had rained.", "<h2>What the day was like</h2>"], ids=["short", "heading"]
)
def test_what_stands_right_above_a_first_paragraph_goes_with_it(first: str) -> None:
    told = paragraphs(first, *_WHOLE[:2]).replace("<p><h2>", "<h2>").replace("</h2></p>", "</h2>")
    shown = _told(f"<article>{told}{_HEAD}{paragraphs(*_WHOLE[2:])}</article>")
    assert shown == [first.removeprefix("<h2>").removesuffix("</h2>"), *_WHOLE]


_OLDER = ("How the flood came to the mill", "Who has paid for the gates")


@pytest.mark.parametrize(
    "heads",
    [
        (*_OLDER, HEADLINE),
        (_OLDER[0], HEADLINE, _OLDER[1]),
        (*(f'<a href="#c{n}">{head}</a>' for n, head in enumerate(_OLDER)), HEADLINE),
        (HEADLINE, *(f'<a href="{URL}#c{n}">{head}</a>' for n, head in enumerate(_OLDER))),
    ],
    ids=["last", "middle", "last, to go to", "first, to go to"],
)
def test_the_chapters_of_a_page_are_read_whichever_it_is_named_after(heads: tuple[str, ...]) -> None:
    assert [text for text in _told(_chapters(*heads)) if text in _WHOLE] == _WHOLE


_POOL = "The mayor of the town below opened a new bath yesterday, and swam the first length of it himself."
_COIN = (
    "A farmer in the hills has found a coin that is older than his church, and will sell it to the museum."
)
_LINKED = "<h3><a href='/{}'>Another story of the valley</a></h3><p>{}</p>"
_FURNITURE = {
    "paragraphs": paragraphs(_POOL, _COIN),
    "a story": f"<h2>Another story of the valley</h2>{paragraphs(_POOL, _COIN)}",
    "teasers": f"<div class='teaser'>{_LINKED.format(1, _POOL)}</div><div>{_LINKED.format(2, _COIN)}</div>",
    "teasers in its box": _LINKED.format(1, _POOL) + _LINKED.format(2, _COIN),
    "first lines": "".join(f"<p>{text} <a href='/{text[2]}'>Read on</a></p>" for text in (_POOL, _COIN)),
    "a ticker": f"<div>{paragraphs(_POOL, _COIN)}</div>",
    "cookies": f"<div><p>We use cookies to make this site better for you. {_POOL}</p></div>",
    "a trail": f"<p><a href='/'>Home</a> &gt; <a href='/n'>News of the valley</a> &gt; {HEADLINE}</p>",
    "a day": "<p>Monday, 3 May 2021</p>",
    "a menu": f"<ul><li><a href='/1'>{_POOL}</a></li><li><a href='/2'>{_COIN}</a></li></ul>",
}


@pytest.mark.parametrize("above", _FURNITURE.values(), ids=_FURNITURE.keys())
def test_what_else_stands_above_the_headline_is_none_of_the_story(above: str) -> None:
    assert _told(f"<article>{above}{_HEAD}{paragraphs(*_WHOLE)}</article>") == _WHOLE


def test_lines_above_a_headline_in_the_box_that_holds_the_storys_lines_are_none_of_it() -> None:
    told = "<br><br>".join(_WHOLE)
    assert _told(f"<div>{_POOL}<br><br>{_COIN}<br>{_HEAD}{told}</div>") == _WHOLE


def test_a_notice_above_the_lead_above_the_headline_is_none_of_the_story() -> None:
    lead = paragraphs(_POOL, *_WHOLE[:1])
    assert _told(f"<article>{lead}{_HEAD}{paragraphs(*_WHOLE[1:])}</article>") == _WHOLE


def test_a_story_in_an_article_of_its_own_above_is_another() -> None:
    other, own = paragraphs(_POOL, _COIN), paragraphs(*_WHOLE)
    heads = "<article><h2>Another story of the valley</h2>", f"</article><article><h2>{HEADLINE}</h2>"
    assert _told(f"{heads[0]}{other}{heads[1]}{own}</article>") == _WHOLE


@pytest.mark.parametrize("head", ["", "<h2>Another story of the valley</h2>"], ids=["a ticker", "a story"])
def test_a_box_made_as_the_storys_own_above_it_is_another_without_a_headline_of_its_rank(head: str) -> None:
    others, own = f"{head}{paragraphs(_POOL, _COIN)}", f"{_HEAD}{paragraphs(*_WHOLE)}"
    assert _told(_boxes("text", others, own)) == _WHOLE
