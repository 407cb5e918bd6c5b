"""When no site can be reached, the trouble is that of this machine's line: told once, and of no site."""

from __future__ import annotations

import signal
import socket
import time
from contextlib import ExitStack, contextmanager
from datetime import timedelta
from functools import partial
from random import Random
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest
from daemonprocess import DaemonProcess, altered, until
from faultmachine import Machine
from newsroom import Desk, watch, webhook
from proxy import Proxy
from wire import Reply, Site, serving

from watcher.decide.line import Line
from watcher.errors import LineDown, Unreachable
from watcher.fetch import Fetcher

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wire import Line as OnTheLine

    from watcher.demo.receivers import WebhookReceiver

LOST = "abc"


@pytest.mark.parametrize(
    ("heard", "silent"),
    [
        ("-a -b", ""),
        ("-a -b -c", LOST),
        ("-a -a -a", ""),
        ("-a -b +d -c", ""),  # a and b are down by themselves
        ("-a -b -c +d", ""),
        ("-a -b -c +d -a -b -c", ""),  # ... and are no witnesses
        ("-x +d -a -b -c", LOST),
        ("-a +d +a -a -b -c", LOST),
        ("!a -b +g !c", LOST),  # g is the gate that answers for a and c
        ("!a +g +a -b -c", ""),  # one of the site's own
        ("!a ?b %c", ""),  # each has its own
        ("%x !a !b !c", LOST),
    ],
)
def test_three_that_are_silent_while_nobody_answers_say_that_the_line_is_down(
    heard: str, silent: str
) -> None:
    line = Line()
    gates = {sign: partial(line.stopped, gate=gate) for sign, gate in zip("!?%", "ghi", strict=True)}
    ways = {"+": line.reached, "-": line.unreached, **gates}
    for way, host in heard.split():  # "+a" answers, "-a" does not, for "!a" a gate does
        ways[way](host)
    assert "".join(line.silent) == silent
    assert "".join(Line(*line.heard).silent) == silent


def nowhere() -> str:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return f"http://127.0.0.1:{server.getsockname()[1]}/x"


def test_a_site_is_not_blamed_when_none_answers(origin: Site, fetcher: Fetcher) -> None:
    gone = [nowhere() for _ in range(4)]
    kinds = []
    for url in gone:
        with pytest.raises(Unreachable) as raised:
            fetcher.get(url)
        kinds.append(type(raised.value))
    assert kinds == [Unreachable, Unreachable, LineDown, LineDown]
    origin.pages["/error"] = Reply(503)
    assert fetcher.get(origin.url("/error")).status == 503
    with pytest.raises(Unreachable) as raised:
        fetcher.get(gone[0])
    assert type(raised.value) is Unreachable


@pytest.mark.parametrize("status", [302, 511])
def test_no_site_is_blamed_when_a_gate_answers_for_all(fetcher: Fetcher, origin: Site, status: int) -> None:
    """As in a hotel, until one has said who one is."""

    def stopped(line: OnTheLine) -> Reply:
        asked = quote(f"http://{line.headers['Host']}{line.path}", safe="")
        return Reply(status, {"Location": origin.url(f"/guest?back={asked}")} if status != 511 else {})

    origin.pages["/guest"] = Reply()
    with ExitStack() as stack:
        sites = [stack.enter_context(serving()) for _ in range(4)]
        kinds = []
        for site in sites:
            site.pages["/x"] = stopped
            try:
                kinds.append(fetcher.get(site.url("/x")).status)
            except LineDown as down:
                kinds.append(down.code)
        assert kinds == [511 if status == 511 else 200] * 2 + [LineDown.code] * 2
        sites[0].pages["/x"] = Reply()
        assert fetcher.get(sites[0].url("/x")).status == 200
        assert not fetcher.line.silent


@contextmanager
def behind_a_proxy(desk: Desk, hooks: WebhookReceiver, *options: str) -> Iterator[tuple[Proxy, list[Site]]]:
    """Five sites that are watched through one proxy; each closes its connections."""
    with ExitStack() as stack:
        proxy = stack.enter_context(Proxy())
        sites = [stack.enter_context(serving()) for _ in range(5)]
        for site in sites:
            site.pages["/"] = lambda line: setattr(line, "close_connection", True) or Reply(headers=CLOSING)
        watched = [watch(site.url(), *options, f'proxy = "http://{proxy.address}"') for site in sites]
        often = 'notice_after = 3\nhost_notice_after = "1s"'
        desk.configure(*watched, webhook(hooks.url("/hook")), schedule=often)
        yield proxy, sites


