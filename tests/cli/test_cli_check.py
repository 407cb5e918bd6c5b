"""The watch list, a pass over it, and the alerts' and configuration's commands, on real servers."""

from __future__ import annotations

import json
import re
import threading
from datetime import UTC, datetime, timedelta
from itertools import chain, repeat
from typing import TYPE_CHECKING

import pytest
import time_machine
from invoked import Desk
from receivers import free_port

from watcher.check import LEASE
from watcher.cli.kit.desk import Desk as CliDesk
from watcher.demo.receivers import WebhookReceiver
from watcher.demo.site import Answer, Newsroom, NewsSite, Request
from watcher.demo.story import FERRY, fare_is_edited_silently
from watcher.store import open_store
from watcher.worker import worker_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

SECRET = "whsec_bm90LWEtcmVhbC1zZWNyZXQtYXQtYWxsIQ=="


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


@pytest.fixture
def site() -> Iterator[NewsSite]:
    with NewsSite() as running:
        running.pages["/ferry"] = Newsroom(FERRY)
        yield running


@pytest.fixture
def hooks() -> Iterator[WebhookReceiver]:
    with WebhookReceiver() as running:
        yield running


def webhook(hooks: WebhookReceiver) -> str:
    address = hooks.url("/secret/path")
    return f'[[alerts]]\nname = "desk"\ntype = "webhook"\nurl = "{address}"\nsecret = "{SECRET}"'


def answers(status: int) -> Callable[[Request], Answer]:
    return lambda _: Answer(b"<h1>no</h1>", status=status)


# the watch list


def test_an_article_is_added_once_and_what_was_done_is_told(desk: Desk) -> None:
    said = desk.say(
        "add", "https://News.example/ferry?utm_source=x#top", "--every", "90s", "--tag", "sea", "--tag", "b"
    )
    assert said == "Watching #1 https://news.example/ferry, every 90s\n"
    assert desk.say("add", "https://news.example/ferry").startswith("Already watched: #1 ")
    (article,) = desk.json("list")["articles"]
    assert (article["every_seconds"], article["tags"], article["next_reason"]) == (90, ["sea", "b"], "added")


def test_what_was_removed_is_watched_again_and_the_answer_says_so(desk: Desk) -> None:
    desk.say("add", "https://news.example/ferry", "--tag", "sea")
    desk.say("remove", "https://news.example/ferry")
    assert desk.say("add", "https://news.example/ferry") == "Watching #1 https://news.example/ferry again\n"
    (article,) = desk.json("list")["articles"]
    assert (article["tags"], article["next_reason"]) == (["sea"], "added again")
    assert desk.say("add", "https://news.example/ferry").startswith("Already watched: #1 ")


def test_a_bad_address_does_not_keep_the_good_ones_out(desk: Desk) -> None:
    result = desk.run("add", "ftp://files.example/x", "https://news.example/a", "nonsense")
    assert result.exit_code == 1
    assert result.stdout.count("Watching") == 1
    assert [line.startswith("watcher: ") for line in result.stderr.splitlines()] == [True, False, True]
    assert [item["url"] for item in desk.json("list")["articles"]] == ["https://news.example/a"]


@pytest.mark.parametrize("words", [["list"], ["check"], ["updates"], ["status"]])
def test_an_empty_store_says_what_to_do_next(desk: Desk, words: list[str]) -> None:
    assert "watcher add https://" in desk.say(*words)


# a pass


def test_a_pass_tells_each_outcome(desk: Desk, site: NewsSite) -> None:
    site.pages["/broken"] = answers(500)
    desk.say("add", site.url("/ferry"), site.url("/broken"))
    document = desk.json("check", code=1)
    assert list(document) == ["schema_version", "checks"]
    first, failed = document["checks"]
    assert list(first) == ["url", "outcome", "version", "error"]
    assert first == {"url": site.url("/ferry"), "outcome": "first", "version": 1, "error": None}
    assert (failed["outcome"], failed["version"]) == ("failed", None)
    assert "500" in failed["error"]


def test_passes_keep_house_as_the_daemon_does(desk: Desk, site: NewsSite) -> None:
    desk.configure('[retention]\nraw = "1d"')
    desk.say("add", site.url("/ferry"))
    desk.say("check")
    with time_machine.travel(datetime.now(UTC) + timedelta(days=8)):
        assert "1 page" in desk.say("prune", "--dry-run")
        desk.say("check", "ferry")
        assert "1 page" in desk.say("prune", "--dry-run")
        desk.say("check")
        assert "Nothing to drop" in desk.say("prune", "--dry-run")


