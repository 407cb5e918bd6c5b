"""Where a visit is led: redirects, cookies on the way, addresses inside a private network."""

from __future__ import annotations

from dataclasses import replace

import pytest
from wire import POLICY, Line, Reply, Site, html, redirect, serving

from watcher.errors import (
    BadAddress,
    PrivateAddress,
    TooManyRedirects,
)
from watcher.fetch import Fetcher
from watcher.fetch.network import CheckedNetwork
from watcher.model import Validators


def test_a_permanent_move_is_told(origin: Site, other_origin: Site, fetcher: Fetcher) -> None:
    origin.pages["/old"] = redirect("/older", 308)
    origin.pages["/older"] = redirect(other_origin.url("/new"), 301)
    other_origin.pages["/new"] = Reply()
    response = fetcher.get(origin.url("/old"), Validators('"1"'))
    assert response.url == response.moved_to == other_origin.url("/new")
    assert origin.requests[0].headers["if-none-match"] == '"1"'
    assert "if-none-match" not in origin.requests[1].headers
    assert "if-none-match" not in other_origin.requests[0].headers


def test_a_detour_is_no_move(origin: Site, fetcher: Fetcher) -> None:
    origin.pages["/story"] = redirect("/", 302)
    response = fetcher.get(origin.url("/story"))
    assert (response.url, response.moved_to) == (origin.url(), "")


def test_a_circle_ends(origin: Site, fetcher: Fetcher) -> None:
    origin.pages["/a"], origin.pages["/b"] = redirect("/b"), redirect("/a")
    with pytest.raises(TooManyRedirects):
        fetcher.get(origin.url("/a"))
    assert origin.paths == ["/a", "/b", "/a"]


MOVED = "<html><head><meta http-equiv=refresh content='0; url=/new'></head><body>Moved.</body></html>"


def page(text: str) -> Reply:
    return Reply(body=text.encode())


def test_a_page_that_only_says_where_it_moved_to_is_a_redirect(origin: Site, fetcher: Fetcher) -> None:
    origin.pages["/old"], origin.pages["/new"] = page(MOVED), page("<p>The story.</p>")
    response = fetcher.get(origin.url("/old"))
    assert (response.url, response.moved_to) == (origin.url("/new"), "")
    assert b"The story" in response.body
    assert fetcher.document(origin.url("/old")).url == origin.url("/new")


@pytest.mark.parametrize(
    "text",
    [
        MOVED.replace("0; url=/new", "300"),
        MOVED.replace("0; url=/new", "300; url=/new"),
        MOVED.replace("/new", "/old?token=7"),
        MOVED.replace("/new", "javascript:go()"),
        MOVED.replace("<meta", "<noscript><meta").replace("</head>", "</noscript></head>"),
        MOVED.replace("<meta", "<!-- <meta").replace("</head>", "--></head>"),
        MOVED.replace("Moved.", "<p>" + "The harbour board has met again. " * 20),
        MOVED.replace("Moved.", "<p>" + "港湾委員会は再び開かれた。" * 40),
    ],
    ids=["reloads", "later", "token", "script", "noscript", "comment", "story", "unspaced story"],
)
def test_a_page_that_reloads_itself_or_holds_a_story_is_read_as_it_stands(
    text: str, origin: Site, fetcher: Fetcher
) -> None:
    origin.pages["/old"], origin.pages["/new"] = page(text), page("<p>Another story.</p>")
    assert fetcher.get(origin.url("/old")).url == origin.url("/old")
    assert origin.paths == ["/old"]


def test_pages_that_send_on_for_ever_are_left_soon(origin: Site, fetcher: Fetcher) -> None:
    for number in range(9):
        origin.pages[f"/{number}"] = page(MOVED.replace("/new", f"/{number + 1}"))
    assert fetcher.get(origin.url("/0")).url == origin.url("/2")


def test_hops_are_counted(origin: Site) -> None:
    for number in range(9):
        origin.pages[f"/{number}"] = redirect(f"/{number + 1}")
    with Fetcher(replace(POLICY, max_redirects=3)) as fetcher, pytest.raises(TooManyRedirects):
        fetcher.get(origin.url("/0"))
    assert origin.paths == ["/0", "/1", "/2", "/3"]


