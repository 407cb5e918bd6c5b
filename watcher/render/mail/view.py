"""What an alert says to people, in words: the values that mail templates and chat messages print."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from watcher.decide.policy import shrank
from watcher.model import Disclosure, EventType, NoteForm, Why
from watcher.model.event import CHANGES
from watcher.render.mail.parts import (
    date_words,
    edit_of,
    is_moved_note,
    line_of,
    name_of,
    notes_of,
    sections_first,
)
from watcher.render.mail.words import (
    EXPLAINS_WORDS,
    GIVEN_UP,
    RETURN_WORDS,
    REWRITTEN_WORDS,
    SHRUNK_WORDS,
    TEMPLATE_WORDS,
    TITLES,
    TROUBLE_WORDS,
)
from watcher.render.safe import address
from watcher.render.unsaid import of_the_page
from watcher.render.verdicts import alerted
from watcher.render.words import count, lasting

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import tzinfo

Data = dict[str, Any]

MOST_EDITS = 20
"""Edits quoted in a mail; the rest is counted, and `watcher diff` shows it."""

ABOUT_CHANNELS = frozenset(
    {EventType.CHANNEL_DISABLED, EventType.CHANNEL_FAILING, EventType.CHANNEL_RECOVERED}
)

LEAD = 140
"""Characters of the first words; lists of mails show about as many."""

DIGEST_EDITS = 3
"""Edits quoted of each article in a digest."""

OF_NO_EDIT = frozenset({EventType.TEMPLATE_CHANGED, EventType.ARTICLE_FLAPPING})
"""Differences that nobody made to one story, so that no note could disclose them."""


def view(data: Data, kind: EventType, timezone: tzinfo, *, most_edits: int = MOST_EDITS) -> Data:
    """All that the templates print; texts only, and lists of texts.

    Args:
        data: the event's data, made inert.
        kind: the event's type.
        timezone: in which times are told.
        most_edits: how many edits are quoted.
    """
    found = data.get("edits", [])
    quoted = [edit for edit in found if line_of(edit)] if data.get("rewritten") else found
    edits = quoted[:most_edits]
    return {
        "what": _what(data, kind),
        "title": data.get("title", ""),
        "url": data.get("url", ""),
        "link": address(data.get("url", "")),
        "notes": notes_of(data),
        "edits": [edit_of(edit) for edit in edits],
        "edits_left": 0 if data.get("rewritten") else max(data.get("edits_total", 0) - len(edits), 0),
        "verdict": _verdict(data, kind),
        "reasons": _reasons(data),
        "context": _context(data, kind, timezone),
        "facts": _facts(data, kind, timezone),
        "message": _message(data, kind),
        "lead": _lead(data, kind),
        "truncated": data.get("truncated", False),
        "entries": [_item(entry, timezone) for entry in data.get("events", [])],
        "entries_left": data.get("left_out", 0),
        "articles": _articles(data),
        "articles_left": _articles_left(data),
    }


def _item(entry: Data, timezone: tzinfo) -> Data:
    """An event in a digest."""
    found = view(entry["data"], EventType(entry["type"]), timezone, most_edits=DIGEST_EDITS)
    return found | {"reasons": []}


def _message(data: Data, kind: EventType) -> str:
    """What an event means, in a sentence; "" for a change that speaks for itself."""
    if words := " ".join(filter(None, _of_the_story(data))):
        return words
    if data.get("explains"):
        return " ".join(map(_explained, data["explains"]))
    if kind is EventType.TEMPLATE_CHANGED:
        return TEMPLATE_WORDS
    if kind is EventType.DIGEST:
        return _tally(data["events"])
    if given_up := data.get("given_up"):
        return GIVEN_UP.format(count(given_up, "alert"))
    return TROUBLE_WORDS[kind][0] if kind in TROUBLE_WORDS else str(data.get("message", ""))


def _of_the_story(data: Data) -> Iterator[str]:
    """What is to be known of a change as a whole."""
    yield RETURN_WORDS.format(data["returns_to"]) if data.get("returns_to") else ""
    if data.get("rewritten"):
        yield REWRITTEN_WORDS.format(**data["change"])
    about = next(iter(_of_the_page(data)), "")
    yield about or ("" if data.get("rewritten") else _cut_off(data))


def _of_the_page(data: Data) -> list[Why]:
    return of_the_page(map(Why.heard, data.get("reasons", ())))


def _cut_off(data: Data) -> str:
    """That most of a story is gone may be the outlet's doing, or a wall that says nothing of itself."""
    change, words = data.get("change"), data.get("words")
    if not change or words is None or data["notes"]:
        return ""
    before = words + change["removed_words"] - change["added_words"]
    return SHRUNK_WORDS.format(before=before, words=words) if shrank(before, words) else ""


