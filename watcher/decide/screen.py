"""What an answer is before anyone reads it: a page, or a reason not to."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from watcher.decide.trust import was_conditional
from watcher.errors import BadAddress, FetchError, HostBusy, PrivateAddress, RobotsDisallowed
from watcher.model import Outcome
from watcher.read.markup.links import FRONT, is_front

if TYPE_CHECKING:
    from watcher.model import Article, EventType, Response, Selectors
    from watcher.read import Look

GONE = frozenset({404, 410})
BLOCKED = frozenset({401, 402, 403, 407, 429, 451})
WHOLE = frozenset({200, 203})
"""A whole page, from the server or a proxy; 206 is a part of one."""

REFUSED = (RobotsDisallowed, PrivateAddress, BadAddress, HostBusy)
"""Fetch errors that say "not allowed" rather than "did not work"."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """How a check ends, and why.

    Attributes:
        outcome: how.
        code: why, for programs.
        error: why, for people.
        furniture: something differed, but only in the margin.
        mark: what an odd reading is known by at the next look; "" for all else.
        counted: sentences that differ in numbers that are others at every look, when nothing else does.
        moving: a place that was found to be furniture says something else, and may yet come to rest.
        notice: what is to be told at once, however short it lasts; None for nothing.
        turns: versions that are found to be a page's own turns, to and fro or of a number, and no edits.
    """

    outcome: Outcome
    code: str = ""
    error: str = ""
    furniture: bool = False
    mark: str = ""
    counted: tuple[str, ...] = ()
    moving: bool = False
    notice: EventType | None = None
    turns: tuple[int, ...] = ()


def body_hash(answer: Response, selectors: Selectors | None) -> str:
    """Names the bytes of an answer and the way they are read; other selectors make another reading."""
    return sha256(f"{answer.body_hash} {selectors!r}".encode("utf-8", "replace")).hexdigest()[:32]


def screen(article: Article, answer: Response | FetchError) -> Verdict | None:
    """Judge an answer by all but its text.

    Returns:
        The verdict, or None when the page has to be read.
    """
    if isinstance(answer, FetchError):
        outcome = Outcome.BLOCKED if isinstance(answer, REFUSED) else Outcome.FAILED
        return Verdict(outcome, answer.code, str(answer))
    if answer.status == HTTPStatus.NOT_MODIFIED:
        known = article.version and was_conditional(answer)
        return Verdict(Outcome.NOT_MODIFIED) if known else _status(answer, Outcome.FAILED)
    if answer.status in GONE:
        return _status(answer, Outcome.GONE)
    if answer.status in BLOCKED:
        return _status(answer, Outcome.BLOCKED)
    if answer.status not in WHOLE:
        return _status(answer, Outcome.FAILED)
    if body_hash(answer, article.selectors) == article.body_hash and article.version:
        return Verdict(Outcome.UNCHANGED)
    if went_home(article.url, answer.url):
        return Verdict(
            Outcome.SUSPECT if article.version else Outcome.FAILED,
            "home_page",
            f"the address now leads to the front page {answer.url}",
        )
    return None


def recognise(article: Article, look: Look) -> Verdict | None:
    """Judge a page by its fingerprints.

    Returns:
        The verdict on a page that cannot read differently from the last good one; None for others.
    """
    if not article.version:
        return None
    if look.page == article.page_fingerprint:
        return Verdict(Outcome.UNCHANGED)
    return Verdict(Outcome.UNCHANGED, furniture=True) if look.scope == article.scope_fingerprint else None


def went_home(asked: str, answered: str) -> bool:
    """Whether an article's address was redirected to a front page, as sites do for removed stories."""
    return not FRONT.fullmatch(urlsplit(asked).path) and is_front(answered)


def _status(answer: Response, outcome: Outcome) -> Verdict:
    meaning = phrase(answer.status) or "not a standard status"
    return Verdict(outcome, f"http_{answer.status}", f"the server answered {answer.status} ({meaning})")


def phrase(status: int) -> str:
    """What a status means by the standard; "" for one that is not in it."""
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return ""
