"""The deciders: values in, values out."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from watcher.decide.cadence import host_blocked_until
from watcher.decide.judge import judge, oddity, owned
from watcher.decide.policy import Policy
from watcher.decide.progress import follow_up
from watcher.decide.screen import Verdict, body_hash, conditional, screen, went_home
from watcher.errors import HostBusy, RobotsDisallowed, TimedOut, TooLarge, Unreachable
from watcher.model import (
    Article,
    Block,
    BlockKind,
    Change,
    Disclosure,
    Edit,
    EditClass,
    EditKind,
    EventType,
    Note,
    NoteForm,
    NoteKind,
    Obstacle,
    Outcome,
    Position,
    Reading,
    Response,
    Role,
    Selectors,
    Validators,
)

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
URL = "https://news.example/2026/03/ferry"
POLICY = Policy()


def answer(status: int = 200, body: bytes = b"new", url: str = URL, **more: object) -> Response:
    return Response(url=url, status=status, headers=(), body=body, fetched_at=NOW, **more)


WATCHED = Article(
    id=1,
    url=URL,
    host="news.example",
    version=2,
    checks=4,
    body_hash=body_hash(answer(body=b"old"), None),
    validators=Validators(etag='"a"'),
    published_at=NOW - timedelta(days=3),
    last_changed_at=NOW - timedelta(days=1),
    last_good_at=NOW - timedelta(hours=2),
)
NEW = Article(id=2, url=URL, host="news.example")


def reading(words: int = 100, language: str = "en", obstacle: Obstacle | None = None) -> Reading:
    block = Block(BlockKind.PARAGRAPH, Role.BODY, " ".join(["word"] * words))
    return Reading(url=URL, language=language, blocks=(block,), obstacle=obstacle)


def change(*classes: EditClass, **more: object) -> Change:
    return Change(edits=(Edit(EditKind.EDIT, frozenset(classes), "a", "b"),), **more)


@pytest.mark.parametrize(
    ("article", "came_back", "outcome", "code"),
    [
        (WATCHED, answer(304, b""), Outcome.NOT_MODIFIED, ""),
        (WATCHED, answer(404), Outcome.GONE, "http_404"),
        (WATCHED, answer(410), Outcome.GONE, "http_410"),
        (WATCHED, answer(403), Outcome.BLOCKED, "http_403"),
        (WATCHED, answer(429), Outcome.BLOCKED, "http_429"),
        (WATCHED, answer(451), Outcome.BLOCKED, "http_451"),
        (WATCHED, answer(500), Outcome.FAILED, "http_500"),
        (WATCHED, answer(206), Outcome.FAILED, "http_206"),
        (WATCHED, answer(599), Outcome.FAILED, "http_599"),
        (WATCHED, answer(200, b"old"), Outcome.UNCHANGED, ""),
        (WATCHED, answer(url="https://news.example/"), Outcome.SUSPECT, "home_page"),
        (NEW, answer(url="https://news.example/"), Outcome.FAILED, "home_page"),
        (NEW, answer(304, b""), Outcome.FAILED, "http_304"),
        (WATCHED, TimedOut("no answer within 30 s"), Outcome.FAILED, "timed_out"),
        (WATCHED, TooLarge("more than 10 MB"), Outcome.FAILED, "too_large"),
        (WATCHED, RobotsDisallowed("robots.txt says no"), Outcome.BLOCKED, "robots"),
        (WATCHED, HostBusy("asked to be left alone"), Outcome.BLOCKED, "host_busy"),
    ],
)
def test_an_answer_is_named_before_it_is_read(article, came_back, outcome, code):
    verdict = screen(article, came_back)
    assert (verdict.outcome, verdict.code) == (outcome, code)


@pytest.mark.parametrize("path", ["/", "", "/en/", "/de-at", "/index.html", "/fr/home.php", "/default.aspx"])
def test_a_front_page_is_known_by_its_address(path):
    assert went_home(URL, f"https://news.example{path}")
    assert not went_home(f"https://news.example{path}", "https://news.example/")


@pytest.mark.parametrize("path", ["/?p=123", "/english", "/2026/03/ferry-2", "/index/ferry", "/e"])
def test_what_may_be_a_story_is_none(path):
    assert not went_home(URL, f"https://news.example{path}")


def test_a_new_page_has_to_be_read():
    assert screen(WATCHED, answer()) is None
    assert screen(NEW, answer(200, b"old")) is None


def test_other_selectors_make_the_same_bytes_worth_reading():
    assert screen(replace(WATCHED, selectors=Selectors(body="main")), answer(200, b"old")) is None


def test_requests_are_conditional_after_the_first_version_but_not_always():
    asked = [conditional(replace(WATCHED, checks=n), POLICY) for n in range(2 * POLICY.unconditional_every)]
    assert asked.count(False) == 2
    assert not conditional(NEW, POLICY)


@pytest.mark.parametrize(
    ("now", "difference", "outcome", "code"),
    [
        (reading(), Change(), Outcome.UNCHANGED, ""),
        (reading(), change(EditClass.FURNITURE), Outcome.UNCHANGED, ""),
        (reading(), change(EditClass.STYLE), Outcome.CHANGED, ""),
        (reading(), change(EditClass.NUMBER), Outcome.CHANGED, ""),
        (reading(30), change(EditClass.TEXT), Outcome.SUSPECT, "shrunk"),
        (reading(40), change(EditClass.TEXT), Outcome.CHANGED, ""),
        (reading(language="de"), change(EditClass.TEXT, rewritten=True), Outcome.SUSPECT, "language"),
        (reading(language="de"), change(EditClass.TEXT), Outcome.CHANGED, ""),
        (reading(), change(EditClass.TEXT, rewritten=True), Outcome.SUSPECT, "rewritten"),
        (reading(obstacle=Obstacle.CHALLENGE), None, Outcome.BLOCKED, "challenge"),
        (reading(obstacle=Obstacle.CONSENT), None, Outcome.BLOCKED, "consent"),
        (reading(obstacle=Obstacle.LOGIN), None, Outcome.BLOCKED, "login"),
        (reading(obstacle=Obstacle.NOT_FOUND), None, Outcome.SUSPECT, "not_found"),
        (reading(obstacle=Obstacle.EMPTY), None, Outcome.SUSPECT, "empty"),
        (reading(obstacle=Obstacle.SELECTOR), None, Outcome.SUSPECT, "selector"),
    ],
)
def test_a_reading_is_judged_against_the_version_before(now, difference, outcome, code):
    verdict = judge(WATCHED, now, before=reading(), change=difference, digest="d", now=NOW, policy=POLICY)
    assert (verdict.outcome, verdict.code) == (outcome, code)


@pytest.mark.parametrize(
    ("obstacle", "outcome"),
    [
        (Obstacle.CHALLENGE, Outcome.BLOCKED),
        (Obstacle.LOGIN, Outcome.BLOCKED),
        (Obstacle.EMPTY, Outcome.FAILED),
        (Obstacle.SCRIPT_ONLY, Outcome.FAILED),
        (Obstacle.SELECTOR, Outcome.SUSPECT),
    ],
)
def test_what_is_no_article_is_never_a_first_version(obstacle, outcome):
    verdict = judge(
        NEW, reading(obstacle=obstacle), before=None, change=None, digest="d", now=NOW, policy=POLICY
    )
    assert verdict.outcome is outcome
    assert verdict.error


def test_a_short_story_may_shrink():
    assert oddity(reading(50), reading(5), change(EditClass.TEXT)) is None


def looked_again(article: Article, after: Reading, difference: Change, policy: Policy = POLICY) -> Outcome:
    """Judged once more by a look that the article's row remembers."""
    return judge(
        article, after, before=reading(), change=difference, digest="d", now=NOW, policy=policy
    ).outcome


