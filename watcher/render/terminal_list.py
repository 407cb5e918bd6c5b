"""The watch list and the outcomes of a pass, one line an article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watcher.model import GOOD, ArticleState, Outcome
from watcher.render.terminal import Piece, cut, flow, line, pad
from watcher.render.terminal_moved import moved_lines
from watcher.render.terminal_words import ago, count

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from watcher.model import Article, Check
    from watcher.render.terminal import Look

__all__ = ["check_line", "checks_summary", "list_lines"]

_TABLE_FROM = 72
_NUMBER, _VERSIONS, _CHANGED, _NEXT = 5, 4, 11, 11  # columns of the table's fixed cells
_OUTCOMES = {
    Outcome.FIRST: "good",
    Outcome.CHANGED: "strong",
    Outcome.UNCHANGED: "dim",
    Outcome.NOT_MODIFIED: "dim",
    Outcome.SUSPECT: "warn",
}


def list_lines(articles: Sequence[Article], look: Look, *, now: datetime) -> list[str]:
    """Id, versions, last change, next check, title; under it the trouble, when there is some."""
    if look.columns < _TABLE_FROM:
        return [row for article in articles for row in _narrow(article, look, now)]
    head = _row(("id", "ver", "changed", "next", "article"), look)
    return [look.paint(head, "dim"), *(row for item in articles for row in _wide(item, look, now))]


def _row(cells: Sequence[str], look: Look) -> str:
    number, versions, changed, following, title = cells
    fixed = (
        f"{pad(number, _NUMBER, right=True)} {pad(versions, _VERSIONS, right=True)}  "
        f"{pad(changed, _CHANGED)} {pad(following, _NEXT)} "
    )
    return (fixed + cut(title, look.columns - len(fixed))).rstrip()


def _wide(article: Article, look: Look, now: datetime) -> Iterator[str]:
    cells = (f"#{article.id}", str(article.version or "-"), _changed(article, now), _next(article, now))
    yield _row((*cells, _name(article)), look)
    indent = " " * (_NUMBER + _VERSIONS + 3)
    if article.title:
        yield look.paint(indent + cut(line(article.url).words, look.columns - len(indent)), "dim")
    yield from moved_lines(article, look, indent=indent)
    if article.trouble:
        yield from flow([line(article.trouble, "warn")], look, first=indent)


def _narrow(article: Article, look: Look, now: datetime) -> Iterator[str]:
    yield from flow([Piece(f"#{article.id} "), Piece(_name(article), "strong")], look, rest="  ")
    if article.title:
        yield from flow([line(article.url, "dim")], look, first="  ")
    words = f"version {article.version or '-'}, changed {_changed(article, now)}, next {_next(article, now)}"
    yield from flow([Piece(words)], look, first="  ")
    yield from moved_lines(article, look)
    if article.trouble:
        yield from flow([line(article.trouble, "warn")], look, first="  ")


def _name(article: Article) -> str:
    site = f"  [{article.site}]" if article.site else ""
    tags = "".join(f" +{tag}" for tag in article.tags)
    return line(f"{article.title}{site}{tags}" if article.title else f"{article.url}{tags}").words


def _changed(article: Article, now: datetime) -> str:
    return ago(article.last_changed_at, now) if article.last_changed_at else "-"


def _next(article: Article, now: datetime) -> str:
    if article.state is not ArticleState.ACTIVE:
        return article.state.value
    if article.next_check_at is None or article.next_check_at <= now:
        return "due"
    return ago(article.next_check_at, now)


def check_line(check: Check, look: Look) -> list[str]:
    """How one visit ended."""
    style = _OUTCOMES.get(check.outcome, "bad")
    head = pad(check.outcome.value.replace("_", " "), 12)
    pieces = [line(check.article.url)]
    if check.outcome is Outcome.CHANGED and check.change:
        change = check.change
        verdict = change.disclosure.value.replace("_", " ")
        pieces.append(
            Piece(
                f"  version {check.version}, +{change.added_words} -{change.removed_words} words, {verdict}"
            )
        )
    if check.error:
        pieces += [Piece("  "), line(check.error, style)]
    first, *others = flow(pieces, look, first=f"{head} ", rest="  ")
    return [look.paint(head, style) + first[len(head) :], *others]


def checks_summary(checks: Sequence[Check]) -> str:
    """The pass in one sentence."""
    counts = {outcome: sum(check.outcome is outcome for check in checks) for outcome in Outcome}
    parts = [f"{number} {outcome.value.replace('_', ' ')}" for outcome, number in counts.items() if number]
    failed = sum(check.outcome not in GOOD for check in checks)
    tail = f"; {count(failed, 'article')} could not be read" if failed else ""
    return f"{count(len(checks), 'article')} checked: {', '.join(parts)}{tail}."
