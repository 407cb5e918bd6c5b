"""What pages that are no articles say in each language: walls, challenges and error pages."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from watcher.languages.files import table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class Walls(NamedTuple):
    """The table `[obstacles]` of a language's file.

    Patterns of a sign stand one a line, in lower case and with typewriter apostrophes, under the obstacle
    that they are of (`model.Obstacle`). What software and its makers say is English; what some languages
    write alike may stand with each of them. A sign is looked for where its rarest words are
    (`read.notes.pieces`), so it must have some.

    Attributes:
        heads: signs that are all that a heading or title says; the words of an article's headline are
            others. The first with which it begins is the one that counts.
        texts: signs in a sentence, which are said to the reader and never of somebody else.
        sorry: a pattern of words that a heading may have before its sign.
        consenting: a pattern of what consent walls speak of, and nothing else.
    """

    heads: Mapping[str, Sequence[str]] = MappingProxyType({})
    texts: Mapping[str, Sequence[str]] = MappingProxyType({})
    sorry: str = ""
    consenting: str = ""


def walls_of(tag: str) -> Walls:
    """The signs in a language by its primary tag; a key that is none of ours is an error."""
    return Walls(**{key: _listed(value) for key, value in table(tag, "obstacles").items()})


def _listed(value: Any) -> Any:
    if isinstance(value, str):
        return value
    return {kind: [line.strip() for line in signs.strip().splitlines()] for kind, signs in value.items()}
