"""Which addresses are one article: by the table of pairs, and on the wire."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from identity_help import without_canonical
from newsroom import PATH, Desk, note_is_added, nothing, number_is_edited, webhook
from store_help import LEASE, at, enlist, first, reading

from watcher.decide.twins import alike, believed, key
from watcher.demo.page import page
from watcher.demo.site import HTML, Answer, Newsroom
from watcher.demo.story import FERRY, pieces
from watcher.errors import BadAddress
from watcher.fetch import canonical, host_of
from watcher.model import Added, Article
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
    article, added = enlist(store, url, host=host_of(url), now=at(minutes))
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


def test_a_story_that_cannot_be_read_is_one_with_no_other_until_it_can(desk, site):
    story = site.pages[PATH] = Newsroom(FERRY)
    site.pages["/442"] = without_canonical(story, site.url(PATH))
    desk.run("add", site.url(PATH))
    desk.check()
    site.pages[PATH] = lambda _: Answer(status=503)
    desk.run("add", site.url("/442"))
    desk.check(expect=1)
    desk.check(site.url("/442"))
    assert len(desk.json("list")["articles"]) == 2
    site.pages[PATH] = story
    desk.check(site.url(PATH))
    assert [article["id"] for article in desk.json("list")["articles"]] == [1]


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


def test_a_page_that_moves_as_it_is_to_an_address_that_is_watched_is_one_article_with_it(desk, site):
    """Nobody had to read it: its bytes were known."""
    as_it_is = Answer(page(FERRY, url=site.url("/"), visit=1).encode(), headers=(("Content-Type", HTML),))
    for path in (PATH, "/new-slug"):
        site.pages[path] = lambda _: as_it_is
        desk.run("add", site.url(path))
    desk.check()
    assert len(desk.json("list")["articles"]) == 2
    site.pages[PATH] = lambda _: Answer(status=301, headers=(("Location", "/new-slug"),))
    desk.check(site.url(PATH))
    assert [article["url"] for article in desk.json("list")["articles"]] == [site.url(PATH)]


def test_readings_without_words_are_one_by_their_headline_only():
    assert alike(reading("Brief."), reading("Shorter."))
    assert not alike(reading("Brief.", title="A"), reading("Brief.", title="B"))
