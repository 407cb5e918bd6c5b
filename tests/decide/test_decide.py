"""What an answer and a reading are taken for: values in, values out."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from email.utils import format_datetime, parsedate_to_datetime

import pytest
from decide_help import NEW, NOW, POLICY, URL, WATCHED, answer, following

from watcher.compare.digest import digest
from watcher.compare.words.units import count
from watcher.decide.judge import judge, oddity, owned
from watcher.decide.policy import Policy
from watcher.decide.screen import screen, went_home
from watcher.decide.trust import NEVER_GIVEN, knows_anything, lies, validators_for, validators_of
from watcher.errors import HostBusy, RobotsDisallowed, TimedOut, TooLarge
from watcher.model import (
    Article,
    Block,
    BlockKind,
    Capture,
    Change,
    Disclosure,
    Edit,
    EditClass,
    EditKind,
    Note,
    NoteForm,
    NoteKind,
    Obstacle,
    Outcome,
    Position,
    Reading,
    Reason,
    Role,
    Selectors,
    Validators,
)
from watcher.model.source import Source


def reading(words: int = 100, language: str = "en", obstacle: Obstacle | None = None) -> Reading:
    block = Block(BlockKind.PARAGRAPH, Role.BODY, " ".join(["word"] * words))
    return Reading(url=URL, language=language, blocks=(block,), obstacle=obstacle)


def captured(reading: Reading, digest: str = "d", headers: tuple[tuple[str, str], ...] = ()) -> Capture:
    return Capture(reading, digest, 1, b"", URL, NOW, headers=headers)


ETAG = (("if-none-match", '"a"'),)


def change(*classes: EditClass, **more: object) -> Change:
    return Change(edits=(Edit(EditKind.EDIT, frozenset(classes), "a", "b"),), **more)


@pytest.mark.parametrize(
    ("article", "came_back", "outcome", "code"),
    [
        (WATCHED, answer(304, b"", asked=ETAG), Outcome.NOT_MODIFIED, ""),
        (WATCHED, answer(304, b""), Outcome.FAILED, "http_304"),
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
    looks = range(2 * POLICY.unconditional_every)
    known = WATCHED.validators
    asked = [validators_for(replace(WATCHED, checks=n), POLICY) for n in looks]
    never = Validators(NEVER_GIVEN.etag, NEVER_GIVEN.last_modified if known.last_modified else "")
    assert (asked.count(never), asked.count(known)) == (2, len(looks) - 2)
    assert not validators_for(replace(NEW, validators=known), POLICY)
    source = Source(1, URL, URL, "news.example", validators=known)
    of_lists = [validators_of(replace(source, looks=n), POLICY) for n in looks]
    assert of_lists == [Validators() if one == never else one for one in asked]


def test_a_name_that_was_never_given_has_the_form_of_one():
    assert re.fullmatch(r'"[\x21\x23-\x7e]+"', NEVER_GIVEN.etag)  # RFC 9110, 8.8.3
    day = NEVER_GIVEN.last_modified
    assert format_datetime(parsedate_to_datetime(day), usegmt=True) == day


@pytest.mark.parametrize(
    ("asked", "status", "lied"),
    [
        (NEVER_GIVEN, 304, True),
        (Validators(NEVER_GIVEN.etag), 304, True),
        (Validators("", NEVER_GIVEN.last_modified), 304, True),
        (NEVER_GIVEN, 200, False),
        (WATCHED.validators, 304, False),
        (Validators(), 304, False),
    ],
)
def test_who_knows_a_name_that_was_never_given_lies(asked, status, lied):
    assert knows_anything(asked, answer(status)) is lied


@pytest.mark.parametrize(
    ("known", "gave", "found_out"),
    [
        (Validators('"a"'), {"etag": '"a"'}, True),
        (Validators('"a"'), {"etag": '"b"'}, False),
        (Validators('"a"', "Monday"), {"etag": '"b"', "last-modified": "Monday"}, False),
        (Validators('"a"', "Monday"), {"etag": '"a"', "last-modified": "Tuesday"}, True),
        (Validators("", "Monday"), {"last-modified": "Monday"}, True),
        (Validators("", "Monday"), {}, False),
    ],
)
def test_one_name_for_two_texts_is_a_lie(known, gave, found_out):
    article = replace(WATCHED, validators=known)
    came = replace(answer(), headers=tuple(gave.items()))
    assert lies(article, Outcome.CHANGED, came) is found_out
    assert not lies(article, Outcome.UNCHANGED, came)
    assert lies(replace(article, validators_lie=True), Outcome.UNCHANGED, came) is found_out


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
    verdict = judge(WATCHED, captured(now), before=reading(), change=difference, now=NOW, policy=POLICY)
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
        NEW, captured(reading(obstacle=obstacle)), before=None, change=None, now=NOW, policy=POLICY
    )
    assert verdict.outcome is outcome
    assert verdict.error


@pytest.mark.parametrize(
    "sentence",
    [
        "市议会星期一晚间否决了港口电车延长计划。",
        "市議会は月曜、港の路面電車の延伸を否決した。",
        "สภาเมืองลงมติเมื่อวันจันทร์ให้ปิดท่าเรือ",
    ],
)
def test_a_story_in_a_script_without_spaces_shrinks_too(sentence):
    def told(times):
        block = Block(BlockKind.PARAGRAPH, Role.BODY, sentence * times)
        return Reading(url=URL, blocks=(block,))

    assert told(8).words == 2 * told(4).words == pytest.approx(count(sentence) * 8, rel=0.5)
    code, words = oddity(told(8), told(2), change(EditClass.TEXT))
    assert (code, words.split()[0]) == ("shrunk", "the")
    assert oddity(told(8), told(7), change(EditClass.TEXT)) is None


def test_a_short_story_may_shrink():
    assert oddity(reading(35), reading(5), change(EditClass.TEXT)) is None


def test_a_story_of_few_but_long_words_may_not():
    told = [Block(BlockKind.PARAGRAPH, Role.BODY, "한강시가 노후 육교를 모두 철거하기로 했다고 밝혔다.")] * 7
    whole, cut = (Reading(url=URL, blocks=tuple(blocks)) for blocks in (told, told[:2]))
    assert (whole.words, oddity(whole, cut, change(EditClass.TEXT))[0]) == (49, "shrunk")


def test_a_deck_is_left_of_a_story_as_its_text_is():
    deck = Block(BlockKind.PARAGRAPH, Role.BODY, " ".join(["word"] * 40), reason=Reason.DECK)
    after = replace(reading(20), blocks=(deck, *reading(20).blocks))
    assert oddity(reading(100), after, change(EditClass.TEXT)) is None


def looked_again(article: Article, after: Reading, difference: Change, policy: Policy = POLICY) -> Outcome:
    """Judged once more by a look that the article's row remembers."""
    return judge(
        article, captured(after), before=reading(), change=difference, now=NOW, policy=policy
    ).outcome


