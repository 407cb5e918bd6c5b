"""An event as a mail: what changed comes first, in plain text and HTML.

Pure: the address, the time of sending and the time zone are given; nothing is sent from here. Page text
is made inert before it reaches a template, and the HTML template escapes all it prints.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr
from typing import TYPE_CHECKING, Any
from uuid import NAMESPACE_URL, uuid5

from watcher.model import EventType
from watcher.render.harmless import harmless
from watcher.render.mail.environment import BUILT_IN, HTML, TEXT, Templates
from watcher.render.mail.view import view
from watcher.render.payload import cut
from watcher.render.safe import inert_line
from watcher.render.terminal.screen import Look, Piece, flow

if TYPE_CHECKING:
    from watcher.model import Event

LONGEST_SUBJECT = 200

MAIL_ROOM = 30_000
"""Bytes of an event's data that a mail is made of: some clients clip what is over 100 KB of HTML."""

DIGEST_ROOM = 76_000
"""The same of a digest, which shows less of each: 60 changes of a few words, or 100 by their names alone."""

COLUMNS = 76
"""Of the text form, so that it may be quoted twice in a terminal of 80."""

_OPENING = re.compile(r" *(?:- )?")

# 7bit: servers without 8BITMIME exist, and no line grows past what RFC 5321 allows.
_POLICY = SMTP.clone(cte_type="7bit")


@dataclass(frozen=True, slots=True)
class Envelope:
    """Whose mail it is.

    Attributes:
        sender: the From address, with or without a name.
        to: the reader's address.
        unsubscribe: where the reader can ask for no more, mailto: or https:.
    """

    sender: str
    to: str
    unsubscribe: str


def mail(
    event: Event,
    envelope: Envelope,
    *,
    sent_at: datetime,
    timezone: tzinfo = UTC,
    templates: Templates = BUILT_IN,
) -> EmailMessage:
    """The mail for one event and one reader.

    Args:
        event: what to tell.
        envelope: from whom and to whom.
        sent_at: time of this attempt; UTC.
        timezone: in which times are told.
        templates: that write it.
    """
    shown = _shown(event, timezone)
    message = _headed(event, envelope, sent_at)
    message.set_content(folded(templates.write(TEXT, shown)))
    message.add_alternative(templates.write(HTML, shown), subtype="html")
    return message


def _shown(event: Event, timezone: tzinfo) -> dict[str, Any]:
    room = DIGEST_ROOM if event.type is EventType.DIGEST else MAIL_ROOM
    return view(harmless(cut(event, room)), event.type, timezone)


def folded(text: str) -> str:
    """The text in lines that a terminal shows whole; what a line begins with is repeated as a space.

    A line of one word stays: half an address leads nowhere.
    """
    look = Look(COLUMNS)
    lines = []
    for line in text.split("\n"):
        opening = _OPENING.match(line)[0]  # type: ignore[index]
        words = line[len(opening) :]
        alone = words.startswith(("http://", "https://")) and " " not in words
        rest = " " * len(opening)
        lines += [line] if alone else flow([Piece(words)], look, first=opening, rest=rest)
    return "\n".join(lines)


def plain_message(event: Event, timezone: tzinfo = UTC) -> tuple[str, str]:
    """Subject and text, for services that take nothing else."""
    shown = _shown(event, timezone)
    return subject(event), BUILT_IN.write(TEXT, shown)


def subject(event: Event) -> str:
    """One subject for all mails of an article, so that every client threads them."""
    data = event.data
    about = data.get("first_title") or data.get("title") or data.get("url") or _other_subject(event)
    line = f"[watcher] {inert_line(about)}"
    return line if len(line) <= LONGEST_SUBJECT else line[: LONGEST_SUBJECT - 1] + "…"


def _other_subject(event: Event) -> str:
    """Of what is no article's: one for each host, channel, for the digests, the database and the watch."""
    watch = dict.fromkeys((EventType.WATCH_FAILING, EventType.WATCH_RECOVERED), "The watch")
    named = {EventType.DIGEST: "Digest", EventType.STORE_LOST: "Database", **watch}
    return named.get(event.type) or str(event.data.get("host") or f"Alert channel {event.data['channel']}")


def _headed(event: Event, envelope: Envelope, sent_at: datetime) -> EmailMessage:
    domain = parseaddr(envelope.sender)[1].rpartition("@")[2] or "localhost"
    root = f"<{_thread(event)}@{domain}>"
    message = EmailMessage(_POLICY)
    message["From"] = inert_line(envelope.sender)
    message["To"] = inert_line(envelope.to)
    message["Subject"] = subject(event)
    message["Date"] = format_datetime(sent_at.astimezone(UTC))
    message["Message-ID"] = f"<{event.id}@{domain}>"
    message["In-Reply-To"] = root
    message["References"] = root
    message["List-Id"] = f"watcher alerts <watcher.{domain}>"
    message["List-Unsubscribe"] = f"<{inert_line(envelope.unsubscribe)}>"
    message["Auto-Submitted"] = "auto-generated"
    return message


def _thread(event: Event) -> str:
    """The name all mails of one article share; no mail bears it, and clients do without.

    Those that are about no article share that of their host, channel or kind.
    """
    told = (f"{name}:{event.data[name]}" for name in ("host", "channel") if name in event.data)
    about = event.data.get("url") or next(told, event.type.value)
    return f"thread-{uuid5(NAMESPACE_URL, about)}"
