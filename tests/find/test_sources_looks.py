"""One look after another at a source, by the clock of the test: what breaks, goes quiet or is brought."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from listings import XML, rss
from polling_help import LEASE, OPEN, a_poller, claimed, visited
from store_help import Everyone

from watcher.decide.policy import Policy
from watcher.demo.site import Answer, NewsSite, robots
from watcher.fetch import Fetcher, FetchPolicy
from watcher.model import ArticleState, EventType, Validators
from watcher.model.source import SourceKind
from watcher.past.unite import merge
from watcher.sources import discover
from watcher.store import open_store

NOON = datetime(2026, 5, 1, 12, 0, tzinfo=UTC)
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
        told = [delivery.event for delivery in reversed(store.outbox.deliveries())]
    assert [event.type for event in told] == [EventType.SOURCE_FAILING, EventType.SOURCE_RECOVERED]
    assert told[0].data["source"] == site.url("/f")
    assert "a web page, not a feed" in told[0].data["trouble"]


def test_a_feed_that_breaks_off_is_told_once_while_its_items_are_taken(tmp_path, site):
    now = NOON
    with open_store(state_dir=tmp_path) as store, Fetcher(OPEN) as fetcher:
        poller = a_poller(store, fetcher, clock=lambda: now, channels=(Everyone(),))
        for step, cut in enumerate((0, 30, 0, 30, 30, 30, 30, 0)):
            whole = rss(site, f"/a{step}", "/last")(None)
            answer = replace(whole, body=whole.body[: len(whole.body) - cut])
            site.pages["/f"] = lambda _, answer=answer: answer
            now += timedelta(minutes=30)
            poller.visit(claimed(store, site.url("/f"), now))
            (source,) = store.sources.all()
            assert (bool(source.trouble), source.next_look_at - now) == (cut > 0, timedelta(minutes=15))
            assert store.find(site.url(f"/a{step}"))
        told = [delivery.event.type for delivery in reversed(store.outbox.deliveries())]
    assert told == [EventType.SOURCE_FAILING, EventType.SOURCE_RECOVERED]


def test_a_host_is_left_alone_for_as_long_as_it_asks(tmp_path, site):
    now = NOON
    site.pages |= {"/f": rss(site, "/a"), "/robots.txt": robots("User-agent: *\nCrawl-delay: 7\n")}
    with open_store(state_dir=tmp_path) as store, Fetcher(OPEN) as fetcher:
        source = claimed(store, site.url("/f"), now)
        a_poller(store, fetcher, clock=lambda: now).visit(source)
        again = store.sources.claim(source.id, now, owner="tests", lease=LEASE, host_delay=timedelta(0))
    assert again == now + timedelta(seconds=7)


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
        assert [d.event.type for d in store.outbox.deliveries()] == [EventType.SOURCE_QUIET]
        site.pages["/f"] = rss(site, *listed)
        poller.visit(claimed(store, site.url("/f"), now))
        told = [delivery.event.type for delivery in reversed(store.outbox.deliveries())]
    assert told == [EventType.SOURCE_QUIET, EventType.SOURCE_RECOVERED]


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
        merge(store, store.find(site.url("/a4")), store.find(site.url("/a3")), how="by hand", now=now)
        (source,) = store.sources.all()
        assert (source.items, source.articles, source.left_out) == (6, 5, 0)
        told = {"/a0": new, "/a1": older, "/a3": new}
        site.pages["/f"] = rss(site, *((name, name, told.get(name, old)) for name in names))
        now += timedelta(hours=2)
        poller.visit(claimed(store, site.url("/f"), now))
        due = {article.url.rpartition("/")[2]: article for article in store.articles()}
        assert due["a0"].next_check_at == due["a4"].next_check_at == now
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


def test_the_watch_of_an_article_ends_when_its_source_asks_for_that_and_never_else(tmp_path, site):
    now = NOON
    for name in ("/f", "/g"):
        site.pages[name] = rss(site, f"/of{name}")
    with open_store(state_dir=tmp_path) as store, Fetcher(OPEN) as fetcher:
        poller = a_poller(store, fetcher, clock=lambda: now)
        for name, stop in (("/f", True), ("/g", False)):
            poller.visit(claimed(store, site.url(name), now, watch_for=timedelta(days=30), stop=stop))
        store.upkeep.maintain(NOON + timedelta(days=29))
        assert {article.state for article in store.articles()} == {ArticleState.ACTIVE}
        store.upkeep.maintain(NOON + timedelta(days=31))
        states = {article.url.rpartition("/")[2]: article.state for article in store.articles()}
    assert states == {"f": ArticleState.PAUSED, "g": ArticleState.ACTIVE}


def test_a_source_that_was_looked_at_by_a_clock_that_ran_ahead_is_due_when_it_is_right(tmp_path, site):
    site.pages["/f"] = rss(site, "/a")
    ahead = NOON + timedelta(hours=30)
    with open_store(state_dir=tmp_path) as store, Fetcher(OPEN) as fetcher:
        a_poller(store, fetcher, clock=lambda: ahead).visit(claimed(store, site.url("/f"), ahead))
        store.free_leases(lambda _: False, NOON, host_delay=timedelta(0))
        (source,) = store.sources.all()
        assert (source.next_look_at, source.next_reason) == (NOON, "the clock was set back")


def test_a_list_whose_server_says_not_modified_to_all_is_read_now_and_then(tmp_path, site):
    """Every name that it gives is the same; what is new would never be seen."""
    named = (("ETag", '"the feed"'),)

    def lying(request):
        if "if-none-match" in request.headers:
            return Answer(status=304, headers=named)
        return Answer(listed(request).body, headers=(*XML, *named))

    site.pages["/f"] = lying
    with open_store(state_dir=tmp_path) as store, Fetcher(OPEN) as fetcher:
        poller = replace(a_poller(store, fetcher), policy=Policy(unconditional_every=4))
        listed = rss(site, "/2026/05/01/first")
        poller.visit(claimed(store, site.url("/f")))
        listed = rss(site, "/2026/05/01/first", "/2026/05/01/second")
        found = [poller.visit(claimed(store, site.url("/f"))) for _ in range(5)]
    assert found == [0, 0, 1, 0, 0]


def test_not_modified_to_a_question_without_a_condition_is_trouble(tmp_path, site):
    site.pages["/f"] = rss(site, "/2026/05/01/first")
    with open_store(state_dir=tmp_path) as store, Fetcher(OPEN) as fetcher:
        poller = a_poller(store, fetcher)
        poller.visit(claimed(store, site.url("/f")))
        site.pages["/f"] = lambda _: Answer(status=304)
        poller.visit(claimed(store, site.url("/f")))
        assert store.sources.find(site.url("/f")).trouble == "the server answered 304"
