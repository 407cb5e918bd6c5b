"""A template's change under many stories is counted as one, and never as so many silent edits; over HTTP."""

from __future__ import annotations

import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from newsroom import Desk, number_is_edited, paragraph_is_added, pier_story, watch, webhook, with_body

from watcher.demo.site import Newsroom, NewsSite
from watcher.demo.story import FERRY, Piece, Story, reworded
from watcher.store import open_store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from watcher.demo.receivers import WebhookReceiver

    Happening = Callable[[Story], Story]

HOUSE = "The old customs house is where berths are given out, on weekdays from nine."
ASKS = "Our harbour desk lives on what its readers give; please think of a yearly gift."


def story(number: int) -> Story:
    return pier_story(number, HOUSE)


# What comes to many stories, and what happens to one.
# fmt: off
def house_asks_readers(story: Story) -> Story: return with_body(story, *story.body, Piece("p", ASKS))
def house_opens_soon(story: Story) -> Story: return reworded(story, "on weekdays from nine", "from six")
def house_sells_all(story: Story) -> Story: return replace(story, title=f"Subscribers: {story.title}")
def boat_is_another(story: Story) -> Story: return reworded(story, "On Monday of week", "On Sunday of week")
# fmt: on


class House:
    """Stories of a house that are watched, when `seen` has looked at them."""

    def __init__(self, desk: Desk, site: NewsSite, stories: Sequence[Story]) -> None:
        self.desk = desk
        self.rooms = {f"/pier/{number}": Newsroom(story) for number, story in enumerate(stories)}
        site.pages |= self.rooms
        self.urls = [site.url(path) for path in self.rooms]

    def seen(self, *channels: str) -> House:
        self.desk.configure(*map(watch, self.urls), *channels)
        self.desk.check(expect=0)
        return self

    def happens(self, happening: Happening, *which: int) -> None:
        """To all stories, or to some."""
        for number, room in enumerate(self.rooms.values()):
            if not which or number in which:
                room.edit(happening)

    @property
    def marks(self) -> dict[int, int | None]:
        """Of the stories with a second version, in how many that change is said to have come."""
        with open_store(state_dir=self.desk.home / "state") as store:
            found = [store.snapshots(store.find(url).id) for url in self.urls]
        return {number: versions[1].with_many for number, versions in enumerate(found) if len(versions) > 1}

    @property
    def told(self) -> tuple[int, int, int]:
        """Of the report: changes, those that no note speaks of, those of many."""
        (group,) = self.desk.json("report")["outlets"]
        assert group["substantive"] == sum(
            group[name] for name in ("disclosed", "disclosed_later", "partly", "undisclosed")
        )
        return group["changes"], group["undisclosed"], group["with_many"]

    @property
    def silent(self) -> set[int]:
        """The stories that are said to have a silent edit, which all listings agree on."""
        changes = self.desk.json("updates", "--undisclosed")["changes"]
        listed = self.desk.json("list", "--undisclosed")["articles"]
        assert {one["url"] for one in changes} == {one["url"] for one in listed}
        return {self.urls.index(one["url"]) for one in changes}

    def holds(self) -> None:
        """What is kept is what was written."""
        assert self.desk.json("verify")["flaws"] == []


@pytest.fixture(scope="module")
def site() -> Iterator[NewsSite]:
    """One for all: what was seen of it can be copied."""
    with NewsSite() as running:
        yield running


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory, site: NewsSite) -> Path:
    """What was seen of six stories; to be copied."""
    home = tmp_path_factory.mktemp("before")
    House(Desk(home), site, [*map(story, range(6))]).seen()
    return home


@pytest.fixture(scope="module")
def after(tmp_path_factory: pytest.TempPathFactory, site: NewsSite, before: Path) -> Path:
    """The same once their house opens sooner; to be copied."""
    house = copied(before, tmp_path_factory.mktemp("after"), site)
    house.happens(house_opens_soon)
    house.desk.check(expect=0)
    return house.desk.home


def copied(before: Path, home: Path, site: NewsSite) -> House:
    shutil.copytree(before, home, dirs_exist_ok=True)
    return House(Desk(home), site, [*map(story, range(6))])


@pytest.fixture
def house(tmp_path: Path, site: NewsSite, before: Path) -> House:
    """Six stories that were seen once."""
    return copied(before, tmp_path, site)


@pytest.fixture
def opened(tmp_path: Path, site: NewsSite, after: Path) -> House:
    """The same, with a change that came to all of them."""
    house = copied(after, tmp_path, site)
    house.happens(house_opens_soon)
    return house


