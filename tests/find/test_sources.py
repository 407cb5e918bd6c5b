"""Articles that come by themselves: from feeds, sitemaps and fronts of a real site, by the real command."""

from __future__ import annotations

import gzip
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from daemonprocess import DaemonProcess, until
from listings import XML, rss
from mishaps import noise, pdf, server_error
from newsroom import Desk, number_is_edited, watch, webhook

from watcher.demo.site import Answer, Newsroom
from watcher.demo.story import FERRY
from watcher.find.sitemap import MOST_BYTES

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


def test_what_a_source_has_that_was_watched_before_is_counted_apart(desk, site, stories):
    desk.run("add", site.url(stories[0]))
    assert "2 articles of it are watched from now on, 1 was before." in desk.run("add", site.url("/")).out


def test_what_cannot_be_read_now_is_a_source_where_something_is_asked_that_only_sources_know(
    desk, site, stories
):
    site.pages["/feed.xml"] = server_error
    ran = desk.run("add", site.url("/feed.xml"), "--include", "/2026/", "--limit", "2")
    assert "it is looked at again as a source." in ran.err
    del site.pages["/feed.xml"]
    desk.run("check")
    (source,) = desk.json("sources")["sources"]
    assert (source["kind"], source["limit"], source["include"]) == ("feed", 2, ["/2026/"])
    assert len(paths(desk)) == 2


def test_of_an_article_what_only_sources_know_is_said_to_mean_nothing(desk, site, stories):
    ran = desk.run("add", site.url(stories[0]), "--limit", "2")
    assert "is an article, and what was said of sources says nothing of it" in ran.err
    assert paths(desk) == stories[:1]


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
    with DaemonProcess(desk.home) as daemon:
        until(lambda: sum(a["version"] == 1 for a in desk.json("list")["articles"]) == 2, "two articles")
        site.pages[stories[2]] = late
        until(lambda: sum(a["version"] == 1 for a in desk.json("list")["articles"]) == 3, "the third")
        assert daemon.stop() == 0, daemon.log
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
    with DaemonProcess(desk.home) as daemon:
        until(lambda: list(versions().values()) == [1, 1, 1], "the first versions")
        for path in stories[:2]:
            site.pages[path].edit(number_is_edited)
        dated[stories[0]] = datetime.now(UTC).isoformat()
        until(lambda: versions()["01"] == 2, "the change that the sitemap tells of")
        assert daemon.stop() == 0, daemon.log
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


def test_patterns_and_the_limit_choose_and_what_is_left_out_stays_out(desk, site):
    site.pages["/f"] = rss(site, *(f"/local/{n}" for n in range(6)), "/sport/1", "/local/live-1")
    desk.run("add", site.url("/f"), "--include", "/local/", "--exclude", "*/live-*", "--limit", "4")
    assert paths(desk) == [f"/local/{n}" for n in range(4)]
    (source,) = desk.json("sources")["sources"]
    assert (source["items"], source["left_out"], source["articles"], source["limit"]) == (8, 4, 4, 4)
    site.pages["/f"] = rss(site, "/local/9", *(f"/local/{n}" for n in range(6)))
    desk.check(site.url("/f"))
    assert len(paths(desk)) == 4
    assert (
        "4 left out" in " ".join(desk.run("sources").out.split()) or "5 left out" in desk.run("sources").out
    )


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


def test_a_source_in_trouble_is_named_by_status(desk, site):
    site.pages["/f"] = rss(site, "/a")
    desk.run("add", site.url("/f"))
    assert desk.json("status")["sources_failing"] == []
    site.pages["/f"] = lambda _: Answer(b"<!doctype html><html><body>Maintenance</body></html>")
    desk.run("check", site.url("/f"), expect=1)
    (source,) = desk.json("status")["sources_failing"]
    assert (source["url"], source["failures"]) == (site.url("/f"), 1)
    assert "a web page, not a feed" in " ".join(desk.run("status").out.split())


def test_what_a_user_removed_is_not_brought_back_by_its_feed(desk, site):
    site.pages["/f"] = rss(site, "/a", "/b")
    desk.run("add", site.url("/a"))
    desk.run("remove", site.url("/a"))
    desk.run("add", site.url("/f"))
    assert paths(desk) == ["/b"]


def test_a_source_is_paused_resumed_and_removed_by_its_address_and_its_articles_stay(desk, site, stories):
    desk.run("add", site.url("/"))
    assert "Already watched" in desk.run("add", site.url("/")).out
    desk.run("pause", "127.0.0.1", expect=1)  # stands in all of its articles' addresses, too
    desk.run("pause", "feed.xml")
    assert desk.json("sources")["sources"][0]["state"] == "paused"
    assert "paused" in desk.run("sources").out
    desk.run("resume", site.url("/"))
    assert desk.json("sources")["sources"][0]["state"] == "active"
    desk.run("remove", site.url("/"))
    assert desk.json("sources")["sources"] == []
    assert len(paths(desk)) == 3


def test_what_a_source_lists_goes_on_as_its_own_when_the_configuration_lets_it_go(desk, site, stories):
    source = f'[[sources]]\nurl = "{site.url("/feed.xml")}"'
    desk.configure(source, watch(site.url(stories[0]), 'every = "2h"'))
    desk.check()
    desk.run("pause", "feed.xml")  # for a while
    desk.configure(source)
    assert sorted(paths(desk)) == stories
    assert {article["every_seconds"] for article in desk.json("list")["articles"]} == {None}
    desk.configure(source, watch(site.url(stories[0])))
    assert sorted(paths(desk)) == stories
    desk.configure()  # which lets both go
    assert sorted(paths(desk)) == stories[1:]


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


@pytest.mark.parametrize(("page", "words"), [(noise, "the answer is no text"), (pdf, "the answer is a PDF")])
def test_what_only_calls_itself_a_page_is_named_when_it_is_added(desk, site, page, words):
    site.pages["/odd"] = page
    said = desk.run("add", site.url("/odd"))
    assert words in " ".join((said.out + said.err).split())


def test_a_page_without_text_is_named_when_it_is_added(desk, site):
    site.pages["/app"] = lambda _: Answer(
        b"<html><head><title>Story</title></head><body><div id='root'></div><noscript>You need to enable "
        b"JavaScript to run this app.</noscript><script src='/app.js'></script></body></html>"
    )
    assert "without JavaScript" in " ".join(desk.run("add", site.url("/app")).out.split())
