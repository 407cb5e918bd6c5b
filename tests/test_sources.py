"""Articles that come by themselves: from feeds, sitemaps and fronts of a real site, by the real command."""

from __future__ import annotations

import gzip
import signal
import subprocess
import sys
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from faultrun import until
from newsroom import Desk, number_is_edited, webhook

from watcher import discover
from watcher.decide.choose import Choice, Known, LeftOut, choose, fits
from watcher.decide.policy import Policy
from watcher.decide.rhythm import LONGEST, SHORTEST, is_quiet, next_look
from watcher.decide.twins import key
from watcher.demo.site import Answer, Newsroom, NewsSite, robots
from watcher.demo.story import FERRY
from watcher.fetch import Fetcher, FetchPolicy
from watcher.find.sitemap import MOST_BYTES
from watcher.model import ArticleState, EventType, Outcome, Progress, Validators
from watcher.model.source import Item, Source, SourceKind, WantedSource, Wishes
from watcher.polling import Poller
from watcher.store import open_store

NOON = datetime(2026, 5, 1, 12, 0, tzinfo=UTC)
XML = (("Content-Type", "application/xml"),)
TITLES = ("Lobster quota rises again", "Lighthouse finds a buyer", "Tide gauge tells the truth")


def paths(desk: Desk) -> list[str]:
    return [
        "/" + article["url"].split("/", 3)[3] for article in desk.json("list", "--sort", "added")["articles"]
    ]


@pytest.fixture
def desk(tmp_path, hooks):
    desk = Desk(tmp_path)
    desk.configure(webhook(hooks.url("/hook")))
    return desk


@pytest.fixture
def stories(site):
    """Three stories on line; the site lists them, the newest first."""
    for number, title in enumerate(TITLES):
        site.pages[f"/2026/05/0{number + 1}/story"] = Newsroom(replace(FERRY, title=title))
    return [f"/2026/05/0{number + 1}/story" for number in range(len(TITLES))]


def test_the_address_of_the_site_alone_makes_it_watched(desk, site, stories):
    said = desk.run("add", site.url("/")).out
    assert f'links to the feed "The Sound Gazette", {site.url("/feed.xml")}: 3 articles' in " ".join(
        said.split()
    )
    assert said.count("\n  ") >= 3
    assert "3 articles of it are watched from now on" in said
    assert sorted(paths(desk)) == stories
    assert {check["outcome"] for check in desk.check(expect=0).values()} == {"first"}


def test_a_dry_run_says_what_is_there_and_does_nothing(desk, site, stories):
    for path, words in (("/", "feed"), ("/news", "links to articles"), (stories[0], TITLES[0])):
        said = desk.run("add", site.url(path), "--dry-run").out
        assert words in said
        assert "Would watch" in said
    assert desk.json("list")["articles"] == []
    assert desk.json("sources")["sources"] == []


def on_line(site, request) -> list[str]:
    rooms = (path for path, room in site.pages.items() if isinstance(room, Newsroom))
    return [f"http://{request.headers['host']}{path}" for path in rooms]


def atom(site):
    """The stories that are on line, as Atom; `json_feed` and `index` likewise in other forms."""

    def answer(request):
        entries = "".join(f'<entry><id>{u}</id><link href="{u}"/></entry>' for u in on_line(site, request))
        return Answer(
            f'<feed xmlns="http://www.w3.org/2005/Atom"><title>A</title>{entries}</feed>'.encode(),
            headers=XML,
        )

    return answer


def json_feed(site):
    def answer(request):
        items = ",".join(f'{{"id": "{u}", "url": "{u}"}}' for u in on_line(site, request))
        head = '"version": "https://jsonfeed.org/version/1.1", "title": "J"'
        return Answer(f'{{{head}, "items": [{items}]}}'.encode(), headers=(("Content-Type", JSON_FEED),))

    return answer


def index(site):
    child = f"<sitemap><loc>{site.url('/sitemap.xml')}</loc></sitemap>"
    return lambda _: Answer(f"<sitemapindex>{child}</sitemapindex>".encode(), headers=XML)


