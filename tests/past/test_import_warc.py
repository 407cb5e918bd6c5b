"""Web archive files, our own and foreign ones: their good pages become versions, the others are told."""

from __future__ import annotations

import gzip
import sys
import tracemalloc
from dataclasses import replace
from datetime import UTC, datetime
from importlib.util import find_spec

import pytest
from captures import beside, error, shows, to
from mishaps import consent, noise, pdf
from newsroom import PATH, Desk, correction_is_added, nothing, number_is_edited
from warcs import chunked, of_wget, write_warc

from watcher.demo.page import page
from watcher.demo.site import HTML, Answer, Newsroom, Request
from watcher.demo.story import FERRY
from watcher.imports.warc import Unpacker
from watcher.store import open_store

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd


@pytest.fixture
def desk(tmp_path, hooks, archive):
    return beside(archive, tmp_path, hooks)


@pytest.fixture
def exported(desk, site, tmp_path):
    """Three own versions of a story, written as a WARC."""
    room = site.pages[PATH] = Newsroom(FERRY)
    desk.run("add", site.url(PATH))
    for happening in (nothing, number_is_edited, correction_is_added):
        room.edit(happening)
        desk.check(expect=0)
    desk.run("export", site.url(PATH), "--warc", str(tmp_path / "h.warc.gz"))
    return tmp_path / "h.warc.gz"


@pytest.fixture
def other(site, tmp_path):
    """Another desk, whose store knows the story by its address only."""
    site.pages[PATH] = Newsroom(FERRY)
    other = Desk(tmp_path / "other")
    other.home.mkdir()
    other.configure()
    other.run("add", site.url(PATH))
    return other


def test_our_own_export_comes_back_into_another_store_version_by_version(desk, exported, tmp_path, site):
    other = Desk(tmp_path / "other")
    other.home.mkdir()
    other.configure()
    said = other.run("import", str(exported), expect=1)
    assert "3 captures: of no watched article" in said.out
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


def later(room, words):
    """The page with other furniture than at the look before."""

    def serve(request):
        answer = room(request)
        return replace(answer, body=answer.body.replace(b"About time.", words))

    return serve


def test_a_bundle_of_evidence_is_known_and_what_can_be_imported_is_named(desk, exported, site, tmp_path):
    desk.run("export", site.url(PATH), "--evidence", str(tmp_path / "ferry.zip"))
    said = desk.run("import", str(tmp_path / "ferry.zip"), expect=1).err
    assert "ferry.zip is a bundle of evidence: `watcher verify` checks it" in said
    assert "`watcher export --warc`" in said
    said = desk.run("import", str(desk.home / "state" / "watcher.db"), expect=1).err
    assert "watcher.db is the database of a watch: " in said


def test_a_version_that_came_for_its_furniture_alone_comes_back_from_our_own_export(
    desk, other, site, tmp_path
):
    """Where furniture counts as an edit, or once did, versions were made of it; their numbers are cited."""
    room = Newsroom(FERRY)
    desk.configure("[compare]", "cosmetic = []")
    desk.run("add", site.url(PATH))
    for words in (b"About time.", b"About time, too.", b"About time, all agree."):
        site.pages[PATH] = later(room, words)
        desk.check(expect=0)
    desk.run("export", site.url(PATH), "--warc", str(tmp_path / "h.warc.gz"))
    for came, known in ((3, 0), (0, 3)):
        said = " ".join(other.run("import", str(tmp_path / "h.warc.gz")).out.split())
        assert f"{came} versions came into histories, {known} were known" in said
    theirs = other.history(site.url(PATH))
    assert [v["captured_at"] for v in theirs] == [v["captured_at"] for v in desk.history(site.url(PATH))]
    assert {v["change"]["disclosure"] for v in theirs[1:]} == {"none"}
    assert other.run("verify").code == 0


def test_of_a_crawl_what_differs_in_furniture_alone_is_one_version(other, site, tmp_path):
    pages = [later(Newsroom(FERRY), words) for words in (b"About time.", b"About time, too.")]
    write_warc(tmp_path / "crawl.warc.gz", site.url(PATH), pages)
    said = " ".join(other.run("import", str(tmp_path / "crawl.warc.gz")).out.split())
    assert "1 version came into histories, 1 was known" in said


def test_an_article_that_comes_back_has_its_history_and_the_answer_says_so(desk, exported, site):
    desk.run("remove", site.url(PATH))
    assert "again, with its history of 3 versions" in desk.run("add", site.url(PATH)).out
    assert len(desk.history(site.url(PATH))) == 3


def test_a_foreign_warc_gives_its_good_pages_and_says_what_the_others_are(other, tmp_path, site):
    file = tmp_path / "crawl.warc"
    write_warc(file, site.url(PATH), (shows(FERRY, site.url(PATH)), error(404), consent, pdf))
    said = " ".join(other.run("import", str(file), expect=1).out.split())
    assert "1 version came into histories" in said
    for words in ("without 1 capture: ", "404", "consent wall", "application/pdf"):
        assert words in said
    file.write_bytes(file.read_bytes()[:-700])
    assert other.run("import", str(file), expect=1).code == 1


