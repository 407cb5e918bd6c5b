"""The pages of the server: values in, HTML out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from watcher.model import NoteKind
from watcher.render.html.changes import shown
from watcher.render.html.environment import page
from watcher.render.html.life import life
from watcher.render.html.words import language
from watcher.render.words import ORDERS

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import datetime, tzinfo

    from watcher.model import Article, Change, NoteRecord, Reading, Snapshot
    from watcher.model.between import Between
    from watcher.model.glance import Glance, Selection
    from watcher.model.history import Provenance
    from watcher.model.report import GroupFigures
    from watcher.model.search import Found
    from watcher.model.source import Source
    from watcher.render.html.links import OnServer

    Side = tuple[Snapshot, Reading]

DIFF_FORMS = ("changes", "whole", "side")

NOTHING_WATCHED = "Nothing is watched yet. Start with: watcher add https://news.example/story"

KINDS = {
    NoteKind.CORRECTION: "Corrections",
    NoteKind.UPDATE: "Updates",
    NoteKind.AMENDMENT: "Amendments",
    NoteKind.CLARIFICATION: "Clarifications",
    NoteKind.EDITORS_NOTE: "Editors’ notes",
    NoteKind.RETRACTION: "Retractions",
    NoteKind.OTHER: "Others",
}


@dataclass(frozen=True, slots=True)
class Pager:
    """Where a list goes on; "" where it does not."""

    newer: str = ""
    older: str = ""


@dataclass(frozen=True, slots=True)
class Frame:
    """What every page is made with.

    Attributes:
        links: where its parts lead.
        zone: in which times are told.
        now: the moment.
        watched: whether any article is watched; an empty list says what to do when none is.
        left_out: the damaged rows that were met; counted when a page is made, as some are met until then.
    """

    links: OnServer
    zone: tzinfo
    now: datetime
    watched: bool = True
    left_out: Collection[str] = ()

    def overview(
        self, glances: Sequence[Glance], asked: Selection, source: Source | None, pager: Pager
    ) -> str:
        """The articles; `source` is the one that is asked for, if any."""
        filtered = asked.outlet or asked.tag or asked.undisclosed or asked.source
        found_in = f"Found in {source.title or source.url}" if source else ""
        return self._page(
            "overview",
            here="" if filtered else "Articles",
            heading=asked.outlet or found_in or "Articles",
            glances=glances,
            asked=asked,
            orders=ORDERS.items(),
            pager=pager,
            nothing=self._nothing("No such article."),
        )

    def article(
        self,
        article: Article,
        snapshots: Sequence[Snapshot],
        notes: Sequence[NoteRecord],
        between: Between,
        found_in: Sequence[Source],
    ) -> str:
        """An article's history."""
        return self._page(
            "article",
            article=article,
            snapshots=snapshots,
            notes=notes,
            moments=between.along(snapshots),
            found_in=found_in,
            life=life(snapshots, article.last_good_at),
            lang=language(article.language),
        )

    def version(self, article: Article, snapshot: Snapshot, reading: Reading, origin: Provenance) -> str:
        """A version's text."""
        return self._page(
            "version",
            article=article,
            snapshot=snapshot,
            reading=reading,
            origin=origin,
            lang=language(reading.language),
        )

    def diff(self, article: Article, before: Side, after: Side, change: Change, *, form: str) -> str:
        """What differs between two versions; `form` is one of `DIFF_FORMS`."""
        ready = shown(before, after, change, self.zone)
        lang = language(after[1].language or article.language)
        return self._page("diff", article=article, shown=ready, form=form, lang=lang)

    def notes(self, notes: Sequence[tuple[Article, NoteRecord]], kind: NoteKind | None, pager: Pager) -> str:
        """Notes across outlets, in the order given."""
        return self._page(
            "notes",
            here="Notes",
            notes=notes,
            kind=kind,
            kinds=KINDS.items(),
            pager=pager,
            nothing=self._nothing("No such notes so far."),
        )

    def silent(self, changes: Sequence[tuple[Article, Snapshot]], pager: Pager) -> str:
        """Changes that no note speaks of, in the order given."""
        nothing = self._nothing("None so far.")
        return self._page("silent", here="Undisclosed changes", changes=changes, pager=pager, nothing=nothing)

    def sources(self, sources: Sequence[Source]) -> str:
        """Where articles come from."""
        return self._page("sources", here="Sources", sources=sources)

    def report(self, groups: Sequence[GroupFigures], *, by: str, days: int) -> str:
        """The figures by outlet, host or tag, over so many days; 0 for all."""
        nothing = self._nothing("Nothing in that time.")
        return self._page("report", here="Report", groups=groups, by=by, days=days, nothing=nothing)

    def search(self, results: Sequence[Found], asked: str, pager: Pager) -> str:
        """Where words stood."""
        return self._page("search", results=results, asked=asked, pager=pager)

    def message(self, heading: str, message: str) -> str:
        """A page that says one thing."""
        return self._page("message", heading=heading, message=message)

    def _page(self, name: str, *, here: str = "", **values: Any) -> str:
        frame = {"links": self.links, "now": self.now, "here": here, "left_out": len(self.left_out)}
        return page(f"{name}.html.jinja", self.zone, **frame, **values)

    def _nothing(self, otherwise: str) -> str:
        return otherwise if self.watched else NOTHING_WATCHED
