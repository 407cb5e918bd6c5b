"""The watch list: adding, the configuration's articles, finding what a user means."""

from dataclasses import replace
from datetime import timedelta
from unicodedata import normalize

import pytest
from store_help import DELAY, URL, add, at, enlist, first, take, unchanged, visit

from watcher.errors import UnknownArticle
from watcher.fetch import canonical
from watcher.model import Added, ArticleState, Selectors, Validators, Wanted

pytestmark = pytest.mark.engines

OTHER = "https://news.example/2021/01/12/bridge"


def urls(store, *states):
    return [article.url for article in store.articles(**({"states": states} if states else {}))]


def test_what_is_added_is_due_at_once_and_comes_back_as_it_went_in(store):
    wishes = {
        "every": timedelta(seconds=2),
        "selectors": Selectors("main", (".ad",)),
        "tags": ("sea", "ferry"),
    }
    article, added = enlist(store, URL, host="news.example", now=at(0), **wishes)
    assert added is Added.NEW
    assert (article.url, article.host, article.next_check_at) == (URL, "news.example", at(0))
    assert (article.every, article.selectors, article.tags) == tuple(wishes.values())
    assert store.article(article.id) == article
    assert store.articles() == [article]


def test_adding_twice_is_one_article_and_changes_only_what_is_named(store):
    add(store, tags=("sea",), every=timedelta(minutes=5))
    article, added = enlist(store, URL, host="news.example", now=at(5), tags=("ferry",))
    assert added is Added.ALREADY
    assert (article.tags, article.every) == (("ferry",), timedelta(minutes=5))
    assert len(store.articles()) == 1


def test_a_removed_article_keeps_its_history_and_can_be_added_again(store):
    article = add(store)
    visit(store, 0, first)
    store.set_state(article.id, ArticleState.REMOVED)
    assert urls(store) == []
    assert take(store, 600) == []
    assert len(store.snapshots(article.id)) == 1
    again, added = enlist(store, URL, host="news.example", now=at(700))
    assert added is Added.AGAIN
    assert (again.id, again.version, again.state) == (article.id, 1, ArticleState.ACTIVE)
    assert [a.id for a in take(store, 700)] == [article.id]


def test_a_paused_article_is_listed_and_not_looked_at_until_it_is_resumed(store):
    article = add(store)
    store.set_state(article.id, ArticleState.PAUSED)
    assert urls(store) == [URL]
    assert take(store, 5) == []
    assert store.next_due_at() is None
    store.set_state(article.id, ArticleState.ACTIVE)
    assert [a.id for a in take(store, 5)] == [article.id]


def test_sync_adds_what_is_missing_and_removes_what_is_no_longer_asked_for(store):
    mine = add(store, "https://mine.example/a", host="mine.example")
    store.sync([Wanted(URL, "news.example"), Wanted(OTHER, "news.example")], at(0))
    assert urls(store) == [mine.url, URL, OTHER]
    store.sync([Wanted(OTHER, "news.example", tags=("bridge",))], at(1))
    assert urls(store) == [mine.url, OTHER]
    assert urls(store, ArticleState.REMOVED) == [URL]
    assert store.find(OTHER).tags == ("bridge",)
    store.sync([Wanted(URL, "news.example"), Wanted(OTHER, "news.example")], at(2))
    assert urls(store) == [mine.url, URL, OTHER]
    assert store.find(OTHER).tags == ()


def test_sync_takes_over_an_article_that_was_added_by_hand_and_leaves_a_pause_alone(store):
    article = add(store)
    store.set_state(article.id, ArticleState.PAUSED)
    store.sync([Wanted(URL, "news.example")], at(1))
    assert store.find(URL).from_config
    assert store.find(URL).state is ArticleState.PAUSED


def test_a_sync_that_changes_nothing_leaves_the_schedule_alone(store):
    wanted = [Wanted(URL, "news.example", every=timedelta(minutes=30))]
    store.sync(wanted, at(0))
    visit(store, 0, first)
    before = store.find(URL)
    store.sync(wanted, at(20))
    assert store.find(URL) == before


