"""What a page tells machines that a recipe needs and how it is made (schema.org: `Recipe`)."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

from watcher.read.markup.tree import squash
from watcher.read.metadata import jsonld
from watcher.read.metadata.statements import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST = 300  # parts of one recipe
_DEEP = 3  # steps in sections of a list


def ingredients_and_steps(nodes: list[dict[str, Any]]) -> frozenset[str]:
    """The parts of a page's recipe, letters only; none where it tells of several.

    Args:
        nodes: of its JSON-LD.
    """
    recipes = [node for node in nodes if "Recipe" in jsonld.types(node)]
    if len(recipes) != 1:
        return frozenset()
    told = (recipes[0].get(key) for key in ("recipeIngredient", "ingredients", "recipeInstructions"))
    lines = (line for value in told for text in _texts(value, _DEEP) for line in plain(text).split("\n"))
    return frozenset(filter(None, map(squash, islice(lines, _MOST))))


def _texts(value: Any, depth: int) -> Iterator[str]:
    """The texts of ingredients, and of steps, which may be listed in sections."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value[:_MOST]:
            yield from _texts(item, depth) if not isinstance(item, list) else ()
    elif isinstance(value, dict) and depth:
        yield from _texts(value.get("itemListElement") or value.get("text"), depth - 1)
