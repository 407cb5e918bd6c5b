"""What a browser leaves behind when its page hangs or it is killed: nothing; how many run at once."""

from __future__ import annotations

import os
import tempfile
import time
from datetime import timedelta
from pathlib import Path

import pytest
from chromium import a_fetcher, needs_chromium, scripted

from watcher.demo.site import Answer
from watcher.errors import NoBrowser, TimedOut, TooLarge
from watcher.fetch.scratch import PREFIX, Scratch
from watcher.fetch.turns import Turns

pytest.importorskip("playwright", reason="the extra browser is not installed")


@needs_chromium
def test_a_page_that_hangs_or_eats_memory_costs_its_browser_and_nothing_else(site, monkeypatch):
    """Neither processes nor files of it are left."""
    site.pages["/hang"] = scripted("while (true) { }")
    more = "for (let i = 0; i < 50; i++) a.push(new Uint8Array(1e6).fill(7))"
    eats = f"const a = []; setInterval(() => {{ {more} }}, 10)"
    site.pages["/eats"] = scripted(f"{eats}; fetch('/never')")
    site.pages["/never"] = lambda _: (time.sleep(12), Answer())[1]
    site.pages["/fine"] = scripted("document.getElementById('said').textContent = 'yes'")
    with tempfile.TemporaryDirectory() as home:
        monkeypatch.setattr(tempfile, "tempdir", home)
        with a_fetcher(site, memory=400_000_000, timeout=timedelta(seconds=8)) as fetcher:
            fetcher.get(site.url("/fine"))
            assert list(Path(home).iterdir())
            first = fetcher._browser._chromium._group  # noqa: SLF001  which processes are meant
            with pytest.raises(TimedOut):
                fetcher.get(site.url("/hang"))
            assert (processes(first), list(Path(home).iterdir())) == (0, [])
            with pytest.raises(TooLarge, match="400 MB"):
                fetcher.get(site.url("/eats"))
            assert b"yes" in fetcher.get(site.url("/fine")).body
            last = fetcher._browser._chromium._group  # noqa: SLF001
            assert processes(last) > 0
        assert (processes(last), list(Path(home).iterdir())) == (0, [])


def processes(group: int) -> int:
    """How many live in a group; those that only wait to be counted are none."""
    found = 0
    for place in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, theirs = place.read_text(errors="replace").rpartition(")")[2].split()[:3]
        except OSError:
            continue
        found += int(theirs) == group and state != "Z"
    return found


def test_what_the_dead_left_goes_when_the_next_browser_comes(monkeypatch):
    with tempfile.TemporaryDirectory() as home:
        monkeypatch.setattr(tempfile, "tempdir", home)
        living, dead = Scratch(), Scratch()
        (dead.place / "profile").write_text("")
        os.close(dead._handle)  # noqa: SLF001  as its end does
        for old in (living, dead):
            os.utime(old.place, (0, 0))
        newborn = Path(tempfile.mkdtemp(prefix=PREFIX))
        one = Scratch()
        assert set(Path(home).iterdir()) == {living.place, newborn, one.place}
        living.clear()
        assert not living.place.exists()


@needs_chromium
def test_a_browser_starts_however_long_the_name_of_the_folder_is(site, tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / ("x" * 60)))
    site.pages["/fine"] = scripted("document.getElementById('said').textContent = 'yes'")
    with a_fetcher(site) as fetcher:
        assert b"yes" in fetcher.get(site.url("/fine")).body


@needs_chromium
def test_so_many_browsers_run_at_once_and_no_more(site, tmp_path):
    site.pages["/fine"] = scripted("")
    with (
        a_fetcher(site, tmp_path, most=1) as one,
        a_fetcher(site, tmp_path, most=1, timeout=timedelta(seconds=0.3)) as two,
    ):
        one.get(site.url("/fine"))
        with pytest.raises(NoBrowser, match="1 browsers run already"):
            two.get(site.url("/fine"))


def test_turns_end_with_whoever_holds_them(tmp_path):
    one, two = Turns(tmp_path, 1), Turns(tmp_path, 1)
    assert one.take(0)
    assert not two.take(0)
    one.give_back()
    assert two.take(0)
