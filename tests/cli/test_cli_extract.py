"""`watcher extract`: files, standard input and addresses, on a real server."""

from __future__ import annotations

import gzip
import json
import re
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from typing import TYPE_CHECKING

import layouts
import pytest
from click.testing import CliRunner
from document_keys import EXTRACT
from invoked import Desk

from watcher.cli import program
from watcher.demo.page import page
from watcher.demo.site import Answer, NewsSite
from watcher.demo.story import FERRY
from watcher.model import Reason

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


@pytest.fixture
def html() -> bytes:
    return page(FERRY, url="https://news.example/2021/01/11/night-ferry", visit=1).encode()


def test_extract_reads_a_file_stdin_and_a_url_alike(desk: Desk, site: NewsSite, html: bytes) -> None:
    site.pages["/saved"] = lambda _: Answer(html)
    saved = desk.home / "page.html"
    saved.write_bytes(html)
    url = site.url("/saved")
    documents = [desk.json("extract", str(saved), "--url", url), desk.json("extract", url)]
    from_stdin = desk.run("extract", "-", "--url", url, "--json", stdin=html)
    documents.append(json.loads(from_stdin.stdout))
    assert documents[0] == documents[1] == documents[2]
    assert list(documents[0]) == EXTRACT
    assert documents[0]["url"] == url
    assert all(list(block) == ["kind", "role", "text"] for block in documents[0]["blocks"])
    assert not (desk.home / "state").exists()


def test_extract_reads_the_page_out_of_what_a_browser_saved_in_one_file(desk: Desk, html: bytes) -> None:
    url = "https://news.example/2021/01/11/night-ferry"
    mail = MIMEMultipart("related", type="text/html")
    mail["Snapshot-Content-Location"] = url
    for part in (MIMEText(html.decode(), "html"), MIMEText("p { color: red }", "css")):
        part["Content-Location"] = url if part.get_content_subtype() == "html" else f"{url}.css"
        mail.attach(part)
    for name, data in (("page.mhtml", mail.as_bytes()), ("page.html", html)):
        (desk.home / name).write_bytes(data)
    alone = desk.json("extract", str(desk.home / "page.html"), "--url", url)
    assert desk.json("extract", str(desk.home / "page.mhtml")) == alone


@pytest.mark.parametrize("place", ["file:///home/page.html", "https://[news/a", "https://", ""])
def test_what_a_saved_page_says_of_its_place_need_be_no_address(desk: Desk, html: bytes, place: str) -> None:
    mail = MIMEMultipart("related", type="text/html")
    mail["Snapshot-Content-Location"] = place
    mail.attach(MIMEText(html.decode(), "html"))
    (desk.home / "page.mhtml").write_bytes(mail.as_bytes())
    assert desk.json("extract", str(desk.home / "page.mhtml"))["title"]


def test_extract_explains_itself(desk: Desk, html: bytes) -> None:
    saved = desk.home / "page.html"
    saved.write_bytes(html)
    assert "margin paragraph: " in desk.say("extract", str(saved), "--explain")
    document = desk.json("extract", str(saved), "--explain")
    assert list(document)[: len(EXTRACT)] == EXTRACT
    assert all(block["reason"] for block in document["blocks"])


def test_extract_explains_where_the_story_is_and_what_was_not_looked_into(desk: Desk) -> None:
    saved = desk.home / "page.html"
    saved.write_text(layouts.page("blog system"), encoding="utf8")
    said = " ".join(desk.say("extract", str(saved), "--explain").split())
    assert "story: div.entry-content, named as the article's body" in said
    assert re.search(r"not looked into: navigation \(1 box, \d+ characters\), comments \(1 box", said)
    story = desk.json("extract", str(saved), "--explain")["story"]
    assert story["element"] == "div.entry-content"
    assert {left["zone"] for left in story["left_out"]} == {"navigation", "comments"}


def test_every_reason_that_a_page_gives_has_words(desk: Desk) -> None:
    saved, given = desk.home / "page.html", set()
    for layout in layouts.LAYOUTS:
        saved.write_text(layouts.page(layout, after="<p><a href='/b'>Read more</a></p>"), encoding="utf8")
        document = desk.json("extract", str(saved), "--explain")
        given |= {block["reason"] for block in document["blocks"]}
    assert given <= set(Reason)
    assert len(given) > 6


def test_extract_needs_no_configuration(tmp_path: Path, html: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("WATCHER_CONFIG", raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    (tmp_path / "page.html").write_bytes(html)
    result = CliRunner().invoke(program, ["extract", "page.html", "--json"])
    assert result.exit_code == 0
    assert json.loads(result.stdout)["title"]


def test_extract_takes_the_selectors_of_the_configuration(desk: Desk) -> None:
    desk.configure('[[articles]]\nurl = "https://news.example/a"\nbody = "#story"\ndrop = [".promo"]')
    html = b"<p>Menu</p><div id=story><p>The ferry sailed at dawn.</p><p class=promo>Buy soup.</p></div>"
    result = desk.run("extract", "-", "--url", "https://news.example/a", "--json", stdin=html)
    assert json.loads(result.stdout)["text"] == "The ferry sailed at dawn."


@pytest.mark.parametrize("junk", [b"", b"\xff\xfe\x00", b"<<<>>>", b"The ferry sailed.", b"<p>\xff"])
def test_extract_takes_any_text(desk: Desk, junk: bytes) -> None:
    assert desk.run("extract", "-", "--json", stdin=junk).exit_code == 0
    assert desk.run("extract", "-", stdin=junk).exit_code == 0
    assert desk.run("extract", "-", "--explain", stdin=junk).exit_code == 0


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"%PDF-1.7\nThe ferry sails. ", "is a PDF, not a web page"),
        (b"\x89PNG\r\n\x1a\n" + bytes(90), "is a PNG image, not a web page"),
        (gzip.compress(b"<p>The ferry sails.</p>"), "is a gzip archive, not a web page"),
        (bytes(range(256)) * 4, "is no text"),
        (b"<p>The ferry sails.</p>" * 500_000, "is larger than 10,000,000 bytes"),
    ],
    ids=["pdf", "png", "gzip", "noise", "huge"],
)
def test_extract_names_a_file_that_is_no_page(desk: Desk, body: bytes, words: str) -> None:
    saved = desk.home / "page.html"
    saved.write_bytes(body)
    for result in (desk.run("extract", str(saved), "--json"), desk.run("extract", "-", stdin=body)):
        assert (result.exit_code, result.stdout, words in result.stderr) == (1, "", True)


@pytest.mark.parametrize(("source", "code"), [("no-such-file.html", 2), ("/", 2)])
def test_extract_of_what_cannot_be_read_is_a_sentence(desk: Desk, source: str, code: int) -> None:
    result = desk.run("extract", source)
    assert (result.exit_code, len(result.stderr.splitlines())) == (code, 1)


def test_extract_with_an_address_that_is_none_is_a_usage_error(desk: Desk) -> None:
    result = desk.run("extract", "-", "--url", "http://[", stdin=b"<p>The ferry sailed.</p>")
    assert (result.exit_code, result.stderr.startswith("watcher: --url: ")) == (2, True)


@pytest.mark.parametrize("path", ["/nothing-here", "/broken"])
def test_extract_of_an_error_page_is_a_sentence(desk: Desk, site: NewsSite, path: str) -> None:
    site.pages["/broken"] = lambda _: Answer(b"<h1>no</h1>", status=500)
    result = desk.run("extract", site.url(path))
    assert (result.exit_code, result.stdout) == (1, "")
    assert "answered" in result.stderr
