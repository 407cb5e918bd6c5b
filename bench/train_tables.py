"""Learn the tables of `watcher.store.packing.tables` from histories, and say what they are worth.

    python -m bench.train_tables [--write]

For each kind of row: the tables that zstd makes of one article's rows, with its text in front of them, are
tried on the rows of all the others; those that save most are kept. They say how often letters, lengths and
distances come, and hold no word of any text.

Rows are read with those that are there, so these are never written over: new ones get other names here, and
other marks in `codec`.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

import structlog
from sqlalchemy import select

from bench import _histories, _lessons, history
from watcher.store import open_store
from watcher.store.packing import codec, frames, tables, vocabulary
from watcher.store.packing.texts import Texts
from watcher.store.schema import events, snapshots

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import Connection

    from watcher.store import Store

ARTICLES, VERSIONS = 24, 12
TRIED = 4
"""Every fourth row of the others is tried."""

_TARGET = Path(tables.__file__)
_NAMES = {codec.ALONE: "ALONE", codec.TOLD: "TOLD", codec.LED: "LED"}


class Sample(NamedTuple):
    """A row's bytes, and what stands in front of them."""

    article: int
    data: bytes
    front: bytes


def main() -> int:
    """Learn, measure, and write on demand."""
    write = _lessons.is_to_write(__doc__, _TARGET)
    known = [name for name in _NAMES.values() if hasattr(tables, name)]
    if write and known:
        print(f"not done: rows are read with {', '.join(known)}; what is learned anew needs other names")
        return 1
    if not _histories.FILE.exists():
        print("not done: the histories are not beside the project")
        return 1
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(40))
    found = {name: _best(name, rows) for name, rows in _samples().items()}
    if write:
        with _TARGET.open("a", encoding="utf8") as file:
            file.writelines(f"{name} = {_hex(found[name])}\n" for name in _NAMES.values())
    return 0


def _samples() -> dict[str, list[Sample]]:
    """What the program writes of some histories, by the kind of row."""
    found: dict[str, list[Sample]] = defaultdict(list)
    with TemporaryDirectory() as home, open_store(state_dir=Path(home)) as store:
        history.filled(store, ARTICLES, VERSIONS)
        with store.database.reading() as db:
            for mark, sample in _rows(store, db):
                if len(sample.front) < frames.LONG:
                    found[_NAMES[mark]].append(sample)
    return found


def _rows(store: Store, db: Connection) -> Iterator[tuple[bytes, Sample]]:
    for article in store.articles():
        texts, said = Texts(db, article.id), {}
        for version in range(1, article.version + 1):
            before = texts.plain(version - 1) + vocabulary.LED if version > 1 else b""
            mark = codec.LED if version > 1 else codec.ALONE
            yield mark, Sample(article.id, texts.plain(version), vocabulary.VOCABULARY + before)
        ours = (snapshots.c.article_id == article.id) & snapshots.c.disclosure.is_not(None)
        for row in db.execute(select(snapshots).where(ours)):
            said[row.version] = codec.plain(texts.change(row.version, row.change))
        for row in db.execute(select(events).where(events.c.article_id == article.id)):
            if row.to_version in said:
                lean = texts.plain(row.to_version) + said[row.to_version]
                front = vocabulary.VOCABULARY + lean + vocabulary.TOLD
                yield codec.TOLD, Sample(article.id, codec.expand(row.data, lean), front)


def _best(name: str, rows: Sequence[Sample]) -> bytes:
    """The tables of one article that serve the others best; of key frames, those of all."""
    if name == _NAMES[codec.ALONE]:
        candidates = [_learned(rows, vocabulary.VOCABULARY)]
    else:
        each: dict[int, list[Sample]] = defaultdict(list)
        for row in rows:
            each[row.article].append(row)
        enough = [some for some in each.values() if len(some) > VERSIONS // 2]
        candidates = [_learned(some, some[len(some) // 2].front) for some in enough]
    tried = rows[::TRIED]
    sizes = {found: sum(len(frames.squeeze(r.data, r.front, found)) for r in tried) for found in candidates}
    best = min(sizes, key=lambda found: sizes[found])
    before = sum(len(frames.squeeze(row.data, row.front)) for row in tried)
    print(f"{name:8} {before / len(tried):7.1f} bytes a row without, {sizes[best] / len(tried):7.1f} with")
    return best


def _learned(rows: Sequence[Sample], front: bytes) -> bytes:
    """What zstd puts in front of the dictionary."""
    data = [row.data for row in rows] * 3  # it asks for a few more than an article has
    made = zstd.finalize_dict(zstd.ZstdDict(front, is_raw=True), data, 2 * len(front), frames.FINE)
    return made.dict_content[: -len(front)]


def _hex(data: bytes, width: int = 96) -> str:
    digits = data.hex()
    lines = "".join(f'    "{digits[k : k + width]}"\n' for k in range(0, len(digits), width))
    return f"bytes.fromhex(\n{lines})"


if __name__ == "__main__":
    sys.exit(main())
