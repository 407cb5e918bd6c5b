"""Two articles that are one, and two again: by hand, and what becomes of both."""

from __future__ import annotations

import pytest
from checkroom import Room, room
from identity_help import without_canonical
from newsroom import PATH, Desk, note_is_added, number_is_edited, watch, webhook

from watcher.demo.site import Answer, Newsroom, NewsSite
from watcher.demo.story import FERRY
from watcher.model import ArticleState


@pytest.fixture
def desk(tmp_path, hooks):
    desk = Desk(tmp_path)
    desk.configure(webhook(hooks.url("/hook")))
    return desk


def merged(desk: Desk, site: NewsSite) -> tuple[Newsroom, Newsroom]:
    """Two addresses, looked at in turns while the story changes; then they are merged by hand."""
    rooms = [site.pages.setdefault(path, Newsroom(FERRY)) for path in ("/a", "/b")]
    for path in ("/a", "/b"):
        desk.run("add", site.url(path))
    desk.check()
    rooms[1].edit(number_is_edited)
    desk.check(site.url("/b"))
    for room_ in rooms:
        room_.edit(note_is_added) if room_.story != rooms[1].story else None
    rooms[0].story = rooms[1].story = note_is_added(rooms[1].story)
    desk.check()
    return rooms[0], rooms[1]


def test_merging_weaves_both_histories_in_order_of_time_and_split_takes_them_apart(desk, site, hooks):
    merged(desk, site)
    before = [desk.history(f"#{number}") for number in (1, 2)]
    told = len(hooks.hooks)
    said = desk.run("merge", "#1", "#2").out
    assert "is part of #1" in said
    history = desk.history(site.url("/b"))
    times = [version["captured_at"] for version in history]
    assert times == sorted(times)
    assert [version["version"] for version in history] == [1, 2, 3]
    assert [version["origin"] and version["origin"]["kind"] for version in history] == [None, "merge", None]
    assert [article["id"] for article in desk.json("list")["articles"]] == [1]
    assert desk.history("#2") == before[1]
    assert found(desk, "ferry") == [site.url("/a")]
    assert desk.run("verify").code == 0

    assert "is watched by itself again" in desk.run("split", site.url("/b")).out
    assert len(desk.json("list")["articles"]) == 2
    assert desk.history("#2") == before[1]
    assert sorted(found(desk, "ferry")) == [site.url("/a"), site.url("/b")]
    assert strip(desk.history("#1")) == strip(before[0])
    assert desk.run("verify").code == 0
    desk.check()
    assert len(desk.json("list")["articles"]) == 2
    assert len(hooks.hooks) == told


def test_the_first_of_the_versions_that_are_left_has_no_change(desk, site):
    """All that stood before it was the other one's."""
    rooms = [site.pages.setdefault(path, Newsroom(FERRY)) for path in ("/a", "/b")]
    for path, room_ in zip(("/a", "/b"), rooms, strict=True):
        room_.edit(number_is_edited) if path == "/b" else None
        desk.run("add", site.url(path))
        desk.check(site.url(path))
    desk.run("merge", "#2", "#1")
    assert [version["change"] is None for version in desk.history("#2")] == [True, False]
    desk.run("split", site.url("/a"))
    assert [version["change"] for version in desk.history("#2")] == [None]
    assert desk.run("verify").code == 0


def test_what_only_the_other_address_showed_meanwhile_is_not_called_known(desk, site):
    site.pages["/a"], site.pages["/b"] = Newsroom(FERRY), Newsroom(number_is_edited(FERRY))
    desk.run("add", site.url("/a"))
    desk.run("add", site.url("/b"))
    for path in ("/a", "/b", "/a"):
        desk.check(site.url(path))
    said = desk.run("merge", "#1", "#2").out
    assert (
        "0 of its versions came into the history, 1 differs from what was seen before and after it." in said
    )
    assert found(desk, "ferry") == [site.url("/a")]
    assert found(desk, "£830,000") == [site.url("/b")]


def test_what_the_looks_at_others_have_told_since_is_not_told_again(desk, site, hooks):
    """The third goes on from what the second told."""
    rooms = {path: site.pages.setdefault(path, Newsroom(FERRY)) for path in ("/a", "/b", "/c")}
    desk.run("add", *map(site.url, rooms))
    desk.check()
    rooms["/b"].edit(number_is_edited)
    desk.check(site.url("/b"))
    rooms["/c"].story = note_is_added(rooms["/b"].story)
    desk.check(site.url("/c"))
    assert desk.run("merge", "#1", "#2", "#3").out.count("1 of its versions came into the history") == 2
    rooms["/a"].story = rooms["/c"].story
    desk.check()
    assert [hook.document["data"]["url"] for hook in hooks.hooks] == [site.url("/b"), site.url("/c")]
    assert len(desk.history("#1")) == 3
    assert desk.run("verify").code == 0


