"""An alert of every kind, about a story that never was: for trying out templates and channels."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from watcher.alerts.mail import read_templates
from watcher.compare import compare
from watcher.decide.counting import notice_words
from watcher.model import (
    Article,
    Block,
    BlockKind,
    Capture,
    Event,
    EventType,
    Note,
    NoteForm,
    NoteKind,
    Position,
    Reading,
    Role,
)
from watcher.model.source import Source, SourceKind, Wishes
from watcher.render.harmless import harmless
from watcher.render.mail.environment import BrokenTemplate, Templates
from watcher.render.mail.view import view
from watcher.render.notices import (
    channel_event,
    digest_event,
    host_event,
    lost_event,
    source_event,
    template_event,
    watch_event,
)
from watcher.render.payload import change_events, disabled_event, notice_events, ping_event

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

_AT = datetime(2026, 5, 4, 10, 17, tzinfo=UTC)
_URL = "https://news.example/2026/05/04/harbour-lights"
_TITLE = "Harbour lights to be switched off after midnight"
_NEW_TITLE = "Harbour lights to stay on after midnight"

_BEFORE = (
    "The harbour board voted 7–2 on Monday to switch off the quay’s 140 lamps between midnight and five.",
    "“Nobody sails at that hour,” said Piet Marlow, who has led the board since 2011.",
    "The saving is put at £14,000 a year.",
)
_AFTER = (
    "The harbour board voted 7–2 on Monday to keep the quay’s 140 lamps on between midnight and five.",
    "“Nobody sails at that hour,” said Piet Marlow, who has led the board since 2012.",
    "The saving is put at £41,000 a year.",
    "Two fishing crews had asked the board to think again.",
)


def samples() -> dict[EventType, Event]:
    """One event of every type."""
    told = [_update(), _edit(), _headline()]
    told += [*_of_articles(), *_of_hosts(), *_of_sources()]
    told += _of_channels(told)
    return {event.type: event for event in told}


def _of_articles() -> Iterator[Event]:
    trouble = _article(trouble=_TROUBLE, failing_since=_AT - timedelta(hours=2))
    gone = _article(
        trouble="gone: the server answered 404 (Not Found)", failing_since=_AT - timedelta(days=2)
    )
    back = compare(_reading(_BEFORE), _reading(_AFTER))
    for kind in (EventType.ARTICLE_GONE, EventType.ARTICLE_RETURNED):
        yield notice_events(gone, kind, "", _AT, change=back)[0]
    for kind in (EventType.ARTICLE_FAILING, EventType.ARTICLE_RECOVERED):
        yield notice_events(trouble, kind, "", _AT)[0]
    turns = "it goes to and fro, and shows the text of version 2 again, not that of 3"
    yield notice_events(_article(version=3), EventType.ARTICLE_FLAPPING, turns, _AT, change=back, shows=2)[0]
    counts = notice_words(["So far 1,243 people have signed."])
    yield from notice_events(_article(version=12), EventType.ARTICLE_COUNTING, counts, _AT)


def _of_hosts() -> Iterator[Event]:
    about: dict[str, Any] = {"articles": 37, "sites": ["Sound Gazette"], "tags": ["harbour"]}
    for kind in (EventType.HOST_FAILING, EventType.HOST_RECOVERED):
        yield host_event(kind, "news.example", trouble=_TROUBLE, since=_AT, at=_AT, **about)
    yield template_event("news.example", _template(), at=_AT + timedelta(minutes=2))


def _of_sources() -> Iterator[Event]:
    broken: dict[str, Any] = {"trouble": "the answer is a web page, not a feed", "at": _AT}
    for kind in (EventType.SOURCE_FAILING, EventType.SOURCE_QUIET, EventType.SOURCE_RECOVERED):
        yield source_event(kind, _SOURCE, since=_AT - timedelta(hours=1), **broken)


def _of_channels(told: Sequence[Event]) -> Iterator[Event]:
    """Of a channel that was told of these."""
    yield disabled_event("desk", "the receiver answered 410 Gone", at=_AT, cause=told[0].id)
    since = _AT - timedelta(hours=1)
    for kind in (EventType.CHANNEL_FAILING, EventType.CHANNEL_RECOVERED):
        yield channel_event(kind, "desk", "no answer within 30 s", since, failures=4, at=_AT)
    missed = {"failures": 31, "given_up": 7}
    yield channel_event(kind, "desk", "no answer within 30 s", _AT - timedelta(days=5), **missed, at=_AT)
    lost = "The database /var/lib/watcher/watcher.db was deleted; put the newest backup in its place."
    yield lost_event("/var/lib/watcher/watcher.db", lost, at=_AT)
    for kind in (EventType.WATCH_FAILING, EventType.WATCH_RECOVERED):
        full = "The disk of the store is full but for 2.1 MB; what is seen cannot be kept."
        yield watch_event(kind, "/var/lib/watcher/watcher.db", "desk-1", full, since, at=_AT)
    yield ping_event("desk", at=_AT)
    yield digest_event("desk", told[:4], 4, why="the hourly digest", at=_AT)


_TROUBLE = "failed: the server answered 503 (Service Unavailable)"
_SOURCE = Source(
    1,
    "https://news.example/",
    "https://news.example/feed.xml",
    "news.example",
    SourceKind.FEED,
    "Sound Gazette",
    articles=37,
    wishes=Wishes(tags=("harbour",)),
)


def sample(kind: EventType) -> Event:
    """The event of one type."""
    return samples()[kind]


def tried_on_samples(folder: Path) -> list[str]:
    """What is wrong with the templates in a folder, each fault with file and line, once."""
    sources = read_templates(folder)
    templates = Templates(sources)
    faults = []
    for name in sources:
        for event in samples().values():
            try:
                templates.try_out(name, view(harmless(event.data), event.type, UTC))
            except BrokenTemplate as error:
                faults.append(f"{folder / name}:{error.line}: {error.words}")
    return list(dict.fromkeys(faults))


def _article(**fields: object) -> Article:
    known = {"url": _URL, "title": _TITLE, "version": 1, "site": "Sound Gazette", "tags": ("harbour",)}
    good = {"last_good_at": _AT - timedelta(minutes=15)}
    return Article(1, host="news.example", **{**known, **good, **fields})  # type: ignore[arg-type]


def _reading(texts: tuple[str, ...], *, title: str = _TITLE, notes: tuple[Note, ...] = ()) -> Reading:
    blocks = tuple(Block(BlockKind.PARAGRAPH, Role.BODY, text) for text in texts)
    return Reading(_URL, title=title, site="Sound Gazette", language="en", blocks=blocks, notes=notes)


def _told(after: Reading, before: Reading | None = None, *, url: str = _URL) -> Event:
    change = compare(before or _reading(_BEFORE), after)
    capture = Capture(after, "", 1, b"", url, _AT)
    title = before.title if before else _TITLE
    (event,) = change_events(_article(url=url), change, capture, first_title=title)
    return event


def _edit() -> Event:
    return _told(_reading(_AFTER))


def _template() -> list[Event]:
    """The same box under many stories is worded anew."""
    texts = (*_BEFORE, "Follow the harbour desk on the old network.")
    after = (*_BEFORE, "Follow the harbour desk in our daily letter instead.")
    titles = ("Ferry fares to rise", "Lock keeper retires", "Storm closes the pier", "Eel season opens")
    return [
        _told(_reading(after, title=title), _reading(texts, title=title), url=f"{_URL}-{number}")
        for number, title in enumerate((_TITLE, *titles), 1)
    ]


def _headline() -> Event:
    return _told(_reading(_BEFORE, title=_NEW_TITLE))


def _update() -> Event:
    text = "An earlier version of this article said that the lamps would be switched off. They stay on."
    block = f"Correction 4 May: {text}"
    place = len(_AFTER)
    note = Note(
        NoteKind.CORRECTION,
        NoteForm.SECTION,
        "Correction",
        date(2026, 5, 4),
        None,
        None,
        year_inferred=True,
        text=text,
        position=Position.END,
        first_block=place,
        last_block=place,
    )
    return _told(_reading((*_AFTER, block), notes=(note,)))