JSON_FEED = "application/feed+json"
MADE = {"/atom.xml": atom, "/feed.json": json_feed, "/index.xml": index}
"""Lists that the demo's site does not have."""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "feed"),
        ("/feed.xml", "feed"),
        ("/atom.xml", "feed"),
        ("/feed.json", "feed"),
        ("/sitemap.xml", "sitemap"),
        ("/index.xml", "sitemap"),
        ("/news", "front"),
    ],
)
def test_articles_enter_leave_the_list_change_and_are_reported(desk, site, stories, hooks, path, kind):
    """End to end, for every way in: also what is no longer listed is watched, and told of when it changes."""
    rooms = {name: site.pages[name] for name in stories}
    site.pages |= {path: MADE[path](site)} if path in MADE else {}
    late = site.pages.pop(stories[2])
    desk.run("add", site.url(path))
    (source,) = desk.json("sources")["sources"]
    assert (source["kind"], source["items"], source["articles"]) == (kind, 2, 2)
    desk.check(expect=0)
    site.pages[stories[2]] = late
    site.pages[stories[0]] = lambda request, room=rooms[stories[0]]: room(request)  # listed no longer
    assert desk.check(expect=0)[stories[2]]["outcome"] == "first"
    assert sorted(paths(desk)) == stories
    assert hooks.hooks == []
    for name in (stories[0], stories[2]):
        rooms[name].edit(number_is_edited)
    outcomes = desk.check(expect=0)
    assert [outcomes[name]["outcome"] for name in stories] == ["changed", "unchanged", "changed"]
    told = {hook.document["data"]["url"] for hook in hooks.hooks}
    assert told == {site.url(stories[0]), site.url(stories[2])}
    (source,) = desk.json("sources")["sources"]
    assert (source["articles"], source["trouble"]) == (3, None)


def test_the_daemon_looks_at_sources_and_at_what_they_bring(desk, site, stories, hooks):
    late = site.pages.pop(stories[2])
    desk.configure(
        webhook(hooks.url("/hook")),
        f'[[sources]]\nurl = "{site.url("/")}"\nevery = "1s"\ntags = ["sea"]\nwatch_for = "2d"',
        schedule='floor = "1s"',
    )
    command = [sys.executable, "-m", "watcher", "--config", str(desk.home / "config.toml"), "run"]
    running = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    try:
        until(lambda: sum(a["version"] == 1 for a in desk.json("list")["articles"]) == 2, "two articles")
        site.pages[stories[2]] = late
        until(lambda: sum(a["version"] == 1 for a in desk.json("list")["articles"]) == 3, "the third")
    finally:
        running.send_signal(signal.SIGTERM)
        _, said = running.communicate(timeout=20)
    assert running.returncode == 0, said
    assert {tuple(article["tags"]) for article in desk.json("list")["articles"]} == {("sea",)}
    assert hooks.hooks == []


def test_a_sitemaps_lastmod_brings_the_next_check_of_its_article_forward(desk, site, stories):
    """By the daemon; the other articles are not due for an hour, whatever is done to them."""
    dated = dict.fromkeys(stories, "2026-05-01T08:00:00Z")

    def sitemap(_):
        entries = (f"<url><loc>{site.url(p)}</loc><lastmod>{at}</lastmod></url>" for p, at in dated.items())
        return Answer(f"<urlset>{''.join(entries)}</urlset>".encode(), headers=XML)

    def versions() -> dict[str, int]:
        return {a["url"].split("/")[-2]: a["version"] for a in desk.json("list")["articles"]}

    site.pages["/dated.xml"] = sitemap
    source = f'[[sources]]\nurl = "{site.url("/dated.xml")}"\nevery = "1s"'
    desk.configure(source, schedule='floor = "1s"')
    command = [sys.executable, "-m", "watcher", "--config", str(desk.home / "config.toml"), "run"]
    running = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    try:
        until(lambda: list(versions().values()) == [1, 1, 1], "the first versions")
        for path in stories[:2]:
            site.pages[path].edit(number_is_edited)
        dated[stories[0]] = datetime.now(UTC).isoformat()
        until(lambda: versions()["01"] == 2, "the change that the sitemap tells of")
    finally:
        running.send_signal(signal.SIGTERM)
        _, said = running.communicate(timeout=60)
    assert running.returncode == 0, said
    assert versions() == {"01": 2, "02": 1, "03": 1}


