"""What may stand in `config.toml`. `config.toml` at the project's root is the commented default."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BeforeValidator, Field, field_validator, model_validator

from watcher.config.alerts import Alert
from watcher.config.values import (
    Css,
    CssList,
    Delay,
    Duration,
    Host,
    Kept,
    Listener,
    OpenHours,
    PageUrl,
    Patient,
    Proxy,
    Section,
    Site,
    Size,
    Span,
    Visit,
    Words,
    Workers,
    Zone,
    listed,
)
from watcher.decide.patience import ARTICLE_PATIENCE, CHANNEL_PATIENCE, HOST_PATIENCE
from watcher.decide.twins import key
from watcher.model import COSMETIC, EditClass
from watcher.model.retention import FOREVER
from watcher.model.source import LIMIT, WATCH_FOR


class StoreSection(Section):
    """Where history is kept; an empty url means SQLite in `state_dir`."""

    url: str = ""

    @field_validator("url")
    @classmethod
    def _known(cls, url: str) -> str:
        if url and not url.startswith(("sqlite:///", "postgresql://", "postgresql+psycopg://")):
            raise ValueError('write "" for SQLite in state_dir, or postgresql+psycopg://user@host/name')
        return url


class RetentionSection(Section):
    """How long after its capture a version keeps what no change, note or alert points to."""

    raw: Kept = FOREVER
    texts: Kept = FOREVER


class FetchSection(Section):
    """How pages are asked for."""

    per_host_delay: Delay = timedelta(seconds=2)
    allow_private_hosts: bool = False
    obey_robots: bool = True
    max_bytes: Size = 10_000_000
    timeout: Visit = timedelta(seconds=30)
    max_redirects: int = Field(default=10, ge=0, le=30)
    contact: str = ""
    proxy: Proxy = ""
    proxy_resolves: bool = False


class BrowserSection(Section):
    """The browser for pages with render = "browser"."""

    program: str = ""
    most: int = Field(default=2, ge=1, le=32)
    memory: Size = 1_000_000_000
    timeout: Visit = timedelta(seconds=30)
    flags: Words = ()


class ScheduleSection(Section):
    """When articles without `every` are looked at again, and when trouble is reported."""

    floor: Span = timedelta(minutes=5)
    ceiling: Span = timedelta(days=1)
    budget: int = Field(default=0, ge=0)
    host_budget: int = Field(default=0, ge=0)
    hours: OpenHours = ()
    notice_after: Patient = ARTICLE_PATIENCE
    host_notice_after: Patient = HOST_PATIENCE
    channel_notice_after: Patient = CHANNEL_PATIENCE
    gone_checks: int = Field(default=3, ge=1)
    gone_after: Duration = timedelta(hours=24)
    confirm_checks: int = Field(default=3, ge=1)
    confirm_after: Duration = timedelta(0)

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        """Of what only one is said, the other yields."""
        if "floor" not in self.model_fields_set or self.floor <= self.ceiling:
            return self
        if "ceiling" in self.model_fields_set:
            raise ValueError("floor is longer than ceiling; it is the shortest interval, ceiling the longest")
        return self.model_copy(update={"ceiling": self.floor})


class CompareSection(Section):
    """What of a change matters."""

    cosmetic: Annotated[tuple[EditClass, ...], BeforeValidator(listed)] = tuple(sorted(COSMETIC))


class DaemonSection(Section):
    """The daemon's own size."""

    workers: Workers = "auto"
    threads: int = Field(default=8, ge=1, le=128)
    metrics: Listener = ""


class SelectorsSection(Section):
    """The user's own hand on the reading (CSS)."""

    body: Css = ""
    drop: CssList = ()
    title: Css = ""


class WaySection(Section):
    """How pages are asked for that need more than HTTP; secrets stand in files, not here."""

    headers: str = ""
    cookies: str = ""
    proxy: Proxy = ""
    render: Literal["", "browser"] = ""


