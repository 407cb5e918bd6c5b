"""A hostile outlet, from its pages, headers and robots.txt to every place where words of it come out."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup
from hostile import Outlet, escaped
from newsroom import PATH, Desk, Postbox, body, email, watch, webhook
from served import served

from watcher.alerts.webhook import WRITERS
from watcher.demo.receivers import WebhookReceiver
from watcher.demo.site import Answer, NewsSite, Request, robots
from watcher.model import EventType
from watcher.model.source import Source, SourceKind
from watcher.render.mail.message import Envelope, mail
from watcher.render.notices import source_event
from watcher.store import open_archive
from watcher.web.site import Site

if TYPE_CHECKING:
    from collections.abc import Callable

HOSTILE = {
    "signs": "\x1b[2J\x1b]0;owned\x07\x1b]8;;http://evil.example\x1b\\click\x1b]8;;\x1b\\ \x9b31m"
    " price \u202e02£ \u202c\u2066hidden\u2069 \u2028new line \u200b",
    "markup": "<script>alert(1)</script><img src=x onerror=alert(2)><b onmouseover='alert(3)'>bold</b>"
    " %s%n {0.__class__} \\u001b[31m",
    "crlf": "Ferry\r\nBcc: victim@example.org\r\n\r\n<p>injected</p>",
    "formula": "=cmd|'/C calc'!A1",
    "plus": '@SUM(1+1)*cmd|"/C calc"!A0',
    "template": "{{ 7777 * 7777 }}{% for x in ().__class__.__base__.__subclasses__() %}{% endfor %}${jndi:ldap://x}",
}


LONG = "x" * 1_000_000
NOON = datetime(2021, 1, 12, 12, 0, tzinfo=UTC)


STEERING = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""What no output may hold: C0 but for tab and line feed, C1, DEL, separators, direction overrides."""


CLEAN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
"""What XML cannot hold."""


