"""A pass over all that is watched, among hosts that want pauses and hosts that hang."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from listings import rss
from newsroom import Desk, watch

from watcher.demo.site import Answer, Newsroom, NewsSite
from watcher.demo.story import FERRY

if TYPE_CHECKING:
    from watcher.demo.site import Request

ONE_AT_WORK = "[daemon]\nthreads = 1"
UNASKED = "obey_robots = false"


def test_the_pauses_of_all_hosts_are_waited_for_at_once(desk: Desk, site: NewsSite) -> None:
    """Eight hosts at a time, of a hundred with twenty articles each, would take nine minutes for one."""
    hosts, paths = ["127.0.0.1", "localhost"], [f"/2021/01/11/ferry-{number}" for number in range(3)]
    site.pages |= {path: Newsroom(FERRY) for path in paths}
    urls = [site.url(path, host=host) for host in hosts for path in paths]
    desk.configure(*map(watch, urls), ONE_AT_WORK, delay="1s", fetch=UNASKED)
    desk.check(expect=0)
    asked = [request.headers["host"].partition(":")[0] for request in site.requests]
    assert [{*asked[at : at + 2]} for at in (0, 2, 4)] == [{*hosts}] * 3


def test_a_server_that_hangs_takes_no_place_of_others(desk: Desk, site: NewsSite) -> None:
    seen, page = threading.Event(), Newsroom(FERRY)

    def hangs(request: Request) -> Answer:
        return page(request) if seen.wait(20) else Answer(status=500)

    def answers(request: Request) -> Answer:
        seen.set()
        return page(request)

    site.pages |= {"/2021/01/11/hangs": hangs, "/2021/01/11/answers": answers}
    urls = [site.url("/2021/01/11/hangs"), site.url("/2021/01/11/answers", host="localhost")]
    desk.configure(*map(watch, urls), ONE_AT_WORK, fetch=UNASKED)
    assert {check["outcome"] for check in desk.check().values()} == {"first"}


def test_a_source_that_hangs_holds_up_no_other(desk: Desk, site: NewsSite) -> None:
    seen, hosts = threading.Event(), ["127.0.0.1", "localhost"]
    listed = rss(site, "/2021/01/11/ferry")

    def feed(request: Request) -> Answer:
        if request.headers["host"].startswith("localhost"):
            seen.set()
        return listed(request) if request.visit <= len(hosts) or seen.wait(20) else Answer(status=500)

    site.pages |= {"/feed.xml": feed, "/2021/01/11/ferry": Newsroom(FERRY)}
    desk.configure(fetch=UNASKED)
    for host in hosts:
        desk.run("add", site.url("/feed.xml", host=host))
    assert len(site.seen("/feed.xml")) == len(hosts)
    seen.clear()
    desk.check()
    assert [source["trouble"] for source in desk.json("sources")["sources"]] == [None, None]
