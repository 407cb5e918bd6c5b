"""Mails of alerts, as a reader's program shows them."""

from email import message_from_bytes, policy

from alerts_help import NOW, TITLE, article, capture

from watcher.render.mail.message import Envelope, mail
from watcher.render.payload import change_events


def written(event, **options):
    """The mail as a reader's program parses it."""
    envelope = Envelope("watcher@desk.example", "desk@example.org", "mailto:watcher@desk.example")
    message = mail(event, envelope, **({"sent_at": NOW} | options))
    return message_from_bytes(message.as_bytes(), policy=policy.default)


def text_of(event, **options):
    return written(event, **options).get_body(("plain",)).get_content()


def unfolded(event):
    """Its plain text in one line, so that words are found wherever lines end."""
    return " ".join(text_of(event).split())


def html_of(event, **options):
    return written(event, **options).get_body(("html",)).get_content()


def told(found, title=TITLE):
    (event,) = change_events(article(), found, capture(title))
    return event
