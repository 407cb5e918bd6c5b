"""What a reading is against the version before: the same, a change, or too odd to believe at once."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from watcher.compare.digest import digest as named_by
from watcher.decide.another import other_page, owned, signed
from watcher.decide.counting import said
from watcher.decide.flapping import FLAPPING, LASTS, LOOKS, back_from, is_news, turn_words, turns
from watcher.decide.gates import GATE, sent_away
from watcher.decide.older import OLDER, STAYS, STAYS_LOOKS, copy_of
from watcher.decide.policy import shrank
from watcher.decide.screen import Verdict
from watcher.decide.tail import broken_off, lost, stops, wall
from watcher.model import EditClass, EventType, Obstacle, Outcome, Recent
from watcher.model.visit import SHOWN_BY
from watcher.read.markup.tree import squash
from watcher.read.metadata.titles import site_names
from watcher.tongue import own_tag

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime, timedelta

    from watcher.decide.policy import Policy
    from watcher.model import Article, Capture, Change, Reading

OBSTACLES = {
    Obstacle.CHALLENGE: "a bot challenge or a refusal stands where the article was",
    Obstacle.CONSENT: "a consent wall stands where the article was",
    Obstacle.LOGIN: "a login or subscription wall stands where the article was",
    Obstacle.SCRIPT_ONLY: "the page has no text without JavaScript",
    Obstacle.NOT_FOUND: "another page stands where the article was, with status 200",
    Obstacle.EMPTY: "the page has no article text",
    Obstacle.SELECTOR: "a configured selector does not fit the page",
}
UNSHOWN = "the page has no text when a browser has shown it"
REST_WALLED = "a login or subscription wall stands where the rest of the article was"
NOTHING_LEFT = "another page stands where the article was, without its headline, text, byline and date"
ELSEWHERE = "elsewhere"
"""The code of a page that came for addresses of several hosts."""

NOBODYS = "the page that stands here stands under addresses of other hosts too: it is none of theirs"
KEPT = 0.1
"""Of a page's few words so many may have stood in the story, as "the" and "a" do in any."""

WALL_WORDS = 6
"""With fewer words of its own a refused page says no more than its status ("403 Forbidden", "nginx")."""

_FORBIDDEN = "http_451"
"""A law forbids the page (RFC 7725): no wall, whatever the words of the notice that stands there."""

WALLS = frozenset({Obstacle.CHALLENGE, Obstacle.CONSENT, Obstacle.LOGIN})


def judge(
    article: Article,
    capture: Capture,
    *,
    before: Reading | None,
    change: Change | None,
    now: datetime,
    policy: Policy,
    recent: Callable[[], Recent] = Recent,
    broke: Callable[[], bool] = lambda: True,
    elsewhere: Callable[[str], bool] = lambda _: False,
    there: Callable[[], Reading | None] = lambda: None,
) -> Verdict:
    """Decide what a reading means.

    Args:
        article: as it was when the check began.
        capture: the page, and what it says now.
        before: the newest version, read by the same reader; None before the first.
        change: the difference of the two.
        now: the moment of the check.
        policy: how much proof an odd reading needs.
        recent: what was lately on the page; asked only when something differs.
        broke: whether the page of the newest version may have broken off, too; asked only when this one did.
        elsewhere: whether an article of another host has an odd reading with this mark now.
        there: what the article says by our last look whose own address the page came from, where another one
            is watched there; asked only for another headline from another address.
    """
    reading = capture.reading
    if (hindered := _hindered(article, capture)) is not None:
        return hindered
    if before is None or change is None:
        return Verdict(Outcome.FIRST)
    if not visible(change):
        return Verdict(Outcome.UNCHANGED, furniture=bool(change), counted=said(change, reading))
    if back := _back(article, capture, change, recent(), now):
        return back
    if other := other_page(before, reading, change, there):
        return Verdict(Outcome.SUSPECT, *other)
    cut = _cut_off(before, reading, change, capture.raw, broke)
    if owned(change) and not cut:
        return Verdict(Outcome.CHANGED)
    if words := wall(before, reading, change):
        return Verdict(Outcome.BLOCKED, Obstacle.LOGIN.value, f"{REST_WALLED}: the page says {words!r}")
    if _nothing_left(before, reading, change):
        return Verdict(Outcome.SUSPECT, "other_page", NOTHING_LEFT)
    odd = oddity(before, reading, change, cut)
    return _weighed(odd, article, reading, now, policy, elsewhere) if odd else Verdict(Outcome.CHANGED)


