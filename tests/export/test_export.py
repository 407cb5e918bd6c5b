"""`watcher export`: one history, played by the demo's story, in every form that is handed to others."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import feedparser
import pytest
from told import HOSTILE, NEWEST, Desk, exported, told
from warcio.archiveiterator import ArchiveIterator

OUTSIDE = ("src", "srcset", "data", "poster", "background", "action", "formaction", "ping", "style")


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return told(tmp_path_factory.mktemp("desk"))


@pytest.fixture(scope="module")
def files(desk: Desk) -> dict[str, Path]:
    """The history in every form, by one command."""
    return exported(desk, "html", "json", "csv", "atom", "markdown", "evidence", "warc")


# The page


class Elements(HTMLParser):
    """All start tags of a page, and the text within marks."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.marked: list[str] = []
        self._open: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        self._open += [tag] if tag in {"ins", "del", "span"} else []

    def handle_endtag(self, tag):
        if self._open and self._open[-1] == tag:
            self._open.pop()

    def handle_data(self, data):
        if self._open and self._open[-1] in {"ins", "del"}:
            self.marked.append(f"{self._open[-1]}: {data}")


def test_the_page_needs_nothing_but_itself(files: dict[str, Path]) -> None:
    page = Elements(files["html"].read_text(encoding="utf-8"))
    assert not {"script", "link", "img", "iframe", "object", "form"} & {tag for tag, _ in page.tags}
    for tag, attributes in page.tags:
        assert not {*OUTSIDE} & attributes.keys(), (tag, attributes)
        assert not any(name.startswith("on") for name in attributes)
    assert "@import" not in files["html"].read_text(encoding="utf-8")
    assert "url(" not in files["html"].read_text(encoding="utf-8")


def test_the_page_marks_what_changed_and_says_it_in_words(files: dict[str, Path]) -> None:
    text = files["html"].read_text(encoding="utf-8")
    page = Elements(text)
    assert {"del: £14", "ins: £17", "del: 7–2", "ins: 6–3"} <= set(page.marked)
    assert '<span class="vh">removed: </span>£14' in text
    assert any(attributes.get("aria-label") == "Edited: number" for _, attributes in page.tags)
    assert text.count("not disclosed</span>") == 4  # the silent edit and the hostile one, in two places


def test_the_page_tells_where_each_version_comes_from(desk: Desk, files: dict[str, Path]) -> None:
    text = files["html"].read_text(encoding="utf-8")
    for version in json.loads(files["json"].read_text(encoding="utf-8"))["snapshots"]:
        origin = version["provenance"]
        assert origin["sha256"] in text
        assert origin["seal"] in text
        assert version["captured_at"] in text
    assert "accept-encoding" in text
    assert "content-type" in text
    ids = re.findall(r'\bid="([^"]+)"', text)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', text)) <= set(ids)


def test_nothing_of_the_article_reaches_the_page_unescaped(files: dict[str, Path]) -> None:
    text = files["html"].read_text(encoding="utf-8")
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert HOSTILE not in text
    assert r'of 420<ins><span class="vh">added: </span>\u202e</ins> tonnes' in text