def test_a_new_interval_counts_from_the_last_visit(store):
    store.sync([Wanted(URL, "news.example")], at(0))
    visit(store, 0, first)
    store.sync([Wanted(URL, "news.example", every=timedelta(minutes=30))], at(20))
    assert store.find(URL).next_check_at == at(30)
    assert store.next_due_at() == at(30)


def test_new_selectors_ask_for_the_page_anew(store):
    store.sync([Wanted(URL, "news.example")], at(0))
    visit(store, 0, first)
    assert store.find(URL).validators
    store.sync([Wanted(URL, "news.example", selectors=Selectors("main"))], at(20))
    article = store.find(URL)
    assert article.validators == Validators()
    assert article.body_hash == ""
    assert article.next_check_at == at(20)


@pytest.mark.parametrize(
    "address",
    [
        URL,
        f"  {URL} ",
        f"{URL}/",
        f"{URL}#comments",
        "news.example/2021/01/11/ferry",
        "1",
        "#1",
        "ferry",
        "FERRY",
        "stays in port",
    ],
)
def test_an_article_is_found_by_what_people_type(store, address):
    article = add(store)
    add(store, OTHER)
    (claimed,) = [a for a in take(store, 0) if a.id == article.id]
    store.record(first(claimed, 0), channels=[], host_delay=DELAY)
    assert store.find(address).id == article.id


PAROM = "http://новости.example/Новости/ночной-паром"


@pytest.mark.parametrize(
    "address",
    [
        PAROM,
        f"{PAROM}/",
        normalize("NFD", PAROM),
        canonical(PAROM),
        PAROM.replace("http", "https"),
        PAROM.removeprefix("http://"),
        "новости.example",
        "НОВОСТИ.EXAMPLE",
        "/Новости/ночной-паром",
        "ночной-паром",
        "Совет Порта",
        "в москве",
        normalize("NFD", "вернёт"),
    ],
)
def test_an_article_is_found_in_letters_of_any_script(store, address):
    article = add(store, canonical(PAROM))
    add(store, OTHER)
    (claimed,) = [a for a in take(store, 0) if a.id == article.id]
    store.record(first(claimed, 0, title="Совет порта вернёт паром в Москве"), channels=[], host_delay=DELAY)
    assert store.find(address).id == article.id


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("https://news.example/2021/01/11/fery", f"Nearest: {URL}"),
        ("brigde", f"Nearest: {OTHER}"),
        ("zzz", "`watcher list` shows them"),
        ("ftp://q/zzz", "`watcher add` begins"),
        ("#77", "has the number 77"),
        ("99999999999999999999999", "has the number"),
        (
            "news.example",
            f"""watched articles; name one by its number:
  #1  (no title)  {URL}
  #2  (no title)  {OTHER}""",
        ),
        ("", 'No watched article matches ""'),
        ("\udcff\x00", 'No watched article matches "??"'),
        ("100%", 'No watched article matches "100%"'),
    ],
)
def test_what_is_not_found_is_answered_with_the_nearest(store, address, says):
    add(store)
    add(store, OTHER)
    with pytest.raises(UnknownArticle) as caught:
        store.find(address)
    assert says in str(caught.value)


def test_an_empty_watch_list_says_how_to_begin(store):
    with pytest.raises(UnknownArticle, match="watcher add URL"):
        store.find("ferry")


def test_a_part_means_a_watched_article_before_a_removed_one(store):
    old = add(store, "https://news.example/ferry-1")
    new = add(store, "https://news.example/ferry-2")
    store.set_state(old.id, ArticleState.REMOVED)
    assert store.find("ferry").id == new.id


@pytest.mark.parametrize("part", ["12/retract", "/retract", "RETRACT", "retract"])
def test_the_end_of_an_address_is_none_of_a_longer_one(store, part):
    add(store, "https://news.example/2026/11/12/retract2")
    meant = add(store, "https://news.example/2026/11/12/retract?id=7")
    assert store.find(part).id == meant.id


@pytest.mark.parametrize("part", ["retrac", "tract", "retract"])
def test_what_ends_no_address_or_two_must_be_said_otherwise(store, part):
    for day in ("11", "12"):
        add(store, f"https://news.example/2026/11/{day}/retract")
    with pytest.raises(UnknownArticle):
        store.find(part)