@pytest.mark.parametrize(("count", "outcome"), [(2, "changed"), (1, "suspect"), (5, "changed")])
def test_an_odd_reading_is_believed_at_the_third_look(count, outcome):
    article = replace(WATCHED, suspect_digest="d", suspect_count=count, failing_since=NOW)
    assert looked_again(article, reading(10), change(EditClass.TEXT)) == outcome


@pytest.mark.parametrize(("minutes", "outcome"), [(90, "changed"), (9, "suspect")])
def test_who_asks_for_it_has_it_last_for_a_time_as_well(minutes, outcome):
    since = NOW - timedelta(minutes=minutes)
    article = replace(WATCHED, suspect_digest="d", suspect_count=4, failing_since=since)
    policy = Policy(confirm_after=timedelta(hours=1))
    assert looked_again(article, reading(10), change(EditClass.TEXT), policy) == outcome


def test_another_shortened_text_begins_anew():
    article = replace(WATCHED, suspect_digest="another", suspect_count=4, failing_since=NOW)
    assert looked_again(article, reading(10), change(EditClass.TEXT)) is Outcome.SUSPECT


def test_another_story_is_known_by_its_headline_for_its_text_may_be_live():
    anew, article, outcomes = change(EditClass.TEXT, rewritten=True), WATCHED, []
    for words in (100, 110, 120):
        page = replace(reading(words), title="Another story")
        verdict = judge(
            article, page, before=reading(), change=anew, digest=str(words), now=NOW, policy=POLICY
        )
        after = following(article, verdict).progress
        outcomes.append(verdict.outcome)
        article = replace(
            article,
            suspect_digest=after.suspect_digest,
            suspect_count=after.suspect_count,
            failing_since=after.failing_since,
        )
    assert outcomes == [Outcome.SUSPECT, Outcome.SUSPECT, Outcome.CHANGED]


