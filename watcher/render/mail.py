"""An event as a mail: what changed comes first, in plain text and HTML.

Pure: the address, the time of sending and the time zone are given; nothing is sent from here. Page text
is made inert before it reaches a template, and the HTML template escapes all it prints.
"""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr
from typing import TYPE_CHECKING, Any
from uuid import NAMESPACE_URL, uuid5

from jinja2 import PackageLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from watcher.render.mail_words import view
from watcher.render.safe import inert, inert_line

if TYPE_CHECKING:
    from watcher.model import Event

LONGEST_SUBJECT = 200

# 7bit: servers without 8BITMIME exist, and no line grows past what RFC 5321 allows.
_POLICY = SMTP.clone(cte_type="7bit")

_TEMPLATES = ImmutableSandboxedEnvironment(
    loader=PackageLoader("watcher.render"),
    autoescape=lambda name: name is None or ".html" in name,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    keep_trailing_newline=True,
)


def mail(event: Event, *, sender: str, to: str, sent_at: datetime, timezone: tzinfo = UTC) -> EmailMessage:
    """The mail for one event and one reader.

    Args:
        event: what to tell.
        sender: the From address, with or without a name.
        to: the reader's address.
        sent_at: time of this attempt; UTC.
        timezone: in which times are told.
    """
    shown = view(harmless(event.data), event.type, timezone)
    message = _headed(event, sender, to, sent_at)
    message.set_content(_TEMPLATES.get_template("mail.txt.jinja").render(shown))
    message.add_alternative(_TEMPLATES.get_template("mail.html.jinja").render(shown), subtype="html")
    return message


def harmless(value: Any) -> Any:
    """The same data with every control character in its texts made visible."""
    if isinstance(value, dict):
        return {key: harmless(item) for key, item in value.items()}
    if isinstance(value, list):
        return [harmless(item) for item in value]
    return inert(value) if isinstance(value, str) else value


def subject(event: Event) -> str:
    """One subject for all mails of an article, so that every client threads them."""
    data = event.data
    about = (
        data.get("first_title") or data.get("title") or data.get("url") or f"Alert channel {data['channel']}"
    )
    line = f"[watcher] {inert_line(about)}"
    return line if len(line) <= LONGEST_SUBJECT else line[: LONGEST_SUBJECT - 1] + "…"


def _headed(event: Event, sender: str, to: str, sent_at: datetime) -> EmailMessage:
    domain = parseaddr(sender)[1].rpartition("@")[2] or "localhost"
    root = f"<{_thread(event)}@{domain}>"
    message = EmailMessage(_POLICY)
    message["From"] = inert_line(sender)
    message["To"] = inert_line(to)
    message["Subject"] = subject(event)
    message["Date"] = format_datetime(sent_at.astimezone(UTC))
    message["Message-ID"] = f"<{event.id}@{domain}>"
    message["In-Reply-To"] = root
    message["References"] = root
    message["List-Id"] = f"watcher alerts <watcher.{domain}>"
    message["Auto-Submitted"] = "auto-generated"
    return message


def _thread(event: Event) -> str:
    """The name all mails of one article share; no mail bears it, and clients do without."""
    about = event.data.get("url") or f"channel:{event.data['channel']}"
    return f"thread-{uuid5(NAMESPACE_URL, about)}"