def test_looks_are_conditional_and_a_list_that_did_not_change_costs_nothing(desk, site, stories):
    good = site.pages["/f"] = rss(site, *stories)

    def conditional(request):
        if request.headers.get("if-none-match") == '"f1"':
            return Answer(status=304, headers=(("ETag", '"f1"'),))
        return replace(good(request), headers=(*XML, ("ETag", '"f1"')))

    site.pages["/f"] = conditional
    desk.run("add", site.url("/f"))
    desk.check(site.url("/f"), expect=0)
    assert site.seen("/f")[-1].headers["if-none-match"] == '"f1"'
    (source,) = desk.json("sources")["sources"]
    assert (source["looks"], source["items"], source["trouble"]) == (2, 3, None)


def rss(site, *entries: str, more: str = ""):
    """A feed of these paths; of a pair the second is what the feed calls it."""

    def item(entry) -> str:
        path, name, extra = (entry, entry, more) if isinstance(entry, str) else entry
        link = path if path.startswith("http") else site.url(path)
        named = f"<guid isPermaLink='false'>{name}</guid>"
        return f"<item><title>{path}</title><link>{link}</link>{named}{extra}</item>"

    body = f"<rss><channel><title>Gazette</title>{''.join(map(item, entries))}</channel></rss>".encode()
    return lambda _: Answer(body, headers=XML)


def test_patterns_and_the_limit_choose_and_what_is_left_out_stays_out(desk, site):
    site.pages["/f"] = rss(site, *(f"/local/{n}" for n in range(6)), "/sport/1", "/local/live-1")
    desk.run("add", site.url("/f"), "--include", "/local/", "--exclude", "*/live-*", "--limit", "4")
    assert paths(desk) == [f"/local/{n}" for n in range(4)]
    (source,) = desk.json("sources")["sources"]
    assert (source["items"], source["articles"], source["limit"]) == (8, 4, 4)
    site.pages["/f"] = rss(site, "/local/9", *(f"/local/{n}" for n in range(6)))
    desk.check(site.url("/f"))
    assert len(paths(desk)) == 4
    assert (
        "4 left out" in " ".join(desk.run("sources").out.split()) or "5 left out" in desk.run("sources").out
    )


ODD = (
    "http://127.0.0.1:1/x", "http://10.0.0.7/admin", "http://[::1]/x", "http://169.254.169.254/latest",
    "http://localhost:8080/x", "http://printer.local/x", "http://2130706433/x", "file:///etc/passwd",
    "http://user:pw@news.example/x", "http://0x7f.1/x", "http://[::ffff:10.0.0.1]/x",
)  # fmt: skip
GOOD = "https://news.example/2026/05/01/a-good-story-of-the-day"


def listed_in(form: str, site) -> bytes:
    """All odd addresses and a good one. (A front lists articles of its own host only.)"""
    urls = (*ODD, GOOD)
    if form == "feed":
        return rss(site, *((url, url, "") for url in urls))(None).body
    return f"<urlset>{''.join(f'<url><loc>{url}</loc></url>' for url in urls)}</urlset>".encode()


@pytest.mark.parametrize("form", ["feed", "sitemap"])
def test_articles_of_private_addresses_are_taken_from_no_list(tmp_path, site, form):
    """With leave for loopback off they would be; the poller is asked as it stands in an open network."""
    site.pages["/f"] = lambda _: Answer(listed_in(form, site), headers=XML)
    with open_store(state_dir=tmp_path) as store, Fetcher(OPEN) as fetcher:
        poller = replace(a_poller(store, fetcher), allow_private=False)
        source = replace(claimed(store, site.url("/f")), kind=SourceKind(form))
        poller.visit(source)
        assert [article.url for article in store.articles()] == [GOOD]


def test_sitemaps_at_private_addresses_are_not_asked_for(site):
    """An index on a public host names its parts; the host counts as public here, what it names does not."""
    with NewsSite() as inside:
        places = (inside.url("/a.xml"), inside.url("/b.xml", host="localhost"), "http://10.0.0.7/c.xml")
        children = "".join(f"<sitemap><loc>{place}</loc></sitemap>" for place in places)
        body = f"<sitemapindex>{children}</sitemapindex>".encode()

        class Public(Fetcher):
            def document(self, url, *given, **more):
                if "news.example" not in url:
                    return super().document(url, *given, **more)
                with Fetcher(OPEN) as fetcher:
                    return replace(fetcher.document(site.url("/robots.txt")), body=body, status=200)

        with Public(FetchPolicy(per_host_delay=timedelta(0))) as fetcher:
            seen = discover.look(fetcher, "https://news.example/i.xml", SourceKind.SITEMAP, Validators(), "")
        assert inside.requests == []
    assert "none of the sitemaps" in seen.trouble