def section(kind: NoteKind, form: NoteForm = NoteForm.SECTION) -> Note:
    return Note(
        kind=kind,
        form=form,
        label="Label",
        stated_date=None,
        stated_time=None,
        stated_timezone=None,
        year_inferred=False,
        text="It was wrong.",
        position=Position.END,
    )


@pytest.mark.parametrize(
    ("difference", "told"),
    [
        (change(EditClass.TEXT, notes_added=(section(NoteKind.RETRACTION),)), True),
        (change(EditClass.TEXT, notes_added=(section(NoteKind.CORRECTION),)), True),
        (change(EditClass.TEXT, disclosure=Disclosure.DISCLOSED), True),
        (change(EditClass.TEXT, notes_added=(section(NoteKind.UPDATE),)), False),
        (change(EditClass.TEXT, notes_added=(section(NoteKind.CORRECTION, NoteForm.STAMP),)), False),
        (change(EditClass.TEXT, notes_removed=(section(NoteKind.CORRECTION),)), False),
    ],
)
def test_what_the_outlet_owns_up_to_need_not_wait(difference, told):
    assert owned(difference) is told
    expected = Outcome.CHANGED if told else Outcome.SUSPECT
    assert looked_again(WATCHED, reading(10), replace(difference, rewritten=True)) is expected


def run(article: Article, outcome: Outcome, *, now: datetime = NOW, came_back: Response | None = None):
    return following(article, Verdict(outcome, "code", "words"), now=now, came_back=came_back)


def following(article: Article, verdict: Verdict, *, now: datetime = NOW, came_back: Response | None = None):
    return follow_up(
        article,
        verdict,
        came_back or answer(),
        reading=None,
        fingerprints=("page", "scope"),
        now=now,
        policy=POLICY,
        jitter=0,
    )


def troubled(outcome: Outcome, times: int, step: timedelta) -> tuple[list[EventType | None], Article]:
    """The notices of so many bad checks in a row."""
    return through([outcome] * times, step)


def through(outcomes: list[Outcome], step: timedelta) -> tuple[list[EventType | None], Article]:
    """The notices of checks that end so, one after the other."""
    article, notices = WATCHED, []
    for n, outcome in enumerate(outcomes):
        after = run(article, outcome, now=NOW + n * step)
        notices.append(after.notice)
        fields = ("failures", "failing_since", "noticed", "gone_since", "gone_count", "gone_noticed")
        fields += ("validators", "body_hash")
        article = replace(article, **{name: getattr(after.progress, name) for name in fields})
    return notices, article


@pytest.mark.parametrize("outcome", [Outcome.FAILED, Outcome.BLOCKED, Outcome.SUSPECT])
def test_trouble_raises_one_notice_when_it_lasts_and_one_when_it_ends(outcome):
    notices, article = troubled(outcome, 10, timedelta(minutes=5))
    assert notices == [None, None, EventType.ARTICLE_FAILING, *[None] * 7]
    assert run(article, Outcome.UNCHANGED).notice is EventType.ARTICLE_RECOVERED


def test_gone_is_reported_after_a_day_and_return_too():
    notices, article = troubled(Outcome.GONE, 10, timedelta(hours=8))
    assert notices == [None, None, None, EventType.ARTICLE_GONE, *[None] * 6]
    assert run(article, Outcome.UNCHANGED).notice is EventType.ARTICLE_RETURNED