@pytest.mark.parametrize(
    ("happening", "marked", "channels"),
    [
        (house_opens_soon, 12, 0),
        (house_sells_all, 12, 0),
        (house_asks_readers, 5, 0),  # in the others it is the house's own text by then, and no change
        (house_asks_readers, 5, 2),
    ],
)
def test_what_comes_to_twelve_stories_is_no_edit_of_any(
    tmp_path: Path, site: NewsSite, hooks: WebhookReceiver, happening: Happening, marked: int, channels: int
) -> None:
    hook = webhook(hooks.url("/hook"))
    house = House(Desk(tmp_path), site, [*map(story, range(12))]).seen(
        *[hook, webhook(hooks.url("/two"))][:channels]
    )
    house.happens(happening)
    house.desk.check(expect=0)
    assert house.marks == dict.fromkeys(range(marked), 12)
    assert (house.told, house.silent) == ((marked, 0, marked), set())
    assert {hook.document["type"] for hook in hooks.hooks} <= {"host.template_changed"}
    assert len(hooks.hooks) == channels
    house.desk.check(expect=0)
    assert house.told == (marked, 0, marked)
    house.holds()


def test_a_real_edit_counts_whatever_came_with_it_and_after_it(tmp_path: Path, site: NewsSite) -> None:
    house = House(Desk(tmp_path), site, [*map(story, range(12))]).seen()
    house.happens(boat_is_another, 4)
    house.happens(house_opens_soon)
    house.desk.check(expect=0)
    assert house.marks == dict.fromkeys(range(12), 12) | {4: None}
    assert (house.told, house.silent) == ((12, 1, 11), {4})
    house.happens(boat_is_another, 7)
    house.desk.check(expect=0)
    assert (house.told, house.silent) == ((13, 2, 11), {4, 7})
    house.holds()


@pytest.mark.parametrize("happening", [number_is_edited, paragraph_is_added])
def test_four_articles_of_one_story_are_no_template(
    tmp_path: Path, site: NewsSite, happening: Happening
) -> None:
    told_twice = [replace(FERRY, title=f"{FERRY.title}, part {number}") for number in range(4)]
    house = House(Desk(tmp_path), site, told_twice).seen()
    house.happens(happening)
    house.desk.check(expect=0)
    assert set(house.marks.values()) == {None}
    assert house.silent == set(house.marks) == {0, 1, 2, 3}


def test_a_burst_that_began_before_a_restart_goes_on_after_it(tmp_path: Path, site: NewsSite) -> None:
    house = House(Desk(tmp_path), site, [*map(story, range(12))]).seen()
    house.happens(house_opens_soon)
    house.desk.check(*house.urls[:4], expect=0)
    assert house.silent == {0, 1, 2, 3}
    house.desk.process.run("check", house.urls[4])
    assert house.silent == set()
    house.desk.check(expect=0)
    assert house.marks == dict.fromkeys(range(12), 12)
    house.holds()


def test_the_houses_own_text_is_no_edit_beside_one_that_is(house: House) -> None:
    """In the sixth story it was no change when it came, and is in no version when the line above changes."""
    house.happens(house_asks_readers)
    house.desk.check(expect=0)
    assert house.marks == dict.fromkeys(range(5), 6)
    house.happens(house_opens_soon, 5)
    house.desk.check(expect=0)
    assert house.silent == {5}
    change = house.desk.history(house.urls[5])[1]["change"]
    assert (change["added_words"], change["removed_words"]) == (1, 3)


def test_it_is_said_wherever_a_verdict_stands(opened: House) -> None:
    desk, words = opened.desk, "the same change came to 6 articles of this host"
    for said in (desk.run("history", opened.urls[0]).out, desk.run("diff", opened.urls[0]).out):
        assert words in " ".join(said.split()).replace("The same", "the same")
        assert "with many" in said
        assert "undisclosed" not in said
    assert "6 more that many articles have alike" in desk.run("report").out


def test_a_mark_outlives_a_newer_reader_and_a_move_to_another_store(opened: House, tmp_path: Path) -> None:
    state = tmp_path / "state"
    with open_store(state_dir=state) as store, store.database.writing() as db:
        db.exec_driver_sql("UPDATE snapshots SET reader_version = 1")
    opened.desk.run("reread")
    assert (opened.marks, opened.silent) == (dict.fromkeys(range(6), 6), set())
    opened.desk.run("store", "copy", "sqlite:", f"sqlite:{tmp_path / 'other.db'}")
    (tmp_path / "other.db").replace(state / "watcher.db")
    assert (opened.marks, opened.told) == (dict.fromkeys(range(6), 6), (6, 0, 6))
    opened.holds()


