"""Links whose address is another one at every look, under words that stay: a token in it is made anew.

Only what `compare.links` says is passed over, and only while it changes at every look: one that came to rest
is told, and so is each that leads elsewhere. The block says so, for all who compare it with those before.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from watcher.compare.edits.align import exact
from watcher.compare.links import frame
from watcher.model import RestlessLink, Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from watcher.model import Article, Reading

_STREAK = 3
"""Looks in a row that brought another address: as often as a place whose text is replaced."""
_STILL = 2
"""Looks that a token may outlast, for pages stand in caches; what stayed longer has come to rest."""
_MOST = 60  # links of an article; each takes some 100 bytes


def steadied(
    before: Reading, after: Reading, known: Sequence[RestlessLink], article: Article
) -> tuple[Reading, tuple[RestlessLink, ...]]:
    """The page with a word to its blocks with restless links, and what is known of those from now on.

    Args:
        before: the newest version.
        after: the page now.
        known: what earlier checks have shown.
        article: as it was when the check began.
    """
    blocks = _differing(before, after)
    if not blocks:
        return after, tuple(known)
    seen: dict[str, list[str]] = {}
    for what, address in (link for found in blocks.values() for link in found):
        seen.setdefault(what, []).append(address)
    links = {link.address: link for link in known}
    links |= {what: _again(links.get(what), what, tuple(found), article) for what, found in seen.items()}
    quiet = {k for k, found in blocks.items() if all(links[what].learned for what, _ in found)}
    newest = sorted(links.values(), key=lambda link: link.check)[-_MOST:]
    return _marked(after, quiet), tuple(newest)


def marked_as(after: Reading, stored: Reading) -> Reading:
    """A page read now, with the word that a visit gave to its blocks when it read and stored it."""
    known = {b.text: b for b in stored.blocks if b.restless or b.counting}
    blocks = [
        replace(b, restless=was.restless, counting=was.counting) if (was := known.get(b.text)) else b
        for b in after.blocks
    ]
    return replace(after, blocks=tuple(blocks)) if known else after


def _marked(after: Reading, quiet: set[int]) -> Reading:
    if not quiet:
        return after
    blocks = [replace(b, restless=True) if k in quiet else b for k, b in enumerate(after.blocks)]
    return replace(after, blocks=tuple(blocks))


def _differing(before: Reading, after: Reading) -> dict[int, list[tuple[str, str]]]:
    """Blocks with links that differ in tokens only: what their addresses have besides, and are now."""
    olds, news = ([k for k, b in enumerate(one.blocks) if b.links] for one in (before, after))
    texts = [before.blocks[i].text for i in olds], [after.blocks[k].text for k in news]
    found: dict[int, list[tuple[str, str]]] = {}
    for i, k in ((olds[at], news[now]) for at, now in exact(*texts).kept):
        old, new = before.blocks[i].links, after.blocks[k].links
        if old != new and len(old) == len(new) and after.blocks[k].role is Role.BODY:
            pairs = [(frame(was, now), now) for was, now in zip(old, new, strict=True)]
            found |= {k: named} if (named := [pair for pair in pairs if pair[0]]) else {}
    return found


def _again(
    here: RestlessLink | None, what: str, addresses: tuple[str, ...], article: Article
) -> RestlessLink:
    """A link whose address is not that of the newest version."""
    check = article.checks + 1
    still = check - here.check - article.failures if here is not None else 0
    if here is None or still < 0:
        return RestlessLink(what, addresses, 1, check)
    if here.seen == addresses:  # the same as at the last look; only the stored version is older
        return here if still <= _STILL else replace(here, streak=0, learned=False)
    learned = here.learned and still <= _STILL + 1
    streak = here.streak + 1 if learned or still <= 1 else 1
    return RestlessLink(what, addresses, streak, check, learned or streak >= _STREAK)
