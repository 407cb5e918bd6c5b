"""Feeds that push: their hub is asked, asks back, pushes, and what it pushes is only a hint to look."""

from __future__ import annotations

import hashlib
import hmac
import signal
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs

import httpx
import pytest
from daemonprocess import until
from listings import rss
from newsroom import Desk, number_is_edited, webhook
from polling_help import OPEN, a_poller, claimed, visited
from receivers import free_port
from served import served

from watcher.demo.site import Answer, LocalServer, Newsroom
from watcher.demo.story import FERRY
from watcher.fetch import Fetcher, FetchPolicy
from watcher.model import ArticleState
from watcher.sources.subscribing import AGAIN, RENEWED, Doorbell, Subscriber, is_signed
from watcher.store import open_store
from watcher.web.site import Site

NOON = datetime(2026, 5, 1, 12, 0, tzinfo=UTC)
DAY = timedelta(days=1)
FLOOR = timedelta(minutes=5)


class HubServer(LocalServer):
    """Takes subscriptions, and asks back at once as the real ones do, before or after it answers."""

    def __init__(self) -> None:
        super().__init__()
        self.status, self.lease = 202, 864000
        self.forms: list[dict[str, str]] = []
        self.answers: list[tuple[int, str]] = []

    def answer(self, request):
        self.forms.append({name: values[0] for name, values in parse_qs(request.body.decode()).items()})
        if self.status == 202:
            self.ask_back(self.forms[-1])
        return Answer(b"", status=self.status)

    def ask_back(self, form, **more):
        asked = {"hub.mode": "subscribe", "hub.topic": form["hub.topic"], "hub.challenge": "c0ffee"}
        asked |= {"hub.lease_seconds": str(self.lease), **more}
        found = httpx.get(form["hub.callback"], params=asked)
        self.answers.append((found.status_code, found.text))

    def push(self, content: bytes, *, key: str = "", method: str = "sha256", **headers: str) -> int:
        form = self.forms[-1]
        digest = hmac.new((key or form["hub.secret"]).encode(), content, getattr(hashlib, method)).hexdigest()
        headers = {"X-Hub-Signature": f"{method}={digest}", **headers}
        return httpx.post(form["hub.callback"], content=content, headers=headers).status_code


@pytest.fixture
def hub():
    with HubServer() as running:
        yield running


class Clock:
    now = NOON

    def __call__(self):
        return self.now


@pytest.fixture
def played(tmp_path, site, hub):
    """A source whose feed names a hub, looked at once at noon; our server; who asks hubs."""
    clock = Clock()
    head = f"<link xmlns='http://www.w3.org/2005/Atom' rel='hub' href='{hub.url('/hub')}'/>"
    names = [f"/a{n}" for n in range(6)]

    def listed(*paths):
        good = rss(site, *paths)
        return lambda r: replace(
            good(r), body=good(r).body.replace(b"<title>", head.encode() + b"<title>", 1)
        )

    site.pages["/f"] = listed(*names)
    with open_store(state_dir=tmp_path) as store, Fetcher(OPEN) as fetcher:
        poller = a_poller(store, fetcher, clock=clock)
        poller.visit(claimed(store, site.url("/f"), NOON))
        visited(store, NOON)
        with served(Site(store, UTC), doorbell=Doorbell(store, FLOOR, clock)) as client:
            subscriber = Subscriber(store, fetcher, str(client.base_url), clock)
            yield Played(store, clock, subscriber, hub, poller, listed)


class Played:
    def __init__(self, store, clock, subscriber, hub, poller, listed) -> None:
        self.store, self.clock, self.subscriber, self.hub = store, clock, subscriber, hub
        self.poller, self.listed = poller, listed

    @property
    def source(self):
        (found,) = self.store.sources.all()
        return found

    def after(self, span: timedelta) -> None:
        self.clock.now += span


def test_a_hub_is_asked_asks_back_and_is_asked_again_before_its_lease_ends(played, site):
    assert played.source.hub == played.hub.url("/hub")
    assert played.subscriber.ask_some() == 1
    (form,) = played.hub.forms
    assert (form["hub.mode"], form["hub.topic"]) == ("subscribe", site.url("/f"))
    assert len(form["hub.secret"]) > 30
    assert played.hub.answers == [(200, "c0ffee")]
    assert played.source.pushed_until == NOON + 10 * DAY
    played.after(RENEWED * 10 * DAY - timedelta(minutes=1))
    assert played.subscriber.ask_some() == 0
    played.after(timedelta(minutes=2))
    assert played.source.pushed_until > played.clock.now
    assert played.subscriber.ask_some() == 1
    assert played.source.pushed_until == played.clock.now + 10 * DAY
    assert played.hub.forms[0]["hub.callback"] == played.hub.forms[1]["hub.callback"]


