"""A large cut, another story, another language: looked at again before they are believed.."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from decide_help import NOW, POLICY, WATCHED
from newsroom import (
    HIRED,
    PATH,
    Desk,
    Watch,
    watch,
    with_body,
    with_note,
)

from watcher import compare, read
from watcher.decide.judge import judge, oddity
from watcher.demo.site import Answer, Newsroom
from watcher.demo.story import FERRY, Piece, Story, paragraphs
from watcher.model import Capture

if TYPE_CHECKING:
    from collections.abc import Callable

    from watcher.demo.site import NewsSite

OTHER = paragraphs("""
    The bakery on Mill Lane has been sold to a family from the mainland, who mean to keep its oven, its name
    and the two apprentices it trained last summer.

    Customers queued past the chemist on Saturday, some of them for the rye loaf that the village used to send
    to sons and daughters at sea.

    A planning officer inspected the chimney in June; repairs to its brickwork are expected before autumn, and
    neighbours were promised that deliveries would end by seven.

    Rents along the lane have doubled since the railway arrived. Two shops stand empty, and a third is to
    become a dentist's surgery.
""")
GERMAN = paragraphs("""
    Die Nachtfähre zwischen Port Anselm und Gull Island fährt im Frühjahr wieder, elf Jahre nachdem das letzte
    Boot festgemacht wurde, wie der Hafenausschuss am Montag beschloss.

    Der Ausschuss mietet die Marigold, ein Schiff von 420 Tonnen, und lässt sie vier Mal in der Nacht über den
    Sund fahren, zwei Mal in jede Richtung, bis Ende September.

    Nicht alle freuen sich darüber. Niemand habe gefragt, wer um vier Uhr früh die Rampe räume, sagte ein
    Fischer, der seit 1989 dort einen Liegeplatz hat.
