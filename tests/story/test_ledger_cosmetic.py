"""Which classes are cosmetic is the user's to say: `[compare] cosmetic`."""

from __future__ import annotations

from dataclasses import replace

import pytest
from newsroom import (
    PATH,
    Watch,
    number_is_edited,
    quotes_become_straight,
    watch,
    webhook,
)

from watcher.demo.site import Answer, Newsroom, Request
from watcher.demo.story import FERRY


@pytest.fixture
def watched_with(desk, site, hooks, mails):
    def play(cosmetic: str) -> Watch:
        room = site.pages[PATH] = Newsroom(FERRY)
        compare = f"[compare]\ncosmetic = {cosmetic}"
        desk.configure(compare, watch(site.url(PATH)), webhook(hooks.url("/hook")))
        desk.check(expect=0)
        return Watch(desk, room, hooks, mails)

    return play


@pytest.mark.parametrize(
    ("cosmetic", "happening", "alerts", "disclosure"),
    [
        ('["style", "typo", "furniture"]', quotes_become_straight, 0, "none"),
        ('["typo", "furniture"]', quotes_become_straight, 1, "undisclosed"),
        ('["style", "typo", "furniture"]', number_is_edited, 1, "undisclosed"),
        ('["style", "typo", "furniture", "number"]', number_is_edited, 0, "none"),
    ],
)
def test_the_list_decides_verdict_and_alert(watched_with, cosmetic, happening, alerts, disclosure):
    watched = watched_with(cosmetic)
    assert watched.after(happening) == "changed"
    assert len(watched.hooks.hooks) == alerts
    change = watched.desk.history("ferry")[-1]["change"]
    assert change["disclosure"] == disclosure
    assert all(hook.document["data"]["edits"] for hook in watched.hooks.hooks)


def test_the_diff_shows_people_what_the_list_lets_through(watched_with):
    watched = watched_with('["furniture"]')
    watched.after(quotes_become_straight)
    watched.after(number_is_edited)
    assert "{+" in watched.desk.run("diff", "ferry", "2").out
    assert watched.desk.run("diff", "ferry", "1..3").out.count("{+") > 1


@pytest.mark.parametrize(("cosmetic", "outcome"), [("[]", "changed"), ('["furniture"]', "unchanged")])
def test_without_furniture_in_it_the_margin_is_watched_too(watched_with, site, cosmetic, outcome):
    watched = watched_with(cosmetic)

    def with_another_margin(request: Request) -> Answer:
        answer = watched.room(request)
        return replace(answer, body=answer.body.replace(b"About time.", b"High time."))

    site.pages[PATH] = with_another_margin
    assert watched.desk.check(expect=0)[PATH]["outcome"] == outcome


def test_a_class_that_does_not_exist_is_refused(desk):
    desk.configure('[compare]\ncosmetic = ["styles"]')
    told = desk.run("config", "check", expect=78).err
    assert "compare.cosmetic[1]" in told
    assert '"style"' in told


def test_the_list_in_force_is_shown(desk):
    desk.configure("[compare]\ncosmetic = []")
    assert "cosmetic = []" in desk.run("config", "show").out
