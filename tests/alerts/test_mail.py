"""Mails of alerts: what they say, in which order, and that page text does no harm in them."""

import re
import socket
from datetime import UTC, timedelta
from email import message_from_bytes, policy
from zoneinfo import ZoneInfo

import pytest
from alerts_help import (
    NOW,
    TITLE,
    URL,
    article,
    change,
    changed_event,
    headline_edit,
    note,
    number_edit,
    plain_event,
    stamp,
)
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st
from mail_help import html_of, text_of, told, unfolded, written

from watcher.alerts import email_specs
from watcher.alerts.mail import envelope_of
from watcher.alerts.samples import samples
from watcher.model import Disclosure, EventType, NotePair
from watcher.render.mail.message import Envelope, folded, mail
from watcher.render.mail.view import span_of_time
from watcher.render.payload import disabled_event, notice_events, ping_event
from watcher.render.terminal.screen import width_of
from watcher.render.verdicts import alerted

HOSTILE = [
    "\x1b[31mred\x1b[0m \x9b2J",
    "line\r\nBcc: all@example.org\r\n\r\nbody",
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "turned \u202e round \u2066",
    "{{ 7 * 7 }}{% raw %}",
    "half \ud800 a pair, and \x00",
    "x" * 100_000,
]


def test_a_changed_word_is_marked_without_colour():
    assert "The lamp was lit [-1,200-]{+1,400+} times." in text_of(changed_event())
    page = BeautifulSoup(html_of(changed_event()), "lxml")
    assert (page.find("del").text, page.find("ins").text) == ("1,200", "1,400")
    assert "line-through" in page.find("del")["style"]
    assert "underline" in page.find("ins")["style"]


def test_the_note_comes_first_and_whole():
    words = "The board met.\n\nIt named a successor.\n\nShe starts in May."
    partly = alerted(Disclosure.PARTLY, edits=True, stamps=False)
    event = told(change(number_edit(), notes_added=(stamp(), note(words)), disclosure=Disclosure.PARTLY))
    text = text_of(event)
    places = [text.index(part) for part in (*words.split("\n\n"), "[-1,200-]", partly, URL)]
    assert places == sorted(places)
    assert "Update note, 12 January 2021 (year inferred)" in text
    assert text.startswith("Update note and stamp added")


def test_a_stamp_is_told_by_its_label():
    text = text_of(told(change(notes_added=(stamp(label="Updated"),), disclosure=Disclosure.STAMP_ONLY)))
    assert text.startswith("Stamp added")
    assert 'Stamp "Updated", 12 January 2021 (year inferred)' in text
    assert "Words:" not in text


def test_the_change_is_told_with_both_times_in_the_users_zone():
    assert "between 10:02 and 10:17 UTC on 12 January 2021" in text_of(changed_event())
    vienna = text_of(changed_event(), timezone=ZoneInfo("Europe/Vienna"))
    assert "between 11:02 and 11:17 CET on 12 January 2021" in vienna


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (
            "2021-01-12T10:02:05Z",
            "2021-01-12T10:02:07Z",
            "between 10:02:05 and 10:02:07 UTC on 12 January 2021",
        ),
        (
            "2021-01-12T22:10:00Z",
            "2021-01-13T06:00:00Z",
            "between 22:10 on 12 January 2021 and 06:00 on 13 January 2021 (UTC)",
        ),
        ("2021-01-12T10:02:05.1Z", "2021-01-12T10:02:05.9Z", "at 10:02:05 UTC on 12 January 2021"),
        (None, "2021-01-12T10:17:00Z", "before 10:17 UTC on 12 January 2021"),
        ("2021-01-12T11:02:00Z", "2021-01-12T10:17:00Z", "before 10:17 UTC on 12 January 2021"),
    ],
    ids=["within a minute", "over midnight", "within a second", "older one unknown", "clock set back"],
)
def test_times_say_what_is_known(start, end, words):
    assert span_of_time(start, end, UTC) == words


@pytest.mark.parametrize("verdict", list(Disclosure))
def test_every_verdict_has_words_and_its_reasons_where_a_note_is_reasoned_about(verdict):
    text = text_of(told(change(number_edit(), disclosure=verdict)))
    assert alerted(verdict, edits=True, stamps=False) in text
    assert ("No note mentions the number." in text) is (verdict is not Disclosure.UNDISCLOSED)


@pytest.mark.parametrize(
    ("notes", "says"),
    [
        ([stamp()], "no note says what changed"),
        ([stamp(), note("He is 62.")], "does not speak of all that changed"),
    ],
    ids=["a stamp alone", "a note beside it"],
)
def test_a_stamp_is_not_said_to_tell_what_changed(notes, says):
    event = told(change(number_edit(), notes_added=tuple(notes), disclosure=Disclosure.PARTLY))
    assert says in unfolded(event)