""")


def most_is_cut(story: Story) -> Story:
    return with_body(story, *story.body[:1])


def another_story_stands_there(story: Story) -> Story:
    other = with_body(story, *(Piece("p", text) for text in OTHER))
    return replace(other, title="Mill Lane bakery sold to mainland family")


def the_text_is_written_anew(story: Story) -> Story:
    return with_body(story, *(Piece("p", text) for text in OTHER))


def it_is_translated(story: Story) -> Story:
    german = with_body(story, *(Piece("p", text) for text in GERMAN))
    return replace(german, title="Nachtfähre fährt wieder über den Marlow Sound")


ODD = [most_is_cut, another_story_stands_there, the_text_is_written_anew, it_is_translated]


@pytest.mark.parametrize("happening", ODD, ids=lambda f: f.__name__)
def test_three_looks_by_hand_make_it_a_version(watched: Watch, happening: Callable[[Story], Story]) -> None:
    watched.room.edit(happening)
    assert watched.looks(4) == ["suspect", "suspect", "changed", "unchanged"]
    reasons = watched.desk.history(PATH)[1]["change"]["reasons"]
    assert not any("breaks off" in why for why in reasons)
    assert len(watched.desk.history(PATH)) == 2
    assert [kind.removeprefix("article.") for kind in watched.told] in (["changed"], ["headline_changed"])


@pytest.mark.parametrize("happening", ODD, ids=lambda f: f.__name__)
def test_a_mistake_that_is_mended_meanwhile_was_never_a_version(
    watched: Watch, happening: Callable[[Story], Story]
) -> None:
    before = watched.room.story
    for _ in range(3):
        watched.room.edit(happening)
        assert watched.looks(2) == ["suspect", "suspect"]
        watched.room.edit(lambda _: before)
        assert watched.looks(1) == ["unchanged"]
    assert len(watched.desk.history(PATH)) == 1
    assert watched.told == []


def test_it_is_said_why_it_is_kept_aside_and_that_it_is_looked_at_soon(watched: Watch) -> None:
    watched.room.edit(another_story_stands_there)
    check = watched.desk.check(expect=1)[PATH]
    assert check["error"] == "next to nothing of the text that stood here is left"
    (article,) = watched.desk.json("list")["articles"]
    assert article["next_reason"] == "an odd reading is looked at again"


@pytest.mark.parametrize("happening", ODD, ids=lambda f: f.__name__)
def test_what_a_correction_owns_up_to_need_not_wait(
    watched: Watch, happening: Callable[[Story], Story]
) -> None:
    watched.room.edit(lambda story: with_note(happening(story), "Correction:", HIRED))
    assert watched.looks(1) == ["changed"]
    assert watched.told == ["update.recorded"]


def test_a_retraction_takes_the_place_of_the_story_at_once(watched: Watch) -> None:
    why = "This article has been retracted because its account of the vote could not be verified."
    watched.room.edit(lambda story: with_note(with_body(story, story.body[0]), "Retraction 14 Jan:", why))
    assert watched.looks(2) == ["changed", "unchanged"]
    assert watched.desk.json("updates")["notes"][0]["kind"] == "retraction"


def test_a_story_whose_own_page_says_that_it_was_removed_is_taken_back_not_missing(watched: Watch) -> None:
    why = "This article has been removed because it did not meet our standards. We apologise to the board."
    watched.room.edit(lambda story: with_body(story, Piece("p", why)))
    assert watched.looks(2) == ["changed", "unchanged"]
    (note,) = watched.desk.json("updates")["notes"]
    assert (note["kind"], note["text"]) == ("retraction", why)
    assert watched.told == ["update.recorded"]


def test_a_shortened_text_that_is_never_twice_the_same_is_not_believed(watched: Watch) -> None:
    """A wall that nobody knows yet: one notice, no version."""
    for look in range(5):
        few = (
            f"Your request {look}{look} was noted and is looked into by our colleagues at the harbour office."
        )
        watched.room.edit(lambda story, few=few: with_body(story, Piece("p", few)))
        assert watched.looks(1) == ["suspect"]
    assert watched.told == ["article.failing"]


TERMS = "<h1>Terms of the guest internet</h1>" + "".join(f"<p>{text}</p>" for text in OTHER)


def test_what_stands_under_addresses_of_two_hosts_is_no_version_of_either(desk: Desk, site: NewsSite) -> None:
    """A hotel shows its terms, whatever is asked for, until they are accepted."""
    site.pages[PATH] = room = Newsroom(FERRY)
    desk.configure(watch(site.url(PATH)), watch(site.url(PATH, host="localhost")))
    outcomes = [look["outcome"] for look in desk.json("check")["checks"]]
    site.pages[PATH] = lambda _: Answer(TERMS.encode())
    for _ in range(6):
        checks = desk.json("check", expect=1)["checks"]
        outcomes += [look["outcome"] for look in checks]
    assert outcomes == ["first"] * 2 + ["suspect"] * 12
    assert all("of other hosts too" in look["error"] for look in checks)
    site.pages[PATH] = room
    assert {look["outcome"] for look in desk.json("check")["checks"]} == {"unchanged"}


def test_a_story_that_two_hosts_print_is_a_version_of_both(desk: Desk, site: NewsSite) -> None:
    site.pages[PATH] = room = Newsroom(FERRY)
    desk.configure(watch(site.url(PATH)), watch(site.url(PATH, host="localhost")))
    desk.run("check")
    room.edit(another_story_stands_there)
    outcomes = [look["outcome"] for _ in range(3) for look in desk.json("check", expect=None)["checks"]]
    assert outcomes == ["suspect"] * 4 + ["changed"] * 2


@pytest.mark.parametrize(
    ("title", "lost"),
    [
        ("", True),
        ("Sound Gazette", True),
        ("THE SOUND GAZETTE", True),
        ("Gazette", False),
        ("The Sound Gazette wins a prize for its ferries", False),
    ],
)
def test_a_page_that_has_lost_its_headline_is_odd_and_one_with_another_is_not(title: str, lost: bool) -> None:
    page = """<html lang="en"><head><title>{0}</title>
        <meta property="og:site_name" content="The Sound Gazette"></head>
        <body><article>{1}<p>The ferry met the ice before the harbour, and its crew waited for
        the night to end.</p><p>Nobody was hurt, the owner said.</p></article></body></html>"""
    told = ("Ferry stays in port | Sound Gazette", "<h1>Ferry stays in port</h1>"), (title, "")
    before, after = (read(page.format(*one), "https://soundgazette.example/ferry") for one in told)
    odd = oddity(before, after, compare(before, after))
    assert (odd is not None and odd[0] == "untitled") is lost


def test_pages_of_two_hosts_that_have_lost_their_headlines_are_not_one_page() -> None:
    page, marks = "<html><body><article><h1>{}</h1><p>The ferry met the ice.</p></article></body></html>", []
    for url in ("https://news.example/ferry", "https://gazette.example/ferry"):
        before, after = (read(page.format(title), url) for title in ("Ferry stays in port", ""))
        verdict = judge(
            WATCHED,
            Capture(after, "d", 1, b"", url, NOW),
            before=before,
            change=compare(before, after),
            now=NOW,
            policy=POLICY,
            elsewhere=marks.__contains__,
        )
        assert verdict.code == "untitled"
        marks.append(verdict.mark)