@pytest.mark.parametrize("state", ["pause", "remove"])
def test_what_is_merged_into_what_rests_is_watched_all_the_same(desk, site, state):
    for path in ("/a", "/b"):
        site.pages[path] = Newsroom(FERRY)
        desk.run("add", site.url(path))
    desk.run(state, "#1")
    desk.run("merge", "#1", "#2")
    (article,) = desk.json("list")["articles"]
    assert (article["id"], article["state"]) == (1, "active")


def found(desk, words):
    return [article["url"] for article in desk.json("search", words)["articles"]]


def strip(history):
    """Without what two readings of the same pages may say in other words."""
    return [(version["version"], version["captured_at"], version["not_before"]) for version in history]


def test_what_was_split_by_hand_is_not_merged_again_by_the_program(desk, site):
    story = site.pages[PATH] = Newsroom(FERRY)
    site.pages["/442"] = without_canonical(story, site.url(PATH))
    desk.run("add", site.url(PATH))
    desk.check()
    desk.run("add", site.url("/442"))
    desk.check()
    desk.run("split", site.url("/442"))
    story.edit(number_is_edited)
    desk.check()
    assert len(desk.json("list")["articles"]) == 2


def test_two_articles_of_the_configuration_stay_two_unless_their_addresses_are_one(desk, site):
    story = site.pages[PATH] = Newsroom(FERRY)
    site.pages["/442"] = without_canonical(story, site.url(PATH))
    desk.configure(watch(site.url(PATH)), watch(site.url("/442")), watch(site.url(f"{PATH}/amp")))
    desk.check()
    desk.check()
    assert [article["url"] for article in desk.json("list")["articles"]] == [site.url(PATH), site.url("/442")]
    assert desk.run("merge", "#1", "#2").code == 0
    assert [article["from_config"] for article in desk.json("list")["articles"]] == [True]
    desk.configure()
    assert desk.json("list")["articles"] == []
    desk.run("split", "#2")  # by hand
    assert [article["id"] for article in desk.json("list")["articles"]] == [2]


@pytest.mark.parametrize("split", [False, True])
@pytest.mark.parametrize("configured", ["/442", PATH])
def test_what_was_added_by_hand_stays_when_the_configuration_lets_its_twin_go(desk, site, configured, split):
    by_hand = {"/442": PATH, PATH: "/442"}[configured]
    story = site.pages[PATH] = Newsroom(FERRY)
    site.pages["/442"] = without_canonical(story, site.url("/none"))
    desk.run("add", site.url(by_hand))
    desk.configure(watch(site.url(configured), 'every = "2h"'))
    desk.check()
    desk.run("merge", site.url(PATH), site.url("/442"))
    assert [article["from_config"] for article in desk.json("list")["articles"]] == [True]
    if split:
        desk.run("split", site.url("/442"))
        assert len(desk.json("list")["articles"]) == 2
    desk.configure()
    (article,) = desk.json("list")["articles"]
    assert article["url"] == site.url(by_hand if split else PATH)
    assert (article["from_config"], article["state"]) == (False, "active")
    assert split or article["every_seconds"] is None


def test_merging_what_is_one_and_splitting_what_is_whole_is_refused_in_a_sentence(desk, site):
    site.pages[PATH] = Newsroom(FERRY)
    desk.run("add", site.url(PATH))
    assert "one article already" in desk.run("merge", "#1", site.url(PATH), expect=2).err
    assert "nothing is to be split" in desk.run("split", "#1", expect=1).err


def test_a_history_that_comes_into_an_article_that_was_never_read_owes_no_alerts(desk, site):
    site.pages[PATH] = Newsroom(FERRY)
    site.pages["/new-home"] = lambda _: Answer(status=503)
    desk.run("add", site.url(PATH))
    desk.run("add", site.url("/new-home"), "--as", "article", expect=None)
    for happening in (None, note_is_added, number_is_edited):
        if happening is not None:
            site.pages[PATH].edit(happening)
        desk.check(site.url(PATH), expect=0)
    desk.run("merge", site.url("/new-home"), site.url(PATH))
    assert len(desk.history(site.url("/new-home"))) == 3
    assert desk.json("verify")["flaws"] == []


def test_a_merge_during_a_visit_of_the_other_loses_nothing(tmp_path):
    with NewsSite() as site, room(tmp_path) as visits:
        assert_nothing_is_lost(site, visits)


def assert_nothing_is_lost(site: NewsSite, visits: Room) -> None:
    story = site.pages[PATH] = Newsroom(FERRY)
    site.pages["/442"] = without_canonical(story, site.url(PATH))
    one, other = (visits.add(site.url(path)) for path in (PATH, "/442"))
    visits.visit(one)
    story.edit(number_is_edited)
    visits.visit(other)
    states = [visits.store.article(article.id).state for article in (one, other)]
    assert states == [ArticleState.ACTIVE, ArticleState.REMOVED]
    assert visits.visit(one).outcome == "changed"
    assert visits.store.article(one.id).version == 2
