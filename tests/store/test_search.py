"""Where words stood: phrases in texts, the index against looking everywhere, the command."""

from __future__ import annotations

import os
from datetime import timedelta
from itertools import count
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from store_help import LEASE, add, at, changed, first
from told import NEWEST, Desk, told

from watcher.compare.phrases import index_words, passages, phrases, places
from watcher.model import Reading
from watcher.store import open_store

if TYPE_CHECKING:
    from collections.abc import Iterator

    from watcher.store import Store


@pytest.mark.parametrize(
    ("asked", "text", "found"),
    [
        (["ferry"], "The Ferry sails.", ["Ferry"]),
        (["night ferry"], "A night-ferry, a night ferry, a ferry at night.", ["night-ferry", "night ferry"]),
        (["ferry", "night"], "A ferry sails at night.", ["ferry", "night"]),
        (["ferry", "day"], "A ferry sails at night.", []),
        (["£14"], "It costs £14, not 14% more.", ["£14"]),
        (["14"], "It costs £14, not 14% more.", ["14", "14"]),
        (["14"], "It costs £140.", []),
        (["resign*"], "He resigned; the resignation was late.", ["resigned", "resignation"]),
        (["will resign*"], "She will be resigning, he will resign.", ["will resign"]),
        (["cafe"], "The Café of São Tomé", ["Café"]),
        (["SÃO tome"], "The Café of São Tomé", ["São Tomé"]),
        (["board's"], "the board’s vote", ["board’s"]),
        (["東京"], "昨日、東京都で", ["東京"]),
        (["हिन्दी"], "यह हिन्दी है", ["हिन्दी"]),
        (["strasse"], "in der Straße", ["Straße"]),
        (["380,000"], "It comes to £380,000 a year.", ["380,000"]),
        (["دينارا"], "ثمنها ١٤ دينارًا", ["دينارًا"]),
        (["العبارة"], "عادت العبّارة", ["العبّارة"]),
        (["العبّــارة"], "عادت العبارة", ["العبارة"]),
        (["ان"], "قيل إن ذلك", ["إن"]),
        (["14"], "ثمنها ١٤ دينارًا", ["١٤"]),
        (["كشتي"], "کشتی شبانه", ["کشتی"]),
        (["שלום"], "אמר שָׁלוֹם", ["שָׁלוֹם"]),
        (["adalilar", "istanbul"], "ADALILAR, adalılar, İSTANBUL", ["ADALILAR", "adalılar", "İSTANBUL"]),
        (["ガス"], "カスとガスと", ["ガス"]),
        (["17"], "料金は１７円", ["１７"]),
    ],
)
def test_words_are_found_where_a_person_would_see_them(asked, text, found):
    assert [text[start:end] for start, end in places(phrases(asked), text)] == found


@pytest.mark.parametrize("words", ["", "  ", "—", '"', "*", "\x00"])
def test_what_has_no_word_asks_for_nothing(words):
    assert phrases([words]) == ()


TEXT = st.text(max_size=60) | st.text(alphabet="abé'’-£1 %東\u0301ß*\"", max_size=30)


@given(TEXT, TEXT, TEXT)
def test_any_part_between_spaces_is_found_in_its_whole(before, asked, after):
    asked = asked.replace("*", " ")
    whole = f"{before} {asked} {after}"
    wanted = phrases([asked])
    if wanted:
        assert any(start >= len(before) for start, _ in places(wanted, whole))


@given(TEXT)
def test_the_index_knows_the_words_that_are_looked_for_and_no_others(text):
    wanted = {word for unit in phrases([text.replace("*", " ")]) for word in unit.words}
    assert index_words(None, Reading(url="", title=text)) == wanted


WORDS = ["alpha", "beta", "gamma", "£14", "naïve", "東京都"]
PARAGRAPH = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)
VERSIONS = st.lists(st.lists(PARAGRAPH, min_size=1, max_size=3).map("\n\n".join), min_size=1, max_size=5)
NUMBER = count(1)
NONE = timedelta(0)


def databases() -> list[str]:
    """The kinds of database at hand: a file, and the server that the environment names."""
    return ["", *filter(None, [os.environ.get("WATCHER_TEST_POSTGRESQL")])]


@pytest.fixture(scope="module", params=databases(), ids=lambda url: url.partition("+")[0] or "sqlite")
def store(tmp_path_factory, request) -> Iterator[Store]:
    with open_store(request.param, state_dir=tmp_path_factory.mktemp("state")) as opened:
        yield opened


def lived(store: Store, versions: list[str]) -> int:
    """An article with these versions."""
    number = next(NUMBER)
    article = add(store, f"https://h{number}.example/x", host=f"h{number}.example")
    for minute, text in enumerate(versions):
        claimed = store.claim(article.id, at(minute), owner="one", lease=LEASE, host_delay=NONE)
        check = (changed if minute else first)(claimed, minute, text, url=article.url)
        store.record(check, channels=(), host_delay=NONE)
    return article.id


def looked_everywhere(store: Store, article: int, asked) -> list[tuple[int, int | None]]:
    """From which version to which one the words stand, by reading them all."""
    stands = [any(places(asked, text) for text in passages(one)) for one in store.readings(article).values()]
    runs: list[tuple[int, int | None]] = []
    for version, (before, now) in enumerate(zip([False, *stands], stands, strict=False), 1):
        if now and not before:
            runs.append((version, None))
        elif before and not now:
            runs[-1] = runs[-1][0], version
    return runs