def test_a_line_of_text_fits_a_terminal_and_an_address_is_whole():
    event = told(change(number_edit(), notes_added=(note("船は六月から動く。" * 30 + " quay" * 60),)))
    event.data["url"] = address = f"{URL}?{'page=1&' * 30}"
    lines = text_of(event).splitlines()
    assert address in lines
    assert all(width_of(line) <= 76 for line in lines if line != address)
    assert [line for line in lines if "quay" in line][1].startswith("  quay")


@given(st.text(st.characters(codec="utf-8", exclude_categories=["C"]), max_size=400))
def test_folding_loses_no_letter(words):
    assert "".join(folded(words).split()) == "".join(words.split())


def test_a_list_of_mails_shows_the_first_words_beside_the_subject():
    def first_words(event):
        hidden = BeautifulSoup(html_of(event), "lxml").find("div")
        assert "display:none" in hidden["style"]
        return hidden.text

    assert first_words(told(change(notes_added=(stamp(), note("It sank."))))) == "It sank."
    assert first_words(changed_event()).startswith("The lamp was lit [-1,200-]{+1,400+}")
    assert first_words(samples()[EventType.ARTICLE_GONE]) == "The page is not there any more."


@pytest.mark.parametrize(
    ("removed", "words", "notes", "told_so"),
    [
        (141, 23, (), True),
        (141, 120, (), False),
        (30, 5, (), False),
        (141, 23, (note("Taken back."),), False),
    ],
)
def test_where_most_of_a_story_is_gone_a_wall_is_named_as_what_it_may_be(removed, words, notes, told_so):
    event = told(change(number_edit(), removed_words=removed, notes_added=notes))
    event.data["words"] = words
    text = unfolded(event)
    assert ("Of 164 words 23 are left, and no note says why. A page that is cut off" in text) is told_so


def test_of_a_stamp_without_a_day_no_day_is_told():
    undated = stamp(label="CORRECTED", stated_date=None)
    event = told(change(number_edit(), notes_added=(undated,), disclosure=Disclosure.PARTLY))
    text = unfolded(event)
    assert 'Stamp "CORRECTED"' in text
    assert "the article says that it was updated; no note says what changed" in text


def test_page_text_finds_its_own_direction():
    event = told(change(number_edit(), notes_added=(note("توضيح"),)), "عنوان")
    soup = BeautifulSoup(html_of(event), "lxml")
    texts = [element.text for element in soup.find_all(dir="auto")]
    assert {"عنوان", "توضيح", "The lamp was lit 1,2001,400 times."} <= set(texts)


def test_the_article_is_linked():
    assert BeautifulSoup(html_of(changed_event()), "lxml").find("a")["href"] == URL


def test_a_long_paragraph_is_quoted_around_the_change_only():
    spans = [["equal", "calm " * 400], ["delete", "six"], ["insert", "nine"], ["equal", " knots" * 400]]
    edit = {"kind": "edit", "classes": ["text"], "before": "", "after": "", "spans": spans}
    event = changed_event()
    event.data["edits"] = [edit]
    text = unfolded(event)
    assert re.search(r"… (calm )+\[-six-\]\{\+nine\+\}( knots)+ …", text)
    assert text.count("calm") + text.count("knots") < 30


def test_mails_of_one_article_are_one_thread():
    mails = [
        written(changed_event()),
        written(changed_event(at=NOW + timedelta(hours=1), notes_added=(note(),))),
        written(told(change(headline_edit(), headline_changed=True), "Lighthouse keeper sacked")),
        written(notice_events(article(), EventType.ARTICLE_GONE, "404", NOW)[0]),
    ]
    assert {mail["Subject"] for mail in mails} == {f"[watcher] {TITLE}"}
    assert len({mail["References"] for mail in mails}) == 1
    assert all(mail["In-Reply-To"] == mail["References"] for mail in mails)
    assert len({mail["Message-ID"] for mail in mails}) == len(mails)


def test_a_mail_sent_again_is_the_same_mail():
    later = NOW + timedelta(hours=5)
    assert written(changed_event())["Message-ID"] == written(changed_event(), sent_at=later)["Message-ID"]


def test_a_program_wrote_it():
    headers = written(changed_event())
    assert headers["Auto-Submitted"] == "auto-generated"
    assert headers["List-Id"] == "watcher alerts <watcher.desk.example>"
    assert headers["Date"] == "Tue, 12 Jan 2021 10:17:00 +0000"


