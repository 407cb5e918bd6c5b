"""Pages that need more than HTTP: headers and cookies from files, and a proxy."""

from __future__ import annotations

import pytest
from newsroom import PATH, Desk, number_is_edited, watch
from proxy import Proxy

from watcher.config import load
from watcher.decide.twins import key
from watcher.demo.site import Answer, Newsroom, NewsSite
from watcher.demo.story import FERRY
from watcher.errors import FetchError, PrivateAddress
from watcher.fetch import Fetcher, FetchPolicy
from watcher.fetch.way import USUAL, Cookie, Way, Ways

SECRETS = ("hunter2", "s3ss10n", "0paque")


@pytest.fixture
def files(tmp_path):
    (tmp_path / "h").write_text("# ours\nX-Api-Key: hunter2\nUser-Agent: desk\n", encoding="utf-8")
    (tmp_path / "c").write_text("sid=s3ss10n; theme=0paque\n", encoding="utf-8")
    return 'headers = "h"\ncookies = "c"'


def host(site: NewsSite) -> str:
    return site.url("/").split("/")[2]


@pytest.mark.parametrize("where", ["articles", "hosts"])
def test_headers_and_cookies_go_to_their_host_and_to_no_other(desk: Desk, site, files, where):
    with NewsSite() as other:
        other.pages[PATH] = Newsroom(FERRY)
        site.pages[PATH] = lambda _: Answer(status=302, headers=(("Location", other.url(PATH)),))
        own = watch(site.url(PATH), files if where == "articles" else "")
        desk.configure(own, f'[[hosts]]\nhost = "{host(site)}"\n{files}' if where == "hosts" else "")
        desk.check(expect=0)
        (asked,) = site.seen(PATH)
        assert (asked.headers["x-api-key"], asked.headers["user-agent"]) == ("hunter2", "desk")
        assert asked.headers["cookie"] == "sid=s3ss10n; theme=0paque"
        told = [secret for request in other.requests for secret in SECRETS if secret in str(request.headers)]
        assert told == []
        assert other.seen(PATH)[0].headers["user-agent"].startswith("watcher/")


def test_a_cookie_that_the_site_sets_anew_takes_the_place_of_ours(desk: Desk, site, files):
    def renewing(request):
        if "sid=new" in request.headers.get("cookie", ""):
            return Newsroom(FERRY)(request)
        return Answer(status=302, headers=(("Location", PATH), ("Set-Cookie", "sid=new; Path=/")))

    site.pages[PATH] = renewing
    desk.configure(watch(site.url(PATH), files))
    desk.check(expect=0)
    assert site.seen(PATH)[-1].headers["cookie"] == "theme=0paque; sid=new"


def test_secrets_are_in_no_log_listing_export_or_database(desk: Desk, site, files, tmp_path):
    pytest.importorskip("warcio", reason="the extra warc is not installed")
    with Proxy() as proxy:
        site.pages[PATH] = Newsroom(FERRY)
        way = f'{files}\nproxy = "http://me:hunter2@{proxy.address}"'
        desk.configure(watch(site.url(PATH), way))
        said = ""
        for words in (
            ["-vv", "check"],
            ["config", "show"],
            ["status"],
            ["list", "--json"],
            ["history", site.url(PATH), "--json"],
        ):
            ran = desk.run(*words)
            said += ran.out + ran.err
        desk.run("export", site.url(PATH), "--warc", str(tmp_path / "out.warc"))
        desk.run("export", site.url(PATH), "--evidence", str(tmp_path / "out.zip"))
        proxy.refuses = "HTTP/1.1 407 hunter2 is wrong"
        ran = desk.run("-vv", "check", expect=1)
        said += ran.out + ran.err
        assert f"the proxy {proxy.address} gives no way: it answered 407; the user or password" in " ".join(
            ran.out.split()
        )
    kept = b"".join(
        path.read_bytes() for path in tmp_path.rglob("*") if path.is_file() and len(path.name) > 1
    )
    kept = kept.replace((tmp_path / "config.toml").read_bytes(), b"")
    assert [secret for secret in SECRETS if secret in said or secret.encode() in kept] == []
    assert b"x-api-key" not in kept.lower()


