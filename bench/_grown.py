"""A store of any size, grown from a few stories that the real program recorded.

The stories are read, compared, judged and recorded one by one; then their rows are copied inside the
database, with numbers, addresses, titles and times of their own, and their words are indexed again. So every
row is one that the program wrote, and a hundred thousand articles take a minute or two.
"""

from __future__ import annotations

import random
import re
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from watcher.check import LEASE, Checker
from watcher.compare.phrases import index_words
from watcher.decide.policy import Policy
from watcher.demo.page import page
from watcher.demo.story import FERRY, Piece, Section, Story
from watcher.model import Article, Outcome, Response, Wanted
from watcher.store import open_store
from watcher.store.engine.columns import TICK, Moment, to_ticks
from watcher.store.schema import (
    articles,
    checks,
    disclosures,
    notes,
    snapshots,
)

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Column

    from watcher.store import Store

STORIES = 20
VERSIONS = 10
HOSTS = 200
ALIVE = timedelta(days=365)
"""Over how long the articles came, the newest at the end."""

NO_DELAY = timedelta(0)
RARE = "quokkas"
"""A word of the one story that is recorded once and not copied."""

_TABLES = (articles, snapshots, notes, disclosures, checks)
CLAIMED = ("published_at", "modified_at")
"""Times that stand in the text itself."""

_SYLLABLES = "ba de fi go hu ka le mi no pu ra se ti vo wu za che sho thi pra".split()  # noqa: SIM905