def test_a_hub_that_was_asked_by_a_clock_that_ran_ahead_is_asked_anew(played):
    assert played.subscriber.ask_some() == 1
    played.after(timedelta(days=-2))
    assert played.subscriber.ask_some() == 0
    played.store.free_leases(lambda _: False, played.clock.now, host_delay=timedelta(0))
    assert played.subscriber.ask_some() == 1
    assert played.source.pushed_until == played.clock.now + 10 * DAY


def test_a_push_brings_the_next_looks_forward_and_is_no_look(played, site):
    played.subscriber.ask_some()
    played.after(timedelta(minutes=10))
    before = {article.url: article for article in played.store.articles()}
    content = rss(site, "/a2", "/new")(None).body
    assert played.hub.push(content) == 202
    after = {article.url: article for article in played.store.articles()}
    assert after.keys() == before.keys()  # nothing of the push itself is taken
    assert after[site.url("/a2")].next_check_at == played.clock.now
    assert "hub" in after[site.url("/a2")].next_reason
    changed = {url for url in after if after[url] != before[url]}
    assert changed == {site.url("/a2")}
    assert after[site.url("/a2")].checks == before[site.url("/a2")].checks
    assert (played.source.next_look_at, played.source.next_reason) == (
        played.clock.now,
        "its hub tells that something is new",
    )


def test_a_push_with_the_whole_feed_tells_of_the_source_only(played, site):
    paths = [f"/b{n}" for n in range(20)]
    site.pages["/f"] = played.listed(*paths)
    played.after(DAY)
    played.poller.visit(claimed(played.store, site.url("/f"), played.clock.now))
    visited(played.store, played.clock.now)
    played.subscriber.ask_some()
    played.after(timedelta(minutes=10))
    played.hub.push(rss(site, *paths)(None).body)
    assert played.source.next_look_at == played.clock.now
    assert all(article.next_check_at > played.clock.now for article in played.store.articles())


@pytest.mark.parametrize("forged", ["wrong", "none", "md5", "other"])
def test_a_push_that_is_not_signed_with_our_secret_changes_nothing(played, site, forged):
    played.subscriber.ask_some()
    played.after(timedelta(hours=1))
    content = rss(site, "/a2")(None).body
    before = (played.source, played.store.articles())
    match forged:
        case "wrong":
            played.hub.push(content, key="guessed")
        case "none":
            httpx.post(played.hub.forms[-1]["hub.callback"], content=content)
        case "md5":
            played.hub.push(content, method="md5")
        case "other":
            digest = hmac.new(played.hub.forms[-1]["hub.secret"].encode(), b"x", hashlib.sha256).hexdigest()
            signed = {"X-Hub-Signature": f"sha256={digest}"}
            httpx.post(played.hub.forms[-1]["hub.callback"], content=content, headers=signed)
    assert (played.source, played.store.articles()) == before


@pytest.mark.parametrize("method", ["sha1", "sha256", "sha384", "sha512"])
def test_every_method_of_the_recommendation_is_taken(method):
    digest = hmac.new(b"key", b"text", getattr(hashlib, method)).hexdigest()
    assert is_signed(b"text", f"{method}={digest}", "key")
    assert not is_signed(b"text", f"{method}={digest}", "keys")
    assert not is_signed(b"text", f"{method}=\N{SNOWMAN}", "key")


def test_who_asks_back_for_what_we_did_not_ask_for_is_refused(played, site):
    played.subscriber.ask_some()
    form = played.hub.forms[-1]
    played.hub.ask_back(form | {"hub.topic": "https://evil.example/feed"})
    played.hub.ask_back(form, **{"hub.mode": "unsubscribe"})
    played.hub.ask_back(form | {"hub.callback": form["hub.callback"] + "x"})
    assert [status for status, _ in played.hub.answers[1:]] == [404, 404, 404]
    assert played.source.pushed_until == NOON + 10 * DAY


@pytest.mark.parametrize("lease", ["\N{SUPERSCRIPT TWO}", "9" * 5000, "-1", "1e9", ""])
def test_a_lease_that_is_no_number_of_seconds_is_the_one_that_was_asked_for(played, lease):
    played.hub.lease = 3600
    played.subscriber.ask_some()
    assert played.source.pushed_until == NOON + timedelta(hours=1)
    played.hub.ask_back(played.hub.forms[-1], **{"hub.lease_seconds": lease})
    assert played.hub.answers[-1][0] == 200
    assert played.source.pushed_until == NOON + 10 * DAY


