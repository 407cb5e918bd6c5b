"""The pages, feeds and documents of `watcher serve`, on the state of the demo's story."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime, parsedate_to_datetime
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import feedparser
import httpx
import pytest
from lxml import etree
from prometheus_client.parser import text_string_to_metric_families
from served import served
from sqlalchemy import update
from told import HOSTILE, NEWEST, Desk, told

from watcher.demo.site import NewsSite
from watcher.errors import StoreError
from watcher.model.source import WantedSource
from watcher.store import open_archive, open_store
from watcher.store.schema import sources
from watcher.web.app import EVERY_ANSWER
from watcher.web.site import Site

HTML = "text/html; charset=utf-8"
PAGES = (
    "/",
    "/?outlet=sound&order=title&undisclosed=1",
    "/articles/1",
    "/articles/1/versions/1",
    "/articles/1/diff/2..3",
    "/articles/1/diff/1..5?as=whole",
    "/articles/1/diff/5..1?as=side",
    "/notes",
    "/notes?kind=correction",
    "/silent",
    "/report?by=tag&days=30",
    "/sources",
    "/?source=1",
    "/search?q=half+price",
    "/articles/77",
)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return told(tmp_path_factory.mktemp("desk"))


@pytest.fixture(scope="module")
def web(desk: Desk):
    with open_archive(state_dir=desk.home / "state") as archive, served(Site(archive, UTC)) as client:
        yield client


def page(web: httpx.Client, path: str, status: int = 200) -> str:
    answer = web.get(path)
    assert (answer.status_code, answer.headers["content-type"]) == (status, HTML), answer.text
    return answer.text


# Pages


def test_the_overview_says_what_changed(web: httpx.Client) -> None:
    text = page(web, "/")
    assert '<a href="/articles/1" dir="auto" lang="en">Night ferry to cross' in text
    assert "2 silent edits" in text
    assert "not read yet" in text
    assert "Night ferry" not in page(web, "/?tag=land")
    assert "Night ferry" in page(web, "/?outlet=sound+gazette&undisclosed=true&order=undisclosed")
    assert "No such article." in page(web, "/?outlet=nobody")


def test_an_article_is_its_time_line_and_its_notes(web: httpx.Client) -> None:
    text = page(web, "/articles/1")
    assert "5 versions, 4 changes: 2 told by a note, 2 told by no note." in text
    for number in range(2, NEWEST + 1):
        assert f'href="/articles/1/diff/{number - 1}..{number}"' in text
    assert text.count('class="note"') == 3
    silent = text.partition('id="v3"')[2].partition('id="v4"')[0]
    assert re.search(r"<del>.*£14</del><ins>.*£17</ins>", silent)
    assert "<del>" not in text.partition('id="v2"')[2].partition('id="v3"')[0]  # of that a note speaks
    assert "An earlier version of this article gave" in text
    assert 'role="img" aria-label="From 251 words to' in text


def test_a_version_is_its_text_and_where_it_comes_from(web: httpx.Client, desk: Desk) -> None:
    text = page(web, "/articles/1/versions/3")
    assert "A single ticket is to cost £17" in text
    (version,) = [v for v in desk.json("history", desk.url)["snapshots"] if v["version"] == 3]
    assert version["captured_at"] in text
    assert "accept-encoding" in text


def test_a_change_is_shown_in_three_forms(web: httpx.Client) -> None:
    mark = '<del><span class="vh">removed: </span>£14</del><ins><span class="vh">added: </span>£17</ins>'
    changes, whole, side = (
        page(web, f"/articles/1/diff/2..3{form}") for form in ("", "?as=whole", "?as=side")
    )
    assert mark in changes
    assert "No note in the article says that this changed." in changes
    assert "Ingrid Solvay" not in changes.split('class="edits"')[1]
    assert mark in whole
    assert "Ingrid Solvay" in whole
    assert mark not in side
    assert side.count("<td") == 2 * side.count("<tr") - 2
    far = page(web, "/articles/1/diff/1..5")
    assert "£17" in far
    assert 'class="chip' not in far  # a verdict is about neighbours


def test_lists_over_all_articles(web: httpx.Client) -> None:
    notes = page(web, "/notes")
    assert notes.count('class="note"') == 3
    assert page(web, "/notes?kind=correction").count('class="note"') == 1
    assert "No such notes so far." in page(web, "/notes?kind=retraction")
    silent = page(web, "/silent")
    assert silent.count('class="silent"') == 2
    assert "£14</del>" in silent
    assert "The Sound Gazette" in page(web, "/report")
    assert "sea" in page(web, "/report?by=tag")
    found = page(web, "/search?q=%2214%22")
    assert "<mark>14</mark>" in found
    assert "which no longer has it" in found
    assert "Nothing like that" in page(web, "/search?q=quokka")


def test_where_articles_come_from(web: httpx.Client, desk: Desk) -> None:
    text = page(web, "/sources")
    assert '<h2><a href="/?source=1" dir="auto">The Sound Gazette</a></h2>' in text
    assert "<span>1 item seen</span><span>1 article watched</span>" in text
    found = page(web, "/?source=1")
    assert '<h1 dir="auto">Found in The Sound Gazette</h1>' in found
    assert found.count("<h2>") == 1
    assert "No such article." in page(web, "/?source=2")
    assert 'Found in <a href="/?source=1"' in page(web, "/articles/1")
    assert "Found in" not in page(web, "/articles/2")


def test_what_is_wrong_with_a_source_is_told(tmp_path: Path) -> None:
    with NewsSite() as site, open_store(state_dir=tmp_path) as store:
        wanted = WantedSource(site.url("/feed.xml"), site.url("/feed.xml"), "127.0.0.1")
        source, _ = store.sources.add(wanted, datetime.now(UTC))
        values = {"trouble": "answered <404>", "failing_since": datetime.now(UTC) - timedelta(hours=3)}
        with store.database.writing() as db:
            db.execute(update(sources).where(sources.c.id == source.id).values(values))
    with open_archive(state_dir=tmp_path) as archive, served(Site(archive, UTC)) as web:
        text = page(web, "/sources")
        assert '<p class="trouble">Trouble for 3 h: answered &lt;404&gt;.</p>' in text
        assert "never read" in text


def test_an_empty_store_says_what_to_do(tmp_path: Path) -> None:
    with open_archive(state_dir=tmp_path) as archive, served(Site(archive, UTC)) as empty:
        for path in ("/", "/notes", "/silent", "/report"):
            assert "watcher add https://news.example/story" in page(empty, path)
        assert "watcher add https://news.example/<" in page(empty, "/sources")
        assert feedparser.parse(empty.get("/feeds/all.atom").content).bozo is False
        assert empty.get("/api/articles").json()["articles"] == []


def test_every_link_leads_somewhere(web: httpx.Client) -> None:
    seen, ahead = set(), ["/"]
    while ahead:
        path = ahead.pop()
        answer = web.get(path)
        assert answer.status_code in {200, 302}, path
        if answer.headers["content-type"] == HTML:
            targets = re.findall(r'(?:href|action)="([^"]+)"', answer.text)
            inside = {urljoin(path, t.replace("&amp;", "&")) for t in targets if not urlsplit(t).scheme}
            ahead += sorted({t.partition("#")[0] for t in inside} - seen)
            seen |= {t.partition("#")[0] for t in inside}
    assert len(seen) > 30


@pytest.mark.parametrize(
    ("path", "status", "says"),
    [
        ("/articles/99", 404, "No article has the number 99"),
        ("/articles/1/versions/9", 404, "it has versions 1 to 5"),
        ("/articles/1/versions/0", 404, "has no version 0"),
        ("/articles/1/versions/9/page", 404, "has no version 9"),
        ("/articles/1/diff/1..9", 404, "has no version 9"),
        ("/articles/2/versions/1", 404, "has no version yet"),
        ("/articles/99999999999999999999999", 404, "No page has this address."),
        ("/nowhere", 404, "No page has this address."),
        ("/?page=0", 400, "must be a whole number from 1"),
        ("/?order=best", 400, "must be one of changed"),
        ("/?tag=a%00b", 400, "control character"),
        ("/notes?kind=rumour", 400, "must be one of"),
        ("/articles/1/diff/1..2?as=pdf", 400, "must be one of"),
        ("/timemap/link/https://news.example/x", 404, "is not watched"),
    ],
)
def test_what_cannot_be_shown_is_one_sentence(web: httpx.Client, path: str, status: int, says: str) -> None:
    text = page(web, path, status)
    assert says in text
    assert "Traceback" not in text


# Safety


@pytest.mark.parametrize("path", [*PAGES, "/feeds/all.atom", "/api/articles", "/api/none", "/healthz"])
def test_every_answer_forbids_script_frames_and_everything_from_elsewhere(
    web: httpx.Client, path: str
) -> None:
    answer = web.get(path)
    for name, value in EVERY_ANSWER.items():
        assert answer.headers[name] == value
    assert "script-src" not in answer.headers["content-security-policy"]
    assert "'unsafe-inline'" not in answer.headers["content-security-policy"]


@pytest.mark.parametrize("path", PAGES)
def test_pages_have_no_script_and_nothing_from_elsewhere(web: httpx.Client, path: str) -> None:
    text = web.get(path).text
    assert not re.search(r"<script|<iframe|<object|<style|\sstyle=|\son\w+=|javascript:", text)
    assert all(not urlsplit(src).scheme for src in re.findall(r'\ssrc="([^"]+)"', text))
    assert all(not urlsplit(href).scheme for href in re.findall(r'rel="stylesheet" href="([^"]+)"', text))
    assert HOSTILE not in text
    assert not {"\x1b", "\u202e"} & set(text)


@pytest.mark.skipif(shutil.which("tidy") is None, reason="the HTML checker tidy is not installed")
@pytest.mark.parametrize("path", PAGES)
def test_pages_are_valid_html(web: httpx.Client, path: str, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(web.get(path).text, encoding="utf-8")
    command = ["tidy", "-q", "-e", "--drop-empty-elements", "no", str(tmp_path / "page.html")]
    said = subprocess.run(command, capture_output=True, encoding="utf-8", check=False).stderr.splitlines()
    assert [line for line in said if not line.endswith('attribute "aria-current"')] == []  # it is older


def test_a_page_of_others_is_plain_text_in_a_sandbox(web: httpx.Client) -> None:
    answer = web.get("/articles/1/versions/3/page")
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert answer.headers["content-security-policy"].startswith("sandbox;")
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "<script>" in answer.text


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_nothing_can_be_changed(web: httpx.Client, method: str) -> None:
    answer = web.request(method, "/articles/1")
    assert answer.status_code == 405
    assert "Nothing can be changed here." in answer.text


def test_the_database_itself_refuses_to_be_changed(desk: Desk) -> None:
    with open_archive(state_dir=desk.home / "state") as archive:
        assert archive.articles()
        with pytest.raises(StoreError), archive.database.writing() as db:
            db.exec_driver_sql("DELETE FROM notes")


def test_other_names_than_ours_are_refused(desk: Desk) -> None:
    state = desk.home / "state"
    with (
        open_archive(state_dir=state) as archive,
        served(Site(archive, UTC), hosts=["history.example"]) as ours,
    ):
        assert ours.get("/", headers={"Host": "history.example:8321"}).status_code == 200
        refused = ours.get("/", headers={"Host": "evil.example"})
        assert refused.status_code == 400
        assert "ferry" not in refused.text


def test_what_a_client_has_is_not_sent_again(web: httpx.Client) -> None:
    first = web.get("/articles/1/versions/2")
    again = web.get("/articles/1/versions/2", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    (sheet,) = re.findall(r'rel="stylesheet" href="([^"]+)"', first.text)
    assert "immutable" in web.get(sheet).headers["cache-control"]


def test_it_may_stand_under_a_path_of_a_proxy(desk: Desk) -> None:
    state = desk.home / "state"
    with open_archive(state_dir=state) as archive, served(Site(archive, UTC), root_path="/history") as under:
        text = under.get("/articles/1").text  # a proxy leaves the prefix out
        assert 'href="/history/articles/1/diff/1..2"' in text
        assert not re.search(r'href="/(?!history/)', text)
        assert f"{under.base_url}/history/articles/1/diff" in under.get("/feeds/all.atom").text
        more = under.get("/api/articles?limit=1").json()["next"]
        assert more == "/history/api/articles?limit=1&page=2"
        assert under.get("/api/articles/99").headers["content-type"] == "application/problem+json"
        assert under.get(urlsplit(desk.url)._replace(scheme="", netloc="").geturl()).status_code == 404
        assert under.get(f"/timemap/link/{desk.url}").status_code == 200


# Feeds

ATOM = etree.RelaxNG(
    etree.fromstring(
        """