def test_a_file_that_was_compressed_whole_gives_all_its_pages(other, tmp_path, site):
    plain, packed = tmp_path / "crawl.warc", tmp_path / "whole.warc.gz"
    happenings = (nothing, number_is_edited, correction_is_added)
    write_warc(plain, site.url(PATH), [shows(happening(FERRY), site.url(PATH)) for happening in happenings])
    whole = gzip.compress(plain.read_bytes())
    packed.write_bytes(whole)
    assert "3 versions came into histories" in " ".join(other.run("import", str(packed)).out.split())
    packed.write_bytes(whole[:-400])
    said = " ".join(other.run("import", str(packed), expect=1).out.split())
    assert "the file is broken" in said
    packed.write_bytes(whole[: len(whole) // 2] + bytes(90) + whole[len(whole) // 2 + 90 :])
    said = " ".join(other.run("import", str(packed), expect=1).out.split())
    assert "the file is broken" in said


def test_pages_in_newer_encodings_are_unpacked_or_told(other, tmp_path, site):
    good, file = shows(FERRY, site.url(PATH)), tmp_path / "crawl.warc"
    write_warc(file, site.url(PATH), (good,), encoding="zstd", pack=zstd.compress)
    assert "1 version came" in " ".join(other.run("import", str(file)).out.split())
    if find_spec("brotli") is None:
        write_warc(file, site.url(PATH), (good,), encoding="br", pack=lambda body: body[::-1])
        said = " ".join(other.run("import", str(file), expect=1).out.split())
        assert "pip install brotli" in said


def test_a_file_of_wget_gives_its_pages_and_passes_over_what_is_none(desk, site, tmp_path):
    """As wget 1.25 writes it: addresses in angle brackets, answers in chunks, records of its own."""
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


def test_nothing_is_asked_for_or_watched_because_of_a_warc(other, tmp_path, site):
    """Captures of private addresses are passed over as all that nobody watches; a redirect leads nowhere."""
    private, file = "http://169.254.169.254/latest/meta-data", tmp_path / "crawl.warc"
    cookie = (("Content-Type", HTML), ("Set-Cookie", "sid=s3cret"))
    good = shows(FERRY, site.url(PATH))
    pages = (to("http://127.0.0.1:1/admin"), lambda request: replace(good(request), headers=cookie))
    write_warc(file, private, (good,))
    write_warc(tmp_path / "b.warc", site.url(PATH), pages)
    before = len(site.requests)
    assert "1 capture: of no watched article" in other.run("import", str(file), expect=1).out
    assert "302" in other.run("import", str(tmp_path / "b.warc"), expect=1).out
    assert [article["url"] for article in other.json("list")["articles"]] == [site.url(PATH)]
    assert len(site.requests) == before
    other.run("export", site.url(PATH), "--json", str(tmp_path / "o.json"))
    assert "s3cret" not in (tmp_path / "o.json").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["crawl.warc", "crawl.warc.gz"])
def test_a_page_that_the_end_of_its_file_cuts_off_is_no_version(other, tmp_path, site, name):
    url, file = site.url(PATH), tmp_path / name
    write_warc(file, url, [shows(happening(FERRY), url) for happening in (nothing, number_is_edited)])
    file.write_bytes(file.read_bytes()[:-400])
    said = " ".join(other.run("import", str(file), expect=1).out.split())
    assert "1 version came into histories" in said
    assert "only a part of it was kept" in said


@pytest.mark.parametrize(
    ("headers", "words"),
    [
        ({"WARC-Truncated": "disconnect"}, "only a part of it was kept"),
        ({"WARC-Date": "2999-01-01T00:00:00Z"}, "2999-01-01, which is still to come"),
        ({"WARC-Date": "yesterday"}, "no date"),
    ],
)
def test_a_capture_that_its_crawler_cut_or_that_has_no_possible_date_is_no_version(
    other, tmp_path, site, headers, words
):
    file = tmp_path / "crawl.warc"
    write_warc(file, site.url(PATH), (shows(FERRY, site.url(PATH)),), headers=headers)
    said = " ".join(other.run("import", str(file), expect=1).out.split())
    assert words in said
    assert other.history(site.url(PATH)) == []


def test_a_capture_that_only_calls_itself_a_page_is_no_version(other, tmp_path, site):
    file = tmp_path / "crawl.warc"
    write_warc(file, site.url(PATH), (noise, lambda _: Answer(b"%PDF-1.7\n" + b"The ferry sails. " * 90)))
    said = " ".join(other.run("import", str(file), expect=1).out.split())
    assert ("the answer is no text" in said, "the answer is a PDF" in said) == (True, True), said


def test_an_answer_without_a_status_that_can_be_read_is_no_version(other, tmp_path, site):
    file = tmp_path / "crawl.warc"
    write_warc(file, site.url(PATH), (shows(FERRY, site.url(PATH)),))
    file.write_bytes(file.read_bytes().replace(b"HTTP/1.1 200 ", b"HTTP/1.1 2x0 "))
    assert "it is an error" in " ".join(other.run("import", str(file), expect=1).out.split())


def test_captures_wait_on_disk_and_how_far_the_file_is_read_is_told(other, tmp_path, site):
    """Pages of a third of a megabyte, none of which is held; they come back in any order, and once each."""
    url, file = site.url(PATH), tmp_path / "crawl.warc"
    light = shows(FERRY, url)(Request("/", url, {}, 1))
    bodies = [light.body + b"<!--" + bytes([97 + number]) * 300_000 + b"-->" for number in range(20)]
    answers = [replace(light, body=body) for body in bodies]
    write_warc(file, url, [lambda _, one=one: one for one in answers], encoding="identity", pack=bytes)
    shares: list[int] = []
    with open_store(state_dir=other.home / "state") as store:
        unpacker = Unpacker(store, datetime.now(UTC), 10_000_000)
        tracemalloc.start()
        with unpacker.gathered(file, shares.append) as found:
            held, _ = tracemalloc.get_traced_memory()
            tracemalloc.stop()
            captures = found.captures.of(1)
            assert found.captures.of(2) == []
    assert held < sum(map(len, bodies)) / 3
    assert [capture.raw for capture in captures] == bodies
    assert {capture.reading for capture in captures} == {captures[0].reading}
    assert shares == sorted(shares)
    assert 90 < shares[-1] <= 100