@pytest.mark.parametrize(
    ("options", "header"),
    [
        ({"sender": "Desk <desk@example.org>"}, "<mailto:desk@example.org?subject=unsubscribe>"),
        ({"sender": "desk@example.org", "unsubscribe": "https://x.example/u"}, "<https://x.example/u>"),
        ({"unsubscribe": "mailto:owner@example.org"}, "<mailto:owner@example.org>"),
        ({}, "<mailto:watcher@desk.example?subject=unsubscribe>"),
    ],
)
def test_a_reader_can_ask_for_no_more(options, header, monkeypatch):
    monkeypatch.setattr(socket, "getfqdn", lambda: "desk.example")
    (spec,) = email_specs("mail", ["reader@example.org"], smtp="smtp://h", **options)
    message = mail(changed_event(), envelope_of(spec), sent_at=NOW)
    assert message["List-Unsubscribe"] == header


def test_mails_about_a_host_and_digests_have_threads_of_their_own():
    kinds = (EventType.HOST_FAILING, EventType.HOST_RECOVERED, EventType.TEMPLATE_CHANGED)
    mails = [written(samples()[kind]) for kind in kinds]
    assert {message["Subject"] for message in mails} == {"[watcher] news.example"}
    assert len({message["References"] for message in mails}) == 1
    assert written(samples()[EventType.DIGEST])["Subject"] == "[watcher] Digest"


@pytest.mark.parametrize("kind", sorted(EventType))
def test_a_mail_of_any_kind_is_short_enough_for_every_client(kind):
    assert len(written(samples()[kind]).as_bytes()) < 100_000


def test_a_giant_change_is_a_mail_that_no_client_clips():
    event = changed_event(notes_added=tuple(note(f"{number} " + "word " * 2000) for number in range(60)))
    message = written(event)
    assert len(message.as_bytes()) < 100_000
    assert "Shortened" in text_of(event)


@pytest.mark.parametrize("said", HOSTILE, ids=range(len(HOSTILE)))
def test_page_text_is_inert(said):
    page_note = note(said, label=said)
    event = told(change(number_edit(), notes_added=(page_note,), reasons=(said,)), said)
    event.data["first_title"] = said
    message = written(event)
    assert message["Bcc"] is None
    assert len(message["Subject"]) <= 210
    text, html = text_of(event), html_of(event)
    assert not set("\x1b\x9b\x00\u202e\u2066") & set(text + html)
    soup = BeautifulSoup(html, "lxml")
    assert soup.find(["script", "img"]) is None
    assert "49" not in text.replace("{{ 7 * 7 }}", "")


@settings(max_examples=60)
@given(st.text(st.characters(codec=None)))
def test_any_title_makes_one_good_mail(title):
    event = changed_event(title=title)
    event.data["first_title"] = title
    raw = mail(event, Envelope("a@b.example", "c@d.example", "mailto:a@b.example"), sent_at=NOW).as_bytes()
    message = message_from_bytes(raw, policy=policy.default)
    assert message.get_content_type() == "multipart/alternative"
    assert message["To"] == "c@d.example"
    assert raw.isascii()
    assert max(map(len, raw.splitlines())) < 998


def test_a_javascript_address_is_no_link():
    event = plain_event()
    event.data["url"] = "javascript:alert(1)"
    assert BeautifulSoup(html_of(event), "lxml").find("a") is None


def test_reworded_and_withdrawn_notes_are_named():
    reworded = text_of(told(change(notes_changed=(NotePair(note("Old."), note("New.")),))))
    assert reworded.startswith("Update note reworded")
    assert "reworded, year inferred" in reworded
    withdrawn = told(change(notes_removed=(note("It was so."),)))
    assert text_of(withdrawn).startswith("Note withdrawn")
    assert BeautifulSoup(html_of(withdrawn), "lxml").find("del").text == "It was so."


@pytest.mark.parametrize(
    ("event", "words"),
    [
        (disabled_event("desk", "410 Gone", at=NOW, cause="evt_1"), ["switched off", "desk", "410 Gone"]),
        (ping_event("desk", at=NOW), ["Test message", "This is a test"]),
        (
            notice_events(article(trouble="gone: 404"), EventType.ARTICLE_GONE, "the page answers 404", NOW)[
                0
            ],
            ["Article gone", "the page answers 404", URL],
        ),
        (
            notice_events(article(trouble="gone: 404"), EventType.ARTICLE_RETURNED, "", NOW)[0],
            ["Article back", "Before: gone: 404"],
        ),
        (
            notice_events(article(), EventType.ARTICLE_FAILING, "no answer", NOW)[0],
            ["cannot be read", "no answer", "Last read: 10:02 UTC"],
        ),
        (notice_events(article(), EventType.ARTICLE_RECOVERED, "", NOW)[0], ["can be read again"]),
    ],
)
def test_notices_say_what_happened(event, words):
    text = text_of(event)
    assert all(word in text for word in words)
    assert html_of(event).count("<h1") == 1
