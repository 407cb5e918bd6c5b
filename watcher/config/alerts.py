"""What may stand in an `[[alerts]]` table."""

from __future__ import annotations

from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, Self
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Field, ValidationInfo, model_validator

from watcher.alerts import AppriseSpec, CommandSpec, Format, WebhookSpec, email_specs
from watcher.alerts.pace import digest_times, quiet_hours
from watcher.config.values import Attempt, Section, Words, Zone, listed
from watcher.model import Disclosure, EditClass, EventType, NoteKind

if TYPE_CHECKING:
    from collections.abc import Iterable


def _digest(text: str) -> str:
    _ = text and digest_times(text)
    return text


def _quiet(text: str) -> str:
    _ = text and quiet_hours(text)
    return text


class AlertSection(Section):
    """What all channels have: a name for the outbox, which events they want, and when they may speak."""

    name: str = ""
    events: Annotated[tuple[EventType, ...], BeforeValidator(listed)] = ()
    exclude: Words = ()
    outlets: Words = ()
    tags: Words = ()
    classes: Annotated[tuple[EditClass, ...], BeforeValidator(listed)] = ()
    disclosure: Annotated[tuple[Disclosure, ...], BeforeValidator(listed)] = ()
    kinds: Annotated[tuple[NoteKind, ...], BeforeValidator(listed)] = ()
    min_words: int = Field(default=0, ge=0)
    keywords: Words = ()
    digest: Annotated[str, AfterValidator(_digest)] = ""
    quiet: Annotated[str, AfterValidator(_quiet)] = ""
    max_per_hour: int = Field(default=0, ge=0)
    zone: Zone | None = None


class WebhookSection(AlertSection):
    """A POST for each alert."""

    type: Literal["webhook"]
    url: str
    secret: Words = ()
    format: Format = Format.STANDARD
    timeout: Attempt = timedelta(seconds=30)

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
    to: Annotated[tuple[str, ...], BeforeValidator(listed), Field(min_length=1)]
    smtp: str
    sender: str = Field(default="", alias="from")
    unsubscribe: str = ""
    timeout: Attempt = timedelta(seconds=60)

    @property
    def key(self) -> str:
        """A name that stays when channels are reordered; each address has a queue of its own below it."""
        return self.name or "email"

    @model_validator(mode="after")
    def _usable(self) -> Self:
        options = {"smtp": self.smtp, "sender": self.sender, "unsubscribe": self.unsubscribe}
        specs = email_specs("", self.to, **options)
        _refuse(dict.fromkeys(fault for spec in specs for fault in spec.faults()))
        return self


class CommandSection(AlertSection):
    """A program that is run for each alert."""

    type: Literal["command"]
    run: Annotated[tuple[str, ...], BeforeValidator(listed), Field(min_length=1)]
    timeout: Attempt = timedelta(seconds=30)

    @property
    def key(self) -> str:
        """A name that stays when channels are reordered."""
        return self.name or f"command:{self.run[0].rpartition('/')[2]}#{_short(chr(0).join(self.run))}"

    @model_validator(mode="after")
    def _usable(self, info: ValidationInfo) -> Self:
        folder = (info.context or {}).get(FOLDER, Path())
        _refuse(CommandSpec("", self.run, folder=folder).faults())
        return self


class AppriseSection(AlertSection):
    """One of the services of the apprise library."""

    type: Literal["apprise"]
    url: str

    @property
    def key(self) -> str:
        """A name that stays when channels are reordered and shows no secret."""
        return self.name or f"apprise:{self.url.partition('://')[0]}#{_short(self.url)}"

    @model_validator(mode="after")
    def _usable(self, info: ValidationInfo) -> Self:
        _refuse(AppriseSpec("", self.url).faults() or _unknown(self.url, info))
        return self


FOLDER, THOROUGHLY = "folder", "thoroughly"
"""What the context of a validation says: where the file is; that there is time to ask libraries that load
slowly."""


def _unknown(url: str, info: ValidationInfo) -> Iterable[str]:
    if not info.context or not info.context[THOROUGHLY]:
        return
    from watcher.alerts.apprise_services import UNKNOWN, known  # noqa: PLC0415 - see above

    if not known(url):
        yield f"url: {UNKNOWN}"


def _short(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:6]


def _refuse(faults: Iterable[str]) -> None:
    if found := "; ".join(faults):
        raise ValueError(found)


KINDS = ("webhook", "email", "command", "apprise")

Alert = Annotated[
    WebhookSection | EmailSection | CommandSection | AppriseSection, Field(discriminator="type")
]
