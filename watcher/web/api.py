"""JSON for programs: the documents of the command line, in pages where they are long."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from starlette.responses import Response

from watcher.compare.phrases import phrases
from watcher.decide.report import GROUPS, by_group
from watcher.model import Disclosure, NoteKind
from watcher.model.glance import Selection
from watcher.past.compared import compared, side
from watcher.render.documents import (
    SCHEMA_VERSION,
    changed_document,
    diff_document,
    glance_document,
    history_document,
    json_text,
    note_record_document,
    show_document,
)
from watcher.render.documents.passages import found_document
from watcher.render.documents.sources import sources_document
from watcher.render.export import provenance_document
from watcher.render.report import report_document
from watcher.render.words import ORDERS
from watcher.web.parameters import choice, flag, integer, moment, read, words
from watcher.web.site import DIGITS, MOST_PAGES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from starlette.requests import Request

    from watcher.web.parameters import Parameter
    from watcher.web.site import Site

    Document = dict[str, Any]

LIMIT = integer("limit", "At most so many entries.", 200, 50)
NUMBER = integer("page", "Which page of that many entries.", MOST_PAGES, 1)
SINCE = moment("since", "Only what was first seen then or later.")

SOURCE = integer("source", "Only articles that were found in the source with this id.", 10**DIGITS - 1)

ARTICLES = (
    words("outlet", "A part of the outlet's or host's name."),
    words("tag", "A tag."),
    moment("changed_since", "Only articles that changed then or later."),
    flag("undisclosed", "Only articles with changes of substance that no note speaks of."),
    SOURCE,
    choice("order", "What comes first.", (*ORDERS, "next"), "changed"),
    LIMIT,
    NUMBER,
)
NOTES = (choice("kind", "Only notes of this kind.", NoteKind), SINCE, LIMIT, NUMBER)
CHANGES = (
    choice(
        "disclosure",
        "Only silent ones: changes of substance that no note speaks of.",
        [Disclosure.UNDISCLOSED],
    ),
    SINCE,
    LIMIT,
    NUMBER,
)
REPORT = (choice("by", "What makes a row.", GROUPS, "outlet"), SINCE)
SEARCH = (
    words("q", "Words; those in quotes are a phrase, resign* finds longer words too.", required=True),
    LIMIT,
    NUMBER,
)


def articles(site: Site, request: Request) -> Response:
    """The watch list."""
    asked = read(request.query_params, ARTICLES, strict=True)
    number, limit = asked.pop("page"), asked.pop("limit")
    which = Selection(**asked, offset=(number - 1) * limit)
    found = site.archive.glances.chosen(which)
    return _list(request, "articles", map(glance_document, found), number=1, limit=limit, at=number)


def article(site: Site, request: Request) -> Response:
    """An article with its versions, and when nobody could look."""
    read(request.query_params, (), strict=True)
    known = site.archive.article(request.path_params["article"])
    snapshots = site.archive.snapshots(known.id)
    between = site.archive.between(known, snapshots, site.clock())
    return _document(history_document(known, snapshots, between))


def version(site: Site, request: Request) -> Response:
    """A version's text and where it comes from."""
    read(request.query_params, (), strict=True)
    known = site.archive.article(request.path_params["article"])
    number = request.path_params["version"]
    snapshot, reading = side(site.archive, known.id, number)
    origin = site.archive.provenance(known.id, number)
    return _document(show_document(known, snapshot, reading) | {"provenance": provenance_document(origin)})


def diff(site: Site, request: Request) -> Response:
    """What differs between two versions."""
    read(request.query_params, (), strict=True)
    first, second = request.path_params["first"], request.path_params["second"]
    known = site.archive.article(request.path_params["article"])
    found = compared(site.archive, known.id, first, second, cosmetic=site.cosmetic)
    return _document(diff_document(known.url, first, second, found.change))


def notes(site: Site, request: Request) -> Response:
    """The update notes, newest first."""
    asked = read(request.query_params, NOTES, strict=True)
    kinds = [NoteKind(asked["kind"])] if asked["kind"] else []
    found = site.archive.notes(kinds=kinds, since=asked["since"])
    documents = (note_record_document(owner.url, record) for owner, record in found)
    return _list(request, "notes", documents, number=asked["page"], limit=asked["limit"])


def changes(site: Site, request: Request) -> Response:
    """The changes, newest first."""
    asked = read(request.query_params, CHANGES, strict=True)
    if asked["disclosure"]:
        found = site.archive.report.undisclosed(since=asked["since"])
    else:
        found = site.archive.report.changed(asked["page"] * asked["limit"] + 1, since=asked["since"])
    documents = (changed_document(owner, snapshot) for owner, snapshot in found)
    return _list(request, "changes", documents, number=asked["page"], limit=asked["limit"])


def sources(site: Site, request: Request) -> Response:
    """Where articles come from."""
    read(request.query_params, (), strict=True)
    return _document(sources_document(site.sources()))


def report(site: Site, request: Request) -> Response:
    """The figures by outlet, host or tag."""
    asked = read(request.query_params, REPORT, strict=True)
    groups = by_group(site.archive.report.figures(asked["since"]), asked["by"])
    return _document(report_document(groups, by=asked["by"], since=asked["since"]))


def search(site: Site, request: Request) -> Response:
    """Where words stood, the newest find first."""
    asked = read(request.query_params, SEARCH, strict=True)
    wanted = phrases([asked["q"] or ""])
    found = map(found_document, site.archive.search(wanted) if wanted else ())
    return _list(request, "articles", found, number=asked["page"], limit=asked["limit"])


def _list(
    request: Request,
    name: str,
    documents: Iterable[Document],
    *,
    number: int,
    limit: int,
    at: int | None = None,
) -> Response:
    """A page of a list with the address of the next one; `at` is its number when the list begins there."""
    start = (number - 1) * limit
    found = list(islice(documents, start, start + limit + 1))
    following = None
    if len(found) > limit:
        terms = dict(request.query_params) | {"page": str((at or number) + 1)}
        following = f"{request.url.path}?{urlencode(terms)}"
    return _document({"schema_version": SCHEMA_VERSION, name: found[:limit], "next": following})


def _document(document: Document) -> Response:
    return Response(json_text(document), media_type="application/json")


OPERATIONS: Sequence[tuple[str, str, str, Sequence[Parameter], Callable[[Site, Request], Response]]] = (
    ("/api/articles", "articles", "The watch list.", ARTICLES, articles),
    ("/api/articles/{article:number}", "history", "An article with its versions.", (), article),
    (
        "/api/articles/{article:number}/versions/{version:number}",
        "version",
        "A version's text and where it comes from.",
        (),
        version,
    ),
    (
        "/api/articles/{article:number}/diff/{first:number}/{second:number}",
        "diff",
        "What differs between two versions.",
        (),
        diff,
    ),
    ("/api/notes", "notes", "The update notes, newest first.", NOTES, notes),
    ("/api/changes", "changes", "The changes with their edits, newest first.", CHANGES, changes),
    ("/api/sources", "sources", "The feeds, sitemaps and pages that articles come from.", (), sources),
    ("/api/report", "report", "The figures by outlet, host or tag.", REPORT, report),
    ("/api/search", "search", "In which versions words appeared and vanished.", SEARCH, search),
)
"""Path, name, summary, parameters and handler of everything a program may ask."""
