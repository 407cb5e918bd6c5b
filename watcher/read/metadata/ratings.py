"""What a page tells machines that a review or a check of facts came to (schema.org: `ClaimReview`)."""

from __future__ import annotations

from typing import Any

from watcher.read.markup.tree import squash
from watcher.read.metadata import jsonld

_REVIEWS = frozenset({"ClaimReview", "Review", "CriticReview"})
_WORD = 4  # letters of a rating in words: "true"


def ratings(nodes: list[dict[str, Any]]) -> tuple[str, ...]:
    """The ratings that a page gives in words, letters only.

    Args:
        nodes: of its JSON-LD.
    """
    rated = (node.get("reviewRating") for node in nodes if not _REVIEWS.isdisjoint(jsonld.types(node)))
    names = (rating.get("alternateName") for rating in rated if isinstance(rating, dict))
    said = (squash(text) for name in names for text in jsonld.texts(name))
    return tuple(word for word in dict.fromkeys(said) if len(word) >= _WORD)
