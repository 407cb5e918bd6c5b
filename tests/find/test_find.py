"""Whatever an outlet lists is known for what it is, and no bytes are too odd."""

from __future__ import annotations

import pytest
from feed_help import RSS_ITEM, URL, atom, rss
from hypothesis import given
from hypothesis import strategies as st

from watcher.find import Kind, feed, front, is_article, kind_of, linked_feeds, sitemap
from watcher.model import Reading


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (rss(RSS_ITEM), Kind.FEED),
        (atom(), Kind.FEED),
        (b"\xef\xbb\xbf \n<?xml version='1.0'?><!-- x --><rdf:RDF xmlns:rdf='x'/>", Kind.FEED),
        ("<?xml version='1.0' encoding='utf-16'?><rss/>".encode("utf-16"), Kind.FEED),
        (b"<?xml-stylesheet href='x'?><urlset/>", Kind.SITEMAP),
        (b"<s:sitemapindex xmlns:s='x'/>", Kind.SITEMAP_INDEX),
        (b"<!DOCTYPE html><html>", Kind.PAGE),
        (b"plain words", Kind.OTHER),
        (b'{"version":"https:\\/\\/jsonfeed.org\\/version\\/1"}', Kind.JSON_FEED),
    ],
)
def test_a_document_is_known_by_its_beginning(body, kind):
    assert kind_of(body) is kind


@given(
    st.binary(max_size=400),
    st.sampled_from(
        [
            b"",
            b"<rss><channel><item>",
            b"<rss><channel><item><title>&#",
            b"\xff\xfe<\0r\0s\0s\0>\0&\0#\0x\0d\08\00\00\0;\0",
            b"<urlset><url><loc>",
            b"<a href='",
            b'{"version":"https://jsonfeed.org/version/1","items":[',
        ]
    ),
)
def test_no_bytes_are_too_odd(noise, start):
    body = start + noise
    feed(body, URL)
    sitemap(body, URL)
    front(body, URL)
    linked_feeds(body, URL)
    assert kind_of(body) in Kind
    is_article(body, Reading(url=URL), links=0)
