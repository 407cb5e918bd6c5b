"""Mails that tell of many changes at once."""

from dataclasses import replace

import pytest
from alerts_help import NOW, article, capture, change, number_edit
from bs4 import BeautifulSoup
from mail_help import html_of, text_of

from watcher.alerts.samples import samples
from watcher.model import EventType, Says
from watcher.render.notices import digest_event
from watcher.render.payload import change_events


def test_a_digest_says_at_the_top_what_it_holds_and_why_it_waited():
    assert text_of(samples()[EventType.DIGEST]).splitlines()[:4] == [
        "4 alerts",
        "held for the hourly digest since 10:17 UTC on 4 May 2026",
        "",
        "Correction added, text changed, headline changed, article gone",
    ]


def held(number):
    """A digest of edits in so many stories."""
    events = [
        change_events(
            replace(article(title=f"Story {k} of the day"), url=f"https://news.example/story/{k}"),
            change(number_edit(), reasons=(Says.UNSPOKEN.of("the edit of “1,200” to “1,400”"),) * 3),
            capture(f"Story {k} of the day"),
        )[0]
        for k in range(number)
    ]
    return digest_event("desk", events, number, why="the daily digest at 07:30", at=NOW)


@pytest.mark.parametrize("number", [5, 60, 100])
def test_a_digest_names_every_article(number):
    links = {f"https://news.example/story/{k}" for k in range(number)}
    text, html = text_of(held(number)), html_of(held(number))
    assert links <= {line.strip() for line in text.splitlines()}
    assert links <= {anchor.get("href") for anchor in BeautifulSoup(html, "lxml").find_all("a")}


def test_clients_show_a_digest_of_sixty_changes_whole():
    assert len(html_of(held(60)).encode()) < 102_000  # some clip what is more


def test_a_digest_of_short_changes_says_of_none_that_it_is_shortened():
    text = text_of(held(25))
    assert text.count("[-1,200-]{+1,400+}") == 25
    assert "Shortened" not in text