def _nothing_left(before: Reading, reading: Reading, change: Change) -> bool:
    """Whether a few other words stand there, with nothing by which one knows a story, or this one.

    So do the pages that sites show instead of a removed story, in words of their own. However long they
    stand, they are none of its versions.
    """
    was_signed = bool(before.byline or before.published_at or before.modified_at)
    anew = change.headline_changed and change.added_words >= reading.story_words * (1 - KEPT)
    return was_signed and not signed(reading) and anew and shrank(before.story_words, reading.story_words)


def _weighed(
    odd: tuple[str, str],
    article: Article,
    reading: Reading,
    now: datetime,
    policy: Policy,
    elsewhere: Callable[[str], bool],
) -> Verdict:
    """An odd reading: believed when it has been there long enough, and nowhere else.

    What stands under addresses of several hosts at once was put there by the line: by a hotel that wants its
    terms accepted, or a company that blocks sites.
    """
    code, words = odd
    mark = _mark(code, reading)
    if not signed(reading) and elsewhere(mark):
        return Verdict(Outcome.SUSPECT, ELSEWHERE, NOBODYS, mark=mark)
    if confirmed(article, mark, now, looks=policy.confirm_checks, lasts=policy.confirm_after):
        return Verdict(Outcome.CHANGED)
    return Verdict(Outcome.SUSPECT, code, words, mark=mark)


def named(verdict: Verdict, reading: Reading) -> Verdict:
    """A refusal by what its page says: which wall it is says more than a status does.

    Args:
        verdict: by the status.
        reading: of the page that came with it.
    """
    if reading.obstacle is None or reading.obstacle not in WALLS or verdict.code == _FORBIDDEN:
        return verdict
    said = " ".join((reading.title, *(block.text for block in reading.blocks)))
    if len(set(said.split()) - set(verdict.error.split())) < WALL_WORDS:
        return verdict
    words = f"{OBSTACLES[reading.obstacle]}: {verdict.error}"
    return Verdict(Outcome.BLOCKED, reading.obstacle.value, words)


def oddity(before: Reading, after: Reading, change: Change, cut: str = "") -> tuple[str, str] | None:
    """The code and words for a change that a broken page would also make; None for an ordinary one.

    Args:
        before: the version before.
        after: what the page says now.
        change: between the two.
        cut: what shows that the page breaks off, in words; "" for nothing.
    """
    if shrank(before.story_words, after.story_words):
        return "shrunk", f"the text shrank from {before.story_words} to {after.story_words} words"
    old, new = own_tag(before.language), own_tag(after.language)
    if old and new and old != new and change.rewritten:
        return "language", f"the language changed from {old} to {new}"
    if change.rewritten:
        return "rewritten", "next to nothing of the text that stood here is left"
    if change.headline_changed and _lost_headline(before, after):
        return "untitled", "the page has lost its headline"
    return ("broken_off", cut) if cut else None


def _lost_headline(before: Reading, after: Reading) -> bool:
    """Whether no more than the outlet's name, as a page or the address says it, is left of the headline."""
    names = {"", *(name for one in (before, after) for name in site_names(one.site, one.url))}
    return squash(after.title) in names and squash(before.title) not in names


def _cut_off(before: Reading, after: Reading, change: Change, page: bytes, broke: Callable[[], bool]) -> str:
    """What shows that a page breaks off within its story, of its last note, too, in words; "" for nothing.

    Of what is new half may be missing where the page had its last tags before.
    """
    if not broken_off(page):
        return ""
    if lost(before, change) or stops(before, after, change):
        return "the page breaks off, and the end of the story is gone"
    return "" if broke() else "the page breaks off, as it did not before; what is new may not be all of it"


