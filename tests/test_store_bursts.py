"""The same words changing in many articles of a host are one notice; none is lost, each is accounted for."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta

import pytest
from decide_help import edit, own_edit
from store_help import DELAY, Everyone, Nobody, at, capture, first, note, progress

from watcher.decide.burst import ARTICLES
from watcher.model import (
    Change,
    Check,
    DeliveryState,
    Disclosure,
    EditClass,
    EventType,
    NoteForm,
    Outcome,
)
from watcher.model.glance import Selection
from watcher.render.payload import change_events

pytestmark = pytest.mark.engines

TEMPLATE = ("Follow us on the old network for more.", "Follow us on the new network for more.")
NO_DELAY = timedelta(0)


class Host:
    """A host with articles that change."""

    def __init__(self, store, *, articles=10, name="news.example", channels=(), delay=DELAY):
        self.store, self.name, self.delay = store, name, delay
        self.channels = channels or [Everyone()]
        self.urls = [f"https://{name}/story/{number}" for number in range(articles)]
        for url in self.urls:
            article, _ = store.add(url, host=name, now=at(0))
            self.record(article, first(self.claimed(article, 1), 1, f"Story of {url}."))

    def claimed(self, article, minutes):
        found = self.store.claim(
            article.id, at(minutes), owner="one", lease=timedelta(minutes=1), host_delay=NO_DELAY
        )
        assert not hasattr(found, "hour"), "the host is busy"
        return found

    def record(self, article, check):
        # The host's delay is told for the waits; the claims of the test do not keep it.
        version = self.store.record(check, channels=self.channels, host_delay=self.delay)
        with self.store.database.writing() as db:
            db.exec_driver_sql("UPDATE hosts SET next_at = 0, ready_at = 0")
        return version

    def house(self, number, minutes, *texts):
        """Texts come to the article with this number that are the house's own."""
        article = self.claimed(self.store.find(self.urls[number]), minutes)
        check = Check(article, at(minutes), Outcome.UNCHANGED, progress(minutes), house=texts)
        self.record(article, check)

    def change(self, number, minutes, *one_by_one, edits=(), **fields):
        """The article with this number changes."""
        article = self.claimed(self.store.find(self.urls[number]), minutes)
        change = Change(
            edits=(*one_by_one, *edits),
            disclosure=Disclosure.UNDISCLOSED,
            added_words=1,
            removed_words=1,
            **fields,
        )
        page = capture(f"Version {article.version + 1} of {number}.", minutes)
        events = change_events(article, change, page)
        assert len(events) == 1
        check = Check(
            article,
            at(minutes),
            Outcome.CHANGED,
            progress(minutes),
            capture=page,
            change=change,
            events=events,
        )
        self.record(article, check)
        return events[0]


def template_edit():
    return edit(*TEMPLATE)


def deliveries(store, channel="desk"):
    return [item for item in store.outbox.deliveries(limit=1000) if item.channel == channel]


def notices(store, channel="desk"):
    return [item for item in deliveries(store, channel) if item.event.type == EventType.TEMPLATE_CHANGED]


def states(store, channel="desk"):
    return Counter(item.state.value for item in deliveries(store, channel))


def send(store, minutes, channel="desk"):
    """Let go of what may go, and send what is due."""
    store.outbox.let_go(channel, at(minutes))
    taken = store.outbox.claim_deliveries(
        channel, at(minutes), owner="courier", lease=timedelta(minutes=1), limit=100
    )
    for item in taken:
        store.outbox.settle(item.id, now=at(minutes), sent=True)
    return [item.event for item in taken]


def test_thirty_seven_articles_are_one_notice(store):
    host = Host(store, articles=37)
    for number in range(37):
        host.change(number, 10 + number / 20, template_edit())
    (notice,) = notices(store)
    assert states(store) == {"folded": 37, "held": 1}
    assert {item.told_in for item in deliveries(store) if item is not notice} - {""} == {notice.event.id}
    data = notice.event.data
    assert (data["host"], data["count"], len(data["articles"])) == ("news.example", 37, 37)
    assert {article["url"] for article in data["articles"]} == set(host.urls)
    assert data["edits"][0]["after"] == TEMPLATE[1]
    assert [event.type for event in send(store, 30)] == [EventType.TEMPLATE_CHANGED]
    for url in host.urls:
        assert store.find(url).version == 2