@settings(max_examples=25)
@given(VERSIONS, st.lists(PARAGRAPH, min_size=1, max_size=2))
def test_the_index_finds_what_reading_every_version_finds(store, versions, asked):
    article = lived(store, versions)
    wanted = phrases(asked)
    found = {one.article.id: one.appearances for one in store.search(wanted)}
    runs = [(one.came.version, one.gone.version if one.gone else None) for one in found.get(article, ())]
    assert runs == looked_everywhere(store, article, wanted)
    assert [one.article.id for one in store.search(wanted, article)] == [article][: len(runs)]
    for one in found.get(article, ()):
        assert places(wanted, one.text) == one.places


def test_the_newest_find_comes_first_and_the_rest_is_read_on_demand(store):
    articles = [lived(store, ["an omen", "an omen again"]) for _ in range(3)]
    found = store.search(phrases(["omen"]))
    assert next(found).article.id == articles[-1]
    assert [one.article.id for one in found] == articles[-2::-1]


@pytest.mark.parametrize(
    "asked", ['"', "a AND", "OR", "NEAR(a b)", "words:", "'; DROP TABLE x", "\\", "a" * 5000]
)
def test_no_words_are_taken_for_a_query_language(store, asked):
    assert list(store.search(phrases([f"{asked} nowhere"]))) == []


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return told(tmp_path_factory.mktemp("desk"))


def test_the_document_says_when_words_came_and_went(desk: Desk):
    (article,) = desk.json("search", "£14")["articles"]
    assert article["url"] == desk.url
    (one,) = article["appearances"]
    assert (one["first_seen_version"], one["last_seen_version"], one["gone_version"]) == (1, 2, 3)
    assert (one["disclosure"], one["gone_disclosure"]) == (None, "undisclosed")
    assert one["gone_not_before"] < one["gone_at"]
    ((start, end),) = one["places"]
    assert one["text"][start:end] == "£14"
    (stands,) = desk.json("search", "£17")["articles"][0]["appearances"]
    assert (stands["first_seen_version"], stands["last_seen_version"], stands["gone_version"]) == (
        3,
        NEWEST,
        None,
    )


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (("half price",), 1),
        (("half", "islanders"), 1),
        (("half", "choir"), 0),
        (("price half",), 0),
        (("night ferry to cross",), 1),
        (("nora quill",), 1),
        (("£14", "--gone"), 1),
        (("£17", "--gone"), 0),
        (("£14", "--article", "ferry"), 1),
        (("£14", "--article", "never"), 0),
        (("Old Bosun",), 0),
    ],
)
def test_what_is_found_in_the_story(desk: Desk, words: tuple[str, ...], found: int):
    assert len(desk.json("search", *words)["articles"]) == found


@pytest.mark.parametrize("columns", [20, 80, 200])
def test_people_see_the_change_that_took_the_words(desk: Desk, columns: int):
    shown = desk.run("search", "£14", columns=columns)
    assert "[-£14-] {+£17+}" in " ".join(shown.replace("]{", "] {").split())
    assert "undisclosed" in shown
    assert all(len(row) <= columns for row in shown.splitlines())


def test_escape_codes_of_the_page_are_inert_in_finds(desk: Desk):
    assert not set(desk.run("search", "vessel")) & {"\x1b", "\u202e"}


@settings(max_examples=15)
@given(VERSIONS, PARAGRAPH)
def test_what_is_gone_is_what_the_newest_version_lacks(store, versions, asked):
    article = lived(store, versions)
    wanted = phrases([asked])
    runs = looked_everywhere(store, article, wanted)
    found = [one.article.id for one in store.search(wanted, gone=True)]
    assert (article in found) == bool(runs and runs[-1][1])


def test_nothing_found_is_said(desk: Desk):
    assert "Nothing like that in any version" in desk.run("search", "submarine")
    assert "that the newest one lacks" in desk.run("search", "£17", "--gone")  # where it stands
    assert "no word" in desk.run("search", "—", expect=2)


def test_a_history_that_is_read_again_is_indexed_anew(desk: Desk):
    before = desk.json("search", "islanders")
    with open_store(state_dir=desk.home / "state") as store, store.database.writing() as db:
        db.exec_driver_sql("UPDATE snapshots SET reader_version = 1")
    desk.run("reread")
    assert desk.json("search", "islanders") == before
    assert len(desk.json("search", "£14")["articles"][0]["appearances"]) == 1


AS_BEFORE = """
ALTER TABLE articles DROP COLUMN undisclosed;
CREATE INDEX ix_snapshots_silent_of ON snapshots (article_id);
DROP INDEX ix_notes_day;
ALTER TABLE notes DROP COLUMN stated_date; ALTER TABLE notes ADD COLUMN stated_date TEXT;
ALTER TABLE notes DROP COLUMN day; ALTER TABLE notes ADD COLUMN day TEXT;
CREATE INDEX ix_notes_day ON notes (day);
DROP TABLE marks;
ALTER TABLE channels DROP COLUMN place;
ALTER TABLE fragments DROP COLUMN told_in;
ALTER TABLE bursts DROP COLUMN articles;
UPDATE watcher_revision SET version_num = '0026'
"""


@pytest.mark.engines
def test_an_index_of_other_folds_is_made_anew(state, store_url):
    empty = {
        "sqlite": "INSERT INTO search (search) VALUES ('delete-all')",
        "postgresql": "DELETE FROM search",
    }
    with open_store(store_url, state_dir=state) as store:
        article = lived(store, ["عادت العبّارة", "عادت السفينة"])
        with store.database.writing() as db:
            db.exec_driver_sql(empty[db.dialect.name])
            for statement in AS_BEFORE.split(";"):
                db.exec_driver_sql(statement)
    with open_store(store_url, state_dir=state) as store:
        (found,) = store.search(phrases(["العبارة"]))
        assert (found.article.id, found.appearances[0].gone.version) == (article, 2)
