"""TimeMaps and what is taken of them, by themselves."""

from __future__ import annotations

from captures import FIRST, HOUR
from hypothesis import given
from hypothesis import strategies as st

from watcher.decide.history.captures import unfit
from watcher.demo.page import page
from watcher.demo.story import FERRY
from watcher.find.timemap import Memento, original, raw, spread, timemap
from watcher.read import read

LINKS = """<http://news.example/a,b>; rel="original",
<https://archive.example/timemap/link/http://news.example/a,b>
; rel="self"; type="application/link-format"; from="Tue, 20 Jun 2000 18:02:59 GMT",
<https://archive.example/timegate/http://news.example/a,b>; rel="timegate",
<https://archive.example/timemap/2/x>; rel="timemap"; type="application/link-format",
<https://archive.example/web/20000620180259/http://news.example/a,b>; rel="first memento"
 ; datetime="Tue, 20 Jun 2000 18:02:59 GMT" , <web/20080409203051mp_/http://news.example/a,b>;rel=memento
;datetime="Wed, 09 Apr 2008 20:30:51 GMT";license="x, y",
<https://archive.example/web/1/x>; rel="memento"; datetime="soon", <https://archive.example/web/2/x>
;rel="memento"; datetime="Fri, 31 Dec 9999 23:59:59 -1200", <ftp://x/y>; rel="memento", nonsense"""


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
    reading = read(body, "https://news.example/ferry")
    mine = "https://news.example/ferry"
    assert "leads to another page" in unfit(mine, "https://else.example/other", 200, body, reading, None)
    assert unfit(mine, "https://else.example/other", 200, body, reading, reading) == ""
    assert unfit(mine, "http://www.news.example/ferry/", 200, body, reading, None) == ""
