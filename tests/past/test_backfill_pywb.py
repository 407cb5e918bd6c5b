"""Backfill from a real archive server: pywb on loopback, with web archive files that are written here.

pywb wants an environment of its own, which `make archive` makes; where it is not there, a scripted archive
stands in (test_backfill.py).
"""

from __future__ import annotations

import gzip
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import pytest
from captures import FIRST, HAPPENINGS, HOUR, error, listing, shows
from daemonprocess import until
from mishaps import challenge, consent
from newsroom import PATH, nothing, number_is_edited, webhook
from receivers import free_port
from warcio.warcwriter import WARCWriter
from warcs import put

from watcher.demo.site import Newsroom, Request
from watcher.demo.story import FERRY

PYWB = Path(sys.prefix) / "pywb" / "bin"
pytestmark = pytest.mark.skipif(
    not (PYWB / "wayback").exists(),
    reason="no pywb, a server of its own environment: `make archive` makes it",
)

BAD = (error(404), error(500), consent, challenge, listing)


def written(file: Path, url: str) -> int:
    """35 captures, five versions six times each and five bad ones between them, as a crawler writes them."""
    story, at, count = FERRY, FIRST, 0
    with file.open("wb") as target:
        writer = WARCWriter(target, gzip=True)
        for happening, bad in zip(HAPPENINGS, BAD, strict=True):
            story = happening(story)
            for make in (*[shows(story, url)] * 6, bad):
                answer = make(Request("/", url, {}, count))
                put(writer, url, at, answer, encoding="gzip", body=gzip.compress(answer.body))
                at, count = at + HOUR, count + 1
    return count


@contextmanager
def pywb(home: Path, file: Path):
    """The archive, running until the end of the block; its address."""
    for words in (["init", "news"], ["add", "news", str(file)]):
        subprocess.run([f"{PYWB}/wb-manager", *words], cwd=home, check=True, capture_output=True)
    port = free_port()
    command = [f"{PYWB}/wayback", "-p", str(port), "-b", "127.0.0.1"]
    running = subprocess.Popen(command, cwd=home, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    try:
        until(lambda: answers(address), "the archive answers")
        yield address
    finally:
        running.terminate()
        running.wait(timeout=20)


def answers(address: str) -> bool:
    try:
        return urllib.request.urlopen(address, timeout=2).status == 200
    except OSError:
        return False


def test_of_a_real_archive_exactly_the_good_versions_come(desk, site, hooks, tmp_path):
    url, home = site.url(PATH), tmp_path / "pywb"
    home.mkdir()
    count = written(tmp_path / "crawl.warc.gz", url)
    story = FERRY
    for happening in HAPPENINGS:
        story = happening(story)
    site.pages[PATH] = Newsroom(story)
    with pywb(home, tmp_path / "crawl.warc.gz") as address:
        desk.configure(
            webhook(hooks.url("/hook")),
            f'[[archives]]\nname = "pywb"\ndelay = "0s"\ntimemap = "{address}/news/timemap/link/{{url}}"',
        )
        desk.run("add", url)
        desk.check(expect=0)
        said = " ".join(desk.run("backfill", url).out.split())
        assert f"{count} captures" in said
        assert "4 versions came, 26 were known, 5 were no good pages" in said, said
        assert "35 of them looked at before; now 0" in " ".join(desk.run("backfill", url).out.split())
    history = desk.history(url)
    assert [version["version"] for version in history] == [1, 2, 3, 4, 5]
    assert history[0]["captured_at"] == "2021-01-11T10:00:00Z"
    assert hooks.hooks == []
    assert desk.run("verify").code == 0


def test_what_we_export_is_replayed_by_a_real_archive_and_comes_back_from_there(desk, site, tmp_path):
    room = site.pages[PATH] = Newsroom(FERRY)
    desk.configure()
    desk.run("add", site.url(PATH))
    for happening in (nothing, number_is_edited):
        room.edit(happening)
        desk.check(expect=0)
        time.sleep(1.1)  # archives name captures by the second
    desk.run("export", site.url(PATH), "--warc", str(tmp_path / "ours.warc.gz"))
    home = tmp_path / "pywb"
    home.mkdir()
    with pywb(home, tmp_path / "ours.warc.gz") as address:
        said = desk.run("backfill", site.url(PATH), "--from", f"{address}/news/timemap/link/{{url}}").out
    assert "0 versions came, 2 were known" in " ".join(said.split())
