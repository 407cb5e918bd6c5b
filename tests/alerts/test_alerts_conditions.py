"""Which events a channel wants, and which changed words a keyword touches."""

from dataclasses import replace

import pytest
from alerts_help import article, capture, change, changed_event, headline_edit, note, number_edit, plain_event
from hypothesis import given
from hypothesis import strategies as st

from watcher.alerts import Conditions
from watcher.alerts.keywords import first_touched
from watcher.alerts.samples import samples
from watcher.fetch import canonical
from watcher.model import (
    CHANGES,
    Disclosure,
    Edit,
    EditClass,
    EditKind,
    EventType,
    NoteKind,
    NotePair,
    Op,
    Span,
)
from watcher.render.payload import change_events

EDITED = changed_event(added_words=3, removed_words=2)


def edited(*spans, classes=(EditClass.TEXT,)):
    """An event about one edit with these spans: "=" stays, "-" goes, "+" comes."""
    ops = {"=": Op.EQUAL, "-": Op.DELETE, "+": Op.INSERT}
    made = tuple(Span(ops[span[0]], span[1:]) for span in spans)
    before = "".join(span.text for span in made if span.op != Op.INSERT)
    after = "".join(span.text for span in made if span.op != Op.DELETE)
    edit = Edit(EditKind.EDIT, frozenset(classes), before, after, made)
    (event,) = change_events(article(), change(edit), capture())
    return event


def noted(**fields):
    (event,) = change_events(article(), change(**fields), capture())
    return event


@pytest.mark.parametrize(
    ("asked", "unmet"),
    [
        ({}, ""),
        ({"events": ("article.changed", "article.gone")}, ""),
        ({"events": ("update.recorded",)}, "its type is article.changed"),
        ({"outlets": ("coast news",)}, ""),
        ({"outlets": ("news.example",)}, ""),
        ({"outlets": ("example",)}, ""),
        ({"outlets": ("ews.example",)}, 'it is not of "ews.example"'),
        ({"outlets": ("Harbour Post", "Coast News")}, ""),
        ({"tags": ("harbour",)}, 'it is not tagged "harbour"'),
        ({"classes": ("name", "number")}, ""),
        ({"classes": ("quotation",)}, 'no edit is of class "quotation"'),
        ({"disclosure": ("undisclosed", "partly")}, ""),
        ({"disclosure": ("partly",)}, "its disclosure is undisclosed"),
        ({"kinds": ("correction",)}, 'no note is of kind "correction"'),
        ({"exclude": ("/sport/", "*/live-*")}, ""),
        ({"exclude": ("/sport/", "news.example/")}, 'its address has "news.example/"'),
        ({"min_words": 5}, ""),
        ({"min_words": 6}, "only 5 words changed"),
        ({"keywords": ("1,400",)}, ""),
        ({"keywords": ("lamp", "lit")}, 'the change does not touch "lamp" or "lit"'),
        ({"outlets": ("Coast News",), "min_words": 9}, "only 5 words changed"),
    ],
)
def test_every_condition_must_hold_and_of_each_any_word_will_do(asked, unmet):
    assert Conditions(**asked).unmet(EDITED) == unmet


@pytest.mark.parametrize(
    ("asked", "unmet"),
    [
        ({"outlets": ("новости.example",)}, ""),
        ({"outlets": ("НОВОСТИ.example",)}, ""),
        ({"outlets": ("вести.example",)}, 'it is not of "вести.example"'),
        ({"exclude": ("/паром/",)}, 'its address has "/паром/"'),
        ({"exclude": ("*новости.example/паром/*",)}, 'its address has "*новости.example/паром/*"'),
        ({"exclude": ("*://новости.example/*",)}, 'its address has "*://новости.example/*"'),
        ({"exclude": ("/мост/",)}, ""),
    ],
)
def test_hosts_and_addresses_are_named_in_letters_of_any_script(asked, unmet):
    url = canonical("https://новости.example/паром/1")
    (event,) = change_events(replace(article(), url=url), change(number_edit()), capture())
    assert Conditions(**asked).unmet(event) == unmet


def test_tags_are_compared_without_case():
    (event,) = change_events(article(tags=("Harbour",)), change(number_edit()), capture())
    assert not Conditions(tags=("harbour", "sport")).unmet(event)


STRICT = Conditions(classes=("name",), disclosure=("partly",), min_words=99, keywords=("xyz",))


@pytest.mark.parametrize("kind", sorted(EventType))
def test_conditions_on_the_change_silence_no_notice(kind):
    event = samples()[kind]
    assert bool(STRICT.unmet(event)) is (kind in CHANGES)


@pytest.mark.parametrize(
    "kind",
    [
        EventType.CHANNEL_DISABLED,
        EventType.CHANNEL_FAILING,
        EventType.CHANNEL_RECOVERED,
        EventType.TEST_PING,
    ],
)
def test_whoever_listens_to_anything_hears_that_a_channel_fell_silent(kind):
    asked = Conditions(events=("article.gone",), outlets=("nobody",), tags=("none",))
    assert not asked.unmet(samples()[kind])