def test_a_proxy_makes_tunnels_to_checked_addresses_for_pages_and_robots(desk: Desk, site):
    room = site.pages[PATH] = Newsroom(FERRY)
    with Proxy() as proxy:
        named = site.url(PATH, host="localhost")
        desk.configure(watch(named, f'proxy = "http://me:pass%20word@{proxy.address}"'))
        assert desk.check(expect=0)[PATH]["outcome"] == "first"
        room.edit(number_is_edited)
        assert desk.check(expect=0)[PATH]["outcome"] == "changed"
        lines = {asked.splitlines()[0] for asked in proxy.asked}
        assert lines <= {f"CONNECT {a}:{site.port} HTTP/1.1" for a in ("127.0.0.1", "[::1]")}
        assert len(proxy.asked) == len(site.requests)
        assert "Proxy-Authorization: Basic bWU6cGFzcyB3b3Jk" in proxy.asked[0]
    assert [request.headers["host"] for request in site.seen(PATH)] == [f"localhost:{site.port}"] * 2


@pytest.mark.parametrize("url", ["http://127.0.0.1:1/x", "http://localhost/x", "http://[::ffff:10.0.0.1]/x"])
def test_through_a_proxy_private_addresses_are_refused_all_the_same(url):
    with Proxy() as proxy:
        name = url.split("/")[2]
        ways = Ways(hosts={name: Way(name, proxy=f"http://{proxy.address}")})
        with Fetcher(FetchPolicy(obey_robots=False, ways=ways)) as fetcher, pytest.raises(PrivateAddress):
            fetcher.get(url)
        assert proxy.asked == []


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("HTTP/1.1 503 Busy", "it answered 503$"),
        ("HTTP/1.1 403 No", "it answered 403; many proxies give a way to port 443 alone"),
        ("HTTP/1.1 407 No\r\nProxy-Authenticate: Basic", "it answered 407; it wants user:password@"),
        ("HTTP/1.1 407 No\r\nProxy-Authenticate: NTLM", "it answered 407; it wants a log-in by NTLM, and"),
        ("HTTP/1.1", "it does not speak HTTP"),
        ("SSH-2.0 200", "it does not speak HTTP"),
    ],
)
def test_a_proxy_that_gives_no_way_is_named_with_what_it_said(site, line, said):
    with Proxy() as proxy:
        proxy.refuses = line
        name = f"127.0.0.1:{site.port}"
        ways = Ways(hosts={name: Way(name, proxy=f"http://{proxy.address}")})
        policy = FetchPolicy(obey_robots=False, allow_private_hosts=True, ways=ways)
        with Fetcher(policy) as fetcher, pytest.raises(FetchError, match=f"gives no way: {said}"):
            fetcher.get(site.url(PATH))


@pytest.mark.parametrize(
    ("address", "why"),
    [("127.0.0.1:1", "Connection refused"), ("no-such-proxy.invalid:3128", "its name is not known")],
)
def test_a_proxy_that_is_not_there_is_no_fault_of_the_site(site, address, why):
    """The site was said to refuse the connection, or to have no name."""
    ways = Ways(hosts={f"127.0.0.1:{site.port}": Way(proxy=f"http://{address}")})
    policy = FetchPolicy(obey_robots=False, allow_private_hosts=True, ways=ways)
    with Fetcher(policy) as fetcher, pytest.raises(FetchError, match=f"the proxy {address} .*: {why}"):
        fetcher.get(site.url(PATH))


def test_an_article_has_its_way_whichever_spelling_of_its_address_is_watched():
    ways = Ways(articles={key("http://news.example/a/"): (way := Way("news.example", browser=True))})
    for spelling in (
        "http://news.example/a/",
        "https://www.news.example/a",
        "https://m.news.example/a?amp=1",
    ):
        assert ways.of(spelling) is ways.of("https://other.example/", article=spelling) is way
    assert ways.of("https://news.example/b") == USUAL