<grammar xmlns="http://relaxng.org/ns/structure/1.0" ns="http://www.w3.org/2005/Atom"
         datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
 <start><element name="feed"><interleave>
  <ref name="head"/>
  <element name="generator"><attribute name="version"/><text/></element>
  <zeroOrMore><ref name="link"/></zeroOrMore>
  <zeroOrMore><element name="entry"><interleave>
   <ref name="head"/>
   <oneOrMore><element name="author"><element name="name"><ref name="words"/></element></element></oneOrMore>
   <oneOrMore><ref name="link"/></oneOrMore>
   <element name="category"><attribute name="term"/><attribute name="label"/></element>
   <element name="content"><attribute name="type"><value>html</value></attribute><text/></element>
  </interleave></element></zeroOrMore>
 </interleave></element></start>
 <define name="head"><interleave>
  <element name="id"><data type="string"><param name="pattern">urn:uuid:[0-9a-f-]{36}</param></data></element>
  <element name="title"><ref name="words"/></element>
  <element name="updated"><data type="dateTime"><param name="pattern">.*Z</param></data></element>
 </interleave></define>
 <define name="words"><data type="string"><param name="minLength">1</param></data></define>
 <define name="link"><element name="link">
  <attribute name="href"><data type="anyURI"/></attribute>
  <attribute name="rel">
   <choice><value>self</value><value>alternate</value><value>related</value><value>next</value></choice>
  </attribute>
 </element></define>