def test_of_a_source_that_is_watched_no_longer_the_hub_is_told_to_stop(played):
    played.subscriber.ask_some()
    played.store.sources.set_state(played.source.id, ArticleState.REMOVED)
    assert played.hub.push(b"<rss/>") == 410
    assert played.subscriber.ask_some() == 0


def test_a_hub_that_refuses_or_denies_is_named_and_asked_again_later(played):
    played.hub.status = 500
    played.subscriber.ask_some()
    assert played.source.hub_trouble == "the hub answered 500"
    assert played.subscriber.ask_some() == 0
    played.hub.status = 202
    played.after(AGAIN)
    played.subscriber.ask_some()
    assert (played.source.hub_trouble, played.source.pushed_until is not None) == ("", True)
    played.hub.ask_back(played.hub.forms[-1], **{"hub.mode": "denied", "hub.reason": "too many"})
    assert (played.source.hub_trouble, played.source.pushed_until) == ("the hub will not: too many", None)


def test_a_feed_that_names_another_hub_or_none_is_asked_for_there_or_not_at_all(played, site):
    played.subscriber.ask_some()
    site.pages["/f"] = rss(site, "/a0", "/z")
    played.after(DAY)
    played.poller.visit(claimed(played.store, site.url("/f"), played.clock.now))
    assert played.source.hub == ""
    assert played.hub.push(b"<rss/>") == 410


def test_a_hub_at_a_private_address_is_not_asked(played, hub):
    with Fetcher(FetchPolicy()) as closed:
        replace(played.subscriber, fetcher=closed).ask_some()
    assert hub.forms == []
    assert "inside a private network" in played.source.hub_trouble


def test_a_push_of_megabytes_is_not_read(played):
    played.subscriber.ask_some()
    assert played.hub.push(b" " * 5_000_000) == 413


def test_a_hub_in_the_header_is_found(desk: Desk, site):
    good = rss(site, "/a")
    named = (("Link", '<https://hub.example/>; rel="hub"'), ("Link", '<https://news.example/t>; rel="self"'))
    site.pages["/f"] = lambda r: replace(good(r), headers=(*good(r).headers, *named))
    desk.configure("")
    desk.run("add", site.url("/f"))
    assert desk.json("sources")["sources"][0]["hub"] == "https://hub.example/"


@contextmanager
def running(desk: Desk, *words: str):
    command = [sys.executable, "-m", "watcher", "--config", str(desk.home / "config.toml"), *words]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        yield process
    finally:
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=20)


def test_daemon_and_server_together_learn_of_a_change_by_a_push(desk: Desk, site, hooks, hub):
    """The feed is asked once a day and the article every twelve hours; the change is told within seconds."""
    room = site.pages["/2026/05/story"] = Newsroom(FERRY)
    good = rss(site, "/2026/05/story")
    named = (("Link", f'<{hub.url("/hub")}>; rel="hub"'),)
    site.pages["/f"] = lambda r: replace(good(r), headers=(*good(r).headers, *named))
    port = free_port()
    callback = f'[websub]\ncallback = "http://127.0.0.1:{port}/"'
    desk.configure(webhook(hooks.url("/hook")), callback, schedule='floor = "1s"\nceiling = "1d"')
    desk.run("add", site.url("/f"))
    desk.check(expect=0)
    with running(desk, "serve", "--port", str(port)):
        until(lambda: answers(port), "the server answers")
        told_by_a_push(desk, hooks, hub, room, good)


def told_by_a_push(desk, hooks, hub, room, good) -> None:
    with running(desk, "run"):
        until(lambda: desk.json("sources")["sources"][0]["pushed_until"], "the hub grants a lease")
        assert "pushed by its hub" in " ".join(desk.run("sources").out.split())
        put_off(desk)
        room.edit(number_is_edited)
        assert hub.push(good(None).body) == 202
        until(lambda: hooks.hooks, "the change is told")
    (source,) = desk.json("sources")["sources"]
    assert source["pushes"] == 1
    assert "pushed by its hub, last " in " ".join(desk.run("sources").out.split())
    assert [hook.document["type"] for hook in hooks.hooks] == ["article.changed"]


def answers(port: int) -> bool:
    try:
        return httpx.get(f"http://127.0.0.1:{port}/healthz").status_code == 200
    except httpx.TransportError:
        return False


def put_off(desk: Desk) -> None:
    """Nothing is due before tomorrow."""
    with open_store(state_dir=desk.home / "state") as store, store.database.writing() as db:
        later = int((datetime.now(UTC) + DAY).timestamp() * 1_000_000)
        db.exec_driver_sql(f"UPDATE articles SET next_check_at = {later}")
        db.exec_driver_sql(f"UPDATE sources SET next_look_at = {later}")