def test_what_an_older_program_kept_is_marked_by_a_reread(house: House, tmp_path: Path) -> None:
    house.happens(boat_is_another, 4)
    house.happens(house_opens_soon)
    house.desk.check(expect=0)
    with open_store(state_dir=tmp_path / "state") as store, store.database.writing() as db:
        db.exec_driver_sql("DELETE FROM marks")
        db.exec_driver_sql("UPDATE articles SET undisclosed = 1")
    assert house.desk.json("reread", "--dry-run")["with_many"] == 5
    assert house.silent == {*range(6)}
    assert "5 changes are found to have come to many articles" in house.desk.run("reread").out
    assert (house.marks, house.silent) == (dict.fromkeys(range(6), 6) | {4: None}, {4})
    assert house.desk.json("reread")["with_many"] == 0
    with open_store(state_dir=tmp_path / "state") as store, store.database.writing() as db:
        db.exec_driver_sql("DELETE FROM marks WHERE article_id = 1")
        db.exec_driver_sql("UPDATE articles SET undisclosed = 1 WHERE id = 1")
    assert house.desk.json("reread")["with_many"] == 1
    assert (house.marks, house.silent) == (dict.fromkeys(range(6), 6) | {4: None}, {4})
    house.holds()


def test_what_another_watch_kept_is_marked_by_a_reread(opened: House, tmp_path: Path) -> None:
    kept, other = tmp_path / "all.warc.gz", tmp_path / "other"
    opened.desk.run("export", "--all", "--warc", str(kept))
    other.mkdir()
    opened.desk = Desk(other)
    opened.desk.configure(*map(watch, opened.urls))
    assert "`watcher reread` finds" in " ".join(opened.desk.run("import", str(kept)).out.split())
    opened.desk.run("reread")
    assert (opened.marks, opened.silent) == (dict.fromkeys(range(6), 6), set())
    opened.holds()


def test_an_edit_that_comes_to_light_takes_the_mark_away(house: House) -> None:
    last = 'body = ".post-content > p:nth-last-of-type(3)"'
    house.desk.configure(*(watch(url, last) for url in house.urls))
    house.desk.check(expect=0)
    house.happens(boat_is_another, 4)
    house.happens(house_opens_soon)
    house.desk.check(expect=0)
    assert set(house.marks.values()) == {6}
    house.desk.configure(*map(watch, house.urls))
    house.desk.run("reread", "--all")
    assert house.silent == {4}


def test_an_article_that_becomes_part_of_another_brings_its_marks(opened: House, site: NewsSite) -> None:
    site.pages["/twin"] = opened.rooms["/pier/0"]
    opened.desk.configure(*map(watch, [*opened.urls[1:], site.url("/twin")]))
    opened.desk.check(expect=0)
    opened.desk.run("merge", site.url("/twin"), opened.urls[0])
    assert [version["with_many"] for version in opened.desk.history(site.url("/twin"))] == [None, 6]
    assert opened.told == (6, 0, 6)
    assert opened.desk.json("updates", "--undisclosed")["changes"] == []
    opened.holds()


def test_a_mark_that_another_article_hid_is_there_again_without_it(tmp_path: Path, site: NewsSite) -> None:
    house, twin = House(Desk(tmp_path), site, [*map(story, range(6))]), site.url("/twin")
    site.pages["/twin"] = Newsroom(story(0))
    house.desk.configure(*map(watch, [*house.urls, twin]))
    house.desk.check(expect=0)
    site.pages["/twin"].edit(boat_is_another)
    house.desk.run("check", twin)
    house.happens(house_opens_soon)
    house.desk.run("check", *house.urls)
    house.desk.run("merge", house.urls[0], twin)
    assert [version["with_many"] for version in house.desk.history(house.urls[0])] == [None, None, None]
    house.desk.run("split", twin)
    assert house.marks == dict.fromkeys(range(6), 6)
    house.holds()


def test_a_mark_that_leads_to_nothing_is_a_flaw(opened: House, tmp_path: Path) -> None:
    with open_store(state_dir=tmp_path / "state") as store, store.database.writing() as db:
        db.exec_driver_sql("UPDATE marks SET burst = 99 WHERE article_id = 2")
        db.exec_driver_sql("INSERT INTO marks (article_id, version, burst) VALUES (3, 1, 1)")
    flaws = opened.desk.json("verify", expect=1)["flaws"]
    assert [(flaw["url"], flaw["version"]) for flaw in flaws] == [(opened.urls[1], 2), (opened.urls[2], 1)]
