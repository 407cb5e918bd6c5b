"""Changes as an Atom feed (RFC 4287)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree as ET

from watcher import __version__
from watcher.render.documents import iso
from watcher.render.html.environment import page
from watcher.render.safe import inert, inert_line
from watcher.render.verdicts import verdict

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime, tzinfo

    from watcher.model import Article, Snapshot

_NAMESPACE = "http://www.w3.org/2005/Atom"
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 has no way to say."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A version in a feed, with the page that shows it; "" for none.

    It is known by the moment of its capture: its number moves up when captures of others come before it, and
    is another version's after a restore; readers would take the one for news and what is news for read.
    """

    article: Article
    snapshot: Snapshot
    link: str = ""


@dataclass(frozen=True, slots=True)
class Feed:
    """What a feed says of itself.

    Attributes:
        key: what tells it from all others; its id follows from it.
        title: for people.
        updated_at: of its newest entry; when there is none, any moment will do.
        link: the page it is a feed of; "" for none.
        self_link: its own address; "" when it has none.
    """

    key: str
    title: str
    updated_at: datetime
    link: str = ""
    self_link: str = ""


def atom(feed: Feed, entries: Sequence[Entry], zone: tzinfo) -> bytes:
    """The feed, in UTF-8.

    Args:
        feed: its head.
        entries: newest first.
        zone: of the times in the entries' words.
    """
    ET.register_namespace("", _NAMESPACE)
    root = ET.Element(_name("feed"))
    _text(root, "id", uuid5(NAMESPACE_URL, f"watcher:{feed.key}").urn)
    _text(root, "title", feed.title)
    _text(root, "updated", iso(feed.updated_at))
    _text(root, "generator", "watcher", version=__version__)
    for relation, address in (("alternate", feed.link), ("self", feed.self_link)):
        if address:
            ET.SubElement(root, _name("link"), rel=relation, href=_xml(address))
    for entry in entries:
        _entry(root, entry, zone)
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True))


def _entry(root: ET.Element, entry: Entry, zone: tzinfo) -> None:
    article, snapshot = entry.article, entry.snapshot
    told = verdict(snapshot)
    element = ET.SubElement(root, _name("entry"))
    _text(element, "id", uuid5(NAMESPACE_URL, f"{article.url}\n{iso(snapshot.captured_at)}").urn)
    title = inert_line(snapshot.title or article.title or article.url)
    _text(element, "title", f"{title}: version {snapshot.version}, {told.word}")
    _text(element, "updated", iso(snapshot.captured_at))
    author = ET.SubElement(element, _name("author"))
    _text(author, "name", inert_line(article.outlet))
    ET.SubElement(element, _name("category"), term=told.key, label=told.word)
    ET.SubElement(element, _name("link"), rel="alternate", href=_xml(entry.link or article.url))
    ET.SubElement(element, _name("link"), rel="related", href=_xml(article.url))
    words = page("entry.html.jinja", zone, article=article, snapshot=snapshot)
    _text(element, "content", words, type="html")


def _name(tag: str) -> str:
    return f"{{{_NAMESPACE}}}{tag}"


def _text(parent: ET.Element, tag: str, words: str, **attributes: str) -> None:
    ET.SubElement(parent, _name(tag), attributes).text = _xml(words)


def _xml(words: str) -> str:
    return _NOT_XML.sub("\ufffd", inert(words))
