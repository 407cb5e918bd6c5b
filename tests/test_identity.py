"""Which addresses are one article: by the table of pairs, and on the wire."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from checkroom import Room, room
from hypothesis import given
from hypothesis import strategies as st
from newsroom import PATH, Desk, note_is_added, nothing, number_is_edited, watch, webhook
from store_help import LEASE, at, first, reading

from watcher.decide.twins import alike, believed, key
from watcher.demo.site import HTML, Answer, Newsroom, NewsSite, Request
from watcher.demo.story import FERRY, pieces
from watcher.errors import BadAddress
from watcher.fetch import canonical, host_of
from watcher.model import Added, Article, ArticleState
from watcher.past.unite import seek_twin
from watcher.store.twins import SEEN_ELSEWHERE

PAIRS = tomllib.loads((Path(__file__).parent / "identity_pairs.toml").read_text(encoding="utf-8"))["pair"]
FERRY_TEXT = (
    "The night ferry between Port Anselm and Gull Island will sail again this spring, eleven years on."
)
OTHER_TEXT = "A lighthouse keeper has sold his cottage to a school that wants to teach the tides to children."


def test_there_are_pairs_enough_of_every_kind():
    kinds = {(pair["one"], pair["by"]) for pair in PAIRS}
    assert len(PAIRS) >= 60
    assert kinds == {(one, by) for one in (True, False) for by in ("address", "claim", "redirect")}


@pytest.mark.parametrize("pair", PAIRS, ids=[pair["why"] for pair in PAIRS])
def test_a_pair_of_addresses_is_one_article_or_two(store, pair):
    """Both are watched and looked at, the first one before the second."""
    one = looked_at(store, pair["a"], FERRY_TEXT, claims=None, minutes=0)
    text = OTHER_TEXT if pair.get("text") == "other" else FERRY_TEXT
    other = looked_at(store, pair["b"], text, claims=pair.get("claims"), by=pair["by"], minutes=5)
    watched = {article.id for article in store.articles()}
    assert (len(watched) == 1) is pair["one"]
    if pair["by"] == "address":
        assert (one.id == other.id) is pair["one"]
    if pair["one"]:
        assert store.find(canonical(pair["b"])).id == store.find(canonical(pair["a"])).id


def looked_at(store, url, text, *, claims, minutes, by="claim") -> Article:
    """Watch an address; unless it is watched already, look at its page."""
    url = canonical(url)
    article, added = store.add(url, host=host_of(url), now=at(minutes))
    if added is Added.ALREADY:
        return article
    claimed = store.claim(article.id, at(minutes), owner="one", lease=LEASE, host_delay=timedelta(0))
    check = first(claimed, minutes, text, url=url)
    page = replace(check.capture.reading, canonical_url=(by == "claim" and claims) or url)
    check = replace(check, capture=replace(check.capture, reading=page, raw=html(text)))
    store.record(check, channels=(), host_delay=timedelta(0))
    moved_to = canonical(claims) if by == "redirect" and claims else ""
    seek_twin(store, store.article(article.id), page, moved_to, now=at(minutes))
    return article


def html(text: str) -> bytes:
    return f"<html lang=en><title>Ferry stays in port</title><article><p>{text}</p></article></html>".encode()


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_address_has_one_key_and_the_key_of_a_key_is_itself(host, rest):
    try:
        url = canonical(f"https://{host}/{rest}")
    except BadAddress:
        return
    assert key(url) == key(url.replace("https://", "http://", 1))
    assert key(f"https://{key(url)}") == key(url)


@given(st.sampled_from(PAIRS))
def test_a_claim_is_believed_only_of_the_same_site_and_below_its_front_page(pair):
    own = canonical(pair["b"])
    assert believed(own, "https://somewhere.else.example/2026/05/ferry") == ""
    assert believed(own, own) == key(own)


def without_canonical(good: Newsroom, canonical_link: str):
    """The story's page with another canonical link; the others that name its address are taken out."""

    def answer(request: Request) -> Answer:
        page = good(replace(request, url=canonical_link)).body
        return Answer(page, headers=(("Content-Type", HTML),))

    return answer


