"""What a recipe needs and how it is made is its text, wherever a page prints it."""

from __future__ import annotations

import json

import pytest
from harbour_story import STORY, TITLE

from watcher.model import Reading
from watcher.read import read
from watcher.read.whereabouts import whereabouts

_NEEDS = ["2 cups of rye flour", "1 pinch of salt (coarse)", "a herring"]
_STEP = "Stir it all."
_RECIPE = {
    "@type": "Recipe",
    "name": TITLE,
    "recipeIngredient": _NEEDS,
    "recipeInstructions": [
        {"@type": "HowToSection", "itemListElement": [{"@type": "HowToStep", "text": _STEP}]}
    ],
}
_HEAD = "For the dough"


def _html(needs: str, *nodes: dict[str, object]) -> str:
    told = f"<script type='application/ld+json'>{json.dumps(nodes)}</script>"
    main = f"<main><h1>{TITLE}</h1><article>{''.join(STORY)}</article>{needs}</main>"
    return f"<title>{TITLE}</title>{told}{main}"


def _page(needs: str, *nodes: dict[str, object]) -> Reading:
    return read(_html(needs, *nodes), "https://example.org/a")


def _listed(line: str, lines: list[str]) -> str:
    return f"<h3>{_HEAD}</h3><ul>{''.join(f'<li>{line.format(text)}</li>' for text in lines)}</ul>"


@pytest.mark.parametrize(
    "line", ["{}", "<label><input type=checkbox> {}</label>", "<b>{}</b>"], ids=["", "to tick", "bold"]
)
@pytest.mark.parametrize("box", ["<aside>{}</aside>", "<div class='side-widget'>{}</div>"])
def test_what_machines_are_told_of_a_recipe_is_its_text(box: str, line: str) -> None:
    needs = box.format(_listed(line, [*_NEEDS, "water, if it is dry"]) + f"<p>{_STEP}</p>")
    reading = _page(needs, _RECIPE)
    assert [block.text for block in reading.body][-6:] == [_HEAD, *_NEEDS, "water, if it is dry", _STEP]
    assert _NEEDS[0] not in _page(needs).text


def test_what_a_recipe_needs_is_not_said_to_be_left_out() -> None:
    """Where the story stands was found without the page's own word that its boxes to tick are no form."""
    html = _html(_listed("<label><input type=checkbox> {}</label>", _NEEDS), _RECIPE)
    where = whereabouts(html, "", selectors=None, charset=None)
    assert where is not None
    assert where.left_out == {}


def test_the_headline_heads_no_list_of_a_recipe() -> None:
    told = f"<script type='application/ld+json'>{json.dumps(_RECIPE)}</script>"
    items = "".join(f"<li>{text}</li>" for text in _NEEDS)
    page = f"<title>{TITLE}</title>{told}<article><h1>{TITLE}</h1><ul>{items}</ul>{''.join(STORY)}</article>"
    assert [block.text for block in read(page, "https://example.org/a").body][: len(_NEEDS)] == _NEEDS


@pytest.mark.timeout(20)
def test_unclosed_labels_on_a_page_with_a_recipe_are_looked_at_once() -> None:
    """Each holds all that come behind it: 2,000 of them took more than 20 seconds."""
    assert _page("<label>{}".format("salt " * 99) * 2_000, _RECIPE).title == TITLE


def test_what_a_recipe_needs_is_its_text_once() -> None:
    again = f"<div class='print-card'>{_listed('{}', _NEEDS)}</div>"
    assert _page(f"<aside>{_listed('{}', _NEEDS)}</aside>{again}", _RECIPE).text.count(_NEEDS[2]) == 1


@pytest.mark.parametrize(
    ("needs", "told"),
    [
        (_listed("<a href='/b'>{}</a>", _NEEDS), [_RECIPE]),
        (_listed("{}", _NEEDS[:2]), [_RECIPE]),
        (_listed("{}", _NEEDS), [_RECIPE, {**_RECIPE, "name": "Another"}]),
    ],
    ids=["links", "a word or two", "recipes of others"],
)
def test_what_is_no_recipe_of_the_page_stays_in_the_margin(needs: str, told: list[dict[str, object]]) -> None:
    assert _NEEDS[0] not in _page(f"<aside>{needs}</aside>", *told).text
