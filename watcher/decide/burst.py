"""When many articles of a host change in the same way, it is the template that changed, not the news.

Pure: an event's data in, the hashes of its fragments out. A change is part of a burst only when every one of
its fragments is; whatever has an edit of its own is told by itself.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from typing import TYPE_CHECKING, Any, NamedTuple

from watcher.model import Op, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from watcher.model import Change

Data = dict[str, Any]

ARTICLES = 5
"""So many articles of a host with the same fragment are a burst, and a text that stands in so many is the
house's own; four may be one story told in four pieces, or a correction that came to each of them."""

WINDOW = timedelta(days=1)
"""Within so long of each other: a house changes its template under all articles at once, but old ones are
looked at once a day."""

BRIEF = timedelta(hours=1)
"""Within so long of each other where it is about notes, headlines and authors: "Updated", a headline without
its "Breaking", and a story's first author come all day, one by one."""

REMEMBERED = timedelta(days=30)
"""How long after the last article one more with the same whole fragment is of the same change: articles that
were paused, could not be read, or are looked at once a week come late. Nobody is told of them together."""

AGAIN = timedelta(hours=1)
"""How long a second notice waits for more articles; those after it wait for the next day's."""

SETTLE = timedelta(seconds=5)
"""The shortest wait for more articles before a burst is told."""

LONGEST_SETTLE = timedelta(minutes=10)
"""The longest, however many keep coming."""

LOOKS = 10
"""A change whose words were seen in another article waits, and a burst is thought over, when no more came
for as long as this many looks at the host take: articles of one list are asked one after the other."""

MOST_PARTS = 30
"""A change with more fragments is no template's."""

SPECIFIC = 4
"""Changed words from which they name a fragment by themselves; of fewer ("a" for "the") the whole sentence
must be the same."""

_LINES = frozenset({"headline", "byline"})
"""Where the template adds to what each article has of its own, so that only the added words are the same."""


@dataclass(frozen=True, slots=True)
class Wait:
    """How long things are held on one host.

    Attributes:
        twin: a change whose words were seen in another article.
        settle: a burst, after each article that joins it.
    """

    twin: timedelta
    settle: timedelta


def wait(host_delay: timedelta) -> Wait:
    """How long to wait on a host that is asked this often at most."""
    return Wait(host_delay * LOOKS, max(host_delay * LOOKS, SETTLE))


class Spread(NamedTuple):
    """How far a fragment was seen within the window.

    Attributes:
        articles: in how many of the host.
        lately: in how many of these just now, which is `BRIEF`.
        since: when it was first seen; UTC.
    """

    articles: int
    lately: int
    since: datetime


def is_burst(spread: Spread, *, brief: bool) -> bool:
    """Whether so many articles are told as one change.

    Args:
        spread: how far the fragment was seen.
        brief: articles have such fragments all day, each for itself.
    """
    return (spread.lately if brief else spread.articles) >= ARTICLES


def is_everywhere(spread: Spread, looked_at: int) -> bool:
    """Whether what comes all day, one by one, is the template's all the same: most articles have it.

    Args:
        spread: how far the fragment was seen.
        looked_at: how many articles of the host were looked at since it was first seen.
    """
    return spread.articles >= ARTICLES and 2 * spread.articles > looked_at


def fragments(data: Data) -> frozenset[str]:
    """The hashes of what changed; none when there is too much of it to be a template's.

    Args:
        data: of an event about a change, uncut.
    """
    found = frozenset(_hash(*words) for words in _words(data))
    return found if len(found) <= MOST_PARTS else frozenset()


def brief(data: Data) -> frozenset[str]:
    """The hashes of what articles of one house have all day, each for itself; among those of `fragments`."""
    lines = [edit for edit in data.get("edits", ()) if _is_brief(edit)]
    notes = [note for note in data["notes"] if _is_fresh(note)]
    return frozenset(_hash(*words) for words in _words({"edits": lines, "notes": notes}))


def without(data: Data, common: frozenset[str]) -> Data:
    """The data of a change without the edits that came to many articles; `edits_total` counts them all.

    A headline stays: what the event is called speaks of it.

    Args:
        data: of an event about a change, uncut.
        common: the hashes of the fragments that came to many.
    """
    kept = [
        edit
        for edit in data["edits"]
        if "headline" in edit["classes"] or not common & fragments({"edits": [edit], "notes": ()})
    ]
    return data | {"edits": kept}


def arrived(text: str) -> str:
    """The hash of a block that came."""
    edit = {"kind": "addition", "classes": (), "before": "", "after": text, "spans": [["insert", text]]}
    (found,) = fragments({"edits": [edit], "notes": ()})
    return found


def says_no_more(change: Change, marked: Change) -> bool:
    """Whether all that a change touches was touched by one that is known as one of many articles.

    Words are counted, and not fragments: another reader parts the same words into other blocks.

    Args:
        change: as it is told now.
        marked: as it was told when it was seen in many articles.
    """
    return not Counter(_touched(change)) - Counter(_touched(marked))


def _touched(change: Change) -> Iterator[tuple[str, str]]:
    for edit in change.substantive:
        spans = [span for span in edit.spans if span.op is not Op.EQUAL]
        for span in spans or [Span(Op.EQUAL, edit.after)]:
            yield from ((span.op.value, word) for word in span.text.split())


def _words(data: Data) -> Iterator[Sequence[str]]:
    for edit in data.get("edits", ()):
        if way := _way(edit):
            yield way
            continue
        gone = " ".join(text.strip() for op, text in edit["spans"] if op == "delete")
        come = " ".join(text.strip() for op, text in edit["spans"] if op == "insert")
        own_line = _LINES & {*edit["classes"]} and (gone or come)
        specific = own_line or _is_label(edit) or len(f"{gone} {come}".split()) >= SPECIFIC
        yield (edit["kind"], gone, come) if specific else (edit["kind"], edit["before"], edit["after"])
    for note in data["notes"]:
        yield _note(note)
    for note in data.get("notes_removed", ()):
        yield "withdrawn", note["label"], note["text"]


def _is_brief(edit: Data) -> bool:
    return bool(_way(edit) or _LINES & {*edit["classes"]} or _is_label(edit))


def _is_label(edit: Data) -> bool:
    """Whether a few words only came, or went, in front of what each article has of its own there."""
    ops = [op for op, _ in edit["spans"]]
    return ops in (["insert", "equal"], ["delete", "equal"]) and len(edit["spans"][0][1].split()) < SPECIFIC


def _way(edit: Data) -> tuple[str, ...]:
    """What a template does to each article in other words: its author, and where its notes stand.

    Authors that all gain or lose, or have replaced by the same, are one change; one more author is not.
    """
    if "note" in edit["classes"] and edit["kind"] == "move":
        return "move", "note"
    stays = any(op == "equal" and text.strip(_JOINERS) for op, text in edit["spans"])
    if "byline" not in edit["classes"] or stays:
        return ()
    return "byline", edit["kind"], edit["after"] if edit["before"] else ""


_JOINERS = " ,;.&/"
"""What stands between the names of authors."""


def _note(note: Data) -> tuple[str, ...]:
    return "note" if _is_fresh(note) else "backdated", note["label"], note["text"]


def _is_fresh(note: Data) -> bool:
    """Whether a note may be of an edit just now; one that an article had for long states its old day."""
    return not note.get("backdated")


def _hash(*parts: str) -> str:
    return sha256("\0".join(" ".join(part.split()) for part in parts).encode("utf-8", "replace")).hexdigest()