OPEN = FetchPolicy(allow_private_hosts=True, per_host_delay=timedelta(0))
LEASE = timedelta(minutes=5)


def a_poller(store, fetcher, *, clock=lambda: datetime.now(UTC), channels=()) -> Poller:
    delay = timedelta(0)
    return Poller(
        store,
        fetcher,
        channels,
        Policy(),
        delay,
        lambda _: None,
        allow_private=True,
        clock=clock,
        jitter=lambda: 0.0,
    )


def claimed(store, url: str, at: datetime | None = None, **wishes) -> Source:
    now = at or datetime.now(UTC)
    host = url.split("/")[2]
    if (source := store.sources.find(url)) is None:
        source, _ = store.sources.add(WantedSource(url, url, host, wishes=Wishes(**wishes)), now)
    claim = store.sources.claim(source.id, now, owner="tests", lease=LEASE, host_delay=timedelta(0))
    assert isinstance(claim, Source), claim
    return claim


class Everyone:
    name, holds = "desk", ""

    def wants(self, event):
        return True


def test_a_source_that_breaks_is_told_once_and_once_when_it_is_well(tmp_path, site):
    now = NOON
    good = site.pages["/f"] = rss(site, "/a")
    with open_store(state_dir=tmp_path) as store, Fetcher(OPEN) as fetcher:
        poller = a_poller(store, fetcher, clock=lambda: now, channels=(Everyone(),))
        poller.visit(claimed(store, site.url("/f"), now))
        site.pages["/f"] = lambda _: Answer(b"<!doctype html><html><body>Maintenance</body></html>")
        for minutes in (1, 5, 15, 60, 180):
            now += timedelta(minutes=minutes)
            poller.visit(claimed(store, site.url("/f"), now))
        assert "a web page, not a feed" in store.sources.all()[0].trouble
        site.pages["/f"] = good
        now += timedelta(hours=1)
        poller.visit(claimed(store, site.url("/f"), now))
        told = [delivery.event for delivery in reversed(store.deliveries())]
    assert [event.type for event in told] == [EventType.SOURCE_FAILING, EventType.SOURCE_RECOVERED]
    assert told[0].data["source"] == site.url("/f")
    assert "a web page, not a feed" in told[0].data["trouble"]


def test_a_host_is_left_alone_for_as_long_as_it_asks(tmp_path, site):
    now = NOON
    site.pages |= {"/f": rss(site, "/a"), "/robots.txt": robots("User-agent: *\nCrawl-delay: 7\n")}
    with open_store(state_dir=tmp_path) as store, Fetcher(OPEN) as fetcher:
        source = claimed(store, site.url("/f"), now)
        a_poller(store, fetcher, clock=lambda: now).visit(source)
        again = store.sources.claim(source.id, now, owner="tests", lease=LEASE, host_delay=timedelta(0))
    assert again == now + timedelta(seconds=7)


def test_a_sitemap_in_a_gzip_file_is_read_up_to_the_cap_and_no_bomb_is_unpacked(desk, site, stories):
    listed = "".join(f"<url><loc>{site.url(path)}</loc></url>" for path in stories)
    packed = (("Content-Type", "application/octet-stream"),)
    good = gzip.compress(f"<urlset>{listed}</urlset>".encode())
    bomb = gzip.compress(b"<urlset>" + b" " * (MOST_BYTES + 1) + listed.encode() + b"</urlset>")
    site.pages["/s.xml.gz"] = lambda _: Answer(good, headers=packed)
    site.pages["/bomb.xml.gz"] = lambda _: Answer(bomb, headers=packed)
    assert "is a sitemap: 3 articles" in desk.run("add", site.url("/s.xml.gz"), "--dry-run").out
    said = desk.run("add", site.url("/bomb.xml.gz"), "--as", "sitemap").err
    assert f"larger than {MOST_BYTES:,} bytes" in " ".join(said.split())