def reloaded(daemon: DaemonProcess, machine: Machine) -> None:
    daemon.signal(signal.SIGHUP)
    until(lambda: "config_reloaded" in daemon.log, "the configuration is read again")


def clock_set_back(daemon: DaemonProcess, machine: Machine) -> None:
    machine.set_clock(hours=-0.1)  # less than makes it wrong by those of the sites
    until(lambda: "clock_set_back" in daemon.log, "it is seen")


def test_a_proxy_that_fails_is_one_notice_and_none_of_each_site(desk: Desk, hooks: WebhookReceiver) -> None:
    """Each of a hundred sites was told to fail, and then to be well again."""
    with (
        behind_a_proxy(desk, hooks, 'every = "0.5s"') as (proxy, sites),
        Machine(desk.home, Random(1)) as machine,
        DaemonProcess(desk.home, machine, SOON) as daemon,
    ):
        until(lambda: all(len(site.seen("/")) >= 2 for site in sites), "two visits to each")
        proxy.refuses = REFUSED
        until(lambda: bool(hooks.hooks), "the alert")
        said = desk.run("status").out
        for happens in (reloaded, clock_set_back):
            happens(daemon, machine)
            time.sleep(1)  # a few looks at what ails, and hardly one at a site
            assert len(hooks.hooks) == 1, happens
        proxy.refuses = ""
        until(lambda: len(hooks.hooks) == 2, "its end")
        assert daemon.stop() == 0
    assert [hook.document["type"] for hook in hooks.hooks] == ["watch.failing", "watch.recovered"]
    assert "No site can be reached" in hooks.hooks[0].document["data"]["trouble"]
    assert said.count("no site answers any more") >= 1


def told(hooks: WebhookReceiver) -> list[dict[str, Any]]:
    """Each event once: one whose sender was killed before it knew of the answer comes again."""
    return [*{hook.id: hook.document for hook in hooks.hooks}.values()]


def test_what_was_told_of_the_line_outlives_the_daemon(desk: Desk, hooks: WebhookReceiver) -> None:
    """A restart in an outage told it again, and of two sites; one after it never told the end."""
    with (
        behind_a_proxy(desk, hooks, 'every = "0.5s"') as (proxy, sites),
        DaemonProcess(desk.home, program=SOON) as daemon,
    ):
        until(lambda: all(site.seen("/") for site in sites), "a visit to each")
        proxy.refuses = REFUSED
        until(lambda: bool(hooks.hooks), "the alert")
        daemon.kill()
        before = len(proxy.asked)
        daemon.start()
        until(lambda: len(proxy.asked) > before + 2 * len(sites), "two looks at each")
        daemon.kill()
        assert [event["type"] for event in told(hooks)] == ["watch.failing"]
        proxy.refuses = ""
        daemon.start()
        until(lambda: len(told(hooks)) > 1, "its end")
        assert daemon.stop() == 0
    failing, recovered = told(hooks)
    assert recovered["type"] == "watch.recovered"
    assert recovered["data"]["since"] == failing["data"]["since"]


def test_passes_through_an_outage_are_one_notice_and_its_end(
    desk: Desk, hooks: WebhookReceiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each pass learned anew that no site answers, and blamed the first two of them."""
    monkeypatch.setattr("watcher.decide.trouble.PATIENCE", timedelta(microseconds=1))
    monkeypatch.setattr("watcher.decide.trouble.CALM", timedelta(microseconds=1))
    with behind_a_proxy(desk, hooks) as (proxy, sites):
        desk.run("check")
        proxy.refuses = REFUSED
        for _ in range(4):
            errors = [check["error"] for check in desk.json("check", expect=1)["checks"]]
        assert ["it may be our line" in error for error in errors] == [True] * len(sites)
        assert [hook.document["type"] for hook in hooks.hooks] == ["watch.failing"]
        said, trouble = desk.run("status").out, desk.json("status")["trouble"]
        proxy.refuses = ""
        for _ in range(2):
            desk.run("check")
        assert desk.json("status")["trouble"] is None
    assert "so its articles: #1, #2, #3, #4, #5" in said
    assert said.count("it may be our line") == 1 + 5  # and the last visits that failed
    assert trouble["told"]
    assert trouble["trouble"] == hooks.hooks[0].document["data"]["trouble"]
    assert [hook.document["type"] for hook in hooks.hooks] == ["watch.failing", "watch.recovered"]


CLOSING = {"Content-Type": "text/html", "Connection": "close"}
REFUSED = "HTTP/1.1 407 No"
SOON = altered(
    "decide.trouble.PATIENCE=2", "decide.trouble.CALM=1", "daemon.process.MIND=0.05", "daemon.steady.HOLD=0.2"
)
