"""alerts list, preview, test --template: what would be sent, what is held and why; on real servers."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from newsroom import (
    PATH,
    Desk,
    correction_is_added,
    email,
    number_is_edited,
    pier_story,
    sentence_is_added,
    watch,
    webhook,
    with_body,
    word_is_swapped,
)

from watcher.demo.site import Newsroom, NewsSite
from watcher.demo.story import FERRY, Piece
from watcher.model import EventType

if TYPE_CHECKING:
    from pathlib import Path

    from newsroom import Postbox

    from watcher.demo.receivers import WebhookReceiver
    from watcher.demo.story import Story

HOUSE = "All boats that came in are on a list beside the scales at noon."
NOWHERE = "http://127.0.0.1:9/hook"
SAMPLES = sorted(kind.value for kind in EventType)


@pytest.fixture
def changed(desk: Desk, site: NewsSite) -> Desk:
    """A story that changed twice while no channel was configured."""
    room = site.pages[PATH] = Newsroom(FERRY)
    desk.configure(watch(site.url(PATH)))
    desk.check(expect=0)
    for happening in (number_is_edited, correction_is_added):
        room.edit(happening)
        desk.check(expect=0)
    return desk


def configure(desk: Desk, site: NewsSite, *sections: str) -> None:
    desk.configure(watch(site.url(PATH)), *sections)


def test_a_preview_shows_the_messages_and_sends_nothing(
    changed: Desk, site: NewsSite, hooks: WebhookReceiver, mails: Postbox
) -> None:
    configure(changed, site, webhook(hooks.url("/hook")), email(mails.url))
    shown = changed.run("alerts", "preview", "--last", "2").out
    assert shown.count("sent at once") == 4
    assert '"type": "update.recorded"' in shown
    assert "[-£380,000-]{+£830,000+}" in shown
    assert "Subject: [watcher] Night ferry" in shown
    assert changed.run("alerts", "preview", "--last").out == changed.run("alerts", "preview").out
    assert changed.json("alerts", "list")["deliveries"] == []
    assert (hooks.hooks, mails.mails) == ([], [])


def test_a_preview_says_which_condition_is_not_met_and_what_is_waited_for(
    changed: Desk, site: NewsSite, hooks: WebhookReceiver
) -> None:
    picky = webhook(hooks.url("/hook")) + '\nname = "picky"\ndisclosure = ["undisclosed"]'
    late = webhook(hooks.url("/late")) + '\nname = "late"\ndigest = "daily 07:30"'
    configure(changed, site, picky, late)
    shown = " ".join(changed.run("alerts", "preview", "picky", "--brief").out.split())
    assert "not sent: its disclosure is" in shown
    assert shown.count("sent at once") == 1
    document = changed.json("alerts", "preview")
    assert [channel["name"] for channel in document["channels"]] == ["picky", "late"]
    first, second = document["channels"][0]["alerts"]
    assert (first["sent"], second["sent"]) == (True, False)
    assert json.loads(first["message"])["type"] == first["type"] == "article.changed"
    assert (second["message"], second["unmet"] is None) == (None, False)
    assert {item["waits_for"] for item in document["channels"][1]["alerts"]} == {"the daily digest"}
    assert hooks.hooks == []


def test_a_preview_of_a_few_changes_knows_what_those_before_them_left_of_a_ceiling(
    changed: Desk, site: NewsSite, hooks: WebhookReceiver
) -> None:
    configure(changed, site, webhook(hooks.url("/hook")) + "\nmax_per_hour = 1")
    for last in ("1", "2"):
        *_, newest = changed.json("alerts", "preview", "--last", last)["channels"][0]["alerts"]
        assert newest["waits_for"] == "the ceiling of 1 an hour", last


def test_without_a_change_a_preview_says_so(desk: Desk, hooks: WebhookReceiver) -> None:
    desk.configure(webhook(hooks.url("/hook")))
    assert "No change has been recorded yet" in desk.run("alerts", "preview").out


def test_what_is_held_is_listed_with_its_reason(desk: Desk, site: NewsSite, hooks: WebhookReceiver) -> None:
    room = site.pages[PATH] = Newsroom(FERRY)
    configure(desk, site, webhook(hooks.url("/hook")) + '\nname = "desk"\ndigest = "daily 07:30"')
    desk.check(expect=0)
    room.edit(word_is_swapped)
    desk.check(expect=0)
    assert hooks.hooks == []
    listed = " ".join(desk.run("alerts", "list", "--held").out.split())
    assert "waits for the daily digest at 07:30" in listed
    assert "holds 1 alert until" in listed
    (delivery,) = desk.json("alerts", "list", "--held")["deliveries"]
    assert (delivery["state"], delivery["told_in"]) == ("held", None)
    assert desk.json("alerts", "list", "--dead")["deliveries"] == []
    assert "No such alerts." in desk.run("alerts", "list", "--dead").out
    assert "1 held" in desk.run("status").out
    assert desk.run("alerts", "retry", str(delivery["id"])).out
    assert len(hooks.hooks) == 1
    assert "waits for" not in desk.run("alerts", "list").out


def test_one_change_in_many_articles_is_one_alert_and_each_is_accounted_for(
    desk: Desk, site: NewsSite, hooks: WebhookReceiver
) -> None:
    """On one host a sentence within a paragraph, on the other a paragraph that all of its stories have."""
    sentences = [site.url(f"/2021/01/11/story-{number}") for number in range(6)]
    paragraphs = [site.url(f"/house/{number}", host="localhost") for number in range(12)]
    rooms = {url: Newsroom(FERRY) for url in sentences}
    rooms |= {url: Newsroom(house_story(number)) for number, url in enumerate(paragraphs)}
    site.pages |= {"/" + url.split("/", 3)[3]: room for url, room in rooms.items()}
    desk.configure(*map(watch, rooms), webhook(hooks.url("/hook")))
    desk.check(expect=0)
    for url, room in rooms.items():
        room.edit(sentence_is_added if url in sentences else house_has_another_line)
    desk.check(expect=0)
    told = [json.loads(hook.body) for hook in hooks.hooks]
    assert {event["type"] for event in told} == {"host.template_changed"}
    named = [{article["url"] for article in event["data"]["articles"]} for event in told]
    assert sorted(named, key=len) == [{*sentences}, {*paragraphs}]
    assert {event["data"]["count"] for event in told} == {6, 12}
    folded = desk.json("alerts", "list", "--held")["deliveries"]
    assert {item["state"] for item in folded} == {"folded"}
    assert all("changed in the same way" in item["why"] for item in folded)
    (previewed,) = desk.json("alerts", "preview", "--last", "18")["channels"]
    assert {alert["sent"] for alert in previewed["alerts"]} == {False}
    assert all("all the articles that it came to" in alert["unmet"] for alert in previewed["alerts"])
    assert [len(desk.history(url)) for url in sentences] == [2] * 6
    desk.check(expect=0)
    assert len(hooks.hooks) == 2


def house_story(number: int) -> Story:
    return pier_story(number, HOUSE)


def house_has_another_line(story: Story) -> Story:
    line = "The old customs house is where berths are given out."
    return with_body(story, *story.body[:-1], Piece("p", line))


@pytest.mark.parametrize("kind", SAMPLES)
@pytest.mark.parametrize("name", ["mail.txt", "mail.html"])
def test_a_template_is_shown_with_a_sample_of_every_kind(desk: Desk, kind: str, name: str) -> None:
    desk.configure()
    shown = desk.run("alerts", "test", "--template", name, "--type", kind).out
    assert len(shown) > 40
    assert ("<html" in shown) is (name == "mail.html")


def test_the_users_own_template_is_the_one_that_is_shown(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "mail.txt.jinja").write_text("Look: {{ alert.title }} {{ alert.what }}\n")
    (tmp_path / "config.toml").write_text('templates = "mine"\n')
    assert desk.run("alerts", "test", "--template", "mail.txt").out.startswith("Look: Harbour lights")
    assert "<html" in desk.run("alerts", "test", "--template", "mail.html").out


def test_a_word_that_is_no_template_or_type_is_met_with_the_nearest(desk: Desk) -> None:
    desk.configure()
    wrong = desk.run("alerts", "test", "--template", "mail.htm", expect=2)
    assert "mail.html.jinja" in wrong.err
    wrong = desk.run("alerts", "test", "--template", "mail.txt", "--type", "article.change", expect=2)
    assert "article.changed" in wrong.err


def held() -> str:
    """What holds an alert from an hour ago until in two hours: no turn of an hour or a day lets it go."""
    now = datetime.now(UTC)
    return f'quiet = "{now - timedelta(hours=1):%H:%M}-{now + timedelta(hours=2):%H:%M}"'


@pytest.fixture
def stranded(desk: Desk, site: NewsSite, hooks: WebhookReceiver) -> str:
    """An alert waits for a channel whose address was wrong and was put right; the name of the wrong one."""
    room = site.pages[PATH] = Newsroom(FERRY)
    configure(desk, site, webhook(NOWHERE, held()))
    desk.check(expect=0)
    room.edit(number_is_edited)
    desk.check(expect=0)
    (channel,) = desk.json("alerts", "list")["channels"]
    configure(desk, site, webhook(hooks.url("/hook")))
    return str(channel["name"])


def test_alerts_of_a_channel_that_is_no_more_are_named(desk: Desk, stranded: str) -> None:
    for command in (["status"], ["alerts", "list"]):
        words = " ".join(desk.run(*command).out.split())
        assert f"channel {stranded} not in the configuration, and 1 alert waits" in words
    new, lost = desk.json("alerts", "list")["channels"]
    assert (new["configured"], lost["configured"], lost["stray"]) == (True, False, 1)


def test_they_are_sent_to_another_once(desk: Desk, stranded: str, hooks: WebhookReceiver) -> None:
    assert "1 alert to try again" in desk.run("alerts", "retry", "--to", "webhook").out
    assert [hook.document["type"] for hook in hooks.hooks] == ["article.changed"]
    assert "No alert waits" in desk.run("alerts", "retry", "--to", "webhook").out
    (channel,) = desk.json("alerts", "list")["channels"]
    assert channel["configured"]


def test_what_several_lost_channels_did_not_take_is_sent_once(
    desk: Desk, site: NewsSite, hooks: WebhookReceiver
) -> None:
    room = site.pages[PATH] = Newsroom(FERRY)
    lost = [webhook(NOWHERE, held(), f'name = "lost {number}"') for number in range(3)]
    configure(desk, site, *lost)
    desk.check(expect=0)
    room.edit(number_is_edited)
    desk.check(expect=0)
    configure(desk, site, webhook(hooks.url("/hook")))
    assert "1 alert to try again" in desk.run("alerts", "retry", "--to", "webhook").out
    assert [hook.document["type"] for hook in hooks.hooks] == ["article.changed"]
    assert "No alert waits" in desk.run("alerts", "retry", "--to", "webhook").out
    assert "not in the configuration" not in desk.run("status").out
    assert " ".join(desk.run("alerts", "list").out.split()).count("tells of it") == 2


def test_what_another_channel_has_had_is_not_sent_there_again(
    desk: Desk, site: NewsSite, hooks: WebhookReceiver, mails: Postbox
) -> None:
    room = site.pages[PATH] = Newsroom(FERRY)
    configure(desk, site, webhook(NOWHERE, held()), webhook(hooks.url("/hook")), email(mails.url))
    desk.check(expect=0)
    room.edit(number_is_edited)
    desk.check(expect=0)
    assert "may be" in desk.run("alerts", "retry", "1", "--to", "webhook", expect=2).err
    _, works, _ = (channel["name"] for channel in desk.json("alerts", "list")["channels"])
    assert "No undelivered alert" in desk.run("alerts", "retry", "1", "--to", works, expect=2).err
    assert len(hooks.hooks) == 1
    assert len(mails.mails) == 1


def test_the_whole_name_of_a_channel_means_no_other(
    desk: Desk, site: NewsSite, hooks: WebhookReceiver, mails: Postbox
) -> None:
    room = site.pages[PATH] = Newsroom(FERRY)
    configure(desk, site, webhook(hooks.url("/hook"), 'name = "desk"'), email(mails.url, "desk@example.org"))
    desk.check(expect=0)
    hooks.mood = lambda _: 410
    desk.run("alerts", "test", "desk", expect=1)
    assert [mail["Subject"] for mail in mails.mails] == ["[watcher] Alert channel desk"]
    assert "watcher alerts test switches it on again" in " ".join(desk.run("status").out.split())
    room.edit(number_is_edited)
    assert "1 alert could not be delivered" in desk.run("check", expect=1).err
    hooks.mood = lambda _: 204
    desk.run("alerts", "test", "desk")
    assert "off since" not in desk.run("status").out


def test_what_a_pass_saw_is_shown_before_its_alerts_are_delivered(
    desk: Desk, site: NewsSite, hooks: WebhookReceiver
) -> None:
    """A channel that is down may take half a minute. Whoever reads no further is still sent what is owed."""
    room = site.pages[PATH] = Newsroom(FERRY)
    configure(desk, site, webhook(hooks.url("/hook")))
    desk.check(expect=0)
    room.edit(number_is_edited)
    shown = threading.Event()
    hooks.mood = lambda _: 204 if shown.wait(20) else 500
    run = [sys.executable, "-m", "watcher", "--config", str(desk.home / "config.toml"), "check"]
    with subprocess.Popen(run, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        assert running.stdout.readline().startswith("changed ")
        running.stdout.close()
        shown.set()
    assert running.returncode == 0
    assert [hook.document["type"] for hook in hooks.taken] == ["article.changed"]
