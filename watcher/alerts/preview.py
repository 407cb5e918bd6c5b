"""What a channel would send, and when; nothing is sent, connected to or started."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from watcher.alerts.mail import envelope_of, read_templates
from watcher.alerts.mail_spec import EmailSpec
from watcher.alerts.spec import AppriseSpec, WebhookSpec
from watcher.alerts.webhook import WRITERS
from watcher.model import CHANGES
from watcher.render.mail.environment import Templates
from watcher.render.mail.message import mail, plain_message
from watcher.render.payload import body

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from datetime import datetime, tzinfo

    from watcher.alerts import ChannelSpec
    from watcher.model import Event

HEADERS = ("From", "To", "Subject", "List-Unsubscribe")
"""The headers of a mail that a person would look at."""


@dataclass(frozen=True, slots=True)
class Preview:
    """What a channel would do with an event.

    Attributes:
        event: which.
        unmet: the condition that it does not meet, in words; "" when it is sent.
        release_at: when it goes out; UTC.
        waits_for: what for, when that is later than at once.
    """

    event: Event
    unmet: str
    release_at: datetime
    waits_for: str = ""


OF_MANY = "one alert tells of this change in all the articles that it came to"
"""Why a change is not sent by itself though it meets all conditions."""


def previews(spec: ChannelSpec, events: Iterable[Event], of_many: Collection[str]) -> Iterator[Preview]:
    """What a channel would have done with events as they came.

    A change that a notice shows too, as that the story returned, is one message: the notice where the channel
    wants it, else the change.

    Args:
        spec: the channel.
        events: oldest first.
        of_many: the ids of those that became part of a notice of one change in many articles.
    """
    sent: list[datetime] = []
    weighed = [
        (event, spec.conditions.unmet(event) or (OF_MANY if event.id in of_many else "")) for event in events
    ]
    shown = {_which(event) for event, unmet in weighed if event.type not in CHANGES and not unmet}
    for event, unmet in weighed:
        if (_which(event) in shown) is (event.type in CHANGES):
            continue
        at = event.occurred_at
        if unmet:
            yield Preview(event, unmet, at)
            continue
        release = spec.pace.release(at, 1, sent[: spec.pace.most], at)
        yield Preview(event, "", release.at, release.why if release.at > at or release.together else "")
        if release.at not in sent[:1]:
            sent.insert(0, release.at)


def _which(event: Event) -> tuple[str, int]:
    """The change that an event shows."""
    return event.data["url"], event.data["change"]["to"]


def written(spec: ChannelSpec, event: Event, *, timezone: tzinfo) -> str:
    """The message as text: a mail's headers and plain form, a body as indented JSON.

    Args:
        spec: the channel.
        event: what to tell.
        timezone: in which times are told to people.
    """
    if isinstance(spec, EmailSpec):
        templates = Templates(read_templates(spec.templates))
        message = mail(
            event, envelope_of(spec), sent_at=event.occurred_at, timezone=timezone, templates=templates
        )
        head = [f"{name}: {message[name]}" for name in HEADERS if message[name]]
        plain = message.get_body(("plain",))
        assert plain is not None
        return "\n".join([*head, "", plain.get_content().rstrip()])
    if isinstance(spec, AppriseSpec):
        return "\n\n".join(part.rstrip() for part in plain_message(event, timezone))
    content = WRITERS[spec.format](event, timezone) if isinstance(spec, WebhookSpec) else body(event)
    return _indented(json.loads(content))


def _indented(document: Any) -> str:
    return json.dumps(document, ensure_ascii=False, indent=2)
