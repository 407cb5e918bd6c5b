"""A note that comes later than the edit it speaks of."""

from __future__ import annotations

from dataclasses import replace

import pytest
from flaws_help import altered, found
from newsroom import Watch, name_is_edited, number_is_edited, with_note
from sqlalchemy import create_engine, select

from watcher.demo.story import Section, Story
from watcher.store.schema import articles

FARE = "An earlier version of this article gave the cost as £380,000. It is £830,000."


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