def _explained(earlier: Data) -> str:
    """That a note speaks of a change which was told before it."""
    before = lasting(timedelta(seconds=earlier["delay_seconds"]))
    return EXPLAINS_WORDS.format("" if earlier["complete"] else "a part of ", earlier["to"], before)


def _reasons(data: Data) -> list[str]:
    """Those of the verdict, but that no note came, and those for which a note speaks of an earlier change."""
    silent = (data.get("change") or {}).get("disclosure") == Disclosure.UNDISCLOSED
    earlier = [f"Version {one['to']}: {why}" for one in data.get("explains", []) for why in one["reasons"]]
    told = [] if silent else data.get("reasons", [])
    elsewhere = _of_the_page(data)
    return [*(why for why in told if why not in elsewhere), *earlier]


def _tally(entries: list[Data]) -> str:
    """What a digest holds, the most frequent first: "Text changed (3), correction added"."""
    found = Counter(_what(entry["data"], EventType(entry["type"])) for entry in entries)
    words = [what if number == 1 else f"{what} ({number})" for what, number in found.most_common()]
    return ", ".join([*words[:1], *(word[:1].lower() + word[1:] for word in words[1:])])


def _lead(data: Data, kind: EventType) -> str:
    """The first words of what is told, which mail programs show beside the subject."""
    notes = sections_first(data.get("notes", []))
    edits = data.get("edits", [])
    said = notes[0]["text"] if notes else ""
    if not said and edits:
        said = "".join(span["plain"] for span in edit_of(edits[0])["spans"])
    words = " ".join((said or _message(data, kind)).split())
    return words if len(words) <= LEAD else words[: LEAD - 1] + "…"


def _verdict(data: Data, kind: EventType) -> str:
    disclosure = (data.get("change") or {}).get("disclosure")
    if kind in OF_NO_EDIT or not disclosure:
        return ""
    stamps = {note["form"] for note in data.get("notes", [])} == {NoteForm.STAMP}
    return alerted(Disclosure(disclosure), edits=bool(data.get("edits_total")), stamps=stamps)


def _articles(data: Data) -> list[Data]:
    """The articles of a template change; a host's notice only counts them."""
    found = data.get("articles", [])
    known = found if isinstance(found, list) else []
    return [{"title": item["title"] or item["url"], "link": address(item["url"])} for item in known]


def _articles_left(data: Data) -> int:
    return max(data["count"] - len(data["articles"]), 0) if "articles" in data and "count" in data else 0


def _what(data: Data, kind: EventType) -> str:
    if kind is EventType.DIGEST:
        return f"{data['count']} alerts"
    if kind is EventType.TEMPLATE_CHANGED:
        more = " more" if data["again"] else ""
        return f"Same change on {data['host']}, {data['count']}{more} articles"
    if kind is not EventType.UPDATE_RECORDED:
        return _of_text(data, kind)
    names = list(dict.fromkeys(name_of(note) for note in sections_first(data["notes"])))
    if not data["change"]["notes_added"] and names and not data["truncated"]:
        return f"{_joined(names)} reworded"
    also = " · headline changed" if data["change"]["headline_changed"] else ""
    came = "back" if all(note.get("returned") for note in data["notes"]) else "added"
    return (f"{_joined(names)} {came}" if names else "Note withdrawn") + also


def _of_text(data: Data, kind: EventType) -> str:
    """What happened to a story's own words, or to the place of a note."""
    if kind not in CHANGES:
        return TITLES[kind]
    if data.get("rewritten"):
        return "Story rewritten" + (" · headline changed" if kind is EventType.HEADLINE_CHANGED else "")
    moved = [is_moved_note(edit) for edit in data["edits"]]
    return "Note moved" if moved and all(moved) else TITLES[kind]


