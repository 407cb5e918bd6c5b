"""When a page says that its article was published: what is believed, and what is not."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from metadata_help import COMMENTS, STORY, URL, article, ld

from watcher.model import DateSource
from watcher.read import read
from watcher.read.metadata import metadata
from watcher.read.page import grown


@pytest.mark.parametrize(
    ("under", "head", "published", "source"),
    [
        ("", ld('"datePublished": "2021-01-11T23:30:00-05:00"'), "2021-01-11T23:30:00-05:00", "json-ld"),
        ("<time datetime='2021-01-11T08:00Z'>today</time>", "", "2021-01-11T08:00:00+00:00", "time"),
        ("<p>Updated <time datetime='2021-01-12'>12 Jan</time></p>", "", None, None),
        ("<p>11 January 2021, updated 12 January 2021</p>", "", "2021-01-11T00:00:00+00:00", "text"),
        (
            "<p>Updated 12 January 2021, published 11 January 2021</p>",
            "",
            "2021-01-11T00:00:00+00:00",
            "text",
        ),
        ("<p>Last updated 12 January 2021</p>", "", None, None),
        (
            "<time datetime='2021-01-11T08:00Z'>11 January</time>",
            "<meta name=date content=2021-01-15>",
            "2021-01-11T08:00:00+00:00",
            "time",
        ),
        ("", "<meta name=date content=2021-01-15>", "2021-01-15T00:00:00+00:00", "meta"),
        ("<p>The pier was <b>built on 3 January 2021</b> in a single night.</p>", "", None, None),
        ("<p>On 3 January 2021, the pier <a href='/why'>was closed</a> to all ships.</p>", "", None, None),
        ("<p>Wood: <code>pier 2021-01-03</code></p><pre>2021-01-04</pre>", "", None, None),
        (
            "<p>This story was <b>published on 3 January 2021</b> by Ada Brandt.</p>",
            "",
            "2021-01-03T00:00:00+00:00",
            "text",
        ),
    ],
)
def test_the_time_of_publication(under: str, head: str, published: str | None, source: str | None) -> None:
    found = metadata(grown(article(under, head=head, behind=COMMENTS), None, None).root, URL)
    assert (found.published_at and found.published_at.isoformat()) == published
    assert dict(found.sources).get("published_at") == source


@pytest.mark.parametrize(
    "under",
    [
        "<aside class='meta'><p>11 January 2021</p></aside>",
        "<div class='date-comments'><p>11 January 2021</p><a>3 comments</a></div>",
        "<p><b>11</b> <i>Jan</i> <span>2021</span></p>",
        "<span class='updated'>12 January 2021</span><span>11 January 2021</span>",
        "<blockquote class='post'><a>12 January 2021</a></blockquote><p>11 January 2021</p>",
        "<blockquote class='post'><time datetime='2021-01-12'>then</time></blockquote><p>11 January 2021</p>",
        "<p>The pier on 3 January 2021, a week before the great storm</p><p>11 January 2021</p>",
        "<div><p>A day at sea: 3 January 2021</p></div><div class='datum'>11 January 2021</div>",
    ],
)
def test_the_line_under_the_headline_is_told_from_other_days(under: str) -> None:
    found = metadata(grown(article(under), None, None).root, URL)
    assert found.published_at == datetime(2021, 1, 11, tzinfo=UTC)
    assert dict(found.sources)["published_at"] == "text"


def test_a_time_far_from_the_headline_is_believed_after_the_printed_day_and_the_address() -> None:
    far = "<p>Tides.</p>" * 80 + "<time datetime='2021-02-03T10:00Z'>3 Feb</time>"
    assert str(read(article("<p>11 January 2021</p>", behind=far), URL).published_at)[:10] == "2021-01-11"
    assert str(read(article(behind=far), f"{URL}/2021/01/12/").published_at)[:10] == "2021-01-12"
    assert str(read(article(behind=far), URL).published_at)[:10] == "2021-02-03"


@pytest.mark.parametrize(
    ("language", "printed"),
    [
        ("ru", "11 января 2021, 13:43"),
        ("pl", "11 stycznia 2021"),
        ("tr", "11 Ocak 2021"),
        ("ja", "2021年1月11日"),
        ("en-US", "01/11/2021"),
        ("en-GB", "11/01/2021"),
        ("de", "Veröffentlicht am 11.01.21"),
    ],
)
def test_the_printed_day_in_many_languages(language: str, printed: str) -> None:
    reading = read(article(f"<p>{printed}</p>", language=language), URL)
    assert reading.published_at == datetime(2021, 1, 11, tzinfo=UTC)


@pytest.mark.parametrize("zero", ["1970-01-01T00:00:00Z", "1969-12-31T19:00:00-05:00"])
def test_the_day_on_which_clocks_begin_is_no_day_of_a_story(zero: str) -> None:
    reading = read(article("<p>11 January 2021</p>", head=ld(f'"datePublished": "{zero}"')), URL)
    assert reading.published_at == datetime(2021, 1, 11, tzinfo=UTC)


@pytest.mark.parametrize(
    "path", ["/2021/01/11/ferry", "/news/2021-01-11-ferry", "/news/11-01-2021", "/11012021-ferry"]
)
def test_the_day_in_the_address(path: str) -> None:
    reading = read(article(), f"https://harbour.example{path}")
    assert reading.published_at == datetime(2021, 1, 11, tzinfo=UTC)


@pytest.mark.parametrize(
    ("under", "at"),
    [
        ("<p>Launched: 01/11/2021 09:37 PM PST</p>", "2021-01-12T05:37:00+00:00"),
        ("<p><b>Jan. 11, 2021</b> <i>4:19 PM CET</i></p>", "2021-01-11T15:19:00+00:00"),
        ("<p>January 11, 2021, 4:19 PM</p>", "2021-01-11T00:00:00+00:00"),
        ("<p>January 11, 2021, 4:19 PM ET</p>", "2021-01-11T00:00:00+00:00"),
        ("<time datetime='2021-01-11 16:01:26'>01/11/2021 04:01 PM EDT</time>", "2021-01-11T20:01:00+00:00"),
        ("<time datetime='2021-01-11 20:01:26'>01/11/2021 04:01 PM EDT</time>", "2021-01-11T20:01:00+00:00"),
        ("<time datetime='2021-01-11 16:01'>11 January 2021 16:01 CET</time>", "2021-01-11T15:01:00+00:00"),
        ("<time datetime='2021-01-11 16:07'>01/11/2021 04:01 PM EDT</time>", "2021-01-11T16:07:00+00:00"),
        ("<time datetime='2021-01-11 16:01:26'>01/11/2021 04:01 PM</time>", "2021-01-11T16:01:26+00:00"),
        (
            "<time datetime='2021-01-11T16:01:26-08:00'>01/11/2021 03:01 PM PST</time>",
            "2021-01-12T00:01:26+00:00",
        ),
    ],
)
def test_a_printed_hour_is_one_where_its_zone_is_printed_too(under: str, at: str) -> None:
    published = read(article(under), URL).published_at
    assert published is not None
    assert published.isoformat() == at


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("<b>January 11, 2021</b> <i>2:05 PM PT</i>", 11),
        ("<time>11 January 2021 14:05</time>", 11),
        ("11 January 2021 22:05", 12),
        ("11 January 2021", 12),
        ("11 January 2021 14:07", 12),
    ],
)
def test_an_hour_printed_beside_the_headline_tells_the_zone_of_a_moment_in_utc(
    printed: str, day: int
) -> None:
    note = "<p><b>UPDATES:</b></p><p>2:58 p.m.: This article was updated to add the cost of the pier.</p>"
    page = article(f"<p>{printed}</p>", head=ld('"datePublished": "2021-01-11T22:05:34Z"'))
    reading = read(page.replace(STORY, STORY + note), URL)
    assert reading.published_at == datetime(2021, 1, 11, 22, 5, 34, tzinfo=UTC)
    assert [note.stated_date for note in reading.notes] == [date(2021, 1, day)]


@pytest.mark.parametrize(
    ("zoneless", "meta", "hour"),
    [
        ("2021-01-11 22:05:34.0", "2021-01-11T22:05:34+02:00", 20),
        ("2021-01-11T22:05:34Z", "2021-01-11T22:05:34+02:00", 20),
        ("2021-01-11T22:05:34", "2021-01-11T22:06:34+02:00", 22),
        ("2021-01-11T22:05:34+01:00", "2021-01-11T22:05:34+02:00", 21),
    ],
)
def test_a_moment_without_a_zone_has_that_of_a_claim_by_the_same_clock(
    zoneless: str, meta: str, hour: int
) -> None:
    names = {"datePublished": "article:published_time", "dateModified": "article:modified_time"}
    head = "".join(f"<meta property='{name}' content='{meta}'>" for name in names.values())
    reading = read(article(head=head + ld(", ".join(f'"{name}": "{zoneless}"' for name in names))), URL)
    assert reading.published_at == reading.modified_at == datetime(2021, 1, 11, hour, 5, 34, tzinfo=UTC)


def test_a_reading_has_utc_and_keeps_the_day_of_the_paper_for_its_notes() -> None:
    head = ld('"datePublished": "2021-01-12T03:30:00Z"')
    note = "<p><strong>Update 11:50 p.m.:</strong> The last passengers have left the pier by bus.</p>"
    page = article("<p>January 11, 2021</p>", head=head).replace(STORY, STORY + note)
    reading = read(page, URL)
    assert reading.published_at == datetime(2021, 1, 12, 3, 30, tzinfo=UTC)
    assert reading.published_at.utcoffset() == UTC.utcoffset(None)
    assert [str(found.stated_date) for found in reading.notes] == ["2021-01-11"]


def test_a_day_to_come_is_none_of_publication_for_a_note() -> None:
    note = "<p><strong>Update 12 January 2021:</strong> The last passengers have left the pier by bus.</p>"
    page = article("<h2>Closed until 13 March 2021</h2>").replace(STORY, STORY + note)
    (found,) = read(page, URL, captured_at=datetime(2021, 1, 12, 18, tzinfo=UTC)).notes
    assert (str(found.stated_date), found.date_source) == ("2021-01-12", DateSource.STATED)


def test_a_moment_no_calendar_has_is_no_claim() -> None:
    head = "<meta property='article:published_time' content='0001-01-01T00:00:00+14:00'>"
    assert read(article(head=head), URL).published_at is None