@pytest.mark.parametrize(("count", "outcome"), [(2, "changed"), (1, "suspect"), (5, "changed")])
def test_an_odd_reading_is_believed_at_the_third_look(count, outcome):
    article = replace(WATCHED, suspect_digest=digest(reading(10)), suspect_count=count, failing_since=NOW)
    assert looked_again(article, reading(10), change(EditClass.TEXT)) == outcome


@pytest.mark.parametrize(
    ("differs", "outcome"),
    [
        ({}, "suspect"),
        ({"byline": "Ada Quill"}, "changed"),
        ({"published_at": NOW}, "suspect"),
        ({"published_at": NOW, "sources": (("published_at", "json-ld"),)}, "changed"),
        ({"published_at": NOW, "sources": (("published_at", "url"),)}, "suspect"),
        ({"title": "as before"}, "changed"),
    ],
    ids=["nothing left", "byline", "what we knew", "date", "its address", "headline"],
)
def test_a_page_that_keeps_nothing_of_the_story_is_never_one_of_its_versions(differs, outcome):
    before = replace(reading(), title="Ferry", byline="Ada Quill", published_at=NOW)
    page = replace(reading(10), title="Oh dear", **differs) if "title" not in differs else reading(10)
    anew = change(EditClass.TEXT, headline_changed="title" not in differs, added_words=10)
    long_seen = NOW - timedelta(days=1)
    article = replace(WATCHED, suspect_digest=digest(page), suspect_count=9, failing_since=long_seen)
    verdict = judge(article, captured(page), before=before, change=anew, now=NOW, policy=POLICY)
    assert verdict.outcome == outcome


@pytest.mark.parametrize(("minutes", "outcome"), [(90, "changed"), (9, "suspect")])
def test_who_asks_for_it_has_it_last_for_a_time_as_well(minutes, outcome):
    since = NOW - timedelta(minutes=minutes)
    article = replace(WATCHED, suspect_digest=digest(reading(10)), suspect_count=4, failing_since=since)
    policy = Policy(confirm_after=timedelta(hours=1))
    assert looked_again(article, reading(10), change(EditClass.TEXT), policy) == outcome


def test_a_page_without_text_is_told_from_one_that_a_browser_showed_without():
    page, told = reading(obstacle=Obstacle.SCRIPT_ONLY), []
    for headers in ((), (("x-watcher-shown-by", "Chromium 140"),)):
        verdict = judge(
            NEW, captured(page, headers=headers), before=None, change=None, now=NOW, policy=POLICY
        )
        told.append((verdict.outcome, verdict.code, verdict.error))
    assert told == [
        (Outcome.FAILED, "script_only", "the page has no text without JavaScript"),
        (Outcome.FAILED, "script_only", "the page has no text when a browser has shown it"),
    ]


def test_another_shortened_text_begins_anew():
    article = replace(WATCHED, suspect_digest="another", suspect_count=4, failing_since=NOW)
    assert looked_again(article, reading(10), change(EditClass.TEXT)) is Outcome.SUSPECT


def test_another_story_is_known_by_its_headline_for_its_text_may_be_live():
    anew, article, outcomes = change(EditClass.TEXT, rewritten=True), WATCHED, []
    for words in (100, 110, 120):
        page = replace(reading(words), title="Another story")
        verdict = judge(
            article, captured(page, str(words)), before=reading(), change=anew, now=NOW, policy=POLICY
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