@pytest.fixture(params=HOSTILE.values(), ids=HOSTILE)
def said(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def played(
    desk: Desk, site: NewsSite, hooks: WebhookReceiver, mails: Postbox, said: str
) -> tuple[Desk, WebhookReceiver, Postbox]:
    """Captured once, changed once, alerted."""
    outlet = site.pages[PATH] = Outlet(said)
    site.pages["/robots.txt"] = robots(f"# {said}\nUser-agent: {said}\nAllow: /\nCrawl-delay: {said}\n")
    desk.configure(watch(site.url(PATH)), webhook(hooks.url("/hook")), email(mails.url))
    assert desk.check(expect=0)[PATH]["outcome"] == "first"
    outlet.change()
    assert desk.check(expect=0)[PATH]["outcome"] == "changed"
    return desk, hooks, mails


COMMANDS = (
    ("list",),
    ("history", PATH),
    ("updates",),
    ("diff", PATH),
    ("show", PATH),
    ("show", f"{PATH}@1"),
    ("status",),
    ("report",),
    ("alerts", "list"),
    ("blame", PATH),
    ("search", "ticket"),
    ("alerts", "preview"),
    ("verify",),
    ("check",),
)


EXPORTS = ("html", "csv", "atom", "markdown")


def test_words_of_a_page_steer_no_terminal_mail_or_spreadsheet(
    played: tuple[Desk, WebhookReceiver, Postbox],
) -> None:
    desk, hooks, mails = played
    for words in COMMANDS:
        ran = desk.run(*words, expect=0)
        assert not STEERING.search(ran.out + ran.err), words
        document = desk.run(*words, "--json", expect=0).out
        assert not STEERING.search(document), words
        json.loads(document)
    for words in (("updates", "--csv"), ("updates", "--undisclosed", "--csv"), ("report", "--csv")):
        table = desk.run(*words, expect=0).out
        assert not STEERING.search(table.replace("\r\n", "\n")), words
        assert_no_formula(table)
    for form in EXPORTS:
        assert_inert_file(form, desk.run("export", PATH, f"--{form}", "-", expect=0).out)
    assert not STEERING.search(desk.run("export", PATH, "--json", "-", expect=0).out)
    drawn = desk.run("card", PATH, "--png", str(desk.home / "card.png"), expect=0).out
    assert not STEERING.search(drawn + (desk.home / "card.txt").read_text(encoding="utf-8"))
    (hook,) = hooks.hooks
    assert not STEERING.search(hook.body.decode())
    assert "javascript:" not in json.dumps(hook.document["data"].get("url"))
    for sent in mails.mails:
        assert_inert(sent)
    assert mails.recipients == [["desk@example.org"]]


def assert_inert_file(form: str, written: str) -> None:
    assert not STEERING.search(written.replace("\r\n", "\n")), form
    if form == "csv":
        assert_no_formula(written)
    elif form != "markdown":
        soup = BeautifulSoup(written, "lxml" if form == "html" else "xml")
        assert_inert_page(soup)
        for entry in soup.find_all(type="html"):  # HTML within XML
            assert_inert_page(BeautifulSoup(entry.text, "lxml"))


def assert_no_formula(table: str) -> None:
    cells = [cell for row in csv.reader(io.StringIO(table)) for cell in row]
    assert not [cell for cell in cells if cell.lstrip().startswith(("=", "+", "-", "@"))]


def assert_inert_page(soup: BeautifulSoup) -> None:
    """Nothing runs, nothing is fetched, and links lead to the web."""
    assert soup.find(["script", "img", "iframe", "form", "object"]) is None
    for element in soup.find_all(name=True):
        assert not [name for name in element.attrs if name.lower().startswith("on")]
        assert str(element.get("href", "https://")).startswith(("http://", "https://", "mailto:", "#", "/"))


def test_words_of_a_page_are_only_words_on_our_pages(
    played: tuple[Desk, WebhookReceiver, Postbox],
) -> None:
    state = played[0].home / "state"
    article = ("/articles/1", "/articles/1/versions/2", "/articles/1/diff/1..2?as=side")
    with open_archive(state_dir=state) as archive, served(Site(archive, UTC)) as web:
        for path in ("/", *article, "/notes", "/silent", "/report", "/search?q=night+ferry"):
            answer = web.get(path)
            assert answer.status_code == 200
            assert not STEERING.search(answer.text + "".join(answer.headers.values())), path
            soup = BeautifulSoup(answer.text, "lxml")
            for form in soup.find_all("form"):  # ours: the search and the filters
                assert form["action"] in {"/", "/search"}
                form.decompose()
            assert_inert_page(soup)
        for path in ("/feeds/all.atom", "/feeds/silent.atom", "/feeds/articles/1.atom"):
            assert_inert_file("atom", web.get(path).text)
        programs = ("", "/1", "/1/versions/2", "/1/diff/1/2")
        lists = ("/api/notes", "/api/changes", "/api/report", "/api/search?q=ticket")
        address = archive.article(1).url
        for path in (*(f"/api/articles{end}" for end in programs), *lists, "/metrics", "/healthz"):
            answer = web.get(path)
            assert answer.status_code == 200, path
            assert not STEERING.search(answer.text + "".join(answer.headers.values())), path
        for path in (f"/timemap/link/{address}", f"/timegate/{address}", "/articles/1/versions/2/page"):
            answer = web.get(path)
            assert not STEERING.search("".join(answer.headers.values())), path
            assert "html" not in answer.headers.get("content-type", "")


@pytest.mark.parametrize("form", ["rss", "json"])
def test_words_of_a_feed_are_only_words(
    desk: Desk, site: NewsSite, hooks: WebhookReceiver, mails: Postbox, said: str, form: str
) -> None:
    desk.configure(webhook(hooks.url("/hook")), email(mails.url))
    site.pages[PATH] = Outlet("fine")
    site.pages["/feed"] = lambda _: listed(form, said, site.url(PATH))
    shown = [desk.run("add", site.url("/feed"), "--dry-run"), desk.run("add", site.url("/feed"))]
    assert desk.check(expect=0)[PATH]["outcome"] == "first"
    assert len(desk.json("list")["articles"]) == 1, "no other item can be asked for"
    site.pages["/feed"] = lambda _: Answer(said.encode("utf-8", "replace"), headers=(("Content-Type", said),))
    shown += [desk.run("check", site.url("/feed"), expect=1)]
    for words in (("sources",), ("status",), ("list",), ("remove", site.url("/feed"))):
        shown.append(desk.run(*words))
    for ran in shown:
        assert not STEERING.search(ran.out + ran.err)
    assert (hooks.hooks, mails.mails) == ([], [])


def listed(form: str, said: str, url: str) -> Answer:
    """A feed that says something hostile wherever it can, with one item that can be watched."""
    links = [url, "javascript:alert(1)", "file:///etc/passwd", "http://u:p@news.example/", f"http://{said}/"]
    if form == "json":
        items = [{"id": said, "url": link, "title": said, "date_modified": said} for link in links]
        head = {"version": "https://jsonfeed.org/version/1.1", "title": said + "\ud800\0", "items": items}
        return Answer(json.dumps(head).encode(), headers=(("Content-Type", "application/feed+json"),))
    safe = escaped(CLEAN.sub("", said))
    body = "".join(
        f"<item><title>{safe}</title><guid>{safe}{n}</guid><link>{escaped(CLEAN.sub('', link))}</link>"
        f"<pubDate>{safe}</pubDate></item>"
        for n, link in enumerate(links)
    )
    return Answer(
        f"<rss><channel><title>{safe}&#27;[2J</title>{body}</channel></rss>".encode(),
        headers=(("Content-Type", "application/xml"), ("ETag", '"\x1b[31m"')),
    )


def test_what_is_told_of_a_source_is_only_words(said: str) -> None:
    url = f"https://news.example/{said.encode('ascii', 'ignore').hex()}"
    source = Source(1, url, url, "news.example", SourceKind.FEED, title=said)
    event = source_event(EventType.SOURCE_FAILING, source, said, NOON, at=NOON)
    for write in WRITERS.values():
        written = write(event, UTC).decode()
        assert not STEERING.search(written)
        json.loads(written)
    envelope = Envelope("watcher@desk.example", "desk@example.org", "mailto:watcher@desk.example")
    sent = mail(event, envelope, sent_at=NOON)
    assert_inert(message_from_bytes(sent.as_bytes(), policy=policy.default))


def assert_inert(mail: EmailMessage) -> None:
    assert {name.lower() for name in mail}.isdisjoint({"bcc", "cc", "x-injected"})
    assert len(mail.get_all("To") or ()) == len(mail.get_all("Subject") or ()) == 1
    assert not STEERING.search("".join(str(value) for value in mail.values()))
    said = body(mail, "plain") + body(mail, "html")
    assert not STEERING.search(said.replace("\r\n", "\n"))
    assert str(7777 * 7777) not in said
    assert_inert_page(BeautifulSoup(body(mail, "html"), "lxml"))


def test_a_megabyte_without_a_space_is_shown_and_told_in_bounds(
    desk: Desk, site: NewsSite, hooks: WebhookReceiver, mails: Postbox
) -> None:
    outlet = site.pages[PATH] = Outlet("fine")
    outlet.page = outlet.page.replace(b"fine and a ticket", LONG.encode() + b" and a ticket")
    desk.configure(watch(site.url(PATH)), webhook(hooks.url("/hook")), email(mails.url))
    desk.check(expect=0)
    outlet.page = outlet.page.replace(b"cost 14 pounds", b"cost 17 pounds").replace(b"xx and", b"xy and")
    assert desk.check(expect=0)[PATH]["outcome"] == "changed"
    assert len(hooks.hooks[0].body) < 20_000
    assert len(mails.mails[0].as_bytes()) < 300_000
    for words in (("list",), ("status",), ("alerts", "list"), ("history", PATH)):
        assert len(desk.run(*words, expect=0).out) < 10_000, words
    assert LONG in desk.run("show", f"{PATH}@1", expect=0).out.replace("\n", "").replace(" ", "")


def to(location: str) -> Callable[[Request], Answer]:
    return lambda _: Answer(status=301, headers=(("Location", location),))


@pytest.mark.parametrize(
    "location",
    [
        "javascript:alert(1)",
        "data:text/html,<p>hi</p>",
        "file:///etc/passwd",
        "http://user:secret@127.0.0.1:1/",
        "http://[::1%25lo]/",
        "\x1b]0;owned\x07",
        "//\u202eevil.example/",
        "http:// \t",
        "gopher://127.0.0.1:70/_GET",
    ],
)
def test_where_a_page_leads_steers_nothing(desk: Desk, site: NewsSite, location: str) -> None:
    site.pages[PATH] = to(location.encode("utf-8").decode("latin-1"))
    desk.configure(watch(site.url(PATH)))
    ran = desk.run("check", expect=1)
    assert not STEERING.search(ran.out + ran.err)
    for words in (("list",), ("status",)):
        out = desk.run(*words, expect=0).out
        assert not STEERING.search(out)
        assert "secret" not in out
