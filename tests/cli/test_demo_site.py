"""The stage itself: if the scripted site were wrong, every story test would prove nothing."""

from __future__ import annotations

import smtplib
from email.message import EmailMessage

import httpx
import pytest
from mishaps import ten_gigabytes, truncated
from newsroom import PATH, Postbox
from story_help import UPDATE_13, update_of_13_january

from watcher.demo.page import BIOGRAPHY, COMMENTS, CREDIT, PROMOTION, Dating, furniture_texts
from watcher.demo.receivers import MailSink, WebhookReceiver
from watcher.demo.site import Newsroom, NewsSite, robots
from watcher.demo.story import (
    FERRY,
    UPDATE_12,
    reworded,
    update_of_12_january,
)


@pytest.mark.parametrize("dating", Dating)
def test_every_visit_shows_the_same_story_in_other_furniture(site: NewsSite, dating: Dating) -> None:
    site.pages[PATH] = Newsroom(FERRY, dating=dating)
    first, second = (httpx.get(site.url(PATH)).text for _ in range(2))

    assert first != second
    for page in (first, second):
        assert all(piece.text in page.replace("&amp;", "&") for piece in FERRY.body)
        assert all(text in page for text in (BIOGRAPHY, CREDIT, PROMOTION, COMMENTS[0][2]))


@pytest.mark.parametrize(
    ("dating", "marks"),
    [
        (Dating.META, ("article:published_time",)),
        (Dating.JSON_LD, ("datePublished",)),
        (Dating.TIME, ("<time datetime",)),
        (Dating.URL, ()),
    ],
)
def test_the_date_of_publication_stands_in_one_place_only(
    site: NewsSite, dating: Dating, marks: tuple[str, ...]
) -> None:
    site.pages[PATH] = Newsroom(FERRY, dating=dating)
    page = httpx.get(site.url(PATH)).text

    assert all(mark in page for mark in marks)
    assert page.count("2021-01-11") == len(marks)


def test_the_story_grows_as_the_reference_story_does(site: NewsSite) -> None:
    room = site.pages[PATH] = Newsroom(FERRY)
    room.edit(update_of_12_january)
    room.edit(update_of_13_january)
    page = httpx.get(site.url(PATH)).text

    assert "<p><em>Updated 13 Jan</em> The night ferry" in page
    assert "Updated 12 Jan" not in page
    assert page.index("<strong>Update 12 Jan:</strong>") < page.index("<strong>Update 13 Jan:</strong>")
    assert page.index(UPDATE_13.paragraphs[-1]) < page.index(CREDIT) < page.index(PROMOTION)
    assert len(UPDATE_12.paragraphs) == len(UPDATE_13.paragraphs) == 3


def test_the_expected_text_has_no_furniture() -> None:
    text = update_of_13_january(update_of_12_january(FERRY)).text

    assert not [part for part in furniture_texts() if part in text]
    assert text.startswith("Updated 13 Jan The night ferry")
    assert "\n\nUpdate 12 Jan: The county" in text


def test_an_edit_that_edits_nothing_is_an_error() -> None:
    with pytest.raises(ValueError, match="does not say"):
        reworded(FERRY, "a word that is not there", "another")


def test_an_etag_follows_the_story_and_not_the_furniture(site: NewsSite) -> None:
    room = site.pages[PATH] = Newsroom(FERRY, validators=True)
    etag = httpx.get(site.url(PATH)).headers["etag"]
    asked = {"If-None-Match": etag}

    assert httpx.get(site.url(PATH), headers=asked).status_code == 304
    room.edit(update_of_12_january)
    assert httpx.get(site.url(PATH), headers=asked).status_code == 200
    assert [request.headers.get("if-none-match") for request in site.seen(PATH)] == [None, etag, etag]


def test_a_path_without_a_page_is_a_404_and_robots_may_be_changed(site: NewsSite) -> None:
    assert httpx.get(site.url("/nowhere")).status_code == 404
    site.pages["/robots.txt"] = robots("User-agent: *\nDisallow: /\n")
    assert "Disallow: /" in httpx.get(site.url("/robots.txt")).text


def test_ten_gigabytes_can_be_left_early(site: NewsSite) -> None:
    site.pages["/big"] = ten_gigabytes
    size = 0
    with httpx.stream("GET", site.url("/big")) as answer:
        for chunk in answer.iter_bytes():
            size += len(chunk)
            assert not chunk.strip(b"\0")
            if size > 40_000_000:
                break
    assert size > 40_000_000


def test_a_truncated_answer_is_one(site: NewsSite) -> None:
    site.pages["/short"] = truncated
    with pytest.raises(httpx.RemoteProtocolError):
        httpx.get(site.url("/short"))


def test_the_receiver_keeps_what_it_refuses(hooks: WebhookReceiver) -> None:
    hooks.mood = lambda request: 500 if request.visit == 1 else 204
    for _ in range(2):
        httpx.post(hooks.url("/hook"), json={"type": "test.ping"}, headers={"webhook-id": "evt_1"})

    assert [(hook.id, hook.status) for hook in hooks.hooks] == [("evt_1", 500), ("evt_1", 204)]
    assert [hook.document for hook in hooks.taken] == [{"type": "test.ping"}]


@pytest.mark.parametrize("sort", [MailSink, Postbox])
def test_mail_arrives_as_it_was_sent(sort: type[MailSink | Postbox]) -> None:
    letter = EmailMessage()
    letter["From"], letter["To"], letter["Subject"] = "w@example.org", "a@example.org, b@example.org", "Fähre"
    letter.set_content("One line.\n.A line with a dot.\n")
    with sort() as sink:
        host, port = sink.url.removeprefix("smtp://").split(":")
        with smtplib.SMTP(host, int(port)) as client:
            client.send_message(letter)
            client.send_message(letter)

    assert [mail["Subject"] for mail in sink.mails] == ["Fähre", "Fähre"]
    assert [tuple(addresses) for addresses in sink.recipients] == [("a@example.org", "b@example.org")] * 2
    plain = sink.mails[1].get_body(("plain",))
    assert plain is not None
    assert plain.get_content().splitlines() == ["One line.", ".A line with a dot."]