def test_a_pass_waits_for_the_look_of_another_process(desk: Desk, site: NewsSite) -> None:
    """A look lasts seconds, its lease minutes: "it may be asked again" in five of them was no answer."""
    desk.say("add", site.url("/ferry"))
    with open_store(state_dir=desk.home / "state") as store:
        now = datetime.now(UTC)
        (article,) = store.articles()
        store.claim(article.id, now, owner=worker_name(), lease=LEASE, host_delay=timedelta(0))
        back = threading.Timer(1.5, store.release, (article.id, now))
        back.start()
        assert desk.json("check")["checks"][0]["outcome"] == "first"
        back.join()


def test_a_pass_over_given_articles_leaves_the_others_alone(desk: Desk, site: NewsSite) -> None:
    site.pages["/other"] = answers(500)
    desk.say("add", site.url("/ferry"), site.url("/other"))
    said = desk.say("check", "ferry", "#1")
    assert said.splitlines() == [f"first        {site.url('/ferry')}", "1 article checked: 1 first."]
    assert desk.json("check", site.url("/ferry"))["checks"][0]["outcome"] == "unchanged"


def test_a_failing_article_is_in_status_and_list_with_its_reason(desk: Desk, site: NewsSite) -> None:
    desk.say("add", site.url("/ferry"))
    desk.say("check")
    site.pages["/ferry"] = answers(500)
    assert desk.run("check").exit_code == 1
    shown = " ".join(desk.say("status").split())
    assert "failing: 1" in shown
    assert "1 failure in a row" in shown
    assert "last good check" in shown
    assert "next try in" in shown
    with time_machine.travel(datetime.now(UTC) + timedelta(hours=2)):
        assert "next try due" in " ".join(desk.say("status").split())
    assert "500" in shown
    assert "500" in desk.say("list")
    (failing,) = desk.json("status")["failing"]
    assert (failing["url"], failing["failures"], failing["version"]) == (site.url("/ferry"), 1, 1)


def test_what_ails_a_host_is_said_once_with_the_articles_it_ails(desk: Desk, site: NewsSite) -> None:
    names = ("/ferry", "/quay", "/pier")
    site.pages |= dict.fromkeys(names, answers(500))
    desk.say("add", *map(site.url, names))
    assert desk.run("check").exit_code == 1
    told = " ".join(desk.say("status").split())
    assert "cannot be read since" in told
    assert "so its articles: #1, #2, #3" in told
    assert "never read well" not in desk.say("status")
    assert len(desk.json("status")["failing"]) == len(names)


def test_an_address_that_does_not_answer_is_named_once(desk: Desk) -> None:
    url = f"http://127.0.0.1:{free_port()}/robots.txt"  # whose host is asked for nothing else
    desk.configure(f"[[articles]]\nurl = '{url}'")
    for times, words in ((1, ["check"]), (2, ["status"]), (0, ["list"]), (1, ["history", "#1"])):
        told = " ".join(desk.run(*words).output.split())
        assert "cannot be connected to (Connection refused)" in told
        assert told.count(url) == times, told


