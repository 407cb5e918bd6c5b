"""The Atom feeds of `watcher serve`, on the state of the demo's story."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import feedparser
import httpx
import pytest
import time_machine
from lxml import etree
from render_help import ARTICLE, snapshot
from told import NEWEST, Desk, told

from watcher.model import Change, Snapshot
from watcher.render.atom import Entry, Feed, atom

FEED = Feed("all", "All changes", datetime(2026, 1, 5, tzinfo=UTC))


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return told(tmp_path_factory.mktemp("desk"))


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


def test_an_entry_is_known_by_its_capture_whatever_its_number_is() -> None:
    def known(seen: Snapshot) -> str:
        return str(feedparser.parse(atom(FEED, [Entry(ARTICLE, seen)], UTC)).entries[0].id)

    came = snapshot(2, Change())
    assert known(replace(came, version=5)) == known(came)
    assert known(replace(came, captured_at=came.captured_at + timedelta(seconds=1))) != known(came)


@pytest.mark.parametrize("path", ["/feeds/all.atom", "/feeds/outlets/nobody.atom"])
def test_a_feed_that_stays_as_it_is_is_sent_once(web: httpx.Client, path: str) -> None:
    first = web.get(path)
    with time_machine.travel(datetime.now(UTC) + timedelta(days=1)):
        again = web.get(path, headers={"If-None-Match": first.headers["etag"]})
    assert (first.status_code, again.status_code) == (200, 304)
