"""What a channel is: the frozen form of one `[[alerts]]` table."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar
from urllib.parse import SplitResult, urlsplit

from watcher.alerts.conditions import Conditions
from watcher.alerts.pace import Pace
from watcher.alerts.signature import keys
from watcher.errors import installing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from watcher.model import Event

WEBHOOK_LIMIT = timedelta(seconds=30)
COMMAND_LIMIT = timedelta(seconds=30)
APPRISE_LIMIT = timedelta(seconds=60)  # one alert may go to several services, one after the other

APPRISE_REMEDY = f"apprise is not installed: {installing('apprise')}"


class Format(StrEnum):
    """What a webhook's body looks like."""

    STANDARD = "standard"
    CLOUDEVENTS = "cloudevents"
    SLACK = "slack"
    DISCORD = "discord"
    TEAMS = "teams"


@dataclass(frozen=True, slots=True)
class Spec:
    """What all channels have.

    Attributes:
        name: stable name of the queue; rows refer to it.
        conditions: which events it wants.
        pace: when it may speak.
    """

    LEADS: ClassVar[tuple[str, ...]] = ("url",)
    """Names what says where it leads, and what it shows there to be let in."""

    name: str
    conditions: Conditions = field(default=Conditions(), kw_only=True)
    pace: Pace = field(default=Pace(), kw_only=True)

    @property
    def place(self) -> str:
        """A digest of where it leads and as whom, for that may be a secret."""
        given = [value for name in self.LEADS if (value := getattr(self, name))]
        return sha256(repr(given).encode()).hexdigest()[:16]

    def wants(self, event: Event) -> bool:
        """Whether this event goes here."""
        return not self.conditions.unmet(event)

    @property
    def holds(self) -> str:
        """What a new alert may have to wait for here, in words; "" when it goes out at once."""
        return self.pace.holds


@dataclass(frozen=True, slots=True)
class WebhookSpec(Spec):
    """A webhook. Address and secrets are kept out of its `repr`: both can be credentials.

    Attributes:
        url: where to POST; may be inside a private network, for it is the user's own word.
        secret: signing secrets, the newest first; several while keys are rotated; none for no signature.
        timeout: limit of a whole attempt.
        format: what the body looks like.
    """

    LEADS = ("url", "secret")

    url: str = field(repr=False)
    secret: tuple[str, ...] = field(default=(), repr=False)
    timeout: timedelta = WEBHOOK_LIMIT
    format: Format = Format.STANDARD

    def faults(self) -> tuple[str, ...]:
        """What makes it unusable, a sentence each; empty when it is fine."""
        parts = split_url(self.url)
        found = []
        if parts is None or parts.scheme not in {"http", "https"} or not parts.hostname:
            found.append("url is no http(s) address; give one like https://example.org/hook")
        return (*found, *_secret_faults(self.secret))


@dataclass(frozen=True, slots=True)
class CommandSpec(Spec):
    """A program that is run for each alert.

    Attributes:
        run: the program and its arguments; no shell reads them.
        timeout: limit of a whole attempt.
        folder: where it is run, whoever started us from where: names in `run` are relative to it.
    """

    LEADS = ("run",)

    run: tuple[str, ...]
    timeout: timedelta = COMMAND_LIMIT
    folder: Path = Path()

    def faults(self) -> tuple[str, ...]:
        """What makes it unusable, a sentence each; empty when it is fine."""
        named = self.run[0]
        if shutil.which(str(self.folder / named) if "/" in named else named) is None:
            remedy = "give its path, whole or from the folder of the configuration"
            return (f'run: "{named}" is no program that can be run here; {remedy}',)
        return ()


@dataclass(frozen=True, slots=True)
class AppriseSpec(Spec):
    """One of the services that the apprise library knows. Its address holds credentials.

    Attributes:
        url: as apprise writes it ("tgram://TOKEN/CHAT").
        timeout: how long a claim on an alert lasts; apprise keeps its own limits.
    """

    url: str = field(repr=False)
    timeout: timedelta = APPRISE_LIMIT

    def faults(self) -> tuple[str, ...]:
        """What makes it unusable, a sentence each; empty when it is fine."""
        if "://" not in self.url:
            return ("url is no address of apprise; give one like tgram://TOKEN/CHAT",)
        return () if find_spec("apprise") else (APPRISE_REMEDY,)


def split_url(url: str) -> SplitResult | None:
    """The parts of an address; None when it is none."""
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        return None
    return parts


def _secret_faults(secrets: Sequence[str]) -> list[str]:
    found = []
    for secret in secrets:
        try:
            keys(secret)
        except ValueError as error:
            found.append(f"secret cannot be used: {error}")
    return found
