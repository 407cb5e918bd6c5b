"""A version knows in how many articles of its host the change came that led to it, whoever is told."""

import pytest
from burst_help import DAYS, LINE, Host, notices, template_edit
from decide_help import edit, own_edit
from store_help import Everyone, Nobody, at

from watcher.decide.burst import ARTICLES
from watcher.model import EditClass
from watcher.model.glance import Selection
from watcher.store import open_store

pytestmark = pytest.mark.engines


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


def test_marks_that_were_not_given_are_found_in_what_is_stored(store):
    host, other = Host(store), Host(store, name="other.example")
    for number in range(8):
        host.change(number, 10 + number, template_edit(), *([own_edit(number)] if number == 2 else []))
        other.change(number, 10 + number, own_edit(number))
    before = marks(store, host)
    with store.database.writing() as db:
        db.exec_driver_sql("DELETE FROM marks")
    assert store.upkeep.mark_past(dry=True) == store.upkeep.mark_past(dry=False) == (7, 0)
    assert marks(store, host) == before
    assert store.upkeep.mark_past(dry=False) == (0, 0)


AS_BEFORE = """
ALTER TABLE snapshots ADD COLUMN burst {whole};
UPDATE snapshots SET burst = (
    SELECT burst FROM marks m WHERE m.article_id = snapshots.article_id AND m.version = snapshots.version
);
DROP TABLE marks;
ALTER TABLE channels DROP COLUMN place;
UPDATE watcher_revision SET version_num = '0030'
"""


def test_marks_in_the_rows_of_an_older_program_are_kept(state, store_url):
    with open_store(store_url, state_dir=state) as store:
        host = Host(store)
        for number in range(ARTICLES):
            host.change(number, 10 + number, template_edit())
        before = marks(store, host)
        with store.database.writing() as db:
            whole = {"sqlite": "INTEGER", "postgresql": "BIGINT"}[db.dialect.name]
            for statement in AS_BEFORE.format(whole=whole).split(";"):
                db.exec_driver_sql(statement)
    with open_store(store_url, state_dir=state) as store:
        assert marks(store, host) == before == [ARTICLES] * ARTICLES
