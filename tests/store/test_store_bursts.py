"""The same words changing in many articles of a host are one notice; none is lost, each is accounted for."""

from dataclasses import replace
from datetime import timedelta

import pytest
from burst_help import DAYS, LINE, NO_DELAY, TEMPLATE, Host, deliveries, notices, send, states, template_edit
from decide_help import edit, own_edit
from store_help import Everyone, Nobody, at, note

from watcher.decide.burst import ARTICLES
from watcher.model import DeliveryState, EditClass, EventType, NoteForm

pytestmark = pytest.mark.engines


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


def test_what_has_an_edit_of_its_own_does_not_list_the_templates(store):
    """But for a headline, of which the alert's name speaks."""
    host, headed = Host(store), edit("", "Subscribers:", classes=(EditClass.HEADLINE,))
    for number in range(ARTICLES):
        host.change(number, 10, template_edit(), headed)
    host.change(ARTICLES, 10, template_edit(), headed, own_edit(ARTICLES))
    host.change(ARTICLES + 1, 10, template_edit(), notes_added=(note("It was nine boats, not six."),))
    own, noted = (item.event.data for item in send_in_turn(store))
    assert [one["after"] for one in own["edits"]] == ["Subscribers:", own_edit(ARTICLES).after]
    assert (own["edits_total"], noted["edits"], noted["edits_total"]) == (3, [], 1)


def send_in_turn(store):
    """What waits for nothing, the oldest first."""
    return [item for item in deliveries(store) if item.state is DeliveryState.PENDING][::-1]


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
