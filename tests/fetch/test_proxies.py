"""The proxy of all pages: of the configuration, or of the environment, as companies have it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from newsroom import PATH, Desk, watch
from proxy import Proxy

from watcher.config.proxies import proxies
from watcher.demo.site import Newsroom, NewsSite
from watcher.demo.story import FERRY
from watcher.errors import PrivateAddress, Unreachable
from watcher.fetch import Fetcher, FetchPolicy
from watcher.fetch.way import DIRECT, Ways

if TYPE_CHECKING:
    from collections.abc import Iterator

BY_NAME = "proxy_resolves = true"
NAME = "sound-gazette.example"


@pytest.fixture(autouse=True)
def _no_proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture
def proxy() -> Iterator[Proxy]:
    with Proxy() as proxy:
        proxy.knows = NAME
        yield proxy


def named(site: NewsSite) -> str:
    site.pages[PATH] = Newsroom(FERRY)
    return site.url(PATH).replace("127.0.0.1", NAME)


def outcome(desk: Desk) -> str:
    return str(desk.check()[PATH]["outcome"])


def test_a_proxy_of_the_environment_leads_to_pages_and_robots(
    desk: Desk, site: NewsSite, proxy: Proxy, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All looks failed with a name that is not known, and nothing said that the proxy was not used."""
    monkeypatch.setenv("HTTP_PROXY", f"me:hunter2@{proxy.address}")
    desk.configure(watch(named(site)), fetch=BY_NAME)
    assert outcome(desk) == "first"
    assert len(proxy.asked) == len(site.requests) > 1
    said = desk.run("config", "check").out
    assert f"through the proxy {proxy.address} (of the environment)" in " ".join(said.split())
    assert "hunter2" not in said
    monkeypatch.setenv("NO_PROXY", "elsewhere.example,.example")
    proxy.asked.clear()
    assert outcome(desk) == "failed"  # nobody else knows the name
    assert proxy.asked == []


def test_a_proxy_of_the_configuration_is_for_all_that_have_none_of_their_own(
    desk: Desk, site: NewsSite, proxy: Proxy
) -> None:
    ours = f'{BY_NAME}\nproxy = "http://me:hunter2@{proxy.address}"'
    desk.configure(watch(named(site)), fetch=ours)
    assert outcome(desk) == "first"
    assert "hunter2" not in desk.run("config", "show").out
    straight = f'[[hosts]]\nhost = "{named(site).split("/")[2]}"\nproxy = "none"'
    desk.configure(watch(named(site)), straight, fetch=ours)
    proxy.asked.clear()
    assert outcome(desk) == "failed"
    assert proxy.asked == []


def test_a_name_that_only_the_proxy_may_know_is_told_with_the_remedy(
    desk: Desk, site: NewsSite, proxy: Proxy
) -> None:
    desk.configure(watch(named(site)), fetch=f'proxy = "http://{proxy.address}"')
    said = desk.check()[PATH]["error"]
    assert "its host name is not known here; set fetch.proxy_resolves = true if the proxy" in said


@pytest.mark.parametrize(
    "host", ["10.0.0.1", "[::1]", "127.1", "0x7f.1", "intranet", "printer.local", "wiki.corp.", "a.localhost"]
)
def test_what_is_inside_is_refused_by_name_too(host: str, proxy: Proxy) -> None:
    ways = Ways(proxies=proxies(f"http://{proxy.address}"))
    policy = FetchPolicy(obey_robots=False, proxy_resolves=True, ways=ways)
    with Fetcher(policy) as fetcher, pytest.raises(PrivateAddress, match="allow_private_hosts"):
        fetcher.get(f"http://{host}/x")
    assert proxy.asked == []


def test_a_proxy_that_knows_sites_by_name_alone_is_told_with_the_remedy(proxy: Proxy) -> None:
    proxy.refuses = "HTTP/1.1 403 Forbidden"
    policy = FetchPolicy(obey_robots=False, ways=Ways(proxies=proxies(f"http://{proxy.address}")))
    with (
        Fetcher(policy) as fetcher,
        pytest.raises(Unreachable, match=r"403; .* fetch\.proxy_resolves = true"),
    ):
        fetcher.get("https://1.1.1.1/x")


def test_which_proxy_an_address_has(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("all_proxy", "socks5://127.0.0.1:9050")
    monkeypatch.setenv("HTTPS_PROXY", "proxy.example:3128")
    monkeypatch.setenv("NO_PROXY", "localhost,inside.example,news.example:8443")
    found = proxies("")
    assert found.to("https://news.example/a") == "http://proxy.example:3128"
    straight = ["http://news.example/", "https://a.inside.example/", "https://news.example:8443/"]
    assert [found.to(url) for url in [*straight, "https://127.0.0.1/"]] == [""] * 4
    assert proxies(DIRECT).to("https://news.example/a") == ""


def test_a_proxy_of_the_environment_that_is_none_for_pages_is_told(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ALL_PROXY", "socks5://127.0.0.1:9050")
    desk.configure()
    assert "is no HTTP proxy for pages, and is not used" in desk.run("config", "check").out