def test_another_spelling_of_an_article_gets_no_secret_of_a_host_or_of_tls_and_all_that_its_host_has(
    desk: Desk, files
):
    articles = [f'[[articles]]\nurl = "https://{name}news.example/a"\n{files}' for name in ("", "www.")]
    desk.configure(*articles, '[[hosts]]\nhost = "m.news.example"\nproxy = "http://proxy.example:3128"')
    ways = load(desk.home / "config.toml").fetch_policy().ways

    def shown(url: str) -> int:
        return len(ways.secrets(ways.of(url), url, url)[0])

    assert [shown(f"https://{name}news.example/a") for name in ("", "www.", "m.")] == [2, 2, 0]
    assert [shown(f"http://{name}news.example/a") for name in ("", "www.")] == [0, 0]
    assert ways.of("https://m.news.example/a").proxy == "http://proxy.example:3128"


def test_no_redirect_leads_a_secret_out_of_tls():
    ways = Ways(hosts={"news.example": (way := Way("news.example", headers=(("X-Key", "hunter2"),)))})
    here, plain = "https://news.example/a", "http://news.example/a"
    assert ways.secrets(way, here, here)[0]
    assert ways.secrets(way, plain, plain)[0]
    assert ways.secrets(way, plain, here)[0]
    assert ways.secrets(way, here, plain) == ([], [])
    assert ways.secrets(way, "http://other.example/", plain) == ([], [])
    for other in ("https://www.news.example/a", "https://news.example:8443/a", "https://example/a"):
        assert ways.secrets(way, here, other) == ([], [])


ROWS = """# Netscape HTTP Cookie File
news.example\tFALSE\t/\tFALSE\t0\tplain\t1
.example\tTRUE\t/\tTRUE\t0\twide\t2
#HttpOnly_news.example\tFALSE\t/sport\tFALSE\t0\tsport\t3
other.example\tFALSE\t/\tFALSE\t0\tother\t4
s.example\tTRUE\t/\tFALSE\t0\todd\t5
"""


def test_of_a_browsers_cookies_those_of_the_host_go_to_their_paths(desk: Desk, tmp_path):
    (tmp_path / "c").write_text(ROWS, encoding="utf-8")
    desk.configure('[[hosts]]\nhost = "news.example"\ncookies = "c"')
    way = load(tmp_path / "config.toml").fetch_policy().ways.of("https://news.example/x")

    def names(url: str) -> list[str]:
        return [cookie.name for cookie in way.shown_to(url)[1]]

    assert names("https://news.example/sport/1") == ["plain", "wide", "sport"]
    assert names("http://news.example/sports") == ["plain"]
    assert names("https://other.example/") == []
    assert Cookie("a", "b", "/x/").fits("/x/y", safe=False)


@pytest.mark.parametrize(
    ("file", "text", "words"),
    [
        ("h", "hunter2", "line 1: is no header"),
        ("h", "\nX: \u2192hunter2", "line 2: is no header"),
        ("h", "Host: hunter2", "the header Host is the program's own"),
        ("c", "other.example\tTRUE\t/\tFALSE\t0\tsid\thunter2", "has no cookie for news.example"),
        ("c", "sid=\x01hunter2", "line 1: is no cookie"),
        ("c", None, "cannot be read: No such file or directory; `cookies` in the configuration names it"),
        ("h", None, "cannot be read: No such file or directory; `headers` in the configuration names it"),
    ],
)
def test_a_file_that_cannot_be_used_is_named_by_its_line_and_not_by_its_words(
    desk: Desk, tmp_path, file, text, words
):
    if text is not None:
        (tmp_path / file).write_text(text, encoding="utf-8")
    name = {"h": "headers", "c": "cookies"}[file]
    desk.configure(f'[[hosts]]\nhost = "news.example"\n{name} = "{file}"')
    said = desk.run("config", "check", expect=78).err
    assert words in said
    assert "hunter2" not in said


def test_a_proxy_that_is_none_is_told_without_its_password(desk: Desk):
    desk.configure('[[hosts]]\nhost = "news.example"\nproxy = "socks9://me:hunter2@proxy"')
    said = desk.run("config", "check", expect=78).err
    assert "hosts[1].proxy: is no proxy" in said
    assert "hunter2" not in said
