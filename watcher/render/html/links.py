"""Where the parts of a page lead: to other places of one file, or to other pages of the server."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

from watcher.render.html.environment import style
from watcher.render.html.words import dom_id

if TYPE_CHECKING:
    from watcher.model import Article, Snapshot
    from watcher.model.source import Source


@dataclass(frozen=True, slots=True)
class InFile:
    """Places within the page of one article."""

    def change(self, snapshot: Snapshot) -> str:
        """What led to a version; where the first comes from."""
        return "#" + dom_id("c" if snapshot.change else "p", snapshot.version)

    def version(self, article_id: int, version: int) -> str:  # noqa: ARG002  as on the server
        """A version of the article."""
        return "#" + dom_id("v", version)


def style_name() -> str:
    """The name of the style sheet: with its contents it changes, and so may be kept for ever."""
    return f"style.{sha256(style().encode()).hexdigest()[:12]}.css"


@dataclass(frozen=True, slots=True)
class OnServer:
    """Pages of the server. All but the search and the lists are permanent.

    Attributes:
        root: what stands before every path: "" or "/prefix" for links in pages, the whole address for feeds.
    """

    root: str = ""

    def overview(self, **terms: str) -> str:
        """The articles."""
        return self._with("/", terms)

    def article(self, article: Article) -> str:
        """An article's history."""
        return f"{self.root}/articles/{article.id}"

    def version(self, article_id: int, version: int) -> str:
        """A version's text."""
        return f"{self.root}/articles/{article_id}/versions/{version}"

    def page(self, article_id: int, version: int) -> str:
        """A version's page as received."""
        return f"{self.version(article_id, version)}/page"

    def diff(self, article_id: int, first: int, second: int, form: str = "changes") -> str:
        """What differs between two versions."""
        shown = "" if form == "changes" else f"?as={form}"
        return f"{self.root}/articles/{article_id}/diff/{first}..{second}{shown}"

    def change(self, snapshot: Snapshot) -> str:
        """What led to a version; the first version itself."""
        number = snapshot.version
        if number == 1:
            return self.version(snapshot.article_id, number)
        return self.diff(snapshot.article_id, number - 1, number)

    def outlet(self, article: Article) -> str:
        """The articles of an article's outlet."""
        return self.overview(outlet=article.outlet)

    def notes(self, kind: str = "") -> str:
        """The notes across outlets."""
        return self._with("/notes", {"kind": kind})

    def silent(self) -> str:
        """The changes that no note speaks of."""
        return f"{self.root}/silent"

    def sources(self) -> str:
        """Where articles come from."""
        return f"{self.root}/sources"

    def found_in(self, source: Source) -> str:
        """The articles of a source."""
        return self.overview(source=str(source.id))

    def report(self, by: str = "", days: int = 0) -> str:
        """The figures by outlet, host or tag."""
        return self._with("/report", {"by": by, "days": str(days) if days else ""})

    def search(self, words: str = "") -> str:
        """Words in all versions."""
        return self._with("/search", {"q": words})

    def feed(self, name: str) -> str:
        """A feed over all articles: all, or silent."""
        return f"{self.root}/feeds/{name}.atom"

    def outlet_feed(self, outlet: str) -> str:
        """The feed of one outlet."""
        return f"{self.root}/feeds/outlets/{quote(outlet, safe='')}.atom"

    def article_feed(self, article: Article) -> str:
        """The feed of one article."""
        return f"{self.root}/feeds/articles/{article.id}.atom"

    def timemap(self, article: Article) -> str:
        """All versions of an article, for archive tools (RFC 7089)."""
        return f"{self.root}/timemap/link/{article.url}"

    def timegate(self, article: Article) -> str:
        """The version of a moment (RFC 7089)."""
        return f"{self.root}/timegate/{article.url}"

    def api(self) -> str:
        """What programs may ask."""
        return f"{self.root}/api/openapi.json"

    def style(self) -> str:
        """The style sheet."""
        return f"{self.root}/static/{style_name()}"

    def icon(self) -> str:
        """The sign in the browser's tab."""
        return f"{self.root}/static/icon.svg"

    def _with(self, path: str, terms: dict[str, str]) -> str:
        given = {key: value for key, value in terms.items() if value}
        return self.root + path + (f"?{urlencode(given)}" if given else "")
