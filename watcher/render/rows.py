"""What many histories have in common as tables (CSV) and lines (JSON Lines): each row names its article.

They are joined by address and version. A row ends with the outlet and the tags of its article, so that it can
be grouped without the others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from watcher.errors import NotKept
from watcher.render.documents import SCHEMA_VERSION, class_names, iso, iso_or_null, snapshot_document
from watcher.render.documents.form import compact_json
from watcher.render.export import version_document
from watcher.render.tables import NOTE_COLUMNS, csv_line, note_cells
from watcher.render.words import noted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from watcher.model import Article, Reading
    from watcher.model.history import History, Version

    Cells = list[object]

_WHOSE = ("outlet", "tags")


def _whose(article: Article) -> Cells:
    """Tags are parted as `watcher import` reads them."""
    return [article.outlet, "; ".join(article.tags)]


class Table(NamedTuple):
    """A table that many histories share.

    Attributes:
        columns: their names, but for the last ones, which all tables have.
        cells: what stands in them: a row for each thing in the history that came at that moment or later.
    """

    columns: tuple[str, ...]
    cells: Callable[[History, datetime | None], Iterator[Cells]]

    def head(self) -> str:
        """The line that names the columns."""
        return csv_line((*self.columns, *_WHOSE))

    def rows(self, history: History, since: datetime | None = None) -> Iterator[str]:
        """The lines of a history (RFC 4180)."""
        whose = _whose(history.article)
        return (csv_line([*cells, *whose]) for cells in self.cells(history, since))


def version_lines(history: History, since: datetime | None = None) -> Iterator[str]:
    """A line for each version, with all that is known of it.

    What was read in it is null where its text is no longer kept.
    """
    article = history.article
    whose = {"url": article.url, "outlet": article.outlet, "tags": list(article.tags)}
    for version in _lately(history, since):
        document = version_document(version, _reading(history, version))
        yield compact_json({"schema_version": SCHEMA_VERSION, **whose, **document}) + "\n"


def _reading(history: History, version: Version) -> Reading | None:
    try:
        return history.reading(version.snapshot.version)
    except NotKept:
        return None


def _lately(history: History, since: datetime | None) -> Iterator[Version]:
    return (one for one in history.versions if since is None or one.snapshot.captured_at >= since)


_VERSION = (
    *("version", "not_before", "captured_at", "title", "byline", "published_at", "modified_at", "words"),
    *("added_words", "removed_words", "headline_changed", "classes", "substantive", "disclosure"),
    *("disclosed_later_in", "reasons", "notes_added", "sha256", "seal", "origin", "origin_name"),
    *("stood_before", "with_many", "flapping"),
)


def _versions(history: History, since: datetime | None) -> Iterator[Cells]:
    """With the change that led to each; ¶ between reasons and notes."""
    for version in _lately(history, since):
        values: dict[str, Any] = snapshot_document(version.snapshot)
        change, later = version.snapshot.change, version.snapshot.disclosed_later
        origin, before = version.snapshot.origin, version.snapshot.stood_before
        values |= values["change"] or {}
        values |= {
            "classes": " ".join(values.get("classes", ())),
            "reasons": " ¶ ".join(values.get("reasons", ())),
            "notes_added": " ¶ ".join(noted(note) for note in (change.notes_added if change else ())),
            "disclosed_later_in": later.version if later else None,
            "sha256": version.provenance.raw_hash,
            "seal": version.provenance.seal,
            "origin": origin.kind.value if origin else None,
            "origin_name": origin.name if origin else None,
            "stood_before": iso(before.at) if before else None,
        }
        yield [history.article.url, *(values.get(key) for key in _VERSION)]


def _edits(history: History, since: datetime | None) -> Iterator[Cells]:
    """Furniture, form and notes' own words too; `substantive` says which are none of these, as reports do."""
    for version in _lately(history, since):
        one = version.snapshot
        if one.change is None:
            continue
        came = [one.version, iso_or_null(one.not_before), iso(one.captured_at), one.change.disclosure.value]
        weighty = set(map(id, one.change.weighty))
        for edit in one.change.edits:
            kinds = edit.kind.value, " ".join(class_names(edit.classes)), id(edit) in weighty
            marks = one.with_many, one.flapping
            yield [history.article.url, *came, *kinds, edit.before, edit.after, *marks]


def _notes(history: History, since: datetime | None) -> Iterator[Cells]:
    """Over their lives; those that were first seen at that moment or later."""
    for record in history.notes:
        if since is None or record.first_seen_at >= since:
            yield note_cells(history.article, record)


VERSIONS = Table(("url", *_VERSION), _versions)
EDITS = Table(
    (
        *("url", "version", "not_before", "captured_at", "disclosure"),
        *("kind", "classes", "substantive", "before", "after", "with_many", "flapping"),
    ),
    _edits,
)
NOTES = Table(NOTE_COLUMNS, _notes)
