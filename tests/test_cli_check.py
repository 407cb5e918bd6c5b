"""The watch list, a pass over it, extract, and the alerts' and configuration's commands, on real servers."""

from __future__ import annotations

import gzip
import json
import re
import threading
from datetime import UTC, datetime, timedelta
from itertools import chain, repeat
from typing import TYPE_CHECKING, Any

import layouts
import pytest
from click.testing import CliRunner, Result
from receivers import free_port

from watcher.check import LEASE
from watcher.cli import program
from watcher.cli.desk import Desk as CliDesk
from watcher.demo.page import page
from watcher.demo.receivers import WebhookReceiver
from watcher.demo.site import Answer, Newsroom, NewsSite, Request
from watcher.demo.story import FERRY, fare_is_edited_silently
from watcher.render.reasons import REASONS
from watcher.store import open_store
from watcher.worker import worker_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

EXTRACT_KEYS = [
    "schema_version",
    "url",
    "title",
    "byline",
    "published_at",
    "modified_at",
    "language",
    "text",
    "blocks",
    "notes",
]
SECRET = "whsec_bm90LWEtcmVhbC1zZWNyZXQtYXQtYWxsIQ=="


class Desk:
    """A directory with a config.toml, and the command on it."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.configure()

    def configure(self, *parts: str) -> None:
        head = '[fetch]\nallow_private_hosts = true\nper_host_delay = "0s"'
        (self.home / "config.toml").write_text("\n".join((head, *parts)))

    def run(self, *words: str, stdin: bytes | None = None) -> Result:
        config = str(self.home / "config.toml")
        return CliRunner().invoke(program, ["--config", config, *words], input=stdin, env={"COLUMNS": "120"})

    def say(self, *words: str) -> str:
        result = self.run(*words)
        assert result.exit_code == 0, result.output
        return result.stdout

    def json(self, *words: str, code: int = 0) -> dict[str, Any]:
        result = self.run(*words, "--json")
        assert result.exit_code == code, result.output
        document: dict[str, Any] = json.loads(result.stdout)
        assert document["schema_version"] == 1
        return document


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


def test_a_bad_address_does_not_keep_the_good_ones_out(desk: Desk) -> None:
    result = desk.run("add", "ftp://files.example/x", "https://news.example/a", "nonsense")
    assert result.exit_code == 1
    assert result.stdout.count("Watching") == 1
    assert [line.startswith("watcher: ") for line in result.stderr.splitlines()] == [True, False, True]
    assert [item["url"] for item in desk.json("list")["articles"]] == ["https://news.example/a"]


def test_an_article_is_paused_resumed_and_removed(desk: Desk) -> None:
    desk.say("add", "https://news.example/ferry")
    assert desk.say("pause", "ferry") == "Paused https://news.example/ferry.\n"
    assert "paused" in desk.say("list")
    assert desk.json("check")["checks"] == []
    assert desk.say("resume", "ferry") == "Watching https://news.example/ferry again.\n"
    assert desk.json("list")["articles"][0]["state"] == "active"
    assert "history kept" in desk.say("remove", "#1")
    assert desk.json("list")["articles"] == []
    assert desk.say("add", "https://news.example/ferry").startswith("Watching #1 ")


def test_an_article_of_the_configuration_is_removed_there(desk: Desk) -> None:
    desk.configure('[[articles]]\nurl = "https://news.example/ferry"')
    result = desk.run("remove", "ferry")
    assert result.exit_code == 2
    assert "config.toml" in result.stderr
    assert len(desk.json("list")["articles"]) == 1


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
    assert "last good look" in shown
    assert "500" in shown
    assert "500" in desk.say("list")
    (failing,) = desk.json("status")["failing"]
    assert (failing["url"], failing["failures"], failing["version"]) == (site.url("/ferry"), 1, 1)


def test_an_address_that_does_not_answer_is_named_once(desk: Desk) -> None:
    url = f"http://127.0.0.1:{free_port()}/robots.txt"  # whose host is asked for nothing else
    desk.configure(f"[[articles]]\nurl = '{url}'")
    for times, words in ((1, ["check"]), (2, ["status"]), (0, ["list"]), (1, ["history", "#1"])):
        told = " ".join(desk.run(*words).output.split())
        assert "cannot be connected to" in told
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


def test_config_check_says_fine_or_all_faults(desk: Desk) -> None:
    assert "fine; 0 articles, 0 alert channels" in desk.say("config", "check")
    assert desk.json("config", "check")["faults"] == []
    desk.configure("wrong = 1", "[nonsense]")
    assert len(desk.json("config", "check", code=78)["faults"]) == 2
    assert not (desk.home / "state").exists()


# extract


@pytest.fixture
def html() -> bytes:
    return page(FERRY, url="https://news.example/2021/01/11/night-ferry", visit=1).encode()


def test_extract_reads_a_file_stdin_and_a_url_alike(desk: Desk, site: NewsSite, html: bytes) -> None:
    site.pages["/saved"] = lambda _: Answer(html)
    saved = desk.home / "page.html"
    saved.write_bytes(html)
    url = site.url("/saved")
    documents = [desk.json("extract", str(saved), "--url", url), desk.json("extract", url)]
    from_stdin = desk.run("extract", "-", "--url", url, "--json", stdin=html)
    documents.append(json.loads(from_stdin.stdout))
    assert documents[0] == documents[1] == documents[2]
    assert list(documents[0]) == EXTRACT_KEYS
    assert documents[0]["url"] == url
    assert all(list(block) == ["kind", "role", "text"] for block in documents[0]["blocks"])
    assert not (desk.home / "state").exists()


def test_extract_explains_itself(desk: Desk, html: bytes) -> None:
    saved = desk.home / "page.html"
    saved.write_bytes(html)
    assert "margin paragraph: " in desk.say("extract", str(saved), "--explain")
    document = desk.json("extract", str(saved), "--explain")
    assert list(document)[: len(EXTRACT_KEYS)] == EXTRACT_KEYS
    assert all(block["reason"] for block in document["blocks"])


def test_extract_explains_where_the_story_is_and_what_was_not_looked_into(desk: Desk) -> None:
    saved = desk.home / "page.html"
    saved.write_text(layouts.page("blog system"), encoding="utf8")
    said = " ".join(desk.say("extract", str(saved), "--explain").split())
    assert "story: div.entry-content, named as the article's body" in said
    assert re.search(r"not looked into: navigation \(1 box, \d+ characters\), comments \(1 box", said)
    story = desk.json("extract", str(saved), "--explain")["story"]
    assert story["element"] == "div.entry-content"
    assert {left["zone"] for left in story["left_out"]} == {"navigation", "comments"}


def test_every_reason_that_a_page_gives_has_words(desk: Desk) -> None:
    saved, given = desk.home / "page.html", set()
    for layout in layouts.LAYOUTS:
        saved.write_text(layouts.page(layout, after="<p><a href='/b'>Read more</a></p>"), encoding="utf8")
        document = desk.json("extract", str(saved), "--explain")
        given |= {block["reason"] for block in document["blocks"]}
    assert given <= set(REASONS)
    assert len(given) > 6


def test_extract_needs_no_configuration(tmp_path: Path, html: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("WATCHER_CONFIG", raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    (tmp_path / "page.html").write_bytes(html)
    result = CliRunner().invoke(program, ["extract", "page.html", "--json"])
    assert result.exit_code == 0
    assert json.loads(result.stdout)["title"]


def test_extract_takes_the_selectors_of_the_configuration(desk: Desk) -> None:
    desk.configure('[[articles]]\nurl = "https://news.example/a"\nbody = "#story"\ndrop = [".promo"]')
    html = b"<p>Menu</p><div id=story><p>The ferry sailed at dawn.</p><p class=promo>Buy soup.</p></div>"
    result = desk.run("extract", "-", "--url", "https://news.example/a", "--json", stdin=html)
    assert json.loads(result.stdout)["text"] == "The ferry sailed at dawn."


@pytest.mark.parametrize("junk", [b"", b"\xff\xfe\x00", b"<<<>>>", b"The ferry sailed.", b"<p>\xff"])
def test_extract_takes_any_text(desk: Desk, junk: bytes) -> None:
    assert desk.run("extract", "-", "--json", stdin=junk).exit_code == 0
    assert desk.run("extract", "-", stdin=junk).exit_code == 0
    assert desk.run("extract", "-", "--explain", stdin=junk).exit_code == 0


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"%PDF-1.7\nThe ferry sails. ", "is a PDF, not a web page"),
        (b"\x89PNG\r\n\x1a\n" + bytes(90), "is a PNG image, not a web page"),
        (gzip.compress(b"<p>The ferry sails.</p>"), "is a gzip archive, not a web page"),
        (bytes(range(256)) * 4, "is no text"),
        (b"<p>The ferry sails.</p>" * 500_000, "is larger than 10,000,000 bytes"),
    ],
    ids=["pdf", "png", "gzip", "noise", "huge"],
)
def test_extract_names_a_file_that_is_no_page(desk: Desk, body: bytes, words: str) -> None:
    saved = desk.home / "page.html"
    saved.write_bytes(body)
    for result in (desk.run("extract", str(saved), "--json"), desk.run("extract", "-", stdin=body)):
        assert (result.exit_code, result.stdout, words in result.stderr) == (1, "", True)


@pytest.mark.parametrize(("source", "code"), [("no-such-file.html", 2), ("/", 2)])
def test_extract_of_what_cannot_be_read_is_a_sentence(desk: Desk, source: str, code: int) -> None:
    result = desk.run("extract", source)
    assert (result.exit_code, len(result.stderr.splitlines())) == (code, 1)


def test_extract_with_an_address_that_is_none_is_a_usage_error(desk: Desk) -> None:
    result = desk.run("extract", "-", "--url", "http://[", stdin=b"<p>The ferry sailed.</p>")
    assert (result.exit_code, result.stderr.startswith("watcher: --url: ")) == (2, True)


@pytest.mark.parametrize("path", ["/nothing-here", "/broken"])
def test_extract_of_an_error_page_is_a_sentence(desk: Desk, site: NewsSite, path: str) -> None:
    site.pages["/broken"] = answers(500)
    result = desk.run("extract", site.url(path))
    assert (result.exit_code, result.stdout) == (1, "")
    assert "answered" in result.stderr