def test_an_index_of_slow_sitemaps_is_read_as_far_as_time_allows(tmp_path, site, monkeypatch):
    """A look that outlasts its lease would never be recorded."""

    def slow(_):
        time.sleep(0.3)
        return Answer(f"<urlset><url><loc>{site.url('/a')}</loc></url></urlset>".encode(), headers=XML)

    monkeypatch.setattr(discover, "LONGEST_WALK", 0.1)
    children = "".join(f"<sitemap><loc>{site.url(f'/{n}.xml')}</loc></sitemap>" for n in range(5))
    site.pages |= {f"/{n}.xml": slow for n in range(5)}
    site.pages["/i"] = lambda _: Answer(f"<sitemapindex>{children}</sitemapindex>".encode(), headers=XML)
    with Fetcher(OPEN) as fetcher:
        found = discover.discover(fetcher, site.url("/i"))
    assert found.seen.listing.remark == "4 of its 5 sitemaps cannot be read"
    assert [item.url for item in found.seen.listing.items] == [site.url("/a")]


def test_a_source_in_trouble_is_named_by_status(desk, site):
    site.pages["/f"] = rss(site, "/a")
    desk.run("add", site.url("/f"))
    assert desk.json("status")["sources_failing"] == []
    site.pages["/f"] = lambda _: Answer(b"<!doctype html><html><body>Maintenance</body></html>")
    desk.run("check", site.url("/f"), expect=1)
    (source,) = desk.json("status")["sources_failing"]
    assert (source["url"], source["failures"]) == (site.url("/f"), 1)
    assert "a web page, not a feed" in " ".join(desk.run("status").out.split())


def test_a_source_that_goes_quiet_against_its_own_rhythm_is_told_once(tmp_path, site):
    now, listed = NOON, ["/a"]
    with open_store(state_dir=tmp_path) as store, Fetcher(OPEN) as fetcher:
        poller = a_poller(store, fetcher, clock=lambda: now, channels=(Everyone(),))
        for number in range(8):
            site.pages["/f"] = rss(site, *listed)
            poller.visit(claimed(store, site.url("/f"), now))
            listed.append(f"/story-{number}")
            now += timedelta(hours=10)
        for _ in range(12):
            now += timedelta(hours=10)
            poller.visit(claimed(store, site.url("/f"), now))
        assert [d.event.type for d in store.deliveries()] == [EventType.SOURCE_QUIET]
        site.pages["/f"] = rss(site, *listed)
        poller.visit(claimed(store, site.url("/f"), now))
        told = [delivery.event.type for delivery in reversed(store.deliveries())]
    assert told == [EventType.SOURCE_QUIET, EventType.SOURCE_RECOVERED]


def visited(store, now: datetime) -> None:
    """Every article is looked at, and due again in twelve hours."""
    for article in store.articles():
        claim = store.claim(article.id, now, owner="tests", lease=LEASE, host_delay=timedelta(0))
        from watcher.model import Check  # noqa: PLC0415  beside its only use

        progress = Progress(next_check_at=now + timedelta(hours=12), next_reason="later")
        store.record(Check(claim, now, Outcome.UNCHANGED, progress), channels=(), host_delay=timedelta(0))


def test_an_items_word_of_a_change_brings_the_next_look_forward_and_is_no_look(tmp_path, site):
    now = NOON
    stamp = "<pubDate>Fri, 01 May 2026 08:00:00 GMT</pubDate><atom:updated xmlns:atom='http://www.w3.org/2005/Atom'>{}</atom:updated>"
    old, new, older = (
        stamp.format(day) for day in ("2026-05-01T08:00:00Z", "2026-05-01T13:00:00Z", "2026-05-01T09:00:00Z")
    )
    names = [f"/a{n}" for n in range(6)]
    site.pages["/f"] = rss(site, *((name, name, old) for name in names))
    with open_store(state_dir=tmp_path) as store, Fetcher(OPEN) as fetcher:
        poller = a_poller(store, fetcher, clock=lambda: now)
        poller.visit(claimed(store, site.url("/f"), now))
        visited(store, now)
        site.pages["/f"] = rss(
            site, ("/a0", "/a0", new), ("/a1", "/a1", older), *((n, n, old) for n in names[2:])
        )
        now += timedelta(hours=2)
        poller.visit(claimed(store, site.url("/f"), now))
        due = {article.url.rpartition("/")[2]: article for article in store.articles()}
        assert due["a0"].next_check_at == now
        assert "tells of a change" in due["a0"].next_reason
        assert {due[name].next_check_at for name in ("a1", "a2")} == {NOON + timedelta(hours=12)}
        assert due["a0"].checks == 1
        # a build that stamps everything anew says nothing
        now += timedelta(hours=1)
        visited(store, now)
        site.pages["/f"] = rss(site, *((n, n, stamp.format("2026-05-01T17:00:00Z")) for n in names))
        poller.visit(claimed(store, site.url("/f"), now + timedelta(hours=2)))
        assert {article.next_check_at for article in store.articles()} == {now + timedelta(hours=12)}


