"""The last word of learned weights: what trails behind a story is margin, the story itself never."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from watcher.model import Role
from watcher.read import read
from watcher.read.roles import learned, weights

_STORY = "".join(
    f"<p>Paragraph {n} tells what the council decided on the harbour, what it will cost the town, and who"
    " had asked for it during the long evening in the hall.</p>"
    for n in range(8)
)


def _roles(tail: str = "", lead: str = "", inside: str = "") -> dict[str, Role]:
    page = (
        "<html><head><title>Harbour to be rebuilt</title></head><body><article><h1>Harbour to be rebuilt</h1>"
        f"{lead}<div class='article-body'>{_STORY}{inside}</div>{tail}</article></body></html>"
    )
    return {block.text: block.role for block in read(page, "https://example.org/a").blocks}


def test_a_story_keeps_all_its_paragraphs() -> None:
    assert all(role is Role.BODY for text, role in _roles().items() if text.startswith("Paragraph"))


@pytest.mark.parametrize(
    "tail",
    [
        "<div class='promo'><p>Our app brings you all we write, every morning before breakfast.</p></div>",
        (
            "<div class='meta-info'><p><a href='/x'>More of this town</a></p><p>Every week we tell you what"
            " happens in your street, and what our town is talking about.</p></div>"
        ),
        (
            "<div class='author-text'><p>Ada Quill has told of harbours for us since 2009 and lives by the"
            " sea with two dogs.</p></div>"
        ),
    ],
    ids=["promotion", "teaser", "biography"],
)
def test_what_no_rule_names_is_found_by_its_company(tail: str) -> None:
    roles = _roles(inside=tail)
    last = list(roles)[-1]
    assert roles[last] is Role.MARGIN
    assert sum(role is Role.BODY for role in roles.values()) == _STORY.count("<p>")


_APP = ("All news of the day in our app", "Every week what happens in your street")
_DESK = "Our desk on the phone: +49 30 123 45 67"


@pytest.mark.parametrize(
    ("others", "last", "role"),
    [
        (_APP, _DESK, Role.BODY),
        (["© 2021 Harbour Press"], "Imprint | Terms | Contact", Role.MARGIN),
        ((_APP[0], "© 2021 Harbour Press", _DESK), "Imprint | Terms | Contact", Role.MARGIN),
    ],
    ids=["beside sound ones", "alone", "beside one of four"],
)
def test_a_list_stands_whole_where_only_weights_doubt_an_item(
    others: Sequence[str], last: str, role: Role
) -> None:
    items = "".join(f"<li>{item}</li>" for item in (*others, last))
    assert _roles(inside=f"<div><ul>{items}</ul></div>")[last] is role


@pytest.mark.parametrize("place", ["tail", "lead"])
def test_a_note_is_body_whatever_its_weights(place: str) -> None:
    note = "Correction, 3 March 2021: An earlier version of this article misstated the year of the flood."
    assert _roles(**{place: f"<div class='meta-info'><p>{note}</p></div>"})[note] is Role.BODY


def test_no_weight_is_for_a_trait_that_nothing_shows() -> None:
    words = {trait.split()[0] for trait in learned.WEIGHTS}
    assert "previous" in words
    assert "" not in learned.WEIGHTS
    assert all(abs(weight) < 5 for weight in learned.WEIGHTS.values())  # no trait decides alone


def test_no_blocks_no_doubts() -> None:
    assert weights.doubtful([], [], "", []) == []
