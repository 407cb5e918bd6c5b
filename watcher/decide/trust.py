"""How far a server is believed that nothing was modified: validators are its names for what it sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watcher.model import Outcome, Validators

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from watcher.decide.policy import Policy
    from watcher.model import Article, Response
    from watcher.model.source import Source

CONDITIONS = frozenset({"if-none-match", "if-modified-since"})

WHOLE = frozenset({Outcome.FIRST, Outcome.UNCHANGED, Outcome.CHANGED})
"""Outcomes of looks at a page that came, and not only word of it."""


def validators_for(article: Article, policy: Policy) -> Validators:
    """What to ask an article with: not before a first version, not every time, and not with known lies."""
    if not article.version or article.validators_lie:
        return Validators()
    return _now_and_then(article.validators, article.checks, policy)


def validators_of(source: Source, policy: Policy) -> Validators:
    """What to ask a source with: not every time either, or a lie would hide all that is new in it."""
    return _now_and_then(source.validators, source.looks, policy)


def _now_and_then(known: Validators, looks: int, policy: Policy) -> Validators:
    return known if (looks + 1) % policy.unconditional_every else Validators()


def was_conditional(answer: Response) -> bool:
    """Whether there was a condition to say "not modified" to; a cache that is set up wrong says it to all."""
    return any(name in CONDITIONS for name, _ in answer.asked)


def lies(article: Article, outcome: Outcome, answer: Response) -> bool:
    """Whether the server gives one name to two texts; until it gives another one, which may be true.

    Args:
        article: as it was when the check began.
        outcome: of the check.
        answer: what came.
    """
    name = answer.validators.name
    same = bool(name) and name == article.validators.name
    return same and (article.validators_lie or outcome is Outcome.CHANGED)


def found_out(article: Article, outcome: Outcome, answer: Response) -> bool:
    """Whether that shows at this look; known liars are asked for the whole page, and every look is one."""
    return not article.validators_lie and lies(article, outcome, answer)


def last_whole(article: Article, looks: Iterable[tuple[datetime, Outcome]]) -> datetime | None:
    """When a page last came for sure of an article whose server lies: "not modified" was no look at it.

    Args:
        article: as it was when the check began.
        looks: when its last visits ended, and how; the newest first.
    """
    came = next((at for at, outcome in looks if outcome in WHOLE), article.last_changed_at)
    return min(filter(None, (came, article.last_good_at)), default=None)
