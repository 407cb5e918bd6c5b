"""Takes over what a file of another tool holds. What is there already stays as it is, so twice is once."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from html import escape
from typing import TYPE_CHECKING

from watcher.config.values import css
from watcher.decide.past import undated
from watcher.decide.weave import weave
from watcher.errors import BadAddress
from watcher.fetch import canonical, host_of
from watcher.model import COSMETIC, ArticleState, Origin, OriginKind, Selectors
from watcher.model.haul import Brought, Report
from watcher.model.source import WantedSource, Wishes
from watcher.past.reread import TEXT
from watcher.past.weave import captured, put, told
from watcher.read import read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from watcher.model import Article, Capture, EditClass
    from watcher.model.haul import Haul, OldArticle, OldSource, OldVersion
    from watcher.store import Store


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
        """Take everything over, one address after the other; each is whole or not there at all."""
        for source in haul.sources:
            yield self._source(source)
        for article in haul.articles:
            yield self._article(article, haul.tool)

    def _source(self, old: OldSource) -> Brought:
        try:
            url = canonical(old.url)
        except BadAddress as error:
            return Brought(old.url, source=True, refused=str(error))
        if self.store.sources.find(url) is not None:
            return Brought(url, source=True)
        if not self.dry:
            wishes = Wishes(tags=old.tags)
            self.store.sources.add(
                WantedSource(url, url, host_of(url), title=old.title, wishes=wishes), self.now
            )
        return Brought(url, new=True, source=True)

    def _article(self, old: OldArticle, tool: str) -> Brought:
        try:
            url = canonical(old.url)
        except BadAddress as error:
            return Brought(old.url, refused=str(error))
        there = self.store.with_url(url)
        article = there
        selectors, faults = _usable(old.selectors)
        if there is None and not self.dry:
            article = self._watch(url, replace(old, selectors=selectors))
        captures, losses = self._captures(old, url, tool)
        versions = self._versions(article, captures)
        return Brought(url, new=there is None, versions=versions, losses=(*old.losses, *faults, *losses))

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

    def _watch(self, url: str, old: OldArticle) -> Article:
        host = host_of(url)
        selectors = old.selectors or self.selectors(host)
        wishes = {"every": old.every, "selectors": selectors, "tags": old.tags}
        article, _ = self.store.add(url, host=host, now=self.now, **wishes)  # type: ignore[arg-type]
        if old.paused:
            self.store.set_state(article.id, ArticleState.PAUSED)
        return article

    def _versions(self, article: Article | None, captures: list[Capture]) -> Report:
        if not captures:
            return Report()
        if article is not None and not self.dry:
            return put(self.store, article, captures, now=self.now, cosmetic=self.cosmetic)
        if article is not None:
            woven, _ = told(self.store, article, captures, cosmetic=self.cosmetic)
        else:
            woven = weave([], captures, last_good_at=None, cosmetic=self.cosmetic)
        return woven.report()


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
    if not reading.text:
        return None
    origin = Origin(OriginKind.IMPORT, tool, text_only=True)
    return captured(reading, page, url, version.at, charset="utf-8", origin=origin)


def _paragraphs(text: str) -> Iterator[str]:
    yield from (f"<p>{escape(line.strip())}</p>" for line in text.splitlines() if line.strip())
