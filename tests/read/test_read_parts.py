"""A story in several boxes is read whole, whatever stands between them; what is named otherwise is none."""

from __future__ import annotations

import pytest
from harbour_story import BY, STORY, TITLE
from read_help import role_of

from watcher.model import Reading, Role
from watcher.read import read

_SAID = "The council has denied that it knew of the ice."
_LINK = "<a href='/b'>Divers find the anchor of the old ferry</a>"
_BETWEEN = {
    "ad": "<div class='ad-slot'>Advertisement</div>",
    "offer": "<div class='newsletter'><h3>Get our newsletter</h3><form><input></form></div>",
    "picture": "<figure><img src='/q.jpg'><figcaption>The quay in May</figcaption></figure>",
    "related": f"<aside class='related-posts'><h3>Related stories</h3><ul><li>{_LINK}</li></ul></aside>",
}
_NAMES = [
    ("article-body part-1", "article-body part-2"),
    ("article-body", "article-body-more"),
    ("article-body", "article-body-end"),
    ("article-body", "article-body-2"),
    ("articleBody", "articleBodyMore"),
    ("entry-content", "entry-content__rest"),
    ("story-text", "story-text second"),
    ("story-text", "story-text"),
    ("text", "text"),
]


def _in_two(first: str, name: str, then: str, between: str, wrap: str = "{}", behind: str = "") -> Reading:
    boxes = [wrap.format(f"<div class='{first}'>{''.join(STORY[:4])}</div>")]
    boxes += [between, wrap.format(f"<div class='{name}'>{then}</div>"), behind]
    page = f"<main><article><h1>{TITLE}</h1>{''.join(boxes)}</article></main>"
    return read(f"<html lang='en'><title>{TITLE}</title>{BY}<body>{page}", "https://example.org/a")


@pytest.mark.parametrize(
    "then",
    ["".join(STORY[4:]), f"<p>{_SAID}</p>", f"<h2>The answer</h2>{STORY[4]}<p>{_SAID}</p>"],
    ids=["half", "sentence", "headed"],
)
@pytest.mark.parametrize("between", _BETWEEN.values(), ids=_BETWEEN.keys())
@pytest.mark.parametrize("wrap", ["{}", "<div class='row'>{}</div>"], ids=["bare", "wrapped"])
@pytest.mark.parametrize("names", _NAMES, ids=[name for _, name in _NAMES])
def test_boxes_whose_names_go_together_hold_one_story(
    names: tuple[str, str], wrap: str, between: str, then: str
) -> None:
    reading = _in_two(*names, then, between, wrap)
    last = _SAID if _SAID in then else "Paragraph 5"
    assert role_of(reading, last) is Role.BODY
    assert role_of(reading, "The answer") in {Role.BODY, None}
    assert role_of(reading, "Divers find") is not Role.BODY


@pytest.mark.parametrize("names", [name for name in _NAMES if name[0] != name[1]])
@pytest.mark.parametrize(
    "then",
    [
        f"<h3>More from the harbour</h3><ul><li>{_LINK}</li><li>{_LINK}</li></ul>",
        "<p>Sign up for the letter that comes on each Friday.</p>",
        "<p>Nomsa Dube is a reporter who covers the coast. She lives in Holm.</p>",
        "<p>© 2021 The Harbour Post. All rights reserved.</p>",
    ],
    ids=["links", "asks", "author", "rights"],
)
def test_what_is_no_story_in_a_box_of_such_a_name_is_the_margins(names: tuple[str, str], then: str) -> None:
    plain = _in_two(*names, "", _BETWEEN["ad"])
    assert _in_two(*names, then, _BETWEEN["ad"]).text == plain.text


@pytest.mark.parametrize(
    "name",
    [
        *("article-body-comments", "article-body-related", "article-body__newsletter", "author-box"),
        *("article-body-author", "article-body-promo", "article-body__teaser", "article-bodyNext"),
    ],
)
def test_a_name_that_goes_on_with_furniture_is_furnitures(name: str) -> None:
    then = f"<p>{_SAID}</p>{STORY[4]}"
    assert role_of(_in_two("article-body", name, then, ""), _SAID) is not Role.BODY


@pytest.mark.parametrize("between", ["", _BETWEEN["ad"]])
def test_the_next_story_of_a_page_is_no_part_of_this_one(between: str) -> None:
    told = "".join(STORY).replace("harbour", "tower").replace("Paragraph", "Part")
    head = "<h2><a href='/b'>Tower to be rebuilt</a></h2><p>By Ole Berg</p>"
    other = f"<article>{head}<div class='article-body post-2'>{told}</div></article>"
    text = "".join(STORY)
    own = f"<article><h1>{TITLE}</h1><div class='article-body post-1'>{text}</div></article>"
    page = f"<title>{TITLE}</title><main>{own}{between}{other}</main>"
    assert "tower" not in read(page, "https://example.org/a").text