def test_a_redirect_out_of_the_web_is_refused(origin: Site, fetcher: Fetcher) -> None:
    origin.pages["/"] = redirect("file:///etc/passwd")
    with pytest.raises(BadAddress, match="redirects out of the web"):
        fetcher.get(origin.url())


def test_cookies_live_for_one_visit_and_one_host(origin: Site, fetcher: Fetcher) -> None:
    with serving("127.0.0.2") as away:

        def page(line: Line) -> Reply:
            known = "ok=1" in line.headers.get("Cookie", "")
            return redirect(away.url()) if known else redirect("/", 302, Set_Cookie="ok=1")

        origin.pages["/"] = page
        response = fetcher.get(origin.url())
        fetcher.get(origin.url())
        assert [request.headers.get("cookie") for request in origin.requests] == [None, "ok=1", None, "ok=1"]
        assert [request.headers.get("cookie") for request in away.requests] == [None, None]
        assert response.url == away.url()


@pytest.mark.parametrize(
    "cookie",
    [
        "a=é; expires=Thu, 99 Foo 99999 99:99:99 GMT",
        "a=\x1b[31m; max-age=1e9; domain=.;",
        "a=\u00e2\u0098\u0083",
        "=; path=\x7f",
        "a=" + "b" * 20_000,
        "a=b; domain=example.org; secure; version=9",
        ";;;",
    ],
)
def test_odd_cookies_do_no_harm(origin: Site, fetcher: Fetcher, cookie: str) -> None:
    origin.pages["/in"] = redirect("/", 302, Set_Cookie=cookie)
    assert fetcher.get(origin.url("/in")).status == 200
    assert "\x1b" not in origin.requests[1].headers.get("cookie", "")
    assert len(origin.requests[1].headers.get("cookie", "")) < 100


def test_cookies_are_not_recorded(origin: Site, fetcher: Fetcher) -> None:
    origin.pages["/"] = Reply(headers=html(Set_Cookie="session=secret", X_Kept="yes"))
    headers = dict(fetcher.get(origin.url()).headers)
    assert headers["x-kept"] == "yes"
    assert "set-cookie" not in headers
    assert "cookie" not in dict(fetcher.get(origin.url()).asked)


def test_credentials_of_a_redirect_are_left_out(origin: Site, fetcher: Fetcher) -> None:
    origin.pages["/"] = redirect(f"http://ann:secret@127.0.0.1:{origin.port}/in")
    origin.pages["/in"] = Reply()
    assert "secret" not in fetcher.get(origin.url()).url
    assert "authorization" not in origin.requests[1].headers


# Private addresses


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "[::1]", "localhost", "169.254.169.254", "[::ffff:127.0.0.1]", "2130706433", "0177.1"],
)
def test_private_addresses_need_leave(origin: Site, host: str) -> None:
    policy = replace(POLICY, allow_private_hosts=False)
    with Fetcher(policy) as fetcher, pytest.raises(PrivateAddress) as raised:
        fetcher.get(origin.url(host=host))
    assert origin.requests == []
    assert raised.value.url == origin.url(host=host if host != "[::ffff:127.0.0.1]" else "[::ffff:7f00:1]")


@pytest.mark.parametrize("obey_robots", [False, True])
def test_a_public_page_may_not_redirect_inside(other_origin: Site, *, obey_robots: bool) -> None:
    network = CheckedNetwork(
        resolve=lambda host, _port: ["127.0.0.2" if host == "news.example" else host],
        public=lambda address: str(address) == "127.0.0.2",
    )
    policy = replace(POLICY, allow_private_hosts=False, obey_robots=obey_robots)
    with serving("127.0.0.2") as public, Fetcher(policy, network=network) as fetcher:
        public.pages["/"] = redirect(other_origin.url())
        with pytest.raises(PrivateAddress):
            fetcher.get(public.url(host="news.example"))
        assert public.seen("/")[0].headers["host"] == f"news.example:{public.port}"
    assert other_origin.requests == []
