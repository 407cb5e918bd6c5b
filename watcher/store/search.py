"""Which versions have which words.

Of each version only the words of passages that came or went with it are indexed, without their places: a
fifth of the size, and since every find is looked up in the readings, nothing is shown that is not there.
SQLite keeps them in an FTS5 table without contents, PostgreSQL as a tsvector; row numbers are those of
`snapshots`.
"""

from __future__ import annotations

from itertools import pairwise, zip_longest
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, select, text

from watcher.damage import sparing, tell
from watcher.errors import DamagedRow
from watcher.model.search import Appearance, Found
from watcher.store import addresses, history
from watcher.store.engine.prepared import Prepared
from watcher.store.packing.texts import Texts
from watcher.store.rows import owner_of_row
from watcher.store.schema import articles, snapshots

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from sqlalchemy import Connection

    from watcher.compare.phrases import Phrase
    from watcher.model import Reading

_s = snapshots.c
Row = dict[str, Any]

_ADD = {
    "sqlite": Prepared(text("INSERT INTO search (rowid, words) VALUES (:id, :words)")),
    "postgresql": Prepared(text("INSERT INTO search (rowid, words) VALUES (:id, CAST(:words AS tsvector))")),
}
_DROP = {  # a table without contents must be told what to forget
    "sqlite": text("INSERT INTO search (search, rowid, words) VALUES ('delete', :id, :words)"),
    "postgresql": text("DELETE FROM search WHERE rowid = :id AND CAST(:words AS text) IS NOT NULL"),
}
_MATCH = {"sqlite": "search MATCH :asked", "postgresql": "words @@ CAST(:asked AS tsquery)"}
_NEWEST = "SELECT rowid FROM search WHERE {match} AND rowid < :below ORDER BY rowid DESC LIMIT :most"
_NUMBERS = Prepared(
    select(_s.id, _s.version).where(_s.article_id == bindparam("of_article")).order_by(_s.version)
)
_OWNED = select(_s.id, _s.article_id, articles.c.version.label("newest")).outerjoin_from(snapshots, articles)

_STRAYS = {
    "sqlite": "SELECT DISTINCT doc FROM temp.search_words WHERE doc NOT IN (SELECT id FROM snapshots)",
    "postgresql": "SELECT rowid FROM search WHERE rowid NOT IN (SELECT id FROM snapshots)",
}
_WORDS = "CREATE VIRTUAL TABLE IF NOT EXISTS temp.search_words USING fts5vocab(main, search, instance)"

STRAY = "the index of words knows a version in row {} of snapshots, and none is there"
"""Of which article it was the index does not say."""

WITHOUT = "`watcher search WORDS --article URL` looks without the index"

AT_ONCE = 200
"""Versions that are looked at before the next ones are asked for."""

BEYOND = 2**62
"""Above every row number."""


def add(db: Connection, number: int, old: Reading | None, new: Reading) -> None:
    """Index a version.

    Args:
        db: the transaction.
        number: the version's row.
        old: what was read in the version before; None for the first.
        new: what was read in this one.
    """
    _ADD[db.dialect.name].run(db, _row(db, number, old, new))


def drop(db: Connection, number: int, old: Reading | None, new: Reading) -> None:
    """Take a version out of the index; the readings are those it was added with."""
    db.execute(_DROP[db.dialect.name], _row(db, number, old, new))


def fill(db: Connection, step: Callable[[], None] = lambda: None) -> None:
    """Index every version whose text is there, in a database that has no index yet.

    Args:
        db: the transaction.
        step: called after each version.
    """
    for article_id in db.execute(select(articles.c.id).where(articles.c.version > 0)).scalars().all():
        texts, old = Texts(db, article_id), None
        for number, version in _NUMBERS.all(db, of_article=article_id):
            new = texts.known(version)
            if new is not None:
                add(db, number, old, new)
            old = new
            step()


def index(db: Connection, article_id: int) -> None:
    """Index an article's versions, none of which is in the index."""
    for step in _versions(db, article_id):
        add(db, *step)


def forget(db: Connection, article_id: int) -> None:
    """Take an article's versions out of the index; to be called before they are written."""
    for step in _versions(db, article_id):
        drop(db, *step)


def exchange(db: Connection, article_id: int, readings: Sequence[Reading]) -> None:
    """Index an article's versions as they read now; to be called before they are written."""
    for (number, old, new), (before, after) in zip(
        _versions(db, article_id), pairwise([None, *readings]), strict=True
    ):
        assert after is not None
        drop(db, number, old, new)
        add(db, number, before, after)


def strays(db: Connection) -> Iterator[str]:
    """Versions that the index knows and nobody else, in words: what stands in them is not found."""
    if db.dialect.name == "sqlite":
        _open_words(db)
    for number in db.execute(text(_STRAYS[db.dialect.name])).scalars():
        yield STRAY.format(number)


def _open_words(db: Connection) -> None:
    """Make the words a table that is looked through, of a connection that may be one that only reads."""
    reads = db.exec_driver_sql("PRAGMA query_only").scalar_one()
    db.exec_driver_sql("PRAGMA query_only = OFF")
    db.exec_driver_sql(_WORDS)
    db.exec_driver_sql(f"PRAGMA query_only = {reads}")


def _versions(db: Connection, article_id: int) -> Iterator[tuple[int, Reading | None, Reading]]:
    texts, old = Texts(db, article_id), None
    for number, version in _NUMBERS.all(db, of_article=article_id):
        new = texts.reading(version)
        yield number, old, new
        old = new


