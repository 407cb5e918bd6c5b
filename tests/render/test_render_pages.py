"""Pages of odd stories: any script, no title, thousands of edits, gaps, what came back."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import takewhile
from typing import TYPE_CHECKING

import pytest
from steps import steps

from watcher import compare, find_notes
from watcher.model import (
    Article,
    Block,
    BlockKind,
    LaterNote,
    NoteRecord,
    Origin,
    OriginKind,
    Reading,
    Role,
    Snapshot,
)
from watcher.model.between import Between
from watcher.model.gap import Gap
from watcher.model.history import History, Provenance, Version
from watcher.render.export import history_markdown, whole_parts
from watcher.render.html.history import history_parts
from watcher.render.html.life import life
from watcher.render.html.words import BAR, bar_of, verdict
from watcher.render.picture import alt_text, picture
from watcher.render.terminal.diff import diff_lines
from watcher.render.terminal.screen import Look
from watcher.render.terminal.updates import undisclosed_lines
from watcher.render.unsaid import MOST

if TYPE_CHECKING:
    from collections.abc import Iterable

BEGAN = datetime(2021, 1, 11, 9, tzinfo=UTC)


def reading(*paragraphs: str, title: str = "The ferry", language: str = "en") -> Reading:
    blocks = tuple(Block(BlockKind.PARAGRAPH, Role.BODY, text) for text in paragraphs)
    return Reading("https://news.example/a", title=title, language=language, blocks=blocks)


def history(*readings: Reading, days: float = 0.01) -> History:
    """A history of these texts, each captured some days after the one before."""
    versions = []
    for number, said in enumerate(readings, start=1):
        at = BEGAN + timedelta(days=days) * number
        before = versions[-1] if versions else None
        snapshot = Snapshot(
            article_id=1,
            version=number,
            captured_at=at,
            not_before=before.snapshot.captured_at if before else None,
            title=said.title,
            byline="",
            published_at=None,
            modified_at=None,
            words=said.words,
            digest="01",
            reader_version=1,
            raw_hash="ab",
            change=compare(readings[number - 2], said) if before else None,
        )
        origin = Provenance(number, said.url, 200, at, "", None, (), 9, "ab", "01", 1, "cd")
        versions.append(Version(snapshot, origin))
    article = Article(
        1, readings[-1].url, "news.example", title=readings[-1].title, language=readings[-1].language
    )
    said_in = dict(enumerate(readings, start=1)).__getitem__
    return History(replace(article, version=len(versions)), tuple(versions), (), said_in)


def page(*readings: Reading, **more) -> str:
    return "".join(history_parts(history(*readings, **more), zone=UTC, now=BEGAN))


@pytest.mark.parametrize(
    ("old", "new", "language"),
    [
        ("ستكلف التذكرة 14 جنيها", "ستكلف التذكرة 17 جنيها", "ar"),
        ("单程票价为十四英镑，岛民半价。", "单程票价为十七英镑，岛民半价。", "zh"),
        ("Tickets cost £14 🎉👨‍👩‍👧", "Tickets cost £17 🎉👨‍👩‍👧", "en"),
    ],
)
def test_any_script_keeps_its_direction_language_and_marks(old: str, new: str, language: str) -> None:
    text = page(reading(old, language=language), reading(new, language=language))
    assert f'<div class="edits" lang="{language}">' in text
    assert '<p dir="auto">' in text
    assert text.count("<ins>") >= 1
    assert text.count("<del>") >= 1


def test_a_story_without_a_title_or_with_a_wrong_language() -> None:
    text = page(
        reading("One two three.", title=""), reading("One two four.", title="", language='x" onload="y')
    )
    assert "(no title)" in text
    assert "<title>https://news.example/a: its history</title>" in text
    assert "onload" not in text


def test_head_and_dates_are_marked_side_by_side_too() -> None:
    old = replace(reading("One two.", title="Council backs the wall"), published_at=BEGAN)
    new = replace(old, title="Council forces the wall", modified_at=datetime(2021, 1, 12, tzinfo=UTC))
    beside = page(old, new).partition('class="beside"')[2]
    assert 'Council <del><span class="vh">removed: </span>backs</del> the wall</td>' in beside
    assert 'Council <ins><span class="vh">added: </span>forces</ins> the wall</td>' in beside
    assert "Last modified, it says</span><ins>" in beside
    assert "12 Jan 2021</ins>" in beside  # it names no hour, and neither do we
    assert page(old, old).count("backs</del>") == 0


def edited_everywhere(paragraphs: int) -> History:
    texts = [f"Paragraph {k} tells of the price of {k} pounds that was agreed." for k in range(paragraphs)]
    return history(reading(*texts), reading(*(text.replace("pounds", "euros") for text in texts)))


def test_three_thousand_edits_are_shown() -> None:
    text = "".join(history_parts(edited_everywhere(3000), zone=UTC, now=BEGAN))
    assert text.count("euros</ins>") == 2 * 3000 + MOST  # in a row, side by side, and in the time line
    assert "2,998 more edits" in text


def test_four_times_the_edits_are_four_times_the_work() -> None:
    def cost(edits: int) -> int:
        story = edited_everywhere(edits)
        return steps(lambda: "".join(history_parts(story, zone=UTC, now=BEGAN)))

    cost(5)  # what a process loads once
    assert cost(1000) < 4.2 * cost(250)


@pytest.mark.parametrize("parts", [whole_parts, partial(history_parts, zone=UTC, now=BEGAN)])
def test_a_text_is_read_when_its_turn_comes(parts) -> None:
    story, asked = history(*(reading(f"Ferry {number} stays in port.") for number in range(50))), set()

    def read(version: int) -> Reading:
        asked.add(version)
        return story.reading(version)

    written = list(takewhile(lambda _: len(asked) < 25, parts(replace(story, reading=read))))
    assert 25 in asked <= set(range(1, 40))  # a piece of the page may hold several
    assert len(written) > 1


def test_gaps_returns_and_other_origins_are_told() -> None:
    story = history(reading("One two."), reading("One three."), reading("One two."), days=3)
    last = story.versions[-1]
    archive = Origin(OriginKind.ARCHIVE, "the library", "https://library.example/1")
    snapshot = replace(last.snapshot, returns_to=1, origin=archive)
    origin = replace(last.provenance, origin=archive)
    back = replace(last, snapshot=snapshot, provenance=origin)
    gaps = Gap(BEGAN, BEGAN + timedelta(days=3)), Gap(BEGAN + timedelta(days=20), None, 7, "HTTP 503")
    story = replace(story, versions=(*story.versions[:-1], back), between=Between(gaps))
    text = "".join(history_parts(story, zone=UTC, now=BEGAN + timedelta(days=30)))
    assert "Nobody looked, 11 Jan 09:00 – 14 Jan 2021 09:00 (3 days)" in text
    assert "Could not look, since 31 Jan 2021 09:00 (to this day, 7 tries): HTTP 503" in text
    order = [text.index(part) for part in ("Nobody looked", 'id="v1"', 'id="v3"', "Could not look")]
    assert order == sorted(order)
    assert "The same as version 1 again." in text
    assert text.count("aptured by the archive the library, https://library.example/1") == 2
    assert "They were not kept." in text  # the request's headers


@pytest.mark.parametrize(
    ("old", "new", "came", "went"),
    [
        ("one " * 100, "two " * 100, BAR // 2, BAR // 2),  # a story rewritten whole
        ("one " * 100, "one " * 99 + "two", 5, 5),
        ("one " * 100, "one " * 100 + "two", 10, 0),
        ("one " * 100, "one " * 100, 0, 0),
    ],
)
def test_a_bar_is_as_long_as_the_part_of_the_story_that_changed(
    old: str, new: str, came: int, went: int
) -> None:
    snapshot = history(reading(old), reading(new)).versions[1].snapshot
    assert bar_of(snapshot) == (came, went)


def test_a_later_note_changes_the_verdict() -> None:
    silent = history(reading("It costs £14."), reading("It costs £17.")).versions[1].snapshot
    assert verdict(silent).key == "undisclosed"
    later = LaterNote(3, BEGAN, timedelta(days=2), note=None, complete=True)
    assert verdict(replace(silent, disclosed_later=later)).key == "later"
    assert verdict(replace(silent, disclosed_later=replace(later, complete=False))).key == "partly"


def _told_later(*, complete: bool) -> History:
    """A story of two silent edits, and a later note that speaks of the first of them."""
    sides = (("£14", 7), ("£17", 9))
    story = history(
        *(reading(f"It costs {fare} to sail.", f"There are {boats} boats.") for fare, boats in sides)
    )
    (note,) = find_notes(["Correction: It costs £17, not £14."], language="en")
    why = ("The correction speaks of the edit of “£14” to “£17”: it names the old “£14”.",)
    later = LaterNote(3, BEGAN, timedelta(days=2), note, complete=complete, reasons=why)
    first, last = story.versions
    return replace(
        story, versions=(first, replace(last, snapshot=replace(last.snapshot, disclosed_later=later)))
    )


def _diff_of(story: History) -> Iterable[str]:
    first, last = (one.snapshot for one in story.versions)
    return diff_lines((first, story.reading(1)), (last, story.reading(2)), last.change, Look(width=200))


@pytest.mark.parametrize(
    "told",
    [
        partial(history_parts, zone=UTC, now=BEGAN),
        lambda story: [history_markdown(story, zone=UTC, now=BEGAN)],
        _diff_of,
        lambda story: undisclosed_lines([(story.article, story.versions[1].snapshot)], Look(width=200)),
    ],
    ids=["page", "markdown", "diff", "updates"],
)
def test_what_a_later_note_speaks_of_is_not_said_to_be_untold(told) -> None:
    for complete, untold in ((True, []), (False, ["7"])):
        said = "\n".join(told(_told_later(complete=complete)))
        assert re.findall("No note speaks of the edit of “(.+?)”", said) == untold


def test_the_text_to_be_pasted_says_what_its_time_line_rests_on() -> None:
    """When nobody looked, who captured a version, that a text came back, and what of a date is a guess."""
    found = history(reading("It costs £14."), reading("It costs £17."), reading("It costs £14."), days=3)
    archive = Origin(OriginKind.ARCHIVE, "web.archive.example")
    first, second, third = (one.snapshot for one in found.versions)
    seen = (replace(first, origin=archive), second, replace(third, returns_to=1))
    versions = tuple(replace(one, snapshot=new) for one, new in zip(found.versions, seen, strict=True))
    gap = Gap(first.captured_at, second.captured_at + timedelta(seconds=1))
    (note,) = find_notes(["Correction, 3 Feb: It costs £14."], published_at=BEGAN)
    record = NoteRecord(1, 1, note, note, 2, BEGAN, None, 3, BEGAN)
    story = replace(found, versions=versions, between=Between((gap,)), notes=(record,))
    lines = history_markdown(story, zone=UTC, now=BEGAN).splitlines()
    line = next(k for k, words in enumerate(lines) if words.startswith("1. "))
    assert "captured by the archive web.archive.example" in lines[line]
    assert "nobody looked, 14 Jan 09:00 – 17 Jan 2021 09:00 (3 days)" in lines[line + 1]
    assert "the same as version 1 again" in lines[line + 3]
    assert any(words.startswith("**Correction 3 Feb 2021** (year inferred) (first seen") for words in lines)


@pytest.mark.parametrize(
    ("told", "says"),
    [
        ("Updated 12 January 2021", "no note says"),
        ("Update: The ferry is full.", "not speak of all that changed"),
    ],
)
def test_a_stamp_is_not_said_to_tell_some_of_what_changed(told: str, says: str) -> None:
    fresh = replace(reading("It costs £17.", told), notes=find_notes(["It costs £17.", told], language="en"))
    found = history(reading("It costs £14."), fresh).versions[1].snapshot
    assert (verdict(found).key, says in verdict(found).meaning) == ("partly", True)


def test_the_drawing_stays_within_its_frame_whatever_the_clock_did() -> None:
    snapshots = [version.snapshot for version in history(*(reading("word " * k) for k in (3, 1, 9))).versions]
    snapshots[1] = replace(snapshots[1], captured_at=BEGAN - timedelta(days=400))
    drawing = life(snapshots, None)
    assert drawing is not None
    assert all(0 <= mark.x <= 720 and 0 <= mark.y <= 96 for mark in drawing.marks)
    assert life(snapshots[:1], None) is None


CORRECTION = "Correction: An earlier version said that the ferry carries forty boats."


def noted(*paragraphs: str) -> Reading:
    return replace(reading(*paragraphs), notes=find_notes(list(paragraphs), language="en"))


@pytest.mark.parametrize(
    ("old", "new", "word", "shown"),
    [
        ((), (CORRECTION,), "note only", f"Correction: {CORRECTION[12:]}"),
        ((CORRECTION,), (), "note gone", f"Correction, gone: {CORRECTION[12:]}"),
        (("It costs £14 \u201cnow\u201d.",), ('It costs £14 "now".',), "form only", ""),
    ],
    ids=["came", "went", "form"],
)
def test_a_note_alone_is_not_said_to_tell_a_change_nor_its_end_to_be_form(
    old: tuple[str, ...], new: tuple[str, ...], word: str, shown: str
) -> None:
    found = history(noted("It sails.", *old), noted("It sails.", *new))
    before, after = (version.snapshot for version in found.versions)
    assert after.change is not None
    drawn = picture(found.article, before, after, after.change, UTC)
    assert (drawn.verdict, drawn.meaning) == (word, verdict(after).meaning)
    assert "says what changed" not in drawn.meaning
    assert shown in alt_text(drawn)
