"""A note that comes later than the edit it speaks of."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from flaws_help import altered, found
from newsroom import Watch, name_is_edited, number_is_edited, with_note
from sqlalchemy import create_engine, select

from watcher.compare import compare
from watcher.decide.history.hindsight import Earlier, look_back
from watcher.demo.story import Section, Story
from watcher.model import (
    Block,
    BlockKind,
    Note,
    NoteForm,
    NoteKind,
    Position,
    Reading,
    Role,
)
from watcher.store.schema import articles

FARE = "An earlier version of this article gave the cost as £380,000. It is £830,000."
AT = datetime(2021, 1, 14, 9, 0, tzinfo=UTC)


def fare_is_corrected(story: Story) -> Story:
    return with_note(story, "Correction 14 Jan:", FARE)


def another_thing_is_corrected(story: Story) -> Story:
    return with_note(story, "Correction 14 Jan:", "An earlier version misspelt the harbour master's title.")


def changes(watched: Watch) -> list:
    (url,) = [article["url"] for article in watched.desk.json("list")["articles"]]
    return [snapshot["change"] for snapshot in watched.desk.history(url)]


def test_a_correction_joins_the_silent_edit_before_it(watched):
    watched.after(number_is_edited)
    watched.after(fare_is_corrected)
    _, silent, corrected = changes(watched)
    assert (silent["disclosure"], corrected["disclosure"]) == ("undisclosed", "disclosed")
    later = silent["disclosed_later"]
    assert (later["version"], later["complete"], later["note"]["kind"]) == (3, True, "correction")
    assert later["delay_seconds"] > 0
    assert "830,000" in later["reasons"][0]
    assert corrected["disclosed_later"] is None


def test_its_alert_names_the_edit_that_it_explains(watched):
    watched.after(number_is_edited)
    watched.after(fare_is_corrected)
    silent, corrected = (hook.document["data"] for hook in watched.hooks.hooks)
    assert silent["explains"] == []
    (earlier,) = corrected["explains"]
    assert (earlier["from"], earlier["to"], earlier["complete"]) == (1, 2, True)
    assert earlier["reasons"] == changes(watched)[1]["disclosed_later"]["reasons"]
    assert earlier["delay_seconds"] > 0
    mail = " ".join(watched.mails.texts[1].split())
    assert "A note speaks of the change to version 2, which was seen" in mail
    assert f"Version 2: {earlier['reasons'][0]}" in mail


@pytest.mark.parametrize(
    ("alter", "says"),
    [
        ("complete = 1 - complete", "whether a later note speaks of all of it"),
        ("delay = delay + 1", "how much later a note came"),
        ("version = 2", "how much later a note came"),
        ("to_version = 9", "speak of version 9, and one of them is not there"),
        ("note = 9", "speak of version 2, and one of them is not there"),
    ],
)
def test_what_is_altered_of_it_is_found(watched, alter, says):
    watched.after(lambda story: name_is_edited(number_is_edited(story)))
    watched.after(fare_is_corrected)
    state = watched.desk.home / "state"
    assert found(state) == []
    altered(state, f"UPDATE disclosures SET {alter}")
    assert any(says in flaw.what for flaw in found(state))


def test_a_note_that_was_reworded_since_is_told_in_the_words_that_it_came_with(watched):
    watched.after(number_is_edited)
    watched.after(fare_is_corrected)
    reworded = Section("Correction 14 Jan:", (f"{FARE} We regret the error.",))
    watched.after(lambda story: replace(story, sections=(*story.sections[:-1], reworded)))
    later = changes(watched)[1]["disclosed_later"]
    assert (later["version"], later["note"]["text"]) == (3, FARE)


@pytest.mark.parametrize("reread", [False, True])
def test_a_correction_that_names_more_once_it_was_reworded_speaks_of_more(watched, reread):
    watched.after(lambda story: name_is_edited(number_is_edited(story)))
    watched.after(fare_is_corrected)
    more = Section("Correction 14 Jan:", (f"{FARE} The captain is Tim Arkwright, not Tom.",))
    watched.after(lambda story: replace(story, sections=(*story.sections[:-1], more)))
    if reread:
        altered(watched.desk.home / "state", "DELETE FROM disclosures")
        assert changes(watched)[1]["disclosed_later"] is None
        watched.desk.run("reread", "--all")
    later = changes(watched)[1]["disclosed_later"]
    assert (later["version"], later["complete"], later["note"]["text"]) == (4, True, more.paragraphs[0])
    assert ["830,000" in line for line in later["reasons"]] == [True, False]
    assert found(watched.desk.home / "state") == []


def test_two_corrections_complete_each_other_and_both_are_named(watched):
    watched.after(lambda story: name_is_edited(number_is_edited(story)))
    watched.after(fare_is_corrected)
    claim = "An earlier version of this article misspelt the name of Tim Arkwright."
    watched.after(lambda story: with_note(story, "Correction 15 Jan:", claim))
    later = changes(watched)[1]["disclosed_later"]
    assert (later["version"], later["complete"]) == (4, True)
    assert ["830,000" in line for line in later["reasons"]] == [True, False]
    assert found(watched.desk.home / "state") == []
    told = [hook.document["data"]["explains"][0]["complete"] for hook in watched.hooks.hooks[1:]]
    assert told == [False, True]
    assert "speaks of a part of the change to version 2" in " ".join(watched.mails.texts[1].split())


def test_what_a_later_note_speaks_of_counts_no_more_where_silent_edits_come_first(watched):
    watched.after(number_is_edited)
    engine = create_engine(f"sqlite:///{watched.desk.home / 'state' / 'watcher.db'}")
    with engine.connect() as db:
        assert db.scalar(select(articles.c.undisclosed)) == 1
    watched.after(fare_is_corrected)
    with engine.connect() as db:
        assert db.scalar(select(articles.c.undisclosed)) == 0
    engine.dispose()


def test_people_read_it_in_the_history_too(watched):
    watched.after(number_is_edited)
    watched.after(fare_is_corrected)
    text = " ".join(watched.desk.run("history", "ferry").out.split())
    assert "spoken of in version 3, seen " in text
    assert " later: correction 14 Jan 2021: An earlier" in text


def test_a_note_about_something_else_does_not(watched):
    watched.after(number_is_edited)
    watched.after(another_thing_is_corrected)
    assert changes(watched)[1]["disclosed_later"] is None


def test_the_alerts_stay_as_they_are(watched):
    watched.after(number_is_edited)
    watched.after(fare_is_corrected)
    told = [hook.document for hook in watched.hooks.hooks]
    assert [(one["type"], one["data"]["to"]) for one in told] == [
        ("article.changed", 2),
        ("update.recorded", 3),
    ]


# The decision


def reading(*texts: str, notes: tuple[Note, ...] = ()) -> Reading:
    blocks = tuple(Block(BlockKind.PARAGRAPH, Role.BODY, text) for text in texts)
    return Reading("https://news.example/a", title="Bridge", language="en", blocks=blocks, notes=notes)


def note(text: str, kind: NoteKind = NoteKind.CORRECTION, **parts) -> Note:
    return Note(
        kind,
        NoteForm.SECTION,
        "Note",
        None,
        None,
        None,
        year_inferred=False,
        text=text,
        position=Position.END,
        **parts,
    )


PLAIN = "The bridge opens in spring."
OLD = (PLAIN, "It cost 40 million crowns.", "Kari Nordmann drew it.")
NEW = (PLAIN, "It cost 60 million crowns.", "Kåre Nordmann drew it.")
COST = note("An earlier version said that it cost 40 million crowns.")
NAME = note("The drawings are by Kåre Nordmann, not by Kari.")


def earlier(*heard: Note) -> Earlier:
    return Earlier(2, AT, compare(reading(*OLD), reading(*NEW)), OLD, heard)


def brought(*notes: Note):
    return replace(compare(reading(*NEW), reading(*NEW)), notes_added=notes)


def said(one: Earlier, *notes: Note) -> list:
    later = AT + timedelta(days=2)
    return [
        (s.note, s.complete, s.delay.days) for s in look_back([one], brought(*notes), at=later, language="en")
    ]


def test_a_note_that_leaves_an_edit_out_is_not_complete():
    assert said(earlier(), COST) == [(COST, False, 2)]


def test_two_notes_complete_each_other():
    assert said(earlier(), COST, NAME) == [(COST, False, 2), (NAME, True, 2)]
    assert said(earlier(COST), NAME) == [(NAME, True, 2)]


def test_two_equal_numbers_of_another_matter_are_no_word_on_the_edit():
    rest = "Its ferries carried thousands of passengers every winter."
    was, now = (*OLD[:2], rest), (*NEW[:2], rest)
    one = Earlier(2, AT, compare(reading(*was), reading(*now)), was, ())
    other = note("The ferries carried 60 passengers, not 40 as we had it.")
    assert said(one, other) == []
    same = note("We had 40 million for the 60 million that the bridge cost.")
    assert said(one, same) == [(same, True, 2)]
    assert said(one, note("We had 40. It is 60.")) != []


@pytest.mark.parametrize(("low", "high", "speaks"), [("41,200", "42,100", True), ("2019", "2020", False)])
def test_two_long_numbers_are_of_one_matter_whatever_else_a_note_names(low, high, speaks):
    was, now = ((PLAIN, f"Each year {number} people drove across.") for number in (low, high))
    one = Earlier(2, AT, compare(reading(*was), reading(*now)), was, ())
    assert bool(said(one, note(f"We gave the traffic on the bridge as {low}. It is {high}."))) is speaks


def test_what_was_said_once_is_not_said_again():
    assert said(earlier(COST), replace(COST, text=COST.text + " We regret it.")) == []


@pytest.mark.parametrize(
    ("language", "old", "new", "told"),
    [
        (
            "fr",
            "Le ferry est parti lundi.",
            "Le ferry est parti mardi.",
            "Le ferry est parti mardi, et non lundi.",
        ),
        (
            "es",
            "El ferri zarpó el lunes.",
            "El ferri zarpó el martes.",
            "El ferri zarpó el martes, no el lunes.",
        ),
        (
            "en",
            "Of the repairs the county paid a third.",
            "Of the repairs the county did not pay a third.",
            "We said that the county had paid a third of the cost of the repairs. It has not.",
        ),
    ],
)
def test_a_correction_tells_the_sentence_again(language: str, old: str, new: str, told: str):
    was, now = reading("Nobody came.", old), reading("Nobody came.", new)
    one = Earlier(2, AT, compare(replace(was, language=language), replace(now, language=language)), ())
    change = replace(compare(now, now), notes_added=(note(told),))
    assert [said.complete for said in look_back([one], change, at=AT, language=language)] == [True]


def test_a_note_tells_of_its_own_edit_and_of_an_earlier_one_in_one_sentence():
    cost = "It cost {} million crowns.", "Some {} people came."
    v1, v2, v3 = (
        reading(*(text.format(n) for text, n in zip(cost, k, strict=True)))
        for k in ((40, 340), (40, 430), (60, 430))
    )
    told = note("It cost 60 million crowns, not 40, and 430 people came, not 340.")
    brought_now = replace(compare(v2, v3), notes_added=(told,))
    (heard,) = look_back([Earlier(2, AT, compare(v1, v2), ())], brought_now, at=AT, language="en")
    assert (heard.note, heard.complete) == (told, True)


def test_a_note_that_came_with_what_was_restored_speaks_of_its_deletion():
    note_of = note("A paragraph was removed by mistake and has been restored.", NoteKind.EDITORS_NOTE)
    gone, back = compare(reading(*OLD), reading(*OLD[:2])), compare(reading(*OLD[:2]), reading(*OLD))
    one, again = Earlier(2, AT, gone, OLD), replace(back, notes_added=(note_of,))
    (heard,) = look_back([one], again, at=AT + timedelta(days=2), language="en")
    assert (heard.note, heard.complete) == (note_of, True)
    assert look_back([one], replace(back, edits=(), notes_added=(note_of,)), at=AT, language="en") == ()


def test_a_note_speaks_of_the_edit_that_came_with_it_in_all_earlier_versions():
    was, now = reading(*OLD[:2]), reading(*NEW[:2])
    edited, undone = Earlier(2, AT, compare(was, now), OLD), Earlier(3, AT, compare(now, was), NEW)
    told = note("An earlier version gave the cost as 40 million. It is 60 million.")
    again = replace(compare(was, now), notes_added=(told,))
    heard = look_back([edited, undone], again, at=AT + timedelta(days=2), language="en")
    assert [(one.note, one.complete) for one in heard] == [(told, True)] * 2


def test_a_note_that_went_with_an_edit_and_is_back_does_not_speak_of_it():
    told = note("An earlier version gave the cost as 40 million. It is 60 million.")
    turned = compare(reading("It cost 60 million crowns."), reading("It cost 40 million crowns."))
    for gone, known in (((), 1), ((told,), 0)):
        one = Earlier(3, AT, replace(turned, notes_removed=gone), ())
        assert len(look_back([one], brought(told), at=AT, language="en")) == known


def test_a_stamp_says_nothing_of_earlier_edits():
    assert said(earlier(), replace(COST, form=NoteForm.STAMP, text="")) == []


def test_an_update_that_shares_a_name_with_an_edit_is_news():
    assert said(earlier(), note("Kåre Nordmann has now spoken of the cost.", NoteKind.UPDATE)) == []


def test_an_update_that_gives_the_old_and_the_new_value_is_joined():
    update = note("We wrote 40 million; it is 60 million.", NoteKind.UPDATE)
    assert said(earlier(), update) == [(update, False, 2)]
    old, new = (PLAIN, "Cracks are in three of its piers."), (PLAIN, "Cracks are in two of its piers.")
    piers = note("Two piers, not three, are cracked.", NoteKind.UPDATE)
    assert said(Earlier(2, AT, compare(reading(*old), reading(*new)), old), piers) == [(piers, True, 2)]


def test_a_number_is_known_in_another_case():
    old, new = (PLAIN, "Ещё девять получили травмы."), (PLAIN, "Ещё семь получили травмы.")
    told = note("В первой версии говорилось о девяти пострадавших. Их семь.")
    one = Earlier(2, AT, compare(reading(*old), reading(*new)), old)
    (found,) = look_back([one], brought(told), at=AT + timedelta(days=2), language="ru")
    assert found.reasons[0].endswith("it names the old “девяти” and the new “семь”.")


def test_what_a_note_puts_right_in_several_places_is_said_once():
    old = (PLAIN, "Kari Nordmann drew it.", "It was late, said Kari Nordmann.")
    new = tuple(text.replace("Kari", "Kåre") for text in old)
    one = Earlier(2, AT, compare(reading(*old), reading(*new)), old)
    (found,) = look_back([one], brought(NAME), at=AT + timedelta(days=2), language="en")
    assert (found.complete, len(found.reasons)) == (True, 1)


BOATS = "The fleet has {} boats."
SIZE = note("An earlier version said that the fleet has 62 boats. It has 26.")
BOTH = replace(SIZE, text=f"{SIZE.text} It also misspelt the name of Kåre Nordmann.")


@pytest.mark.parametrize(("told", "speaks"), [(SIZE, []), (BOTH, [BOTH])], ids=["of one thing", "of two"])
def test_what_a_note_says_of_the_edit_it_came_with_is_not_about_an_earlier_one(told, speaks):
    """A note that tells of two things may still speak of an earlier edit with the other."""
    old = (PLAIN, "It was still, said Kari Nordmann.", BOATS.format(62))
    new = (PLAIN, "The boats of the fleet lay still, said Kåre Nordmann.", BOATS.format(62))
    one = Earlier(2, AT, compare(reading(*old), reading(*new)), old)
    fixed = compare(reading(*new), reading(*new[:2], BOATS.format(26)))
    came = replace(fixed, notes_added=(told,))
    found = look_back([one], came, at=AT + timedelta(days=2), language="en")
    assert [s.note for s in found] == speaks
