"""Furniture that only shows over time: it is told of at first, then no more; the story always is."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from looks_help import ARTICLE, NOW
from newsroom import PATH, Desk, name_is_edited, note_is_added, paragraph_is_added, watch, webhook
from polls import STORY, Polls, around, reading
from steps import steps
from teasers import TEASERS, with_teaser

from watcher.decide.counting import LOOKS as COUNTED
from watcher.decide.furniture import settle
from watcher.demo.site import Newsroom, NewsSite
from watcher.demo.story import FERRY
from watcher.model import Article, Evidence, Role

if TYPE_CHECKING:
    from watcher.demo.receivers import WebhookReceiver


@pytest.mark.parametrize(("linked", "told"), [(False, 2), (True, 1)], ids=["plain text", "with a link"])
def test_a_teaser_that_changes_at_every_poll_falls_silent(
    desk: Desk, site: NewsSite, hooks: WebhookReceiver, linked: bool, told: int
) -> None:
    room = Newsroom(FERRY)
    site.pages[PATH] = with_teaser(room, linked=linked)
    desk.configure(watch(site.url(PATH)), webhook(hooks.url("/hook")))
    outcomes = [desk.check(expect=0)[PATH]["outcome"] for _ in range(7)]
    assert outcomes == ["first", *["changed"] * told, *["unchanged"] * (6 - told)]
    assert len(hooks.hooks) == told

    for happening in (name_is_edited, note_is_added, paragraph_is_added):
        room.edit(happening)
        assert desk.check(expect=0)[PATH]["outcome"] == "changed", happening
        assert desk.check(expect=0)[PATH]["outcome"] == "unchanged", happening
    assert len(hooks.hooks) == told + 3
    shown = desk.json("show", site.url(PATH))
    assert not [teaser for teaser in TEASERS if teaser[9:] in shown["text"]]
    (edit,) = (
        e
        for e in desk.json("diff", site.url(PATH), f"{told + 1}..{told + 2}")["edits"]
        if "furniture" not in e["classes"]
    )
    assert "Tim Arkwright" in edit["after"]


# The decider by itself.

MASTHEAD = "The Sound Gazette is written by islanders and printed on the mainland twice a week."


def numbered(number: int, evidence: Evidence) -> Polls:
    """The polls of an article of the same host, with what was learned of the others."""
    return Polls(article=replace(ARTICLE, id=number), evidence=evidence)


def test_a_paragraph_written_anew_now_and_then_is_always_told() -> None:
    polls = Polls()
    assert [polls.poll(*around(text), still=1) for text in TEASERS] == [False, *[True] * 6]


def test_teasers_that_stay_for_hours_fall_silent_too() -> None:
    polls = Polls()
    told = [polls.poll(*around(text), links=TEASERS, still=3) for text in TEASERS]
    assert told == [False, *[True] * 3, *[False] * 3]


def test_a_long_paragraph_with_a_link_is_no_teaser() -> None:
    polls = Polls()
    texts = [f"{text} {text.upper()} {text.title()}" for text in TEASERS]
    assert [polls.poll(*around(text), links=texts, still=1) for text in texts] == [False, *[True] * 6]


def test_a_paragraph_edited_at_every_poll_is_always_told() -> None:
    polls = Polls()
    texts = [
        f"Divers have brought {n} of the boxes ashore, said the harbour master in the evening."
        for n in range(8)
    ]
    assert [polls.poll(*around(text)) for text in texts] == [False, *[True] * 7]


@pytest.mark.parametrize(
    "line",
    [
        "At least {} people were killed.",
        "{} dead.",
        "Dead: {}, injured: 12",
        "Kickers {} – Rovers 0",
        "Nr. {}",
    ],
)
def test_a_toll_that_rises_at_every_poll_is_always_told(line: str) -> None:
    polls = Polls()
    texts = [line.format(n * 3 + 12) for n in range(7)]
    assert [polls.poll(*around(text)) for text in texts] == [False, *[True] * 6]


@pytest.mark.parametrize("line", ["{} readers are here now", "Comments ({})"])
def test_a_line_that_counts_falls_silent_as_a_sentence_does(line: str) -> None:
    polls = Polls()
    texts = [line.format(n * 37 + 214) for n in range(COUNTED + 4)]
    told = [polls.poll(*around(text)) for text in texts]
    assert told == [False, *[True] * (COUNTED - 1), *[False] * 4]


def test_a_last_paragraph_is_furniture_only_after_five_replacements() -> None:
    polls = Polls()
    told = [polls.poll(*STORY, text) for text in TEASERS]
    assert told == [False, *[True] * 4, False, False]


def test_a_lede_written_anew_at_every_poll_is_always_told() -> None:
    polls = Polls()
    assert [polls.poll(text, *STORY) for text in TEASERS] == [False, *[True] * 6]


def test_a_story_most_of_which_moves_is_always_told() -> None:
    polls = Polls()
    stories = [(f"{text} Again.", *STORY[:1], text) for text in TEASERS]
    assert [polls.poll(*story) for story in stories] == [False, *[True] * 6]


@pytest.mark.parametrize("label", ["Update 12 Jan:", "Correction:", "Clarification, 12 January 2021:"])
def test_a_note_is_never_furniture_wherever_it_stands(label: str) -> None:
    polls = Polls()
    for teaser in TEASERS[:5]:
        polls.poll(*around(teaser))
    assert not polls.poll(*around(TEASERS[5]))
    assert polls.poll(*around(f"{label} The board now says that the boat is hired, not bought."))


def test_a_paragraph_that_comes_beside_the_teaser_is_told() -> None:
    polls = Polls()
    for teaser in TEASERS[:5]:
        polls.poll(*around(teaser))
    late = "Late on Tuesday the board said that the first crossing will carry the school choir."
    assert polls.poll(*STORY[:3], TEASERS[5], late, *STORY[3:])


def test_what_was_learned_holds_when_the_story_beside_it_is_edited() -> None:
    polls = Polls()
    for teaser in TEASERS[:5]:
        polls.poll(*around(teaser))
    edited = (*STORY[:2], STORY[2].replace("Monday", "Tuesday"), *STORY[3:])
    assert polls.poll(*around(TEASERS[4], edited))
    assert not polls.poll(*around(TEASERS[5], edited))


def test_evidence_expires_for_new_texts_and_never_alerts_by_itself() -> None:
    polls = Polls()
    for teaser in TEASERS[:5]:
        polls.poll(*around(teaser))
    polls.now += timedelta(days=60)
    assert not polls.poll(*around(TEASERS[4]))
    assert polls.poll(*around(TEASERS[6]))


def test_a_text_of_five_articles_of_the_host_comes_and_goes_in_silence() -> None:
    evidence = Evidence()
    for number in range(1, 6):
        polls = numbered(number, evidence)
        own = tuple(f"{text} ({number})" for text in STORY)
        polls.poll(*own, MASTHEAD)
        evidence = polls.evidence
    other = numbered(6, evidence)
    assert not other.poll(*STORY)
    assert not other.poll(*STORY, MASTHEAD)
    assert not other.poll(*STORY)
    assert other.poll(*STORY, f"{MASTHEAD} Until now.")


def test_a_text_of_four_articles_is_told_of() -> None:
    evidence = Evidence()
    for number in range(1, 5):
        polls = numbered(number, evidence)
        polls.poll(*(f"{text} ({number})" for text in STORY), MASTHEAD)
        evidence = polls.evidence
    other = numbered(5, evidence)
    other.poll(*STORY)
    assert other.poll(*STORY, MASTHEAD)


def test_one_story_under_several_addresses_is_no_furniture() -> None:
    evidence = Evidence()
    for number in range(1, 7):
        polls = numbered(number, evidence)
        polls.poll(*STORY)
        evidence = polls.evidence
    assert polls.poll(*STORY[:-1])


_TEXTS = st.lists(
    st.sampled_from(
        [*STORY, *TEASERS, MASTHEAD, "Update 12 Jan: The boat is hired.", "12 likes", "13 likes"]
    ),
    max_size=9,
)


@given(st.lists(_TEXTS, min_size=2, max_size=7))
def test_only_roles_are_touched_and_never_most_of_an_article_or_a_note(pages: list[list[str]]) -> None:
    evidence, version = Evidence(), None
    for check, texts in enumerate(pages):
        after = reading(*texts)
        article = Article(1, after.url, "news.example", checks=check)
        settled = settle(article, version, after, evidence, NOW + check * timedelta(hours=1))
        assert settled == settle(article, version, after, evidence, NOW + check * timedelta(hours=1))
        assert [b.text for b in settled.after.blocks] == texts
        moved = [b.text for b in settled.after.blocks if b.role is Role.MARGIN]
        assert sum(map(len, moved)) <= sum(map(len, texts)) / 3
        assert not [text for text in moved if text.startswith("Update")]
        assert len(settled.evidence.places) <= 12
        evidence, version = settled.evidence, settled.after


@given(st.lists(_TEXTS, min_size=2, max_size=7), _TEXTS)
def test_without_evidence_nothing_is_moved(pages: list[list[str]], texts: list[str]) -> None:
    before, after = reading(*pages[0]), reading(*texts)
    settled = settle(Article(1, after.url, "news.example"), before, after, Evidence(), NOW)
    assert (settled.before, settled.after) == (before, after)


@given(
    st.integers(1, 7),
    st.integers(1, 5),
    st.integers(0, 5),
    st.integers(0, 14),
    st.booleans(),
    st.booleans(),
)
def test_an_edit_is_told_whatever_was_learned(
    polled: int, at: int, which: int, word: int, linked: bool, moves: bool
) -> None:
    polls = Polls()
    for teaser in TEASERS[:polled]:
        polls.poll(*STORY[:at], teaser, *STORY[at:], links=TEASERS if linked else ())
    words = STORY[which].split()
    words[word % len(words)] = "quartzite"
    story = (*STORY[:which], " ".join(words), *STORY[which + 1 :])
    teaser = TEASERS[polled - (not moves)] if polled < len(TEASERS) else TEASERS[-1]
    assert polls.poll(*story[:at], teaser, *story[at:], links=TEASERS if linked else ())


def test_the_steps_grow_with_the_text_and_no_faster() -> None:
    def cost(count: int) -> int:
        pages = [
            reading(*(f"{text} {n} {turn if n % 3 else 0}" for n in range(count) for text in STORY))
            for turn in (1, 2)
        ]
        known = Evidence()
        return steps(lambda: settle(Article(1, "", ""), pages[0], pages[1], known, NOW))

    cost(5)
    assert cost(80) < 6 * cost(20)


def test_what_is_kept_of_a_host_is_bounded() -> None:
    evidence = Evidence()
    for number in range(40):
        polls = numbered(number, evidence)
        polls.poll(*(f"{text} In article {number}, part {part}." for part in range(5) for text in STORY))
        evidence = polls.evidence
    assert len(evidence.standing) <= 400
