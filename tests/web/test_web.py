"""The pages, feeds and documents of `watcher serve`, on the state of the demo's story."""

from __future__ import annotations

import re
import shutil
import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import feedparser
import httpx
import pytest
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


def page(web: httpx.Client, path: str, status: int = 200) -> str:
    answer = web.get(path)
    assert (answer.status_code, answer.headers["content-type"]) == (status, HTML), answer.text
    return answer.text


# Pages


def test_the_overview_says_what_changed(web: httpx.Client) -> None:
    text = page(web, "/")
    assert '<a href="/articles/1" dir="auto" lang="en">Night ferry to cross' in text
    assert "2 undisclosed changes" in text
    assert "not read yet" in text
    assert "Night ferry" not in page(web, "/?tag=land")
    assert "Night ferry" in page(web, "/?outlet=sound+gazette&undisclosed=true&order=undisclosed")
    assert "No such article." in page(web, "/?outlet=nobody")


def test_an_article_is_its_time_line_and_its_notes(web: httpx.Client) -> None:
    text = page(web, "/articles/1")
    assert "5 versions, 4 changes: 1 told by a note, 2 told by no note, 1 of notes only." in text
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