def _joined(names: list[str]) -> str:
    first, *others = names
    return " and ".join([first, *(name.lower() for name in others)])


def _context(data: Data, kind: EventType, timezone: tzinfo) -> str:
    """Where and when, in one line."""
    if kind is EventType.DIGEST:
        return f"held for {data['reason']} since {_moment(data['since'], timezone)}"
    when = ""
    if data.get("captured_at"):
        when = span_of_time(data["not_before"], data["captured_at"], timezone)
    return " · ".join(filter(None, (data.get("site", ""), when)))


def _facts(data: Data, kind: EventType, timezone: tzinfo) -> list[Data]:
    """Pairs of name and text, in order."""
    facts = []
    if data.get("captured_at"):
        added, removed = data["change"]["added_words"], data["change"]["removed_words"]
        words = f"; {count(added, 'word')} added, {removed:,} removed" if added or removed else ""
        facts.append(("Versions", f"{data['from']} to {data['to']}{words}"))
    if kind in ABOUT_CHANNELS:
        facts += [("Channel", data["channel"]), (TROUBLE_WORDS[kind][1], data["reason"])]
        facts.append(("Since", _moment(data.get("since"), timezone)))
    elif kind in TROUBLE_WORDS:
        facts += _trouble(data, kind, timezone)
    if kind is EventType.TEMPLATE_CHANGED:
        facts.append(("Seen", span_of_time(data["since"], data["seen_at"], timezone)))
    return [{"name": name, "text": text} for name, text in facts if text]


def _trouble(data: Data, kind: EventType, timezone: tzinfo) -> list[tuple[str, str]]:
    watched = data.get("articles", 0)
    return [
        ("Source", data.get("source", "")),
        ("Site", data.get("host", "")),
        ("Machine", data.get("machine", "")),
        ("Database", data.get("store", "")),
        (TROUBLE_WORDS[kind][1], data["trouble"]),
        ("Since", _moment(data["since"], timezone)),
        ("Last read", _moment(data.get("last_good_at"), timezone)),
        ("Articles watched there", str(watched) if watched and "source" not in data else ""),
        ("Articles from there", str(watched) if watched and "source" in data else ""),
    ]


def span_of_time(not_before: str | None, captured_at: str, timezone: tzinfo) -> str:
    """When a change was made, as far as we know: between two looks at the page.

    Args:
        not_before: the last moment the older version was seen; RFC 3339.
        captured_at: when the newer one was; RFC 3339.
        timezone: in which to tell it.
    """
    latest = datetime.fromisoformat(captured_at)
    earliest = None if not_before is None else datetime.fromisoformat(not_before)
    end = latest.astimezone(timezone)
    if earliest is None or earliest > latest:  # the clock was set back between the two
        return f"before {_clock(end)} {end.tzname()} on {date_words(end)}"
    start = earliest.astimezone(timezone)
    moved = start.utcoffset() != end.utcoffset()  # the clocks were, between the two
    exact = not moved and start.replace(second=0, microsecond=0) == end.replace(second=0, microsecond=0)
    first, second = _clock(start, exact=exact), _clock(end, exact=exact)
    first += f" {start.tzname()}" if moved else ""
    if exact and first == second:
        return f"at {first} {end.tzname()} on {date_words(end)}"
    if start.date() == end.date():
        return f"between {first} and {second} {end.tzname()} on {date_words(end)}"
    return f"between {first} on {date_words(start)} and {second} on {date_words(end)} ({end.tzname()})"


def _clock(moment: datetime, *, exact: bool = False) -> str:
    """Hours and minutes; seconds too when both ends lie in one minute."""
    return f"{moment:%H:%M:%S}" if exact else f"{moment:%H:%M}"


def _moment(iso_time: str | None, timezone: tzinfo) -> str:
    if not iso_time:
        return ""
    moment = datetime.fromisoformat(iso_time).astimezone(timezone)
    return f"{_clock(moment)} {moment.tzname()} on {date_words(moment)}"
