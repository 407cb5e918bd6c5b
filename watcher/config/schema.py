"""What may stand in `config.toml`. `config.toml` at the project's root is the commented default."""

from __future__ import annotations

from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, Self
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    field_validator,
    model_validator,
)

from watcher.alerts import WebhookSpec, email_specs
from watcher.config.units import duration, size
from watcher.errors import BadAddress
from watcher.fetch import canonical
from watcher.model import COSMETIC, EditClass, EventType

if TYPE_CHECKING:
    from collections.abc import Iterable


def _positive(span: timedelta) -> timedelta:
    if span <= timedelta(0):
        raise ValueError("must be longer than 0s")
    return span


def _page(url: str) -> str:
    try:
        return canonical(url)
    except BadAddress as error:
        raise ValueError(str(error)) from None


def _css(selector: str) -> str:
    import soupsieve  # noqa: PLC0415 - 60 ms that only a file with selectors has to pay

    try:
        soupsieve.compile(selector or "*")
    except (soupsieve.SelectorSyntaxError, ValueError) as error:
        raise ValueError(f'"{selector}" is not a CSS selector: {str(error).splitlines()[0]}') from None
    return selector


def _listed(value: object) -> object:
    return [value] if isinstance(value, str) else value


Duration = Annotated[timedelta, BeforeValidator(duration)]
Span = Annotated[Duration, AfterValidator(_positive)]
Size = Annotated[int, BeforeValidator(size), Field(gt=0)]
PageUrl = Annotated[str, AfterValidator(_page)]
Css = Annotated[str, AfterValidator(_css)]
CssList = Annotated[tuple[Css, ...], BeforeValidator(_listed)]
Words = Annotated[tuple[str, ...], BeforeValidator(_listed)]


class Section(BaseModel):
    """Unknown keys are faults: a misspelt key must not pass for a setting."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class StoreSection(Section):
    """Where history is kept; an empty url means SQLite in `state_dir`."""

    url: str = ""

    @field_validator("url")
    @classmethod
    def _known(cls, url: str) -> str:
        if url and not url.startswith(("sqlite:///", "postgresql+psycopg://")):
            raise ValueError('write "" for SQLite in state_dir, or postgresql+psycopg://user@host/name')
        return url


class FetchSection(Section):
    """How pages are asked for."""

    per_host_delay: Duration = timedelta(seconds=2)
    allow_private_hosts: bool = False
    obey_robots: bool = True
    max_bytes: Size = 10_000_000
    timeout: Span = timedelta(seconds=30)
    max_redirects: int = Field(default=10, ge=0, le=30)
    contact: str = ""


class ScheduleSection(Section):
    """When articles without `every` are looked at again, and when trouble is reported."""

    floor: Span = timedelta(minutes=5)
    ceiling: Span = timedelta(days=1)
    notice_after: int = Field(default=3, ge=1)
    gone_checks: int = Field(default=3, ge=1)
    gone_after: Duration = timedelta(hours=24)
    confirm_checks: int = Field(default=3, ge=1)
    confirm_after: Duration = timedelta(hours=1)


class CompareSection(Section):
    """What of a change matters."""

    cosmetic: Annotated[tuple[EditClass, ...], BeforeValidator(_listed)] = tuple(sorted(COSMETIC))


class DaemonSection(Section):
    """The daemon's own size."""

    threads: int = Field(default=8, ge=1, le=128)


class SelectorsSection(Section):
    """The user's own hand on the reading (CSS)."""

    body: Css = ""
    drop: CssList = ()
    title: Css = ""


class ArticleSection(SelectorsSection):
    """A watched address."""

    url: PageUrl
    every: Span | None = None
    tags: Words = ()


class HostSection(SelectorsSection):
    """Selectors for all articles of one host."""

    host: str


class AlertSection(Section):
    """What all channels have: a name for the outbox, and which events they want."""

    name: str = ""
    events: Annotated[tuple[EventType, ...], BeforeValidator(_listed)] = ()


class WebhookSection(AlertSection):
    """A POST for each alert."""

    type: Literal["webhook"]
    url: str
    secret: Words = ()
    timeout: Span = timedelta(seconds=30)

    @property
    def key(self) -> str:
        """A name that stays when channels are reordered and shows no secret."""
        return self.name or f"webhook:{urlsplit(self.url).hostname}#{_short(self.url)}"

    @model_validator(mode="after")
    def _usable(self) -> Self:
        _refuse(WebhookSpec("", self.url, self.secret).faults())
        return self


class EmailSection(AlertSection):
    """A mail for each alert."""

    type: Literal["email"]
    to: Annotated[tuple[str, ...], BeforeValidator(_listed), Field(min_length=1)]
    smtp: str
    sender: str = Field(default="", alias="from")
    timeout: Span = timedelta(seconds=60)

    @property
    def key(self) -> str:
        """A name that stays when channels are reordered; each address has a queue of its own below it."""
        return self.name or "email"

    @model_validator(mode="after")
    def _usable(self) -> Self:
        specs = email_specs("", self.to, smtp=self.smtp, sender=self.sender)
        _refuse(dict.fromkeys(fault for spec in specs for fault in spec.faults()))
        return self


def _short(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:6]


def _refuse(faults: Iterable[str]) -> None:
    if found := "; ".join(faults):
        raise ValueError(found)


Alert = Annotated[WebhookSection | EmailSection, Field(discriminator="type")]


class File(Section):
    """The whole file."""

    state_dir: Path = Path("state")
    timezone: str = "UTC"
    store: StoreSection = StoreSection()
    fetch: FetchSection = FetchSection()
    schedule: ScheduleSection = ScheduleSection()
    compare: CompareSection = CompareSection()
    daemon: DaemonSection = DaemonSection()
    articles: tuple[ArticleSection, ...] = ()
    hosts: tuple[HostSection, ...] = ()
    alerts: tuple[Alert, ...] = ()

    @field_validator("timezone")
    @classmethod
    def _zone(cls, name: str) -> str:
        try:
            ZoneInfo(name)
        except (KeyError, ValueError, OSError):
            raise ValueError(f'"{name}" is not a time zone; write one like "Europe/Berlin"') from None
        return name

    @field_validator("articles")
    @classmethod
    def _once(cls, articles: tuple[ArticleSection, ...]) -> tuple[ArticleSection, ...]:
        _unique([article.url for article in articles], "address")
        return articles

    @field_validator("alerts")
    @classmethod
    def _named(cls, alerts: tuple[Any, ...]) -> tuple[Any, ...]:
        _unique([alert.key for alert in alerts], "channel")
        return alerts


def _unique(names: list[str], what: str) -> None:
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise ValueError(f"the same {what} stands here twice: {', '.join(twice)}; remove one")
