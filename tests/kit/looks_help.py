"""An article that is looked at again and again, as the decider sees it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from watcher.compare import compare
from watcher.decide.furniture import settle
from watcher.model import Article, Evidence, Reading

NOW = datetime(2021, 1, 12, 9, 0, tzinfo=UTC)
ARTICLE = Article(1, "https://news.example/ferry", "news.example")


@dataclass
class Looks:
    """One article, look after look, as `check` follows it.

    Attributes:
        apart: the time between two looks.
        article: with its number of checks.
        evidence: what was learned so far.
    """

    apart: timedelta = timedelta(hours=1)
    article: Article = ARTICLE
    evidence: Evidence = field(default_factory=Evidence)
    version: Reading | None = None
    now: datetime = NOW

    def see(self, page: Reading, *, still: int = 0) -> bool:
        """Whether the look alerts; `still` looks before it found nothing new."""
        self.now += self.apart * (1 + still)
        self.article = replace(self.article, checks=self.article.checks + still)
        settled = settle(self.article, self.version, page, self.evidence, self.now)
        self.article = replace(self.article, checks=self.article.checks + 1)
        self.evidence = settled.evidence
        alerts = settled.before is not None and compare(settled.before, settled.after).notable
        if alerts or self.version is None:
            self.version = settled.after
        return alerts
