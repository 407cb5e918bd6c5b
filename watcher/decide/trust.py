"""How far a server is believed that nothing was modified: validators are its names for what it sent.

One that gives two texts one name is found out by the first change that is seen. One that says "not modified"
to whatever it is asked with may give each text another name: now and then it is asked with a name that it
never gave. That costs as much as to ask without one: the page comes whole, but from who lies.
"""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from watcher.model import Outcome, Validators

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from watcher.decide.policy import Policy
    from watcher.model import Article, Response
    from watcher.model.source import Source

CONDITIONS = frozenset({"if-none-match", "if-modified-since"})

NEVER_GIVEN = Validators('"never-given"', "Thu, 01 Jan 1970 00:00:01 GMT")
"""In the forms of RFC 9110, 8.8.2 and 8.8.3: strict servers refuse an entity tag with spaces."""

WHOLE = frozenset({Outcome.FIRST, Outcome.UNCHANGED, Outcome.CHANGED})
"""Outcomes of looks at a page that came, and not only word of it."""


def validators_for(article: Article, policy: Policy) -> Validators:
    """What to ask an article with: not before a first version, not with known lies, at times with nothing."""
    known, never = article.validators, NEVER_GIVEN
    if not article.version:
        return Validators()
    if article.validators_lie:
        return never if _is_time(article.checks, policy) and not known else Validators()
    if _is_time(article.checks, policy):
        return Validators(known.etag and never.etag, known.last_modified and never.last_modified)
    return known


def validators_of(source: Source, policy: Policy) -> Validators:
    """What to ask a source with: not every time either, or a lie would hide all that is new in it."""
    return Validators() if _is_time(source.looks, policy) else source.validators


def _is_time(looks: int, policy: Policy) -> bool:
    return (looks + 1) % policy.unconditional_every == 0


def knows_anything(asked: Validators, answer: Response) -> bool:
    """Whether a server said "not modified" to a name that it never gave."""
    given = {asked.etag, asked.last_modified} & {NEVER_GIVEN.etag, NEVER_GIVEN.last_modified}
    return bool(given) and answer.status == HTTPStatus.NOT_MODIFIED


def was_conditional(answer: Response) -> bool:
    """Whether there was a condition to say "not modified" to; a cache that is set up wrong says it to all."""
    return any(name in CONDITIONS for name, _ in answer.asked)


def names_nothing(article: Article, answer: Response) -> bool:
    """Whether its names are none: it knows all of them, until it does not know one that it never gave."""
    before = article.validators_lie and not article.validators
    return answer.lied or (before and not was_conditional(answer))


def lies(article: Article, outcome: Outcome, answer: Response) -> bool:
    """Whether the server gives one name to two texts; until it gives another one, which may be true.

    Or knows any name.

    Args:
        article: as it was when the check began.
        outcome: of the check.
        answer: what came.
    """
    name = answer.validators.name
    same = bool(name) and name == article.validators.name
    known = same and (article.validators_lie or outcome is Outcome.CHANGED)
    return known or names_nothing(article, answer)


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