def test_an_item_under_another_address_and_its_old_name_is_the_same_article(tmp_path, site):
    now = NOON
    site.pages["/f"] = rss(site, ("/old-slug", "442", ""), ("/b", "443", ""))
    with open_store(state_dir=tmp_path) as store, Fetcher(OPEN) as fetcher:
        poller = a_poller(store, fetcher, clock=lambda: now)
        poller.visit(claimed(store, site.url("/f"), now))
        site.pages["/f"] = rss(site, ("/new-slug", "442", ""), ("/b", "443", ""))
        poller.visit(claimed(store, site.url("/f"), now))
        assert [article.moved_to for article in store.articles()] == [site.url("/new-slug"), ""]
        assert store.find(site.url("/new-slug")).url == site.url("/old-slug")
        # a name that everything has is none
        site.pages["/f"] = rss(site, ("/c", "0", ""), ("/d", "0", ""))
        poller.visit(claimed(store, site.url("/f"), now))
        assert len(store.articles()) == 4


def test_what_a_user_removed_is_not_brought_back_by_its_feed(desk, site):
    site.pages["/f"] = rss(site, "/a", "/b")
    desk.run("add", site.url("/a"))
    desk.run("remove", site.url("/a"))
    desk.run("add", site.url("/f"))
    assert paths(desk) == ["/b"]


def test_the_watch_of_an_article_ends_when_its_source_asks_for_that_and_never_else(tmp_path, site):
    now = NOON
    for name in ("/f", "/g"):
        site.pages[name] = rss(site, f"/of{name}")
    with open_store(state_dir=tmp_path) as store, Fetcher(OPEN) as fetcher:
        poller = a_poller(store, fetcher, clock=lambda: now)
        for name, stop in (("/f", True), ("/g", False)):
            poller.visit(claimed(store, site.url(name), now, watch_for=timedelta(days=30), stop=stop))
        store.maintain(NOON + timedelta(days=29))
        assert {article.state for article in store.articles()} == {ArticleState.ACTIVE}
        store.maintain(NOON + timedelta(days=31))
        states = {article.url.rpartition("/")[2]: article.state for article in store.articles()}
    assert states == {"f": ArticleState.PAUSED, "g": ArticleState.ACTIVE}


def test_a_source_is_paused_resumed_and_removed_by_its_address_and_its_articles_stay(desk, site, stories):
    desk.run("add", site.url("/"))
    assert "Already watched" in desk.run("add", site.url("/")).out
    desk.run("pause", site.url("/"))
    assert desk.json("sources")["sources"][0]["state"] == "paused"
    assert "paused" in desk.run("sources").out
    desk.run("resume", site.url("/"))
    assert desk.json("sources")["sources"][0]["state"] == "active"
    desk.run("remove", site.url("/"))
    assert desk.json("sources")["sources"] == []
    assert len(paths(desk)) == 3


def test_sources_of_the_configuration_come_and_go_with_it(desk, site, stories):
    table = f'[[sources]]\nurl = "{site.url("/")}"\nlimit = 2\noutlet = "Gazette"'
    desk.configure(table)
    assert desk.json("sources")["sources"][0]["kind"] == "unknown"
    assert len(desk.check(expect=0)) == 2
    (source,) = desk.json("sources")["sources"]
    assert (source["kind"], source["from_config"], source["at"]) == ("feed", True, site.url("/feed.xml"))
    assert "config.toml" in desk.run("remove", site.url("/"), expect=2).err
    desk.configure()
    assert desk.json("sources")["sources"] == []
    assert len(paths(desk)) == 2


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"<rss><channel><item><title>cut off", "broken"),
        (b"<rss><channel></channel></rss>", "0 articles"),
    ],
)
def test_a_broken_feed_has_a_clear_outcome(desk, site, body, words):
    site.pages["/f"] = lambda _: Answer(body, headers=XML)
    said = desk.run("add", site.url("/f"))
    assert words in said.out + said.err
    assert len(desk.json("sources")["sources"]) == 1


