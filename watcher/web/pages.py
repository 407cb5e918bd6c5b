"""The pages for people."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from starlette.responses import RedirectResponse, Response

from watcher.compare.phrases import phrases
from watcher.decide.report import GROUPS, by_group
from watcher.model import NoteKind
from watcher.model.glance import Selection
from watcher.past.compared import compared
from watcher.render.html.pages import DIFF_FORMS
from watcher.render.words import ORDERS
from watcher.web.parameters import choice, flag, integer, read, words
from watcher.web.site import DIGITS, MOST_PAGES, PAGE, html, pager, window

if TYPE_CHECKING:
    from starlette.requests import Request

    from watcher.web.site import Site

SANDBOX = "sandbox; default-src 'none'"
"""For pages of others, which are shown as plain text: if a browser made more of them, it could do nothing."""

NUMBER = integer("page", "Which page of the list.", MOST_PAGES, 1)
SOURCE = integer("source", "Only what was found in the source with this number.", 10**DIGITS - 1)
OVERVIEW = (
    words("outlet", "A part of the outlet's name."),
    words("tag", "A tag."),
    choice("order", "What comes first.", ORDERS, "changed"),
    flag("undisclosed", "Only with undisclosed changes."),
    SOURCE,
    NUMBER,
)
DAYS = choice("days", "Over how many days; 0 for all.", ("0", "365", "30", "7"), "0")
BY = choice("by", "What makes a row.", GROUPS, "outlet")
FORM = choice("as", "How it is shown.", DIFF_FORMS, "changes")
KIND = choice("kind", "Only notes of this kind.", NoteKind)


def overview(site: Site, request: Request) -> Response:
    """The articles."""
    asked = read(request.query_params, OVERVIEW)
    number = asked.pop("page")
    which = Selection(**asked, offset=(number - 1) * PAGE)
    glances, more = window(site.glances(which), 1)
    source = next((one for one in site.sources() if one.id == which.source), None) if which.source else None
    return html(site.frame(request).overview(glances, which, source, pager(request, number, more=more)))


def article(site: Site, request: Request) -> Response:
    """An article's history."""
    known = site.archive.article(request.path_params["article"])
    whole = site.archive.followed(known)
    if whole.id != known.id:
        return RedirectResponse(site.links(request).article(whole), 302)
    snapshots, notes = site.archive.snapshots(known.id), site.archive.note_records(known.id)
    between = site.archive.between(known, snapshots, site.clock())
    found_in = site.archive.sources.of_article(known.id)
    return html(site.frame(request).article(known, snapshots, notes, between, found_in))


def diff(site: Site, request: Request) -> Response:
    """What differs between two versions."""
    numbers = request.path_params
    form = read(request.query_params, [FORM])["as"]
    known = site.archive.article(numbers["article"])
    found = compared(site.archive, known.id, numbers["first"], numbers["second"], cosmetic=site.cosmetic)
    return html(site.frame(request).diff(known, *found, form=form))


def page(site: Site, request: Request) -> Response:
    """A version's page as received: as plain text, so that nothing in it runs."""
    number, version = request.path_params["article"], request.path_params["version"]
    raw, charset = site.archive.raw(number, version), site.archive.provenance(number, version).charset
    harmless = {"Content-Security-Policy": SANDBOX}
    return Response(raw, headers={"Content-Type": f"text/plain; charset={charset or 'utf-8'}", **harmless})


def notes(site: Site, request: Request) -> Response:
    """The notes across outlets."""
    asked = read(request.query_params, [KIND, NUMBER])
    kind = NoteKind(asked["kind"]) if asked["kind"] else None
    found, more = window(site.archive.notes(kinds=[kind] if kind else []), asked["page"])
    return html(site.frame(request).notes(found, kind, pager(request, asked["page"], more=more)))


def silent(site: Site, request: Request) -> Response:
    """The changes that no note speaks of."""
    number = read(request.query_params, [NUMBER])["page"]
    found, more = window(site.archive.report.undisclosed(), number)
    return html(site.frame(request).silent(found, pager(request, number, more=more)))


def sources(site: Site, request: Request) -> Response:
    """Where articles come from."""
    return html(site.frame(request).sources(site.sources()))


def report(site: Site, request: Request) -> Response:
    """The figures."""
    asked = read(request.query_params, [BY, DAYS])
    by, days = asked["by"], int(asked["days"])
    since = site.clock() - timedelta(days=days) if days else None
    groups = site.kept(
        ("report", by, asked["days"]), lambda: by_group(site.archive.report.figures(since), by)
    )
    return html(site.frame(request).report(groups, by=by, days=days))


def search(site: Site, request: Request) -> Response:
    """Where words stood."""
    asked = read(request.query_params, [words("q", "What to look for."), NUMBER])
    text = asked["q"] or ""
    wanted = phrases([text])
    found, more = window(site.archive.search(wanted), asked["page"]) if wanted else ([], False)
    return html(site.frame(request).search(found, text, pager(request, asked["page"], more=more)))