def _row(db: Connection, number: int, old: Reading | None, new: Reading) -> Row:
    from watcher.compare.phrases import index_words  # noqa: PLC0415 - see NEEDED in `archive`

    words: Iterable[str] = index_words(old, new)
    if db.dialect.name == "postgresql":
        words = map("'{}'".format, words)
    return {"id": number, "words": " ".join(words)}


def search(
    db: Connection, asked: Sequence[Phrase], article_id: int | None = None, *, gone: bool = False
) -> Iterator[Found]:
    """The articles that have the phrases in one passage of some version.

    That with the newest version that brought or lost them comes first; they are read as they are asked for.

    Args:
        db: the transaction.
        asked: at least one phrase, from `watcher.compare.phrases.phrases`.
        article_id: whose versions; None for all.
        gone: only articles whose newest version has them no more.
    """
    owners = _wholes(db, asked, _owners(db, asked, gone=gone)) if article_id is None else [article_id]
    for owner in owners:
        found = None
        with sparing(f"What was found in article #{owner}"):
            appearances = _appearances(db, asked, owner)
            if appearances and not (gone and appearances[-1].gone is None):
                found = Found(owner_of_row(db, owner), appearances)
        if found is not None:
            yield found


def _wholes(db: Connection, asked: Sequence[Phrase], owners: Iterable[int]) -> Iterator[int]:
    """Each once; one that became part of another only where that has not the words, too.

    What an address alone showed is in no history but its own.
    """
    from watcher.compare.phrases import looking_for  # noqa: PLC0415 - the same

    whole_of, known, found = addresses.wholes(db), set[int](), looking_for(asked)
    for owner in owners:
        whole = whole_of.get(owner, owner)
        if whole in known:
            continue
        if whole != owner and not any(found(texts) for _, texts in _passages(db, whole)):
            whole = owner
        known.add(whole)
        yield whole


def _owners(db: Connection, asked: Sequence[Phrase], *, gone: bool) -> Iterator[int]:
    """The articles with all the words, that with the version stored last which brought or lost some first."""
    from watcher.compare.phrases import looking_for  # noqa: PLC0415 - the same

    known: set[int] = set()
    for numbers in _newest(db, asked):
        rows = {row.id: row for row in db.execute(_OWNED.where(_s.id.in_(numbers)))}
        for number in numbers:
            row = rows.get(number)
            if row is None:
                _tell_stray(number)
                continue
            if row.article_id in known:
                continue
            known.add(row.article_id)
            stands, found = False, looking_for(asked)
            if gone and row.newest is not None:  # of no article: told where that is asked for
                with sparing(f"{history.version_of(row.article_id)}{row.newest}"):
                    stands = bool(found(Texts(db, row.article_id).passages(row.newest)))
            if not stands:
                yield row.article_id


def _tell_stray(number: int) -> None:
    told = DamagedRow(f"What was found in one article is left out: {STRAY.format(number)}. {WITHOUT}.")
    tell({str(told): told})


def _newest(db: Connection, asked: Sequence[Phrase]) -> Iterator[Sequence[int]]:
    """The versions with all the words, newest first, a portion at a time."""
    query = text(_NEWEST.format(match=_MATCH[db.dialect.name]))
    terms = {"asked": _asked(db, asked), "most": AT_ONCE, "below": BEYOND}
    while numbers := db.execute(query, terms).scalars().all():
        yield numbers
        terms["below"] = numbers[-1]


def _appearances(db: Connection, asked: Sequence[Phrase], owner: int) -> tuple[Appearance, ...]:
    """By reading all versions: to ask the index for a single row costs more than to read one."""
    from watcher.compare.phrases import looking_for, places  # noqa: PLC0415 - the same

    found_in = looking_for(asked)
    said = {version: found_in(texts) for version, texts in _passages(db, owner)}
    turns = _turns(said)
    found = {item.version: item for item in history.some_snapshots(db, owner, turns)}
    return tuple(
        Appearance(found[came], found.get(gone), said[came], places(asked, said[came]))
        for came, gone in zip_longest(turns[::2], turns[1::2], fillvalue=0)
        if came in found and (gone in found or not gone)  # what is left out is told
    )


def _passages(db: Connection, owner: int) -> Iterator[tuple[int, tuple[str, ...]]]:
    """What of each version is searched, oldest first; what is damaged is left out."""
    texts = Texts(db, owner)
    for _, version in _NUMBERS.all(db, of_article=owner):
        with sparing(f"{history.version_of(owner)}{version}"):
            yield version, texts.passages(version)


def _turns(said: Mapping[int, str]) -> list[int]:
    """The versions with the words after one without, and the other way round, in turn."""
    turns, stood = [], False
    for version, passage in said.items():
        if bool(passage) != stood:
            turns.append(version)
            stood = not stood
    return turns


def _asked(db: Connection, asked: Sequence[Phrase]) -> str:
    """The words of the phrases, in the index's language. Units have no quotes and no spaces in them."""
    mark, both, prefix = ('"', " AND ", "*") if db.dialect.name == "sqlite" else ("'", " & ", ":*")
    whole = {word for phrase in asked for word in (phrase.words[:-1] if phrase.open_end else phrase.words)}
    terms = [f"{mark}{word}{mark}" for word in sorted(whole, key=len, reverse=True)[:MOST_WORDS]]
    return both.join(terms or [f"{mark}{phrase.words[-1]}{mark}{prefix}" for phrase in asked])


MOST_WORDS = 12
"""The longest of the words, which are the rarest: the others are looked for in what these find. So are
beginnings of words beside whole ones: to look one up, all that begins so is joined, every time."""