</grammar>"""
    )
)
"""RFC 4287 as far as these feeds use it: what must be there, once, and of which form."""


@pytest.mark.parametrize(
    ("path", "entries"),
    [
        ("/feeds/all.atom", 4),
        ("/feeds/silent.atom", 2),
        ("/feeds/outlets/sound%20GAZETTE.atom", 4),
        ("/feeds/outlets/127.0.0.1.atom", 4),
        ("/feeds/outlets/a%2Fb.atom", 0),
        ("/feeds/articles/1.atom", NEWEST),
    ],
)
def test_feeds_are_valid_and_lead_here(web: httpx.Client, desk: Desk, path: str, entries: int) -> None:
    answer = web.get(path)
    assert answer.headers["content-type"] == "application/atom+xml"
    ATOM.assertValid(etree.fromstring(answer.content))
    feed = feedparser.parse(answer.content)
    assert not feed.bozo
    assert len(feed.entries) == len({entry.id for entry in feed.entries}) == entries
    assert [entry.updated for entry in feed.entries] == sorted(
        (entry.updated for entry in feed.entries), reverse=True
    )
    assert [feed.feed.updated] == [entry.updated for entry in feed.entries[:1]] or not entries
    (own,) = [link.href for link in feed.feed.links if link.rel == "self"]
    assert own == f"{web.base_url}{path}"
    for entry in feed.entries:
        assert web.get(entry.link).status_code == 200
        assert not {"\x1b", "\u202e"} & set(entry.content[0].value)


def copied(desk: Desk, to: Path) -> None:
    """The state of the desk in another folder, to be altered there."""
    for part in ("watcher.db", "watcher.db-wal"):
        if (desk.home / "state" / part).exists():
            shutil.copy(desk.home / "state" / part, to / part)


# Memento (RFC 7089)

LINK = re.compile(r'<([^>]+)>((?:\s*;\s*\w+="[^"]*")+)')


def links(value: str) -> list[tuple[str, dict[str, str]]]:
    """The links of a Link header or a TimeMap."""
    return [(target, dict(re.findall(r'(\w+)="([^"]*)"', terms))) for target, terms in LINK.findall(value)]


def by_relation(value: str) -> dict[str, str]:
    return {relation: target for target, terms in links(value) for relation in terms["rel"].split()}


def test_a_version_is_a_memento(web: httpx.Client, desk: Desk) -> None:
    answer = web.get("/articles/1/versions/3")
    captured = desk.json("history", desk.url)["snapshots"][2]["captured_at"]
    moment = parsedate_to_datetime(answer.headers["memento-datetime"])
    assert moment == datetime.fromisoformat(captured).replace(microsecond=0)
    found = by_relation(answer.headers["link"])
    assert found["original"] == desk.url
    for relation, number in (("first", 1), ("prev", 2), ("next", 4), ("last", 5)):
        assert found[relation].endswith(f"/versions/{number}")
    assert web.get(found["timemap"]).status_code == 200
    assert web.get(found["timegate"]).status_code == 302


def test_the_timemap_lists_every_version(web: httpx.Client, desk: Desk) -> None:
    answer = web.get(f"/timemap/link/{desk.url}")
    assert answer.headers["content-type"].startswith("application/link-format")
    found = links(answer.text)
    assert found[0] == (desk.url, {"rel": "original"})
    mementos = [(target, terms) for target, terms in found if "memento" in terms["rel"].split()]
    assert len(mementos) == NEWEST
    for target, terms in mementos:
        assert web.get(target).headers["memento-datetime"] == terms["datetime"]
    (own,) = [terms for _, terms in found if terms["rel"] == "self"]
    assert (own["from"], own["until"]) == (mementos[0][1]["datetime"], mementos[-1][1]["datetime"])


def test_the_timegate_finds_the_version_of_a_moment(desk: Desk, tmp_path: Path) -> None:
    copied(desk, tmp_path)
    first = datetime(2021, 1, 11, 9, tzinfo=UTC)
    db = sqlite3.connect(tmp_path / "watcher.db")
    for number in range(1, NEWEST + 1):  # an hour between the versions
        captured = int((first + timedelta(hours=number)).timestamp() * 1_000_000) + 500_000
        db.execute("UPDATE snapshots SET captured_at = ? WHERE version = ?", (captured, number))
    db.commit()
    db.close()
    with open_archive(state_dir=tmp_path) as archive, served(Site(archive, UTC)) as gate:
        for hours, number in ((-9, 1), (1, 1), (2.5, 2), (3, 3), (900, 5), (None, 5)):
            asked = (
                {}
                if hours is None
                else {"Accept-Datetime": format_datetime(first + timedelta(hours=hours), usegmt=True)}
            )
            answer = gate.get(f"/timegate/{desk.url}", headers=asked)
            assert (answer.status_code, answer.headers["vary"]) == (302, "accept-datetime")
            assert answer.headers["location"].endswith(f"/articles/1/versions/{number}"), hours
            assert by_relation(answer.headers["link"])["original"] == desk.url
        wrong = gate.get(f"/timegate/{desk.url}", headers={"Accept-Datetime": "yesterday"})
        assert wrong.status_code == 400
        assert gate.get("/timegate/https://news.example/x").status_code == 404


# Those who run it


def test_health_and_metrics(web: httpx.Client) -> None:
    assert web.get("/healthz").json() == {"status": "ok"}
    answer = web.get("/metrics")
    found = {
        (sample.name, *sample.labels.values()): sample.value
        for family in text_string_to_metric_families(answer.text)
        for sample in family.samples
    }
    assert found["watcher_articles", "active"] == 2
    assert found["watcher_versions",] == NEWEST
    assert found["watcher_store_bytes",] > 10_000
    assert found["watcher_last_check_timestamp_seconds",] > 1_600_000_000


def test_a_database_that_does_not_answer_is_told(tmp_path: Path) -> None:
    with open_archive(state_dir=tmp_path) as archive, served(Site(archive, UTC)) as broken:
        (tmp_path / "watcher.db").write_bytes(b"this is no database" * 1000)
        archive.database.engine.dispose()
        for side in tmp_path.glob("watcher.db-*"):
            side.unlink()
        assert (broken.get("/healthz").status_code, broken.get("/").status_code) == (503, 503)
        assert broken.get("/api/articles").json()["status"] == 503


def test_a_page_that_cannot_be_made_is_told_and_harmless(desk: Desk, tmp_path: Path, monkeypatch) -> None:
    copied(desk, tmp_path)
    with sqlite3.connect(tmp_path / "watcher.db") as db:
        db.execute("UPDATE snapshots SET reading = x'00' WHERE version = 2")
    db.close()
    with open_archive(state_dir=tmp_path) as archive, served(Site(archive, UTC)) as web:
        damaged = web.get("/articles/1/versions/2")
        assert damaged.status_code == 500
        assert "`watcher verify` says what" in damaged.text
        assert web.get("/articles/1/versions/1").status_code == 200
        monkeypatch.setattr(archive, "notes", None)
        broken = web.get("/notes")
        assert (broken.status_code, "the log has the details" in broken.text) == (500, True)
        for name, value in EVERY_ANSWER.items():
            assert damaged.headers[name] == broken.headers[name] == value


def test_the_command_serves_on_loopback_and_ends_when_told(desk: Desk) -> None:
    command = [
        sys.executable,
        "-m",
        "watcher",
        "--config",
        str(desk.home / "config.toml"),
        "serve",
        "--port",
        "0",
    ]
    env = os.environ | {"PYTHONUNBUFFERED": "1"}
    running = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8", env=env
    )
    try:
        (url,) = re.findall(r"http://127\.0\.0\.1:\d+/", running.stdout.readline())
        answer = httpx.get(url)
        assert "Night ferry" in answer.text
        assert "server" not in answer.headers
        assert httpx.get(url, headers={"Host": "rebound.example"}).status_code == 400
    finally:
        running.send_signal(signal.SIGTERM)
        _, said = running.communicate(timeout=20)
    assert running.returncode in {0, -signal.SIGTERM}
    assert said == ""


def test_a_port_that_is_taken_is_one_sentence(desk: Desk) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        said = desk.run("serve", "--port", str(taken.getsockname()[1]), expect=1)
    assert said.count("\n") == 1
    assert "choose with --host and --port" in said
