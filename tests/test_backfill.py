"""The past of an article, from a web archive, from web archive files, and what archives are asked to keep."""

from __future__ import annotations

import gzip
import signal
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from importlib.util import find_spec

import pytest
from archive import WebArchive
from faultrun import until
from hypothesis import given
from hypothesis import strategies as st
from newsroom import (
    PATH,
    Desk,
    challenge,
    consent,
    correction_is_added,
    nothing,
    number_is_edited,
    sentence_is_added,
    webhook,
    word_is_swapped,
)

from watcher.backfill import PORTION, Historian
from watcher.decide.past import unfit
from watcher.demo.page import page
from watcher.demo.site import HTML, Answer, Newsroom
from watcher.demo.story import FERRY
from watcher.fetch import Fetcher, FetchPolicy
from watcher.find.timemap import Memento, original, raw, spread, timemap
from watcher.model.past import Archive, Fate
from watcher.store import open_store

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

FIRST = datetime(2021, 1, 11, 10, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.fixture
def archive():
    with WebArchive() as running:
        yield running


@pytest.fixture
def desk(tmp_path, hooks, archive):
    desk = Desk(tmp_path)
    table = f'[[archives]]\nname = "ours"\ntimemap = "{archive.timemap}"\ndelay = "0s"'
    desk.configure(webhook(hooks.url("/hook")), f'{table}\nsave = "{archive.url("/save/")}{{url}}"')
    return desk


def shows(story, url):
    """The story's page as it was then; its furniture differs with every request."""

    def answer(request):
        return Answer(page(story, url=url, visit=request.visit + len(request.url)).encode())

    return answer


def to(location, status=302):
    return lambda request: Answer(status=status, headers=(("Location", location), ("Content-Type", HTML)))


def listing(request):
    words = "The board met on Monday and it took until the evening before anybody had an answer."
    teaser = f"<h2><a href='/s/{{0}}'>Story number {{0}} of the day</a></h2><p>{words} It was no {{0}}.</p>"
    teasers = "".join(teaser.format(number) for number in range(12))
    body = f"<html lang=en><head><title>News</title></head><body><main>{teasers}</main></body></html>"
    return Answer(body.encode())


def pdf(request):
    return Answer(b"%PDF-1.7\n1 0 obj", headers=(("Content-Type", "application/pdf"),))


def error(status):
    return lambda request: Answer(b"<h1>Error</h1>", status=status)


HAPPENINGS = (nothing, word_is_swapped, sentence_is_added, number_is_edited, correction_is_added)


@pytest.fixture
def life(site, archive):
    """Five versions over 40 captures, bad ones of seven kinds between them; the last version is on line."""
    url, story, at = site.url(PATH), FERRY, FIRST
    bad = iter([error(404), error(500), consent, challenge, listing, pdf, to("/")] * 2)
    for happening in HAPPENINGS:
        story = happening(story)
        for _ in range(5):
            archive.keep(at, shows(story, url), url)
            at += HOUR
        for _ in range(3):
            wrong = next(bad, None)
            if wrong is not None:
                archive.keep(at, wrong, site.url("/") if wrong.__name__ == "answer_home" else url)
                at += HOUR
    at = homeward(archive, site, at)
    site.pages[PATH] = Newsroom(story)
    return url


def homeward(archive, site, at):
    """A capture whose own address is the front page: the archive followed the redirect of a removed story."""
    archive.keep(at, shows(FERRY, site.url("/")), site.url("/"))
    return at + HOUR


def test_of_forty_captures_exactly_the_good_versions_come_in_order_of_time(desk, archive, life, hooks):
    assert len(archive.captures) >= 35
    desk.run("add", life)
    desk.check(expect=0)
    said = " ".join(desk.run("backfill", life).out.split())
    assert "4 versions came" in said, said
    for words in ("404", "500", "consent wall", "bot challenge", "other stories", "PDF", "front page"):
        assert words in said
    history = desk.history(life)
    assert [version["version"] for version in history] == [1, 2, 3, 4, 5]
    times = [version["captured_at"] for version in history]
    assert times == sorted(times)
    assert times[0] == "2021-01-11T10:00:00Z"
    kinds = [version["origin"] and version["origin"]["kind"] for version in history]
    assert kinds == ["archive"] * 4 + [None]
    assert history[0]["origin"]["uri"].startswith(archive.url("/web/20210111100000/"))
    verdicts = [version["change"]["disclosure"] for version in history[1:]]
    assert verdicts[-1] == "disclosed"
    assert history[4]["not_before"] > history[3]["captured_at"]
    assert hooks.hooks == []
    assert desk.run("verify").code == 0
    assert "captured by the archive ours" in " ".join(desk.run("history", life).out.split())


def test_a_second_run_looks_at_nothing_again_and_a_limit_goes_on_where_the_last_one_ended(
    desk, archive, life
):
    desk.run("add", life)
    desk.check(expect=0)
    asked = []
    for _ in range(6):
        desk.run("backfill", life, "--limit", "7")
        seen = [request.path for request in archive.requests if request.path.startswith("/web/")]
        asked = [path for path in seen if "id_/" in path]
    assert len(asked) == len(set(asked)) == len(archive.captures)
    assert len(desk.history(life)) == 5
    said = " ".join(desk.run("backfill", life).out.split())
    assert f"{len(archive.captures)} of them looked at before; now 0" in said


def test_a_dry_run_only_counts(desk, archive, life):
    desk.run("add", life)
    said = desk.run("backfill", life, "--dry-run", "--from", archive.timemap).out
    assert f"{len(archive.captures)} captures" in said
    assert not [request for request in archive.requests if request.path.startswith("/web/")]


def test_own_versions_keep_their_alerts_and_what_changes_next_is_told_with_the_new_numbers(
    desk, archive, site, life, hooks
):
    room = site.pages[PATH]
    desk.run("add", life)
    desk.check(expect=0)
    room.edit(lambda story: replace(story, title="Ferry, at last"))
    desk.check(expect=0)
    desk.run("backfill", life)
    assert len(desk.history(life)) == 6
    room.edit(lambda story: replace(story, title="Ferry at last again"))
    desk.check(expect=0)
    told = [(hook.document["data"]["from"], hook.document["data"]["to"]) for hook in hooks.hooks]
    assert told == [(1, 2), (6, 7)]
    assert desk.run("verify").code == 0


def test_the_banner_of_an_archive_that_cannot_give_the_page_as_it_was_is_no_article(desk, archive, life):
    archive.raw = False
    desk.run("add", life)
    desk.check(expect=0)
    said = " ".join(desk.run("backfill", life).out.split())
    assert "0 versions came" in said
    assert "the archive's own banner" in said
    assert len(desk.history(life)) == 1


def test_an_archive_that_asks_to_be_left_alone_is_waited_for_or_left_until_the_next_run(
    desk, archive, life, tmp_path
):
    desk.run("add", life)
    desk.check(expect=0)
    archive.busy = 1
    waited = []
    with open_store(state_dir=tmp_path / "state") as store, a_fetcher() as fetcher:
        ours = Archive("ours", archive.timemap)
        historian = Historian(
            store, fetcher, ours, wait=lambda seconds: (waited.append(seconds), pause(fetcher))
        )
        found = historian.backfill(store.find(life), limit=5)
        assert (waited, found.stopped, len(found.looked)) == ([1.0], "", 5)
        archive.busy = 10**6
        again = historian.backfill(store.find(life), limit=5)
        assert "asks to be left alone" in again.stopped
    assert "asks to be left alone" in desk.run("backfill", life, expect=1).err


def a_fetcher() -> Fetcher:
    return Fetcher(FetchPolicy(allow_private_hosts=True, per_host_delay=timedelta(0)))


def pause(fetcher) -> None:
    import time  # noqa: PLC0415  beside its only use

    time.sleep(1.05)


def test_what_was_fetched_is_written_down_portion_by_portion(desk, archive, life, tmp_path):
    """Killed in the middle, all whole portions are there; the rest is for the next run."""
    desk.run("add", life)
    desk.check(expect=0)

    class Killed(Exception):
        pass

    steps = []

    def step():
        steps.append(1)
        if len(steps) == PORTION + 3:
            raise Killed

    with open_store(state_dir=tmp_path / "state") as store, a_fetcher() as fetcher:
        historian = Historian(store, fetcher, Archive("ours", archive.timemap))
        with pytest.raises(Killed):
            historian.backfill(store.find(life), limit=100, step=step)
        assert len(store.past.looked(1)) == PORTION
        historian.backfill(store.find(life), limit=100)
        assert len(store.past.looked(1)) == len(archive.captures)
        assert [item.version for item in store.snapshots(1)] == [1, 2, 3, 4, 5]


def test_what_only_says_that_a_version_stood_moves_the_time_of_the_next_one(desk, archive, site):
    """Also when a whole portion brings no version: the change came after the last capture before it."""
    url, number = site.url(PATH), 2 * PORTION + 5
    for hour in range(number):
        archive.keep(FIRST + hour * HOUR, shows(FERRY, url), url)
    site.pages[PATH] = Newsroom(number_is_edited(FERRY))
    desk.run("add", url)
    desk.check(expect=0)
    desk.run("backfill", url)
    first, second = desk.history(url)
    assert second["not_before"] == (FIRST + (number - 1) * HOUR).isoformat().replace("+00:00", "Z")
    assert first["captured_at"] == FIRST.isoformat().replace("+00:00", "Z")
    assert desk.run("verify").code == 0


def test_captures_at_private_addresses_are_not_asked_for(desk, archive, life, tmp_path):
    """The archive itself is public here; its TimeMap names a capture inside."""
    with open_store(state_dir=tmp_path / "state") as store:
        article, _ = store.add("https://news.example/a", host="news.example", now=FIRST)
        links = ",".join(
            f'<{uri}>; rel="memento"; datetime="Mon, 11 Jan 2021 10:00:00 GMT"'
            for uri in ("http://169.254.169.254/web/20210111100000/x", "http://127.0.0.1:1/web/20210111100000/x",
                        "ftp://x/web/20210111100000/y", "http://[::1]/web/20210111100001/x")
        )  # fmt: skip

        class Public(Fetcher):
            def document(self, url, *_, **__):
                answer = a_fetcher().document(archive.url("/robots.txt"))
                return replace(answer, body=links.encode(), status=200)

        with Public(FetchPolicy(per_host_delay=timedelta(0))) as fetcher:
            found = Historian(store, fetcher, Archive("x", "https://archive.example/{url}")).backfill(
                article, limit=9
            )
    assert [one.fate for one in found.looked] == [Fate.UNFIT] * 3
    assert all("private network" in one.why for one in found.looked)


def test_an_article_that_was_never_looked_at_begins_with_its_past_and_the_first_look_is_no_news(
    desk, archive, life, hooks
):
    desk.run("add", life)
    desk.run("backfill", life)
    assert len(desk.history(life)) == 5
    outcome = desk.check(expect=0)[PATH]
    assert outcome["outcome"] == "unchanged"
    assert hooks.hooks == []


def test_of_an_archive_without_captures_nothing_comes_and_nothing_fails(desk, archive, site):
    site.pages[PATH] = Newsroom(FERRY)
    desk.run("add", site.url(PATH))
    assert "0 captures" in desk.run("backfill", site.url(PATH)).out
    assert "no archive is called" in desk.run("backfill", site.url(PATH), "--from", "x", expect=2).err


# Archives are asked to keep


def test_save_asks_and_records_the_answer(desk, archive, site):
    site.pages[PATH] = Newsroom(FERRY)
    desk.run("add", site.url(PATH))
    desk.check(expect=0)
    said = desk.run("save", site.url(PATH)).out
    assert archive.saves == [site.url(PATH)]
    assert f"{archive.url('/web/20260501120000/')}{site.url(PATH)}" in said
    with open_store(state_dir=desk.home / "state") as store:
        (saved,) = store.past.saved(1)
    assert (saved.archive, saved.version, saved.done) == ("ours", 1, True)
    archive.busy = 1
    assert "429" in desk.run("save", site.url(PATH), expect=1).out


def test_the_daemon_lets_new_versions_be_kept_beside_the_watch(desk, archive, site, hooks):
    room = site.pages[PATH] = Newsroom(FERRY)
    desk.configure(
        webhook(hooks.url("/hook")),
        f'[[articles]]\nurl = "{site.url(PATH)}"\nevery = "1s"\n[[archives]]\nname = "ours"\ndelay = "0s"\n'
        f'save = "{archive.url("/save/")}{{url}}"\nkeep = true',
    )
    desk.check(expect=0)
    running = subprocess.Popen(
        [sys.executable, "-m", "watcher", "--config", str(desk.home / "config.toml"), "run"],
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        until(lambda: len(archive.saves) == 1, "the first version is kept")
        room.edit(number_is_edited)
        until(lambda: len(hooks.hooks) == 1, "the change is told")
        until(lambda: len(archive.saves) == 2, "the second version is kept")
    finally:
        running.send_signal(signal.SIGTERM)
        _, said = running.communicate(timeout=20)
    assert running.returncode == 0, said


# Web archive files


@pytest.fixture
def exported(desk, site, tmp_path):
    """Three own versions of a story, written as a WARC."""
    pytest.importorskip("warcio", reason="the extra warc is not installed")
    room = site.pages[PATH] = Newsroom(FERRY)
    desk.run("add", site.url(PATH))
    for happening in (nothing, number_is_edited, correction_is_added):
        room.edit(happening)
        desk.check(expect=0)
    desk.run("export", site.url(PATH), "--warc", str(tmp_path / "h.warc.gz"))
    return tmp_path / "h.warc.gz"


def test_our_own_export_comes_back_into_another_store_version_by_version(desk, exported, tmp_path, site):
    other = Desk(tmp_path / "other")
    other.home.mkdir()
    other.configure()
    said = other.run("import", str(exported), expect=1)
    assert "3: captures of addresses that are not watched" in said.out
    other.run("add", site.url(PATH))
    said = " ".join(other.run("import", str(exported)).out.split())
    assert "3 versions came into histories" in said
    mine, theirs = desk.history(site.url(PATH)), other.history(site.url(PATH))
    assert [v["captured_at"] for v in mine] == [v["captured_at"] for v in theirs]
    assert {v["origin"]["kind"] for v in theirs} == {"warc"}
    assert [v["change"] and v["change"]["disclosure"] for v in mine] == [
        v["change"] and v["change"]["disclosure"] for v in theirs
    ]
    other.run("import", "--warc", str(exported))
    assert len(other.history(site.url(PATH))) == 3
    assert other.run("verify").code == 0
    same = " ".join(desk.run("import", str(exported)).out.split())
    assert "0 versions came into histories, 3 were known" in same


def test_a_foreign_warc_gives_its_good_pages_and_says_what_the_others_are(desk, exported, tmp_path, site):
    file = tmp_path / "crawl.warc"
    write_warc(file, site.url(PATH), (shows(FERRY, site.url(PATH)), error(404), consent, pdf))
    other = Desk(tmp_path / "other")
    other.home.mkdir()
    other.configure()
    other.run("add", site.url(PATH))
    said = " ".join(other.run("import", str(file), expect=1).out.split())
    assert "1 version came into histories" in said
    for words in ("404", "consent wall", "application/pdf"):
        assert words in said
    file.write_bytes(file.read_bytes()[:-700])
    assert other.run("import", str(file), expect=1).code == 1


def test_pages_in_newer_encodings_are_unpacked_or_told(desk, exported, tmp_path, site):
    good, file = shows(FERRY, site.url(PATH)), tmp_path / "crawl.warc"
    other = Desk(tmp_path / "other")
    other.home.mkdir()
    other.configure()
    other.run("add", site.url(PATH))
    write_warc(file, site.url(PATH), (good,), encoding="zstd", pack=zstd.compress)
    assert "1 version came" in " ".join(other.run("import", str(file)).out.split())
    if find_spec("brotli") is None:
        write_warc(file, site.url(PATH), (good,), encoding="br", pack=lambda body: body[::-1])
        said = " ".join(other.run("import", str(file), expect=1).out.split())
        assert "pip install brotli" in said


def test_a_file_of_wget_gives_its_pages_and_passes_over_what_is_none(desk, site, tmp_path):
    """As wget 1.25 writes it: addresses in angle brackets, answers in chunks, records of its own."""
    pytest.importorskip("warcio", reason="the extra warc is not installed")
    url, own = site.url(PATH), "metadata://gnu.org/software/wget/warc/wget.log"
    site.pages[PATH] = Newsroom(FERRY)
    desk.run("add", url)
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n"
    plain, packed = (page(change(FERRY), url=url, visit=9).encode() for change in (nothing, number_is_edited))
    zipped = head + b"Content-Encoding: gzip\r\n\r\n" + chunked(gzip.compress(packed))
    records = [
        ("warcinfo", "", 10, b"software: Wget/1.25.0 (linux-gnu)\r\n"),
        ("request", url, 10, b"GET / HTTP/1.1\r\nHost: x\r\n\r\n"),
        ("response", url, 10, head + b"\r\n" + chunked(plain)),
        ("request", url, 11, b"GET / HTTP/1.1\r\nHost: x\r\n\r\n"),
        ("revisit", url, 11, head + b"\r\n"),
        ("response", url, 12, zipped),
        ("metadata", own, 12, b"<urn:uuid:0>\r\n"),
        ("resource", own, 12, b"200 OK\r\n"),
    ]
    file = tmp_path / "a.warc.gz"
    file.write_bytes(b"".join(gzip.compress(of_wget(*record)) for record in records))
    assert "2 versions came into histories" in " ".join(desk.run("import", str(file)).out.split())
    _, second = desk.history(url)
    assert second["captured_at"] == "2021-01-11T12:00:00Z"
    assert second["change"]["classes"] == ["number"]
    assert "0 versions came into histories" in " ".join(desk.run("import", "--warc", str(file)).out.split())


def chunked(body: bytes) -> bytes:
    parts = (body[at : at + 700] for at in range(0, len(body), 700))
    return b"".join(b"%x\r\n%b\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


def of_wget(kind: str, url: str, hour: int, block: bytes) -> bytes:
    """A record in the order and spelling of wget."""
    form = {"request": "request", "response": "response", "revisit": "response"}.get(kind)
    lines = [
        "WARC/1.0",
        f"WARC-Type: {kind}",
        f"WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-0000000{hour}{len(block):03}>",
        *([f"WARC-Target-URI: <{url}>"] if url else []),
        f"WARC-Date: 2021-01-11T{hour}:00:00Z",
        f"Content-Type: {f'application/http;msgtype={form}' if form else 'text/plain'}",
        f"Content-Length: {len(block)}",
    ]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + block + b"\r\n\r\n"


def test_nothing_is_asked_for_or_watched_because_of_a_warc(desk, exported, tmp_path, site):
    """Captures of private addresses are passed over as all that nobody watches; a redirect leads nowhere."""
    private, file = "http://169.254.169.254/latest/meta-data", tmp_path / "crawl.warc"
    cookie = (("Content-Type", HTML), ("Set-Cookie", "sid=s3cret"))
    good = shows(FERRY, site.url(PATH))
    pages = (to("http://127.0.0.1:1/admin"), lambda request: replace(good(request), headers=cookie))
    write_warc(file, private, (good,))
    write_warc(tmp_path / "b.warc", site.url(PATH), pages)
    other = Desk(tmp_path / "other")
    other.home.mkdir()
    other.configure()
    other.run("add", site.url(PATH))
    before = len(site.requests)
    assert "captures of addresses that are not watched" in other.run("import", str(file), expect=1).out
    assert "302" in other.run("import", str(tmp_path / "b.warc"), expect=1).out
    assert [article["url"] for article in other.json("list")["articles"]] == [site.url(PATH)]
    assert len(site.requests) == before
    other.run("export", site.url(PATH), "--json", str(tmp_path / "o.json"))
    assert "s3cret" not in (tmp_path / "o.json").read_text(encoding="utf-8")


def write_warc(file, url, pages, *, encoding="gzip", pack=gzip.compress):
    """Responses as wget and crawlers write them: compressed on the way, with their headers."""
    import io  # noqa: PLC0415  beside its only use

    from warcio.statusandheaders import StatusAndHeaders  # noqa: PLC0415
    from warcio.warcwriter import WARCWriter  # noqa: PLC0415

    from watcher.demo.site import Request  # noqa: PLC0415

    with file.open("wb") as target:
        writer = WARCWriter(target, gzip=False, warc_version="1.0")
        for hour, make in enumerate(pages):
            answer = make(Request("/", url, {}, 1))
            body = pack(answer.body)
            headers = [
                *answer.headers,
                ("Content-Encoding", encoding),
                ("Content-Length", str(len(body))),
            ]
            writer.write_record(
                writer.create_warc_record(
                    url,
                    "response",
                    payload=io.BytesIO(body),
                    length=len(body),
                    http_headers=StatusAndHeaders(f"{answer.status} X", headers, "HTTP/1.1"),
                    warc_headers_dict={"WARC-Date": f"2021-01-11T{10 + hour}:00:00Z"},
                )
            )


# TimeMaps, by themselves

LINKS = """<http://news.example/a,b>; rel="original",
<https://archive.example/timemap/link/http://news.example/a,b>
; rel="self"; type="application/link-format"; from="Tue, 20 Jun 2000 18:02:59 GMT",
<https://archive.example/timegate/http://news.example/a,b>; rel="timegate",
<https://archive.example/timemap/2/x>; rel="timemap"; type="application/link-format",
<https://archive.example/web/20000620180259/http://news.example/a,b>; rel="first memento"
 ; datetime="Tue, 20 Jun 2000 18:02:59 GMT" , <web/20080409203051mp_/http://news.example/a,b>;rel=memento
;datetime="Wed, 09 Apr 2008 20:30:51 GMT";license="x, y",
<https://archive.example/web/1/x>; rel="memento"; datetime="soon", <ftp://x/y>; rel="memento", nonsense"""


def test_a_timemap_in_link_format_is_read_as_others_write_it():
    mementos, pages = timemap(LINKS, "https://archive.example/timemap/link/http://news.example/a,b")
    assert [memento.at.year for memento in mementos] == [2000, 2008]
    assert pages == ("https://archive.example/timemap/2/x",)
    first = mementos[0].uri
    assert raw(first) == "https://archive.example/web/20000620180259id_/http://news.example/a,b"
    assert raw(raw(first)) == raw(first)
    assert original(first) == "http://news.example/a,b"
    assert original("https://archive.example/web/20000620180259/news.example/x") == "http://news.example/x"
    assert (raw("https://a.example/memento/17"), original("https://a.example/memento/17")) == (
        "https://a.example/memento/17", "",
    )  # fmt: skip


@given(st.text(max_size=200))
def test_no_timemap_is_too_odd(noise):
    mementos, _ = timemap(LINKS[:150] + noise, "https://archive.example/")
    assert all(memento.uri.startswith("http") for memento in mementos)


@given(st.integers(0, 60), st.integers(1, 20))
def test_a_limit_is_spread_over_the_whole_time(number, limit):
    mementos = [Memento(str(n), FIRST + n * HOUR) for n in range(number)]
    chosen = spread(mementos, limit)
    assert len(chosen) == min(number, limit) == len(set(chosen))
    assert list(chosen) == sorted(chosen, key=lambda memento: memento.at)
    if limit > 1 and number:
        assert (chosen[0], chosen[-1]) == (mementos[0], mementos[-1])


def test_a_capture_of_another_page_is_none_of_this_article():
    body = page(FERRY, url="https://news.example/other", visit=1).encode()
    from watcher.read import read  # noqa: PLC0415  beside its only use

    reading = read(body, "https://news.example/ferry")
    mine = "https://news.example/ferry"
    assert "leads to another page" in unfit(mine, "https://else.example/other", 200, body, reading, None)
    assert unfit(mine, "https://else.example/other", 200, body, reading, reading) == ""
    assert unfit(mine, "http://www.news.example/ferry/", 200, body, reading, None) == ""