def test_a_page_that_cannot_be_had_is_watched_as_an_article_with_a_word_why(desk, site):
    said = desk.run("add", site.url("/missing"))
    assert said.out == f"Watching #1 {site.url('/missing')}\n"
    assert "404" in said.err


def test_a_page_without_text_is_named_when_it_is_added(desk, site):
    site.pages["/app"] = lambda _: Answer(
        b"<html><head><title>Story</title></head><body><div id='root'></div><noscript>You need to enable "
        b"JavaScript to run this app.</noscript><script src='/app.js'></script></body></html>"
    )
    assert "without JavaScript" in " ".join(desk.run("add", site.url("/app")).out.split())


# What decides, by itself


def items(*names: str) -> list[Item]:
    return [Item(f"https://news.example/{name}", id=name) for name in names]


def known(*names: str, told: datetime | None = None) -> dict[str, Known]:
    urls = [f"https://news.example/{name}" for name in names]
    return {key(url): Known(n, key(url), url, n, told) for n, url in enumerate(urls, 1)}


def test_of_more_items_than_the_limit_the_newest_are_taken():
    found = [
        Item(f"https://news.example/{day}", published_at=NOON + timedelta(days=day)) for day in (1, 3, 2)
    ]
    choice = choose([*found, *items("undated")], {}, {}, Wishes(limit=3), taken=1)
    assert [item.url[-1] for item in choice.new] == ["3", "2"]
    assert [why for _, why in choice.left_out] == [LeftOut.LIMIT, LeftOut.LIMIT]


def test_what_is_known_is_not_chosen_again_in_any_spelling():
    assert choose([Item("http://www.news.example/a/")], known("a"), {}, Wishes(), taken=0) == Choice()


@pytest.mark.parametrize(
    ("include", "exclude", "fitting"),
    [((), (), True), (("/local/",), (), True), (("/sport/",), (), False), ((), ("/local/",), False),
     (("*/local/*",), (), True), (("*/local",), (), False), (("/local/", "/x/"), ("*ferry*",), False)],
)  # fmt: skip
def test_patterns(include, exclude, fitting):
    assert fits("https://news.example/local/ferry", Wishes(include=include, exclude=exclude)) is fitting


def source(arrivals=(), **wishes) -> Source:
    url = "https://news.example/f"
    return Source(1, url, url, "news.example", SourceKind.FEED, arrivals=arrivals, wishes=Wishes(**wishes))


@pytest.mark.parametrize(
    ("gap", "interval"),
    [
        (timedelta(minutes=4), SHORTEST),
        (timedelta(minutes=30), timedelta(minutes=15)),
        (timedelta(days=3), LONGEST),
    ],
)
def test_a_source_is_looked_at_twice_as_often_as_it_brings_something(gap, interval):
    arrivals = tuple(NOON - gap * n for n in range(10, 0, -1))
    at, _ = next_look(source(), arrivals, NOON, failures=0, jitter=0)
    assert at - NOON == interval


def test_a_source_is_asked_later_when_it_asks_for_that_and_at_its_own_interval_when_it_has_one():
    at, _ = next_look(source(), (), NOON, failures=0, jitter=0, fresh_for=timedelta(minutes=40))
    assert at - NOON == timedelta(minutes=40)
    at, _ = next_look(source(every=timedelta(seconds=2)), (), NOON, failures=3, jitter=1)
    assert at - NOON == timedelta(seconds=2)
    at, _ = next_look(source(), (), NOON, failures=1, jitter=0, retry_after=timedelta(hours=2))
    assert at - NOON == timedelta(hours=2)


def test_a_weekend_is_not_quiet():
    days = [NOON + timedelta(days=day) for day in (0, 1, 2, 3, 4, 7, 8, 9, 10, 11)]
    assert not is_quiet(days, days[-1] + timedelta(days=6))
    assert is_quiet(days, days[-1] + timedelta(days=10))
    assert not is_quiet(days[:4], days[-1] + timedelta(days=100))