@pytest.fixture
def desk(tmp_path, hooks):
    desk = Desk(tmp_path)
    desk.configure(webhook(hooks.url("/hook")))
    return desk


def test_an_amp_page_and_a_second_address_are_the_article_that_they_name(desk, site, hooks):
    story = site.pages[PATH] = Newsroom(FERRY)
    site.pages["/442"] = without_canonical(story, site.url(PATH))
    desk.run("add", site.url(PATH))
    said = desk.run("add", site.url(f"{PATH}/amp?utm_source=x"))
    assert said.out.startswith("Already watched: #1 ")
    desk.check()
    desk.run("add", site.url("/442"))
    assert desk.check()["/442"]["outcome"] == "first"
    assert [article["id"] for article in desk.json("list")["articles"]] == [1]
    assert len(desk.history(site.url("/442"))) == 1
    assert desk.run("add", site.url("/442")).out.startswith("Already watched: #1 ")
    story.edit(number_is_edited)
    assert list(desk.check()) == [PATH]
    assert len(hooks.hooks) == 1


@pytest.mark.parametrize("happening", [nothing, number_is_edited])
def test_what_another_address_shows_first_is_told_by_the_next_look_at_the_own_one(
    desk, site, hooks, happening
):
    """Its print page has no author, who 'came back'; and the edit was a version that nobody was told of."""
    story = site.pages[PATH] = Newsroom(FERRY)
    desk.run("add", site.url(PATH))
    desk.check()
    story.edit(happening)
    site.pages["/442"] = without_canonical(Newsroom(replace(story.story, byline="")), site.url(PATH))
    desk.run("add", site.url("/442"))
    desk.check(site.url("/442"))
    (article,) = desk.json("list")["articles"]
    assert (article["version"], article["next_reason"]) == (1, SEEN_ELSEWHERE)
    desk.check()
    changes = [(1, 2)] if happening is not nothing else []
    assert [(hook.document["data"]["from"], hook.document["data"]["to"]) for hook in hooks.hooks] == changes
    assert len(desk.history(site.url(PATH))) == 1 + len(changes)


def test_two_stories_with_the_same_canonical_link_are_two(desk, site):
    other = replace(FERRY, title="A cottage is sold", body=pieces(OTHER_TEXT))
    for path, story in (("/a", FERRY), ("/b", other)):
        site.pages[path] = without_canonical(Newsroom(story), site.url("/story/lead"))
        desk.run("add", site.url(path))
    desk.check()
    desk.check()
    assert len(desk.json("list")["articles"]) == 2
    site.pages["/story/lead"] = Newsroom(replace(other, title="The lead"))
    assert "\nWatching #3 " in desk.run("add", site.url("/story/lead")).out


def test_a_changed_slug_goes_on_as_the_article_it_was(desk, site, hooks):
    """The new address is found before the old one leads there."""
    room = site.pages[PATH] = Newsroom(FERRY)
    desk.run("add", site.url(PATH))
    desk.check()
    site.pages["/new-slug"] = room
    desk.run("add", site.url("/new-slug"))
    room.edit(note_is_added)
    desk.check(site.url("/new-slug"))
    assert len(desk.json("list")["articles"]) == 2
    site.pages[PATH] = lambda _: Answer(status=301, headers=(("Location", "/new-slug"),))
    desk.check(site.url(PATH))
    (article,) = desk.json("list")["articles"]
    assert (article["id"], article["moved_to"]) == (1, site.url("/new-slug"))
    assert [version["version"] for version in desk.history("#1")] == [1, 2]
    assert len(hooks.hooks) == 1


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


def test_readings_without_words_are_one_by_their_headline_only():
    assert alike(reading("Brief."), reading("Shorter."))
    assert not alike(reading("Brief.", title="A"), reading("Brief.", title="B"))
