"""The JSON documents of watched articles: what is known of each, the watch list, how visits ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watcher.render.documents.form import SCHEMA_VERSION, Document, iso, iso_or_null, json_parts, seconds

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from watcher.model import Article, Check
    from watcher.model.glance import Glance


def article_document(article: Article) -> Document:
    """A watched article: the entry of `list`, and the head of `history`."""
    return {
        "url": article.url,
        "title": article.title,
        "id": article.id,
        "site": article.site,
        "language": article.language,
        "state": article.state.value,
        "tags": list(article.tags),
        "every_seconds": seconds(article.every),
        "from_config": article.from_config,
        "added_at": iso_or_null(article.added_at),
        "published_at": iso_or_null(article.published_at),
        "modified_at": iso_or_null(article.modified_at),
        "version": article.version or None,
        "checks": article.checks,
        "last_checked_at": iso_or_null(article.last_checked_at),
        "last_good_at": iso_or_null(article.last_good_at),
        "last_changed_at": iso_or_null(article.last_changed_at),
        "next_check_at": iso_or_null(article.next_check_at),
        "next_reason": article.next_reason,
        "failures": article.failures,
        "failing_since": iso_or_null(article.failing_since),
        "trouble": article.trouble or None,
        "gone_since": iso_or_null(article.gone_since),
        "moved_to": article.moved_to or None,
    }


def articles_parts(glances: Iterable[Glance]) -> Iterator[str]:
    """The watch list as JSON text; `undisclosed` counts changes of substance that no note speaks of."""
    return json_parts({"schema_version": SCHEMA_VERSION}, "articles", map(glance_document, glances))


def glance_document(glance: Glance) -> Document:
    """An entry of the watch list."""
    note = glance.note and {
        "kind": glance.note.kind.value,
        "form": glance.note.form.value,
        "stated_date": glance.note.stated_date.isoformat() if glance.note.stated_date else None,
        "first_seen_at": iso(glance.note.first_seen_at),
    }
    return article_document(glance.article) | {"last_note": note, "undisclosed": glance.undisclosed}


def _check_document(check: Check) -> Document:
    """How one visit ended; `version` is the newest after it, null when there is none yet."""
    return {
        "url": check.article.url,
        "outcome": check.outcome.value,
        "version": check.version or None,
        "error": check.error or None,
    }


def checks_document(checks: Iterable[Check]) -> Document:
    """How the visits of one pass ended."""
    return {"schema_version": SCHEMA_VERSION, "checks": [_check_document(check) for check in checks]}
