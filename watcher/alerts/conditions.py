"""Which events a channel wants: all of the conditions must hold, and of each list any one will do.

Conditions on the change (classes, disclosure, words) let pass whatever is not about a change: whoever asks
for undisclosed edits must still hear that an article cannot be read, or silence would mean nothing any more.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from watcher.alerts.keywords import first_touched
from watcher.decide.choose import matches
from watcher.fetch.address import is_of
from watcher.model import CHANGES, EventType
from watcher.model.spelled import host_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from watcher.model import Event

ALWAYS_WANTED = frozenset(
    {
        EventType.CHANNEL_DISABLED,
        EventType.CHANNEL_FAILING,
        EventType.CHANNEL_RECOVERED,
        EventType.STORE_LOST,
        EventType.TEST_PING,
        EventType.WATCH_FAILING,
        EventType.WATCH_RECOVERED,
    }
)
"""Whoever listens to anything has to hear that another channel fell silent, or all of it."""

INCLUDED: dict[EventType, frozenset[EventType]] = {
    EventType.HOST_FAILING: frozenset({EventType.ARTICLE_FAILING}),
    EventType.HOST_RECOVERED: frozenset({EventType.ARTICLE_RECOVERED}),
    EventType.ARTICLE_FLAPPING: CHANGES,
    EventType.ARTICLE_COUNTING: CHANGES,
}
"""Notices that stand for others: a host's for those of its articles, that an article goes to and fro, or
counts, for its turns. Whoever asks for these gets them."""


@dataclass(frozen=True, slots=True)
class Conditions:
    """What a channel asks for; an empty list asks nothing.

    Attributes:
        events: event types.
        exclude: addresses of articles of which nothing is wanted: a part of them, or all with "*".
        outlets: names of outlets as pages give them, or hosts ("news.example" stands for its subdomains too).
        tags: of articles, as in the configuration.
        classes: of edits ("number", "name", ...; "note" is a note added, reworded or withdrawn).
        disclosure: verdicts.
        kinds: of notes ("correction", "retraction", ...), of which one came, was reworded or withdrawn.
        min_words: words that came and went, together.
        keywords: of which one must be touched by the change.
    """

    events: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    disclosure: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    min_words: int = 0
    keywords: tuple[str, ...] = ()

    def unmet(self, event: Event) -> str:
        """The first condition that an event does not meet, in words; "" when it is wanted."""
        if event.type in ALWAYS_WANTED:
            return ""
        words = self._about_the_event(event)
        return words or (self._about_the_change(event.data) if event.type in CHANGES else "")

    def _about_the_event(self, event: Event) -> str:
        if self.events and not ({event.type} | INCLUDED.get(event.type, frozenset())) & {*self.events}:
            return f"its type is {event.type}"
        url = event.data.get("url", "")
        if excluded := next((pattern for pattern in self.exclude if matches(url, pattern)), ""):
            return f'its address has "{excluded}"'
        if self.outlets and not any(_is_of(outlet, event.data) for outlet in self.outlets):
            return f"it is not of {_either(self.outlets)}"
        if self.tags and not {tag.casefold() for tag in self.tags} & {*_folded(event.data.get("tags", ()))}:
            return f"it is not tagged {_either(self.tags)}"
        return ""

    def _about_the_change(self, data: dict[str, Any]) -> str:
        change = data["change"] or {}
        if self.classes and not {*self.classes} & _classes_of(data):
            return f"no edit is of class {_either(self.classes)}"
        if self.disclosure and change.get("disclosure") not in self.disclosure:
            return f"its disclosure is {change.get('disclosure')}"
        if self.kinds and not {*self.kinds} & _kinds_of(data):
            return f"no note is of kind {_either(self.kinds)}"
        words = change.get("added_words", 0) + change.get("removed_words", 0)
        if words < self.min_words:
            return f"only {words} words changed"
        if self.keywords and not first_touched(self.keywords, data):
            return f"the change does not touch {_either(self.keywords)}"
        return ""


def _classes_of(data: dict[str, Any]) -> set[str]:
    """The classes of the edits that an event tells of, and "note" when it tells of notes."""
    found = {name for edit in data.get("edits", ()) for name in edit["classes"]}
    told = any(data.get(key) for key in ("notes", "notes_changed", "notes_removed"))
    return found | ({"note"} if told else set())


def _kinds_of(data: dict[str, Any]) -> set[str]:
    """The kinds of the notes that an event tells of."""
    told = [*data.get("notes", ()), *data.get("notes_removed", ())]
    told += [note for pair in data.get("notes_changed", ()) for note in pair.values()]
    return {note["kind"] for note in told}


def _is_of(outlet: str, data: dict[str, Any]) -> bool:
    """Whether an event is of an outlet, by the name on its pages or by its host."""
    wanted = outlet.casefold().removeprefix("www.")
    if wanted in _folded([data.get("site", ""), *data.get("sites", ())]):
        return True
    host = str(data.get("host") or _host(data.get("url", ""))).casefold()
    return is_of(host, host_name(wanted))


def _host(url: str) -> str:
    """The host of an address, with its port as articles' hosts have it."""
    return url.partition("://")[2].partition("/")[0].rpartition("@")[2]


def _folded(words: Iterable[str]) -> list[str]:
    return [word.casefold() for word in words]


def _either(words: Sequence[str]) -> str:
    return " or ".join(f'"{word}"' for word in words)