def test_no_number_no_article(store):
    with pytest.raises(UnknownArticle):
        store.article(5)
    with pytest.raises(UnknownArticle):
        store.set_state(5, ArticleState.PAUSED)


def test_text_that_no_database_holds_is_stored_with_a_mark_in_its_place(store):
    article = add(store)
    visit(store, 0, first, title="Ferry \x00 \ud83d stays \U0001f6a2")
    assert store.article(article.id).title == "Ferry \ufffd \ufffd stays \U0001f6a2"
    assert store.reading(article.id, 1).title == "Ferry \x00 \ud83d stays \U0001f6a2"


def test_every_field_of_a_check_arrives_on_the_article(store):
    add(store)
    visit(store, 0, first)
    trouble = {
        "failures": 2,
        "failing_since": at(60),
        "trouble": "failed: no answer",
        "noticed": True,
        "gone_since": at(61),
        "suspect_digest": "odd",
        "suspect_count": 3,
        "moved_to": OTHER,
        "modified_at": at(-5),
        "body_hash": "b2",
        "validators": Validators("", "Mon, 11 Jan 2021 09:00:00 GMT"),
    }
    visit(store, 60, unchanged, **trouble)
    article = store.find(URL)
    assert {name: getattr(article, name) for name in trouble} == trouble
    assert (article.next_check_at, article.next_reason) == (at(120), "in an hour")
    assert (article.checks, article.last_checked_at) == (2, at(60))


def test_of_several_addresses_those_that_nobody_watches_are_watched_at_once(store):
    mine = add(store, tags=("sea",))
    store.set_state(mine.id, ArticleState.REMOVED)
    wanted = [
        Wanted(OTHER, "news.example", timedelta(seconds=2), tags=("land",)),
        Wanted(URL, "news.example"),
        Wanted(OTHER.replace("https", "http"), "news.example"),
        Wanted("https://else.example/a", "else.example", paused=True),
    ]
    came = store.add_unwatched(wanted, at(1))
    assert [(article.url, added) for article, added in came] == [
        (OTHER, Added.NEW),
        (URL, Added.AGAIN),
        (OTHER, Added.ALREADY),
        ("https://else.example/a", Added.NEW),
    ]
    assert [(article.state, article.tags) for article, _ in came[1::2]] == [
        (ArticleState.ACTIVE, ("sea",)),
        (ArticleState.PAUSED, ()),
    ]
    assert [article.url for article in take(store, 1)] == [OTHER]
    assert {added for _, added in store.add_unwatched(wanted, at(2))} == {Added.ALREADY}


def test_what_is_handed_on_is_all_that_was_seen_and_is_meant(store):
    ferry = add(store, tags=("sea",))
    visit(store, 0, first)
    bridge = add(store, OTHER, minutes=10)
    visit(store, 10, first)
    add(store, "https://lamp.example/1", host="lamp.example", minutes=20)  # never seen
    store.set_state(ferry.id, ArticleState.REMOVED)
    assert list(store.recorded()) == [ferry.id, bridge.id]
    assert list(store.recorded(outlet="NEWS.ex")) == [ferry.id, bridge.id]
    assert list(store.recorded(tag="sea")) == [ferry.id]
    assert list(store.recorded(since=at(10))) == [bridge.id]
    assert list(store.recorded(since=at(10.1))) == []


@pytest.mark.parametrize(
    "part", ["Портовая", "ПОРТОВАЯ ГАЗЕТА", "портовая", "новости.example", "xn--b1amnebsh.example"]
)
def test_an_outlet_is_meant_by_letters_of_its_name_or_host(store, part):
    article = add(store, canonical(PAROM), host="xn--b1amnebsh.example")
    (claimed,) = take(store)
    seen = first(claimed, 0)
    site = replace(seen.capture, reading=replace(seen.capture.reading, site="Портовая газета"))
    store.record(replace(seen, capture=site), channels=[], host_delay=DELAY)
    assert list(store.recorded(outlet=part)) == [article.id]
    assert list(store.recorded(outlet="Вечерняя")) == []
