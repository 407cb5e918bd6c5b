"""Learn the weights of `watcher.read.roles.weights` from the labelled pages, and say what they are worth.

    python -m bench.train_weights [--write]

Needs scikit-learn, which the project itself does not: install it in an environment of its own, beside it.
Each half of the sites is judged by weights learned from the other half; what is written is learned from both.
"""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench import _corpus, _lessons
from watcher.read import read
from watcher.read.roles import learned, weights

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from watcher.read.markup.blocks import Raw

_UNLABELLED = 0.15  # of a block between two labelled ones of the body: it is nearly always the body's
_RULED_OUT = 0.2  # of a block that a rule has put out already: it teaches, but is not what is asked about
_ENOUGH = 10  # blocks that must show a trait before it gets a weight
_PIECES = 6  # a page with more labelled blocks counts no more than one with so many
_PENALTY = 0.2  # scikit-learn's C: weak, so that rare traits keep small weights
_TARGET = Path(learned.__file__)


@dataclass
class Example:
    """A block, what it is, and how much it counts."""

    traits: list[str]
    body: bool
    counts: float
    held_out: bool


def main() -> int:
    """Learn, measure, and write on demand."""
    write = _lessons.is_to_write(__doc__, _TARGET)
    if not _corpus.PAGES.exists():
        print("not done: the labelled pages are not beside the project")
        return 1
    if find_spec("sklearn") is None:
        print("not done: scikit-learn is not installed")
        return 1
    examples = list(_examples())
    for held in (False, True):
        _install(_fit([one for one in examples if one.held_out != held]))
        print(f"half {held:d}, weights of the other half:", _score(held=held))
    if write:
        _write(_fit(examples))
    return 0


def _examples() -> Iterator[Example]:
    plain = weights.doubtful
    for page, html in _corpus.load("segments"):
        asked: list[tuple[Sequence[Raw], Sequence[str], str, Sequence[str]]] = []

        def note(*given: Any, asked: list[Any] = asked) -> list[int]:
            asked.append(given)
            return []

        weights.doubtful = note
        read(html, page["url"] or "https://example.org/")
        weights.doubtful = plain
        if asked:
            yield from _of_page(page, weights.Page(*asked[-1]))


def _of_page(page: dict[str, Any], seen: weights.Page) -> Iterator[Example]:
    labels = _labels(page, seen)
    share = min(1.0, _PIECES / max(1, len(labels)))
    body = [i for i, is_body in labels.items() if is_body]
    for i, reason in enumerate(seen.reasons):
        if i in labels:
            counts = share * (_RULED_OUT if reason else 1.0)
            yield Example(seen.traits(i), labels[i], counts, _corpus.held_out(page))
        elif body and not reason and min(body) < i < max(body):
            yield Example(
                seen.traits(i), body=True, counts=share * _UNLABELLED, held_out=_corpus.held_out(page)
            )


def _labels(page: dict[str, Any], seen: weights.Page) -> dict[int, bool]:
    """Block -> whether it is the body's; blocks with pieces of both kinds are left out."""
    texts = [raw.text for raw in seen.raws]
    body, other = (_holding(page[name], texts) for name in ("with", "without"))
    inside = {i for i in body if not seen.reasons[i]} or body
    return {i: i in inside for i in inside ^ other if not (i in body and i in other)}


def _holding(pieces: Sequence[str], texts: Sequence[str]) -> set[int]:
    folded = [_corpus.fold(piece) for piece in pieces]
    return {i for i, text in enumerate(texts) if any(piece in text for piece in folded if piece)}


def _fit(examples: Sequence[Example]) -> dict[str, float]:
    from sklearn.feature_extraction import DictVectorizer  # noqa: PLC0415  only training needs it
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415  only training needs it

    shown = Counter(trait for one in examples for trait in set(one.traits))
    vectors = DictVectorizer()
    table = vectors.fit_transform([{t: 1 for t in one.traits if shown[t] >= _ENOUGH} for one in examples])
    model = LogisticRegression(C=_PENALTY, max_iter=3_000)
    model.fit(table, [one.body for one in examples], sample_weight=[one.counts for one in examples])
    found = dict(zip(vectors.feature_names_, model.coef_[0], strict=True))
    out = {trait: round(float(weight), 2) for trait, weight in found.items()}
    return {"": round(float(model.intercept_[0]), 2)} | {t: w for t, w in out.items() if w}


def _install(found: dict[str, float]) -> None:
    weights.BIAS, weights.WEIGHTS = found[""], found


def _score(*, held: bool) -> str:
    """Of the half, by the rules alone and with the weights."""
    limit, figures = weights.LIMIT, []
    for name, here in (("rules alone", float("-inf")), ("with weights", limit)):
        weights.LIMIT = here
        score = _corpus.Score()
        for page, html in _corpus.load("segments"):
            if _corpus.held_out(page) == held:
                score.add(page, read(html, page["url"] or "https://example.org/").text)
        figures.append(f"{name} F1 {score.f1:.4f} precision {score.precision:.4f} recall {score.recall:.4f}")
    weights.LIMIT = limit
    return "; ".join(figures)


def _write(found: dict[str, float]) -> None:
    rows = "".join(f'    "{trait}": {weight},\n' for trait, weight in sorted(found.items()) if trait)
    _lessons.put(_TARGET, "BIAS", f"BIAS = {found['']}\nWEIGHTS: dict[str, float] = {{\n{rows}}}\n")


if __name__ == "__main__":
    sys.exit(main())
