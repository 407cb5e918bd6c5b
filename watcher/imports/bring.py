"""Takes over what a file of another tool holds. What is there already stays as it is, so twice is once."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from watcher.config.values import css
from watcher.decide.history.captures import undated
from watcher.decide.history.weave import weave
from watcher.errors import BadAddress
from watcher.fetch import canonical, host_of
from watcher.model import AT_ONCE, COSMETIC, Added, ArticleState, Origin, OriginKind, Selectors, Wanted
from watcher.model.haul import Brought, Report
from watcher.model.source import WantedSource, Wishes
from watcher.past.reread import TEXT
from watcher.past.weave import captured, put, told
from watcher.read import read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import datetime

    from watcher.model import Article, Capture, EditClass
    from watcher.model.haul import Haul, OldArticle, OldSource, OldVersion
    from watcher.store import Store


DAMAGED = "it is watched, and its row in the database is damaged"


@dataclass(frozen=True, slots=True)
class _Asked:
    """An address of another tool as it is asked for here.

    Attributes:
        url: canonical; as it stands there when it is refused.
        selectors: what of its selectors can be used.
        faults: what is wrong with the others.
        refused: why it cannot be watched.
    """

    old: OldArticle
    url: str
    selectors: Selectors | None = None
    faults: tuple[str, ...] = ()
    refused: str = ""


def _asked(old: OldArticle) -> _Asked:
    try:
        url = canonical(old.url)
    except BadAddress as error:
        return _Asked(old, old.url, refused=str(error))
    selectors, faults = _usable(old.selectors)
    return _Asked(old, url, selectors, tuple(faults))


def _source(old: OldSource) -> WantedSource | Brought:
    """A feed of another tool as it is asked for here, or why it cannot be watched."""
    try:
        url = canonical(old.url)
    except BadAddress as error:
        return Brought(old.url, source=True, refused=str(error))
    return WantedSource(url, url, host_of(url), title=old.title, wishes=Wishes(tags=old.tags))


def _brought(source: WantedSource, added: Added | None) -> Brought:
    if added is None:
        return Brought(source.url, source=True, refused=f"{source.url}: {DAMAGED}")
    return Brought(source.url, added, source=True)


@dataclass(frozen=True, slots=True)
class Porter:
    """Brings things over.

    Attributes:
        selectors: the user's hand on a host's pages, where the tool had none of its own.
        dry: only say what would be done.
    """

    store: Store
    selectors: Callable[[str], Selectors | None]
    now: datetime
    cosmetic: frozenset[EditClass] = COSMETIC
    dry: bool = False

    def bring(self, haul: Haul) -> Iterator[Brought]:
        """Take everything over. What is yielded is there whole; a second time completes what is not."""
        for k in range(0, len(haul.sources), AT_ONCE):
            yield from self._sources(haul.sources[k : k + AT_ONCE])
        for k in range(0, len(haul.articles), AT_ONCE):
            yield from self._portion(haul.articles[k : k + AT_ONCE], haul.tool)

    def _sources(self, olds: Sequence[OldSource]) -> Iterator[Brought]:
        asked = [_source(old) for old in olds]
        wanted = [one for one in asked if isinstance(one, WantedSource)]
        added = iter(self.store.sources.add_unwatched(wanted, self.now, dry=self.dry))
        for one in asked:
            yield _brought(one, next(added)) if isinstance(one, WantedSource) else one

    def _portion(self, olds: Sequence[OldArticle], tool: str) -> Iterator[Brought]:
        asked = [_asked(old) for old in olds]
        there = iter(self._there([self._wanted(one) for one in asked if not one.refused]))
        for one in asked:
            if one.refused:
                yield Brought(one.url, refused=one.refused)
            else:
                yield self._article(one, *next(there), tool)

    def _there(self, wanted: Sequence[Wanted]) -> Sequence[tuple[Article | None, Added]]:
        """For each its article, and how it is watched now, or would be."""
        if not self.dry:
            return self.store.add_unwatched(wanted, self.now)
        there = self.store.with_urls([one.url for one in wanted])
        return [(found := there.get(one.url), _would_be(found)) for one in wanted]

    def _wanted(self, asked: _Asked) -> Wanted:
        old, host = asked.old, host_of(asked.url)
        selectors = asked.selectors or self.selectors(host)
        return Wanted(asked.url, host, old.every, selectors, old.tags, paused=old.paused)

    def _article(self, asked: _Asked, article: Article | None, added: Added, tool: str) -> Brought:
        if article is None and added is Added.ALREADY:
            return Brought(asked.url, refused=f"{asked.url}: {DAMAGED}")
        captures, lost = self._captures(asked.old, asked.url, tool)
        losses = (*asked.old.losses, *asked.faults, *lost)
        return Brought(asked.url, added, versions=self._versions(article, captures), losses=losses)

    def _captures(self, old: OldArticle, url: str, tool: str) -> tuple[list[Capture], list[str]]:
        """Its versions, and what of them cannot come."""
        captures: list[Capture] = []
        lost: Counter[str] = Counter()
        for version in old.versions:
            why = undated(version.at, self.now)
            capture = None if why else _capture(version, url, tool)
            if capture:
                captures.append(capture)
            else:
                lost[why or "it holds no text"] += 1
        return captures, [f"{count} of its versions: {why}" for why, count in lost.items()]

    def _versions(self, article: Article | None, captures: list[Capture]) -> Report:
        if not captures:
            return Report()
        if article is not None and not self.dry:
            return put(self.store, article, captures, now=self.now, cosmetic=self.cosmetic).report()
        if article is not None:
            woven, _ = told(self.store, article, captures, cosmetic=self.cosmetic)
        else:
            woven = weave([], captures, last_good_at=None, cosmetic=self.cosmetic)
        return woven.report()


def _would_be(article: Article | None) -> Added:
    """How an address would be watched whose article is this."""
    if article is None:
        return Added.NEW
    return Added.AGAIN if article.state is ArticleState.REMOVED else Added.ALREADY


def _usable(given: Selectors | None) -> tuple[Selectors | None, list[str]]:
    """What of the selectors is CSS, and what is wrong with the rest: other tools look at them late, too."""
    faults: list[str] = []

    def known(selector: str) -> str:
        try:
            return css(selector)
        except ValueError as error:
            faults.append(f"a filter: {error}")
            return ""

    if given is None:
        return None, []
    drop = tuple(selector for selector in given.drop if known(selector))
    found = Selectors(known(given.body), drop, known(given.title))
    return (found if found != Selectors() else None), faults


PAGE = """<!DOCTYPE html>
<html><head><meta charset="utf-8">{title}</head>
<body>{headline}{byline}<article>
{body}
</article></body></html>
"""
"""The page that stands for a version of which only the text, or the article's markup, was kept."""


def _capture(version: OldVersion, url: str, tool: str) -> Capture | None:
    """Another tool's version as a capture; None when nothing can be read in it."""
    title = f"<title>{escape(version.title)}</title>" if version.title else ""
    headline = f"<h1>{escape(version.title)}</h1>\n" if version.title else ""
    byline = f'<p class="byline">{escape(version.byline)}</p>\n' if version.byline else ""
    body = version.body if version.markup else "\n".join(_paragraphs(version.body))
    page = PAGE.format(title=title, headline=headline, byline=byline, body=body).encode("utf-8", "replace")
    reading = read(page, url, captured_at=version.at, selectors=TEXT, charset="utf-8")
    if not reading.story:
        return None
    origin = Origin(OriginKind.IMPORT, tool, text_only=True)
    return captured(reading, page, url, version.at, charset="utf-8", origin=origin)


def _paragraphs(text: str) -> Iterator[str]:
    yield from (f"<p>{escape(line.strip())}</p>" for line in text.splitlines() if line.strip())