def test_a_notice_about_a_host_stands_for_those_about_its_articles():
    failing = samples()[EventType.HOST_FAILING]
    assert not Conditions(events=("article.failing",)).unmet(failing)
    assert Conditions(events=("article.changed",)).unmet(failing)
    assert not Conditions(outlets=("Sound Gazette",)).unmet(failing)
    assert not Conditions(outlets=("news.example",), tags=("harbour",)).unmet(failing)


def test_a_notice_of_an_outlet_that_nobody_asked_for_is_not_sent():
    assert Conditions(outlets=("other.example",)).unmet(plain_event())


def test_a_note_has_a_class_of_its_own():
    assert not Conditions(classes=("note",)).unmet(noted(notes_added=(note(),)))
    assert not Conditions(classes=("note",)).unmet(noted(notes_removed=(note(),)))
    assert Conditions(classes=("note",)).unmet(EDITED)


@pytest.mark.parametrize(
    ("told", "meets"),
    [
        ({"notes_added": (note(kind=NoteKind.CORRECTION),)}, True),
        ({"notes_added": (note(),)}, False),
        ({"notes_removed": (note(kind=NoteKind.CORRECTION),)}, True),
        ({"notes_changed": (NotePair(note(), note(kind=NoteKind.CORRECTION)),)}, True),
    ],
    ids=["added", "of another kind", "withdrawn", "made one"],
)
def test_notes_are_asked_for_by_their_kind(told, meets):
    assert bool(Conditions(kinds=("correction", "retraction")).unmet(noted(**told))) is not meets


@pytest.mark.parametrize(
    ("keyword", "spans", "touched"),
    [
        ("minister", ("=The ", "-minister", "+mayor", "= spoke"), True),
        ("MAYOR", ("=The ", "-minister", "+mayor", "= spoke"), True),
        ("caf\u00e9", ("=The ", "-cafe\u0301", "+bar", "= closes"), True),
        ("cafe\u0301", ("=The ", "-caf\u00e9", "+bar", "= closes"), True),
        ("العبارة", ("=وصلت ", "-العبّارة", "+السفينة", "= اليوم"), True),
        ("العبّارة", ("=وصلت ", "-العبارة", "+السفينة", "= اليوم"), True),
        ("\u0651", ("=وصلت ", "-العبارة", "+السفينة", "= اليوم"), False),
        ("spoke", ("=The ", "-minister", "+mayor", "= spoke"), False),
        ("prime minister", ("=The prime ", "-minister", "+mayor", "= spoke"), True),
        ("prime  minister spoke", ("=The ", "-late ", "=prime minister spoke"), False),
        ("mini", ("=The ", "-minister", "+mayor"), False),
        ("mini*", ("=The ", "-minister", "+mayor"), True),
        ("*", ("=The ", "-minister", "+mayor"), True),
        ("£14", ("=It costs ", "-£14", "+£17"), True),
        ("£1", ("=It costs ", "-£14", "+£17"), False),
        ("a.c", ("=It is ", "-abc", "+abd"), False),
        ("首相", ("=昨日", "-首相官邸", "+官邸", "=で"), True),
        ("Straße", ("=Die ", "+Straße", "= ist zu"), True),
        ("been", ("=They had ", "+been ", "=sent"), True),
    ],
)
def test_a_keyword_counts_where_the_change_touches_it(keyword, spans, touched):
    assert bool(first_touched([keyword], edited(*spans).data)) is touched


@pytest.mark.parametrize(
    "event",
    [
        noted(notes_added=(note("The ferry sails again."),)),
        noted(notes_removed=(note("The ferry sails again."),)),
        noted(notes_changed=(NotePair(note("The ferry sails."), note("The boat sails.")),)),
        noted(notes_changed=(NotePair(note("The boat sails."), note("The ferry sails.")),)),
        edited("+The ferry sails."),
        edited("-The ferry sails."),
    ],
)
def test_keywords_are_found_in_notes_and_in_whole_paragraphs(event):
    assert first_touched(["sailor", "ferry"], event.data) == "ferry"


def test_a_change_of_the_headline_is_of_its_class():
    (event,) = change_events(article(), change(headline_edit(), headline_changed=True), capture())
    assert not Conditions(classes=("headline",), keywords=("sacked",)).unmet(event)


def test_keywords_at_the_end_of_a_long_rewrite_are_found():
    spans = [span for n in range(4000) for span in (f"=word{n} ", "-old ", "+new ")]
    event = edited(*spans, "-harbourmaster")
    assert first_touched(["harbourmaster"], event.data)


def test_every_disclosure_can_be_asked_for():
    for verdict in Disclosure:
        event = changed_event(disclosure=verdict)
        assert not Conditions(disclosure=(verdict,)).unmet(event)


@given(st.text(max_size=30), st.text(max_size=60))
def test_any_keyword_can_be_looked_for_in_any_text(keyword, words):
    assert first_touched([keyword], edited(f"+{words}", "-x").data) in {"", keyword}