def _mark(code: str, reading: Reading) -> str:
    """What an odd reading is known by at the next look.

    A shortened one by its content: what is odd about it may be a wall nobody knows yet, and its words with a
    number in them never come twice. But without links, which may be made anew for each look. A whole other
    story by its headline, for it may be a live one; so may one that breaks off, which is known by its end.
    One that has lost its headline by where it stands: nothing is what the pages of two hosts have in common.
    """
    if code == "shrunk":
        return named_by(replace(reading, blocks=tuple(replace(block, links=()) for block in reading.blocks)))
    known = reading.body[-1].text if code == "broken_off" and reading.body else reading.title
    known = urlsplit(reading.url).netloc if code == "untitled" else known
    return f"{code} {sha256(known.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"


def _back(
    article: Article, capture: Capture, change: Change, recent: Recent, now: datetime
) -> Verdict | None:
    """A text that came back otherwise than by an edit: believed when it stays; None for all else.

    Where it differs in form alone nobody needs to know, or to look again soon.
    """
    digest = capture.digest
    if not change.notable:
        turns = back_from(recent, digest, now)
        return Verdict(Outcome.UNCHANGED, furniture=True) if turns else None
    if copied := copy_of(recent, capture, now):
        stays = confirmed(article, digest, now, looks=STAYS_LOOKS, lasts=STAYS)
        return Verdict(Outcome.CHANGED) if stays else Verdict(Outcome.SUSPECT, OLDER, copied, mark=digest)
    turn = turn_words(recent, change, digest, now)
    return _flapping(article, digest, recent, turn, now) if turn else None


def _flapping(article: Article, digest: str, recent: Recent, turn: str, now: datetime) -> Verdict:
    """A text that came back: believed when it stays."""
    if confirmed(article, digest, now, looks=LOOKS, lasts=LASTS):
        return Verdict(Outcome.CHANGED)
    notice = EventType.ARTICLE_FLAPPING if is_news(recent, now) else None
    made = turns(recent, digest, now, article.last_good_at)
    return Verdict(Outcome.SUSPECT, FLAPPING, turn, mark=digest, notice=notice, turns=made)


def confirmed(article: Article, mark: str, now: datetime, *, looks: int, lasts: timedelta) -> bool:
    """Whether the same odd reading has been seen often and long enough to be believed."""
    return (
        article.suspect_digest == mark
        and article.suspect_count + 1 >= looks
        and article.failing_since is not None
        and now - article.failing_since >= lasts
    )


def visible(change: Change) -> bool:
    """Whether the change reaches beyond the margin, or the user wants to know of the margin too."""
    notes = change.notes_added or change.notes_changed or change.notes_removed
    margin = {EditClass.FURNITURE} & change.cosmetic
    return bool(notes) or any(edit.classes != margin for edit in change.edits)


def _hindered(article: Article, capture: Capture) -> Verdict | None:
    reading = capture.reading
    if reading.obstacle is not None:
        shown = any(name == SHOWN_BY for name, _ in capture.headers)
        return _obstructed(article, reading, reading.obstacle, shown=shown)
    gate = "" if signed(reading) else sent_away(article.url, reading.url)
    return Verdict(Outcome.BLOCKED, GATE, f"a gate stands before the article, at {gate}") if gate else None


def _obstructed(article: Article, reading: Reading, obstacle: Obstacle, *, shown: bool) -> Verdict:
    said = UNSHOWN if shown and obstacle is Obstacle.SCRIPT_ONLY else OBSTACLES[obstacle]
    words = said + (f": {reading.detail}" if reading.detail else "")
    if obstacle in WALLS:
        outcome = Outcome.BLOCKED
    elif article.version or obstacle is Obstacle.SELECTOR:
        outcome = Outcome.SUSPECT
    else:
        outcome = Outcome.FAILED
    return Verdict(outcome, obstacle.value, words)
