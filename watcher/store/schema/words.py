"""The index of words; see `watcher.store.search`."""

from __future__ import annotations

from sqlalchemy import DDL, event

from watcher.store.schema.base import metadata

SEARCH = {
    "sqlite": [
        """CREATE VIRTUAL TABLE search USING fts5(
            words, content='', detail=none, columnsize=0, tokenize="ascii tokenchars '$%'"
        )"""
    ],
    "postgresql": [
        """CREATE TABLE search (
            rowid bigint NOT NULL, words tsvector NOT NULL, CONSTRAINT pk_search PRIMARY KEY (rowid)
        )""",
        "CREATE INDEX ix_search_words ON search USING gin (words)",
    ],
}
"""The words that came or went with each version; `rowid` is that of `snapshots`. See `watcher.store.search`.

The words are folded and separated by our own rules, so that every database finds the same; no places, no
contents and no sizes are kept: 1.2 KB an article of ten versions and 7.5 KB, against 5.7 KB with places.
"""

for _dialect, _statements in SEARCH.items():
    for _statement in _statements:
        _ddl = DDL(_statement.replace("%", "%%"))  # type: ignore[no-untyped-call]
        event.listen(metadata, "after_create", _ddl.execute_if(dialect=_dialect))