@pytest.mark.skipif(shutil.which("tidy") is None, reason="the HTML checker tidy is not installed")
def test_the_page_is_valid_html(files: dict[str, Path]) -> None:
    said = subprocess.run(
        ["tidy", "-q", "-e", "--drop-empty-elements", "no", files["html"]],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert said.stderr == ""


# For programs, spreadsheets, readers of feeds


def test_the_document_is_that_of_history_and_more(desk: Desk, files: dict[str, Path]) -> None:
    document = json.loads(files["json"].read_text(encoding="utf-8"))
    history = desk.json("history", desk.url)
    assert document["article"] == history["article"]
    for version, snapshot in zip(document["snapshots"], history["snapshots"], strict=True):
        assert {key: version[key] for key in snapshot} == snapshot
        shown = desk.json("show", f"{desk.url}@{snapshot['version']}")
        assert (version["text"], version["blocks"]) == (shown["text"], shown["blocks"])
        headers = dict(version["provenance"]["request_headers"])
        assert headers["user-agent"].startswith("watcher/")
        assert "cookie" not in headers
    assert document["notes"][-1]["first_seen_version"] == 4


def test_the_table_has_a_row_for_each_version(files: dict[str, Path]) -> None:
    rows = list(csv.DictReader(io.StringIO(files["csv"].read_text(encoding="utf-8"))))
    assert [row["version"] for row in rows] == [str(number) for number in range(1, NEWEST + 1)]
    assert [row["disclosure"] for row in rows[:4]] == ["", "disclosed", "undisclosed", "disclosed"]
    assert rows[2]["classes"].split().count("number") == 1


def test_the_feed_is_read_by_readers(files: dict[str, Path]) -> None:
    feed = feedparser.parse(files["atom"].read_bytes())
    assert not feed.bozo, feed.get("bozo_exception")
    assert feed.version == "atom10"
    assert [entry.title.rsplit(": ")[-1] for entry in feed.entries[:2]] == [
        "version 5, not disclosed",
        "version 4, disclosed",
    ]
    assert len({entry.id for entry in feed.entries}) == NEWEST
    assert "<del>7–2</del><ins>6–3</ins>" in feed.entries[1].content[0].value
    assert all(entry.updated and entry.author for entry in feed.entries)


def test_the_text_shows_the_words_of_the_page_as_they_are(files: dict[str, Path]) -> None:
    text = files["markdown"].read_text(encoding="utf-8")
    assert "is to cost <del>£14</del><ins>£17</ins>, and islanders" in text
    assert r"the minutes \[four pages\] have" in text
    assert "\x1b" not in text


def test_standard_output_will_do(desk: Desk, files: dict[str, Path]) -> None:
    assert desk.run("export", desk.url, "--csv", "-") == files["csv"].read_text(encoding="utf-8")


# The web archive


def test_a_pipe_and_a_link_stay_what_they_are(desk: Desk, files: dict[str, Path], tmp_path: Path) -> None:
    """As /dev/null and /dev/stdout do."""
    wanted = files["csv"].read_text(encoding="utf-8")
    pipe, link = tmp_path / "pipe", tmp_path / "link"
    os.mkfifo(pipe)
    end = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    desk.run("export", desk.url, "--csv", str(pipe))
    with os.fdopen(end, encoding="utf-8") as reading:
        assert reading.read() == wanted
    assert pipe.is_fifo()
    link.symlink_to(tmp_path / "table.csv")
    for _ in range(2):
        desk.run("export", desk.url, "--csv", str(link))
    assert link.is_symlink()
    assert (tmp_path / "table.csv").read_text(encoding="utf-8") == wanted


def test_the_web_archive_has_every_request_and_answer(desk: Desk, files: dict[str, Path]) -> None:
    with files["warc"].open("rb") as stream:
        records = [
            (record.rec_type, record.rec_headers.get_header("WARC-Date"), record.content_stream().read())
            for record in ArchiveIterator(stream, check_digests="raise")
        ]
    kinds = [kind for kind, _, _ in records]
    assert kinds == ["warcinfo", *["response", "request"] * NEWEST]
    captured = [snapshot["captured_at"] for snapshot in desk.json("history", desk.url)["snapshots"]]
    assert [date for kind, date, _ in records if kind == "response"] == captured
    pages = [page for kind, _, page in records if kind == "response"]
    assert "£14" in pages[0].decode()
    assert "£17" in pages[2].decode()


# Wrong use


def test_a_form_must_be_named(desk: Desk) -> None:
    assert "--html FILE" in desk.run("export", desk.url, expect=2)


@pytest.mark.parametrize("file", ["-", "one"])
def test_each_form_has_a_file_of_its_own(desk: Desk, tmp_path: Path, file: str) -> None:
    place = file if file == "-" else str(tmp_path / file)
    said = desk.run("export", desk.url, "--html", place, "--json", place, expect=2)
    assert "two forms are to go to one file" in said
    assert list(tmp_path.iterdir()) == []


def test_an_article_without_a_version_is_one_sentence(desk: Desk, tmp_path: Path) -> None:
    said = desk.run("export", "never", "--html", str(tmp_path / "x.html"), expect=1)
    assert "has no version yet" in said
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_cannot_be_written_is_one_sentence(desk: Desk, tmp_path: Path) -> None:
    said = desk.run("export", desk.url, "--html", str(tmp_path / "none" / "x.html"), expect=1)
    assert said.count("\n") == 1
    assert "x.html" in said