F, G, S, B, U = Outcome.FAILED, Outcome.GONE, Outcome.SUSPECT, Outcome.BLOCKED, Outcome.UNCHANGED
FAILING, GONE, BACK, WELL = (
    EventType.ARTICLE_FAILING,
    EventType.ARTICLE_GONE,
    EventType.ARTICLE_RETURNED,
    EventType.ARTICLE_RECOVERED,
)


@pytest.mark.parametrize(
    ("outcomes", "notices"),
    [
        pytest.param([F, F, F, G, G, G, G, U], {2: FAILING, 6: GONE, 7: BACK}, id="failing, then gone"),
        pytest.param([G, G, G, G, F, B, F, U], {3: GONE, 7: BACK}, id="gone, then out of reach"),
        pytest.param([G, F, G, B, G, U], {3: FAILING, 4: GONE, 5: BACK}, id="silence speaks not against it"),
        pytest.param([G, F, F, F, F, U], {2: FAILING, 5: WELL}, id="gone once, then failing"),
        pytest.param([G, G, S, G, G, U], {2: FAILING, 5: WELL}, id="a page of any kind speaks against it"),
        pytest.param([G, G, G, U, G, G, G, U], {}, id="back before a day is over"),
        pytest.param([G] * 4 + [U] + [G] * 4 + [U], {3: GONE, 4: BACK, 8: GONE, 9: BACK}, id="gone twice"),
    ],
)
def test_gone_is_known_apart_from_other_trouble(outcomes, notices):
    told = dict(enumerate(through(outcomes, timedelta(hours=8))[0]))
    assert {n: notice for n, notice in told.items() if notice} == notices


def test_short_trouble_is_silent():
    notices, article = troubled(Outcome.FAILED, 2, timedelta(minutes=5))
    assert notices == [None, None]
    assert run(article, Outcome.UNCHANGED).notice is None


def test_after_a_bad_answer_the_next_request_is_unconditional():
    progress = run(WATCHED, Outcome.FAILED, came_back=answer()).progress
    assert not progress.validators
    assert progress.body_hash == ""


def test_not_modified_keeps_validators_and_body_hash():
    progress = run(WATCHED, Outcome.NOT_MODIFIED, came_back=answer(304, b"")).progress
    assert progress.validators == WATCHED.validators
    assert progress.body_hash == WATCHED.body_hash


@pytest.mark.parametrize(
    ("status", "retry_after", "blocked"),
    [
        (200, timedelta(minutes=1), None),
        (503, None, None),
        (503, timedelta(minutes=1), timedelta(minutes=1)),
        (429, None, timedelta(minutes=5)),
        (429, timedelta(days=900), timedelta(days=1)),
    ],
)
def test_a_host_is_left_alone_when_it_asks(status, retry_after, blocked):
    until = host_blocked_until(WATCHED, answer(status, retry_after=retry_after), NOW)
    assert until == (NOW + blocked if blocked else None)


def test_a_site_whose_robots_txt_asks_for_rest_gets_it():
    error = Unreachable("robots.txt answers 503", retry_after=timedelta(minutes=7))
    assert host_blocked_until(WATCHED, error, NOW) == NOW + timedelta(minutes=7)
    assert host_blocked_until(WATCHED, Unreachable("no answer"), NOW) is None


@pytest.mark.parametrize("kind", [HostBusy, Unreachable, answer])
def test_what_another_host_asks_for_is_not_for_this_one(kind):
    def said(url):
        words = {"status": 429} if kind is answer else {"message": "later"}
        return kind(**words, url=url, retry_after=timedelta(hours=1))

    there = "https://consent.example/wall"
    assert host_blocked_until(WATCHED, said(there), NOW) is None
    assert host_blocked_until(replace(WATCHED, moved_to=there), said(there), NOW) == NOW + timedelta(hours=1)
    assert host_blocked_until(WATCHED, said("https://NEWS.example/other"), NOW) == NOW + timedelta(hours=1)


def test_where_it_moved_to_is_forgotten_when_the_old_address_answers_itself():
    moved = replace(WATCHED, moved_to="https://news.example/new")
    there = replace(answer(), url="https://news.example/new")
    assert run(moved, Outcome.UNCHANGED, came_back=there).progress.moved_to == "https://news.example/new"
    here = replace(answer(), url=WATCHED.url)
    assert run(moved, Outcome.UNCHANGED, came_back=here).progress.moved_to == ""