def test_each_row_says_why_it_was_folded(store):
    host = Host(store)
    for number in range(ARTICLES):
        host.change(number, 10, template_edit())
    why = {item.why for item in deliveries(store) if item.state is DeliveryState.FOLDED}
    assert why == {"several articles of news.example changed in the same way"}


def test_in_the_daemon_the_first_goes_out_and_the_rest_is_the_notice(store):
    host = Host(store)
    told = []
    for number in range(10):
        host.change(number, 10 + number / 20, template_edit())
        told += send(store, 10 + number / 20)
    told += send(store, 12)
    assert [event.type for event in told] == [EventType.ARTICLE_CHANGED, EventType.TEMPLATE_CHANGED]
    assert told[1].data["count"] == 10


def test_four_are_no_burst_and_wait_only_for_a_few_looks(store):
    host = Host(store)
    for number in range(ARTICLES - 1):
        host.change(number, 10, template_edit())
    assert states(store) == {"pending": 1, "held": 3}
    assert {item.why for item in deliveries(store)} == {
        "",
        "waits to see whether more articles of news.example change in the same way",
    }
    assert len(send(store, 10.4)) == 4


def test_where_there_is_no_delay_there_is_no_wait(store):
    host = Host(store, delay=NO_DELAY)
    for number in range(ARTICLES - 1):
        host.change(number, 10, template_edit())
    assert states(store) == {"pending": 4}


def test_what_has_an_edit_of_its_own_is_told_by_itself(store):
    host = Host(store)
    for number in range(ARTICLES + 1):
        edits = [template_edit(), *([own_edit(number)] if number == 2 else [])]
        host.change(number, 10, *edits)
    (notice,) = notices(store)
    assert notice.event.data["count"] == ARTICLES
    assert states(store) == {"folded": ARTICLES, "held": 1, "pending": 1}


def test_edits_of_their_own_are_never_held(store):
    host = Host(store)
    for number in range(10):
        host.change(number, 10, own_edit(number))
    assert states(store) == {"pending": 10}


def test_the_same_words_in_one_article_again_and_again_are_no_burst(store):
    host = Host(store)
    for turn in range(ARTICLES + 1):
        host.change(0, 10 + turn, template_edit())
    assert notices(store) == []


DAYS = 24 * 60


