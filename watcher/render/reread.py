"""What reading a history again makes different."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from watcher.render.documents import SCHEMA_VERSION, note_record_document
from watcher.render.terminal.screen import Piece, cut, flow, line
from watcher.render.words import count, noted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from watcher.decide.history.reread import Retold, Revised
    from watcher.model import Article
    from watcher.render.terminal.screen import Look

Marks = tuple[int, int]
"""How many changes came to many articles, and how many are turns of pages that go to and fro."""


def reread_document(
    articles: list[dict[str, Any]], marked: Marks, *, reader_version: int, dry_run: bool
) -> dict[str, Any]:
    """Every article that was read again, and how many versions are known now to be no edits of theirs."""
    return {
        "schema_version": SCHEMA_VERSION,
        "dry_run": dry_run,
        "to_reader": reader_version,
        "with_many": marked[0],
        "flapping": marked[1],
        "articles": articles,
    }


def article_document(article: Article, retold: Retold) -> dict[str, Any]:
    """What is different of an article; `from_reader` is the reader of its newest version before."""
    return {
        "url": article.url,
        "from_reader": article.reader_version,
        "versions": len(retold.versions),
        "differing": [{"version": v.number, "parts": list(v.parts)} for v in retold.differing],
        "verdicts": [_verdict(v) for v in retold.versions if v.verdict_differs],
        "notes_added": [note_record_document(article.url, record) for record in retold.notes_come],
        "notes_removed": [note_record_document(article.url, record) for record in retold.notes_gone],
    }


def _verdict(version: Revised) -> dict[str, Any]:
    assert version.change is not None
    return {
        "version": version.number,
        "before": version.before.value if version.before else None,
        "after": version.change.disclosure.value,
    }


def sum_words(articles: int, versions: int, differing: int, *, dry_run: bool) -> str:
    """How much was read again, and how much of it is told differently."""
    if not articles:
        return "Every history is of the present reader; nothing to read again."
    done = "would be read again" if dry_run else "read again"
    kept = "; nothing was changed" if dry_run else ""
    size = f"{count(articles, 'article')} ({count(versions, 'version')})"
    return f"{size} {done}, {differing:,} told differently{kept}."


def marked_words(marked: Marks) -> list[str]:
    """That changes are found among those that are stored which are no edits; nothing of none."""
    return [f"{count(found, *words)}." for found, words in zip(marked, _MARKED, strict=True) if found]


_MARKED = (
    (
        "change is found to have come to many articles of a host alike",
        "changes are found to have come to many articles of a host alike",
    ),
    (
        "change is found to be a turn of a page that goes to and fro",
        "changes are found to be turns of pages that go to and fro",
    ),
)


def article_lines(article: Article, retold: Retold, look: Look) -> Iterator[str]:
    """What is different of an article, for people; nothing when nothing is."""
    if not retold:
        return
    yield from flow([line(article.title or article.url, "strong")], look)
    for version in retold.differing:
        words = f"version {version.number} reads differently: {', '.join(version.parts)}"
        yield from flow([Piece(words)], look, first="  ", rest="    ")
    for version in retold.versions:
        if version.verdict_differs and version.change is not None:
            before = version.before.value if version.before else "no verdict"
            words = f"version {version.number}: {before} becomes {version.change.disclosure.value}"
            yield from flow([Piece(words.replace("_", " "))], look, first="  ", rest="    ")
    for sign, records, style in (("+", retold.notes_come, "good"), ("-", retold.notes_gone, "bad")):
        for record in records:
            yield "  " + look.paint(cut(f"{sign} {noted(record.note)}", look.columns - 2), style)
