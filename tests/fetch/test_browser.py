"""Pages that have no text without their scripts, read as a browser shows them."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from contextlib import closing, suppress
from datetime import timedelta

import pytest
from chromium import CHROMIUM, FLAGS, a_fetcher, needs_chromium, scripted
from newsroom import PATH, Desk, number_is_edited, watch, webhook

from watcher.demo.page import page
from watcher.demo.site import Answer, NewsSite
from watcher.demo.story import FERRY
from watcher.errors import TimedOut, Unreachable
from watcher.fetch.browser import Browser
from watcher.fetch.network import LEASE_END, leased
from watcher.fetch.policy import BrowserPolicy
from watcher.fetch.way import Way, Ways
from watcher.model import Response

pytest.importorskip("playwright", reason="the extra browser is not installed")

SHELL = b"""<!DOCTYPE html><html lang="en"><head><title>The Sound Gazette</title></head>
<body><div id="root"></div><noscript>You need to enable JavaScript to run this app.</noscript>
<script src="/app.js"></script></body></html>"""
SCRIPT = b"""fetch('/api/story', {method: 'POST', headers: {'X-App': '1'}, body: 'q=1'}).then(r => r.json())
  .then(story => {
  document.title = story.title; document.getElementById('root').innerHTML = story.html; })"""
JS = (("Content-Type", "text/javascript"),)
JSON = (("Content-Type", "application/json"),)
BODY = re.compile(r"<body[^>]*>(.*)</body>", re.DOTALL)


class App:
    """A site whose page is a shell with an ETag; the story comes from its API."""

    def __init__(self, site: NewsSite) -> None:
        self.story = FERRY
        site.pages |= {
            PATH: self.shell,
            "/app.js": lambda _: Answer(SCRIPT, headers=JS),
            "/api/story": self.api,
        }

    def shell(self, request):
        if request.headers.get("if-none-match") == '"shell"':
            return Answer(status=304)
        return Answer(SHELL, headers=(("Content-Type", "text/html"), ("ETag", '"shell"')))

    def api(self, request):
        html = BODY.search(page(self.story, url=request.url, visit=request.visit))[1]
        return Answer(json.dumps({"title": self.story.title, "html": html}).encode(), headers=JSON)


def settings(**more: str) -> str:
    given = {"program": f'"{CHROMIUM}"', "flags": str(list(FLAGS)).replace("'", '"'), **more}
    return "[browser]\n" + "\n".join(f"{name} = {value}" for name, value in given.items())


@needs_chromium
def test_a_story_that_comes_by_script_is_watched_and_its_changes_are_told(desk: Desk, site, hooks):
    app, channel = App(site), webhook(hooks.url("/hook"))
    desk.configure(channel, watch(site.url(PATH)))
    assert desk.check(expect=1)[PATH]["outcome"] == "failed"  # no text without JavaScript
    desk.configure(channel, watch(site.url(PATH), 'render = "browser"'), settings())
    assert desk.check(expect=0)[PATH]["outcome"] == "first"
    assert desk.check(expect=0)[PATH]["outcome"] == "unchanged"
    app.story = number_is_edited(app.story)
    assert desk.check(expect=0)[PATH]["outcome"] == "changed"
    assert [hook.document["type"] for hook in hooks.hooks] == ["article.changed"]
    assert {request.headers.get("if-none-match") for request in site.seen(PATH)[1:]} == {None}
    asked = site.seen("/api/story")[0]
    assert (asked.headers["x-app"], asked.body) == ("1", b"q=1")
    assert site.seen("/app.js")[0].headers["user-agent"].startswith("watcher/")
    assert desk.run("verify").code == 0


@needs_chromium
def test_add_says_that_a_page_needs_a_browser_and_reads_it_with_one(desk: Desk, site):
    App(site)
    desk.configure("")
    said = " ".join(desk.run("add", site.url(PATH), "--dry-run").out.split())
    assert "no text without JavaScript" in said
    assert 'render = "browser"' in said
    desk.configure(f'[[hosts]]\nhost = "{site.url("/").split("/")[2]}"\nrender = "browser"', settings())
    said = " ".join(desk.run("add", site.url(PATH), "--dry-run").out.split())
    assert FERRY.title in said
    assert "JavaScript" not in said


@needs_chromium
def test_ctrl_c_waits_for_the_page_that_is_in_the_browser(desk: Desk, site):
    app, asked, pressed = App(site), threading.Event(), threading.Event()

    def api(request):
        asked.set()
        pressed.wait(60)
        time.sleep(1)
        return app.api(request)

    site.pages["/api/story"] = api
    desk.configure(watch(site.url(PATH), 'render = "browser"'), settings())
    command = [sys.executable, "-m", "watcher", "--config", str(desk.home / "config.toml"), "run"]
    daemon = subprocess.Popen(command, stderr=subprocess.PIPE, encoding="utf-8", start_new_session=True)
    assert asked.wait(60)
    os.killpg(daemon.pid, signal.SIGINT)  # a terminal tells all that runs in it
    pressed.set()
    _, said = daemon.communicate(timeout=60)
    assert (daemon.returncode, "Traceback" in said) == (0, False)
    (article,) = desk.json("list")["articles"]
    assert (article["version"], article["failures"]) == (1, 0), said


def test_without_a_browser_the_check_says_what_to_do(desk: Desk, site):
    App(site)
    desk.configure(watch(site.url(PATH), 'render = "browser"'), '[browser]\nprogram = "/nowhere/chromium"')
    check = desk.check(expect=1)[PATH]
    assert check["outcome"] == "failed"
    assert "there is no program /nowhere/chromium; name one: [browser] program" in check["error"]


# Safety


class Trap:
    """Listens at an address that counts as private; counts who comes."""

    def __init__(self) -> None:
        self.came: list[str] = []
        self._tcp = socket.create_server(("127.0.0.2", 0))
        self.port = self._tcp.getsockname()[1]
        self._udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._udp.bind(("127.0.0.2", self.port))
        for wait in (self._tcp.accept, lambda: self._udp.recvfrom(99)):
            threading.Thread(target=self._count, args=(wait,), daemon=True).start()

    def _count(self, wait) -> None:
        with suppress(OSError):
            while True:
                self.came.append(str(wait()))

    def close(self) -> None:
        self._tcp.close()
        self._udp.close()


@pytest.fixture
def trap():
    found = Trap()
    yield found
    found.close()


@needs_chromium
def test_no_request_of_a_page_reaches_a_private_address(site, trap):
    at = f"127.0.0.2:{trap.port}"
    ways = f"""
      const go = work => {{ try {{ Promise.resolve(work()).catch(() => 0) }} catch (error) {{ }} }};
      go(() => fetch('http://{at}/fetch')); go(() => fetch('/away'));
      go(() => fetch('http://{at}/post', {{method: 'POST', mode: 'no-cors', body: 'x'}}));
      go(() => new WebSocket('ws://{at}/socket')); go(() => new EventSource('http://{at}/events'));
      go(() => navigator.sendBeacon('http://{at}/beacon')); go(() => new Image().src = 'http://{at}/i.png');
      go(() => new Worker(URL.createObjectURL(new Blob(["fetch('http://{at}/worker')"]))));
      go(() => new RTCPeerConnection({{iceServers: [{{urls: 'stun:{at}'}}]}}).createDataChannel('x'));
      go(() => {{ const p = new RTCPeerConnection({{iceServers: [{{urls: 'stun:{at}'}}]}});
        p.createDataChannel('x'); return p.createOffer().then(o => p.setLocalDescription(o)) }});
      go(() => window.open('http://{at}/window')); go(() => navigator.serviceWorker.register('/sw.js'));
      setTimeout(() => {{ document.getElementById('said').textContent = 'all tried' }}, 300);
      setTimeout(() => {{ location.href = 'http://{at}/gone' }}, 600);
    """
    more = (
        f"<iframe src='http://{at}/frame'></iframe><link rel=prefetch href='http://{at}/prefetch'>"
        f"<link rel=preconnect href='http://{at}/'><link rel=stylesheet href='http://{at}/s.css'>"
        f"<script src='http://{at}/s.js'></script><object data='http://{at}/o'></object>"
        f"<video src='http://{at}/v'></video><form id=f action='http://{at}/form'></form>"
    )
    site.pages["/p"] = scripted(ways, more)
    site.pages["/away"] = lambda _: Answer(status=302, headers=(("Location", f"http://{at}/redirected"),))
    with a_fetcher(site) as fetcher:
        found = fetcher.get(site.url("/p"))
        time.sleep(0.5)
    assert b"all tried" in found.body
    assert site.seen("/away")
    assert trap.came == []


@needs_chromium
def test_robots_txt_holds_for_what_scripts_ask_for_and_secrets_go_to_the_parts_of_their_host_only(site):
    site.pages["/robots.txt"] = lambda _: Answer(
        b"User-agent: *\nDisallow: /closed\n", headers=(("Content-Type", "text/plain"),)
    )
    with NewsSite() as other:
        host = site.url("/").split("/")[2]
        way = Way(host, headers=(("X-Key", "hunter2"),), browser=True)
        script = f"fetch('/closed'); fetch('/own'); fetch('{other.url('/other')}')"
        site.pages["/p"] = scripted(script)
        with a_fetcher(site, ways=Ways(hosts={host: way})) as fetcher:
            fetcher.get(site.url("/p"))
        assert not site.seen("/closed")
        assert [request.headers["x-key"] for request in site.seen("/own")] == ["hunter2"]
        assert "x-key" not in other.seen("/other")[0].headers


@needs_chromium
def test_a_page_that_is_not_complete_in_time_is_no_page(site):
    site.pages["/slow"] = scripted("fetch('/late')")
    site.pages["/late"] = lambda _: (time.sleep(5), Answer())[1]
    with a_fetcher(site, timeout=timedelta(seconds=3)) as fetcher, pytest.raises(TimedOut):
        fetcher.get(site.url("/slow"))


@needs_chromium
def test_what_a_page_asks_for_is_asked_on_behalf_of_its_own_visit():
    """The browser is that of the first page, whose lease is over when others are shown."""
    asked: list[float] = []

    def part(_):
        asked.append(LEASE_END.get())
        raise Unreachable("nobody is there")

    page = Response("http://a.example/", 200, (), b"<script src='/app.js'></script>", FERRY.published_at)
    limits = BrowserPolicy(program=CHROMIUM, flags=FLAGS)
    with closing(Browser(limits, "test")) as browser:
        for until in (1e9, 2e9):
            with leased("a.example", until):
                browser.show(page, part)
    assert asked == [1e9, 2e9]


@needs_chromium
def test_what_is_no_page_comes_as_it_was_sent(site):
    site.pages["/f"] = lambda _: Answer(b"<rss></rss>", headers=(("Content-Type", "application/xml"),))
    site.pages["/e"] = lambda _: Answer(b"<h1>No</h1>", status=404)
    with a_fetcher(site) as fetcher:
        assert fetcher.document(site.url("/f")).body == b"<rss></rss>"
        assert fetcher.get(site.url("/e")).body == b"<h1>No</h1>"