@pytest.mark.parametrize(("apart", "told"), [(DAYS // 8, 1), (DAYS // 3, 0)])
def test_articles_that_are_looked_at_once_a_day_are_one_notice(store, apart, told):
    host = Host(store)
    for number in range(ARTICLES):
        host.change(number, 10 + apart * number, template_edit())
    assert len(notices(store)) == told


@pytest.mark.parametrize(("apart", "told"), [(5, 1), (60, 0)])
@pytest.mark.parametrize(
    "change",
    [
        {"notes_added": (replace(note(""), form=NoteForm.STAMP),)},
        {"notes_added": (note("This story has been updated."),)},
        {"edits": (edit("", "Ada Finch", classes=(EditClass.BYLINE,)),)},
        {"edits": (edit("Breaking:", "", classes=(EditClass.HEADLINE,)),)},
    ],
    ids=["stamp", "note", "byline", "headline"],
)
def test_what_comes_all_day_one_by_one_is_no_template(store, change, apart, told):
    host = Host(store)
    for number in range(ARTICLES + 1):
        host.change(number, 10 + apart * number, **change)
    assert len(notices(store)) == told


def test_stragglers_of_a_day_are_three_notices(store):
    host = Host(store, articles=20)
    told = []
    for number in range(20):
        host.change(number, 10 + 60 * number, template_edit())
        told += send(store, 15 + 60 * number)
    told += send(store, 10 + 3 * DAYS)
    counts = [event.data["count"] for event in told if event.type == EventType.TEMPLATE_CHANGED]
    assert len(told) - len(counts) == ARTICLES - 1
    assert (counts[0], len(counts), sum(counts)) == (ARTICLES, 3, 20)


def test_two_hosts_are_not_thrown_together(store):
    one, two = Host(store), Host(store, name="other.example")
    for number in range(ARTICLES - 1):
        one.change(number, 10, template_edit())
        two.change(number, 10, template_edit())
    assert notices(store) == []


def test_late_ones_join_a_second_notice_that_waits_for_an_hour(store):
    host = Host(store, articles=20)
    for number in range(6):
        host.change(number, 10, template_edit())
    (sent,) = send(store, 11)
    for number in range(6, 20):
        host.change(number, 20 + number, template_edit())
    assert send(store, 45) == []
    (second,) = send(store, 90)
    assert second.id != sent.id
    assert (second.data["count"], second.data["again"]) == (14, True)
    urls = [article["url"] for event in (sent, second) for article in event.data["articles"]]
    assert sorted(urls) == sorted(host.urls)


def test_what_is_on_its_way_is_not_changed_any_more(store):
    host = Host(store)
    for number in range(5):
        host.change(number, 10, template_edit())
    store.outbox.let_go("desk", at(11))
    (taken,) = store.outbox.claim_deliveries("desk", at(11), owner="one", lease=timedelta(minutes=1), limit=9)
    host.change(5, 11, template_edit())
    again = next(item for item in deliveries(store) if item.id == taken.id)
    assert again.event == taken.event
    assert len(notices(store)) == 2


def test_a_channel_that_wants_none_of_them_gets_no_notice(store):
    host = Host(store, channels=[Everyone(), Nobody("other")])
    for number in range(6):
        host.change(number, 10, template_edit())
    assert deliveries(store, "other") == []


class Picky(Everyone):
    """Wants what happens in the articles with an even number."""

    def wants(self, event):
        return event.data["url"][-1] in "02468"


def test_a_channel_with_conditions_gets_the_notice_for_what_it_would_have_had(store):
    host = Host(store, channels=[Picky("even")])
    for number in range(10):
        host.change(number, 10, template_edit())
    assert states(store, "even") == {"folded": 5, "held": 1}


class Slow(Everyone):
    holds = "waits for the daily digest at 07:30"


def test_in_a_channel_with_a_digest_the_notice_takes_its_place_in_it(store):
    host = Host(store, channels=[Slow()])
    for number in range(6):
        host.change(number, 10, template_edit())
    host.change(7, 10, own_edit(7))
    assert states(store) == {"folded": 6, "held": 2}


def test_without_channels_nothing_is_made_up(store):
    host = Host(store, channels=[Nobody()])
    for number in range(8):
        host.change(number, 10, template_edit())
    assert store.outbox.deliveries() == []


def test_old_fragments_are_dropped(store):
    host = Host(store)
    for number in range(3):
        host.change(number, 10, template_edit())
    store.upkeep.maintain(at(60 * 24 * 3))
    with store.database.reading() as db:
        assert db.exec_driver_sql("SELECT count(*) FROM fragments").scalar() == 0


LINE = "Follow the harbour desk in our daily letter instead."


def test_a_paragraph_in_five_articles_is_the_houses_and_the_others_are_counted(store):
    host = Host(store)
    for number in range(ARTICLES):
        host.change(number, 10, edit("", LINE), edit("Follow the harbour desk on the old network.", ""))
    for number in (5, 6, 5):
        host.house(number, 10.1, LINE)
    (notice,) = notices(store)
    assert notice.event.data["count"] == 7
    assert [article["url"] for article in notice.event.data["articles"]] == host.urls[:7]
    assert states(store) == {"folded": 5, "held": 1}
    assert [store.find(url).version for url in host.urls[:7]] == [2] * 5 + [1] * 2


def test_late_ones_are_counted_in_a_second_notice(store):
    host = Host(store)
    for number in range(ARTICLES):
        host.change(number, 10, edit("", LINE))
    assert len(send(store, 20)) == 1
    for number in (5, 6, 5):
        host.house(number, 30, LINE)
    host.house(7, 40, LINE)
    assert send(store, 80) == []
    (second,) = send(store, 90)
    assert (second.data["count"], second.data["again"]) == (3, True)
    assert [article["url"] for article in second.data["articles"]] == host.urls[5:8]


def test_a_house_text_that_was_never_told_is_not_told(store):
    host = Host(store)
    host.house(0, 10, LINE)
    assert deliveries(store) == []


def marks(store, host):
    """Of the articles that changed, in how many the newest change is said to have come."""
    found = [store.snapshots(store.find(url).id)[1:] for url in host.urls]
    own = [sum(version.with_many is None for version in versions) for versions in found]
    found_in = {glance.article.url: glance.undisclosed for glance in store.glances.chosen(Selection())}
    assert [found_in[url] for url in host.urls] == own
    return [versions[-1].with_many for versions in found if versions]


LABEL = {"edits": (edit("", "Subscribers only:", classes=(EditClass.HEADLINE,)),)}


@pytest.mark.parametrize(("many", "mark"), [(ARTICLES - 1, None), (ARTICLES, ARTICLES), (8, 8)])
@pytest.mark.parametrize("channel", [Everyone(), Nobody()], ids=["told", "silent"])
def test_versions_are_marked_whoever_is_told(store, channel, many, mark):
    host = Host(store, channels=[channel])
    for number in range(many):
        host.change(number, 10 + number, template_edit())
    assert marks(store, host) == [mark] * many


def test_what_has_an_edit_of_its_own_is_not_marked_and_counts_the_others(store):
    host = Host(store)
    for number in range(ARTICLES):
        host.change(number, 10, template_edit(), *([own_edit(number)] if number == 2 else []))
    assert marks(store, host) == [5, 5, None, 5, 5]


def test_the_mark_of_a_change_in_two_parts_is_that_of_the_rarer(store):
    host = Host(store)
    for number in range(8):
        host.change(number, 10, template_edit(), *([edit("Gone.", "")] if number >= 3 else []))
    assert marks(store, host) == [8] * 3 + [5] * 5


def test_a_mark_counts_those_in_which_a_paragraph_is_the_houses_by_then(store):
    host = Host(store, channels=[Nobody()])
    for number in range(ARTICLES):
        host.change(number, 10, edit("", LINE))
    for turn in range(3):
        for number in (5, 6):
            host.house(number, 11 + turn, LINE)
    assert marks(store, host) == [7] * 5


@pytest.mark.parametrize(("looked_at", "mark"), [(0, 6), (8, None)])
def test_a_label_that_comes_over_a_day_is_the_templates_when_most_articles_have_it(store, looked_at, mark):
    host = Host(store, articles=6 + looked_at)
    for number in range(6):
        host.change(number, 10 + 90 * number, **LABEL)
        for other in range(6, 6 + looked_at):
            host.house(other, 11 + 90 * number)
    assert marks(store, host) == [mark] * 6
    assert notices(store) == []


def test_a_mark_stays_when_the_burst_is_over_and_late_ones_have_it_within_a_month(store):
    host = Host(store, articles=12)
    for number in range(6):
        host.change(number, 10, template_edit())
    store.upkeep.maintain(at(3 * DAYS))
    host.change(6, 3 * DAYS, template_edit())
    assert marks(store, host) == [7] * 7
    for number in range(6, 12):
        host.change(number, 40 * DAYS, template_edit())
    assert marks(store, host) == [7] * 6 + [6] * 6


def test_what_stands_there_for_days_is_counted_once(store):
    host = Host(store)
    for number in range(ARTICLES):
        host.change(number, 10, edit("", LINE))
    assert len(send(store, 20)) == 1
    for hour in range(1, 60):
        host.house(5, 60 * hour, LINE)
        host.house(6, 60 * hour + 7, LINE)
    (second,) = send(store, 5 * DAYS)
    assert second.data["count"] == 2


def test_marks_that_were_not_given_are_found_in_what_is_stored(store):
    host, other = Host(store), Host(store, name="other.example")
    for number in range(8):
        host.change(number, 10 + number, template_edit(), *([own_edit(number)] if number == 2 else []))
        other.change(number, 10 + number, own_edit(number))
    before = marks(store, host)
    with store.database.writing() as db:
        db.exec_driver_sql("UPDATE snapshots SET burst = NULL")
    assert store.upkeep.mark_past(dry=True) == store.upkeep.mark_past(dry=False) == 7
    assert marks(store, host) == before
    assert store.upkeep.mark_past(dry=False) == 0