def grow(home: Path, count: int, now: datetime, stories: int = STORIES) -> None:
    """Make the store of a state directory with so many articles of ten versions each.

    Args:
        home: the state directory, empty.
        count: a multiple of `stories`; one article comes on top, with `RARE` in its third version.
        now: when the newest of them came.
        stories: how many are recorded before they are copied.
    """
    with open_store(state_dir=home) as store:
        for number in range(stories):
            _record(store, number, now)
        words = _documents(store)
    with closing(sqlite3.connect(home / "watcher.db", isolation_level=None)) as db:
        db.execute("PRAGMA synchronous = OFF")
        _copy(db, count // stories, words)
    with open_store(state_dir=home) as store:
        _record(store, stories, now, RARE)
        store.upkeep.maintain(now)
    with closing(sqlite3.connect(home / "watcher.db", isolation_level=None)) as db:
        db.execute("ANALYZE")


class Press:
    """Prints a story, and what became of it by the next visit; stands where the fetcher does."""

    def __init__(self, story: Story, chance: random.Random) -> None:
        self.story, self.chance, self.visits = story, chance, 0
        self.now = datetime(2026, 1, 1, tzinfo=UTC)

    def get(self, url: str, _: object, *, article: str = "") -> Response:  # noqa: ARG002
        """The page."""
        self.visits += 1
        body = page(self.story, url=url, visit=self.visits).encode()
        kind = (("content-type", "text/html; charset=utf-8"),)
        return Response(url, 200, kind, body, self.now, charset="utf-8")

    def pause(self, _: str, usual: timedelta) -> timedelta:
        """The usual one."""
        return usual

    def edit(self, rare: str) -> None:
        """What a newsroom does: most often a word or number, now and then a note or a headline."""
        self.story = self.chance.choice(EDITS)(self.story, self.chance)
        if rare and self.visits == 2:
            self.story = _sentence_added(self.story, self.chance, f"Nobody had counted the {rare}.")


def _record(store: Store, number: int, now: datetime, rare: str = "") -> None:
    """One story through ten versions, read and judged by the program."""
    chance = random.Random(number)
    press = Press(_renamed(FERRY, chance), chance)
    host = f"outlet-{number}.example"
    wanted = Wanted(f"https://{host}/2026/01/story-{number}", host)
    article, _ = store.add_each([wanted], now - timedelta(days=9))[0]
    checker = Checker(
        store,
        press,  # type: ignore[arg-type]
        (),
        Policy(),
        NO_DELAY,
        "bench",
        clock=lambda: press.now,
        jitter=lambda: 0.0,
    )
    press.now = now - timedelta(days=8)
    while store.article(article.id).version < VERSIONS:
        press.now += timedelta(hours=1 + press.visits)
        claimed = store.claim(article.id, press.now, owner="bench", lease=LEASE, host_delay=NO_DELAY)
        assert isinstance(claimed, Article)
        check = checker.visit(claimed)
        assert check.outcome in {Outcome.FIRST, Outcome.CHANGED, Outcome.UNCHANGED}, check
        press.edit(rare)


def _renamed(story: Story, chance: random.Random) -> Story:
    """The same story about other people, places and things: every longer word becomes another one."""
    known: dict[str, str] = {}

    def other(match: re.Match[str]) -> str:
        word = match.group()
        if word.lower() not in known:
            known[word.lower()] = "".join(chance.choices(_SYLLABLES, k=chance.randint(2, 4)))
        new = known[word.lower()]
        return new.capitalize() if word[0].isupper() else new

    def renamed(text: str) -> str:
        return re.sub(r"[A-Za-z]{6,}", other, text)

    body = tuple(Piece(tag, renamed(text)) for tag, text in story.body)
    site = f"The {renamed('Outlets')} Gazette"
    return replace(story, title=renamed(story.title), byline=renamed(story.byline), site=site, body=body)


def _number_changes(story: Story, chance: random.Random) -> Story:
    places = [k for k, piece in enumerate(story.body) if NUMBER.search(piece.text)]
    place = chance.choice(places)
    old = NUMBER.search(story.body[place].text)
    assert old is not None
    words = story.body[place].text.replace(old[0], f"£{int(old[1]) + chance.randint(1, 9)}", 1)
    return _with_piece(story, place, words)


def _number_is_owned_up_to(story: Story, chance: random.Random) -> Story:
    """A correction of the number that stands there, whatever it was at first."""
    numbers = [found[0] for piece in story.body if (found := NUMBER.search(piece.text))]
    number = chance.choice(numbers)
    text = f"An earlier version of this article gave the price as £{int(number[1:]) - 3}. It is {number}."
    return replace(story, sections=(*story.sections, Section("Correction:", (text,))))


NUMBER = re.compile(r"£(\d+)")


def _word_changes(story: Story, chance: random.Random) -> Story:
    place = chance.randrange(len(story.body))
    words = story.body[place].text.split()
    words[chance.randrange(len(words))] = "".join(chance.choices(_SYLLABLES, k=3))
    return _with_piece(story, place, " ".join(words))


def _sentence_added(story: Story, chance: random.Random, sentence: str = "") -> Story:
    place = chance.randrange(len(story.body))
    words = " ".join("".join(chance.choices(_SYLLABLES, k=2)) for _ in range(9))
    return _with_piece(story, place, f"{story.body[place].text} {sentence or words.capitalize() + '.'}")


def _note_added(story: Story, chance: random.Random) -> Story:
    words = " ".join("".join(chance.choices(_SYLLABLES, k=2)) for _ in range(12))
    label = f"{chance.choice(('Update', 'Correction', 'Clarification'))} {chance.randint(2, 28)} Jan:"
    return replace(story, sections=(*story.sections, Section(label, (words.capitalize() + ".",))))


def _headline_changes(story: Story, chance: random.Random) -> Story:
    *head, _ = story.title.split()
    return replace(story, title=" ".join([*head, "".join(chance.choices(_SYLLABLES, k=3))]))


EDITS = (
    _number_changes,
    _number_changes,
    _number_is_owned_up_to,
    _word_changes,
    _word_changes,
    _sentence_added,
    _note_added,
    _headline_changes,
)


def _with_piece(story: Story, place: int, words: str) -> Story:
    body = list(story.body)
    body[place] = Piece(body[place].tag, words)
    return replace(story, body=tuple(body))


def _documents(store: Store) -> list[tuple[int, str]]:
    """What the index holds of each version."""
    found = []
    with store.database.reading() as db:
        rows = db.execute(snapshots.select().order_by(snapshots.c.article_id, snapshots.c.version)).all()
    for number in dict.fromkeys(row.article_id for row in rows):
        ours = [row.id for row in rows if row.article_id == number]
        for row, (old, new) in zip(ours, pairwise([None, *store.readings(number).values()]), strict=True):
            assert new is not None
            found.append((row, " ".join(sorted(index_words(old, new)))))
    return found


def _copy(db: sqlite3.Connection, rounds: int, words: list[tuple[int, str]]) -> None:
    db.execute("BEGIN")
    db.execute("CREATE TEMP TABLE rounds (n INTEGER PRIMARY KEY, earlier INTEGER)")
    step = to_ticks(datetime(1970, 1, 1, tzinfo=UTC) + ALIVE) // max(rounds, 1)
    db.executemany("INSERT INTO rounds VALUES (?, ?)", ((n, (rounds - n) * step) for n in range(1, rounds)))
    sizes = {
        table.name: db.execute(f"SELECT coalesce(max(id), 0) FROM {table.name}").fetchone()[0]
        for table in _TABLES
    }
    db.executemany(
        "INSERT INTO hosts (id, name, next_at, blocked_until, leased_until, lease) "
        "VALUES (?, ?, 0, 0, 0, '')",
        ((1_000 + n, f"host-{n}.example") for n in range(HOSTS)),
    )
    for table in _TABLES:
        names = [column.name for column in table.c]
        values = ", ".join(_value(column, sizes) for column in table.c)
        db.execute(
            f"INSERT INTO {table.name} ({', '.join(names)}) SELECT {values} FROM rounds r, "
            f"(SELECT * FROM {table.name} WHERE id <= {sizes[table.name]}) t ORDER BY r.n, t.id"
        )
    db.execute("CREATE TEMP TABLE documents (id INTEGER PRIMARY KEY, words TEXT)")
    db.executemany("INSERT INTO documents VALUES (?, ?)", words)
    db.execute(
        f"INSERT INTO search (rowid, words) SELECT d.id + r.n * {sizes['snapshots']}, d.words "
        "FROM rounds r, documents d ORDER BY r.n, d.id"
    )
    db.execute("COMMIT")


def _value(column: Column[Any], sizes: dict[str, int]) -> str:
    """A column of a copy: `r.n` is which copy it is, `t` the row it is a copy of."""
    if column.name == "id":
        return f"t.id + r.n * {sizes[column.table.name]}"
    if column.name == "host_id":
        return f"1000 + (r.n + t.id) % {HOSTS}"
    for key in column.foreign_keys:
        if key.column.table.name in sizes:
            return f"t.{column.name} + r.n * {sizes[key.column.table.name]}"
    if isinstance(column.type, Moment) and column.name not in CLAIMED:
        return f"t.{column.name} - r.earlier"
    if column.name == "day":
        seen = f"(t.first_seen_at - r.earlier) / {timedelta(days=1) // TICK}"
        return f"iif(t.stated_date <= {seen} + 1, t.stated_date, {seen})"
    if column.table is articles and column.name in {"url", "title"}:
        return f"t.{column.name} || '{'-' if column.name == 'url' else ' '}' || r.n"
    return f"t.{column.name}"