def test_the_last_check_is_never_to_come(desk: Desk, site: NewsSite, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.say("add", site.url("/ferry"))
    desk.say("check")
    now = datetime.now(UTC)
    moments = chain([now - timedelta(seconds=9)], repeat(now))  # a check ends while the store is asked
    monkeypatch.setattr(CliDesk, "now", property(lambda _: next(moments)))
    assert re.search(r"\((now|\d+ \w+ ago)\)\nstore:", desk.say("status"))


def test_logs_go_to_stderr_and_leave_the_document_alone(desk: Desk, site: NewsSite) -> None:
    desk.say("add", site.url("/ferry"))
    result = desk.run("-v", "check", "--json")
    assert json.loads(result.stdout)["checks"]
    assert json.loads(result.stderr.splitlines()[-1])["event"]


def test_a_page_without_leave_to_private_addresses_is_refused(desk: Desk, site: NewsSite) -> None:
    (desk.home / "config.toml").write_text("")
    desk.say("add", site.url("/ferry"))
    (check,) = desk.json("check", code=1)["checks"]
    assert (check["outcome"], site.requests) == ("blocked", [])
    assert "private" in check["error"]


# alerts


def test_a_pass_delivers_its_alerts(desk: Desk, site: NewsSite, hooks: WebhookReceiver) -> None:
    desk.configure(webhook(hooks))
    room = Newsroom(FERRY)
    site.pages["/ferry"] = room
    desk.say("add", site.url("/ferry"))
    desk.say("check")
    assert hooks.hooks == []
    room.edit(fare_is_edited_silently)
    assert "changed" in desk.say("check")
    assert len(hooks.hooks) == 1
    document = desk.json("alerts", "list")
    assert list(document) == ["schema_version", "channels", "deliveries"]
    (channel,) = document["channels"]
    assert (channel["name"], channel["disabled_at"], channel["reason"]) == ("desk", None, None)
    (delivery,) = document["deliveries"]
    assert (delivery["state"], delivery["type"], delivery["channel"]) == ("sent", "article.changed", "desk")
    shown = desk.say("alerts", "list")
    assert "channel desk  on" in shown
    assert "sent    #1 article.changed to desk" in shown


def test_a_test_alert_is_sent_and_reported(desk: Desk, hooks: WebhookReceiver) -> None:
    desk.configure(webhook(hooks))
    assert "test.ping to desk" in desk.say("alerts", "test")
    assert len(hooks.hooks) == 1
    unknown = desk.run("alerts", "test", "nobody")
    assert (unknown.exit_code, "known: desk" in unknown.stderr) == (2, True)


def test_a_channel_that_refuses_is_off_until_it_is_tested_again(desk: Desk, hooks: WebhookReceiver) -> None:
    desk.configure(webhook(hooks))
    hooks.mood = lambda _: 410
    refused = desk.run("alerts", "test")
    assert refused.exit_code == 1
    assert "dead" in refused.stdout
    assert "could not be delivered" not in refused.stderr  # which counts alerts from before, too
    assert "channel desk  off since" in desk.say("status")
    assert desk.json("status")["channels_disabled"][0]["name"] == "desk"
    hooks.mood = lambda _: 204
    assert "sent" in desk.say("alerts", "test")
    assert "1 alert to try again" in desk.say("alerts", "retry")
    assert desk.json("status")["outbox"]["dead"] == 0
    assert "Nothing to try again" in desk.say("alerts", "retry")
    assert desk.run("alerts", "retry", "99").exit_code == 2


def test_without_a_channel_a_test_says_so(desk: Desk) -> None:
    result = desk.run("alerts", "test")
    assert (result.exit_code, "[[alerts]]" in result.stderr) == (2, True)


# the configuration


def test_config_show_masks_what_is_secret(desk: Desk, hooks: WebhookReceiver) -> None:
    smtp = (
        '[[alerts]]\ntype = "email"\nto = ["desk@example.org"]\nsmtp = "smtp://user:hunter2@mail.example:587"'
    )
    service = '[[alerts]]\ntype = "apprise"\nurl = "tgram://hunter2/12"'
    store = '[store]\nurl = "postgresql+psycopg://w:hunter2@db.example/watcher"'
    program = '[[alerts]]\ntype = "command"\nrun = ["true", "--token", "hunter2"]'
    desk.configure(webhook(hooks), smtp, service, store, program)
    for shown in (desk.say("config", "show"), json.dumps(desk.json("config", "show"))):
        assert SECRET not in shown
        assert "hunter2" not in shown
        assert "/secret/path" not in shown
        assert "smtp://user:***@mail.example:587" in shown
        assert "desk@example.org" in shown


def test_config_show_can_be_read_back(desk: Desk) -> None:
    desk.configure('[[articles]]\nurl = "https://news.example/ferry"\nevery = "2h"\ntags = ["sea"]')
    shown = desk.say("config", "show")
    (desk.home / "config.toml").write_text(shown)
    assert desk.say("config", "show") == shown
    assert 'every = "2h"' in shown


def test_config_check_finds_addresses_that_apprise_does_not_know(desk: Desk) -> None:
    pytest.importorskip("apprise")
    desk.configure(
        *(f'[[alerts]]\ntype = "apprise"\nurl = "{url}"' for url in ("json://localhost", "slack://hunter2/")),
        "[daemon]\nworkrs = 1",
    )
    faults = desk.json("config", "check", code=78)["faults"]
    assert len(faults) == 2  # also beside others: all come at once
    assert any("alerts[2]: url: apprise knows no address of this form" in fault for fault in faults)
    assert "hunter2" not in str(faults)


def test_config_check_says_fine_or_all_faults(desk: Desk) -> None:
    assert "fine; 0 articles, 0 sources, 0 alert channels" in desk.say("config", "check")
    desk.configure('[[sources]]\nurl = "https://news.example/feed"')
    assert "fine; 0 articles, 1 source, 0 alert channels" in desk.say("config", "check")
    assert desk.json("config", "check")["faults"] == []
    desk.configure("wrong = 1", "[nonsense]")
    assert len(desk.json("config", "check", code=78)["faults"]) == 2
    assert not (desk.home / "state").exists()


@pytest.mark.parametrize(
    ("host", "refused"),
    [
        ("192.168.7.5", True),
        ("[::1]:8080", True),
        ("desk.intranet", True),
        ("newsdesk", True),
        ("93.184.216.34", False),
        ("intranet.example", False),
    ],
)
def test_config_check_says_of_which_addresses_every_look_is_refused(
    desk: Desk, host: str, *, refused: bool
) -> None:
    story = f'[[articles]]\nurl = "http://{host}/a"'
    (desk.home / "config.toml").write_text(story)
    assert (f"http://{host}/a will not be looked at" in desk.say("config", "check")) is refused
    desk.configure(story)  # where they are allowed
    assert "will not be" not in desk.say("config", "check")