class ArticleSection(SelectorsSection, WaySection):
    """A watched address."""

    url: PageUrl
    every: Span | None = None
    hours: OpenHours = ()
    tags: Words = ()


class SourceSection(Section):
    """A feed, a sitemap, or a page that links to one or to articles."""

    url: PageUrl
    kind: Literal["feed", "sitemap", "front"] | None = None
    every: Span | None = None
    tags: Words = ()
    outlet: str = ""
    include: Words = ()
    exclude: Words = ()
    limit: int = Field(default=LIMIT, ge=0)
    watch_for: Span = WATCH_FOR
    afterwards: Literal["stretch", "stop"] = "stretch"


class ArchiveSection(Section):
    """A web archive: for backfill, and to be asked to keep pages."""

    name: str
    timemap: str = ""
    save: str = ""
    delay: Delay = timedelta(seconds=4)
    keep: bool = False

    @field_validator("timemap", "save")
    @classmethod
    def _template(cls, address: str) -> str:
        if address and ("{url}" not in address or not address.startswith(("https://", "http://"))):
            raise ValueError('write an address with {url} for that of the page: "https://.../{url}"')
        return address


class WebsubSection(Section):
    """Where the hubs of feeds that push reach `watcher serve`."""

    callback: Site = ""


class HostSection(SelectorsSection, WaySection):
    """Selectors, hours, requests a day, retention and the way to ask for all articles of one host."""

    host: Host
    hours: OpenHours = ()
    budget: int = Field(default=0, ge=0)
    raw: Kept | None = None
    texts: Kept | None = None


def _once(name: str, what: str) -> AfterValidator:
    """Refuses sections of which two have one `name`; `what` it names, in words."""

    def unique(sections: tuple[Section, ...]) -> tuple[Section, ...]:
        values = Counter(getattr(section, name) for section in sections)
        twice = sorted(value for value, number in values.items() if number > 1)
        if twice:
            raise ValueError(f"the same {what} stands here twice: {', '.join(twice)}; remove one")
        return sections

    return AfterValidator(unique)


def _of_one_mind(sections: tuple[ArticleSection, ...]) -> tuple[ArticleSection, ...]:
    """Refuses two spellings of one address that ask for different things: one of them would go unheard."""
    known: dict[str, ArticleSection] = {}
    for one in sections:
        first = known.setdefault(key(one.url), one)
        names = [name for name, value in one if name != "url" and not _same(value, getattr(first, name))]
        if names:
            differ = f"{first.url} and {one.url} are one article and differ in {', '.join(names)}"
            raise ValueError(f"{differ}; remove one, or say the same of both")
    return sections


def _same(one: object, two: object) -> bool:
    """Whether two values ask for the same; in lists, as of tags, the order asks for nothing."""
    return one == two or (isinstance(one, tuple) and isinstance(two, tuple) and {*one} == {*two})


class File(Section):
    """The whole file."""

    state_dir: Path = Path("state")
    timezone: Zone = "UTC"
    templates: str = ""
    store: StoreSection = StoreSection()
    retention: RetentionSection = RetentionSection()
    fetch: FetchSection = FetchSection()
    browser: BrowserSection = BrowserSection()
    schedule: ScheduleSection = ScheduleSection()
    compare: CompareSection = CompareSection()
    daemon: DaemonSection = DaemonSection()
    websub: WebsubSection = WebsubSection()
    articles: Annotated[
        tuple[ArticleSection, ...], _once("url", "address"), AfterValidator(_of_one_mind)
    ] = ()
    sources: Annotated[tuple[SourceSection, ...], _once("url", "source")] = ()
    archives: Annotated[tuple[ArchiveSection, ...], _once("name", "archive")] = ()
    hosts: Annotated[tuple[HostSection, ...], _once("host", "host")] = ()
    alerts: Annotated[tuple[Alert, ...], _once("key", "channel")] = ()
