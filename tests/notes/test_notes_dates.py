"""What the date of a note says, and which day that is."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest

from watcher.model.reading import DateSource
from watcher.read.notes import Life, find_notes, recognise

STORY = ["The ferry to the northern islands stayed in harbour on Monday because of the storm."]


def moment(day: str) -> datetime:
    return datetime.fromisoformat(day).replace(tzinfo=UTC)


def dated(
    head: str, *, published: str | None = "2021-01-11", captured: str | None = "2021-02-10", language="en"
):
    found = find_notes(
        [*STORY, f"Update {head}: The ferry sails again, the company said."],
        language=language,
        published_at=moment(published) if published else None,
        captured_at=moment(captured) if captured else None,
    )
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("published", "head", "day"),
    [
        ("2021-01-12T03:10", "9:40 p.m. PT", date(2021, 1, 11)),
        ("2021-01-12T03:10", "00:20 PST", date(2021, 1, 12)),
        ("2021-01-11T20:30", "06:45 JST", date(2021, 1, 12)),
        ("2021-01-12T01:00", "Monday, 9:15 p.m. ET", date(2021, 1, 11)),
        ("2021-01-12T01:00", "11.40 GMT+13", date(2021, 1, 12)),
        ("2021-01-12T00:00", "9:40 p.m. PT", date(2021, 1, 12)),
        ("2021-01-12T03:10", "23:05 IST", date(2021, 1, 12)),
    ],
    ids=["west", "past midnight", "east", "weekday", "offset", "of a day alone", "a name of two zones"],
)
def test_a_time_alone_is_of_the_day_that_its_own_zone_had_at_publication(published, head, day):
    assert dated(head, published=published).stated_date == day


@pytest.mark.parametrize(
    ("head", "day", "clock", "zone"),
    [
        ("12 Jan", date(2021, 1, 12), None, None),
        ("January 12th", date(2021, 1, 12), None, None),
        ("Janury 12, 2021", date(2021, 1, 12), None, None),
        ("12 Januay", date(2021, 1, 12), None, None),
        ("Jan. 12, 2021", date(2021, 1, 12), None, None),
        ("on 12 January 2021 at 10:20", date(2021, 1, 12), time(10, 20), None),
        ("Jan. 12, 10:20 p.m. ET", date(2021, 1, 12), time(22, 20), "ET"),
        ("10:20 PM EST, Tue January 12, 2021", date(2021, 1, 12), time(22, 20), "EST"),
        ("12:05 a.m. Jan. 12", date(2021, 1, 12), time(0, 5), None),
        ("24:00, 12 January", date(2021, 1, 12), time(23, 59), None),
        ("Tue Jan 12 10:20:30 UTC 2021", date(2021, 1, 12), time(10, 20, 30), "UTC"),
        ("2021-01-12", date(2021, 1, 12), None, None),
        ("2021 M01 12 10:20", date(2021, 1, 12), time(10, 20), None),
        ("M01 12 2021", date(2021, 1, 12), None, None),
        ("2021-01-12 10:20:30", date(2021, 1, 12), time(10, 20, 30), None),
        ("20210112", date(2021, 1, 12), None, None),
        ("2021/1/12", date(2021, 1, 12), None, None),
        ("2021–01–12", date(2021, 1, 12), None, None),
        ("13.01.21", date(2021, 1, 13), None, None),
        ("(13/01/2021)", date(2021, 1, 13), None, None),
        ("1/13", date(2021, 1, 13), None, None),
        ("14/1-21", date(2021, 1, 14), None, None),
        ("as of 1207 GMT (2007 HKT) January 12", date(2021, 1, 12), time(12, 7), "GMT"),
        ("9 p.m.", date(2021, 1, 11), time(21), None),
        ("5:30PM GMT", date(2021, 1, 11), time(17, 30), "GMT"),
        ("16.33", date(2021, 1, 11), time(16, 33), None),
        ("Wednesday at 10:20 a.m.", date(2021, 1, 13), time(10, 20), None),
        ("Sept. 9, 2021", date(2021, 9, 9), None, None),
        ("12 and 13 January 2021", date(2021, 1, 13), None, None),
        ("Jan. 12 and 13", date(2021, 1, 13), None, None),
        ("31 January and 2 February", date(2021, 2, 2), None, None),
        ("13.01.2021 @ 21:15", date(2021, 1, 13), time(21, 15), None),
        ("noon, January 13", date(2021, 1, 13), time(12), None),
        ("at noon on January 13", date(2021, 1, 13), time(12), None),
        ("noon ET Wednesday", date(2021, 1, 13), time(12), "ET"),
        (", 12 noon", date(2021, 1, 11), time(12), None),
        ("12 midnight, Jan. 13", date(2021, 1, 13), time(0), None),
        ("1430", date(2021, 1, 11), time(14, 30), None),
        ("13 January 2021 1030hrs", date(2021, 1, 13), time(10, 30), None),
        ("Jan. 13 at 10:30 a.m. Pacific", date(2021, 1, 13), time(10, 30), "Pacific"),
        ("(January 13, 2021, 10:30 a.m. (GMT+1))", date(2021, 1, 13), time(10, 30), "GMT+1"),
        ("(10:30 GMT)", date(2021, 1, 11), time(10, 30), "GMT"),
        ("(13 January 2021, fares and times)", date(2021, 1, 13), None, None),
        ("13.i.2021", date(2021, 1, 13), None, None),
    ],
)
def test_forms_of_dates(head, day, clock, zone):
    note = dated(head)
    assert (note.stated_date, note.stated_time, note.stated_timezone) == (day, clock, zone)
    assert note.text == "The ferry sails again, the company said."


@pytest.mark.parametrize(
    ("language", "head", "day", "clock"),
    [
        ("de", "13. Januar, 14 Uhr", date(2021, 1, 13), time(14)),
        ("de", "13. Jänner", date(2021, 1, 13), None),
        ("fr", "13 janvier à 16h42", date(2021, 1, 13), time(16, 42)),
        ("es", "13 de enero de 2021 a las 9:05", date(2021, 1, 13), time(9, 5)),
        ("pt", "13 de janeiro de 2021 às 17h", date(2021, 1, 13), time(17)),
        ("da", "d. 13. januar kl. 9.05", date(2021, 1, 13), time(9, 5)),
        ("nb", "kl. 20.05, 13. januar 2021", date(2021, 1, 13), time(20, 5)),
        ("nb", "kl. 20.00 13. januar", date(2021, 1, 13), time(20)),
        ("nb", "klokka 22 onsdag 13. januar", date(2021, 1, 13), time(22)),
        ("nn", "onsdag 13. januar", date(2021, 1, 13), None),
        ("fi", "13. tammikuuta 2021 klo 9.05", date(2021, 1, 13), time(9, 5)),
        ("pl", "13 stycznia, godz. 9:05", date(2021, 1, 13), time(9, 5)),
        ("hu", "2021. január 13.", date(2021, 1, 13), None),
        ("ru", "13 января 2021 г. в 9:05", date(2021, 1, 13), time(9, 5)),
        ("ja", "1月13日午後3時05分", date(2021, 1, 13), time(15, 5)),
        ("ja", "1/13 21:17", date(2021, 1, 13), time(21, 17)),
        ("ko", "2021년 1월 13일 오전 9시 5분", date(2021, 1, 13), time(9, 5)),
        ("ar", "13 كانون الثاني 2021", date(2021, 1, 13), None),
        ("ar", "13 يناير/ كانون الثاني 2021", date(2021, 1, 13), None),
        ("ar", "13 كانون الثاني / يناير 2021", date(2021, 1, 13), None),
        ("he", "13 בינואר 2021", date(2021, 1, 13), None),
        ("vi", "ngày 13 tháng 1 năm 2021", date(2021, 1, 13), None),
        ("el", "13 Ιανουαρίου, 3:05 μ.μ.", date(2021, 1, 13), time(15, 5)),
        ("el", "13 ΙΑΝΟΥΑΡΙΟΥ 2021", date(2021, 1, 13), None),
        ("de", "13. Jan., 15 Uhr 30", date(2021, 1, 13), time(15, 30)),
        ("de", "vom 3. Mrz. 2021", date(2021, 3, 3), None),
        ("fr", "à 15 heures", date(2021, 1, 11), time(15)),
        ("fr", "le mercredi 13 janvier, 15 heures 30", date(2021, 1, 13), time(15, 30)),
        ("es", "13 de enero de 2021 a las 15 horas", date(2021, 1, 13), time(15)),
        ("es", "13/01/2021 15:30 hs", date(2021, 1, 13), time(15, 30)),
        ("it", "13 gennaio 2021 ore 15", date(2021, 1, 13), time(15)),
        ("pt", "13/01/2021 às 15h30min", date(2021, 1, 13), time(15, 30)),
        ("pt", "quarta-feira (13)", date(2021, 1, 13), None),
        ("nl", "13/01 om 15u", date(2021, 1, 13), time(15)),
        ("pl", "13.01.2021 r.", date(2021, 1, 13), None),
        ("pl", "godz. 15", date(2021, 1, 11), time(15)),
        ("pl", "13 I 2021", date(2021, 1, 13), None),
        ("sv", "13 januari kl 15", date(2021, 1, 13), time(15)),
        ("sv", "13 januari kl 15-16", date(2021, 1, 13), time(15)),
        ("fi", "13.1. klo 15", date(2021, 1, 13), time(15)),
        ("ru", "13 января 2021 года в 15:30 мск", date(2021, 1, 13), time(15, 30)),
        ("uk", "станом на 15:30 13 січня", date(2021, 1, 13), time(15, 30)),
        ("hr", "13. siječnja 2021. u 15:30", date(2021, 1, 13), time(15, 30)),
        ("hr", "u 15:30 CET", date(2021, 1, 11), time(15, 30)),
        ("sl", "13. januarja 2021 ob 15.30", date(2021, 1, 13), time(15, 30)),
        ("lv", "2021. gada 13. janvārī plkst. 15.30", date(2021, 1, 13), time(15, 30)),
        ("lt", "2021 m. sausio 13 d. 15:30", date(2021, 1, 13), time(15, 30)),
        ("ja", "1月13日15時半", date(2021, 1, 13), time(15, 30)),
        ("ja", "13日午後3時", date(2021, 1, 13), time(15)),
        ("ja", "令和3年1月13日", date(2021, 1, 13), None),
        ("zh", "民國110年1月13日", date(2021, 1, 13), None),
        ("th", "13 ม.ค. 64 เวลา 15.30 น.", date(2021, 1, 13), time(15, 30)),
        ("fa", "۲۴ دی ۱۳۹۹", date(2021, 1, 13), None),
        ("fa", "۱۳۹۹/۱۰/۲۴", date(2021, 1, 13), None),
        ("fa", "۲۴ آبان ۱۳۹۹", date(2020, 11, 14), None),
        ("fa", "۲۴ آذر ۱۳۹۹", date(2020, 12, 14), None),
    ],
)
def test_dates_of_many_languages(language, head, day, clock):
    note = dated(head, language=language)
    assert (note.stated_date, note.stated_time) == (day, clock)


@pytest.mark.parametrize(
    ("head", "published", "captured", "day"),
    [
        ("12 Jan", "2021-01-11", "2021-01-20", date(2021, 1, 12)),
        ("1 January", "2020-12-31", "2021-01-05", date(2021, 1, 1)),
        ("31 December", "2020-12-31", "2021-01-05", date(2020, 12, 31)),
        ("10 Jan", "2021-01-11", "2022-05-01", date(2021, 1, 10)),
        ("3 March", "2019-06-01", "2022-05-01", date(2020, 3, 3)),
        ("29 February", "2021-01-11", "2024-05-01", date(2024, 2, 29)),
        ("20 December", "2021-01-11", "2023-01-05", date(2020, 12, 20)),
        ("20 December", "2021-03-11", "2021-01-05", date(2020, 12, 20)),
        ("3 March", None, "2022-05-01", date(2022, 3, 3)),
        ("3 June", None, "2022-05-01", date(2021, 6, 3)),
        ("3 June", None, None, None),
    ],
)
def test_the_year_is_the_earliest_that_fits(head, published, captured, day):
    note = dated(head, published=published, captured=captured)
    assert note.stated_date == day
    assert note.year_inferred is (day is not None)


@pytest.mark.parametrize(
    ("head", "source"),
    [
        ("12 January 2021", DateSource.STATED),
        ("12 January", DateSource.YEAR_INFERRED),
        ("10:20", DateSource.DAY_INFERRED),
        ("Wednesday", DateSource.DAY_INFERRED),
        ("02/01/2021", DateSource.ORDER_INFERRED),
        ("12 January 3016", DateSource.IMPLAUSIBLE),
        ("12 May 2020", DateSource.IMPLAUSIBLE),
    ],
)
def test_how_the_day_was_reached(head, source):
    assert dated(head).date_source is source


def test_a_publication_that_is_still_to_come_makes_no_day_before_it_implausible():
    assert dated("12 May 2020", published="2021-03-11").date_source is DateSource.STATED


def test_an_implausible_date_is_kept_as_written():
    assert dated("12 January 3016").stated_date == date(3016, 1, 12)


@pytest.mark.parametrize(
    ("head", "published", "captured", "day"),
    [
        ("9:05", "2021-01-11T22:00", "2021-02-10", date(2021, 1, 12)),
        ("23:00", "2021-01-12T00:10", "2021-01-12T00:46", date(2021, 1, 11)),
        ("23:00 GMT", "2021-01-12T20:00", "2021-01-12T20:30", date(2021, 1, 11)),
        ("23:00", "2021-01-12T20:00", "2021-01-12T20:30", date(2021, 1, 12)),
        ("Tuesday", "2021-01-11T09:00", "2021-01-12T06:00", date(2021, 1, 12)),
        ("Friday", "2021-01-09T09:00", "2021-01-11T12:00", None),
        ("Friday 5", "2021-01-09T09:00", "2021-03-01", date(2021, 2, 5)),
        ("Friday 6", "2021-01-09T09:00", "2021-03-01", date(2021, 1, 15)),
    ],
    ids=["before", "ahead", "its zone", "any zone", "seen", "not yet", "its day", "an hour"],
)
def test_a_time_or_weekday_alone_is_of_a_day_between_publication_and_capture(head, published, captured, day):
    assert dated(head, published=published, captured=captured).stated_date == day


def test_a_dotted_pair_is_a_time_when_no_such_day_fits():
    assert dated("18.04", captured="2021-01-20").stated_time == time(18, 4)
    assert dated("18.04", captured="2021-05-20").stated_date == date(2021, 4, 18)
    assert dated("02.02.").stated_date == date(2021, 2, 2)


class TestOrder:
    def day(self, head, extra=(), *, language="en", domain="", published="2021-01-11", captured="2021-12-30"):
        found = recognise(
            [*STORY, *extra, f"Update {head}: The ferry sails again, the company said."],
            life=Life(moment(published), captured_at=moment(captured)),
            language=language,
            domain=domain,
        )
        return found[-1].stated_date

    def test_another_date_of_the_page_decides(self):
        assert self.day("2/3/2021", ["Posted 25/12/2020 by the desk"]) == date(2021, 3, 2)
        assert self.day("2/3/2021", ["Posted 12/25/2020 by the desk"]) == date(2021, 2, 3)

    def test_then_the_story_s_own_dates(self):
        assert self.day("2/1", published="2021-01-20", captured="2021-02-10") == date(2021, 2, 1)

    def test_they_come_before_what_is_usual_where_the_page_s_english_is_written(self):
        terms = {"published": "2021-01-20", "captured": "2021-03-10"}
        assert self.day("02.01.21, 9:05 EST", domain="news.example.co.uk", **terms) == date(2021, 2, 1)
        assert self.day("2/1/2021", language="en-GB", **terms) == date(2021, 2, 1)
        assert self.day("1/2/2021", language="en-US", **terms) == date(2021, 2, 1)
        assert self.day("2/1/2021", language="de", **terms) == date(2021, 1, 2)

    def test_then_language_and_domain(self):
        assert self.day("2/3/2021", language="de") == date(2021, 3, 2)
        assert self.day("2/3/2021", language="en-GB") == date(2021, 3, 2)
        assert self.day("2/3/2021", domain="news.example.co.uk") == date(2021, 3, 2)
        assert self.day("2/3/2021", language="ja") == date(2021, 2, 3)

    def test_a_zone_of_the_united_states_puts_the_month_first(self):
        assert self.day("2/3/2021 9:05 a.m. ET") == date(2021, 2, 3)


def test_a_month_alone_is_no_day():
    note = dated("December 2021", captured="2022-02-01")
    assert (note.stated_date, note.stated_month) == (None, "2021-12")


def test_dates_of_the_text_are_not_the_note_s():
    found = find_notes(
        [*STORY, "Update: On 10 December the ferry line was closed."],
        language="en",
        published_at=moment("2021-01-11"),
    )
    assert found[0].stated_date is None


@pytest.mark.parametrize(
    "sentence",
    [
        "This article was amended on 13 January 2021 to give the right name.",
        "On January 13, 2021, this story was corrected to give the right name.",
        "This story was updated at 10:20 a.m. on January 13, 2021.",
    ],
)
def test_a_sentence_states_its_date(sentence):
    found = find_notes([*STORY, sentence], language="en", published_at=moment("2021-01-11"))
    assert found[0].stated_date == date(2021, 1, 13)


def test_decimal_numbers_are_no_times():
    found = find_notes([*STORY, "UPDATE In 0.55, the browser removed what the plug-in needs."], language="en")
    assert (found[0].stated_time, found[0].stated_date) == (None, None)


def test_four_digits_that_can_be_a_year_are_no_hour():
    assert dated("2021").stated_time is None


def test_a_number_behind_a_clock_is_a_year_that_has_such_a_weekday():
    text = "Updated Tue 12 Jan 10:20 2000 people went ashore, the company said."
    (note,) = find_notes([*STORY, text], language="en", published_at=moment("2021-01-11"))
    assert note.stated_date == date(2021, 1, 12)


def test_a_statement_may_have_noon_before_its_day():
    (note,) = notes = find_notes(
        [*STORY, "This story was updated at noon Wednesday to add a statement from the harbour."],
        language="en",
        published_at=moment("2021-01-11"),
    )
    assert (len(notes), note.stated_date, note.stated_time) == (1, date(2021, 1, 13), time(12))


def test_noon_is_a_time_only_behind_a_day():
    (note,) = find_notes(
        [*STORY, "Update: Noon came, and the ferry sailed again, the company said."], language="en"
    )
    assert (note.stated_time, note.text[:9]) == (None, "Noon came")


def test_a_month_named_on_the_page_tells_the_order():
    blocks = ["The report of December 2014 was wrong, the paper said.", "Update 03/12/2014: It was false."]
    (note,) = find_notes(blocks, language="en")
    assert (note.stated_date, note.date_source) == (date(2014, 12, 3), DateSource.ORDER_INFERRED)


@pytest.mark.parametrize(
    "head", ["32 January", "(2021-13-45)", "30/02/2021", "Feb. 30, 2021", "31. Feb 2021"]
)
def test_a_day_that_is_none_ends_the_note_above(head):
    note = dated(head)
    assert (note.label, note.stated_date, note.text) == (
        "Update",
        None,
        "The ferry sails again, the company said.",
    )
    above = find_notes([*STORY, "Update 12 Jan: All stay in harbour.", f"Update, {head}: The ferry sails."])
    assert [each.text for each in above] == ["All stay in harbour.", "The ferry sails."]
